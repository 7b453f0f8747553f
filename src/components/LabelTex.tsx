'use client';
import { useTexSaid } from '../words/say.js';
import { Formula } from './Formula.js';

export interface LabelTexProps {
  /** The formula in TeX. */
  children: string;
  /** Width of the typeset formula in its own em, reserved so that what follows does not move; defaults to 0. */
  width?: number | undefined;
}

/** A formula of a figure, its numbers as the language writes them. It waits until the figure asks for KaTeX, after its images. */
export function LabelTex({ children, width }: LabelTexProps) {
  return <Formula tex={useTexSaid(children)} width={width} />;
}
