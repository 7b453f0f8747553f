import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { raised } from '../scripts/build/raised.mjs';

// How the sources are read, by Storybook and by the tests.

/** Package.json names files of the build; what reads the source takes those of the source. */
const sourceTypesetting: Plugin = {
  name: 'source-typesetting',
  enforce: 'pre',
  resolveId(id) {
    if (id !== '#typesetting') return null;
    const name = this.environment.config.consumer === 'server' ? 'atOnce.tsx' : 'later.ts';
    return resolve(import.meta.dirname, `../src/tex/${name}`);
  },
};

export default {
  plugins: [react(), sourceTypesetting],
  css: { postcss: { plugins: [raised] } },
} satisfies UserConfig;
