import { readdirSync, rmSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { Licences } from './licences.mjs';
import { pathOf } from './paths.mjs';
import { katexRules } from './styles.mjs';
import { tensorflow } from './tensorflow.mjs';

const PARTS = './embed/parts/app.js';
/** Whether a file of src has a path that begins with one of these. */
const source = (...paths) => {
  const starts = paths.map((path) => pathOf(`src/${path}`));
  return (id) => starts.some((start) => id.startsWith(start));
};
const ofImages = source(
  ...['charts/messages', 'process/forwardJump', 'process/graph.', 'engine/', 'equations/', 'figure/panels'],
  ...[
    'figure/sharedProps',
    'figures/shared/dividedCaption',
    'figures/shared/messages',
    'figures/shared/shownState',
    'loupe/',
    'panels/',
    'tex/',
    'ui/',
  ],
);
/** The parts of views that figures of images do without. */
const OF_VIEWS =
  /\/ui\/(?:categories|DataTable|DraggablePoint|Facts|Key|percent|PlayerButtons|playerMessages|Slider|useDrag|Value)\.tsx?$/;
/** What every element needs, though few other files do. */
const ofElements = source(
  ...['base/patiently', 'page/DiffusionProvider', 'process/plain', 'registry', 'serialize/attributes'],
  ...['ui/TexError', 'ui/useStyles'],
);
const ofProcess = source('process/', 'figures/shared/describe', 'figures/shared/pathMessages');

/**
 * What figures share is loaded as a few files: forty small ones would take longer, and compress worse. What nearly all figures need is
 * apart from what only those of images need, from the process beyond the forward jump, and from the rest, so that a page of images loads
 * no charts, points and samplers. What draws needs noise and operands, as figures of points do.
 */
const SHARED = [
  {
    name: 'frame',
    test: (id) => source('')(id) && !source('process/coefficients')(id),
    minShareCount: 32,
    priority: 4,
  },
  { name: 'images', test: (id) => ofImages(id) && !OF_VIEWS.test(id), minShareCount: 5, priority: 3 },
  { name: 'elements', test: ofElements, priority: 3 },
  { name: 'noise', test: source('process/noise.', 'process/operands.'), priority: 3 },
  { name: 'process', test: ofProcess, minShareCount: 12, priority: 2 },
  { name: 'shared', test: source(''), minShareCount: 12, priority: 1 },
];
const KATEX = 'katex/dist/katex.min.css?inline';

/**
 * KaTeX's rules with the fonts that lie in dist/fonts. Each has an address of its own, written so that a bundler which takes in the
 * parts finds the file and brings it along.
 *
 * @param folder - of the fonts, from the script.
 */
const katex = (folder) => ({
  name: 'katex-rules',
  enforce: 'pre',
  resolveId: (id) => (id === KATEX ? '\0katex-rules' : null),
  load: (id) => {
    if (id !== '\0katex-rules') return null;
    const rules = JSON.stringify(katexRules().rules);
    const address = (_, file) => `url(" + new URL("${folder}${file}", import.meta.url).href + ")`;
    return `export default ${rules.replaceAll(/url\(fonts\/([^)]*)\)/g, address)};`;
  },
});

/** Vite marks an address of a file that it does not know, and bundlers then overlook it. */
const plainAddresses = {
  name: 'plain-addresses',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      file.code = file.code?.replaceAll(
        /new URL\(`([^`$]*)`,``\+import\.meta\.url\)/g,
        'new URL("$1",import.meta.url)',
      );
    }
  },
};

/** The parts are a build of their own: they must not import embed.js, which may have been loaded under another address. */
const partsApart = {
  name: 'parts-apart',
  enforce: 'pre',
  resolveId: (id) => (id === './app.js' ? { id: PARTS, external: true } : null),
};

const shared = {
  configFile: false,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
};

const licences = new Licences();
const plugins = [tensorflow, react(), licences.plugin];

/**
 * Builds the scripts for pages without a bundler:
 *
 *     embed.js           defines the elements; loads its parts when the first element comes near the viewport
 *     embed/parts/*      React, the figures, TensorFlow.js, KaTeX: everything that draws them
 *     embed.classic.js   all in one file, for pages opened from a disk, where browsers load no modules; what embed.js exports is
 *                        `diffusionFigures`
 */
export async function buildEmbed() {
  // What the compiler has made of the source is of no use without a bundler; its declarations are.
  for (const file of readdirSync(pathOf('dist/embed'))) {
    if (!file.endsWith('.d.ts')) rmSync(pathOf(`dist/embed/${file}`), { recursive: true });
  }
  await buildElements();
  await buildParts();
  await buildClassic();
  licences.write('dist/embed/parts/LICENSES.txt');
}

const buildElements = () =>
  build({
    ...shared,
    plugins: [partsApart, licences.plugin],
    build: {
      outDir: pathOf('dist'),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: pathOf('src/embed/index.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'embed.js' },
      },
    },
  });

const buildParts = () =>
  build({
    ...shared,
    plugins: [katex('../../fonts/'), plainAddresses, ...plugins],
    build: {
      outDir: pathOf('dist/embed/parts'),
      target: 'es2022',
      // Of a library Vite wraps no `import()` to load style sheets with it: the parts have none.
      lib: { entry: pathOf('src/embed/app.tsx'), formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          comments: false,
          postBanner: '/*! See LICENSES.txt. */',
          entryFileNames: 'app.js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: SHARED },
        },
      },
    },
  });

const buildClassic = () =>
  build({
    ...shared,
    plugins: [katex('./fonts/'), ...plugins],
    define: { ...shared.define, 'import.meta.url': '__address__' },
    build: {
      outDir: pathOf('dist'),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: pathOf('src/embed/index.ts'),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'iife',
          name: 'diffusionFigures',
          entryFileNames: 'embed.classic.js',
          codeSplitting: false,
          banner: 'const __address__ = document.currentScript.src;',
          postBanner: '/*! See embed/parts/LICENSES.txt. */',
        },
      },
    },
  });
