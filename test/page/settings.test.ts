import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../src/page/contexts.js';
import { createSchedule } from '../../src/process/schedule.js';

const image = '/photo.jpg';

describe('options', () => {
  it('have defaults', () => {
    const settings = { image: null, schedule: createSchedule(), seed: 0, resolution: 256 };
    expect(checkOptions({})).toEqual({ settings, error: null });
    expect(checkOptions({ image: null, schedule: null, seed: null, resolution: null })).toEqual({
      settings,
      error: null,
    });
  });

  it('are kept where they are good', () => {
    const schedule = createSchedule({ kind: 'cosine', timesteps: 5 });
    const options = { image, schedule, seed: -0.5, resolution: 1 };
    expect(checkOptions(options)).toEqual({ settings: options, error: null });
    expect(checkOptions(options).settings.schedule).toBe(schedule);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
    [{ seed: '3' }, 'invalid seed: "3"; expected a finite number'],
    [{ resolution: 0 }, 'invalid resolution: 0; expected an integer in 1 <= resolution <= 16384'],
    [{ resolution: 16385 }, 'invalid resolution: 16385; expected an integer in 1 <= resolution <= 16384'],
    [{ resolution: '256' }, 'invalid resolution: "256"; expected an integer in 1 <= resolution <= 16384'],
    [{ schedule: { timesteps: 0 } }, 'invalid timesteps: 0; expected a positive integer'],
  ])('%o gives an error beside settings to lay a figure out by', (options, message) => {
    const { settings, error } = checkOptions({ image, ...options });
    expect(error).toEqual(new RangeError(message));
    expect(settings).toEqual({ image, schedule: createSchedule(), seed: 0, resolution: 256 });
  });
});
