import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import ofSources from './.storybook/vite.config.js';
import { DRAWING_FLAGS, findOrInstallBrowser } from './scripts/browser.mjs';
import { keptModules } from './test/support/keptModules.js';
import { mdx } from './test/support/mdx.js';
import { serverMarkup } from './test/support/serverMarkup.js';
import { SummaryReporter } from './test/support/summaryReporter.js';
import { opacityUnderTouch } from './test/support/underTouch.js';

/** Null where none can be installed: test/support/needsBrowser.ts then ends the tests that need one. */
const found = findOrInstallBrowser();
const isPinned = found?.isPinned ?? false;

/** Real Chromium, headless. WebGL comes up in software, so that a page on that backend is tested everywhere. */
const browser = () => ({
  enabled: true,
  headless: true,
  viewport: { width: 1000, height: 900 },
  screenshotFailures: false,
  expect: pictures,
  provider: playwright({
    // A page that is higher than the window would be scaled down to fit.
    // Nothing moves by itself, unless a test asks for motion: see test/support/media.ts.
    contextOptions: { viewport: { width: 1280, height: 4000 }, reducedMotion: 'reduce' as const },
    launchOptions: {
      ...found,
      args: [
        ...DRAWING_FLAGS,
        '--no-sandbox',
        // What a GPU smooths differs by how it gathers draws, and so from run to run.
        '--disable-accelerated-2d-canvas',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
        // The stored pictures were drawn with Vulkan. Without it, slanted lines and curves are smoothed differently.
        '--enable-features=Vulkan',
      ],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
});

/** Pictures of stories and pages are kept; those that a test compares with each other are not. See test/support/pictures.ts. */
const pictures = {
  toMatchScreenshot: {
    resolveScreenshotPath: ({ root, arg, ext }: Record<'root' | 'arg' | 'ext', string>) =>
      `${root}/${arg.startsWith('comparison-') ? '.vitest-attachments/screenshots' : 'test/screenshots'}/${arg}${ext}`,
  },
};

/** What figures load late. Named, as a package that Vite first meets when a page asks for it reloads that page. */
const latePackages = ['@tensorflow/tfjs-backend-cpu/dist/base.js', '@tensorflow/tfjs-core', 'katex/dist/katex.js'];

/** What the tests in a browser import beside these. */
const browserPackages = [
  '@mdx-js/react',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@testing-library/react',
  'fast-check',
  'react',
  'react-katex',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
];

/**
 * Files that walk over all figures, themes or pages, or that train for long. `npm test` runs what stands for the rest, and
 * `npm run test:exhaustive` everything: see test/support/exhaustive.ts.
 */
const EXHAUSTIVE = { node: 'test/**/*.exhaustive.test.*', browser: 'test/**/*.exhaustive.browser.test.*' };
/** What trains, samples or builds for long; nothing of it is part of `npm test`. */
const LONG = ['test/pages/lessons/*.test.ts', 'test/pages/book/{book,figures,served}.test.ts'];
/** The lessons, the answers, the notebook and the docs: `npm run test:pages`. All else is the library: `npm test`. */
const PAGES = 'test/pages/**';
const SETUP = ['test/support/patience.ts', 'test/support/cases.ts'];
const NODE_SETUP = [...SETUP, 'test/support/posterior.ts'];

const IN_BROWSER = 'test/**/*.browser.test.*';
/** Browser tests that stub modules, or test what a page loads or logs once. All others share pages, and the code that these have loaded. */
const APART = 'test/**/*.apart.*';

/** Tests in a browser. Projects share its server, which transforms each module once for all of them. */
const browserProject = (name: string, include: string, options: object) => ({
  browser: 'chromium' as const,
  name,
  include: [include],
  ...options,
});

/** Projects that share a server have pages of their own or share them as they say; Vitest would take that from the server. */
const ownPages = (): Plugin => ({
  name: 'own-pages',
  configureVitest: ({ project: { config } }) => {
    config.browser.isolate = config.isolate;
  },
});

const storiesProject = (name: string, exclude: string[], isExhaustive = false) => ({
  extends: true as const,
  plugins: [storybookTest({ configDir: '.storybook' })],
  test: {
    name,
    exclude,
    isolate: false,
    provide: { isPinned, isExhaustive },
    globalSetup: 'test/support/needsBrowser.ts',
    setupFiles: ['.storybook/vitest.setup.ts'],
    browser: browser(),
  },
});

const nodeProject = (name: string, include: string[], { exclude = [] as string[], isExhaustive = false }) => ({
  extends: true as const,
  plugins: [mdx()],
  test: {
    name,
    environment: 'node' as const,
    globalSetup: 'test/support/trainOnce.ts',
    setupFiles: NODE_SETUP,
    // One worker runs all files, and pays once for what they import. They leave globals and tfjs as they found them.
    isolate: isExhaustive,
    provide: { isPinned, isExhaustive },
    include,
    exclude,
  },
});

export default defineConfig({
  ...ofSources,
  optimizeDeps: { include: latePackages },
  test: {
    reporters: ['default', new SummaryReporter(isPinned)],
    provide: { isPinned, isExhaustive: false, drawsNewCases: process.env['NEW_CASES'] === '1' },
    resolveSnapshotPath: (path, extension) => resolve('test/structure', `${basename(path, '.tsx')}${extension}`),
    // A machine may be busy with more than these tests, and tests that count long tasks take turns.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A busy machine takes longer than the usual minute to open a page. Vitest ignores this setting in a project.
    browser: { connectTimeout: 300_000 },
    // Tests in a browser wait more than they compute: two pages each keep two cores busy.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['test/support/patience.ts'],
    projects: [
      nodeProject('node', ['test/**/*.test.{ts,tsx}'], { exclude: [IN_BROWSER, ...LONG, PAGES] }),
      nodeProject('pages-node', [`${PAGES}/*.test.{ts,tsx}`], { exclude: [IN_BROWSER, ...LONG] }),
      {
        extends: true,
        plugins: [mdx(), keptModules(), ownPages()],
        // Found in time: a package that is first met in the middle of a run would reload the page, with a second React.
        optimizeDeps: { include: browserPackages },
        test: {
          name: 'browsers',
          // Where Vite looks for packages.
          include: [IN_BROWSER],
          setupFiles: [...SETUP, 'test/support/samePage.ts'],
          globalSetup: ['test/support/needsBrowser.ts', 'test/support/otherSite.ts', 'test/support/trainOnce.ts'],
          browser: {
            ...browser(),
            commands: { opacityUnderTouch, serverMarkup },
            instances: [
              browserProject('browser', 'test/**/*.browser.test.{ts,tsx}', { isolate: false, exclude: [APART, PAGES] }),
              browserProject('pages-browser', `${PAGES}/*.browser.test.{ts,tsx}`, {}),
              browserProject('browser-apart', 'test/**/*.apart*.browser.test.{ts,tsx}', {}),
              browserProject('exhaustive', EXHAUSTIVE.browser, { provide: { isPinned, isExhaustive: true } }),
            ],
          },
        },
      },
      storiesProject('stories', ['stories/{Learn,Notebook}/**']),
      storiesProject('pages-stories', ['stories/!(Learn|Notebook)/**']),
      nodeProject('exhaustive-node', [EXHAUSTIVE.node, ...LONG], { isExhaustive: true }),
      storiesProject('exhaustive-stories', [], true),
    ],
  },
});
