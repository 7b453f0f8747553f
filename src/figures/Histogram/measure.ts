import type { ImageArray } from '../../core/types.js';
import type { WorkOptions } from '../../engine/queue.js';
import type { Diffusion } from '../../engine/useDiffusion.js';
import { drawing } from '../../hooks/load.js';
import type { HistogramContent } from './content.js';
import { countLevels, type Levels } from './levels.js';
import { type Tally, tally } from './tally.js';
import { jumpCumulative, type Line, lineOf, normalCumulative } from './theory.js';

/** What was counted, and what theory gives for it. */
export interface Measured {
  readonly content: HistogramContent;
  readonly tally: Tally;
  /** The density in theory; null for x0, which has no other than its own. */
  readonly theory: Line | null;
}

/** Measures quantities of one image, or of one set of points; what depends on x0 alone is counted once. */
export class Gauge {
  readonly #image: ImageArray;
  readonly #read: Diffusion['read'];
  #levels: Promise<Levels> | null = null;

  constructor(image: ImageArray, read: Diffusion['read']) {
    this.#image = image;
    this.#read = read;
  }

  /** Counts a quantity's values in slices between which the page stays responsive. */
  async measure(content: HistogramContent, options: WorkOptions): Promise<Measured> {
    const values = await this.#read(content.quantity, options);
    const counted = await drawing.loaded().enqueue(tally(values), options);
    return { content, tally: counted, theory: await this.#theoryOf(content, options) };
  }

  async #theoryOf({ of, jump }: HistogramContent, options: WorkOptions): Promise<Line | null> {
    if (of === 'epsilon') return lineOf(normalCumulative);
    return jump && lineOf(jumpCumulative(await this.#levelsOfImage(options), jump));
  }

  #levelsOfImage(options: WorkOptions): Promise<Levels> {
    this.#levels ??= drawing
      .loaded()
      .enqueue(countLevels(this.#image.values), options)
      .catch((error) => {
        this.#levels = null;
        throw error;
      });
    return this.#levels;
  }
}
