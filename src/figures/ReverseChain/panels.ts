import { messages as linking } from '../../equations/messages.js';
import { tryCatch } from '../../hooks/tryCatch.js';
import type { FigureDescription, PanelDescription } from '../../panels/description.js';
import type { Quantity } from '../../process/graph.js';
import { x0 } from '../../process/quantity.js';
import type { Process } from '../../process/types.js';
import { X0, X0_PREDICTED } from '../../tex/symbols.js';
import { IMAGE, shownTime } from '../shared/describe.js';
import { messages as shared } from '../shared/messages.js';
import { shownQuantity } from '../shared/shownState.js';
import { type Chain, CLEAN, denoisedPanel, predictedPanel } from './chain.js';
import {
  type ShownScales,
  type Stepping,
  type StepScales,
  stepScales,
  symbolsAlone,
  symbolsInRow,
  X0_HAT,
} from './formula.js';
import { messages } from './messages.js';

/** The description of a chain. */
export interface ChainDescription extends FigureDescription {
  readonly stepping: Stepping;
  /** The numbers of the step that starts at the shown state. */
  readonly scales?: ShownScales;
  /** The timesteps of a player's states; undefined for a row. */
  readonly times?: readonly number[];
  /** The first states, whose standard deviations are measured; none if they are not shown. */
  readonly measured: readonly Quantity[];
}

/** The states side by side. */
export function rowOf(
  { states, stepping, predictor }: Chain,
  process: Process,
  hasDeviations: boolean,
): ChainDescription {
  const last = states.length - 1;
  const panelFor = predictor ? denoisedPanel : panelOf;
  const panels = states.map((state, index) => panelFor(state, index, symbolsInRow(stepping, index, last), process));
  const measured = hasDeviations ? panels.map(({ quantity }) => quantity) : [];
  // The last state in which some noise is left.
  return { stepping, largePanel: Math.max(0, last - 1), rows: [{ panels }], measured };
}

/** The panels of one state, and of the x̂0 in the next step. */
export function playedOf({ states, stepping, predictor }: Chain, asked: number, process: Process): ChainDescription {
  const last = states.length - 1;
  const step = Math.min(asked, last);
  const state = states[step] as Quantity;
  const symbols = symbolsAlone(stepping, step === last);
  const panels = predictor
    ? [denoisedPanel(state, step, symbols, process), predictedPanel(predictor, state)]
    : [panelOf(state, step, symbols, process), predictionPanel];
  const times = states.map(({ t }) => t ?? CLEAN);
  const scales = scalesOf(process, [times[step] as number, times[step + 1] ?? CLEAN], stepping);
  // The x̂0 beside the state is not measured.
  const measured = panels.slice(0, 1).map(({ quantity }) => quantity);
  return { stepping, scales, times: times.map(shownTime), rows: [{ panels }], measured };
}

/** The numbers of a step; null at the clean end, which has no next step. */
function scalesOf(process: Process, [t, next]: readonly [number, number], stepping: Stepping): StepScales | null {
  if (t === CLEAN) return null;
  // The formula of a chain that skips shows the single steps.
  return tryCatch(() => stepScales(process, [t, stepping.isEvery ? t - 1 : next], stepping.sampler)).value;
}

/**
 * The panel of a state in a chain. The first state is x_T.
 *
 * @param symbols - the symbols of the state in the formula of the step.
 */
function panelOf(state: Quantity, index: number, symbols: readonly string[], process: Process): PanelDescription {
  const t = shownTime(state.t ?? CLEAN);
  const compared = { quantity: shownQuantity(process, state), symbols, reference: IMAGE };
  if (index === 0)
    return { ...compared, title: 'x_T', name: shared.noiseName, label: messages.first({ t }), ink: 'noise' };
  if (t === CLEAN) return { ...compared, title: X0, name: shared.imageName, label: linking.cleanEnd, ink: 'signal' };
  return { ...compared, title: `t = ${t}`, label: messages.state({ t }) };
}

/** The x0 in each step: by (5) from the ε that is computed from x0, so that it is x0 itself. */
const predictionPanel: PanelDescription = {
  quantity: x0,
  symbols: [X0_HAT],
  title: X0_PREDICTED,
  name: shared.predictedImage,
  label: messages.predictedByOracle,
  ink: 'mean',
};
