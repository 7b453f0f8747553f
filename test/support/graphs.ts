import fc from 'fast-check';
import type { Mark, NoiseQuantity, Quantity, Term } from '../../src/process/graph.js';
import { forwardJump, noise, posteriorMean, predictX0, sum, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { ImageArray, NoiseKey } from '../../src/process/types.js';

/** Coefficients of every magnitude, those that float32 cannot hold included. */
export const anyCoefficient: fc.Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -60, max: 40 }))
      .map(([digits, exponent]) => digits * 10 ** exponent),
  },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, Number.MIN_VALUE, Number.MAX_VALUE) },
);

/** Few keys, so that quantities of a graph often share one. */
export const anyKey: fc.Arbitrary<NoiseKey> = fc.record({
  seed: fc.constantFrom(0, 1, -1.5, 1e300),
  stream: fc.constantFrom(0, 7, 2 ** 32 - 1),
});

const anyMark: fc.Arbitrary<Mark> = fc.record(
  { symbol: fc.constantFrom('x_t', 'y', String.raw`\mu`), t: fc.integer({ min: -1, max: 999 }) },
  { requiredKeys: [] },
);

const anyDraw = fc.record({ coefficient: anyCoefficient, key: anyKey, mark: anyMark });

/** A summand of one of the quantities before; which one, `pick` decides. */
const anyTerm = fc.record({ coefficient: anyCoefficient, name: fc.constantFrom('a', 'b'), pick: fc.nat() });

type NodeRecipe = (made: readonly Quantity[]) => Quantity;

const anyNoise: fc.Arbitrary<NodeRecipe> = fc.record({ key: anyKey, mark: anyMark }).map(({ key, mark }) => {
  return () => noise(key, mark);
});

const anySum: fc.Arbitrary<NodeRecipe> = fc
  .record({
    terms: fc.array(anyTerm, { minLength: 1, maxLength: 2 }),
    draw: fc.option(anyDraw),
    mark: anyMark,
  })
  .map(({ terms, draw, mark }) => (made) => {
    const summands = terms.map(({ coefficient, name, pick }): Term => {
      return { coefficient, name, of: made[pick % made.length] as Quantity };
    });
    const drawn: Term<NoiseQuantity> | null = draw && {
      coefficient: draw.coefficient,
      name: 'sigma',
      of: noise(draw.key, draw.mark),
    };
    return sum(summands, drawn, mark);
  });

/** The quantities of a graph, each made of x0, noise and any of those before it; x0 comes first. */
export const anyGraph: fc.Arbitrary<Quantity[]> = fc
  .array(fc.oneof({ weight: 1, arbitrary: anyNoise }, { weight: 3, arbitrary: anySum }), { minLength: 1, maxLength: 9 })
  .map((recipes) => {
    const made: Quantity[] = [x0];
    for (const recipe of recipes) made.push(recipe(made));
    return made;
  });

/** Small images, whose values are of the usual size or far beyond it. */
export const anyImage: fc.Arbitrary<ImageArray> = fc
  .record({ height: fc.integer({ min: 1, max: 3 }), width: fc.integer({ min: 1, max: 4 }) })
  .chain(({ height, width }) => {
    const length = 3 * height * width;
    const value = fc.oneof(
      { weight: 5, arbitrary: fc.float({ min: -1, max: 1, noNaN: true }) },
      { weight: 1, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
    );
    return fc
      .array(value, { minLength: length, maxLength: length })
      .map((values) => ({ shape: [height, width, 3], values: Float32Array.from(values) }));
  });

/** So many deterministic reverse steps, x̂0 predicted anew at each: two quantities a step, both made of x_t. */
export function reversedChain(steps: number): Quantity {
  const schedule = createSchedule({ timesteps: Math.max(1, steps) });
  const epsilon = noise({ seed: 5 });
  let state: Quantity = forwardJump(schedule, x0, schedule.timesteps - 1, epsilon);
  for (let t = steps - 1; t >= 0; t--) {
    state = posteriorMean(schedule, predictX0(schedule, state, t, epsilon), state, t);
  }
  return state;
}
