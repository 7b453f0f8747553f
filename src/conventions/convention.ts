import { invalid } from '../base/check.js';
import type { Convention, ConventionData } from './types.js';

/** The scales of x0 and ε in a state, or in a prediction. */
type Scales = readonly [ofX0: number, ofEpsilon: number];

/** The noise levels of a convention in its own time, without the clean image. */
export interface Levels {
  /** Whether there is such a time. */
  has(t: number): boolean;
  /** The times in words: `a number in 1 <= t <= 1000`. */
  readonly expected: string;
  scales(t: number): Scales;
  logSnr(t: number): number;
  /** The inverse of logSnr; null where there is no such level. */
  timeAt(logSnr: number): number | null;
}

/** A convention from its data and its noise levels. */
export function conventionOn(levels: Levels, data: ConventionData): Convention {
  const { time, predicts, velocitySign = 1 } = data;

  const noisyScalesAt = (t: number): Scales => {
    if (!levels.has(t) || t === time.clean) throw invalid('t', t, levels.expected);
    return levels.scales(t);
  };
  const scalesAt = (t: number): Scales => {
    if (t === time.clean) return [1, 0];
    if (!levels.has(t)) throw invalid('t', t, `${levels.expected}, or ${time.clean} for the clean image`);
    return levels.scales(t);
  };
  const targetScales = ([a, b]: Scales): Scales => {
    if (predicts === 'epsilon') return [0, 1];
    if (predicts === 'x0') return [1, 0];
    if (predicts === 'v') return [-b, a];
    return [-velocitySign, velocitySign];
  };
  /** Solves a state and a prediction, which are both sums of x0 and ε, for x0 and ε. */
  const solved = (xt: number, prediction: number, t: number): Scales => {
    const [a, b] = noisyScalesAt(t);
    const [p, q] = targetScales([a, b]);
    const determinant = a * q - b * p;
    return [(q * xt - b * prediction) / determinant, (a * prediction - p * xt) / determinant];
  };

  return Object.freeze({
    ...data,
    signalScale: (t) => scalesAt(t)[0],
    noiseScale: (t) => scalesAt(t)[1],
    logSnr: (t) => (scalesAt(t)[1] === 0 ? Number.POSITIVE_INFINITY : levels.logSnr(t)),
    timeAt: (logSnr) => {
      if (typeof logSnr !== 'number' || Number.isNaN(logSnr)) throw invalid('logSnr', logSnr, 'a number');
      return logSnr === Number.POSITIVE_INFINITY ? time.clean : levels.timeAt(logSnr);
    },
    target: (x0, epsilon, t) => {
      const [p, q] = targetScales(scalesAt(t));
      return p * x0 + q * epsilon;
    },
    x0: (xt, prediction, t) => solved(xt, prediction, t)[0],
    epsilon: (xt, prediction, t) => solved(xt, prediction, t)[1],
    step: (xt, prediction, t, s) => {
      const [x0, epsilon] = solved(xt, prediction, t);
      const [a, b] = scalesAt(s);
      return a * x0 + b * epsilon;
    },
  } satisfies Convention);
}
