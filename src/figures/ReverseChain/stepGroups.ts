import { inked } from '../../components/ink.js';
import { STRIDE, signalScale, weightOfX0, weightOfXt } from '../../equations/coefficients.js';
import type { FormulaGroup, FormulaTerm } from '../../equations/FormulaRow.js';
import { symbolLink, writtenTermLink } from '../../equations/names.js';
import { messages } from './messages.js';
import { pathStepGroups } from './pathStepGroups.js';
import {
  EPSILON_TERM,
  EQUALS,
  freshNoise,
  indicesOf,
  left,
  PLUS,
  predictedNoise,
  type ShownScales,
  type Stepping,
  shownValue,
  term,
  X0_HAT,
} from './stepTerms.js';

const r = String.raw;

/**
 * The step of a chain as a formula: for DDPM by the oracle (4) with (7), by a denoiser Ho et al. 2020, equation (11); for DDIM
 * Song et al. 2021, equation (12), which a step of Euler in σ/α is as well; for Euler in t along the velocity. On a path with its α
 * and σ.
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
    meaning: 'signal',
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
    : { ...term('Epsilon', kept, EPSILON_TERM, epsilon, stepping), meaning: 'noise' };
  return [
    [left(stepping)],
    [EQUALS, { ...term('X0', signalScale(to), X0_HAT, shownValue(scales, 'clean'), stepping), meaning: 'signal' }],
    [PLUS, written],
    ...(eta === 0 ? [] : [[PLUS, freshNoise(stepping, scales)]]),
  ];
}

/**
 * x_s = x_t + (s-t)·u with u = α'·x̂0 + σ'·ε̂ as x̂0 and x_t: in t ln √ᾱ falls at the rate ln √α_t, so that u is
 * ln √α_t · (√ᾱ_t·x̂0 - ᾱ_t·x_t) / (1-ᾱ_t).
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

/** What α and β of a stride are. */
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
