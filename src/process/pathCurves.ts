import type { GaussianPathKind } from './types.js';

/** dα/dt and dσ/dt. */
export interface Slopes {
  readonly alpha: number;
  readonly sigma: number;
}

/** The scales of a path before any shift, each as a function of t in 0 ≤ t ≤ end. */
export interface Curve {
  readonly end: number;
  /** The expression that stays 1 all the way: α² + σ², α + σ, or just α. */
  readonly keeps: 'power' | 'sum' | 'signal';
  alpha(t: number): number;
  sigma(t: number): number;
  slopes(t: number): Slopes;
}

/** The options of the curves of all kinds. Each kind reads its own. */
export interface CurveOptions {
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly s: number;
  readonly sigmaStart: number;
  readonly sigmaEnd: number;
  readonly end: number;
}

/** Half the width of the logistic curve that ᾱ of the sigmoid kind follows; Jabri et al. 2023. */
const SIGMOID_REACH = 3;

/** The curves of each kind, written so that neither α near the end nor σ near t = 0 is a difference of near numbers. */
export const pathCurves: Readonly<Record<GaussianPathKind, (options: CurveOptions) => Curve>> = {
  'vp-linear': (options) => ofLogAlpha(linear(options)),
  'vp-scaled-linear': (options) => ofLogAlpha(scaledLinear(options)),
  'zero-snr': (options) => withoutSignalAtEnd(scaledLinear(options)),
  cosine: ({ s }) => cosine(s),
  sigmoid,

  ve: ({ sigmaStart, sigmaEnd }) => {
    const growth = Math.log(sigmaEnd / sigmaStart);
    const sigma = (t: number) => sigmaStart * Math.exp(growth * t);
    return withSignal(1, sigma, (t) => growth * sigma(t));
  },

  edm: ({ end }) =>
    withSignal(
      end,
      (t) => t,
      () => 1,
    ),

  flow: () => ({
    end: 1,
    keeps: 'sum',
    alpha: (t) => 1 - t,
    sigma: (t) => t,
    slopes: () => ({ alpha: -1, sigma: 1 }),
  }),
};

/** ln α and its slope: of the SDE dx = -β/2·x·dt + √β·dw, ln α = -½·∫β dt. */
interface LogAlpha {
  at(t: number): number;
  slope(t: number): number;
}

/** β grows evenly; Song et al. 2021, equation (32). */
function linear({ betaStart, betaEnd }: CurveOptions): LogAlpha {
  const growth = betaEnd - betaStart;
  return {
    at: (t) => -(betaStart + (growth * t) / 2) * (t / 2),
    slope: (t) => -(betaStart + growth * t) / 2,
  };
}

/** √β grows evenly; Rombach et al. 2022. */
function scaledLinear({ betaStart, betaEnd }: CurveOptions): LogAlpha {
  const start = Math.sqrt(betaStart);
  const growth = Math.sqrt(betaEnd) - start;
  return {
    at: (t) => -(betaStart + start * growth * t + (growth * t) ** 2 / 3) * (t / 2),
    slope: (t) => -((start + growth * t) ** 2) / 2,
  };
}

function ofLogAlpha(logAlpha: LogAlpha): Curve {
  return withPower(
    1,
    (t) => Math.exp(logAlpha.at(t)),
    (t) => Math.sqrt(-Math.expm1(2 * logAlpha.at(t))),
    (t) => Math.exp(logAlpha.at(t)) * logAlpha.slope(t),
  );
}

/** α moved and stretched, so that it ends at 0 and begins at 1; Lin et al. 2024, algorithm 1. */
function withoutSignalAtEnd(logAlpha: LogAlpha): Curve {
  const last = logAlpha.at(1);
  const range = -Math.expm1(last);
  const alpha = (t: number) => (Math.exp(last) * Math.expm1(logAlpha.at(t) - last)) / range;
  const lost = (t: number) => -Math.expm1(logAlpha.at(t)) / range;
  return withPower(
    1,
    alpha,
    (t) => Math.sqrt(lost(t) * (1 + alpha(t))),
    (t) => (Math.exp(logAlpha.at(t)) * logAlpha.slope(t)) / range,
  );
}

/** α = cos θ / cos θ_0, where θ grows evenly from θ_0 = s/(1+s)·π/2 to π/2; Nichol & Dhariwal 2021, equation (17). */
function cosine(s: number): Curve {
  const speed = Math.PI / 2 / (1 + s);
  const first = s * speed;
  const scale = Math.cos(first);
  // α is the sine of the remaining angle, so it is 0 at t = 1.
  const alpha = (t: number) => Math.sin((1 - t) * speed) / scale;
  const sigma = (t: number) => Math.sqrt(Math.sin(t * speed) * Math.sin(t * speed + 2 * first)) / scale;
  return {
    end: 1,
    keeps: 'power',
    alpha,
    sigma,
    slopes: (t) => {
      const sine = Math.sin(t * speed + first);
      // Without the offset sin θ is σ itself, even at t = 0.
      const overSigma = s === 0 ? 1 : sine / sigma(t);
      return { alpha: (-speed * sine) / scale, sigma: ((speed * alpha(t)) / scale) * overSigma };
    },
  };
}

/** ᾱ falls as a logistic curve from 1 to 0; Jabri et al. 2023. Its differences are written as hyperbolic sines. */
function sigmoid(): Curve {
  const half = SIGMOID_REACH / 2;
  const share = (part: number, t: number) =>
    (Math.sinh(SIGMOID_REACH * part) * Math.cosh(half)) / (Math.cosh(SIGMOID_REACH * t - half) * Math.sinh(2 * half));
  const alpha = (t: number) => Math.sqrt(share(1 - t, t));
  const sigma = (t: number) => Math.sqrt(share(t, t));
  const fall = (t: number) => SIGMOID_REACH / (4 * Math.cosh(SIGMOID_REACH * t - half) ** 2 * Math.tanh(half));
  const slopes = (t: number) => ({ alpha: -fall(t) / alpha(t), sigma: fall(t) / sigma(t) });
  return { end: 1, keeps: 'power', alpha, sigma, slopes };
}

/** A curve that keeps α² + σ² at 1, so that σ' = -α·α'/σ. */
function withPower(
  end: number,
  alpha: (t: number) => number,
  sigma: (t: number) => number,
  slope: (t: number) => number,
): Curve {
  const slopes = (t: number) => ({ alpha: slope(t), sigma: (-alpha(t) * slope(t)) / sigma(t) });
  return { end, keeps: 'power', alpha, sigma, slopes };
}

/** A curve that keeps all of the signal, and adds noise to it. */
function withSignal(end: number, sigma: (t: number) => number, slope: (t: number) => number): Curve {
  return { end, keeps: 'signal', alpha: () => 1, sigma, slopes: (t) => ({ alpha: 0, sigma: slope(t) }) };
}
