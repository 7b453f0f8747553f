import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { expectStated } from '../tools/bytes/expectStated.js';
import { weighStages } from '../tools/bytes/parts.mjs';

const entry = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const ENTRY = 'virtual:page';

const bundles = new Map<string, Promise<Rolldown.OutputChunk[]>>();

/** What Vite makes of a page that uses so much of the library, once of equal pages. */
function bundle(...page: Parameters<typeof buildPage>): Promise<Rolldown.OutputChunk[]> {
  const key = JSON.stringify(page);
  const made = bundles.get(key) ?? buildPage(...page);
  bundles.set(key, made);
  return made;
}

async function buildPage(used: string, config: InlineConfig['build'] = {}, from = 'index.js') {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) =>
          id === ENTRY ? `export ${used === '*' ? used : `{ ${used} }`} from ${JSON.stringify(entry(from))};` : null,
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

/** What a browser, or a server, loads before it can run the page. */
function modulesAtOnce(chunks: Rolldown.OutputChunk[]): string[] {
  const names = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of names) {
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) names.add(imported);
  }
  return chunks.filter(({ fileName }) => names.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
}

/** Those of some packages that are among it. */
function loadedAtOnce(chunks: Rolldown.OutputChunk[], packages: readonly string[]): string[] {
  const modules = modulesAtOnce(chunks);
  return packages.filter((name) => modules.some((id) => id.includes(`/node_modules/${name}/`)));
}

const IMAGES = 'ForwardGrid, MeanComparison, NoiseTriptych, ReverseChain, SourceImage, X0Reconstruction';
const HEAVY = ['katex', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'];

/** What denoisers consist of: models, a Fourier transform, data. */
const DENOISERS = /\/tensor\/exact\/|\/image\/faces\.|\/node_modules\/fft\.js\//;

describe('a page', () => {
  it('that can show no denoiser has none; one that can, loads it when it is asked for', async () => {
    const idsOf = (chunks: Rolldown.OutputChunk[]) => chunks.flatMap(({ moduleIds }) => moduleIds);
    const without = idsOf(await bundle('ForwardGrid, NoiseTriptych, SourceImage, Histogram'));
    expect(without.filter((id) => DENOISERS.test(id))).toEqual([]);
    const chunks = await bundle('NoisePrediction, PatchFaces, PosteriorMean, ReverseChain');
    const late = chunks.filter(({ moduleIds }) => moduleIds.some((id) => DENOISERS.test(id)));
    expect(late.length).toBeGreaterThan(2);
    const dynamic = chunks.flatMap(({ dynamicImports }) => dynamicImports);
    const atOnce = chunks.flatMap(({ imports }) => imports);
    for (const { fileName } of late) {
      expect(dynamic).toContain(fileName);
      expect(atOnce).not.toContain(fileName);
    }
  });

  it('of images loads neither KaTeX nor tfjs at once, but has them', async () => {
    const chunks = await bundle(IMAGES);
    expect(loadedAtOnce(chunks, ['react', ...HEAVY])).toEqual(['react']);
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    for (const name of HEAVY) expect(modules.some((id) => id.includes(`/node_modules/${name}/`))).toBe(true);
  });

  it('of everything else loads neither at once', async () => {
    const used = 'Equation, Tex, ScheduleChart, ChainDiagram, NoisePredictorDiagram';
    expect(loadedAtOnce(await bundle(used), HEAVY)).toEqual([]);
  });

  it('of everything in one file loads no kernel at once: a bundler may take a figure from the whole package', async () => {
    const chunks = await bundle('*');
    expect(modulesAtOnce(chunks).filter((id) => id.endsWith('/wasmModule.ts'))).toEqual([]);
    expect(chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.endsWith('/wasmModule.ts')).length).toBe(3);
  });

  it('of images has nothing of the network for faces, and one of it loads the weights late', async () => {
    const modulesOf = (chunks: Rolldown.OutputChunk[]) => chunks.flatMap(({ moduleIds }) => moduleIds);
    expect(modulesOf(await bundle(IMAGES)).filter((id) => id.includes('/src/faces/'))).toEqual([]);
    const chunks = await bundle('facesDenoiser', {}, 'faces/index.js');
    const hasWeights = (modules: readonly string[]) => modules.some((id) => id.endsWith('/faces/model.ts'));
    expect(hasWeights(modulesOf(chunks))).toBe(true);
    expect(hasWeights(modulesAtOnce(chunks))).toBe(false);
  });
});

it.each([false, true])('a program of tensors alone has the cpu backend with all its kernels (ssr: %s)', async (ssr) => {
  const [chunk] = await bundle('forwardJump', { ssr }, 'tensor/index.js');
  const kernels = chunk?.code.match(/backendName: ["']cpu["']/g) ?? [];
  expect(kernels.length).toBeGreaterThan(100);
});

it('a server that renders images alone has KaTeX at once', async () => {
  expect(loadedAtOnce(await bundle(IMAGES, { ssr: true }), HEAVY)).toEqual(['katex']);
});

it('a part that comes later costs a page what the docs say, and nothing before it is used', async () => {
  expectStated(await weighStages());
});

it('what readers do with a figure, and what gets its image, is not among its first scripts', async () => {
  const chunks = await bundle('ForwardGrid, NoiseTriptych, ReverseChain, X0Reconstruction');
  const late = [
    'loupe/Loupe',
    'menu/Menu',
    'menu/actions',
    'serialize/python',
    'snapshot/csv',
    'engine/renderers',
    'image/decode',
  ];
  expect(late.filter((path) => modulesAtOnce(chunks).some((id) => id.includes(`/src/${path}.`)))).toEqual([]);
  const all = chunks.flatMap(({ moduleIds }) => moduleIds);
  expect(late.filter((path) => !all.some((id) => id.includes(`/src/${path}.`)))).toEqual([]);
});
