/** Two float32 values. */
export type Pair = Float32Array;

const round = Math.fround;
const SQRT_HALF = round(Math.SQRT1_2);
const HALF_PI = round(Math.PI / 2);
const TWO_TO_MINUS_22 = 2 ** -22;
const TWO_TO_MINUS_24 = 2 ** -24;

// Polynomials of Cephes' logf, sinf and cosf (S. Moshier), highest power first.
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(round) as [number, number, number, number, number, number, number, number, number];
const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(round) as [number, number, number];
const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(round) as [number, number, number];
/** ln 2 in two parts: the first has few significant bits, so its multiples are exact. */
const LN2_HIGH = round(0.693359375);
const LN2_LOW = round(-2.1219444e-4);

const bits = new Uint32Array(1);
const asFloat = new Float32Array(bits.buffer);

/**
 * Two independent standard normal values from two random words, by Box & Muller 1958:
 * r·cos θ and r·sin θ with r = √(-2 ln u) and θ = (π/2)·v.
 *
 * Every operation is rounded to float32, so that float32 hardware gives the same bits.
 */
export function gaussianPair(word0: number, word1: number, pair: Pair): void {
  const uniform = round(round((word0 >>> 8) + 1) * TWO_TO_MINUS_24); // in (0, 1]
  const radius = round(Math.sqrt(round(-2 * logarithm(uniform))));

  // The top two bits choose the quadrant, the next 22 an angle in (-π/4, π/4), where the polynomials are accurate.
  const quadrant = word1 >>> 30;
  const fraction = round(round(((word1 >>> 8) & 0x3fffff) + 0.5) * TWO_TO_MINUS_22 - 0.5);
  const angle = round(fraction * HALF_PI);
  const square = round(angle * angle);
  const sin = sine(angle, square);
  const cos = cosine(square);

  const turned = (quadrant & 1) !== 0;
  const along = round(radius * (turned ? sin : cos));
  const across = round(radius * (turned ? cos : sin));
  pair[0] = quadrant === 1 || quadrant === 2 ? -along : along;
  pair[1] = quadrant >= 2 ? -across : across;
}

/** ln x for a positive float32 that is not subnormal. */
function logarithm(x: number): number {
  asFloat[0] = x;
  // x = m · 2^e with m in [½, 1).
  let exponent = ((bits[0] as number) >>> 23) - 126;
  bits[0] = ((bits[0] as number) & 0x7fffff) | 0x3f000000;
  let m = asFloat[0] as number;
  if (m < SQRT_HALF) {
    exponent -= 1;
    m = round(m + m);
  }
  m = round(m - 1);
  const square = round(m * m);
  let y = LOG[0];
  for (let i = 1; i < LOG.length; i++) y = round(round(y * m) + (LOG[i] as number));
  y = round(round(y * m) * square);
  y = round(y + round(exponent * LN2_LOW));
  y = round(y - round(0.5 * square));
  return round(round(m + y) + round(exponent * LN2_HIGH));
}

function sine(x: number, square: number): number {
  const y = round(round(round(round(SIN[0] * square) + SIN[1]) * square) + SIN[2]);
  return round(round(round(y * square) * x) + x);
}

function cosine(square: number): number {
  const y = round(round(round(round(COS[0] * square) + COS[1]) * square) + COS[2]);
  return round(round(round(round(y * square) * square) - round(0.5 * square)) + 1);
}
