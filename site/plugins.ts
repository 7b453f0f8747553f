import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import loader from '@storybook/addon-docs/mdx-loader';
import type { Plugin } from 'vite';
import { addressOf } from './address.js';
import { componentDocs } from './componentDocs.js';
import { highlighted, plain } from './highlight.js';

const ROOT = resolve(import.meta.dirname, '..');
const BLOCKS = '@storybook/addon-docs/blocks';

/** Pages as Storybook compiles them: without its blocks, with the book's addresses, and with code that is coloured already. */
export function mdx(): Plugin {
  let base = '/';
  return {
    name: 'book-mdx',
    enforce: 'pre',
    configResolved(config) {
      base = config.base;
    },
    resolveId: (id) => (id === BLOCKS ? resolve(import.meta.dirname, 'blocks.tsx') : undefined),
    transform(code, id) {
      if (!id.endsWith('.mdx')) return undefined;
      const isServer = this.environment.config.consumer === 'server';
      const adapt = () => (tree: Node) => visit(tree, base, isServer);
      const options = { mdxCompileOptions: { rehypePlugins: [adapt] } };
      return new Promise((done, reject) => {
        const callback = (error: Error | null, result = '') =>
          error ? reject(error) : done({ code: result, map: null });
        loader.call({ async: () => callback, getOptions: () => options, resourcePath: id }, code);
      });
    },
  };
}

/** A node of HTML, as rehype has them: https://github.com/syntax-tree/hast. */
interface Node {
  type: string;
  tagName?: string;
  name?: string;
  value?: string;
  properties?: Record<string, unknown>;
  attributes?: object[];
  children?: Node[];
}

function visit(node: Node, base: string, isServer: boolean): void {
  if (node.tagName === 'a') relink(node, base);
  if (/^h[2-4]$/.test(node.tagName ?? '')) node.properties = { id: slugOf(textOf(node)), ...node.properties };
  if (node.tagName === 'pre') colour(node, isServer);
  else for (const child of node.children ?? []) visit(child, base, isServer);
}

/** A link to another page of Storybook leads to that page of the book. */
function relink({ properties }: Node, base: string): void {
  const [, id, hash = ''] =
    /^\?path=\/docs\/(.*)--docs(#.*)?$/.exec(decodeURI(String(properties?.['href'] ?? ''))) ?? [];
  if (id && properties) properties['href'] = addressOf(id, base) + hash;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function textOf({ value, children = [] }: Node): string {
  return value ?? children.map(textOf).join('');
}

/** Turns code into markup. Only a server colours it: a browser keeps what it was sent. */
function colour(pre: Node, isServer: boolean): void {
  const [code] = pre.children ?? [];
  const [language = ''] = [code?.properties?.['className'] ?? []].flat().map(String);
  const text = textOf(pre);
  const html = isServer ? highlighted(text, language.replace('language-', '')) : plain(text);
  const literal = (value: unknown) => ({ type: 'Literal', value, raw: JSON.stringify(value) });
  const key = { type: 'Identifier', name: '__html' };
  const property = { type: 'Property', kind: 'init', key, value: literal(html), method: false, shorthand: false };
  const attribute = (name: string, expression: object) => ({
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: '',
      data: { estree: { type: 'Program', sourceType: 'module', body: [{ type: 'ExpressionStatement', expression }] } },
    },
  });
  Object.assign(pre, {
    type: 'mdxJsxFlowElement',
    name: 'div',
    tagName: undefined,
    attributes: [
      attribute('suppressHydrationWarning', literal(true)),
      attribute('dangerouslySetInnerHTML', {
        type: 'ObjectExpression',
        properties: [{ ...property, computed: false }],
      }),
    ],
    children: [],
  });
}

/** The library as it is published: what pages import of `src` comes from `dist`. */
export function published(): Plugin {
  return {
    name: 'book-published',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer?.startsWith(ROOT)) return null;
      const [, part] = /(?:^|\/)\.\.\/src\/(.*?)(?:\.[jt]sx?)?$/.exec(id.replace(`${ROOT}/src/`, '../src/')) ?? [];
      const file = part && resolve(ROOT, 'dist', `${part}.js`);
      return file && existsSync(file) ? file : null;
    },
  };
}

/** A server notes what each figure of a notebook shows. */
export function records(): Plugin {
  const standIn = resolve(import.meta.dirname, 'FigureMenu.tsx');
  return {
    name: 'book-records',
    enforce: 'pre',
    resolveId(id, importer) {
      const isServer = this.environment.config.consumer === 'server';
      return isServer && id.endsWith('/menu/FigureMenu.js') && importer !== standIn ? standIn : null;
    },
  };
}

/** What pages take from Storybook and its tests, as the book has it. */
export function standIns(): Plugin {
  const tests = '\0storybook-test';
  const controls = '\0storybook-controls';
  return {
    name: 'book-stand-ins',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'storybook/test') return tests;
      if (id.endsWith('/address.js') && importer?.endsWith('/lessons.ts')) return resolve(ROOT, 'site/address.ts');
      if (id.endsWith('/controls.js') && importer?.endsWith('.stories.tsx')) return controls;
      // The frame lists the sections of every page.
      if (id.endsWith('/Contents.js') && importer?.includes('/stories/')) return resolve(ROOT, 'site/blocks.tsx');
      return null;
    },
    load(id) {
      if (id === controls) {
        return 'export const controlsOf = () => ({}), range = () => ({}), imageControls = {}, timestepControl = {};';
      }
      if (id !== tests) return undefined;
      const names = ['expect', 'fireEvent', 'screen', 'userEvent', 'waitFor', 'within'];
      // The book plays no story, so nothing calls these.
      return [...names.map((name) => `export const ${name} = undefined;`), 'export const fn = () => () => {};'].join(
        '\n',
      );
    },
  };
}

/** `virtual:components`: the docs of all components, from their types. */
export function components(): Plugin {
  const id = '\0virtual:components';
  let entry = '';
  return {
    name: 'book-components',
    configResolved({ command }) {
      entry = resolve(ROOT, command === 'build' ? 'dist/index.d.ts' : 'src/index.ts');
    },
    resolveId: (source) => (source === 'virtual:components' ? id : undefined),
    load: (source) => (source === id ? `export default ${JSON.stringify(componentDocs(entry))}` : undefined),
  };
}
