'use client';

import { createContext, useContext, useMemo } from 'react';
import { invalid } from '../base/check.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { useStable } from '../hooks/useStable.js';
import { type ImageSource, type OpenSource, withoutWrapper } from '../image/source.js';
import { noiseWords } from '../process/noiseHash.js';
import { type ProcessSource, resolveProcess } from '../process/resolveProcess.js';
import { createSchedule, resolveSchedule } from '../process/schedule.js';
import type { Made, Process, Schedule, ScheduleOptions } from '../process/types.js';
import type { PageStore } from './store.js';

/** The defaults of figures, from their provider. */
export interface Defaults extends Omit<DiffusionOptions, 'schedule'> {
  schedule?: ProcessSource | null | undefined;
  aspectRatio?: number | undefined;
  loading?: 'lazy' | 'eager' | undefined;
  loupe?: boolean | undefined;
  menu?: boolean | undefined;
}

/** The state of the page, and the function by which readers change it. */
interface Page {
  readonly store: PageStore;
  /** Sets t; null if the page controls t and has no `onTChange`. */
  readonly setT: ((t: number) => void) | null;
  /** The store of the chosen image, which belongs to the provider that gives the first image. */
  readonly images: PageStore;
}

export const DefaultsContext = createContext<Defaults>({});

/** Null outside every provider. */
export const PageContext = createContext<Page | null>(null);

/**
 * The name of the figure around, `schedule-chart`, which its files have in every language; null outside of figures. It
 * distinguishes controls that have one name on a page.
 */
export const FigureNameContext = createContext<string | null>(null);

/** The lines of a figure's numbers, the first with the names of the columns. */
export type Table = () => AsyncIterable<string> | Iterable<string>;

/** Hears which table a figure has, on a page that may be asked for it; null if nobody does. */
export const TableContext = createContext<((table: Table | undefined) => void) | null>(null);

/** Whether the figure has ever come near the viewport: before, its plots are not painted. What stands in no figure always has. */
export const SeenContext = createContext(true);

/**
 * The options from which a figure is drawn. Objects are compared by content, so an inline `{ kind: 'cosine' }` is
 * fine.
 */
export interface DiffusionOptions {
  /**
   * The image: an address, an imported image, a file, ImageData, ImageBitmap, an img or canvas element, or x0 itself as
   * an `ImageArray` `{ shape, values }`; defaults to a built-in image of a cat. It is read once: to show another image, or
   * the later content of a canvas, pass another object or address.
   *
   * Arrays are shown in their own size and clipped to [-1, 1]. Their shape is [height, width, 3], or of a gray image
   * [height, width] or [height, width, 1]: then each pixel has one value, and one of noise. Values may be plain numbers;
   * arrays of the same content are the same image.
   */
  image?: ImageSource | null | undefined;
  /** The noise schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
  schedule?: ScheduleOptions | Made<Schedule> | null | undefined;
  /** Names the noise: the same seed draws the same pixels. Any finite number; defaults to 0. */
  seed?: number | null | undefined;
  /**
   * The longest side of x0 in pixels, an integer from 1 to 16384; larger images are scaled down, arrays are not; defaults
   * to 256.
   */
  resolution?: number | null | undefined;
}

/** Options that have been checked, with all defaults filled in. */
export interface Settings {
  readonly image: OpenSource | null;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly resolution: number;
}

/** Settings; if the options are invalid, the default ones and the error. */
interface Checked {
  readonly settings: Settings;
  readonly error: Error | null;
}

const DEFAULT_SEED = 0;
export const DEFAULT_RESOLUTION = 256;
/** Canvases with a longer side fail in some browsers. */
const RESOLUTION_LIMIT = 16384;

/** A figure's options merged over its provider's and checked; the same object while their content is the same. */
export function useSettings(options: DiffusionOptions): Checked {
  const defaults = useContext(DefaultsContext);
  // The image is stable on its own: an array that is written in place stays the same image when other options change.
  const image = useStable(options.image ?? defaults.image);
  const merged = useStable({
    image,
    // A path is refused where there are single steps.
    schedule: (options.schedule ?? defaults.schedule) as DiffusionOptions['schedule'],
    seed: options.seed ?? defaults.seed,
    resolution: options.resolution ?? defaults.resolution,
  });
  return useMemo(() => checkOptions(merged), [merged]);
}

/**
 * The process of the page's provider; the default schedule if that is invalid.
 *
 * @param own - that of a provider inside; defaults to none.
 */
export function usePageProcess(own?: ProcessSource | null): Process {
  const outer = useContext(DefaultsContext).schedule;
  const source = useStable(own ?? outer ?? null);
  return useMemo(() => tryCatch(() => resolveProcess(source ?? {})).value ?? createSchedule(), [source]);
}

/**
 * Checks options. Invalid ones yield the error to show and the default settings, from which a frame of the right size
 * can still be laid out.
 */
export function checkOptions({ image, schedule, seed, resolution }: DiffusionOptions): Checked {
  const source = image == null ? null : withoutWrapper(image);
  const defaults = { image: source, seed: DEFAULT_SEED, resolution: DEFAULT_RESOLUTION };
  try {
    const settings = {
      image: source,
      schedule: resolveSchedule(schedule ?? {}),
      seed: seed ?? DEFAULT_SEED,
      resolution: resolution ?? DEFAULT_RESOLUTION,
    };
    noiseWords(settings);
    checkResolution(settings.resolution);
    return { settings, error: null };
  } catch (error) {
    return { settings: { ...defaults, schedule: createSchedule() }, error: error as Error };
  }
}

/** Throws unless it is a side that a canvas can have. */
export function checkResolution(resolution: number): void {
  if (Number.isInteger(resolution) && resolution >= 1 && resolution <= RESOLUTION_LIMIT) return;
  throw invalid('resolution', resolution, `an integer in 1 <= resolution <= ${RESOLUTION_LIMIT}`);
}
