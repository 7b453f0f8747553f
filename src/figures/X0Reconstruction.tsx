'use client';
import { NOISE_SCALE, SIGNAL_SCALE, X0, X0_PREDICTED, XT } from '../components/symbols.js';
import { invalid } from '../core/check.js';
import { predictX0Coefficients } from '../core/coefficients.js';
import type { NoiseQuantity, Quantity } from '../core/graph.js';
import { forwardJump, noise, predictX0, sum, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { OTHER_EPSILON, SHARED_EPSILON } from './streams.js';
import { type ImageFigureProps, useShownTimestep } from './useFigure.js';

export interface X0ReconstructionProps extends ImageFigureProps {
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
   * schedule.
   */
  t?: number | undefined;
  /**
   * How wrong the ε is that x̂0 is predicted from, in 0 ≤ epsilonError ≤ 1: the share of other noise δ in it,
   * √(1-e²)·ε + e·δ. 0 is the true ε, 1 is noise that has nothing to do with it. The error of x̂0 is √(1-ᾱ_t)/√ᾱ_t times
   * that of ε, which the caption says. Defaults to 0.
   */
  epsilonError?: number | undefined;
}

/**
 * x_0 recovered from x_t and the known noise ε by (5): x_t, the predicted x̂0, and x_0. Below the first two is their
 * ℓ1 distance (mean absolute error) from x_0.
 *
 * ```tsx
 * <X0Reconstruction t={400} />
 * <X0Reconstruction t={400} epsilonError={0.2} />
 * ```
 */
export function X0Reconstruction({ t: ownT, epsilonError = 0, ...props }: X0ReconstructionProps) {
  const timestepOf = useShownTimestep(ownT);
  return (
    <PanelsFigure
      {...props}
      name="x0-reconstruction"
      describe={({ schedule, seed }): FigureDescription => {
        const t = timestepOf(schedule);
        const epsilon = noise({ seed, stream: SHARED_EPSILON });
        const xt = forwardJump(schedule, x0, t, epsilon);
        const predicted = predictX0(schedule, xt, t, wrongEpsilon(epsilon, epsilonError, seed));
        const panels = [
          { quantity: xt, title: XT, label: `x_t at t = ${t}`, measured: true },
          {
            quantity: predicted,
            title: X0_PREDICTED,
            label:
              epsilonError === 0
                ? `x0 as predicted from x_t and ε at t = ${t}`
                : `x0 as predicted from x_t and an ε that is ${epsilonError} other noise at t = ${t}`,
            meaning: 'mean' as const,
            measured: true,
            note: epsilonError === 0 ? undefined : amplification(schedule, t),
          },
          { quantity: x0, title: X0, label: 'the image x0', meaning: 'signal' as const },
        ];
        return { rows: [{ panels }] };
      }}
    />
  );
}

/** How many times as large as the error of ε that of x̂0 is, in TeX: by (5), √(1-ᾱ_t)/√ᾱ_t. */
function amplification(schedule: Schedule, t: number): string {
  const factor = Math.abs(predictX0Coefficients(schedule, t).b);
  return `${NOISE_SCALE} / ${SIGNAL_SCALE} = ${Number(factor.toPrecision(3))}`;
}

/** √(1-e²)·ε + e·δ: standard normal like ε, and more of it other noise the larger e is. */
function wrongEpsilon(epsilon: NoiseQuantity, error: number, seed: number): Quantity {
  if (!(typeof error === 'number' && error >= 0 && error <= 1)) {
    throw invalid('epsilonError', error, '0 <= epsilonError <= 1');
  }
  if (error === 0) return epsilon;
  const other = noise({ seed, stream: OTHER_EPSILON });
  return sum([
    { coefficient: Math.sqrt(1 - error * error), name: 'epsilonShare', of: epsilon },
    { coefficient: error, name: 'otherShare', of: other },
  ]);
}
