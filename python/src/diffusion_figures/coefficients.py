"""Coefficients of the forward and the reverse process.

Numbers in parentheses refer to the equations that the figure ``Equation`` shows: (1) and (2) belong to the forward process, and (3) to
(7) to the reverse process. All functions take a timestep of a schedule, a time of a path, or an array of either, and return values of
the same shape. The scales can also be computed between two timesteps, where sigma/alpha is interpolated linearly, as in diffusers.
Steps, slopes and velocities of a schedule need whole timesteps. Use ``per_state`` to multiply a batch of states by coefficients.

Each field of a result has the name of the quantity that it multiplies. ``sigma`` multiplies standard normal noise.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import invalid, one_of, timestep
from ._values import over, values_of
from .paths import Array, GaussianPath, Process, Slopes, check_process
from .schedules import Schedule, check_schedule

#: The quantities that a denoiser can predict.
Target = Literal["epsilon", "x0", "v", "velocity", "score"]
#: The same quantities, and the two others that ``from_diffusers`` can return; see ``Scheduler.predicts``.
NetworkTarget = Literal[Target, "F", "negative velocity"]
TARGETS: tuple[str, ...] = get_args(Target)
#: The name of each ``prediction_type`` of diffusers in this package.
DIFFUSERS: dict[str, Target] = {"epsilon": "epsilon", "sample": "x0", "v_prediction": "v", "flow_prediction": "velocity"}
OF_DIFFUSERS = {theirs: f"{theirs!r} of diffusers is {ours!r}" for theirs, ours in DIFFUSERS.items() if theirs != ours}
_SMALLEST_EXACT = 2.0**-1022


class JumpCoefficients(NamedTuple):
    """x_t = x0 * x_0 + sigma * epsilon."""

    x0: Array
    sigma: Array


class ForwardStepCoefficients(NamedTuple):
    """x_t = previous * x_{t-1} + sigma * z."""

    previous: Array
    sigma: Array


class EpsilonToX0Coefficients(NamedTuple):
    """x_0 = xt * x_t + epsilon * epsilon."""

    xt: Array
    epsilon: Array


class MeanCoefficients(NamedTuple):
    """The mean x0 * x_0 + xt * x_t."""

    x0: Array
    xt: Array


class ReverseCoefficients(NamedTuple):
    """x_s = x0 * x_0 + xt * x_t + sigma * z."""

    x0: Array
    xt: Array
    sigma: Array


class PredictionCoefficients(NamedTuple):
    """x_0, or epsilon, = xt * x_t + prediction * prediction."""

    xt: Array
    prediction: Array


class Scales(NamedTuple):
    """The scales of x0 and of the noise in x_t = alpha x0 + sigma epsilon."""

    alpha: Array
    sigma: Array


def timesteps_of(schedule: Schedule, t: ArrayLike, name: str = "t", least: int = 0) -> NDArray[np.intp]:
    """Returns timesteps as indices. Raises ValueError unless all are integers in least <= t < timesteps."""
    check_schedule(schedule)
    expected = f"integers in {least} <= {name} < {schedule.timesteps}"
    array = values_of(name, t, expected)
    if array.dtype.kind not in "iuf" or not np.isfinite(array).all() or (array != np.floor(array)).any():
        raise invalid(name, t, expected)
    if array.size and (array.min() < least or array.max() >= schedule.timesteps):
        raise invalid(name, t, expected)
    return array.astype(np.intp)


def scales(process: Process, t: ArrayLike) -> Scales:
    """Returns the scales of x0 and of the noise at t. For a schedule these are the scales of (2)."""
    if isinstance(process, GaussianPath):
        return Scales(process.alpha(t), process.sigma(t))
    check_process(process)
    at = times_of(process, t)
    if at.dtype.kind == "f":
        ratio = _ratios(process, at)
        alpha = 1 / np.hypot(1, ratio)
        return Scales(alpha, np.where(np.isinf(ratio), 1.0, np.minimum(ratio, 1e300) * alpha)[()])
    return Scales(process.alphas_cumprod_sqrt[at], np.sqrt(process.one_minus_alphas_cumprod[at]))


def times_of(schedule: Schedule, t: ArrayLike) -> NDArray[Any]:
    """Returns timesteps as indices, or as floats unless all are whole. Raises ValueError unless 0 <= t <= timesteps - 1."""
    check_schedule(schedule)
    expected = f"numbers in 0 <= t <= {schedule.timesteps - 1}"
    array = values_of("t", t, expected)
    if array.dtype.kind not in "iuf" or (array.size and not (array.min() >= 0 and array.max() <= schedule.timesteps - 1)):
        raise invalid("t", t, expected)
    return array.astype(np.intp if (array == np.floor(array)).all() else np.float64)


def _ratios(schedule: Schedule, t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns sigma/alpha, interpolated linearly between timesteps."""
    below = np.floor(t).astype(np.intp)
    above = np.ceil(t).astype(np.intp)
    first, second = (np.exp(-log_snr(schedule, at) / 2) for at in (below, above))
    return np.where(below == above, first, first * (above - t) + second * (t - below))


def _zeros(like: Array) -> Array:
    """Returns zeros of the same shape, and for a scalar a scalar, where NumPy's function returns an array without axes."""
    return np.zeros_like(like)[()]


def per_state(t: ArrayLike, states: ArrayLike) -> NDArray[Any]:
    """Returns times of shape [B] with the shape [B, 1, ..., 1].

    Coefficients that are computed from the result broadcast with states of shape [B, ...].

    ```py
    t = per_state(rng.integers(0, 1000, len(x0)), x0)
    jump = forward_jump_coefficients(schedule, t)
    x_t = jump.x0 * x0 + jump.sigma * epsilon
    ```

    Args:
        t: one time for each state, of shape [B].
        states: the states, of shape [B, ...]. Only their shape is used.

    Raises:
        ValueError: if the number of times differs from the number of states.
    """
    times, shape = values_of("t", t), np.shape(values_of("states", states))
    if times.ndim != 1 or len(shape) < 1 or times.size != shape[0]:
        raise invalid("shape of t", times.shape, f"({shape[0] if shape else 'B'},), a time for each of the states of shape {shape}")
    return times.reshape(-1, *[1] * (len(shape) - 1))


def forward_jump_coefficients(process: Process, t: ArrayLike) -> JumpCoefficients:
    """Returns the coefficients of the jump from x_0 to x_t, (2): ``x0`` multiplies x_0, and ``sigma`` multiplies the noise."""
    return JumpCoefficients(*scales(process, t))


def forward_step_coefficients(schedule: Schedule, t: ArrayLike) -> ForwardStepCoefficients:
    """Returns the coefficients of one forward step, (1): ``previous`` multiplies x_{t-1}, and ``sigma`` multiplies the noise."""
    at = timesteps_of(schedule, t)
    return ForwardStepCoefficients(schedule.alphas_sqrt[at], np.sqrt(schedule.betas[at]))


def predict_x0_coefficients(process: Process, t: ArrayLike) -> EpsilonToX0Coefficients:
    """Returns the coefficients of x_0 as a sum of x_t and its noise, (5): ``xt`` multiplies x_t, and ``epsilon`` multiplies the noise."""
    alpha, sigma = scales(process, t)
    if (alpha == 0).any():
        raise invalid("t", t, "times with alpha > 0: elsewhere x_t is pure noise and contains nothing of x0")
    return EpsilonToX0Coefficients(1 / alpha, -sigma / alpha)


def posterior_mean_coefficients(schedule: Schedule, t: ArrayLike) -> MeanCoefficients:
    """Returns the coefficients of the mean of x_{t-1} given x_0 and x_t, (4): ``x0`` multiplies x_0, and ``xt`` multiplies x_t."""
    at = timesteps_of(schedule, t)
    before_signal, before_variance = _cumulative(schedule, at - 1)
    variance = schedule.one_minus_alphas_cumprod[at]
    x0 = before_signal * schedule.betas[at] / variance
    return MeanCoefficients(x0, schedule.alphas_sqrt[at] * before_variance / variance)


def reverse_step_coefficients(schedule: Schedule, t: ArrayLike) -> ReverseCoefficients:
    """Returns the coefficients of one reverse step, (7), with the variance (6).

    ``x0`` multiplies the predicted x_0, ``xt`` multiplies x_t, and ``sigma`` multiplies the noise. ``sigma`` is 0 at t = 0.
    """
    at = timesteps_of(schedule, t)
    x0, xt = posterior_mean_coefficients(schedule, at)
    return ReverseCoefficients(x0, xt, np.where(at == 0, 0.0, np.sqrt(schedule.betas[at]))[()])


def reverse_skip_coefficients(schedule: Schedule, t: ArrayLike, s: ArrayLike) -> ReverseCoefficients:
    """Returns the coefficients of all reverse steps from t to s at once.

    x_s has the same distribution as after the single steps, if the predicted x_0 is the same in all of them.

    Args:
        schedule: the schedule of the steps.
        t: the timestep of x_t.
        s: the timestep of x_s, in -1 <= s <= t. -1 stands for the clean image.
    """
    check_schedule(schedule)
    return ReverseCoefficients(*over(3, lambda t, s: _reverse_skip(schedule, t, s), t=t, s=s))


def _reverse_skip(schedule: Schedule, t: float, s: float) -> tuple[float, float, float]:
    t = timestep("t", t, 0, schedule.timesteps)
    s = timestep("s", s, -1, t + 1)
    xt, variance = 1.0, 0.0
    # The closed form fails once alphas_cumprod underflows.
    for k in range(t, s, -1):
        step = reverse_step_coefficients(schedule, k)
        xt *= float(step.xt)
        variance = float(step.xt) ** 2 * variance + float(step.sigma) ** 2
    after, before = _cumulative(schedule, np.array([t, s]))[0]
    return before - xt * after, xt, np.sqrt(variance)


def _cumulative(schedule: Schedule, at: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Returns the signal scale and the variance of the noise at t. At t = -1, before the first step, the image is clean."""
    is_clean = at < 0
    signal = np.where(is_clean, 1.0, schedule.alphas_cumprod_sqrt[at])
    return signal, np.where(is_clean, 0.0, schedule.one_minus_alphas_cumprod[at])


def log_snr(process: Process, t: ArrayLike) -> Array:
    """Returns ln(alpha**2 / sigma**2), the log-SNR (Kingma et al. 2021, equation (2)). It falls with t, and is 0 if alpha = sigma."""
    if isinstance(process, GaussianPath):
        return process.log_snr(t)
    check_process(process)
    at = times_of(process, t)
    if at.dtype.kind == "f":
        between: Array = -2 * np.log(_ratios(process, at))
        return between
    whole: Array = _log_signal(process, at) - np.log(process.one_minus_alphas_cumprod[at])
    return whole


def _log_signal(schedule: Schedule, at: NDArray[np.intp]) -> Array:
    """Returns ln alphas_cumprod, even if the product is too small for float64."""
    signal = schedule.alphas_cumprod[at]
    with np.errstate(divide="ignore"):
        logarithms: Array = np.log(signal)
        if (signal >= _SMALLEST_EXACT).all():
            return logarithms
        summed = np.cumsum(np.log1p(-schedule.betas))[at]
        return np.where(signal < _SMALLEST_EXACT, summed, logarithms)


def slopes(process: Process, t: ArrayLike) -> Slopes:
    """Returns the derivatives of alpha and sigma in t. For a schedule they describe the step from t - 1 to t."""
    if isinstance(process, GaussianPath):
        return process.slopes(t)
    check_process(process)
    at = timesteps_of(process, t)
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha, sigma = np.exp(_log_signal(process, at) / 2), np.sqrt(process.one_minus_alphas_cumprod[at])
        # A step that removes all of the signal removes it at a constant rate.
        before, _ = _cumulative(process, at - 1)
        fall = np.where(process.betas[at] == 1, -before, np.log1p(-process.betas[at]) / 2 * alpha)
        return Slopes(fall[()], -alpha * fall / sigma)


def x0_coefficients(predicts: Target, process: Process, t: ArrayLike) -> PredictionCoefficients:
    """Returns the coefficients of x_0 as a sum of x_t and a prediction: ``xt`` multiplies x_t, ``prediction`` the prediction.

    Args:
        predicts: the predicted quantity, ``"epsilon"``, ``"x0"``, ``"v"`` (Salimans & Ho 2022), ``"velocity"`` (Lipman et al. 2023) or ``"score"``.
    """
    one_of("predicts", predicts, TARGETS, OF_DIFFUSERS)
    alpha, sigma = scales(process, t)
    if predicts == "x0":
        return PredictionCoefficients(_zeros(alpha), _zeros(alpha) + 1)
    if predicts == "v":
        power = _power(process, alpha, sigma)
        return PredictionCoefficients(alpha / power, -sigma / power)
    if predicts == "velocity":
        slope, determinant = _determinant(process, t)
        return PredictionCoefficients(slope.sigma / determinant, -sigma / determinant)
    xt, epsilon = predict_x0_coefficients(process, t)
    return PredictionCoefficients(xt, epsilon if predicts == "epsilon" else -sigma * epsilon)


def epsilon_coefficients(predicts: Target, process: Process, t: ArrayLike) -> PredictionCoefficients:
    """Returns the coefficients of the noise as a sum of x_t and a prediction: ``xt`` multiplies x_t, ``prediction`` the prediction."""
    one_of("predicts", predicts, TARGETS, OF_DIFFUSERS)
    alpha, sigma = scales(process, t)
    if predicts == "epsilon":
        return PredictionCoefficients(_zeros(alpha), _zeros(alpha) + 1)
    if predicts == "score":
        return PredictionCoefficients(_zeros(alpha), -sigma)
    if predicts == "x0":
        if (sigma == 0).any():
            raise invalid("t", t, "times with sigma > 0: elsewhere x_t is x0 itself and contains no noise")
        return PredictionCoefficients(1 / sigma, -alpha / sigma)
    if predicts == "v":
        power = _power(process, alpha, sigma)
        return PredictionCoefficients(sigma / power, alpha / power)
    slope, determinant = _determinant(process, t)
    return PredictionCoefficients(-slope.alpha / determinant, alpha / determinant)


def _power(process: Process, alpha: Array, sigma: Array) -> Array | float:
    return alpha**2 + sigma**2 if isinstance(process, GaussianPath) else 1.0


def _determinant(process: Process, t: ArrayLike) -> tuple[Slopes, Array]:
    """Returns the slopes and the determinant of the equations x_t = alpha x0 + sigma epsilon and u = alpha' x0 + sigma' epsilon."""
    alpha, sigma = scales(process, t)
    slope = slopes(process, t)
    determinant = alpha * slope.sigma - slope.alpha * sigma
    if not np.isfinite(determinant).all() or (determinant == 0).any():
        raise invalid("t", t, "times at which alpha and sigma have finite slopes and sigma/alpha changes")
    return slope, determinant
