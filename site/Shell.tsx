import { Fragment, type ReactNode } from 'react';
import { type LessonEntry, lessons as lessonsOfCourse, parts } from '../stories/Learn/lessons.js';
import { pageIdOf } from '../stories/Learn/translations.js';
import { addressOf } from './address.js';
import { notebookFileOf, type Page, type Part } from './pages.js';
import { addressesMeta, oembedLink } from './SinglePage.js';
import type { Single } from './singles.js';
import { type AnsweredQuestion, scriptOf, structuredData } from './structuredData.js';
import { type FrameWords, wordsIn } from './words.js';

export const NAME = 'diffusion-figures';

/** A section of a page, by its heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** What a build says of itself. */
export interface Build {
  /** The origin, without a slash at its end. */
  readonly site: string;
  /** The path of the book on it, with a slash at both ends. */
  readonly base: string;
  /** The version of which this is the book, if the book of a newer version may be beside it; null for the newest. */
  readonly version: string | null;
  /** The path of the newest book. */
  readonly newest: string;
  readonly styles: readonly string[];
  readonly script: string;
  /** Fonts that the first screen needs. */
  readonly fonts: readonly string[];
  /** Whether a Storybook is built beside the book. */
  readonly hasStorybook: boolean;
  /** Whether there are stills, cards and PDFs, which a browser makes. */
  readonly hasStills: boolean;
  /** Whether there are Jupyter notebooks. */
  readonly hasNotebooks: boolean;
}

export interface ShellProps {
  readonly page: Page;
  readonly pages: readonly Page[];
  readonly build: Build;
  /** The figure that the page is about, alone; undefined if it is about none. */
  readonly single: Single | undefined;
  readonly description: string;
  /** The questions that the page answers. */
  readonly answers: readonly AnsweredQuestion[];
  readonly sections: readonly Section[];
  /** The article. */
  readonly markup: string;
  /** The script of the frame. */
  readonly frame: string;
}

/** The document around a page. It is made once, when the book is built, and never hydrated. */
export function Shell(props: ShellProps) {
  const { page, pages, build, single, description, answers, sections, markup, frame } = props;
  const { lang } = page.words;
  const words = wordsIn(lang);
  const { base } = build;
  const isStart = page.part === 'start';
  return (
    <html lang={lang} data-notebook={isStart ? addressOf('the-notebook', base) : undefined}>
      <Head {...{ page, build, single, description, answers, frame }} />
      <body className={isStart ? 'book-front' : undefined}>
        <a className="book-skip" href="#page">
          {words.skip}
        </a>
        <header className="book-top" data-pagefind-ignore="all">
          <button type="button" className="book-button book-menu" popoverTarget="book-pages">
            {words.menu}
          </button>
          <a href={base} className="book-name">
            {NAME}
          </a>
          <button type="button" className="book-button book-search-open" aria-keyshortcuts="/">
            {words.search}
          </button>
          <select id="book-scheme" className="book-button" aria-label={words.scheme} autoComplete="off">
            {Object.entries(words.schemes).map(([scheme, name]) => (
              <option key={scheme} value={scheme}>
                {name}
              </option>
            ))}
          </select>
          {build.version !== null && (
            <p className="book-version" data-version={build.version} data-root={build.newest}>
              {words.version(build.version)}{' '}
              <a href={build.newest + page.path} data-text={words.newest('{}')}>
                {words.newest(build.version)}
              </a>
            </p>
          )}
        </header>
        <Pages page={page} pages={pages} words={words} sections={sections} build={build} />
        <main id="page" tabIndex={-1} data-pagefind-body="" dangerouslySetInnerHTML={{ __html: markup }} />
        {sections.length > 1 && (
          <nav className="book-gutter book-sections" aria-label={words.onThisPage} data-pagefind-ignore="all">
            <p>{words.onThisPage}</p>
            <Sections sections={sections} />
          </nav>
        )}
        <dialog
          id="book-search"
          aria-label={words.search}
          data-index={`${base}pagefind/`}
          data-failed={words.searchFailed}
        >
          <form method="dialog">
            <button type="submit" className="book-button">
              {words.close}
            </button>
          </form>
          <div data-search="" />
        </dialog>
      </body>
    </html>
  );
}

type HeadProps = Pick<ShellProps, 'page' | 'build' | 'single' | 'description' | 'answers' | 'frame'>;

function Head({ page, build, single, description, answers, frame }: HeadProps) {
  const { site, base, newest, styles, script, fonts, hasStills } = build;
  const { title, path, versions, id } = page;
  const url = `${site}${newest}${path}`;
  const fullTitle = path === '' ? NAME : `${title} · ${NAME}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{fullTitle}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={description} />
      <script dangerouslySetInnerHTML={{ __html: frame }} />
      {fonts.map((font) => (
        <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="" />
      ))}
      {styles.map((style) => (
        <link key={style} rel="stylesheet" href={style} />
      ))}
      <script type="module" src={script} fetchPriority="low" />
      {hasStills && (
        <>
          <link rel="stylesheet" media="print" href={`${base}stills/${id}.css`} />
          <noscript>
            <link rel="stylesheet" href={`${base}stills/${id}.css`} />
          </noscript>
          <meta property="og:image" content={`${site}${base}cards/${id}.png`} />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
      <link rel="canonical" href={url} />
      {addressesMeta(build)}
      {single && oembedLink(single, build)}
      {versions.map((one) => (
        <link key={one.lang} rel="alternate" hrefLang={one.lang} href={`${site}${base}${one.path}`} />
      ))}
      {versions[0] && <link rel="alternate" hrefLang="x-default" href={`${site}${base}${versions[0].path}`} />}
      <link rel="icon" href={`${base}favicon.svg`} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="article" />
      <meta property="og:url" content={url} />
      <meta property="og:site_name" content={NAME} />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{
          __html: scriptOf(
            structuredData(page, { description, answers, url, book: { name: NAME, url: site + newest } }),
          ),
        }}
      />
    </head>
  );
}

function Sections({ sections }: { sections: readonly Section[] }) {
  return (
    <ol>
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${encodeURIComponent(id)}`}>{title}</a>
        </li>
      ))}
    </ol>
  );
}

interface PagesProps {
  page: Page;
  pages: readonly Page[];
  words: FrameWords;
  sections: readonly Section[];
  build: Build;
}

/** The list of pages, by parts: beside the text, or, on a narrow screen, above it once it is asked for. */
function Pages({ page, pages, words, sections, build }: PagesProps) {
  const { base, hasStorybook, hasStills } = build;
  const { lang, lessons } = page.words;
  // Overviews and pages for teachers are in English alone.
  const english = lang === 'en' ? undefined : 'en';
  const link = (to: string, text: ReactNode, of?: string) => (
    <li key={to}>
      <a href={addressOf(to, base)} aria-current={to === page.id ? 'page' : undefined} lang={of} hrefLang={of}>
        {text}
      </a>
      {to === page.id && sections.length > 1 && (
        <div className="book-sections">
          <Sections sections={sections} />
        </div>
      )}
    </li>
  );
  const listOf = (part: Part) => pagesOf(part, pages).map(({ id, title }) => link(id, title));
  return (
    <nav id="book-pages" popover="auto" aria-label={words.allPages} data-pagefind-ignore="all">
      <ol>
        {link('start', words.start, english)}
        {link(pageIdOf(lang, -1), words.notebook)}
        {link('gallery', words.gallery)}
      </ol>
      <Group title={words.lessons} isOpen={page.part === 'lessons' || page.part === 'notebook'}>
        {parts.map((part) => (
          <Fragment key={part.id}>
            {link(part.id, <strong>{part.title}</strong>, english)}
            {lessons.map(
              ({ id, title, isInEnglish }, index) =>
                part.lessons.includes(lessonsOfCourse[index] as LessonEntry) &&
                link(id, `${index + 1}. ${title}`, isInEnglish ? 'en' : undefined),
            )}
          </Fragment>
        ))}
        {link('learn-for-teachers', 'For teachers', english)}
        {link('learn-handout', 'Handout of predictions', english)}
        {link('learn-formulas', 'Symbols and formulas', english)}
      </Group>
      <Group title={words.answers} isOpen={page.part === 'answers'}>
        {listOf('answers')}
      </Group>
      <Group title={words.figures} isOpen={page.part === 'figures'}>
        {listOf('figures')}
      </Group>
      <Group title={words.controls} isOpen={page.part === 'controls'}>
        {listOf('controls')}
      </Group>
      <Group title={words.docs} isOpen={page.part === 'docs'}>
        {listOf('docs')}
      </Group>
      <ol>
        {hasStorybook && (
          <li>
            <a href={`${base}storybook/`}>Storybook</a>
          </li>
        )}
        <NotebookLink page={page} build={build} />
        {hasStills && (
          <>
            <li>
              <a href={`${base}pdf/${page.id}.pdf`}>{words.pdf}</a>
            </li>
            <li>
              <a href={`${base}pdf/${NAME}-${lang}.pdf`}>{words.wholeBook}</a>
            </li>
          </>
        )}
      </ol>
      <noscript>
        <p>{words.withoutScripts}</p>
      </noscript>
    </nav>
  );
}

/** A text with figures as a file for Jupyter. */
function NotebookLink({ page, build: { base, hasNotebooks } }: Pick<ShellProps, 'page' | 'build'>) {
  const file = notebookFileOf(page);
  if (!hasNotebooks || file === null) return null;
  return (
    <li>
      <a href={base + file} download="">
        {wordsIn(page.words.lang).ipynb.link}
      </a>
    </li>
  );
}

/** From a page of the docs, or of a component, to the one before and the one after it. Lessons have their own. */
export function Turn({ page, pages, base }: { page: Page; pages: readonly Page[]; base: string }) {
  if (!['figures', 'controls', 'docs'].includes(page.part)) return null;
  const all = pagesOf(page.part, pages);
  const index = all.indexOf(page);
  const { previous, next } = page.words;
  const link = (to: Page | undefined, rel: 'prev' | 'next', name: string) =>
    to && (
      <a href={base + to.path} rel={rel}>
        <small>{name}</small>
        {to.title}
      </a>
    );
  return (
    <nav className="book-turn" aria-label={wordsIn(page.words.lang)[page.part]} data-pagefind-ignore="all">
      {link(all[index - 1], 'prev', previous)}
      {link(all[index + 1], 'next', next)}
    </nav>
  );
}

/** The pages of a part, in their order. */
function pagesOf(part: Part, pages: readonly Page[]): Page[] {
  return pages
    .filter((one) => one.part === part)
    .sort((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, 'en'));
}

/** Install comes first, and the sites after the other pages of the docs. */
function rank({ title }: Page): number {
  if (title === 'Install') return 0;
  return title.startsWith('Sites: ') ? 2 : 1;
}

function Group({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ol>{children}</ol>
    </details>
  );
}
