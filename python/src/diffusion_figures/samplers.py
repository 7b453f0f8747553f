"""The steps of DDPM, DDIM, Euler, Heun and DPM-Solver++ as weighted sums, the same as in the figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from numbers import Real
from typing import Any, Literal, NamedTuple, TypedDict, Union, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import complaint, integer, invalid, number, one_of, positive, wrong_type
from .coefficients import ReverseCoefficients, log_snr, scales, slopes
from ._values import finite_values, over, values_of
from .noise import noise
from .paths import GaussianPath, Process, check_process, time_of
from .schedules import Schedule

Array = NDArray[np.float64]


class Ddpm(TypedDict):
    kind: Literal["ddpm"]
    variance: Literal["beta", "posterior"]


class _Ddim(TypedDict):
    kind: Literal["ddim"]


class Ddim(_Ddim, total=False):
    eta: float


Euler = TypedDict("Euler", {"kind": Literal["euler", "heun"], "in": Literal["sigma", "time"]})


class _DpmSolver(TypedDict):
    kind: Literal["dpm++"]


class DpmSolver(_DpmSolver, total=False):
    sde: bool


#: ``{"kind": "ddpm", "variance": "beta" | "posterior"}``, ``{"kind": "ddim", "eta": 0}``, ``{"kind": "euler", "in": "sigma" | "time"}``,
#: ``{"kind": "heun", "in": "sigma" | "time"}`` or ``{"kind": "dpm++", "sde": False}``. Figures take the same dict. ``eta`` defaults to 0,
#: and ``sde`` to False.
Sampler = Union[Ddpm, Ddim, Euler, DpmSolver]
Spacing = Literal["time", "logSnr", "karras"]
#: The t of the clean image, before the first t of every process.
CLEAN = -1
#: The first stream of the noise that the steps of a chain add.
_CHAIN_STEPS = 0x80000000
#: The largest and the smallest sigma/alpha of Karras et al. 2022, for paths without signal at the end or without noise at the start.
_LARGEST_RATIO, _LEAST_RATIO = 80.0, 0.002


class _Stride(NamedTuple):
    """The forward process from s to a later t, with the noise at both ends."""

    signal_before: float
    variance_before: float
    variance_after: float
    #: The scale of x_s in x_t.
    scale: float
    #: The variance of the noise that the forward process adds from s to t.
    variance: float


def _stride(process: Process, s: float, t: float) -> _Stride:
    t = time_of(process, "t", t)
    if isinstance(process, GaussianPath):
        return _stride_of_path(process, s, t)
    if not (isinstance(s, Real) and s == CLEAN):
        expected = f"a number in 0 <= s < {t}, or -1 for the clean image"
        if number("s", s, 0, t, expected) == t:
            raise invalid("s", s, expected)
    if t != int(t) or s != int(s):
        return _stride_of_scales(process, s, t)
    t, s = int(t), int(s)
    # The ratio fails once alphas_cumprod underflows, and one minus the ratio loses digits if s is close to t.
    with np.errstate(divide="ignore"):
        logarithm = float(np.cumsum(np.log1p(-process.betas[s + 1 : t + 1]))[-1])
    signal, variance = (1.0, 0.0) if s == CLEAN else (process.alphas_cumprod_sqrt[s], process.one_minus_alphas_cumprod[s])
    after = float(process.one_minus_alphas_cumprod[t])
    return _Stride(float(signal), float(variance), after, math.exp(logarithm / 2), -math.expm1(logarithm))


def _stride_of_scales(schedule: Schedule, s: float, t: float) -> _Stride:
    """Returns the stride if s or t lies between two timesteps."""
    after = scales(schedule, t)
    variance_after = float(after.sigma) ** 2
    if s == CLEAN:
        return _Stride(1.0, 0.0, variance_after, float(after.alpha), variance_after)
    before = scales(schedule, s)
    # ln alphas_cumprod = -ln(1 + 1/SNR)
    first, last = (-float(np.logaddexp(0, -log_snr(schedule, time))) for time in (s, t))
    scale = math.exp((last - first) / 2)
    return _Stride(float(before.alpha), float(before.sigma) ** 2, variance_after, scale, -math.expm1(last - first))


def _stride_of_path(path: GaussianPath, s: float, t: float) -> _Stride:
    after = scales(path, t)
    variance_after = float(after.sigma) ** 2
    if variance_after == 0:
        raise invalid("t", t, "a time with sigma > 0: x_t contains no noise")
    if isinstance(s, Real) and s == CLEAN:
        return _Stride(1.0, 0.0, variance_after, float(after.alpha), variance_after)
    s = number("s", s, path.start, t, f"a number in {path.start:g} <= s < {t}, or -1 for the clean image")
    before = scales(path, s)
    fall = float(log_snr(path, t) - log_snr(path, s))
    if not fall < 0:
        raise invalid("s", s, f"a time with a larger log-SNR than at t = {t}")
    signal = float(before.alpha)
    return _Stride(signal, float(before.sigma) ** 2, variance_after, float(after.alpha) / signal, -math.expm1(fall) * variance_after)


def sampler_coefficients(process: Process, t: ArrayLike, s: ArrayLike, sampler: Sampler) -> ReverseCoefficients:
    """Returns the coefficients of one step from x_t to an earlier x_s.

    ``x0`` multiplies the predicted x_0, ``xt`` multiplies x_t, and ``sigma`` multiplies standard normal noise.

    Args:
        process: a schedule or a path.
        t: the time of x_t.
        s: the time of x_s, below t. -1 stands for the clean image, which is the predicted x_0 for every sampler.
        sampler: the dict of the sampler and its options, see ``Sampler``.
            The variance of ``"ddpm"`` is beta of the step from s to t, or the posterior variance (Nichol & Dhariwal 2021, equation (19)).
            ``"ddim"`` is Song et al. 2021, equation (12).
            ``"euler"`` and ``"heun"`` follow the slope in sigma/alpha or in t.
            From its second step on, ``"dpm++"`` needs the x_0 of ``multistep_coefficients``.

    Returns:
        ``ReverseCoefficients``, whose fields have the shape to which t and s broadcast.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    check_process(process)
    options = _checked(sampler)
    return ReverseCoefficients(*over(3, lambda t, s: _step(process, t, s, options), t=t, s=s))


def _step(process: Process, t: float, s: float, sampler: Mapping[str, Any]) -> tuple[float, float, float]:
    stride = _stride(process, s, t)
    kind = sampler["kind"]
    if kind == "ddim":
        return _ddim(stride, sampler.get("eta", 0))
    if kind == "dpm++":
        return _ddim(stride, 1 if sampler.get("sde") else 0)
    if kind != "ddpm":
        along = _along_velocity(process, t, s) if sampler["in"] == "time" and s != CLEAN else None
        return along or _ddim(stride, 0)
    x0, xt, sigma = _ddim(stride, 1)
    if sampler["variance"] == "posterior" or s < 0:
        return x0, xt, sigma
    return x0, xt, math.sqrt(stride.variance)


def posterior_variance(process: Process, t: ArrayLike, s: ArrayLike | None = None) -> Any:
    """Returns the variance of q(x_s given x_t, x_0) (Ho et al. 2020, equation (7)). ``s`` defaults to t - 1."""
    check_process(process)
    if s is None:
        return over(1, lambda t: [_posterior_variance(process, t, None)], t=t)[0]
    return over(1, lambda t, s: [_posterior_variance(process, t, s)], t=t, s=s)[0]


def _posterior_variance(process: Process, t: float, s: float | None) -> float:
    t = time_of(process, "t", t)
    stride = _stride(process, t - 1 if s is None else s, t)
    return stride.variance / stride.variance_after * stride.variance_before


def _ddim(stride: _Stride, eta: float) -> tuple[float, float, float]:
    """Returns the step of Song et al. 2021, equations (12) and (16), computed without differences of nearly equal numbers."""
    signal, before, after, scale, variance = stride
    added = variance / after
    kept = scale**2 * before / after
    xt = math.sqrt(before / after * ((1 - eta) * (1 + eta) + eta**2 * kept))
    x0 = signal * added * (1 + eta**2 * kept) / (1 + xt * scale)
    return x0, xt, eta * math.sqrt(added * before)


def _velocity_from_x0(process: Process, t: float) -> tuple[float, float]:
    """Returns the coefficients of the velocity u = a * x0 + b * x_t. They are infinite if a slope is infinite."""
    alpha, sigma = scales(process, t)
    slope = slopes(process, t)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(slope.alpha - alpha * slope.sigma / sigma), float(slope.sigma / sigma)


def _along_velocity(process: Process, t: float, s: float) -> tuple[float, float, float] | None:
    a, b = _velocity_from_x0(process, t)
    if not (math.isfinite(a) and math.isfinite(b)):
        return None
    return (s - t) * a, 1 + (s - t) * b, 0.0


class MultistepCoefficients(NamedTuple):
    """The x_0 of a step: x0 * (x_0 predicted at t) + before * (x_0 predicted at the time before t)."""

    x0: Any
    before: Any


def multistep_coefficients(process: Process, before: ArrayLike, t: ArrayLike, s: ArrayLike) -> MultistepCoefficients:
    """Returns the coefficients of x_0 in a step of DPM-Solver++ (2M) from t to s (Lu et al. 2022, algorithm 2).

    ``x0`` multiplies the x_0 that was predicted at t, and ``before`` multiplies the x_0 that was predicted at the time ``before``.
    """
    check_process(process)
    return MultistepCoefficients(*over(2, lambda *times: _multistep(process, *times), before=before, t=t, s=s))


def _multistep(process: Process, before: float, t: float, s: float) -> tuple[float, float]:
    before, t = time_of(process, "before", before), time_of(process, "t", t)
    if not before > t:
        raise invalid("before", before, f"a time above t = {t}; two equal ones give no line")
    _stride(process, t, before)
    _stride(process, s, t)
    alone = (1.0, 0.0)
    if s == CLEAN:
        return alone
    far, here, near = (float(log_snr(process, time)) for time in (before, t, s))
    if far == -math.inf or near == math.inf:
        return alone
    more = (near - here) / (2 * (here - far))
    return 1 + more, -more


class CorrectorCoefficients(NamedTuple):
    """x_s = x0 * (x_0 predicted at s) + xt * x_t + xs * (x_s of the Euler step)."""

    x0: Any
    xt: Any
    xs: Any


def corrector_coefficients(process: Process, t: ArrayLike, s: ArrayLike, sampler: Sampler) -> CorrectorCoefficients | None:
    """Returns the coefficients of the second half of a Heun step, which uses the mean of the slopes at both ends.

    The source is Karras et al. 2022, algorithm 1. ``x0`` multiplies the x_0 that is predicted at s, ``xt`` multiplies x_t, and ``xs``
    multiplies the x_s of the Euler step.

    Args:
        process: a schedule or a path.
        t: the time of x_t.
        s: the time of x_s, below t. -1 stands for the clean image.
        sampler: the dict of the sampler, whose kind is ``"heun"``.

    Returns:
        None if no step is corrected: the step to the clean image and a step along an infinite slope are Euler steps. If only some steps
        of an array are corrected, the coefficients of the others are 0, 0 and 1.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    check_process(process)
    options = _checked(sampler)
    if options["kind"] != "heun":
        raise invalid("sampler['kind']", options["kind"], "'heun'")
    values = over(3, lambda t, s: _corrector(process, t, s, options) or (0, 0, 1), t=t, s=s)
    is_euler = all((value == alone).all() for value, alone in zip(values, (0, 0, 1)))
    return None if is_euler else CorrectorCoefficients(*values)


def _corrector(process: Process, t: float, s: float, sampler: Mapping[str, Any]) -> tuple[float, float, float] | None:
    scale = _stride(process, s, t).scale
    if s == CLEAN:
        return None
    alpha, sigma = (float(value) for value in scales(process, s))
    if sigma == 0:
        return None
    if sampler["in"] == "time":
        first, second = _velocity_from_x0(process, t), _velocity_from_x0(process, s)
        if not all(math.isfinite(value) for value in (*first, *second)):
            return None
        half = (s - t) / 2
        return half * second[0], 1 / 2, 1 / 2 + half * second[1]
    if scale == 0:
        return None
    # x_s/alpha_s = x_t/alpha_t + (sigma_s/alpha_s - sigma_t/alpha_t) * (epsilon_t + epsilon_s)/2
    half = -math.expm1(float(log_snr(process, s) - log_snr(process, t)) / 2) / 2
    return -half * alpha, 1 / (2 * scale), 1 / 2 + half


def _checked(sampler: object) -> Mapping[str, Any]:
    if not isinstance(sampler, Mapping):
        raise wrong_type("sampler", sampler, 'a dict such as {"kind": "ddim", "eta": 0}')
    kind = one_of("sampler['kind']", sampler.get("kind"), ("ddpm", "ddim", "euler", "heun", "dpm++"))
    if kind == "ddpm":
        one_of("sampler['variance']", sampler.get("variance"), ("beta", "posterior"))
    elif kind == "ddim":
        number("sampler['eta']", sampler.get("eta", 0), 0, 1)
    elif kind == "dpm++":
        if not isinstance(sampler.get("sde", False), (bool, np.bool_)):
            raise wrong_type("sampler['sde']", sampler["sde"], "True or False")
    else:
        one_of("sampler['in']", sampler.get("in"), ("sigma", "time"))
    return sampler


def sample_times(process: Process, steps: int, *, spacing: Spacing = "time", rho: float = 7) -> list[float]:
    """Returns the falling times at which the steps of a sampler begin. The last step leads to the clean image.

    Args:
        process: a schedule or a path.
        steps: the number of steps, at least 1, and for a schedule at most its number of timesteps.
        spacing: the quantity in which the times are evenly spaced: ``"time"``, ``"logSnr"`` (Lu et al. 2022), or ``"karras"``, which
            stands for (sigma/alpha)**(1/rho) (Karras et al. 2022, equation (5)). Defaults to ``"time"``.
        rho: the exponent of ``"karras"``, above 0 and large enough that (sigma/alpha)**(1/rho) is finite. Defaults to 7.

    Returns:
        A list of ``steps`` times.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    check_process(process)
    steps = integer("steps", steps, 1, 2**31 if isinstance(process, GaussianPath) else process.timesteps + 1)
    rho = positive("rho", rho)
    one_of("spacing", spacing, get_args(Spacing))
    if spacing == "time":
        if isinstance(process, GaussianPath):
            return [process.end - (process.end - process.start) * i / steps for i in range(steps)]
        return [math.floor(process.timesteps * (steps - i) / steps + 0.5) - 1 for i in range(steps)]
    noisy, clean = _range_of(process)
    if spacing == "logSnr":
        first, last = math.log(noisy), math.log(clean)
        ratios = [_exp(value) for value in _evenly(steps, first, last)]
    else:
        ratios = [_power(value, rho) for value in _evenly(steps, _power(noisy, 1 / rho), _power(clean, 1 / rho))]
    if not all(0 < ratio < math.inf for ratio in ratios):
        # A root of a number is closer to 1 than the number, so only a rho below 1 can be too small.
        if spacing == "karras" and rho < 1:
            raise invalid("rho", rho, "a larger number: sigma/alpha to the power of 1/rho is 0 or infinite")
        said = f"sigma/alpha from {clean:.3g} to {noisy:.3g}"
        raise complaint("process", said, f"a range that {spacing!r} can divide in float64")
    wanted = [-2 * math.log(ratio) for ratio in ratios]
    if isinstance(process, GaussianPath):
        return [process.end, *(process.time_at(value) for value in wanted[1:])]
    return _timesteps_at(process, wanted)


def _range_of(process: Process) -> tuple[float, float]:
    """Returns sigma/alpha at the last and at the first time."""
    ends = (process.start, process.end) if isinstance(process, GaussianPath) else (0, process.timesteps - 1)
    least, largest = (_exp(-float(log_snr(process, t)) / 2) for t in ends)
    noisy = largest if math.isfinite(largest) else _LARGEST_RATIO
    if least > 0:
        return noisy, least
    return noisy, _LEAST_RATIO if noisy > _LEAST_RATIO else noisy * _LEAST_RATIO / _LARGEST_RATIO


def _exp(x: float) -> float:
    """Returns e**x, which is infinite if it overflows, as in JavaScript."""
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def _power(base: float, exponent: float) -> float:
    """Returns a power, which is infinite if it overflows and NaN for a negative base, as in JavaScript."""
    try:
        return base**exponent if base >= 0 else math.nan
    except OverflowError:
        return math.inf


def _evenly(count: int, first: float, last: float) -> list[float]:
    step = (last - first) / (count - 1) if count > 1 else 0.0
    return [first + i * step for i in range(count)]


def _timesteps_at(schedule: Schedule, wanted: list[float]) -> list[float]:
    """Returns the timestep nearest to each wanted log-SNR. Each timestep is below the one before and leaves room for those that follow."""
    ratios = np.asarray(log_snr(schedule, np.arange(schedule.timesteps)))
    times: list[float] = []
    t = schedule.timesteps - 1
    for i, value in enumerate(wanted):
        left = len(wanted) - 1 - i
        while t > left and i > 0 and abs(ratios[t - 1] - value) <= abs(ratios[t] - value):
            t -= 1
        times.append(t)
        t -= 1
    return times


class State(NamedTuple):
    """A state of a sampler. ``t`` is -1 for the clean image."""

    t: float
    xt: Array


def sample(
    process: Process,
    predict_x0: Callable[[Array, float], ArrayLike],
    start: ArrayLike,
    sampler: Sampler,
    times: ArrayLike,
    *,
    seed: float = 0,
    previous_timesteps: ArrayLike | None = None,
) -> Iterator[State]:
    """Runs a sampler in float64. Yields the start and then the state after each step.

    ```py
    path = gaussian_path("flow")
    x_T = noise((100, 2), stream=1)
    *_, (t, samples) = sample(path, lambda x, t: expected_x0(points, x, path, t), x_T, {"kind": "heun", "in": "time"}, sample_times(path, 10))
    ```

    Args:
        process: a schedule or a path.
        predict_x0: a function that is called as ``predict_x0(x_t, t)`` with a copy of the states and returns x0 in their shape.
        start: x_T, one or more states: noise, multiplied by sigma at the end of the path.
        sampler: the dict of the sampler and its options, see ``Sampler``.
        times: the falling times at which the steps begin, from ``sample_times`` or the ``timesteps`` of ``from_diffusers``. Whole
            timesteps may be floats.
        seed: the seed of the noise that the steps add, any finite number. Defaults to 0.
        previous_timesteps: the time to which each step leads, -1 for the clean image. By default each step leads to the next time, and
            the last step leads to the clean image. The steps of DDIM in diffusers have a fixed length: pass the
            ``previous_timesteps`` of ``from_diffusers``.

    Yields:
        A ``State`` with the fields ``t`` and ``xt`` for the start and after each step.

    Raises:
        TypeError, ValueError: if an argument is invalid, or if a step gives a value that is not finite. The message names the argument,
            its value and what was expected, or the step.
    """
    check_process(process)
    _checked(sampler)
    if not callable(predict_x0):
        raise wrong_type("predict_x0", predict_x0, "a function predict_x0(x, t)")
    times = _falling(process, times)
    ends = _ends(process, times, previous_timesteps)
    x = finite_values("start", start)
    yield State(times[0] if times else CLEAN, x.copy())
    is_whole = isinstance(process, Schedule) and all(isinstance(t, int) for t in times)
    kept: Array | None = None
    for index, t in enumerate(times):
        s = ends[index]
        step = sampler_coefficients(process, t, s, sampler)
        x0 = _predicted(predict_x0, x, t)
        used = x0
        if sampler["kind"] == "dpm++":
            if kept is not None:
                part = multistep_coefficients(process, times[index - 1], t, s)
                used = part.x0 * x0 + part.before * kept
            kept = x0
        after = step.x0 * used + step.xt * x
        if step.sigma > 0:
            stream = _CHAIN_STEPS + (int(t) if is_whole else index)
            after = after + step.sigma * noise(x.shape, seed=seed, stream=stream)
        corrector = corrector_coefficients(process, t, s, sampler) if sampler["kind"] == "heun" else None
        if corrector:
            after = corrector.x0 * _predicted(predict_x0, after, s) + corrector.xt * x + corrector.xs * after
        if not np.isfinite(after).all():
            raise ValueError(f"invalid step {index + 1} of the sampler, from t = {t} to {s}: its result has values that are not finite")
        x = after
        yield State(s, x.copy())


def _falling(process: Process, times: object) -> list[float]:
    expected = "a flat array of falling times"
    array = values_of("times", times, expected)
    if array.ndim != 1:
        raise invalid("shape of times", array.shape, f"the shape of {expected}")
    read = [time_of(process, f"times[{index}]", t) for index, t in enumerate(array.tolist())]
    for index, (t, s) in enumerate(zip(read, read[1:])):
        if not s < t:
            raise invalid(f"times[{index + 1}]", s, f"a time below {t}, which is times[{index}]")
    return read


def _ends(process: Process, times: list[float], given: ArrayLike | None) -> list[float]:
    """Returns the time to which the step from each time leads."""
    if given is None:
        return [*times[1:], CLEAN][: len(times)]
    array = values_of("previous_timesteps", given, "a flat array of times")
    if array.shape != (len(times),):
        raise invalid("shape of previous_timesteps", array.shape, f"({len(times)},), one for each of the times")
    wanted: Any = array.tolist()
    ends = []
    for index, (t, s) in enumerate(zip(times, wanted)):
        name = f"previous_timesteps[{index}]"
        ends.append(CLEAN if s == CLEAN else time_of(process, name, s))
        if not ends[-1] < t:
            raise invalid(name, s, f"a time below {t}, which is times[{index}]")
    return ends


def _predicted(predict_x0: Callable[[Array, float], ArrayLike], x: Array, t: float) -> Array:
    # Copy both arrays: a function may change its argument, and may return the same array each time.
    predicted = predict_x0(x.copy(), t)
    x0 = np.array(values_of(f"result of predict_x0 at t = {t}", predicted), dtype=np.float64)
    if x0.shape != x.shape:
        raise invalid(f"shape of predict_x0 at t = {t}", x0.shape, f"{x.shape}, the shape of the states")
    return x0
