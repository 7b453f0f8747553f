import { checkInteger } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import { forwardJump, noise, predictedX0, prediction, samplerStep, x0 } from '../../core/quantity.js';
import type { FirstOrderSampler, Predictor, Process, Schedule } from '../../core/types.js';
import { messages as linking } from '../../equations/messages.js';
import type { PanelDescription } from '../../marks/panels/description.js';
import { X0, X0_PREDICTED } from '../../tex/symbols.js';
import { messages as shared } from '../messages.js';
import { shownQuantity } from '../shownState.js';
import { shownTime } from '../shownTime.js';
import { CHAIN_START, chainStep } from '../streams.js';
import { messages } from './messages.js';
import { X0_HAT } from './stepTerms.js';
import { CLEAN } from './walks.js';

/** How a chain goes whose steps a denoiser predicts. */
export interface DenoisedWalk {
  readonly sampler: FirstOrderSampler | undefined;
  readonly steps: number | undefined;
  /** If there is room for so many; defaults to 50. */
  readonly usualSteps?: number;
  /** Where it begins. */
  readonly from: number | 'noise' | undefined;
}

export const USUAL_SAMPLER: FirstOrderSampler = { kind: 'ddim', eta: 0 };
export const USUAL_STEPS = 50;
/** What was expected of `from` without a denoiser. */
export const ORACLE_FROM = "none: the oracle's chain begins at x_T";

/** The first state and one for each step; from noise, the states of `sample`. Throws a RangeError if an option is wrong. */
export function denoisedStates(
  predictor: Predictor<Process>,
  { sampler = USUAL_SAMPLER, steps, usualSteps = USUAL_STEPS, from = 'noise' }: DenoisedWalk,
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
  // As `sampleTimesteps`, but from the first state on.
  const timestep = (step: number) => Math.round(((first + 1) * (count - step)) / count) - 1;
  for (let step = 0; step < count; step++) {
    const [t, s] = [timestep(step), timestep(step + 1)];
    const state = states.at(-1) as Quantity;
    const predicted = predictedX0(prediction(predictor, state, t));
    states.push(samplerStep(schedule, predicted, state, [t, s], sampler, noise({ seed, stream: chainStep(t) })));
  }
  return states;
}

/** The first state and so many evenly spaced ones after it. */
export function shownOf(states: readonly Quantity[], count: number): Quantity[] {
  const steps = states.length - 1;
  const shown = Math.min(count, steps);
  return Array.from({ length: shown + 1 }, (_, index) => states[Math.ceil((index * steps) / shown)] as Quantity);
}

/** A state of a denoiser's chain, as `panelOf` has those of the oracle's. */
export function denoisedPanel(
  state: Quantity,
  index: number,
  symbols: readonly string[],
  process: Process,
): PanelDescription {
  const t = shownTime(state.t ?? CLEAN);
  const panel = { quantity: shownQuantity(process, state), symbols };
  if (state.symbol === 'x_T')
    return { ...panel, title: 'x_T', name: shared.noiseName, label: messages.firstNoise, meaning: 'noise' };
  if (t === CLEAN) return { ...panel, title: X0, name: shared.imageName, label: linking.cleanEnd, meaning: 'signal' };
  const label = (index === 0 ? messages.noisedImage : messages.state)({ t });
  return { ...panel, title: `t = ${t}`, label };
}

/** What the denoiser makes of a state. */
export function predictedPanel(predictor: Predictor<Process>, state: Quantity): PanelDescription {
  const t = state.t ?? CLEAN;
  return {
    quantity: t === CLEAN ? state : predictedX0(prediction(predictor, state, t)),
    symbols: [X0_HAT],
    title: X0_PREDICTED,
    name: shared.predictedImage,
    label: t === CLEAN ? linking.cleanEnd : messages.predicted({ t: shownTime(t) }),
    meaning: 'mean',
  };
}
