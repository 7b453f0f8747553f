import {
  createSchedule,
  density,
  expectedX0,
  flowMap,
  gaussianNoise,
  gaussianPath,
  loadPosterior,
  lossFloor,
  sampleTimes,
} from '../../../src/core/index.js';
import { pointLabels, pointSet } from '../../../src/learn/index.js';
import { samplingPlan } from '../../../src/process/samplers.js';
import { solve } from '../../../src/process/solve.js';

// Exact values for points of the plane, by the kernel of figures.

await loadPosterior();

const COUNT = 500;
const SAMPLES = 200;
const STEPS = 20;
const GRID = 128;
const schedule = createSchedule({ kind: 'cosine' });
const points = pointSet('twoMoons', { count: COUNT });
const deviation = 0.1;
const precision = 'float32';
const guidance = {
  deviation,
  precision,
  labels: pointLabels('twoMoons', { count: COUNT }),
  label: 1,
  scale: 3,
} as const;
const flow = gaussianPath({ kind: 'flow' });
const states = Float64Array.from(gaussianNoise(2 * 2000, { seed: 0 }));
const particles = states.subarray(0, 2 * 100);
const fewer = points.subarray(0, 2 * 300);
const LEVELS = 40;
const axis = Array.from({ length: GRID }, (_, i) => (6 * (i + 0.5)) / GRID - 3);

/** 200 samples in 20 steps of DDIM, towards a class of 500 points. */
export function guidedSamples(): void {
  const plan = samplingPlan(schedule, sampleTimes(schedule, STEPS), { kind: 'ddim', eta: 0 });
  const start = Float64Array.from(gaussianNoise(2 * SAMPLES, { seed: 0 }));
  for (const _ of solve(plan, start, (xt, t) => expectedX0(points, xt, schedule, t, guidance)));
}

/** E[x0 given x_t] of 2000 x_t and 500 points. */
export function posteriorMean(): void {
  expectedX0(points, states, schedule, 500, { deviation, precision });
}

/** 100 points of noise to data among 300, in 25 steps of Runge and Kutta's method. */
export function mapFlow(): void {
  flowMap(fewer, particles, flow, 1, 0, { deviation, precision });
}

/** The least loss at 40 levels, each by 1000 draws. */
export function lossFloors(): void {
  for (let level = 0; level < LEVELS; level++) lossFloor(points, schedule, 25 * level, { target: 'v', precision });
}

/** p_t of 500 points over 128 × 128 places. */
export function densityGrid(): void {
  density(points, schedule, 400, { x: axis, y: axis }, { deviation });
}
