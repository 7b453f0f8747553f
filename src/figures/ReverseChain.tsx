'use client';
import { useCallback } from 'react';
import { checkInteger } from '../core/check.js';
import type { Sampler, Schedule } from '../core/types.js';
import { useStable } from '../hooks/useStable.js';
import type { Describe, FigureDescription } from './description.js';
import type { Written } from './menu/exports.js';
import { PanelsFigure } from './PanelsFigure.js';
import type { ComparedProps } from './panelsProps.js';
import { ChainPlayer } from './reverseChain/ChainPlayer.js';
import { MeasuredChain } from './reverseChain/MeasuredChain.js';
import { panelOf } from './reverseChain/panels.js';
import { statesOf, type Walk } from './reverseChain/walks.js';

export interface ReverseChainProps extends ComparedProps {
  /**
   * `'skip'` computes only the shown states, each from the one before in a single skip: equal in distribution, and
   * instant. `'stepwise'` takes every step. Defaults to `'skip'`; a sampler takes its own steps.
   */
  mode?: 'skip' | 'stepwise' | undefined;
  /** How many states are shown after x_T, evenly spaced in t, an integer in 1 ≤ states ≤ 20; defaults to 5, in a player to 50. */
  states?: number | undefined;
  /**
   * How a step is taken: `{ kind: 'ddpm', variance: 'beta' | 'posterior' }` (Ho et al. 2020) or `{ kind: 'ddim', eta }` (Song
   * et al. 2021); defaults to the notebook's own step, which is DDPM with the variance β.
   */
  sampler?: Sampler | undefined;
  /** How many steps a sampler takes, evenly spaced in t, an integer in 1 ≤ steps ≤ timesteps; defaults to every one. */
  steps?: number | undefined;
  /**
   * Shows one large state and x̂0, and controls to play and step through the chain, in place of the row. It stops at every
   * step of the sampler, by default 50 and at most 100; without a sampler, at as many `states`. Defaults to false.
   */
  player?: boolean | undefined;
  /**
   * Shows under each state its standard deviation, and what x_t of the forward process has: √(ᾱ_t·var(x_0) + 1-ᾱ_t), by (2).
   * Defaults to false; the player always shows it.
   */
  deviations?: boolean | undefined;
}

const USUAL_STATES = 5;
const STATES_LIMIT = 20;
const NARROW_COLUMNS = 3;
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
 * <ReverseChain sampler={{ kind: 'ddim', eta: 0 }} steps={10} deviations />
 * <ReverseChain player />
 * ```
 */
export function ReverseChain(props: ReverseChainProps) {
  const { player = false, ...others } = { caption: DEFAULT_CAPTION, ...props, written: props };
  return player ? <ChainPlayer {...others} /> : <ChainRow {...others} />;
}

/** The props of both ways to show a chain. */
export type ChainProps = Omit<ReverseChainProps, 'player'> & Written;

/** The states side by side. */
function ChainRow(props: ChainProps) {
  const { mode = 'skip', states = USUAL_STATES, sampler, steps, deviations = false, ...others } = props;
  const chosen = useStable(sampler);
  // Memoized, as every step of a stepwise chain is a node.
  const describe = useCallback<Describe>(
    ({ schedule, seed }) => {
      checkInteger('states', states, 1, STATES_LIMIT + 1);
      return describeRow({ mode, states, sampler: chosen, steps }, schedule, seed);
    },
    [mode, states, chosen, steps],
  );
  const Chain = deviations ? MeasuredChain : PanelsFigure;
  return <Chain {...others} name="reverse-chain" describe={describe} placeholder={describeUsual} />;
}

function describeRow(walk: Walk, schedule: Schedule, seed: number): FigureDescription {
  return { narrowColumns: NARROW_COLUMNS, rows: [{ panels: statesOf(walk, schedule, seed).map(panelOf) }] };
}

function describeUsual({ schedule, seed }: Parameters<Describe>[0]): FigureDescription {
  return describeRow({ mode: 'skip', states: USUAL_STATES, sampler: undefined, steps: undefined }, schedule, seed);
}
