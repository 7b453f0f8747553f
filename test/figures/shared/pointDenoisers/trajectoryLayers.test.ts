import { describe, expect, it } from 'vitest';
import type { Guided } from '../../../../src/figures/SampleTrajectories/compute.js';
import { layersOf } from '../../../../src/figures/SampleTrajectories/View.js';
import type { Paths } from '../../../../src/figures/shared/trajectories/paths.js';

/** Paths straight along x: at 8 at t = 4, at 4 at t = 2, at 0 at the clean end. */
function pathsOf(count: number): Paths {
  const states = Array.from({ length: count }, () => [8, 1, 4, 1, 0, 1]).flat();
  return { timesteps: [4, 2, -1], states: Float32Array.from(states) };
}

function layersAt(t: number, count = 1) {
  const guided: Guided = { guide: 'exact', paths: pathsOf(count), before: null, distance: 0, moved: null };
  const [, paths, starts, heads] = layersOf(new Float32Array(2), guided, 'mean', t);
  if (paths?.kind !== 'paths' || starts?.kind !== 'points' || heads?.kind !== 'points') throw new Error('other layers');
  return { paths, starts, heads };
}

describe('the paths', () => {
  it.each<[t: number, path: number[]]>([
    [4, [8, 1]],
    [3, [8, 1, 6, 1]],
    [2, [8, 1, 4, 1]],
    [0, [8, 1, 4, 1, 0, 1]],
  ])('have come from x_T to t = %d, where their points are', (t, path) => {
    const { paths, starts, heads } = layersAt(t);
    expect([...paths.points]).toEqual(path);
    expect(paths.pointsEach).toBe(path.length / 2);
    expect([...starts.points]).toEqual([8, 1]);
    expect([...heads.points]).toEqual(path.slice(-2));
  });

  it('are each where they are, of several', () => {
    const { paths } = layersAt(3, 2);
    expect([...paths.points]).toEqual([8, 1, 6, 1, 8, 1, 6, 1]);
  });

  it('are fainter the more they are, and their ends never', () => {
    const [few, hundred] = [layersAt(0, 12), layersAt(0, 100)];
    expect(hundred.paths.opacity).toBeLessThan((few.paths.opacity ?? 1) / 3);
    for (const { starts, heads } of [few, hundred]) {
      expect([starts.opacity, heads.opacity]).toEqual([undefined, undefined]);
    }
  });
});
