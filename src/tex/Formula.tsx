'use client';
import {
  type ComponentType,
  type CSSProperties,
  type Ref,
  type RefObject,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { typesettingAtOnce } from '#typesetting';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { imported, lazy } from '../lazy/lazy.js';
import { useIsHydrating } from '../ui/useIsHydrating.js';
import type { TypesetProps } from './typeset.js';

/** KaTeX with its fonts. */
export const typesetting = /* @__PURE__ */ lazy(async () => {
  // First the part that can be painted at once.
  await new Promise((resolve) => setTimeout(resolve));
  const code = await imported(() => import('./typeset.js'));
  await code.fontsLoaded();
  return code;
}, typesettingAtOnce);

/** Whether every formula is typeset when it is first rendered, as on a server. */
const typesetsAtOnce = typesettingAtOnce !== null;

export interface FormulaProps {
  /** The formula in TeX. */
  tex: string;
  /** Whether it is a block, in display style; defaults to false. */
  display?: boolean | undefined;
  formulaRef?: Ref<HTMLElement> | undefined;
}

// Styles that a strict policy drops, together with KaTeX's. The stylesheet then shows the MathML instead.
const INLINE = { '--df-tex-html': 'inline', '--df-tex-mathml': 'absolute' } as CSSProperties;
const BLOCK = { '--df-tex-html': 'block', '--df-tex-mathml': 'absolute' } as CSSProperties;

/**
 * A formula typeset by KaTeX. A server's markup stays until the formula changes. Until KaTeX is loaded, any other formula is an
 * empty line. TeX that cannot be parsed shows a message instead.
 */
export function Formula({ tex, display = false, formulaRef }: FormulaProps) {
  const Typeset = useTypeset();
  const [served, setServed] = useState(useIsHydrating() && !typesetsAtOnce ? tex : null);
  if (served !== null && served !== tex) setServed(null);
  const Element = display ? 'div' : 'span';
  return (
    <Element
      ref={formulaRef as Ref<HTMLDivElement & HTMLSpanElement>}
      className="df-tex"
      style={display ? BLOCK : INLINE}
    >
      {served === tex ? (
        <Served display={display} onEmpty={() => setServed(null)} />
      ) : Typeset ? (
        // eslint-disable-next-line react-hooks/static-components -- a component of the late code, which stays the same
        <Typeset tex={tex} display={display} />
      ) : (
        <Placeholder tex={tex} display={display} />
      )}
    </Element>
  );
}

/** The component that typesets; null until it is loaded. Where it could not be loaded, formulas show their source. */
function useTypeset(): ComponentType<TypesetProps> | null {
  return useSyncExternalStore(typesetting.listen, currentTypeset, currentTypeset);
}

function currentTypeset(): ComponentType<TypesetProps> | null {
  return typesetting.code?.Typeset ?? (typesetting.hasFailed ? Source : null);
}

function Source({ tex }: TypesetProps) {
  return <code>{tex}</code>;
}

const PLACEHOLDER_CLASS = 'df-tex-place';

/** The mean width of a symbol, and the height of a fraction or a product in display style, in em of KaTeX's letters. */
const SYMBOL_WIDTH = 0.5;
const TALL_HEIGHT = 2.3;

/**
 * A line of KaTeX's letters, empty, about as wide as the formula will be, so that the lines around it break where they will. It
 * lets the browser load the font.
 */
function Placeholder({ tex: given, display }: TypesetProps) {
  // `Typeset` shows the error of a formula that is no string.
  const tex = String(given);
  const isTall = /\\(d?frac|sum|prod|int)/.test(tex) && (display || tex.startsWith('\\displaystyle'));
  const size = { width: `${SYMBOL_WIDTH * symbolsOf(tex)}em`, height: isTall ? `${TALL_HEIGHT}em` : undefined };
  const letter = (
    <span className={PLACEHOLDER_CLASS}>
      <span className="katex">
        <span className="mathnormal" style={display ? { height: size.height } : size}>
          {'\u200b'}
        </span>
      </span>
    </span>
  );
  return display ? <span className="katex-display">{letter}</span> : letter;
}

interface ServedProps {
  display: boolean;
  /** Called if the server has typeset nothing. */
  onEmpty: () => void;
}

/** The formula as a server has typeset it. React keeps inner HTML that it hydrates, so the empty string is never shown. */
function Served({ display, onEmpty }: ServedProps) {
  const holder = useRef<HTMLDivElement & HTMLSpanElement>(null);
  const [whenEmpty] = useState(() => onEmpty);
  useLayoutEffect(() => {
    const element = holder.current as HTMLElement;
    if (!element.hasChildNodes()) whenEmpty();
    else if (element.parentElement) restoreStyles(element.parentElement);
  }, [whenEmpty]);
  const Element = display ? 'div' : 'span';
  return <Element ref={holder} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />;
}

/** Sets the styles of a server's markup that a Content-Security-Policy has dropped: it forbids them in markup, not to scripts. */
export function restoreStyles(element: Element): void {
  for (const styled of [element, ...element.querySelectorAll('[style]')]) {
    const { style } = styled as HTMLElement;
    const written = styled.getAttribute('style');
    if (written && style.length === 0) style.cssText = written;
  }
}

/**
 * Loads KaTeX once it is wanted, if a formula in an element waits for it; returns whether none waits. A server's page has all
 * its formulas, and needs KaTeX only when one of them changes.
 */
export function useTypesetting(container: RefObject<Element | null>, wanted: boolean): boolean {
  const isLoaded = useTypeset() !== null;
  const [isComplete, setComplete] = useState(useIsHydrating());
  // eslint-disable-next-line react-hooks/exhaustive-deps -- any render may bring a formula; the same answer renders no more
  useEffect(() => {
    if (isLoaded) return;
    const waits = hasPlaceholder(container.current);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only the elements say which formulas wait, once they are there
    setComplete(!waits);
    if (waits && wanted) typesetting.request();
  });
  return isLoaded || isComplete;
}

/** Loads KaTeX once an element in which a formula waits for it comes near the viewport. */
export function useTypesettingNear(container: RefObject<Element | null>): void {
  const isLoaded = useTypeset() !== null;
  useEffect(() => {
    const element = container.current;
    if (isLoaded || !element || !hasPlaceholder(element)) return;
    if (typeof IntersectionObserver === 'undefined') {
      typesetting.request();
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) typesetting.request();
      },
      { rootMargin: '50% 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  });
}

/** Returns the approximate number of visible symbols of a formula. */
function symbolsOf(tex: string): number {
  return tex
    .replace(/\\textcolor\{[^}]*\}|\\(displaystyle|bigl|bigr|frac|sqrt|bar|hat|tilde)|[{}^_\s]/g, '')
    .replace(/\\[a-zA-Z]+/g, 'x').length;
}

function hasPlaceholder(element: Element | null): boolean {
  return element?.querySelector(`.${PLACEHOLDER_CLASS}`) != null;
}
