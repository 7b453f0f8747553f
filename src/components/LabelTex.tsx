'use client';
import { showTexError } from './TexError.js';
import { useTypesetter } from './typesetter.js';

export interface LabelTexProps {
  /** The formula in TeX. */
  children: string;
  /** How wide the formula is, in its own em, for where something stands right of it; defaults to 0. */
  width?: number;
}

/**
 * A formula beside pictures, which go before it: where KaTeX is not there at once, its place is kept until KaTeX comes.
 * TeX that cannot be read shows its message in its place.
 */
export function LabelTex({ children, width = 0 }: LabelTexProps) {
  const Formula = useTypesetter();
  return Formula ? <Formula math={children} renderError={showTexError} /> : <Place width={width} />;
}

/** What KaTeX makes of a letter, but one of no width: the line is as high as it will be, and the fonts come meanwhile. */
const NOTHING = { __html: '<span class="mathnormal">\u200b</span>' };

/** The place of a formula. What a server has typeset there stays, since hydration does not touch such markup. */
function Place({ width }: { width: number }) {
  const style = { paddingLeft: `${width}em` };
  return <span className="katex" style={style} suppressHydrationWarning dangerouslySetInnerHTML={NOTHING} />;
}
