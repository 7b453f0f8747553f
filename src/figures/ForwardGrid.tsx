'use client';
import type { ColumnTitle } from '../components/ColumnTitles.js';
import { inked } from '../components/ink.js';
import { BETA, SIGNAL_SCALE, X0 } from '../components/symbols.js';
import { checkInteger, invalid } from '../core/check.js';
import { forwardJump, forwardStep, meanOf, noise, type UpdateQuantity, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { FigureDescription } from './description.js';
import { PanelsFigure } from './PanelsFigure.js';
import { gridPrevious, gridSample } from './streams.js';
import type { PictureFigureProps } from './usePictures.js';

export interface ForwardGridProps extends PictureFigureProps {
  /**
   * Where the samples of x_t start from: `'jump'`, x_0 by (2), or `'step'`, one x_{t-1} a row by (1); defaults to
   * `'jump'`.
   */
  kind?: 'jump' | 'step';
  /**
   * Rows, evenly spaced in t from t = 0, an integer in 1 ≤ rows ≤ 50; defaults to 5. No more than the schedule has steps
   * are shown.
   */
  rows?: number;
  /** Samples in a row, an integer in 1 ≤ samples ≤ 20; defaults to 4. */
  samples?: number;
}

const MEAN = inked('mean', String.raw`\mu_t`);
const COLUMN_TITLES: Readonly<Record<'jump' | 'step', readonly ColumnTitle[]>> = {
  jump: [{ tex: `${MEAN} = ${SIGNAL_SCALE}\\,${X0}`, meaning: 'mean' }, { tex: `x_t \\sim q(x_t \\mid ${X0})` }],
  step: [
    { tex: `${MEAN} = \\sqrt{1-${BETA}}\\,x_{t-1}`, meaning: 'mean' },
    { tex: String.raw`x_t \sim q(x_t \mid x_{t-1})` },
  ],
};
const ROWS_LIMIT = 50;
const SAMPLES_LIMIT = 20;

/**
 * How noise takes over: a row a timestep, first the mean of x_t, then samples of it.
 *
 * ```tsx
 * <ForwardGrid image="/photo.jpg" rows={3} samples={2} />
 * <ForwardGrid kind="step" schedule={{ kind: 'cosine' }} />
 * ```
 */
export function ForwardGrid({ kind = 'jump', rows = 5, samples = 4, ...props }: ForwardGridProps) {
  return (
    <PanelsFigure
      {...props}
      name="forward-grid"
      describe={({ schedule, seed }) => {
        if (!Object.hasOwn(COLUMN_TITLES, kind)) throw invalid('kind', kind, "'jump' or 'step'");
        checkInteger('rows', rows, 1, ROWS_LIMIT + 1);
        checkInteger('samples', samples, 1, SAMPLES_LIMIT + 1);
        return describeGrid(schedule, seed, { kind, rows, samples });
      }}
    />
  );
}

type GridShape = Required<Pick<ForwardGridProps, 'kind' | 'rows' | 'samples'>>;

function describeGrid(schedule: Schedule, seed: number, { kind, rows, samples }: GridShape): FigureDescription {
  const count = Math.min(rows, schedule.timesteps);
  return {
    columnTitles: COLUMN_TITLES[kind],
    rows: Array.from({ length: count }, (_, row) => {
      const t = Math.floor((row * schedule.timesteps) / count);
      const sampleAt = kind === 'jump' ? jumpSampler(schedule, seed, t, row) : stepSampler(schedule, seed, t, row);
      return {
        label: `t = ${t}`,
        panels: [
          {
            quantity: meanOf(sampleAt(0)),
            label: `the mean of x_t at t = ${t}`,
          },
          ...Array.from({ length: samples }, (_, sample) => ({
            quantity: sampleAt(sample),
            label: `sample ${sample + 1} of x_t at t = ${t}`,
          })),
        ],
      };
    }),
  };
}

/** Gives each sample of a row as a description of its own. */
type Sampler = (sample: number) => UpdateQuantity;

/** Samples of x_t given x_0, (2). */
function jumpSampler(schedule: Schedule, seed: number, t: number, row: number): Sampler {
  return (sample) => forwardJump(schedule, x0, t, noise({ seed, stream: gridSample(row, sample) }));
}

/** Samples of x_t given one x_{t-1}, (1), which is itself a jump; the row shares it. */
function stepSampler(schedule: Schedule, seed: number, t: number, row: number): Sampler {
  const xPrev = forwardJump(schedule, x0, Math.max(0, t - 1), noise({ seed, stream: gridPrevious(row) }));
  return (sample) => forwardStep(schedule, xPrev, t, noise({ seed, stream: gridSample(row, sample) }));
}
