import { TILE } from '../kernel/network.js';
import type { Range } from './walk.js';

/** Points that this thread takes at once. */
const CHUNK = 4 * TILE;

/** The points that nobody has taken yet: this thread takes them from the front, another one from the back. */
export class Share {
  readonly #waiting: Range[];

  constructor(count: number) {
    this.#waiting = [{ first: 0, count }];
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** The next points for this thread; null if none are left. */
  takeFirst(): Range | null {
    const range = this.#waiting.shift();
    if (!range) return null;
    const { first, count } = range;
    const taken = Math.min(CHUNK, count);
    if (count > taken) this.#waiting.unshift({ first: first + taken, count: count - taken });
    return { first, count: taken };
  }

  /**
   * Half of what is left, so that both threads end at about the same time.
   *
   * @param limit - about how many points at most.
   * @returns null if too little is left.
   */
  takeHalf(limit: number): Range | null {
    const range = this.#waiting.at(-1);
    if (!range) return null;
    const { first, count } = range;
    const kept = CHUNK * Math.ceil(Math.max(count / 2, count - Math.max(limit, CHUNK)) / CHUNK);
    if (kept >= count) return null;
    this.#waiting[this.#waiting.length - 1] = { first, count: kept };
    return { first: first + kept, count: count - kept };
  }

  /** Gives back what was taken and could not be walked. */
  putBack(range: Range): void {
    this.#waiting.push(range);
  }
}
