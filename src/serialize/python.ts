import { curveOptions, optionsOfPath } from '../core/gaussianPath.js';
import { plainOf } from '../core/plain.js';
import { isPath, scalesAt } from '../core/process.js';
import { type ProcessSource, resolveProcess } from '../core/resolveProcess.js';
import { readTime } from '../core/timestep.js';
import type {
  GaussianPath,
  GaussianPathKind,
  GaussianPathOptions,
  PathOptions,
  Process,
  Schedule,
  ScheduleKind,
  ScheduleOptions,
} from '../core/types.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { type Props, presentProps, type Shown } from './code.js';

// A figure's numbers as a few lines of NumPy. Numbers in parentheses are the notebook's equations. `npm run python` runs the snippets
// and compares what they print with `core`.

/**
 * Why a figure has no snippet: nobody has written one for it, its numbers come from a data set or a denoiser, or its schedule is made
 * of functions.
 */
export type Lack = 'figure' | 'data' | 'functions';

export type Snippet = { readonly code: string } | { readonly lack: Lack };

/**
 * What a figure shows now as a script of at most 15 lines. Each line that it prints is a name, ` = ` and one number or a list of numbers.
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
  return value ? { code: value.join('\n') } : { lack: 'figure' };
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

/** What a snippet is written from. */
interface Asked {
  /** What the figure shows, its defaults and what readers have chosen included. */
  readonly props: Props;
  readonly takes: NonNullable<Shown['takes']>;
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
  const { takes = {} } = context;
  const props = shownProps(context);
  const source = (props['schedule'] ?? {}) as ProcessSource;
  const process = resolveProcess(source);
  const plain = isPath(process) ? optionsOfPath(process) : (plainOf(source) as ScheduleOptions | undefined);
  if (plain === undefined) return 'functions';
  return {
    ...{ props, takes, process, plain },
    t: timeOf(props, takes['t'], process),
    seed: (props['seed'] ?? 0) as number,
    shape: shape ?? shapeOf(props['image'], props['resolution'] as number | undefined),
  };
}

/** All props: `defaultX` is what x begins with where the figure has no x. */
function shownProps(context: Shown): Props {
  const isData = ([, { default: value }]: readonly [string, Taken]) => typeof value !== 'function';
  const usual = Object.entries(context.takes ?? {}).filter(isData);
  const present = Object.entries(presentProps(context)).filter(([, value]) => value !== undefined);
  const initial = present.map(([name, value]) => [
    name.replace(/^default(.)/, (_, x: string) => x.toLowerCase()),
    value,
  ]);
  return Object.fromEntries([...usual.map(([name, taken]) => [name, taken.default]), ...initial, ...present]);
}

/** The longest side of the built-in image, whose height is 3/4 of its width. */
const LONGEST = 256;

/** That of an array, or of the built-in image. */
function shapeOf(image: unknown, resolution = LONGEST): readonly number[] {
  const { shape } = Object(image) as { shape?: readonly number[] };
  const width = Math.min(resolution, LONGEST);
  return shape ?? [Math.round((3 * width) / 4), width, 3];
}

/** A figure's own t, that from which its readers begin, the page's, or its usual one. */
function timeOf({ t, ...props }: Props, prop: Taken | undefined, process: Process): number | null {
  if (t === null && prop?.isMark) return null;
  if (typeof t === 'number') return isPath(process) ? readTime(process, t) : t;
  const usual = typeof prop?.default === 'function' ? (prop.default(process, props) as number | null) : null;
  return usual === null ? null : Math.max(prop?.min ?? 0, usual);
}

type Taken = NonNullable<Shown['takes']>[string];

// Python's way of writing.

const NUMPY = 'import numpy as np';
const NOISE = 'from diffusion_noise import gaussian_noise  # examples/python/diffusion_noise.py of diffusion-figures';
/** A logarithm of 0 is no mistake here. */
const QUIET = 'np.seterr(divide="ignore")  # log(0) is -inf: there is no signal, or no noise';

function number(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function list(values: Iterable<number>): string {
  return `[${Array.from(values, number).join(', ')}]`;
}

function tuple(values: readonly number[]): string {
  return `(${values.map(number).join(', ')}${values.length === 1 ? ',' : ''})`;
}

/** Prints a number, or a list of numbers by an expression that ends in `.tolist()`. */
function print(name: string, expression: string): string {
  return `print("${name} =", ${expression})`;
}

// Schedules.

interface Betas {
  readonly timesteps: string;
  readonly start: string;
  readonly end: string;
}

/** β of each kind; `createSchedule` has the papers. */
const BETAS: Readonly<Record<ScheduleKind, (betas: Betas) => string>> = {
  linear: ({ timesteps, start, end }) => `np.linspace(${start}, ${end}, ${timesteps})`,
  quadratic: ({ timesteps, start, end }) => `np.linspace(np.sqrt(${start}), np.sqrt(${end}), ${timesteps}) ** 2`,
  sigmoid: ({ timesteps, start, end }) =>
    `${start} + (${end} - ${start}) / (1 + np.exp(-np.linspace(-6, 6, ${timesteps})))`,
  cosine: () => 'np.minimum(1 - f[1:] / f[:-1], 0.999)',
};
const BETA_START = 1e-4;
const BETA_END = 0.02;

/** What the β of the cosine kind are made from. */
function cosineCurve(timesteps: string): string {
  return `f = np.cos((np.arange(${timesteps} + 1) / ${timesteps} + 0.008) / 1.008 * np.pi / 2) ** 2`;
}

function betaLines(plain: ScheduleOptions, timesteps: number): Lines {
  const { betas, kind } = plain;
  if (betas) return [`beta = np.array(${list(betas)})`];
  const named = {
    timesteps: number(timesteps),
    start: number(plain.betaStart ?? BETA_START),
    end: number(plain.betaEnd ?? BETA_END),
  };
  const rule = `beta = ${BETAS[kind ?? 'linear'](named)}`;
  return kind === 'cosine' ? [cosineCurve(named.timesteps), rule] : [rule];
}

const VARIANCE = 'variance = -np.expm1(np.cumsum(np.log1p(-beta)))  # 1 - alpha_bar, exact where that is small';
const CUMULATIVE = ['alpha_bar = np.cumprod(1 - beta)', VARIANCE];

function scheduleLines({ plain, process }: Asked): Lines {
  return [...betaLines(plain as ScheduleOptions, (process as Schedule).timesteps), ...CUMULATIVE];
}

// Paths. `t` may be a number or an array.

/** α and σ of each kind before any shift; `gaussianPath` has the papers. */
const PATHS: Readonly<Record<GaussianPathKind, (options: Readonly<Record<string, string>>) => Lines>> = {
  'vp-linear': ({ betaStart: start, betaEnd: end }) => [
    `log_alpha = -(${start} + (${end} - ${start}) * t / 2) * t / 2`,
    ...OF_LOG_ALPHA,
  ],
  'vp-scaled-linear': (options) => [...scaledLinear(options), 'log_alpha = log_alpha_at(t)', ...OF_LOG_ALPHA],
  'zero-snr': (options) => [
    ...scaledLinear(options),
    'last = log_alpha_at(1.0)  # alpha is moved and stretched, so that it ends at 0',
    'signal = np.exp(last) * np.expm1(log_alpha_at(t) - last) / -np.expm1(last)',
    'sigma = np.sqrt(np.expm1(log_alpha_at(t)) / np.expm1(last) * (1 + signal))',
  ],
  cosine: ({ s }) => [
    `speed = np.pi / 2 / (1 + ${s})`,
    `signal = np.sin((1 - t) * speed) / np.cos(${s} * speed)`,
    `sigma = np.sqrt(np.sin(t * speed) * np.sin((t + 2 * ${s}) * speed)) / np.cos(${s} * speed)`,
  ],
  sigmoid: () => [
    'share = lambda part: np.sinh(3 * part) * np.cosh(1.5) / (np.cosh(3 * t - 1.5) * np.sinh(3))',
    'signal, sigma = np.sqrt(share(1 - t)), np.sqrt(share(t))',
  ],
  ve: ({ sigmaStart, sigmaEnd }) => [
    `signal, sigma = np.ones_like(t), ${sigmaStart} * np.exp(np.log(${sigmaEnd} / ${sigmaStart}) * t)`,
  ],
  edm: () => ['signal, sigma = np.ones_like(t), t'],
  flow: () => ['signal, sigma = 1 - t, t'],
};
const OF_LOG_ALPHA = ['signal, sigma = np.exp(log_alpha), np.sqrt(-np.expm1(2 * log_alpha))'];

function scaledLinear({ betaStart: start, betaEnd: end }: Readonly<Record<string, string>>): Lines {
  return [
    `first, growth = np.sqrt(${start}), np.sqrt(${end}) - np.sqrt(${start})`,
    'log_alpha_at = lambda t: -(first**2 + first * growth * t + (growth * t) ** 2 / 3) * t / 2',
  ];
}

/** Kinds whose signal stays 1, or whose α + σ does; of the others α² + σ² does. */
const KEEPING: Partial<Record<GaussianPathKind, 'signal' | 'sum'>> = { ve: 'signal', edm: 'signal', flow: 'sum' };

function pathLines({ plain }: Pick<Asked, 'plain'>): Lines {
  const { path: kind, ...given } = plain as PathOptions;
  const options = curveOptions(kind, given as GaussianPathOptions);
  const named = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, number(value)]));
  return [...PATHS[kind](named), ...shiftLines(KEEPING[kind], given.shift ?? 1)];
}

/** σ/α times the shift, divided so that what the kind keeps stays 1. */
function shiftLines(keeps: 'signal' | 'sum' | undefined, shift: number): Lines {
  if (shift === 1) return [];
  const shifted = `${number(shift)} * sigma`;
  if (keeps === 'signal') return [`sigma = ${shifted}  # the shift`];
  const norm = keeps === 'sum' ? `(signal + ${shifted})` : `np.hypot(signal, ${shifted})`;
  return [`signal, sigma = np.array([signal, ${shifted}]) / ${norm}  # the shift`];
}

// Noised images.

/** The streams of a seed, as figures/shownState.ts has them. */
const STREAMS = { epsilon: 0, chainStart: 1, previous: 2, step: 3, other: 4, grid: 0x10000, row: 0x1000 } as const;

/** `signal` and `sigma` at t, of x_t = signal · x_0 + sigma · ε, (2). */
function scaleLines(asked: Asked, isOfNoise = true): Lines {
  const { process, t, seed } = asked;
  const given = isOfNoise ? `t, seed = ${number(t as number)}, ${number(seed)}` : `t = ${number(t as number)}`;
  if (isPath(process)) return [given, ...pathLines(asked), ...divisorLines(process, t as number)];
  return [...scheduleLines(asked), given, 'signal, sigma = np.sqrt(alpha_bar[t]), np.sqrt(variance[t])'];
}

/** Beyond 1 by rounding alone. */
const ROUNDING = 1e-9;

/** What x_t is divided by where that is more than 1: there it has values that no screen shows. */
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
  const more = stream === 0 ? '' : `, ${stream}`;
  return `gaussian_noise(x0.size, ${seed}${more}).reshape(x0.shape).astype(float)`;
}

function scaleNames({ process }: Asked): readonly [signal: string, sigma: string] {
  return isPath(process) ? ['alpha_t', 'sigma_t'] : ['sqrt(alpha_bar_t)', 'sqrt(1 - alpha_bar_t)'];
}

/** Only the true ε can be written: a denoiser's is a network's. */
function ofOracle(write: Writer): Writer {
  return (asked) => (asked.props['denoiser'] === 'oracle' ? write(asked) : 'data');
}

const noised: Writer = (asked) => {
  const scales = scaleLines(asked);
  const divided = isDivided(scales);
  const [signal, sigma] = scaleNames(asked);
  return [
    ...[NUMPY, NOISE, ...scales, imageLine(asked)],
    `epsilon = ${noiseOf(STREAMS.epsilon)}`,
    `xt = ${divided ? '(signal * x0 + sigma * epsilon) / divisor' : 'signal * x0 + sigma * epsilon'}`,
    print(`${signal}, ${sigma}`, '[float(signal), float(sigma)]'),
    ...(divided ? [print('divisor', 'divisor')] : []),
    print('standard deviation of the noise', 'epsilon.std()'),
    print('standard deviation of x_t', 'xt.std()'),
  ];
};

const reconstructed: Writer = (asked) => {
  const error = (asked.props['epsilonError'] ?? 0) as number;
  const streams = `for stream in (${STREAMS.epsilon}, ${STREAMS.other})`;
  const wrong = [
    `epsilon, delta = (${noiseOf('stream')} ${streams})`,
    `predicted = np.sqrt(1 - ${number(error)} ** 2) * epsilon + ${number(error)} * delta  # an epsilon that is wrong`,
  ];
  return [
    ...[NUMPY, NOISE, ...scaleLines(asked), imageLine(asked)],
    ...(error === 0 ? [`epsilon = predicted = ${noiseOf(STREAMS.epsilon)}`] : wrong),
    'xt = signal * x0 + sigma * epsilon',
    'x0_hat = (xt - sigma * predicted) / signal',
    print(
      'sqrt(alpha_bar_t), sqrt(1 - alpha_bar_t), their quotient',
      '[float(x) for x in (signal, sigma, sigma / signal)]',
    ),
    print('mean absolute error of x0_hat', 'np.abs(x0_hat - x0).mean()'),
  ];
};

const means: Writer = (asked) => [
  ...[NUMPY, NOISE, ...scaleLines(asked)],
  'of_x0 = np.sqrt(alpha_bar[t - 1]) * beta[t] / variance[t]  # (4), where x0_hat is x0',
  'of_xt = np.sqrt(1 - beta[t]) * variance[t - 1] / variance[t]',
  imageLine(asked),
  `mean = of_x0 * x0 + of_xt * (signal * x0 + sigma * ${noiseOf(STREAMS.epsilon)})`,
  print('coefficients of x0 and x_t in the posterior mean', '[float(of_x0), float(of_xt)]'),
  print('coefficient of x0 in the forward mean', 'np.sqrt(alpha_bar[t - 1])'),
  print('standard deviation of the posterior mean', 'mean.std()'),
];

const chained: Writer = (asked) => [
  ...[NUMPY, NOISE, ...scheduleLines(asked)],
  `t, seed = ${number(asked.t as number)}, ${number(asked.seed)}`,
  imageLine(asked),
  `z = [${noiseOf('stream')} for stream in (${STREAMS.chainStart}, ${STREAMS.previous}, ${STREAMS.step})]`,
  'last = np.sqrt(alpha_bar[-1]) * x0 + np.sqrt(variance[-1]) * z[0]',
  'before = np.sqrt(alpha_bar[t - 1]) * x0 + np.sqrt(variance[t - 1]) * z[1]',
  'xt = np.sqrt(1 - beta[t]) * before + np.sqrt(beta[t]) * z[2]',
  print('sqrt(1 - beta_t), sqrt(beta_t)', 'np.sqrt([1 - beta[t], beta[t]]).tolist()'),
  print('standard deviations of x_T, x_(t-1) and x_t', '[float(x.std()) for x in (last, before, xt)]'),
];

const grid: Writer = (asked) => {
  const { props, process } = asked;
  const { kind, rows, sameNoise } = props as { kind: string; rows: number; sameNoise: boolean };
  const count = isPath(process) ? rows : Math.min(rows, process.timesteps);
  const stream = STREAMS.grid + (sameNoise ? 0 : (count - 1) * STREAMS.row);
  if (isPath(process)) {
    const digits = 10 ** Math.max(0, Math.ceil(-Math.log10((process.end - process.start) / 1000)));
    const times = `t = np.floor(np.arange(${rows}) / ${rows} * ${number(process.end)} * ${digits} + 0.5) / ${digits}`;
    const isLarge = Math.hypot(process.alpha(process.end), process.sigma(process.end)) > 1 + ROUNDING;
    return [
      ...[NUMPY, NOISE, times, ...pathLines(asked)],
      ...(isLarge ? ['size = np.maximum(1, np.hypot(signal, sigma))  # the figure shows x_t / size'] : []),
      ...sampleLines(asked, stream, isLarge ? ' / size[-1]' : ''),
      ...[print('t', 't.tolist()'), print('alpha_t', 'signal.tolist()'), print('sigma_t', 'sigma.tolist()')],
      print('standard deviation of the first sample in the last row', 'xt.std()'),
    ];
  }
  const times = `t = np.arange(${count}) * ${process.timesteps} // ${count}`;
  if (kind === 'step') {
    return [
      ...[NUMPY, ...scheduleLines(asked), times, print('t', 't.tolist()')],
      print('sqrt(1 - beta_t)', 'np.sqrt(1 - beta[t]).tolist()'),
      print('sqrt(beta_t)', 'np.sqrt(beta[t]).tolist()'),
    ];
  }
  return [
    ...[NUMPY, NOISE, ...scheduleLines(asked), times],
    'signal, sigma = np.sqrt(alpha_bar[t]), np.sqrt(variance[t])',
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
  const sum = `signal * x0 + sigma * ${noiseOf(STREAMS.epsilon)}`;
  const xt = isDivided(scales) ? `(${sum}) / divisor` : sum;
  const values = { x0: 'x0', epsilon: noiseOf(STREAMS.epsilon), xt }[of as 'x0' | 'epsilon' | 'xt'];
  return [
    ...[NUMPY, ...(of === 'x0' ? [] : [NOISE, ...scales]), imageLine(asked)],
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
    return reversedOnPath(asked, taken, player ? taken : Math.min(shown, taken));
  }
  const taken = steps ?? (sampler && player ? Math.min(CHAIN.played, limit) : sampler ? limit : undefined);
  const times =
    taken === undefined ? shownTimes(shown, process.timesteps) : sampledTimes(player ? taken : shown, taken, process);
  return [
    ...[NUMPY, ...betaLines(asked.plain as ScheduleOptions, process.timesteps), ...times],
    ...(taken === undefined ? SINGLE_STEPS : STRIDES),
    print('t', 't.tolist()'),
    print('beta', 'added.tolist()'),
    print('posterior variance', 'posterior.tolist()'),
  ];
};

const SINGLE_STEPS = [
  VARIANCE,
  'added = beta[t]',
  'posterior = beta[t] * np.append(variance, 0)[t - 1] / variance[t]  # no noise before t = 0',
];
/** With β of a strided chain, Nichol & Dhariwal 2021, (19). */
const STRIDES = [
  'log_alpha_bar = np.append(np.cumsum(np.log1p(-beta)), 0)  # the last one is that of t = -1, the clean image',
  'added = np.array([-np.expm1(np.log1p(-beta[i + 1 : j + 1]).sum()) for i, j in zip(s, t)])',
  'posterior = added * np.expm1(log_alpha_bar[s]) / np.expm1(log_alpha_bar[t])',
];

/** T - 1, and then multiples of T / states. */
function shownTimes(states: number, timesteps: number): Lines {
  const offset = states === timesteps ? ' - 1' : '';
  return [`t = np.append(${timesteps - 1}, np.arange(${states - 1}, 0, -1) * ${timesteps} // ${states}${offset})`];
}

/** Where the steps of a sampler that begin at the shown states begin and end. */
function sampledTimes(states: number, steps: number, { timesteps }: Schedule): Lines {
  const count = Math.min(states, steps);
  return [
    `visited = np.arange(${steps}, -1, -1) * ${2 * timesteps} // ${steps} + 1 >> 1  # rounded to the nearest`,
    `shown = -(-np.arange(${count}) * ${steps} // ${count})`,
    't, s = visited[shown] - 1, visited[shown + 1] - 1',
  ];
}

function reversedOnPath(asked: Asked, steps: number, states: number): Lines {
  const { end } = asked.process as GaussianPath;
  const count = Math.min(states, steps);
  return [
    ...[NUMPY, QUIET],
    `step = -(-np.arange(${count}) * ${steps} // ${count})`,
    `t = ${number(end)} - ${number(end)} * np.array([step, step + 1]) / ${steps}  # where each step begins and ends`,
    ...pathLines(asked),
    'log_snr = 2 * (np.log(signal) - np.log(sigma))',
    `posterior = -np.expm1(log_snr[0] - log_snr[1]) * sigma[1] ** 2 * (step + 1 < ${steps})  # the last step adds none`,
    print('t', 't[0].tolist()'),
    print('posterior variance', 'posterior.tolist()'),
  ];
}

// Charts.

const CURVES: Readonly<Record<string, readonly [name: string, expression: string]>> = {
  betas: ['beta_t', 'beta[t]'],
  alphas: ['alpha_t', '(1 - beta[t])'],
  alphasSqrt: ['sqrt(alpha_t)', 'np.sqrt(1 - beta[t])'],
  alphasCumprod: ['alpha_bar_t', 'alpha_bar[t]'],
  alphasCumprodSqrt: ['sqrt(alpha_bar_t)', 'np.sqrt(alpha_bar[t])'],
  oneMinusAlphasCumprodSqrt: ['sqrt(1 - alpha_bar_t)', 'np.sqrt(variance[t])'],
  alpha: ['alpha_t', 'signal'],
  sigma: ['sigma_t', 'sigma'],
  logSnr: ['log-SNR', '(2 * (np.log(signal) - np.log(sigma)))'],
};
const USUAL_CURVES_OF_PATH = ['alpha', 'sigma', 'logSnr'];

/** The marked t between the first and the last. */
function markedTimes(first: number, t: number | null, last: number): string {
  return list(t === null ? [first, last] : [first, t, last]);
}

const charted: Writer = (asked) => {
  const { process, props, takes, t } = asked;
  const isOfPath = isPath(process);
  const isUsual = props['curves'] === takes['curves']?.default;
  const curves = (isOfPath && isUsual ? USUAL_CURVES_OF_PATH : props['curves']) as readonly string[];
  const prints = curves.map((name) => {
    const [symbol, expression] = CURVES[name] as (typeof CURVES)[string];
    return print(symbol, `${expression}.tolist()`);
  });
  if (!isOfPath) {
    const times = `t = ${markedTimes(0, t, process.timesteps - 1)}`;
    return [NUMPY, ...scheduleLines(asked), times, print('t', 't'), ...prints];
  }
  const times = `t = np.array(${markedTimes(process.start, t, process.end)}, dtype=float)`;
  const quiet = curves.includes('logSnr') ? [QUIET] : [];
  return [NUMPY, ...quiet, times, ...pathLines(asked), print('t', 't.tolist()'), ...prints];
};

const compared: Writer = ({ props, t }) => {
  const { kinds, quantity, paths, timesteps, ...given } = props as unknown as ComparedProps;
  if (paths.length > 0) return 'figure';
  const named = { timesteps: 'T', start: 'start', end: 'end' };
  const [symbol, values] = COMPARED[quantity] as readonly [string, string];
  const ends = `${number(given.betaStart ?? BETA_START)}, ${number(given.betaEnd ?? BETA_END)}`;
  return [
    ...[NUMPY, `T, start, end = ${number(timesteps)}, ${ends}`],
    `t = ${markedTimes(0, t, timesteps - 1)}`,
    ...(kinds.includes('cosine') ? [cosineCurve('T')] : []),
    ...kinds.map((kind, index) => {
      const rule = `"${kind}": ${BETAS[kind](named)}`;
      return `${index === 0 ? 'betas = {' : '         '}${rule}${index === kinds.length - 1 ? '}' : ','}`;
    }),
    'for kind, beta in betas.items():',
    ...CUMULATIVE.map((line) => `    ${line.replace(/ {2}#.*/, '')}`),
    '    log_snr = np.log(alpha_bar) - np.log(variance)',
    `    print(f"{kind}: ${symbol} =", ${values}[t].tolist())`,
    '    crosses = log_snr[0] >= 0 >= log_snr[-1]',
    '    print(f"{kind}: t of equal scales =", np.abs(log_snr).argmin() if crosses else None)',
  ];
};

interface ComparedProps extends Pick<ScheduleOptions, 'betaStart' | 'betaEnd'> {
  readonly kinds: readonly ScheduleKind[];
  readonly timesteps: number;
  readonly quantity: string;
  readonly paths: readonly unknown[];
}

const COMPARED: Readonly<Record<string, readonly [name: string, expression: string]>> = {
  alphasCumprod: ['alpha_bar_t', 'alpha_bar'],
  betas: ['beta_t', 'beta'],
  logSnr: ['log-SNR', 'log_snr'],
};

const targets: Writer = (asked) => {
  const { props, process, t } = asked;
  if (props['denoiser']) return 'data';
  return [
    ...[NUMPY, ...scheduleLines(asked)],
    `t = ${markedTimes(0, t, (process as Schedule).timesteps - 1)}`,
    `error = ${number(props['predictionError'] as number)}  # of every prediction`,
    'signal, sigma = np.sqrt(alpha_bar[t]), np.sqrt(variance[t])',
    print('t', 't'),
    print('error of x0_hat from epsilon', '(error * sigma / signal).tolist()'),
    print('error of x0_hat from x0', 'np.full(len(t), error).tolist()'),
    print('error of x0_hat from v', '(error * sigma).tolist()'),
  ];
};

/** The log-SNR of each kind with its usual options and without a shift, as an expression in t. */
const LOG_SNRS: Readonly<Record<GaussianPathKind, string>> = {
  'vp-linear': '-np.log(np.expm1(0.1 * t + (20 - 0.1) / 2 * t**2))',
  'vp-scaled-linear': '-np.log(np.expm1(beta(t)))',
  'zero-snr':
    '(lambda lost: 2 * np.log(1 - lost) - np.log(lost * (2 - lost)))(np.expm1(-beta(t) / 2) / np.expm1(-beta(1) / 2))',
  cosine:
    '2 * np.log(np.sin((1 - t) * np.pi / 2.016)) - np.log(np.sin(t * np.pi / 2.016) * np.sin((t + 0.016) * np.pi / 2.016))',
  sigmoid: 'np.log(np.sinh(3 * (1 - t)) / np.sinh(3 * t))',
  ve: '-2 * np.log(0.01 * (50 / 0.01) ** t)',
  edm: '-2 * np.log(t)',
  flow: '2 * np.log((1 - t) / t)',
};
/** The integral of the β of `vp-scaled-linear` up to t. */
const BETA_INTEGRAL =
  'lambda t: 0.85 * t + (np.sqrt(0.85 * 12) - 0.85) * t**2 + (np.sqrt(12) - np.sqrt(0.85)) ** 2 / 3 * t**3';

/** The t of one log-SNR on every path, by bisection. */
const placed: Writer = ({ props }) => {
  const { kinds, shift, logSnr } = props as { kinds: readonly GaussianPathKind[]; shift: number; logSnr: number };
  const isScaled = kinds.some((kind) => LOG_SNRS[kind].includes('beta('));
  const marked = `${number(logSnr)}, ${number(shift)}`;
  return [
    NUMPY,
    isScaled ? `marked, shift, beta = ${marked}, ${BETA_INTEGRAL}` : `marked, shift = ${marked}`,
    ...kinds.map((kind, index) => {
      const path = `"${kind}": (${kind === 'edm' ? '80.0' : '1.0'}, lambda t: ${LOG_SNRS[kind]})`;
      return `${index === 0 ? 'paths = {' : '         '}${path}${index === kinds.length - 1 ? '}' : ','}`;
    }),
    'for kind, (end, log_snr) in paths.items():',
    '    low, high = 0.0, end',
    '    for _ in range(99):',
    '        low, high = (t, high) if log_snr(t := (low + high) / 2) > marked + 2 * np.log(shift) else (low, t)',
    '    print(f"{kind}: t, t / end =", [high, high / end] if 0 < low and high < end else None)',
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
