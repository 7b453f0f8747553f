/** A straight stroke from (x0, y0) to (x1, y1), in heights of a capital letter, y upwards. */
type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

const BOW = 0.5;
const D: readonly Stroke[] = [[0, 0, 0, 1], ...bow(0, 1)];
const P: readonly Stroke[] = [[0, 0, 0, 1], ...bow(0.45, 1)];
const M: readonly Stroke[] = [
  [0, 0, 0, 1],
  [0, 1, 0.35, 0.35],
  [0.35, 0.35, 0.7, 1],
  [0.7, 1, 0.7, 0],
];
/** Where each letter of "DDPM" begins. */
const WORD = [
  { letter: D, at: 0 },
  { letter: D, at: 0.85 },
  { letter: P, at: 1.7 },
  { letter: M, at: 2.5 },
];

const strokes = WORD.flatMap(({ letter, at }) => letter.map(([x0, y0, x1, y1]): Stroke => [x0 + at, y0, x1 + at, y1]));
/** Which letter of the word each stroke is of. */
const letters = WORD.flatMap(({ letter }, index) => letter.map(() => index));
const lengths = strokes.map(([x0, y0, x1, y1]) => Math.hypot(x1 - x0, y1 - y0));
const total = lengths.reduce((sum, length) => sum + length, 0);

/** The point at a fraction, from 0 to 1, of the way along all strokes of the word. */
export function pointOnWord(fraction: number): [number, number] {
  const [index, along] = strokeAt(fraction);
  const [x0, y0, x1, y1] = strokes[index] as Stroke;
  return [x0 + along * (x1 - x0), y0 + along * (y1 - y0)];
}

/** Which letter this point is of, from 0. */
export function letterOnWord(fraction: number): number {
  return letters[strokeAt(fraction)[0]] as number;
}

/** The stroke at a fraction of the way, and how far along it. */
function strokeAt(fraction: number): [index: number, along: number] {
  let left = fraction * total;
  let index = 0;
  while (index < strokes.length - 1 && left > (lengths[index] as number)) left -= lengths[index++] as number;
  return [index, left / (lengths[index] as number)];
}

/** Half an ellipse to the right of a stem, between two heights, in eight strokes. */
function bow(bottom: number, top: number): Stroke[] {
  const middle = (bottom + top) / 2;
  const at = (step: number) => {
    const angle = (Math.PI * step) / 8 - Math.PI / 2;
    return [BOW * Math.cos(angle), middle + ((top - bottom) / 2) * Math.sin(angle)] as const;
  };
  return Array.from({ length: 8 }, (_, step) => [...at(step), ...at(step + 1)] as const);
}
