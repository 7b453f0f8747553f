'use client';
import { useFormat } from '../../../i18n/useFormat.js';
import type { Process } from '../../../process/types.js';
import { type FigureDenoiser, nameOf } from './figureDenoiser.js';
import { messages } from './messages.js';

export interface DenoiserLineProps {
  denoiser: FigureDenoiser<Process>;
  /** Whether the oracle's ε contains other noise; defaults to false. */
  isMisled?: boolean | undefined;
}

/** Names the denoiser of a figure, the oracle included, so that a reader can see whether ε is known. */
export function DenoiserLine({ denoiser, isMisled = false }: DenoiserLineProps) {
  const name = denoiser === 'oracle' && isMisled ? messages.misledOracle : nameOf(denoiser);
  return <p className="df-denoiser">{useFormat()(messages.line({ denoiser: name }))}</p>;
}
