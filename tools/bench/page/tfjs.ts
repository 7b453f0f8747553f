import * as tf from '@tensorflow/tfjs';
import { bench, canvases, lastOf, makeImage, type Size, timed } from './contender.js';
import { scrubPlainly } from './scrubPlainly.js';
import { startBackend } from './tfjsBackend.js';
import { samplePoints, trainStep } from './tfjsPoints.js';
import { forwardJump, jumpMean, reverseStep, show, TIMESTEPS } from './tfjsProcess.js';

// tfjs without this library.

const x0Of = lastOf((size: Size) => tf.tensor3d(makeImage(size).values, [size.height, size.width, 3]));
const last = TIMESTEPS - 1;

async function grid(size: Size): Promise<void> {
  const x0 = x0Of(size);
  const targets = canvases(25).values();
  for (const t of [0, 200, 400, 600, 800]) {
    await showAndDispose(jumpMean(t, x0), targets.next().value);
    for (let sample = 0; sample < 4; sample++) await showAndDispose(jump(t, x0), targets.next().value);
  }
}

function jump(t: number, x0: tf.Tensor3D): tf.Tensor3D {
  const { xt, noise } = forwardJump(t, x0);
  noise.dispose();
  return xt;
}

async function showAndDispose(image: tf.Tensor3D, canvas: HTMLCanvasElement | undefined): Promise<void> {
  await show(image, canvas as HTMLCanvasElement);
  image.dispose();
}

/** Times the steps of the chain from x_T on. */
async function chain(
  size: Size,
  steps: number,
  seen: (xt: tf.Tensor3D, t: number) => Promise<void>,
): Promise<number[]> {
  let state = forwardJump(last, x0Of(size));
  await seen(state.xt, TIMESTEPS);
  const times = await timed(Math.min(steps, TIMESTEPS), async (step) => {
    const t = last - step;
    const next = reverseStep(state.noise, state.xt, t);
    tf.dispose(state);
    state = next;
    if (t % 200 === 0) await seen(state.xt, t);
  });
  tf.dispose(state);
  return times;
}

bench.contender = {
  ready: startBackend(),
  works: {
    jump: (size, repeats) => timed(repeats, () => jump(500, x0Of(size)).dispose()),
    grid: (size, repeats) => timed(repeats, () => grid(size)),
    'chain-step': (size, steps) => chain(size, Math.min(steps, last), async () => {}),
    'chain-states': (size, repeats) =>
      timed(repeats, () =>
        chain(size, TIMESTEPS, (xt, t) => show(xt, canvases(6)[(TIMESTEPS - t) / 200] as HTMLCanvasElement)),
      ),
    panel: (size, repeats) => timed(repeats, () => showAndDispose(jump(500, x0Of(size)), canvases(1)[0])),
    'train-step': (_, repeats) => timed(repeats, trainStep),
    'sample-points': (_, repeats) => timed(repeats, samplePoints),
    'longest-task': (size) => timed(1, () => scrubPlainly(x0Of(size), canvases(3), 3000)),
  },
};
