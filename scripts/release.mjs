// Checks, builds and packs the library. The Release workflow publishes the very tarball that this has checked.
//
//   npm run release -- --dry-run   says what a release would contain, and what keeps it from being published
//   npm run release                puts the tarball into release/, if nothing keeps it from being published
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newestSection } from './changelog.mjs';
import { changesetFiles, lockFaults, tagExists, uncommitted } from './release/checkout.mjs';
import { allowsNode, emptyFields, missingPaths, staleLockFields, undeclaredPackages } from './release/manifest.mjs';
import { inKilobytes, machinePaths, pack, tableOfFiles } from './release/tarball.mjs';
import { repositoryOf, staleLinks } from './repository.mjs';

const { values: options } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } });
const isDry = options['dry-run'] ?? false;
const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = readJson('package.json');
const name = `${manifest.name}@${manifest.version}`;
const tag = `v${manifest.version}`;
const folder = mkdtempSync(join(tmpdir(), 'release-'));

try {
  checkCheckout();
  const open = openPoints();
  if (!isDry && open.length > 0) stop(`${name} cannot be published:`, ...open.map((point) => `  - ${point}`));
  run('npm', 'run', 'build');
  check('the build changes no committed file', uncommitted(root));
  // Its `npm pack` would build again.
  run('npm', 'run', 'package', '--ignore-scripts');
  const tarball = pack(root, folder);
  checkTarball(tarball);
  if (isDry) report(open);
  else keep(tarball);
} finally {
  rmSync(folder, { recursive: true });
}

function checkCheckout() {
  const node = process.versions.node;
  check('the working tree is clean', uncommitted(root));
  check('package.json leaves no field empty', emptyFields(manifest));
  check(
    'package.json has a repository on GitHub',
    faultOf(() => repositoryOf(manifest)),
  );
  check(`Node ${node} is ${manifest.engines.node}`, allowsNode(manifest, node) ? [] : ['take a later Node']);
  const lock = readJson('package-lock.json');
  check('package-lock.json is in step', [...staleLockFields(manifest, lock), ...lockFaults(root)]);
}

function checkTarball({ path, size, unpackedSize, files }) {
  console.log(`\n${path.slice(folder.length + 1)}: ${inKilobytes(size)}, unpacked ${inKilobytes(unpackedSize)}`);
  console.log(`${tableOfFiles(files)}\n`);
  const paths = files.map((file) => file.path);
  check('it has each path of exports, types and imports', missingPaths(manifest, paths));
  check('the packages of imports are dependencies', undeclaredPackages(manifest));
  check('no file names a folder of this machine', machinePaths(root, { path, files }, folder));
}

/** What has to be done before this version is published, and does not keep anybody from trying it. */
function openPoints() {
  const { version, date } = newestSection(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
  const changesets = changesetFiles(root);
  return [
    repositoryOf(manifest).isPlaceholder &&
      `repository.url in package.json is still a placeholder: ${manifest.repository.url}; write the owner into it`,
    staleLinks(root).length > 0 && `${staleLinks(root).join(', ')} link elsewhere: npm run release:version`,
    changesets.length > 0 && `${changesets.length} changesets are left: npm run release:version`,
    version !== manifest.version && `the newest section of CHANGELOG.md is of ${version}, not of ${manifest.version}`,
    !date && `${version} has no date in CHANGELOG.md: write "## ${version} – year-month-day"`,
    tagExists(root, tag) && `the tag ${tag} exists already`,
  ].filter(Boolean);
}

function report(open) {
  const { slug, source, issues, book } = repositoryOf(manifest);
  console.log(`\nwould publish  ${name} to npm, with provenance from ${slug}`);
  console.log(`would tag      ${tag}`);
  console.log(`its links      ${source}, ${issues}, ${book}`);
  if (open.length > 0) console.log(`\nbefore that:\n${open.map((point) => `  - ${point}`).join('\n')}`);
}

function keep({ path }) {
  const kept = join(root, 'release');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept);
  copyFileSync(path, join(kept, basename(path)));
  console.log(`release/${basename(path)}`);
}

function check(what, faults) {
  console.log(`${faults.length > 0 ? 'FAILED' : 'ok    '}  ${what}`);
  if (faults.length > 0) stop(...faults.map((fault) => `        ${fault}`));
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function faultOf(action) {
  try {
    action();
    return [];
  } catch ({ message }) {
    return [message];
  }
}

function run(program, ...args) {
  console.log(`\n> ${[program, ...args].join(' ')}`);
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) stop(`${[program, ...args].join(' ')} failed`);
}

/** Ends the release without a stack: the message says it all. */
function stop(...lines) {
  console.error(lines.join('\n'));
  rmSync(folder, { recursive: true });
  process.exit(1);
}
