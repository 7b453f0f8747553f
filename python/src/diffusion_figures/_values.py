"""Reads arrays, tensors and lists of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import invalid
from .arrays import as_numpy


def values_of(name: str, values: object, expected: str = "an array of numbers") -> NDArray[Any]:
    """The numbers of an array, a list or a tensor, as they are."""
    try:
        array = as_numpy(values)
    except (TypeError, ValueError, RuntimeError, OverflowError):
        raise invalid(name, values, expected) from None
    # A masked value is no number.
    if array.dtype.kind not in "buif" or np.ma.is_masked(values):
        raise invalid(name, values, expected)
    return array


def finite_values(name: str, values: object) -> NDArray[np.float64]:
    """The same as a new float64 array, in which all numbers are finite."""
    array = np.array(values_of(name, values), dtype=np.float64)
    if not np.isfinite(array).all():
        index = tuple(int(axis) for axis in np.argwhere(~np.isfinite(array))[0])
        where = f"{name}[{', '.join(map(str, index))}]" if index else name
        raise invalid(where, float(array[index]), "a finite number")
    return array


def rows_of(name: str, array: NDArray[np.float64], dimension: int) -> NDArray[np.float64]:
    """Rows of values; a flat array is cut into rows."""
    if array.size % dimension != 0 or (array.ndim > 1 and array.shape[-1] != dimension):
        raise invalid(name, array.shape, f"a shape that ends with {dimension}, the dimension")
    return array.reshape(-1, dimension)
