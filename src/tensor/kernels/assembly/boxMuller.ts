import { VECTOR } from './memory';

// The vector form of core/boxMuller.ts: the same roundings in the same order, so the same bits. Where an
// operation is exact, as scaling by a power of two is, it is left out or merged with its neighbour.

const SIGN: i32 = 0x80000000;
/** √½ as the bits of a float32. */
const SQRT_HALF: i32 = 0x3f3504f3;
/** π/2 for each of the 2²² steps of a quadrant. */
const ANGLE_STEP: f32 = 1.57079632679489662 / 4194304;
/** Moves steps 0 … 2²² - 1 to the middle of each step and all of them around 0. */
const ANGLE_OFFSET: f32 = 0.5 - 2097152;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

/** Two vectors of normal values from two vectors of random words: r·cos θ, and after it r·sin θ. */
// @ts-ignore: decorator
@inline
export function storeGaussianPair(address: usize, word0: v128, word1: v128): void {
  const radius = f32x4.sqrt(f32x4.mul(f32x4.splat(-2), logUniform(word0)));

  const steps = v128.and(i32x4.shr_u(word1, 8), i32x4.splat(0x3fffff));
  const centred = f32x4.add(f32x4.convert_i32x4_s(steps), f32x4.splat(ANGLE_OFFSET));
  const angle = f32x4.mul(centred, f32x4.splat(ANGLE_STEP));
  const square = f32x4.mul(angle, angle);
  const sin = sine(angle, square);
  const cos = cosine(square);

  // The top two bits are the quadrant: an odd one swaps cosine and sine, and the signs follow.
  const shifted = i32x4.shl(word1, 1);
  const odd = i32x4.shr_s(shifted, 31);
  const swap = v128.and(v128.xor(sin, cos), odd);
  const along = f32x4.mul(radius, v128.xor(cos, swap));
  const across = f32x4.mul(radius, v128.xor(sin, swap));
  const sign = i32x4.splat(SIGN);
  v128.store(address, v128.xor(along, v128.and(v128.xor(word1, shifted), sign)));
  v128.store(address + VECTOR, v128.xor(across, v128.and(word1, sign)));
}

/** ln u, where u in (0, 1] is made of a word's upper 24 bits. */
// @ts-ignore: decorator
@inline
function logUniform(word: v128): v128 {
  const scaled = f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(word, 8), i32x4.splat(1)));
  // u = 2^e · (1 + m) with 1 + m in [√½, √2): e counts octaves from √½ on.
  const octaves = i32x4.sub(scaled, i32x4.splat(SQRT_HALF));
  const e = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(octaves, 23), i32x4.splat(24)));
  const fraction = v128.and(octaves, i32x4.splat(0x7fffff));
  const m = f32x4.sub(i32x4.add(fraction, i32x4.splat(SQRT_HALF)), f32x4.splat(1));

  const square = f32x4.mul(m, m);
  let y = f32x4.splat(7.0376836292e-2);
  y = horner(y, m, -1.151461031e-1);
  y = horner(y, m, 1.1676998740e-1);
  y = horner(y, m, -1.2420140846e-1);
  y = horner(y, m, 1.4249322787e-1);
  y = horner(y, m, -1.6668057665e-1);
  y = horner(y, m, 2.0000714765e-1);
  y = horner(y, m, -2.4999993993e-1);
  y = horner(y, m, 3.3333331174e-1);
  y = f32x4.mul(f32x4.mul(y, m), square);
  y = f32x4.add(y, f32x4.mul(e, f32x4.splat(LN2_LOW)));
  y = f32x4.sub(y, f32x4.mul(f32x4.splat(0.5), square));
  return f32x4.add(f32x4.add(m, y), f32x4.mul(e, f32x4.splat(LN2_HIGH)));
}

// @ts-ignore: decorator
@inline
function sine(x: v128, square: v128): v128 {
  let y = f32x4.splat(-1.9515295891e-4);
  y = horner(y, square, 8.3321608736e-3);
  y = horner(y, square, -1.6666654611e-1);
  return f32x4.add(f32x4.mul(f32x4.mul(y, square), x), x);
}

// @ts-ignore: decorator
@inline
function cosine(square: v128): v128 {
  let y = f32x4.splat(2.443315711809948e-5);
  y = horner(y, square, -1.388731625493765e-3);
  y = horner(y, square, 4.166664568298827e-2);
  y = f32x4.mul(f32x4.mul(y, square), square);
  return f32x4.add(f32x4.sub(y, f32x4.mul(f32x4.splat(0.5), square)), f32x4.splat(1));
}

/** y·x + coefficient: one step of a polynomial by Horner's rule. */
// @ts-ignore: decorator
@inline
function horner(y: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(y, x), f32x4.splat(coefficient));
}
