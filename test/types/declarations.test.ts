import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { CompilerOptions } from 'typescript';
import { expect, it } from 'vitest';
import { complaintsIn, programOf } from '../support/compiler.js';

const isBuilt = existsSync('dist');
if (!isBuilt) console.log('the declarations are not tested, as there is no dist; npm run build makes it');

it.skipIf(!isBuilt)('declares what TypeScript 5.4 knows: typed arrays are generic only since 5.7', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.d.ts'));
  expect(files.length).toBeGreaterThan(100);
  const generic = files.filter((path) => /\b\w+\d+(?:Clamped)?Array</.test(readFileSync(`dist/${path}`, 'utf8')));
  expect(generic).toEqual([]);
});

/** What the compiler says of a page that uses the built package, and of every declaration that the page reaches. */
function complaintsAbout(page: string, options: CompilerOptions): string[] {
  return complaintsIn(programOf({ 'test/types/page.tsx': page }, { lib: LIBRARIES, types: [], ...options }));
}

const LIBRARIES = ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'];

/** All but tensor, learn and faces, which are made of TensorFlow.js, and whose declarations name its types. */
const entries = [
  '',
  '/core',
  '/define',
  '/embed',
  '/figures/NoiseTriptych',
  '/Equation',
  '/messages',
  '/testing',
  '/render',
];

it.skipIf(!isBuilt)('declares no more than holds where a program checks its libraries', () => {
  const imports = entries.map((entry, index) => `export * as entry${index} from 'diffusion-figures${entry}';`);
  expect(complaintsAbout(imports.join('\n'), { skipLibCheck: false })).toEqual([]);
});

/** A page that gives figures models of its own. */
const page = `
  import * as tf from '@tensorflow/tfjs-core';
  import { ReverseChain } from 'diffusion-figures';
  import { createSchedule } from 'diffusion-figures/core';

  declare const model: { predict(xt: tf.Tensor[]): tf.Tensor };
  const of = { predicts: 'epsilon', schedule: createSchedule() } as const;
  export const figures = [
    <ReverseChain denoiser={{ ...of, predict: (xt, t) => tf.squeeze(model.predict([tf.expandDims(xt, 0), tf.tensor1d([t])])) }} />,
    <ReverseChain denoiser={{ ...of, predict: (xt: tf.Tensor, t: number) => tf.mul(xt, t) }} />,
    <ReverseChain denoiser={{ ...of, predict: async (xt, t) => tf.mul(xt, t) }} />,
    // @ts-expect-error: a number is no tensor
    <ReverseChain denoiser={{ ...of, predict: (_, t) => t }} />,
    // @ts-expect-error: nor are its values
    <ReverseChain denoiser={{ ...of, predict: (xt, t) => tf.mul(xt, t).dataSync() }} />,
  ];
`;

it.skipIf(!isBuilt)(
  'takes a model of TensorFlow.js for a denoiser, whether or not a program has the types of tensor',
  () => {
    expect(complaintsAbout(page, { skipLibCheck: true })).toEqual([]);
    const exact = `
    import type {} from 'diffusion-figures/tensor';
    ${page}
    // @ts-expect-error: no tensor has it
    export const wrong = <ReverseChain denoiser={{ ...of, predict: (xt) => xt.nothing }} />;
  `;
    expect(complaintsAbout(exact, { skipLibCheck: true })).toEqual([]);
  },
);
