// What the snippets of figures have to print, computed by `core`: see run.mjs.

const SHAPE = [6, 8, 3];
const SEEDS = [0, 7, -1.5];

/** @param library - `core`, and what the figures say of their streams, chains and times: of the sources or of the build. */
export function casesBy(library) {
  const { core, pathOfOptions, equalScales, streams } = library;

  const SCHEDULES = [
    {},
    { kind: 'quadratic', timesteps: 300 },
    { kind: 'sigmoid', betaStart: 1e-3, betaEnd: 0.05 },
    { kind: 'cosine' },
    { kind: 'cosine', timesteps: 40 },
    { kind: 'linear', timesteps: 3, betaEnd: 0.9 },
    { betas: [0.1, 0.25, 0.0625, 0.3] },
    core.createSchedule({ kind: 'linear', timesteps: 50 }),
  ];
  const KINDS = ['vp-linear', 'vp-scaled-linear', 'zero-snr', 'cosine', 'sigmoid', 've', 'edm', 'flow'];
  const PATHS = [
    ...KINDS.flatMap((path) => [{ path }, { path, shift: 3 }]),
    { path: 'vp-linear', betaStart: 0.2, betaEnd: 10 },
    { path: 'zero-snr', betaStart: 0.5, betaEnd: 15, shift: 0.5 },
    { path: 'cosine', s: 0 },
    { path: 've', sigmaStart: 0.02, sigmaEnd: 30 },
    { path: 'edm', end: 20 },
    core.gaussianPath({ kind: 'flow', shift: 2 }),
  ];

  const isPath = (process) => 'alpha' in process;
  const processOf = (source) => {
    if ('path' in source) return pathOfOptions(source);
    return 'alphasCumprod' in source || isPath(source) ? source : core.createSchedule(source);
  };
  /** Props by a source of the process, with several t and seeds. */
  const timed = (sources, least = 0, more = [{}]) =>
    sources.flatMap((schedule, index) => {
      const process = processOf(schedule);
      const last = isPath(process) ? process.end : process.timesteps - 1;
      const inside = isPath(process) ? Number((0.37 * last).toPrecision(6)) : Math.floor(last / 2);
      const times = [...new Set([least, inside, last])].filter((t) => t >= least && t <= last);
      return times.flatMap((t, place) =>
        more.map((props) => ({ schedule, t, seed: SEEDS[(index + place) % SEEDS.length], ...props })),
      );
    });

  const sdOf = (values) => {
    const mean = meanOf(values);
    return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  };
  const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const noiseOf = (seed, stream, shape = SHAPE) =>
    Array.from(
      core.gaussianNoise(
        shape.reduce((a, b) => a * b),
        { seed, stream },
      ),
    );
  const divisorAt = (process, { a, sigma }) => (isPath(process) ? Math.max(1, Math.hypot(a, sigma)) : 1);
  const scaleNames = (process) =>
    isPath(process) ? ['alpha_t', 'sigma_t'] : ['sqrt(alpha_bar_t)', 'sqrt(1 - alpha_bar_t)'];

  const ofXt = ({ schedule, t, seed }) => {
    const process = processOf(schedule);
    const jump = core.forwardJumpCoefficients(process, t);
    const sd = sdOf(noiseOf(seed, streams.SHARED_EPSILON));
    const divisor = divisorAt(process, jump);
    return [
      [scaleNames(process).join(', '), [jump.a, jump.sigma]],
      ...(divisor > 1 + 1e-9 ? [['divisor', [divisor]]] : []),
      ['standard deviation of the noise', [sd]],
      ['standard deviation of x_t', [(jump.sigma * sd) / divisor], 1e-12],
    ];
  };

  const curves = {
    betas: ['beta_t', (schedule, t) => schedule.betas[t]],
    alphas: ['alpha_t', (schedule, t) => schedule.alphas[t]],
    alphasSqrt: ['sqrt(alpha_t)', (schedule, t) => schedule.alphasSqrt[t]],
    alphasCumprod: ['alpha_bar_t', (schedule, t) => schedule.alphasCumprod[t]],
    alphasCumprodSqrt: ['sqrt(alpha_bar_t)', (schedule, t) => schedule.alphasCumprodSqrt[t]],
    oneMinusAlphasCumprodSqrt: [
      'sqrt(1 - alpha_bar_t)',
      (schedule, t) => core.forwardJumpCoefficients(schedule, t).sigma,
    ],
    alpha: ['alpha_t', (path, t) => path.alpha(t)],
    sigma: ['sigma_t', (path, t) => path.sigma(t)],
    logSnr: ['log-SNR', (path, t) => path.logSnr(t)],
  };
  const marked = (process, t) => {
    const [first, last] = isPath(process) ? [process.start, process.end] : [0, process.timesteps - 1];
    return t === null || t === undefined ? [first, last] : [first, t, last];
  };

  const onGrid = ({ schedule, seed, kind = 'jump', rows = 5, sameNoise = false }) => {
    const process = processOf(schedule);
    const count = isPath(process) ? rows : Math.min(rows, process.timesteps);
    const times = Array.from({ length: count }, (_, row) =>
      isPath(process) ? library.timeAtShare(process, row / rows) : Math.floor((row * process.timesteps) / count),
    );
    if (kind === 'step') {
      const steps = times.map((t) => core.forwardStepCoefficients(process, t));
      return [
        ['t', times],
        ['sqrt(1 - beta_t)', steps.map(({ a }) => a)],
        ['sqrt(beta_t)', steps.map(({ sigma }) => sigma)],
      ];
    }
    const jumps = times.map((t) => core.forwardJumpCoefficients(process, t));
    const last = jumps.at(-1);
    const stream = streams.gridSample(sameNoise ? 0 : count - 1, 0);
    const [signal, sigma] = scaleNames(process);
    const sd = (last.sigma * sdOf(noiseOf(seed, stream))) / divisorAt(process, last);
    return [
      ['t', times],
      [signal, jumps.map(({ a }) => a)],
      [sigma, jumps.map((jump) => jump.sigma)],
      ['standard deviation of the first sample in the last row', [sd], 1e-12],
    ];
  };

  const ofChain = ({ schedule, seed, t }) => {
    const process = processOf(schedule);
    const jumpTo = (time, stream) =>
      noiseOf(seed, stream).map((z) => core.forwardJumpCoefficients(process, time).sigma * z);
    const step = core.forwardStepCoefficients(process, t);
    const last = jumpTo(process.timesteps - 1, streams.CHAIN_START);
    const before = jumpTo(t - 1, streams.DIAGRAM_PREVIOUS);
    const z = noiseOf(seed, streams.DIAGRAM_STEP);
    const next = before.map((value, index) => step.a * value + step.sigma * z[index]);
    return [
      ['sqrt(1 - beta_t), sqrt(beta_t)', [step.a, step.sigma]],
      ['standard deviations of x_T, x_(t-1) and x_t', [last, before, next].map(sdOf)],
    ];
  };

  const ofMeans = ({ schedule, seed, t }) => {
    const process = processOf(schedule);
    const { a, b } = core.posteriorMeanCoefficients(process, t);
    const { sigma } = core.forwardJumpCoefficients(process, t);
    return [
      ['coefficients of x0 and x_t in the posterior mean', [a, b]],
      ['coefficient of x0 in the forward mean', [core.forwardJumpCoefficients(process, t - 1).a]],
      ['standard deviation of the posterior mean', [b * sigma * sdOf(noiseOf(seed, streams.SHARED_EPSILON))]],
    ];
  };

  const reconstructed = ({ schedule, seed, t, epsilonError, defaultEpsilonError }) => {
    const process = processOf(schedule);
    const error = epsilonError ?? defaultEpsilonError ?? 0;
    const { a, sigma } = core.forwardJumpCoefficients(process, t);
    const factor = Math.abs(core.predictX0Coefficients(process, t).b);
    const [epsilon, delta] = [streams.SHARED_EPSILON, streams.OTHER_EPSILON].map((stream) => noiseOf(seed, stream));
    const wrong = epsilon.map((z, index) => Math.sqrt(1 - error ** 2) * z + error * delta[index] - z);
    return [
      ['sqrt(alpha_bar_t), sqrt(1 - alpha_bar_t), their quotient', [a, sigma, factor]],
      ['mean absolute error of x0_hat', [factor * meanOf(wrong.map(Math.abs))], 1e-12],
    ];
  };

  const counted = ({ schedule = {}, seed = 0, t, of = 'xt' }) => {
    const process = processOf(schedule);
    const jump = of === 'xt' ? core.forwardJumpCoefficients(process, t) : { a: 1, sigma: of === 'x0' ? 0 : 1 };
    const scale = of === 'xt' ? jump.sigma / divisorAt(process, jump) : jump.sigma;
    const values = noiseOf(seed, streams.SHARED_EPSILON).map((z) => scale * z);
    const beyond = (limit) => values.filter((value) => Math.abs(value) > limit).length / values.length;
    return [
      ['mean', [meanOf(values)], 1e-12],
      ['standard deviation', [sdOf(values)], 1e-12],
      ['share outside [-1, 1]', [beyond(1)]],
      ['share beyond 4 and -4', [beyond(4)]],
    ];
  };

  /** The steps that begin at the shown states of a chain, as the figure describes them. */
  const reversed = (props) => {
    const { schedule } = props;
    const process = processOf(schedule);
    const times = timesOfChain(props, process);
    const visited = visitedBy(props, process);
    const starts = times.filter((t) => t !== -1);
    const next = (t) => (visited ? (visited[visited.indexOf(t) + 1] ?? -1) : t - 1);
    const variances = starts.map((t) => core.posteriorVariance(process, t, next(t)));
    const added = (t) => core.samplerCoefficients(process, t, next(t), DDPM).sigma ** 2;
    return [
      ['t', starts, 1e-12],
      ...(isPath(process) ? [] : [['beta', starts.map((t) => (next(t) === -1 ? firstBeta(process, t) : added(t)))]]),
      ['posterior variance', variances, 1e-15],
    ];
  };
  const timesOfChain = ({ seed, states, sampler, steps, player }, schedule) => {
    const options = { schedule, seed, mode: 'skip', states, sampler, steps, denoiser: 'oracle', from: undefined };
    return library[player ? 'playedChain' : 'rowChain'](options).states.map(({ t }) => t ?? -1);
  };
  /** The times at which a sampler takes its steps; undefined where every single step is one. */
  const visitedBy = ({ states, sampler, steps, player }, process) => {
    if (isPath(process)) return core.sampleTimes(process, steps ?? (sampler ? 50 : (states ?? (player ? 50 : 5))));
    if (steps === undefined && !sampler) return undefined;
    return core.sampleTimesteps(process, steps ?? (player ? Math.min(50, process.timesteps) : process.timesteps));
  };
  const DDPM = { kind: 'ddpm', variance: 'beta' };
  /** 1 - ᾱ_t: the step to the clean image takes all noise. */
  const firstBeta = (process, t) => process.oneMinusAlphasCumprod[t];

  const targets = ({ schedule = { kind: 'cosine' }, t, predictionError = 0.1 }) => {
    const process = processOf(schedule);
    const times = marked(process, t);
    const jumps = times.map((time) => core.forwardJumpCoefficients(process, time));
    return [
      ['t', times],
      ['error of x0_hat from epsilon', jumps.map(({ a, sigma }) => (predictionError * sigma) / a)],
      ['error of x0_hat from x0', jumps.map(() => predictionError)],
      ['error of x0_hat from v', jumps.map(({ sigma }) => predictionError * sigma)],
    ];
  };

  const compared = ({ t, timesteps = 1000, kinds = ['linear', 'quadratic', 'sigmoid', 'cosine'], quantity, ...ends }) =>
    kinds.flatMap((kind) => {
      const schedule = core.createSchedule({ kind, timesteps, ...ends });
      const [name, valueAt] = {
        alphasCumprod: curves.alphasCumprod,
        betas: curves.betas,
        logSnr: ['log-SNR', core.logSnr],
      }[quantity ?? 'alphasCumprod'];
      return [
        [
          `${kind}: ${name}`,
          marked(schedule, t).map((time) => valueAt(schedule, time)),
          name === 'log-SNR' ? 1e-12 : 0,
        ],
        [`${kind}: t of equal scales`, [equalScales(schedule)]],
      ];
    });

  const placed = ({ kinds = ['vp-linear', 'cosine', 'flow', 'edm'], shift = 1, defaultShift = shift, logSnr = -2 }) =>
    kinds.map((kind) => {
      const path = core.gaussianPath({ kind, shift: defaultShift });
      const isReached = path.logSnr(path.end) <= logSnr && logSnr <= path.logSnr(path.start);
      const t = path.timeAt(logSnr);
      return [`${kind}: t, t / end`, isReached ? [t, t / path.end] : [null]];
    });

  const PROCESSES = [...SCHEDULES, ...PATHS];
  const SHORT = [...SCHEDULES.slice(0, 3), { kind: 'cosine', timesteps: 200 }];
  return [
    ['chain-diagram', timed(SCHEDULES, 1), ofChain],
    [
      'forward-grid',
      [
        ...PROCESSES.flatMap((schedule, index) => [
          { schedule, seed: SEEDS[index % 3] },
          { schedule, seed: 5, rows: 16, sameNoise: true },
        ]),
        ...SCHEDULES.map((schedule) => ({ schedule, seed: 0, kind: 'step' })),
      ],
      onGrid,
    ],
    [
      'histogram',
      [...timed(PROCESSES), { of: 'epsilon', seed: 3 }, { of: 'x0' }].map((props) => ({ seed: 0, ...props })),
      counted,
    ],
    ['mean-comparison', timed(SCHEDULES, 1), ofMeans],
    ['noise-prediction', timed(SCHEDULES, 0, [{ denoiser: 'oracle' }]), ofXt],
    ['noise-predictor-diagram', timed(SCHEDULES), ofXt],
    ['noise-triptych', timed(PROCESSES), ofXt],
    [
      'path-comparison',
      [
        {},
        { kinds: KINDS },
        { kinds: KINDS, logSnr: 7.5, shift: 3 },
        { kinds: KINDS, logSnr: -9.5, defaultShift: 2.5 },
        { kinds: ['zero-snr'], logSnr: 0 },
      ],
      placed,
    ],
    [
      'prediction-targets',
      [{ schedule: undefined, t: null }, ...timed(SCHEDULES, 0, [{}, { predictionError: 0.25 }])],
      targets,
    ],
    [
      'reverse-chain',
      [
        ...[...SCHEDULES, ...PATHS].map((schedule) => ({ schedule, seed: 0 })),
        ...SHORT.flatMap((schedule) => [
          { schedule, seed: 1, states: 20 },
          { schedule, seed: 1, steps: 7, states: 3 },
          { schedule, seed: 1, sampler: { kind: 'ddim', eta: 0 }, steps: 30 },
          { schedule, seed: 1, player: true },
          { schedule, seed: 1, player: true, sampler: { kind: 'ddim', eta: 1 } },
        ]),
        ...PATHS.map((schedule) => ({ schedule, seed: 1, sampler: { kind: 'ddim', eta: 0 }, steps: 7, states: 3 })),
        { schedule: { path: 'flow' }, seed: 1, player: true },
      ],
      reversed,
    ],
    [
      'schedule-chart',
      [
        { schedule: undefined, t: null },
        ...timed(PROCESSES),
        ...timed(SCHEDULES, 0, [{ curves: Object.keys(curves).slice(0, 6) }]),
        ...timed(PATHS.slice(0, 4), 0, [{ curves: ['sigma'] }]),
      ],
      ({ schedule = {}, t, curves: names }) => {
        const process = processOf(schedule);
        const usual = isPath(process)
          ? ['alpha', 'sigma', 'logSnr']
          : ['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
        const times = marked(process, t);
        const values = (names ?? usual).map((name) => {
          const [symbol, valueAt] = curves[name];
          return [symbol, times.map((time) => valueAt(process, time)), isPath(process) ? 1e-12 : 0];
        });
        return [['t', times], ...values];
      },
    ],
    [
      'schedule-comparison',
      [
        { t: null },
        { t: 300, quantity: 'betas' },
        { t: 20, timesteps: 60, quantity: 'logSnr', betaStart: 1e-3, betaEnd: 0.2 },
        { t: 5, kinds: ['cosine', 'linear'], timesteps: 10 },
      ],
      compared,
    ],
    [
      'x0-reconstruction',
      timed(SCHEDULES, 0, [{}, { epsilonError: 0.2 }, { defaultEpsilonError: 0.05 }]),
      reconstructed,
    ],
  ].map(([name, given, expected]) => ({ name, shape: SHAPE, cases: given, expected }));
}
