import type { ImageArray } from '../../src/index.js';

const SIDE = 28;
/** Half the width of the pen, and how softly its stroke ends, in pixels. */
const PEN = 1.3;
const EDGE = 1.2;
/** The bows of a 3: centre, radius and the angles from which to which the pen goes, clockwise from the right. */
const BOWS = [
  { x: 13, y: 9, radius: 4.8, from: -2.7, to: 1.6 },
  { x: 13, y: 18.8, radius: 5.2, from: -1.6, to: 2.7 },
];
const STROKE = BOWS.flatMap(({ x, y, radius, from, to }) =>
  Array.from({ length: 60 }, (_, step) => {
    const angle = from + ((to - from) * step) / 59;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  }),
);

/** A 3 of 28 × 28 grey values, as of a data set of digits: white, 1, on black, -1. */
export const digit: ImageArray = {
  shape: [SIDE, SIDE],
  values: Float32Array.from({ length: SIDE * SIDE }, (_, index) => {
    const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
    const distance = Math.min(...STROKE.map((pen) => Math.hypot(pen.x - x, pen.y - y)));
    const ink = Math.min(1, Math.max(0, (PEN + EDGE - distance) / EDGE));
    return 2 * ink - 1;
  }),
};
