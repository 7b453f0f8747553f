// Compiles src/tensor/kernels/assembly to WebAssembly and embeds it, as base64, in wasmModule.ts.
// With --check it writes nothing, and fails if the embedded module is not what the source builds.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const kernels = fileURLToPath(new URL('../src/tensor/kernels/', import.meta.url));
const target = `${kernels}wasmModule.ts`;
const LINE = 100;
/** Pages of 64 KiB: three arrays of 12,288 float32 values fill 2¼. */
const PAGES = '3';

const text = embed(await compile());
if (!process.argv.includes('--check')) {
  await writeFile(target, text);
} else if (text !== (await readFile(target, 'utf8'))) {
  console.error('src/tensor/kernels/wasmModule.ts is out of date; run: node scripts/build-kernel.mjs');
  process.exit(1);
}

async function compile() {
  let binary;
  const options = ['--outFile', 'kernel.wasm', '--runtime', 'stub', '--enable', 'simd', '--noAssert'];
  const optimization = ['-O3', '--converge', '--initialMemory', PAGES, '--maximumMemory', PAGES];
  const { error, stderr } = await asc.main(
    ['index.ts', '--baseDir', `${kernels}assembly`, ...options, ...optimization],
    {
      writeFile(name, contents) {
        if (name === 'kernel.wasm') binary = contents;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return Buffer.from(binary);
}

function embed(binary) {
  const lines = binary.toString('base64').match(new RegExp(`.{1,${LINE}}`, 'g'));
  return `// Generated from assembly/ by \`node scripts/build-kernel.mjs\`; do not edit.

/** The compiled kernel (${binary.length} bytes), in base64. */
export const wasmModule =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}
