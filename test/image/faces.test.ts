import { expect, it } from 'vitest';
import { faceNames } from '../../src/image/faceNames.js';
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

it('have a name each, in their order', async () => {
  const { values } = await loadFaces();
  expect(faceNames).toHaveLength(214);
  const sumOf = (face: number, channel: number) =>
    values.subarray(face * 768, (face + 1) * 768).reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0);
  const most = (one: number, other: number) => {
    const excess = (face: number) => sumOf(face, one) - sumOf(face, other);
    return [...faceNames.keys()].sort((a, b) => excess(b) - excess(a)).map((face) => faceNames[face]);
  };
  expect(most(2, 0).slice(0, 2)).toEqual(['cold-face', 'cold-face']);
  expect(most(1, 0)[0]).toBe('nauseated-face');
  expect(most(0, 1)[0]).toBe('smiling-face-with-heart-eyes');
});
