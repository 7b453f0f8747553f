// Builds the Python package: a wheel and a source distribution in python/dist, which contain the widget of the same version.
// `npm run build:python`, after `npm run build`. PYTHON names the interpreter, which needs the packages build and hatchling.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildStub } from './build/anywidget.mjs';
import { pathOf } from './build/paths.mjs';

const python = process.env.PYTHON ?? 'python3';
const WIDGET = pathOf('dist/anywidget.js');
const PACKAGE = 'python/src/diffusion_figures';
const OUT = pathOf('python/dist');

if (!existsSync(WIDGET)) fail('dist/anywidget.js is missing: run npm run build');
if (!has('build') || !has('hatchling'))
  fail(
    `${python} lacks build or hatchling: ${python} -m pip install --require-hashes -r python/build-requirements.txt`,
    2,
  );

const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8'));
writeFileSync(pathOf(`${PACKAGE}/anywidget.js`), packed(readFileSync(WIDGET), version));
writeFileSync(pathOf(`${PACKAGE}/stub.js`), await buildStub(version));
execFileSync(process.execPath, [pathOf('scripts/python.mjs')], { cwd: pathOf(''), stdio: 'inherit' });
writeFileSync(pathOf(`${PACKAGE}/_version.py`), `__version__ = "${version}"\n`);
copyFileSync(pathOf('LICENSE'), pathOf('python/LICENSE'));
// The golden files are copied so that the tests run in the source distribution, without the rest of the repository.
cpSync(pathOf('test/golden'), pathOf('python/tests/golden'), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts'),
});
checkLicense(readFileSync(pathOf('dist/anywidget/LICENSES.txt'), 'utf8'));
// Of the packages in the widget: hatchling puts each file whose name begins so beside the metadata of the wheel.
copyFileSync(pathOf('dist/anywidget/LICENSES.txt'), pathOf('python/LICENSES.txt'));
rmSync(OUT, { recursive: true, force: true });
execFileSync(python, ['-m', 'build', '--no-isolation', '--outdir', OUT, pathOf('python')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
for (const file of readdirSync(OUT)) console.log(`python/dist/${file}`);

/**
 * Returns the program: the widget's module, compressed. A page unpacks and reads the first one alone. The module does not wait for this,
 * because anywidget gives a module two seconds, and then passes no messages to its models.
 */
function packed(code, version) {
  const content = gzipSync(code, { level: 9 }).toString('base64');
  return `const KEY = ${JSON.stringify(`diffusion-figures/packed@${version}`)};
async function unpack() {
  const bytes = Uint8Array.from(atob(${JSON.stringify(content)}), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const address = URL.createObjectURL(new Blob([await new Response(stream).text()], { type: 'text/javascript' }));
  const { default: widget } = await import(address);
  URL.revokeObjectURL(address);
  return widget;
}
globalThis[KEY] ??= unpack();
export default { render: async (view) => (await globalThis[KEY]).render(view) };
`;
}

/** Checks that the metadata name the license in each line `name version, LICENSE, address`. */
function checkLicense(texts) {
  const [, expression] = /^license = "(.*)"$/m.exec(readFileSync(pathOf('python/pyproject.toml'), 'utf8'));
  const named = expression.split(' AND ');
  const missing = [...texts.matchAll(/^\S+ \d[\w.-]*, ([\w.-]+), https:/gm)].filter(
    ([, license]) => !named.includes(license),
  );
  if (missing.length > 0) fail(`python/pyproject.toml: license lacks ${missing.map(([line]) => line).join('; ')}`);
}

function has(module) {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param status - 2 tells `npm run release` that only the tools are missing. */
function fail(message, status = 1) {
  console.error(message);
  process.exit(status);
}
