// Bundles dist/tensor/renderer.js with its parts of TensorFlow.js, so that no site's bundler has to.
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { tensorflow, tensorflowNotice } from './tensorflow.mjs';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

await build({
  configFile: false,
  logLevel: 'warn',
  plugins: [tensorflow],
  build: {
    outDir: path('dist/tensor'),
    emptyOutDir: false,
    minify: false,
    target: 'es2022',
    lib: { entry: path('dist/tensor/renderer.js'), formats: ['es'], fileName: () => 'renderer.js' },
    rolldownOptions: { external: /\/core\/\w+\.js$/, output: { banner: tensorflowNotice } },
  },
});
// The compiler's map is that of the file that the bundle replaces.
rmSync(path('dist/tensor/renderer.js.map'), { force: true });
copyFileSync(path('src/tensor/LICENSE-tensorflow.txt'), path('dist/tensor/LICENSE-tensorflow.txt'));
copyFileSync(path('src/image/LICENSE-faces.txt'), path('dist/image/LICENSE-faces.txt'));
