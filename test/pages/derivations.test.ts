import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  posteriorVariance,
  predictX0Coefficients,
  type Schedule,
} from '../../src/core/index.js';
import { derivations } from '../../stories/Notebook/derivations/Derivation.js';
import { scheduleKinds } from '../support/arbitraries.js';
import { sidesOf, symbolOf, type World } from '../support/texValue.js';

// Each line of the derivations is read from the TeX that is shown, and both of its sides are computed. What its symbols stand
// for comes from the library where it has them, and otherwise from what defines them, never from the lines.

type Name = keyof typeof derivations;
const names = Object.keys(derivations) as Name[];

/** A value of an image at a random timestep of a random schedule, and the noise that it is given. */
interface Case {
  readonly schedule: Schedule;
  /** From 1 on: at 0 the state before is the image. */
  readonly t: number;
  readonly x0: number;
  /** A standard normal value for x_{t-1}, and one for the step to x_t. */
  readonly z: readonly [number, number];
  /** A network’s answer, slope · x_t + level. */
  readonly network: { readonly slope: number; readonly level: number };
}

/** Evenly spread, which doubles are not. */
const value = fc.integer({ min: -2000, max: 2000 }).map((thousandths) => thousandths / 1000);
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom(...scheduleKinds),
    timesteps: fc.integer({ min: 2, max: 30 }),
    betaStart: fc.double({ min: 0.01, max: 0.05, noNaN: true }),
    betaEnd: fc.double({ min: 0.06, max: 0.3, noNaN: true }),
  })
  .map((options) => createSchedule(options))
  .chain((schedule) =>
    fc.record({
      schedule: fc.constant(schedule),
      t: fc.integer({ min: 1, max: schedule.timesteps - 1 }),
      x0: value,
      z: fc.tuple(value, value),
      network: fc.record({ slope: value, level: value }),
    }),
  );

/** What is known of the symbols of each derivation. */
const worlds: Readonly<Record<Name, (one: Case) => World>> = {
  'forward-jump': walked,
  'posterior-mean': withPosterior,
  'simple-loss': withNetwork,
};

describe('every line of the derivation', () => {
  it.each(names)('of %s holds for any schedule, timestep, image and noise', (name) => {
    const lines = derivations[name].steps.map(({ tex }) => tex);
    fc.assert(
      fc.property(anyCase, (one) => {
        const world = worlds[name](one);
        expect(lines.filter((line) => !holds(line, world))).toEqual([]);
      }),
    );
  });
});

it('finds a line that does not hold', () => {
  const world = { values: { a: 2, b: 3, 'x_t-1': 1 } };
  expect(holds('a\\,(b - x_{t-1})^2 = \\frac{16}{a} = 8', world)).toBe(true);
  expect(holds('a\\,(b + x_{t-1})^2 = \\frac{16}{a} = 8', world)).toBe(false);
  expect(holds('a \\le b', world) && !holds('b \\le a', world)).toBe(true);
  expect(() => holds('a', world)).toThrow('no relation');
});

/** Whether the relations of a line hold between its sides, up to rounding. */
function holds(line: string, world: World): boolean {
  const { sides, relations } = sidesOf(line);
  if (relations.length === 0) throw new Error(`no relation in ${line}`);
  const values = sides.map((side) => side(world));
  return relations.every((relation, i) => {
    const [left, right] = [values[i] as number, values[i + 1] as number];
    const rounding = 1e-8 * Math.max(1, Math.abs(left), Math.abs(right));
    return relation === '\\le' ? left <= right + rounding : Math.abs(left - right) <= rounding;
  });
}

/** A chain that has walked to x_t by (1), and one that has walked two steps. */
function walked({ schedule, t, x0, z: [before, last] }: Case): World {
  const { alphas, alphasCumprod, betas } = schedule;
  const of = (values: Float64Array, name: string) => ({
    [`${name}_0`]: values[0] as number,
    [`${name}_1`]: values[1] as number,
    [`${name}_t-1`]: values[t - 1] as number,
    [`${name}_t`]: values[t] as number,
  });
  const [ofFirst, ofSecond, ofStep] = [0, 1, t].map((at) => forwardStepCoefficients(schedule, at)) as [
    Step,
    Step,
    Step,
  ];
  const ofJump = forwardJumpCoefficients(schedule, t - 1);
  const xBefore = ofJump.a * x0 + ofJump.sigma * before;
  return {
    values: {
      ...of(alphas, '\\alpha'),
      ...of(alphasCumprod, '\\bar\\alpha'),
      ...of(betas, '\\beta'),
      x_0: x0,
      x_1: ofSecond.a * (ofFirst.a * x0 + ofFirst.sigma * before) + ofSecond.sigma * last,
      'x_t-1': xBefore,
      x_t: ofStep.a * xBefore + ofStep.sigma * last,
      z_0: before,
      z_1: last,
      z_t: last,
      '\\epsilon_1': joined(ofSecond.a * ofFirst.sigma, before, ofSecond.sigma, last),
      '\\epsilon_t-1': before,
      '\\epsilon_t': joined(ofStep.a * ofJump.sigma, before, ofStep.sigma, last),
      I: 1,
    },
  };
}

type Step = ReturnType<typeof forwardStepCoefficients>;

/** Two independent standard normal values, scaled and added, as one: divided by the standard deviation of the sum. */
function joined(a: number, x: number, b: number, y: number): number {
  return (a * x + b * y) / Math.hypot(a, b);
}

interface Normal {
  readonly mean: number;
  readonly variance: number;
}

/** The states of a chain: x_{t-1} and x_t from the image, x_t from x_{t-1}, and x_{t-1} from x_t and the image. */
function withPosterior(one: Case): World {
  const { schedule, t, x0 } = one;
  const { values } = walked(one);
  const [xBefore, xt] = [values['x_t-1'] as number, values['x_t'] as number];
  const { a, sigma } = forwardStepCoefficients(schedule, t);
  const before = jumpTo(schedule, t - 1, x0);
  const after = jumpTo(schedule, t, x0);
  /** What the densities of both steps have in their exponents, times -2. */
  const exponent = (x: number) => (xt - a * x) ** 2 / sigma ** 2 + (x - before.mean) ** 2 / before.variance;
  const toX0 = posteriorMeanCoefficients(schedule, t);
  return {
    values: {
      ...values,
      [symbolOf('q(x_t \\mid x_{t-1})')]: density(xt, { mean: a * xBefore, variance: sigma ** 2 }),
      [symbolOf('q(x_{t-1} \\mid x_0)')]: density(xBefore, before),
      [symbolOf('q(x_t \\mid x_0)')]: density(xt, after),
      [symbolOf('q(x_{t-1} \\mid x_t, x_0)')]: density(xBefore, conditional(before, a, after, xt)),
      // A parabola by its values at three places.
      a: (exponent(1) + exponent(-1)) / 2 - exponent(0),
      b: (exponent(-1) - exponent(1)) / 4,
      c: exponent(0),
      '\\tilde\\beta_t': posteriorVariance(schedule, t),
      '\\tilde\\mu_t-1': toX0.a * x0 + toX0.b * xt,
    },
  };
}

function jumpTo(schedule: Schedule, t: number, x0: number): Normal {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return { mean: a * x0, variance: sigma ** 2 };
}

/** Of two normal variables, the second of which is a · the first and noise: the first, once the second is known. */
function conditional(first: Normal, a: number, second: Normal, known: number): Normal {
  const gain = (a * first.variance) / second.variance;
  return { mean: first.mean + gain * (known - second.mean), variance: first.variance - gain * a * first.variance };
}

/** A network, and its terms of the bound. Expectations are over the noise in x_t. */
function withNetwork(one: Case): World {
  const { schedule, t, x0, network } = one;
  const { alphasCumprod, betas, timesteps } = schedule;
  const stepBack = (t: number) => learntStep(schedule, t, network);
  const termOf = (t: number) =>
    meanOver(jumpTo(schedule, t, x0), (xt) => divergence(posteriorOf(schedule, t, x0, xt), stepBack(t)(xt)));
  const at = (xt: number): World => {
    const { mean, variance } = posteriorOf(schedule, t, x0, xt);
    return {
      values: {
        ...withPosterior(one).values,
        x_t: xt,
        '\\epsilon': (xt - jumpTo(schedule, t, x0).mean) / Math.sqrt(1 - (alphasCumprod[t] as number)),
        '\\tilde\\mu_t-1': mean,
        '\\sigma_t': Math.sqrt(variance),
        [symbolOf('D_{\\mathrm{KL}}(q(x_{t-1} \\mid x_t, x_0) \\Vert p_\\theta(x_{t-1} \\mid x_t))')]: divergence(
          { mean, variance },
          stepBack(t)(xt),
        ),
        L_t: termOf(t),
        // What an error of ε does to the mean.
        w_t: (posteriorMeanCoefficients(schedule, t).a * predictX0Coefficients(schedule, t).b) ** 2 / (2 * variance),
        L_T: divergence(jumpTo(schedule, timesteps - 1, x0), { mean: 0, variance: 1 }),
        L_0: meanOver(jumpTo(schedule, 0, x0), (x) => {
          return -logDensity(x0, { ...stepBack(0)(x), variance: betas[0] as number });
        }),
        [symbolOf('p_\\theta(x_0)')]: density(x0, endOfChain(schedule, network)),
      },
      functions: {
        '\\epsilon_\\theta': (x) => network.slope * x + network.level,
        '\\mu_\\theta': (x) => stepBack(t)(x).mean,
      },
    };
  };
  return {
    ...at(walked(one).values['x_t'] as number),
    draws: nodesOf(jumpTo(schedule, t, x0)).map(({ weight, x }) => ({ weight, world: at(x) })),
    terms: {
      [symbolOf('_{t=1}^{T-1}')]: Array.from({ length: timesteps - 1 }, (_, i) => ({ values: { L_t: termOf(i + 1) } })),
    },
  };
}

function posteriorOf(schedule: Schedule, t: number, x0: number, xt: number): Normal {
  const { a, b } = posteriorMeanCoefficients(schedule, t);
  return { mean: a * x0 + b * xt, variance: posteriorVariance(schedule, t) };
}

/** One step back by (5) and (4), with the noise that the network predicts. */
function learntStep(schedule: Schedule, t: number, { slope, level }: Case['network']): (xt: number) => Normal {
  const { a, b } = predictX0Coefficients(schedule, t);
  return (xt) => posteriorOf(schedule, t, a * xt + b * (slope * xt + level), xt);
}

/** Where the network’s chain ends: as its steps are linear, all its states are normal. */
function endOfChain(schedule: Schedule, network: Case['network']): Normal {
  let state = { mean: 0, variance: 1 };
  for (let t = schedule.timesteps - 1; t >= 0; t--) {
    const step = learntStep(schedule, t, network);
    const slope = step(1).mean - step(0).mean;
    const variance = t === 0 ? (schedule.betas[0] as number) : step(0).variance;
    state = { mean: step(state.mean).mean, variance: slope ** 2 * state.variance + variance };
  }
  return state;
}

/** E of the logarithm of q over p. */
function divergence(q: Normal, p: Normal): number {
  return meanOver(q, (x) => logDensity(x, q) - logDensity(x, p));
}

/** E of a function of a normal variable; exact for polynomials up to the fifth degree (Gauss and Hermite). */
function meanOver(normal: Normal, of: (x: number) => number): number {
  return nodesOf(normal).reduce((sum, { weight, x }) => sum + weight * of(x), 0);
}

function nodesOf({ mean, variance }: Normal) {
  const far = Math.sqrt(3 * variance);
  return [
    { weight: 2 / 3, x: mean },
    { weight: 1 / 6, x: mean - far },
    { weight: 1 / 6, x: mean + far },
  ];
}

function density(x: number, normal: Normal): number {
  return Math.exp(logDensity(x, normal));
}

function logDensity(x: number, { mean, variance }: Normal): number {
  return -((x - mean) ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
}
