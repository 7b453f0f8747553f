import { toId } from 'storybook/internal/csf';
import { english, type PageWords } from '../stories/Learn/pageWords.js';
import { pageIdOf, versionsOf } from '../stories/Learn/translations.js';
import { words as german } from '../stories/Translated/de/words.js';
import { words as chinese } from '../stories/Translated/zh/words.js';
import { pathOf } from './address.js';
import { wordsIn } from './words.js';

export type Part = 'start' | 'notebook' | 'lessons' | 'answers' | 'gallery' | 'figures' | 'controls' | 'docs';

/** A page of the book. */
export interface Page {
  /** Its file, seen from this folder. */
  readonly source: string;
  /** Its id in Storybook, without the name of a story. */
  readonly id: string;
  /** Where it is, below the base of the site. */
  readonly path: string;
  readonly part: Part;
  readonly title: string;
  readonly words: PageWords;
  /** The page in each of its languages, its own included; empty if there is only one. */
  readonly versions: readonly { readonly lang: string; readonly name: string; readonly path: string }[];
}

const SPOKEN = [english, german, chinese];

/** The page of an MDX file, whose `<Meta>` says the title and, if it is not made of that, the id. */
export function pageOfText(source: string, text: string): Page {
  const [, title, id] = /<Meta title="([^"]*)"(?: id="([^"]*)")?/.exec(text) ?? [];
  if (title === undefined) throw new Error(`${source}: expected <Meta title="…">`);
  return pageOf(source, title, id ?? toId(title));
}

/** The page of a component; undefined for stories that have none. */
export function pageOfStories(source: string, text: string): Page | undefined {
  const [, title] = /title: '([^']*)'/.exec(text) ?? [];
  if (title === undefined) throw new Error(`${source}: expected a title`);
  const id = /\bid: '(figures-[^']*)'/.exec(text)?.[1] ?? toId(title);
  return pathOf(id) === undefined ? undefined : pageOf(source, title, id);
}

/** The Jupyter notebook of a page, below the base of the site; null for a page that has none. */
export function notebookFileOf({ part, path }: Page): string | null {
  if (part !== 'lessons' && part !== 'notebook') return null;
  return `${path}${path.split('/').filter(Boolean).join('-')}.ipynb`;
}

function pageOf(source: string, storybookTitle: string, id: string): Page {
  const path = pathOf(id);
  if (path === undefined) throw new Error(`${source}: the id ${id} has no address in site/address.ts`);
  const words = SPOKEN.find(({ lang }) => id.startsWith(`${lang}-`)) ?? english;
  const index = words.lessons.findIndex((lesson) => lesson.id === id);
  const lesson = words.lessons[index];
  const isNotebook = id === pageIdOf(words.lang, -1);
  const versions =
    lesson || isNotebook ? versionsOf(index).map((one) => ({ ...one, path: pathOf(one.id) as string })) : [];
  const own = ownTitle(id, storybookTitle.split('/'));
  const title = isNotebook ? wordsIn(words.lang).notebook : lesson ? words.lessonName(lesson) : own;
  return { source, id, path, part: partOf(id, isNotebook), title, words, versions };
}

/** A page by its place in the sidebar of Storybook: there, a figure is in a group, and the sites are a part of their own. */
function ownTitle(id: string, [part, ...names]: readonly string[]): string {
  if (id.startsWith('figures-')) return names.at(-1) as string;
  return (id.startsWith('docs-sites-') ? [part, ...names] : names).join(': ') || (part as string);
}

function partOf(id: string, isNotebook: boolean): Part {
  if (isNotebook) return 'notebook';
  if (id === 'start' || id === 'gallery') return id;
  const [, part] = /^(answers|figures|controls|docs)-/.exec(id) ?? [];
  return (part as Part | undefined) ?? 'lessons';
}
