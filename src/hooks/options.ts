import { invalid } from '../core/check.js';
import { noiseWords } from '../core/noise.js';
import { createSchedule, resolveSchedule } from '../core/schedule.js';
import type { Schedule, ScheduleOptions } from '../core/types.js';
import type { ImageSource } from '../image/source.js';

export type { ImageSource };

/** What a figure is drawn from. Objects are compared by what they say, so an inline `{ kind: 'cosine' }` is fine. */
export interface DiffusionOptions {
  /**
   * The picture: an address, file, ImageData, ImageBitmap, or an img or canvas element; defaults to a built-in
   * photograph of a cat. It is read once: what is drawn on a canvas later is not seen, and another picture is another
   * object or address.
   */
  image?: ImageSource | null;
  /** The variance schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
  schedule?: ScheduleOptions | Schedule | null;
  /** Names the noise: the same seed draws the same pixels. Any finite number; defaults to 0. */
  seed?: number | null;
  /** The longest side of x0 in pixels, a positive integer; larger pictures are scaled down to it; defaults to 256. */
  resolution?: number | null;
}

/** Options that have been checked, with all defaults filled in. */
export interface Settings {
  readonly image: ImageSource | null;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly resolution: number;
}

/** Settings, and what was wrong with the options if they are the default ones in their place. */
export interface Checked {
  readonly settings: Settings;
  readonly error: Error | null;
}

const DEFAULT_SEED = 0;
const DEFAULT_RESOLUTION = 256;
/** A canvas with a longer side fails in some browser or other. */
const RESOLUTION_LIMIT = 16384;

/**
 * Checks options. Bad ones give the error that a message can be made of, with the default settings beside it, from
 * which a frame of the right size can still be laid out.
 */
export function checkOptions({ image, schedule, seed, resolution }: DiffusionOptions): Checked {
  const defaults = { image: image ?? null, seed: DEFAULT_SEED, resolution: DEFAULT_RESOLUTION };
  try {
    const settings = {
      image: image ?? null,
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

function checkResolution(resolution: number): void {
  if (Number.isInteger(resolution) && resolution >= 1 && resolution <= RESOLUTION_LIMIT) return;
  throw invalid('resolution', resolution, `an integer in 1 <= resolution <= ${RESOLUTION_LIMIT}`);
}
