'use client';
import { compared } from '../../figure/differences.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { forwardJump, noise, predictX0, sum, x0 } from '../../process/quantity.js';
import { EPSILON, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { inked } from '../../ui/ink.js';
import { IMAGE } from '../shared/describe.js';
import { DenoiserLine } from '../shared/imageDenoisers/DenoiserLine.js';
import {
  epsilonBy,
  type FigureDenoiser,
  ofDenoisedImages,
  predictorOf,
  x0From,
} from '../shared/imageDenoisers/figureDenoiser.js';
import { messages as shared } from '../shared/messages.js';
import { SHARED_EPSILON } from '../shared/shownState.js';
import { messages } from './messages.js';

const EPSILON_PREDICTED = inked('noise', String.raw`\epsilon_\theta`);
const ERROR = `${EPSILON_PREDICTED}-${EPSILON}`;
const NARROW_COLUMNS = 2;

/**
 * The noise that a denoiser finds in an image, and what it gets wrong.
 *
 * A denoiser's prediction: x_t, the noise ε in it, the noise that the denoiser predicts, the x̂0 that follows by (5) with its peak
 * signal-to-noise ratio (PSNR) against x_0, and the error of the prediction.
 *
 * The Gaussian prior contains only the average strength of detail of each size in photographs. The error contains the parts of the
 * image that it mistakes for noise, which a network has to learn. At larger t the error contains more of the image, above all its
 * outlines.
 *
 * The same seed gives the same ε as in `NoiseTriptych`.
 *
 * ```tsx
 * <NoisePrediction t={200} />
 * <NoisePrediction t={200} denoiser={myDenoiser} difference="offered" />
 * ```
 */
export const NoisePrediction = definePanels({
  name: 'noise-prediction',
  shared: { ...ofDenoisedImages, ...compared },
  props: {
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to timesteps / 5. */
    t: prop.timestep({ default: prop.fifthOf }),
    /**
     * The denoiser: `'gaussian'`, the exact denoiser of a Gaussian prior, which has seen no image; your own `Denoiser`, made once, whose
     * schedule the figure takes; or the `'oracle'`, whose error is 0. Defaults to `'gaussian'`.
     */
    denoiser: prop.data<FigureDenoiser>('denoiser', 'gaussian'),
    /**
     * Shows (5), by which x̂0 follows from x_t and the predicted noise, above the panels, each term linked to its panel;
     * defaults to false.
     */
    formula: prop.flag(),
  },
  caption: messages.caption,
  describe: ({ schedule, seed, t, denoiser, formula }) => {
    const predictor = predictorOf(denoiser, schedule);
    const epsilon = noise({ seed, stream: SHARED_EPSILON });
    const xt = forwardJump(schedule, x0, t, epsilon);
    const predicted = predictor ? epsilonBy(predictor, xt, t) : epsilon;
    const clean = x0From(predictor, schedule, [xt, t], () => epsilon);
    const error = sum([
      { coefficient: 1, name: 'predictedEpsilon', of: predicted },
      { coefficient: -1, name: 'epsilon', of: epsilon },
    ]);
    const panels = [
      { quantity: xt, title: XT, name: shared.noisyImage, label: shared.xt({ t }) },
      {
        quantity: epsilon,
        title: EPSILON,
        name: shared.noiseName,
        label: shared.epsilon({ t }),
        ink: 'noise' as const,
      },
      {
        quantity: predicted,
        title: EPSILON_PREDICTED,
        name: shared.predictedNoise,
        label: messages.predicted({ t }),
        ink: 'noise' as const,
        reference: { quantity: epsilon, label: shared.noise },
      },
      {
        quantity: clean,
        title: X0_PREDICTED,
        name: shared.predictedImage,
        label: messages.clean({ t }),
        ink: 'mean' as const,
        measured: 'psnr' as const,
        reference: IMAGE,
      },
      { quantity: error, title: ERROR, name: messages.errorName, label: messages.error({ t }) },
    ];
    return {
      narrowColumns: NARROW_COLUMNS,
      formula: formula ? predictX0(schedule, xt, t, predicted) : undefined,
      rows: [{ panels }],
    };
  },
  Below: ({ props }) => <DenoiserLine denoiser={props.denoiser} />,
});

export type NoisePredictionProps = prop.PropsOf<typeof NoisePrediction>;
