import type { Plugin, UserConfig } from 'vite';
import { directImports } from './directImports.js';
import { lateDocs } from './lateDocs.js';

// What `npm start` does otherwise than the build, so that the first page comes soon.

/** What the first page loads, until its first picture. It is read while the server starts. */
export const FIRST_PAGE = [
  './.storybook/preview.tsx',
  './stories/Start.mdx',
  './src/engine/drawing.ts',
  './src/tex/typeset.tsx',
];

/** What is loaded late. Vite would load the page again when it first meets one of them. */
const LATE_PACKAGES = [
  '@tensorflow/tfjs-backend-cpu/dist/base.js',
  '@tensorflow/tfjs-core',
  'd3-array',
  'fft.js',
  'gifenc',
  'katex/dist/katex.js',
  'prop-types',
  'react/jsx-dev-runtime',
  'react-dom/test-utils',
];

export function inDevelopment(config: UserConfig): UserConfig {
  const plugins = ((config.plugins ?? []) as Plugin[]).filter(({ name }) => name !== 'storybook:react-docgen-plugin');
  const isReader = ({ name }: Plugin) => name === 'vite:react-docgen-typescript';
  return {
    ...config,
    plugins: [
      ...plugins.filter((plugin) => !isReader(plugin)),
      ...plugins.filter(isReader).map(lateDocs),
      directImports,
    ],
    optimizeDeps: { ...config.optimizeDeps, include: [...(config.optimizeDeps?.include ?? []), ...LATE_PACKAGES] },
    server: { ...config.server, warmup: { clientFiles: FIRST_PAGE } },
  };
}
