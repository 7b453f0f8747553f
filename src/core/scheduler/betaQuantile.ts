/** Terms of the series: at x = 1/2, where it is slowest, each is less than half of the one before. */
const TERMS = 60;
/** Halvings of [0, 1/2] down to the last bit of what is sought; more for those near 0. */
const HALVINGS = 200;

/**
 * The value below which a share `p` of the symmetric Beta(a, a) distribution lies.
 *
 * For x ≤ 1/2 the distribution function is F(x) / 2F(1/2) with F(x) = x^a·Σ (1-a)_n xⁿ / (n!·(a + n)), so no gamma function is
 * needed; the other half is its mirror image.
 */
export function symmetricBetaQuantile(p: number, a: number): number {
  if (p > 0.5) return 1 - symmetricBetaQuantile(1 - p, a);
  const sought = 2 * p * unscaled(0.5, a);
  let low = 0;
  let high = 0.5;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (unscaled(middle, a) < sought) low = middle;
    else high = middle;
  }
  return high;
}

/** F(x), the integral of (u·(1-u))^(a-1) from 0 to x. */
function unscaled(x: number, a: number): number {
  let sum = 0;
  let term = 1;
  for (let n = 0; n < TERMS; n++) {
    sum += term / (a + n);
    term *= ((1 - a + n) / (n + 1)) * x;
  }
  return x ** a * sum;
}
