import type { ReactNode } from 'react';
import type { FormattedNumber } from './numbers.js';

/**
 * A sentence of the library, in no language yet: its key in the catalogue, its English, and what stands in its gaps. Plain data,
 * so that a model may hold it; `useFormat` writes it in the language of the page.
 */
export interface Message<Gap = TextGap> {
  /** `X0Reconstruction.predicted` */
  readonly key: string;
  /** The English text, with its gaps by name: `x_t at t = {t}`. */
  readonly english: string;
  /** The English where the gap `count` is 1; none where that changes nothing. */
  readonly one?: string;
  readonly gaps: Readonly<Record<string, Gap>>;
  /** The words that screen readers read for the message, if it is a mark such as “–”. */
  readonly spoken?: Message;
}

/** A message of the library, or a text of the page. */
export type Text = string | Message;

/** The gap of a text. A number or a message is written in the same language. */
export type TextGap = string | number | FormattedNumber | Message;

/** The gap of a sentence that is shown; also any label or value that a part of a figure shows. */
export type ShownGap = ReactNode | FormattedNumber | ShownMessage;

/** A message with formulas or other nodes in its gaps. */
export interface ShownMessage extends Message<ShownGap> {}

/** The names of the gaps of a text. */
type GapsOf<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | GapsOf<Rest>
  : never;

/** A message, or the function that makes it from its gaps. */
type Entry<Gap extends string> = [Gap] extends [never]
  ? Message<never>
  : {
      (gaps: Readonly<Record<Gap, TextGap>>): Message;
      (gaps: Readonly<Record<Gap, ShownGap>>): Message<ShownGap>;
    };

export type Catalogue<English extends Readonly<Record<string, string>>> = {
  readonly [Name in keyof English & string]: Entry<
    GapsOf<English[Name]> | (`${Name}.one` extends keyof English ? 'count' : never)
  >;
};

const GAP = /\{(\w+)\}/;

/**
 * The messages of one part of the library.
 *
 * ```ts
 * const messages = catalogue('X0Reconstruction', { xt: 'x_t at t = {t}', error: 'Error of' });
 * messages.xt({ t: 200 });
 * messages.error;
 * ```
 *
 * A message `name` that has another form for one thing has it as `name.one`; the number is its gap `count`, also where neither
 * text shows it. Other languages may have more forms, `name.few` and `name.many`, as `Intl.PluralRules` names them.
 *
 * @param namespace - the first half of their keys; the second is their name here.
 * @param english - a text with gaps as one literal, not as a sum: its type names them.
 */
export function catalogue<const English extends Readonly<Record<string, string>>>(
  namespace: string,
  english: English,
): Catalogue<English> {
  const entries = Object.entries(english).map(([name, text]) => {
    const one = english[`${name}.one`];
    const message = { key: `${namespace}.${name}`, english: text, ...(one !== undefined && { one }), gaps: {} };
    const hasGaps = one !== undefined || GAP.test(text);
    return [name, hasGaps ? (gaps: object) => ({ ...message, gaps }) : message];
  });
  return Object.fromEntries(entries);
}

/** A template in its pieces: texts at even places, names of gaps at odd ones. */
export function piecesOf(template: string): string[] {
  return template.split(GAP);
}

export function isMessage(value: unknown): value is Message<unknown> {
  return typeof value === 'object' && value !== null && 'english' in value && 'gaps' in value;
}
