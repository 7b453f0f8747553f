const NICE_FACTORS = [1, 2, 5, 10];
/** Takes the rounding of floats out of comparisons: 0.1 + 0.2 still fits in 0.3. */
const SLACK = 1e-9;
/** With more decimals than this a number is read faster as a power of ten. */
const DECIMALS_LIMIT = 4;

/** The smallest of 1, 2 or 5 times a power of ten that divides 0 … extent into at most `count` parts. */
export function niceStep(extent: number, count: number): number {
  const rough = extent / count;
  const power = 10 ** Math.floor(Math.log10(rough) + SLACK);
  const factor = NICE_FACTORS.find((nice) => nice * power >= rough * (1 - SLACK)) ?? 10;
  return factor * power;
}

/** Multiples of a step from 0 up to an end, which is among them where it is one. */
export function ticksUpTo(end: number, step: number): number[] {
  return Array.from({ length: Math.floor(end / step + SLACK) + 1 }, (_, index) => index * step);
}

/** The first multiple of a step that is not less than the value. */
export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step - SLACK) * step;
}

/** A multiple of a step with the decimals that the step needs. */
export function formatTick(value: number, step: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + SLACK));
  return decimals > DECIMALS_LIMIT ? Number(value.toPrecision(3)).toExponential() : value.toFixed(decimals);
}
