'use client';
import { checkInteger, invalid } from '../core/check.js';
import { forwardJump, noise, type Quantity, reverseSkip, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { CHAIN_START, CHAIN_STEPS, chainSkip } from './streams.js';
import type { PictureFigureProps } from './usePictures.js';

export interface ReverseChainProps extends PictureFigureProps {
  /**
   * `'skip'` draws the shown states alone, each from the one before by all the steps between at once: equal in
   * distribution, and instant. `'stepwise'` runs every step. Defaults to `'skip'`.
   */
  mode?: 'skip' | 'stepwise';
  /** How many states are shown after x_T, evenly spaced in t, an integer in 1 ≤ states ≤ 20; defaults to 5. */
  states?: number;
}

const STATES_LIMIT = 20;
const NARROW_COLUMNS = 3;
const DEFAULT_CAPTION =
  'A simulation, no network: the noise ε that each step takes away is worked out from knowing x₀.';

/**
 * The reverse process, from x_T to a picture, by (6) and (7): x_T, then the states after evenly spaced steps.
 *
 * It is a simulation: no network predicts ε. As in the notebook, ε is what knowing x_0 makes it, by which x̂0 is x_0 at
 * every step, and the chain always ends in the picture that it began with.
 *
 * ```tsx
 * <ReverseChain />
 * <ReverseChain mode="stepwise" states={10} />
 * ```
 */
export function ReverseChain({ mode = 'skip', states = 5, caption = DEFAULT_CAPTION, ...props }: ReverseChainProps) {
  return (
    <PanelsFigure
      {...props}
      caption={caption}
      name="reverse-chain"
      describe={({ schedule, seed }) => {
        if (mode !== 'skip' && mode !== 'stepwise') throw invalid('mode', mode, "'skip' or 'stepwise'");
        checkInteger('states', states, 1, STATES_LIMIT + 1);
        return describeChain(schedule, seed, mode, shownSteps(schedule, states));
      }}
    />
  );
}

/** The steps after which the state is shown: multiples of timesteps / states, from the noisy end down to 0. */
function shownSteps({ timesteps }: Schedule, states: number): number[] {
  const count = Math.min(states, timesteps);
  return Array.from({ length: count }, (_, index) => Math.floor(((count - 1 - index) * timesteps) / count));
}

function describeChain(
  schedule: Schedule,
  seed: number,
  mode: 'skip' | 'stepwise',
  shownAfter: readonly number[],
): FigureDescription {
  const last = schedule.timesteps - 1;
  const start = forwardJump(schedule, x0, last, noise({ seed, stream: CHAIN_START }));
  const first = { quantity: start, title: 'x_T', label: `x_T, the state at t = ${last}`, meaning: 'noise' as const };
  const later = shownAfter.map((t) => ({
    title: `t = ${t}`,
    label: `the state after the reverse step t = ${t}`,
    ...(t === 0 && { meaning: 'signal' as const }),
  }));
  if (mode === 'stepwise') {
    const chain = { schedule, start, seed, firstStream: CHAIN_STEPS, shownAfter };
    return { narrowColumns: NARROW_COLUMNS, rows: [{ panels: [first, ...later] }], chain };
  }
  const quantities = skipThrough(schedule, seed, start, shownAfter);
  const panels = later.map((panel, index) => ({ ...panel, quantity: quantities[index] as Quantity }));
  return { narrowColumns: NARROW_COLUMNS, rows: [{ panels: [first, ...panels] }] };
}

/** The shown states, each from the one before by all the steps between at once. */
function skipThrough(schedule: Schedule, seed: number, start: Quantity, shownAfter: readonly number[]): Quantity[] {
  let state = start;
  let from = schedule.timesteps - 1;
  return shownAfter.map((t) => {
    const to = t - 1; // the step t leads from x_t to x_{t-1}
    state = reverseSkip(schedule, x0, state, [from, to], noise({ seed, stream: chainSkip(t) }));
    from = to;
    return state;
  });
}
