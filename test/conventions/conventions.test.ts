import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Convention,
  conventionOf,
  conventions,
  type Translation,
  translate,
} from '../../src/conventions/index.js';
import {
  createSchedule,
  gaussianPath,
  preconditioning,
  samplerCoefficients,
  x0Coefficients,
} from '../../src/core/index.js';
import { schedulerFromConfig } from '../../src/schedulers/index.js';
import { hasNumpy, python } from '../support/python.js';
import { COMPUTED, codeValue, FORMULAS, situationsOf, texValues, timesOf, valuesOf } from './written.js';

const SEEDS = [0, 1, 2];

/** How far two numbers are apart, in units of the larger one, or of 1 if both are small. */
function distance(one: number, other: number): number {
  return Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other));
}

function largest(distances: Iterable<number>): number {
  let most = 0;
  for (const each of distances) most = Number.isNaN(each) ? Number.POSITIVE_INFINITY : Math.max(most, each);
  return most;
}

const pairs = conventions.flatMap((one) => conventions.map((other) => [one.name, other.name] as const));

describe.each(conventions.map((one) => [one.name, one] as const))('the column of %s', (_, one) => {
  it.each(FORMULAS)('has a formula that computes %s at every t', (formula) => {
    const distances = SEEDS.flatMap((seed) =>
      [...situationsOf(one, seed)].flatMap((situation) => {
        const values = valuesOf(one, situation);
        return texValues(one, formula, values).map((value) => distance(value, values[COMPUTED[formula]] as number));
      }),
    );
    expect(distances.length).toBeGreaterThanOrEqual(3000);
    expect(largest(distances)).toBeLessThan(1e-9);
  });

  it.each(FORMULAS)('has a line of code that computes %s at every t', (formula) => {
    const distances = SEEDS.flatMap((seed) =>
      [...situationsOf(one, seed)].map((situation) => {
        const values = valuesOf(one, situation);
        return distance(codeValue(one, formula, values), values[COMPUTED[formula]] as number);
      }),
    );
    expect(distances.length).toBe(3000);
    expect(largest(distances)).toBeLessThan(1e-9);
  });

  it('states its range and its clean image', () => {
    const times = timesOf(one);
    expect(one.signalScale(one.time.clean)).toBe(1);
    expect(one.noiseScale(one.time.clean)).toBe(0);
    expect(one.logSnr(one.time.clean)).toBe(Number.POSITIVE_INFINITY);
    // The log-SNR rises towards the clean image.
    const levels = times.map((t) => one.logSnr(t));
    expect(levels.every((level, index) => index === 0 || level > (levels[index - 1] as number))).toBe(true);
    const timesIn = (said: RegExp) =>
      [...one.notes.join(' ').matchAll(said)].map(([, t]) => Number(t?.replace('−', '-')));
    for (const t of timesIn(/The paper counts \$t\$ from (\d)/g)) expect(t).toBe(one.time.least);
    for (const t of timesIn(/At the time (−\d)/g)) expect(t).toBe(one.time.clean);
    if (one.time.isInteger) {
      const { least, most } = one.time;
      expect(one.time.range).toBe(`t = ${least}, ${least + 1}, …, ${most}`);
      expect(() => one.logSnr(most + 1)).toThrow(
        `invalid t: ${most + 1}; expected a number in ${least} <= t <= ${most}, or ${one.time.clean} for the clean image`,
      );
    }
  });

  it('is plain data besides its functions', () => {
    const data = JSON.parse(JSON.stringify(one));
    expect(data.formulas).toEqual(one.formulas);
    expect(data).not.toHaveProperty('logSnr');
    expect(one.sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
  });
});

describe.each(pairs)('from %s to %s', (from, to) => {
  const [one, other] = [conventionOf(from), conventionOf(to)];
  const times = timesOf(one).slice(0, -1);
  let translated: (Translation | null)[];
  let shared: number;
  beforeAll(() => {
    translated = times.map((t) => translate(from, to, t));
    shared = translated.filter((translation) => translation !== null).length;
  });

  it('every t has the same level, and leads back', () => {
    // A convention lacks the levels that are beyond its first and its last.
    const levels = other.time.isInteger
      ? timesOf(other)
          .slice(0, -1)
          .map((t) => other.logSnr(t))
      : [];
    const isBeyond = (level: number) =>
      levels.length > 0 && (level < (levels[0] as number) - 1e-6 || level > (levels.at(-1) as number) + 1e-6);
    const wrong = times.flatMap((t, index) => {
      const there = translated[index]?.t;
      if (there === undefined) return isBeyond(one.logSnr(t)) ? [] : [`${t} has no time`];
      const isSame = distance(one.logSnr(t), other.logSnr(there)) < 1e-9;
      const back = translate(to, from, there)?.t ?? Number.NaN;
      return isSame && distance(back, t) < 1e-7 ? [] : [`${t} is ${there}, and ${back}`];
    });
    expect(wrong).toEqual([]);
    expect(shared).toBeGreaterThan(500);
  });

  it('x̂0, ε̂ and the network’s target are the same on the same state at every t', () => {
    const distances = SEEDS.flatMap((seed) =>
      [...situationsOf(one, seed)].flatMap(({ t, x0, epsilon, prediction }, index) => {
        const translation = translated[index];
        if (!translation) return [];
        const { t: there, stateScale, prediction: coefficients } = translation;
        const state = one.signalScale(t) * x0 + one.noiseScale(t) * epsilon;
        const moved = stateScale * state;
        const target = coefficients.a * state + coefficients.b * one.target(x0, epsilon, t);
        const asked = coefficients.a * state + coefficients.b * prediction;
        // An error of a prediction grows by b/a in x̂0, and by a/b in ε̂.
        const size = Math.max(
          1,
          other.noiseScale(there) / other.signalScale(there),
          other.signalScale(there) / other.noiseScale(there),
        );
        return [
          distance(moved, other.signalScale(there) * x0 + other.noiseScale(there) * epsilon),
          distance(target, other.target(x0, epsilon, there)) / size,
          distance(one.x0(state, prediction, t), other.x0(moved, asked, there)) / size,
          distance(one.epsilon(state, prediction, t), other.epsilon(moved, asked, there)) / size,
        ];
      }),
    );
    expect(distances.length).toBe(12 * shared);
    expect(largest(distances)).toBeLessThan(1e-9);
  });

  it('a deterministic step is the same after rescaling at every t', () => {
    const distances = SEEDS.flatMap((seed) =>
      [...situationsOf(one, seed)].flatMap(({ t, s, x0, epsilon, prediction }, index) => {
        const translation = translated[index];
        const after = s === one.time.clean ? { t: other.time.clean, stateScale: 1 } : translated[index + 1];
        if (!translation || !after) return [];
        const { t: there, stateScale, prediction: coefficients } = translation;
        const state = one.signalScale(t) * x0 + one.noiseScale(t) * epsilon;
        const asked = coefficients.a * state + coefficients.b * prediction;
        const stepped = one.step(state, prediction, t, s);
        return [distance(after.stateScale * stepped, other.step(stateScale * state, asked, there, after.t))];
      }),
    );
    expect(distances.length).toBeGreaterThan(1500);
    expect(largest(distances)).toBeLessThan(1e-8);
  });
});

describe('a convention agrees with its source:', () => {
  const schedule = createSchedule();
  const stableDiffusion = createSchedule({ kind: 'quadratic', betaStart: 0.00085, betaEnd: 0.012 });
  const scalesOf = (one: Convention, t: number) => [one.signalScale(t), one.noiseScale(t)];

  it('DDPM and DDIM have ᾱ of 1000 even β, counted from 1', () => {
    const [ddpm, ddim] = [conventionOf('ddpm'), conventionOf('ddim')];
    for (let t = 1; t <= 1000; t++) {
      const alphaBar = schedule.alphasCumprod[t - 1] as number;
      expect(ddpm.signalScale(t) ** 2).toBeCloseTo(alphaBar, 12);
      expect(scalesOf(ddim, t)).toEqual(scalesOf(ddpm, t));
    }
    expect(ddpm.signalScale(1) ** 2).toBeCloseTo(1 - 1e-4, 12);
  });

  it('LDM has the levels of Stable Diffusion, counted from 0', () => {
    const ldm = conventionOf('ldm');
    const config = {
      _class_name: 'DDIMScheduler',
      beta_start: 0.00085,
      beta_end: 0.012,
      beta_schedule: 'scaled_linear',
    };
    const { process } = schedulerFromConfig(config);
    for (let t = 0; t < 1000; t++) {
      expect(ldm.signalScale(t) ** 2).toBeCloseTo(stableDiffusion.alphasCumprod[t] as number, 12);
      if ('alphasCumprod' in process)
        expect(ldm.signalScale(t) ** 2).toBeCloseTo(process.alphasCumprod[t] as number, 12);
    }
    expect('alphasCumprod' in process).toBe(true);
  });

  it('the step is that of DDIM with η = 0', () => {
    const ldm = conventionOf('ldm');
    for (const { t, s, x0: xt, prediction } of situationsOf(ldm, 0)) {
      const { a, b } = samplerCoefficients(stableDiffusion, t, s, { kind: 'ddim', eta: 0 });
      const x0 = x0Coefficients('epsilon', stableDiffusion, t);
      const stepped = a * (x0.a * xt + x0.b * prediction) + b * xt;
      expect(distance(ldm.step(xt, prediction, t, s), stepped)).toBeLessThan(1e-9);
    }
  });

  it('EDM has σ = √((1 − ᾱ)/ᾱ) on a state of DDPM that is divided by √ᾱ', () => {
    for (let t = 1; t <= 1000; t++) {
      const alphaBar = schedule.alphasCumprod[t - 1] as number;
      const { t: sigma, stateScale } = translate('ddpm', 'edm', t) ?? { t: Number.NaN, stateScale: Number.NaN };
      expect(distance(sigma, Math.sqrt((schedule.oneMinusAlphasCumprod[t - 1] as number) / alphaBar))).toBeLessThan(
        1e-9,
      );
      expect(distance(stateScale, 1 / Math.sqrt(alphaBar))).toBeLessThan(1e-9);
    }
  });

  it('k-diffusion makes D from ε: x − σ·ε(x/√(σ² + 1))', () => {
    for (const t of timesOf(conventionOf('ldm')).slice(0, -1)) {
      const translation = translate('ldm', 'edm', t);
      const sigma = translation?.t ?? Number.NaN;
      expect(distance(translation?.stateScale ?? Number.NaN, Math.sqrt(sigma ** 2 + 1))).toBeLessThan(1e-9);
      expect(distance(translation?.prediction.a ?? Number.NaN, Math.sqrt(sigma ** 2 + 1))).toBeLessThan(1e-9);
      expect(distance(translation?.prediction.b ?? Number.NaN, -sigma)).toBeLessThan(1e-9);
    }
  });

  it('the network inside D has the target (y − c_skip·x)/c_out', () => {
    const edm = conventionOf('edm');
    for (const { t: sigma, x0, epsilon } of situationsOf(edm, 0)) {
      const { skip, out } = preconditioning(gaussianPath({ kind: 'edm', end: 81 }), sigma);
      const x = x0 + sigma * epsilon;
      expect(distance(skip * x + out * ((x0 - skip * x) / out), edm.target(x0, epsilon, sigma))).toBeLessThan(1e-9);
    }
  });

  it('SD3 is the path of rectified flow, and MIT the same with the time reversed', () => {
    const path = gaussianPath({ kind: 'flow' });
    const [sd3, mit] = [conventionOf('sd3'), conventionOf('mit')];
    for (const { t, x0, epsilon } of situationsOf(sd3, 0)) {
      expect(scalesOf(sd3, t)).toEqual([path.alpha(t), path.sigma(t)]);
      expect(distance(sd3.logSnr(t), path.logSnr(t))).toBeLessThan(1e-9);
      expect(distance(translate('sd3', 'mit', t)?.t ?? Number.NaN, 1 - t)).toBeLessThan(1e-12);
      expect(distance(sd3.target(x0, epsilon, t), -mit.target(x0, epsilon, 1 - t))).toBeLessThan(1e-12);
      expect(distance((t * 3) / (1 + 2 * t), gaussianPath({ kind: 'flow', shift: 3 }).sigma(t))).toBeLessThan(1e-12);
    }
    expect(conventionOf('mit').timeAt(conventionOf('sd3').logSnr(1))).toBe(0);
  });

  it('lucidrains has ᾱ along the logistic curve of Jabri et al., up to the cap of the last β', () => {
    const path = gaussianPath({ kind: 'sigmoid' });
    const lucidrains = conventionOf('lucidrains');
    for (let t = 0; t < 999; t++)
      expect(distance(lucidrains.signalScale(t), path.alpha((t + 1) / 1000))).toBeLessThan(1e-9);
    expect(lucidrains.signalScale(999) ** 2 / lucidrains.signalScale(998) ** 2).toBeCloseTo(0.001, 9);
  });
});

describe('bad input', () => {
  it.each(['', 'DDPM', 'toString', '__proto__', '<script>', null, 7])('names the convention %o', (name) => {
    expect(() => conventionOf(name as never)).toThrow(
      /^invalid convention: .*; expected one of 'ddpm', 'ddim', 'ldm', 'edm', 'sd3', 'mit', 'lucidrains'$/,
    );
  });

  it('names a time that has no noise, or is none', () => {
    expect(() => translate('ddpm', 'edm', 0)).toThrow('invalid t: 0; expected a time with noise');
    expect(() => translate('edm', 'ddpm', Number.NaN)).toThrow('invalid t: NaN; expected a finite number above 0');
    expect(() => translate('ldm', 'ddpm', -2)).toThrow('invalid t: -2; expected a number in 0 <= t <= 999');
    expect(() => conventionOf('edm').x0(1, 1, 0)).toThrow('invalid t: 0; expected a finite number above 0');
    expect(() => conventionOf('mit').timeAt('1' as never)).toThrow('invalid logSnr: "1"; expected a number');
  });

  it('has no level where there is none', () => {
    expect(translate('ddpm', 'ldm', 1000)).toBeNull();
    expect(translate('sd3', 'edm', 1)).toBeNull();
    expect(translate('mit', 'ddpm', 0)).toBeNull();
    expect(translate('mit', 'sd3', 0)?.t).toBe(1);
  });
});

describe.skipIf(!hasNumpy)('in NumPy', () => {
  it.each(conventions.map((one) => [one.name, one] as const))(
    'the lines of %s compute the same at every t',
    (_, one) => {
      // In Python, the entry -1 is the last: the notes say that the step to the clean image is another.
      const situations = [...situationsOf(one, 0)].filter(({ s }) => s >= 0);
      const nameOf = (meaning: 'x0' | 'epsilon' | 'prediction' | 'time' | 'nextTime') => one.symbols[meaning]?.code;
      const printed = python(
        [
          'import json, sys, numpy as np',
          one.setup,
          'rows = []',
          `for ${nameOf('time')}, ${nameOf('nextTime')}, x0_, epsilon_, prediction_ in json.load(sys.stdin):`,
          ...[`${nameOf('x0')} = x0_`, `${nameOf('epsilon')} = epsilon_`],
          ...[one.formulas.forward.code, one.formulas.target.code, `${nameOf('prediction')} = prediction_`],
          ...[one.formulas.x0.code, one.formulas.epsilon.code, one.formulas.step.code, one.formulas.logSnr.code],
          `rows.append([float(value) for value in (${FORMULAS.map((formula) => one.symbols[COMPUTED[formula]]?.code).join(', ')})])`,
          'print(json.dumps(rows))',
        ]
          .map((line, index) => (index > 3 && !line.startsWith('print') ? `    ${line}` : line))
          .join('\n'),
        JSON.stringify(situations.map(({ t, s, x0, epsilon, prediction }) => [t, s, x0, epsilon, prediction])),
      );
      const rows = JSON.parse(printed) as number[][];
      expect(rows.length).toBe(situations.length);
      const distances = situations.flatMap((situation, index) => {
        const values = valuesOf(one, situation);
        return FORMULAS.map((formula, column) =>
          distance(rows[index]?.[column] as number, values[COMPUTED[formula]] as number),
        );
      });
      expect(largest(distances)).toBeLessThan(1e-9);
    },
  );
});
