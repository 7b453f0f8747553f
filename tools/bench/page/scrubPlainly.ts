import type * as tf from '@tensorflow/tfjs';
import { eachFrame } from './frames.js';
import { forwardJump, show } from './tfjsProcess.js';

/** Repaints x0, x_t and ε for each new t, as often as it can. */
export async function scrubPlainly(x0: tf.Tensor3D, targets: HTMLCanvasElement[], milliseconds: number): Promise<void> {
  let painting = false;
  const paint = async (t: number) => {
    painting = true;
    const { xt, noise } = forwardJump(t, x0);
    for (const [index, image] of [x0, xt, noise].entries()) await show(image, targets[index] as HTMLCanvasElement);
    xt.dispose();
    noise.dispose();
    painting = false;
  };
  await eachFrame(milliseconds, (part) => {
    if (!painting) void paint(Math.round(part * 999));
  });
  while (painting) await new Promise(requestAnimationFrame);
}
