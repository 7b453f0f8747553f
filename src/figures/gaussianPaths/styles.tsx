'use client';

import type { GaussianPath, GaussianPathKind } from '../../core/types.js';
import type { Message } from '../../i18n/message.js';
import { LabelTex } from '../../tex/Tex.js';
import { type Ink, inked } from '../../ui/ink.js';
import { messages } from './messages.js';

const SIZE = String.raw`\sqrt{${inked('signal', String.raw`\alpha^2`)}+${inked('noise', String.raw`\sigma^2`)}}`;

/** √(α² + σ²), typeset. */
export function Size() {
  return <LabelTex>{SIZE}</LabelTex>;
}

/**
 * √(α² + σ²), the size of x_t where x0 and noise are of size 1. Divided by it, states of any path are the same at the same
 * logSnr: x_t/√(α² + σ²) has the scales of a variance-preserving path.
 *
 * @param t - of the path, or -1, the clean end.
 */
export function normAt(path: GaussianPath, t: number): number {
  return t < 0 ? 1 : Math.hypot(path.alpha(t), path.sigma(t));
}

/** How a kind of path is called, and drawn among others. */
interface PathStyle {
  readonly words: Message;
  readonly meaning: Ink;
  /** Lengths of dashes and gaps in pixels, which tell it apart without its ink. */
  readonly dash?: string;
}

export const pathStyles: Readonly<Record<GaussianPathKind, PathStyle>> = {
  'vp-linear': { words: messages.vpLinear, meaning: 'linear' },
  'vp-scaled-linear': { words: messages.vpScaledLinear, meaning: 'quadratic', dash: '7 4' },
  'zero-snr': { words: messages.zeroSnr, meaning: 'signal', dash: '5 2' },
  cosine: { words: messages.cosine, meaning: 'cosine', dash: '9 3 2 3' },
  sigmoid: { words: messages.sigmoid, meaning: 'sigmoid', dash: '2 3' },
  ve: { words: messages.ve, meaning: 'noise', dash: '12 3' },
  edm: { words: messages.edm, meaning: 'mean', dash: '4 3' },
  flow: { words: messages.flow, meaning: 'posterior', dash: '7 4' },
};
