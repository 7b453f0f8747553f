import { createElement } from 'react';
import type { Shown } from '../src/serialize/code.js';
import { pythonOf } from '../src/serialize/python.js';
import { markupOf } from './markup.js';
import type { Page } from './pages.js';
import { RecordsContext } from './records.js';
import { texts } from './sources.js';
import { type NotebookWords, wordsIn } from './words.js';

/** What a notebook of a page is made of. */
export interface NotebookSource {
  /** The markup of the page, in which each `data-record` is the place of a figure's record. */
  readonly markup: string;
  /** The code of a figure by its name and record; null for a figure that has none. */
  readonly codeOf: (name: string, record: number) => string | null;
  readonly words: NotebookWords;
}

export async function notebookSourceOf(page: Page): Promise<NotebookSource> {
  const records: Shown[] = [];
  const markup = await textMarkup(page, records);
  const codeOf = (name: string, record: number) => {
    const shown = records[record];
    const snippet = shown && pythonOf(name, shown);
    return snippet && 'code' in snippet ? snippet.code : null;
  };
  return { markup, codeOf, words: wordsIn(page.words.lang).ipynb };
}

/** The markup of a page that is a text. */
export async function textMarkup({ source }: Page, records: Shown[] | null = null): Promise<string> {
  const module = await texts[source]?.();
  if (!module) throw new Error(`${source} is no page`);
  const page = createElement(module.default);
  const markup = await markupOf(records ? <RecordsContext value={records}>{page}</RecordsContext> : page);
  return `<div data-source="${source}">${markup}</div>`;
}
