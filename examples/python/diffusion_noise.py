"""The noise of diffusion-figures in NumPy, equal to the last bit: value i depends on (seed, stream, i) alone."""

import struct

import numpy as np

LOG = np.float32([7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
                  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1])
SIN = np.float32([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1])
COS = np.float32([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2])
HALF_PI, LN2_HIGH, LN2_LOW, SQRT_HALF = np.float32([np.pi / 2, 0.693359375, -2.1219444e-4, 0.5**0.5])
HASH = 0x9E3779B9


def gaussian_noise(length, seed=0, stream=0):
    """Standard normal float32 values: `gaussianNoise(length, { seed, stream })` of diffusion-figures/core."""
    groups = -(-length // 16)
    low, high = struct.unpack("<II", struct.pack("<d", seed + 0.0))
    block = np.arange(4 * groups, dtype=np.uint32)
    key = [np.full_like(block, word) for word in (low ^ (high * HASH & 0xFFFFFFFF), stream, HASH)]
    a, b, c, d = _pcg4d(block, *key)
    words = np.stack([*_normal_pair(a, b), *_normal_pair(c, d)])  # four values of each block
    return words.reshape(4, groups, 4).transpose(1, 0, 2).ravel()[:length]  # four blocks are interleaved


def _pcg4d(*words):
    x, y, z, w = (word * np.uint32(1664525) + np.uint32(1013904223) for word in words)
    for turn in range(2):
        x = x + y * w; y = y + z * x; z = z + x * y; w = w + y * z
        if turn == 0:
            x, y, z, w = (word ^ (word >> np.uint32(16)) for word in (x, y, z, w))
    return x, y, z, w


def _normal_pair(word0, word1):
    """Box-Muller, each operation rounded to float32."""
    uniform = ((word0 >> np.uint32(8)) + np.uint32(1)).astype(np.float32) * np.float32(2**-24)
    radius = np.sqrt(np.float32(-2) * _log(uniform))
    quadrant, turn = word1 >> np.uint32(30), (word1 >> np.uint32(8)) & np.uint32(0x3FFFFF)
    angle = ((turn.astype(np.float32) + np.float32(0.5)) * np.float32(2**-22) - np.float32(0.5)) * HALF_PI
    square = angle * angle
    sin = ((SIN[0] * square + SIN[1]) * square + SIN[2]) * square * angle + angle
    cos = ((COS[0] * square + COS[1]) * square + COS[2]) * square * square - np.float32(0.5) * square + np.float32(1)
    odd = quadrant % 2 == 1
    along, across = radius * np.where(odd, sin, cos), radius * np.where(odd, cos, sin)
    return np.where((quadrant == 1) | (quadrant == 2), -along, along), np.where(quadrant >= 2, -across, across)


def _log(x):
    m, exponent = np.frexp(x)
    small = m < SQRT_HALF
    exponent = (exponent - small).astype(np.float32)
    m = np.where(small, m + m, m) - np.float32(1)
    square, y = m * m, np.full_like(m, LOG[0])
    for coefficient in LOG[1:]:
        y = y * m + coefficient
    y = y * m * square + exponent * LN2_LOW - np.float32(0.5) * square
    return m + y + exponent * LN2_HIGH
