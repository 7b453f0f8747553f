'use client';
import { useCallback } from 'react';
import { X0 } from '../components/symbols.js';
import { checkInteger, invalid } from '../core/check.js';
import type { Quantity } from '../core/graph.js';
import { forwardJump, noise, reverseSkip, reverseStep, samplerStep, x0 } from '../core/quantity.js';
import { sampleTimesteps } from '../core/sampleTimesteps.js';
import type { Sampler, Schedule } from '../core/types.js';
import { useStable } from '../hooks/useStable.js';
import type { Describe, FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { CHAIN_START, chainStep } from './streams.js';
import type { ImageFigureProps } from './useFigure.js';

export interface ReverseChainProps extends ImageFigureProps {
  /**
   * `'skip'` computes only the shown states, each from the one before in a single skip: equal in distribution, and
   * instant. `'stepwise'` takes every step. Defaults to `'skip'`; a sampler takes its own steps.
   */
  mode?: 'skip' | 'stepwise' | undefined;
  /** How many states are shown after x_T, evenly spaced in t, an integer in 1 ≤ states ≤ 20; defaults to 5. */
  states?: number | undefined;
  /**
   * How a step is taken: `{ kind: 'ddpm', variance: 'beta' | 'posterior' }` (Ho et al. 2020) or `{ kind: 'ddim', eta }` (Song
   * et al. 2021); defaults to the notebook's own step, which is DDPM with the variance β.
   */
  sampler?: Sampler | undefined;
  /** How many steps a sampler takes, evenly spaced in t, an integer in 1 ≤ steps ≤ timesteps; defaults to every one. */
  steps?: number | undefined;
}

const USUAL_STATES = 5;
const STATES_LIMIT = 20;
/** Every step is a quantity in memory. */
const STEPWISE_LIMIT = 100_000;
const NARROW_COLUMNS = 3;
/** The timestep of the clean end of the chain. */
const CLEAN = -1;
const USUAL_SAMPLER: Sampler = { kind: 'ddpm', variance: 'beta' };
const DEFAULT_CAPTION = 'A simulation without a network: each step computes the noise ε from x₀.';

/**
 * The reverse process, from x_T to an image, by (6) and (7): x_T, then states at evenly spaced timesteps, and the clean end.
 *
 * It is a simulation: no network predicts ε. As in the notebook, ε is computed from the known x_0, so that x̂0 is x_0
 * at every step and the chain always ends at the image that it began with.
 *
 * ```tsx
 * <ReverseChain />
 * <ReverseChain mode="stepwise" states={10} />
 * <ReverseChain sampler={{ kind: 'ddim', eta: 0 }} steps={10} />
 * ```
 */
export function ReverseChain(props: ReverseChainProps) {
  const { mode = 'skip', states = USUAL_STATES, sampler, steps, caption = DEFAULT_CAPTION, ...others } = props;
  const chosen = useStable(sampler);
  // Memoized, as every step of a stepwise chain is a node.
  const describe = useCallback<Describe>(
    ({ schedule, seed }) => {
      if (mode !== 'skip' && mode !== 'stepwise') throw invalid('mode', mode, "'skip' or 'stepwise'");
      checkInteger('states', states, 1, STATES_LIMIT + 1);
      const chain = chainOf(schedule, seed);
      if (chosen || steps !== undefined) {
        return panelsOfChain(chain, sampledStates(chain, chosen ?? USUAL_SAMPLER, steps ?? schedule.timesteps, states));
      }
      if (mode === 'stepwise') checkInteger('timesteps', schedule.timesteps, 1, STEPWISE_LIMIT + 1);
      const walk = mode === 'skip' ? skipThrough : stepThrough;
      return panelsOfChain(chain, walk(chain, shownTimesteps(schedule, states)));
    },
    [mode, states, chosen, steps],
  );
  return (
    <PanelsFigure {...others} caption={caption} name="reverse-chain" describe={describe} placeholder={describeUsual} />
  );
}

interface Chain {
  readonly schedule: Schedule;
  readonly seed: number;
  /** x_T. */
  readonly start: Quantity;
}

function chainOf(schedule: Schedule, seed: number): Chain {
  return { schedule, seed, start: forwardJump(schedule, x0, last(schedule), noise({ seed, stream: CHAIN_START })) };
}

function describeUsual({ schedule, seed }: Parameters<Describe>[0]): FigureDescription {
  const chain = chainOf(schedule, seed);
  return panelsOfChain(chain, skipThrough(chain, shownTimesteps(schedule, USUAL_STATES)));
}

function last({ timesteps }: Schedule): number {
  return timesteps - 1;
}

function panelsOfChain({ schedule, start }: Chain, states: readonly Quantity[]): FigureDescription {
  const later = states.map((quantity) => {
    if (quantity.t === CLEAN)
      return { quantity, title: X0, label: 'the clean end of the chain', meaning: 'signal' as const };
    return { quantity, title: `t = ${quantity.t}`, label: `the state x_t at t = ${quantity.t}` };
  });
  const label = `x_T, the state at t = ${last(schedule)}`;
  const first = { quantity: start, title: 'x_T', label, meaning: 'noise' as const };
  return { narrowColumns: NARROW_COLUMNS, rows: [{ panels: [first, ...later] }] };
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
function sampledStates({ schedule, seed, start }: Chain, sampler: Sampler, steps: number, shown: number): Quantity[] {
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
