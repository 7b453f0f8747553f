// Plants small faults in src, one after the other, and runs the tests that have to notice them. What survives says which tests
// are missing: run it before and after tests are moved or deleted.
//
//   node tools/mutations/run.mjs                all of list.mjs: ten to twenty minutes
//   node tools/mutations/run.mjs core frame 7   those of two rooms, and the seventh
//   node tools/mutations/run.mjs --check        only finds each text in src
//
// Each file is put back as it was, also when the run is interrupted. The tests have to pass without a fault.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutations } from './list.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const files = readdirSync(`${ROOT}/src`, { recursive: true })
  .filter((file) => /\.(tsx?|css|json)$/.test(file))
  .map((file) => `src/${file}`);
const { values: options, positionals: asked } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
const chosen = mutations
  .map((mutation, index) => ({ ...mutation, number: index + 1, ...placeOf(mutation) }))
  .filter(({ room, number }) => asked.length === 0 || asked.includes(room) || asked.includes(String(number)));
const lost = chosen.filter(({ file }) => file === undefined);
const planted = chosen.filter(({ file }) => file !== undefined);
for (const { number, room, search, count } of lost) console.log(`${number} ${room}: found ${count} times: ${search}`);

let survived = 0;
if (!options.check && planted.length > 0) {
  process.on('SIGINT', () => {}); // a file is put back before the run ends
  const names = [...new Set(planted.flatMap(({ tests }) => tests))];
  if (!passes(names)) throw new Error('the tests fail without a fault');
  for (const mutation of planted) if (!isCaught(mutation)) survived += 1;
  console.log(`\n${planted.length - survived} caught, ${survived} survived, ${lost.length} not found`);
}
process.exitCode = survived + lost.length > 0 ? 1 : 0;

/** The one file of src that has the text; none where it stands in several. */
function placeOf({ search }) {
  const found = files.flatMap((file) => {
    const times = readFileSync(`${ROOT}/${file}`, 'utf8').split(search).length - 1;
    return new Array(times).fill(file);
  });
  return { file: found.length === 1 ? found[0] : undefined, count: found.length };
}

function isCaught({ number, room, file, search, replace, tests }) {
  const path = `${ROOT}/${file}`;
  const source = readFileSync(path, 'utf8');
  let isSurvivor = false;
  try {
    writeFileSync(
      path,
      source.replace(search, () => replace),
    );
    isSurvivor = passes(tests);
  } finally {
    writeFileSync(path, source);
  }
  console.log(`${number} ${room}: ${isSurvivor ? 'SURVIVED' : 'caught'}: ${file}: ${search}`);
  return !isSurvivor;
}

/** Whether the tests of these names pass; throws where there are none. */
function passes(names) {
  const all = ['node', 'browser', 'browser-apart', 'pages-node', 'pages-browser', 'exhaustive-node', 'exhaustive'];
  const projects = all.flatMap((name) => ['--project', name]);
  const words = ['vitest', 'run', '--bail', '1', ...projects, ...names];
  const { status, stdout, signal } = spawnSync('npx', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (signal) throw new Error(`interrupted by ${signal}`);
  if (!/ passed|failed/.test(stdout)) throw new Error(`no tests: ${names.join(', ')}`);
  return status === 0;
}
