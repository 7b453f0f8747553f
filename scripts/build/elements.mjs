import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pathOf } from './paths.mjs';

// What editors and frameworks read about the elements for pages without React: a manifest of custom elements, and the types of JSX.
// Both follow from the definitions of the figures, as the elements themselves do.

const CONTROL = [
  { name: 'type', type: 'string', description: 'Which control it is.' },
  { name: 't', type: 'number', description: 'The timestep at which the page begins.' },
  { name: 'schedule', type: 'string', description: 'A kind of schedule, or its options as JSON.' },
  { name: 'name', type: 'string', description: 'The coefficient that a `coefficient-value` shows.' },
  { name: 'digits', type: 'number', description: 'Its digits after the point.' },
  { name: 'camera', type: 'boolean', description: '`false` for an `image-picker` without the camera.' },
];
const EQUATION = [
  { name: 'name', type: 'string', description: 'One of the notebook’s equations.' },
  { name: 'tex', type: 'string', description: 'TeX, in place of a name.' },
  { name: 'number', type: 'string', description: 'What goes to its right.' },
  { name: 'values', type: 'boolean', description: 'Whether the value of each coefficient is under its symbol.' },
];
const NUMBERS = ['timestep', 'integer', 'number', 'seed'];

/** @param docstrings - the docstring of each prop, by the folder of its figure and the name of the prop. */
export async function writeElements(docstrings) {
  const load = (path) => import(pathToFileURL(pathOf(`dist/${path}`)).href);
  const { readsOf, attributeOf } = await load('serialize/attributes.js');
  const { definitionOf } = await load('figure/defineFigure.js');
  const figures = [];
  for (const folder of readdirSync(pathOf('dist/figures'))) {
    const path = `figures/${folder}/index.js`;
    if (!existsSync(pathOf(`dist/${path}`))) continue;
    const definitions = Object.values(await load(path)).flatMap((member) => definitionOf(member) ?? []);
    figures.push(...definitions.map(({ name, all }) => ({ name, all, docstrings: docstrings.get(folder) })));
  }
  const types = figures.map(({ name }) => name).sort();
  const attributes = attributesOf(figures, readsOf, attributeOf);
  const elements = [
    {
      tag: 'diffusion-figure',
      interface: 'FigureAttributes',
      description: `A figure. Its content is the caption. Types: ${types.join(', ')}.`,
      attributes: [{ name: 'type', type: 'string', description: 'Which figure it is.' }, ...attributes],
    },
    {
      tag: 'diffusion-control',
      interface: 'ControlAttributes',
      description: 'A control of the timestep, or of the image, of all elements.',
      attributes: CONTROL,
    },
    { tag: 'diffusion-equation', interface: 'EquationAttributes', description: 'An equation.', attributes: EQUATION },
  ];
  writeFileSync(pathOf('dist/custom-elements.json'), `${JSON.stringify(manifestOf(elements), null, 1)}\n`);
  writeFileSync(pathOf('dist/embed/jsx.d.ts'), declarationsOf(elements, types));
  writeFileSync(pathOf('dist/embed/jsx.js'), 'export {};\n');
}

/** Returns the attributes of all figures. An attribute with several meanings has one description with each meaning and its figures. */
function attributesOf(figures, readsOf, attributeOf) {
  const taken = new Map();
  for (const { name: figure, all, docstrings } of figures) {
    for (const prop of Object.keys(readsOf(all))) {
      const kind = all[prop]?.kind ?? 'text';
      const type = NUMBERS.includes(kind) ? 'number' : kind === 'flag' || prop === 'menu' ? 'boolean' : 'string';
      const known = taken.get(attributeOf(prop)) ?? { types: new Set(), meanings: new Map() };
      known.types.add(type);
      const meaning = meaningOf(prop, docstrings);
      known.meanings.set(meaning, [...(known.meanings.get(meaning) ?? []), figure]);
      taken.set(attributeOf(prop), known);
    }
  }
  return [...taken].sort().map(([name, { types, meanings }]) => ({
    name,
    type: [...types].sort().join(' | '),
    description: [...meanings].map(([meaning, takers]) => `${meaning} ${takersOf(takers, figures)}`).join('\n\n'),
  }));
}

/** Returns the docstring of a prop in one line. For an initial value such as `defaultT` without one, describes the prop that it sets. */
function meaningOf(prop, docstrings) {
  const docstring = docstrings?.get(prop);
  if (docstring)
    return docstring
      .replace(/^\/\*\*|\*\/$/g, '')
      .replaceAll(/\s*\n\s*\*?\s*/g, ' ')
      .trim();
  const [, changed] = prop.match(/^default([A-Z]\w*)$/) ?? [];
  if (!changed) throw new Error(`the prop ${prop} has no docstring`);
  return `The \`${changed.charAt(0).toLowerCase()}${changed.slice(1)}\` at which the figure begins.`;
}

function takersOf(takers, figures) {
  return takers.length === figures.length ? '(every figure)' : `(${takers.sort().join(', ')})`;
}

/** https://github.com/webcomponents/custom-elements-manifest */
function manifestOf(elements) {
  const declarations = elements.map(({ tag, description, attributes }) => ({
    kind: 'class',
    customElement: true,
    name: nameOf(tag),
    tagName: tag,
    description,
    superclass: { name: 'HTMLElement' },
    attributes: attributes.map(({ type, ...others }) => ({ ...others, type: { text: type } })),
    events: [
      { name: 'ready', type: { text: 'CustomEvent' }, description: 'Everything is painted.' },
      { name: 'error', type: { text: 'CustomEvent<Error>' }, description: 'What is wrong.' },
    ],
  }));
  const exports = elements.map(({ tag }) => ({
    kind: 'custom-element-definition',
    name: tag,
    declaration: { name: nameOf(tag), module: 'embed.js' },
  }));
  return { schemaVersion: '1.0.0', modules: [{ kind: 'javascript-module', path: 'embed.js', declarations, exports }] };
}

/** `DiffusionFigure` */
function nameOf(tag) {
  return tag.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
}

function declarationsOf(elements, types) {
  const interfaces = elements.map(({ interface: name, description, attributes }) => {
    const lines = attributes.map((attribute) => {
      const type = name === 'FigureAttributes' && attribute.name === 'type' ? 'FigureType' : jsxType(attribute.type);
      return `  /** ${attribute.description.replaceAll('\n\n', '\n   *\n   * ')} */\n  '${attribute.name}'?: ${type} | undefined;`;
    });
    return `/** ${description} */\nexport interface ${name} extends HTMLAttributes<HTMLElement> {\n${lines.join('\n')}\n}`;
  });
  const tags = elements.map(({ tag, interface: name }) => `      '${tag}': DetailedHTMLProps<${name}, HTMLElement>;`);
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** A figure of the library, or one that the page has added. */
export type FigureType = ${types.map((type) => `'${type}'`).join(' | ')} | (string & {});

${interfaces.join('\n\n')}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('\n')}
    }
  }
}
`;
}

/** A text may stand for all of them, as in HTML. */
function jsxType(type) {
  return type.includes('string') ? type : `${type} | string`;
}
