import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type NoiseQuantity,
  noise,
  type Quantity,
  type SumQuantity,
  sum,
  type Term,
  x0,
} from '../../src/process/graph.js';
import { operandsFirst, operandsOf } from '../../src/process/operands.js';
import type { NoiseKey } from '../../src/process/types.js';
import { anyCoefficient, anyGraph, anyKey, reversedChain } from '../support/graphs.js';

const z = noise({ seed: 4, stream: 2 });
const epsilon = noise({ seed: 9 });

const term = (coefficient: number, of: Quantity): Term => ({ coefficient, name: 'c', of });
const draw = (coefficient: number, of: NoiseQuantity): Term<NoiseQuantity> => ({ coefficient, name: 'sigma', of });

/** The nearest greater number. */
function nextUp(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value + 0);
  const away = value < 0 ? -1n : 1n;
  bits.setBigInt64(0, bits.getBigInt64(0) + away);
  return bits.getFloat64(0);
}

/** What makes up a sum of two terms and noise. */
interface Parts {
  a: number;
  b: number;
  sigma: number;
  x: Quantity;
  y: Quantity;
  key: NoiseKey;
}

const anyOperand = fc.constantFrom<Quantity>(x0, z, epsilon, sum([term(2, x0)]), sum([term(2, x0)], draw(1, z)));
const anyFactor = anyCoefficient.filter((value) => value !== 0 && Math.abs(value) < Number.MAX_VALUE);
/** Parts of which any two can change places, and every number its sign, without leaving the sum as it was. */
const anyParts: fc.Arbitrary<Parts> = fc
  .record({ a: anyFactor, b: anyFactor, sigma: anyFactor, x: anyOperand, y: anyOperand, key: anyKey })
  .filter(({ a, b, x, y }) => a !== b && x.address !== y.address);

function sumOf({ a, b, sigma, x, y, key }: Parts): SumQuantity {
  return sum([term(a, x), term(b, y)], draw(sigma, noise(key)));
}

describe('an address', () => {
  it('is 128 bits in hexadecimal', () => {
    for (const { address } of [x0, z, sum([term(1, x0)])]) expect(address).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the same for the same content, however it was made', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(sumOf({ ...parts, key: { ...parts.key } }).address).toBe(sumOf(parts).address);
      }),
    );
    expect(noise({ seed: 3 }).address).toBe(noise({ seed: 3, stream: 0 }).address);
    expect(sum([term(-0, x0)]).address).toBe(sum([term(0, x0)]).address);
    expect(sum([term(2, x0)], draw(0, z)).address).toBe(sum([term(2, x0)]).address);
  });

  it('does not depend on how a quantity is written', () => {
    const written = sum(
      [{ coefficient: 2, name: 'two', of: x0 }],
      { ...draw(1, noise({ seed: 4, stream: 2 }, {})) },
      {},
    );
    const other = sum([{ coefficient: 2, name: 'a', of: x0 }], draw(1, z), { symbol: 'x_t', t: 8 });
    expect(written.address).toBe(other.address);
    expect(noise({ seed: 4, stream: 2 }, { symbol: 'z', t: 3 }).address).toBe(z.address);
  });

  it.each<[string, (parts: Parts) => Parts]>([
    ['a, by the last bit', (parts) => ({ ...parts, a: nextUp(parts.a) })],
    ['b, by the last bit', (parts) => ({ ...parts, b: nextUp(parts.b) })],
    ['σ, by the last bit', (parts) => ({ ...parts, sigma: nextUp(parts.sigma) })],
    ['the signs of a and b', (parts) => ({ ...parts, a: -parts.a, b: -parts.b })],
    ['the signs of b and σ', (parts) => ({ ...parts, b: -parts.b, sigma: -parts.sigma })],
    ['the order of the terms', ({ a, b, x, y, ...rest }) => ({ ...rest, a: b, b: a, x: y, y: x })],
    ['which operand has which coefficient', ({ x, y, ...rest }) => ({ ...rest, x: y, y: x })],
    ['the first operand', (parts) => ({ ...parts, x: sum([term(7, parts.x)]) })],
    ['the second operand', (parts) => ({ ...parts, y: sum([term(7, parts.y)]) })],
    ['the seed', (parts) => ({ ...parts, key: { ...parts.key, seed: nextUp(parts.key.seed) } })],
    ['the stream', (parts) => ({ ...parts, key: { ...parts.key, stream: ((parts.key.stream ?? 0) ^ 1) >>> 0 } })],
  ])('changes with %s', (_what, change) => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(sumOf(change(parts)).address).not.toBe(sumOf(parts).address);
      }),
    );
  });

  it('tells noise that an update draws from noise that it is given', () => {
    expect(sum([term(2, x0)], draw(3, z)).address).not.toBe(sum([term(2, x0), term(3, z)]).address);
    expect(sum([term(1, z)]).address).not.toBe(z.address);
    expect(sum([term(2, x0)]).address).not.toBe(sum([term(2, x0), term(2, x0)]).address);
  });

  it('is shared by no two of 10,000 quantities that differ a little', () => {
    const steps = Array.from({ length: 50 }, (_, i) => (i - 25) / 1000);
    const addresses = steps.flatMap((a) =>
      steps.flatMap((b) =>
        [z, epsilon].flatMap((noise) =>
          [1, -1].map((sigma) => sum([term(a, x0), term(b, z)], draw(sigma, noise)).address),
        ),
      ),
    );
    expect(new Set(addresses).size).toBe(10_000);
    // Each bit is 1 in half of them, within five standard errors.
    for (let bit = 0; bit < 128; bit++) {
      const digit = bit >> 2;
      const ones = addresses.filter((address) => Number.parseInt(address[digit] as string, 16) & (1 << (bit & 3)));
      expect(Math.abs(ones.length - 5000)).toBeLessThan(5 * 50);
    }
  });
});

describe('a node', () => {
  it('is frozen with all that it holds, and independent of what it was made from', () => {
    const key = { seed: 1 };
    const given = { coefficient: 2, name: 'c', of: x0 };
    const terms = [given];
    const made = sum(terms, draw(3, noise(key)));
    const { address } = made;
    given.coefficient = 5;
    key.seed = 6;
    terms.pop();
    expect(made).toMatchObject({ terms: [{ coefficient: 2 }], noise: { coefficient: 3, of: { key: { seed: 1 } } } });
    expect(made.address).toBe(address);
    for (const held of [x0, made, made.terms, made.terms[0], made.noise, made.noise?.of, made.noise?.of.key]) {
      expect(held).toBeDefined();
      expect(Object.isFrozen(held)).toBe(true);
    }
  });

  it('takes symbol and t from its mark, and nothing else', () => {
    const marked = sum([term(2, x0)], null, { ...z, symbol: 'y', t: 4 });
    expect(marked).toEqual({ ...sum([term(2, x0)]), symbol: 'y', t: 4 });
    expect(noise({ seed: 4 }, marked)).toEqual({ ...noise({ seed: 4 }), symbol: 'y', t: 4 });
    expect(z.symbol).toBe(String.raw`\epsilon`);
    expect(x0.symbol).toBe('x_0');
  });

  it('draws no noise whose coefficient is 0', () => {
    expect(sum([term(2, x0)], draw(0, z)).noise).toBeNull();
    expect(sum([term(2, x0)], draw(-0, z)).noise).toBeNull();
    expect(sum([term(2, x0)], draw(1e-300, z)).noise).not.toBeNull();
  });
});

describe('operandsFirst', () => {
  it('gives a chain of 60 steps, each made of two quantities of one x_t, in the order of its steps', () => {
    const chain = reversedChain(60);
    const nodes = [...operandsFirst([chain])]; // never ends as a tree, which would have 2⁶⁰ leaves
    expect(nodes).toHaveLength(3 + 2 * 60); // x0, ε and x_T; x̂0 and x_{t-1} a step
    expectOperandsFirst(nodes);
    expect(nodes.at(-1)).toBe(chain);
  });

  it('gives each quantity of any graph once, operands before what is made of them', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const nodes = [...operandsFirst(graph)];
        expectOperandsFirst(nodes);
        expect(new Set(nodes.map(({ address }) => address))).toEqual(new Set(graph.map(({ address }) => address)));
      }),
    );
  });

  it('leaves out what is known, and then knows what it gave', () => {
    const shared = sum([term(2, x0)]);
    const [left, right] = [sum([term(3, shared)]), sum([term(4, shared), term(5, z)])];
    const known = new Set<string>();
    expect([...operandsFirst([left], known)]).toEqual([x0, shared, left]);
    expect([...operandsFirst([right, left], known)]).toEqual([z, right]);
    expect([...operandsFirst([right, left], known)]).toEqual([]);
  });

  it('is not stopped by a chain of 10,000 steps', () => {
    let chain: Quantity = x0;
    for (let step = 1; step <= 10_000; step++) chain = sum([term(1 / step, chain), term(0.5, x0)]);
    expect([...operandsFirst([chain])]).toHaveLength(10_001);
  });

  function expectOperandsFirst(nodes: readonly Quantity[]): void {
    const seen = new Set<string>();
    for (const node of nodes) {
      expect(seen.has(node.address)).toBe(false);
      for (const { address } of operandsOf(node)) expect(seen.has(address)).toBe(true);
      seen.add(node.address);
    }
  }
});

describe('a bad argument', () => {
  const bad = (part: unknown) => part as never;

  it.each<[string, () => unknown, string]>([
    ['no terms', () => sum([]), 'invalid number of terms: 0; expected 1 or 2'],
    ['three terms', () => sum([term(1, x0), term(1, z), term(1, z)]), 'invalid number of terms: 3; expected 1 or 2'],
    ['NaN', () => sum([term(Number.NaN, x0)]), 'invalid coefficient c: NaN; expected a finite number'],
    [
      'Infinity',
      () => sum([term(1, x0), term(Infinity, z)]),
      'invalid coefficient c: Infinity; expected a finite number',
    ],
    ['a text', () => sum([term(bad('1'), x0)]), 'invalid coefficient c: "1"; expected a finite number'],
    [
      'σ = NaN',
      () => sum([term(1, x0)], draw(Number.NaN, z)),
      'invalid coefficient sigma: NaN; expected a finite number',
    ],
    ['no operand', () => sum([term(1, bad(undefined))]), 'invalid operand of c: undefined; expected a quantity'],
    ['a key', () => sum([term(1, bad({ seed: 0 }))]), 'invalid operand of c: [object Object]; expected a quantity'],
    [
      'a key drawn',
      () => sum([term(1, x0)], draw(1, bad({ seed: 0 }))),
      'invalid operand of sigma: [object Object]; expected a quantity',
    ],
    [
      'x0 drawn',
      () => sum([term(1, x0)], draw(1, bad(x0))),
      'invalid operand of sigma: [object Object]; expected what quantity.noise gives',
    ],
    ['a seed', () => noise({ seed: Number.NaN }), 'invalid seed: NaN; expected a finite number'],
    [
      'a stream',
      () => noise({ seed: 0, stream: -1 }),
      'invalid stream: -1; expected an integer in 0 <= stream < 4294967296',
    ],
  ])('is refused: %s', (_what, make, message) => {
    expect(make).toThrow(new RangeError(message));
  });
});
