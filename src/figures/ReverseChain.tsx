'use client';
import { useCallback } from 'react';
import { checkInteger, invalid } from '../core/check.js';
import type { Quantity } from '../core/graph.js';
import { forwardJump, noise, reverseSkip, reverseStep, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { Describe, FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { CHAIN_START, chainStep } from './streams.js';
import type { ImageFigureProps } from './useFigure.js';

export interface ReverseChainProps extends ImageFigureProps {
  /**
   * `'skip'` computes only the shown states, each from the one before in a single skip: equal in distribution, and
   * instant. `'stepwise'` takes every step. Defaults to `'skip'`.
   */
  mode?: 'skip' | 'stepwise' | undefined;
  /** How many states are shown after x_T, evenly spaced in t, an integer in 1 ≤ states ≤ 20; defaults to 5. */
  states?: number | undefined;
}

const STATES_LIMIT = 20;
/** Every step is a quantity in memory. */
const STEPWISE_LIMIT = 100_000;
const NARROW_COLUMNS = 3;
const DEFAULT_CAPTION = 'A simulation without a network: each step computes the noise ε from x₀.';

/**
 * The reverse process, from x_T to an image, by (6) and (7): x_T, then the states after evenly spaced steps.
 *
 * It is a simulation: no network predicts ε. As in the notebook, ε is computed from the known x_0, so that x̂0 is x_0
 * at every step and the chain always ends at the image that it began with.
 *
 * ```tsx
 * <ReverseChain />
 * <ReverseChain mode="stepwise" states={10} />
 * ```
 */
export function ReverseChain({ mode = 'skip', states = 5, caption = DEFAULT_CAPTION, ...props }: ReverseChainProps) {
  // Memoized, as every step of a stepwise chain is a node.
  const describe = useCallback<Describe>(
    ({ schedule, seed }) => {
      if (mode !== 'skip' && mode !== 'stepwise') throw invalid('mode', mode, "'skip' or 'stepwise'");
      checkInteger('states', states, 1, STATES_LIMIT + 1);
      if (mode === 'stepwise') checkInteger('timesteps', schedule.timesteps, 1, STEPWISE_LIMIT + 1);
      return panelsOfChain(schedule, seed, mode === 'skip' ? skipThrough : stepThrough, states);
    },
    [mode, states],
  );
  return <PanelsFigure {...props} caption={caption} name="reverse-chain" describe={describe} />;
}

/** Returns the states after the given steps of the chain from x_T, in the same descending order. */
type Walk = (schedule: Schedule, seed: number, start: Quantity, steps: readonly number[]) => Quantity[];

function panelsOfChain(schedule: Schedule, seed: number, walk: Walk, states: number): FigureDescription {
  const last = schedule.timesteps - 1;
  const start = forwardJump(schedule, x0, last, noise({ seed, stream: CHAIN_START }));
  const steps = shownSteps(schedule, states);
  const later = walk(schedule, seed, start, steps).map((quantity, index) => {
    const t = steps[index] as number;
    const meaning = t === 0 ? ('signal' as const) : undefined;
    return { quantity, title: `t = ${t}`, label: `the state after the reverse step t = ${t}`, meaning };
  });
  const first = { quantity: start, title: 'x_T', label: `x_T, the state at t = ${last}`, meaning: 'noise' as const };
  return { narrowColumns: NARROW_COLUMNS, rows: [{ panels: [first, ...later] }] };
}

/** The steps after which the state is shown: multiples of timesteps / states, from the noisy end down to 0. */
function shownSteps({ timesteps }: Schedule, states: number): number[] {
  const count = Math.min(states, timesteps);
  return Array.from({ length: count }, (_, index) => Math.floor(((count - 1 - index) * timesteps) / count));
}

/** Each shown state from the one before, all steps between at once. */
function skipThrough(schedule: Schedule, seed: number, start: Quantity, steps: readonly number[]): Quantity[] {
  let state = start;
  let from = schedule.timesteps - 1;
  return steps.map((t) => {
    const to = t - 1; // the step t leads from x_t to x_{t-1}
    state = reverseSkip(schedule, x0, state, [from, to], noise({ seed, stream: chainStep(t) }));
    from = to;
    return state;
  });
}

/** Every step, one after the other. */
function stepThrough(schedule: Schedule, seed: number, start: Quantity, steps: readonly number[]): Quantity[] {
  let state = start;
  let from = schedule.timesteps - 1;
  return steps.map((last) => {
    for (; from >= last; from--) {
      state = reverseStep(schedule, x0, state, from, noise({ seed, stream: chainStep(from) }));
    }
    return state;
  });
}
