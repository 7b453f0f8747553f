'use client';
import { useState } from 'react';
import { NOISE_SCALE, SIGNAL_SCALE, X0, X0_PREDICTED, XT } from '../components/symbols.js';
import { predictX0Coefficients } from '../core/forwardCoefficients.js';
import { forwardJump, noise, predictX0, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { FigureDescription } from '../marks/panels/description.js';
import { DenoiserLine } from './denoiser/DenoiserLine.js';
import { type FigureDenoiser, predictorOf, scheduleFor } from './denoiser/figureDenoiser.js';
import { epsilonBy, x0From } from './denoiser/predictions.js';
import { PanelsFigure } from './PanelsFigure.js';
import type { ComparedProps } from './panelsProps.js';
import { IMAGE } from './references.js';
import { useShownTimestep } from './shownTimestep.js';
import { SHARED_EPSILON } from './streams.js';
import { ErrorDial } from './x0Reconstruction/ErrorDial.js';
import { wrongEpsilon } from './x0Reconstruction/wrongEpsilon.js';

export interface X0ReconstructionProps extends ComparedProps {
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
   * schedule.
   */
  t?: number | undefined;
  /**
   * How wrong the ε is that x̂0 is predicted from, in 0 ≤ epsilonError ≤ 1: the share of other noise δ in it,
   * √(1-e²)·ε + e·δ. 0 is the true ε, 1 is noise that has nothing to do with it. The error of x̂0 is √(1-ᾱ_t)/√ᾱ_t times
   * that of ε; this factor is under the panel. Set, it changes only when this prop does. Defaults to 0.
   */
  epsilonError?: number | undefined;
  /** The initial `epsilonError`, which readers change by a slider in the figure; defaults to none, and no slider. */
  defaultEpsilonError?: number | undefined;
  /** Called with the error that a reader chooses; shows the slider too. */
  onEpsilonErrorChange?: ((error: number) => void) | undefined;
  /** Shows (5) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
  formula?: boolean | undefined;
  /**
   * What x̂0 is predicted by: the `'oracle'`, which knows ε; `'gaussian'`, the exact denoiser of a Gaussian prior; or your own
   * `Denoiser`, made once, whose schedule the figure takes. Defaults to `'oracle'`, whose errors alone are chosen by
   * `epsilonError`.
   */
  denoiser?: FigureDenoiser | undefined;
}

/**
 * x_0 recovered from x_t and the known noise ε by (5): x_t, the predicted x̂0, and x_0. Below the first two is their
 * ℓ1 distance (mean absolute error) from x_0.
 *
 * ```tsx
 * <X0Reconstruction t={400} />
 * <X0Reconstruction t={400} epsilonError={0.2} />
 * <X0Reconstruction defaultEpsilonError={0.2} />
 * <X0Reconstruction t={200} denoiser="gaussian" />
 * ```
 */
export function X0Reconstruction(props: X0ReconstructionProps) {
  const { t: ownT, epsilonError: given, defaultEpsilonError, onEpsilonErrorChange, ...more } = props;
  const { formula = false, denoiser = 'oracle', ...others } = more;
  const timestepOf = useShownTimestep(ownT);
  const [chosen, setChosen] = useState(defaultEpsilonError);
  const epsilonError = given ?? chosen ?? 0;
  const isOracle = denoiser === 'oracle';
  const hasDial = isOracle && (defaultEpsilonError !== undefined || onEpsilonErrorChange !== undefined);
  const choose = (error: number) => {
    setChosen(error);
    onEpsilonErrorChange?.(error);
  };
  return (
    <PanelsFigure
      {...others}
      // A copy begins with what a reader has chosen, and can be changed on.
      written={given === undefined && hasDial ? { ...props, defaultEpsilonError: epsilonError } : props}
      name="x0-reconstruction"
      schedule={scheduleFor(denoiser, others.schedule)}
      controls={
        <>
          {hasDial && <ErrorDial error={epsilonError} onChange={choose} />}
          <DenoiserLine denoiser={denoiser} isMisled={epsilonError !== 0} />
        </>
      }
      placeholder={() => PLACEHOLDER}
      describe={({ schedule, seed }): FigureDescription => {
        const t = timestepOf(schedule);
        const epsilon = noise({ seed, stream: SHARED_EPSILON });
        const xt = forwardJump(schedule, x0, t, epsilon);
        const predictor = predictorOf(denoiser, schedule);
        const predicted = x0From(predictor, schedule, [xt, t], () => wrongEpsilon(epsilon, epsilonError, seed));
        // By (5), whatever the denoiser predicts.
        const formulaOf = () => (predictor ? predictX0(schedule, xt, t, epsilonBy(predictor, xt, t)) : predicted);
        const panels = [
          { quantity: xt, title: XT, label: `x_t at t = ${t}`, measured: true, reference: IMAGE },
          {
            quantity: predicted,
            title: X0_PREDICTED,
            label: `x0 as predicted from x_t ${predictor ? 'by the denoiser' : withEpsilon(epsilonError)} at t = ${t}`,
            meaning: 'mean' as const,
            measured: true,
            reference: IMAGE,
            note: predictor || (epsilonError === 0 && !hasDial) ? undefined : amplification(schedule, t),
          },
          { quantity: x0, title: X0, label: 'the image x0', meaning: 'signal' as const },
        ];
        return { formula: formula ? formulaOf() : undefined, rows: [{ panels }] };
      }}
    />
  );
}

function withEpsilon(error: number): string {
  return error === 0 ? 'and ε' : `and an ε that is ${error} other noise`;
}

/** The places of the panels. */
const PLACEHOLDER: FigureDescription = {
  rows: [
    {
      panels: [
        { quantity: x0, title: XT, label: 'x_t', measured: true },
        { quantity: x0, title: X0_PREDICTED, label: 'x0 as predicted', meaning: 'mean', measured: true },
        { quantity: x0, title: X0, label: 'the image x0', meaning: 'signal' },
      ],
    },
  ],
};

/** How many times as large as the error of ε that of x̂0 is, in TeX: by (5), √(1-ᾱ_t)/√ᾱ_t. */
function amplification(schedule: Schedule, t: number): string {
  const factor = Math.abs(predictX0Coefficients(schedule, t).b);
  return `${NOISE_SCALE} / ${SIGNAL_SCALE} = ${Number(factor.toPrecision(3))}`;
}
