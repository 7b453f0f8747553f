import { wasmModule } from './wasmModule.js';

// The network: 50 features of a point and a timestep, three hidden layers of 64 units with SiLU, and v of x and y. Its
// arrays are those of assembly/memory.ts.

/** Rows (points) of a tile: what the network works on at a time. */
export const TILE = 64;
/** Units of a hidden layer, and values from one row of a tile to the next. */
export const ROW = 64;
/** The first layer's inputs: x, y, 16 of time, sin and cos of 16 directions, and two zeros, which fill up a vector. */
const INPUTS = 52;
export const FIRST_TIME = 2;
export const TIMES = 16;
export const FIRST_WAVE = 18;
export const DIRECTIONS = 16;
/**
 * The number of outputs of the last layer in memory. The first two are v; the weights of the other outputs are zero,
 * and stay so.
 */
const OUTPUTS = 8;

/** A layer within the parameters: weights, a row for each input, then a row of biases. */
export interface Layer {
  readonly start: number;
  readonly inputs: number;
  readonly outputs: number;
}

const HIDDEN = (ROW + 1) * ROW;
const SECOND_LAYER = (INPUTS + 1) * ROW;
export const layers: readonly [Layer, Layer, Layer, Layer] = [
  { start: 0, inputs: INPUTS, outputs: ROW },
  { start: SECOND_LAYER, inputs: ROW, outputs: ROW },
  { start: SECOND_LAYER + HIDDEN, inputs: ROW, outputs: ROW },
  { start: SECOND_LAYER + 2 * HIDDEN, inputs: ROW, outputs: OUTPUTS },
];
/** Number of parameters in memory, the zeros included. */
export const PARAMETERS = SECOND_LAYER + 2 * HIDDEN + (ROW + 1) * OUTPUTS;

/** One network and the training of it. */
export interface Network {
  /** All parameters, layer by layer; may be written. */
  readonly weights: Float32Array;
  /** Rows of features, to be written by the caller but for those of directions; `TILE` rows. */
  readonly features: Float32Array;
  /** The v that each row should give, x and y; written by the caller before `learn`. */
  readonly targets: Float32Array;
  /** Rows that begin with v, as `predict` leaves them. */
  readonly results: Float32Array;
  /** Predicts v from the first `count` rows of features. */
  predict(count: number): void;
  /** Sets the timestep of `predictAtTime` by its features. */
  setTime(time: Float32Array): void;
  /** Predicts like `predict`, but faster, for x and y of the first `count` rows at the timestep that was set. */
  predictAtTime(count: number): void;
  /** Begins a step: the gradients become 0. */
  begin(): void;
  /** Adds to the gradients those of scale/2 · Σ (v - target)² over the first `count` rows; returns Σ (v - target)². */
  learn(count: number, scale: number): number;
  /**
   * Ends a step, by Adam: Kingma & Ba 2015, algorithm 1.
   *
   * @param rate - the rate of learning, with both corrections of bias in it.
   */
  update(rate: number, momentDecay: number, squareDecay: number, epsilon: number): void;
}

/** The directions w whose sin(w·x) and cos(w·x) are features: x of all, then y. */
const directions = Float32Array.from({ length: 2 * DIRECTIONS }, (_, i) => {
  const index = i % DIRECTIONS;
  // Lengths from 1 to 12; angles turn by the golden angle, so that neighboring lengths point elsewhere.
  const length = 12 ** (index / (DIRECTIONS - 1));
  const angle = Math.PI * (3 - Math.sqrt(5)) * index;
  return length * (i < DIRECTIONS ? Math.cos(angle) : Math.sin(angle));
});

const [FIRST, SECOND, THIRD, LAST] = layers;

/** The network in plain JavaScript: what assembly/index.ts computes, within rounding, and about twenty times slower. */
export function javascriptNetwork(): Network & { readonly gradients: Float32Array } {
  const [weights, gradients, moments, squares] = [parameters(), parameters(), parameters(), parameters()];
  const [features, results, deltas, deltasBefore] = [tile(), tile(), tile(), tile()];
  const units = [tile(), tile(), tile()] as const;
  const slopes = [tile(), tile(), tile()] as const;
  const targets = new Float32Array(2 * TILE);
  let sharedTime = new Float32Array(TIMES);

  function predict(count: number): void {
    wave(features, count);
    forward(FIRST, features, units[0], count);
    activate(units[0], slopes[0], count);
    forward(SECOND, units[0], units[1], count);
    activate(units[1], slopes[1], count);
    forward(THIRD, units[1], units[2], count);
    activate(units[2], slopes[2], count);
    forward(LAST, units[2], results, count);
  }

  function predictAtTime(count: number): void {
    for (let row = 0; row < count; row++) features.set(sharedTime, row * ROW + FIRST_TIME);
    predict(count);
  }

  function forward({ start, inputs, outputs }: Layer, from: Float32Array, to: Float32Array, count: number): void {
    const sums = new Float64Array(outputs);
    for (let row = 0; row < count * ROW; row += ROW) {
      for (let o = 0; o < outputs; o++) sums[o] = weights[start + inputs * outputs + o] as number;
      for (let i = 0; i < inputs; i++) {
        const value = from[row + i] as number;
        const at = start + i * outputs;
        for (let o = 0; o < outputs; o++) sums[o] = (sums[o] as number) + value * (weights[at + o] as number);
      }
      to.set(sums, row);
    }
  }

  /** The gradients of a layer from the deltas of its sums. */
  function accumulate({ start, inputs, outputs }: Layer, from: Float32Array, delta: Float32Array, count: number): void {
    for (let row = 0; row < count * ROW; row += ROW) {
      for (let i = 0; i <= inputs; i++) {
        const value = i === inputs ? 1 : (from[row + i] as number);
        const at = start + i * outputs;
        for (let o = 0; o < outputs; o++) {
          gradients[at + o] = (gradients[at + o] as number) + value * (delta[row + o] as number);
        }
      }
    }
  }

  /** The deltas of the sums before a layer. */
  function back(layer: Layer, delta: Float32Array, slope: Float32Array, before: Float32Array, count: number): void {
    const { start, inputs, outputs } = layer;
    for (let row = 0; row < count * ROW; row += ROW) {
      for (let i = 0; i < inputs; i++) {
        let sum = 0;
        for (let o = 0; o < outputs; o++)
          sum += (delta[row + o] as number) * (weights[start + i * outputs + o] as number);
        before[row + i] = sum * (slope[row + i] as number);
      }
    }
  }

  function learn(count: number, scale: number): number {
    predict(count);
    let loss = 0;
    for (let row = 0; row < count; row++) {
      for (let axis = 0; axis < 2; axis++) {
        const difference = (results[row * ROW + axis] as number) - (targets[2 * row + axis] as number);
        loss += difference ** 2;
        results[row * ROW + axis] = scale * difference;
      }
      results.fill(0, row * ROW + 2, row * ROW + OUTPUTS);
    }
    accumulate(LAST, units[2], results, count);
    back(LAST, results, slopes[2], deltas, count);
    accumulate(THIRD, units[1], deltas, count);
    back(THIRD, deltas, slopes[1], deltasBefore, count);
    accumulate(SECOND, units[0], deltasBefore, count);
    back(SECOND, deltasBefore, slopes[0], deltas, count);
    accumulate(FIRST, features, deltas, count);
    return loss;
  }

  function update(rate: number, momentDecay: number, squareDecay: number, epsilon: number): void {
    for (let i = 0; i < PARAMETERS; i++) {
      const gradient = gradients[i] as number;
      const m = momentDecay * (moments[i] as number) + (1 - momentDecay) * gradient;
      const v = squareDecay * (squares[i] as number) + (1 - squareDecay) * gradient ** 2;
      moments[i] = m;
      squares[i] = v;
      weights[i] = (weights[i] as number) - (rate * m) / (Math.sqrt(v) + epsilon);
    }
  }

  return {
    weights,
    gradients,
    features,
    targets,
    results,
    predict,
    setTime(time) {
      sharedTime = time.slice();
    },
    predictAtTime,
    begin: () => void gradients.fill(0),
    learn,
    update,
  };
}

/** Replaces sums z by SiLU(z) = z·σ(z), and keeps its derivative. */
function activate(units: Float32Array, slopes: Float32Array, count: number): void {
  for (let i = 0; i < count * ROW; i++) {
    const z = units[i] as number;
    const sigma = 1 / (1 + Math.exp(-z));
    units[i] = z * sigma;
    slopes[i] = sigma * (1 + z * (1 - sigma));
  }
}

/** The features of all directions. */
function wave(features: Float32Array, count: number): void {
  for (let row = 0; row < count * ROW; row += ROW) {
    const [x, y] = [features[row] as number, features[row + 1] as number];
    for (let i = 0; i < DIRECTIONS; i++) {
      const angle = x * (directions[i] as number) + y * (directions[DIRECTIONS + i] as number);
      features[row + FIRST_WAVE + i] = Math.sin(angle);
      features[row + FIRST_WAVE + DIRECTIONS + i] = Math.cos(angle);
    }
  }
}

function parameters(): Float32Array {
  return new Float32Array(PARAMETERS);
}

function tile(): Float32Array {
  return new Float32Array(TILE * ROW);
}

/** The exports of assembly/index.ts; see there. Addresses are in bytes. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly weights: WebAssembly.Global<'i32'>;
  readonly features: WebAssembly.Global<'i32'>;
  readonly targets: WebAssembly.Global<'i32'>;
  readonly results: WebAssembly.Global<'i32'>;
  readonly waves: WebAssembly.Global<'i32'>;
  predict(count: number): void;
  setTime(): void;
  predictAtTime(count: number): void;
  begin(): void;
  learn(count: number, scale: number): number;
  update(rate: number, momentDecay: number, squareDecay: number, epsilon: number): void;
}

/** The kernel, or the error of the only attempt to compile it. A content policy that forbids it reports each attempt. */
let compiled: WebAssembly.Module | Error | undefined;

/**
 * The network in WebAssembly with SIMD, or null if the host lacks it or a content security policy forbids it.
 *
 * Compiled synchronously: the module is smaller than the 4 kB that every browser allows for that.
 */
export function wasmNetwork(): Network | null {
  try {
    return networkOf(kernelInstance());
  } catch {
    return null;
  }
}

/** The kernel with a memory of its own, 448 KiB. */
export function kernelInstance(): KernelExports {
  compiled ??= compile();
  if (compiled instanceof Error) throw compiled;
  return new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
}

function compile(): WebAssembly.Module | Error {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(wasmModule), (character) => character.charCodeAt(0)));
  } catch (error) {
    return error as Error;
  }
}

export function networkOf(kernel: KernelExports): Network {
  // The memory has a fixed size, so these views stay valid.
  const view = (address: WebAssembly.Global<'i32'>, length: number) =>
    new Float32Array(kernel.memory.buffer, address.value, length);
  view(kernel.waves, 2 * DIRECTIONS).set(directions);
  const features = view(kernel.features, TILE * ROW);
  return {
    weights: view(kernel.weights, PARAMETERS),
    features,
    targets: view(kernel.targets, 2 * TILE),
    results: view(kernel.results, TILE * ROW),
    predict: kernel.predict,
    setTime(time) {
      features.set(time, FIRST_TIME);
      kernel.setTime();
    },
    predictAtTime: kernel.predictAtTime,
    begin: kernel.begin,
    learn: kernel.learn,
    update: kernel.update,
  };
}

/** Creates a network with the fastest implementation of the host. Its weights are zeros. */
export function createNetwork(): Network {
  return wasmNetwork() ?? javascriptNetwork();
}

/** Whether that is WebAssembly with SIMD, which is twenty times as fast as what takes its place. */
export function hasFastKernel(): boolean {
  try {
    kernelInstance();
    return true;
  } catch {
    return false;
  }
}
