"""Plain data as JSON holds it, and schedules and paths as the figures take them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from ._check import is_finite
from .arrays import as_numpy
from .paths import KINDS as PATHS
from .paths import GaussianPath, Process, gaussian_path
from .schedules import KINDS, Schedule, create_schedule, schedule_of_betas

#: The options of ``createSchedule``, and those of ``gaussianPath`` as plain data, with the names of JavaScript.
_OF_SCHEDULES = ("kind", "timesteps", "betaStart", "betaEnd", "betas")
_OF_PATHS = ("path", "shift", "betaStart", "betaEnd", "s", "sigmaStart", "sigmaEnd", "end")
#: The arrays that JavaScript's ``Schedule`` has besides.
_ARRAYS = ("alphas", "alphasSqrt", "alphasCumprod", "alphasCumprodSqrt", "oneMinusAlphasCumprod")
#: What the figures take, in the words of errors.
SCHEDULES = "a Schedule, a GaussianPath, the kind of a schedule, or a dict as {'path': 'flow'}"
#: Far more than any data of a figure has.
_DEPTH_LIMIT = 50


def plain(value: Any, depth: int = _DEPTH_LIMIT) -> Any:
    """Numbers, texts, lists and dicts, with arrays as lists; a copy.

    Raises:
        TypeError: says what it holds that is no JSON.
        ValueError: a number is not finite, or it is nested too deep.
    """
    if depth == 0:
        raise ValueError(f"it is nested more than {_DEPTH_LIMIT} deep")
    if hasattr(value, "__array__"):
        return plain(as_numpy(value).tolist(), depth)
    if isinstance(value, Mapping):
        return {str(key): plain(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner, depth - 1) for inner in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, float)):
        if not is_finite(value):
            raise ValueError("it contains a number that is not finite")
        return value
    raise TypeError(f"it contains an object of type {type(value).__name__}")


def schedule_data(value: Any) -> Any:
    """A schedule or a path as the figures take it: a kind, or the options with their names in JavaScript.

    Raises:
        TypeError: it is none.
        ValueError: says which option is unknown.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Schedule):
        return _data_of(value)
    if isinstance(value, GaussianPath):
        return {"path": value.kind, **value.options}
    if not isinstance(value, Mapping):
        raise TypeError(f"it is an object of type {type(value).__name__}")
    options = plain({_camel(str(key)): option for key, option in value.items()})
    known = _OF_PATHS if "path" in options else _OF_SCHEDULES
    for key in options:
        if key not in known and not ("path" not in options and key in _ARRAYS):
            raise ValueError(f"{key!r} is none of {', '.join(map(repr, known))}")
    betas = options.get("betas")
    if betas is not None and not (isinstance(betas, list) and all(type(beta) in (int, float) for beta in betas)):
        raise ValueError("'betas' is no list of numbers")
    return options


def process_of(data: Any) -> Process:
    """The schedule or the path of a kind, or of options with their names in JavaScript.

    Raises:
        ValueError: an option is wrong.
    """
    kind = data if isinstance(data, str) else data.get("kind")
    if isinstance(kind, str) and kind in PATHS and kind not in KINDS:
        raise ValueError(f'a path is {{"path": "{kind}"}}, or gaussian_path("{kind}")')
    options: dict[str, Any] = {_snake(key): option for key, option in ({"kind": data} if isinstance(data, str) else data).items()}
    if "path" in options:
        return gaussian_path(options.pop("path"), **options)
    if "betas" not in options:
        return create_schedule(**options)
    # A whole schedule may end without any signal.
    betas = np.array(options["betas"], dtype=np.float64)
    return schedule_of_betas(betas) if "alphas" in options else create_schedule(betas=betas)


def default_t(rule: tuple[Any, ...], data: Any) -> float | None:
    """The default of t: ("first", t) is t, or the last one; ("share", n) is so many thousandths of the process; a third member
    is the log-SNR at the t of a path."""
    process = process_of(data)
    kind: str
    value: int
    kind, value, *level = rule
    if isinstance(process, GaussianPath):
        if level:
            return process.time_at(level[0])
        decimals = max(0, math.ceil(-math.log10((process.end - process.start) / 1000)))
        return round(process.start + (process.end - process.start) * value / 1000, decimals)
    return min(value, process.timesteps - 1) if kind == "first" else process.timesteps * value // 1000


def is_same_process(one: Process, other: Process) -> bool:
    if isinstance(one, Schedule) and isinstance(other, Schedule):
        return np.array_equal(one.betas, other.betas)
    if isinstance(one, GaussianPath) and isinstance(other, GaussianPath):
        return (one.kind, one.options) == (other.kind, other.options)
    return False


def _snake(key: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", key)


def _camel(key: str) -> str:
    return re.sub("_(.)", lambda letter: letter[1].upper(), key)


def _data_of(schedule: Schedule) -> dict[str, Any]:
    """The options from which ``createSchedule`` makes the schedule again."""
    own: dict[str, Any] = {"kind": schedule.kind, "timesteps": schedule.timesteps}
    ends = {"beta_start": schedule.beta_start, "beta_end": schedule.beta_end}
    for options in (own, {**own, **ends}):
        if schedule.kind in KINDS and np.array_equal(create_schedule(**options).betas, schedule.betas):
            return {_camel(key): option for key, option in options.items()}
    betas = {"betas": schedule.betas.tolist()}
    if schedule.beta_end < 1:
        return betas
    # A schedule that ends without any signal is none of options: the page takes it with all of its arrays.
    arrays = {
        "alphas": schedule.alphas,
        "alphasSqrt": schedule.alphas_sqrt,
        "alphasCumprod": schedule.alphas_cumprod,
        "alphasCumprodSqrt": schedule.alphas_cumprod_sqrt,
        "oneMinusAlphasCumprod": schedule.one_minus_alphas_cumprod,
    }
    return {**own, **betas, **{name: array.tolist() for name, array in arrays.items()}}
