import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import * as main from '../../../src/index.js';
import { complaintsAbout } from './compile.js';
import { claimsOf, printedBy } from './execute.js';
import { docsPages, type Snippet, snippetsOf } from './pages.js';

const isTypeScript = ({ language }: Snippet) => /^tsx?$/.test(language);
const pages = docsPages.map((path) => ({ path, snippets: snippetsOf(path).filter(isTypeScript) }));

it('finds snippets', () => expect(pages.flatMap(({ snippets }) => snippets).length).toBeGreaterThan(30));

it('compiles every snippet of the docs, of the first page, of llms.txt and of the README', () => {
  const elsewhere = ['stories/Start.mdx', 'README.md', 'llms.txt']
    .flatMap(snippetsOf)
    .filter(isTypeScript)
    .map(asModule);
  expect(complaintsAbout([...pages.flatMap(({ snippets }) => snippets), ...elsewhere])).toEqual([]);
});

it('every snippet of Core, Learn and Tensor prints what it says', async () => {
  const printing = pages.filter(({ path }) => /\/(Core|Learn|Tensor)\.mdx$/.test(path));
  const snippets = printing.flatMap(({ snippets }) => snippets);
  expect(snippets.length).toBeGreaterThan(30);
  const wrong = [];
  for (const snippet of snippets) {
    const says = claimsOf(snippet);
    const prints = await printedBy(snippet).catch((error: unknown) => [`threw ${error}`]);
    if (says.length === 0 || !isDeepStrictEqual(prints, says)) wrong.push({ place: snippet.place, says, prints });
  }
  expect(wrong).toEqual([]);
});

/** What snippets of the README take as given. */
const GIVEN = {
  x0: "import('@tensorflow/tfjs-core').Tensor",
  page: "import('playwright').Page",
  expect: '(page: unknown) => { toHaveScreenshot(): Promise<void> }',
};

/** A snippet of the README, which leaves out imports that it has shown before. */
function asModule(snippet: Snippet): Snippet {
  const [, imports = '', rest = ''] = /^((?:import [^;]*;.*\n)*)([\s\S]*)$/.exec(snippet.code) ?? [];
  const missing = Object.keys(main).filter((name) => uses(rest, name) && !uses(imports, name) && !defines(rest, name));
  const prelude = [
    `import { ${missing.join(', ')} } from 'diffusion-figures';`,
    ...Object.entries(GIVEN).flatMap(([name, type]) => (uses(rest, name) ? [`declare const ${name}: ${type};`] : [])),
  ];
  // Elements one below the other, as MDX has them, become the children of one.
  const isMarkup = /^\s*<[\s\S]*>\s*$/.test(rest);
  return { ...snippet, code: [imports, ...prelude, isMarkup ? `<>${rest}</>;` : rest].join('\n') };
}

function uses(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w.])${name}\\b`).test(code);
}

function defines(code: string, name: string): boolean {
  return new RegExp(`(?:const|function) ${name}\\b`).test(code);
}
