// Compiles each kernel's assembly/ to WebAssembly and embeds it, as base64, in a wasmModule.ts beside it.
// With --check it writes nothing, and fails if an embedded module is not what its source builds.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Where the kernels are, and their memory in pages of 64 KiB. */
const KERNELS = [
  // Three arrays of 12,288 float32 values fill 2¼.
  { folder: 'src/tensor/kernels/', pages: '3' },
  // The end of its layout, in memory.ts, lies in the seventh.
  { folder: 'src/learn/kernel/', pages: '7' },
  // The end of its layout, in memory.ts, lies in the second.
  { folder: 'src/mixture/kernel/', pages: '2' },
];
const LINE = 100;
const root = fileURLToPath(new URL('../', import.meta.url));

for (const { folder, pages } of KERNELS) {
  const target = `${folder}wasmModule.ts`;
  const text = embed(await compile(`${root}${folder}assembly`, pages));
  if (!process.argv.includes('--check')) {
    await writeFile(root + target, text);
  } else if (text !== (await readFile(root + target, 'utf8'))) {
    console.error(`${target} is out of date; run: node scripts/build-kernel.mjs`);
    process.exit(1);
  }
}

async function compile(folder, pages) {
  let binary;
  const options = ['--outFile', 'kernel.wasm', '--runtime', 'stub', '--enable', 'simd', '--noAssert'];
  const optimization = ['-O3', '--converge', '--initialMemory', pages, '--maximumMemory', pages];
  const { error, stderr } = await asc.main(['index.ts', '--baseDir', folder, ...options, ...optimization], {
    writeFile(name, contents) {
      if (name === 'kernel.wasm') binary = contents;
    },
  });
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
