import { inject } from 'vitest';
import type { PointPredictor } from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import { smallImage } from '../support/figures.js';

// Values by name, made anew for each use: so that a set of props can be printed, whatever is in it.

const otherSite = inject('otherSite');

const fail = () => {
  throw new Error('touched');
};

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function circular(): unknown {
  const value = Object.assign(Object.create(null), { name: 'circular' });
  value.self = value;
  return value;
}

/** What no prop takes, but for a number here and there. */
export const strange = {
  'no text': () => '',
  text: () => '50',
  zero: () => 0,
  'minus one': () => -1,
  'a fraction': () => 0.5,
  'a huge number': () => 1e9,
  NaN: () => Number.NaN,
  Infinity: () => Infinity,
  true: () => true,
  false: () => false,
  BigInt: () => 7n,
  Symbol: () => Symbol('x'),
  object: () => ({}),
  list: () => [],
  'list of NaN': () => [Number.NaN],
  function: () => () => 1,
  'circular object': circular,
  'revoked proxy': () => revoked({}),
  'revoked list': () => revoked([]),
  'revoked function': () => revoked(() => {}),
  'proxy that throws': () => new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail }),
  'object that throws': () => ({ toString: fail, valueOf: fail, [Symbol.toPrimitive]: fail }),
  'object without a tag': () => Object.defineProperty({}, Symbol.toStringTag, { get: fail }),
  date: () => new Date(0),
  element: () => document.createElement('div'),
  promise: () => Promise.resolve(1),
};

export const images = {
  'small image': () => smallImage(),
  'one pixel': () => new ImageData(1, 1),
  canvas: () => document.createElement('canvas'),
  'address not found': () => `${otherSite}/open/missing.png`,
  'address of another site': () => `${otherSite}/photo.png`,
  'address that allows it': () => `${otherSite}/open/photo.png`,
  'text file': () => new File(['hello'], 'notes.txt', { type: 'text/plain' }),
  'empty file': () => new File([], 'empty.png', { type: 'image/png' }),
  'unnamed image': () => new Image(),
  'grey array': () => ({ shape: [2, 3], values: [-1, 0, 1, 2, 0.5, -3] }),
  'array cut off': () => ({ shape: [2, 3], values: new Float32Array(5) }),
  'array of a revoked shape': () => ({ shape: revoked([]), values: [] }),
  'array of revoked values': () => ({ shape: [1, 1], values: revoked([]) }),
};

/** Valid, each in the prop of its name, at an edge of what that prop takes. */
export const extremes = {
  'all cells': () => [0, 1, 2, 3, 2, 3, 0, 1, 1, 0, 3, 2, 3, 2, 1, 0],
  'hardly any noise': () => ({ matrix: [1, 0], values: [0.5], deviation: 0.001 }),
  edm: () => 'edm',
  ve: () => 've',
  'answers of 1e308': () => answering(1e308),
  'answers of 1e38': () => answering(1e38),
  'states beyond float32': () => [
    [
      [1, 2],
      [3, 4],
    ],
    [
      [1e39, 2],
      [3, 4],
    ],
  ],
};

/** A denoiser of points that answers the same number always. */
function answering(answer: number): PointPredictor {
  const predictValues = (xt: Float32Array) => new Float64Array(xt.length).fill(answer);
  return { predicts: 'epsilon', schedule: createSchedule({ kind: 'cosine' }), predictValues };
}

const schedule = createSchedule({ timesteps: 20 });

export const schedules = {
  'short schedule': () => ({ timesteps: 20 }),
  'one step': () => ({ timesteps: 1 }),
  'cosine schedule': () => ({ kind: 'cosine', timesteps: 20 }),
  'own betas': () => ({ betas: [0.1, 0.2, 0.3] }),
  'whole schedule': () => schedule,
  'schedule from JSON': () => JSON.parse(JSON.stringify(schedule)),
  'schedule with NaN': () => ({ ...schedule, alphasCumprod: schedule.alphasCumprod.with(7, Number.NaN) }),
  'schedule with Infinity': () => ({ ...schedule, betas: schedule.betas.with(0, Infinity) }),
  'schedule from JSON with null': () =>
    JSON.parse(JSON.stringify({ ...schedule, alphas: schedule.alphas.with(3, Number.NaN) })),
  'schedule without arrays': () => ({ ...schedule, betas: undefined }),
  'unknown kind': () => ({ kind: 'steep' }),
  'no timesteps': () => ({ timesteps: 0 }),
  'too many timesteps': () => ({ timesteps: 1e9 }),
  'betaStart above betaEnd': () => ({ betaStart: 0.5 }),
  'betaStart a symbol': () => ({ betaStart: Symbol('x') }),
  'betaEnd an object': () => ({ betaEnd: Object.create(null) }),
  'no betas': () => ({ betas: [] }),
  'a beta of 1': () => ({ betas: [0.1, 1] }),
  'smallest betas': () => ({ betas: new Array(1000).fill(5e-324) }),
};
