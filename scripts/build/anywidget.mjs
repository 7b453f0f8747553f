import { readdirSync, readFileSync, rmSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { Licences } from './licences.mjs';
import { pathOf } from './paths.mjs';
import { fontPath, katexRules } from './styles.mjs';
import { tensorflow } from './tensorflow.mjs';

const KATEX = 'katex/dist/katex.min.css?inline';
/** The fonts that formulas of figures are set in, of KaTeX's twenty. */
const FONTS = ['AMS', 'Caligraphic', 'Main', 'Math', 'Size1', 'Size2', 'Size3', 'Size4'];
const STYLES = { Math: 'Italic' };
const FONT_FACE = /@font-face\{[^}]*\}/g;

/** KaTeX's rules with these fonts inside. */
const katex = {
  name: 'katex-with-fonts',
  enforce: 'pre',
  resolveId: (id) => (id === KATEX ? '\0katex-with-fonts' : null),
  load: (id) => (id === '\0katex-with-fonts' ? `export default ${JSON.stringify(rulesWithFonts())};` : null),
};

function rulesWithFonts() {
  const names = FONTS.map((name) => `KaTeX_${name}-${STYLES[name] ?? 'Regular'}`);
  return katexRules().rules.replaceAll(FONT_FACE, (face) => {
    const name = names.find((name) => face.includes(`fonts/${name}.`));
    if (!name) return '';
    const font = readFileSync(fontPath(`${name}.woff2`)).toString('base64');
    return face.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${font})`);
  });
}

/**
 * Builds `anywidget.js`, any figure as a widget of a notebook: an ES module with everything in it. Notebooks import it from a
 * `blob:` address, beside which there is nothing.
 */
export async function buildWidget() {
  // Of what the compiler has made, declarations are of use, and its messages, which are in the list of all.
  for (const file of readdirSync(pathOf('dist/anywidget'))) {
    if (!/\.d\.ts$|^messages\./.test(file) || file === 'stub.d.ts') rmSync(pathOf(`dist/anywidget/${file}`));
  }
  const licences = new Licences();
  const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8'));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [katex, tensorflow, react(), licences.plugin],
    define: { 'process.env.NODE_ENV': '"production"', __VERSION__: JSON.stringify(version) },
    build: {
      outDir: pathOf('dist'),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: pathOf('src/anywidget/index.ts'),
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: 'anywidget.js',
          codeSplitting: false,
          // Later than a banner, whose comment does not outlive the minifier.
          postBanner: '/*! See anywidget/LICENSES.txt. */',
        },
      },
    },
  });
  licences.write('dist/anywidget/LICENSES.txt');
}

/** Builds the module of a figure in a notebook whose kernel holds the program once. Returns its code. */
export async function buildStub(version) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify(version) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: pathOf('src/anywidget/stub.ts'), preserveEntrySignatures: 'strict' },
    },
  });
  return output[0].code;
}
