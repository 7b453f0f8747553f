'use client';
import { MEAN_PREV, POSTERIOR_MEAN, XT } from '../components/symbols.js';
import { checkInteger } from '../core/check.js';
import { forwardJump, meanOf, noise, posteriorMean, predictX0, x0 } from '../core/quantity.js';
import type { FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { SHARED_EPSILON } from './streams.js';
import { checkHasInnerStep, notebookTimestep } from './timesteps.js';
import type { PictureFigureProps } from './usePictures.js';

export interface MeanComparisonProps extends PictureFigureProps {
  /**
   * The timestep of x_t, an integer in 1 ≤ t < timesteps, since the means are those of t - 1; defaults to 50, or to the
   * last t of a shorter schedule.
   */
  t?: number;
}

/**
 * Two means of x_{t-1}: μ̃ by (4), which still holds noise since it is a blend of x_t and x̂0, and the forward process's
 * μ_{t-1} = √ᾱ_{t-1} · x_0, which holds none. Under each picture stands its ℓ1 error against x_0.
 *
 * ```tsx
 * <MeanComparison t={200} />
 * ```
 */
export function MeanComparison({ t: timestep, ...props }: MeanComparisonProps) {
  return (
    <PanelsFigure
      {...props}
      name="mean-comparison"
      describe={({ schedule, seed }): FigureDescription => {
        checkHasInnerStep(schedule);
        const t = timestep ?? notebookTimestep(schedule);
        checkInteger('t', t, 1, schedule.timesteps);
        const epsilon = noise({ seed, stream: SHARED_EPSILON });
        const xt = forwardJump(schedule, x0, t, epsilon);
        const predicted = predictX0(schedule, xt, t, epsilon);
        const panels = [
          { quantity: xt, title: XT, label: `x_t at t = ${t}`, measured: true },
          {
            quantity: posteriorMean(schedule, predicted, xt, t),
            title: POSTERIOR_MEAN,
            label: `the posterior mean of x_(t-1), from x_t and the predicted x0 at t = ${t}`,
            meaning: 'posterior' as const,
            measured: true,
          },
          {
            quantity: meanOf(forwardJump(schedule, x0, t - 1, epsilon)),
            title: MEAN_PREV,
            label: `the forward mean of x_(t-1), from x0 alone at t = ${t}`,
            meaning: 'mean' as const,
            measured: true,
          },
        ];
        return { rows: [{ panels }] };
      }}
    />
  );
}
