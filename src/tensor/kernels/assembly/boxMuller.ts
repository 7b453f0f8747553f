import { FLOAT, VECTOR } from './memory';

// The vector form of core/boxMuller.ts: the same roundings in the same order, so the same bits. Exact operations,
// such as scaling by a power of two, are left out or merged with their neighbours.
//
// Two passes, radius and angle, over words stored as vectors (word0, word1), (word0, word1), …: the dependency
// chains are long, and short loops let the processor overlap several of them. Constants are kept in memory and
// loaded before the loop, since the compiler would rebuild an inline constant at every use.

/** A radius and an angle, or two normal values. */
const PAIR: usize = 2 * VECTOR;

const FLOAT_ONE = memory.data<f32>([1]);
const HALF = memory.data<f32>([0.5]);

const ONE = memory.data<i32>([1]);
/** √½ as the bits of a float32. */
const SQRT_HALF = memory.data<i32>([0x3f3504f3]);
const FRACTION = memory.data<i32>([0x7fffff]);
/** log₂ of the integer that u is made from, divided by u. */
const OCTAVES = memory.data<i32>([24]);
const LOG = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);
/** ln 2 in two parts. */
const LN2_HIGH = memory.data<f32>([0.693359375]);
const LN2_LOW = memory.data<f32>([-2.1219444e-4]);
const MINUS_TWO = memory.data<f32>([-2]);

/** Replaces every word0 by a radius √(-2 ln u), where u in (0, 1] is made from the word's upper 24 bits. */
export function toRadii(start: usize, end: usize): void {
  const one = constant(ONE);
  const sqrtHalf = constant(SQRT_HALF);
  const fraction = constant(FRACTION);
  const octaves = constant(OCTAVES);
  const floatOne = constant(FLOAT_ONE);
  const log0 = constant(LOG, 0);
  const log1 = constant(LOG, 1);
  const log2 = constant(LOG, 2);
  const log3 = constant(LOG, 3);
  const log4 = constant(LOG, 4);
  const log5 = constant(LOG, 5);
  const log6 = constant(LOG, 6);
  const log7 = constant(LOG, 7);
  const log8 = constant(LOG, 8);
  const ln2High = constant(LN2_HIGH);
  const ln2Low = constant(LN2_LOW);
  const half = constant(HALF);
  const minusTwo = constant(MINUS_TWO);

  for (let at = start; at < end; at += PAIR) {
    const scaled = f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(v128.load(at), 8), one));
    // u = 2^e · (1 + m) with 1 + m in [√½, √2): e counts octaves from √½ on.
    const bits = i32x4.sub(scaled, sqrtHalf);
    const e = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(bits, 23), octaves));
    const m = f32x4.sub(i32x4.add(v128.and(bits, fraction), sqrtHalf), floatOne);

    let y = horner(log0, m, log1);
    y = horner(y, m, log2);
    y = horner(y, m, log3);
    y = horner(y, m, log4);
    y = horner(y, m, log5);
    y = horner(y, m, log6);
    y = horner(y, m, log7);
    y = horner(y, m, log8);
    const square = f32x4.mul(m, m);
    y = f32x4.mul(f32x4.mul(y, m), square);
    y = f32x4.add(y, f32x4.mul(e, ln2Low));
    y = f32x4.sub(y, f32x4.mul(half, square));
    y = f32x4.add(f32x4.add(m, y), f32x4.mul(e, ln2High));
    v128.store(at, f32x4.sqrt(f32x4.mul(minusTwo, y)));
  }
}

/** Mask of the 2²² steps of a quadrant. */
const STEPS = memory.data<i32>([0x3fffff]);
/** The angle of one step: π/2 over 2²². */
const ANGLE_STEP = memory.data<f32>([1.5707963267948966 / 4194304]);
/** Moves steps 0 … 2²² - 1 to their midpoints and centres them on 0. */
const ANGLE_OFFSET = memory.data<f32>([0.5 - 2097152]);
const SIN = memory.data<f32>([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]);
const COS = memory.data<f32>([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]);
const SIGN = memory.data<i32>([0x80000000]);

/** Replaces every radius and word1 by two normal values: r·cos θ and r·sin θ. */
export function turnRadii(start: usize, end: usize): void {
  const stepsMask = constant(STEPS);
  const angleStep = constant(ANGLE_STEP);
  const angleOffset = constant(ANGLE_OFFSET);
  const sin0 = constant(SIN, 0);
  const sin1 = constant(SIN, 1);
  const sin2 = constant(SIN, 2);
  const cos0 = constant(COS, 0);
  const cos1 = constant(COS, 1);
  const cos2 = constant(COS, 2);
  const half = constant(HALF);
  const floatOne = constant(FLOAT_ONE);
  const sign = constant(SIGN);

  for (let at = start; at < end; at += PAIR) {
    const radius = v128.load(at);
    const word1 = v128.load(at + VECTOR);
    const steps = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(word1, 8), stepsMask));
    const angle = f32x4.mul(f32x4.add(steps, angleOffset), angleStep);
    const square = f32x4.mul(angle, angle);

    let sin = horner(horner(sin0, square, sin1), square, sin2);
    sin = f32x4.add(f32x4.mul(f32x4.mul(sin, square), angle), angle);
    let cos = horner(horner(cos0, square, cos1), square, cos2);
    cos = f32x4.mul(f32x4.mul(cos, square), square);
    cos = f32x4.add(f32x4.sub(cos, f32x4.mul(half, square)), floatOne);

    // The top two bits are the quadrant: an odd one swaps cosine and sine, and the signs follow.
    const shifted = i32x4.shl(word1, 1);
    const odd = i32x4.shr_s(shifted, 31);
    const swap = v128.and(v128.xor(sin, cos), odd);
    const along = f32x4.mul(radius, v128.xor(cos, swap));
    const across = f32x4.mul(radius, v128.xor(sin, swap));
    v128.store(at, v128.xor(along, v128.and(v128.xor(word1, shifted), sign)));
    v128.store(at + VECTOR, v128.xor(across, v128.and(word1, sign)));
  }
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
