import { join } from 'node:path';
import { defineConfig } from '@rspress/core';

export default defineConfig({
  title: 'Diffusion',
  root: 'docs',
  base: '/project/',
  globalStyles: join(import.meta.dirname, 'styles.css'),
});
