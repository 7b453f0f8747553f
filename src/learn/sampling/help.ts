import type { Helper } from './helper.js';
import type { Share } from './share.js';
import type { Range, Walk } from './walk.js';

/** Steps of a point, all points together, that a helper gets at once: it does not hear that nobody waits any more. */
const MOST_STEPS = 200_000;

/** What a helper does of one sampling. */
export class Help {
  /** Settles when the helper has walked what it has at present, or has given it back; null if it has nothing. */
  present: Promise<void> | null = null;

  /**
   * Takes from a share until nothing is left, the helper fails, or the signal aborts.
   *
   * @param keep - takes the state of each range.
   */
  async begin(
    given: Helper | Promise<Helper | null>,
    walk: Walk,
    share: Share,
    keep: (range: Range, state: Float32Array) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const limit = MOST_STEPS / walk.passes.length;
    // Not awaited where it need not be: this thread would take the first points meanwhile.
    let helper = given instanceof Promise ? await given : given;
    while (helper && !signal?.aborted) {
      const range = share.takeHalf(limit);
      if (!range) break;
      this.present = helper.ask({ walk, range }).then(
        (state) => keep(range, state),
        () => {
          helper = null;
          share.putBack(range);
        },
      );
      await this.present;
    }
    this.present = null;
  }
}
