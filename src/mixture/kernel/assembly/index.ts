import {
  DATA_X, DATA_Y, DISTANCES, DOUBLE, END, FLOAT, PLACES, POINTS, RESULT, RESULTS, STATES, VECTOR, X, Y,
} from './memory';

export { DATA_X as data, END as end, PLACES as places, POINTS as points, RESULTS as results, STATES as states, X as x };

// Kept in memory and loaded before the loop, since the compiler would rebuild an inline constant at every use.
const ONE = memory.data<f32>([1]);
/** Bytes of a block of 64 points. */
const BLOCK: usize = 64 * FLOAT;
/** Adding 1.5 · 2²³ to a small number rounds it to an integer, which then stands in the lowest bits of the sum. */
const ROUNDING = memory.data<f32>([12582912]);
/** Less is added as nothing, or as so much: products of the least numbers of float32 would take fifty times as long. */
const LOWEST = memory.data<f32>([-64]);
/** 2^x is 1 + Σ cᵢ·xⁱ for |x| ≤ 1/2, with a relative error of at most 1e-7: fitted to minimize the largest; c5 first. */
const POWER = memory.data<f32>([
  1.326472731307149e-3, 9.671512991189957e-3, 5.550733581185341e-2, 2.4022242426872253e-1, 6.931470036506653e-1,
]);

/**
 * For each state the sums over the points, each weighted by 2^(least - |x - point|²), with the distances in float64 and all else in
 * float32. The least is the least squared distance rounded down, so that sums with others differ by whole powers of two. Points are
 * summed as they lie from the nearest.
 *
 * @param points - a multiple of four.
 */
export function weigh(points: i32, states: i32, withSquares: bool): void {
  for (let state = 0; state < states; state++) {
    const distance = measure(PLACES + <usize>state * 2 * DOUBLE, points);
    sum(RESULTS + <usize>state * RESULT, floor(distance), nearest(distance), points, withSquares);
  }
}

/** Distances ← those of all points from a state; returns the least. */
// @ts-ignore: decorator
@inline
function measure(place: usize, points: i32): f64 {
  const x = v128.load64_splat(place);
  const y = v128.load64_splat(place + DOUBLE);
  let least0 = f64x2.splat(Infinity);
  let least1 = least0;
  const end = <usize>points * DOUBLE;
  for (let at: usize = 0; at < end; at += 2 * VECTOR) {
    const distance0 = distanceAt(at, x, y);
    const distance1 = distanceAt(at + VECTOR, x, y);
    v128.store(DISTANCES + at, distance0);
    v128.store(DISTANCES + at, distance1, VECTOR);
    least0 = f64x2.pmin(least0, distance0);
    least1 = f64x2.pmin(least1, distance1);
  }
  const least = f64x2.pmin(least0, least1);
  return min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
}

// @ts-ignore: decorator
@inline
function distanceAt(at: usize, x: v128, y: v128): v128 {
  const dx = f64x2.sub(v128.load(X + at), x);
  const dy = f64x2.sub(v128.load(Y + at), y);
  return f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy));
}

/** The first point that is as near. */
// @ts-ignore: decorator
@inline
function nearest(least: f64): i32 {
  const wanted = f64x2.splat(least);
  let at: usize = 0;
  while (!v128.any_true(f64x2.eq(v128.load(DISTANCES + at), wanted))) at += VECTOR;
  if (f64.load(DISTANCES + at) != least) at += DOUBLE;
  return <i32>(at / DOUBLE);
}

/** Result ← the sums. Blocks of points are summed in float32, and the blocks in float64. */
// @ts-ignore: decorator
@inline
function sum(result: usize, least: f64, nearest: i32, points: i32, withSquares: bool): void {
  const one = constant(ONE);
  const rounding = constant(ROUNDING);
  const lowest = constant(LOWEST);
  const power5 = constant(POWER);
  const power4 = constant(POWER, 1);
  const power3 = constant(POWER, 2);
  const power2 = constant(POWER, 3);
  const power1 = constant(POWER, 4);
  const nearestX = constant(DATA_X, nearest);
  const nearestY = constant(DATA_Y, nearest);
  const leasts = f64x2.splat(least);
  let allWeights: f64 = 0;
  let allX: f64 = 0;
  let allY: f64 = 0;
  let allSquares: f64 = 0;
  const end = <usize>points * FLOAT;
  for (let at: usize = 0; at < end; ) {
    let weights = f32x4.splat(0);
    let sumX = weights;
    let sumY = weights;
    let squares = weights;
    const next = min(at + BLOCK, end);
    for (; at < next; at += VECTOR) {
      const from = DISTANCES + 2 * at;
      const z0 = f32x4.demote_f64x2_zero(f64x2.sub(leasts, v128.load(from)));
      const z1 = f32x4.demote_f64x2_zero(f64x2.sub(leasts, v128.load(from, VECTOR)));
      const z = f32x4.pmax(v128.shuffle<f64>(z0, z1, 0, 2), lowest);
      if (!v128.any_true(f32x4.gt(z, lowest))) continue;
      // 2^z = 2^octaves · 2^rest.
      const rounded = f32x4.add(z, rounding);
      const rest = f32x4.sub(z, f32x4.sub(rounded, rounding));
      let y = horner(power5, rest, power4);
      y = horner(y, rest, power3);
      y = horner(y, rest, power2);
      y = horner(y, rest, power1);
      y = horner(y, rest, one);
      const weight = i32x4.add(y, i32x4.shl(rounded, 23));
      const dx = f32x4.sub(v128.load(DATA_X + at), nearestX);
      const dy = f32x4.sub(v128.load(DATA_Y + at), nearestY);
      const ofX = f32x4.mul(weight, dx);
      const ofY = f32x4.mul(weight, dy);
      weights = f32x4.add(weights, weight);
      sumX = f32x4.add(sumX, ofX);
      sumY = f32x4.add(sumY, ofY);
      if (withSquares) squares = f32x4.add(squares, f32x4.add(f32x4.mul(ofX, dx), f32x4.mul(ofY, dy)));
    }
    allWeights += total(weights);
    allX += total(sumX);
    allY += total(sumY);
    if (withSquares) allSquares += total(squares);
  }
  f64.store(result, least);
  f64.store(result, <f64>nearest, DOUBLE);
  f64.store(result, allWeights, 2 * DOUBLE);
  f64.store(result, allX, 3 * DOUBLE);
  f64.store(result, allY, 4 * DOUBLE);
  f64.store(result, allSquares, 5 * DOUBLE);
}

/** The sum of four values, in float64. */
function total(values: v128): f64 {
  const pairs = f64x2.add(
    f64x2.promote_low_f32x4(values),
    f64x2.promote_low_f32x4(v128.shuffle<f64>(values, values, 1, 1)),
  );
  return f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
}

/** Entry `index` of the table at an address, in all lanes. */
// @ts-ignore: decorator
@inline
function constant(address: usize, index: usize = 0): v128 {
  return v128.load32_splat(address + index * FLOAT);
}

/** y·x + coefficient: one step of Horner's rule. */
// @ts-ignore: decorator
@inline
function horner(y: v128, x: v128, coefficient: v128): v128 {
  return f32x4.add(f32x4.mul(y, x), coefficient);
}
