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

export async function writeElements() {
  const load = (path) => import(pathToFileURL(pathOf(`dist/${path}`)).href);
  const { readsOf, attributeOf } = await load('serialize/attributes.js');
  const paths = readdirSync(pathOf('dist/figures')).map((figure) => `figures/${figure}/index.js`);
  const modules = await Promise.all(paths.filter((path) => existsSync(pathOf(`dist/${path}`))).map(load));
  const { definitionOf } = await load('figure/defineFigure.js');
  const figures = modules.flatMap(Object.values).flatMap((member) => definitionOf(member) ?? []);
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

/** Those of all figures, each once, with the figures that take it. */
function attributesOf(figures, readsOf, attributeOf) {
  const taken = new Map();
  for (const { name: figure, all } of figures) {
    for (const prop of Object.keys(readsOf(all))) {
      const kind = all[prop]?.kind ?? 'text';
      const type = NUMBERS.includes(kind) ? 'number' : kind === 'flag' || prop === 'menu' ? 'boolean' : 'string';
      const known = taken.get(attributeOf(prop)) ?? { types: new Set(), figures: [] };
      known.types.add(type);
      known.figures.push(figure);
      taken.set(attributeOf(prop), known);
    }
  }
  return [...taken].sort().map(([name, { types, figures: takers }]) => ({
    name,
    type: [...types].sort().join(' | '),
    description: takers.length === figures.length ? 'Of every figure.' : `Of ${takers.sort().join(', ')}.`,
  }));
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
      return `  /** ${attribute.description} */\n  '${attribute.name}'?: ${type} | undefined;`;
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
