'use client';
import katex from 'katex/dist/katex.js';
import { type ReactNode, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { TexError } from '../ui/TexError.js';

// The code that a page loads lazily: KaTeX, and the limits of its input and its markup.

export interface TypesetProps {
  /** The formula in TeX. */
  tex: string;
  /** Whether it is a block, in display style. */
  display: boolean;
}

/** A formula typeset by KaTeX, or a message with the reason why it cannot be typeset. */
export function Typeset(given: TypesetProps) {
  const { formula, complaint } = formulaOf(given);
  return complaint ?? <ElementFormula {...formula} />;
}

/** Returns the props of a formula, and the message in its place if it cannot be typeset. */
export function formulaOf({ tex, display }: TypesetProps): { formula: KatexFormulaProps; complaint: ReactNode } {
  const renderError = display ? showBlockError : showError;
  const complaint = complaintAbout(tex);
  const formula = { math: tex, display, renderError };
  return { formula, complaint: complaint === null ? null : renderError(new Error(complaint)) };
}

/** KaTeX throws errors that it did not expect, such as an exhausted stack. */
export function unexpected(reason: unknown): Error {
  return new Error(`the formula cannot be typeset: ${(reason as Error).message}`);
}

// Shared functions, since a formula would be typeset again for a new `renderError`. The message of a block is a block, as hydration
// expects the element that the formula would be.

function showError(error: Error) {
  return <TexError>{error.message}</TexError>;
}

function showBlockError(error: Error) {
  return (
    <div>
      <TexError>{error.message}</TexError>
    </div>
  );
}

export interface KatexFormulaProps {
  math: string;
  display: boolean;
  renderError: (error: Error) => ReactNode;
}

/**
 * Renders a formula in a browser. KaTeX creates the elements one by one and sets their styles by script. A Content-Security-Policy may
 * forbid markup in strings and its style attributes, and no script can find out without a report of a violation.
 */
export function ElementFormula({ math, renderError, display }: KatexFormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [error, setError] = useState<Error | null>(null);
  useLayoutEffect(() => {
    try {
      const formula = place.current as HTMLSpanElement;
      katex.render(math, formula, { displayMode: display });
      const complaint = complaintAboutMarkup(formula.innerHTML);
      if (complaint) formula.replaceChildren();
      setError(complaint ? new Error(complaint) : null);
    } catch (reason) {
      setError(reason instanceof katex.ParseError || reason instanceof TypeError ? reason : unexpected(reason));
    }
  }, [math, display]);
  return (
    <>
      <span ref={place} hidden={error !== null} />
      {error && renderError(error)}
    </>
  );
}

/** The fonts of nearly every formula. */
const FONTS = ['1em KaTeX_Main', 'italic 1em KaTeX_Math'];
const FONTS_MILLISECONDS = 2000;

/** Waits for the fonts, but not long: in other fonts a formula has other widths, and the page would move. */
export async function fontsLoaded(): Promise<void> {
  const fonts = FONTS.map((font) => document.fonts.load(font).catch(() => {}));
  await Promise.race([Promise.all(fonts), new Promise((resolve) => setTimeout(resolve, FONTS_MILLISECONDS))]);
}

/** KaTeX parses recursively: braces nested a few thousand deep would exhaust the stack. */
const DEPTH_LIMIT = 200;
const LENGTH_LIMIT = 20_000;

/** Why TeX cannot be typeset, before KaTeX tries; null if it may. */
function complaintAbout(tex: unknown): string | null {
  if (typeof tex !== 'string') return `invalid tex: ${typeof tex}; expected a string`;
  if (tex.length > LENGTH_LIMIT) return `invalid tex: ${tex.length} characters; expected at most ${LENGTH_LIMIT}`;
  const depth = depthOf(tex);
  return depth > DEPTH_LIMIT ? `invalid tex: nested ${depth} deep; expected at most ${DEPTH_LIMIT}` : null;
}

/** Returns the depth of the nested groups. */
function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of tex.matchAll(/\\[{}]|\\left\b|\\right\b|\\begin\b|\\end\b|[{}]/g)) {
    if (token === '{' || token === '\\left' || token === '\\begin') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === '\\right' || token === '\\end') depth--;
  }
  return deepest;
}

/** The largest length that TeX may give, in em; a page on a wide screen is about so wide. */
const SIZE_LIMIT = 100;

/**
 * Returns the reason why KaTeX's markup of TeX cannot be shown; null if it may. `\rule{1000000em}{1em}` would make a
 * page of millions of pixels. KaTeX's own `maxSize` does not limit sizes below zero, nor those of an array's lines,
 * and react-katex does not pass it on.
 */
export function complaintAboutMarkup(markup: string): string | null {
  for (const [, style = ''] of markup.matchAll(/style="([^"]*)"/g)) {
    // A browser writes 1000000 as 1e+06.
    for (const [written] of style.matchAll(/-?[\d.]+(?:e\+\d+)?(?=em)/g)) {
      const size = Number(written);
      if (Math.abs(size) > SIZE_LIMIT) return `invalid tex: a size of ${size}em; expected at most ${SIZE_LIMIT}em`;
    }
  }
  return null;
}
