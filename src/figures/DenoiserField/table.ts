import type { Field } from './field.js';

/** The arrow at each x_t of the grid in its own length, not the one that it is drawn in. */
export function* fieldLines({ tails, exact, learned, scale }: Field): Generator<string> {
  yield `x,y,exact_x,exact_y${learned ? ',learned_x,learned_y' : ''}`;
  const arrow = (heads: Float32Array, i: number) => ((heads[i] as number) - (tails[i] as number)) / scale;
  for (let i = 0; i < tails.length; i += 2) {
    const arrows = [exact, ...(learned ? [learned] : [])].flatMap((heads) => [arrow(heads, i), arrow(heads, i + 1)]);
    yield [tails[i], tails[i + 1], ...arrows].join(',');
  }
}
