import fc from 'fast-check';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import type { GaussianPath } from '../../src/process/types.js';
import { pathKinds } from './arbitraries.js';

const anyValue = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, 1e150, -1e150, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE),
);

/** A path by hand, with scales and slopes of every size. */
const anyScale = fc.constantFrom(0, 1e-300, 1e-160, 1e-9, 0.5, 1, 1e9, 1e150);
const byHand = fc
  .record({ alpha: anyScale, sigma: anyScale, ofAlpha: anyValue, ofSigma: anyValue })
  .filter(({ alpha, sigma }) => alpha > 0 || sigma > 0)
  .map(
    ({ alpha, sigma, ofAlpha, ofSigma }): GaussianPath => ({
      kind: 'flow',
      start: 0,
      end: 1,
      alpha: () => alpha,
      sigma: () => sigma,
      slopes: () => ({ alpha: ofAlpha, sigma: ofSigma }),
      logSnr: () => 2 * Math.log(alpha / sigma),
      timeAt: () => 1,
    }),
  );

/** Points and x_t of every size, noised by paths of every scale, at their ends as well; there is noise, or a deviation. */
export const extremeCase = fc
  .record({
    path: fc.oneof(
      fc.constantFrom(...pathKinds).map((kind) => gaussianPath({ kind })),
      byHand,
    ),
    where: fc.constantFrom(0, 1e-12, 0.3, 1),
    dimension: fc.integer({ min: 1, max: 3 }),
    sizes: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 })),
    deviation: fc.constantFrom(0, 1e-300, 1e-9, 1, 1e100),
  })
  .map(({ where, ...given }) => ({ ...given, t: given.path.start + where * (given.path.end - given.path.start) }))
  .filter(({ path, t, deviation }) => Math.hypot(path.alpha(t) * deviation, path.sigma(t)) > 0)
  .chain(({ sizes: [count, noisy], ...given }) => {
    const values = (length: number) =>
      fc.array(anyValue, { minLength: length * given.dimension, maxLength: length * given.dimension });
    return fc.record({ points: values(count), xt: values(noisy) }).map((arrays) => ({ ...given, ...arrays }));
  });
