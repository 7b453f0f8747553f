import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Arrow, arrowsOf, sourceFiles } from './support/sourceFiles.js';

/** What those may reach that show something of what is drawn. */
const onMarks = {
  i18n: any(),
  core: any(),
  image: any(),
  hooks: any(),
  engine: any(),
  components: any(),
  tex: any(),
  equations: any(),
  highlight: any(),
  marks: any(),
  react: any(),
};

/** What the files of each folder may reach; `type` and `dynamic` say that only such imports may. */
const allowed: Readonly<Record<string, Readonly<Record<string, readonly Arrow['how'][]>>>> = {
  core: {},
  schedulers: { core: any() },
  tensor: {
    core: any(),
    '@tensorflow/tfjs-core': any(),
    '@tensorflow/tfjs-backend-cpu': any(),
    '#tfjs-backend-cpu': any(),
    'fft.js': any(),
  },
  learn: { core: any(), tensor: ['type'], '@tensorflow/tfjs-core': any() },
  faces: { core: any(), image: any(), tensor: any(), '@tensorflow/tfjs-core': any() },
  image: { core: any() },
  hooks: {
    i18n: any(),
    loading: any(),
    core: any(),
    image: any(),
    react: any(),
    tensor: ['type', 'dynamic'],
    late: ['type', 'dynamic'],
    '#typesetting': any(),
  },
  engine: { core: any(), image: any(), hooks: any(), react: any(), tensor: ['type'] },
  components: {
    i18n: any(),
    core: any(),
    image: any(),
    hooks: any(),
    react: any(),
  },
  tex: { i18n: any(), hooks: any(), components: any(), react: any(), katex: any(), 'react-katex': any() },
  highlight: { i18n: any(), hooks: any(), components: any(), react: any() },
  equations: { i18n: any(), core: any(), components: any(), hooks: any(), tex: any(), highlight: any(), react: any() },
  marks: {
    i18n: any(),
    core: any(),
    image: any(),
    hooks: any(),
    engine: any(),
    components: any(),
    tex: any(),
    equations: any(),
    highlight: any(),
    react: any(),
    learn: any(),
    'd3-array': any(),
  },
  loupe: onMarks,
  serialize: { core: any(), hooks: any() },
  snapshot: { i18n: any(), core: any(), hooks: any(), engine: any(), marks: any() },
  film: { core: any(), gifenc: any(), mediabunny: any() },
  menu: { ...onMarks, serialize: any(), snapshot: any(), film: any() },
  frame: { ...onMarks, loupe: any(), menu: any(), film: any() },
  figures: {
    ...onMarks,
    loupe: any(),
    film: any(),
    frame: any(),
    tensor: ['type'],
    schedulers: any(),
    learn: any(),
    'd3-array': any(),
  },
  define: { frame: any(), marks: any(), tex: any(), i18n: any() },
  loading: {},
  i18n: { react: any(), loading: any(), messages: ['type', 'dynamic'] },
  messages: {
    locales: any(),
    i18n: any(),
    anywidget: any(),
    components: any(),
    controls: any(),
    figures: any(),
    frame: any(),
    loupe: any(),
    menu: any(),
    equations: any(),
    highlight: any(),
    marks: any(),
  },
  controls: {
    i18n: any(),
    core: any(),
    hooks: any(),
    components: any(),
    tex: any(),
    equations: any(),
    highlight: any(),
    marks: any(),
    figures: any(),
    react: any(),
  },
  embed: {
    loading: any(),
    i18n: any(),
    define: any(),
    frame: any(),
    serialize: any(),
    loupe: any(),
    marks: any(),
    equations: any(),
    highlight: any(),
    controls: any(),
    figures: any(),
    core: any(),
    hooks: any(),
    components: any(),
    tex: any(),
    styles: any(),
    katex: any(),
    react: any(),
    'react-dom': any(),
  },
  anywidget: {
    i18n: any(),
    embed: any(),
    frame: any(),
    serialize: any(),
    core: any(),
    hooks: any(),
    components: any(),
    styles: any(),
    react: any(),
    'react-dom': any(),
  },
  render: {
    core: any(),
    serialize: any(),
    snapshot: any(),
    film: any(),
    figures: any(),
    frame: any(),
    i18n: any(),
    'playwright-core': ['type', 'dynamic'],
    fontkit: any(),
  },
  testing: { hooks: any() },
  late: {
    tensor: any(),
    image: any(),
    hooks: any(),
    engine: any(),
    components: any(),
    tex: any(),
    equations: any(),
    highlight: any(),
    loupe: any(),
    menu: any(),
    snapshot: any(),
    film: any(),
    figures: any(),
  },
  'index.ts': {
    frame: any(),
    core: any(),
    image: ['type'],
    tensor: ['type'],
    hooks: any(),
    engine: any(),
    components: any(),
    tex: any(),
    equations: any(),
    highlight: any(),
    marks: any(),
    figures: any(),
    controls: any(),
  },
};

/** Makes what draws: in `late/drawing.ts` alone. */
const RENDERERS = 'engine/renderers.ts';
/** The names of the figures, which copied code has too: it imports nothing. */
const REGISTRY = 'figures/registry.js';

function any(): Arrow['how'][] {
  return ['value', 'type', 'dynamic'];
}

const files = sourceFiles();
const arrows = files.flatMap(arrowsOf);
/** The folder of a file of src, or the package. */
const areaOf = (path: string) =>
  path.includes('/') && !path.startsWith('@') ? path.slice(0, path.indexOf('/')) : path;

function isAllowed({ from, to, how }: Arrow): boolean {
  const [source, target] = [areaOf(from), areaOf(to)];
  if (from === RENDERERS && target === 'tensor') return true;
  if (to === REGISTRY) return true;
  if (from === 'core/index.ts' && target === 'schedulers') return true;
  if (to.startsWith('node:')) return source === 'render' && !from.startsWith('render/page/');
  return source === target || (allowed[source]?.[target]?.includes(how) ?? false);
}

it('reads the imports of every file', () => {
  expect(arrows).toContainEqual(
    expect.objectContaining({ from: 'hooks/load.ts', to: 'late/drawing.js', how: 'dynamic' }),
  );
  expect(arrows.filter(({ how }) => how === 'type').length).toBeGreaterThan(20);
});

it('knows every folder of src', () => {
  expect([...new Set(files.map(areaOf))].sort()).toEqual(Object.keys(allowed).sort());
});

it('lets arrows run one way only', () => {
  const wrong = arrows.filter((arrow) => !isAllowed(arrow));
  expect(wrong.map(({ from, line, to, how }) => `src/${from}:${line} reaches ${to} by ${how}`)).toEqual([]);
});

it('loads what comes late in one place', () => {
  const reaching = arrows.filter(
    ({ from, to, how }) => areaOf(to) === 'late' && areaOf(from) !== 'late' && how !== 'type',
  );
  expect(reaching.map(({ from, to, how }) => [from, to, how])).toEqual([
    ['hooks/load.ts', 'late/drawing.js', 'dynamic'],
    ['hooks/load.ts', 'late/interaction.js', 'dynamic'],
    ['hooks/load.ts', 'late/film.js', 'dynamic'],
    ['hooks/load.ts', 'late/webm.js', 'dynamic'],
    ['hooks/load.ts', 'late/typesetting.js', 'dynamic'],
  ]);
});

it('trains without tfjs, which only a tensor needs', () => {
  const ofLearn = arrows.filter(({ from, how }) => from.startsWith('learn/') && how !== 'type');
  const reaching = ofLearn.filter(({ to }) => to === '@tensorflow/tfjs-core' || to.startsWith('learn/tensor'));
  expect(reaching.map(({ from, how }) => [from, how])).toEqual([
    ['learn/denoiser.ts', 'dynamic'],
    ['learn/tensor.ts', 'value'],
  ]);
});

it('reaches neither tfjs nor a network from the main entry before a figure asks for it', () => {
  const reached = new Set(['index.ts']);
  for (const path of reached) {
    for (const { to } of arrows.filter(({ from, how }) => from === path && how === 'value')) reached.add(fileOf(to));
  }
  expect([...reached].filter((path) => path.startsWith('tensor/') || path.startsWith('@tensorflow'))).toEqual([]);
  expect(reached).toContain('engine/useDiffusion.ts');
  // Sets of points are plain numbers; what trains on them waits until a reader asks for it.
  expect([...reached].filter((path) => path.startsWith('learn/')).sort()).toEqual([
    'learn/letters.ts',
    'learn/pointSets.ts',
  ]);
});

/** The source of a `.js` that a file imports. */
function fileOf(path: string): string {
  return files.find((file) => file.replace(/\.tsx?$/, '.js') === path) ?? path;
}

it('lets stories import what a user of the package can', () => {
  const stories = new URL('../stories/', import.meta.url);
  const entries = [
    'src/index',
    'src/core/index',
    'src/schedulers/index',
    'src/tensor/index',
    'src/learn/index',
    'src/faces/index',
    'src/define/index',
    'src/messages/index',
    'src/testing/index',
    ...readdirSync('src/figures').map((figure) => `src/figures/${figure}/index`),
  ];
  const wrong = readdirSync(stories, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|mdx)$/.test(path))
    .flatMap((path) => {
      const imports = readFileSync(new URL(path, stories), 'utf8').matchAll(/from '(?:\.\.\/)+(src\/[^']+)'/g);
      return [...imports].map(([, target]) => `${path} imports ${target?.replace(/\.js$/, '')}`);
    })
    .filter((found) => !entries.some((entry) => found.endsWith(` ${entry}`)));
  expect(wrong).toEqual([]);
});
