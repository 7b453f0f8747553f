import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { withFigures } from '../../../scripts/llms.mjs';
import * as conventions from '../../../src/conventions/index.js';
import * as core from '../../../src/core/index.js';
import * as define from '../../../src/define/index.js';

import * as faces from '../../../src/faces/index.js';
import * as main from '../../../src/index.js';
import * as learn from '../../../src/learn/index.js';
import * as masked from '../../../src/masked/index.js';
import { components } from '../../../src/registry.js';
import * as schedulers from '../../../src/schedulers/index.js';
import { attributeOf, readsOf } from '../../../src/serialize/attributes.js';
import * as teach from '../../../src/teach/index.js';
import * as tensor from '../../../src/tensor/index.js';
import * as testing from '../../../src/testing/index.js';
import { BytesTable } from '../../../stories/Docs/BytesTable.js';
import { SpeedTable } from '../../../stories/Docs/SpeedTable.js';
import speed from '../../../stories/Docs/speed.json' with { type: 'json' };
import { Table } from '../../../stories/Docs/Table.js';
import WithoutReact from '../../../stories/Docs/WithoutReact.mdx';
import { Numbers } from '../../../stories/Learn/Formula.js';
import { definitions } from '../../support/definitions.js';
import { textOf } from '../../support/pageText.js';
import { allMessages } from './messages.js';
import { codeWordsOf, docsPages, read } from './pages.js';

const types = [...components.keys()];
const attributes = definitions.flatMap(({ all }) => Object.keys(readsOf(all)).map(attributeOf));

/** What the docs must name, by page. */
const documented: Readonly<Record<string, readonly string[]>> = {
  'llms.txt': Object.keys(main),
  'stories/Docs/Core.mdx': [core, core.quantity, schedulers, masked, conventions].flatMap(Object.keys),
  'stories/Docs/Tensor.mdx': [tensor, faces].flatMap(Object.keys),
  'stories/Docs/Learn.mdx': Object.keys(learn),
  'stories/Docs/Teaching.mdx': Object.keys(teach),
  'stories/Docs/Testing.mdx': Object.keys(testing),
  'stories/Docs/OwnFigures.mdx': [...Object.keys(define), ...Object.keys(define.prop).map((kind) => `prop.${kind}`)],
  'stories/Docs/Languages.mdx': ['messages', 'english', 'setMessages'],
};

/** Those of some names that a page does not say as code: `name`, `name(…)`, or `name` among others. */
function missingOn(page: string, names: readonly string[]): string[] {
  const words = codeWordsOf(read(page));
  const isSaid = (name: string) => words.some((word) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(word));
  return names.filter((name) => !isSaid(name)).map((name) => `${page}: ${name}`);
}

it('names whatever a user can name', () => {
  const pages = Object.entries(documented);
  expect(pages.filter(([, names]) => names.length === 0)).toEqual([]);
  expect(pages.flatMap(([page, names]) => missingOn(page, names))).toEqual([]);
});

it('has every type and attribute of the elements on their page', () => {
  const page = textOf(renderToString(createElement(WithoutReact)));
  expect([...types, ...attributes].filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(page))).toEqual(
    [],
  );
});

it('shows what was measured', () => {
  for (const Measured of [BytesTable, SpeedTable]) {
    const rows = renderToString(createElement(Measured)).split('<tr>').slice(2);
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(textOf(row)).toMatch(/\d/);
  }
});

it('typesets TeX: only tables read it between dollars', () => {
  const proseOf = (page: string) =>
    read(page).replaceAll(/^(`{3,4})\w*\n[\s\S]*?^\1$|^<(?:Table|Messages)\b[\s\S]*?^\/>|`[^`\n]+`/gm, '');
  expect(
    docsPages.flatMap((page) => (proseOf(page).match(/\$[^${\n]+\$/g) ?? []).map((tex) => `${page}: ${tex}`)),
  ).toEqual([]);
});

it('leads from llms.txt to every page, and has the type of every element there', () => {
  expect(docsPages.length).toBeGreaterThan(10);
  const parts = [...docsPages.map((path) => path.replace('stories/Docs/', '')), ...types];
  const llms = read('llms.txt');
  expect(parts.filter((part) => !llms.includes(part))).toEqual([]);
});

it('says in llms.txt how long a step of training takes, as it was measured', () => {
  const [, , milliseconds] = speed.table.find(([work]) => work === 'train-step') ?? [];
  expect(read('llms.txt')).toContain(
    `a step takes ${Number(milliseconds).toFixed(1)} ms on a core of an ${speed.machine.processor})`,
  );
});

it('has whole sentences in llms.txt', () => {
  const count = (line: string, sign: string) => line.split(sign).length;
  const summaries = read('llms.txt').match(/^- `[A-Z]\w+`, `[a-z0-9-]+`: .*$/gm) ?? [];
  expect(summaries.length).toBeGreaterThan(20);
  expect(summaries.filter((line) => !line.endsWith('.') || count(line, '(') !== count(line, ')'))).toEqual([]);
});

it('has in llms.txt the figures as they are defined: `npm run figures` writes them', () => {
  const llms = read('llms.txt');
  expect(llms).toBe(withFigures(llms, definitions));
});

it('has every property of the palette on the page about theming, and no other', () => {
  const rules = ['palette', 'tokens'].map((sheet) => read(`src/styles/${sheet}.css`)).join('');
  const written = new Set(rules.match(/--df-[a-z1-6-]+(?=:)/g));
  // What the palette computes the others from.
  written.delete('--df-dark');
  // Two colours have no value of their own until a page sets one.
  for (const unset of ['--df-data', '--df-sample']) written.add(unset);
  const table = /rows=\{\[([\s\S]*?)\]\}\n/.exec(read('stories/Docs/Theming.mdx'))?.[1];
  expect(written.size).toBeGreaterThan(9);
  expect([...new Set(table?.match(/(?<=\['`|property=")--df-[a-z1-6-]+/g))].sort()).toEqual([...written].sort());
});

it('has tables by their component: written in pipes, they are shown as pipes', () => {
  expect(docsPages.filter((page) => /^\|.*\|$/m.test(read(page)))).toEqual([]);
});

it('has no header cell without text: an empty corner is a cell', () => {
  const head = ['', 'before'];
  const tables = [createElement(Table, { label: 'Sizes', head, rows: [] }), createElement(Numbers, { head, rows: [] })];
  for (const table of tables) {
    expect(renderToString(table)).toContain('<tr><td></td><th scope="col">before</th></tr>');
  }
});

it('explains every message', () => {
  const page = read('stories/Docs/Troubleshooting.mdx');
  // Caught where they are thrown and told in other words, or never thrown.
  const internal = ['decoded in part', 'the drawing has no size', 'nothing was loaded to draw with'];
  const messages = allMessages().filter(({ part }) => !internal.includes(part));
  expect(messages.length).toBeGreaterThan(60);
  expect(messages.filter(({ part }) => !page.includes(part))).toEqual([]);
});

it('names the policy under which sites are tested', () => {
  const [, policy = ''] =
    /Content-Security-Policy:\n([\s\S]*?)```/.exec(read('stories/Docs/ContentSecurityPolicy.mdx')) ?? [];
  const tested = read('tools/consumers/serve.mjs');
  const directives = policy.split(';').map((directive) => directive.trim());
  expect(directives.length).toBeGreaterThan(4);
  expect(directives.filter((directive) => !tested.includes(directive))).toEqual([]);
});

it('names the sizes to which sites are held', () => {
  const weight = read('tools/consumers/checks/weight.mjs');
  const sites = read('tools/consumers/sites.mjs');
  const embed = weight.slice(weight.indexOf('EMBED_LIMITS'));
  const limit = (name: string, of: string) => new RegExp(`${name}: ([\\d.]+)`).exec(of)?.[1];
  const sizes = [...read('stories/Docs/Performance.mdx').matchAll(/, '([\d.]+) kB'\]/g)].map(([, size]) => size);
  const held = ['before', 'onSight', 'style'].map((name) => limit(name, weight));
  expect(sizes).toEqual([...held, limit('style', sites), limit('before', embed), limit('onSight', embed)]);
});

/** The lines of a page that are no code block. */
const proseOf = (path: string) => read(path).replace(/^(`{3,4})[\s\S]*?^\1$/gm, '');

it('imports on its pages what there is', () => {
  const imports = docsPages.flatMap((path) =>
    [...proseOf(path).matchAll(/^import (.*) from '(\.[^']*)';$/gm)].map(([, taken = '', target = '']) => ({
      path,
      target,
      missing: missingIn(join(dirname(path), target), taken),
    })),
  );
  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter(({ missing }) => missing.length > 0)).toEqual([]);
});

/** What an import takes that a file does not export; the file itself where there is none. */
function missingIn(target: string, taken: string): string[] {
  const path = target.replace('?raw', '');
  const file = ['', '.ts', '.tsx'].map((ending) => path + ending).find(existsSync);
  if (!file) return [path];
  if (target.endsWith('?raw')) return [];
  const source = read(file);
  return (taken.match(/\w+/g) ?? []).filter((name) => !new RegExp(`export .*\\b${name}\\b`).test(source));
}

it('leads from its pages to pages that there are', () => {
  const ids = docsPages.map((page) => {
    const [, title = '', id] = /<Meta title="([^"]+)"(?: id="([^"]+)")?/.exec(read(page)) ?? [];
    return `${id ?? title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}--docs`;
  });
  const links = docsPages.flatMap((path) =>
    [...proseOf(path).matchAll(/\(\?path=\/docs\/([^)]+)\)/g)].map(([, id = '']) => ({ path, id })),
  );
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter(({ id }) => !ids.includes(id))).toEqual([]);
});
