import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createNetwork,
  FIRST_TIME,
  javascriptNetwork,
  type Network,
  ROW,
  TILE,
  TIMES,
  wasmNetwork,
} from '../../src/learn/kernel/host.js';
import { wasmModule } from '../../src/learn/kernel/wasmModule.js';
import { compactWeights, expandWeights, initialWeights, WEIGHTS } from '../../src/learn/weights.js';
import { difference, setWeights, train, wasm } from './helpers.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Fills a tile with points and targets; the features of time are taken as they come. */
function fill(network: ReturnType<typeof wasm>): void {
  for (let row = 0; row < TILE; row++) {
    for (let i = 0; i < 18; i++) network.features[row * ROW + i] = Math.sin(row * 18 + i);
    network.targets.set([Math.cos(row), Math.sin(3 * row)], 2 * row);
  }
}

describe('the gradients', () => {
  const network = javascriptNetwork();
  setWeights(network);
  fill(network);
  network.begin();
  network.learn(8, 1);

  /** What `learn` says of weights changed in one place: half the squared errors, from which the gradients come. */
  function lossAt(index: number, change: number): number {
    const before = network.weights[index] as number;
    network.weights[index] = before + change;
    let loss = 0;
    network.predict(8);
    for (let row = 0; row < 8; row++) {
      for (const axis of [0, 1]) {
        loss += ((network.results[row * ROW + axis] as number) - (network.targets[2 * row + axis] as number)) ** 2 / 2;
      }
    }
    network.weights[index] = before;
    return loss;
  }

  // Weights and biases of all layers: of x, of time, of a direction, and others.
  const places = [0, 65, 700, 2000, 3000, 3330, 3400, 5000, 7480, 7600, 9000, 11650, 11713, 11720, 11728, 12224, 12225];

  it.each(places)('agree with finite differences at %i', (index) => {
    const gradient = network.gradients[index] as number;
    const slope = (lossAt(index, 1e-2) - lossAt(index, -1e-2)) / 2e-2;
    expect(Math.abs(slope - gradient)).toBeLessThan(2e-3 * Math.max(1, Math.abs(gradient)));
  });

  it('are not all zero', () => {
    expect(places.filter((index) => Math.abs(network.gradients[index] as number) > 0.01).length).toBeGreaterThan(8);
  });
});

describe('the kernel in WebAssembly', () => {
  it.each([1, 2, 3, 4, 5, 63, 64])('predicts %i points as plain JavaScript does', (count) => {
    const [fast, plain] = [wasm(), javascriptNetwork()];
    for (const network of [fast, plain]) {
      setWeights(network);
      fill(network);
      network.predict(count);
    }
    const values = (results: Float32Array) => results.filter((_, i) => i % ROW < 2 && i < count * ROW);
    expect(values(plain.results).length).toBe(2 * count);
    expect(difference(values(fast.results), values(plain.results))).toBeLessThan(1e-5);
  });

  it.each([1, 2, 5, 63, 64])('predicts %i points of one timestep as points of any', (count) => {
    const [together, apart, plain] = [wasm(), wasm(), javascriptNetwork()];
    const time = apart.features.slice(FIRST_TIME, FIRST_TIME + TIMES).map((_, i) => Math.sin(i + 1));
    for (const network of [together, apart, plain]) {
      setWeights(network);
      fill(network);
      for (let row = 0; row < count; row++) apart.features.set(time, row * ROW + FIRST_TIME);
      network.setTime(time);
      if (network === apart) network.predict(count);
      else network.predictAtTime(count);
    }
    const values = ({ results }: Network) => results.filter((_, i) => i % ROW < 2 && i < count * ROW);
    expect(difference(values(together), values(apart))).toBeLessThan(1e-5);
    expect(difference(values(plain), values(apart))).toBeLessThan(1e-5);
  });

  it('predicts far points, and does not hide that a coordinate is not a number', () => {
    const [fast, plain] = [wasm(), javascriptNetwork()];
    for (const network of [fast, plain]) {
      setWeights(network);
      fill(network);
      network.features.set([50, -80], 0);
      network.features.set([1e4, 1e4], ROW);
      network.features.set([Number.NaN, 0], 2 * ROW);
      network.predict(4);
    }
    expect(fast.results[0]).toBeCloseTo(plain.results[0] as number, 2);
    expect(fast.results[ROW]).toBeTypeOf('number');
    expect(fast.results[2 * ROW]).toBeNaN();
    expect(fast.results[3 * ROW]).toBeCloseTo(plain.results[3 * ROW] as number, 4);
  });

  // Whole and broken tiles, alone and after others; the steps are the fewer the more points each has.
  it.each([
    [1, 50],
    [3, 50],
    [64, 20],
    [255, 10],
    [256, 10],
  ])('trains on batches of %i, %i steps, as plain JavaScript does', (batch, steps) => {
    const [fast, plain] = [wasm(), javascriptNetwork()];
    for (const network of [fast, plain]) setWeights(network);
    const [errors, expected] = [train(fast, batch, steps), train(plain, batch, steps)];
    expect(difference(Float32Array.from(errors), Float32Array.from(expected))).toBeLessThan(1e-4);
    expect(difference(fast.weights, plain.weights)).toBeLessThan(1e-4);
    expect(difference(plain.weights, initialWeights(3))).toBeGreaterThan(0.01);
  });

  it('is small enough to be compiled without waiting', () => {
    expect(atob(wasmModule).length).toBeLessThan(4096);
  });

  it('is replaced by plain JavaScript where there is none, or a content security policy forbids it', () => {
    expect(createNetwork()).not.toHaveProperty('gradients');
    vi.stubGlobal('WebAssembly', undefined);
    expect(wasmNetwork()).toBeNull();
    expect(createNetwork()).toHaveProperty('gradients');
  });

  it('is compiled once, also where a policy forbids it, because browsers report each attempt', async () => {
    let attempts = 0;
    const refuse = class {
      constructor() {
        attempts++;
        throw new Error('a content security policy forbids it');
      }
    };
    vi.stubGlobal('WebAssembly', { Module: refuse });
    const path = '../../src/learn/kernel/host.js?forbidden';
    const { createNetwork, hasFastKernel } = (await import(path)) as typeof import('../../src/learn/kernel/host.js');
    expect([createNetwork(), createNetwork()].every((network) => 'gradients' in network)).toBe(true);
    expect(hasFastKernel()).toBe(false);
    expect(attempts).toBe(1);
  });
});

describe('the weights', () => {
  it('are 11,714 without the zeros that fill up vectors, which training leaves alone', () => {
    const network = wasm();
    setWeights(network);
    train(network, 64, 3);
    const compact = compactWeights(network.weights);
    expect(compact.length).toBe(WEIGHTS);
    expect(WEIGHTS).toBe(11_714);
    const unsigned = (values: Float32Array) => values.map((value) => value + 0); // -0 is a zero
    expect(unsigned(expandWeights(compact))).toEqual(unsigned(network.weights));
  });

  it('begin with a prediction of 0', () => {
    const network = wasm();
    network.weights.set(initialWeights(0));
    fill(network);
    network.predict(TILE);
    expect(network.results.every((value) => value === 0)).toBe(true);
  });
});
