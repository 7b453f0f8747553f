import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import * as library from '../src/index.js';
import { codeOf } from '../stories/code.js';

// The code of a live figure: the module that a user of the package writes to have the same.

/** An element of the library, or of HTML. */
export type Shown = ReactElement<{ readonly [name: string]: unknown; readonly children?: ReactNode }>;

const LINE = 80;
const STYLES = "import 'diffusion-figures/style.css';";
const names = new Map(Object.entries(library).map(([name, member]) => [member as unknown, name]));

/** A module whose `Page` is this element. */
export function exampleOf(element: Shown): string {
  const used = [...new Set(componentsOf(element))].sort();
  const markup = markupOf(element, '  ');
  const returned = markup.includes('\n') ? `(\n    ${markup.replaceAll('\n', '\n  ')}\n  )` : markup;
  return `${importOf(used)}\n${STYLES}\n\nexport function Page() {\n  return ${returned};\n}\n`;
}

function importOf(used: readonly string[]): string {
  const line = `import { ${used.join(', ')} } from 'diffusion-figures';`;
  return line.length <= LINE
    ? line
    : `import {\n${used.map((name) => `  ${name},\n`).join('')}} from 'diffusion-figures';`;
}

function componentsOf(node: ReactNode): string[] {
  if (Array.isArray(node)) return node.flatMap(componentsOf);
  if (!isElement(node)) return [];
  const own = typeof node.type === 'string' || node.type === Fragment ? [] : [nameOf(node)];
  return [...own, ...componentsOf(node.props.children)];
}

/** An element on one line, or, where that is too long, its props and what is in it on lines of their own. */
function markupOf(element: Shown, indent: string): string {
  const name = nameOf(element);
  const { children, ...props } = element.props;
  const given = Object.entries(props).flatMap(([prop, value]) => propOf(prop, value));
  const inside = insideOf(children, `${indent}  `);
  const opening = ['<'.concat(name), ...given].join(' ');
  if (inside.length === 0) {
    const isShort = opening.length + indent.length + 10 <= LINE;
    return isShort ? `${opening} />` : `<${name}\n${given.map((one) => `${indent}  ${one}\n`).join('')}${indent}/>`;
  }
  return `${opening}>\n${inside.map((line) => `${indent}  ${line}\n`).join('')}${indent}</${name}>`;
}

/** What is in an element: blocks one below the other, a sentence in lines that break between its words. */
function insideOf(children: ReactNode, indent: string): string[] {
  const parts = [children].flat(Infinity).filter((part) => part !== undefined && part !== null && part !== false);
  if (!parts.some((part) => typeof part === 'string')) {
    return parts.filter(isElement).map((part) => markupOf(part, indent));
  }
  // A line may not break beside an element: the space there would be lost.
  const sentence = parts.map((part) => (isElement(part) ? markupOf(part, indent).replaceAll(' ', '\0') : String(part)));
  const glued = sentence.join('').replace(/(?<=\/>) | (?=<)/g, '\0');
  return wrapped(glued).map((line) => line.replaceAll('\0', ' '));
}

function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (longer.length <= LINE) lines[last] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A prop as it is written; none where it is not set, or a function, which no example needs. */
function propOf(name: string, value: unknown): string[] {
  if (value === undefined || typeof value === 'function') return [];
  if (value === true) return [name];
  if (typeof value === 'string' && !/["\\\n]/.test(value)) return [`${name}="${value}"`];
  return [`${name}={${codeOf(value)}}`];
}

function nameOf({ type }: ReactElement): string {
  if (typeof type === 'string') return type;
  const name = type === Fragment ? '' : names.get(type);
  if (name === undefined) throw new Error('an example has a component that the package does not export');
  return name;
}

function isElement(node: unknown): node is Shown {
  return isValidElement(node);
}
