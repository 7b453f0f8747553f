'use client';
import { useRef } from 'react';
import type { Message, Text } from '../i18n/message.js';
import { useFormat, useFormattedTex } from '../i18n/useFormat.js';
import { Formula, useTypesettingNear } from './Formula.js';

export interface TexProps {
  /** The formula, in TeX that KaTeX supports, without dollar signs. */
  children?: string | undefined;
  /**
   * The formula as a prop, for pages whose children are not plain text, such as Astro's; takes precedence over
   * `children`.
   */
  tex?: string | undefined;
  /** Puts the formula on a line of its own, in display style: a block, so not inside a `<p>`; defaults to false. */
  display?: boolean | undefined;
}

/**
 * A formula in running text or on a line of its own, typeset by KaTeX, with MathML for screen readers. Server
 * markup contains it in full. Elsewhere KaTeX is loaded when the first formula comes near the viewport. `style.css` brings
 * KaTeX's rules and fonts.
 *
 * TeX that cannot be parsed shows KaTeX's message instead of the formula.
 *
 * ```tsx
 * <p>
 *   At the last timestep <Tex>{String.raw`\sqrt{\bar\alpha_t}`}</Tex> is almost 0.
 * </p>
 * <Tex display>{String.raw`x_t = \sqrt{\bar\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon`}</Tex>
 * ```
 */
export function Tex({ children, tex = children ?? '', display = false }: TexProps) {
  const formula = useRef<HTMLElement>(null);
  useTypesettingNear(formula);
  return <Formula tex={tex} display={display} formulaRef={formula} />;
}

export interface LabelTexProps {
  /** The formula in TeX. */
  children: string;
}

/**
 * A formula of a figure, its numbers in the format of the language. It waits until the figure requests KaTeX, after
 * its images.
 */
export function LabelTex({ children }: LabelTexProps) {
  return <Formula tex={useFormattedTex(children)} />;
}

/** A title, a label or a note, as TeX or as plain text; see `isPlainText`. */
export function TexOrText({ children }: { children: string }) {
  const format = useFormat();
  return isPlainText(children) ? format(children) : <LabelTex>{children}</LabelTex>;
}

/**
 * Whether a title is plain text rather than TeX: it has a word of two letters or more, and none of the characters
 * `\`, `_`, `^`, `{` and `}`. So `posterior mean` is text; `t = 200`, `x_t` and `\text{posterior mean}` are TeX.
 */
export function isPlainText(title: string): boolean {
  // Lo: letters that are words by themselves, as in Chinese.
  return !/[\\_^{}]/.test(title) && /\p{L}{2}|\p{Lo}/u.test(title);
}

export interface TitleTexProps {
  /** The name in words; defaults to the formula alone. */
  name?: Text | undefined;
  /** The formula in TeX, or plain text. */
  children: string;
}

/** A title: words and the symbol after them, which stands below them where there is no room for both. */
export function TitleTex({ name, children }: TitleTexProps) {
  const format = useFormat();
  if (!name) return <TexOrText>{children}</TexOrText>;
  return (
    <span className="df-title">
      {/* The space belongs to the text, so that copied text contains it. */}
      <span className="df-title-name">{format(name)} </span>
      <TexOrText>{children}</TexOrText>
    </span>
  );
}

export interface SymbolNameProps {
  tex: string;
  /** The name of the quantity for screen readers, also before the symbol is typeset. */
  spoken: Message;
}

/** The name of a quantity that has a symbol, such as the head of a column. */
export function SymbolName({ tex, spoken }: SymbolNameProps) {
  return (
    <>
      <span className="df-visually-hidden">{useFormat()(spoken)}</span>
      <span aria-hidden="true">
        <LabelTex>{tex}</LabelTex>
      </span>
    </>
  );
}
