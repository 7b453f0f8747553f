import { linearAxis } from '../../charts/axes.js';
import type { LinesContent } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import type { LineProps } from '../../charts/shapes.js';
import type { Message } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { type FormattedNumber, formatFixed } from '../../i18n/numbers.js';
import { shareOf } from '../../process/timestep.js';
import type { GaussianPath, GaussianPathKind } from '../../process/types.js';
import { listOf } from '../shared/describe.js';
import { normAt, pathStyles } from '../shared/gaussianPaths/styles.js';
import { messages } from './messages.js';

/** A path with its kind, and times at even distances in logSnr. At times with even distances in t, most states would be noise alone. */
export interface SampledPath {
  readonly kind: GaussianPathKind;
  readonly path: GaussianPath;
  readonly times: readonly number[];
}

/** The place of a logSnr on a path. */
export interface MarkedPlace {
  readonly t: number;
  /** t as a share of the whole way from data to noise. */
  readonly share: number;
}

/** The content of the charts. */
export interface PathCharts {
  /** σ against α. */
  readonly scales: LinesContent;
  /** σ against α, both divided by √(α² + σ²). */
  readonly arc: LinesContent;
  /** logSnr over t, from 0 to the end. */
  readonly clock: LinesContent;
  /** The marked place of each path; null if the path does not have the marked logSnr. */
  readonly marked: readonly (MarkedPlace | null)[];
}

/** The largest |logSnr| of the chart and of the mark. */
export const CLOCK_REACH = 10;
/** The difference in logSnr between neighboring places of a path. */
const STEP = 0.2;
/** The largest α and σ of the drawing. */
const SCALES_END = 1.25;
/** The difference in logSnr between two marks of readers. */
export const MARK_STEP = 0.1;
const SCALES = {
  x: linearAxis(0, SCALES_END, { name: messages.image, symbol: String.raw`\alpha`, step: 0.5 }),
  y: linearAxis(0, SCALES_END, { name: messages.noise, symbol: String.raw`\sigma`, step: 0.5 }),
};
const SHARES = linearAxis(0, 1, { name: null, step: 0.5 });
const LOG_SNRS = linearAxis(-CLOCK_REACH, CLOCK_REACH, { name: null, steps: (2 * CLOCK_REACH) / MARK_STEP });

export function sampledPath(kind: GaussianPathKind, path: GaussianPath): SampledPath {
  const reach = CLOCK_REACH + STEP;
  const count = Math.round((2 * reach) / STEP) + 1;
  const inside = Array.from({ length: count }, (_, i) => path.timeAt(reach - i * STEP));
  return { kind, path, times: [...new Set([path.start, ...inside, path.end])] };
}

/** The charts of paths, with a logSnr marked on each. */
export function chartsOf(sampled: readonly SampledPath[], logSnr: number): PathCharts {
  const marked = sampled.map(({ path }) => markedOn(path, logSnr));
  const linesOf = (placeAt: (path: GaussianPath, t: number) => Point) =>
    sampled.map(({ kind, path, times }, index): LineProps => {
      const { ink, dash, words } = pathStyles[kind];
      const mark = marked[index];
      const points = times.map((t) => placeAt(path, t));
      return { name: kind, words, ink, dash, points, dots: mark ? [placeAt(path, mark.t)] : [] };
    });
  const said = { kinds: listOf(sampled.map(({ kind }) => pathStyles[kind].words)), logSnr: num.logSnr(logSnr) };
  const scaled = { ...SCALES, height: 'square' } as const;
  const ray = rayOf(logSnr);
  return {
    marked,
    scales: {
      ...{ ...scaled, label: messages.scalesChart(said) },
      lines: [ray, ...linesOf((path, t) => [path.alpha(t), path.sigma(t)])],
    },
    arc: {
      ...{ ...scaled, label: messages.arcChart(said) },
      lines: [
        ray,
        ...linesOf((path, t) => {
          const size = normAt(path, t);
          return [path.alpha(t) / size, path.sigma(t) / size];
        }),
      ],
    },
    clock: {
      x: SHARES,
      y: LOG_SNRS,
      height: 'square',
      marker: { axis: 'y', value: logSnr },
      label: messages.clockChart({
        ...said,
        times: listOf(sampled.map(({ kind }, i) => timeOf(kind, marked[i] ?? null))),
      }),
      lines: linesOf((path, t) => [shareOf(path, t), bounded(path.logSnr(t))]),
    },
  };
}

function markedOn(path: GaussianPath, logSnr: number): MarkedPlace | null {
  const isReached = path.logSnr(path.end) <= logSnr && logSnr <= path.logSnr(path.start);
  if (!isReached) return null;
  const t = path.timeAt(logSnr);
  return { t, share: shareOf(path, t) };
}

/** The ray on which all places with one logSnr lie. */
function rayOf(logSnr: number): LineProps {
  const ratio = Math.exp(-logSnr / 2);
  const length = (2 * SCALES_END) / Math.hypot(1, ratio);
  const points: Point[] = [
    [0, 0],
    [length, length * ratio],
  ];
  return { name: 'ray', className: 'df-chart-marker', points };
}

/** A logSnr with a finite bound. Without signal or noise, logSnr is infinite. */
function bounded(logSnr: number): number {
  return Math.min(2 * CLOCK_REACH, Math.max(-2 * CLOCK_REACH, logSnr));
}

function timeOf(kind: GaussianPathKind, mark: MarkedPlace | null): Message {
  const path = pathStyles[kind].words;
  return mark ? messages.timeOn({ path, share: percentOf(mark) }) : messages.notOn({ path });
}

/** The percentage of the path up to a place: `37.5`. */
export function percentOf({ share }: MarkedPlace): FormattedNumber {
  return formatFixed(100 * share, 1);
}
