import { forwardJumpCoefficients, gaussianNoise, posteriorWeights } from '../../src/core/index.js';
import { faceNames } from '../../src/faces/index.js';
import { FACE_LENGTH, faceAt } from './faceValues.js';
import { schedule } from './schedule.js';

// What the lesson of prompts computes. A prompt is a bag of words: each word of the names is a dimension, and the vector of a
// text is the sum of its words, each weighted by how rare it is.

/** The face that is noised, “cat with wry smile”. */
export const CHOSEN = 6;
/** The tokens that a prompt may have, and no more: the rest is cut off, as text encoders do. */
export const LONGEST = 12;

const options = { dimension: FACE_LENGTH };
const names = faceNames.map(tokensOf);

/** The words of a text in lower case, without punctuation. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** How many of the faces have a word in their name. */
const countOf = new Map<string, number>();
for (const words of names) for (const word of new Set(words)) countOf.set(word, (countOf.get(word) ?? 0) + 1);

/** The words of the names, each a dimension of the vectors. */
export const vocabulary: readonly string[] = [...countOf.keys()];
const dimensionOf = new Map(vocabulary.map((word, index) => [word, index]));

/** ln(faces / faces with the word), the inverse document frequency; 0 for a word that no name has. */
export function rarityOf(word: string): number {
  const count = countOf.get(word);
  return count === undefined ? 0 : Math.log(faceNames.length / count);
}

/** The vector of a text, the sum of its words; of length 1, or 0 without a known word. */
export function vectorOf(tokens: readonly string[]): Float64Array {
  const vector = new Float64Array(vocabulary.length);
  for (const token of tokens) {
    const dimension = dimensionOf.get(token);
    if (dimension !== undefined) vector[dimension] = (vector[dimension] as number) + rarityOf(token);
  }
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

const keys = names.map(vectorOf);

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}

function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** softmax(sharpness · q·k) over the faces: the query is the prompt, the keys are the names. */
export function weightsOf(tokens: readonly string[], sharpness: number): number[] {
  const query = vectorOf(tokens);
  return softmax(keys.map((key) => sharpness * dot(query, key)));
}

/** x_t of the chosen face. */
export function stateAt(faces: Float32Array, t: number, seed = 0, face = CHOSEN): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  const noise = gaussianNoise(FACE_LENGTH, { seed });
  return faceAt(faces, face).map((value, i) => a * value + sigma * (noise[i] as number));
}

/** How likely each face is once x_t is seen, before any prompt. */
export function likelihoodOf(faces: Float32Array, xt: Float32Array, t: number): Float64Array {
  return posteriorWeights(faces, xt, schedule, t, options);
}

/** The weights of both: what the state says times what the prompt says, summing to 1. */
export function combined(likelihood: ArrayLike<number>, prompted: readonly number[]): number[] {
  const products = prompted.map((weight, face) => weight * (likelihood[face] as number));
  const sum = products.reduce((total, product) => total + product, 0);
  return products.map((product) => product / sum);
}

/** The mean of the faces by their weights. */
export function meanOf(faces: Float32Array, weights: ArrayLike<number>): Float32Array {
  const mean = new Float64Array(FACE_LENGTH);
  for (let face = 0; face < weights.length; face++) {
    const weight = weights[face] as number;
    for (let i = 0; i < FACE_LENGTH; i++) {
      mean[i] = (mean[i] as number) + weight * (faces[face * FACE_LENGTH + i] as number);
    }
  }
  return Float32Array.from(mean);
}

/**
 * The other way round, as in a network: the state asks, and the words of the prompt answer. The query is the vector that the
 * state expects of its name; softmax(sharpness · q·k) over the tokens, 0 for those that are in no name.
 */
export function answersOf(tokens: readonly string[], likelihood: ArrayLike<number>, sharpness: number): number[] {
  const query = vocabulary.map((_, dimension) =>
    keys.reduce((sum, key, face) => sum + (likelihood[face] as number) * (key[dimension] as number), 0),
  );
  const places = tokens.map((token) => dimensionOf.get(token));
  const logits = places.map((place) => (place === undefined ? -Infinity : sharpness * (query[place] as number)));
  return logits.every((logit) => logit === -Infinity) ? logits.map(() => 0) : softmax(logits);
}
