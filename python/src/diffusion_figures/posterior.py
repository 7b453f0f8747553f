"""The exact denoiser of a set of points, or of a mixture of Gaussians around the points."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import complaint, integer, invalid, number
from ._values import finite_values, rows_of, values_of
from .coefficients import scales
from .paths import Process

Array = NDArray[np.float64]
#: The largest value. The squares of much larger ones would overflow in float64.
_LARGEST = 1e100
#: The number of weights that are computed at once.
_WEIGHTS = 1 << 20
#: The largest number of weights in a result, which takes 1 GiB.
_WEIGHTS_LIMIT = 1 << 27


def posterior_weights(points: ArrayLike, xt: ArrayLike, process: Process, t: ArrayLike, *, deviation: float = 0) -> Array:
    """Returns the probability of each data point given x_t, by Bayes' theorem.

    Args:
        points: the data, of shape [count, dimension].
        xt: the states, of shape [..., dimension].
        process: a schedule or a path.
        t: the timestep or time of all states, or one for each state along the first axis of ``xt``.
        deviation: the standard deviation of the Gaussian around each point. Defaults to 0, which means that the data are the points.

    Returns:
        An array of shape [..., count]. The weights of each state add up to 1.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    if np.ndim(times := values_of("t", t)) == 1:
        return _each(lambda x, t: posterior_weights(points, x, process, t, deviation=deviation), xt, times)
    data, states, mixture, given = _checked(points, xt, process, t, deviation)
    if len(data) * len(states) > _WEIGHTS_LIMIT:
        said = f"{len(data):,} points and {len(states):,} states"
        raise complaint("points and xt", said, f"at most {_WEIGHTS_LIMIT:,} weights; pass fewer states at once")
    shape = given[:-1] if len(given) > 1 else (len(states),)
    return _weights(data, states, *mixture).reshape(*shape, len(data))


def expected_x0(points: ArrayLike, xt: ArrayLike, process: Process, t: ArrayLike, *, deviation: float = 0) -> Array:
    """Returns E[x0 given x_t], the prediction of x0 with the lowest squared error if the points are the data.

    It is the mean of the points, weighted by ``posterior_weights`` (Karras et al. 2022, equation (57)). If each point is the center of a
    Gaussian with standard deviation s, it is (sigma**2 * mean + alpha * s**2 * x_t) / (alpha**2 s**2 + sigma**2).

    Args:
        points: the data, of shape [count, dimension].
        xt: the states, of shape [..., dimension].
        process: a schedule or a path.
        t: the timestep or time of all states, or one for each state along the first axis of ``xt``.
        deviation: the standard deviation of the Gaussian around each point. Defaults to 0, which means that the data are the points.

    Returns:
        An array of the shape of ``xt``.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    if np.ndim(times := values_of("t", t)) == 1:
        return _each(lambda x, t: expected_x0(points, x, process, t, deviation=deviation), xt, times)
    data, states, (alpha, spread), given = _checked(points, xt, process, t, deviation)
    means = np.empty_like(states)
    rows = max(1, _WEIGHTS // len(data))
    for first in range(0, len(states), rows):
        part = slice(first, first + rows)
        means[part] = _weights(data, states[part], alpha, spread) @ data
    if deviation > 0 and spread > 0:
        sigma = float(scales(process, t).sigma)
        means = (sigma / spread) ** 2 * means + alpha * deviation / spread * (deviation / spread) * states
    return means.reshape(given)


def posterior_mean_and_variance(points: Array, xt: Array, process: Process, t: float, *, deviation: float = 0) -> tuple[Array, Array]:
    """Returns E[x0 given x_t] and the variance of each value of x0 given x_t, for rows of states."""
    data, states, (alpha, spread), _ = _checked(points, xt, process, t, deviation)
    means, variances = np.empty_like(states), np.empty_like(states)
    rows = max(1, _WEIGHTS // len(data))
    middle = data.mean(axis=0)
    centered = data - middle
    for first in range(0, len(states), rows):
        part = slice(first, first + rows)
        weights = _weights(data, states[part], alpha, spread)
        means[part] = weights @ centered
        variances[part] = np.maximum(weights @ centered**2 - means[part] ** 2, 0)
    means += middle
    if deviation > 0 and spread > 0:
        kept = (float(scales(process, t).sigma) / spread) ** 2
        means = kept * means + alpha * deviation / spread * (deviation / spread) * states
        variances = kept**2 * variances + kept * deviation**2
    return means, variances


def _each(function: Callable[[Array, float], Array], xt: ArrayLike, times: NDArray[Any]) -> Array:
    """Calls a function of states and one time once for each time, and returns its results in the order of the states."""
    states = finite_values("xt", xt)
    if states.ndim < 2 or len(states) != times.size:
        shape = f"one timestep or time, or one for each of the {len(states)} states" if states.ndim > 1 else "one timestep or time"
        raise invalid("shape of t", times.shape, shape)
    if not times.size:
        return function(states, 0)
    found: Array | None = None
    for t in np.unique(times):
        rows = times == t
        part = function(states[rows], t.item())
        found = np.empty((times.size, *part.shape[1:])) if found is None else found
        found[rows] = part
    assert found is not None
    return found


def _checked(
    points: ArrayLike, xt: ArrayLike, process: Process, t: ArrayLike, deviation: float
) -> tuple[Array, Array, tuple[float, float], tuple[int, ...]]:
    """Returns the points, the states as rows, the arguments alpha and spread of ``_weights``, and the shape of the states."""
    data, given = finite_values("points", points), finite_values("xt", xt)
    if data.ndim != 2 or data.size == 0:
        raise invalid("points", data.shape, "a shape [count, dimension] with at least one point")
    states = rows_of("xt", given, integer("dimension", data.shape[1], 1, 2**31))
    deviation = number("deviation", deviation, 0, _LARGEST)
    at = scales(process, t)
    if np.ndim(at.alpha) > 0:
        raise invalid("t", t, "one timestep or time for all states")
    alpha, sigma = float(at.alpha), float(at.sigma)
    if max(np.abs(data).max(), np.abs(states).max(initial=0)) > _LARGEST:
        raise complaint("points and xt", "values beyond 1e100", "numbers that can be squared")
    return data, states, (alpha, math.hypot(alpha * deviation, sigma)), given.shape


def _weights(data: Array, states: Array, alpha: float, spread: float) -> Array:
    """Returns softmax(-|x_t - alpha * point|**2 / (2 spread**2)). With a spread of 0 the nearest point has all the weight."""
    signals = alpha * data
    # In the difference from the first point |x_t|**2 cancels. Far from the points this term would exceed all others.
    change = signals - signals[0]
    logits = states @ change.T - (change * (signals + signals[0]) / 2).sum(axis=1)
    logits -= logits.max(axis=1, keepdims=True)
    if spread > 0:
        weights = np.exp(logits / spread / spread)
    else:
        weights = (logits == 0).astype(np.float64)
    shares: Array = weights / weights.sum(axis=1, keepdims=True)
    return shares
