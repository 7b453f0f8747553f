// `npm run test:steady -- FILE…` finds tests that fail by chance. It first runs the files in a browser that returns from each press a
// second late, so a test that expects a state which ends by itself fails. It then runs them twenty times beside one busy loop for each
// core, so a test that passes only on an idle machine is likely to fail. In each run, fast-check draws new cases. `--times N` changes
// twenty to N. `--exhaustive` runs the files in the projects of `npm run test:exhaustive`.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '20' }, exhaustive: { type: 'boolean', default: false } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) fail(`invalid --times: ${values.times}; expected a positive integer`);
if (files.length === 0)
  fail('expected the test files to run, as in: npm run test:steady -- test/menu/menu.browser.test.tsx');

const PROJECTS = values.exhaustive
  ? ['exhaustive-node', 'exhaustive', 'exhaustive-stories']
  : ['node', 'browser', 'browser-apart', 'stories', 'pages-node', 'pages-browser', 'pages-stories'];
const words = ['vitest', 'run', ...PROJECTS.flatMap((project) => ['--project', project]), ...files];

let failed = 0;
await run('with late presses', { LATE_PRESSES: '1' });

const loops = Array.from({ length: availableParallelism() }, () =>
  spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
);
const stop = () => loops.forEach((loop) => void loop.kill('SIGKILL'));
process.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

for (let i = 1; i <= times; i++) await run(`${i} of ${times}`);
console.log(`\n${times + 1 - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function run(name, variables = {}) {
  const start = performance.now();
  const { code, output } = await vitest(variables);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code !== 0) {
    failed += 1;
    console.log(output);
  }
  console.log(`run ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
}

function vitest(variables) {
  const env = { ...process.env, NEW_CASES: '1', ...variables };
  const child = spawn('npx', words, { stdio: ['ignore', 'pipe', 'pipe'], env, shell: process.platform === 'win32' });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
