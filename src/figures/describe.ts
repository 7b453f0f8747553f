import { powerOfTen } from '../charts/axes.js';
import { x0 } from '../core/quantity.js';
import type { Message, Text } from '../i18n/message.js';
import type { Reference } from '../panels/description.js';
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

/** What a kind of paths is called; a page's own path may have one that we do not know. */
export function pathName(kind: string): Text {
  return Object.hasOwn(names, kind) ? (names[kind] as Text) : kind;
}

/** Below this power of ten a difference is rounding alone. */
const ROUNDING = -12;

/** A power of ten, `10⁻³`, `10⁻⁶`, that a number does not exceed: the same in every browser, whose last bits differ. */
export function boundOf(value: number): string {
  return powerOfTen(Math.max(ROUNDING, 3 * Math.ceil(Math.log10(value) / 3)));
}

/** A time of a path in three digits, as one that follows from others has many; a timestep as it is. */
export function shownTime(t: number): number {
  return Number.isInteger(t) ? t : Number(t.toPrecision(3));
}

/** Panels are compared with the image itself. */
export const IMAGE: Reference = { quantity: x0, label: messages.x0 };

/** Several messages in one gap of a sentence: `one; another`. There is at least one. */
export function listOf(items: readonly Message[]): Message {
  return items.reduce((before, item) => messages.list({ before, item }));
}
