"""Errors that name the argument, its value and what was expected."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real

import numpy as np

TEXT_LIMIT = 120


def invalid(name: str, value: object, expected: str) -> ValueError:
    """Returns the error for an invalid argument."""
    return complaint(name, shown(value), expected)


def wrong_type(name: str, value: object, expected: str) -> TypeError:
    """Returns the error for an argument of the wrong type."""
    return TypeError(str(invalid(name, value, expected)))


def shown(value: object, limit: int = TEXT_LIMIT) -> str:
    """Returns the ``repr`` of a value, cut to at most ``limit`` characters."""
    try:
        text = repr(value)
    except Exception:
        # repr raises an error for an integer of more than 4300 digits, and for some classes.
        text = f"an object of class {type(value).__name__}"
    return text if len(text) <= limit else text[: limit - 3] + "..."


def complaint(name: str, description: str, expected: str) -> ValueError:
    """Returns the error for an invalid argument, with a description in place of its value."""
    return ValueError(f"invalid {name}: {description}; expected {expected}")


def integer(name: str, value: object, least: int, end: int) -> int:
    """Returns a Python or NumPy integer as an int. Raises an error unless least <= value < end."""
    if isinstance(value, Integral) and not isinstance(value, bool) and least <= int(value) < end:
        return int(value)
    raise _wrong_number(name, value, f"an integer in {least} <= {name} < {end}")


def _wrong_number(name: str, value: object, expected: str) -> Exception:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    return invalid(name, value, expected) if is_number else wrong_type(name, value, expected)


def timestep(name: str, value: object, least: int, end: int) -> int:
    """Returns an integer as ``integer`` does. Accepts whole floats too, because some libraries store timesteps as floats."""
    if isinstance(value, (float, np.floating)) and value == int(value if math.isfinite(value) else 0):
        value = int(value)
    return integer(name, value, least, end)


def is_finite(value: object) -> bool:
    """Returns whether a value is a Python or NumPy number that is finite in float64."""
    try:
        return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:
        return False


def number(name: str, value: object, least: float, most: float, expected: str | None = None) -> float:
    """Returns a number as a float. Raises an error unless it is finite and least <= value <= most."""
    if isinstance(value, Real) and is_finite(value) and least <= float(value) <= most:
        return float(value)
    raise _wrong_number(name, value, expected or f"a number in {least:g} <= {name} <= {most:g}")


def positive(name: str, value: object, most: float = math.inf, expected: str = "a finite number above 0") -> float:
    """Returns a number as a float. Raises an error unless it is finite and 0 < value <= most."""
    if isinstance(value, Real) and is_finite(value) and 0 < float(value) <= most:
        return float(value)
    raise _wrong_number(name, value, expected)


def one_of(name: str, value: object, choices: tuple[str, ...], hints: Mapping[str, str] | None = None) -> str:
    """Returns a word if it is one of ``choices``. Otherwise raises an error, with the hint for this word if there is one."""
    if isinstance(value, str) and value in choices:
        return value
    expected = "one of " + ", ".join(repr(choice) for choice in choices)
    if isinstance(value, str) and hints and value in hints:
        expected += f"; {hints[value]}"
    raise invalid(name, value, expected) if isinstance(value, str) else wrong_type(name, value, expected)
