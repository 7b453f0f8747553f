import { SINGLE, STRIDE, type StepIndices, signalScale, weightOfX0, weightOfXt } from '../../equations/coefficients.js';
import type { FormulaGroup, FormulaTerm } from '../../equations/FormulaRow.js';
import { symbolLink, termLink, writtenQuantity, writtenTermLink } from '../../equations/names.js';
import type { Link } from '../../highlight/registry.js';
import type { Text } from '../../i18n/message.js';
import { strideBetween } from '../../process/coefficients.js';
import { samplerCoefficients } from '../../process/samplers.js';
import type { FirstOrderSampler, Process } from '../../process/types.js';
import { inked } from '../../ui/ink.js';
import { messages } from './messages.js';

const r = String.raw;

/** The numbers of one step from x_t to x_s, for every notation. */
export interface StepScales {
  /** The factors of x̂0 and x_t in (4). */
  readonly x0: number;
  readonly xt: number;
  /** 1/√α_{t|s}, and β_{t|s}/√(1-ᾱ_t); Ho et al. 2020, equation (11). */
  readonly scale: number;
  readonly noise: number;
  /** √ᾱ_s, and √(1-ᾱ_s-σ²); Song et al. 2021, equation (12). */
  readonly clean: number;
  readonly epsilon: number;
  /** σ, the standard deviation of the drawn noise. */
  readonly fresh: number;
}

/**
 * Computes the numbers of a step. Every notation gives the same x_s.
 *
 * @param range - t and s, integers in -1 ≤ s < t < schedule.timesteps; of a path numbers in start ≤ s < t ≤ end, or s = -1.
 * @throws RangeError if t or s is out of range, or the sampler is unknown.
 */
export function stepScales(
  process: Process,
  [t, s]: readonly [from: number, to: number],
  sampler: FirstOrderSampler,
): StepScales {
  const { a, b, sigma } = samplerCoefficients(process, t, s, sampler);
  const { signalBefore, varianceAfter, scale, variance } = strideBetween(process, s, t);
  const deviation = Math.sqrt(varianceAfter);
  return {
    x0: a,
    xt: b,
    scale: 1 / scale,
    noise: variance / deviation,
    clean: signalBefore,
    // By (5), x_t holds √(1-ᾱ_t)·ε.
    epsilon: b * deviation,
    fresh: sigma,
  };
}

// The terms that the formulas of stepGroups.ts share.

/** The notation of a chain's steps. */
export interface Stepping {
  readonly sampler: FirstOrderSampler;
  /** Whether a denoiser predicts ε. The oracle is given ε. */
  readonly isPredicted: boolean;
  /** Whether every timestep is a step, so that x_{t-1} follows x_t. */
  readonly isEvery: boolean;
  /** Whether the chain follows a path, whose formulas contain α and σ; defaults to false. */
  readonly isOnPath?: boolean;
}

/** Values under the symbols; null if there is no step, and undefined if no values are shown. */
export type ShownScales = StepScales | null | undefined;
const EQUALS = '{}={}';
const PLUS = '{}+{}';
export const X0_HAT = r`\hat{x}_0`;
const EPSILON_TERM = r`\epsilon`;
const EPSILON_THETA = r`\epsilon_\theta`;

/** The symbol of the state after a step. The state before it is x_t. */
function after({ isEvery }: Stepping): string {
  return isEvery ? 'x_{t-1}' : 'x_s';
}

/** The symbols of a state in a row, which is the end of one step and the start of the next. */
export function symbolsInRow(stepping: Stepping, index: number, last: number): readonly string[] {
  if (index === 0) return ['x_t'];
  if (index < last) return ['x_t', after(stepping)];
  // The chain of the oracle ends at its x̂0.
  return stepping.isPredicted ? [after(stepping)] : [after(stepping), X0_HAT];
}

/** The symbols of a single state, which is the start of a step unless it is the last. */
export function symbolsAlone(stepping: Stepping, isLast: boolean): readonly string[] {
  return [isLast ? after(stepping) : 'x_t'];
}

/** The indices in the formula of a step. */
function indicesOf({ isEvery }: Stepping): StepIndices {
  return isEvery ? SINGLE : STRIDE;
}

/** A number of the step in a formula. */
function shownValue(scales: ShownScales, name: keyof StepScales): number | null | undefined {
  return scales ? scales[name] : scales;
}

/** The term of the state after a step. */
function left(stepping: Stepping): FormulaTerm {
  const symbol = after(stepping);
  return { tex: symbol, link: symbolLink(symbol) };
}

const WORDS = { X0: messages.shareOfX0, Xt: messages.shareOfXt, Epsilon: messages.shareKept };

/** A term with the symbols of the chain's quantities. The formula of a single DDPM step is (4). */
function term(
  name: keyof typeof WORDS,
  tex: string,
  symbol: string,
  value: number | null | undefined,
  { sampler, isEvery }: Stepping,
): FormulaTerm {
  const isPosterior = sampler.kind === 'ddpm' && isEvery;
  const { tex: of, ink } = writtenQuantity(symbol);
  const link = isPosterior
    ? termLink(`posterior${name}`, symbol)
    : writtenTermLink(`sampler${name}`, symbol, { words: WORDS[name] });
  return { tex, of, value, ink, link };
}

/** The term of a denoiser's prediction, which is linked to x̂0 because x̂0 follows from it by (5). */
function predictedNoise(tex: string, value: number | null | undefined, share: Text): FormulaTerm {
  const { is, lights, ...link } = writtenTermLink('samplerEpsilon', EPSILON_THETA, { words: share });
  const both: Link = { ...link, is: [...is, ...symbolLink(X0_HAT).lights.slice(1)], lights: [...lights, X0_HAT] };
  return { tex, of: r`${inked('noise', EPSILON_THETA)}(x_t, t)`, value, ink: 'noise', link: both };
}

/** σ·z, with √β_t or √β̃_t for DDPM. */
function freshNoise(stepping: Stepping, scales: ShownScales): FormulaTerm {
  const { over } = indicesOf(stepping);
  const { sampler } = stepping;
  const variance =
    sampler.kind === 'ddpm' && sampler.variance === 'beta' ? r`\beta_{${over}}` : r`\tilde\beta_{${over}}`;
  return drawnNoise(inked('noise', sampler.kind === 'ddpm' ? r`\sqrt{${variance}}` : r`\sigma_t`), stepping, scales);
}

/** Drawn noise times its standard deviation. */
function drawnNoise(tex: string, stepping: Stepping, scales: ShownScales): FormulaTerm {
  const { sampler } = stepping;
  const name = sampler.kind === 'ddpm' && stepping.isEvery ? 'posteriorNoise' : 'samplerNoise';
  const link = writtenTermLink(name, 'z', { words: messages.freshDeviation });
  const { tex: of, ink } = writtenQuantity('z');
  return { tex, of, value: shownValue(scales, 'fresh'), ink, link };
}

const alpha = (index: string) => inked('signal', r`\alpha_{${index}}`);
const sigma = (index: string) => inked('noise', r`\sigma_{${index}}`);
/** The index of a step from x_s to x_t. */
const OVER = r`t\mid s`;
/** The standard deviation of the posterior. */
const POSTERIOR = r`\frac{${sigma(OVER)}\,${sigma('s')}}{${sigma('t')}}`;

/**
 * The formula of a step on a path: for DDPM the posterior in the notation of Kingma et al. 2021, for DDIM and for Euler in σ/α Song et al.
 * 2021, equation (12), and for Euler in t the step along the velocity.
 */
function pathStepGroups(stepping: Stepping, scales: ShownScales): readonly FormulaGroup[] {
  const { sampler } = stepping;
  if (sampler.kind === 'ddim') return pathDdimStep(stepping, sampler.eta, scales);
  if (sampler.kind === 'ddpm') return pathPosteriorStep(stepping, sampler.variance, scales);
  return sampler.in === 'time' ? pathVelocityStep(stepping, scales) : pathDdimStep(stepping, 0, scales);
}

/** x_s = α_s·σ²_{t|s}/σ_t² · x̂0 + α_{t|s}·σ_s²/σ_t² · x_t + σ_{t|s} · z, or with this last factor times σ_s/σ_t. */
function pathPosteriorStep(stepping: Stepping, variance: 'beta' | 'posterior', scales: ShownScales): FormulaGroup[] {
  const ofX0 = r`\frac{${alpha('s')}\,${squared(OVER)}}{${squared('t')}}`;
  const ofXt = r`\frac{${alpha(OVER)}\,${squared('s')}}{${squared('t')}}`;
  return [
    [left(stepping)],
    [EQUALS, term('X0', ofX0, X0_HAT, shownValue(scales, 'x0'), stepping)],
    [PLUS, term('Xt', ofXt, 'x_t', shownValue(scales, 'xt'), stepping)],
    [PLUS, drawnNoise(variance === 'beta' ? sigma(OVER) : POSTERIOR, stepping, scales)],
    ...DEFINITIONS,
  ];
}

/** x_s = α_s · x̂0 + √(σ_s² - σ²) · ε + σ · z, where σ is η times the posterior's. */
function pathDdimStep(stepping: Stepping, eta: number, scales: ShownScales): FormulaGroup[] {
  const share = r`\frac{${squared(OVER)}}{${squared('t')}}`;
  const kept = eta === 0 ? sigma('s') : r`${sigma('s')}\sqrt{1-\eta^2\,${share}}`;
  const epsilon = shownValue(scales, 'epsilon');
  const written: FormulaTerm = stepping.isPredicted
    ? predictedNoise(kept, epsilon, messages.shareKept)
    : { ...term('Epsilon', kept, EPSILON_TERM, epsilon, stepping), ink: 'noise' };
  return [
    [left(stepping)],
    [EQUALS, { ...term('X0', alpha('s'), X0_HAT, shownValue(scales, 'clean'), stepping), ink: 'signal' }],
    [PLUS, written],
    ...(eta === 0 ? [] : [[PLUS, drawnNoise(r`\eta\,${POSTERIOR}`, stepping, scales)], ...DEFINITIONS]),
  ];
}

/** x_s = x_t + (s-t)·u with u = α'·x̂0 + σ'·ε̂ as x̂0 and x_t. */
function pathVelocityStep(stepping: Stepping, scales: ShownScales): FormulaGroup[] {
  const growth = r`\frac{${inked('noise', r`\dot\sigma_t`)}}{${sigma('t')}}`;
  const ofX0 = r`(s-t)\Bigl(${inked('signal', r`\dot\alpha_t`)}-${alpha('t')}\,${growth}\Bigr)`;
  return [
    [left(stepping)],
    [EQUALS, term('X0', ofX0, X0_HAT, shownValue(scales, 'x0'), stepping)],
    [PLUS, term('Xt', r`\Bigl(1+(s-t)\,${growth}\Bigr)`, 'x_t', shownValue(scales, 'xt'), stepping)],
  ];
}

function squared(index: string): string {
  return inked('noise', r`\sigma_{${index}}^2`);
}

/** The definitions of α and σ of a stride. */
const DEFINITIONS: readonly FormulaGroup[] = [
  [r`{},\quad ${alpha(OVER)} = ${alpha('t')}/${alpha('s')},\ `],
  [r`${squared(OVER)} = ${squared('t')}-${inked('signal', r`\alpha_{${OVER}}^2`)}\,${squared('s')}`],
];

/**
 * The formula of a step: for DDPM by the oracle (4) with (7), by a denoiser Ho et al. 2020, equation (11); for DDIM and for Euler in σ/α
 * Song et al. 2021, equation (12); for Euler in t the step along the velocity. On a path, the formula contains α and σ.
 */
export function stepGroups(stepping: Stepping, scales: ShownScales): readonly FormulaGroup[] {
  const { sampler, isPredicted, isOnPath } = stepping;
  if (isOnPath) return pathStepGroups(stepping, scales);
  if (sampler.kind === 'ddim') return ddimStep(stepping, sampler.eta, scales);
  if (sampler.kind === 'euler') {
    return sampler.in === 'time' ? velocityStep(stepping, scales) : ddimStep(stepping, 0, scales);
  }
  return isPredicted ? noiseStep(stepping, scales) : posteriorStep(stepping, scales);
}

/** (4) and (7): x_{t-1} = √ᾱ_{t-1}·β_t/(1-ᾱ_t) · x̂0 + √α_t·(1-ᾱ_{t-1})/(1-ᾱ_t) · x_t + σ_t · z. */
function posteriorStep(stepping: Stepping, scales: ShownScales): FormulaGroup[] {
  const indices = indicesOf(stepping);
  return [
    [left(stepping)],
    [EQUALS, term('X0', weightOfX0(indices), X0_HAT, shownValue(scales, 'x0'), stepping)],
    [PLUS, term('Xt', weightOfXt(indices), 'x_t', shownValue(scales, 'xt'), stepping)],
    [PLUS, freshNoise(stepping, scales)],
    ...definitions(stepping),
  ];
}

/** Ho et al. 2020, (11): x_{t-1} = 1/√α_t · (x_t - β_t/√(1-ᾱ_t) · ε_θ) + σ_t · z. */
function noiseStep(stepping: Stepping, scales: ShownScales): FormulaGroup[] {
  const { over } = indicesOf(stepping);
  const shrunk = r`\frac{${inked('noise', r`\beta_{${over}}`)}}{${inked('noise', r`\sqrt{1-\bar\alpha_t}`)}}`;
  const scale: FormulaTerm = {
    tex: r`\frac{1}{${inked('signal', r`\sqrt{\alpha_{${over}}}`)}}`,
    value: shownValue(scales, 'scale'),
    ink: 'signal',
    link: writtenTermLink('stepScale', 'x_t', { words: messages.stepScale }),
  };
  return [
    [left(stepping)],
    [
      EQUALS,
      scale,
      r`\Bigl(`,
      { tex: 'x_t', link: symbolLink('x_t') },
      '{}-{}',
      predictedNoise(shrunk, shownValue(scales, 'noise'), messages.shareTaken),
      r`\Bigr)`,
    ],
    [PLUS, freshNoise(stepping, scales)],
    ...definitions(stepping),
  ];
}

/** Song et al. 2021, (12): x_s = √ᾱ_s · x̂0 + √(1-ᾱ_s-σ²) · ε_θ + σ · z. */
function ddimStep(stepping: Stepping, eta: number, scales: ShownScales): FormulaGroup[] {
  const { to } = indicesOf(stepping);
  const rest = eta === 0 ? '' : r`-\sigma_t^2`;
  const kept = inked('noise', r`\sqrt{1-\bar\alpha_{${to}}${rest}}`);
  const epsilon = shownValue(scales, 'epsilon');
  const written: FormulaTerm = stepping.isPredicted
    ? predictedNoise(kept, epsilon, messages.shareKept)
    : { ...term('Epsilon', kept, EPSILON_TERM, epsilon, stepping), ink: 'noise' };
  return [
    [left(stepping)],
    [EQUALS, { ...term('X0', signalScale(to), X0_HAT, shownValue(scales, 'clean'), stepping), ink: 'signal' }],
    [PLUS, written],
    ...(eta === 0 ? [] : [[PLUS, freshNoise(stepping, scales)]]),
  ];
}

/**
 * x_s = x_t + (s-t)·u with u = α'·x̂0 + σ'·ε̂ as x̂0 and x_t: over t, ln √ᾱ changes at the rate ln √α_t, so that u is ln √α_t · (√ᾱ_t·x̂0 -
 * ᾱ_t·x_t) / (1-ᾱ_t).
 */
function velocityStep(stepping: Stepping, scales: ShownScales): FormulaGroup[] {
  const { to } = indicesOf(stepping);
  const rate = inked('signal', r`\log\sqrt{\alpha_t}`);
  const share = (of: string) => r`\frac{${rate}\,${of}}{${inked('noise', r`1-\bar\alpha_t`)}}`;
  const [stride, less] = stepping.isEvery ? ['-', '+'] : [`(${to}-t)`, `-(${to}-t)`];
  const ofX0 = stride + share(signalScale('t'));
  const ofXt = r`\Bigl(1${less}${share(inked('signal', r`\bar\alpha_t`))}\Bigr)`;
  return [
    [left(stepping)],
    [EQUALS, term('X0', ofX0, X0_HAT, shownValue(scales, 'x0'), stepping)],
    [PLUS, term('Xt', ofXt, 'x_t', shownValue(scales, 'xt'), stepping)],
  ];
}

/** The definitions of α and β of a stride. */
function definitions({ isEvery }: Stepping): FormulaGroup[] {
  if (isEvery) return [];
  const { over } = STRIDE;
  return [
    [
      r`{},\quad ${inked('signal', r`\alpha_{${over}}`)} = ${inked('signal', r`\bar\alpha_t`)}/${inked('signal', r`\bar\alpha_s`)},\ `,
    ],
    [r`${inked('noise', r`\beta_{${over}}`)} = 1-${inked('signal', r`\alpha_{${over}}`)}`],
  ];
}
