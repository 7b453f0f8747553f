import { createElement } from 'react';
import type { Shown } from '../src/serialize/code.js';
import { pythonOf } from '../src/serialize/python.js';
import { markupOf } from './markup.js';
import type { Page } from './pages.js';
import { RecordsContext } from './records.js';
import { texts } from './sources.js';
import { widgetOf } from './widget.js';
import { type NotebookWords, wordsIn } from './words.js';

/** What a notebook of a page is made of. */
export interface NotebookSource {
  /** The markup of the page, in which each `data-record` is the place of a figure's record. */
  readonly markup: string;
  /** The cells of a figure by its name and record. */
  readonly cellsOf: (name: string, record: number) => FigureCells;
  readonly words: NotebookWords;
}

export interface FigureCells {
  /** What shows the figure; null where Python cannot. */
  readonly figure: string | null;
  /** What prints its numbers; null for a figure that has no NumPy version. */
  readonly numbers: string | null;
}

/** @param records - what the figures of the page show is added to it. */
export async function notebookSourceOf(page: Page, records: Shown[] = []): Promise<NotebookSource> {
  const markup = await textMarkup(page, records);
  const { lang } = page.words;
  const cellsOf = (name: string, record: number) => {
    const shown = records[record] as Shown;
    const snippet = pythonOf(name, shown);
    // The first cell of a notebook installs the package.
    const numbers = 'code' in snippet ? snippet.code.replace(/^# pip install .*\n/, '') : null;
    return { figure: widgetOf(name, shown, lang), numbers };
  };
  return { markup, cellsOf, words: wordsIn(lang).ipynb };
}

/** The markup of a page that is a text. */
export async function textMarkup({ source }: Page, records: Shown[] | null = null): Promise<string> {
  const module = await texts[source]?.();
  if (!module) throw new Error(`${source} is no page`);
  const page = createElement(module.default);
  const markup = await markupOf(records ? <RecordsContext value={records}>{page}</RecordsContext> : page);
  return `<div data-source="${source}">${markup}</div>`;
}
