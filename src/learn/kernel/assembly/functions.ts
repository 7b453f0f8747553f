import { DIRECTIONS, FEATURES, FIRST_WAVE, FLOAT, ROW, UNITS, VECTOR, WAVES } from './memory';

// exp, sine and cosine are Cephes' polynomials for float32 (S. Moshier). Adding 1.5 · 2²³ to a small number rounds it to
// an integer, which then stands in the lowest bits of the sum.

const MAGIC: f32 = 12582912;

/** e^x, for x in [-87, 87]. */
// @ts-ignore: decorator
@inline
function exponential(x: v128): v128 {
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(MAGIC));
  const octaves = f32x4.sub(shifted, f32x4.splat(MAGIC));
  // What is left after whole octaves, with ln 2 in two parts.
  let r = f32x4.sub(x, f32x4.mul(octaves, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(octaves, f32x4.splat(2.12194440e-4)));
  let y = horner(f32x4.splat(1.9875691500e-4), r, 1.3981999507e-3);
  y = horner(y, r, 8.3334519073e-3);
  y = horner(y, r, 4.1665795894e-2);
  y = horner(y, r, 1.6666665459e-1);
  y = horner(y, r, 5.0000001201e-1);
  y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), y), r), f32x4.splat(1));
  return i32x4.add(y, i32x4.shl(shifted, 23));
}

/** Units ← SiLU of the sums in them, z·σ(z), and slopes ← its derivative, σ·(1 + z·(1-σ)). */
export function activate(units: usize, slopes: usize, rows: i32): void {
  const one = f32x4.splat(1);
  const end = units + <usize>rows * ROW;
  for (; units < end; units += VECTOR) {
    const z = v128.load(units);
    const limited = f32x4.max(f32x4.min(z, f32x4.splat(87)), f32x4.splat(-87));
    const sigma = f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(limited))));
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
  let sin = horner(horner(f32x4.splat(-1.9515295891e-4), square, 8.3321608736e-3), square, -1.6666654611e-1);
  sin = f32x4.add(f32x4.mul(f32x4.mul(sin, square), r), r);
  let cos = horner(horner(f32x4.splat(2.443315711809948e-5), square, -1.388731625493765e-3), square, 4.166664568298827e-2);
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

/** y·x + coefficient: one step of Horner's rule. */
// @ts-ignore: decorator
@inline
function horner(y: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(y, x), f32x4.splat(coefficient));
}
