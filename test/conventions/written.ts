import type {
  Convention,
  ConventionFormulaName,
  ConventionSymbolName,
  ConventionText,
} from '../../src/conventions/index.js';
import { gaussianNoise } from '../../src/core/index.js';
import { sidesOf, symbolOf } from '../support/texValue.js';

// A column of the translator as its strings say it: TeX and lines of code, evaluated.

/** Values of one pixel, and the two times of a step. */
export interface Situation {
  readonly t: number;
  /** The next time of a sampler; the clean image after the last. */
  readonly s: number;
  readonly x0: number;
  readonly epsilon: number;
  /** Any output of a network: it need not be the target. */
  readonly prediction: number;
}

type Meanings = Readonly<Partial<Record<ConventionSymbolName, number>>>;

export const FORMULAS: readonly ConventionFormulaName[] = ['forward', 'target', 'x0', 'epsilon', 'step', 'logSnr'];

/** What each formula is of. */
export const COMPUTED = {
  forward: 'xt',
  target: 'target',
  x0: 'x0Hat',
  epsilon: 'epsilonHat',
  step: 'xs',
  logSnr: 'logSnr',
} as const satisfies Record<ConventionFormulaName, ConventionSymbolName>;

/** What a formula is given besides times and ᾱ. */
const GIVEN: Readonly<Record<ConventionFormulaName, readonly ConventionSymbolName[]>> = {
  forward: ['x0', 'epsilon'],
  target: ['x0', 'epsilon'],
  x0: ['xt', 'prediction'],
  epsilon: ['xt', 'prediction'],
  step: ['xt', 'prediction', 'x0Hat', 'epsilonHat'],
  logSnr: [],
};
const TIMES: readonly ConventionSymbolName[] = ['time', 'nextTime', 'alphaBar', 'nextAlphaBar'];

/** The times of a convention, from those with the most noise on, and the clean image at the end: all integers, or many numbers. */
export function timesOf({ time, name }: Convention, count = 1000): number[] {
  const { least, most, isInteger, clean } = time;
  const rising = Array.from({ length: isInteger ? most - least + 1 : count }, (_, index) => {
    if (isInteger) return least + index;
    if (name === 'edm') return least * (most / least) ** (index / (count - 1));
    return (index + 0.5) / count;
  });
  return [...(clean > least ? rising : rising.reverse()), clean];
}

/** Every step of a convention, with the values of a seed. */
export function* situationsOf(convention: Convention, seed: number, count?: number): Generator<Situation> {
  const times = timesOf(convention, count);
  const noise = gaussianNoise(3 * times.length, { seed });
  for (let step = 0; step < times.length - 1; step++) {
    const [t, s] = [times[step] as number, times[step + 1] as number];
    const [x0, epsilon, prediction] = noise.subarray(3 * step) as unknown as [number, number, number];
    yield { t, s, x0, epsilon, prediction };
  }
}

/** The values of all symbols, by the functions of the convention. */
export function valuesOf(one: Convention, { t, s, x0, epsilon, prediction }: Situation): Meanings {
  const xt = one.signalScale(t) * x0 + one.noiseScale(t) * epsilon;
  return {
    ...{ x0, epsilon, prediction, xt, time: t, nextTime: s },
    target: one.target(x0, epsilon, t),
    x0Hat: one.x0(xt, prediction, t),
    epsilonHat: one.epsilon(xt, prediction, t),
    xs: one.step(xt, prediction, t, s),
    logSnr: one.logSnr(t),
    alphaBar: one.signalScale(t) ** 2,
    nextAlphaBar: one.signalScale(s) ** 2,
  };
}

const read = new Map<string, ReturnType<typeof sidesOf>['sides']>();

/** What the sides of a formula in TeX come to; the last is the one that computes. */
export function texValues(one: Convention, formula: ConventionFormulaName, meanings: Meanings): number[] {
  const { tex } = one.formulas[formula];
  const sides = read.get(tex) ?? sidesOf(tex).sides;
  read.set(tex, sides);
  const given = namedBy(one, formula, meanings, ({ tex }) => symbolOf(tex));
  const computed = { [symbolOf(one.symbols[COMPUTED[formula]]?.tex ?? '')]: meanings[COMPUTED[formula]] as number };
  return sides.map((side, index) => side({ values: index === sides.length - 1 ? given : computed }));
}

const NUMPY = { log: Math.log };
const compiled = new Map<string, (scope: object) => number>();

/** What a line of Python computes, read as JavaScript: both mean the same by these operators. */
export function codeValue(one: Convention, formula: ConventionFormulaName, meanings: Meanings): number {
  const { code } = one.formulas[formula];
  const [left, right = left] = code.split(' = ') as [string, string | undefined];
  if (left !== one.symbols[COMPUTED[formula]]?.code) throw new Error(`${code}: computes another variable`);
  const known = namedBy(one, formula, meanings, ({ code: name }) => name);
  // An entry of an array is a variable: `abar[t]` is `abar_t`.
  const run = compiled.get(right) ?? evaluatorOf(right);
  compiled.set(right, run);
  return run(Object.fromEntries(Object.entries(known).map(([name, value]) => [variableOf(name), value])));
}

function evaluatorOf(expression: string): (scope: object) => number {
  const names = [...new Set(variableOf(expression).match(/(?<![\w.])[a-z]\w*/g) ?? [])].filter((name) => name !== 'np');
  const run = new Function('np', ...names, `return ${variableOf(expression)};`) as (...values: unknown[]) => number;
  return (scope) =>
    run(
      NUMPY,
      ...names.map((name) => {
        const value = (scope as Record<string, number>)[name];
        if (value === undefined) throw new Error(`${expression}: nothing is known of ${name}`);
        return value;
      }),
    );
}

function variableOf(code: string): string {
  return code.replaceAll(/(\w+)\[(\w+)\]/g, '$1_$2');
}

/** What a formula is given, by the symbols of the convention. Two meanings of one symbol must have one value. */
function namedBy(
  one: Convention,
  formula: ConventionFormulaName,
  meanings: Meanings,
  nameOf: (text: ConventionText) => string,
): Record<string, number> {
  const named: Record<string, number> = {};
  for (const meaning of [...GIVEN[formula], ...TIMES]) {
    const [text, value] = [one.symbols[meaning], meanings[meaning] as number];
    if (!text) continue;
    const name = nameOf(text);
    if (Math.abs((named[name] ?? value) - value) > 1e-9 * Math.max(1, Math.abs(value)))
      throw new Error(`${name} of ${one.name} stands for two values`);
    named[name] ??= value;
  }
  return named;
}
