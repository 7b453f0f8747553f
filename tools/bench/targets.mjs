// The targets of the benchmark, and whether they are met.
import { timeOf } from './works.mjs';

const SMALL = '256x192';
const LARGE = '1600x1200';

/** Minimum speedup over a contender. */
const FASTER = [
  { work: 'jump', than: 'pytorch', [SMALL]: 1.2, [LARGE]: 2.5 },
  { work: 'grid', than: 'pytorch', [SMALL]: 1, [LARGE]: 2 },
  { work: 'chain-step', than: 'pytorch', [SMALL]: 1.5, [LARGE]: 3 },
  { work: 'chain-states', than: 'pytorch', [SMALL]: 200, [LARGE]: 300 },
  { work: 'train-step', than: 'pytorch', '256 points': 1 },
  { work: 'sample-points', than: 'pytorch', '1000 points': 0.5 }, // PyTorch takes two cores, we take one
  { work: 'guided-samples', than: 'pytorch', '200 of 500 points': 1 },
  { work: 'posterior-mean', than: 'pytorch', '2000 of 500 points': 1 },
  { work: 'flow-map', than: 'pytorch', '100 of 300 points': 1 },
  ...['jump', 'grid', 'chain-step', 'chain-states', 'panel'].map((work) => ({
    work,
    than: 'tfjsWasm',
    [SMALL]: 6,
    [LARGE]: 6,
  })),
];

/** Maximum time in milliseconds. */
const WITHIN = [
  { work: 'train-step', '256 points': 1 },
  { work: 'sample-points', '1000 points': 80 },
  { work: 'guided-samples', '200 of 500 points': 10 },
  { work: 'posterior-mean', '2000 of 500 points': 5 },
  { work: 'flow-map', '100 of 300 points': 60 },
  { work: 'loss-floors', '40 of 500 points': 150 },
  { work: 'density-grid', '128 × 128, 500 points': 30 },
  { work: 'panel', [SMALL]: 0.8, [LARGE]: 30 },
  { work: 'first-panel', [SMALL]: 130 },
  { work: 'longest-task', [SMALL]: 50, [LARGE]: 50 },
];

/** One `{ text, met }` per target; `met` is null if the contender is missing. */
export function judge(rows) {
  return rows.flatMap((row) => [
    ...FASTER.filter(({ work }) => work === row.work).map((target) => judgeRatio(row, target)),
    ...WITHIN.filter(({ work }) => work === row.work).map((target) => judgeTime(row, target)),
  ]);
}

function judgeRatio(row, target) {
  const wanted = target[row.size];
  const theirs = timeOf(row, target.than);
  const name = `${row.work} ${row.size}, times faster than ${target.than}: at least ${wanted}`;
  if (theirs === null) return { text: `${name}; ${target.than} is missing`, met: null };
  const ratio = theirs / timeOf(row, 'ours');
  return { text: `${name}, is ${Number(ratio.toPrecision(3))}${missedBy(wanted, ratio)}`, met: ratio >= wanted };
}

function judgeTime(row, target) {
  const limit = target[row.size];
  const time = timeOf(row, 'ours');
  const name = `${row.work} ${row.size}: at most ${limit} ms`;
  return { text: `${name}, is ${time.toPrecision(3)} ms${missedBy(time, limit)}`, met: time <= limit };
}

/** By what percentage `value` would have to grow to `least`. */
function missedBy(least, value) {
  return value >= least ? '' : ` (missed by ${((least / value - 1) * 100).toFixed(0)} %)`;
}
