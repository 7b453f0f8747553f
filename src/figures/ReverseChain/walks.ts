import { checkInteger, invalid } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import { forwardJump, noise, reverseSkip, reverseStep, samplerStep, x0 } from '../../core/quantity.js';
import { sampleTimesteps } from '../../core/sampleTimesteps.js';
import type { FirstOrderSampler, Schedule } from '../../core/types.js';
import { CHAIN_START, chainStep } from '../streams.js';

/** How a chain goes from x_T to the clean end. */
export interface Walk {
  readonly mode: 'skip' | 'stepwise';
  /** How many states are shown after x_T. */
  readonly states: number;
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
}

/** The timestep of the clean end of the chain. */
export const CLEAN = -1;
/** Every step is a quantity in memory. */
const STEPWISE_LIMIT = 100_000;
/** The notebook's own. */
export const USUAL_SAMPLER: FirstOrderSampler = { kind: 'ddpm', variance: 'beta' };

interface Chain {
  readonly schedule: Schedule;
  readonly seed: number;
  /** x_T. */
  readonly start: Quantity;
}

/** x_T and the shown states after it; throws a RangeError if an option is out of range. */
export function statesOf({ mode, states, sampler, steps }: Walk, schedule: Schedule, seed: number): Quantity[] {
  if (mode !== 'skip' && mode !== 'stepwise') throw invalid('mode', mode, "'skip' or 'stepwise'");
  const start = forwardJump(schedule, x0, last(schedule), noise({ seed, stream: CHAIN_START }));
  const chain = { schedule, seed, start };
  if (sampler || steps !== undefined) {
    return [start, ...sampledStates(chain, sampler ?? USUAL_SAMPLER, steps ?? schedule.timesteps, states)];
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
  // If every state is shown, the largest multiple would be x_T itself.
  const offset = count === timesteps ? 1 : 0;
  const multiple = (index: number) => Math.floor(((count - 1 - index) * timesteps) / count) - offset;
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? CLEAN : multiple(index)));
}

/** Each shown state from the one before, all steps between at once. */
function skipThrough({ schedule, seed, start }: Chain, shown: readonly number[]): Quantity[] {
  let state = start;
  let from = last(schedule);
  return shown.map((to) => {
    state = reverseSkip(schedule, x0, state, [from, to], noise({ seed, stream: chainStep(to + 1) }));
    from = to;
    return state;
  });
}

/** Every step, one after the other. */
function stepThrough({ schedule, seed, start }: Chain, shown: readonly number[]): Quantity[] {
  let state = start;
  let from = last(schedule);
  return shown.map((to) => {
    for (; from > to; from--) {
      state = reverseStep(schedule, x0, state, from, noise({ seed, stream: chainStep(from) }));
    }
    return state;
  });
}

/** The steps of a sampler, of which evenly spaced states are shown. */
function sampledStates(
  { schedule, seed, start }: Chain,
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
