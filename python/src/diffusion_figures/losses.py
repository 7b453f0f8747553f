"""The lowest possible values of training losses. The functions are ``lossFloor`` and ``errorFactor`` in JavaScript."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import complaint, integer, invalid, one_of
from ._values import finite_values, over
from .coefficients import OF_DIFFUSERS, TARGETS, Target, scales, slopes
from .noise import noise
from .paths import Process, check_process, time_of
from .posterior import posterior_mean_and_variance

Array = NDArray[np.float64]
_DRAWS_LIMIT = 1_000_000
#: The number of values of x_t whose posteriors are computed at once.
_VALUES = 1 << 20


def error_factor(target: Target, process: Process, t: ArrayLike) -> Any:
    """Returns the factor that converts a squared error of x0 into the squared error of another target at the same x_t.

    Args:
        target: the other target, ``"epsilon"``, ``"x0"``, ``"v"``, ``"velocity"`` or ``"score"``.
        process: a schedule or a path.
        t: a timestep or a time, or an array of either.

    Returns:
        A number of at least 0, or an array of the shape of t. The factor is 1 for ``"x0"``.

    Raises:
        ValueError: if an argument is invalid, if x_t has no noise at t, or if a slope is infinite. The message names the argument, its
            value and what was expected.
    """
    one_of("target", target, TARGETS, OF_DIFFUSERS)
    check_process(process)
    return over(1, lambda t: [_error_factor(target, process, t)], t=t)[0]


def _error_factor(target: Target, process: Process, t: float) -> float:
    t = time_of(process, "t", t)
    alpha, sigma = (float(scale) for scale in scales(process, t))
    if target == "x0":
        return 1.0
    if sigma == 0:
        raise invalid("t", t, "a time with sigma > 0: x_t is x0 itself and contains no noise")
    if target == "epsilon":
        return (alpha / sigma) ** 2
    if target == "v":
        return ((alpha**2 + sigma**2) / sigma) ** 2
    if target == "score":
        return (alpha / sigma**2) ** 2
    slope = slopes(process, t)
    factor = float(slope.alpha) - float(slope.sigma) * alpha / sigma
    if not np.isfinite(factor):
        raise invalid("t", t, "a time at which alpha and sigma have finite slopes")
    return factor**2


def loss_floor(
    points: ArrayLike,
    process: Process,
    t: ArrayLike,
    *,
    target: Target = "x0",
    deviation: float = 0,
    draws: int = 1000,
    seed: float = 0,
) -> Any:
    """Returns the lowest mean squared error per value that any network can reach at t.

    The floor is E tr Cov[x0 given x_t] / dimension, multiplied by ``error_factor``. It is above 0, because several x0 can lead to the
    same x_t. The expectation is estimated by the mean over ``draws`` states x_t, which are spread evenly over the points.
    The standard error is about 1/sqrt(draws) of the floor.

    ```py
    t = sample_times(schedule, 20)
    plt.plot(log_snr(schedule, t), loss_floor(points, schedule, t, target="epsilon"))
    plt.plot(log_snr(schedule, my_t), my_losses)  # of your own network, as a mean squared error per value
    ```

    Args:
        points: the data, of shape [count, dimension].
        process: a schedule or a path.
        t: a timestep or a time, or an array of either.
        target: the predicted quantity, ``"epsilon"``, ``"x0"``, ``"v"``, ``"velocity"`` or ``"score"``. Defaults to ``"x0"``.
        deviation: the standard deviation of the Gaussian around each point. Defaults to 0, which means that the data are the points.
        draws: the number of states x_t, 1 to 1,000,000. Defaults to 1000.
        seed: the seed of the noise in the states, any finite number. Defaults to 0.

    Returns:
        A number of at least 0 in the square of the target's unit, or an array of the shape of t.

    Raises:
        TypeError, ValueError: if an argument is invalid, or if ``error_factor`` has no value at t. The message names the argument, its
            value and what was expected.
    """
    one_of("target", target, TARGETS, OF_DIFFUSERS)
    check_process(process)
    data = finite_values("points", points)
    if data.ndim != 2 or data.size == 0:
        raise invalid("points", data.shape, "a shape [count, dimension] with at least one point")
    draws = integer("draws", draws, 1, _DRAWS_LIMIT + 1)
    z = noise((draws, data.shape[1]), seed=seed, dtype=np.float64)
    chosen = data[drawn_rows(len(data), draws)]

    def floor(t: float) -> list[float]:
        t = time_of(process, "t", t)
        factor = _error_factor(target, process, t)
        alpha, sigma = (float(scale) for scale in scales(process, t))
        spread = float(np.hypot(alpha * deviation, sigma))
        if spread == 0:
            return [0.0]
        xt = alpha * chosen + spread * z
        rows = max(1, _VALUES // data.shape[1])
        parts = (xt[first : first + rows] for first in range(0, draws, rows))
        total = sum(float(posterior_mean_and_variance(data, part, process, t, deviation=deviation)[1].sum()) for part in parts)
        return [factor * total / xt.size]

    return over(1, floor, t=t)[0]


def drawn_rows(count: int, draws: int) -> NDArray[np.intp]:
    """Returns the row of the data for each draw. The rows are spread evenly over the data."""
    return np.floor((np.arange(draws) + 0.5) / draws * count).astype(np.intp)


def linear_loss_floor(covariance: ArrayLike, process: Process, t: ArrayLike, *, target: Target = "x0") -> Any:
    """Returns the lowest mean squared error per value that a prediction can reach if it is linear in x_t.

    For Gaussian data it is the lowest error of any prediction.

    ```py
    linear_loss_floor(np.cov(points.T), schedule, 500, target="epsilon")
    ```

    Args:
        covariance: the covariance of the data, of shape [dimension, dimension], or the variances along uncorrelated axes, of shape
            [dimension], such as the power of images at each frequency.
        process: a schedule or a path.
        t: a timestep or a time, or an array of either.
        target: the predicted quantity, ``"epsilon"``, ``"x0"``, ``"v"``, ``"velocity"`` or ``"score"``. Defaults to ``"x0"``.

    Returns:
        A number of at least 0 in the square of the target's unit, or an array of the shape of t.

    Raises:
        TypeError, ValueError: if an argument is invalid, or if ``error_factor`` has no value at t. The message names the argument, its
            value and what was expected.
    """
    one_of("target", target, TARGETS, OF_DIFFUSERS)
    check_process(process)
    variances = variances_of(covariance)

    def floor(t: float) -> list[float]:
        t = time_of(process, "t", t)
        factor = _error_factor(target, process, t)
        alpha, sigma = (float(scale) for scale in scales(process, t))
        known = alpha**2 * variances + sigma**2
        left = np.divide(variances * sigma**2, known, out=np.zeros_like(variances), where=known > 0)
        return [factor * float(left.mean())]

    return over(1, floor, t=t)[0]


def variances_of(covariance: ArrayLike) -> Array:
    """Returns the variances along the principal axes."""
    given = finite_values("covariance", covariance)
    is_square = given.ndim == 2 and given.shape[0] == given.shape[1]
    if given.size == 0 or not (given.ndim == 1 or is_square):
        raise invalid("shape of covariance", given.shape, "[dimension, dimension], or [dimension] for the variances of axes")
    if is_square and not np.allclose(given, given.T, rtol=1e-6, atol=1e-9 * float(np.abs(given).max())):
        raise complaint("covariance", "a table that is not symmetric", "the covariance of the data, as numpy.cov gives it")
    variances = np.linalg.eigvalsh(given) if is_square else given
    least = float(variances.min())
    if least < -1e-9 * float(np.abs(variances).max()):
        raise complaint("covariance", f"a variance of {least:g}", "variances of at least 0")
    return np.maximum(variances, 0)
