import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSchedule } from '../../src/process/schedule.js';
import type { GaussianPath, Schedule } from '../../src/process/types.js';
import { schedulerFromConfig, type TimestepTable } from '../../src/schedulers/index.js';
import { sigmaAt, timestepOf } from '../../src/schedulers/sigmas.js';
import { expectWithin } from '../support/close.js';
import { type GoldenTable, goldenTables } from '../support/golden.js';
import { anyConfiguration } from '../support/schedulerConfigs.js';

const golden = goldenTables();
const stableDiffusion = { beta_start: 0.00085, beta_end: 0.012, beta_schedule: 'scaled_linear', steps_offset: 1 };
const infinite = { _class_name: 'EulerDiscreteScheduler', beta_end: 0.999 };
const euler = { ...stableDiffusion, _class_name: 'EulerDiscreteScheduler' };
const dpm = { ...stableDiffusion, _class_name: 'DPMSolverMultistepScheduler' };
const ddim = { ...stableDiffusion, _class_name: 'DDIMScheduler', set_alpha_to_one: false };
const flow = { _class_name: 'FlowMatchEulerDiscreteScheduler' };
const edm = { _class_name: 'EDMEulerScheduler' };

function tableOf(config: object, steps: number, tokens?: number): TimestepTable {
  return schedulerFromConfig(config).table(steps, { tokens });
}

describe('tables of published configurations', () => {
  it.each(Object.entries(golden.published))('are those of %s', (_, wanted) => {
    const table = tableOf(wanted.config, wanted.steps, wanted.tokens);
    expectTimesteps(table, wanted, 1e-9);
    expectSigmas(table, wanted, 1e-9);
    expect(table.previousTimesteps).toEqual(wanted.previousTimesteps);
    expect(table.evaluations).toEqual(wanted.evaluations);
  });

  it.each(golden.others)('are those of $config for $steps steps', (wanted) => {
    const table = tableOf(wanted.config, wanted.steps, wanted.tokens);
    // A timestep between two integers comes from ln σ, of which float32 keeps six digits.
    expectTimesteps(table, wanted, 2e-3);
    expectSigmas(table, wanted, 2e-5);
    if (wanted.previousTimesteps) expect(table.previousTimesteps).toEqual(wanted.previousTimesteps);
    if (wanted.evaluations) expect(table.evaluations).toEqual(wanted.evaluations);
  });

  it('have a timestep for each step, and σ that never grows, down to an end', () => {
    fc.assert(
      fc.property(anyConfig, fc.integer({ min: 1, max: 1000 }), (config, steps) => {
        const { timesteps, sigmas } = tableOf(config, steps, 1024);
        expect([timesteps.length, sigmas.length]).toEqual([steps, steps + 1]);
        const growing = sigmas.findIndex((sigma, i) => !(sigma >= (sigmas[i + 1] ?? 0)));
        expect(growing).toBe(-1);
      }),
    );
  });
});

describe('keys at the ends of what they can be', () => {
  it('give finite numbers, a σ of ∞, or an error that names a key, but no NaN', () => {
    fc.assert(
      fc.property(anyConfiguration, fc.constantFrom(1, 2, 7, 1000), (config, steps) => {
        try {
          const { process, table } = schedulerFromConfig(config);
          const { sigmas, ...others } = table(steps, { tokens: 1e6 });
          expect(sigmas.every((sigma) => sigma >= 0)).toBe(true);
          const arrays = [others, process].flatMap(Object.values).filter((value) => typeof value === 'object');
          expect(arrays.flatMap((values) => [...values]).filter((value) => !Number.isFinite(value))).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect((error as Error).message).not.toMatch(/NaN|undefined/);
        }
      }),
      {
        numRuns: 300,
        examples: [[{ ...infinite, use_beta_sigmas: true, timestep_spacing: 'trailing', sigma_max: 1 }, 1]],
      },
    );
  });

  it.each<[config: object, steps: number, sigmas: number[]]>([
    [{ _class_name: 'HeunDiscreteScheduler', beta_start: 0.5, beta_end: 0.9 }, 2, [Infinity, 1]],
    [{ ...flow, shift: 1e-17 }, 3, [1, 1e-17, 1e-37]],
    [{ ...edm, sigma_max: Number.MAX_VALUE, rho: 256 }, 2, [Number.MAX_VALUE, 0.002]],
  ])('have the σ of %o', (config, steps, wanted) => {
    const { sigmas } = tableOf(config, steps);
    expect(sigmas.map((sigma) => sigma.toPrecision(3))).toEqual([...wanted, 0].map((sigma) => sigma.toPrecision(3)));
  });

  it('σ next to an infinite one is infinite, and of a timestep its own', () => {
    const sigmas = Float64Array.of(1, 2, Infinity, Infinity, 4096);
    expect([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 9].map((t) => sigmaAt(sigmas, t))).toEqual([
      ...[1.5, 2, Infinity, Infinity, Infinity, Infinity, Infinity, 4096, 4096],
    ]);
    expect([2, 4000, 4096, 5000].map((sigma) => timestepOf(sigmas, sigma))).toEqual([1, 1, 4, 4]);
  });
});

describe('what surprises', () => {
  it('each class has a spacing of its own where the file names none', () => {
    const first = (_class_name: string) => tableOf({ ...stableDiffusion, _class_name }, 10).timesteps.slice(0, 2);
    expect(first('DDIMScheduler')).toEqual([901, 801]);
    expect(first('EulerDiscreteScheduler')).toEqual([999, 888]);
    expect(first('DPMSolverMultistepScheduler')).toEqual([999, 899]);
  });

  it('leading divides by the steps in Euler, and by one more in DPM++', () => {
    const leading = { timestep_spacing: 'leading' };
    expect(tableOf({ ...euler, ...leading }, 20).timesteps.slice(0, 2)).toEqual([951, 901]);
    expect(tableOf({ ...dpm, ...leading }, 20).timesteps.slice(0, 2)).toEqual([941, 894]);
    expect(tableOf({ ...dpm, ...leading }, 4).timesteps).toEqual([801, 601, 401, 201]);
    // In gaps of 1000 / 5, and a gap above the offset at last.
    expect(tableOf({ ...dpm, ...leading, steps_offset: 7 }, 4).timesteps).toEqual([807, 607, 407, 207]);
    // A least λ leaves fewer to divide, the first 505 of them.
    const clipped = { ...dpm, ...leading, lambda_min_clipped: -0.5 };
    expect(tableOf(clipped, 4).timesteps).toEqual([405, 304, 203, 102]);
  });

  it('Karras takes its ends from the visited σ in Euler, and from all timesteps in DPM++', () => {
    const karras = { timestep_spacing: 'leading', use_karras_sigmas: true };
    const [most, least] = endsOf(schedulerFromConfig(euler).process as Schedule);
    const ends = (config: object) => endsOfTable(tableOf(config, 10));
    expectWithin(ends({ ...dpm, ...karras }), [most, least], 1e-12);
    expectWithin(ends({ ...euler, ...karras }), ends({ ...euler, timestep_spacing: 'leading' }), 1e-12);
  });

  it('a σ beyond those of the training has the timestep of the nearest in Euler', () => {
    const wide = { ...euler, use_karras_sigmas: true, sigma_max: 100, sigma_min: 0.001 };
    const { timesteps, sigmas } = tableOf(wide, 10);
    expectWithin(endsOfTable({ timesteps, sigmas }), [100, 0.001], 1e-12);
    expect([timesteps[0], timesteps[9]]).toEqual([999, 0]);
  });

  it('a fixed shift of a flow acts on the least σ, and again on all', () => {
    const shifted = (sigma: number) => (3 * sigma) / (1 + 2 * sigma);
    expect(tableOf({ ...flow, shift: 3 }, 28).sigmas[27]).toBeCloseTo(shifted(shifted(0.001)), 12);
  });

  it('DDIM ends with the noise of t = 0 unless set_alpha_to_one', () => {
    const [, least] = endsOf(schedulerFromConfig(ddim).process as Schedule);
    expect(tableOf(ddim, 50).sigmas[50]).toBe(least);
    expect(tableOf({ ...ddim, set_alpha_to_one: true }, 50).sigmas[50]).toBe(0);
  });

  it('an SNR of 0 is one in DDIM, and 2⁻²⁴ in what divides by it', () => {
    const zeroSnr = { rescale_betas_zero_snr: true, timestep_spacing: 'trailing' };
    expect(tableOf({ ...ddim, ...zeroSnr }, 25).sigmas[0]).toBe(Infinity);
    const inEuler = schedulerFromConfig({ ...euler, ...zeroSnr });
    expect(inEuler.table(25).sigmas[0]).toBeCloseTo(Math.sqrt(2 ** 24 - 1), 6);
    expect((inEuler.process as Schedule).alphasCumprod[999]).toBeCloseTo(2 ** -24, 16);
  });

  it('an ᾱ of 2⁻²⁴ is more than the one before in the βs of DDPM, whose schedule keeps its 0', () => {
    const own = schedulerFromConfig({ _class_name: 'EulerDiscreteScheduler', rescale_betas_zero_snr: true });
    expect(own.process).toMatchObject({ betaEnd: 1 });
    const [first, second] = own.table(1000).sigmas as [number, number];
    expect(first).toBeCloseTo(Math.sqrt(2 ** 24 - 1), 6);
    expect(second).toBeGreaterThan(first);
  });

  it('values are those of the file, and the defaults of the class', () => {
    expect(schedulerFromConfig(euler).values).toMatchObject({ beta_end: 0.012, timestep_spacing: 'linspace' });
    expect(schedulerFromConfig(ddim).values).toMatchObject({ timestep_spacing: 'leading', set_alpha_to_one: false });
  });

  it('keys of other classes and of steps are named', () => {
    const config = { ...euler, clip_sample: false, skip_prk_steps: true, _diffusers_version: '0.30.0' };
    expect(schedulerFromConfig(config)).toMatchObject({ stepKeys: [], ignoredKeys: ['clip_sample', 'skip_prk_steps'] });
    const ofDpm = { ...dpm, solver_order: 2, set_alpha_to_one: false };
    expect(schedulerFromConfig(ofDpm)).toMatchObject({ stepKeys: ['solver_order'], ignoredKeys: ['set_alpha_to_one'] });
  });
});

describe('the process and what the network predicts', () => {
  it('is the schedule of the training', () => {
    expect(schedulerFromConfig(ddim).process).toMatchObject({ kind: 'quadratic', betaStart: 0.00085, betaEnd: 0.012 });
    const betas = [0.1, 0.2, 0.3];
    const own = { _class_name: 'DDPMScheduler', trained_betas: betas, num_train_timesteps: 3 };
    expect(schedulerFromConfig(own).process).toMatchObject({ betas: Float64Array.from(betas) });
  });

  it('keeps a last β of 1 through JSON', () => {
    const { process } = schedulerFromConfig({ ...ddim, rescale_betas_zero_snr: true });
    expect(process).toMatchObject({ timesteps: 1000, betaEnd: 1 });
    expect(resolveSchedule(JSON.parse(JSON.stringify(process)))).toEqual(process);
  });

  it('is a path of flows and of EDM, whose σ are those of the table', () => {
    const straight = schedulerFromConfig({ ...flow, shift: 3 });
    const { timesteps, sigmas } = straight.table(7);
    const path = straight.process as GaussianPath;
    expectWithin(
      timesteps.map((t) => path.sigma(t / 1000)),
      sigmas.slice(0, 7),
      1e-12,
    );
    expect(schedulerFromConfig({ ...edm, sigma_max: 10 }).process).toMatchObject({ kind: 'edm', end: 10 });
  });

  it.each([
    [ddim, 'epsilon'],
    [{ ...ddim, prediction_type: 'v_prediction' }, 'v'],
    [{ ...ddim, prediction_type: 'sample' }, 'x0'],
    [flow, 'velocity'],
    [{ ...dpm, prediction_type: 'flow_prediction', use_flow_sigmas: true }, 'velocity'],
    [edm, 'x0'],
  ])('says what is predicted by %o', (config, predicts) => {
    expect(schedulerFromConfig(config).predicts).toBe(predicts);
  });

  it('is read from the text of a file too, with the -Infinity of Python', () => {
    const text = JSON.stringify({ ...dpm, lambda_min_clipped: 0 }).replace(':0}', ': -Infinity}');
    expect(text).toContain('-Infinity');
    expect(schedulerFromConfig(text).table(20)).toEqual(tableOf(dpm, 20));
  });
});

describe('errors', () => {
  const rescaled = { rescale_betas_zero_snr: true };
  it.each<[config: unknown, message: string]>([
    [null, 'invalid configuration: null; expected the object or the text of a scheduler_config.json'],
    ['{', 'invalid configuration: "{"; expected the object or the text of a scheduler_config.json'],
    [{}, 'invalid _class_name: undefined; expected one of DDPMScheduler, '],
    [{ _class_name: 'SASolverScheduler' }, 'invalid _class_name: "SASolverScheduler"; expected one of DDPMScheduler, '],
    [{ _class_name: 'UniPCMultistepScheduler', sigma_max: 10 }, 'invalid sigma_max: 10; expected null or none'],
    [
      { _class_name: 'DEISMultistepScheduler', prediction_type: 'flow_prediction' },
      'invalid prediction_type: "flow_prediction"; expected another, unless use_flow_sigmas is true',
    ],
    [
      { _class_name: 'UniPCMultistepScheduler', use_dynamic_shifting: true },
      'invalid use_dynamic_shifting: true; expected false, unless use_flow_sigmas is true',
    ],
    [
      { _class_name: 'UniPCMultistepScheduler', use_flow_sigmas: true, use_karras_sigmas: true },
      'invalid use_flow_sigmas: true; expected false, since use_karras_sigmas is true',
    ],
    [
      { _class_name: 'TCDScheduler', original_inference_steps: 1001 },
      'invalid original_inference_steps: 1001; expected at most num_train_timesteps, which is 1000',
    ],
    [{ _class_name: 'toString' }, 'invalid _class_name: "toString"; expected one of '],
    [
      { ...flow, shfit: 3 },
      'invalid shfit: 3; expected a key of FlowMatchEulerDiscreteScheduler: base_image_seq_len, ',
    ],
    [{ ...euler, shift: 3 }, 'invalid shift: 3; expected a key of EulerDiscreteScheduler: beta_end, '],
    [
      { ...flow, ...rescaled },
      'invalid rescale_betas_zero_snr: true; expected a key of FlowMatchEulerDiscreteScheduler: ',
    ],
    [{ ...dpm, ...rescaled, use_flow_sigmas: true }, 'invalid rescale_betas_zero_snr: true; expected false, since '],
    [{ ...ddim, use_karras_sigmas: true }, 'invalid use_karras_sigmas: true; expected false or none: DDIMScheduler '],
    [
      { ...euler, use_karras_sigmas: true, use_beta_sigmas: true },
      'invalid use_beta_sigmas: true; expected false, since use_karras_sigmas is true',
    ],
    [
      { ...dpm, use_karras_sigmas: true, use_flow_sigmas: true },
      'invalid use_flow_sigmas: true; expected false, since use_karras_sigmas is true',
    ],
    [{ ...dpm, algorithm_type: 'dpmsolver' }, `invalid final_sigmas_type: "zero"; expected 'sigma_min'`],
    [{ ...dpm, prediction_type: 'flow_prediction' }, 'invalid prediction_type: "flow_prediction"; expected another, '],
    [
      { ...dpm, use_dynamic_shifting: true },
      'invalid use_dynamic_shifting: true; expected false, unless use_flow_sigmas',
    ],
    [{ ...dpm, lambda_min_clipped: 5 }, 'invalid lambda_min_clipped: 5; expected at most λ of t = 0, 3.5'],
    [{ ...euler, beta_schedule: 'laplace' }, `invalid beta_schedule: "laplace"; expected one of 'linear', `],
    [{ ...euler, beta_start: 0.5 }, 'invalid beta_start: 0.5; expected at most beta_end, which is 0.012'],
    [{ ...euler, beta_start: '0.1' }, 'invalid beta_start: "0.1"; expected a number in 0 < beta < 1'],
    [{ ...euler, num_train_timesteps: 0 }, 'invalid num_train_timesteps: 0; expected an integer from 1 to 1000000'],
    [
      { ...euler, ...rescaled, num_train_timesteps: 1 },
      'invalid num_train_timesteps: 1; expected at least 2 with rescale_betas_zero_snr',
    ],
    [{ ...euler, trained_betas: [0.1] }, 'invalid num_train_timesteps: 1000; expected 1, the number of trained_betas'],
    [{ ...euler, trained_betas: [2] }, 'invalid trained_betas: [2]; expected an array of numbers in '],
    [{ ...ddim, timestep_spacing: 'even' }, `invalid timestep_spacing: "even"; expected one of 'linspace', `],
    [{ ...edm, sigma_min: 90 }, 'invalid sigma_min: 90; expected less than sigma_max, which is 80'],
    [
      { ...flow, use_dynamic_shifting: true, max_image_seq_len: 16 },
      'invalid max_image_seq_len: 16; expected more than base_image_seq_len, which is 256',
    ],
    [{ ...flow, base_shift: 1e308 }, 'invalid base_shift: 1e+308; expected a number from -1000 to 1000'],
    [
      { ...dpm, beta_start: 0.8, beta_end: 0.9, use_flow_sigmas: true, final_sigmas_type: 'sigma_min' },
      `invalid final_sigmas_type: "sigma_min"; expected 'zero', since σ of t = 0 is 1.99`,
    ],
    [
      { _class_name: 'DDIMScheduler', beta_end: 0.999, ...rescaled },
      'invalid rescale_betas_zero_snr: true; expected false, since the rescaled β of t = ',
    ],
    [
      { ...ddim, beta_start: 1e-30, ...rescaled },
      'invalid rescale_betas_zero_snr: true; expected false, since the rescaled β of t = 0 is not in 0 < beta <= 1',
    ],
    [
      { ...flow, use_dynamic_shifting: true, max_image_seq_len: 256 },
      'invalid max_image_seq_len: 256; expected more than base_image_seq_len, which is 256',
    ],
  ])('name what is wrong in %o', (config, message) => {
    expect(() => schedulerFromConfig(config as object)).toThrow(RangeError);
    expect(() => schedulerFromConfig(config as object)).toThrow(message);
  });

  const dynamic = { ...flow, use_dynamic_shifting: true };
  it.each<[config: object, steps: unknown, tokens: unknown, message: string]>([
    [euler, 0, null, 'invalid steps: 0; expected an integer in 1 <= steps < 1001'],
    [flow, 0, null, 'invalid steps: 0; expected an integer in 1 <= steps < 1000001'],
    [edm, 2.5, null, 'invalid steps: 2.5; expected an integer in '],
    [ddim, 1001, null, 'invalid steps: 1001; expected an integer in 1 <= steps < 1001'],
    [ddim, 1000, null, 'invalid steps: 1000; expected fewer: with steps_offset 1 they begin at t = 1000 of 1000'],
    [
      { ...ddim, _class_name: 'PNDMScheduler' },
      3,
      null,
      'invalid steps: 3; expected at least 4, unless skip_prk_steps',
    ],
    [dynamic, 28, null, 'invalid tokens: null; expected a positive number, since use_dynamic_shifting'],
    [dynamic, 28, '4096', 'invalid tokens: "4096"; expected a positive number'],
    [{ ...dynamic, time_shift_type: 'linear', base_shift: -1 }, 28, 256, 'invalid tokens: 256; expected more, since '],
    [dynamic, 10, 5_000_000, 'invalid tokens: 5000000; expected fewer, since the shift is Infinity there'],
    [{ ...dynamic, max_shift: -1000 }, 10, 4096, 'invalid tokens: 4096; expected more, since the shift is 0 there'],
    [
      {
        _class_name: 'DPMSolverMultistepScheduler',
        prediction_type: 'flow_prediction',
        use_flow_sigmas: true,
        use_dynamic_shifting: true,
      },
      10,
      5_000_000,
      'invalid tokens: 5000000; expected fewer, since the shift is Infinity there',
    ],
    [
      { ...edm, rho: 0.005 },
      10,
      null,
      'invalid rho: 0.005; expected a larger number: σ to the power of 1/rho is infinite or 0',
    ],
    [
      { _class_name: 'DPMSolverMultistepScheduler', beta_end: 0.999, use_karras_sigmas: true },
      10,
      null,
      'invalid use_karras_sigmas: true; expected false, since σ goes from Infinity to 0.01000050003750',
    ],
    [
      { ...flow, shift_terminal: 0.1 },
      1,
      null,
      'invalid shift_terminal: 0.1; expected null or more steps, since σ of the last step is 1',
    ],
    [
      { ...infinite, interpolation_type: 'log_linear' },
      10,
      null,
      `invalid interpolation_type: "log_linear"; expected 'linear', since σ goes from Infinity to 0.01`,
    ],
    [{ ...infinite, use_beta_sigmas: true }, 10, null, 'invalid use_beta_sigmas: true; expected false, since σ goes '],
    [
      { ...infinite, timestep_type: 'continuous', prediction_type: 'v_prediction' },
      10,
      null,
      `invalid timestep_type: "continuous"; expected 'discrete', since σ of the first step is Infinity`,
    ],
    [
      { ...infinite, _class_name: 'DPMSolverMultistepScheduler', use_lu_lambdas: true },
      10,
      null,
      'invalid use_lu_lambdas: true; expected false, since σ goes from Infinity to 0.01',
    ],
    [
      { ...flow, shift: 1e-200, use_exponential_sigmas: true },
      10,
      null,
      'invalid use_exponential_sigmas: true; expected false, since σ goes from 1 to 0',
    ],
  ])('name what is wrong in a table of %o: %o steps, %o tokens', (config, steps, tokens, message) => {
    const { table } = schedulerFromConfig(config);
    expect(() => table(steps as number, { tokens: tokens as number })).toThrow(RangeError);
    expect(() => table(steps as number, { tokens: tokens as number })).toThrow(message);
  });
});

const spaced = { timestep_spacing: fc.constantFrom('linspace', 'leading', 'trailing') };
const switchedOn = (...names: string[]) => fc.constantFrom({}, ...names.map((name) => ({ [name]: true })));
const sigmaSwitches = ['use_karras_sigmas', 'use_exponential_sigmas', 'use_beta_sigmas'];
/** Any class of schedules with any spacing, or a flow, or EDM. */
const anyConfig = fc.oneof(
  fc.record({
    ...spaced,
    _class_name: fc.constantFrom('DDPMScheduler', 'DDIMScheduler', 'EulerAncestralDiscreteScheduler'),
    beta_start: fc.constant(0.00085),
    beta_end: fc.constant(0.012),
    rescale_betas_zero_snr: fc.boolean(),
  }),
  fc
    .tuple(
      fc.record({
        ...spaced,
        _class_name: fc.constantFrom('EulerDiscreteScheduler', 'DPMSolverMultistepScheduler'),
        beta_schedule: fc.constantFrom('linear', 'scaled_linear', 'squaredcos_cap_v2'),
      }),
      switchedOn(...sigmaSwitches),
    )
    .map(([config, on]) => ({ ...config, ...on })),
  switchedOn('use_dynamic_shifting', ...sigmaSwitches).map((on) => ({ ...flow, shift: 3, ...on })),
  fc.constantFrom('karras', 'exponential').map((sigma_schedule) => ({ ...edm, sigma_schedule })),
);

/** The largest and the least σ of a schedule. */
function endsOf({ alphasCumprod, oneMinusAlphasCumprod, timesteps }: Schedule): [most: number, least: number] {
  const sigmaAt = (t: number) => Math.sqrt((oneMinusAlphasCumprod[t] as number) / (alphasCumprod[t] as number));
  return [sigmaAt(timesteps - 1), sigmaAt(0)];
}

/** The first and the last σ but the end. */
function endsOfTable({ sigmas }: TimestepTable): number[] {
  return [sigmas[0] as number, sigmas[sigmas.length - 2] as number];
}

/** Integers are equal, others within a tolerance. */
function expectTimesteps(table: TimestepTable, wanted: GoldenTable, tolerance: number): void {
  if (wanted.timesteps.every(Number.isInteger)) expect(table.timesteps).toEqual(wanted.timesteps);
  else expectWithin(table.timesteps, wanted.timesteps, tolerance);
}

/** Within a tolerance of what is less than 1, and of the ratio of what is more. */
function expectSigmas(table: TimestepTable, wanted: GoldenTable, tolerance: number): void {
  const sigmas = wanted.sigmas?.map(Number) ?? wanted.alphasCumprod?.map((value) => Math.sqrt((1 - value) / value));
  const scaled = (values: readonly number[]) =>
    values.map((value, i) => (value === Infinity ? 0 : value / Math.max(1, sigmas?.[i] ?? 1)));
  expect(table.sigmas.map((sigma) => sigma === Infinity)).toEqual(sigmas?.map((sigma) => sigma === Infinity));
  expectWithin(scaled(table.sigmas), scaled(sigmas ?? []), tolerance);
}
