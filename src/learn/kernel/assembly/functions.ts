import { DIRECTIONS, FEATURES, FIRST_WAVE, FLOAT, ROW, VECTOR, WAVES } from './memory';

// Sine and cosine are Cephes' polynomials for float32 (S. Moshier). Adding 1.5 · 2²³ to a small number rounds it to an
// integer, which then stands in the lowest bits of the sum.

const MAGIC: f32 = 12582912;

// Kept in memory and loaded before the loop, since the compiler would rebuild an inline constant at every use.
const ONE = memory.data<f32>([1]);
const ROUNDING = memory.data<f32>([12582912]);
/** Beyond ±126, 2^x leaves the range of float32. */
const LIMITS = memory.data<f32>([126, -126]);
const MINUS_LOG2_E = memory.data<f32>([-1.44269504088896341]);
/** 2^x is 1 + Σ cᵢ·xⁱ for |x| ≤ 1/2, with a relative error of at most 1e-7: fitted to minimize the largest; c5 first. */
const POWER = memory.data<f32>([
  1.326472731307149e-3, 9.671512991189957e-3, 5.550733581185341e-2, 2.4022242426872253e-1, 6.931470036506653e-1,
]);

/** Units ← SiLU of the sums in them, z·σ(z), and slopes, where wanted, ← its derivative, σ·(1 + z·(1-σ)). */
export function activate(units: usize, slopes: usize, rows: i32, withSlopes: bool): void {
  const one = constant(ONE);
  const rounding = constant(ROUNDING);
  const highest = constant(LIMITS);
  const lowest = constant(LIMITS, 1);
  const minusLog2e = constant(MINUS_LOG2_E);
  const power5 = constant(POWER);
  const power4 = constant(POWER, 1);
  const power3 = constant(POWER, 2);
  const power2 = constant(POWER, 3);
  const power1 = constant(POWER, 4);

  const end = units + <usize>rows * ROW;
  for (; units < end; units += VECTOR) {
    const z = v128.load(units);
    // e^-z = 2^x = 2^octaves · 2^rest.
    const x = f32x4.pmax(f32x4.pmin(f32x4.mul(z, minusLog2e), highest), lowest);
    const rounded = f32x4.add(x, rounding);
    const octaves = f32x4.sub(rounded, rounding);
    const rest = f32x4.sub(x, octaves);
    let y = horner(power5, rest, power4);
    y = horner(y, rest, power3);
    y = horner(y, rest, power2);
    y = horner(y, rest, power1);
    y = horner(y, rest, one);
    const exponential = i32x4.add(y, i32x4.shl(rounded, 23));
    const divisor = f32x4.add(one, exponential);
    if (withSlopes) {
      const sigma = f32x4.div(one, divisor);
      const unit = f32x4.mul(z, sigma);
      v128.store(units, unit);
      v128.store(slopes, f32x4.add(sigma, f32x4.sub(unit, f32x4.mul(unit, sigma))));
      slopes += VECTOR;
    } else {
      v128.store(units, f32x4.div(z, divisor));
    }
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
