import {
  add,
  avgPool,
  concat,
  cos,
  engine,
  fused,
  image,
  keep,
  matMul,
  mean,
  mul,
  reshape,
  rsqrt,
  sigmoid,
  sin,
  square,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core';
import { complaint } from '../base/check.js';
import { imported } from '../lazy/lazy.js';
import { checkTimestep } from '../process/coefficients.js';
import { createSchedule } from '../process/schedule.js';
import { checkTensor } from '../tensor/check.js';
import type { Denoiser } from '../tensor/denoiser.js';

/** One operation of a GraphModel of TensorFlow.js, with the names of its JSON. */
interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of the nodes whose results it takes. */
  readonly input?: readonly string[];
  readonly attr?: { readonly strides?: { readonly list: { readonly i: readonly [string, string, string, string] } } };
}

/**
 * The operations of the faces' U-Net. `loadGraphModel` has them too, but would add 54 kB gzip to a page instead of 8.
 * Sizes and axes follow from the tensors; only strides are read.
 */
const operations: Readonly<Record<string, (inputs: readonly Tensor[], stride: number) => Tensor>> = {
  AddV2: ([a, b]) => add(a as Tensor, b as Tensor),
  AvgPool: ([x], stride) => avgPool(x as Tensor4D, stride, stride, 'valid'),
  ConcatV2: ([a, b]) => concat([a as Tensor, b as Tensor], -1),
  Cos: ([x]) => cos(x as Tensor),
  MatMul: ([a, b]) => matMul(a as Tensor2D, b as Tensor2D),
  Mean: ([x]) => mean(x as Tensor, -1, true),
  Mul: ([a, b]) => mul(a as Tensor, b as Tensor),
  ResizeNearestNeighbor: ([x]) => doubled(x as Tensor4D),
  Rsqrt: ([x]) => rsqrt(x as Tensor),
  Sigmoid: ([x]) => sigmoid(x as Tensor),
  Sin: ([x]) => sin(x as Tensor),
  Square: ([x]) => square(x as Tensor),
  _FusedConv2D: ([x, filter, bias], strides) =>
    fused.conv2d({ x: x as Tensor4D, filter: filter as Tensor4D, bias: bias as Tensor1D, strides, pad: 'same' }),
};

function doubled(x: Tensor4D): Tensor {
  const [, height, width] = x.shape;
  return image.resizeNearestNeighbor(x, [2 * height, 2 * width]);
}

/**
 * Runs the nodes in their order. Call it inside `tidy`.
 *
 * @param values - the results of the nodes that are given, inputs and weights, by name.
 * @returns the result of the last node.
 */
function runGraph(nodes: readonly GraphNode[], values: ReadonlyMap<string, Tensor>): Tensor {
  const results = new Map(values);
  let last: Tensor | undefined;
  for (const { name, op, input = [], attr } of nodes) {
    const operation = operations[op];
    if (!operation) continue; // Placeholder and Const, whose values are given
    const stride = Number(attr?.strides?.list.i[1] ?? 1);
    last = operation(
      input.map((from) => results.get(from) as Tensor),
      stride,
    );
    results.set(name, last);
  }
  return last as Tensor;
}

/** A weight in a manifest of TensorFlow.js. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  /** Bytes count steps of `scale` from `min` on. Without it, values are four bytes each. */
  readonly quantization?: { readonly min: number; readonly scale: number };
}

/** The weights of a network. The first call of `tensors` creates their tensors. */
class Weights {
  readonly #specs: readonly WeightSpec[];
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #tensors: { readonly byName: ReadonlyMap<string, Tensor>; readonly state: object } | null = null;

  /** @param data - the values, one weight after the other, in base64. */
  constructor(specs: readonly WeightSpec[], data: string) {
    this.#specs = specs;
    this.#bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  }

  /** Returns all weights by their names. Creates them again if the page has reset tfjs. */
  tensors(): ReadonlyMap<string, Tensor> {
    const { state } = engine();
    if (this.#tensors?.state !== state) this.#tensors = { byName: this.#read(), state };
    return this.#tensors.byName;
  }

  #read(): Map<string, Tensor> {
    let place = 0;
    const entries = this.#specs.map(({ name, shape, dtype, quantization }): [string, Tensor] => {
      const size = shape.reduce((product, length) => product * length, 1);
      const bytes = this.#bytes.slice(place, place + (quantization ? size : 4 * size));
      place += bytes.length;
      const values = quantization
        ? Float32Array.from(bytes, (byte) => byte * quantization.scale + quantization.min)
        : new (dtype === 'int32' ? Int32Array : Float32Array)(bytes.buffer);
      // Kept: a `tidy` that the page has open must not dispose it.
      return [name, keep(tensor(values, [...shape], dtype))];
    });
    return new Map(entries);
  }
}

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
  const { topology, weights: specs, data } = await imported(() => import('./model.js'));
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
