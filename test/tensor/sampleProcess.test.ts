import { fill, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedX0 } from '../../src/mixture/posterior.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { CHAIN_START, gaussianNoise } from '../../src/process/noise.js';
import { pathOf } from '../../src/process/pathOf.js';
import { predictionCoefficients } from '../../src/process/predictions.js';
import { isPath } from '../../src/process/process.js';
import { samplingPlan } from '../../src/process/samplers.js';
import { sampleTimes } from '../../src/process/sampleTimes.js';
import { createSchedule } from '../../src/process/schedule.js';
import { solve } from '../../src/process/solve.js';
import type { GaussianPath, PredictionTarget, Process, Sampler, Solver } from '../../src/process/types.js';
import type { Denoiser } from '../../src/tensor/denoiser.js';
import { gaussianDenoiser, optimalDenoiser, patchDenoiser } from '../../src/tensor/index.js';
import { linearGaussian } from '../../src/tensor/linearGaussian.js';
import { type SampleOptions, sample } from '../../src/tensor/sample.js';
import { expectWithin } from '../support/close.js';
import { careless } from '../support/denoisers.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const points = [-1, 0.2, 0.9, 0.6, 0.3, -1];
const deviation = 0.2;
const processes: Record<string, Process> = {
  flow: gaussianPath({ kind: 'flow' }),
  edm: gaussianPath({ kind: 'edm' }),
  ve: gaussianPath({ kind: 've' }),
  cosine: gaussianPath({ kind: 'cosine' }),
  schedule: createSchedule({ kind: 'cosine' }),
};
const solvers: (Sampler | Solver)[] = [
  { kind: 'ddim', eta: 0 },
  { kind: 'ddim', eta: 0.5 },
  { kind: 'ddpm', variance: 'posterior' },
  { kind: 'euler', in: 'time' },
  { kind: 'heun', in: 'sigma' },
  { kind: 'heun', in: 'time' },
  { kind: 'dpm++' },
  { kind: 'dpm++', sde: true },
];

/** The states of a sample; disposes the tensors. */
async function statesOf(denoiser: Denoiser<Process>, options: SampleOptions) {
  const states: { t: number; values: Float32Array }[] = [];
  for await (const { t, state } of sample(denoiser, options)) {
    states.push({ t, values: valuesOf(state) });
    state.dispose();
  }
  return states;
}

/** A denoiser of x0, asked for something else. */
function asked(denoiser: Denoiser<Process>, predicts: PredictionTarget): Denoiser<Process> {
  const { schedule } = denoiser;
  return {
    predicts,
    schedule,
    predict: async (xt, t) => {
      const x0 = await denoiser.predict(xt, t);
      const { a, b } = predictionCoefficients('x0', predicts, schedule, t);
      const predicted = linearGaussian({ a, b, sigma: 0 }, { x: xt, y: x0 });
      x0.dispose();
      return predicted;
    },
  };
}

/** x_T of so many values. */
function startOf(process: Process, length: number, seed: number): Float64Array {
  const size = isPath(process) ? process.sigma(process.end) : 1;
  return Float64Array.from(gaussianNoise(length, { seed, stream: CHAIN_START }), (z) => z * size);
}

describe.each(Object.keys(processes))('samples over %s', (name) => {
  const process = processes[name] as Process;
  const spacing = name === 'edm' || name === 've' ? 'karras' : 'time';
  const times = sampleTimes(process, 9, { spacing });

  it.each(solvers)('are the way of %o in float64', async (sampler) => {
    const exact = (xt: Float64Array, t: number) => expectedX0(points, xt, process, t, { deviation });
    const expected = [...solve(samplingPlan(process, times, sampler), startOf(process, 16, 5), exact, 5)];
    await expectNoLeak(async () => {
      const denoiser = optimalDenoiser(points, process, { deviation });
      const states = await statesOf(denoiser, { shape: [8, 2], sampler, steps: 9, spacing, seed: 5 });
      expect(states.map(({ t }) => t)).toEqual([...times, -1]);
      for (const [index, { values }] of states.entries()) {
        const { xt } = expected[index] as { xt: Float64Array };
        expectWithin(values, xt, 1e-5 * Math.max(1, ...xt.map(Math.abs)));
      }
    });
  });

  it('are the same whatever is predicted', async () => {
    // Where α is 0 or nearly so, ε says nothing of x0.
    const targets = (['v', 'epsilon', 'score'] as const).slice(0, name === 'edm' || name === 've' ? 3 : 1);
    const denoiser = optimalDenoiser(points, process, { deviation });
    for (const sampler of solvers.slice(4)) {
      const options = { shape: [8, 2], sampler, steps: 9, spacing } as const;
      const end = (await statesOf(denoiser, options)).at(-1)?.values ?? [];
      for (const target of targets)
        expectWithin((await statesOf(asked(denoiser, target), options)).at(-1)?.values ?? [], end, 3e-4);
    }
  });
});

describe('the order of samples', () => {
  const path = gaussianPath({ kind: 've', sigmaStart: 0.2, sigmaEnd: 2.7 });
  const exact = (xt: Float64Array, t: number) => expectedX0(points, xt, path, t, { deviation: 0.4 });
  const endOf = (steps: number, sampler: Solver) => {
    const times = sampleTimes(path, steps, { spacing: 'logSnr' });
    return [...solve(samplingPlan(path, times, sampler), startOf(path, 80, 0), exact)].at(-1)?.xt as Float64Array;
  };
  const limit = endOf(1000, { kind: 'heun', in: 'sigma' });

  it.each<[Solver, number]>([
    [{ kind: 'euler', in: 'sigma' }, 1],
    [{ kind: 'euler', in: 'time' }, 1],
    [{ kind: 'heun', in: 'sigma' }, 2],
    [{ kind: 'heun', in: 'time' }, 2],
    [{ kind: 'dpm++' }, 2],
  ])('of %o is %d', async (sampler, wanted) => {
    const denoiser = optimalDenoiser(points, path, { deviation: 0.4 });
    const error = async (intervals: number) => {
      const options = { shape: [40, 2], sampler, steps: intervals + 1, spacing: 'logSnr' } as const;
      const end = (await statesOf(denoiser, options)).at(-1)?.values ?? [];
      return Math.hypot(...Array.from(end, (value, i) => value - (limit[i] as number)));
    };
    expectWithin([Math.log2((await error(40)) / (await error(80)))], [wanted], 0.1);
  });
});

describe('a sample over a path', () => {
  const flow = gaussianPath({ kind: 'flow' });
  const heun: Solver = { kind: 'heun', in: 'time' };
  const still = (asked: number[] = []): Denoiser<GaussianPath> => ({
    predicts: 'x0',
    schedule: flow,
    predict: (xt, t) => {
      asked.push(t);
      return xt.clone();
    },
  });

  it('begins with noise as large as that at its end, and takes 50 steps', async () => {
    const edm = gaussianPath({ kind: 'edm', end: 10 });
    const states = await statesOf({ ...still(), schedule: edm }, { shape: [6], seed: 3 });
    expect(states).toHaveLength(51);
    expect(states[0]?.t).toBe(10);
    expectWithin(states[0]?.values ?? [], startOf(edm, 6, 3), 1e-5);
  });

  it('asks twice a step of Heun, but for the last, and once a step of DPM-Solver++', async () => {
    const times: number[] = [];
    await statesOf(still(times), { shape: [2], sampler: heun, steps: 3 });
    expectWithin(times, [1, 2 / 3, 2 / 3, 1 / 3, 1 / 3], 1e-15);
    times.length = 0;
    await statesOf(still(times), { shape: [2], sampler: { kind: 'dpm++' }, steps: 4 });
    expect(times).toEqual([1, 0.75, 0.5, 0.25]);
  });

  it('says at which step it leaves the finite numbers, and leaks nothing', async () => {
    await expectNoLeak(async () => {
      const schedule = gaussianPath({ kind: 've' });
      const huge = { ...still(), schedule, predict: (_: unknown, t: number) => fill([2], t > 0.6 ? -2e38 : 2e38) };
      const options = { shape: [2], sampler: { kind: 'dpm++' }, steps: 4, spacing: 'logSnr' } as const;
      await expect(statesOf(huge, options)).rejects.toThrow(
        /^invalid step 3 of the sampler, from t = 0\.33\d+ to 0: Infinity at index 0; expected finite values$/,
      );
    });
  });

  it.each(solvers.slice(4))('leaks nothing when %o is left or aborted', async (sampler) => {
    const options = { shape: [2, 2], sampler, steps: 4 };
    await expectNoLeak(async () => {
      for await (const { t, state } of sample(still(), options)) {
        state.dispose();
        if (t < 0.6) break;
      }
      for (const last of [2, 3, 4]) {
        const controller = new AbortController();
        const asked: number[] = [];
        const denoiser = still(asked);
        const stopping: Denoiser<Process> = {
          ...denoiser,
          predict: (xt, t) => {
            if (asked.length + 1 === last) controller.abort(new Error('enough'));
            return denoiser.predict(xt, t);
          },
        };
        const states = statesOf(stopping, { ...options, signal: controller.signal });
        await expect(states).rejects.toThrow('enough');
      }
    });
  });

  it('refuses what its denoiser cannot know', () => {
    expect(() => sample({ ...still(), predicts: 'epsilon' }, { shape: [2] })).toThrow(
      'invalid t: 1; expected a time with alpha > 0',
    );
    expect(() => sample({ ...still(), schedule: { ...flow, logSnr: 0 } as never }, { shape: [2] })).toThrow(
      'invalid schedule of the denoiser: [object Object]; expected what createSchedule or gaussianPath returns',
    );
    expect(() => sample(careless(createSchedule()), { shape: [2], spacing: 'even' as never })).toThrow(
      `invalid spacing: "even"; expected 'time', 'logSnr' or 'karras'`,
    );
  });
});

it('an exact denoiser takes every t of its path, the clean one too', async () => {
  for (const kind of ['flow', 'cosine', 've', 'edm', 'zero-snr'] as const) {
    const path = gaussianPath({ kind });
    for (const share of [0, 0.001, 0.37, 1]) {
      for (const width of [0, deviation]) {
        const t = share * path.end;
        const values = Float32Array.from(gaussianNoise(12, { seed: 1 }), (z) => z * Math.max(1, path.sigma(t)));
        const xt = tensor(values, [6, 2]);
        const x0 = await optimalDenoiser(points, path, { deviation: width }).predict(xt, t);
        expectWithin(valuesOf(x0), expectedX0(points, values, path, t, { deviation: width }), 1e-5);
        for (const one of [xt, x0]) one.dispose();
      }
    }
  }
});

it('exact denoisers of images take paths as well', async () => {
  const [shape, images] = [[4, 4, 3], gaussianNoise(3 * 48, { seed: 2 })] as const;
  const [schedule, flow] = [createSchedule(), gaussianPath({ kind: 'flow' })];
  const make = <P extends Process>(process: P): Denoiser<P>[] => [
    gaussianDenoiser(process),
    patchDenoiser(images, { schedule: process, shape, window: 3 }),
  ];
  const predicted = async (denoiser: Denoiser<Process>, t: number) => {
    const xt = tensor(gaussianNoise(48, { seed: 3 }), [...shape]);
    const x0 = await denoiser.predict(xt, t);
    const values = valuesOf(x0);
    for (const one of [xt, x0]) one.dispose();
    return values;
  };
  for (const [index, denoiser] of make(schedule).entries()) {
    const onPath = make(pathOf(schedule))[index] as Denoiser<GaussianPath>;
    expectWithin(await predicted(onPath, 300), await predicted(denoiser, 300), 1e-5);
    const onFlow = make(flow)[index] as Denoiser<GaussianPath>;
    expectWithin(await predicted(onFlow, 0), await predicted(onFlow, 1e-4), 1e-3);
  }
});
