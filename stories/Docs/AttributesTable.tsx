import { definitionOf, type PropTable } from '../../src/define/index.js';
import { Table } from './Table.js';

type AnyProp = PropTable[string];

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../../src/figures/*/index.tsx', { eager: true });
const figures = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .flatMap((member) => definitionOf(member) ?? []);

/** What the page tells of once, as most figures take it. */
const COMMON = ['image', 'schedule', 'seed', 'resolution', 'aspectRatio', 'loupe', 'difference'];
/** What is written in an attribute, by what its prop holds; what is not here is no attribute. */
const WRITTEN: Readonly<Record<string, (prop: AnyProp) => string>> = {
  timestep: ({ min }) => (min === 1 ? 'a timestep from 1' : 'a timestep'),
  integer: rangeOf,
  number: rangeOf,
  seed: () => 'a number',
  flag: () => 'there, or not',
  choice: ({ words = [] }) => words.map((word) => `\`${word}\``).join(' or '),
  names: ({ words = [] }) => `some of ${words.map((word) => `\`${word}\``).join(', ')}`,
  schedule: () => 'a kind, or JSON',
  points: () => 'the name of a set, or x, y of each point as JSON',
  numbers: () => 'a list of numbers as JSON',
  array: () => 'an array as JSON, `{"shape": …, "values": …}` or nested lists',
  starts: () => 'a number of points, or x, y of each as JSON',
  sampler: () => 'JSON',
  configuration: ({ default: usual }) => `a name as \`${usual}\`, or JSON`,
  denoiser: ({ default: usual }) =>
    typeof usual === 'string' ? '`oracle` or `gaussian`' : 'what `toJSON` of a network gave',
};

/** The attributes of each figure's own, as it is defined. */
export function AttributesTable() {
  return (
    <Table
      label="Types of figures and their attributes"
      head={['`type`', 'attributes of its own']}
      rows={figures.map(({ name, all }) => [`\`${name}\``, attributesOf(all).join('; ') || 'none']).sort()}
    />
  );
}

function attributesOf(table: PropTable): string[] {
  return Object.keys(table).flatMap((name) => {
    const isInitial = table[name]?.kind === 'initial';
    const prop = table[isInitial ? targetOf(name) : name];
    const written = prop && WRITTEN[prop.kind]?.(prop);
    if (COMMON.includes(name) || written === undefined) return [];
    // The line of the prop that it begins with has said what it holds.
    return [isInitial ? `\`${attributeOf(name)}\`` : `\`${attributeOf(name)}\`: ${written}`];
  });
}

function rangeOf({ min, max, isAbove }: AnyProp): string {
  if (min === undefined) return 'a number';
  return isAbove ? `above ${min}, at most ${max}` : `${min} to ${max}`;
}

/** `defaultT` is the initial `t`. */
function targetOf(name: string): string {
  return name.replace(/^default(.)/, (_, letter: string) => letter.toLowerCase());
}

function attributeOf(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
