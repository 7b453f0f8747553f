import type { ReactNode } from 'react';

/**
 * A sentence of the library before it is said: its key in the catalogue, its English, and what stands in its gaps. Plain data,
 * so that a model may hold it; `useSay` says it in the language of the page.
 */
export interface Message<Gap = TextGap> {
  /** `X0Reconstruction.predicted` */
  readonly key: string;
  /** With its gaps by name: `x_t at t = {t}`. */
  readonly english: string;
  readonly gaps: Readonly<Record<string, Gap>>;
}

/** What a library's message or a page's own words are written by. */
export type Text = string | Message;

/** What may stand in the gap of a text; a message is said in the same language. */
export type TextGap = string | number | Message;

/** What may stand in the gap of a sentence that is shown. */
export type ShownGap = ReactNode | Message;

/** The names of the gaps of a text. */
type GapsOf<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | GapsOf<Rest>
  : never;

/** A message, or what makes it of what stands in its gaps. */
type Entry<English extends string> = [GapsOf<English>] extends [never]
  ? Message<never>
  : {
      (gaps: Readonly<Record<GapsOf<English>, TextGap>>): Message;
      (gaps: Readonly<Record<GapsOf<English>, ShownGap>>): Message<ShownGap>;
    };

export type Catalogue<English extends Readonly<Record<string, string>>> = {
  readonly [Name in keyof English]: Entry<English[Name] & string>;
};

const GAP = /\{(\w+)\}/;

/**
 * The words of one room.
 *
 * ```ts
 * const words = catalogue('X0Reconstruction', { xt: 'x_t at t = {t}', error: 'Error of' });
 * words.xt({ t: 200 });
 * words.error;
 * ```
 *
 * @param room - the first half of their keys; the second is their name here.
 * @param english - a text with gaps as one literal, not as a sum: its type names them.
 */
export function catalogue<const English extends Readonly<Record<string, string>>>(
  room: string,
  english: English,
): Catalogue<English> {
  const entries = Object.entries(english).map(([name, text]) => {
    const message = { key: `${room}.${name}`, english: text, gaps: {} };
    return [name, GAP.test(text) ? (gaps: object) => ({ ...message, gaps }) : message];
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
