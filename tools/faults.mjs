// Bad input by force: every fault of the table, random props for minutes, a thousand mounts. `npm test` runs the same files
// for seconds.
//
//   npm run test:faults                   what failed, and a summary
//   npm run test:faults -- --seed 7       other random props; the same seed renders the same ones
//   npm run -s test:faults -- --json      one JSON object on standard output
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const FUZZ_SECONDS = 240;
const MOUNTS = 1000;
const LIMIT_MILLISECONDS = 600_000;

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, seed: { type: 'string' } } });
const seed = Number(options.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(seed)) throw new RangeError(`invalid --seed: ${options.seed}; expected an integer`);

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
try {
  const file = join(folder, 'report.json');
  const code = await runVitest(file);
  const report = summaryOf(JSON.parse(readFileSync(file, 'utf8')));
  console.log(options.json ? JSON.stringify(report) : textOf(report));
  process.exitCode = code || (report.ok ? 0 : 1);
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs the tests of `test/faults`; their output goes to standard error. Stopped after ten minutes. */
function runVitest(file) {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const budget = JSON.stringify({ seed, lives: 1_000_000, seconds: FUZZ_SECONDS, mounts: MOUNTS, slow: true });
  const child = spawn(process.execPath, [vitest, 'run', '--project', 'exhaustive', 'test/faults', ...reporters], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, VITE_FAULTS: budget },
    stdio: ['ignore', process.stderr, process.stderr],
    timeout: LIMIT_MILLISECONDS,
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}

function summaryOf({ testResults, success }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const measured = Object.assign({}, ...tests.map(({ meta }) => meta?.faults));
  const failed = tests.filter(({ status }) => status === 'failed');
  return {
    seed,
    tests: tests.length,
    failed: failed.map(({ title, failureMessages }) => ({ title, message: failureMessages[0]?.split('\n')[0] })),
    ...measured,
    ok: success,
  };
}

function textOf({ tests, failed, sets, strays, mounts, before, after }) {
  const held = ({ tensors, nodes, listeners }) => `${tensors} tensors, ${nodes} nodes, ${listeners} listeners`;
  return [
    ...failed.map(({ title, message }) => `failed: ${title}: ${message}`),
    `${tests} tests, ${failed.length} failed`,
    `fuzz with seed ${seed}: ${sets} sets of props, ${strays?.length} stray errors`,
    ...(before && after ? [`${mounts} mounts: ${held(before)} before, ${held(after)} after`] : []),
  ].join('\n');
}
