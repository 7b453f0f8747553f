import {
  add,
  avgPool,
  concat,
  cos,
  fused,
  image,
  matMul,
  mean,
  mul,
  rsqrt,
  sigmoid,
  sin,
  square,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/** One operation of a GraphModel of TensorFlow.js, as its JSON names it. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of the nodes whose results it takes. */
  readonly input?: readonly string[];
  readonly attr?: { readonly strides?: { readonly list: { readonly i: readonly [string, string, string, string] } } };
}

/**
 * The operations of the faces' U-Net. `loadGraphModel` knows them too, but would add 54 kB gzip to a page
 * instead of 8. Sizes and axes follow from the tensors; only strides are read.
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
export function runGraph(nodes: readonly GraphNode[], values: ReadonlyMap<string, Tensor>): Tensor {
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
