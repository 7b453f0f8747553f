import { checkInteger, invalid } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import { isPath } from '../../core/process.js';
import type { FirstOrderSampler, GaussianPath, Predictor, Process } from '../../core/types.js';
import { type FigureDenoiser, predictorOf } from '../imageDenoisers/figureDenoiser.js';
import { USUAL_STEPS as DENOISED_STEPS, denoisedStates, ORACLE_FROM, shownOf, USUAL_SAMPLER } from './denoisedChain.js';
import { PATH_SAMPLER, pathStates } from './pathChain.js';
import { steppingOf } from './stepping.js';
import type { Stepping } from './stepTerms.js';
import { statesOf } from './walks.js';

/** What a chain follows from. */
export interface ChainOptions {
  readonly schedule: Process;
  readonly seed: number;
  readonly mode: 'skip' | 'stepwise';
  readonly states: number | undefined;
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
  readonly denoiser: FigureDenoiser<Process>;
  readonly from: number | 'noise' | undefined;
}

/** A chain, and how it is written. */
export interface Chain {
  /** The first state, and those that can be shown after it. */
  readonly states: readonly Quantity[];
  readonly stepping: Stepping;
  /** What predicts x̂0; null for the oracle. */
  readonly predictor: Predictor<Process> | null;
}

const ROW_STATES = 5;
/** Of a sampler or a denoiser on a path, which has no number of steps of its own. */
const PATH_STEPS = 50;
const ROW_LIMIT = 20;
const PLAYED_STATES = 50;
/** In a player each state is computed from x_T anew, which takes as many steps as there are before it. */
const PLAYED_LIMIT = 100;
/** A denoiser is slower than the oracle by far. */
const PLAYED_DENOISED_STEPS = 20;

/** The chain of a row of states; throws a RangeError if an option is wrong. */
export function rowChain(options: ChainOptions): Chain {
  const { schedule, seed, mode, states = ROW_STATES, sampler, steps, from, denoiser } = options;
  checkInteger('states', states, 1, ROW_LIMIT + 1);
  if (isPath(schedule)) {
    const usualSteps = sampler || denoiser !== 'oracle' ? PATH_STEPS : states;
    const chain = pathChain(schedule, options, usualSteps);
    return { ...chain, states: shownOf(chain.states, states) };
  }
  const predictor = predictorOf<Process>(denoiser, schedule);
  const isPredicted = predictor !== null;
  const usualSteps = predictor ? DENOISED_STEPS : schedule.timesteps;
  const stepping = steppingOf({ sampler, steps, from, isPredicted, usualSteps }, schedule);
  if (predictor) {
    const all = denoisedStates(predictor, { sampler, steps, from }, schedule, seed);
    return { states: shownOf(all, states), stepping, predictor };
  }
  refuseFrom(from);
  return { states: statesOf({ mode, states, sampler, steps }, schedule, seed), stepping, predictor };
}

/** The chain of a player, which stops at every step; throws a RangeError if an option is wrong. */
export function playedChain(options: ChainOptions): Chain {
  const { schedule, seed, mode, sampler, steps: given, from, denoiser } = options;
  if (isPath(schedule)) return playedPathChain(schedule, options);
  const { timesteps } = schedule;
  const states = options.states ?? Math.min(PLAYED_STATES, timesteps);
  checkInteger('states', states, 1, PLAYED_LIMIT + 1);
  const predictor = predictorOf<Process>(denoiser, schedule);
  const isPredicted = predictor !== null;
  const usualSteps = predictor ? PLAYED_DENOISED_STEPS : PLAYED_STATES;
  const stepping = steppingOf({ sampler, steps: given, from, isPredicted, usualSteps }, schedule);
  if (given !== undefined) checkInteger('steps', given, 1, Math.min(PLAYED_LIMIT, timesteps) + 1);
  if (predictor) {
    const walk = { sampler, steps: given, usualSteps, from };
    return { states: denoisedStates(predictor, walk, schedule, seed), stepping, predictor };
  }
  refuseFrom(from);
  const steps = given ?? (sampler ? Math.min(PLAYED_STATES, timesteps) : undefined);
  const walk = { mode: mode === 'stepwise' ? 'skip' : mode, states: steps ?? states, sampler, steps };
  return { states: statesOf(walk, schedule, seed), stepping, predictor };
}

/** The same on a path. */
function playedPathChain(path: GaussianPath, options: ChainOptions): Chain {
  const { states = PLAYED_STATES, sampler, steps, denoiser } = options;
  checkInteger('states', states, 1, PLAYED_LIMIT + 1);
  if (steps !== undefined) checkInteger('steps', steps, 1, PLAYED_LIMIT + 1);
  const oracleSteps = sampler ? PLAYED_STATES : states;
  return pathChain(path, options, denoiser === 'oracle' ? oracleSteps : PLAYED_DENOISED_STEPS);
}

/** The first state of a path's chain, and one for each step. */
function pathChain(path: GaussianPath, options: ChainOptions, usualSteps: number): Chain {
  const { seed, mode, steps = usualSteps, from, denoiser } = options;
  if (mode === 'stepwise') throw invalid('mode', mode, "'skip': a path has no single steps");
  const predictor = predictorOf<Process>(denoiser, path);
  if (!predictor) refuseFrom(from);
  const sampler = options.sampler ?? (predictor ? USUAL_SAMPLER : PATH_SAMPLER);
  return {
    states: pathStates(path, { sampler, steps, from: from ?? 'noise', predictor }, seed),
    stepping: { sampler, isPredicted: predictor !== null, isEvery: false, isOnPath: true },
    predictor,
  };
}

function refuseFrom(from: ChainOptions['from']): void {
  if (from !== undefined) throw invalid('from', from, ORACLE_FROM);
}
