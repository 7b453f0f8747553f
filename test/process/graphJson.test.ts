import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import type { QuantityJSON } from '../../src/process/graphJson.js';
import { forwardJump, fromJSON, noise, reverseStep, sum, toJSON, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import { anyGraph, reversedChain } from '../support/graphs.js';

const textOf = (quantity: Quantity) => JSON.stringify(toJSON(quantity));
const again = (quantity: Quantity) => fromJSON(JSON.parse(textOf(quantity)));

describe('a quantity that went through JSON', () => {
  it('is what it was: address, operands, names, symbols and t', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        for (const quantity of graph) {
          expect(again(quantity).address).toBe(quantity.address);
          expect(again(quantity)).toEqual(quantity);
        }
      }),
    );
  });

  it('keeps apart what has equal values and is written in two ways', () => {
    const key = { seed: 1 };
    const [epsilon, z] = [noise(key), noise(key, { symbol: 'z', t: 5 })];
    const terms = [
      { coefficient: 1, name: 'first', of: epsilon },
      { coefficient: 2, name: 'second', of: z },
    ];
    const both = sum(terms, { coefficient: 3, name: 'drawn', of: z });
    expect(again(both)).toEqual(both);
    expect(toJSON(both).nodes).toHaveLength(3);
  });

  it('keeps every bit of its coefficients', () => {
    for (const coefficient of [0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1 / 3]) {
      const quantity = sum([{ coefficient, name: 'c', of: x0 }]);
      expect(again(quantity)).toEqual(quantity);
    }
  });

  it('is the one x0 again', () => {
    expect(again(x0)).toBe(x0);
  });
});

describe('the text', () => {
  it('is as long as the graph, not as the tree', () => {
    const [none, half, whole] = [0, 60, 120].map((steps) => textOf(reversedChain(steps)).length) as [
      number,
      number,
      number,
    ];
    expect(half).toBeLessThan(25_000);
    expect((whole - none) / (half - none)).toBeCloseTo(2, 1);
  });

  it('writes equal quantities once, although they were made apart', () => {
    const schedule = createSchedule({ timesteps: 10 });
    const xt = () => forwardJump(schedule, x0, 5, noise({ seed: 0 }));
    const difference = sum([
      { coefficient: 1, name: 'a', of: xt() },
      { coefficient: -1, name: 'b', of: xt() },
    ]);
    expect(toJSON(difference).nodes.map(({ kind }) => kind)).toEqual(['x0', 'sum', 'sum']);
  });

  it('holds a chain of 10,000 steps', () => {
    const schedule = createSchedule({ timesteps: 10_000 });
    let chain: Quantity = x0;
    for (let t = 9999; t >= 0; t--) chain = reverseStep(schedule, x0, chain, t, noise({ seed: 0, stream: t }));
    expect(again(chain).address).toBe(chain.address);
  });
});

describe('data that toJSON did not write', () => {
  const gives = 'expected what quantity.toJSON gives';
  const term = { coefficient: 1, name: 'a', of: 0 };
  const good = { kind: 'sum', terms: [term], noise: null };
  const drawn = { coefficient: 1, name: 'z', key: { seed: 0 } };
  /** x0, and then a node. */
  const after = (node: unknown) => ({ nodes: [{ kind: 'x0' }, node] });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, `invalid quantity: undefined; ${gives}`],
    ['null', null, `invalid quantity: null; ${gives}`],
    ['a text', 'x0', `invalid quantity: "x0"; ${gives}`],
    ['the quantity itself', x0, 'invalid nodes of a quantity: undefined; expected a list of at least one'],
    ['no node', { nodes: [] }, 'invalid nodes of a quantity: []; expected a list of at least one'],
    ['a text of nodes', { nodes: 'x0' }, 'invalid nodes of a quantity: "x0"; expected a list of at least one'],
    ['an empty node', after(null), `invalid node of a quantity: null; ${gives}`],
    ['a number as a node', after(5), `invalid node of a quantity: 5; ${gives}`],
    ['a node of no kind', after({}), "invalid kind of quantity: undefined; expected 'x0', 'noise' or 'sum'"],
    ['another kind', after({ kind: 'x1' }), "invalid kind of quantity: \"x1\"; expected 'x0', 'noise' or 'sum'"],
    ['noise of no key', after({ kind: 'noise' }), `invalid noise key: undefined; ${gives}`],
    ['noise of key null', after({ kind: 'noise', key: null }), `invalid noise key: null; ${gives}`],
    ['noise of no seed', after({ kind: 'noise', key: {} }), 'invalid seed: undefined; expected a finite number'],
    ['no terms', after({ ...good, terms: undefined }), 'invalid terms: undefined; expected a list of one or two'],
    ['an empty list of terms', after({ ...good, terms: [] }), 'invalid number of terms: 0; expected 1 or 2'],
    ['an empty term', after({ ...good, terms: [null] }), `invalid term: null; ${gives}`],
    [
      'a coefficient that JSON could not write',
      after({ ...good, terms: [{ ...term, coefficient: null }] }),
      'invalid coefficient a: null; expected a finite number',
    ],
    ...[-1, 0.5, 1, 7, '0', 'length', null, undefined].map((of): [string, unknown, string] => [
      `the operand ${of}`,
      after({ ...good, terms: [{ ...term, of }] }),
      `invalid place of an operand: ${typeof of === 'string' ? `"${of}"` : of}; expected an integer in 0 <= of < 1`,
    ]),
    [
      'a term of no name',
      after({ ...good, terms: [{ coefficient: 1, of: 0 }] }),
      'invalid name of a coefficient: undefined; expected a string',
    ],
    ['no word about noise', after({ ...good, noise: undefined }), `invalid noise of a sum: undefined; ${gives}`],
    ['a number as noise', after({ ...good, noise: 1 }), `invalid noise of a sum: 1; ${gives}`],
    [
      'drawn noise of no key',
      after({ ...good, noise: { ...drawn, key: undefined } }),
      `invalid noise key: undefined; ${gives}`,
    ],
    [
      'drawn noise of no name',
      after({ ...good, noise: { ...drawn, name: 3 } }),
      'invalid name of a coefficient: 3; expected a string',
    ],
    [
      'drawn noise of no coefficient',
      after({ ...good, noise: { ...drawn, coefficient: undefined } }),
      'invalid coefficient z: undefined; expected a finite number',
    ],
    ['a number as symbol', after({ ...good, symbol: 3 }), 'invalid symbol: 3; expected a string'],
    ['a text as t', after({ kind: 'noise', key: { seed: 0 }, t: '3' }), 'invalid t: "3"; expected a finite number'],
  ])('is refused: %s', (_what, json, message) => {
    expect(() => fromJSON(json as QuantityJSON)).toThrow(new RangeError(message));
  });

  it('is refused with a message of ours, whatever it is', () => {
    const garbage = fc.oneof(
      fc.jsonValue(),
      fc.record({ nodes: fc.jsonValue() }),
      fc.array(fc.jsonValue()).map((nodes) => ({ nodes: [{ kind: 'x0' }, ...nodes] })),
      fc.record({ kind: fc.constantFrom('x0', 'noise', 'sum'), key: fc.jsonValue(), terms: fc.jsonValue() }).map(after),
      fc.record({ terms: fc.array(fc.jsonValue()), noise: fc.jsonValue(), t: fc.jsonValue() }).map((rest) => {
        return after({ ...good, ...rest });
      }),
    );
    fc.assert(
      fc.property(garbage, (json) => {
        try {
          expect(fromJSON(json as unknown as QuantityJSON).address).toHaveLength(32);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect((error as RangeError).message).toMatch(/^invalid /);
        }
      }),
      { numRuns: 500 },
    );
  });
});
