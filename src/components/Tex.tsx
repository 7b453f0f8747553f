'use client';
import * as reactKatex from 'react-katex';
import { showTexError } from './TexError.js';
import { setTypesetter, unwrapped } from './typesetter.js';

const { InlineMath, BlockMath } = unwrapped(reactKatex);
// What is here at once need not be loaded for others.
setTypesetter(InlineMath);

export interface TexProps {
  /** The formula in TeX. */
  children: string;
  /** Sets the formula on a line of its own, in display style; defaults to false. */
  display?: boolean;
}

/** A formula typeset by KaTeX. TeX that cannot be read shows its message in its place. */
export function Tex({ children, display = false }: TexProps) {
  const Formula = display ? BlockMath : InlineMath;
  return <Formula math={children} renderError={showTexError} />;
}
