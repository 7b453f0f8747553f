import { createElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { pageIdOf, TRANSLATED, versionsOf } from '../../stories/Learn/translations.js';

// A page as a sequence of parts, without its words: what a translation has in common with the page that it translates.

/** A paragraph, an item, a figure with its caption or whatever else stands by itself. */
export interface Part {
  /** The element or component and what it is given: `X0Reconstruction epsilonError=0.2`. */
  readonly is: string;
  /** Formulas, numbers, links and emphases, sorted: languages differ in the order within a sentence. */
  readonly holds: string[];
  /** What is written there, to find it by. */
  text: string;
}

type Props = Readonly<Record<string, unknown>>;

/** Props that are part of the page, in the order in which they are read. */
const SHOWN = ['opening', 'question', 'misconception', 'options', 'caption', 'children'];
/** What the options and axes of a question say. */
const WORDS_WITHIN = ['label', 'reason'];
/** Props that are words. */
const WORDS = ['aria-label', 'title', 'words'];
/** What stands within a sentence. */
const WITHIN = /^(?:b|em|strong|small|Following|CoefficientValue|PresentT|FigureNumber|FigureLink)$/;
/** What is no part by itself. */
const AROUND = /^(?:PageLanguage|Unstyled|MDXContent|_createMdxContent)$/;

/** How a language writes numbers; the rest write them as English does. */
const NUMBERS: Readonly<Record<string, RegExp>> = { de: /−?\d+(?:\.\d{3})*(?:,\d+)?/g };
const ENGLISH_NUMBERS = /−?\d+(?:,\d{3})*(?:\.\d+)?/g;
/** Of a paper. */
const SECTION = /§\s?[\d.]+\d/g;

const englishIds = new Map(
  TRANSLATED.flatMap((index) => versionsOf(index).map(({ id }) => [id, pageIdOf('en', index)] as const)),
);

/** The parts of a page or of what stands on one, in their order. */
export function partsOf(node: ReactNode, lang: string): Part[] {
  const parts: Part[] = [{ is: 'the beginning', holds: [], text: '' }];
  // A page in MDX asks for its components by a hook: it is unfolded where that is allowed.
  function Reader() {
    parts.length = 1;
    read(node, parts, lang);
    return null;
  }
  renderToString(createElement(Reader));
  return parts.map((part) => ({ ...part, holds: part.holds.toSorted() }));
}

/** The first place at which two sequences of parts differ, in words; undefined if there is none. */
export function firstDifference(page: readonly Part[], translation: readonly Part[]): string | undefined {
  const key = (part: Part | undefined) => part && [part.is, ...part.holds].join('\n');
  const at = Array.from({ length: Math.max(page.length, translation.length) }, (_, index) => index).find(
    (index) => key(page[index]) !== key(translation[index]),
  );
  if (at === undefined) return undefined;
  const told = (part: Part | undefined) =>
    part ? `${part.is}: ${part.holds.join(', ')}\n  “${part.text.trim().slice(0, 80)}”` : 'nothing';
  return `part ${at} is in English\n  ${told(page[at])}\nand in the translation\n  ${told(translation[at])}`;
}

function read(node: ReactNode, parts: Part[], lang: string): void {
  if (Array.isArray(node)) for (const one of node) read(one, parts, lang);
  else if (typeof node === 'string') readText(node, parts, lang);
  else if (isValidElement<Props>(node)) readElement(node, parts, lang);
}

function readText(text: string, parts: Part[], lang: string): void {
  const part = parts.at(-1) as Part;
  part.text += text;
  part.holds.push(...(text.match(SECTION) ?? []).map((section) => section.replace(/\s/, '')));
  for (const number of text.replace(SECTION, '').match(NUMBERS[lang] ?? ENGLISH_NUMBERS) ?? []) {
    part.holds.push(NUMBERS[lang] ? number.replaceAll('.', '').replace(',', '.') : number.replaceAll(',', ''));
  }
}

function readElement({ type, props }: ReactElement<Props>, parts: Part[], lang: string): void {
  const name = typeof type === 'string' ? type : typeof type === 'function' ? type.name : '';
  // It shows nothing.
  if (name === 'Meta') return;
  const within = (parts.at(-1) as Part).holds;
  // A page or a section of one.
  if (name === 'MDXContent' || name === '_createMdxContent')
    read((type as (props: Props) => ReactNode)(props), parts, lang);
  else if (name === 'InlineTex') within.push(`«${String(props['children']).replaceAll('{,}', '.')}»`);
  else if (name === 'EnglishLesson') within.push(`link ${props['id']}`);
  else if (name === 'code') within.push(`code ${props['children']}`);
  else {
    if (name === 'a') within.push(`link ${targetOf(String(props['href']))}`);
    else if (WITHIN.test(name)) within.push(described(name, props));
    else if (name !== '' && !AROUND.test(name)) parts.push({ is: described(name, props), holds: [], text: '' });
    for (const shown of SHOWN) {
      if (shown === 'options') readOptions(props, parts, lang);
      else read(props[shown] as ReactNode, parts, lang);
    }
  }
}

/** What the options of a question say. */
function readOptions({ options }: Props, parts: Part[], lang: string): void {
  if (!Array.isArray(options)) return;
  for (const option of options) for (const said of WORDS_WITHIN) read(option[said], parts, lang);
}

/** Where a link leads: to a page by its English id, else to an address. */
function targetOf(href: string): string {
  const [, id] = /\?path=\/docs\/(.+)--docs$/.exec(href) ?? [];
  return id ? (englishIds.get(decodeURI(id)) ?? decodeURI(id)) : href;
}

function described(name: string, props: Props): string {
  const given = Object.entries(props).filter(([prop]) => prop === 'options' || ![...SHOWN, ...WORDS].includes(prop));
  const withoutWords = (key: string, value: unknown) => (WORDS_WITHIN.includes(key) ? undefined : value);
  return [name, ...given.map(([prop, value]) => `${prop}=${JSON.stringify(value, withoutWords)}`).sort()].join(' ');
}
