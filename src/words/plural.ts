import { isFormattedNumber } from './numbers.js';

/** The forms of a message by its `count`, as `Intl.PluralRules` names them; English has `one` and `other`. */
export type PluralForm = Intl.LDMLPluralRule;

const rules = new Map<string, Intl.PluralRules>();

/** The form that a language has for a number: for 21 `one` in Russian, `other` in English. What is no number is `other`. */
export function pluralOf(lang: string, count: unknown): PluralForm {
  let known = rules.get(lang);
  if (!known) {
    known = rulesOf(lang);
    rules.set(lang, known);
  }
  return known.select(isFormattedNumber(count) ? count.number : Number(count));
}

/** Those of English for a tag that is none. */
function rulesOf(lang: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules(lang);
  } catch {
    return new Intl.PluralRules('en');
  }
}

/** Keys from before messages had forms: who says these is still understood. */
export const FORMER_KEYS = {
  'figures.points.one': 'figures.point',
  'Reflow.steps.one': 'Reflow.step',
  'SampleTrajectories.paths.one': 'SampleTrajectories.path',
} as const;
