import { createSchedule } from '../../src/core/index.js';
import { samplesOf } from '../../src/figures/Guidance/compute.js';
import { classOf, type SamplesRequest } from '../../src/figures/Guidance/model.js';
import { pointLabels, pointSet } from '../../src/learn/index.js';
import { exhausted } from './exhausted.js';

// The moons with guidance, as the lessons about prompts and settings sample them.

export const moons: SamplesRequest = {
  points: pointSet('twoMoons', { count: 500 }),
  labels: [...pointLabels('twoMoons', { count: 500 })],
  schedule: createSchedule({ kind: 'cosine' }),
  ...{ label: 1, negative: null, scale: 1, interval: null, seed: 0 },
  ...{ deviation: 0.1, guide: null, set: null },
};

export const sampled = (options: Partial<SamplesRequest>) => exhausted(samplesOf({ ...moons, ...options }));

/** The points of the class. */
export const own = classOf(moons);

const middle = own.filter((_, i) => i % 2 === 0).toSorted()[own.length >> 2] as number;
/** The points of the class whose x is in a range. */
const partOf = (isIn: (x: number) => boolean) => own.filter((_, i) => isIn(own[i - (i % 2)] as number));
export const left = partOf((x) => x < middle);
export const right = partOf((x) => x >= middle);

export const INSIDE = [0, Number.POSITIVE_INFINITY] as const;
export const OUTSIDE = [Number.NEGATIVE_INFINITY, 0] as const;
