// `npm run test:python`: builds the Python package, installs its wheel into a fresh virtual environment, and tests it there: with
// pytest, in a real JupyterLab with a real kernel, and through nbconvert. It says what it could not run.
// PYTHON names the interpreter. Its packages, such as NumPy and JupyterLab, are those of the machine: nothing is loaded from PyPI.
// On Debian, `npm run test:python -- --debian` installs them first, as root.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findBrowser } from '../../scripts/browser.mjs';
import { pathOf } from '../../scripts/build/paths.mjs';
import { addAnywidget, debianLab, installDebian } from './machine.mjs';

const isDebian = process.argv.includes('--debian');
const python = process.env.PYTHON ?? (isDebian ? '/usr/bin/python3' : 'python3');
const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-python-'));
const environment = join(folder, 'venv');
const own = join(environment, 'bin', 'python');
const missing = [];
let isFailed = false;

const run = (command, words, more = {}) => execFileSync(command, words, { stdio: 'inherit', cwd: folder, ...more });
const has = (module, env = process.env) =>
  spawnSync(own, ['-c', `import ${module}`], { stdio: 'ignore', env }).status === 0;

/** Runs a part of the tests; the others run, too, if it fails. */
function testWith(command, words, env) {
  const { status } = spawnSync(command, words, { stdio: 'inherit', cwd: folder, env: { ...env, PYTHON: own } });
  isFailed ||= status !== 0;
}

try {
  if (isDebian) installDebian();
  run(process.execPath, [pathOf('scripts/build-python.mjs')], { env: { ...process.env, PYTHON: python } });
  const [wheel] = readdirSync(pathOf('python/dist')).filter((name) => name.endsWith('.whl'));
  const path = pathOf(`python/dist/${wheel}`);
  console.log(`${wheel}: ${(statSync(path).size / 1000).toFixed(0)} kB`);

  run(python, ['-m', 'venv', '--system-site-packages', environment]);
  const start = performance.now();
  run(own, ['-m', 'pip', 'install', '--quiet', '--no-index', '--no-deps', path]);
  console.log(`pip install: ${((performance.now() - start) / 1000).toFixed(1)} s`);

  const found = findBrowser();
  // Without one all tests of notebooks would be skipped, and the run would pass.
  if (!found) throw new Error('there is no browser, in which the notebooks are tested; expected: npm run browser');
  const env = { ...process.env, ...found.env, CHROMIUM_PATH: found.executablePath };
  const options = ['-q', '-rs', '-p', 'no:cacheprovider', '--rootdir', pathOf('python')];
  testWith(own, ['-m', 'pytest', ...options, pathOf('python/tests')], env);

  if (!has('mypy')) missing.push('types, as mypy is not installed');
  for (const module of ['torch', 'diffusers']) if (!has(module)) missing.push(`${module}, which is not installed`);
  if (!has('anywidget')) {
    const isAdded = has('ipywidgets') && addAnywidget(environment, own);
    const instead = isAdded ? ': its front end runs on a stand-in for its Python side' : '';
    missing.push(`the Python package anywidget, which is not installed${instead}`);
  }
  const lab = has('jupyterlab') ? env : { ...env, ...debianLab(env) };
  const lacking = ['jupyterlab', 'ipykernel', 'jupyterlab_widgets', 'anywidget'].filter((name) => !has(name, lab));
  if (lacking.length > 0) missing.push(`JupyterLab: ${lacking.join(', ')} not installed`);
  else {
    run(own, ['-m', 'ipykernel', 'install', '--sys-prefix'], { stdio: 'ignore' });
    const test = ['--test', '--test-reporter=spec', pathOf('tools/python/jupyter.test.mjs')];
    testWith(process.execPath, test, lab);
    // Notebook 6, which is Debian's, has another page and no such module.
    if (has('notebook.app', lab)) testWith(process.execPath, test, { ...lab, JUPYTER_APP: 'notebook' });
    else missing.push('Notebook 7, which is not installed');
  }
  if (has('nbconvert') && has('anywidget') && has('ipykernel'))
    testWith(process.execPath, ['--test', '--test-reporter=spec', pathOf('tools/python/nbconvert.test.mjs')], env);
  else missing.push('nbconvert, or what it needs, which is not installed');
  testWith(process.execPath, [pathOf('tools/python/myst.mjs')], env);
  missing.push('VS Code, Colab, marimo and Quarto, for which there is no test');
  for (const what of missing) console.log(`not run: ${what}`);
  process.exitCode = isFailed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
