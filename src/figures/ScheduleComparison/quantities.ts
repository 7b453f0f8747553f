import { max } from 'd3-array';
import { inked } from '../../components/ink.js';
import { invalid } from '../../core/check.js';
import { logSnr } from '../../core/logSnr.js';
import type { GaussianPath, Schedule } from '../../core/types.js';
import { messages as linking } from '../../equations/messages.js';
import type { Text } from '../../i18n/message.js';
import { type Axis, axisBetween, valueAxis } from '../../marks/chart/ticks.js';
import { messages } from './messages.js';
import { alongPath } from './named.js';

/** A quantity in which schedules are compared. */
export interface ComparedQuantity {
  /** The quantity at every t. */
  readonly values: (schedule: Schedule) => Float64Array;
  /** The same of a path at as many times; throws where a path has none. */
  readonly along: (path: GaussianPath, timesteps: number) => Float64Array;
  readonly tex: string;
  /** What it is, after its symbol. */
  readonly title: Text;
  /** Its name in words, for screen readers. */
  readonly words: Text;
  readonly axis: (schedules: readonly Schedule[]) => Axis;
}

/** Beyond e^±10 one of image and noise is far below what a screen can show. */
const LOG_SNR_REACH = 10;

/** The quantities by the name that `quantity` takes. */
export const quantityTable = {
  alphasCumprod: {
    values: ({ alphasCumprod }) => alphasCumprod,
    along: (path, timesteps) => alongPath(path, timesteps, (t) => path.alpha(t) ** 2),
    tex: inked('signal', String.raw`\bar\alpha_t`),
    title: messages.alphasCumprod,
    words: linking.cumulativeAlpha,
    axis: () => valueAxis(1),
  },
  betas: {
    values: ({ betas }) => betas,
    along: () => {
      throw invalid('quantity', 'betas', "'alphasCumprod' or 'logSnr': a path has no single steps");
    },
    tex: inked('noise', String.raw`\beta_t`),
    title: messages.betas,
    words: linking.beta,
    axis: betaAxis,
  },
  logSnr: {
    values: (schedule) => Float64Array.from({ length: schedule.timesteps }, (_, t) => logSnr(schedule, t)),
    along: (path, timesteps) => alongPath(path, timesteps, path.logSnr),
    tex: `\\ln(${inked('signal', String.raw`\bar\alpha_t`)} / ${inked('noise', String.raw`(1-\bar\alpha_t)`)})`,
    title: messages.logSnr,
    words: messages.spokenLogSnr,
    axis: () => axisBetween(-LOG_SNR_REACH, LOG_SNR_REACH),
  },
} as const satisfies Record<string, ComparedQuantity>;

/** A quantity that `ScheduleComparison` can draw over t. */
export type ComparedName = keyof typeof quantityTable;

/** The β of the cosine kind ends near 1, whatever betaEnd is, and would leave no height to the others. */
function betaAxis(schedules: readonly Schedule[]): Axis {
  const others = schedules.filter(({ kind }) => kind !== 'cosine');
  const shown = others.length > 0 ? others : schedules;
  return valueAxis(Math.max(...shown.map(({ betas }) => max(betas) as number)));
}
