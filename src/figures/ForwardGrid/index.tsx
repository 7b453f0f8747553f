'use client';
import { invalid } from '../../base/check.js';
import { compared } from '../../figure/differences.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { ofImages, ofProcess } from '../../figure/sharedProps.js';
import type { ColumnTitle, FigureDescription } from '../../panels/description.js';
import type { NoiseQuantity, SumQuantity } from '../../process/graph.js';
import { isPath } from '../../process/process.js';
import { forwardJump, forwardStep, meanOf, noise, x0 } from '../../process/quantity.js';
import { timeAtShare } from '../../process/timestep.js';
import type { Process, Schedule } from '../../process/types.js';
import { BETA, PATH_SIGNAL_SCALE, SIGNAL_SCALE, X_PREV, X0, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { withDivided } from '../shared/dividedCaption.js';
import { gridPrevious, gridSample, isDivided, shownJump } from '../shared/shownState.js';
import { messages } from './messages.js';

const MU = String.raw`\mu_t`;
const MEAN = inked('mean', MU);
const COLUMN_TITLES: Readonly<Record<'jump' | 'path' | 'step', readonly ColumnTitle[]>> = {
  path: [
    { name: messages.meanName, tex: `${MEAN} = ${PATH_SIGNAL_SCALE}\\,${X0}`, ink: 'mean' },
    { name: messages.samplesName, tex: `x_t \\sim q(x_t \\mid ${X0})` },
  ],
  jump: [
    { name: messages.meanName, tex: `${MEAN} = ${SIGNAL_SCALE}\\,${X0}`, ink: 'mean' },
    { name: messages.samplesName, tex: `x_t \\sim q(x_t \\mid ${X0})` },
  ],
  step: [
    { name: messages.meanName, tex: `${MEAN} = \\sqrt{1-${BETA}}\\,x_{t-1}`, ink: 'mean' },
    { name: messages.samplesName, tex: String.raw`x_t \sim q(x_t \mid x_{t-1})` },
  ],
};
const SYMBOLS = { t: <LabelTex>t</LabelTex>, xt: <LabelTex>{XT}</LabelTex> };
const CAPTIONS = {
  jump: messages.caption(SYMBOLS),
  step: messages.stepCaption({ ...SYMBOLS, before: <LabelTex>{X_PREV}</LabelTex> }),
};
const ROWS_LIMIT = 50;
const SAMPLES_LIMIT = 20;

/**
 * A grid of noisy images: a row for each timestep, with the mean and several samples.
 *
 * The forward process as a grid: one row per timestep, with the mean of x_t and then samples of it.
 *
 * ```tsx
 * <ForwardGrid image="/photo.jpg" rows={3} samples={2} />
 * <ForwardGrid kind="step" schedule={{ kind: 'cosine' }} />
 * <ForwardGrid sameNoise />
 * <ForwardGrid schedule={gaussianPath({ kind: 'flow' })} />
 * <ForwardGrid kind="step" difference="shown" />
 * ```
 */
export const ForwardGrid = definePanels({
  name: 'forward-grid',
  shared: { ...ofImages, ...ofProcess, ...compared },
  props: {
    /**
     * The way to sample x_t: `'jump'` from x_0 by (2), or `'step'` from one x_{t-1} per row by (1), which a path does not have; defaults to
     * `'jump'`.
     */
    kind: prop.choice(['jump', 'step']),
    /**
     * Number of rows, evenly spaced in t from t = 0, an integer in 1 ≤ rows ≤ 50, capped at the number of timesteps;
     * defaults to 5.
     */
    rows: prop.integer({ default: 5, min: 1, max: ROWS_LIMIT }),
    /** Samples per row, an integer in 1 ≤ samples ≤ 20; defaults to 4. */
    samples: prop.integer({ default: 4, min: 1, max: SAMPLES_LIMIT }),
    /**
     * Whether the samples of a column share one ε through all rows, so that only t changes in a column; defaults to false: every panel
     * draws its own noise.
     */
    sameNoise: prop.flag(),
  },
  caption: ({ schedule, kind }) => withDivided(CAPTIONS[kind], isDivided(schedule)),
  describe: ({ schedule, seed, ...shape }) => panelsOfGrid(schedule, seed, shape),
});

export type ForwardGridProps = prop.PropsOf<typeof ForwardGrid>;

interface GridShape {
  kind: 'jump' | 'step';
  rows: number;
  samples: number;
  sameNoise: boolean;
}

function panelsOfGrid(
  process: Process,
  seed: number,
  { kind, rows, samples, sameNoise }: GridShape,
): FigureDescription {
  if (isPath(process) && kind === 'step') throw invalid('kind', kind, "'jump': a path has no single steps");
  return {
    columnTitles: COLUMN_TITLES[isPath(process) ? 'path' : kind],
    rows: timesOfRows(process, rows).map((t, row) => {
      const noiseAt = (sample: number) => noise({ seed, stream: gridSample(sameNoise ? 0 : row, sample) });
      const sampleAt =
        kind === 'jump'
          ? jumpSampler(process, t, noiseAt)
          : stepSampler(process as Schedule, t, noiseAt, noise({ seed, stream: gridPrevious(sameNoise ? 0 : row) }));
      const mean = meanOf(sampleAt(0), { symbol: MU, t });
      return {
        label: `t = ${t}`,
        panels: [
          { quantity: mean, label: messages.mean({ t }) },
          ...Array.from({ length: samples }, (_, sample) => ({
            quantity: sampleAt(sample),
            reference: { quantity: mean, label: messages.meanInRow },
            label: messages.sample({ sample: sample + 1, t }),
          })),
        ],
      };
    }),
  };
}

/** The times of the rows, evenly spaced from the first t; on a schedule, at most as many as it has timesteps. */
function timesOfRows(process: Process, rows: number): number[] {
  if (isPath(process)) return Array.from({ length: rows }, (_, row) => timeAtShare(process, row / rows));
  const { timesteps } = process;
  const count = Math.min(rows, timesteps);
  return Array.from({ length: count }, (_, row) => Math.floor((row * timesteps) / count));
}

/** Describes one sample of a row. */
type Sampler = (sample: number) => SumQuantity;
/** The noise of a sample. */
type NoiseOf = (sample: number) => NoiseQuantity;

/** Samples x_t given x_0, (2). */
function jumpSampler(process: Process, t: number, noiseOf: NoiseOf): Sampler {
  return (sample) => shownJump(process, x0, t, noiseOf(sample));
}

/** Samples x_t given one x_{t-1}, (1). The x_{t-1} is a jump from x_0, and the row shares it. */
function stepSampler(schedule: Schedule, t: number, noiseOf: NoiseOf, previous: NoiseQuantity): Sampler {
  const xPrev = forwardJump(schedule, x0, Math.max(0, t - 1), previous);
  return (sample) => forwardStep(schedule, xPrev, t, noiseOf(sample));
}
