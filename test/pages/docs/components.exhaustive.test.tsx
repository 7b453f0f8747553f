import { createElement } from 'react';
import docgen, { type ComponentDoc, type PropItemType } from 'react-docgen-typescript';
import type { StoryContext } from 'storybook/internal/types';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { documentedProps, written } from '../../../.storybook/documented.js';
import { exampleOf, type Shown } from '../../../.storybook/example.js';
import storybook from '../../../.storybook/main.js';
import { isWhole, projectOf } from '../../../.storybook/stackblitz.js';
import * as library from '../../../src/index.js';
import { programOf } from '../../support/compiler.js';
import { itExhaustively } from '../../support/exhaustive.js';
import { sourceFiles } from '../../support/sourceFiles.js';
import { complaintsAbout } from './compile.js';
import { read } from './pages.js';

// The pages of components: what is read of their docstrings, and the code of their live figures.

type Render = (args: object, context: object) => Shown;

interface Annotations {
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly component?: Parameters<typeof createElement>[0];
  readonly args?: object;
  readonly render?: Render;
  readonly parameters?: { readonly docs?: { readonly source?: { readonly code?: string } } };
}

const files = import.meta.glob<Record<string, Annotations>>('../../../stories/{Figures,Controls}/*.stories.tsx', {
  eager: true,
});
const pages = Object.values(files).filter((file) => file['default']?.tags?.includes('autodocs'));

const components = new Set(pages.map(({ default: meta }) => meta?.component));
const names = Object.entries(library).flatMap(([name, member]) => (components.has(member as never) ? [name] : []));

const documented: readonly ComponentDoc[] = docgen
  .withDefaultConfig({
    shouldExtractLiteralValuesFromEnum: true,
    shouldRemoveUndefinedFromOptional: true,
    customComponentTypes: ['FigureComponent'],
    propFilter: ({ parent }) => !parent?.fileName.includes('node_modules'),
  })
  .parseWithProgramProvider(['src/index.ts'], () =>
    programOf({}, { skipLibCheck: true, exactOptionalPropertyTypes: true }, ['src/index.ts', 'src/embed/vite.d.ts']),
  )
  .filter(({ displayName }) => names.includes(displayName));

/** Every prop of a component, as its page has it. */
const props = documented.flatMap(({ displayName, props }) => {
  const argTypes = Object.fromEntries(
    Object.values(props).map(({ name, description, type }) => [
      name,
      { name, description, table: { type: { summary: summaryOf(type) } } },
    ]),
  );
  const shown = documentedProps({ argTypes } as unknown as StoryContext);
  return Object.entries(shown).map(([name, argType]) => ({ place: `${displayName}.${name}`, ...argType }));
});

/** A type as Storybook writes it. */
function summaryOf({ name, value }: PropItemType): string {
  return Array.isArray(value) ? value.map((member: { value: string }) => member.value).join(' | ') : name;
}

it('reads the docstrings of components', () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(props.length).toBeGreaterThan(200);
  expect(props.filter(({ description }) => !description).map(({ place }) => place)).toEqual([]);
});

it('says no TeX in what it says of components and props', () => {
  const texts = [
    ...documented.map(({ displayName, description }) => ({ place: displayName, text: written(description) })),
    ...props.map(({ place, description }) => ({ place, text: description ?? '' })),
  ];
  const prose = texts.map(({ place, text }) => ({ place, text: text.replace(/```[\s\S]*?```|`[^`]*`/g, '') }));
  expect(prose.filter(({ text }) => /[_{}]|\\(?!_)/.test(text.replaceAll('\\_', '_')))).toEqual([]);
});

it('has no docstring that an editor shows as a list where none is meant', () => {
  const texts = sourceFiles().map((path) => ({ path, text: read(`src/${path}`) }));
  expect(texts.filter(({ text }) => /^ *\* \d+[.)]( |$)/m.test(text)).map(({ path }) => path)).toEqual([]);
});

it('begins a list only where a docstring has one', () => {
  const listed = [
    ...documented.map(({ description }) => written(description)),
    ...props.map((p) => p.description ?? ''),
  ];
  expect(listed.filter((text) => /^\s*(\d+[.)]|[-+*])(\s|$)/m.test(text.replace(/```[\s\S]*?```/g, '')))).toEqual([]);
});

it('expands every type that a prop names', () => {
  // Of React and of the language.
  const known = ['ReactNode', 'Error', 'Readonly', 'Record', 'Float32Array'];
  const unknown = props.flatMap(({ place, table }) => {
    const names = String(table?.type?.summary ?? '').match(/\b[A-Z]\w+(?![\w"'])/g) ?? [];
    const detail = String(table?.type?.detail ?? '');
    return names
      .filter((name) => !known.includes(name) && !new RegExp(`(type|interface) ${name}\\b`).test(detail))
      .map((name) => `${place}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

/** What a page opens with: a module, and what its component is given. */
function exampleOn(file: Record<string, Annotations>): { title: string; code: string; given: object } {
  const { default: meta = {}, ...stories } = file;
  const story = Object.values(stories)[0] ?? {};
  const given = { ...meta.args, ...story.args };
  const source = (story.parameters ?? meta.parameters)?.docs?.source?.code;
  const render = story.render ?? meta.render ?? ((args) => createElement(meta.component as string, args) as Shown);
  return { title: meta.title ?? '', code: source ?? exampleOf(render(given, {})), given: source ? given : {} };
}

it('shows code that compiles, and opens a project that does', () => {
  const modules = pages.map(exampleOn).flatMap(({ title, code, given }) => {
    if (!isWhole(code)) return [];
    const { 'src/main.tsx': main = '' } = projectOf(code, given);
    // The two files of a project as one.
    const started = main.replace(/import { \w+ } from '.\/example';\n/, '');
    return { place: title, language: 'tsx', code: `${code}\n${started}` };
  });
  expect(modules.map(({ code }) => code)).toContainEqual(expect.stringContaining('return <NoiseTriptych />;'));
  expect(complaintsAbout(modules)).toEqual([]);
});

itExhaustively('opens a project that Vite builds', async () => {
  const page = pages.map(exampleOn).find(({ title }) => title === 'Figures/Noise/NoiseTriptych');
  const project = projectOf(page?.code ?? '');
  const root = `${process.cwd()}/`;
  const { output } = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'project',
        enforce: 'pre',
        resolveId: (id, importer) => {
          const path = id.replace(root, '').replace(/^\/?(\.\/)?/, importer?.includes('/src/main.tsx') ? 'src/' : '');
          const name = [path, `${path}.tsx`, id.replace(/^\//, '')].find((name) => name in project);
          return name && `${root}project/${name}`;
        },
        load: (id) => project[id.replace(`${root}project/`, '')],
      },
    ],
    build: { write: false, rolldownOptions: { input: 'src/main.tsx' } },
  })) as { output: { fileName: string; code?: string }[] };
  expect(output.map(({ code }) => code ?? '').join()).toContain('noise-triptych');
  expect(output.map(({ fileName }) => fileName)).toContainEqual(expect.stringMatching(/\.css$/));
});

it('has a manifest of what the package exports, and of no example', () => {
  const metas = Object.values(files).map(({ default: meta = {} }) => meta);
  const exported = new Set<unknown>(Object.values(library));
  const isListed = ({ tags = [] }: Annotations) => !tags.includes('!manifest');
  expect(metas.filter((meta) => isListed(meta) !== exported.has(meta.component)).map(({ title }) => title)).toEqual([]);
  expect(storybook.features).toMatchObject({ componentsManifest: true });
});
