// `npm run test:python`: builds the Python package, installs its wheel into a fresh virtual environment, and tests it there, offline.
// It says what it could not run. PYTHON names the interpreter, with build, hatchling, numpy, traitlets, pytest and hypothesis.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findBrowser } from '../../scripts/browser.mjs';
import { pathOf } from '../../scripts/build/paths.mjs';

const python = process.env.PYTHON ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-python-'));
const environment = join(folder, 'venv');
const own = join(environment, 'bin', 'python');
const run = (command, words, more = {}) => execFileSync(command, words, { stdio: 'inherit', cwd: folder, ...more });

try {
  run(process.execPath, [pathOf('scripts/python.mjs'), '--check'], { cwd: pathOf('') });
  run(process.execPath, [pathOf('scripts/build-python.mjs')]);
  const [wheel] = readdirSync(pathOf('python/dist')).filter((name) => name.endsWith('.whl'));
  const path = pathOf(`python/dist/${wheel}`);
  console.log(`${wheel}: ${(statSync(path).size / 1000).toFixed(0)} kB`);

  // The packages that it depends on are the machine's: no network is needed.
  run(python, ['-m', 'venv', '--system-site-packages', environment]);
  const before = performance.now();
  run(own, ['-m', 'pip', 'install', '--quiet', '--no-index', '--no-deps', path]);
  console.log(`installed in ${((performance.now() - before) / 1000).toFixed(1)} s`);

  const found = findBrowser();
  const env = { ...process.env, ...found?.env, ...(found && { CHROMIUM_PATH: found.executablePath }) };
  const options = ['-q', '-rs', '-p', 'no:cacheprovider', '--rootdir', pathOf('python')];
  const { status } = spawnSync(own, ['-m', 'pytest', ...options, pathOf('python/tests')], {
    stdio: 'inherit',
    cwd: folder,
    env,
  });
  for (const module of ['anywidget', 'jupyterlab', 'torch', 'diffusers']) {
    if (spawnSync(own, ['-c', `import ${module}`], { stdio: 'ignore' }).status !== 0)
      console.log(`not run: what needs ${module}, which is not installed`);
  }
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
