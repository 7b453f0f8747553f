// Bundles what every image figure needs at once. Sites' bundlers would cut it into a dozen files, as much of it is
// needed again later, and small files take longer and compress worse. Its modules stay where they are, and export what
// is bundled:
//
//   dist/base/values.js   what needs no React, so that servers can use it in their own components
//   dist/base/react.js    the rest
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** A figure that needs nothing of its own. */
const SMALLEST = `${dist}figures/NoiseTriptych.js`;
const REACT = /^(react|#typesetter|#quantity-formula)\b/;
const PACKAGE = /^[^./]/;

mkdirSync(`${dist}base`);
const base = await baseOf(SMALLEST);
for (const { fileName, code, map } of await bundle()) {
  const file = `${dist}${fileName}`;
  if (map) writeFileSync(`${file}.map`, map.toString());
  else rmSync(`${file}.map`, { force: true });
  writeFileSync(file, code);
}

/** The modules that a page has before it loads anything late, each with all that it imports. */
async function baseOf(file) {
  const imports = new Map();
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'imports',
        resolveDynamicImport: (id) => ({ id, external: true }),
        moduleParsed: ({ id, importedIds }) => imports.set(id, importedIds),
      },
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry: file, formats: ['es'] },
      rolldownOptions: { external: PACKAGE },
    },
  });
  const used = Object.entries(output[0].modules).filter(
    ([id, { renderedLength }]) => renderedLength > 0 && id !== file,
  );
  return new Map(used.map(([id]) => [id, imports.get(id)]));
}

/** Whether a server cannot use a module in its own components: React's hooks are a browser's there. */
function needsReact(id) {
  return REACT.test(id) || (base.get(id)?.some(needsReact) ?? false);
}

/** The bundles, and in place of each of their modules one that exports its names from there. */
async function bundle() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      { name: 'others', enforce: 'pre', resolveId: resolveOther, resolveDynamicImport: resolveOther },
      {
        name: 'source-maps',
        load: (id) => ({ code: readFileSync(id, 'utf8'), map: readFileSync(`${id}.map`, 'utf8') }),
      },
    ],
    build: {
      write: false,
      minify: false,
      sourcemap: true,
      target: 'es2022',
      lib: {
        entry: Object.fromEntries([...base.keys()].map((id) => [relative(dist, id).replace(/\.js$/, ''), id])),
        formats: ['es'],
      },
      rolldownOptions: {
        preserveEntrySignatures: 'strict',
        external: PACKAGE,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'base/[name].js',
          banner: ({ name, isEntry }) => (name === 'react' && !isEntry ? "'use client';" : ''),
          minifyInternalExports: false,
          codeSplitting: {
            groups: [
              { name: 'react', test: (id) => base.has(id) },
              { name: 'values', test: (id) => base.has(id) && !needsReact(id), priority: 1 },
            ],
          },
        },
      },
    },
  });
  return output.filter(({ type }) => type === 'chunk');
}

/** Files outside the base stay outside. */
function resolveOther(id, importer) {
  if (importer === undefined || PACKAGE.test(id)) return null;
  const file = resolve(dirname(importer), id);
  return base.has(file) ? null : { id: relative(`${dist}base`, file), external: true };
}
