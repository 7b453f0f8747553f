// The network: 50 features of a point and a timestep, three hidden layers of 64 units with SiLU, and v of x and y. Its
// arrays are those of assembly/memory.ts.

/** Rows (points) of a tile: what the network works on at a time. */
export const TILE = 64;
/** Units of a hidden layer, and values from one row of a tile to the next. */
export const ROW = 64;
/** The first layer's inputs: x, y, 16 of time, sin and cos of 16 directions, and two zeros, which fill up a vector. */
export const INPUTS = 52;
export const FIRST_TIME = 2;
export const TIMES = 16;
export const FIRST_WAVE = 18;
export const DIRECTIONS = 16;
/** The last layer's outputs in memory. The first two are v; the weights of the others are zero, and stay so. */
export const OUTPUTS = 8;

/** A layer within the parameters: weights, a row for each input, then a row of biases. */
export interface Layer {
  readonly start: number;
  readonly inputs: number;
  readonly outputs: number;
}

const HIDDEN = (ROW + 1) * ROW;
const SECOND = (INPUTS + 1) * ROW;
export const layers: readonly [Layer, Layer, Layer, Layer] = [
  { start: 0, inputs: INPUTS, outputs: ROW },
  { start: SECOND, inputs: ROW, outputs: ROW },
  { start: SECOND + HIDDEN, inputs: ROW, outputs: ROW },
  { start: SECOND + 2 * HIDDEN, inputs: ROW, outputs: OUTPUTS },
];
/** Number of parameters in memory, the zeros included. */
export const PARAMETERS = SECOND + 2 * HIDDEN + (ROW + 1) * OUTPUTS;

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
  /** The same as `predict`, and faster, for x and y of the first `count` rows at the timestep that was set. */
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
export const directions = Float32Array.from({ length: 2 * DIRECTIONS }, (_, i) => {
  const index = i % DIRECTIONS;
  // Lengths from 1 to 12; angles turn by the golden angle, so that neighbouring lengths point elsewhere.
  const length = 12 ** (index / (DIRECTIONS - 1));
  const angle = Math.PI * (3 - Math.sqrt(5)) * index;
  return length * (i < DIRECTIONS ? Math.cos(angle) : Math.sin(angle));
});
