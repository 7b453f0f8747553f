"""Noise schedules in discrete time. The function is ``createSchedule`` in JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import integer, invalid, one_of, positive, wrong_type
from ._values import values_of

ScheduleKind = Literal["linear", "quadratic", "sigmoid", "cosine"]
KINDS: tuple[str, ...] = get_args(ScheduleKind)
_OF_DIFFUSERS = {
    "scaled_linear": "'scaled_linear' of diffusers is 'quadratic'",
    "squaredcos_cap_v2": "'squaredcos_cap_v2' of diffusers is 'cosine'",
}
#: The largest number of timesteps. A schedule of this length takes 48 MB in JavaScript.
TIMESTEPS_LIMIT = 1_000_000
#: Half the width of the logistic curve of the sigmoid kind.
_SIGMOID_REACH = 6
#: The offset s in Nichol & Dhariwal 2021, equation (17). It keeps the first beta of the cosine kind away from 0.
_COSINE_OFFSET = 0.008
#: The largest beta in the cosine kind. It keeps alpha above 0.
_COSINE_BETA_LIMIT = 0.999
#: The largest number below 1.
_BELOW_ONE = 1 - 2.0**-53

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Schedule:
    """A noise schedule. All arrays are float64, read-only and indexed by the timestep, which begins at 0. The state at t = 0 has noise."""

    kind: str
    timesteps: int
    #: The variance of the noise that each step adds.
    betas: Array
    #: 1 - beta.
    alphas: Array
    alphas_sqrt: Array
    #: The products of all alphas up to t.
    alphas_cumprod: Array
    alphas_cumprod_sqrt: Array
    #: 1 - alphas_cumprod, accurate near t = 0.
    one_minus_alphas_cumprod: Array

    @property
    def beta_start(self) -> float:
        return float(self.betas[0])

    @property
    def beta_end(self) -> float:
        return float(self.betas[-1])

    def __eq__(self, other: object) -> bool:
        """Returns whether both schedules have the same betas. Their kinds may differ."""
        return np.array_equal(self.betas, other.betas) if isinstance(other, Schedule) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.betas.tobytes())

    def __repr__(self) -> str:
        return f"Schedule({self.kind!r}, timesteps={self.timesteps}, beta_start={self.beta_start:g}, beta_end={self.beta_end:g})"


def create_schedule(
    kind: ScheduleKind = "linear",
    timesteps: int = 1000,
    beta_start: float = 1e-4,
    beta_end: float = 2e-2,
    *,
    betas: ArrayLike | None = None,
) -> Schedule:
    """Returns a noise schedule. The default is the schedule of Ho et al. 2020, whose beta grows linearly from 1e-4 to 0.02 in 1000 steps.

    Args:
        kind: the curve of beta over t: ``"linear"``, ``"quadratic"``, whose root is linear, ``"sigmoid"``, or ``"cosine"`` (Nichol &
            Dhariwal 2021).
        timesteps: the number of steps, 1 to 1,000,000. Defaults to 1000.
        beta_start: the first beta, in (0, 1). Defaults to 1e-4. The cosine kind ignores it.
        beta_end: the last beta, in [beta_start, 1). Defaults to 0.02. The cosine kind ignores it.
        betas: all betas, numbers in (0, 1), in place of the other arguments. The kind is then ``"custom"``.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    if betas is not None:
        return _from_betas("custom", _checked(betas))
    one_of("kind", kind, KINDS, _OF_DIFFUSERS)
    timesteps = integer("timesteps", timesteps, 1, TIMESTEPS_LIMIT + 1)
    expected = "0 < beta_start <= beta_end < 1"
    end = positive("beta_end", beta_end, _BELOW_ONE, expected)
    start = positive("beta_start", beta_start, end, f"{expected}; beta_end is {end}")
    return _from_betas(kind, _betas_of(kind, timesteps, start, end))


def check_schedule(schedule: object) -> None:
    """Raises an error unless ``schedule`` is a ``Schedule``."""
    if not isinstance(schedule, Schedule):
        raise wrong_type("schedule", schedule, "what create_schedule returns")


def _betas_of(kind: str, timesteps: int, start: float, end: float) -> Array:
    if kind == "linear":
        return _evenly(timesteps, start, end)
    if kind == "quadratic":
        root = _evenly(timesteps, float(np.sqrt(start)), float(np.sqrt(end)))
        return root * root
    if kind == "sigmoid":
        x = _evenly(timesteps, -_SIGMOID_REACH, _SIGMOID_REACH)
        return start + (end - start) / (1 + np.exp(-x))
    # beta_t = 1 - alphas_cumprod[t] / alphas_cumprod[t - 1], where alphas_cumprod falls as a squared cosine.
    fraction = np.arange(timesteps + 1) / timesteps
    signal = np.cos((fraction + _COSINE_OFFSET) / (1 + _COSINE_OFFSET) * (np.pi / 2)) ** 2
    betas: Array = np.minimum(1 - signal[1:] / signal[:-1], _COSINE_BETA_LIMIT)
    return betas


def _evenly(count: int, start: float, end: float) -> Array:
    step = (end - start) / (count - 1) if count > 1 else 0.0
    return start + np.arange(count, dtype=np.float64) * step


def _checked(betas: ArrayLike) -> Array:
    array = np.array(values_of("betas", betas, "a flat array of numbers"), dtype=np.float64)
    if array.ndim != 1 or not 1 <= array.size <= TIMESTEPS_LIMIT:
        raise invalid("betas", array.shape, f"the shape of a flat array of 1 to {TIMESTEPS_LIMIT} numbers")
    wrong = np.flatnonzero(~((array > 0) & (array < 1)))
    if wrong.size:
        raise invalid(f"betas[{wrong[0]}]", float(array[wrong[0]]), "a number in 0 < beta < 1")
    return array


def schedule_of_betas(betas: Array) -> Schedule:
    """Returns a schedule of betas without checking them. The last beta may be 1, which removes all of x0."""
    return _from_betas("custom", betas)


def _from_betas(kind: str, betas: Array) -> Schedule:
    alphas = 1 - betas
    cumprod = np.asarray(np.cumprod(alphas), dtype=np.float64)
    # Near t = 0 the product is close to 1, so 1 - product would lose digits that sigma needs.
    with np.errstate(divide="ignore"):
        variance = -np.expm1(np.cumsum(np.log1p(-betas)))
    schedule = Schedule(kind, betas.size, betas, alphas, np.sqrt(alphas), cumprod, np.sqrt(cumprod), variance)
    for value in vars(schedule).values():
        if isinstance(value, np.ndarray):
            value.flags.writeable = False
    return schedule
