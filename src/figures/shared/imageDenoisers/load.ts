import { drawing } from '../../../engine/load.js';
import { imported } from '../../../lazy/lazy.js';
import type { ImageArray, Predictor, Process } from '../../../process/types.js';
import type { Denoiser } from '../../../tensor/denoiser.js';
import type { ArrayModel } from '../../../tensor/exact/model.js';
import type { PatchOptions } from '../../../tensor/exact/patch.js';

let loaded: ImageArray | null = null;

/** Loads all faces of the data set, with the shape [count, 16, 16, 3], once for all figures. */
export async function loadFaces(): Promise<ImageArray> {
  loaded ??= await (await imported(() => import('../../../image/faces.js'))).loadFaces();
  return loaded;
}

/** The predictor of each process. Only quantities of the same denoiser are equal. */
const predictors = new WeakMap<Process, Predictor<Process>>();

/** The `gaussianDenoiser` of a schedule or a path. Its code is loaded at the first prediction. */
export function gaussianPredictor<P extends Process>(schedule: P): Predictor<P> {
  const predictor = (predictors.get(schedule) as Predictor<P> | undefined) ?? loadedLater(schedule);
  predictors.set(schedule, predictor);
  return predictor;
}

function loadedLater<P extends Process>(schedule: P): Predictor<P> {
  let loading: Promise<Denoiser<P>> | null = null;
  const denoiser: Denoiser<P> = {
    predicts: 'x0',
    schedule,
    predict: async (xt, t) => {
      loading ??= loadGaussian(schedule);
      const loaded = await loading.catch((error: unknown) => {
        loading = null; // the next question tries again
        throw error;
      });
      return loaded.predict(xt, t);
    },
  };
  return denoiser;
}

async function loadGaussian<P extends Process>(schedule: P): Promise<Denoiser<P>> {
  const [{ arrayDenoiser }, { gaussianModel }] = await Promise.all([
    drawing.load(),
    imported(() => import('../../../tensor/exact/gaussian.js')),
  ]);
  return arrayDenoiser(gaussianModel(schedule));
}

/** `patchDenoiser` for arrays, without TensorFlow.js. Its code is loaded at the first call. */
export async function loadPatchModel(images: Float32Array, options: PatchOptions): Promise<ArrayModel> {
  const { patchModel } = await imported(() => import('../../../tensor/exact/patch.js'));
  return patchModel(images, options);
}

/** Loads the code that fills in hidden pixels. */
export const loadFilling = () => imported(() => import('../../../tensor/exact/fill.js'));
