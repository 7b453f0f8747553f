import { tryCatch } from '../hooks/tryCatch.js';
import { optionsOfPath } from '../process/gaussianPath.js';
import {
  CHAIN_START,
  DIAGRAM_PREVIOUS,
  DIAGRAM_STEP,
  GRID,
  GRID_ROW,
  OTHER_EPSILON,
  SHARED_EPSILON,
} from '../process/noiseHash.js';
import { plainOf } from '../process/plain.js';
import { isPath, scalesAt } from '../process/process.js';
import { type ProcessSource, resolveProcess } from '../process/resolveProcess.js';
import { readTime } from '../process/timestep.js';
import type {
  GaussianPath,
  GaussianPathKind,
  PathOptions,
  Process,
  Schedule,
  ScheduleOptions,
} from '../process/types.js';
import { type Props, presentProps, type Shown } from './code.js';

// A figure's numbers as a few lines of NumPy, which import the Python package `diffusion-figures`. Numbers in parentheses are the
// notebook's equations. `npm run python` runs the snippets and compares what they print with `core`.

/**
 * Why a figure has no snippet: nobody has written one for it, its numbers come from a data set or a denoiser, or its schedule is made
 * of functions.
 */
export type Lack = 'figure' | 'data' | 'functions';

export type Snippet = { readonly code: string } | { readonly lack: Lack };

/**
 * Writes the current content of a figure as a script of at most 15 lines. Each line that the script prints is a name,
 * ` = ` and one number or a list of numbers.
 *
 * @param name - `noise-triptych`.
 * @param shape - that of the figure's image; defaults to that of an `image` that is an array, else to that of the built-in image.
 */
export function pythonOf(name: string, context: Shown, shape?: readonly number[]): Snippet {
  const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
  if (!write) return { lack: OF_DATA.has(name) ? 'data' : 'figure' };
  const { value } = tryCatch(() => {
    const asked = askedOf(context, shape);
    return typeof asked === 'string' ? asked : write(asked);
  });
  if (typeof value === 'string') return { lack: value };
  return value ? { code: withImports(value).join('\n') } : { lack: 'figure' };
}

/** Figures whose numbers come from a data set, points or faces, or from a denoiser. */
const OF_DATA: ReadonlySet<string> = new Set([
  ...[
    'denoiser-field',
    'density-flow',
    'flow-plane',
    'guidance',
    'inpaint',
    'masked-diffusion',
    'patch-faces',
    'point-process',
    'posterior-mean',
  ],
  ...['reflow', 'sample-trajectories', 'solver-comparison', 'train-denoiser'],
]);

/** The data from which a snippet is written. */
interface Asked {
  /** The props that the figure shows, including its defaults and the readers' choices. */
  readonly props: Props;
  readonly propTable: NonNullable<Shown['propTable']>;
  readonly process: Process;
  /** The process as plain data, from which it is written. */
  readonly plain: ScheduleOptions | PathOptions;
  /** Null for none. */
  readonly t: number | null;
  readonly seed: number;
  readonly shape: readonly number[];
}

type Lines = readonly string[];
type Writer = (asked: Asked) => Lines | Lack;

function askedOf(context: Shown, shape: readonly number[] | undefined): Asked | Lack {
  const { propTable = {} } = context;
  const props = shownProps(context);
  const source = (props['schedule'] ?? {}) as ProcessSource;
  const process = resolveProcess(source);
  const plain = isPath(process) ? optionsOfPath(process) : (plainOf(source) as ScheduleOptions | undefined);
  if (plain === undefined) return 'functions';
  return {
    ...{ props, propTable, process, plain },
    t: timeOf(props, propTable['t'], process),
    seed: (props['seed'] ?? 0) as number,
    shape: shape ?? shapeOf(props['image'], props['resolution'] as number | undefined),
  };
}

/** Returns all props: `defaultX` is the initial x where the figure has no x. */
function shownProps(context: Shown): Props {
  const isData = ([, { default: value }]: readonly [string, Taken]) => typeof value !== 'function';
  const usual = Object.entries(context.propTable ?? {}).filter(isData);
  const present = Object.entries(presentProps(context)).filter(([, value]) => value !== undefined);
  const initial = present.map(([name, value]) => [
    name.replace(/^default(.)/, (_, x: string) => x.toLowerCase()),
    value,
  ]);
  return Object.fromEntries([...usual.map(([name, taken]) => [name, taken.default]), ...initial, ...present]);
}

/** The longest side of the built-in image, whose height is 3/4 of its width. */
const LONGEST = 256;

/** Returns the shape of an array, or of the built-in image. */
function shapeOf(image: unknown, resolution = LONGEST): readonly number[] {
  const { shape } = Object(image) as { shape?: readonly number[] };
  const width = Math.min(resolution, LONGEST);
  return shape ?? [Math.round((3 * width) / 4), width, 3];
}

/** A figure's own t, that from which its readers begin, the page's, or its usual one. */
function timeOf({ t, ...props }: Props, prop: Taken | undefined, process: Process): number | null {
  if (t === null && prop?.isNullable) return null;
  if (typeof t === 'number') return isPath(process) ? readTime(process, t) : t;
  const usual = typeof prop?.default === 'function' ? (prop.default(process, props) as number | null) : null;
  return usual === null ? null : Math.max(prop?.min ?? 0, usual);
}

type Taken = NonNullable<Shown['propTable']>[string];

// Python's way of writing.

/** The functions of the package that snippets call, in the order of an import. */
const FUNCTIONS = [
  ...['create_schedule', 'forward_jump_coefficients', 'forward_step_coefficients', 'gaussian_path', 'log_snr', 'noise'],
  ...['posterior_mean_coefficients', 'posterior_variance', 'sample_times'],
];

const INSTALL = '# pip install diffusion-figures';

/** The lines after the imports that they need. */
function withImports(lines: Lines): Lines {
  const isIn = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  const called = FUNCTIONS.filter((name) => isIn(new RegExp(`(?<![\\w.])${name}\\(`)));
  return [
    ...(called.length > 0 ? [INSTALL] : []),
    ...(isIn(/\bnp\./) ? ['import numpy as np'] : []),
    ...(called.length > 0 ? [`from diffusion_figures import ${called.join(', ')}`] : []),
    ...lines,
  ];
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function list(values: Iterable<number>): string {
  return `[${Array.from(values, number).join(', ')}]`;
}

function tuple(values: readonly number[]): string {
  return `(${values.map(number).join(', ')}${values.length === 1 ? ',' : ''})`;
}

/** Prints a number, or a list of numbers. */
function print(name: string, expression: string): string {
  return `print("${name} =", ${expression})`;
}

// Schedules and paths.

/** The options of a schedule or a path in Python's spelling. */
const OPTIONS: Readonly<Record<string, string>> = {
  ...{ betaStart: 'beta_start', betaEnd: 'beta_end' },
  ...{ s: 's', sigmaStart: 'sigma_start', sigmaEnd: 'sigma_end', end: 'end', shift: 'shift' },
};

function optionsOf(given: object): Lines {
  return Object.entries(OPTIONS).flatMap(([name, written]) => {
    const value = (given as Props)[name];
    return value === undefined ? [] : `${written}=${number(value as number)}`;
  });
}

function scheduleOf(kind: string, timesteps: number, ends: Pick<ScheduleOptions, 'betaStart' | 'betaEnd'>): string {
  return `create_schedule(${[kind, `timesteps=${timesteps}`, ...optionsOf(ends)].join(', ')})`;
}

/** The line that creates `schedule` or `path`, which the other lines use. */
function processLine({ plain, process }: Asked): string {
  if (isPath(process)) {
    const { path: kind, ...options } = plain as PathOptions;
    return `path = gaussian_path(${[`"${kind}"`, ...optionsOf(options)].join(', ')})`;
  }
  const { betas, kind = 'linear', ...ends } = plain as ScheduleOptions;
  return `schedule = ${betas ? `create_schedule(betas=${list(betas)})` : scheduleOf(`"${kind}"`, process.timesteps, ends)}`;
}

// The lines for noised images.

const SCALES_OF_PATH = 'signal, sigma = path.alpha(t), path.sigma(t)';
const SCALES_OF_SCHEDULE = 'signal, sigma = forward_jump_coefficients(schedule, t)  # (2)';

/** `signal` and `sigma` at t, of x_t = signal · x_0 + sigma · ε, (2). */
function scaleLines(asked: Asked): Lines {
  const { process, t, seed } = asked;
  const given = [processLine(asked), `t, seed = ${number(t as number)}, ${number(seed)}`];
  if (isPath(process)) return [...given, SCALES_OF_PATH, ...divisorLines(process, t as number)];
  return [...given, SCALES_OF_SCHEDULE];
}

/** The largest excess over 1 that is only rounding. */
const ROUNDING = 1e-9;

/** Returns the lines that divide x_t by a value above 1, where its values exceed the range of a screen. */
function divisorLines(path: GaussianPath, t: number): Lines {
  const { alpha, sigma } = scalesAt(path, t);
  return Math.hypot(alpha, sigma) > 1 + ROUNDING
    ? ['divisor = np.hypot(signal, sigma)  # the figure shows x_t / divisor']
    : [];
}

function isDivided(lines: Lines): boolean {
  return lines.some((line) => line.startsWith('divisor'));
}

function imageLine({ shape }: Asked): string {
  return `x0 = np.zeros(${tuple(shape)})  # put your image here, of this shape, its values in [-1, 1]`;
}

/** The noise of a stream, in float64 with the values of float32. */
function noiseOf(stream: number | string, seed = 'seed'): string {
  const key = stream === 0 ? `seed=${seed}` : `seed=${seed}, stream=${stream}`;
  return `noise(x0.shape, ${key}, dtype=float)`;
}

function scaleNames({ process }: Asked): readonly [signal: string, sigma: string] {
  return isPath(process) ? ['alpha_t', 'sigma_t'] : ['sqrt(alpha_bar_t)', 'sqrt(1 - alpha_bar_t)'];
}

/** Only the true ε can be written, because a denoiser's prediction comes from a network. */
function ofOracle(write: Writer): Writer {
  return (asked) => (asked.props['denoiser'] === 'oracle' ? write(asked) : 'data');
}

const noised: Writer = (asked) => {
  const scales = scaleLines(asked);
  const divided = isDivided(scales);
  const [signal, sigma] = scaleNames(asked);
  return [
    ...[...scales, imageLine(asked)],
    `epsilon = ${noiseOf(SHARED_EPSILON)}`,
    `xt = ${divided ? '(signal * x0 + sigma * epsilon) / divisor' : 'signal * x0 + sigma * epsilon'}`,
    print(`${signal}, ${sigma}`, '[float(signal), float(sigma)]'),
    ...(divided ? [print('divisor', 'divisor')] : []),
    print('standard deviation of the noise', 'epsilon.std()'),
    print('standard deviation of x_t', 'xt.std()'),
  ];
};

const reconstructed: Writer = (asked) => {
  const error = (asked.props['epsilonError'] ?? 0) as number;
  const streams = `for stream in (${SHARED_EPSILON}, ${OTHER_EPSILON})`;
  const wrong = [
    `epsilon, delta = (${noiseOf('stream')} ${streams})`,
    `predicted = np.sqrt(1 - ${number(error)} ** 2) * epsilon + ${number(error)} * delta  # an epsilon that is wrong`,
  ];
  return [
    ...[...scaleLines(asked), imageLine(asked)],
    ...(error === 0 ? [`epsilon = predicted = ${noiseOf(SHARED_EPSILON)}`] : wrong),
    'xt = signal * x0 + sigma * epsilon',
    'x0_hat = (xt - sigma * predicted) / signal  # (5)',
    print(
      'sqrt(alpha_bar_t), sqrt(1 - alpha_bar_t), their quotient',
      '[float(x) for x in (signal, sigma, sigma / signal)]',
    ),
    print('mean absolute error of x0_hat', 'np.abs(x0_hat - x0).mean()'),
  ];
};

const means: Writer = (asked) => [
  ...[...scaleLines(asked), imageLine(asked)],
  `xt = signal * x0 + sigma * ${noiseOf(SHARED_EPSILON)}`,
  'of_x0, of_xt = posterior_mean_coefficients(schedule, t)  # (4)',
  'mean = of_x0 * x0 + of_xt * xt  # where x0_hat is x0',
  print('coefficients of x0 and x_t in the posterior mean', '[float(of_x0), float(of_xt)]'),
  print('coefficient of x0 in the forward mean', 'forward_jump_coefficients(schedule, t - 1).x0'),
  print('standard deviation of the posterior mean', 'mean.std()'),
];

const chained: Writer = (asked) => [
  processLine(asked),
  `t, seed = ${number(asked.t as number)}, ${number(asked.seed)}`,
  imageLine(asked),
  `z = [${noiseOf('stream')} for stream in (${CHAIN_START}, ${DIAGRAM_PREVIOUS}, ${DIAGRAM_STEP})]`,
  'signal, sigma = forward_jump_coefficients(schedule, [schedule.timesteps - 1, t - 1])  # (2)',
  'last, before = signal[0] * x0 + sigma[0] * z[0], signal[1] * x0 + sigma[1] * z[1]',
  'kept, added = forward_step_coefficients(schedule, t)  # (1)',
  'xt = kept * before + added * z[2]',
  print('sqrt(1 - beta_t), sqrt(beta_t)', '[float(kept), float(added)]'),
  print('standard deviations of x_T, x_(t-1) and x_t', '[float(x.std()) for x in (last, before, xt)]'),
];

const grid: Writer = (asked) => {
  const { props, process } = asked;
  const { kind, rows, sameNoise } = props as { kind: string; rows: number; sameNoise: boolean };
  const count = isPath(process) ? rows : Math.min(rows, process.timesteps);
  const stream = GRID + (sameNoise ? 0 : (count - 1) * GRID_ROW);
  if (isPath(process)) {
    const digits = 10 ** Math.max(0, Math.ceil(-Math.log10((process.end - process.start) / 1000)));
    const times = `t = np.floor(np.arange(${rows}) / ${rows} * ${number(process.end)} * ${digits} + 0.5) / ${digits}`;
    const isLarge = Math.hypot(process.alpha(process.end), process.sigma(process.end)) > 1 + ROUNDING;
    return [
      ...[processLine(asked), times, SCALES_OF_PATH],
      ...(isLarge ? ['size = np.maximum(1, np.hypot(signal, sigma))  # the figure shows x_t / size'] : []),
      ...sampleLines(asked, stream, isLarge ? ' / size[-1]' : ''),
      ...[print('t', 't.tolist()'), print('alpha_t', 'signal.tolist()'), print('sigma_t', 'sigma.tolist()')],
      print('standard deviation of the first sample in the last row', 'xt.std()'),
    ];
  }
  const times = `t = np.arange(${count}) * ${process.timesteps} // ${count}`;
  if (kind === 'step') {
    return [
      ...[processLine(asked), times, 'kept, added = forward_step_coefficients(schedule, t)  # (1)'],
      print('t', 't.tolist()'),
      print('sqrt(1 - beta_t)', 'kept.tolist()'),
      print('sqrt(beta_t)', 'added.tolist()'),
    ];
  }
  return [
    ...[processLine(asked), times, SCALES_OF_SCHEDULE],
    ...sampleLines(asked, stream, ''),
    print('t', 't.tolist()'),
    print('sqrt(alpha_bar_t)', 'signal.tolist()'),
    print('sqrt(1 - alpha_bar_t)', 'sigma.tolist()'),
    print('standard deviation of the first sample in the last row', 'xt.std()'),
  ];
};

const OTHER_ROWS = 'the noise of row r is stream 65536 + 4096 r';
const SAME_ROWS = 'all rows have this noise';

/** A sample of a grid's last row. */
function sampleLines(asked: Asked, stream: number, division: string): Lines {
  const sum = `signal[-1] * x0 + sigma[-1] * ${noiseOf(stream, number(asked.seed))}`;
  return [
    imageLine(asked),
    `xt = ${division === '' ? sum : `(${sum})${division}`}  # ${asked.props['sameNoise'] ? SAME_ROWS : OTHER_ROWS}`,
  ];
}

const counted: Writer = (asked) => {
  const { points, of } = asked.props;
  if (points !== undefined) return 'data';
  const scales = of === 'xt' ? scaleLines(asked) : [`seed = ${number(asked.seed)}`];
  const sum = `signal * x0 + sigma * ${noiseOf(SHARED_EPSILON)}`;
  const xt = isDivided(scales) ? `(${sum}) / divisor` : sum;
  const values = { x0: 'x0', epsilon: noiseOf(SHARED_EPSILON), xt }[of as 'x0' | 'epsilon' | 'xt'];
  return [
    ...(of === 'x0' ? [] : scales),
    imageLine(asked),
    `values = ${values}`,
    print('mean', 'values.mean()'),
    print('standard deviation', 'values.std()'),
    print('share outside [-1, 1]', '(np.abs(values) > 1).mean()'),
    print('share beyond 4 and -4', '(np.abs(values) > 4).mean()'),
  ];
};

// Chains.

const CHAIN = { row: 5, played: 50, sampled: 50 };

/** The variance of the step that begins at each state. */
const reversed: Writer = (asked) => {
  const { process, props } = asked;
  const { player, sampler, states, steps, from } = props as Readonly<Record<string, number | undefined>>;
  if (from !== undefined) return 'figure';
  const limit = isPath(process) ? Number.POSITIVE_INFINITY : process.timesteps;
  const shown = Math.min(states ?? (player ? CHAIN.played : CHAIN.row), limit);
  if (isPath(process)) {
    const taken = steps ?? (sampler ? CHAIN.sampled : shown);
    return [
      processLine(asked),
      ...strideLines('path', taken, player ? taken : shown),
      PRINTED_TIMES,
      variances('path'),
    ];
  }
  const taken = steps ?? (sampler && player ? Math.min(CHAIN.played, limit) : sampler ? limit : undefined);
  if (taken === undefined) {
    return [
      ...[processLine(asked), shownTimes(shown, process.timesteps), print('t', 't')],
      print('beta', 'schedule.betas[t].tolist()'),
      print('posterior variance', 'posterior_variance(schedule, t).tolist()'),
    ];
  }
  return [
    ...[processLine(asked), ...strideLines('schedule', taken, player ? taken : shown), BETA_OF_STRIDES],
    ...[PRINTED_TIMES, print('beta', 'beta'), variances('schedule')],
  ];
};

/** T - 1, and then multiples of T / states. */
function shownTimes(states: number, timesteps: number): string {
  const offset = states === timesteps ? ' - 1' : '';
  return `t = [${timesteps - 1}] + [k * ${timesteps} // ${states}${offset} for k in range(${states - 1}, 0, -1)]`;
}

/** Returns the lines with the beginning and the end of the sampler's steps that begin at the shown states. */
function strideLines(name: 'path' | 'schedule', steps: number, states: number): Lines {
  const count = Math.min(states, steps);
  const shown = count === steps ? `range(${steps})` : `(-(-k * ${steps} // ${count}) for k in range(${count}))`;
  return [
    `times = [*sample_times(${name}, ${steps}), -1]  # -1 is the clean image`,
    `steps = [times[i : i + 2] for i in ${shown}]  # from t to s`,
  ];
}

const BETA_OF_STRIDES =
  'beta = [-float(np.expm1(np.log1p(-schedule.betas[s + 1 : t + 1]).sum())) for t, s in steps]  # Nichol & Dhariwal 2021, (19)';
const PRINTED_TIMES = print('t', '[t for t, _ in steps]');

function variances(name: 'path' | 'schedule'): string {
  return print('posterior variance', `posterior_variance(${name}, *zip(*steps)).tolist()`);
}

// Charts.

/** The name and the expression that a snippet prints for each curve. */
type Curves = Readonly<Record<string, readonly [name: string, expression: string]>>;
const CURVES: Curves = {
  betas: ['beta_t', 'schedule.betas[t]'],
  alphas: ['alpha_t', 'schedule.alphas[t]'],
  alphasSqrt: ['sqrt(alpha_t)', 'schedule.alphas_sqrt[t]'],
  alphasCumprod: ['alpha_bar_t', 'schedule.alphas_cumprod[t]'],
  alphasCumprodSqrt: ['sqrt(alpha_bar_t)', 'schedule.alphas_cumprod_sqrt[t]'],
  oneMinusAlphasCumprodSqrt: ['sqrt(1 - alpha_bar_t)', 'np.sqrt(schedule.one_minus_alphas_cumprod[t])'],
};
const CURVES_OF_PATH: Curves = {
  alpha: ['alpha_t', 'path.alpha(t)'],
  sigma: ['sigma_t', 'path.sigma(t)'],
  logSnr: ['log-SNR', 'path.log_snr(t)'],
};

/** The marked t between the first and the last. */
function markedTimes(first: number, t: number | null, last: number): string {
  return `t = ${list(t === null ? [first, last] : [first, t, last])}`;
}

const charted: Writer = (asked) => {
  const { process, props, propTable, t } = asked;
  const [table, first, last] = isPath(process)
    ? [CURVES_OF_PATH, process.start, process.end]
    : [CURVES, 0, process.timesteps - 1];
  const isUsual = props['curves'] === propTable['curves']?.default;
  const names = isPath(process) && isUsual ? Object.keys(table) : (props['curves'] as readonly string[]);
  const prints = names.map((name) => {
    const [symbol, expression] = table[name] as Curves[string];
    return print(symbol, `${expression}.tolist()`);
  });
  return [processLine(asked), markedTimes(first, t, last), print('t', 't'), ...prints];
};

const compared: Writer = ({ props, t }) => {
  const { kinds, quantity, paths, timesteps, betaStart, betaEnd } = props as unknown as ComparedProps;
  if (paths.length > 0) return 'figure';
  const [symbol, values] = COMPARED[quantity] as readonly [string, string];
  return [
    markedTimes(0, t, timesteps - 1),
    `for kind in [${kinds.map((kind) => `"${kind}"`).join(', ')}]:`,
    `    schedule = ${scheduleOf('kind', timesteps, { betaStart, betaEnd })}`,
    '    ratios = log_snr(schedule, np.arange(schedule.timesteps))',
    `    print(f"{kind}: ${symbol} =", ${values}[t].tolist())`,
    '    crosses = ratios[0] >= 0 >= ratios[-1]',
    '    print(f"{kind}: t of equal scales =", np.abs(ratios).argmin() if crosses else None)',
  ];
};

interface ComparedProps extends Pick<ScheduleOptions, 'betaStart' | 'betaEnd'> {
  readonly kinds: readonly string[];
  readonly timesteps: number;
  readonly quantity: string;
  readonly paths: readonly unknown[];
}

const COMPARED: Curves = {
  alphasCumprod: ['alpha_bar_t', 'schedule.alphas_cumprod'],
  betas: ['beta_t', 'schedule.betas'],
  logSnr: ['log-SNR', 'ratios'],
};

const targets: Writer = (asked) => {
  const { props, process, t } = asked;
  if (props['denoiser']) return 'data';
  return [
    processLine(asked),
    markedTimes(0, t, (process as Schedule).timesteps - 1),
    SCALES_OF_SCHEDULE,
    `error = ${number(props['predictionError'] as number)}  # of every prediction`,
    print('t', 't'),
    print('error of x0_hat from epsilon', '(error * sigma / signal).tolist()'),
    print('error of x0_hat from x0', '[error] * len(t)'),
    print('error of x0_hat from v', '(error * sigma).tolist()'),
  ];
};

/** The t of one log-SNR on every path. */
const placed: Writer = ({ props }) => {
  const { kinds, shift, logSnr } = props as { kinds: readonly GaussianPathKind[]; shift: number; logSnr: number };
  return [
    `marked = ${number(logSnr)}  # the log-SNR`,
    `for kind in [${kinds.map((kind) => `"${kind}"`).join(', ')}]:`,
    `    path = gaussian_path(kind${shift === 1 ? '' : `, shift=${number(shift)}`})`,
    '    t, is_reached = path.time_at(marked), path.log_snr(path.end) <= marked <= path.log_snr(path.start)',
    '    print(f"{kind}: t, t / end =", [t, t / path.end] if is_reached else None)',
  ];
};

/** A figure that needs single steps shows no path. */
function ofSteps(write: Writer): Writer {
  return (asked) => (isPath(asked.process) ? 'figure' : write(asked));
}

const writers: Readonly<Record<string, Writer>> = {
  'chain-diagram': ofSteps(chained),
  'forward-grid': grid,
  histogram: counted,
  'mean-comparison': ofOracle(ofSteps(means)),
  'noise-prediction': ofOracle(ofSteps(noised)),
  'noise-predictor-diagram': ofOracle(ofSteps(noised)),
  'noise-triptych': noised,
  'path-comparison': placed,
  'prediction-targets': ofSteps(targets),
  'reverse-chain': ofOracle(reversed),
  'schedule-chart': charted,
  'schedule-comparison': compared,
  'x0-reconstruction': ofOracle(ofSteps(reconstructed)),
};
