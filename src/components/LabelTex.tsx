'use client';
import { showTexError } from './TexError.js';
import { useTypesetter } from './typesetter.js';

export interface LabelTexProps {
  /** The formula in TeX. */
  children: string;
  /** Width of the typeset formula in its own em, reserved so that what follows does not move; defaults to 0. */
  width?: number | undefined;
}

/**
 * A formula beside images, which come first: until KaTeX is loaded, its place is reserved. TeX that cannot be parsed
 * shows KaTeX's message instead.
 */
export function LabelTex({ children, width = 0 }: LabelTexProps) {
  const Formula = useTypesetter();
  // The key gives a changed formula a new, empty place: the old one may hold what the server typeset.
  return Formula ? <Formula math={children} renderError={showTexError} /> : <Place key={children} width={width} />;
}

/** KaTeX's markup of a letter, but of zero width: the line has its final height, and the fonts load meanwhile. */
const NOTHING = { __html: '<span class="mathnormal">\u200b</span>' };

/** The place of a formula. What a server has typeset there stays, since hydration leaves inner HTML untouched. */
function Place({ width }: { width: number }) {
  const style = { paddingLeft: `${width}em` };
  return <span className="katex" style={style} suppressHydrationWarning dangerouslySetInnerHTML={NOTHING} />;
}
