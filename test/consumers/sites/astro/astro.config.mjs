import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';

export default defineConfig({
  base: '/project',
  integrations: [mdx(), react()],
  // Where a policy forbids inline styles.
  build: { inlineStylesheets: 'never' },
});
