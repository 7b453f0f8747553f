import { createSchedule, density, expectedX0, gaussianNoise, sampleTimes } from '../../../src/core/index.js';
import { samplingPlan } from '../../../src/core/samplers.js';
import { solve } from '../../../src/core/solve.js';
import { pointLabels, pointSet } from '../../../src/learn/index.js';

// What is exact for points of the plane.

const COUNT = 500;
const SAMPLES = 200;
const STEPS = 20;
const GRID = 128;
const schedule = createSchedule({ kind: 'cosine' });
const points = pointSet('twoMoons', { count: COUNT });
const guidance = { deviation: 0.1, labels: pointLabels('twoMoons', { count: COUNT }), label: 1, scale: 3 };
const axis = Array.from({ length: GRID }, (_, i) => (6 * (i + 0.5)) / GRID - 3);

/** 200 samples in 20 steps of DDIM, towards a class of 500 points. */
export function guidedSamples(): void {
  const plan = samplingPlan(schedule, sampleTimes(schedule, STEPS), { kind: 'ddim', eta: 0 });
  const start = Float64Array.from(gaussianNoise(2 * SAMPLES, { seed: 0 }));
  for (const _ of solve(plan, start, (xt, t) => expectedX0(points, xt, schedule, t, guidance)));
}

/** p_t of 500 points over 128 × 128 places. */
export function densityGrid(): void {
  density(points, schedule, 400, { x: axis, y: axis }, { deviation: guidance.deviation });
}
