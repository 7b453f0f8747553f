/**
 * Value `index` of a key's noise, in WGSL; the uniforms `seed` and `stream` are the key. See core/noise.ts,
 * core/pcg4d.ts and core/boxMuller.ts, which this follows operation by operation.
 *
 * Does not use the built-in log, sin and cos: their precision differs between GPUs.
 */
export const gaussianWgsl = `
  fn pcg4d(words : vec4<u32>) -> vec4<u32> {
    var v = words * 1664525u + 1013904223u;
    v.x += v.y * v.w;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v.w += v.y * v.z;
    v ^= v >> vec4<u32>(16u);
    v.x += v.y * v.w;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v.w += v.y * v.z;
    return v;
  }

  fn logarithm(x : f32) -> f32 {
    let bits = bitcast<u32>(x);
    var e = f32(i32(bits >> 23u) - 126);
    var m = bitcast<f32>((bits & 0x7fffffu) | 0x3f000000u);
    if (m < 0.70710678) {
      e -= 1.0;
      m += m;
    }
    m -= 1.0;
    let square = m * m;
    var y = 7.0376836292e-2f;
    y = y * m - 1.151461031e-1;
    y = y * m + 1.1676998740e-1;
    y = y * m - 1.2420140846e-1;
    y = y * m + 1.4249322787e-1;
    y = y * m - 1.6668057665e-1;
    y = y * m + 2.0000714765e-1;
    y = y * m - 2.4999993993e-1;
    y = y * m + 3.3333331174e-1;
    y = y * m * square;
    y += e * -2.12194440e-4;
    y -= 0.5 * square;
    return m + y + e * 0.693359375;
  }

  fn gaussian(index : u32) -> f32 {
    let block = ((index >> 4u) << 2u) | (index & 3u);
    let word = (index >> 2u) & 3u;
    let words = pcg4d(vec4<u32>(block, uniforms.seed, uniforms.stream, 0x9e3779b9u));
    let pair = select(words.zw, words.xy, word < 2u);

    let uniformly = f32((pair.x >> 8u) + 1u) * ${2 ** -24};
    let radius = sqrt(-2.0 * logarithm(uniformly));
    let quadrant = pair.y >> 30u;
    let fraction = (f32((pair.y >> 8u) & 0x3fffffu) + 0.5) * ${2 ** -22} - 0.5;
    let angle = fraction * 1.57079632;
    let square = angle * angle;
    let sine = ((-1.9515295891e-4 * square + 8.3321608736e-3) * square - 1.6666654611e-1) * square * angle + angle;
    let cosine = ((2.443315711809948e-5 * square - 1.388731625493765e-3) * square + 4.166664568298827e-2)
      * square * square - 0.5 * square + 1.0;

    let across = (word & 1u) == 1u;
    let turned = (quadrant & 1u) == 1u;
    let negative = select(quadrant == 1u || quadrant == 2u, quadrant >= 2u, across);
    let value = radius * select(sine, cosine, across == turned);
    return select(value, -value, negative);
  }
`;
