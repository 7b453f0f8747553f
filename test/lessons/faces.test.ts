import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createSchedule, forwardJumpCoefficients, gaussianNoise, x0Coefficients } from '../../src/core/index.js';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { isCopy, nearestTo, SAMPLES, sampleFaces } from '../../src/figures/PatchFaces/compute.js';
import { faceOf } from '../../src/panels/FacePanel.js';
import { patchModel } from '../../src/tensor/exact/patch.js';
import { type Denoiser, optimalDenoiser, patchDenoiser } from '../../src/tensor/index.js';
import { composedFace } from '../../stories/Learn/composedFaces.js';
import { differenceOfEyes, each, hasUnequalEyes, mirrored, PIXELS, rms, SIDE, samplesOf } from '../faces/faces.js';
import { exhausted, mean } from '../support/exhausted.js';
import { valuesOf } from '../support/tensors.js';
import { useWasm } from '../support/wasmBackend.js';
import { computed } from './computed.js';

describe('chains by patches', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const windows = Object.entries(computed.copies);

  it.each(windows)('with a window of %s end in as many copies as is said', async (window, copies) => {
    const { values } = await loadFaces();
    const model = patchModel(values, { schedule: cosine, shape: [SIDE, SIDE, 3], window: Number(window) });
    const samples = await exhausted(sampleFaces(model, cosine, 0, () => {}));
    const nearest = Array.from({ length: SAMPLES }, (_, i) => nearestTo(faceOf(samples, i), values));
    expect(nearest.filter(isCopy).length).toBe(copies);
  });
});

describe('facesDenoiser', async () => {
  useWasm();
  const { values } = await loadFaces();
  const faces = each(values);
  const known = [...faces, ...faces.map(mirrored)];
  const nearest = (one: Float32Array) => Math.min(...known.map((face) => rms(one, face)));

  it('invents faces, none of them a copy, with eyes that belong together but are not the same', async () => {
    const { count, nearest: far, ...said } = computed.invented;
    const unet = await facesDenoiser();
    const patches = patchDenoiser(values, { schedule: unet.schedule, shape: [SIDE, SIDE, 3], window: 7 });
    const [network, byPatches] = [await samplesOf(unet, count), await samplesOf(patches, count)];
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

  it('restores faces that nobody has drawn, which the exact denoiser cannot; that knows the others better', async () => {
    const network = await facesDenoiser();
    const { schedule } = network;
    const exact = optimalDenoiser(values, schedule, { dimension: PIXELS });
    // Some have the mouth of a face that is like them.
    const composed = faces.map((_, i) => composedFace(values, i)).filter((one) => nearest(one) > 0.1);
    const errorsOf = async (shown: readonly Float32Array[], t: number) => ({
      exact: await errorOf(exact, shown, t),
      network: await errorOf(network, shown, t),
    });
    const rounded = ({ exact, network }: Awaited<ReturnType<typeof errorsOf>>, digits: number) => ({
      exact: exact.toFixed(digits),
      network: network.toFixed(2),
    });
    expect({
      known: { 300: rounded(await errorsOf(faces, 300), 3) },
      composed: { 10: rounded(await errorsOf(composed, 10), 2), 300: rounded(await errorsOf(composed, 300), 2) },
      count: composed.length,
    }).toEqual(computed.restored);

    const losses = { exact: [] as number[], network: [] as number[] };
    for (let t = 50; t < schedule.timesteps; t += 100) {
      const errors = await errorsOf(faces, t);
      const { sigma } = forwardJumpCoefficients(schedule, t);
      losses.exact.push((errors.exact / sigma) ** 2);
      losses.network.push((errors.network / sigma) ** 2);
    }
    const loss = { exact: mean(losses.exact).toFixed(2), network: mean(losses.network).toFixed(2) };
    expect(loss).toEqual(computed.facesLoss);
  });

  /** Of x0, as a denoiser estimates it for a batch of noisy faces. */
  async function errorOf(denoiser: Denoiser, shown: readonly Float32Array[], t: number): Promise<number> {
    const x0 = Float32Array.from(shown.flatMap((face) => [...face]));
    const { a, sigma } = forwardJumpCoefficients(denoiser.schedule, t);
    const noise = gaussianNoise(x0.length, { seed: 0 });
    const xt = x0.map((value, i) => a * value + sigma * (noise[i] as number));
    const predicted = valuesOf(await denoiser.predict(tf.tensor(xt, [shown.length, SIDE, SIDE, 3]), t));
    const toX0 = x0Coefficients(denoiser.predicts, denoiser.schedule, t);
    return rms(
      xt.map((value, i) => toX0.a * value + toX0.b * (predicted[i] as number)),
      x0,
    );
  }
});

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
  return lightness.filter((light) => light < -0.35).length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
