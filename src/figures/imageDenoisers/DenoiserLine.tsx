'use client';
import type { Process } from '../../core/types.js';
import { useSay } from '../../words/say.js';
import { type FigureDenoiser, nameOf } from './figureDenoiser.js';
import { words } from './words.js';

export interface DenoiserLineProps {
  denoiser: FigureDenoiser<Process>;
  /** Whether the oracle is given other noise in its ε; defaults to false. */
  isMisled?: boolean | undefined;
}

/** Says which denoiser is at work, the oracle too: near its figure nobody has to guess whether ε is known. */
export function DenoiserLine({ denoiser, isMisled = false }: DenoiserLineProps) {
  const name = denoiser === 'oracle' && isMisled ? words.misledOracle : nameOf(denoiser);
  return <p className="df-denoiser">{useSay()(words.line({ denoiser: name }))}</p>;
}
