import { expect, it } from 'vitest';
import { javascriptNetwork, kernelInstance, networkOf } from '../../src/learn/kernel/host.js';
import { difference, setWeights, train } from './helpers.js';

// An address that is off by some rows would write into the bands between the arrays, or read from them. They are filled
// with a NaN of its own bits: what is written there is seen, and what is read from there shows in the weights.

const PATTERN = 0x7fc0beef;

/** The layout, whose types are AssemblyScript's; the address keeps the compiler from reading it. */
const path: string = '../../src/learn/kernel/assembly/memory.ts';
const layout: Record<string, number> = await import(path);
const SIZES = [
  'TILE',
  'UNITS',
  'INPUTS',
  'FIRST_TIME',
  'FIRST_WAVE',
  'TIMES',
  'DIRECTIONS',
  'POINT_INPUTS',
  'OUTPUTS',
  'FLOAT',
  'VECTOR',
  'ROW',
  'OUTPUT_ROW',
];
const WITHIN = ['SECOND', 'THIRD', 'LAST', 'PARAMETERS', 'BAND'];
const { BAND = 0, END = 0 } = layout;
/** Where arrays begin, and the end of the last. */
const starts = Object.entries(layout)
  .filter(([name]) => ![...SIZES, ...WITHIN].includes(name))
  .map(([, address]) => address)
  .sort((a, b) => a - b);

function banded() {
  const kernel = kernelInstance();
  const words = new Uint32Array(kernel.memory.buffer);
  const bands = () => starts.map((start) => words.subarray((start - BAND) / 4, start / 4));
  for (const band of bands()) band.fill(PATTERN);
  const beyond = words.subarray(END / 4).fill(PATTERN);
  const untouched = () => [...bands(), beyond].every((band) => band.every((word) => word === PATTERN));
  return { kernel, untouched };
}

it('knows the arrays', () => {
  expect(starts.length).toBe(23);
  expect(starts.at(-1)).toBe(END);
  expect(BAND).toBeGreaterThan(4 * 64 * 4 - 1);
  const { kernel } = banded();
  expect(END).toBeLessThan(kernel.memory.buffer.byteLength);
  for (const address of [kernel.weights, kernel.features, kernel.targets, kernel.results, kernel.waves]) {
    expect(starts).toContain(address.value);
  }
});

it.each([1, 2, 3, 5, 63, 64, 65, 255, 256])(
  'writes nowhere else, and reads nothing else, with batches of %i',
  (batch) => {
    const { kernel, untouched } = banded();
    const [network, plain] = [networkOf(kernel), javascriptNetwork()];
    for (const each of [network, plain]) {
      setWeights(each);
      train(each, batch, 3);
    }
    expect(untouched()).toBe(true);
    expect(difference(network.weights, plain.weights)).toBeLessThan(1e-4);
    network.setTime(new Float32Array(16).fill(0.5));
    for (let count = 0; count <= 64; count++) {
      network.predict(count);
      network.predictAtTime(count);
      network.learn(count, 1);
    }
    expect(untouched()).toBe(true);
  },
);

it('leaves the weights alone but in update', () => {
  const { kernel } = banded();
  const network = networkOf(kernel);
  setWeights(network);
  const before = network.weights.slice();
  network.begin();
  network.setTime(new Float32Array(16).fill(0.5));
  for (const count of [1, 3, 64]) {
    network.predictAtTime(count);
    network.learn(count, 1);
  }
  expect(network.weights).toEqual(before);
});
