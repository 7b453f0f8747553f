import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import stills from './stills.mjs';

export default defineConfig({
  base: '/project',
  integrations: [
    mdx(),
    react(),
    stills([{ type: 'noise-triptych', t: 200, image: 'src/coffee.jpg', out: 'public/stills/triptych.png' }]),
  ],
  // Where a policy forbids inline styles.
  build: { inlineStylesheets: 'never' },
});
