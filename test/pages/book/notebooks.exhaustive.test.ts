import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebookOf, runNotebooks } from '../../../site/notebooks.mjs';
import { notebookFileOf, type Page, pageOfText } from '../../../site/pages.js';
import { wordsIn } from '../../../site/words.js';
import { propsOf } from '../../../src/anywidget/render.js';
import { plainOf } from '../../../src/process/plain.js';
import { presentProps, type Shown } from '../../../src/serialize/code.js';
import { definitions } from '../../support/definitions.js';
import { few, isExhaustive } from '../../support/exhaustive.js';
import { type Cell, faultsOf } from '../../support/notebookFaults.js';
import { hasNumpy, python, TRAITS, traitsOf } from '../../support/python.js';

// The notebooks of the lessons as the book makes them: their figures as Python makes them.

const table = new Map(definitions.map(({ name, all }) => [name, all]));
const pages = (readdirSync('stories', { recursive: true }) as string[])
  .filter((file) => /^(?:Notebook|Learn\/.*|Translated\/[^/]+\/[^/]+)\.mdx$/.test(file))
  .map((file) => pageOfText(`../stories/${file}`, readFileSync(`stories/${file}`, 'utf8')))
  .filter((page) => notebookFileOf(page) !== null);
const chosen = few(pages, ({ path }) => ['learn/few-steps/', 'de/schedules/'].includes(path));

interface Made {
  readonly page: Page;
  readonly notebook: { cells: Cell[] };
  /** The figures in their order; without a cell if Python cannot show them. */
  readonly figures: readonly { name: string; shown: Shown; figure: string | null }[];
}

/** A notebook and its figures. A server of the book renders the page. */
async function madeOf(page: Page, server: ViteDevServer): Promise<Made> {
  const { notebookSourceOf } = await server.ssrLoadModule('/site/text.tsx');
  const records: Shown[] = [];
  const source = await notebookSourceOf(page, records);
  const figures: Made['figures'][number][] = [];
  const cellsOf = (name: string, record: number) => {
    const cells = source.cellsOf(name, record);
    figures.push({ name, shown: records[record] as Shown, figure: cells.figure });
    return cells;
  };
  const { title, path } = page;
  const notebook = notebookOf({ ...source, cellsOf }, { title, url: `https://example.org/${path}` });
  return { page, notebook: notebook as never, figures };
}

/** The widgets that cells of figures end with. */
const RUN = `${TRAITS}
import ast, sys
def shown(cell):
    *lines, last = ast.parse(cell).body
    scope = {}
    exec(compile(ast.Module(lines, []), 'cell', 'exec'), scope)
    return eval(compile(ast.Expression(last.value), 'cell', 'eval'), scope)
print(told([shown(cell) for cell in json.load(sys.stdin)]))
`;

/** What the page gives a figure and another place can have, by the names that a model has: `defaultX` is x. */
function givenBy({ propTable = {}, ...shown }: Shown): Record<string, unknown> {
  const given = Object.entries(presentProps({ propTable, ...shown })).flatMap(([name, value]) => {
    const kind = propTable[name]?.kind ?? 'content';
    const own = kind === 'initial' ? name.replace(/^default(.)/, (_, x: string) => x.toLowerCase()) : name;
    return value === undefined || kind === 'handler' || kind === 'content' ? [] : [[own, plainOf(value)] as const];
  });
  return Object.fromEntries(given);
}

/** With coordinates of points as float32 has them. */
function rounded({ points, ...others }: Record<string, unknown>): unknown {
  const values = plainOf(points);
  return { ...others, points: Array.isArray(values) ? values.map((x) => Math.fround(x as number)) : values };
}

describe('the notebooks of the book', () => {
  let server: ViteDevServer;
  let made: Made[] = [];

  beforeAll(async () => {
    server = await createServer({
      configFile: 'site/vite.config.ts',
      mode: 'production',
      appType: 'custom',
      logLevel: 'error',
      ssr: { noExternal: ['@storybook/addon-docs'] },
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, watch: null, ws: false, hmr: false },
    });
    for (const page of chosen) made = [...made, await madeOf(page, server)];
  });
  afterAll(() => server.close());

  it('are notebooks by the schema', () => {
    for (const { page, notebook } of made) expect(faultsOf(notebook as never), page.path).toEqual([]);
  });

  it.skipIf(!hasNumpy)('have figures with the props that the page gives them', () => {
    const figures = made.flatMap((one) => one.figures.map((figure) => ({ ...figure, page: one.page })));
    const live = figures.filter(({ figure }) => figure !== null);
    expect(live.length).toBeGreaterThan(isExhaustive ? 80 : 2);
    const widgets = traitsOf(python(RUN, JSON.stringify(live.map(({ figure }) => figure))));
    for (const [index, { name, shown, page, figure }] of live.entries()) {
      const { lang, ...traits } = widgets[index];
      expect([traits.type, traits.error, lang], figure as string).toEqual([
        ...[name, ''],
        page.words.lang === 'en' ? '' : page.words.lang,
      ]);
      const props = propsOf(traits, table.get(name) ?? {});
      expect(rounded(plainOf(props) as never), `${page.path}: ${figure}`).toEqual(rounded(givenBy(shown)));
    }
  });

  it('have a link in place of each figure that Python cannot show', () => {
    const lacking = ({ figures }: Made) => figures.flatMap(({ name, figure }) => (figure === null ? name : []));
    for (const one of made) {
      const { page, notebook } = one;
      const link = wordsIn(page.words.lang).ipynb.onPage(`https://example.org/${page.path}`);
      const links = notebook.cells.flatMap(({ source }) => source.filter((line) => line.trim() === link));
      expect(links.length, page.path).toBeGreaterThanOrEqual(lacking(one).length);
    }
    // Those of the page alone, and one whose t is null.
    const ofPages = ['loss-weights', 'noisy-state', 'path-pictures', 'samples-by-jump', 'samples-by-step'];
    const expected = [...ofPages, 'schedule-comparison', 'strengths', 'two-ways-to-t'];
    expect([...new Set(made.flatMap(lacking))].sort()).toEqual(isExhaustive ? expected : ['schedule-comparison']);
  });

  it.skipIf(!hasNumpy)('have cells of numbers that print them', () => {
    expect(runNotebooks(made.map(({ notebook }) => notebook))).toBeNull();
    const numbers = made.flatMap(({ notebook }) =>
      notebook.cells.filter(({ metadata }) => metadata.tags?.includes('numbers')),
    );
    expect(numbers.length).toBeGreaterThan(isExhaustive ? 40 : 0);
    for (const { outputs, source } of numbers) {
      expect(outputs).toHaveLength(1);
      expect(source[0]).toMatch(/^(?:import numpy|from diffusion_figures)/);
    }
  });
});
