import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/project/',
  plugins: [react()],
  build: { rolldownOptions: { input: ['index.html', 'chart.html', 'sight.html', 'plain.html'] } },
});
