import { fillGaussianNoise } from '../core/noise.js';
import { noiseWords } from '../core/noiseKey.js';
import { pcg4d } from '../core/pcg4d.js';
import type { Course } from './courses.js';
import { timeFeatures, writeRow } from './features.js';
import type { Network } from './kernel/network.js';

/** Fourth input of the hash: an arbitrary odd constant, other than that of the noise. */
const HASH_CONSTANT = 0x27d4eb2f;
const WORD = 2 ** 32;

/** What is learned from: x, y of each point of unit variance. */
export interface Lessons {
  readonly points: Float32Array;
  /** The noise that each point belongs to; null draws it anew for each row. */
  readonly noise: Float32Array | null;
}

/** Draws the batches of a training: points, timesteps and noise are functions of the seed, the step and the row. */
export class Batches {
  readonly #lessons: Lessons;
  readonly #course: Course;
  readonly #seed: number;
  readonly #seedWord: number;
  readonly #size: number;
  readonly #noise: Float32Array;
  readonly #times: Float32Array[];
  readonly #words = new Uint32Array(4);
  #step = 0;

  constructor(lessons: Lessons, course: Course, size: number, seed: number) {
    this.#lessons = lessons;
    this.#course = course;
    this.#size = size;
    this.#seed = seed;
    this.#seedWord = noiseWords({ seed }).seed;
    this.#noise = new Float32Array(2 * size);
    const timesteps = course.alpha.length;
    this.#times = Array.from({ length: timesteps }, (_, t) => timeFeatures(t, timesteps));
  }

  /** Draws the noise of a step, an integer of at least 1. */
  begin(step: number): void {
    this.#step = step;
    if (!this.#lessons.noise) fillGaussianNoise(this.#noise, { seed: this.#seed, stream: step }, 0);
  }

  /** Writes rows of the batch, from row `first` on, into a network's tile: x_t, its timestep, and what is said of it. */
  write({ features, targets }: Network, first: number, count: number): void {
    const { alpha, sigma, ofEpsilon, ofX0 } = this.#course;
    const { points, noise } = this.#lessons;
    for (let row = 0; row < count; row++) {
      const { index, t } = this.#draw(first + row, alpha.length);
      const [a, s] = [alpha[t] as number, sigma[t] as number];
      const [e, d] = [ofEpsilon[t] as number, ofX0[t] as number];
      const x = points[2 * index] as number;
      const y = points[2 * index + 1] as number;
      const at = 2 * (noise ? index : first + row);
      const noiseX = (noise ?? this.#noise)[at] as number;
      const noiseY = (noise ?? this.#noise)[at + 1] as number;
      writeRow(features, row, a * x + s * noiseX, a * y + s * noiseY, this.#times[t] as Float32Array);
      targets[2 * row] = e * noiseX - d * x;
      targets[2 * row + 1] = e * noiseY - d * y;
    }
  }

  /** Which point, and which timestep. Each row draws t from a stretch of its own, so that a batch has low and high ones. */
  #draw(row: number, timesteps: number): { index: number; t: number } {
    const words = this.#words;
    words[0] = row;
    words[1] = this.#seedWord;
    words[2] = this.#step;
    words[3] = HASH_CONSTANT;
    pcg4d(words);
    const index = Math.floor(((words[0] as number) / WORD) * (this.#lessons.points.length / 2));
    const t = Math.floor(((row + (words[1] as number) / WORD) / this.#size) * timesteps);
    return { index, t: Math.min(t, timesteps - 1) };
  }
}
