'use client';
import * as reactKatex from 'react-katex';
import { showTexError } from './TexError.js';
import { setTypesetter, unwrapped } from './typesetter.js';

const { InlineMath, BlockMath } = unwrapped(reactKatex);
// A page that has KaTeX from the start need not load it again for labels.
setTypesetter(InlineMath);

export interface TexProps {
  /** The formula, in the TeX that KaTeX knows, without dollar signs. */
  children: string;
  /** Puts the formula on a line of its own, in display style: a block, so not inside a `<p>`; defaults to false. */
  display?: boolean | undefined;
}

/**
 * A formula in running text or on a line of its own, typeset by KaTeX, with MathML for screen readers. Server
 * markup contains it in full. `style.css` brings KaTeX's rules and fonts.
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
export function Tex({ children, display = false }: TexProps) {
  const Formula = display ? BlockMath : InlineMath;
  return <Formula math={children} renderError={showTexError} />;
}
