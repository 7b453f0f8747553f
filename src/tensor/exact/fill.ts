import { gaussianNoise } from '../../process/noise.js';
import type { Turn } from '../../process/repaint.js';
import type { Schedule } from '../../process/types.js';
import { patchModel } from './patch.js';

/** Some turns of `inpaint` of one image by `patchDenoiser`. */
export interface Stretch {
  /** The images of the denoiser, one after the other. */
  readonly images: Float32Array;
  readonly options: { readonly schedule: Schedule; readonly shape: readonly number[]; readonly window: number };
  readonly known: Float32Array;
  /** 1 for each hidden pixel. */
  readonly hidden: Uint8Array;
  readonly seed: number;
  readonly turns: readonly Turn[];
  /** x_t of the first turn. */
  readonly state: Float32Array;
}

/** Takes the turns; yields the fraction done after each. The state after the last is returned. */
export async function* fillAlong(stretch: Stretch): AsyncGenerator<number, Float32Array> {
  const { images, options, known, hidden, seed, turns } = stretch;
  const channels = known.length / hidden.length;
  const places = [...hidden.keys()].filter((pixel) => hidden[pixel]);
  const model = patchModel(images, options, places);
  const state = stretch.state.slice();
  const noiseOf = (sigma: number, stream: number) =>
    sigma === 0 ? new Float32Array(state.length) : gaussianNoise(state.length, { seed, stream });
  for (const [index, { t, step, known: ofImage, back, streams }] of turns.entries()) {
    const x0 = model.predict(state, options.shape, t);
    const ofStep = noiseOf(step.sigma, streams.step);
    const ofKnown = noiseOf(ofImage.sigma, streams.known);
    const ofBack = noiseOf(back?.sigma ?? 0, streams.back);
    for (let i = 0; i < state.length; i++) {
      const pasted = hidden[Math.floor(i / channels)]
        ? step.a * (x0[i] as number) + step.b * (state[i] as number) + step.sigma * (ofStep[i] as number)
        : ofImage.a * (known[i] as number) + ofImage.sigma * (ofKnown[i] as number);
      state[i] = back ? back.a * pasted + back.sigma * (ofBack[i] as number) : pasted;
    }
    yield (index + 1) / turns.length;
  }
  return state;
}
