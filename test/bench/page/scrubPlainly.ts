import type * as tf from '@tensorflow/tfjs';
import { forwardJump, show } from './tfjsProcess.js';
import { eachFrame, watchMainThread } from './watch.js';

/** The longest time that the page could not answer while x0, x_t and ε are painted anew for each new t. */
export async function scrubPlainly(
  x0: tf.Tensor3D,
  targets: HTMLCanvasElement[],
  milliseconds: number,
): Promise<number> {
  let painting = false;
  const paint = async (t: number) => {
    painting = true;
    const { xt, noise } = forwardJump(t, x0);
    for (const [index, picture] of [x0, xt, noise].entries()) await show(picture, targets[index] as HTMLCanvasElement);
    xt.dispose();
    noise.dispose();
    painting = false;
  };
  const stop = watchMainThread();
  await eachFrame(milliseconds, (part) => {
    if (!painting) void paint(Math.round(part * 999));
  });
  while (painting) await new Promise(requestAnimationFrame);
  return stop().longest;
}
