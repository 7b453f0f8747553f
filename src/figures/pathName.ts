import type { Text } from '../i18n/message.js';
import { messages } from './messages.js';

const { vpLinear, vpScaledLinear, zeroSnr, variance, edm, flow, cosinePath, sigmoidPath, ofSchedule } = messages;
const names: Readonly<Record<string, Text>> = {
  'vp-linear': vpLinear,
  'vp-scaled-linear': vpScaledLinear,
  'zero-snr': zeroSnr,
  ve: variance,
  edm,
  flow,
  cosine: cosinePath,
  sigmoid: sigmoidPath,
  schedule: ofSchedule,
};

/** What a kind of paths is called; a page's own path may have one that we do not know. */
export function pathName(kind: string): Text {
  return Object.hasOwn(names, kind) ? (names[kind] as Text) : kind;
}
