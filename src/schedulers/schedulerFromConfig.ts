import { checkInteger, checkKeys, invalid } from '../base/check.js';
import type { PredictionTarget, Process } from '../process/types.js';
import { lcm, tcd } from './consistency.js';
import { ddim, ddpm, pndm } from './ddpm.js';
import { dpmMultistep } from './dpm.js';
import { edmEuler, euler, eulerAncestral, flowMatchEuler, heun } from './euler.js';
import { deisMultistep, uniPcMultistep } from './multistep.js';
import { parseConfig, type SchedulerClass, type TableOptions, type TimestepTable, valuesOf } from './schedulerClass.js';

/** Classes with a schedule of βs. Their files carry each other's keys along, as one is often made from another's. */
const ofSchedules: Readonly<Record<string, SchedulerClass>> = {
  DDPMScheduler: ddpm,
  DDIMScheduler: ddim,
  PNDMScheduler: pndm,
  EulerDiscreteScheduler: euler,
  EulerAncestralDiscreteScheduler: eulerAncestral,
  DPMSolverMultistepScheduler: dpmMultistep,
  UniPCMultistepScheduler: uniPcMultistep,
  DEISMultistepScheduler: deisMultistep,
  HeunDiscreteScheduler: heun,
  LCMScheduler: lcm,
  TCDScheduler: tcd,
};
const ofPaths: Readonly<Record<string, SchedulerClass>> = {
  FlowMatchEulerDiscreteScheduler: flowMatchEuler,
  EDMEulerScheduler: edmEuler,
};
const classes = { ...ofSchedules, ...ofPaths };
const keysOfSchedules = new Set(Object.values(ofSchedules).flatMap(keysOf));

/** The content of a published configuration; see `schedulerFromConfig`. */
export interface Scheduler {
  /** The name of its class. */
  readonly className: string;
  /**
   * Each key on which process, prediction or table depend, with the default of its class if the configuration has
   * none.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** The process that the network was trained on: a `Schedule`, or the path of a flow or of EDM. */
  readonly process: Process;
  /** The target that the network predicts. */
  readonly predicts: PredictionTarget;
  /** Keys of the configuration that change how a step is taken, but neither the table nor the process. */
  readonly stepKeys: readonly string[];
  /** Keys of the configuration that its class does not have: it was made from the configuration of another, and ignores them. */
  readonly ignoredKeys: readonly string[];
  /**
   * The timesteps and σ of a number of steps.
   *
   * @param steps - a positive integer, of a schedule at most `num_train_timesteps`.
   * @param options.tokens - tokens of the image, a positive number: required with `use_dynamic_shifting`, not read otherwise.
   * @throws RangeError that names what is out of range.
   */
  table(steps: number, options?: TableOptions | null): TimestepTable;
}

/**
 * Reads a `scheduler_config.json`, as pipelines of Hugging Face's diffusers publish it.
 *
 * ```ts
 * const scheduler = schedulerFromConfig({ _class_name: 'EulerDiscreteScheduler', beta_schedule: 'scaled_linear' });
 * const { timesteps, sigmas } = scheduler.table(30);
 * ```
 *
 * Classes: `DDPMScheduler`, `DDIMScheduler`, `PNDMScheduler`, `EulerDiscreteScheduler`, `EulerAncestralDiscreteScheduler`,
 * `DPMSolverMultistepScheduler`, `UniPCMultistepScheduler`, `DEISMultistepScheduler`, `HeunDiscreteScheduler`, `LCMScheduler`,
 * `TCDScheduler`, `FlowMatchEulerDiscreteScheduler`, `EDMEulerScheduler`. A key that is missing in the file has the default
 * of its class, and the defaults differ. Tables are computed in float64. Those of diffusers 0.40, in float32, are within 2e-5 from
 * t = 50 on, and within 3e-4 below, where float32 has few digits of 1 - ᾱ.
 *
 * @param json - the file's text, or what it holds as an object.
 * @throws RangeError that names an unknown class or key, a value that a key cannot have, or keys that contradict each other.
 */
export function schedulerFromConfig(json: string | object): Scheduler {
  const config = parseConfig(json);
  const className = config._class_name;
  const definition = typeof className === 'string' && Object.hasOwn(classes, className) && classes[className];
  if (!definition) throw invalid('_class_name', className, `one of ${Object.keys(classes).join(', ')}`);
  const given = Object.keys(config).filter((name) => !name.startsWith('_'));
  const ignoredKeys = ignoredOf(className, definition, config, given);
  const values = Object.freeze(valuesOf(definition.keys, config));
  const { process, predicts, mostSteps, table } = definition.make(values);
  return Object.freeze({
    className,
    values,
    process,
    predicts,
    stepKeys: given.filter((name) => definition.stepKeys.includes(name)),
    ignoredKeys,
    table: (steps: number, options?: TableOptions | null) => {
      checkInteger('steps', steps, 1, mostSteps + 1);
      return table(steps, options ?? {});
    },
  });
}

/**
 * The keys of a configuration that its class does not have, but another class of schedules.
 *
 * @throws RangeError for a key that none of them has, and for a switch that is on although its class ignores it.
 */
function ignoredOf(
  className: string,
  definition: SchedulerClass,
  config: Readonly<Record<string, unknown>>,
  given: readonly string[],
): string[] {
  const own = keysOf(definition);
  const foreign = given.filter((name) => !own.includes(name));
  const known = Object.hasOwn(ofSchedules, className) ? keysOfSchedules : new Set<string>();
  for (const name of foreign) {
    const isSwitchedOn = /^(use|rescale)_/.test(name) && config[name] === true;
    if (known.has(name) && !isSwitchedOn) continue;
    if (known.has(name)) throw invalid(name, true, `false or none: ${className} has no such key, and ignores it`);
    checkKeys({ [name]: config[name] }, own.sort(), className);
  }
  return foreign;
}

function keysOf({ keys, stepKeys }: SchedulerClass): string[] {
  return [...Object.keys(keys), ...stepKeys];
}
