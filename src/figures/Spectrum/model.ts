import { type Axis, decadesAround, logAxis } from '../../charts/axes.js';
import type { LinesContent } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import type { LineProps } from '../../charts/shapes.js';
import { csv } from '../../figure/csv.js';
import type { Message, TextGap } from '../../i18n/message.js';
import { formatFixed, formatShort, withWideMinus } from '../../i18n/numbers.js';
import type { RadialPower } from '../../image/radialPower.js';
import { logSnr } from '../../process/coefficients.js';
import { scalesAt } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { shownDivisor } from '../shared/shownState.js';
import { messages } from './messages.js';

/** The powers of the two parts of x_t, as x_t is drawn. */
export interface Powers {
  readonly t: number;
  readonly logSnr: number;
  readonly cycles: Float64Array;
  /** α² times the power of x_0, by frequency. */
  readonly image: Float64Array;
  /** σ², the mean power of the noise at all frequencies. */
  readonly noise: number;
  /**
   * The highest frequency in cycles at which the image is at least as strong as the noise. All details above it are below the noise.
   * Infinite if the image is as strong at the highest frequency, and 0 if it is weaker at all.
   */
  readonly visible: number;
}

/** The power of α·x_0 and of σ·ε at t. */
export function powersAt({ cycles, power }: RadialPower, process: Process, t: number): Powers {
  const { alpha, sigma } = scalesAt(process, t);
  const divisor = shownDivisor(process, t);
  const image = power.map((value) => (alpha / divisor) ** 2 * value);
  const noise = (sigma / divisor) ** 2;
  const last = image.findLastIndex((value) => value >= noise);
  const visible = last === image.length - 1 ? Number.POSITIVE_INFINITY : (cycles[last] ?? 0);
  return { t, logSnr: logSnr(process, t), cycles, image, noise, visible };
}

/** The powers of ten that are always drawn, and those beyond which nothing is drawn. */
const ALWAYS = [-5, 2] as const;
const LIMITS = [-5, Number.POSITIVE_INFINITY] as const;

/** The chart of both powers over the frequency, with a mark at the highest visible one. Both axes are logarithmic. */
export function spectrumChart(powers: Powers | null): LinesContent {
  const first = powers?.cycles[0] ?? 1;
  const last = Math.max(2 * first, powers?.cycles.at(-1) ?? 128);
  const x = logAxis(first, last, { name: messages.cycles, base: 2 });
  const isMarked = powers !== null && powers.visible > 0 && Number.isFinite(powers.visible);
  return {
    x,
    y: logAxis(...decadesAround(powers?.image ?? [], ALWAYS, LIMITS), { name: null }),
    lines: powers ? linesOf(powers, x.domain) : [],
    marker: { value: isMarked ? powers.visible : null, isNamed: false },
    label: powers ? labelOf(powers) : messages.pending,
  };
}

function linesOf({ cycles, image, noise }: Powers, [start, end]: Axis['domain']): LineProps[] {
  const level: Point[] = [
    [start, noise],
    [end, noise],
  ];
  return [
    { name: 'noise', ink: 'noise', points: level },
    { name: 'image', ink: 'signal', points: Array.from(cycles, (at, ring): Point => [at, image[ring] as number]) },
  ];
}

/** Which details are below the noise. */
export function hiddenText({ t, logSnr, visible }: Powers): Message {
  const at = { t: messages.at({ t }), level: levelText(logSnr) };
  if (visible === 0) return messages.allHidden(at);
  return Number.isFinite(visible)
    ? messages.hidden({ ...at, cycles: Math.round(visible) })
    : messages.nothingHidden(at);
}

export function levelText(level: number): TextGap {
  if (!Number.isFinite(level)) return level > 0 ? '∞' : '−∞';
  return withWideMinus(formatFixed(level, 2));
}

function labelOf(powers: Powers): Message {
  const { cycles, image, noise } = powers;
  return messages.chart({
    last: Math.round(cycles.at(-1) ?? 0),
    first: formatShort(image[0] ?? 0),
    least: formatShort(image.at(-1) ?? 0),
    noise: formatShort(noise),
    hidden: hiddenText(powers),
  });
}

/** Both powers by frequency, as CSV. */
export function powerTable({ cycles, image, noise }: Powers) {
  return csv(['cycles_per_width', 'image', 'noise'], function* () {
    for (const [ring, at] of cycles.entries()) yield [at, image[ring], noise];
  });
}
