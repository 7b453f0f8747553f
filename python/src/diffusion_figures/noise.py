"""Standard normal noise as a function of its key, with the bits of ``gaussianNoise`` in JavaScript."""

from __future__ import annotations

import math
import struct
from numbers import Real

import numpy as np
from numpy.typing import NDArray

from ._check import integer, invalid

# Polynomials of Cephes' logf, sinf and cosf (S. Moshier), highest power first.
_LOG = np.array(
    [7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1]
    + [-1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1],
    dtype=np.float32,
)
_SIN = np.array([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1], dtype=np.float32)
_COS = np.array([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2], dtype=np.float32)
_HALF_PI = np.float32(math.pi / 2)
_SQRT_HALF = np.float32(math.sqrt(0.5))
# ln 2 in two parts: the first has few significant bits, so its multiples are exact.
_LN2_HIGH = np.float32(0.693359375)
_LN2_LOW = np.float32(-2.1219444e-4)

_HASH = 0x9E3779B9
_MASK = 0xFFFFFFFF
#: Values of a group: four words each of four blocks, interleaved.
_GROUP = 16
#: Groups that are computed at once, so that all arrays stay in the cache.
_GROUPS = 4096


def noise(seed: float = 0, stream: int = 0, shape: int | tuple[int, ...] = ()) -> NDArray[np.float32]:
    """Standard normal float32 values that depend on their key and their index alone.

    Value ``i`` is a function of ``(seed, stream, i)``: pcg4d hashes the index (Jarzynski & Olano 2020), and Box-Muller makes the
    bits normal. Every operation is rounded to float32, so the bits are those of ``gaussianNoise`` in JavaScript and of the
    figures.

    Args:
        seed: any finite number.
        stream: one of the sequences of a seed, an integer in 0 <= stream < 2**32.
        shape: of the array; an integer for a flat array of that length.

    Raises:
        ValueError: names the argument, its value and what was expected.
    """
    if not (isinstance(seed, Real) and math.isfinite(seed)):
        raise invalid("seed", seed, "a finite number")
    stream = integer("stream", stream, 0, 2**32)
    sizes = (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)
    for size in sizes:
        integer("shape", size, 0, 2**32)
    length = math.prod(sizes)
    integer("shape", length, 0, 2**32)
    values = np.empty(-(-length // _GROUP) * _GROUP, dtype=np.float32)
    for first in range(0, values.size, _GROUPS * _GROUP):
        part = values[first : first + _GROUPS * _GROUP]
        _fill(part.reshape(-1, 4, 4), first // 4, _seed_word(float(seed)), stream)
    return values[:length].reshape(sizes)


def _seed_word(seed: float) -> int:
    """Folds the 64 bits of a number into 32; -0 becomes 0."""
    low, high = struct.unpack("<II", struct.pack("<d", seed + 0.0))
    return low ^ (high * _HASH & _MASK)


def _fill(groups: NDArray[np.float32], block: int, seed: int, stream: int) -> None:
    """Writes groups of 4 words of 4 blocks, from a block on."""
    blocks = np.arange(block, block + 4 * len(groups), dtype=np.uint32)
    words = _pcg4d(blocks, seed, stream)
    for word in (0, 2):
        along, across = _normal_pair(words[word], words[word + 1])
        groups[:, word] = along.reshape(-1, 4)
        groups[:, word + 1] = across.reshape(-1, 4)


def _pcg4d(blocks: NDArray[np.uint32], seed: int, stream: int) -> list[NDArray[np.uint32]]:
    keys = (np.full_like(blocks, key) for key in (seed, stream, _HASH))
    x, y, z, w = (word * np.uint32(1664525) + np.uint32(1013904223) for word in (blocks, *keys))
    for turn in range(2):
        x += y * w
        y += z * x
        z += x * y
        w += y * z
        if turn == 0:
            for word in (x, y, z, w):
                word ^= word >> np.uint32(16)
    return [x, y, z, w]


def _normal_pair(
    word0: NDArray[np.uint32], word1: NDArray[np.uint32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """r*cos and r*sin with r = sqrt(-2 ln u); Box & Muller 1958."""
    uniform = ((word0 >> np.uint32(8)) + np.uint32(1)).astype(np.float32) * np.float32(2**-24)  # in (0, 1]
    radius = np.sqrt(np.float32(-2) * _log(uniform))
    # The top two bits choose the quadrant, the next 22 an angle in (-pi/4, pi/4), where the polynomials are accurate.
    quadrant = word1 >> np.uint32(30)
    turn = ((word1 >> np.uint32(8)) & np.uint32(0x3FFFFF)).astype(np.float32)
    angle = ((turn + np.float32(0.5)) * np.float32(2**-22) - np.float32(0.5)) * _HALF_PI
    square = angle * angle
    sin = ((_SIN[0] * square + _SIN[1]) * square + _SIN[2]) * square * angle + angle
    cos = ((_COS[0] * square + _COS[1]) * square + _COS[2]) * square * square - np.float32(0.5) * square + np.float32(1)
    odd = (quadrant & np.uint32(1)).astype(bool)
    along, across = radius * np.where(odd, sin, cos), radius * np.where(odd, cos, sin)
    np.negative(along, out=along, where=(quadrant == 1) | (quadrant == 2))
    np.negative(across, out=across, where=quadrant >= 2)
    return along, across


def _log(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """ln x of positive float32 values that are not subnormal."""
    m, exponent = np.frexp(x)
    small = m < _SQRT_HALF
    power = (exponent - small).astype(np.float32)
    m = np.where(small, m + m, m) - np.float32(1)
    square = m * m
    y = np.full_like(m, _LOG[0])
    for coefficient in _LOG[1:]:
        y *= m
        y += coefficient
    y *= m
    y *= square
    y += power * _LN2_LOW
    y -= np.float32(0.5) * square
    return m + y + power * _LN2_HIGH
