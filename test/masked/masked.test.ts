import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maskedEntropies,
  type Sequences,
  sudokus,
  tokenMarginals,
  type UnmaskOptions,
  type UnmaskOrder,
  unmask,
} from '../../src/masked/index.js';
import { remaskingRates } from '../../src/masked/unmask.js';
import { expectSame, expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const golden = goldenBeyond().masked;
const { length } = sudokus;
const grids = Array.from({ length: sudokus.values.length / length }, (_, i) => {
  return [...sudokus.values.subarray(i * length, (i + 1) * length)];
});
const valid = new Set(grids.map(String));
const empty = new Int8Array(length).fill(-1);

/** Words as tokens: the letters a to z. */
const words: Sequences = {
  values: Uint8Array.from(golden.words.join(''), (letter) => letter.charCodeAt(0) - 'a'.charCodeAt(0)),
  length: 4,
  tokens: 26,
};

/** The sequences of a state, one after the other. */
function rowsOf(states: Int8Array, size = length): number[][] {
  return Array.from({ length: states.length / size }, (_, i) => [...states.subarray(i * size, (i + 1) * size)]);
}

const shareOfValid = (states: Int8Array) => {
  const rows = rowsOf(states);
  return rows.filter((row) => valid.has(String(row))).length / rows.length;
};

/** A grid of which some cells are masked. */
const anyState = fc
  .tuple(
    fc.integer({ min: 0, max: grids.length - 1 }),
    fc.array(fc.boolean(), { minLength: length, maxLength: length }),
  )
  .map(([grid, shown]) => shown.map((isShown, cell) => (isShown ? (grids[grid]?.[cell] as number) : -1)));

describe('sudokus', () => {
  it('are all 288, in ascending order', () => {
    const { count, first, last, checksum } = golden.sudokus;
    expect(grids).toHaveLength(count);
    expect([grids[0], grids.at(-1)]).toEqual([first, last]);
    expect(sudokus.values.reduce((sum, digit, i) => sum + digit * ((i % length) + 1), 0)).toBe(checksum);
    expect(new Set(grids.map(String)).size).toBe(count);
    expect(grids.map((grid) => grid.join('')).every((text, i, all) => i === 0 || text > (all[i - 1] as string))).toBe(
      true,
    );
  });

  it('have each digit once in each row, column and box', () => {
    const places = Array.from({ length }, (_, cell) => [Math.floor(cell / 4), cell % 4] as const);
    const areas = [
      (row: number) => row,
      (_: number, column: number) => column,
      (row: number, column: number) => 2 * Math.floor(row / 2) + Math.floor(column / 2),
    ];
    for (const grid of grids) {
      for (const areaOf of areas) {
        expect(
          new Set(grid.map((digit, cell) => 4 * areaOf(...(places[cell] as readonly [number, number])) + digit)).size,
        ).toBe(16);
      }
    }
  });
});

describe('tokenMarginals', () => {
  it.each(golden.rows)('are golden where $consistent grids fit', ({ state, marginals }) => {
    expectWithin(tokenMarginals(sudokus, state), marginals.flat(), 1e-12);
  });

  it('are golden for a contradiction, by a confusion', () => {
    const { state, confusion, marginals } = golden.contradiction;
    expectWithin(tokenMarginals(sudokus, state, { confusion }), marginals.flat(), 1e-12);
    expect(() => tokenMarginals(sudokus, [...empty, ...state])).toThrow(
      'invalid states[16…]: tokens that no sequence has together; expected a state that fits, or a confusion',
    );
  });

  it('add up to 1, are 1 where a token is shown, and count the grids that fit', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const marginals = tokenMarginals(sudokus, state);
        const fitting = grids.filter((grid) => state.every((token, cell) => token === -1 || token === grid[cell]));
        for (let cell = 0; cell < length; cell++) {
          const own = [...marginals.subarray(4 * cell, 4 * cell + 4)];
          expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          own.forEach((share, digit) => {
            expect(share).toBeCloseTo(fitting.filter((grid) => grid[cell] === digit).length / fitting.length, 12);
          });
          if (state[cell] !== -1) expect(own[state[cell] as number]).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('by an ever rarer confusion are those without', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expectWithin(tokenMarginals(sudokus, state, { confusion: 1e-13 }), tokenMarginals(sudokus, state), 1e-10);
      }),
    );
  });

  it('of several states are those of each', () => {
    const states = golden.rows.map(({ state }) => state);
    const all = tokenMarginals(sudokus, states.flat());
    for (const [i, state] of states.entries()) {
      expectSame(all.subarray(64 * i, 64 * (i + 1)), tokenMarginals(sudokus, state));
    }
  });

  it('say what is wrong', () => {
    const call =
      (states: ArrayLike<number>, options = {}) =>
      () =>
        tokenMarginals(sudokus, states, options);
    expect(call([...empty.subarray(1), 4])).toThrow(
      'invalid states[15]: 4; expected a token from 0 to 3, or -1 for a mask',
    );
    expect(call([...empty.subarray(1), 1.5])).toThrow('invalid states[15]: 1.5; expected a token');
    expect(call([...empty.subarray(1), -2])).toThrow('invalid states[15]: -2; expected a token');
    expect(call([0, 1])).toThrow('invalid states: 2 tokens; expected a multiple of the length of a sequence, 16');
    expect(call(null as never)).toThrow('invalid states: null; expected a flat array of numbers');
    for (const confusion of [0, 0.75, -1, Number.NaN]) {
      expect(call(empty, { confusion })).toThrow(
        `invalid confusion: ${confusion}; expected a number in 0 < confusion < 0.75`,
      );
    }
    const broken = (part: object) => () => tokenMarginals({ ...sudokus, ...part } as Sequences, empty);
    expect(broken({ length: 0 })).toThrow('invalid data.length: 0; expected a positive integer');
    expect(broken({ tokens: 200 })).toThrow('invalid data.tokens: 200; expected an integer in 1 <= tokens <= 127');
    expect(broken({ tokens: 3 })).toThrow('invalid data.values[3]: 3; expected a token from 0 to 2');
    expect(broken({ values: new Uint8Array(3) })).toThrow(
      'invalid data.values: 3 tokens; expected one or more sequences of 16',
    );
    expect(() => tokenMarginals(null as never, empty)).toThrow(
      'invalid data: null; expected { values, length, tokens }',
    );
  });
});

describe('maskedEntropies', () => {
  it('are golden for words, and add up to the logarithm of their number', () => {
    const { H, sum, lnCount } = golden.entropies;
    const found = maskedEntropies(words);
    expectWithin(found, H, 1e-11);
    expectWithin([found.reduce((total, value) => total + value, 0), sum], [lnCount, lnCount], 1e-11);
  });

  it('of sudokus fall from ln 4 to 0, and add up to ln 288', () => {
    const found = maskedEntropies(sudokus);
    expectWithin([found[0] as number, found[15] as number], [Math.log(4), 0], 1e-12);
    expect(found.every((value, j) => j === 0 || value <= (found[j - 1] as number))).toBe(true);
    expectWithin([found.reduce((total, value) => total + value, 0)], [Math.log(288)], 1e-12);
  });

  const anySequences = fc.integer({ min: 1, max: 5 }).chain((length) =>
    fc
      .uniqueArray(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: length, maxLength: length }), {
        minLength: 1,
        maxLength: 12,
        selector: String,
      })
      .map((rows) => ({ rows, data: { values: Uint8Array.from(rows.flat()), length, tokens: 3 } })),
  );

  it('are the mean of -ln p of the true token, by brute force', () => {
    fc.assert(
      fc.property(anySequences, ({ rows, data }) => {
        const sums = new Float64Array(data.length);
        const counts = new Float64Array(data.length);
        for (const row of rows) {
          for (let set = 0; set < 2 ** data.length; set++) {
            const state = row.map((token, place) => ((set >> place) % 2 === 1 ? token : -1));
            const marginals = tokenMarginals(data, state);
            const shown = state.filter((token) => token !== -1).length;
            state.forEach((token, place) => {
              if (token !== -1) return;
              sums[shown] = (sums[shown] as number) - Math.log(marginals[3 * place + (row[place] as number)] as number);
              counts[shown] = (counts[shown] as number) + 1;
            });
          }
        }
        expectWithin(
          maskedEntropies(data),
          sums.map((sum, shown) => sum / (counts[shown] as number)),
          1e-12,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('by draws add up to the same, and come near it', () => {
    const exact = maskedEntropies(words);
    const drawn = maskedEntropies(words, { draws: 2000 });
    expectWithin([drawn.reduce((total, value) => total + value, 0)], [Math.log(151)], 1e-11);
    expectWithin(drawn, exact, 0.03);
    expectSame(maskedEntropies(words, { draws: 5, seed: 1 }), maskedEntropies(words, { draws: 5, seed: 1 }));
    expect(maskedEntropies(words, { draws: 5, seed: 2 })).not.toEqual(maskedEntropies(words, { draws: 5, seed: 1 }));
    expect(() => maskedEntropies(words, { draws: 0 })).toThrow('invalid draws: 0; expected an integer in 1 <= draws');
    expect(() => maskedEntropies(words, { draws: 1, seed: Number.NaN })).toThrow('invalid seed: NaN');
  });

  it('of many places are drawn by themselves', () => {
    const copies: Sequences = {
      values: Uint8Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : 1)),
      length: 30,
      tokens: 2,
    };
    expectWithin(maskedEntropies(copies), [Math.log(2), ...new Array(29).fill(0)], 1e-12);
  });
});

describe('unmask', () => {
  const last = (options: Partial<UnmaskOptions>, seed = 0) =>
    unmask(sudokus, { count: 2000, tokensPerStep: 1, order: 'random', seed, ...options }).at(-1) as Int8Array;
  const orders: UnmaskOrder[] = ['random', 'confidence', { certain: 1 }];

  it('shows so many places in each step, and keeps what is shown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom('random', 'confidence'),
        fc.integer(),
        (tokensPerStep, order, seed) => {
          const states = unmask(sudokus, { count: 3, tokensPerStep, order: order as UnmaskOrder, seed });
          expect(states).toHaveLength(Math.ceil(16 / tokensPerStep));
          states.forEach((state, step) => {
            for (const row of rowsOf(state)) {
              expect(row.filter((token) => token !== -1)).toHaveLength(Math.min(16, tokensPerStep * (step + 1)));
            }
            const before = states[step - 1];
            expect(before?.every((token, i) => token === -1 || token === state[i]) ?? true).toBe(true);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(orders)('token by token is always a grid: %o', (order) => {
    for (const seed of [0, 1]) expect(shareOfValid(last({ order, count: 300 }, seed))).toBe(1);
  });

  it('draws each grid as often as the others, token by token', () => {
    const counts = new Map<string, number>();
    for (const row of rowsOf(last({ count: 20_000 }))) counts.set(String(row), (counts.get(String(row)) ?? 0) + 1);
    expect(counts.size).toBe(288);
    // χ² of 287 degrees of freedom has a deviation of 24.
    const expected = 20_000 / 288;
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(Math.abs(chi - 287)).toBeLessThan(5 * 24);
  });

  // The standard error of a share of 2000 is at most 0.011.
  it.each([
    ['random', 2, 0.6],
    ['random', 3, 0.35],
    ['random', 4, 0.21],
    ['confidence', 2, 0.44],
  ] as const)('%s, %i at once, is valid as often as known', (order, tokensPerStep, share) => {
    for (const seed of [0, 1, 2])
      expect(Math.abs(shareOfValid(last({ order, tokensPerStep }, seed)) - share)).toBeLessThan(0.045);
  });

  it('by all certain cells and one more needs 6.6 steps', () => {
    for (const seed of [0, 1]) {
      const count = 500;
      const states = unmask(sudokus, { count, tokensPerStep: 1, order: { certain: 1 }, seed });
      const unfinished = states.map((state) => rowsOf(state).filter((row) => row.includes(-1)).length);
      const steps = 1 + unfinished.reduce((sum, rows) => sum + rows, 0) / count;
      expect(steps).toBeGreaterThan(6.4);
      expect(steps).toBeLessThan(6.8);
      expect(shareOfValid(states.at(-1) as Int8Array)).toBe(1);
    }
  });

  it('draws the same sequence whatever the count, and another by another seed', () => {
    const few = unmask(sudokus, { count: 2, tokensPerStep: 3, order: 'confidence' });
    const many = unmask(sudokus, { count: 9, tokensPerStep: 3, order: 'confidence' });
    for (const [step, state] of few.entries()) expectSame(state, (many[step] as Int8Array).subarray(0, 32));
    expect(last({ count: 9 }, 1)).not.toEqual(last({ count: 9 }, 2));
  });

  it('by a confusion shows every place too', () => {
    const states = last({ confusion: 0.01, tokensPerStep: 4, count: 100 });
    expect(states.includes(-1)).toBe(false);
    // The shown tokens are taken to be wrong now and then.
    expect(shareOfValid(last({ confusion: 0.3, count: 500 }))).toBeLessThan(0.5);
  });

  it.each(golden.remasking)('masks and shows at golden rates from $alphaT to $alphaS with σ = $sigma', (row) => {
    const { limit, mask, reveal } = remaskingRates({ kind: 'cap', eta: row.sigma }, row.alphaT, row.alphaS);
    expectWithin([limit, mask, reveal], [row.limit, row.mask, row.reveal], 1e-11);
  });

  it('by rescaling masks a share of the limit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (alphaT, eta) => {
          const alphaS = alphaT + (1 - alphaT) / 3;
          const { limit, mask, reveal } = remaskingRates({ kind: 'rescale', eta }, alphaT, alphaS);
          expect(mask).toBeCloseTo(eta * limit, 12);
          // Of all places the share α_s is shown afterwards.
          expect(alphaT * (1 - mask) + (1 - alphaT) * reveal).toBeCloseTo(alphaS, 12);
          expect(reveal).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
  });

  it('by remasking masks shown places again, ends without masks, and here mends', () => {
    for (const kind of ['cap', 'rescale'] as const) {
      const options = { count: 1000, tokensPerStep: 1, order: 'random' } as const;
      const states = unmask(sudokus, { ...options, remask: { kind, eta: 0.8, steps: 16 } });
      expect(states).toHaveLength(16);
      expect(states.at(-1)?.includes(-1)).toBe(false);
      const again = states.some(
        (state, step) => step > 0 && state.some((token, i) => token === -1 && states[step - 1]?.[i] !== -1),
      );
      expect(again).toBe(true);
      const without = unmask(sudokus, { ...options, remask: { kind, eta: 0, steps: 16 } });
      expect(shareOfValid(states.at(-1) as Int8Array)).toBeGreaterThan(
        shareOfValid(without.at(-1) as Int8Array) + 0.04,
      );
    }
  });

  it('says what is wrong', () => {
    const call = (options: object) => () =>
      unmask(sudokus, { count: 1, tokensPerStep: 1, order: 'random', ...options } as UnmaskOptions);
    for (const tokensPerStep of [0, 99, 1.5]) {
      expect(call({ tokensPerStep })).toThrow(
        `invalid tokensPerStep: ${tokensPerStep}; expected an integer in 1 <= tokensPerStep < 17`,
      );
    }
    expect(call({ count: 0 })).toThrow('invalid count: 0; expected an integer in 1 <= count');
    expect(call({ seed: Number.NaN })).toThrow('invalid seed: NaN; expected a finite number');
    expect(call({ confusion: 1 })).toThrow('invalid confusion: 1');
    expect(call({ order: 'greedy' })).toThrow(
      "invalid order: \"greedy\"; expected 'random', 'confidence' or { certain }",
    );
    expect(call({ order: { certain: 0 } })).toThrow('invalid order.certain: 0; expected a number in 0 < certain <= 1');
    const remask = { kind: 'cap', eta: 0.5, steps: 4 };
    expect(call({ remask: null })).toThrow('invalid remask: null; expected { kind, eta, steps }');
    expect(call({ remask: { ...remask, kind: 'loop' } })).toThrow(
      "invalid remask.kind: \"loop\"; expected 'cap' or 'rescale'",
    );
    expect(call({ remask: { ...remask, eta: 2 } })).toThrow(
      'invalid remask.eta: 2; expected a number in 0 <= eta <= 1',
    );
    expect(call({ remask: { ...remask, steps: 0 } })).toThrow('invalid remask.steps: 0; expected a positive integer');
    expect(call({ remask: { ...remask, steps: 1e6 } })).toThrow(
      'invalid remask.steps: 1000000; expected at most 10000',
    );
    expect(() => unmask(sudokus, null as never)).toThrow(
      'invalid options: null; expected { count, tokensPerStep, order }',
    );
  });
});
