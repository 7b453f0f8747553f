/**
 * Plans the replacement of each value of a grid by the sum over the square window around it, cut at the borders. Takes
 * the same time for every radius: along each axis, a sum is the difference of two running sums.
 */
export function windowSums(height: number, width: number, radius: number): (values: Float64Array) => void {
  const running = new Float64Array(Math.max(height, width) + 1);
  return (values) => {
    for (let row = 0; row < height; row++) sumsAlong(values, row * width, 1, width, radius, running);
    for (let column = 0; column < width; column++) sumsAlong(values, column, width, height, radius, running);
  };
}

function sumsAlong(
  values: Float64Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
  running: Float64Array,
): void {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += values[start + i * stride] as number;
    running[i + 1] = sum;
  }
  for (let i = 0; i < length; i++) {
    const last = running[Math.min(length, i + radius + 1)] as number;
    values[start + i * stride] = last - (running[Math.max(0, i - radius)] as number);
  }
}
