import { describe, expect, it } from 'vitest';
import {
  STARTS,
  sharedLogSnrs,
  type Trajectories,
  trajectoriesOf,
} from '../../../src/figures/PathComparison/compute.js';
import { tiny } from '../../../src/i18n/num.js';
import { pointSet } from '../../../src/learn/pointSets.js';
import { gaussianPath, pathKinds } from '../../../src/process/gaussianPath.js';
import { exhausted } from '../../support/exhausted.js';

const points = pointSet('twoMoons', { count: 200 });
const trajectoriesOn = (shift: number): Promise<Trajectories> =>
  exhausted(trajectoriesOf({ kinds: pathKinds, shift, points, seed: 0 }));

describe('the trajectories of the same starts by the same logSnr', () => {
  it('end in the same place on every path, whatever its shift', async () => {
    for (const shift of [1, 3]) {
      const { ofPaths, distance } = await trajectoriesOn(shift);
      expect(ofPaths).toHaveLength(8);
      expect(distance).toBeLessThan(1e-12);
    }
  });

  it('have ends as far apart as the farthest two', async () => {
    const { ofPaths, distance } = await trajectoriesOn(1);
    const farthest = Math.max(
      ...ofPaths.flatMap((one) =>
        ofPaths.map((other) => {
          const last = one.states.length - 2;
          return Math.hypot(...[0, 1].map((axis) => (one.states[last + axis] ?? 0) - (other.states[last + axis] ?? 0)));
        }),
      ),
    );
    expect(farthest).toBeGreaterThan(0);
    expect(distance).toBeGreaterThanOrEqual(farthest);
  });

  it('lie on one another all the way once each state is divided by its size, and not before', async () => {
    const [first, ...others] = (await trajectoriesOn(1)).ofPaths;
    const apart = (a: Float64Array, b: Float64Array) => Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
    for (const other of others) expect(apart(other.scaled, first?.scaled ?? other.states)).toBeLessThan(1e-10);
    const edm = others.find(({ kind }) => kind === 'edm');
    expect(apart(edm?.states ?? new Float64Array(), first?.states ?? new Float64Array())).toBeGreaterThan(10);
  });

  it('end at points of the data', async () => {
    const { ofPaths } = await trajectoriesOn(1);
    const { states, times } = ofPaths[0] as Trajectories['ofPaths'][number];
    for (let trajectory = 0; trajectory < STARTS; trajectory++) {
      const [x = 0, y = 0] = states.subarray(2 * ((trajectory + 1) * times.length - 1));
      const nearest = Math.min(
        ...[...points].map((_, i) => (i % 2 ? 9 : Math.hypot((points[i] ?? 0) - x, (points[i + 1] ?? 0) - y))),
      );
      expect(nearest).toBeLessThan(0.06);
    }
  });
});

it('they go as far as all paths reach', () => {
  const [exploding, scaled] = [gaussianPath({ kind: 've', shift: 10 }), gaussianPath({ kind: 'vp-scaled-linear' })];
  const logSnrs = sharedLogSnrs([gaussianPath({ kind: 'flow' }), exploding, scaled]);
  expect(logSnrs[0]).toBe(scaled.logSnr(1));
  expect(logSnrs.at(-1)).toBeCloseTo(exploding.logSnr(0), 12);
});

it.each([
  [0, '10⁻¹²'],
  [5.3e-15, '10⁻¹²'],
  [2e-12, '10⁻⁹'],
  [1.1e-4, '10⁻³'],
  [0.3, '10⁰'],
])('%d has a bound that is the same in every browser: %s', (value, bound) => {
  expect(tiny(value)).toBe(bound);
});
