'use client';

import type { Message } from '../../../i18n/message.js';
import type { GaussianPath, GaussianPathKind } from '../../../process/types.js';
import { LabelTex } from '../../../tex/Tex.js';
import { type CategoryStyle, categories } from '../../../ui/categories.js';
import { type Ink, inked } from '../../../ui/ink.js';
import { messages } from './messages.js';

const SIZE = String.raw`\sqrt{${inked('signal', String.raw`\alpha^2`)}+${inked('noise', String.raw`\sigma^2`)}}`;

/** √(α² + σ²), typeset. */
export function Size() {
  return <LabelTex>{SIZE}</LabelTex>;
}

/**
 * √(α² + σ²), the size of x_t if x0 and noise have the size 1. Divided by it, the states of all paths are equal at equal logSnr: x_t/√(α² +
 * σ²) has the scales of a variance-preserving path.
 *
 * @param t - of the path, or -1, the clean end.
 */
export function normAt(path: GaussianPath, t: number): number {
  return t < 0 ? 1 : Math.hypot(path.alpha(t), path.sigma(t));
}

/** The name of a kind of path, and its style as a category. */
interface PathStyle {
  readonly words: Message;
  readonly ink: Ink;
  /** Lengths of dashes and gaps in pixels, which tell it apart without its ink. */
  readonly dash: string | undefined;
}

function styled(kind: GaussianPathKind, words: Message): PathStyle {
  const { ink, dash }: CategoryStyle = categories[kind];
  return { words, ink, dash };
}

export const pathStyles: Readonly<Record<GaussianPathKind, PathStyle>> = {
  'vp-linear': styled('vp-linear', messages.vpLinear),
  'vp-scaled-linear': styled('vp-scaled-linear', messages.vpScaledLinear),
  'zero-snr': styled('zero-snr', messages.zeroSnr),
  cosine: styled('cosine', messages.cosine),
  sigmoid: styled('sigmoid', messages.sigmoid),
  ve: styled('ve', messages.ve),
  edm: styled('edm', messages.edm),
  flow: styled('flow', messages.flow),
};
