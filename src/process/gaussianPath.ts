import { checkKeys, checkWord, invalid, tagOf } from '../base/check.js';
import { type Curve, type CurveOptions, pathCurves } from './pathCurves.js';
import { checkTime } from './process.js';
import type { GaussianPath, GaussianPathKind, GaussianPathOptions, PathOptions } from './types.js';

/**
 * The key of a path's options. It is in the global registry, so that a page with two copies of the library reads the
 * paths of either.
 */
const OPTIONS = Symbol.for('diffusion-figures: options of a path');

/** A path that remembers what it is made from. A copy of its members, which may have other curves, does not. */
function withOptions(path: GaussianPath, options: PathOptions): GaussianPath {
  return Object.defineProperty(path, OPTIONS, { value: options, enumerable: false });
}

/** Returns the options of a path of `gaussianPath`; undefined for every other object. */
export function optionsOfPath(path: object): PathOptions | undefined {
  return (path as { [OPTIONS]?: PathOptions })[OPTIONS];
}

/**
 * The t in start ≤ t ≤ end at which logSnr, which falls, has a value, to the last digit by bisection; the nearer end if it
 * has it nowhere.
 *
 * @throws RangeError unless the value is a number.
 */
export function timeAt(logSnr: (t: number) => number, value: number, start: number, end: number): number {
  if (typeof value !== 'number' || Number.isNaN(value)) throw invalid('logSnr', value, 'a number');
  if (value >= logSnr(start)) return start;
  if (value <= logSnr(end)) return end;
  let [before, after] = [start, end];
  for (;;) {
    const middle = before + (after - before) / 2;
    if (middle === before || middle === after) return after;
    if (logSnr(middle) > value) before = middle;
    else after = middle;
  }
}

/** The kinds that `gaussianPath` accepts. */
export const pathKinds = Object.keys(pathCurves) as GaussianPathKind[];

/** β of Song et al. 2021. */
const BETAS = { betaStart: 0.1, betaEnd: 20 };
/** β of Rombach et al. 2022, whose thousand steps go from 0.00085 to 0.012. */
const SCALED_BETAS = { betaStart: 0.85, betaEnd: 12 };
const DEFAULTS = { s: 0.008, sigmaStart: 0.01, sigmaEnd: 50, end: 80 };
/** Up to here the least α, e^-500, is far above what float64 takes for 0. */
const BETA_LIMIT = 1000;

/**
 * A path from the data to noise in continuous time, x_t = α(t)·x0 + σ(t)·ε, and with it all that a sampler or a network
 * needs of a process: `alpha(t)`, `sigma(t)`, their `slopes(t)`, `logSnr(t)` and its inverse `timeAt(logSnr)`.
 *
 * | kind               | is                                                                                                  |
 * | ------------------ | --------------------------------------------------------------------------------------------------- |
 * | `vp-linear`        | β even from 0.1 to 20, the limit of DDPM; Song et al. 2021                                          |
 * | `vp-scaled-linear` | √β even, β from 0.85 to 12, the limit of Stable Diffusion's; Rombach et al. 2022                    |
 * | `zero-snr`         | the same with α moved and stretched, so that it ends at 0; Lin et al. 2024                          |
 * | `cosine`           | α = cos of an angle that grows evenly; Nichol & Dhariwal 2021, and with s = 0 Salimans & Ho 2022    |
 * | `sigmoid`          | ᾱ = α² along a logistic curve over [-3, 3]; Jabri et al. 2023                                       |
 * | `ve`               | α = 1, σ grows by factors from 0.01 to 50; Song et al. 2021                                         |
 * | `edm`              | α = 1, σ = t up to 80; Karras et al. 2022                                                           |
 * | `flow`             | α = 1 - t, σ = t: straight lines; Lipman et al. 2023, Liu et al. 2023                               |
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow', shift: 3 });
 * flow.logSnr(0.25); // 0: as much signal as noise
 * ```
 *
 * t runs from 0, the data, to 1, or to `end` for `edm`. Where σ begins like √t its slope at t = 0 is infinite, and so
 * is that of α at t = 1 for `sigmoid`, whose α ends like √(1 - t).
 *
 * @param options.kind - defaults to `'vp-linear'`.
 * @param options.shift - m > 0: takes 2·ln m from logSnr at every t, and keeps what the kind keeps at 1 (α² + σ², α + σ, or α);
 *   defaults to 1. For images m times as large, each way, it is about m (Hoogeboom et al. 2023, Esser et al. 2024).
 * @param options.betaStart - β at t = 0 of `vp-linear`, `vp-scaled-linear` and `zero-snr`, in 0 < betaStart ≤ betaEnd.
 * @param options.betaEnd - β at t = 1 of these, at most 1000.
 * @param options.s - what keeps the first β of `cosine` from vanishing, in 0 ≤ s ≤ 1; defaults to 0.008.
 * @param options.sigmaStart - σ at t = 0 of `ve`, in 0 < sigmaStart < sigmaEnd, where sigmaEnd / sigmaStart is finite; defaults to 0.01.
 * @param options.sigmaEnd - σ at t = 1 of `ve`; defaults to 50.
 * @param options.end - the last t of `edm`, and so its largest σ, above 0; defaults to 80.
 * @returns a frozen path, whose functions throw a RangeError for t out of range.
 * @throws RangeError that names the option, its value and what was expected.
 */
export function gaussianPath(options: GaussianPathOptions | null = {}): GaussianPath {
  if (options !== null && tagOf(options) !== 'Object') throw invalid('options', options, '{ kind, shift, … }');
  const kind = options?.kind ?? 'vp-linear';
  return path(kind, options ?? {}, 'kind');
}

/** Creates a path from plain data. */
export function pathFrom({ path: kind, kind: other, ...options }: PathOptions): GaussianPath {
  if ((other ?? null) !== null) throw invalid('kind', other, 'no value, since path is given');
  return path(kind, options, 'path');
}

/** @param name - what the kind is called. */
function path(kind: GaussianPathKind, options: GaussianPathOptions, name: string): GaussianPath {
  checkKeys(options, [name, 'shift', ...Object.keys(BETAS), ...Object.keys(DEFAULTS)], 'a path');
  checkWord(name, kind, pathKinds);
  const shift = options.shift ?? 1;
  if (!isPositive(shift)) throw invalid('shift', shift, 'a finite number above 0');
  const made = pathAlong(kind, pathCurves[kind](curveOptions(kind, options)), shift);
  return Object.freeze(withOptions(made, { path: kind, ...numbersOf(options) }));
}

/**
 * Returns the options that are numbers and that are set. A kind ignores the options of other kinds, whatever their
 * values are.
 */
function numbersOf(options: GaussianPathOptions): Omit<GaussianPathOptions, 'kind'> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => Number.isFinite(value)));
}

/** The options of the curves, checked where the kind reads them. */
export function curveOptions(kind: GaussianPathKind, given: GaussianPathOptions): CurveOptions {
  const betas = kind === 'vp-linear' ? BETAS : SCALED_BETAS;
  const all: CurveOptions = {
    betaStart: given.betaStart ?? betas.betaStart,
    betaEnd: given.betaEnd ?? betas.betaEnd,
    s: given.s ?? DEFAULTS.s,
    sigmaStart: given.sigmaStart ?? DEFAULTS.sigmaStart,
    sigmaEnd: given.sigmaEnd ?? DEFAULTS.sigmaEnd,
    end: given.end ?? DEFAULTS.end,
  };
  if (kind === 'vp-linear' || kind === 'vp-scaled-linear' || kind === 'zero-snr') checkBetas(all);
  if (kind === 'cosine' && !(Number.isFinite(all.s) && all.s >= 0 && all.s <= 1)) {
    throw invalid('s', all.s, 'a number in 0 <= s <= 1');
  }
  if (kind === 've') checkSigmas(all);
  if (kind === 'edm' && !isPositive(all.end)) throw invalid('end', all.end, 'a finite number above 0');
  return all;
}

function checkBetas({ betaStart, betaEnd }: CurveOptions): void {
  const expected = `0 < betaStart <= betaEnd <= ${BETA_LIMIT}`;
  if (!isPositive(betaEnd) || betaEnd > BETA_LIMIT) throw invalid('betaEnd', betaEnd, expected);
  if (!isPositive(betaStart)) throw invalid('betaStart', betaStart, expected);
  if (betaStart > betaEnd) throw invalid('betaStart', betaStart, `${expected}; betaEnd is ${betaEnd}`);
}

function checkSigmas({ sigmaStart, sigmaEnd }: CurveOptions): void {
  const expected = '0 < sigmaStart < sigmaEnd';
  if (!isPositive(sigmaEnd)) throw invalid('sigmaEnd', sigmaEnd, expected);
  if (!isPositive(sigmaStart)) throw invalid('sigmaStart', sigmaStart, expected);
  if (sigmaStart >= sigmaEnd) throw invalid('sigmaStart', sigmaStart, `${expected}; sigmaEnd is ${sigmaEnd}`);
  if (sigmaEnd / sigmaStart === Infinity) {
    throw invalid('sigmaStart', sigmaStart, `a finite sigmaEnd / sigmaStart; sigmaEnd is ${sigmaEnd}`);
  }
}

/** The type is checked first, because comparing a symbol with a number throws. */
function isPositive(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) > 0;
}

/** A curve whose σ/α is m times as large, scaled so that it keeps what it kept. */
function pathAlong(kind: GaussianPathKind, curve: Curve, m: number): GaussianPath {
  const { end } = curve;
  const logSnr = (t: number) => 2 * (Math.log(curve.alpha(t)) - Math.log(curve.sigma(t)) - Math.log(m));
  const norm = (t: number) => {
    if (curve.keeps === 'signal') return 1;
    const [signal, noise] = [curve.alpha(t), m * curve.sigma(t)];
    return curve.keeps === 'sum' ? signal + noise : Math.hypot(signal, noise);
  };
  const slopes = (t: number) => {
    const { alpha, sigma } = curve.slopes(t);
    // The condition in `keeps` ties α' to σ', so the slope of α follows from α' only, and that of σ from σ'.
    if (curve.keeps === 'signal') return { alpha, sigma: m * sigma };
    if (curve.keeps === 'sum') return { alpha: (m * alpha) / norm(t) ** 2, sigma: (m * sigma) / norm(t) ** 2 };
    return { alpha: (m ** 2 * alpha) / norm(t) ** 3, sigma: (m * sigma) / norm(t) ** 3 };
  };
  const made: GaussianPath = {
    kind,
    start: 0,
    end,
    alpha: (t) => curve.alpha(timeOf(t)) / norm(t),
    sigma: (t) => (m * curve.sigma(timeOf(t))) / norm(t),
    slopes: (t) => slopes(timeOf(t)),
    logSnr: (t) => logSnr(timeOf(t)),
    timeAt: (value) => timeAt(logSnr, value, 0, end),
  };
  const timeOf = (t: number) => {
    checkTime(made, t);
    return t;
  };
  return made;
}
