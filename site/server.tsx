import { renderToStaticMarkup } from 'react-dom/server';
import { componentPage } from './ComponentPage.js';
import frame from './frame.js?raw';
import { markupOf } from './markup.js';
import { type Page, pageOfStories, pageOfText } from './pages.js';
import { type Build, type Section, Shell, Turn } from './Shell.js';
import { SinglePage, type SinglePageProps } from './SinglePage.js';
import { singles } from './singles.js';
import { stories } from './sources.js';
import { answersIn, textOf } from './structuredData.js';
import { textMarkup } from './text.js';

export { conventionsJson } from '../stories/Answers/conventionRows.js';
export { notebookFileOf } from './pages.js';
export { oembedOf, singles } from './singles.js';
export { notebookSourceOf } from './text.js';

const textSources = import.meta.glob(
  [
    '../stories/Start.mdx',
    '../stories/Notebook.mdx',
    '../stories/Gallery.mdx',
    '../stories/{Answers,Learn,Docs}/**/*.mdx',
    '../stories/Translated/*/*.mdx',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const storySources = import.meta.glob('../stories/{Figures,Controls}/*.stories.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const pages: readonly Page[] = [
  ...Object.entries(textSources).map(([source, text]) => pageOfText(source, text)),
  ...Object.entries(storySources).flatMap(([source, text]) => pageOfStories(source, text) ?? []),
];

/** The whole document of a page. */
export async function documentOf(page: Page, build: Build): Promise<string> {
  const markup = page.source.endsWith('.mdx') ? await textMarkup(page) : await componentMarkup(page);
  const shell = renderToStaticMarkup(
    <Shell
      page={page}
      pages={pages}
      build={build}
      single={singles.find(({ aboutId }) => aboutId === page.id)}
      description={descriptionIn(markup)}
      answers={answersIn(markup)}
      sections={page.part === 'start' ? [] : sectionsIn(markup)}
      markup={markup + renderToStaticMarkup(<Turn page={page} pages={pages} base={build.base} />)}
      frame={frame}
    />,
  );
  return `<!doctype html>${shell}`;
}

/** The whole document of one figure alone. */
export function singleDocumentOf(props: SinglePageProps): string {
  return `<!doctype html>${renderToStaticMarkup(<SinglePage {...props} />)}`;
}

async function componentMarkup({ source }: Page): Promise<string> {
  const module = await stories[source]?.();
  if (!module) throw new Error(`${source} has no stories`);
  return markupOf(await componentPage({ source, text: storySources[source] as string, module }));
}

const HEADING = /<h2[^>]*\bid="([^"]*)"[^>]*>(.*?)<\/h2>/gs;

function sectionsIn(markup: string): Section[] {
  return [...markup.matchAll(HEADING)].map(([, id = '', title = '']) => ({ id: textOf(id), title: textOf(title) }));
}

/** The lead of a page, or its first paragraph. */
function descriptionIn(markup: string): string {
  const [, lead] = /class="page-lead">(.*?)<\/div>/s.exec(markup) ?? /<p>(.*?)<\/p>/s.exec(markup) ?? [];
  return textOf(lead ?? '');
}
