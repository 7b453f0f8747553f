// `npm run test:steady -- FILE…`: runs test files twenty times while one busy loop a core takes the processor away from them. A test that
// passes only on an idle machine fails here. `--times N` runs them N times, `--exhaustive` in the projects of `npm run test:exhaustive`.
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
  : ['node', 'browser', 'browser-apart', 'stories'];
const words = ['vitest', 'run', ...PROJECTS.flatMap((project) => ['--project', project]), ...files];

const loops = Array.from({ length: availableParallelism() }, () =>
  spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
);
const stop = () => loops.forEach((loop) => void loop.kill('SIGKILL'));
process.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

let failed = 0;
for (let run = 1; run <= times; run++) {
  const start = performance.now();
  const { code, output } = await vitest();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (code !== 0) {
    failed += 1;
    console.log(output);
  }
  console.log(`run ${run} of ${times}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
}
console.log(`\n${times - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function vitest() {
  const child = spawn('npx', words, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
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
