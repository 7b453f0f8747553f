import { setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { forwardJumpCoefficients, gaussianNoise, x0Coefficients } from '../../src/core/index.js';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { type Denoiser, optimalDenoiser } from '../../src/tensor/index.js';
import { FACE_LENGTH, faceAt, heldOutFace, withMirrors } from './faceValues.js';

/** A face with glasses. */
const CHOSEN = 65;

/** A noisy face, and what two denoisers make of it. */
export interface Restored {
  readonly x0: Float32Array;
  readonly xt: Float32Array;
  readonly exact: Float32Array;
  readonly network: Float32Array;
}

/** Noises a face of the data and one that is held out, and has both restored. */
export type Restore = (t: number) => Promise<readonly Restored[]>;

/**
 * Loads the faces, and the network that was trained on them and their mirror images, which the exact denoiser is given too. They run
 * on the wasm backend until `stopWasm`.
 */
export async function loadKnowledge(): Promise<Restore> {
  const { startWasm } = await import('../Figures/wasmBackend.js');
  const [{ values }, network] = await Promise.all([loadFaces(), facesDenoiser(), startWasm()]);
  const data = Float32Array.from(values);
  const { schedule } = network;
  const exact = optimalDenoiser(withMirrors(data), schedule, { dimension: FACE_LENGTH });
  const x0 = Float32Array.from([...faceAt(data, CHOSEN), ...heldOutFace()]);
  const noise = gaussianNoise(x0.length, { seed: 0 });

  const estimate = async (denoiser: Denoiser, xt: Float32Array, t: number) => {
    const state = tensor(xt, [xt.length / FACE_LENGTH, 16, 16, 3]);
    const prediction: Tensor = await denoiser.predict(state, t);
    const predicted = await prediction.data();
    state.dispose();
    prediction.dispose();
    const { a, b } = x0Coefficients(denoiser.predicts, schedule, t);
    return xt.map((value, i) => a * value + b * (predicted[i] as number));
  };

  return async (t) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const xt = x0.map((value, i) => a * value + sigma * (noise[i] as number));
    const [byExact, byNetwork] = [await estimate(exact, xt, t), await estimate(network, xt, t)];
    return [0, 1].map((face) => ({
      x0: faceAt(x0, face),
      xt: faceAt(xt, face),
      exact: faceAt(byExact, face),
      network: faceAt(byNetwork, face),
    }));
  };
}

/** Other pages are the cpu backend's. */
export function stopWasm(): void {
  void setBackend('cpu');
}

/** Root mean square of the difference. */
export function errorOf(restored: Float32Array, x0: Float32Array): number {
  return Math.sqrt(restored.reduce((sum, value, i) => sum + (value - (x0[i] as number)) ** 2, 0) / x0.length);
}
