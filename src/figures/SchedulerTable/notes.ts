import { isPath } from '../../core/process.js';
import type { Message } from '../../i18n/message.js';
import type { Scheduler, TimestepTable } from '../../schedulers/index.js';
import { muOf, shiftedSigma } from '../../schedulers/sigmas.js';
import { messages } from './messages.js';
import type { Asked } from './model.js';

/** A scheduler, the keys that its file has, and what they come to in a number of steps. */
interface Read extends Asked {
  readonly scheduler: Scheduler;
  readonly given: ReadonlySet<string>;
  readonly table: TimestepTable;
}

type Notes = (read: Read) => Message | readonly Message[] | null;

/** What surprises in a scheduler, computed from its configuration. In gaps, texts are names of its file, as code. */
export function notesOf(scheduler: Scheduler, given: readonly string[], table: TimestepTable, asked: Asked): Message[] {
  const read = { ...asked, scheduler, table, given: new Set(given) };
  return NOTES.flatMap((note) => note(read) ?? []);
}

/** Other spacings of σ than that of the timesteps. */
const SIGMA_SPACINGS = ['use_karras_sigmas', 'use_exponential_sigmas', 'use_beta_sigmas', 'use_lu_lambdas'];
const isDpm = ({ className }: Scheduler) => className === 'DPMSolverMultistepScheduler';

function sigmaSpacingOf({ values }: Scheduler): string | undefined {
  return SIGMA_SPACINGS.find((key) => values[key] === true);
}

/** The spacing of the timesteps, if the table depends on it. */
function spacingOf(scheduler: Scheduler): string | null {
  const { timestep_spacing: spacing, use_flow_sigmas: isFlow, interpolation_type: between } = scheduler.values;
  const isUnread = isFlow === true || between === 'log_linear' || (isDpm(scheduler) && sigmaSpacingOf(scheduler));
  return typeof spacing === 'string' && !isUnread ? spacing : null;
}

/** With four digits. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}

const usualSpacing: Notes = ({ scheduler, given }) => {
  const spacing = spacingOf(scheduler);
  if (spacing === null || given.has('timestep_spacing')) return null;
  return messages.usualSpacing({ key: 'timestep_spacing', scheduler: scheduler.className, spacing });
};

const leading: Notes = ({ scheduler, table: { timesteps }, steps }) => {
  if (spacingOf(scheduler) !== 'leading' || sigmaSpacingOf(scheduler)) return null;
  const { num_train_timesteps: all } = scheduler.values as Record<string, number>;
  const first = timesteps[0] as number;
  const gap = Math.floor((all as number) / (isDpm(scheduler) ? steps + 1 : steps));
  // A λ that is clipped leaves fewer to divide.
  if (steps > 1 && first - (timesteps[1] as number) !== gap) return null;
  const gaps = {
    spacing: 'leading',
    timesteps: all as number,
    steps,
    gap,
    first,
    last: timesteps[steps - 1] as number,
  };
  const left = Math.max(0, (all as number) - 1 - first);
  return (isDpm(scheduler) ? messages.leadingByOneMore : messages.leading)({ ...gaps, left, count: left });
};

const spacedSigmas: Notes = ({ scheduler, table: { sigmas }, steps }) => {
  const key = sigmaSpacingOf(scheduler);
  const { num_train_timesteps: timesteps, timestep_spacing: spacing } = scheduler.values;
  if (key === undefined || spacing === undefined || steps === 1) return null;
  const ends = { key, most: short(sigmas[0] as number), least: short(sigmas[steps - 1] as number) };
  if (isDpm(scheduler))
    return messages.spacedAll({ ...ends, timesteps: timesteps as number, spacing: 'timestep_spacing' });
  const { sigma_min: least, sigma_max: most } = scheduler.values;
  return least === null && most === null ? messages.spacedVisited({ ...ends, spacing: String(spacing) }) : null;
};

const logTimesteps: Notes = ({ scheduler: { process, values } }) => {
  const isContinuous = values['timestep_type'] === 'continuous' && values['prediction_type'] === 'v_prediction';
  return isContinuous || (isPath(process) && process.kind === 'edm') ? messages.logTimesteps : null;
};

const shiftedTwice: Notes = ({ scheduler: { values }, table: { sigmas }, steps }) => {
  const { shift, use_dynamic_shifting: isDynamic, num_train_timesteps: timesteps, invert_sigmas: inverted } = values;
  if (typeof shift !== 'number' || shift === 1 || isDynamic || inverted || values['shift_terminal'] !== null)
    return null;
  const least = 1 / (timesteps as number);
  const moved = { least: short(least), moved: short(shiftedSigma(least, shift)) };
  return messages.shiftedTwice({ key: 'shift', shift, ...moved, last: short(sigmas[steps - 1] as number) });
};

const shiftedByTokens: Notes = ({ scheduler: { values }, tokens }) => {
  const { base_image_seq_len: base, time_shift_type: type, use_dynamic_shifting: isDynamic } = values;
  if (!isDynamic || typeof base !== 'number') return null;
  const factorOf = (count: number) => {
    const mu = muOf(values as unknown as Parameters<typeof muOf>[0], { tokens: count });
    return short(type === 'exponential' ? Math.exp(mu) : mu);
  };
  const factors = { factor: factorOf(tokens), tokens, baseFactor: factorOf(base), base };
  return messages.shiftedByTokens({ key: 'use_dynamic_shifting', shift: 'shift', ...factors });
};

const zeroSnr: Notes = ({ scheduler, table: { sigmas } }) => {
  const { rescale_betas_zero_snr: isRescaled, num_train_timesteps: timesteps } = scheduler.values;
  if (!isRescaled) return null;
  const last = (timesteps as number) - 1;
  if (sigmas[0] === Infinity) return messages.zeroSnr({ last });
  const sigma = short(Math.max(...sigmas));
  return ALMOST_ZERO.test(scheduler.className)
    ? messages.almostZeroSnr({ last, scheduler: scheduler.className, sigma })
    : null;
};
/** Classes that divide by ᾱ. */
const ALMOST_ZERO = /^Euler|^DPMSolver/;

const end: Notes = ({ scheduler: { process, values }, table: { sigmas, previousTimesteps } }) => {
  const last = sigmas[sigmas.length - 1] as number;
  if (last === 0 || values['invert_sigmas'] === true) return null;
  const sigma = short(last);
  const alphaCumprod = Number((1 / (1 + last ** 2)).toPrecision(5));
  const t = previousTimesteps?.[previousTimesteps.length - 1] ?? -1;
  if (t >= 0) return messages.endsEarly({ t, sigma, alphaCumprod });
  const key = previousTimesteps ? 'set_alpha_to_one' : 'final_sigmas_type';
  const why = { key, value: previousTimesteps ? 'false' : 'sigma_min' };
  return isPath(process)
    ? messages.endsNoisyPath({ sigma, ...why })
    : messages.endsNoisy({ sigma, alphaCumprod, ...why });
};

const evaluations: Notes = ({ scheduler: { values }, table: { evaluations: asked, timesteps }, steps }) => {
  if (!asked) return null;
  const count = asked.length;
  return values['skip_prk_steps'] === true
    ? messages.twice({ count, steps, t: timesteps[Math.min(1, steps - 1)] as number })
    : messages.rungeKutta({ count, steps });
};

const ignored: Notes = ({ scheduler: { className, ignoredKeys } }) =>
  ignoredKeys.length > 0 ? messages.ignored({ scheduler: className, keys: ignoredKeys.join(', ') }) : null;

const NOTES: readonly Notes[] = [
  ...[usualSpacing, leading, spacedSigmas, logTimesteps, shiftedTwice, shiftedByTokens],
  ...[zeroSnr, end, evaluations, ignored],
];
