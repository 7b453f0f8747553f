'use client';
import { X0, X0_PREDICTED, XT } from '../components/symbols.js';
import { forwardJump, noise, predictX0, x0 } from '../core/quantity.js';
import type { FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { SHARED_EPSILON } from './streams.js';
import { type ImageFigureProps, useShownTimestep } from './useFigure.js';

export interface X0ReconstructionProps extends ImageFigureProps {
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
   * schedule.
   */
  t?: number | undefined;
}

/**
 * x_0 recovered from x_t and the known noise ε by (5): x_t, the predicted x̂0, and x_0. Below the first two is their
 * ℓ1 distance (mean absolute error) from x_0.
 *
 * ```tsx
 * <X0Reconstruction t={400} />
 * ```
 */
export function X0Reconstruction({ t: ownT, ...props }: X0ReconstructionProps) {
  const timestepOf = useShownTimestep(ownT);
  return (
    <PanelsFigure
      {...props}
      name="x0-reconstruction"
      describe={({ schedule, seed }): FigureDescription => {
        const t = timestepOf(schedule);
        const epsilon = noise({ seed, stream: SHARED_EPSILON });
        const xt = forwardJump(schedule, x0, t, epsilon);
        const predicted = predictX0(schedule, xt, t, epsilon);
        const panels = [
          { quantity: xt, title: XT, label: `x_t at t = ${t}`, measured: true },
          {
            quantity: predicted,
            title: X0_PREDICTED,
            label: `x0 as predicted from x_t and ε at t = ${t}`,
            meaning: 'mean' as const,
            measured: true,
          },
          { quantity: x0, title: X0, label: 'the image x0', meaning: 'signal' as const },
        ];
        return { rows: [{ panels }] };
      }}
    />
  );
}
