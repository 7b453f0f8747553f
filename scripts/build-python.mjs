// Builds the Python package: a wheel and a source distribution in python/dist, which contain the widget of the same version.
// `npm run build:python`, after `npm run build`. PYTHON names the interpreter, which needs the packages build and hatchling.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathOf } from './build/paths.mjs';

const python = process.env.PYTHON ?? 'python3';
const WIDGET = pathOf('dist/anywidget.js');
const PACKAGE = 'python/src/diffusion_figures';
const OUT = pathOf('python/dist');

if (!existsSync(WIDGET)) fail('dist/anywidget.js is missing: run npm run build');
if (!has('build') || !has('hatchling'))
  fail(`${python} lacks build or hatchling: ${python} -m pip install build hatchling`);

const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8'));
copyFileSync(WIDGET, pathOf(`${PACKAGE}/anywidget.js`));
writeFileSync(pathOf(`${PACKAGE}/_version.py`), `__version__ = "${version}"\n`);
copyFileSync(pathOf('LICENSE'), pathOf('python/LICENSE'));
rmSync(OUT, { recursive: true, force: true });
execFileSync(python, ['-m', 'build', '--no-isolation', '--outdir', OUT, pathOf('python')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
for (const file of readdirSync(OUT)) console.log(`python/dist/${file}`);

function has(module) {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
