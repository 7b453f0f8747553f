'use client';
import { useSay } from '../words/say.js';
import { LabelTex } from './LabelTex.js';

/** A title, a label or a note, as TeX or as plain text; see `isPlainText`. */
export function TexOrText({ children }: { children: string }) {
  const say = useSay();
  return isPlainText(children) ? say(children) : <LabelTex>{children}</LabelTex>;
}

/**
 * Whether a title is plain text rather than TeX: it has a word of two letters or more, and none of the characters
 * `\`, `_`, `^`, `{` and `}`. So `posterior mean` is text; `t = 200`, `x_t` and `\text{posterior mean}` are TeX.
 */
export function isPlainText(title: string): boolean {
  // Lo: letters that are words by themselves, as in Chinese.
  return !/[\\_^{}]/.test(title) && /\p{L}{2}|\p{Lo}/u.test(title);
}
