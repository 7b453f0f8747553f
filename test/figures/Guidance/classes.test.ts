import { expect, it } from 'vitest';
import { labelledPoints } from '../../../src/figures/Guidance/model.js';

it('refuses more classes than a list of choices can hold, as where labels are numbers of rows', () => {
  const [points, labels] = [new Float32Array(40_000), Float32Array.from({ length: 20_000 }, (_, i) => i)];
  expect(() => labelledPoints(points, labels, 500)).toThrow(
    new RangeError('invalid labels: 20000 different numbers; expected at most 200 classes'),
  );
  const few = labels.map((label) => label % 200);
  expect(labelledPoints(points, few, 500).classes).toHaveLength(200);
});
