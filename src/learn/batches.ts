import { fillGaussianNoise } from '../core/noise.js';
import { noiseWords } from '../core/noiseKey.js';
import { pcg4d } from '../core/pcg4d.js';
import type { Schedule } from '../core/types.js';
import { timeFeatures, writeRow } from './features.js';
import type { Network } from './kernel/network.js';

/** Fourth input of the hash: an arbitrary odd constant, other than that of the noise. */
const HASH_CONSTANT = 0x27d4eb2f;
const WORD = 2 ** 32;

/** Draws the batches of a training: points, timesteps and noise are functions of the seed, the step and the row. */
export class Batches {
  readonly #points: Float32Array;
  readonly #schedule: Schedule;
  readonly #seed: number;
  readonly #seedWord: number;
  readonly #size: number;
  readonly #noise: Float32Array;
  readonly #times: Float32Array[];
  readonly #words = new Uint32Array(4);
  #step = 0;

  constructor(points: Float32Array, schedule: Schedule, size: number, seed: number) {
    this.#points = points;
    this.#schedule = schedule;
    this.#size = size;
    this.#seed = seed;
    this.#seedWord = noiseWords({ seed }).seed;
    this.#noise = new Float32Array(2 * size);
    this.#times = Array.from({ length: schedule.timesteps }, (_, t) => timeFeatures(t, schedule.timesteps));
  }

  /** Draws the noise of a step, an integer of at least 1. */
  begin(step: number): void {
    this.#step = step;
    fillGaussianNoise(this.#noise, { seed: this.#seed, stream: step }, 0);
  }

  /** Writes rows of the batch, from row `first` on, into a network's tile: x_t by (2), its timestep, and its v. */
  write({ features, targets }: Network, first: number, count: number): void {
    const { alphasCumprodSqrt, oneMinusAlphasCumprod, timesteps } = this.#schedule;
    for (let row = 0; row < count; row++) {
      const { index, t } = this.#draw(first + row, timesteps);
      const a = alphasCumprodSqrt[t] as number;
      const sigma = Math.sqrt(oneMinusAlphasCumprod[t] as number);
      const x = this.#points[2 * index] as number;
      const y = this.#points[2 * index + 1] as number;
      const noiseX = this.#noise[2 * (first + row)] as number;
      const noiseY = this.#noise[2 * (first + row) + 1] as number;
      writeRow(features, row, a * x + sigma * noiseX, a * y + sigma * noiseY, this.#times[t] as Float32Array);
      targets[2 * row] = a * noiseX - sigma * x;
      targets[2 * row + 1] = a * noiseY - sigma * y;
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
    const index = Math.floor(((words[0] as number) / WORD) * (this.#points.length / 2));
    const t = Math.floor(((row + (words[1] as number) / WORD) / this.#size) * timesteps);
    return { index, t: Math.min(t, timesteps - 1) };
  }
}
