// The checks of the library, as `npm test` runs them. Two lanes run side by side, as the tests take longer than all else: one
// prepares and runs the tests, the other lints, checks types and looks at the package. `--pages`, as in `npm run test:pages`, runs
// the tests of the lessons, answers, notebook and docs instead, and nothing beside them. Other arguments go to Vitest.
//
// The output of a step is shown whole when the step ends, that of failed ones at the end. The last line counts tests, and
// each other step as one.
import { spawn } from 'node:child_process';

const words = process.argv.slice(2);
const isPages = words[0] === '--pages';
const PROJECTS = isPages
  ? ['pages-node', 'pages-browser', 'pages-stories']
  : ['node', 'browser', 'browser-apart', 'stories'];
const TESTS = ['vitest', 'run', ...PROJECTS.flatMap((name) => ['--project', name])];
const NPM_RUN = ['npm', 'run', '--silent'];

const failed = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

const built = (async () => (await check('browser')) && (await check('build')))();
await Promise.all(isPages ? [runTests()] : [runTests(), checkSources()]);

for (const output of failed) console.log(output);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function runTests() {
  if (!(await built)) return void console.log('tests: not run, as there is nothing built');
  const { code, output } = await run('tests', ['npx', ...TESTS, ...(isPages ? words.slice(1) : words)]);
  // See test/support/summaryReporter.ts.
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  const [passed, broken, skipped] = (found ?? []).slice(1).map(Number);
  counts.passed += passed ?? 0;
  counts.skipped += skipped ?? 0;
  counts.failed += code === 0 && found ? broken : Math.max(1, broken ?? 0);
}

async function checkSources() {
  await check('lint');
  await check('types');
  if (await built) await check('package', '--ignore-scripts');
}

/** Runs a script of package.json. Returns whether it passes. */
async function check(script, ...options) {
  const { code } = await run(script, [...NPM_RUN, script, ...options]);
  counts[code === 0 ? 'passed' : 'failed'] += 1;
  return code === 0;
}

function run(name, [command, ...words]) {
  const start = performance.now();
  console.log(`${name} …`);
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env,
    shell: process.platform === 'win32', // where npm is a script
  });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  // A command that is not found closes too.
  child.on('error', (error) => chunks.push(Buffer.from(error.message)));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString();
      const seconds = Math.round((performance.now() - start) / 1000);
      const shown = `\n${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n${output.trim()}`;
      if (code === 0) console.log(shown);
      else {
        console.log(`${name}: FAILED in ${seconds} s; its output is at the end`);
        failed.push(shown);
      }
      resolve({ code, output });
    });
  });
}
