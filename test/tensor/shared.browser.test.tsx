import * as tf from '@tensorflow/tfjs';
import * as tfCore from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/core/index.js';
import { NoiseTriptych } from '../../src/index.js';
import { forwardJump, gaussianNoiseTensor, l1, predictX0 } from '../../src/tensor/index.js';
import { expectWithin } from '../support/close.js';
import { pixelHash, readyPixels, showReady, smallImage } from '../support/figures.js';

const schedule = createSchedule();
const image = smallImage();

describe('a page that has @tensorflow/tfjs of its own', () => {
  it('shares one tfjs-core with us', () => {
    expect(tf.engine()).toBe(tfCore.engine());
    expect(tf.Tensor).toBe(tfCore.Tensor);
  });

  it.each(['cpu', 'webgl'])('may pass its tensors to our functions and ours to its, on %s', async (backend) => {
    expect(await tf.setBackend(backend)).toBe(true);
    const x0 = tf.tensor([0.5, -0.5, 1], [1, 1, 3]);
    const epsilon = gaussianNoiseTensor([1, 1, 3], { seed: 0 });
    const xt = forwardJump(schedule, x0, 100, epsilon);
    expect(await l1(predictX0(schedule, xt, 100, epsilon), x0)).toBeLessThan(1e-5);
    const doubled = tf.mul(xt, 2);
    expectWithin(
      await doubled.data(),
      (await xt.data()).map((value) => 2 * value),
      1e-6,
    );
    expect(tf.getBackend()).toBe(backend);
  });

  it.each(['webgl', 'cpu'])(
    'keeps the backend that it has chosen, %s, and its figures the same pixels',
    async (backend) => {
      await tf.setBackend('cpu');
      const onCpu = await readyPixels(<NoiseTriptych image={image} seed={4} />);
      expect(await tf.setBackend(backend)).toBe(true);
      const { figure } = await showReady(<NoiseTriptych image={image} seed={4} />);
      expect(tf.getBackend()).toBe(backend);
      expect(differingPixels(pixelHash(figure), onCpu)).toBeLessThanOrEqual(1);
    },
  );

  it('keeps its tensors when our figures come and go', async () => {
    const kept = tf.tensor([1, 2, 3]);
    await readyPixels(<NoiseTriptych image={image} />);
    expect(kept.isDisposed).toBe(false);
    expect([...(await kept.data())]).toEqual([1, 2, 3]);
    kept.dispose();
  });
});

/** Counts the images that differ. A shader may round a value on the edge of two levels the other way. */
function differingPixels(left: string, right: string): number {
  const others = right.split(' ');
  return left.split(' ').filter((hash, index) => hash !== others[index]).length;
}
