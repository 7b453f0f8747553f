import type { Message, Text } from '../../i18n/message.js';
import type { Reference } from '../../panels/description.js';
import { x0 } from '../../process/quantity.js';
import { messages } from './messages.js';
import { pathMessages } from './pathMessages.js';

const { vpLinear, vpScaledLinear, zeroSnr, variance, edm, flow, cosinePath, sigmoidPath, ofSchedule } = pathMessages;
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

/** The name of a kind of path. The path of a page may have an unknown kind. */
export function pathName(kind: string): Text {
  return Object.hasOwn(names, kind) ? (names[kind] as Text) : kind;
}

/** A time of a path with three digits, because computed times have many digits; a timestep unchanged. */
export function shownTime(t: number): number {
  return Number.isInteger(t) ? t : Number(t.toPrecision(3));
}

/** The reference of panels that are compared with the image. */
export const IMAGE: Reference = { quantity: x0, label: messages.x0 };

/** Several messages in one gap of a sentence: `one; another`. The list contains at least one. */
export function listOf(items: readonly Message[]): Message {
  return items.reduce((before, item) => messages.list({ before, item }));
}
