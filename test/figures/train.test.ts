import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainingFloor } from '../../src/figures/TrainDenoiser/floor.js';
import { lossesIn, statusIn, stepsIn } from '../../src/figures/TrainDenoiser/status.js';
import { DRAWN_LIMIT, withStroke } from '../../src/figures/TrainDenoiser/strokes.js';
import { nearestDistances } from '../../src/figures/TrainDenoiser/training.js';
import { pointSet } from '../../src/learn/index.js';
import { expectSame } from '../support/close.js';
import { english } from '../support/english.js';

const domain = { x: 1, y: -2, half: 2 };
const NONE = new Float32Array(0);
const places = fc.record({
  across: fc.double({ min: 0, max: 1, noNaN: true }),
  down: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('a stroke', () => {
  it('becomes points inside the pad, as many as it is long, the same each time', () => {
    fc.assert(
      fc.property(places, places, (from, to) => {
        const points = withStroke(NONE, from, to, domain);
        const length = Math.hypot(to.across - from.across, to.down - from.down);
        expect(points.length / 2).toBe(Math.max(1, Math.round(300 * length)));
        const offset = points.map((value, index) => Math.abs(value - (index % 2 === 0 ? domain.x : domain.y)));
        expect(Math.max(...offset)).toBeLessThanOrEqual(domain.half * (1 + 1e-6));
        expectSame(withStroke(NONE, from, to, domain), points);
      }),
    );
  });

  it('lies where it is drawn, with y pointing up', () => {
    const points = withStroke(NONE, null, { across: 0.75, down: 0.25 }, domain);
    expect(points).toHaveLength(2);
    expect(Math.hypot((points[0] as number) - 2, (points[1] as number) + 1)).toBeLessThan(0.2);
  });

  it('adds to what was drawn, up to a limit', () => {
    const [left, right] = [
      { across: 0, down: 0.5 },
      { across: 1, down: 0.5 },
    ];
    let points: Float32Array = NONE;
    for (let i = 0; i < 20; i++) {
      const before = points;
      points = withStroke(points, left, right, domain);
      expectSame(points.subarray(0, before.length), before);
    }
    expect(points.length / 2).toBe(DRAWN_LIMIT);
    expect(withStroke(points, left, right, domain)).toBe(points);
  });
});

describe('the distances', () => {
  it('are those of the nearest points, each point of the data left out of its own search', async () => {
    const data = Float32Array.of(0, 0, 3, 0, 3, 4);
    const { samples, data: floor } = await nearestDistances(Float32Array.of(0, 1, 3, 3), data);
    expect(samples).toBe(1);
    expect(floor).toBeCloseTo((3 + 3 + 4) / 3, 6);
    const { others } = await nearestDistances(Float32Array.of(0, 1, 3, 3), data, Float32Array.of(0, 6, 3, 3));
    expect(others).toBeCloseTo(Math.sqrt(13) / 2, 6);
  });

  it('have no others without a set', async () => {
    expect((await nearestDistances(Float32Array.of(0, 1), Float32Array.of(0, 0, 3, 0))).others).toBeNull();
  });

  it('of other points of the same set come to those of the data', async () => {
    const { samples, data } = await nearestDistances(pointSet('spiral', { seed: 1 }), pointSet('spiral'));
    expect(samples / data).toBeGreaterThan(0.9);
    expect(samples / data).toBeLessThan(1.1);
  });

  it('are measured in slices', async () => {
    const points = pointSet('spiral', { count: 20_000 });
    const controller = new AbortController();
    let turns = 0;
    const timer = setInterval(() => {
      if (++turns === 3) controller.abort(new Error('enough'));
    });
    // Only between slices do the timer's turns come.
    await expect(nearestDistances(points, points, null, controller.signal)).rejects.toThrow('enough');
    clearInterval(timer);
  });
});

describe('the floor', () => {
  const floorFor = (points: Float32Array) => {
    const work = trainingFloor(points);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  };

  it('of the moons in v is 0.848', () => {
    expect(Math.abs(floorFor(pointSet('twoMoons')) - 0.848)).toBeLessThan(0.01);
  });

  it('does not depend on the unit of the points', () => {
    const moons = pointSet('twoMoons', { count: 100 });
    expect(floorFor(moons.map((value) => 3 + 10 * value))).toBeCloseTo(floorFor(moons), 4);
  });

  it('is lower for fewer points', () => {
    const floors = [4, 16, 64, 256].map((count) => floorFor(pointSet('twoMoons', { count })));
    expect(floors).toEqual([...floors].sort());
    expect(floors.every((floor) => floor > 0 && floor < 1)).toBe(true);
  });
});

describe('the words', () => {
  const run = {
    seed: 3,
    step: 1250,
    seconds: null,
    losses: [{ step: 1250, loss: 0.8123 }],
    samples: null,
    isSlow: false,
    distances: null,
  };

  it('say how far it is', () => {
    expect(english(stepsIn(null, 3000))).toBe('step 0 of 3,000, loss –');
    expect(english(stepsIn(run, 3000))).toBe('step 1,250 of 3,000, loss 0.812');
    expect(english(stepsIn({ ...run, seconds: 1.234 }, 3000))).toBe('step 1,250 of 3,000, loss 0.812, 1.2 s');
  });

  it('say what the chart of the loss shows', () => {
    expect(english(lossesIn([], 3000, 0.85))).toBe('The loss over the steps: none yet');
    expect(english(lossesIn(run.losses, 3000, 0.85))).toBe(
      'The loss over the steps: 0.812 after 1250 of 3000, from 0.812. The lowest possible loss is 0.85.',
    );
  });

  it('say what a reader has to know', () => {
    expect(english(statusIn('idle', null))).toBe('');
    expect(english(statusIn('running', run))).toBe('Training with seed 3.');
    expect(english(statusIn('running', { ...run, isSlow: true }))).toContain('twenty times as long');
    expect(english(statusIn('stopped', run))).toBe('Stopped before the first samples.');
    expect(english(statusIn('trained', { ...run, distances: { samples: 0.0312, data: 0.0251, others: null } }))).toBe(
      'Trained with seed 3. On average a sample lies 0.031 from the nearest point of the data, 1.2 times as far as one of these points, 0.025, from the nearest other.',
    );
    expect(english(statusIn('trained', { ...run, distances: { samples: 0.0312, data: 0.0251, others: 0.312 } }))).toBe(
      'Trained with seed 3. On average a sample lies 0.031 from the nearest point of the data and 0.31 from the nearest of as many new points of the set: 0.10 times as far. Near 1 the network does not repeat its points; near 0 it does.',
    );
    // Few points are learned by heart.
    expect(
      english(statusIn('trained', { ...run, distances: { samples: 0.0312, data: 1.41, others: null } })),
    ).toContain('0.022 times');
  });
});
