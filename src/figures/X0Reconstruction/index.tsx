'use client';

import { compared } from '../../figure/differences.js';
import { SliderField } from '../../figure/fields.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import type { Message } from '../../i18n/message.js';
import { share } from '../../i18n/num.js';
import { predictX0Coefficients } from '../../process/coefficients.js';
import type { NoiseQuantity, Quantity } from '../../process/graph.js';
import { forwardJump, noise, predictX0, sum, x0 } from '../../process/quantity.js';
import type { Schedule } from '../../process/types.js';
import { NOISE_SCALE, SIGNAL_SCALE, X0, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { IMAGE } from '../shared/describe.js';
import { DenoiserLine } from '../shared/imageDenoisers/DenoiserLine.js';
import {
  epsilonBy,
  type FigureDenoiser,
  ofDenoisedImages,
  predictorOf,
  x0From,
} from '../shared/imageDenoisers/figureDenoiser.js';
import { MEASURED } from '../shared/measuredCaption.js';
import { messages as shared } from '../shared/messages.js';
import { OTHER_EPSILON, SHARED_EPSILON } from '../shared/shownState.js';
import { messages } from './messages.js';

const SYMBOLS = {
  predicted: <LabelTex>{X0_PREDICTED}</LabelTex>,
  xt: <LabelTex>{XT}</LabelTex>,
  measured: MEASURED,
};
const CAPTIONS = {
  oracle: messages.caption(SYMBOLS),
  misled: messages.misledCaption(SYMBOLS),
  denoised: messages.denoisedCaption(SYMBOLS),
};
const LABEL = messages.errorOf({ epsilon: <i>ε</i> });

/** √(1-e²)·ε + e·δ, standard normal noise like ε. The share of the other noise δ grows with e. */
function wrongEpsilon(epsilon: NoiseQuantity, error: number, seed: number): Quantity {
  if (error === 0) return epsilon;
  const other = noise({ seed, stream: OTHER_EPSILON });
  const terms = [
    { coefficient: Math.sqrt(1 - error * error), name: 'epsilonShare', of: epsilon },
    { coefficient: error, name: 'otherShare', of: other },
  ];
  return sum(terms, null, { symbol: String.raw`\hat\epsilon` });
}

/**
 * The clean image, computed back from a noisy one and its noise.
 *
 * x_0 recovered from x_t and the known noise ε by (5): x_t, the predicted x̂0, and x_0. Text below the first two gives
 * their ℓ1 distance (mean absolute error) from x_0.
 *
 * ```tsx
 * <X0Reconstruction t={400} />
 * <X0Reconstruction t={400} epsilonError={0.2} />
 * <X0Reconstruction defaultEpsilonError={0.2} />
 * <X0Reconstruction t={200} denoiser="gaussian" />
 * ```
 */
export const X0Reconstruction = definePanels({
  name: 'x0-reconstruction',
  shared: { ...ofDenoisedImages, ...compared },
  props: {
    /**
     * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
     * schedule.
     */
    t: prop.timestep(),
    /**
     * The error e of the ε from which x̂0 is predicted, in 0 ≤ epsilonError ≤ 1: the share of other noise δ in √(1-e²)·ε + e·δ. 0 is the
     * true ε, 1 is independent noise. The error of x̂0 is √(1-ᾱ_t)/√ᾱ_t times that of ε; the panel shows this factor. Defaults to 0.
     */
    epsilonError: prop.controlled(prop.number({ default: 0, min: 0, max: 1 })),
    /** Shows (5) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
    formula: prop.flag(),
    /**
     * The denoiser that predicts x̂0: the `'oracle'`, which is given ε; `'gaussian'`, the exact denoiser of a Gaussian prior; or your own
     * `Denoiser`, made once, whose schedule the figure takes. Defaults to `'oracle'`. Only the oracle has an `epsilonError`.
     */
    denoiser: prop.data<FigureDenoiser>('denoiser', 'oracle'),
  },
  caption: ({ denoiser, epsilonError }) =>
    denoiser !== 'oracle' ? CAPTIONS.denoised : epsilonError === 0 ? CAPTIONS.oracle : CAPTIONS.misled,
  describe: (shown) => {
    const { schedule, seed, t, formula, denoiser, epsilonError } = shown;
    const epsilon = noise({ seed, stream: SHARED_EPSILON });
    const xt = forwardJump(schedule, x0, t, epsilon);
    const predictor = predictorOf(denoiser, schedule);
    const predicted = x0From(predictor, schedule, [xt, t], () => wrongEpsilon(epsilon, epsilonError, seed));
    // The formula is (5) for any prediction of a denoiser.
    const formulaOf = () => (predictor ? predictX0(schedule, xt, t, epsilonBy(predictor, xt, t)) : predicted);
    const panels = [
      { quantity: xt, title: XT, name: shared.noisyImage, label: shared.xt({ t }), measured: true, reference: IMAGE },
      {
        quantity: predicted,
        title: X0_PREDICTED,
        name: shared.predictedImage,
        label: predictor ? messages.byDenoiser({ t }) : byOracle(epsilonError, t),
        ink: 'mean' as const,
        measured: true,
        reference: IMAGE,
        note: predictor || (epsilonError === 0 && !hasDial(shown)) ? undefined : amplification(schedule, t),
      },
      { quantity: x0, title: X0, name: shared.imageName, label: shared.x0, ink: 'signal' as const },
    ];
    // The predicted image.
    const largePanel = 1;
    return { formula: formula ? formulaOf() : undefined, largePanel, rows: [{ panels }] };
  },
  Below: ({ props }) => (
    <>
      {hasDial(props) && (
        <SliderField
          name="epsilonError"
          label={LABEL}
          step={0.01}
          text={share}
          valueText={(error) => messages.otherNoise({ percent: share(error) })}
        />
      )}
      <DenoiserLine denoiser={props.denoiser} isMisled={props.epsilonError !== 0} />
    </>
  ),
});

export type X0ReconstructionProps = prop.PropsOf<typeof X0Reconstruction>;

interface Dialled {
  readonly denoiser: FigureDenoiser;
  readonly defaultEpsilonError: number | undefined;
  readonly onEpsilonErrorChange: boolean;
}

/** Whether readers can change the error of the oracle's ε. */
function hasDial({ denoiser, defaultEpsilonError, onEpsilonErrorChange }: Dialled): boolean {
  return denoiser === 'oracle' && (defaultEpsilonError !== undefined || onEpsilonErrorChange);
}

function byOracle(error: number, t: number): Message {
  return error === 0 ? messages.byOracle({ t }) : messages.byMisledOracle({ error, t });
}

/** The factor between the error of ε and the error of x̂0, in TeX: by (5), √(1-ᾱ_t)/√ᾱ_t. */
function amplification(schedule: Schedule, t: number): string {
  const factor = Math.abs(predictX0Coefficients(schedule, t).b);
  return `${NOISE_SCALE} / ${SIGNAL_SCALE} = ${Number(factor.toPrecision(3))}`;
}
