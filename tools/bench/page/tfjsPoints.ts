import * as tf from '@tensorflow/tfjs';

// The network of `diffusion-figures/learn` in the layers of tfjs.

const TIMESTEPS = 1000;
const BATCH = 256;
const ratios = Array.from(
  { length: TIMESTEPS + 1 },
  (_, t) => Math.cos(((t / TIMESTEPS + 0.008) / 1.008) * (Math.PI / 2)) ** 2,
);
let product = 1;
const signals = Array.from({ length: TIMESTEPS }, (_, t) => {
  product *= Math.max((ratios[t + 1] as number) / (ratios[t] as number), 0.001);
  return Math.sqrt(product);
});
const noises = signals.map((signal) => Math.sqrt(1 - signal ** 2));

/** Made when first used, since the backend has to be chosen before. */
function make() {
  const steps = tf.range(1, TIMESTEPS + 1).expandDims(1);
  const angles = steps.mul(Math.PI / TIMESTEPS).mul(tf.pow(2, tf.range(-1, 7)));
  const lengths = tf.pow(12, tf.range(0, 16).div(15));
  const turns = tf.range(0, 16).mul(Math.PI * (3 - Math.sqrt(5)));
  const hidden = () => tf.layers.dense({ units: 64, activation: 'swish' });
  return {
    network: tf.sequential({
      layers: [
        tf.layers.dense({ units: 64, activation: 'swish', inputShape: [50] }),
        hidden(),
        hidden(),
        tf.layers.dense({ units: 2 }),
      ],
    }),
    adam: tf.train.adam(1e-3, 0.9, 0.99),
    points: tf.randomNormal([2000, 2]),
    times: tf.concat([angles.sin(), angles.cos()], 1),
    directions: tf.stack([lengths.mul(turns.cos()), lengths.mul(turns.sin())]) as tf.Tensor2D,
    scales: tf.stack([tf.tensor1d(signals), tf.tensor1d(noises)], 1),
  };
}

let made: ReturnType<typeof make> | undefined;

function predict(xt: tf.Tensor2D, time: tf.Tensor): tf.Tensor2D {
  const { network, directions } = made as NonNullable<typeof made>;
  const waves = tf.matMul(xt, directions);
  return network.apply(tf.concat([xt, time, waves.sin(), waves.cos()], 1)) as tf.Tensor2D;
}

/** One step of training, and the values that it waits for. */
export async function trainStep(): Promise<void> {
  made ??= make();
  const { adam, points, times, scales } = made;
  const loss = tf.tidy(() => {
    const x0 = tf.gather(points, tf.randomUniform([BATCH], 0, 2000, 'int32'));
    const t = tf.randomUniform([BATCH], 0, TIMESTEPS, 'int32');
    const epsilon = tf.randomNormal([BATCH, 2]);
    const [a, sigma] = tf.split(tf.gather(scales, t), 2, 1) as [tf.Tensor, tf.Tensor];
    const xt = a.mul(x0).add<tf.Tensor2D>(sigma.mul(epsilon));
    const v = a.mul(epsilon).sub<tf.Tensor2D>(sigma.mul(x0));
    const time = tf.gather(times, t);
    return adam.minimize(() => tf.losses.meanSquaredError(v, predict(xt, time)) as tf.Scalar, true) as tf.Scalar;
  });
  await loss.data();
  loss.dispose();
}

/** 1000 points by 50 steps of DDIM. */
export async function samplePoints(): Promise<void> {
  made ??= make();
  const { times } = made;
  let xt = tf.randomNormal<tf.Rank.R2>([1000, 2]);
  for (let t = TIMESTEPS - 1; t > 0; t -= 20) {
    const next = tf.tidy(() => {
      const v = predict(xt, tf.tile(tf.slice(times, [t, 0], [1, 16]), [1000, 1]));
      const [a, sigma] = [signals[t] as number, noises[t] as number];
      const x0 = xt.mul<tf.Tensor2D>(a).sub<tf.Tensor2D>(v.mul(sigma));
      if (t < 20) return x0;
      const epsilon = xt.mul(sigma).add(v.mul(a));
      return x0.mul(signals[t - 20] as number).add<tf.Tensor2D>(epsilon.mul(noises[t - 20] as number));
    });
    xt.dispose();
    xt = next;
  }
  await xt.data();
  xt.dispose();
}
