'use client';
import * as reactKatex from 'react-katex';

// The package is CommonJS: bundlers give its names, Node wraps them in `default`.
const { InlineMath, BlockMath } =
  (reactKatex as typeof reactKatex & { default?: typeof reactKatex }).default ?? reactKatex;

export interface TexProps {
  /** The formula in TeX. */
  children: string;
  /** Sets the formula on a line of its own, in display style; defaults to false. */
  display?: boolean;
}

/** A formula typeset by KaTeX. TeX that cannot be read shows its message in its place. */
export function Tex({ children, display = false }: TexProps) {
  const Formula = display ? BlockMath : InlineMath;
  return <Formula math={children} renderError={showError} />;
}

function showError(error: Error) {
  return (
    <span className="df-tex-error" role="alert">
      {error.message}
    </span>
  );
}
