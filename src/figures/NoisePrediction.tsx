'use client';
import { inked } from '../components/ink.js';
import { EPSILON, X0_PREDICTED, XT } from '../components/symbols.js';
import { forwardJump, noise, predictX0, sum, x0 } from '../core/quantity.js';
import type { Predictor, Schedule } from '../core/types.js';
import type { FigureDescription } from '../marks/panels/description.js';
import { DenoiserLine } from './denoiser/DenoiserLine.js';
import { type FigureDenoiser, predictorOf, scheduleFor } from './denoiser/figureDenoiser.js';
import { epsilonBy, x0From } from './denoiser/predictions.js';
import { PlainPanels } from './PlainPanels.js';
import type { PanelsProps } from './panelsProps.js';
import { fifthOf, useShownTimestep } from './shownTimestep.js';
import { SHARED_EPSILON } from './streams.js';

export interface NoisePredictionProps extends PanelsProps {
  /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to timesteps / 5. */
  t?: number | undefined;
  /**
   * What predicts: `'gaussian'`, the exact denoiser of a Gaussian prior, which has seen no image; your own `Denoiser`, made
   * once, whose schedule the figure takes; or the `'oracle'`, whose error is 0. Defaults to `'gaussian'`.
   */
  denoiser?: FigureDenoiser | undefined;
  /** Shows (5), by which x̂0 follows from x_t and the predicted noise, above the panels, each term linked to its panel; defaults to false. */
  formula?: boolean | undefined;
}

const EPSILON_PREDICTED = inked('noise', String.raw`\epsilon_\theta`);
const ERROR = `${EPSILON_PREDICTED}-${EPSILON}`;
const NARROW_COLUMNS = 2;
const DEFAULT_CAPTION =
  'What the denoiser cannot tell from noise stands in the error: late in the process, the image itself.';

/**
 * A model in the place of the oracle: x_t, the noise ε in it, the noise that a denoiser predicts, the x̂0 that follows by (5)
 * with its peak signal-to-noise ratio (PSNR) against x_0, and the error of the prediction.
 *
 * The Gaussian prior knows how strong the detail of photographs is at each size, and nothing else. What it cannot tell from
 * noise, and so what a network has to learn, stands in the error: the later t is, the more of it is the image, its outlines
 * most of all.
 *
 * The same seed gives the same ε as in `NoiseTriptych`.
 *
 * ```tsx
 * <NoisePrediction t={200} />
 * <NoisePrediction t={200} denoiser={myDenoiser} />
 * ```
 */
export function NoisePrediction(props: NoisePredictionProps) {
  const { t: ownT, denoiser = 'gaussian', formula = false, ...others } = { caption: DEFAULT_CAPTION, ...props };
  const timestepOf = useShownTimestep(ownT, { usual: fifthOf });
  return (
    <PlainPanels
      {...others}
      name="noise-prediction"
      written={props}
      schedule={scheduleFor(denoiser, others.schedule)}
      describe={({ schedule, seed }) => {
        const t = timestepOf(schedule);
        return describeAt(t, { schedule, seed, predictor: predictorOf(denoiser, schedule), formula });
      }}
      placeholder={({ schedule, seed }) =>
        describeAt(fifthOf(schedule), { schedule, seed, predictor: null, formula: false })
      }
      controls={<DenoiserLine denoiser={denoiser} />}
    />
  );
}

interface Options {
  readonly schedule: Schedule;
  readonly seed: number;
  readonly predictor: Predictor | null;
  readonly formula: boolean;
}

function describeAt(t: number, { schedule, seed, predictor, formula }: Options): FigureDescription {
  const epsilon = noise({ seed, stream: SHARED_EPSILON });
  const xt = forwardJump(schedule, x0, t, epsilon);
  const predicted = predictor ? epsilonBy(predictor, xt, t) : epsilon;
  const clean = x0From(predictor, schedule, [xt, t], () => epsilon);
  const error = sum([
    { coefficient: 1, name: 'predictedEpsilon', of: predicted },
    { coefficient: -1, name: 'epsilon', of: epsilon },
  ]);
  const panels = [
    { quantity: xt, title: XT, label: `x_t at t = ${t}` },
    { quantity: epsilon, title: EPSILON, label: `the noise ε in x_t at t = ${t}`, meaning: 'noise' as const },
    {
      quantity: predicted,
      title: EPSILON_PREDICTED,
      label: `the noise that the denoiser predicts at t = ${t}`,
      meaning: 'noise' as const,
    },
    {
      quantity: clean,
      title: X0_PREDICTED,
      label: `x0 as predicted at t = ${t}`,
      meaning: 'mean' as const,
      measured: 'psnr' as const,
    },
    { quantity: error, title: ERROR, label: `the error of the predicted noise at t = ${t}` },
  ];
  return {
    narrowColumns: NARROW_COLUMNS,
    formula: formula ? predictX0(schedule, xt, t, predicted) : undefined,
    rows: [{ panels }],
  };
}
