import type { Point } from '../../charts/chart.js';
import type { PlanePlotProps } from '../../charts/PlanePlot.js';
import type { Axis } from '../../charts/ticks.js';
import { csv } from '../../figure/csv.js';
import type { Message, TextGap } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { formatFixed, formatShort, withWideMinus } from '../../i18n/numbers.js';
import type { RadialPower } from '../../image/radialPower.js';
import { logSnr } from '../../process/coefficients.js';
import { scalesAt } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { shownDivisor } from '../shownState.js';
import { messages } from './messages.js';

/** The power of both parts of x_t, as it is shown. */
export interface Powers {
  readonly t: number;
  readonly logSnr: number;
  readonly cycles: Float64Array;
  /** α² times that of x_0, by frequency. */
  readonly image: Float64Array;
  /** σ², the same at all frequencies, on average. */
  readonly noise: number;
  /**
   * The highest cycles at which the image is at least as strong as the noise: all details above are below the noise. Infinite where it is
   * as strong at the highest of all, and 0 where it is at none.
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

/** Powers of ten that are always drawn, and the least; an image may have more. */
const [LEAST, MOST] = [-5, 2];
/** No image has more octaves. */
const MOST_OCTAVES = 14;

/** Both powers over the frequency, with the highest visible one marked; both axes are logarithmic. */
export function spectrumChart(powers: Powers | null): PlanePlotProps {
  const last = powers?.cycles.at(-1) ?? 128;
  const first = powers?.cycles[0] ?? 1;
  const most = powers?.image.reduce((largest, value) => Math.max(largest, value), 0) ?? 0;
  const top = Math.max(MOST, Math.ceil(Math.log10(most)));
  const x = octaves(first, last);
  const upright = (at: number): [Point, Point] => [
    [at, LEAST],
    [at, top],
  ];
  const isMarked = powers !== null && powers.visible > 0 && Number.isFinite(powers.visible);
  return {
    x,
    y: decades(LEAST, top),
    lines: powers ? linesOf(powers, x.domain, top) : [],
    marker: isMarked ? upright(Math.log2(powers.visible)) : null,
    label: powers ? labelOf(powers) : messages.pending,
  };
}

function linesOf({ cycles, image, noise }: Powers, [start, end]: Axis['domain'], top: number): PlanePlotProps['lines'] {
  // No power has no logarithm.
  const heightOf = (power: number) => Math.max(2 * LEAST - top, Math.log10(power));
  const level = heightOf(noise);
  return [
    {
      name: 'noise',
      meaning: 'noise',
      points: [
        [start, level],
        [end, level],
      ],
    },
    {
      name: 'image',
      meaning: 'signal',
      points: Array.from(cycles, (at, ring): Point => [Math.log2(at), heightOf(image[ring] as number)]),
    },
  ];
}

/** Logarithms to base 2. */
function octaves(first: number, last: number): Axis {
  const [start, end] = [Math.log2(first), Math.max(Math.log2(first) + 1, Math.log2(last))];
  const ticks = [];
  for (let octave = Math.ceil(start); octave <= Math.min(end, MOST_OCTAVES); octave++) {
    ticks.push({ at: (octave - start) / (end - start), text: 2 ** octave });
  }
  return { domain: [start, end], ticks, name: messages.cycles };
}

function decades(bottom: number, top: number): Axis {
  const ticks = Array.from({ length: top - bottom + 1 }, (_, i) => ({
    at: i / (top - bottom),
    text: bottom + i < 0 ? num.powerOfTen(bottom + i) : 10 ** (bottom + i),
  }));
  return { domain: [bottom, top], ticks };
}

/** Which details are below the noise. */
export function hiddenText({ t, logSnr, visible }: Powers): Message {
  const at = { t, level: levelText(logSnr) };
  if (visible === 0) return messages.allHidden(at);
  return Number.isFinite(visible)
    ? messages.hidden({ ...at, cycles: Math.round(visible) })
    : messages.nothingHidden(at);
}

function levelText(level: number): TextGap {
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

/** The power of both by frequency, as CSV. */
export function powerTable({ cycles, image, noise }: Powers) {
  return csv(['cycles_per_width', 'image', 'noise'], function* () {
    for (const [ring, at] of cycles.entries()) yield [at, image[ring], noise];
  });
}
