import fc from 'fast-check';
import { tryCatch } from '../../src/hooks/tryCatch.js';
import { schedulerFromConfig } from '../../src/schedulers/schedulerFromConfig.js';

const classes = [
  ...['DDPMScheduler', 'DDIMScheduler', 'PNDMScheduler', 'EulerDiscreteScheduler', 'EulerAncestralDiscreteScheduler'],
  ...['DPMSolverMultistepScheduler', 'UniPCMultistepScheduler', 'DEISMultistepScheduler', 'HeunDiscreteScheduler'],
  ...['LCMScheduler', 'TCDScheduler', 'FlowMatchEulerDiscreteScheduler', 'EDMEulerScheduler'],
];

const LEAST = 5e-324;
const MOST = 1.7976931348623157e308;
const numbers = [
  ...[LEAST, 1e-300, 1e-160, 1e-30, 1e-17, 1e-9, 1e-4, 0.002, 0.02, 0.5, 0.9, 0.999, 1 - 2 ** -53, 1, 2, 3, 7, 10, 50],
  ...[80, 256, 1000, 4096, 10_000, 80_000, 1e9, 1e160, 1e300, MOST, 0, -0.5, -5, -1e300, -MOST],
];
const words = [
  ...['linear', 'scaled_linear', 'squaredcos_cap_v2', 'sigmoid', 'linspace', 'leading', 'trailing', 'epsilon'],
  ...['sample', 'v_prediction', 'flow_prediction', 'log_linear', 'continuous', 'zero', 'sigma_min', 'exponential'],
  ...['karras', 'dpmsolver', 'sde-dpmsolver', 'sde-dpmsolver++', 'deis'],
];

/** Any configuration of any class with a few keys set, to the ends of what a key can be. Some contradict each other. */
export const anyConfiguration: fc.Arbitrary<Record<string, unknown>> = fc.oneof(...classes.map(configurationsOf));

function configurationsOf(_class_name: string): fc.Arbitrary<Record<string, unknown>> {
  const usual = Object.entries(schedulerFromConfig({ _class_name }).values);
  const keys = usual.map(([key, value]) => [key, fc.constantFrom(value, ...valuesLike(_class_name, key, value))]);
  return fc
    .subarray(keys, { maxLength: 6 })
    .chain((some) => fc.record({ _class_name: fc.constant(_class_name), ...Object.fromEntries(some) }));
}

/** Values of the kind of another that a key can have. */
function valuesLike(_class_name: string, key: string, value: unknown): unknown[] {
  if (typeof value === 'boolean') return [true, false];
  const all = typeof value === 'string' ? words : [...numbers, Array(1000).fill(0.5), Array(1000).fill(1e-17)];
  return all.filter((other) => tryCatch(() => schedulerFromConfig({ _class_name, [key]: other })).error === null);
}
