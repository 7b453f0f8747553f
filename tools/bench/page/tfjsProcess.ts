import * as tf from '@tensorflow/tfjs';

// The notebook's formulas in tfjs operations, transcribed directly.

type Image = tf.Tensor3D;

export const TIMESTEPS = 1000;
const betas = Array.from({ length: TIMESTEPS }, (_, t) => 1e-4 + ((2e-2 - 1e-4) * t) / (TIMESTEPS - 1));
const alphas = betas.map((beta) => 1 - beta);
let product = 1;
const alphasCumprod = alphas.map((alpha) => {
  product *= alpha;
  return product;
});

const at = (values: number[], t: number) => values[t] as number;

/** (2); returns the noise too. */
export function forwardJump(t: number, x0: Image): { xt: Image; noise: Image } {
  return tf.tidy(() => {
    const mean = x0.mul<Image>(Math.sqrt(at(alphasCumprod, t)));
    const std = Math.sqrt(1 - at(alphasCumprod, t));
    const noise = tf.randomNormal<tf.Rank.R3>(x0.shape);
    return { xt: mean.add<Image>(noise.mul(std)), noise };
  });
}

/** The mean of (2). */
export function jumpMean(t: number, x0: Image): Image {
  return tf.tidy(() => x0.mul<Image>(Math.sqrt(at(alphasCumprod, t))));
}

/** (7) with the variance (6), by (5) and (4); returns the noise of the new state. */
export function reverseStep(epsilon: Image, xt: Image, t: number): { xt: Image; noise: Image } {
  return tf.tidy(() => {
    const now = at(alphasCumprod, t);
    const x0Pred = xt.sub(epsilon.mul(Math.sqrt(1 - now))).div<Image>(Math.sqrt(now));
    if (t === 0) return { xt: x0Pred, noise: tf.zerosLike(x0Pred) };
    const before = at(alphasCumprod, t - 1);
    const mean = x0Pred
      .mul((Math.sqrt(before) * at(betas, t)) / (1 - now))
      .add(xt.mul((Math.sqrt(at(alphas, t)) * (1 - before)) / (1 - now)));
    const sample = mean.add<Image>(tf.randomNormal(xt.shape).mul(Math.sqrt(at(betas, t))));
    const noise = sample.sub(x0Pred.mul(Math.sqrt(before))).div<Image>(Math.sqrt(1 - before));
    return { xt: sample, noise };
  });
}

/** The notebook's `show`. */
export async function show(image: Image, canvas: HTMLCanvasElement): Promise<void> {
  const shown = tf.tidy(() => image.add(1).div(2).clipByValue(0, 1) as Image);
  await tf.browser.toPixels(shown, canvas);
  shown.dispose();
}
