type Triple = [number, number, number];

/**
 * The orthonormal form of Ohta et al. 1980's axes: brightness, red against blue, green against both. They leave the
 * colours of natural images nearly uncorrelated; see also Ruderman et al. 1998.
 */
const AXES = [
  [1, 1, 1],
  [1, 0, -1],
  [-1, 2, -1],
].map((axis) => axis.map((share) => share / Math.hypot(...axis)));

/** Red, green and blue of each pixel along the axes, a plane for each. */
export function separate(xt: Float32Array, planes: Float64Array, pixels: number): void {
  for (let axis = 0; axis < AXES.length; axis++) {
    const [ofRed, ofGreen, ofBlue] = AXES[axis] as Triple;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const red = xt[3 * pixel] as number;
      const green = xt[3 * pixel + 1] as number;
      const blue = xt[3 * pixel + 2] as number;
      planes[axis * pixels + pixel] = ofRed * red + ofGreen * green + ofBlue * blue;
    }
  }
}

/** The inverse of `separate`. */
export function join(planes: Float64Array, x0: Float32Array, pixels: number): void {
  for (let channel = 0; channel < AXES.length; channel++) {
    const [ofFirst, ofSecond, ofThird] = AXES.map((axis) => axis[channel]) as Triple;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const first = planes[pixel] as number;
      const second = planes[pixels + pixel] as number;
      const third = planes[2 * pixels + pixel] as number;
      x0[3 * pixel + channel] = ofFirst * first + ofSecond * second + ofThird * third;
    }
  }
}
