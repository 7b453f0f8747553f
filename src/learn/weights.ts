import { complaint, invalid } from '../base/check.js';
import { gaussianNoise } from '../process/noise.js';
import { DIRECTIONS, FIRST_WAVE, type Layer, layers, PARAMETERS } from './kernel/host.js';

/** Values as float32, the lowest byte first. */
export function toBase64(values: Float32Array): string {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setFloat32(4 * i, value, true);
  let text = '';
  for (let i = 0; i < view.byteLength; i++) text += String.fromCharCode(view.getUint8(i));
  return btoa(text);
}

/**
 * The inverse of `toBase64`.
 *
 * @param name - what error messages call the text.
 * @throws RangeError unless it holds `length` finite values.
 */
export function fromBase64(name: string, text: string, length: number): Float32Array {
  const bytes = 4 * length;
  const expected = `base64 of ${length} finite float32 values`;
  if (typeof text !== 'string') throw invalid(name, text, expected);
  const binary = decoded(text);
  if (binary === null) throw invalid(name, text, expected);
  if (binary.length !== bytes) throw complaint(name, `${binary.length} bytes`, `${bytes}, ${expected}`);
  const view = new DataView(new ArrayBuffer(bytes));
  for (let i = 0; i < bytes; i++) view.setUint8(i, binary.charCodeAt(i));
  const values = Float32Array.from({ length }, (_, i) => view.getFloat32(4 * i, true));
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) throw complaint(name, `value ${broken} is ${values[broken]}`, expected);
  return values;
}

/** The bytes as characters, or null if the text is not base64. */
function decoded(text: string): string | null {
  try {
    return atob(text);
  } catch {
    return null;
  }
}

/** Stream of the noise that a training begins with; its steps take those from 1 on. */
const STREAM = 0;
/** SiLU passes on about half of the variance. */
const GAIN = Math.SQRT2;

/** The weights that training with a seed begins from. Biases, and all weights of the last layer, are zero: v is 0. */
export function initialWeights(seed: number): Float32Array {
  const weights = gaussianNoise(PARAMETERS, { seed, stream: STREAM });
  for (const layer of layers) {
    const { start, inputs, outputs } = layer;
    const spread = layer === layers[3] ? 0 : GAIN / Math.sqrt(inputs);
    for (let i = 0; i < inputs * outputs; i++) weights[start + i] = spread * (weights[start + i] as number);
    weights.fill(0, start + inputs * outputs, start + (inputs + 1) * outputs);
  }
  return expandWeights(compactWeights(weights));
}

/** Number of weights that are not only zeros in memory: those of 50 inputs and two outputs. */
export const WEIGHTS = trueParts().reduce((sum, { length }) => sum + length, 0);

/** The weights without the zeros that only fill up vectors: layer by layer, a row for each input, then the biases. */
export function compactWeights(weights: Float32Array): Float32Array {
  const compact = new Float32Array(WEIGHTS);
  let at = 0;
  for (const { start, length } of trueParts()) {
    compact.set(weights.subarray(start, start + length), at);
    at += length;
  }
  return compact;
}

/** The inverse of `compactWeights`. */
export function expandWeights(compact: Float32Array): Float32Array {
  const weights = new Float32Array(PARAMETERS);
  let at = 0;
  for (const { start, length } of trueParts()) {
    weights.set(compact.subarray(at, at + length), start);
    at += length;
  }
  return weights;
}

/** Returns the positions and lengths of the runs of true weights. */
function trueParts(): { start: number; length: number }[] {
  const [first, second, third, last] = layers;
  const trueInputs = FIRST_WAVE + 2 * DIRECTIONS;
  return [
    { start: first.start, length: trueInputs * first.outputs },
    { start: first.start + first.inputs * first.outputs, length: first.outputs },
    ...[second, third].map(({ start, inputs, outputs }: Layer) => ({ start, length: (inputs + 1) * outputs })),
    ...Array.from({ length: last.inputs + 1 }, (_, row) => ({ start: last.start + row * last.outputs, length: 2 })),
  ];
}
