/** A value of a pixel, or a coordinate of a point. */
export interface Channel {
  /** Before its number; empty where there is no other. */
  readonly letter: string;
  readonly name: string;
}

const COLORS: readonly Channel[] = [
  { letter: 'R', name: 'red' },
  { letter: 'G', name: 'green' },
  { letter: 'B', name: 'blue' },
];
const GREY: readonly Channel[] = [{ letter: '', name: '' }];

/** The values that each pixel of an image has. */
export function channelsOf(shape: readonly number[]): readonly Channel[] {
  return shape[2] === COLORS.length ? COLORS : GREY;
}
