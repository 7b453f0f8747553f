import { readFileSync } from 'node:fs';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../stories/Learn/lessons.js';
import type { PageWords } from '../../stories/Learn/pageWords.js';
import Schedules from '../../stories/Learn/Schedules.mdx';
import { pageIdOf, TRANSLATED, versionsOf } from '../../stories/Learn/translations.js';
import WhyJump from '../../stories/Learn/WhyJump.mdx';
import WhyOneStep from '../../stories/Learn/WhyOneStep.mdx';
import WhyPredictEpsilon from '../../stories/Learn/WhyPredictEpsilon.mdx';
import { type NotebookSection, sections } from '../../stories/Notebook/contents.js';
import { derivations } from '../../stories/Notebook/derivations/Derivation.js';
import type { DerivationName } from '../../stories/Notebook/derivations/derivation.js';
import { NotebookPage } from '../../stories/Notebook/NotebookPage.js';
import Opening from '../../stories/Notebook/Opening.mdx';
import Overview from '../../stories/Notebook/Overview.mdx';
import GermanNotebook from '../../stories/Translated/de/Notebook.mdx';
import { sections as germanSections } from '../../stories/Translated/de/notebook/contents.js';
import GermanOpening from '../../stories/Translated/de/notebook/Opening.mdx';
import GermanOverview from '../../stories/Translated/de/notebook/Overview.mdx';
import GermanSchedules from '../../stories/Translated/de/Schedules.mdx';
import GermanWhyJump from '../../stories/Translated/de/WhyJump.mdx';
import GermanWhyPredictEpsilon from '../../stories/Translated/de/WhyPredictEpsilon.mdx';
import { words as german } from '../../stories/Translated/de/words.js';
import ChineseNotebook from '../../stories/Translated/zh/Notebook.mdx';
import { sections as chineseSections } from '../../stories/Translated/zh/notebook/contents.js';
import ChineseOpening from '../../stories/Translated/zh/notebook/Opening.mdx';
import ChineseOverview from '../../stories/Translated/zh/notebook/Overview.mdx';
import ChineseSchedules from '../../stories/Translated/zh/Schedules.mdx';
import ChineseWhyJump from '../../stories/Translated/zh/WhyJump.mdx';
import ChineseWhyPredictEpsilon from '../../stories/Translated/zh/WhyPredictEpsilon.mdx';
import { words as chinese } from '../../stories/Translated/zh/words.js';
import { firstDifference, partsOf } from '../support/pageParts.js';
import { textOf } from '../support/pageText.js';

// A translation has the figures, formulas, numbers and links of the page that it translates, in their order. So it cannot fall
// behind: whoever changes a page changes its translations.

interface Translation {
  readonly words: PageWords;
  /** Of the notebook and of the lessons, in the order of the sidebar. */
  readonly group: string;
  readonly Notebook: () => ReactNode;
  readonly Opening: () => ReactNode;
  readonly Overview: () => ReactNode;
  readonly sections: readonly NotebookSection[];
  readonly lessons: readonly (() => ReactNode)[];
}

const lessons = [WhyJump, Schedules, WhyPredictEpsilon];
const files = ['WhyJump', 'Schedules', 'WhyPredictEpsilon'];
const translations: readonly Translation[] = [
  {
    words: german,
    group: 'Deutsch',
    Notebook: GermanNotebook,
    Opening: GermanOpening,
    Overview: GermanOverview,
    sections: germanSections,
    lessons: [GermanWhyJump, GermanSchedules, GermanWhyPredictEpsilon],
  },
  {
    words: chinese,
    group: '简体中文',
    Notebook: ChineseNotebook,
    Opening: ChineseOpening,
    Overview: ChineseOverview,
    sections: chineseSections,
    lessons: [ChineseWhyJump, ChineseSchedules, ChineseWhyPredictEpsilon],
  },
];

it('finds the first place at which a page and its translation differ', () => {
  const ofEnglish = partsOf(createElement(WhyJump), 'en');
  expect(firstDifference(ofEnglish, ofEnglish)).toBeUndefined();
  const ofOther = partsOf(createElement(WhyPredictEpsilon), 'en');
  expect(firstDifference(ofEnglish, ofOther)).toMatch(
    /^part 1 is in English\n {2}Lesson figures=\["triptych","schedule"\]/,
  );
  const said = (text: string, lang: string) => partsOf(createElement('p', {}, text), lang);
  const english = said('from 0.18 to 3.4 in 1,000 steps (§3.2)', 'en');
  expect(english.at(-1)?.holds).toEqual(['0.18', '1000', '3.4', '§3.2']);
  expect(firstDifference(english, said('in 1.000 Schritten von 0,18 auf 3,4 (§3.2)', 'de'))).toBeUndefined();
  expect(firstDifference(english, said('in 1.000 Schritten von 0.18 auf 3,4 (§3.2)', 'de'))).toContain('0, 1000, 18');
});

it('a page in English leads to its translations, where it has some', () => {
  const led = [NotebookPage, WhyJump, WhyPredictEpsilon, Schedules, WhyOneStep].map((Page) => {
    const [, links = ''] =
      /<nav class="lesson-place"[^>]*>(.*?)<\/nav>/.exec(renderToString(createElement(Page))) ?? [];
    return [...links.matchAll(/docs\/([\w-]+)--docs/g)].map(([, id]) => id);
  });
  const all = translations.map(({ words }) => words.lang);
  const ends = ['notebook', 'why-jump', 'why-predict-epsilon', 'schedules'];
  expect(led).toEqual([...ends.map((end) => all.map((lang) => `${lang}-${end}`)), []]);
});

describe.each(translations)('in $group', (translation) => {
  const { words, group } = translation;

  it.each(files)('the lesson %s has all that the English one has', (file) => {
    const index = files.indexOf(file);
    expectSame(
      createElement(lessons[index] as () => ReactNode),
      createElement(translation.lessons[index] as () => ReactNode),
    );
  });

  it('the notebook begins as the English one does', () => {
    expectSame(createElement(Opening), createElement(translation.Opening));
    expectSame(createElement(Overview), createElement(translation.Overview));
  });

  it.each(sections.map(({ id }) => id))('its section %s has all that the English one has', (id) => {
    const index = sections.findIndex((section) => section.id === id);
    const translated = translation.sections[index];
    expect(translated?.id).toBe(id);
    expectSame(
      createElement(sections[index]?.Part as () => ReactNode),
      createElement(translated?.Part as () => ReactNode),
    );
  });

  it.each(Object.keys(derivations) as DerivationName[])('the derivation %s gives a reason for each line', (name) => {
    const { title, steps, end } = derivations[name];
    const own = words.derivations?.[name];
    const inEnglish = [title, ...steps.map(({ why }) => why), end].map((text) => createElement('p', {}, text));
    const inOwn = [own?.title, ...(own?.why ?? []), own?.end].map((text) => createElement('p', {}, text));
    expectSame(inEnglish, inOwn);
  });

  it('components speak it, and lead to the same page in other languages', () => {
    const pages = [translation.Notebook, ...translation.lessons];
    pages.forEach((Page, place) => {
      const markup = renderToString(createElement(Page));
      const text = textOf(markup);
      expect(markup).toContain(`<article class="page lesson" lang="${words.lang}">`);
      // The lessons ask by components of the library.
      const answer = Page === translation.Notebook ? [words.answer] : [];
      for (const said of [words.captionOf(1), ...answer, words.link]) {
        expect(text).toContain(said.replace('\u00a0', ' '));
      }
      expect(text.match(/\b(?:Figure \d|Answer|Try this|Previous|Next|Lesson \d)/g) ?? []).toEqual([]);
      for (const { lang, id } of versionsOf(TRANSLATED[place] as number)) {
        if (lang !== words.lang)
          expect(markup).toContain(`href="${addressOf(id)}" target="_top" lang="${lang}" hrefLang="${lang}"`);
      }
    });
  });

  it('pages are called as the lists and the sidebar call them', () => {
    const sidebar = readFileSync('.storybook/preview.tsx', 'utf8');
    const [, order = ''] = new RegExp(`'${group}',\\s*\\[([^\\]]*)\\]`).exec(sidebar) ?? [];
    const titles = ['Notebook', ...files].map((file, place) => {
      const page = readFileSync(`stories/Translated/${words.lang}/${file}.mdx`, 'utf8');
      const [, title, id] = new RegExp(`<Meta title="${group}/([^"]+)" id="([^"]+)"`).exec(page) ?? [];
      const index = TRANSLATED[place] as number;
      const lesson = words.lessons[index];
      expect(id).toBe(pageIdOf(words.lang, index));
      if (lesson) {
        expect(lesson.id).toBe(id);
        expect(title).toBe(`${index + 1}. ${words.lessonName(lesson)}`);
        expect(page).toContain(`<Lesson title="${lesson.title}"`);
      }
      return title;
    });
    expect([...order.matchAll(/'([^']+)'/g)].map(([, title]) => title)).toEqual(titles);
  });

  function expectSame(page: ReactNode, translated: ReactNode): void {
    const parts = partsOf(page, 'en');
    expect(parts.length).toBeGreaterThan(1);
    expect(firstDifference(parts, partsOf(translated, words.lang))).toBeUndefined();
  }
});
