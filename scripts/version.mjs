// Turns the changesets into the next version: in package.json, package-lock.json and CHANGELOG.md. Writes what
// follows from the repository of package.json.
//
//   npm run release:version
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseChangeset, withSection } from './changelog.mjs';
import { changesetFiles } from './release/checkout.mjs';
import { staleFiles } from './repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(root + path, 'utf8');

for (const [path, text] of staleFiles(root)) writeFileSync(root + path, text);
// Read before `changeset version` deletes them.
const changesets = changesetFiles(root).map((path) => parseChangeset(read(path)));
if (changesets.length === 0) {
  console.log('no changesets: the version remains as it is');
} else {
  execFileSync('npx', ['changeset', 'version'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const { version } = JSON.parse(read('package.json'));
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(`${root}CHANGELOG.md`, withSection(read('CHANGELOG.md'), version, today, changesets));
  raiseLock(version);
  console.log(`version ${version}: read its section in CHANGELOG.md`);
}

/** Changesets leaves package-lock.json behind, and the next `npm install` would change it. */
function raiseLock(version) {
  const lock = JSON.parse(read('package-lock.json'));
  lock.version = version;
  lock.packages[''].version = version;
  writeFileSync(`${root}package-lock.json`, `${JSON.stringify(lock, null, 2)}\n`);
}
