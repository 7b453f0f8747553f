/**
 * Value `index` of a key's noise, in GLSL ES 3.00; the uniform `key` holds seed and stream. See core/noise.ts,
 * core/pcg4d.ts and core/boxMuller.ts, which this follows operation by operation.
 *
 * Does not use the built-in log, sin and cos: their precision differs between GPUs.
 */
export const gaussianGlsl = `
  uvec4 pcg4d(uvec4 v) {
    v = v * 1664525u + 1013904223u;
    v.x += v.y * v.w;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v.w += v.y * v.z;
    v ^= v >> 16u;
    v.x += v.y * v.w;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v.w += v.y * v.z;
    return v;
  }

  float logarithm(float x) {
    uint bits = floatBitsToUint(x);
    float e = float(int(bits >> 23u) - 126);
    float m = uintBitsToFloat((bits & 0x7fffffu) | 0x3f000000u);
    if (m < 0.70710678) {
      e -= 1.0;
      m += m;
    }
    m -= 1.0;
    float square = m * m;
    float y = 7.0376836292e-2;
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

  float gaussian(uint index) {
    uint block = ((index >> 4u) << 2u) | (index & 3u);
    uint word = (index >> 2u) & 3u;
    uvec4 words = pcg4d(uvec4(block, uint(key.x), uint(key.y), 0x9e3779b9u));
    uvec2 pair = word < 2u ? words.xy : words.zw;

    float uniformly = float((pair.x >> 8u) + 1u) * ${2 ** -24};
    float radius = sqrt(-2.0 * logarithm(uniformly));
    uint quadrant = pair.y >> 30u;
    float fraction = (float((pair.y >> 8u) & 0x3fffffu) + 0.5) * ${2 ** -22} - 0.5;
    float angle = fraction * 1.57079632;
    float square = angle * angle;
    float sine = ((-1.9515295891e-4 * square + 8.3321608736e-3) * square - 1.6666654611e-1) * square * angle + angle;
    float cosine = ((2.443315711809948e-5 * square - 1.388731625493765e-3) * square + 4.166664568298827e-2)
      * square * square - 0.5 * square + 1.0;

    bool across = (word & 1u) == 1u;
    bool turned = (quadrant & 1u) == 1u;
    bool negative = across ? quadrant >= 2u : quadrant == 1u || quadrant == 2u;
    float value = radius * (across == turned ? cosine : sine);
    return negative ? -value : value;
  }
`;
