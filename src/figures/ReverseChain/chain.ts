import { checkInteger, invalid } from '../../base/check.js';
import { messages as linking } from '../../equations/messages.js';
import type { PanelDescription } from '../../panels/description.js';
import type { Quantity } from '../../process/graph.js';
import { isPath } from '../../process/process.js';
import {
  forwardJump,
  noise,
  predictedX0,
  prediction,
  reverseSkip,
  reverseStep,
  samplerStep,
  sum,
  x0,
} from '../../process/quantity.js';
import { sampleTimes, sampleTimesteps } from '../../process/sampleTimes.js';
import type { FirstOrderSampler, GaussianPath, Predictor, Process, Schedule } from '../../process/types.js';
import { X0, X0_PREDICTED } from '../../tex/symbols.js';
import { shownTime } from '../shared/describe.js';
import { type FigureDenoiser, predictorOf } from '../shared/imageDenoisers/figureDenoiser.js';
import { messages as shared } from '../shared/messages.js';
import { CHAIN_START, chainStep, shownQuantity } from '../shared/shownState.js';
import { type Stepping, X0_HAT } from './formula.js';
import { messages } from './messages.js';

/** The settings of a chain from x_T to the clean end. */
interface Walk {
  readonly mode: 'skip' | 'stepwise';
  /** The number of shown states after x_T. */
  readonly states: number;
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
}

/** The timestep of the clean end of the chain. */
export const CLEAN = -1;
/** The largest number of steps. Every step is a quantity in memory. */
const STEPWISE_LIMIT = 100_000;
/** The sampler of the notebook. */
const ORACLE_SAMPLER: FirstOrderSampler = { kind: 'ddpm', variance: 'beta' };

interface OracleChain {
  readonly schedule: Schedule;
  readonly seed: number;
  /** x_T. */
  readonly start: Quantity;
}

/** x_T and the shown states after it; throws a RangeError if an option is out of range. */
function statesOf({ mode, states, sampler, steps }: Walk, schedule: Schedule, seed: number): Quantity[] {
  if (mode !== 'skip' && mode !== 'stepwise') throw invalid('mode', mode, "'skip' or 'stepwise'");
  const start = forwardJump(schedule, x0, last(schedule), noise({ seed, stream: CHAIN_START }));
  const chain = { schedule, seed, start };
  if (sampler || steps !== undefined) {
    return [start, ...sampledStates(chain, sampler ?? ORACLE_SAMPLER, steps ?? schedule.timesteps, states)];
  }
  if (mode === 'stepwise') checkInteger('timesteps', schedule.timesteps, 1, STEPWISE_LIMIT + 1);
  const walk = mode === 'skip' ? skipThrough : stepThrough;
  return [start, ...walk(chain, shownTimesteps(schedule, states))];
}

function last({ timesteps }: Schedule): number {
  return timesteps - 1;
}

/** The timesteps of the shown states after x_T: multiples of timesteps / states, then the clean end. */
function shownTimesteps({ timesteps }: Schedule, states: number): number[] {
  const count = Math.min(states, timesteps);
  // If every state is shown, the largest multiple would be x_T.
  const offset = count === timesteps ? 1 : 0;
  const multiple = (index: number) => Math.floor(((count - 1 - index) * timesteps) / count) - offset;
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? CLEAN : multiple(index)));
}

/** Computes each shown state from the one before, all steps between at once. */
function skipThrough({ schedule, seed, start }: OracleChain, shown: readonly number[]): Quantity[] {
  let state = start;
  let from = last(schedule);
  return shown.map((to) => {
    state = reverseSkip(schedule, x0, state, [from, to], noise({ seed, stream: chainStep(to + 1) }));
    from = to;
    return state;
  });
}

/** Computes every step, one after the other. */
function stepThrough({ schedule, seed, start }: OracleChain, shown: readonly number[]): Quantity[] {
  let state = start;
  let from = last(schedule);
  return shown.map((to) => {
    for (; from > to; from--) {
      state = reverseStep(schedule, x0, state, from, noise({ seed, stream: chainStep(from) }));
    }
    return state;
  });
}

/** Takes the steps of a sampler, and returns evenly spaced states. */
function sampledStates(
  { schedule, seed, start }: OracleChain,
  sampler: FirstOrderSampler,
  steps: number,
  shown: number,
): Quantity[] {
  checkInteger('steps', steps, 1, Math.min(schedule.timesteps, STEPWISE_LIMIT) + 1);
  const timesteps = sampleTimesteps(schedule, steps);
  let state = start;
  const states = timesteps.map((from, index) => {
    const to = timesteps[index + 1] ?? CLEAN;
    state = samplerStep(schedule, x0, state, [from, to], sampler, noise({ seed, stream: chainStep(from) }));
    return state;
  });
  const count = Math.min(shown, steps);
  return Array.from({ length: count }, (_, index) => states[Math.ceil(((index + 1) * steps) / count) - 1] as Quantity);
}

/** The settings of a chain whose steps use the prediction of a denoiser. */
interface DenoisedWalk {
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
  /** The default number of steps, at most the number of timesteps; defaults to 50. */
  readonly usualSteps?: number;
  /** The start of the chain. */
  readonly from: number | 'noise' | undefined;
}

const DEFAULT_SAMPLER: FirstOrderSampler = { kind: 'ddim', eta: 0 };
const DEFAULT_STEPS = 50;
/** The expected `from` of a chain without a denoiser, for the error. */
const ORACLE_FROM = "none: the oracle's chain begins at x_T";

/** The first state and one for each step; from noise, the states of `sample`. Throws a RangeError if an option is wrong. */
function denoisedStates(
  predictor: Predictor<Process>,
  { sampler = DEFAULT_SAMPLER, steps, usualSteps = DEFAULT_STEPS, from = 'noise' }: DenoisedWalk,
  schedule: Schedule,
  seed: number,
): Quantity[] {
  const last = schedule.timesteps - 1;
  const first = from === 'noise' ? last : from;
  checkInteger('from', first, 0, schedule.timesteps);
  const count = steps ?? Math.min(usualSteps, first + 1);
  checkInteger('steps', count, 1, first + 2);
  const start = noise({ seed, stream: CHAIN_START }, { symbol: 'x_T', t: last });
  const states: Quantity[] = [from === 'noise' ? start : forwardJump(schedule, x0, first, start)];
  // The timesteps are those of `sampleTimesteps`, counted from the first state.
  const timestep = (step: number) => Math.round(((first + 1) * (count - step)) / count) - 1;
  for (let step = 0; step < count; step++) {
    const [t, s] = [timestep(step), timestep(step + 1)];
    const state = states.at(-1) as Quantity;
    const predicted = predictedX0(prediction(predictor, state, t));
    states.push(samplerStep(schedule, predicted, state, [t, s], sampler, noise({ seed, stream: chainStep(t) })));
  }
  return states;
}

/** The first state and `count` evenly spaced states after it. */
function shownOf(states: readonly Quantity[], count: number): Quantity[] {
  const steps = states.length - 1;
  const shown = Math.min(count, steps);
  return Array.from({ length: shown + 1 }, (_, index) => states[Math.ceil((index * steps) / shown)] as Quantity);
}

/** The panel of a state in a denoiser's chain; see `panelOf` for the oracle's chain. */
export function denoisedPanel(
  state: Quantity,
  index: number,
  symbols: readonly string[],
  process: Process,
): PanelDescription {
  const t = shownTime(state.t ?? CLEAN);
  const panel = { quantity: shownQuantity(process, state), symbols };
  if (state.symbol === 'x_T')
    return { ...panel, title: 'x_T', name: shared.noiseName, label: messages.firstNoise, ink: 'noise' };
  if (t === CLEAN) return { ...panel, title: X0, name: shared.imageName, label: linking.cleanEnd, ink: 'signal' };
  const label = (index === 0 ? messages.noisedImage : messages.state)({ t });
  return { ...panel, title: `t = ${t}`, label };
}

/** The panel of the denoiser's x̂0 for a state. */
export function predictedPanel(predictor: Predictor<Process>, state: Quantity): PanelDescription {
  const t = state.t ?? CLEAN;
  return {
    quantity: t === CLEAN ? state : predictedX0(prediction(predictor, state, t)),
    symbols: [X0_HAT],
    title: X0_PREDICTED,
    name: shared.predictedImage,
    label: t === CLEAN ? linking.cleanEnd : messages.predicted({ t: shownTime(t) }),
    ink: 'mean',
  };
}

/** The settings of a chain on a path. */
interface PathWalk {
  readonly sampler: FirstOrderSampler;
  readonly steps: number;
  /** The time of the first state; `'noise'` is the end of the path, without any signal of the image. */
  readonly from: number | 'noise';
  /** The denoiser that predicts x̂0; null for the oracle. */
  readonly predictor: Predictor<Process> | null;
}

/**
 * The sampler of the oracle on a path, which has no single steps. A draw from the posterior is exact for any distance between two states.
 */
const PATH_SAMPLER: FirstOrderSampler = { kind: 'ddpm', variance: 'posterior' };
/** The largest number of steps. Every step is a quantity in memory. */
const STEPS_LIMIT = 100_000;

/** The first state and one for each step, at evenly spaced times. The states of a denoiser from noise are those of `sample`. */
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

/** The options that determine the steps of a chain. */
interface SteppingOptions {
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
  readonly from: number | 'noise' | undefined;
  readonly isPredicted: boolean;
  /** The default number of steps, at most the number of timesteps. */
  readonly usualSteps: number;
}

/** The notation of a chain's steps. Without a sampler, the oracle's steps are those of the notebook, even if each state skips several. */
export function steppingOf(
  { sampler, steps, from, isPredicted, usualSteps }: SteppingOptions,
  { timesteps }: Schedule,
): Stepping {
  const states = typeof from === 'number' ? from + 1 : timesteps;
  const count = steps ?? Math.min(usualSteps, states);
  const isOwn = !isPredicted && !sampler && steps === undefined;
  return {
    sampler: sampler ?? (isPredicted ? DEFAULT_SAMPLER : ORACLE_SAMPLER),
    isPredicted,
    isEvery: isOwn || count === states,
  };
}

/** The options of a chain. */
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

/** A chain and the notation of its steps. */
export interface Chain {
  /** The first state and the following states that can be shown. */
  readonly states: readonly Quantity[];
  readonly stepping: Stepping;
  /** The denoiser that predicts x̂0; null for the oracle. */
  readonly predictor: Predictor<Process> | null;
}

const ROW_STATES = 5;
/** The default number of steps of a sampler or a denoiser on a path, which has no timesteps. */
const PATH_STEPS = 50;
const ROW_LIMIT = 20;
const PLAYED_STATES = 50;
/** The largest number of steps in a player. Each state is computed from x_T again, with all steps before it. */
const PLAYED_LIMIT = 100;
/** The default number of steps of a denoiser in a player, because a denoiser is much slower than the oracle. */
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
  const usualSteps = predictor ? DEFAULT_STEPS : schedule.timesteps;
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

/** The chain of a player on a path. */
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
  const sampler = options.sampler ?? (predictor ? DEFAULT_SAMPLER : PATH_SAMPLER);
  return {
    states: pathStates(path, { sampler, steps, from: from ?? 'noise', predictor }, seed),
    stepping: { sampler, isPredicted: predictor !== null, isEvery: false, isOnPath: true },
    predictor,
  };
}

function refuseFrom(from: ChainOptions['from']): void {
  if (from !== undefined) throw invalid('from', from, ORACLE_FROM);
}
