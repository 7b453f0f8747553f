import { expect, it } from 'vitest';
import { loadFaces } from '../../src/image/faces.js';

it('are 214 different faces of 16 × 16, on white', async () => {
  const { shape, values } = await loadFaces();
  expect(shape).toEqual([214, 16, 16, 3]);
  expect(values).toHaveLength(214 * 768);
  expect(values.every((value) => value >= -1 && value <= 1)).toBe(true);
  const faces = Array.from({ length: 214 }, (_, face) => values.subarray(face * 768, (face + 1) * 768));
  expect(new Set(faces.map(String)).size).toBe(214);
  const white = faces.filter((face) => [...face.subarray(0, 3), ...face.subarray(765)].every((value) => value === 1));
  expect(white.length).toBeGreaterThan(150);
  // Round and yellow in the middle of most: red and green are above blue.
  const yellow = faces.filter((face) => (face[3 * 40] as number) > (face[3 * 40 + 2] as number));
  expect(yellow.length).toBeGreaterThan(150);
});
