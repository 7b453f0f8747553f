import { reshape, type Tensor, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { complaint } from '../core/check.js';
import { checkTimestep } from '../core/forwardCoefficients.js';
import { createSchedule } from '../core/schedule.js';
import { checkTensor } from '../tensor/check.js';
import type { Denoiser } from '../tensor/denoiser.js';
import { type GraphNode, runGraph } from './graphModel.js';
import { Weights } from './weights.js';

const SHAPE = [16, 16, 3];

/**
 * A network that invents faces: a U-Net of 249,000 weights, which `scripts/train-faces.py` trained on the faces of `loadFaces`.
 * Its samples are none of them, nor are they put together of unrelated windows, as those of `patchDenoiser`.
 *
 * It runs on the backend that the page has chosen, with the backend's own kernels. On `cpu`, whose kernels come with
 * `diffusion-figures/tensor`, a prediction of 16 faces takes two seconds, on `wasm` about 30 ms. The weights are 250 kB gzip;
 * the first call loads them.
 *
 * ```ts
 * const denoiser = await facesDenoiser();
 * for await (const { t, state } of sample(denoiser, { shape: [2, 16, 16, 3], steps: 40 })) {
 *   if (t === -1) console.log(state.shape); // two faces, in [-1, 1]
 *   state.dispose();
 * }
 * ```
 *
 * @returns a denoiser on the cosine schedule of 1000 steps. It predicts v of faces, [16, 16, 3], or batches of them along
 *   leading axes. It keeps its weights as tensors, 1 MB.
 * @throws whatever the import of the weights throws. Predictions throw a RangeError for another shape or timestep.
 */
export async function facesDenoiser(): Promise<Denoiser> {
  const { topology, weights: specs, data } = await import('./model.js');
  const { node: nodes } = JSON.parse(topology) as { readonly node: readonly GraphNode[] };
  const weights = new Weights(JSON.parse(specs), data);
  const schedule = createSchedule({ kind: 'cosine' });
  return {
    predicts: 'v',
    schedule,
    predict: (xt, t) => {
      checkFaces(xt);
      checkTimestep(schedule, t);
      const values = weights.tensors();
      return tidy(() => {
        const inputs = new Map(values).set('x', reshape(xt, [-1, ...SHAPE])).set('t', tensor1d([t]));
        return reshape(runGraph(nodes, inputs), xt.shape);
      });
    },
  };
}

function checkFaces(xt: Tensor): void {
  checkTensor('xt', xt);
  if (SHAPE.every((size, axis) => size === xt.shape[xt.rank - SHAPE.length + axis])) return;
  throw complaint('xt', `shape [${xt.shape}]`, `shape [${SHAPE}], or a batch of such along leading axes`);
}
