import type { Text } from '../../i18n/message.js';
import { messages } from '../messages.js';

/** A value of a pixel, or a coordinate of a point. */
export interface Channel {
  /** Before its number; empty where there is no other. */
  readonly letter: string;
  readonly name: Text;
}

const COLORS: readonly Channel[] = [
  { letter: 'R', name: messages.red },
  { letter: 'G', name: messages.green },
  { letter: 'B', name: messages.blue },
];
const GREY: readonly Channel[] = [{ letter: '', name: '' }];

/** The values that each pixel of an image has. */
export function channelsOf(shape: readonly number[]): readonly Channel[] {
  return shape[2] === COLORS.length ? COLORS : GREY;
}
