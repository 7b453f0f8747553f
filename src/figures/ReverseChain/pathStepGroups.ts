import { inked } from '../../components/ink.js';
import type { FormulaGroup, FormulaTerm } from '../../equations/FormulaRow.js';
import { messages } from './messages.js';
import {
  drawnNoise,
  EPSILON_TERM,
  EQUALS,
  left,
  PLUS,
  predictedNoise,
  type ShownScales,
  type Stepping,
  shownValue,
  term,
  X0_HAT,
} from './stepTerms.js';

// The steps of stepGroups.ts by α and σ of a path. They are written with x̂0: where a path has no signal left, ε says nothing of it.

const r = String.raw;
const alpha = (index: string) => inked('signal', r`\alpha_{${index}}`);
const sigma = (index: string) => inked('noise', r`\sigma_{${index}}`);
/** From x_s to x_t. */
const OVER = r`t\mid s`;
/** The standard deviation of the posterior. */
const POSTERIOR = r`\frac{${sigma(OVER)}\,${sigma('s')}}{${sigma('t')}}`;

/**
 * The step of a chain on a path: for DDPM the posterior as Kingma et al. 2021 write it, for DDIM Song et al. 2021, equation (12), which
 * a step of Euler in σ/α is as well; for Euler in t along the velocity.
 */
export function pathStepGroups(stepping: Stepping, scales: ShownScales): readonly FormulaGroup[] {
  const { sampler } = stepping;
  if (sampler.kind === 'ddim') return ddimStep(stepping, sampler.eta, scales);
  if (sampler.kind === 'ddpm') return posteriorStep(stepping, sampler.variance, scales);
  return sampler.in === 'time' ? velocityStep(stepping, scales) : ddimStep(stepping, 0, scales);
}

/** x_s = α_s·σ²_{t|s}/σ_t² · x̂0 + α_{t|s}·σ_s²/σ_t² · x_t + σ_{t|s} · z, or that times σ_s/σ_t. */
function posteriorStep(stepping: Stepping, variance: 'beta' | 'posterior', scales: ShownScales): FormulaGroup[] {
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
function ddimStep(stepping: Stepping, eta: number, scales: ShownScales): FormulaGroup[] {
  const share = r`\frac{${squared(OVER)}}{${squared('t')}}`;
  const kept = eta === 0 ? sigma('s') : r`${sigma('s')}\sqrt{1-\eta^2\,${share}}`;
  const epsilon = shownValue(scales, 'epsilon');
  const written: FormulaTerm = stepping.isPredicted
    ? predictedNoise(kept, epsilon, messages.shareKept)
    : { ...term('Epsilon', kept, EPSILON_TERM, epsilon, stepping), meaning: 'noise' };
  return [
    [left(stepping)],
    [EQUALS, { ...term('X0', alpha('s'), X0_HAT, shownValue(scales, 'clean'), stepping), meaning: 'signal' }],
    [PLUS, written],
    ...(eta === 0 ? [] : [[PLUS, drawnNoise(r`\eta\,${POSTERIOR}`, stepping, scales)], ...DEFINITIONS]),
  ];
}

/** x_s = x_t + (s-t)·u with u = α'·x̂0 + σ'·ε̂ as x̂0 and x_t. */
function velocityStep(stepping: Stepping, scales: ShownScales): FormulaGroup[] {
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

/** What α and σ of a stride are. */
const DEFINITIONS: readonly FormulaGroup[] = [
  [r`{},\quad ${alpha(OVER)} = ${alpha('t')}/${alpha('s')},\ `],
  [r`${squared(OVER)} = ${squared('t')}-${inked('signal', r`\alpha_{${OVER}}^2`)}\,${squared('s')}`],
];
