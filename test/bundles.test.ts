import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

const entry = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const ENTRY = 'virtual:page';

/** What Vite makes of a page that uses so much of the library. */
async function bundle(used: string, config: InlineConfig['build'] = {}, from = 'index.js') {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? `export { ${used} } from ${JSON.stringify(entry(from))};` : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
      ...config,
    },
  })) as Rolldown.RolldownOutput;
  return output.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
}

/** Those of some packages that a browser, or a server, loads before it can run the page. */
function loadedAtOnce(chunks: Rolldown.OutputChunk[], packages: readonly string[]): string[] {
  const names = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of names) {
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) names.add(imported);
  }
  const modules = chunks.filter(({ fileName }) => names.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
  return packages.filter((name) => modules.some((id) => id.includes(`/node_modules/${name}/`)));
}

const IMAGES = 'ForwardGrid, MeanComparison, NoiseTriptych, ReverseChain, SourceImage, X0Reconstruction';
const HEAVY = ['katex', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'];

describe('a page', () => {
  it('of images loads neither KaTeX nor tfjs at once, but has them', async () => {
    const chunks = await bundle(IMAGES);
    expect(loadedAtOnce(chunks, ['react', ...HEAVY])).toEqual(['react']);
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    for (const name of HEAVY) expect(modules.some((id) => id.includes(`/node_modules/${name}/`))).toBe(true);
  }, 30_000);

  it('of everything else loads neither at once', async () => {
    const used = 'Equation, Tex, ScheduleChart, ChainDiagram, NoisePredictorDiagram';
    expect(loadedAtOnce(await bundle(used), HEAVY)).toEqual([]);
  }, 30_000);
});

it.each([false, true])(
  'a program of tensors alone has the cpu backend with all its kernels (ssr: %s)',
  async (ssr) => {
    const [chunk] = await bundle('forwardJump', { ssr }, 'tensor/index.js');
    const kernels = chunk?.code.match(/backendName: ["']cpu["']/g) ?? [];
    expect(kernels.length).toBeGreaterThan(100);
  },
  30_000,
);

it('a server that renders images alone has KaTeX at once', async () => {
  expect(loadedAtOnce(await bundle(IMAGES, { ssr: true }), HEAVY)).toEqual(['katex']);
}, 30_000);
