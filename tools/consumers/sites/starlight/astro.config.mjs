import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  base: '/project',
  integrations: [
    starlight({ title: 'Diffusion', customCss: ['diffusion-figures/style.css', './src/layout.css'] }),
    react(),
  ],
});
