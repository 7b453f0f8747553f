import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Arrow, arrowsOf, readSource, sourceFiles } from './support/sourceFiles.js';

/** The folders of src. Each imports only from those above it, by type and by `import()` too: so there is no cycle of folders. */
const FOLDERS = [
  'base',
  'process',
  'lazy',
  'mixture',
  'schedulers',
  'core',
  'masked',
  'conventions',
  'image',
  'tensor',
  'learn',
  'faces',
  'film',
  'hooks',
  'locales',
  'i18n',
  'page',
  'engine',
  'ui',
  'tex',
  'highlight',
  'equations',
  'charts',
  'points',
  'panels',
  'diagrams',
  'snapshot',
  'registry.ts',
  'serialize',
  'loupe',
  'menu',
  'figure',
  'figures',
  'controls',
  'define',
  'teach',
  'embed',
  'anywidget',
  'messages',
  'index.ts',
  'render',
  'testing',
];

/** The packages that a folder may import; React is allowed in those that `WITHOUT_REACT` does not list. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  tensor: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '#tfjs-backend-cpu', 'fft.js'],
  learn: ['@tensorflow/tfjs-core'],
  faces: ['@tensorflow/tfjs-core'],
  film: ['gifenc', 'mediabunny'],
  tex: ['#typesetting', 'katex', 'react-katex'],
  charts: ['d3-array'],
  points: ['d3-array'],
  figures: ['d3-array'],
  embed: ['katex', 'react-dom'],
  anywidget: ['react-dom'],
  render: ['playwright-core', 'fontkit'],
};
const WITHOUT_REACT = [
  ...['base', 'process', 'mixture', 'schedulers', 'core', 'masked', 'conventions'],
  ...['image', 'tensor', 'learn', 'faces', 'film'],
];

/** Files that import the tensor engine, which pages load late. */
const REACHING_TENSOR = /^(?:engine\/(?:drawing|renderers)\.ts|faces\/|tensor\/)/;

const files = sourceFiles();
const arrows = files.flatMap(arrowsOf);
/** The folder of a file of src, or the package. */
const areaOf = (path: string) =>
  path.includes('/') && !path.startsWith('@') ? path.slice(0, path.indexOf('/')) : path;

function isAllowed({ from, to, how }: Arrow): boolean {
  const [source, target] = [areaOf(from), areaOf(to.replace(/^(\w+)\.js$/, '$1.ts'))];
  if (source === target) return true;
  if (to.startsWith('node:')) return source === 'render' && !from.startsWith('render/page/');
  if (to.startsWith('styles/late/')) return from.endsWith('Styles.ts');
  if (target === 'styles') return ['embed', 'anywidget'].includes(source);
  if (!FOLDERS.includes(target)) {
    const isReact = ['react', 'react/jsx-runtime'].includes(target) && !WITHOUT_REACT.includes(source);
    return isReact || (PACKAGES[source] ?? []).some((name) => to === name || to.startsWith(`${name}/`));
  }
  if (target === 'tensor' && how === 'value' && !REACHING_TENSOR.test(from)) return false;
  return FOLDERS.indexOf(target) < FOLDERS.indexOf(source);
}

it('reads the imports of every file', () => {
  expect(arrows).toContainEqual(
    expect.objectContaining({ from: 'engine/load.ts', to: 'engine/drawing.js', how: 'dynamic' }),
  );
  expect(arrows.filter(({ how }) => how === 'type').length).toBeGreaterThan(20);
});

it('knows every folder of src', () => {
  expect([...new Set(files.map(areaOf))].sort()).toEqual([...FOLDERS].sort());
});

it('lets a folder import only from folders above it', () => {
  const wrong = arrows.filter((arrow) => !isAllowed(arrow));
  expect(wrong.map(({ from, line, to, how }) => `src/${from}:${line} reaches ${to} by ${how}`)).toEqual([]);
});

it('asks again for every file that a page loads later', () => {
  // A process of Node has no such failures, and a widget is one file.
  const late = arrows.filter(({ from, how }) => how === 'dynamic' && !/^(?:render|anywidget)\//.test(from));
  const isAskedAgain = ({ from, line }: Arrow) =>
    readSource(from)
      .split('\n')
      .slice(line - 2, line)
      .join('')
      .includes('imported(() => import(');
  expect(late.length).toBeGreaterThan(30);
  expect(late.filter((arrow) => !isAskedAgain(arrow)).map(({ from, line }) => `src/${from}:${line}`)).toEqual([]);
});

it('has no cycle of files, types included', () => {
  const reached = new Map<string, string[]>();
  for (const { from, to, how } of arrows)
    if (how !== 'dynamic') reached.set(from, [...(reached.get(from) ?? []), fileOf(to)]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const next of reached.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

it('has questions only where a page asks for them', () => {
  const taken = arrows.filter(({ from, to }) => areaOf(to) === 'teach' && areaOf(from) !== 'teach');
  const isOfWidget = ({ from }: Arrow) => from === 'anywidget/QuestionView.tsx';
  const others = taken.filter((arrow) => !isOfWidget(arrow));
  expect(others.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['messages/index.ts -> teach/messages.js']);
  expect(taken.some(isOfWidget)).toBe(true);
  // A widget of a figure does not run the code of questions.
  const ways = arrows.filter(({ to }) => to === 'anywidget/QuestionView.js').map(({ how }) => how);
  expect(ways).toEqual(['dynamic']);
});

it('has questions that send nothing', () => {
  const sending = /\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|cookie)\b/;
  const ofTeach = files.filter((path) => areaOf(path) === 'teach');
  expect(ofTeach.length).toBeGreaterThan(10);
  expect(ofTeach.filter((path) => sending.test(readSource(path)))).toEqual([]);
});

it('has no figure that imports another', () => {
  const figureOf = (path: string) => /^figures\/([A-Z]\w*)\//.exec(path)?.[1];
  const lent = arrows.filter(({ from, to }) => figureOf(from) && figureOf(to) && figureOf(from) !== figureOf(to));
  const ofControls = arrows.filter(({ from, to }) => areaOf(from) === 'controls' && areaOf(to) === 'figures');
  expect([...lent, ...ofControls].map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
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
  expect([...reached].filter((path) => path.startsWith('learn/')).sort()).toEqual(['learn/pointSets.ts']);
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
    'src/masked/index',
    'src/conventions/index',
    'src/tensor/index',
    'src/learn/index',
    'src/faces/index',
    'src/define/index',
    'src/teach/index',
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
