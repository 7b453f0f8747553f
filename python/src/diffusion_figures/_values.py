"""Reads arrays, tensors and lists of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import invalid, wrong_type
from .arrays import as_numpy


def values_of(name: str, values: object, expected: str = "an array of numbers") -> NDArray[Any]:
    """Returns the numbers of an array, a list or a tensor, without converting their type.

    Raises:
        TypeError: if a value is not a number.
        ValueError: if its lists have different lengths, a value is masked, or a number is too large.
    """
    try:
        array = as_numpy(values)
    except TypeError:
        raise wrong_type(name, values, expected) from None
    except (ValueError, RuntimeError, OverflowError):
        raise invalid(name, values, expected) from None
    if array.dtype.kind == "O" and array.size and all(isinstance(value, Real) for value in array.flat):
        raise invalid(name, values, expected)
    if array.dtype.kind not in "buif":
        raise wrong_type(name, values, expected)
    if np.ma.is_masked(values):
        raise invalid(name, values, expected)
    return array


def over(count: int, function: Callable[..., Sequence[float]], **times: object) -> list[Any]:
    """Returns the ``count`` results of a function of single times, each in the shape to which the given times broadcast."""
    given = {name: _single_or_array(name, t) for name, t in times.items()}
    if not any(isinstance(t, np.ndarray) for t in given.values()):
        return [np.float64(value) for value in function(*given.values())]
    try:
        rows = np.broadcast_arrays(*given.values())
    except ValueError:
        shapes = ", ".join(f"{name} {np.shape(t)}" for name, t in given.items())
        raise ValueError(f"invalid shapes: {shapes}; expected shapes that broadcast") from None
    found = [function(*row) for row in zip(*(array.ravel().tolist() for array in rows))]
    columns = np.array(found, dtype=np.float64).reshape(-1, count).T
    return [column.reshape(rows[0].shape) for column in columns]


def _single_or_array(name: str, t: object) -> Any:
    """Returns an array with at least one axis, or a single value. The value need not be a number."""
    if not (hasattr(t, "__array__") or isinstance(t, (list, tuple))):
        return t
    array = values_of(name, t, "a number or an array of numbers")
    return array if array.ndim else array.item()


def finite_values(name: str, values: object) -> NDArray[np.float64]:
    """Returns the numbers as a new float64 array. Raises ValueError unless all of them are finite."""
    array = np.array(values_of(name, values), dtype=np.float64)
    if not np.isfinite(array).all():
        index = tuple(int(axis) for axis in np.argwhere(~np.isfinite(array))[0])
        where = f"{name}[{', '.join(map(str, index))}]" if index else name
        raise invalid(where, float(array[index]), "a finite number")
    return array


def rows_of(name: str, array: NDArray[np.float64], dimension: int) -> NDArray[np.float64]:
    """Returns an array as rows of ``dimension`` values each. Splits a flat array into rows."""
    if array.size % dimension != 0 or (array.ndim > 1 and array.shape[-1] != dimension):
        raise invalid(name, array.shape, f"a shape that ends with {dimension}, the dimension")
    return array.reshape(-1, dimension)
