import { createElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { markupOf } from '../../site/markup.js';
import { algorithms, formulas, type LessonAlgorithm, type LessonFormula } from '../../stories/Learn/formulas/index.js';
import { courseSymbols } from '../../stories/Learn/formulas/symbols.js';
import { lessons } from '../../stories/Learn/lessons.js';
import FormulaSheet from '../../stories/Learn/parts/Formulas.mdx';
import { textOf } from '../support/pageText.js';

const pages = import.meta.glob<{ default: () => ReactNode }>('../../stories/Learn/*.mdx');
const texts = await Promise.all(
  Object.entries(pages).map(async ([path, load]) => {
    const markup = await markupOf(createElement((await load()).default));
    return [path, textOf(markup)] as const;
  }),
);
const sheet = textOf(await markupOf(createElement(FormulaSheet)));

const NAMES = /\\(?:text|mathrm|mathsf)\s*\{[^}]*\}/g;
const SYMBOL = /\\(?:hat|bar|tilde|dot)\s*\{?\s*\\?[a-zA-Z]+|\\[a-zA-Z]+|[a-zA-Z]/g;
/** Commands that stand for no quantity. */
const COMMANDS =
  /^\\(?:[dt]?frac|displaystyle|tanh|mathsf|sqrt|log|ln|min|max|sum|int|partial|nabla|cdot|ldots|quad|left|right|[bB]igg?[lr]?|[lr]?[vV]ert|mid|le|ge|approx|to|pm|infty|mathbb|mathcal|times|ne|in|sim|propto)$/;

/** The symbols of a formula, each with its accent and without its indices. */
function symbolsOf(tex: string): string[] {
  const found = tex.replace(NAMES, ' ').match(SYMBOL) ?? [];
  return found.filter((one) => !COMMANDS.test(one)).map((one) => one.replace(/[\s{]/g, ''));
}

it('the page of symbols has every symbol that a formula of a lesson uses', () => {
  const known = new Set(courseSymbols.flatMap(({ tex, and = [] }) => [tex, ...and].flatMap(symbolsOf)));
  expect(texts.length).toBe(lessons.length);
  const missing = texts.flatMap(([path, text]) =>
    [...text.matchAll(/«([^»]*)»/g)]
      .flatMap(([, tex]) => symbolsOf(tex as string))
      .filter((one) => !known.has(one))
      .map((one) => `${one} in ${path.split('/').at(-1)}`),
  );
  expect([...new Set(missing)]).toEqual([]);
});

it('it shows each symbol with its meaning, and each formula and algorithm of the lessons', () => {
  for (const { meaning } of courseSymbols) expect(sheet).toContain(meaning);
  const all: readonly (LessonFormula | LessonAlgorithm)[] = [...Object.values(formulas), ...Object.values(algorithms)];
  for (const { title, lesson } of all) {
    expect(sheet).toContain(title);
    expect(sheet).toContain(lessons.find(({ id }) => id === lesson)?.title);
  }
  // And the numbered ones of the notebook.
  for (const number of [1, 2, 3, 4, 5, 6]) expect(sheet).toContain(`(${number})`);
});
