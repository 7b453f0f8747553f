import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Plugin, UserConfig, ViteDevServer } from 'vite';
import { lateDocs } from './lateDocs.js';

// What `npm start` does otherwise than the build. Vite bundles the preview, as a browser asks for 40 files sooner than for 700.
// Pages and stories are bundled when they are opened, but for the first page: that is bundled while the server starts. An edit
// replaces the modules that it changes.

const require = createRequire(import.meta.url);
/** Storybook's frame around a page or story. */
const FRAME = require.resolve('@storybook/builder-vite/input/iframe.html');
/** TensorFlow.js in one file instead of 350. */
const TENSORFLOW = require.resolve('@tensorflow/tfjs-core/dist/tf-core.fesm.js');
/** What the first page loads late, until its first picture. */
export const FIRST_PAGE =
  /(?:stories\/Notebook\.mdx|late\/(?:typesetting|drawing)\.ts|image\/sample\.ts|DocsRenderer-\w+\.js|mdx-js\/react\/index\.js|react-18\.js)\?rolldown-lazy=1$/;
const LATE = '?rolldown-lazy=1';
const STORIES = '\0virtual:/@storybook/builder-vite/storybook-stories.js';

export function inDevelopment(config: UserConfig): UserConfig {
  const { bundled, docs } = parted((config.plugins ?? []) as Plugin[]);
  return {
    ...config,
    experimental: { ...config.experimental, bundledDev: true },
    // As Storybook's build has it: its runtime has to come first.
    build: { ...config.build, rolldownOptions: { input: FRAME, output: { strictExecutionOrder: true } } },
    plugins: [...bundled, ...docs.map(lateDocs), oneTensorflow, bundledFrame(), storiesList()],
  };
}

/** Storybook's plugins, and that among them which reads the docs of components. */
function parted(plugins: readonly Plugin[]) {
  // The docs of JavaScript, of which there is none here: it would read all packages.
  const bundled = plugins.filter(({ name }) => name !== 'storybook:react-docgen-plugin');
  const isDocs = ({ name }: Plugin) => name === 'vite:react-docgen-typescript';
  return { bundled: bundled.filter((plugin) => !isDocs(plugin)), docs: bundled.filter(isDocs) };
}

const oneTensorflow: Plugin = {
  name: 'one-tensorflow',
  config: () => ({ resolve: { alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: TENSORFLOW }] } }),
};

/** Storybook asks `transformIndexHtml` for its frame, which knows nothing of bundles. */
function bundledFrame(): Plugin {
  let server: ViteDevServer;
  let first: Promise<void> | undefined;
  const prepare = () => (first ??= bundleParts(bundleOf(server), (id) => FIRST_PAGE.test(id)));
  return {
    name: 'bundled-frame',
    configureServer(given) {
      server = given;
      server.transformIndexHtml = async () => {
        await prepare();
        const { devEngine, memoryFiles } = bundleOf(server);
        await devEngine.ensureLatestBuildOutput().catch(() => undefined);
        return String(memoryFiles.get('iframe.html')?.source ?? FAILED);
      };
      server.middlewares.use('/@vite/lazy', (request, response, next) => {
        const id = new URLSearchParams(request.url?.replace(/^.*\?/, '')).get('id') ?? '';
        replyWith(id, bundleOf(server)).then((code) => {
          if (code === null) return next();
          response.setHeader('Content-Type', 'text/javascript');
          response.end(code);
        }, next);
      });
    },
    // Which is before a browser asks.
    buildStart: () => void setTimeout(prepare),
  };
}

/** In place of what cannot be bundled yet: Vite's client tells why, and loads the page again when that is mended. */
const FAILED = `<!doctype html><title>Not bundled</title><script>globalThis.__vite_is_fallback_page__ = true</script>
<script type="module" src="/@vite/client"></script>`;

/** Whom parts are bundled for. */
const CLIENT = 'bundled-frame';
const bundled = new Set<string>();

/** Vite bundles again after each part that is asked for; parts that are asked for at once cost that once. */
async function bundleParts(bundle: Bundle, isOne: (id: string) => boolean): Promise<void> {
  await bundle.waitForInitialBuildFinish();
  const { devEngine: engine } = bundle;
  await engine.registerClient(CLIENT);
  for (;;) {
    const parts = engine.moduleGraph.getModuleIds().filter((id) => isOne(id) && !bundled.has(id));
    if (parts.length === 0) break;
    for (const part of parts) bundled.add(part);
    // What fails here fails again, and is shown, when the browser asks for it.
    await Promise.allSettled(parts.map((part) => engine.compileEntry(part, CLIENT)));
  }
}

/**
 * What a frame gets that asks for a part. Vite would send what the frame lacks of it, and has been seen to send modules that the
 * frame has, so that there were two of each. The part joins the bundle instead, and the frame loads that, with its address of the
 * new page; null is Vite's own answer, for what the bundle has not taken in.
 */
async function replyWith(id: string, bundle: Bundle): Promise<string | null> {
  if (bundled.has(id)) return null;
  bundled.add(id);
  await bundle.devEngine.compileEntry(id, CLIENT);
  await bundleParts(bundle, isLibrary);
  await bundle.devEngine.ensureLatestBuildOutput();
  return 'location.reload(); await new Promise(() => {});';
}

/** What figures and Storybook's own blocks load late, which may be when somebody presses: no time to load a page again. */
function isLibrary(id: string): boolean {
  return id.endsWith(LATE) && !id.includes('/stories/');
}

/** Storybook's list of stories is no file, and the bundler watches nothing else: it gets one, outside of what it ignores. */
function storiesList(): Plugin {
  let file: string;
  return {
    name: 'stories-list',
    configureServer({ config, watcher }) {
      file = join(mkdtempSync(join(tmpdir(), 'stories-')), 'list.js');
      process.once('exit', () => rmSync(dirname(file), { recursive: true }));
      const generator = config.plugins.find(({ name }) => name === 'storybook:code-generator-plugin');
      const { load } = generator as unknown as { load(id: string): Promise<string> };
      watcher.on('change', async (changed) => {
        if (changed === STORIES) writeFileSync(file, await load(STORIES));
      });
    },
    transform: {
      filter: { id: new RegExp(`^${STORIES}$`) },
      handler(code) {
        writeFileSync(file, code);
        return { code: `export * from ${JSON.stringify(file)};`, map: null };
      },
    },
  };
}

/** What Vite has of a bundled preview; its types keep some of it private. */
interface Bundle {
  readonly memoryFiles: ReadonlyMap<string, { readonly source: string | Uint8Array }>;
  readonly devEngine: {
    readonly moduleGraph: { getModuleIds(): string[] };
    registerClient(name: string): Promise<void>;
    compileEntry(id: string, client: string): Promise<unknown>;
    ensureLatestBuildOutput(): Promise<void>;
  };
  waitForInitialBuildFinish(): Promise<void>;
}

function bundleOf({ environments }: ViteDevServer): Bundle {
  return environments.client.bundledDev as unknown as Bundle;
}
