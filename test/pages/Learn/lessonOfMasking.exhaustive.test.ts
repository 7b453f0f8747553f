import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import {
  clashesIn,
  framesOf,
  hasFit,
  type OrderName,
  type Rest,
  restOf,
  staircaseOf,
  totalCorrelation,
} from '../../../src/figures/MaskedDiffusion/model.js';
import { tryCatch } from '../../../src/hooks/tryCatch.js';
import {
  maskedEntropies,
  type Sequences,
  sudokus,
  tokenMarginals,
  type UnmaskOptions,
  unmask,
} from '../../../src/masked/index.js';
import { uniformsOf } from '../../../src/masked/random.js';
import MaskedDiffusion from '../../../stories/Learn/MaskedDiffusion.mdx';
import { maskedEntropy, VALID_OF_TWO } from '../../../stories/Learn/truthsOfMasking.js';
import { expectClaims, PLACE } from '../../support/claims.js';
import { mean } from '../../support/exhausted.js';
import { itExhaustively } from '../../support/exhaustive.js';
import { validShare, words } from '../../support/masking.js';
import { textOf } from '../../support/pageText.js';
import { computed } from '../lessons/computed.js';

// What the lesson on masked diffusion says of many samples.

/** The numbers of the axes on which a reader draws. */
const AXES = /replaces the old one\. .{0,80}? Draw with/;
const EACH = 5000;
/** Grids of each seed whose pairs of cells are compared. */
const FEWER = 1000;
const SEEDS = [0, 1, 2];

/** In percent, over all seeds. */
function validOf(data: typeof sudokus, options: Omit<UnmaskOptions, 'count'>): string {
  const shares = SEEDS.map((seed) => validShare(data, unmask(data, { ...options, count: EACH, seed }).at(-1)));
  return `${Math.round(100 * mean(shares))}%`;
}

const { grids, letters, remasked, remaskedWords, determining, contradictions, leastDependent } = computed.masking;

const { random, confidence } = grids;
const sum = (values: ArrayLike<number>) => mean(values) * values.length;
const nats = (value: number) => value.toFixed(2);
const percentOf = (all: readonly boolean[]) => `${Math.round(100 * mean(all.map(Number)))}%`;

/** What is left of valid grids that show so many cells, one after the other. */
function restsOf(order: 'random' | 'confidence', shown: number, count: number, seed: number): Rest[] {
  const states = unmask(sudokus, { count, tokensPerStep: 1, order, seed })[shown - 1];
  return Array.from({ length: count }, (_, i) => restOf(states ? [...states.subarray(16 * i, 16 * i + 16)] : null));
}
const fitsOf = ({ cells, data }: Rest) => (data?.values.length ?? 0) / cells.length;

/** A step of two cells after each even number of random cells. */
const stepsAfterRandom = (order: OrderName, count: number, seed: number) =>
  [0, 2, 4, 6, 8, 10, 12, 14].flatMap((shown) =>
    restsOf('random', shown, count, seed).map((rest, i) => framesOf(rest, { order, tokensPerStep: 2, eta: 0 }, i)[1]),
  );

/** All pairs of places, with the information that they have about each other. */
function pairsOf(data: Sequences) {
  const masks = new Int8Array(data.length).fill(-1);
  return [...masks.keys()].flatMap((one) =>
    [...masks.keys()].slice(0, one).map((other) => {
      return { places: [one, other], information: totalCorrelation(data, masks, [one, other]) };
    }),
  );
}

it('the lesson says what is computed', () => {
  const entropies = maskedEntropies(sudokus);
  const ofWords = maskedEntropies(words);
  const [first, fifth] = [entropies[0] as number, entropies[4] as number];
  const four = staircaseOf(entropies, 4).sum;
  const empty = pairsOf(sudokus);
  const determined = entropies.findIndex((value) => value < 1e-12);
  expect(first).toBeCloseTo(Math.log(4), 12);
  expect([sum(entropies), sum(ofWords)].map(nats)).toEqual([Math.log(288), Math.log(151)].map(nats));
  expect(entropies[15]).toBe(0);
  expect(`${VALID_OF_TWO}%`).toBe(random[2]);
  for (const [shown, value] of entropies.entries()) expect(Math.abs(maskedEntropy(shown) - value)).toBeLessThan(6e-4);
  const steps = [1, 2, 3].map((seed) => meanSteps(seed).toFixed(1));
  expect(steps.every((mean) => Math.abs(Number(mean) - 6.6) < 0.15)).toBe(true);
  const claims = [
    `There are ${sudokus.values.length / 16} sudokus of this size`,
    `The shares are from ${(SEEDS.length * EACH).toLocaleString('en')} grids or words, three seeds of ${EACH}.`,
    `${random[2]} are valid. The denoiser`,
    `1 cell per step 100% 100% 2 cells per step ${random[2]} ${confidence} 3 cells per step ${random[3]} – 4 cells per step ${random[4]} –`,
    `A sampler that takes the first of them gets ${grids.first} instead of ${confidence}.`,
    'after 6.6 steps on average instead of 16',
    `The model of words knows ${words.values.length / 4} words of four letters. Its entropies add up to ${nats(sum(ofWords))} nats, and the last letter keeps ${nats(ofWords[3] as number)} nats. With two letters per step, ${letters.confidence} of the samples are among its words if the most confident letters come first, and ${letters.random} in random order`,
    `The entropy is ${nats(first)} nats at first, the logarithm of 4. After four cells it is ${nats(fifth)} nats, and from ${determined} cells on it is 0`,
    `Together they are ${nats(sum(entropies))} nats, the logarithm of 288`,
    `the sum is then ${nats(four)} nats. The difference, ${nats(four - sum(entropies))} nats`,
    `is the sum of the gray bars, ${nats(sum(entropies))} nats`,
    `η = 0 η = 0.5 sudokus ${remasked.without} ${remasked.half} words ${remaskedWords.without} ${remaskedWords.half}`,
    `rises from ${remasked.without} to ${remasked.half}`,
    `Eight random cells determine ${determining.random} of the grids, and the eight most confident ones ${determining.confidence}.`,
    `contradict each other in ${contradictions.confidence} of the draws, and two random cells in ${contradictions.random}.`,
    `${empty.filter((pair) => pair.information < 1e-9).length} of the ${empty.length} pairs are independent.`,
    `the two cells with the least information about each other, ${leastDependent} of the grids are valid. Both are from ${SEEDS.length * FEWER} grids, three seeds of ${FEWER}.`,
  ];
  const given = [
    ...[
      PLACE,
      AXES,
      'Suppose that 1 and 2 are missing',
      'holds 1 or 2',
      'et al. 2024',
      'et al. 2025',
      'random cells in 8 steps',
    ],
    ...['η = 0.5', 'with η = 0?', 'in 8 steps', 'Valid in 8 steps', 'choose 1 cell', 'plus 1”', /«[^»]*»/],
  ];
  expectClaims(textOf(renderToString(createElement(MaskedDiffusion as () => null))), claims, given);
});

/** Of grids that show all certain cells and one more. */
function meanSteps(seed: number): number {
  const states = unmask(sudokus, { count: 500, tokensPerStep: 1, order: { certain: 1 }, seed });
  expect(validShare(sudokus, states.at(-1))).toBe(1);
  const unfinished = states.map((state) => {
    return Array.from({ length: 500 }, (_, i) => state.subarray(16 * i, 16 * i + 16)).filter((row) => row.includes(-1));
  });
  return 1 + sum(unfinished.map((rows) => rows.length)) / 500;
}

it('confident cells lose less than random ones in the same states, and determine fewer of the others', () => {
  for (const seed of SEEDS) {
    const lostBy = (order: OrderName) => mean(stepsAfterRandom(order, 20, seed).map((step) => step?.lost as number));
    expect(lostBy('confidence')).toBeLessThan(0.8 * lostBy('random'));
    const leftBy = (order: 'random' | 'confidence') =>
      mean(restsOf(order, 8, 100, seed).map((rest) => Math.log(fitsOf(rest))));
    expect(leftBy('random')).toBeLessThan(0.25);
    expect(leftBy('confidence')).toBeGreaterThan(0.75);
  }
});

itExhaustively('they contradict each other and determine grids as often as the lesson says', () => {
  for (const order of ['random', 'confidence'] as const) {
    const rests = SEEDS.flatMap((seed) => restsOf(order, 8, EACH, seed));
    expect(percentOf(rests.map((rest) => fitsOf(rest) === 1))).toBe(determining[order]);
    const steps = SEEDS.flatMap((seed) => stepsAfterRandom(order, FEWER, seed));
    expect(percentOf(steps.map((step) => step?.fits === 0))).toBe(contradictions[order]);
  }
});

itExhaustively('steps of the two cells with the least information about each other make as many valid grids', () => {
  const valid = SEEDS.flatMap((seed) => Array.from({ length: FEWER }, (_, i) => isValidByLeast(uniformsOf(seed, i))));
  expect(percentOf(valid)).toBe(leastDependent);
});

function isValidByLeast(uniform: () => number): boolean {
  const known: number[] = new Array(16).fill(-1);
  const drawn = (count: number) => Math.floor(count * uniform());
  while (known.includes(-1) && hasFit(sudokus, known)) {
    const { cells, data } = restOf(known) as Rest & { data: Sequences };
    const pairs = pairsOf(data);
    const least = Math.min(...pairs.map(({ information }) => information)) + 1e-9;
    const equal = pairs.filter(({ information }) => information < least);
    for (const place of equal[drawn(equal.length)]?.places ?? []) {
      const start = data.length * drawn(data.values.length / data.length);
      known[cells[place] as number] = data.values[start + place] as number;
    }
  }
  return hasFit(sudokus, known);
}

it('entropies on a straight line are no right curve', () => {
  const cells = Array.from({ length: 151 }, (_, i) => i / 10);
  const line = (end: number) => (shown: number) => Math.max(0, maskedEntropy(0) * (1 - shown / end));
  for (let end = 4; end <= 16; end += 0.5) {
    expect(mean(cells.map((shown) => Math.abs(line(end)(shown) - maskedEntropy(shown))))).toBeGreaterThan(0.04);
  }
});

it('two cells of a row that miss 1 and 2 hold either with probability one half, and never the same', () => {
  const marginals = tokenMarginals(sudokus, [-1, -1, 2, 3, ...new Array(12).fill(-1)]);
  expect([...marginals.subarray(0, 8)]).toEqual([0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0]);
  expect(clashesIn([0, 0, 2, 3, ...new Array(12).fill(-1)]).filter(Boolean)).toHaveLength(2);
});

it('the weight -α′/(1 - α) makes the bound the sum of the entropies, for a linear schedule and a cosine', () => {
  const entropies = maskedEntropies(sudokus);
  const linear = { alpha: (t: number) => 1 - t, slope: () => -1 };
  const cosine = {
    alpha: (t: number) => Math.cos((Math.PI / 2) * t),
    slope: (t: number) => (-Math.PI / 2) * Math.sin((Math.PI / 2) * t),
  };
  for (const { alpha, slope } of [linear, cosine]) {
    const places = 20_000;
    const bound = mean(
      Array.from({ length: places }, (_, i) => {
        const t = (i + 0.5) / places;
        // The loss of the exact denoiser: H_j in each of the masked cells, over how many are shown.
        const loss = sum(entropies.map((entropy, j) => binomial(16, j, alpha(t)) * (16 - j) * entropy));
        return (-slope(t) / (1 - alpha(t))) * loss;
      }),
    );
    expect(bound).toBeCloseTo(Math.log(288), 3);
  }
});

/** How likely j of n places are shown, each with probability p. */
function binomial(n: number, j: number, p: number): number {
  let ways = 1;
  for (let i = 0; i < j; i++) ways *= (n - i) / (i + 1);
  return ways * p ** j * (1 - p) ** (n - j);
}

itExhaustively('shares of valid grids and words are those that the lesson says', () => {
  const random = (tokensPerStep: number) => validOf(sudokus, { tokensPerStep, order: 'random' });
  expect([1, 2, 3, 4].map(random)).toEqual(['100%', grids.random[2], grids.random[3], grids.random[4]]);
  expect(validOf(sudokus, { tokensPerStep: 2, order: 'confidence' })).toBe(grids.confidence);
  for (const order of ['random', 'confidence'] as const) {
    expect(validOf(words, { tokensPerStep: 2, order })).toBe(letters[order]);
  }
});

itExhaustively('a sampler that takes the first of equally confident cells loses more', () => {
  const shares = SEEDS.map((seed) => firstOfEquals(2000, seed));
  expect(grids.first).toBe('about 10%');
  for (const share of shares) expect(Math.abs(share - 0.1)).toBeLessThan(0.02);
});

/** The share of valid grids with two cells per step, the most confident first, and of equals the first of the grid. */
function firstOfEquals(count: number, seed: number): number {
  const uniforms = uniformsOf(seed, 0);
  const known = new Set(
    Array.from({ length: 288 }, (_, i) => String([...sudokus.values.subarray(16 * i, 16 * i + 16)])),
  );
  const sampled = Array.from({ length: count }, () => {
    const state = new Array<number>(16).fill(-1);
    while (state.includes(-1)) {
      // Two draws of a step that do not fit leave no valid grid.
      const fits = tryCatch(() => tokenMarginals(sudokus, state)).value;
      if (!fits) return null;
      const masked = [...state.keys()].filter((cell) => state[cell] === -1);
      const shareOf = (cell: number) => fits.subarray(4 * cell, 4 * cell + 4);
      const sure = (cell: number) => Math.round(1e9 * Math.max(...shareOf(cell)));
      for (const cell of masked.sort((one, other) => sure(other) - sure(one) || one - other).slice(0, 2)) {
        let rest = uniforms();
        state[cell] = shareOf(cell).findIndex((share) => {
          rest -= share;
          return rest < 0;
        });
      }
    }
    return state;
  });
  return sampled.filter((state) => state && known.has(String(state))).length / count;
}

itExhaustively('remasking changes them as the lesson says', () => {
  for (const [data, said] of [
    [sudokus, remasked],
    [words, remaskedWords],
  ] as const) {
    const shareOf = (eta: number) =>
      validOf(data, { tokensPerStep: 1, order: 'random', remask: { kind: 'cap', eta, steps: 8 } });
    expect([shareOf(0), shareOf(0.5)]).toEqual([said.without, said.half]);
  }
});

it('whatever the seed, random cells lose less than confident ones in the second half of the steps', () => {
  for (const first of [0, 1000]) {
    const lostBy = (order: OrderName) =>
      mean(
        Array.from({ length: 60 }, (_, i) => {
          const frames = framesOf(restOf(null), { order, tokensPerStep: 2, eta: 0 }, first + i);
          return (frames[8]?.lost as number) - (frames[4]?.lost as number);
        }),
      );
    expect(lostBy('confidence')).toBeGreaterThan(2 * lostBy('random'));
  }
});
