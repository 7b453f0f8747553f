// What the host calls; javascript.ts computes the same without SIMD.

import { activate, wave } from './functions';
import {
  DELTAS, DELTAS_BEFORE, FEATURES, FIRST_TIME, FIRST_WAVE, FLOAT, GRADIENTS, INPUTS, LAST, LAST_TURNED, MOMENTS, OUTPUTS,
  OUTPUT_ROW, PARAMETERS, POINT_INPUTS, POINT_WEIGHTS, RESULTS, ROW, SECOND, SECOND_TURNED, SLOPES_1, SLOPES_2, SLOPES_3,
  SQUARES, TARGETS, THIRD, THIRD_TURNED, TIMES, TIME_SUMS, UNITS, UNITS_1, UNITS_2, UNITS_3, VECTOR, WAVES, WEIGHTS, ZEROS,
} from './memory';
import { accumulate, multiply, turn } from './product';

export { FEATURES as features, RESULTS as results, TARGETS as targets, WAVES as waves, WEIGHTS as weights };

const WEIGHTS_BYTES: usize = <usize>UNITS * ROW;
const BIASES: usize = WEIGHTS + <usize>INPUTS * ROW;
/** Bytes of x and y in a row, and of their weights. */
const POINT_BYTES: usize = 2 * FLOAT;
const POINT_WEIGHTS_BYTES: usize = 2 * ROW;
/** In front of the values of directions stand the last two of time, and for one timestep x and y in their place. */
const BEFORE_WAVES: usize = <usize>FIRST_WAVE * FLOAT - POINT_BYTES;

/** Results ← the network's prediction for the first `count` rows of features, each of its own timestep. */
export function predict(count: i32): void {
  const rows = prepare(count);
  multiply(FEATURES, WEIGHTS, ROW, BIASES, UNITS_1, rows, UNITS, INPUTS);
  follow(rows, true);
}

/** Takes the timestep of `predictAtTime` from the first row of features. */
export function setTime(): void {
  const first = <usize>FIRST_TIME;
  multiply(FEATURES + first * FLOAT, WEIGHTS + first * ROW, ROW, BIASES, TIME_SUMS, 4, UNITS, TIMES);
  memory.copy(POINT_WEIGHTS, WEIGHTS, POINT_WEIGHTS_BYTES);
  const ofWaves = <usize>(POINT_INPUTS - 2) * ROW;
  memory.copy(POINT_WEIGHTS + POINT_WEIGHTS_BYTES, WEIGHTS + <usize>FIRST_WAVE * ROW, ofWaves);
}

/** Results ← the prediction for x and y of the first `count` rows, all of the timestep that was set. */
export function predictAtTime(count: i32): void {
  const rows = prepare(count);
  const end = FEATURES + <usize>rows * ROW;
  for (let row = FEATURES; row < end; row += ROW) v128.store64_lane(row + BEFORE_WAVES, v128.load64_zero(row), 0);
  multiply(FEATURES + BEFORE_WAVES, POINT_WEIGHTS, ROW, TIME_SUMS, UNITS_1, rows, UNITS, POINT_INPUTS);
  follow(rows, false);
}

/** Completes the features of the first `count` rows, and returns their number as a multiple of four. */
function prepare(count: i32): i32 {
  const rows = (count + 3) & ~3;
  // Rows that only complete a group of four must be finite.
  memory.fill(FEATURES + <usize>count * ROW, 0, <usize>(rows - count) * ROW);
  wave(rows);
  return rows;
}

/** Results ← what the layers make of the sums of the first; with slopes, if these are kept for `learn`. */
function follow(rows: i32, isLearning: bool): void {
  activate(UNITS_1, SLOPES_1, rows, isLearning);
  multiply(UNITS_1, WEIGHTS + SECOND, ROW, WEIGHTS + SECOND + WEIGHTS_BYTES, UNITS_2, rows, UNITS, UNITS);
  activate(UNITS_2, SLOPES_2, rows, isLearning);
  multiply(UNITS_2, WEIGHTS + THIRD, ROW, WEIGHTS + THIRD + WEIGHTS_BYTES, UNITS_3, rows, UNITS, UNITS);
  activate(UNITS_3, SLOPES_3, rows, isLearning);
  const biases = WEIGHTS + LAST + <usize>UNITS * OUTPUT_ROW;
  multiply(UNITS_3, WEIGHTS + LAST, OUTPUT_ROW, biases, RESULTS, rows, OUTPUTS, UNITS);
}

/** Before the tiles of a step: gradients ← 0. */
export function begin(): void {
  memory.fill(GRADIENTS, 0, PARAMETERS);
  turn(WEIGHTS + SECOND, ROW, SECOND_TURNED, UNITS, UNITS);
  turn(WEIGHTS + THIRD, ROW, THIRD_TURNED, UNITS, UNITS);
  turn(WEIGHTS + LAST, OUTPUT_ROW, LAST_TURNED, UNITS, OUTPUTS);
}

/** Adds to the gradients those of scale/2 · Σ (result - target)², and returns Σ (result - target)². */
export function learn(count: i32, scale: f32): f32 {
  predict(count);
  const rows = (count + 3) & ~3;
  const loss = compare(count, rows, scale);
  accumulate(UNITS_3, RESULTS, GRADIENTS + LAST, OUTPUT_ROW, UNITS, OUTPUTS, rows);
  multiply(RESULTS, LAST_TURNED, ROW, ZEROS, DELTAS, rows, UNITS, 2);
  pass(DELTAS, SLOPES_3, GRADIENTS + THIRD + WEIGHTS_BYTES, rows);
  accumulate(UNITS_2, DELTAS, GRADIENTS + THIRD, ROW, UNITS, UNITS, rows);
  multiply(DELTAS, THIRD_TURNED, ROW, ZEROS, DELTAS_BEFORE, rows, UNITS, UNITS);
  pass(DELTAS_BEFORE, SLOPES_2, GRADIENTS + SECOND + WEIGHTS_BYTES, rows);
  accumulate(UNITS_1, DELTAS_BEFORE, GRADIENTS + SECOND, ROW, UNITS, UNITS, rows);
  multiply(DELTAS_BEFORE, SECOND_TURNED, ROW, ZEROS, DELTAS, rows, UNITS, UNITS);
  pass(DELTAS, SLOPES_1, GRADIENTS + <usize>INPUTS * ROW, rows);
  accumulate(FEATURES, DELTAS, GRADIENTS, ROW, INPUTS, UNITS, rows);
  return loss;
}

/** Results ← scale · (result - target), and their sum into the gradient of the last biases. */
function compare(count: i32, rows: i32, scale: f32): f32 {
  let squares = f32x4.splat(0);
  let sums = f32x4.splat(0);
  for (let row: usize = 0; row < <usize>count; row++) {
    const at = RESULTS + row * ROW;
    const difference = f32x4.sub(v128.load(at), v128.load64_zero(TARGETS + row * 2 * FLOAT));
    squares = f32x4.add(squares, f32x4.mul(difference, difference));
    const delta = f32x4.mul(difference, f32x4.splat(scale));
    sums = f32x4.add(sums, delta);
    v128.store(at, delta);
  }
  for (let row = count; row < rows; row++) v128.store(RESULTS + <usize>row * ROW, f32x4.splat(0));
  const biases = GRADIENTS + LAST + <usize>UNITS * OUTPUT_ROW;
  v128.store(biases, f32x4.add(v128.load(biases), sums));
  return f32x4.extract_lane(squares, 0) + f32x4.extract_lane(squares, 1);
}

/** Deltas ← deltas · slopes, and their sum over all rows into the gradient of the biases. */
function pass(deltas: usize, slopes: usize, biases: usize, rows: i32): void {
  for (let column: usize = 0; column < ROW; column += VECTOR) {
    let sum = v128.load(biases + column);
    for (let at = column; at < <usize>rows * ROW; at += ROW) {
      const delta = f32x4.mul(v128.load(deltas + at), v128.load(slopes + at));
      sum = f32x4.add(sum, delta);
      v128.store(deltas + at, delta);
    }
    v128.store(biases + column, sum);
  }
}

/** A step of Adam, Kingma & Ba 2015, algorithm 1, with its two corrections of bias in `rate`. */
export function update(rate: f32, momentDecay: f32, squareDecay: f32, epsilon: f32): void {
  const moments = f32x4.splat(momentDecay);
  const squares = f32x4.splat(squareDecay);
  for (let at: usize = 0; at < PARAMETERS; at += VECTOR) {
    const gradient = v128.load(GRADIENTS + at);
    const m = blended(moments, v128.load(MOMENTS + at), gradient);
    const v = blended(squares, v128.load(SQUARES + at), f32x4.mul(gradient, gradient));
    v128.store(MOMENTS + at, m);
    v128.store(SQUARES + at, v);
    const step = f32x4.div(f32x4.mul(f32x4.splat(rate), m), f32x4.add(f32x4.sqrt(v), f32x4.splat(epsilon)));
    v128.store(WEIGHTS + at, f32x4.sub(v128.load(WEIGHTS + at), step));
  }
}

/** decay · old + (1 - decay) · new. */
// @ts-ignore: decorator
@inline
function blended(decay: v128, old: v128, latest: v128): v128 {
  return f32x4.add(latest, f32x4.mul(decay, f32x4.sub(old, latest)));
}
