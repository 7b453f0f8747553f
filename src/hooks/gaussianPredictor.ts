import type { Predictor, Schedule } from '../core/types.js';
import type { Denoiser } from '../tensor/denoiser.js';
import { drawing } from './load.js';

/** One for each schedule, since quantities of the same denoiser alone are equal. */
const predictors = new WeakMap<Schedule, Predictor>();

/** `gaussianDenoiser` of a schedule; its code is loaded once it is asked. */
export function gaussianPredictor(schedule: Schedule): Predictor {
  const predictor = predictors.get(schedule) ?? loadedLater(schedule);
  predictors.set(schedule, predictor);
  return predictor;
}

function loadedLater(schedule: Schedule): Predictor {
  let loading: Promise<Denoiser> | null = null;
  const denoiser: Denoiser = {
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

async function loadGaussian(schedule: Schedule): Promise<Denoiser> {
  const [{ arrayDenoiser }, { gaussianModel }] = await Promise.all([
    drawing.load(),
    import('../tensor/exact/gaussian.js'),
  ]);
  return arrayDenoiser(gaussianModel(schedule));
}
