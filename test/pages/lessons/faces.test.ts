import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  forwardJumpCoefficients,
  gaussianNoise,
  type Schedule,
  x0Coefficients,
} from '../../../src/core/index.js';
import { facesDenoiser, loadFaces } from '../../../src/faces/index.js';
import { isCopy, nearestTo, SAMPLES, sampleFaces } from '../../../src/figures/PatchFaces/compute.js';
import { patchModel } from '../../../src/tensor/exact/patch.js';
import { type Denoiser, optimalDenoiser, patchDenoiser } from '../../../src/tensor/index.js';
import { heldOutFace, withMirrors } from '../../../stories/Learn/faceValues.js';
import { DARK, differenceOfEyes, each, hasUnequalEyes, PIXELS, rms, SIDE, samplesOf } from '../../faces/faces.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { heldOutFaces } from '../../support/heldOutFaces.js';
import { valuesOf } from '../../support/tensors.js';
import { useWasm } from '../../support/wasmBackend.js';
import { computed } from './computed.js';

/** Draws of noise. */
const SEEDS = [0, 1, 2];
/** Minutes on a machine that is busy with more. */
const LONG = { timeout: 900_000 };
/** Samples that are drawn at once. */
const BATCH = 48;

describe('chains by patches', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const windows = Object.entries(computed.copies);

  it.each(windows)('with a window of %s end in as many copies as is said', async (window, copies) => {
    const { values } = await loadFaces();
    const model = patchModel(values, { schedule: cosine, shape: [SIDE, SIDE, 3], window: Number(window) });
    const all: Float32Array[] = [];
    const found: number[] = [];
    for (const seed of copies.keys()) {
      const samples = each(await exhausted(sampleFaces(model, cosine, seed, () => {})));
      found.push(samples.filter((one) => isCopy(nearestTo(one, values))).length);
      all.push(...samples);
    }
    expect(found).toEqual(copies);
    expect(all).toHaveLength(copies.length * SAMPLES);
    if (window === '7') expect(all.filter((one) => isMosaic(one, each(values))).length).toBe(computed.mosaics);
  });

  /** Whether its eyes and its mouth are nearest to different faces. */
  function isMosaic(one: Float32Array, faces: readonly Float32Array[]): boolean {
    const nearestBy = (partOf: (face: Float32Array) => Float32Array) => {
      const distances = faces.map((face) => rms(partOf(one), partOf(face)));
      return distances.indexOf(Math.min(...distances));
    };
    return nearestBy(eyesOf) !== nearestBy(mouthOf);
  }
});

describe('facesDenoiser', async () => {
  useWasm();
  const { values } = await loadFaces();
  const faces = each(values);
  const data = withMirrors(values);
  const known = each(data);
  const heldOut = [...heldOutFaces().values()];
  const nearest = (one: Float32Array) => Math.min(...known.map((face) => rms(one, face)));

  it('invents faces, none of them a copy, with eyes that belong together but are not the same', LONG, async () => {
    const { count, nearest: far, patches, ...said } = computed.invented;
    const unet = await facesDenoiser();
    const byWindows = patchDenoiser(values, { schedule: unet.schedule, shape: [SIDE, SIDE, 3], window: 7 });
    const batches = async (denoiser: Denoiser, total: number) => {
      const found: Float32Array[] = [];
      for (let seed = 0; found.length < total; seed++) found.push(...(await samplesOf(denoiser, BATCH, seed)));
      return found;
    };
    const [network, byPatches] = [await batches(unet, count), await batches(byWindows, patches)];
    expect([network.length, byPatches.length]).toEqual([count, patches]);
    const distances = network.map(nearest);
    expect(Math.min(...distances).toFixed(2)).toBe(far.least);
    expect(median(distances).toFixed(2)).toBe(far.median);
    expect({
      unequalEyes: { faces: unequal(faces), network: unequal(network), patches: unequal(byPatches) },
      differenceOfEyes: { faces: difference(faces), network: difference(network) },
      darkPixels: { faces: dark(faces), network: dark(network) },
    }).toEqual(said);
    expect(tf.getBackend()).toBe('wasm');
  });

  it(
    'restores faces that it has not seen, which the exact denoiser cannot; that knows the others better',
    LONG,
    async () => {
      const network = await facesDenoiser();
      const { schedule } = network;
      const exact = optimalDenoiser(data, schedule, { dimension: PIXELS });
      const errorsOf = async (shown: readonly Float32Array[], t: number, digits: number) => ({
        exact: (await errorOf(exact, shown, t)).toFixed(digits),
        network: (await errorOf(network, shown, t)).toFixed(2),
        state: forwardRatio(schedule, t).toFixed(2),
      });
      const found = { known: { 300: await errorsOf(faces, 300, 3) }, heldOut: {} as Record<string, object> };
      for (const t of [10, 100, 300]) {
        found.heldOut[t] = { ...(await errorsOf(heldOut, t, 2)), linear: linearError(schedule, t).toFixed(2) };
      }
      expect({ ...found, count: heldOut.length }).toEqual(computed.restored);
      expect((await errorOf(network, [heldOutFace()], 10)).toFixed(2)).toBe(computed.restored.heldOut[10].network);

      const lossOf = async (denoiser: Denoiser, shown: readonly Float32Array[], digits: number) => {
        const losses: number[] = [];
        for (let t = 50; t < schedule.timesteps; t += 100) {
          const { sigma } = forwardJumpCoefficients(schedule, t);
          losses.push(((await errorOf(denoiser, shown, t)) / sigma) ** 2);
        }
        return mean(losses).toFixed(digits);
      };
      expect({
        known: { exact: await lossOf(exact, faces, 2), network: await lossOf(network, faces, 2) },
        heldOut: { exact: await lossOf(exact, heldOut, 1), network: await lossOf(network, heldOut, 2) },
      }).toEqual(computed.facesLoss);
    },
  );

  it('sees the whole image: a corner has an effect on the opposite one', async () => {
    const network = await facesDenoiser();
    const corner = async (value: number) => {
      const xt = new Float32Array(PIXELS);
      xt[0] = value;
      return valuesOf(await network.predict(tf.tensor(xt, [1, SIDE, SIDE, 3]), 300))[PIXELS - 1] as number;
    };
    expect(Math.abs((await corner(1)) - (await corner(0)))).toBeGreaterThan(1e-5);
  });

  /** Root mean square of the estimates of x0, over faces and draws of noise. */
  async function errorOf(denoiser: Denoiser, shown: readonly Float32Array[], t: number): Promise<number> {
    const x0 = Float32Array.from(shown.flatMap((face) => [...face]));
    const { a, sigma } = forwardJumpCoefficients(denoiser.schedule, t);
    const toX0 = x0Coefficients(denoiser.predicts, denoiser.schedule, t);
    const errors: number[] = [];
    for (const seed of SEEDS) {
      const noise = gaussianNoise(x0.length, { seed });
      const xt = x0.map((value, i) => a * value + sigma * (noise[i] as number));
      const predicted = valuesOf(await denoiser.predict(tf.tensor(xt, [shown.length, SIDE, SIDE, 3]), t));
      const estimate = xt.map((value, i) => toX0.a * value + toX0.b * (predicted[i] as number));
      errors.push(rms(estimate, x0));
    }
    return Math.hypot(...errors) / Math.sqrt(errors.length);
  }

  /** What the state over its scale is off by: σ/α. */
  function forwardRatio(schedule: Schedule, t: number): number {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    return sigma / a;
  }

  /** The same of the held-out faces, by the best linear denoiser for the mean and the covariance of the data. */
  function linearError(schedule: Schedule, t: number): number {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const middle = Float64Array.from({ length: PIXELS }, (_, i) => mean(known.map((face) => face[i] as number)));
    const centred = known.map((face) => Float64Array.from(face, (value, i) => value - (middle[i] as number)));
    // As the data are fewer than the values: μ + α·Dᵀ·(α²·D·Dᵀ + n·σ²)⁻¹·D·(x_t - α·μ), where the rows of D are the centred faces.
    const inner = centred.map((one) => Float64Array.from(centred, (other) => dot(one, other)));
    const system = inner.map((row, i) =>
      row.map((value, j) => a * a * value + (i === j ? known.length * sigma * sigma : 0)),
    );
    const solve = solver(system);
    const errors = SEEDS.flatMap((seed) =>
      heldOut.map((face, index) => {
        const noise = gaussianNoise(PIXELS * heldOut.length, { seed }).subarray(index * PIXELS);
        const rest = Float64Array.from(
          face,
          (value, i) => a * (value - (middle[i] as number)) + sigma * (noise[i] as number),
        );
        const weights = solve(centred.map((one) => dot(one, rest)));
        const estimate = Float32Array.from(middle, (value, i) =>
          centred.reduce((sum, one, j) => sum + a * (weights[j] as number) * (one[i] as number), value),
        );
        return rms(estimate, face);
      }),
    );
    return Math.hypot(...errors) / Math.sqrt(errors.length);
  }
});

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
}

/** Solves equations with a symmetric positive definite matrix, by Cholesky's decomposition. */
function solver(matrix: readonly Float64Array[]): (right: readonly number[]) => Float64Array {
  const lower = matrix.map((row) => row.slice());
  const at = (i: number, j: number) => lower[i]?.[j] as number;
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      let value = row[j] as number;
      for (let k = 0; k < j; k++) value -= (row[k] as number) * at(j, k);
      row[j] = i === j ? Math.sqrt(value) : value / at(j, j);
    }
  }
  return (right) => {
    const found = Float64Array.from(right);
    for (let i = 0; i < found.length; i++) {
      for (let k = 0; k < i; k++) found[i] = (found[i] as number) - at(i, k) * (found[k] as number);
      found[i] = (found[i] as number) / at(i, i);
    }
    for (let i = found.length - 1; i >= 0; i--) {
      for (let k = i + 1; k < found.length; k++) found[i] = (found[i] as number) - at(k, i) * (found[k] as number);
      found[i] = (found[i] as number) / at(i, i);
    }
    return found;
  };
}

/** The rows that hold the eyes, and those that hold the mouth. */
const eyesOf = (face: Float32Array) => face.subarray(4 * 3 * SIDE, 9 * 3 * SIDE);
const mouthOf = (face: Float32Array) => face.subarray(9 * 3 * SIDE, 14 * 3 * SIDE);

function unequal(all: readonly Float32Array[]): string {
  return `${Math.round((100 * all.filter(hasUnequalEyes).length) / all.length)}%`;
}

function difference(all: readonly Float32Array[]): string {
  return median(all.map(differenceOfEyes)).toFixed(2);
}

function dark(all: readonly Float32Array[]): string {
  return mean(all.map(darkPixels)).toFixed(1);
}

/** The dark pixels where a face has its eyes and its mouth. */
function darkPixels(face: Float32Array): number {
  const rows = face.subarray(4 * 3 * SIDE, 14 * 3 * SIDE);
  const lightness = Array.from({ length: rows.length / 3 }, (_, pixel) =>
    mean(rows.subarray(3 * pixel, 3 * pixel + 3)),
  );
  return lightness.filter((light) => light < DARK).length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
