import type { Ink } from '../../components/ink.js';
import type { GaussianPathKind } from '../../core/types.js';
import type { Message } from '../../words/message.js';
import { words } from './words.js';

/** How a kind of path is called, and drawn among others. */
export interface PathStyle {
  readonly words: Message;
  readonly meaning: Ink;
  /** Lengths of dashes and gaps in pixels, which tell it apart without its ink. */
  readonly dash?: string;
}

export const pathStyles: Readonly<Record<GaussianPathKind, PathStyle>> = {
  'vp-linear': { words: words.vpLinear, meaning: 'linear' },
  'vp-scaled-linear': { words: words.vpScaledLinear, meaning: 'quadratic', dash: '7 4' },
  'zero-snr': { words: words.zeroSnr, meaning: 'signal', dash: '5 2' },
  cosine: { words: words.cosine, meaning: 'cosine', dash: '9 3 2 3' },
  sigmoid: { words: words.sigmoid, meaning: 'sigmoid', dash: '2 3' },
  ve: { words: words.ve, meaning: 'noise', dash: '12 3' },
  edm: { words: words.edm, meaning: 'mean', dash: '4 3' },
  flow: { words: words.flow, meaning: 'posterior', dash: '7 4' },
};
