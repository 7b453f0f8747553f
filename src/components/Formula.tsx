'use client';
import { type CSSProperties, type Ref, useState } from 'react';
import { typesetsAtOnce } from '../hooks/load.js';
import { Space } from './Space.js';
import { KEPT, useServed } from './served.js';
import { KATEX_SCALE } from './texHeight.js';
import { useTypesetter, WAITING_CLASS } from './typesetter.js';
import { useIsHydrating } from './useIsHydrating.js';

export interface FormulaProps {
  /** The formula in TeX. */
  tex: string;
  /** Whether it is a block, in display style; defaults to false. */
  display?: boolean | undefined;
  /** Width of the typeset formula in its own em, reserved so that what follows does not move; defaults to 0. */
  width?: number | undefined;
  /** Height of the typeset formula in its own em, reserved likewise; defaults to that of a line. */
  height?: number | undefined;
  formulaRef?: Ref<HTMLElement> | undefined;
}

// Where a policy drops these, it drops KaTeX's styles too, and the stylesheet shows the MathML instead.
const INLINE = { '--df-tex-html': 'inline', '--df-tex-mathml': 'absolute' } as CSSProperties;
const BLOCK = { '--df-tex-html': 'block', '--df-tex-mathml': 'absolute' } as CSSProperties;

/**
 * A formula typeset by KaTeX. What a server has typeset stays; until KaTeX is loaded, any other formula has its place
 * reserved. TeX that cannot be parsed shows a message instead.
 */
export function Formula({ tex, display = false, width, height, formulaRef }: FormulaProps) {
  const typesetter = useTypesetter();
  const [served, setServed] = useState(useIsHydrating() && !typesetsAtOnce ? tex : null);
  if (served !== null && served !== tex) setServed(null);
  const Element = display ? 'div' : 'span';
  const Typeset = display ? typesetter?.BlockMath : typesetter?.InlineMath;
  return (
    <Element
      ref={formulaRef as Ref<HTMLDivElement & HTMLSpanElement>}
      className="df-tex"
      style={display ? BLOCK : INLINE}
    >
      {served === tex ? (
        <Served display={display} onEmpty={() => setServed(null)} />
      ) : Typeset ? (
        <Typeset math={tex} />
      ) : (
        <Place display={display} width={width} height={height} />
      )}
    </Element>
  );
}

/** What a server has typeset. */
function Served({ display, onEmpty }: { display: boolean; onEmpty: () => void }) {
  const holder = useServed<HTMLDivElement & HTMLSpanElement>(onEmpty);
  const Element = display ? 'div' : 'span';
  return <Element ref={holder} {...KEPT} />;
}

interface PlaceProps {
  display: boolean;
  width?: number | undefined;
  height?: number | undefined;
}

/** KaTeX's markup of a letter, but of zero width: the line has its final height, and the fonts load meanwhile. */
function Place({ display, width = 0, height = 0 }: PlaceProps) {
  const em = (size: number) => `${size * KATEX_SCALE}em`;
  const formula = (
    <span className={WAITING_CLASS}>
      <Space className="df-tex-space" width={em(width)} height={em(height)} />
      <span className="katex">
        <span className="mathnormal">{'\u200b'}</span>
      </span>
    </span>
  );
  return display ? <span className="katex-display">{formula}</span> : formula;
}
