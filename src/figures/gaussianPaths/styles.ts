import type { Ink } from '../../components/ink.js';
import type { GaussianPathKind } from '../../core/types.js';
import type { Message } from '../../i18n/message.js';
import { messages } from './messages.js';

/** How a kind of path is called, and drawn among others. */
export interface PathStyle {
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
