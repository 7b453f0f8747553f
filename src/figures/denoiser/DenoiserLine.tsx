'use client';
import { type FigureDenoiser, nameOf } from './figureDenoiser.js';

/** Says which denoiser is at work. */
export function DenoiserLine({ denoiser }: { denoiser: FigureDenoiser }) {
  return <p className="df-denoiser">{`Denoiser: ${nameOf(denoiser)}.`}</p>;
}
