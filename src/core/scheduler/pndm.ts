import { invalid } from '../check.js';
import { stepsByFixedGaps } from './ddim.js';
import { flag } from './keys.js';
import { predictionKey, schedulerClass } from './schedulerClass.js';
import { trainedSchedule, trainingKeys } from './trainedSchedule.js';
import { spacingKeys } from './visited.js';

/** PNDM's network is asked for as many timesteps as it takes for its first steps to have a history. */
export const pndm = schedulerClass({
  keys: {
    ...trainingKeys,
    ...spacingKeys,
    set_alpha_to_one: flag(false),
    skip_prk_steps: flag(false),
    prediction_type: predictionKey('v_prediction'),
  },
  stepKeys: [],
  make: (values) => {
    const parts = stepsByFixedGaps(values, trainedSchedule(values));
    return {
      ...parts,
      table: (steps, options) => {
        const table = parts.table(steps, options);
        const { timesteps } = table;
        const evaluations = values.skip_prk_steps
          ? secondTwice(timesteps)
          : rungeKuttaFirst(timesteps, Math.floor(values.num_train_timesteps / steps));
        return { ...table, evaluations };
      },
    };
  },
});

/** Liu et al. 2022, without Runge–Kutta steps: the second timestep is asked for twice. */
function secondTwice(timesteps: readonly number[]): number[] {
  return [...timesteps.slice(0, 2), ...timesteps.slice(1)];
}

/** How many timesteps the Runge–Kutta steps take from the beginning. */
const RUNGE_KUTTA_TIMESTEPS = 4;

/** The first three steps by Runge–Kutta, each of four evaluations: at its start, twice halfway, and at its end. */
function rungeKuttaFirst(timesteps: readonly number[], gap: number): number[] {
  if (timesteps.length < RUNGE_KUTTA_TIMESTEPS) {
    throw invalid('steps', timesteps.length, `at least ${RUNGE_KUTTA_TIMESTEPS}, unless skip_prk_steps is true`);
  }
  const half = Math.floor(gap / 2);
  const first = [0, 1, 2].flatMap((index) => {
    const start = timesteps[index] as number;
    const next = timesteps[index + 1] as number;
    return [start, next + half, next + half, next];
  });
  return [...first, ...timesteps.slice(RUNGE_KUTTA_TIMESTEPS - 1)];
}
