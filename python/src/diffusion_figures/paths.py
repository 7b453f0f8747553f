"""Paths from data to noise in continuous time. The function is ``gaussianPath`` in JavaScript."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any, Literal, NamedTuple, Union, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import invalid, is_finite, number, one_of, positive, wrong_type
from ._values import values_of
from .schedules import Schedule

#: A NumPy scalar for the value at one time, or an array for many times.
Array = Union["np.floating[Any]", "NDArray[np.floating[Any]]"]
PathKind = Literal["vp-linear", "vp-scaled-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow"]
KINDS: tuple[str, ...] = get_args(PathKind)
#: The default beta at both ends of the kinds that have a beta.
_BETAS = {"vp-linear": (0.1, 20.0), "vp-scaled-linear": (0.85, 12.0), "zero-snr": (0.85, 12.0)}
#: Half the width of the logistic curve of alpha squared in the sigmoid kind; Jabri et al. 2023.
_SIGMOID_REACH = 3
#: The largest beta. It keeps the smallest alpha, e**-500, far above the smallest number of float64.
_BETA_LIMIT = 1000


class Slopes(NamedTuple):
    """The derivatives of alpha and sigma in t."""

    alpha: Array
    sigma: Array


class _Curve(ABC):
    """The scales of a path before any shift, as functions of arrays of t."""

    end = 1.0
    #: The quantity that is 1 at every t: alpha**2 + sigma**2 for ``"power"``, alpha + sigma for ``"sum"``, alpha for ``"signal"``.
    keeps = "power"

    @abstractmethod
    def alpha(self, t: Array) -> Array: ...

    @abstractmethod
    def sigma(self, t: Array) -> Array: ...

    @abstractmethod
    def slopes(self, t: Array) -> Slopes: ...


class _LogAlpha(_Curve):
    """ln alpha = -1/2 times the integral of beta, of the SDE dx = -beta/2 x dt + sqrt(beta) dw; Song et al. 2021."""

    def __init__(self, start: float, end: float, root: bool) -> None:
        self._beta_start, self._root = start, root
        self._start = math.sqrt(start) if root else start
        self._growth = (math.sqrt(end) if root else end) - self._start

    def log_alpha(self, t: Array) -> Array:
        if self._root:  # the root of beta grows evenly; Rombach et al. 2022
            return -(self._beta_start + self._start * self._growth * t + (self._growth * t) ** 2 / 3) * (t / 2)
        return -(self._start + self._growth * t / 2) * (t / 2)  # Song et al. 2021, equation (32)

    def log_slope(self, t: Array) -> Array:
        rate = self._start + self._growth * t
        return -(rate**2) / 2 if self._root else -rate / 2

    def alpha(self, t: Array) -> Array:
        alpha: Array = np.exp(self.log_alpha(t))
        return alpha

    def sigma(self, t: Array) -> Array:
        sigma: Array = np.sqrt(-np.expm1(2 * self.log_alpha(t)))
        return sigma

    def _slope(self, t: Array) -> Array:
        slope: Array = np.exp(self.log_alpha(t)) * self.log_slope(t)
        return slope

    def slopes(self, t: Array) -> Slopes:
        slope = self._slope(t)
        return Slopes(slope, -self.alpha(t) * slope / self.sigma(t))


class _ZeroSnr(_LogAlpha):
    """Alpha moved and stretched, so that it ends at 0 and begins at 1; Lin et al. 2024, algorithm 1."""

    def __init__(self, start: float, end: float) -> None:
        super().__init__(start, end, root=True)
        self._last = float(self.log_alpha(np.float64(1)))
        self._range = -math.expm1(self._last)

    def alpha(self, t: Array) -> Array:
        alpha: Array = math.exp(self._last) * np.expm1(self.log_alpha(t) - self._last) / self._range
        return alpha

    def sigma(self, t: Array) -> Array:
        return np.sqrt(-np.expm1(self.log_alpha(t)) / self._range * (1 + self.alpha(t)))

    def _slope(self, t: Array) -> Array:
        return super()._slope(t) / self._range


class _Cosine(_Curve):
    """Alpha is the cosine of an angle that grows evenly; Nichol & Dhariwal 2021, equation (17)."""

    def __init__(self, s: float) -> None:
        self._s = s
        self._speed = math.pi / 2 / (1 + s)
        self._first = s * self._speed
        self._scale = math.cos(self._first)

    def alpha(self, t: Array) -> Array:
        alpha: Array = np.sin((1 - t) * self._speed) / self._scale  # as the sine of the angle that is left, it is 0 at t = 1
        return alpha

    def sigma(self, t: Array) -> Array:
        sigma: Array = np.sqrt(np.sin(t * self._speed) * np.sin(t * self._speed + 2 * self._first)) / self._scale
        return sigma

    def slopes(self, t: Array) -> Slopes:
        sine = np.sin(t * self._speed + self._first)
        over_sigma = 1.0 if self._s == 0 else sine / self.sigma(t)  # without the offset the sine is sigma itself
        return Slopes(-self._speed * sine / self._scale, self._speed * self.alpha(t) / self._scale * over_sigma)


class _Sigmoid(_Curve):
    """Alpha squared falls as a logistic curve from 1 to 0; Jabri et al. 2023. Differences are hyperbolic sines."""

    _half = _SIGMOID_REACH / 2

    def _share(self, part: Array, t: Array) -> Array:
        below = np.cosh(_SIGMOID_REACH * t - self._half) * math.sinh(2 * self._half)
        share: Array = np.sinh(_SIGMOID_REACH * part) * math.cosh(self._half) / below
        return share

    def alpha(self, t: Array) -> Array:
        return np.sqrt(self._share(1 - t, t))

    def sigma(self, t: Array) -> Array:
        return np.sqrt(self._share(t, t))

    def slopes(self, t: Array) -> Slopes:
        width = np.cosh(_SIGMOID_REACH * t - self._half) ** 2
        fall = _SIGMOID_REACH / (4 * width * math.tanh(self._half))
        return Slopes(-fall / self.alpha(t), fall / self.sigma(t))


class _Exploding(_Curve):
    """The signal scale stays 1, and sigma grows exponentially (Song et al. 2021) or linearly (Karras et al. 2022)."""

    keeps = "signal"

    def __init__(self, start: float | None, last: float) -> None:
        self._start = start
        self.end = 1.0 if start is not None else last
        self._growth = math.log(last / start) if start is not None else 0.0

    def alpha(self, t: Array) -> Array:
        return np.ones_like(t)

    def sigma(self, t: Array) -> Array:
        return t if self._start is None else self._start * np.exp(self._growth * t)

    def slopes(self, t: Array) -> Slopes:
        slope = np.ones_like(t) if self._start is None else self._growth * self.sigma(t)
        return Slopes(np.zeros_like(t), slope)


class _Flow(_Curve):
    """Straight lines; Lipman et al. 2023, Liu et al. 2023."""

    keeps = "sum"

    def alpha(self, t: Array) -> Array:
        return 1 - t

    def sigma(self, t: Array) -> Array:
        return t

    def slopes(self, t: Array) -> Slopes:
        return Slopes(np.full_like(t, -1), np.ones_like(t))


@dataclass(frozen=True, eq=False)
class GaussianPath:
    """A path x_t = alpha(t) x0 + sigma(t) epsilon. Its methods take a time or an array of times in start <= t <= end."""

    kind: str
    start: float
    end: float
    _curve: _Curve
    _shift: float
    #: The options of this kind that were passed to ``gaussian_path``, with their names in JavaScript.
    options: Mapping[str, float] = field(default_factory=dict)

    def _parameters(self) -> dict[str, float]:
        """Returns all options that the kind uses, with the kind's own defaults for the betas."""
        start, end = _BETAS.get(self.kind, (None, None))
        betas = {} if start is None or end is None else {"betaStart": start, "betaEnd": end}
        return {"shift": self._shift, **betas, **self.options}

    def __eq__(self, other: object) -> bool:
        """Returns whether both paths have the same kind and options, and so the same alpha and sigma at each t."""
        if not isinstance(other, GaussianPath):
            return NotImplemented
        return (self.kind, self._parameters()) == (other.kind, other._parameters())

    def __hash__(self) -> int:
        return hash((self.kind, *self._parameters().values()))

    def __repr__(self) -> str:
        names = {"betaStart": "beta_start", "betaEnd": "beta_end", "sigmaStart": "sigma_start", "sigmaEnd": "sigma_end"}
        options = "".join(f", {names.get(name, name)}={value:g}" for name, value in self._parameters().items())
        return f"GaussianPath({self.kind!r}{options})"

    def _times(self, t: ArrayLike) -> Array:
        expected = f"numbers in {self.start:g} <= t <= {self.end:g}"
        given = values_of("t", t, expected)
        times = given.astype(np.float64)
        if given.dtype.kind == "b" or not ((times >= self.start) & (times <= self.end)).all():
            raise invalid("t", t, expected)
        return times

    def _norm(self, t: Array) -> Array:
        if self._curve.keeps == "signal":
            return np.ones_like(t)
        signal, noise = self._curve.alpha(t), self._shift * self._curve.sigma(t)
        return signal + noise if self._curve.keeps == "sum" else np.hypot(signal, noise)

    def alpha(self, t: ArrayLike) -> Array:
        """Returns the scale of x0 at t."""
        times = self._times(t)
        return self._curve.alpha(times) / self._norm(times)

    def sigma(self, t: ArrayLike) -> Array:
        """Returns the scale of the noise at t."""
        times = self._times(t)
        return self._shift * self._curve.sigma(times) / self._norm(times)

    def slopes(self, t: ArrayLike) -> Slopes:
        """Returns the derivatives of alpha and sigma in t. The slope of sigma is infinite at the start if sigma begins like a root."""
        times, m = self._times(t), self._shift
        with np.errstate(divide="ignore", invalid="ignore"):
            alpha, sigma = self._curve.slopes(times)
            if self._curve.keeps == "signal":
                return Slopes(np.asarray(alpha)[()], m * sigma)
            norm = self._norm(times)
            if self._curve.keeps == "sum":
                return Slopes(m * alpha / norm**2, m * sigma / norm**2)
            return Slopes(m**2 * alpha / norm**3, m * sigma / norm**3)

    def log_snr(self, t: ArrayLike) -> Array:
        """Returns ln(alpha**2 / sigma**2), which falls with t."""
        times = self._times(t)
        with np.errstate(divide="ignore"):
            value: Array = 2 * (np.log(self._curve.alpha(times)) - np.log(self._curve.sigma(times)) - math.log(self._shift))
            return value

    def time_at(self, log_snr: float) -> float:
        """Returns the t with this log-SNR, found by bisection to the last digit. If no t has it, returns the nearer end."""
        is_infinite = isinstance(log_snr, (float, np.floating)) and math.isinf(log_snr)
        if not (is_infinite or is_finite(log_snr)):
            is_number = isinstance(log_snr, Real) and not isinstance(log_snr, bool)
            raise invalid("log_snr", log_snr, "a number") if is_number else wrong_type("log_snr", log_snr, "a number")
        if log_snr >= self.log_snr(self.start):
            return self.start
        if log_snr <= self.log_snr(self.end):
            return self.end
        before, after = self.start, self.end
        while True:
            middle = before + (after - before) / 2
            if middle in (before, after):
                return after
            if self.log_snr(middle) > log_snr:
                before = middle
            else:
                after = middle


def gaussian_path(
    kind: PathKind = "vp-linear",
    *,
    shift: float = 1,
    beta_start: float | None = None,
    beta_end: float | None = None,
    s: float = 0.008,
    sigma_start: float = 0.01,
    sigma_end: float = 50,
    end: float = 80,
) -> GaussianPath:
    """Returns a path from the data at t = 0 to noise at t = 1, or at t = ``end`` for ``"edm"``.

    Args:
        kind: the kind of the path, ``"vp-linear"`` (Song et al. 2021), ``"vp-scaled-linear"`` (Rombach et al. 2022), ``"zero-snr"`` (Lin et al. 2024),
            ``"cosine"`` (Nichol & Dhariwal 2021), ``"sigmoid"`` (Jabri et al. 2023), ``"ve"`` (Song et al. 2021), ``"edm"``
            (Karras et al. 2022) or ``"flow"`` (Lipman et al. 2023). A kind ignores the arguments of the other kinds.
        shift: a number m > 0, which lowers the log-SNR at every t by 2 ln m (Hoogeboom et al. 2023, Esser et al. 2024). Defaults to 1.
        beta_start: beta at t = 0 in the first three kinds. Defaults to 0.1 for ``"vp-linear"`` and to 0.85 for the other two.
        beta_end: beta at t = 1 in the first three kinds, at most 1000. Defaults to 20 for ``"vp-linear"`` and to 12 for the other two.
        s: the offset of ``"cosine"``, in 0 <= s <= 1.
        sigma_start: sigma at t = 0 in ``"ve"``, above 0.
        sigma_end: sigma at t = 1 in ``"ve"``, above ``sigma_start``.
        end: the last t of ``"edm"`` and its largest sigma, above 0.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    one_of("kind", kind, KINDS)
    m = positive("shift", shift)
    curve = _curve_of(kind, beta_start, beta_end, s, sigma_start, sigma_end, end)
    betas = {"betaStart": beta_start, "betaEnd": beta_end}
    read: dict[str, dict[str, float | None]] = {
        **dict.fromkeys(("vp-linear", "vp-scaled-linear", "zero-snr"), betas),
        "cosine": {"s": s},
        "ve": {"sigmaStart": sigma_start, "sigmaEnd": sigma_end},
        "edm": {"end": end},
    }
    given = {"shift": m, **read.get(kind, {})}
    options = {name: float(value) for name, value in given.items() if value is not None}
    return GaussianPath(kind, 0.0, curve.end, curve, m, options)


def _curve_of(
    kind: str,
    beta_start: float | None,
    beta_end: float | None,
    s: float,
    sigma_start: float,
    sigma_end: float,
    end: float,
) -> _Curve:
    if kind in ("vp-linear", "vp-scaled-linear", "zero-snr"):
        defaults = _BETAS[kind]
        first = defaults[0] if beta_start is None else beta_start
        last = defaults[1] if beta_end is None else beta_end
        expected = f"0 < beta_start <= beta_end <= {_BETA_LIMIT}"
        last = positive("beta_end", last, _BETA_LIMIT, expected)
        first = positive("beta_start", first, last, f"{expected}; beta_end is {last}")
        return _ZeroSnr(first, last) if kind == "zero-snr" else _LogAlpha(first, last, kind == "vp-scaled-linear")
    if kind == "cosine":
        return _Cosine(number("s", s, 0, 1))
    if kind == "sigmoid":
        return _Sigmoid()
    if kind == "flow":
        return _Flow()
    if kind == "edm":
        return _Exploding(None, positive("end", end))
    last = positive("sigma_end", sigma_end)
    first = positive("sigma_start", sigma_start)
    if first >= last:
        raise invalid("sigma_start", sigma_start, f"0 < sigma_start < sigma_end; sigma_end is {sigma_end}")
    return _Exploding(first, last)


Process = Union[Schedule, GaussianPath]


def check_process(process: object) -> None:
    """Raises an error unless ``process`` is a schedule or a path."""
    if not isinstance(process, (Schedule, GaussianPath)):
        expected = "what create_schedule or gaussian_path returns, or the process of from_diffusers"
        raise wrong_type("process", process, expected)


def time_of(process: Process, name: str, t: object) -> float:
    """Returns a timestep of a schedule, as an int if it is whole, or a time of a path. Raises an error if it is out of range."""
    check_process(process)
    if isinstance(process, Schedule):
        time = number(name, t, 0, process.timesteps - 1)
        return int(time) if time == int(time) else time
    return number(name, t, process.start, process.end)
