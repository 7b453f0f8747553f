'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { typesetting } from '../hooks/load.js';
import { Formula, type FormulaProps } from './Formula.js';
import { displayHeightOf } from './texHeight.js';
import { complaintAbout } from './texLimits.js';
import { widthOf } from './texWidth.js';
import { useTypesetter, WAITING_CLASS } from './typesetter.js';

export interface TexProps {
  /** The formula, in the TeX that KaTeX knows, without dollar signs. */
  children?: string | undefined;
  /** The same as a prop, for pages whose children are not plain text, as Astro's; takes precedence. */
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
  return <Formula tex={tex} display={display} {...roomFor(tex, display)} formulaRef={formula} />;
}

/** What a formula will take; a message in place of one takes what it takes. */
function roomFor(tex: string, display: boolean): Partial<Pick<FormulaProps, 'width' | 'height'>> {
  if (complaintAbout(tex)) return {};
  return display ? { height: displayHeightOf(tex) } : { width: widthOf(tex) };
}

/** Loads the typesetter once an element that holds waiting formulas comes near the viewport. */
export function useTypesettingNear(container: RefObject<Element | null>): void {
  const isLoaded = useTypesetter() !== null;
  useEffect(() => {
    const element = container.current;
    if (isLoaded || !element?.querySelector(`.${WAITING_CLASS}`)) return;
    return whenNear(element, () => typesetting.request());
  });
}

/** Calls back once an element comes near the viewport; returns a function that ends the wait. */
function whenNear(element: Element, callback: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) callback();
    },
    { rootMargin: '50% 0px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
