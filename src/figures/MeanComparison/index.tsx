'use client';
import { compared } from '../../figure/differences.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { forwardJump, meanOf, noise, posteriorMean, x0 } from '../../process/quantity.js';
import { MEAN_PREV, POSTERIOR_MEAN, X_PREV, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { IMAGE } from '../shared/describe.js';
import { DenoiserLine } from '../shared/imageDenoisers/DenoiserLine.js';
import { type FigureDenoiser, ofDenoisedImages, predictorOf, x0From } from '../shared/imageDenoisers/figureDenoiser.js';
import { MEASURED } from '../shared/measuredCaption.js';
import { messages as shared } from '../shared/messages.js';
import { SHARED_EPSILON } from '../shared/shownState.js';
import { messages } from './messages.js';

/**
 * Two means of the state one step earlier, and how far each is from the clean image.
 *
 * Two means of x_{t-1}: the posterior mean μ̃ by (4), which is noisy because it combines x_t and x̂0, and the forward process's
 * μ_{t-1} = √ᾱ_{t-1} · x_0, which contains no noise. Below each panel is its ℓ1 distance (mean absolute error) from x_0.
 *
 * ```tsx
 * <MeanComparison t={200} />
 * <MeanComparison difference="offered" />
 * <MeanComparison t={200} denoiser="gaussian" />
 * ```
 */
export const MeanComparison = definePanels({
  name: 'mean-comparison',
  shared: { ...ofDenoisedImages, ...compared },
  props: {
    /**
     * The timestep of x_t, an integer in 1 ≤ t < timesteps, because the means are those of t - 1; defaults to the page's, else to 50 or the
     * last t of a shorter schedule.
     */
    t: prop.timestep({ min: 1 }),
    /** Shows (4) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
    formula: prop.flag(),
    /**
     * The denoiser that predicts x̂0 in the posterior mean: the `'oracle'`, which is given ε; `'gaussian'`, the exact denoiser of a
     * Gaussian prior; or your own `Denoiser`, made once, whose schedule the figure takes. Defaults to `'oracle'`.
     */
    denoiser: prop.data<FigureDenoiser>('denoiser', 'oracle'),
  },
  caption: messages.caption({
    before: <LabelTex>{X_PREV}</LabelTex>,
    xt: <LabelTex>{XT}</LabelTex>,
    measured: MEASURED,
  }),
  describe: ({ schedule, seed, t, formula, denoiser }) => {
    const epsilon = noise({ seed, stream: SHARED_EPSILON });
    const xt = forwardJump(schedule, x0, t, epsilon);
    const predicted = x0From(predictorOf(denoiser, schedule), schedule, [xt, t], () => epsilon);
    const mean = posteriorMean(schedule, predicted, xt, t);
    const panels = [
      { quantity: xt, title: XT, name: shared.noisyImage, label: shared.xt({ t }), measured: true, reference: IMAGE },
      {
        quantity: mean,
        title: POSTERIOR_MEAN,
        name: messages.posteriorMeanName,
        label: messages.posteriorMean({ t }),
        ink: 'posterior' as const,
        measured: true,
        reference: IMAGE,
      },
      {
        quantity: meanOf(forwardJump(schedule, x0, t - 1, epsilon), { symbol: String.raw`\mu_{t-1}`, t: t - 1 }),
        title: MEAN_PREV,
        name: messages.forwardMeanName,
        label: messages.forwardMean({ t }),
        ink: 'mean' as const,
        measured: true,
        reference: IMAGE,
      },
    ];
    return { formula: formula ? mean : undefined, rows: [{ panels }] };
  },
  Below: ({ props }) => <DenoiserLine denoiser={props.denoiser} />,
});

export type MeanComparisonProps = prop.PropsOf<typeof MeanComparison>;
