// What the host calls. Lengths are rounded up to whole vectors: values beyond the end are computed from whatever
// is there, and the host does not read them.

import { CHUNK, FLOAT, NOISE, VECTOR, X, Y } from './memory';

export { fillNoise } from './noise';
export { CHUNK as chunk, NOISE as noiseAddress, X as xAddress, Y as yAddress };

/** x ← (a·x + b·y) + sigma·z, each operation rounded to float32; b·y is left out unless `withY`. */
export function addNoise(count: i32, a: f32, b: f32, sigma: f32, withY: bool): void {
  const as = f32x4.splat(a);
  const bs = f32x4.splat(b);
  const sigmas = f32x4.splat(sigma);
  const end = <usize>count * FLOAT;
  for (let at: usize = 0; at < end; at += VECTOR) {
    let sum = f32x4.mul(as, v128.load(X + at));
    if (withY) sum = f32x4.add(sum, f32x4.mul(bs, v128.load(Y + at)));
    v128.store(X + at, f32x4.add(sum, f32x4.mul(sigmas, v128.load(NOISE + at))));
  }
}

/** x ← a·x + b·y in float64, rounded once to float32; b·y is left out unless `withY`. */
export function blend(count: i32, a: f64, b: f64, withY: bool): void {
  const as = f64x2.splat(a);
  const bs = f64x2.splat(b);
  const end = <usize>count * FLOAT;
  for (let at: usize = 0; at < end; at += VECTOR / 2) {
    let sum = f64x2.mul(as, promoted(X + at));
    if (withY) sum = f64x2.add(sum, f64x2.mul(bs, promoted(Y + at)));
    v128.store64_lane(X + at, f32x4.demote_f64x2_zero(sum), 0);
  }
}

/** Two float32 values in float64. */
// @ts-ignore: decorator
@inline
function promoted(address: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(address));
}

/**
 * Turns the values of x, RGB in [-1, 1], into opaque RGBA pixels: (x + 1) · 127.5, rounded to nearest and half
 * to even. The pixels overwrite x from its start: 48 bytes of values become 16 bytes of pixels.
 */
export function paint(count: i32): void {
  const end = X + <usize>count * FLOAT;
  let pixels = X;
  for (let at = X; at < end; at += 3 * VECTOR) {
    const first = i16x8.narrow_i32x4_s(level(at), level(at + VECTOR));
    const last = level(at + 2 * VECTOR);
    // Both narrowings saturate, which clips to 0 … 255.
    const bytes = i8x16.narrow_i16x8_u(first, i16x8.narrow_i32x4_s(last, last));
    // Byte 16 is the first of the second operand: alpha.
    v128.store(pixels, i8x16.shuffle(bytes, i8x16.splat(-1), 0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16));
    pixels += VECTOR;
  }
}

/** Four values mapped to [0, 255] and rounded, not yet clipped; NaN becomes 0. */
// @ts-ignore: decorator
@inline
function level(address: usize): v128 {
  const scaled = f32x4.mul(f32x4.add(v128.load(address), f32x4.splat(1)), f32x4.splat(127.5));
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(scaled));
}

/** The sum of |x - y| in float64: even and odd indices are summed separately, then added. */
export function distance(count: i32): f64 {
  const end = <usize>count * FLOAT;
  if (count & 1) {
    // Completes the last pair with two equal values.
    f32.store(X + end, 0);
    f32.store(Y + end, 0);
  }
  let sums = f64x2.splat(0);
  for (let at: usize = 0; at < end; at += 2 * FLOAT) {
    sums = f64x2.add(sums, f64x2.abs(f64x2.sub(promoted(X + at), promoted(Y + at))));
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}
