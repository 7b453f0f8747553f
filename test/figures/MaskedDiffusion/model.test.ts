import { describe, expect, it } from 'vitest';
import { COUNT, entropiesOf, type OrderLine, sharesOf } from '../../../src/figures/MaskedDiffusion/compute.js';
import { MaskedDiffusion } from '../../../src/figures/MaskedDiffusion/index.js';
import {
  BUDGETS,
  type Budget,
  CELLS,
  cellOf,
  checkKnown,
  clashesIn,
  type Frame,
  framesOf,
  GRID_ENTROPIES,
  type OrderName,
  restOf,
  staircaseOf,
} from '../../../src/figures/MaskedDiffusion/model.js';
import { maskedEntropies, sudokus, tokenMarginals } from '../../../src/masked/index.js';
import { expectSame, expectWithin } from '../../support/close.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { goldenBeyond } from '../../support/golden.js';
import { tableLines } from '../../support/tableLines.js';

const ALL = restOf(null);
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const run = (order: OrderName, tokensPerStep: Budget, seed = 0, rest = ALL) =>
  framesOf(rest, { order, tokensPerStep, eta: 0.5 }, seed);
const last = (frames: readonly Frame[]) => frames.at(-1) as Frame;
const sharesFor = (orders: readonly OrderName[], { seed = 0, eta = 0.5, rest = ALL } = {}) =>
  exhausted(sharesOf({ rest, orders, eta, seed }, { show: () => {} }));
const outcome = (lines: readonly OrderLine[], order: OrderName, tokensPerStep: Budget) =>
  lines.find((line) => line.order === order)?.outcomes.find((one) => one.tokensPerStep === tokensPerStep);

describe('the frames of a grid', () => {
  it('begin with all 288 grids and show so many cells in each step', () => {
    for (const tokensPerStep of BUDGETS) {
      const frames = run('random', tokensPerStep);
      expect(frames).toHaveLength(1 + Math.ceil(CELLS / tokensPerStep));
      expect(frames.map(({ shown }) => shown)).toEqual(frames.map((_, step) => Math.min(CELLS, step * tokensPerStep)));
      expect(frames[0]?.fits).toBe(288);
      expect([...(frames[0]?.marginals ?? [])]).toEqual(new Array(64).fill(0.25));
    }
  });

  it('have the exact probabilities as long as a grid fits', () => {
    for (const { tokens, marginals, fits } of run('random', 2, 4)) {
      if (fits > 0) expectSame(marginals, tokenMarginals(sudokus, tokens));
    }
    for (const { state, consistent } of goldenBeyond().masked.rows) {
      const known = state.filter((token) => token !== -1).length;
      const [first] = run('random', 1, 0, restOf(state));
      expect([first?.fits, first?.shown]).toEqual([consistent, known]);
    }
  });

  it('lose nothing cell by cell, nor with all certain cells and one more, and are valid', () => {
    for (const seed of SEEDS) {
      for (const order of ['random', 'confidence', 'certain'] as const) {
        const end = last(run(order, 1, seed));
        expect(end.lost).toBeCloseTo(0, 12);
        expect(end.fits).toBe(1);
      }
    }
  });

  it('lose more nats, with two at once, if the most confident cells come first', () => {
    const lostBy = (order: OrderName) => mean(SEEDS.map((seed) => last(run(order, 2, seed)).lost as number));
    expect(lostBy('random')).toBeGreaterThan(0.5);
    expect(lostBy('random')).toBeLessThan(0.75);
    expect(lostBy('confidence')).toBeGreaterThan(lostBy('random') + 0.1);
  });

  it('lose, all at once, their entropies less that of the grid', () => {
    const known = [0, 1, -1, -1, -1, -1, 0, 1, 1, 0, 3, 2, -1, -1, -1, -1];
    const frames = run('random', 16, 0, restOf(known));
    const entropies = maskedEntropies(restOf(known).data ?? sudokus);
    expect(last(frames).lost).toBeCloseTo(staircaseOf(entropies, 16).sum - Math.log(frames[0]?.fits ?? 0), 12);
  });

  it('that no grid fits have cells that contradict each other in the end', () => {
    let invalid = 0;
    for (const seed of SEEDS) {
      const { tokens, fits } = last(run('random', 4, seed));
      expect(clashesIn(tokens).some(Boolean)).toBe(fits === 0);
      if (fits === 0) invalid++;
    }
    expect(invalid).toBeGreaterThan(30);
  });

  it('mask cells again by remasking alone, and end without masks', () => {
    const hidden = (order: OrderName) => run(order, 2, 1).reduce((sum, frame) => sum + frame.hidden.length, 0);
    expect(hidden('random')).toBe(0);
    expect(hidden('remasking')).toBeGreaterThan(0);
    expect(last(run('remasking', 2, 1)).shown).toBe(CELLS);
    expect(last(run('remasking', 2, 1)).lost).toBeNull();
  });

  it('keep the known cells, also by remasking', () => {
    const known = [0, -1, -1, -1, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1, -1];
    for (const order of ['random', 'remasking'] as const) {
      for (const { tokens } of run(order, 4, 3, restOf(known))) {
        expect(known.every((token, cell) => token === -1 || token === tokens[cell])).toBe(true);
      }
    }
    const grid = [...sudokus.values.subarray(0, CELLS)];
    expect(run('random', 2, 0, restOf(grid))).toHaveLength(1);
  });
});

describe('cells', () => {
  it('hold a shown digit, or the candidates with their shares', () => {
    const [frame] = run('random', 1, 0, restOf([0, 1, 2, ...new Array(13).fill(-1)])) as [Frame];
    expect(cellOf(frame, 0)).toEqual({ digit: 1 });
    expect(cellOf(frame, 3)).toEqual({ candidates: [{ digit: 4, share: 1 }] });
    const shares = (cellOf(frame, 4) as { candidates: readonly { share: number }[] }).candidates.map(
      ({ share }) => share,
    );
    expect(shares).toEqual([0.5, 0.5]);
  });

  it('clash in a row, a column and a box', () => {
    const pair = (one: number, other: number) => {
      const tokens = new Array(CELLS).fill(-1);
      tokens[one] = 2;
      tokens[other] = 2;
      return clashesIn(tokens).filter(Boolean).length;
    };
    expect([pair(0, 3), pair(0, 12), pair(0, 5), pair(0, 6), pair(3, 12), pair(5, 10)]).toEqual([2, 2, 2, 0, 0, 0]);
  });
});

describe('the staircase', () => {
  it('has the exact entropies as its bars, which add up to ln 288', () => {
    expectWithin(GRID_ENTROPIES, maskedEntropies(sudokus), 1e-13);
    expect(staircaseOf(GRID_ENTROPIES, 1).sum).toBeCloseTo(Math.log(288), 12);
    expect(Math.log(288)).toBeCloseTo(5.66, 2);
  });

  it.each([
    [2, 6.4],
    [3, 7.14],
    [4, 7.89],
    [16, 22.18],
  ])('by %i at a time adds up to %f nats', (tokensPerStep, sum) => {
    expect(Math.abs(staircaseOf(GRID_ENTROPIES, tokensPerStep).sum - sum)).toBeLessThan(0.01);
  });

  it('of known cells is that of the others', async () => {
    const rest = restOf([0, 1, -1, -1, -1, -1, 0, 1, 1, 0, 3, 2, -1, -1, -1, -1]);
    const entropies = await exhausted(entropiesOf({ rest }));
    expect(entropies).toHaveLength(8);
    expect(entropies.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      Math.log(run('random', 1, 0, rest)[0]?.fits ?? 0),
      12,
    );
    expect(await exhausted(entropiesOf({ rest: ALL }))).toBe(GRID_ENTROPIES);
    expect(await exhausted(entropiesOf({ rest: restOf([...sudokus.values.subarray(0, CELLS)]) }))).toEqual([]);
  });
});

describe('the shares', () => {
  // The standard error of a share of 500 is at most 0.022.
  it('of valid grids are those that are known, over three seeds', async () => {
    for (const seed of [0, 1, 2]) {
      const lines = await sharesFor(['random', 'confidence', 'certain'], { seed });
      const expected: [OrderName, Budget, number][] = [
        ...([
          ['random', 2, 0.6],
          ['random', 3, 0.35],
          ['random', 4, 0.2],
        ] as [OrderName, Budget, number][]),
        ...([
          ['confidence', 2, 0.44],
          ['certain', 2, 0.45],
        ] as [OrderName, Budget, number][]),
      ];
      for (const [order, tokensPerStep, valid] of expected) {
        expect(Math.abs((outcome(lines, order, tokensPerStep)?.valid ?? 2) - valid)).toBeLessThan(0.07);
      }
      for (const order of ['random', 'confidence', 'certain'] as const) {
        expect(outcome(lines, order, 1)?.valid).toBe(1);
        expect(outcome(lines, order, 16)?.valid).toBeLessThan(0.01);
      }
      const [random, confident] = [outcome(lines, 'random', 2), outcome(lines, 'confidence', 2)];
      expect(confident?.valid).toBeLessThan((random?.valid ?? 0) - 0.05);
      expect(random?.steps).toBe(8);
      expect(Math.abs((outcome(lines, 'certain', 1)?.steps ?? 0) - 6.6)).toBeLessThan(0.2);
    }
  });

  it('rise by remasking in as many steps', async () => {
    for (const seed of [0, 1]) {
      const [without, half] = await Promise.all([0, 0.5].map((eta) => sharesFor(['remasking'], { seed, eta })));
      for (const tokensPerStep of [1, 2, 3, 4] as const) {
        const [before, after] = [without, half].map((lines) => outcome(lines ?? [], 'remasking', tokensPerStep));
        expect(after?.valid).toBeGreaterThan((before?.valid ?? 1) + 0.04);
        expect(after?.steps).toBe(Math.ceil(CELLS / tokensPerStep));
      }
    }
  });

  it('are shown as they come, and need no grid where all cells are known', async () => {
    const shown: number[] = [];
    const rest = restOf([...sudokus.values.subarray(0, CELLS)]);
    const work = sharesOf(
      { rest, orders: ['random'], eta: 0, seed: 0 },
      { show: ([line]) => shown.push(line?.outcomes.length ?? 0) },
    );
    const [line] = await exhausted(work);
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(line?.outcomes.map(({ steps, valid }) => [steps, valid])).toEqual(BUDGETS.map(() => [0, 1]));
    expect(COUNT).toBe(500);
  });
});

it('saves the token and the probabilities of each cell after each step', () => {
  const frames = run('random', 8);
  const lines = tableLines(MaskedDiffusion, { model: { frames } });
  expect(lines).toHaveLength(1 + 3 * CELLS);
  expect(lines.slice(0, 2)).toEqual(['step,row,column,token,p0,p1,p2,p3,fits', '0,0,0,-1,0.25,0.25,0.25,0.25,288']);
  const [step, row, column, token] = (lines.at(-1) as string).split(',').map(Number);
  expect([step, row, column, token]).toEqual([2, 3, 3, last(frames).tokens[15]]);
});

describe('bad input', () => {
  it('says what is wrong with known cells', () => {
    const masks = new Array(15).fill(-1);
    expect(() => checkKnown([...masks, 4], 'known')).toThrow(
      'invalid known[15]: 4; expected a token from 0 to 3, or -1 for a mask',
    );
    expect(() => checkKnown([...masks, Number.NaN], 'known')).toThrow('invalid known[15]: NaN');
    expect(() => checkKnown(masks, 'known')).toThrow('invalid known: 15 tokens; expected 16, one for each cell');
    expect(() => checkKnown('grid' as never, 'known')).toThrow('invalid known: "grid"; expected a flat array');
    expect(() => checkKnown([2, 2, ...new Array(14).fill(-1)], 'known')).toThrow(
      'invalid known: tokens that no grid has together; expected tokens of one of the 288 grids',
    );
    expect(checkKnown(null, 'known')).toBeNull();
  });
});
