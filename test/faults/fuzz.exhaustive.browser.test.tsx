import { cleanup } from '@testing-library/react';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { components } from '../../src/registry.js';
import { settle, show, showReady } from '../support/figures.js';
import { budget } from './budget.js';
import { type FigureName, FigureNamed, figureNames, type Props, propsOf } from './figures.js';
import { images, schedules, strange } from './values.js';
import { nonsenseIn, tensorsAtRest, watchStrays } from './watch.js';

/** The names of a prop's value. */
type Named = Record<string, string>;

const good: Record<string, Record<string, () => unknown>> = {
  image: images,
  schedule: schedules,
  seed: { seven: () => 7 },
  resolution: { eight: () => 8 },
  t: { three: () => 3 },
  rows: { two: () => 2 },
  samples: { two: () => 2 },
  kind: { step: () => 'step' },
  mode: { stepwise: () => 'stepwise' },
  states: { two: () => 2, points: () => ({ shape: [3, 2, 2], values: new Float32Array(12) }) },
  predictions: { points: () => ({ shape: [2, 2, 2], values: new Float32Array(8) }), none: () => null },
  curves: { alphas: () => ['alphas'] },
  height: { low: () => 200 },
  sameNoise: { same: () => true },
  of: { noise: () => 'noise' },
  formula: { shown: () => true },
  difference: { offered: () => 'offered', shown: () => 'shown' },
  loupe: { none: () => false },
  epsilonError: { half: () => 0.5 },
  sampler: {
    ddim: () => ({ kind: 'ddim', eta: 0 }),
    ddpm: () => ({ kind: 'ddpm', variance: 'posterior' }),
    'without a variance': () => ({ kind: 'ddpm' }),
    'eta a symbol': () => ({ kind: 'ddim', eta: Symbol('x') }),
  },
  steps: { two: () => 2 },
  player: { on: () => true },
  deviations: { shown: () => true },
  points: { square: () => [-1, -1, 1, -1, 1, 1, -1, 1] },
  count: { ten: () => 10 },
  denoiser: { none: () => null },
  arrows: { score: () => 'score', posterior: () => 'posterior' },
  starts: { two: () => [0, 1, 1, 0] },
  defaultStarts: { five: () => 5 },
  defaultT: { three: () => 3 },
  target: {
    three: () => 3,
    points: () => [
      [0, 1],
      [1, 0],
    ],
  },
  predictionError: { small: () => 0.01 },
  betasApart: { apart: () => true },
  kinds: { two: () => ['linear', 'cosine'] },
  timesteps: { twenty: () => 20, falling: () => [3, 2, 1] },
  betaStart: { small: () => 1e-3 },
  betaEnd: { large: () => 0.1 },
  quantity: { 'log-SNR': () => 'logSnr' },
  alignment: { SNR: () => 'snr' },
  columns: { two: () => 2 },
  defaultTarget: { third: () => 2 },
  deviation: { small: () => 0.2 },
  particles: { five: () => 5 },
  point: { middle: () => [0, 0] },
  defaultPoint: { edge: () => [1, 0.5, 400] },
  shift: { three: () => 3 },
  defaultShift: { two: () => 2 },
  logSnr: { noisy: () => -2 },
  defaultLogSnr: { clean: () => 3 },
  solvers: { two: () => ['ddim', 'heun'] },
  spacings: { one: () => ['logSnr'] },
  evaluations: { eight: () => 8 },
  path: { flow: () => 'flow' },
  flow: { none: () => null },
  reflowed: { none: () => null },
  labels: {
    'of a square': () => [0, 0, 1, 1],
    'of one class': () => [7, 7, 7, 7],
    'of ten': () => new Array(10).fill(1),
  },
  label: { one: () => 1 },
  defaultLabel: { 'of no point': () => 3 },
  negative: { zero: () => 0 },
  defaultNegative: { all: () => null },
  scale: { large: () => 8 },
  interval: { 'from 0 on': () => [0, Infinity] },
  defaultInterval: { empty: () => [1, 1] },
  face: { last: () => 213 },
  defaultFace: { first: () => 0 },
  mask: { eyes: () => 'eyes', all: () => new Array(256).fill(true), 'too short': () => new Uint8Array(255) },
  defaultMask: { nothing: () => new Uint8Array(256) },
  resample: { once: () => 1 },
  defaultResample: { twice: () => 2 },
  window: { whole: () => 31 },
  defaultWindow: { small: () => 3 },
  config: { known: () => 'sd3', object: () => ({ _class_name: 'EDMEulerScheduler', sigma_min: 0, sigma_max: 80 }) },
  defaultConfig: { text: () => '{ "_class_name": "DDIMScheduler" }', 'part of a text': () => '{ "_class' },
  compared: { none: () => null, known: () => 'flux' },
  defaultCompared: { known: () => 'sd15-pndm' },
  defaultSteps: { four: () => 4 },
  tokens: { few: () => 256 },
  place: { middle: () => [0, 0] },
  defaultPlace: { edge: () => [2, -2] },
  guide: { blurred: () => ({ deviation: 0.4 }), sharp: () => ({ deviation: 0 }), none: () => null },
  undecided: { halves: () => ['leftOrRight', 'point'] },
  start: { left: () => -2 },
  s: { one: () => 1 },
  conditional: { shown: () => true },
  critical: { shown: () => true },
  defaultSeed: { two: () => 2 },
  tokensPerStep: { four: () => 4 },
  order: { certain: () => 'certain' },
  eta: { half: () => 0.5 },
  step: { one: () => 1 },
  defaultStep: { one: () => 1 },
  known: { one: () => [0, ...new Array(15).fill(-1)] },
  charts: { none: () => false },
  weightings: { two: () => ['elbo', 'edm'] },
  measured: {
    two: () => [
      [-2, 0.1],
      [6, 0.5],
    ],
    'a loss below 0': () => [[0, -1]],
  },
  measuredTarget: { x0: () => 'x0' },
  couplings: { shown: () => true },
  coupled: { none: () => null },
  consistency: { shown: () => true },
  floor: { none: () => false },
  sigmaData: { one: () => 1 },
  defaultSigmaData: { small: () => 0.1 },
  sigmaMin: { small: () => 0.002 },
  observed: {
    line: () => ({ matrix: [1, 0], values: [0.5], deviation: 0.1 }),
    exact: () => ({ matrix: [1, 0], values: [0.5], deviation: 0 }),
  },
  defaultObserved: { diagonal: () => ({ matrix: [1, 1], values: [-1], deviation: 0.3 }) },
};
function goodOf(prop: string): Record<string, () => unknown> {
  const values = good[prop];
  if (!values) throw new Error(`no value that fits is known for ${prop}`);
  return values;
}
const poolOf = (prop: string): Record<string, () => unknown> => ({ ...strange, ...good[prop] });

it('knows every figure, and a value that fits each prop', () => {
  expect([...figureNames].sort()).toEqual([...components.values()].sort());
  const props = Object.values(propsOf).flat();
  expect(props.filter((prop) => !(prop in good))).toEqual([]);
});

/** A value that fits in two of three props, else a strange one; some props are left out. */
function anyProps(name: FigureName): fc.Arbitrary<Named> {
  const value = (prop: string) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...Object.keys(goodOf(prop))) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(strange)) },
    );
  const pairs = propsOf[name].map((prop) => fc.option(fc.tuple(fc.constant(prop), value(prop))));
  return fc.tuple(...pairs).map((chosen) => Object.fromEntries(chosen.filter((pair) => pair !== null)));
}

/** A figure, and the props that it is given one after the other. */
const anyLife = fc
  .constantFrom(...figureNames)
  .chain((name) =>
    fc.record({ name: fc.constant(name), props: fc.array(anyProps(name), { minLength: 1, maxLength: 4 }) }),
  );

const made = (props: Named): Props =>
  Object.fromEntries(Object.entries(props).map(([prop, value]) => [prop, poolOf(prop)[value]?.()]));

it(
  'no set of props throws, leaves a rejection or keeps a tensor',
  async ({ task }) => {
    await showReady(<FigureNamed name="NoiseTriptych" />); // loads what is loaded once
    cleanup();
    const before = await tensorsAtRest();
    const strays = watchStrays();
    let sets = 0;
    try {
      await fc.assert(
        fc.asyncProperty(anyLife, async ({ name, props: [first, ...others] }) => {
          const { figure, rerender } = show(<FigureNamed name={name} {...made(first ?? {})} />);
          for (const props of others) {
            await settle(1);
            rerender(<FigureNamed name={name} {...made(props)} />);
          }
          await settle(2);
          expect(figure.dataset['state']).toMatch(/^(pending|ready|error)$/);
          expect(nonsenseIn(figure)).toEqual([]);
          cleanup();
          expect(strays.errors).toEqual([]);
          sets += 1 + others.length;
        }),
        {
          seed: budget.seed,
          numRuns: budget.lives,
          interruptAfterTimeLimit: 1000 * budget.seconds,
          markInterruptAsFailure: false,
          endOnFailure: true,
        },
      );
      expect(await tensorsAtRest()).toBe(before);
      expect(strays.errors).toEqual([]);
      expect(sets).toBeGreaterThan(20);
    } finally {
      strays.stop();
      Object.assign(task.meta, { faults: { seed: budget.seed, sets, strays: strays.errors } });
      console.log(`fuzz: ${sets} sets of props with seed ${budget.seed}`);
    }
  },
  1000 * (budget.seconds + 300),
);
