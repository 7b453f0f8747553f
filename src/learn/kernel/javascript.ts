import {
  DIRECTIONS,
  directions,
  FIRST_TIME,
  FIRST_WAVE,
  type Layer,
  layers,
  type Network,
  OUTPUTS,
  PARAMETERS,
  ROW,
  TILE,
  TIMES,
} from './network.js';

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
