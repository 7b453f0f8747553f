import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeImages, schedulesOf } from '../../../src/figures/ScheduleComparison/model.js';
import type { Text } from '../../../src/i18n/message.js';
import { logSnr } from '../../../src/process/coefficients.js';
import { forwardJump, noise, x0 } from '../../../src/process/quantity.js';
import { createSchedule, scheduleKinds } from '../../../src/process/schedule.js';
import { english } from '../../support/english.js';

const all = schedulesOf(scheduleKinds, {});
const timestepOf = (label: Text) => Number(/t = (\d+)/.exec(english(label))?.[1]);

describe('aligned by t', () => {
  it('shows each kind at fifths of the schedule, with one ε', () => {
    const { rows } = describeImages(all, { alignment: 't', columns: 5, seed: 3 });
    expect(rows.map(({ label }) => label)).toEqual(scheduleKinds);
    for (const [row, { panels }] of rows.entries()) {
      const schedule = createSchedule({ kind: scheduleKinds[row] });
      const expected = [0, 200, 400, 600, 800].map((t) => forwardJump(schedule, x0, t, noise({ seed: 3, stream: 0 })));
      expect(panels.map(({ quantity }) => quantity.address)).toEqual(expected.map(({ address }) => address));
    }
  });

  it('writes the t above the first row alone, or above every row where rows wrap', () => {
    const titled = (columns: number) =>
      describeImages(all, { alignment: 't', columns, seed: 0 }).rows.map(({ panels }) => panels[1]?.title);
    expect(titled(5)).toEqual(['t = 200', undefined, undefined, undefined]);
    expect(titled(8)).toEqual(['t = 125', 't = 125', 't = 125', 't = 125']);
  });

  it('has no more columns than timesteps', () => {
    const { rows } = describeImages(schedulesOf(['cosine'], { timesteps: 3 }), { alignment: 't', columns: 9, seed: 0 });
    expect(rows[0]?.panels.map(({ title }) => title)).toEqual(['t = 0', 't = 1', 't = 2']);
  });
});

describe('aligned by the signal-to-noise ratio', () => {
  const { rows } = describeImages(all, { alignment: 'snr', columns: 5, seed: 0 });

  it('leaves the first row at its t, and says the t of each panel', () => {
    expect(rows[0]?.panels.map(({ title }) => title)).toEqual([0, 200, 400, 600, 800].map((t) => `t = ${t}`));
    expect(rows[3]?.panels.map(({ title }) => title)).toEqual([1, 393, 707, 896, 974].map((t) => `t = ${t}`));
  });

  it('says the log-SNR in each label', () => {
    expect(english(rows[0]?.panels[1]?.label ?? '')).toBe('x_t of the linear schedule at t = 200, log-SNR 0.65');
  });

  it('has equal ratios in a column, within one step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 1500 }),
        fc.shuffledSubarray([...scheduleKinds], { minLength: 2 }),
        (timesteps, kinds) => {
          const named = schedulesOf(kinds, { timesteps });
          const { rows } = describeImages(named, { alignment: 'snr', columns: 5, seed: 0 });
          const targets =
            rows[0]?.panels.map(({ label }) => logSnr((named[0] as (typeof named)[0])[1], timestepOf(label))) ?? [];
          for (const [row, { panels }] of rows.entries()) {
            const [, schedule] = named[row] as (typeof named)[number];
            for (const [column, { label }] of panels.entries()) {
              const t = timestepOf(label);
              const target = targets[column] as number;
              if (t > 0) expect(logSnr(schedule, t - 1)).toBeGreaterThan(target);
              if (t < timesteps - 1) expect(logSnr(schedule, t + 1)).toBeLessThan(target);
            }
          }
        },
      ),
    );
  });
});
