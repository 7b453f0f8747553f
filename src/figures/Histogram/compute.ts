import type { Diffusion } from '../../engine/imagePainter.js';
import { enqueue, type WorkOptions } from '../../engine/queue.js';
import { imported } from '../../lazy/lazy.js';
import type { PointsSource } from '../../points/chosenPoints.js';
import type { ImageArray } from '../../process/types.js';
import { tally } from '../shared/tally.js';
import type { HistogramContent, Measured } from './model.js';
import { countLevels, jumpCumulative, type Levels, type Line, lineOf, normalCumulative } from './theory.js';

/** The values to count. */
interface MeasuredRequest {
  readonly content: HistogramContent;
  readonly source: Gauge | { readonly points: PointsSource; readonly count: number };
}

/** Counts values of an image or of points. The code for points loads when it is first needed. */
export async function measured(
  { content, source }: MeasuredRequest,
  { signal, priority }: WorkOptions,
): Promise<Measured> {
  return (source instanceof Gauge ? source : await gaugeOf(source)).measure(content, { signal, priority });
}

async function gaugeOf({ points, count }: { points: PointsSource; count: number }): Promise<Gauge> {
  const { readablePoints } = await imported(() => import('./points.js'));
  const { image, read } = readablePoints(points, count);
  return new Gauge(image, read);
}

/** Measures quantities of one image or one set of points. Counts that depend on x0 alone are made once. */
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
    const counted = await enqueue(tally(values), options);
    return { content, tally: counted, theory: await this.#theoryOf(content, options) };
  }

  async #theoryOf({ of, jump }: HistogramContent, options: WorkOptions): Promise<Line | null> {
    if (of === 'epsilon') return lineOf(normalCumulative);
    return jump && lineOf(jumpCumulative(await this.#levelsOfImage(options), jump));
  }

  #levelsOfImage(options: WorkOptions): Promise<Levels> {
    this.#levels ??= enqueue(countLevels(this.#image.values), options).catch((error) => {
      this.#levels = null;
      throw error;
    });
    return this.#levels;
  }
}
