// The sites, and what each of them is: how it is built, where its pages lie, and which dark switches it has.

/** Dark switches: `media` is what the browser prefers; `attribute` is set on the root element. */
const OS_DARK = { name: 'prefers-color-scheme', media: 'dark' };
const attribute = (name, value) => ({ name: `${name}="${value}"`, media: 'light', attribute: [name, value] });

const vite = {
  build: ['npm', 'run', 'build'],
  dev: (port) => ['npm', 'run', 'dev', '--', '--port', port, '--strictPort', '--host', '127.0.0.1'],
  output: 'dist',
  images: ['public', 'src'],
  layout: 'src',
  pages: ['index.html'],
  others: { chart: 'chart.html', sight: 'sight.html', plain: 'plain.html' },
  isServerRendered: false,
  switches: [attribute('class', 'dark'), attribute('data-scheme', 'dark'), OS_DARK],
};

const FOLDERS = { chart: 'chart/', sight: 'sight/', plain: 'plain/' };

const astro = {
  build: ['npm', 'run', 'build'],
  dev: (port) => ['npm', 'run', 'dev', '--', '--port', port, '--host', '127.0.0.1'],
  output: 'dist',
  images: ['public', 'src'],
  layout: 'src',
  pages: [''],
  others: FOLDERS,
  isServerRendered: true,
  hydratesOnSight: true,
  switches: [attribute('data-mode', 'dark'), OS_DARK],
};

/** Sites whose figures are elements of `embed.js`, which is copied into the folder `embedIn`. */
const embedded = {
  output: '.',
  embedded: true,
  pages: ['index.html'],
  others: { chart: 'chart.html', sight: 'sight.html', plain: 'plain.html' },
  isServerRendered: false,
  switches: [OS_DARK],
  // Elements keep about the height that they will have.
  wideShift: 0.1,
  narrowShift: 0.1,
};

/** A plugin that draws stills, one of `examples/stills`, under the name that the site gives it; and where they lie in its output. */
const stills = (plugin, to, folder) => ({ plugin: { from: plugin, to }, stills: folder });

export const SITES = {
  vite: { ...vite, quick: true, visual: true },
  'vite-react18': { ...vite, from: 'vite' },
  next: {
    quick: true,
    build: ['npm', 'run', 'build'],
    dev: (port) => ['npm', 'run', 'dev', '--', '--port', port, '--hostname', '127.0.0.1'],
    output: 'out',
    images: ['public', 'app'],
    layout: 'app',
    pages: ['', 'tailwind/', 'mdx/'],
    others: FOLDERS,
    isServerRendered: true,
    switches: [OS_DARK],
  },
  docusaurus: {
    ...stills('docusaurus.mjs', 'stills.mjs', 'stills'),
    build: ['npm', 'run', 'build'],
    output: 'build',
    // Its PostCSS replaces cascade layers and logical properties.
    limits: { style: 22.5 },
    images: ['static', 'src'],
    layout: 'src',
    pages: [''],
    others: FOLDERS,
    isServerRendered: true,
    switches: [attribute('data-theme', 'dark'), OS_DARK],
  },
  astro: { ...astro, ...stills('astro.mjs', 'stills.mjs', 'stills') },
  // The server leaves a note that it runs, also when it is killed.
  astro7: {
    ...{ ...astro, ...stills('astro.mjs', 'stills.mjs', 'stills') },
    ...{ from: 'astro', node: 22, dev: (port) => [...astro.dev(port), '--force'] },
  },
  starlight: { ...astro, layout: 'src', switches: [attribute('data-theme', 'dark')], node: 22 },
  'react-router': {
    build: ['npm', 'run', 'build'],
    dev: (port) => ['npm', 'run', 'dev', '--', '--port', port, '--host', '127.0.0.1'],
    output: 'build/client',
    images: ['public', 'app'],
    layout: 'app',
    pages: [''],
    others: FOLDERS,
    isServerRendered: true,
    switches: [OS_DARK],
    node: 22,
  },
  rspress: {
    build: ['npm', 'run', 'build'],
    output: 'doc_build',
    images: ['docs/public', 'docs'],
    layout: 'docs',
    pages: [''],
    others: { chart: 'chart.html', sight: 'sight.html', plain: 'plain.html' },
    isServerRendered: true,
    switches: [attribute('class', 'dark rp-dark')],
  },
  nextra: {
    build: ['npm', 'run', 'build'],
    output: 'out',
    images: ['public', 'app'],
    layout: 'app',
    pages: [''],
    others: FOLDERS,
    isServerRendered: true,
    switches: [attribute('class', 'dark')],
  },
  bare: { ...embedded, quick: true, images: ['.'], layout: '.', embedIn: 'assets' },
  vitepress: {
    ...embedded,
    build: ['npm', 'run', 'build'],
    output: '.vitepress/dist',
    images: ['public'],
    layout: 'public',
    embedIn: 'public/figures',
    switches: [attribute('class', 'dark')],
  },
  sphinx: {
    ...embedded,
    ...stills('diffusion_stills.py', 'diffusion_stills.py', '_static/stills'),
    // What a PDF is made of.
    latex: ['sphinx-build', '-q', '-b', 'latex', '.', '_latex'],
    build: ['sphinx-build', '-q', '-b', 'html', '.', '_build'],
    output: '_build',
    images: ['_static'],
    layout: '_static',
    embedIn: '_static',
    packages: ['python3-sphinx', 'python3-myst-nb'],
  },
};

/** Below which every site is served. */
export const BASE = '/project/';

/** Finds a unit of a page: a figure, or the element that holds one in its shadow root. */
export const unitOf = (site) => (site.embedded ? 'diffusion-figure' : 'figure.df-figure');
