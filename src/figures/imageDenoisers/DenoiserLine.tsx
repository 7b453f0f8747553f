'use client';
import { type FigureDenoiser, nameOf } from './figureDenoiser.js';

export interface DenoiserLineProps {
  denoiser: FigureDenoiser;
  /** Whether the oracle is given other noise in its ε; defaults to false. */
  isMisled?: boolean | undefined;
}

/** Says which denoiser is at work, the oracle too: near its figure nobody has to guess whether ε is known. */
export function DenoiserLine({ denoiser, isMisled = false }: DenoiserLineProps) {
  const name = denoiser === 'oracle' && isMisled ? 'the oracle, whose ε is in part other noise' : nameOf(denoiser);
  return <p className="df-denoiser">{`Denoiser: ${name}.`}</p>;
}
