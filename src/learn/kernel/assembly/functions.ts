import { DIRECTIONS, FEATURES, FIRST_WAVE, FLOAT, ROW, VECTOR, WAVES } from './memory';

// exp, sine and cosine are Cephes' polynomials for float32 (S. Moshier). Adding 1.5 · 2²³ to a small number rounds it to
// an integer, which then stands in the lowest bits of the sum.

const MAGIC: f32 = 12582912;

// Kept in memory and loaded before the loop, since the compiler would rebuild an inline constant at every use.
const ONE = memory.data<f32>([1]);
const ROUNDING = memory.data<f32>([12582912]);
/** Beyond ±87, e^x leaves the range of float32. */
const LIMITS = memory.data<f32>([87, -87]);
const LOG2_E = memory.data<f32>([1.44269504088896341]);
/** -ln 2 in two parts: the first has few significant bits, so its multiples are exact. */
const LN2 = memory.data<f32>([-0.693359375, 2.12194440e-4]);
const EXP = memory.data<f32>([
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
]);

/** Units ← SiLU of the sums in them, z·σ(z), and slopes ← its derivative, σ·(1 + z·(1-σ)). */
export function activate(units: usize, slopes: usize, rows: i32): void {
  const one = constant(ONE);
  const rounding = constant(ROUNDING);
  const highest = constant(LIMITS);
  const lowest = constant(LIMITS, 1);
  const log2e = constant(LOG2_E);
  const ln2High = constant(LN2);
  const ln2Low = constant(LN2, 1);
  const exp0 = constant(EXP);
  const exp1 = constant(EXP, 1);
  const exp2 = constant(EXP, 2);
  const exp3 = constant(EXP, 3);
  const exp4 = constant(EXP, 4);
  const exp5 = constant(EXP, 5);

  const end = units + <usize>rows * ROW;
  for (; units < end; units += VECTOR) {
    const z = v128.load(units);
    const x = f32x4.neg(f32x4.pmax(f32x4.pmin(z, highest), lowest));
    // e^x = 2^octaves · e^r.
    const rounded = f32x4.add(f32x4.mul(x, log2e), rounding);
    const octaves = f32x4.sub(rounded, rounding);
    const r = f32x4.add(f32x4.add(x, f32x4.mul(octaves, ln2High)), f32x4.mul(octaves, ln2Low));
    let y = horner(exp0, r, exp1);
    y = horner(y, r, exp2);
    y = horner(y, r, exp3);
    y = horner(y, r, exp4);
    y = horner(y, r, exp5);
    y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), y), r), one);
    const exponential = i32x4.add(y, i32x4.shl(rounded, 23));
    const sigma = f32x4.div(one, f32x4.add(one, exponential));
    const unit = f32x4.mul(z, sigma);
    v128.store(units, unit);
    v128.store(slopes, f32x4.add(sigma, f32x4.sub(unit, f32x4.mul(unit, sigma))));
    slopes += VECTOR;
  }
}

/** The features of all directions: sin(w·x), then cos(w·x), from x and y at the start of each row. */
export function wave(rows: i32): void {
  const end = FEATURES + <usize>rows * ROW;
  for (let row = FEATURES; row < end; row += ROW) {
    const x = v128.load32_splat(row);
    const y = v128.load32_splat(row, FLOAT);
    for (let at: usize = 0; at < <usize>DIRECTIONS * FLOAT; at += VECTOR) {
      const along = f32x4.mul(x, v128.load(WAVES + at));
      const across = f32x4.mul(y, v128.load(WAVES + at, <usize>DIRECTIONS * FLOAT));
      storeWave(row + at, f32x4.add(along, across));
    }
  }
}

// @ts-ignore: decorator
@inline
function storeWave(to: usize, angle: v128): void {
  const shifted = f32x4.add(f32x4.mul(angle, f32x4.splat(0.63661977236758134)), f32x4.splat(MAGIC));
  const quarters = f32x4.sub(shifted, f32x4.splat(MAGIC));
  // What is left after whole quarters of a turn, with π/2 in three parts.
  let r = f32x4.sub(angle, f32x4.mul(quarters, f32x4.splat(1.5703125)));
  r = f32x4.sub(r, f32x4.mul(quarters, f32x4.splat(4.837512969970703e-4)));
  r = f32x4.sub(r, f32x4.mul(quarters, f32x4.splat(7.549789948768648e-8)));
  const square = f32x4.mul(r, r);
  let sin = horner(horner(f32x4.splat(-1.9515295891e-4), square, f32x4.splat(8.3321608736e-3)), square, f32x4.splat(-1.6666654611e-1));
  sin = f32x4.add(f32x4.mul(f32x4.mul(sin, square), r), r);
  let cos = horner(horner(f32x4.splat(2.443315711809948e-5), square, f32x4.splat(-1.388731625493765e-3)), square, f32x4.splat(4.166664568298827e-2));
  cos = f32x4.add(f32x4.mul(f32x4.mul(cos, square), square), f32x4.sub(f32x4.splat(1), f32x4.mul(f32x4.splat(0.5), square)));

  // An odd quarter exchanges sine and cosine; the second bit of the quarter, and of the next one, are the signs.
  const odd = i32x4.shr_s(i32x4.shl(shifted, 31), 31);
  const swap = v128.and(v128.xor(sin, cos), odd);
  const sign = i32x4.splat(0x80000000);
  const sinSign = v128.and(i32x4.shl(shifted, 30), sign);
  const cosSign = v128.and(i32x4.shl(i32x4.add(shifted, i32x4.splat(1)), 30), sign);
  v128.store(to, v128.xor(v128.xor(sin, swap), sinSign), <usize>FIRST_WAVE * FLOAT);
  v128.store(to, v128.xor(v128.xor(cos, swap), cosSign), <usize>(FIRST_WAVE + DIRECTIONS) * FLOAT);
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
