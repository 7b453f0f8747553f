"""Standard normal noise as a function of a key. The bits are the same as those of ``gaussianNoise`` in JavaScript."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from ._check import integer, number, wrong_type

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
# ln 2 as a sum of two numbers. The first one has few significant bits, so its multiples are exact.
_LN2_HIGH = np.float32(0.693359375)
_LN2_LOW = np.float32(-2.1219444e-4)

_HASH = 0x9E3779B9
_MASK = 0xFFFFFFFF
_SIGN = np.uint32(0x80000000)
#: The number of values in a group: four words of each of four blocks, interleaved.
_GROUP = 16
#: The number of groups that are computed at once. It is so small that all arrays stay in the cache.
_GROUPS = 8192


def noise(
    shape: int | Sequence[int], *, seed: float = 0, stream: int = 0, dtype: DTypeLike = np.float32
) -> NDArray[np.floating[Any]]:
    """Returns standard normal values that depend only on their key and their index.

    Value ``i`` is a function of ``(seed, stream, i)``: pcg4d hashes the index (Jarzynski & Olano 2020), and the method of Box & Muller
    (1958) converts the bits to normal values. Every operation is rounded to float32, so the bits are the same as those of
    ``gaussianNoise`` in JavaScript and of the figures.

    Args:
        shape: the shape of the array. An integer is the length of a flat array, and ``()`` stands for one value.
        seed: the seed, any finite number. Defaults to 0.
        stream: the number of a sequence of this seed, an integer in 0 <= stream < 2**32. Defaults to 0.
        dtype: the type of the floats. It does not change the values, which are computed in float32. Defaults to ``numpy.float32``.

    Returns:
        An array of the given shape and type.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    seed = number("seed", seed, -math.inf, math.inf, "a finite number")
    stream = integer("stream", stream, 0, 2**32)
    made = _floats_of(dtype)
    sizes = _sizes_of(shape)
    length = math.prod(sizes)
    integer("shape", length, 0, 2**32)
    values = np.empty(-(-length // _GROUP) * _GROUP, dtype=np.float32)
    for first in range(0, values.size, _GROUPS * _GROUP):
        part = values[first : first + _GROUPS * _GROUP]
        _fill(part.reshape(-1, 4, 4), first // 4, _seed_word(seed), stream)
    return values[:length].reshape(sizes).astype(made, copy=False)


def _floats_of(dtype: DTypeLike) -> np.dtype[Any]:
    try:
        made = np.dtype(dtype)
    except TypeError:
        made = np.dtype(object)
    if dtype is None or made.kind != "f":
        raise wrong_type("dtype", dtype, "a type of floats, such as numpy.float64")
    return made


def _sizes_of(shape: object) -> tuple[int, ...]:
    if isinstance(shape, np.ndarray) and shape.ndim < 2:
        shape = shape.tolist()
    if isinstance(shape, Integral):
        shape = (shape,)
    if not isinstance(shape, Sequence) or isinstance(shape, (str, bytes)):
        raise wrong_type("shape", shape, "an integer or a tuple of integers")
    return tuple(integer("shape", size, 0, 2**32) for size in shape)


def _seed_word(seed: float) -> int:
    """Returns the 64 bits of a number folded into 32. -0 counts as 0."""
    words: tuple[int, int] = struct.unpack("<II", struct.pack("<d", seed + 0.0))
    low, high = words
    return low ^ (high * _HASH & _MASK)


def _fill(groups: NDArray[np.float32], block: int, seed: int, stream: int) -> None:
    """Fills groups of 4 words of 4 blocks with normal values. ``block`` is the index of the first block."""
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
    """Returns r*cos and r*sin with r = sqrt(-2 ln u) (Box & Muller 1958). It changes arrays in place, which is twice as fast."""
    uniform = _floats((word0 >> np.uint32(8)) + np.uint32(1))
    uniform *= np.float32(2**-24)  # in (0, 1]
    radius = _log(uniform)
    radius *= np.float32(-2)
    np.sqrt(radius, out=radius)
    # The first two bits select the quadrant. The next 22 select an angle in (-pi/4, pi/4), where the polynomials are accurate.
    angle = _floats((word1 >> np.uint32(8)) & np.uint32(0x3FFFFF))
    angle += np.float32(0.5)
    angle *= np.float32(2**-22)
    angle -= np.float32(0.5)
    angle *= _HALF_PI
    square = angle * angle
    sin = _polynomial(_SIN, square)
    sin *= square
    sin *= angle
    sin += angle
    cos = _polynomial(_COS, square)
    cos *= square
    cos *= square
    square *= np.float32(0.5)
    cos -= square
    cos += np.float32(1)
    sin *= radius
    cos *= radius
    # Odd quadrants swap sine and cosine. The second value is negative in the last two quadrants, the first value in the middle two.
    along, across = cos.view(np.uint32), sin.view(np.uint32)
    swapped = (along ^ across) & ((word1 >> np.uint32(30) & np.uint32(1)) * np.uint32(_MASK))
    along ^= swapped
    across ^= swapped
    along ^= (word1 ^ (word1 << np.uint32(1))) & _SIGN
    across ^= word1 & _SIGN
    return cos, sin


def _log(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Returns ln x for positive float32 values that are not subnormal."""
    m, exponent = np.frexp(x)
    # The sign bit of the difference is 1 below sqrt(1/2), and otherwise 0.
    small = _floats((m - _SQRT_HALF).view(np.uint32) >> np.uint32(31))
    power = exponent.astype(np.float32)
    power -= small
    small *= m
    m += small
    m -= np.float32(1)
    square = m * m
    y = _polynomial(_LOG, m)
    y *= m
    y *= square
    y += power * _LN2_LOW
    square *= np.float32(0.5)
    y -= square
    y += m
    power *= _LN2_HIGH
    y += power
    return y


def _polynomial(coefficients: NDArray[np.float32], x: NDArray[np.float32]) -> NDArray[np.float32]:
    y: NDArray[np.float32] = coefficients[0] * x
    for coefficient in coefficients[1:-1]:
        y += coefficient
        y *= x
    y += coefficients[-1]
    return y


def _floats(words: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Converts words below 2**31 to floats. Converting them as signed integers is faster."""
    return words.view(np.int32).astype(np.float32)
