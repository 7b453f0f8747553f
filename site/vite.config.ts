import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directImports } from '../.storybook/directImports.js';
import { components, mdx, published, records, standIns } from './plugins.js';

const groups = [
  // Apart, so that the entry, which only waits for the first paint, does not import React.
  { name: 'preload', test: /preload-helper/, priority: 1 },
  // What pages share is one file: a request takes longer than a few kilobytes. What loads late stays apart.
  {
    name: 'book',
    minShareCount: 10,
    test: /[\\/](dist[\\/](?!engine[\\/]drawing|tex[\\/]typeset|menu[\\/]Menu|serialize[\\/]python|loupe[\\/]Loupe|snapshot|film|locales|tensor|figures)|stories[\\/](?!assets|Figures)|node_modules[\\/](react|react-dom|scheduler|@mdx-js))/,
  },
  // A figure is a file.
  { name: (id: string) => /[\\/]dist[\\/]figures[\\/]([A-Z]\w+)[\\/]/.exec(id)?.[1] ?? null },
];

/** A page whose text was painted before its font had come keeps the system's font: nothing moves. */
const optionalFonts = {
  postcssPlugin: 'optional-fonts',
  Declaration: {
    'font-display': (declaration: { value: string }) => {
      if (declaration.value === 'swap') declaration.value = 'optional';
    },
  },
};

export default defineConfig(({ isSsrBuild = false, command, mode }) => ({
  root: resolve(import.meta.dirname, '..'),
  cacheDir: 'node_modules/.cache/book-vite',
  publicDir: false,
  plugins: [
    mdx(),
    standIns(),
    records(),
    components(),
    directImports,
    ...(command === 'build' ? [published()] : [typesetting]),
    react(),
  ],
  css: { postcss: { plugins: [optionalFonts] } },
  define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
  build: {
    emptyOutDir: true,
    manifest: !isSsrBuild,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: isSsrBuild ? 'site/server.tsx' : ['site/client.ts', 'site/single.ts'],
      output: isSsrBuild ? {} : { codeSplitting: { groups } },
    },
  },
}));

/** In development the library is the source, for which package.json cannot name this module. */
const typesetting = {
  name: 'book-typesetting',
  enforce: 'pre' as const,
  resolveId(this: { environment: { config: { consumer: string } } }, id: string) {
    if (id !== '#typesetting') return null;
    const file = this.environment.config.consumer === 'server' ? 'atOnce.tsx' : 'later.ts';
    return resolve(import.meta.dirname, '../src/tex', file);
  },
};
