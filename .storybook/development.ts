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
const STORIES = '\0virtual:/@storybook/builder-vite/storybook-stories.js';

export function inDevelopment(config: UserConfig): UserConfig {
  const { bundled, docs } = parted((config.plugins ?? []) as Plugin[]);
  return {
    ...config,
    experimental: { ...config.experimental, bundledDev: true },
    build: { ...config.build, rolldownOptions: { ...config.build?.rolldownOptions, input: FRAME } },
    plugins: [...bundled, ...docs.map(lateDocs), oneTensorflow, firstPage(), storiesList()],
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
function firstPage(): Plugin {
  let server: ViteDevServer;
  let ready: Promise<void> | undefined;
  const prepare = () => (ready ??= firstBundle(bundleOf(server)));
  return {
    name: 'first-page',
    configureServer(given) {
      server = given;
      server.transformIndexHtml = async () => {
        await prepare();
        await bundleOf(server).triggerBundleRegenerationIfStale();
        return String(bundleOf(server).memoryFiles.get('iframe.html')?.source ?? FAILED);
      };
    },
    // Which is before a browser asks.
    buildStart: () => void setTimeout(prepare),
  };
}

/** In place of what cannot be bundled yet: Vite's client tells why, and loads the page again when that is mended. */
const FAILED = `<!doctype html><title>Not bundled</title><script>globalThis.__vite_is_fallback_page__ = true</script>
<script type="module" src="/@vite/client"></script>`;

/** Whom parts are bundled for before there is a browser. */
const CLIENT = 'first-page';

/** Vite bundles again after each part that a browser has asked for; parts that are asked for at once cost that once. */
async function firstBundle(bundle: Bundle): Promise<void> {
  await bundle.waitForInitialBuildFinish();
  const { devEngine: engine } = bundle;
  await engine.registerClient(CLIENT);
  const done = new Set<string>();
  for (;;) {
    const parts = engine.moduleGraph.getModuleIds().filter((id) => FIRST_PAGE.test(id) && !done.has(id));
    if (parts.length === 0) break;
    for (const part of parts) done.add(part);
    // What fails here fails again, and is shown, when the browser asks for it.
    await Promise.allSettled(parts.map((part) => engine.compileEntry(part, CLIENT)));
  }
  await engine.removeClient(CLIENT);
  await engine.ensureLatestBuildOutput().catch(() => undefined);
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
    removeClient(name: string): Promise<void>;
    compileEntry(id: string, client: string): Promise<unknown>;
    ensureLatestBuildOutput(): Promise<void>;
  };
  waitForInitialBuildFinish(): Promise<void>;
  triggerBundleRegenerationIfStale(): Promise<boolean>;
}

function bundleOf({ environments }: ViteDevServer): Bundle {
  return environments.client.bundledDev as unknown as Bundle;
}
