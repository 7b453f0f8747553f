import { checkInteger, invalid } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import { forwardJump, noise, predictedX0, prediction, samplerStep, sum, x0 } from '../../core/quantity.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import type { FirstOrderSampler, GaussianPath, Predictor, Process } from '../../core/types.js';
import { CHAIN_START, chainStep } from '../streams.js';
import { CLEAN } from './walks.js';

/** How a chain goes on a path. */
export interface PathWalk {
  readonly sampler: FirstOrderSampler;
  readonly steps: number;
  /** The time where it begins; `'noise'` is the end of the path, with nothing of the image. */
  readonly from: number | 'noise';
  /** What predicts x̂0; null for the oracle. */
  readonly predictor: Predictor<Process> | null;
}

/** Between states of a path, which has no single steps, the oracle draws from the posterior: right whatever their distance. */
export const PATH_SAMPLER: FirstOrderSampler = { kind: 'ddpm', variance: 'posterior' };
/** Every step is a quantity in memory. */
const STEPS_LIMIT = 100_000;

/** The first state and one for each step, at evenly spaced times; by a denoiser from noise, the states of `sample`. */
export function pathStates(
  path: GaussianPath,
  { sampler, steps, from, predictor }: PathWalk,
  seed: number,
): Quantity[] {
  checkInteger('steps', steps, 1, STEPS_LIMIT + 1);
  const first = from === 'noise' ? path.end : from;
  const isTime = typeof first === 'number' && first > path.start && first <= path.end;
  if (!isTime) throw invalid('from', from, `'noise' or a number in ${path.start} < from <= ${path.end}`);
  const z = noise({ seed, stream: CHAIN_START });
  const states: Quantity[] = [
    from === 'noise' && predictor
      ? sum([{ coefficient: path.sigma(first), name: 'pathSigma', of: z }], null, { symbol: 'x_T', t: first })
      : forwardJump(path, x0, first, z),
  ];
  const times = sampleTimes({ ...path, end: first }, steps);
  for (const [index, t] of times.entries()) {
    const state = states.at(-1) as Quantity;
    const clean = predictor ? predictedX0(prediction(predictor, state, t)) : x0;
    const drawn = noise({ seed, stream: chainStep(index) });
    states.push(samplerStep(path, clean, state, [t, times[index + 1] ?? CLEAN], sampler, drawn));
  }
  return states;
}
