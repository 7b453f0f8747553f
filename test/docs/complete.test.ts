import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as core from '../../src/core/index.js';
import { observedAttributes } from '../../src/embed/attributes.js';
import { figureTypes } from '../../src/embed/figureTypes.js';
import * as faces from '../../src/faces/index.js';
import * as main from '../../src/index.js';
import * as learn from '../../src/learn/index.js';
import * as tensor from '../../src/tensor/index.js';
import * as testing from '../../src/testing/index.js';
import { allMessages } from './messages.js';
import { codeWordsOf, docsPages, read } from './pages.js';

const palette = read('src/styles/palette.css');
const theming = read('stories/Docs/Theming.mdx');
const llms = read('llms.txt');

/** Whether a text says a name as code: `name`, `name(…)`, or `name` among others. */
function names(text: string, name: string): boolean {
  return codeWordsOf(text).some((word) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(word));
}

describe('llms.txt', () => {
  it.each(Object.keys(main))('has %s', (name) => expect(names(llms, name)).toBe(true));
  it.each(docsPages)('has %s', (path) => expect(llms).toContain(path.replace('stories/Docs/', '')));
  it.each(Object.keys(figureTypes))('has the element of type %s', (type) => expect(llms).toContain(type));
});

it.each(Object.keys(main).filter((name) => /^[A-Z]/.test(name)))('%s is in the README', (name) => {
  expect(names(read('README.md'), name)).toBe(true);
});

it.each(Object.keys(core))('%s of core is on its page', (name) => {
  expect(names(read('stories/Docs/Core.mdx'), name)).toBe(true);
});

it.each(Object.keys(core.quantity))('the quantity %s is on the page of core', (name) => {
  expect(names(read('stories/Docs/Core.mdx'), name)).toBe(true);
});

it.each(Object.keys(tensor))('%s of tensor is on its page', (name) => {
  expect(names(read('stories/Docs/Tensor.mdx'), name)).toBe(true);
});

it.each(Object.keys(learn))('%s of learn is on its page', (name) => {
  expect(names(read('stories/Docs/Learn.mdx'), name)).toBe(true);
});

it.each(Object.keys(faces))('%s of faces is on the page of tensor', (name) => {
  expect(names(read('stories/Docs/Tensor.mdx'), name)).toBe(true);
});

it.each(Object.keys(testing))('%s of testing is on its page', (name) => {
  expect(names(read('stories/Docs/Testing.mdx'), name)).toBe(true);
});

describe('the theming page', () => {
  const written = new Set(palette.match(/--df-[a-z-]+(?=:)/g));
  // What the palette computes the others from.
  written.delete('--df-dark');
  const documented = new Set(/rows=\{\[([\s\S]*?)\]\}\n/.exec(theming)?.[1]?.match(/--df-[a-z-]+/g));

  it('has every property of the palette, and no other', () => {
    expect(written.size).toBeGreaterThan(9);
    expect([...documented].sort()).toEqual([...written].sort());
  });
});

describe('the page about elements', () => {
  const page = read('stories/Docs/WithoutReact.mdx');
  it.each(observedAttributes)('has the attribute %s', (name) => expect(names(page, name)).toBe(true));
  it.each(Object.keys(figureTypes))('has the type %s', (type) => expect(names(page, type)).toBe(true));
});

describe('the page of messages', () => {
  const page = read('stories/Docs/Troubleshooting.mdx');
  // Caught where they are thrown and told in other words, or never thrown.
  const internal = ['decoded in part', 'the drawing has no size', 'nothing was loaded to draw with'];
  const messages = allMessages().filter(({ part }) => !internal.includes(part));

  it('is about all of them', () => expect(messages.length).toBeGreaterThan(60));
  it.each(messages)('has "$part" of $place', ({ part }) => expect(page.includes(part)).toBe(true));
});

it('names the policy under which sites are tested', () => {
  const [, policy = ''] =
    /Content-Security-Policy:\n([\s\S]*?)```/.exec(read('stories/Docs/ContentSecurityPolicy.mdx')) ?? [];
  const tested = read('test/consumers/serve.mjs');
  const directives = policy.split(';').map((directive) => directive.trim());
  expect(directives.length).toBeGreaterThan(4);
  expect(directives.filter((directive) => !tested.includes(directive))).toEqual([]);
});

it('names the sizes to which sites are held', () => {
  const weight = read('test/consumers/checks/weight.mjs');
  const embed = weight.slice(weight.indexOf('EMBED_LIMITS'));
  const limit = (name: string, of: string) => new RegExp(`${name}: (\\d+)`).exec(of)?.[1];
  const sizes = [...read('stories/Docs/Performance.mdx').matchAll(/, '(\d+) kB'\]/g)].map(([, size]) => size);
  const held = ['before', 'onSight', 'style'].map((name) => limit(name, weight));
  expect(sizes).toEqual([...held, limit('before', embed), limit('onSight', embed)]);
});

describe.each(docsPages)('%s', (path) => {
  const text = read(path);
  const lines = text.replace(/^(`{3,4})[\s\S]*?^\1$/gm, '');

  it('imports what there is', () => {
    const imports = [...lines.matchAll(/^import (.*) from '(\.[^']*)';$/gm)];
    for (const [, taken = '', target = ''] of imports) {
      const file = join(dirname(path), target.replace('?raw', ''));
      const found = ['', '.ts', '.tsx'].map((ending) => file + ending).find(existsSync);
      expect(found, target).toBeDefined();
      if (target.endsWith('?raw')) continue;
      const source = read(found as string);
      for (const name of taken.match(/\w+/g) ?? [])
        expect(source, target).toMatch(new RegExp(`export .*\\b${name}\\b`));
    }
  });

  it('leads to pages that there are', () => {
    const titles = docsPages.map((page) => /<Meta title="([^"]+)"/.exec(read(page))?.[1] ?? '');
    const ids = titles.map((title) => `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}--docs`);
    const links = [...lines.matchAll(/\(\?path=\/docs\/([^)]+)\)/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id as string))).toEqual([]);
  });
});
