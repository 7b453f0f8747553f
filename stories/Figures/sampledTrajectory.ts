import {
  createSchedule,
  expectedX0,
  gaussianNoise,
  gaussianPath,
  type Process,
  samplerCoefficients,
  sampleTimes,
} from '../../src/core/index.js';
import { loadFaces } from '../../src/faces/index.js';
import { digit } from '../assets/digit.js';

interface Loop {
  process: Process;
  /** The values of all data, one after the other; a sample is as long as one of them. */
  data: ArrayLike<number>;
  dimension: number;
  steps: number;
  /** How many samples are drawn side by side. */
  count?: number;
}

/** A sampling loop as one writes it: DDIM with η = 0 and the exact denoiser, which knows all data. */
export function sampledTrajectory({ process, data, dimension, steps, count = 1 }: Loop) {
  const timesteps = sampleTimes(process, steps);
  const [first = 0] = timesteps;
  const scale = 'end' in process ? process.sigma(first) : 1;
  let x = gaussianNoise(count * dimension, { seed: 0 }).map((value) => scale * value);
  const states = [...x];
  const predictions: number[] = [];
  for (const [step, t] of timesteps.entries()) {
    const x0 = expectedX0(data, x, process, t, { dimension });
    const { a, b } = samplerCoefficients(process, t, timesteps[step + 1] ?? -1, { kind: 'ddim', eta: 0 });
    x = x.map((value, i) => a * (x0[i] as number) + b * value);
    states.push(...x);
    predictions.push(...x0);
  }
  return { states: Float32Array.from(states), predictions: Float32Array.from(predictions), timesteps };
}

const COSINE = createSchedule({ kind: 'cosine' });
const STEPS = 20;

/** A face of 16 × 16 pixels from noise, with the exact denoiser of all faces. */
export async function sampledFace() {
  const { values } = await loadFaces();
  const dimension = 16 * 16 * 3;
  const { states, predictions, timesteps } = sampledTrajectory({
    process: COSINE,
    data: values,
    dimension,
    steps: STEPS,
  });
  return {
    states: { shape: [STEPS + 1, 16, 16, 3], values: states },
    predictions: { shape: [STEPS, 16, 16, 3], values: predictions },
    timesteps,
  };
}

/** A digit in gray, the only image that the denoiser knows, on the path of EDM, whose states begin with a deviation of 80. */
export function sampledDigit() {
  const [height = 0, width = 0] = digit.shape;
  const loop = { process: gaussianPath({ kind: 'edm' }), data: digit.values, dimension: height * width, steps: 12 };
  const { states, timesteps } = sampledTrajectory(loop);
  return {
    states: { shape: [13, height, width], values: states },
    target: { shape: [height, width], values: digit.values },
    timesteps,
  };
}
