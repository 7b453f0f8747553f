"""Finds the conventions of a denoiser by calling it, for example if its samples are noise."""

from __future__ import annotations

import html
import itertools
import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._check import complaint, integer, invalid, number, one_of, wrong_type
from ._values import finite_values
from .arrays import as_numpy
from .coefficients import TARGETS, log_snr, scales, slopes
from .denoisers import Denoiser, as_function
from .losses import drawn_rows
from .noise import noise
from .paths import GaussianPath, Process, check_process
from .posterior import expected_x0

Array = NDArray[np.floating[Any]]
#: The number of noise levels, and the largest absolute log-SNR.
_LEVELS, _REACH = 8, 6.0
#: The indices of the noise levels at which other times and other ranges of the data are tried.
_TRIED = (1, 3, 5)
#: The share of the variance that a squared difference is compared with in a score, see ``_Try``.
_SHARE = 0.01
#: The largest score of a good network, and the smallest differences of scores that decide for another time, for another range of the data
#: and for the best quantity rather than the next best.
_GOOD, _BETTER, _OTHER_RANGE, _CLEAR = 1.0, 0.25, 0.5, 0.1
#: No convention fits if the loss exceeds both this multiple of the best linear prediction's and this share of the quantity's mean square.
_POOR, _HALF = 1.5, 0.5
#: The largest dimension for which the covariance of the data is computed.
_DIMENSION_LIMIT = 1024
#: The factor by which a loss may exceed the best linear prediction's before it counts as worse, or the floor and still count as at it.
_MARGIN = 1.1
#: The number of values of the states of a call above which a warning says what the diagnosis costs.
_MANY_VALUES = 2_000_000


@dataclass(frozen=True)
class Finding:
    """One answer of a diagnosis."""

    question: str
    answer: str
    evidence: str


@dataclass(frozen=True)
class Level:
    """The losses at one noise level. Each loss is the mean squared error per value of the predicted quantity."""

    t: float
    log_snr: float
    loss: float
    #: The loss of the exact denoiser of the points on the same states. None unless the data are complete, see ``diagnose``.
    floor: float | None
    #: The loss of the best linear prediction on the same states.
    linear: float
    verdict: str


@dataclass(frozen=True)
class Diagnosis:
    """The result of ``diagnose``. A notebook shows it as two tables."""

    #: The predicted quantity, ``"epsilon"``, ``"x0"``, ``"v"``, ``"velocity"`` or ``"score"``. None if no convention fits.
    predicts: str | None
    #: 1, or -1 if the network predicts minus the quantity.
    sign: int
    #: The name of the time that the network takes, such as ``"t"``, ``"1000 t"`` or ``"1 - t"``. None if it ignores its time, or if no
    #: convention fits.
    time: str | None
    #: The factor that converts your data to the range that the network was trained on.
    scale: float
    #: The number that is added after the multiplication by ``scale``.
    shift: float
    #: Whether the network also predicts a variance, which doubles the number of channels.
    has_learned_variance: bool
    #: The answers with their evidence.
    findings: tuple[Finding, ...]
    #: The losses at each noise level.
    levels: tuple[Level, ...]
    #: The number of calls of the denoiser.
    evaluations: int
    #: The number of states in each call.
    states: int
    _denoiser: Callable[[str | None], Denoiser] = field(repr=False, compare=False)

    def denoiser(self, label: str | None = None) -> Denoiser:
        """Returns the denoiser with its conventions, for figures.

        The result converts the time and the sign, and has the schedule or path of the diagnosis. It does not convert the range of the data.

        Args:
            label: the name of the denoiser in figures. Defaults to the name of the function or of its class.

        Raises:
            ValueError: if no convention fits.
        """
        if self.predicts is None:
            raise complaint("diagnosis", "no convention that fits", "a denoiser whose prediction is known")
        return self._denoiser(label)

    def __repr__(self) -> str:
        lines = [f"Diagnosis of {self.evaluations} evaluations with {self.states} states each"]
        width = max(len(finding.question) for finding in self.findings)
        for finding in self.findings:
            lines += [f"  {finding.question:<{width}}  {finding.answer}", f"  {'':<{width}}  {finding.evidence}"]
        head = ("t", "log-SNR", "loss", "floor", "linear", "")
        rows = [head, *(self._row(level) for level in self.levels)]
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        lines += [("  " + "  ".join(text.rjust(size) for text, size in zip(row, widths)) + f"  {row[5]}").rstrip() for row in rows]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
            cells = [("th", head), *(("td", row) for row in rows)]
            made = ("".join(f"<{kind}>{html.escape(text)}</{kind}>" for text in row) for kind, row in cells)
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in made) + "</table>"

        found = [(finding.question, finding.answer, finding.evidence) for finding in self.findings]
        told = f"<p>{self.evaluations} evaluations with {self.states} states each</p>"
        losses = table(("t", "log-SNR", "loss", "floor", "linear", ""), [self._row(level) for level in self.levels])
        return table(("question", "answer", "evidence"), found) + losses + told

    @staticmethod
    def _row(level: Level) -> tuple[str, ...]:
        floor = "" if level.floor is None else f"{level.floor:.3g}"
        return f"{level.t:g}", f"{level.log_snr:.2f}", f"{level.loss:.3g}", floor, f"{level.linear:.3g}", level.verdict


class _Draw(NamedTuple):
    """States at one noise level."""

    t: float
    alpha: float
    sigma: float
    x0: Array
    epsilon: Array
    xt: Array


class _References(NamedTuple):
    """The x0 of the exact denoiser at a level, and the losses of the exact denoiser and of the best linear prediction.

    ``best`` and ``floor`` are None unless the data are complete. Outputs are then compared with the drawn x0.
    """

    best: Array | None
    floor: float | None
    linear: float


class _Time(NamedTuple):
    name: str
    of: Callable[[float], float]


class _Range(NamedTuple):
    name: str
    scale: float
    shift: float


class _Score(NamedTuple):
    """How far outputs are from a quantity. Smaller is better.

    ``share`` is the mean over noise levels of ln(1 + share / 0.01), where the share is the squared difference between the output and the
    quantity, divided by the mean of their variances. If the quantity is that of the drawn samples, ``rank`` adds the same mean for the
    part of the squared error that exceeds the error of the best linear prediction: nobody can predict samples without structure, and
    then the share is large for all quantities.
    """

    rank: float
    share: float


class _Try(NamedTuple):
    """A convention and its score."""

    rank: float
    share: float
    predicts: str
    sign: int


def diagnose(
    denoiser: Callable[[Any, Any], Any],
    data: ArrayLike,
    process: Process,
    *,
    predicts: str | None = None,
    is_complete: bool | None = None,
    batch: int = 64,
    seed: float = 0,
) -> Diagnosis:
    """Finds the quantity that a denoiser predicts, its time, the range of its data, and its loss at each noise level.

    ```py
    diagnose(unet, images, create_schedule())
    ```

    ``diagnose`` calls the denoiser 13 to about 100 times. It adds noise to your data and compares the outputs of the denoiser with x0, the
    noise, v, the velocity and the score of the same states. It also tries other times, such as 1000 t and 1 - t, and other ranges of the
    data, such as [-1, 1] in place of [0, 1]. The result is the convention with the smallest difference. If the loss of the denoiser is far
    above that of the best linear prediction, no convention fits. Wrap an EDM network with its preconditioning first.

    Args:
        denoiser: a function that is called as ``denoiser(x_t, t)``. ``x_t`` is a float32 array of shape [batch, ...], where the rest is the
            shape of one sample. ``t`` is one number, an int on a schedule and a float on a path. The function returns an array or a tensor
            of the shape of ``x_t``, or with twice the channels. It may be a ``torch.nn.Module``, which takes tensors of its weights' type,
            with a t for each state, on their device. It may be a ``Denoiser``, for example one with a ``device`` or with
            ``class_labels``; its ``predicts`` and its ``schedule`` are not used.
        data: samples of the data, of shape [count, ...], at least 2. More samples improve the linear prediction.
        process: the schedule or the path that the denoiser was trained on.
        predicts: the quantity that the denoiser should predict, if you know it. The first finding then states whether it does.
        is_complete: whether ``data`` contains all points that the denoiser was trained on. Losses are then compared with those of the exact
            denoiser of these points too. Defaults to True for samples that are flat lists of at most 16 values.
        batch: the number of states in each call, at least 2. Defaults to 64. Time and memory grow with the number of values of these
            states. Above 2,000,000 a warning says so.
        seed: the seed of the noise, any finite number. Defaults to 0.

    Returns:
        A ``Diagnosis``.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
        RuntimeError: if the denoiser raises an exception at the t of the process, or if its output is invalid. The message gives the reason.
    """
    check_process(process)
    if not callable(denoiser):
        raise wrong_type("denoiser", denoiser, "a function of x_t and t")
    if predicts is not None:
        one_of("predicts", predicts, TARGETS)
    points = finite_values("data", data)
    if points.ndim < 2 or len(points) < 2 or points.size == 0:
        raise invalid("shape of data", points.shape, "[count, ...] with at least 2 samples")
    if float(points.std()) == 0:
        raise complaint("data", "samples that are all the same", "different samples")
    flat = points.reshape(len(points), -1)
    if is_complete is None:
        is_complete = points.ndim == 2 and flat.shape[1] <= 16
    states = integer("batch", batch, 2, 1_000_001)
    if states * flat.shape[1] > _MANY_VALUES:
        warnings.warn(
            f"diagnose calls the denoiser 13 to about 100 times with {states} states of {flat.shape[1]:,} values and compares all outputs, "
            "which may take minutes. A smaller batch, such as batch=16, takes less time and memory.",
            stacklevel=2,
        )
    return _Examination(denoiser, points, process, bool(is_complete), states, number("seed", seed, -math.inf, math.inf)).result(predicts)


class _Examination:
    def __init__(
        self, denoiser: Callable[[Any, Any], Any], points: Array, process: Process, is_complete: bool, states: int, seed: float
    ) -> None:
        self.denoiser, self.points, self.process, self.seed, self.states = denoiser, points, process, seed, states
        self.call = as_function(denoiser)
        self.is_complete = is_complete
        self.evaluations = 0
        self._known: dict[tuple[int, _Range], _References] = {}
        self.learned: str | None = None
        self.times = _times_of(process)
        self.ranges = _ranges_of(points)
        self.levels = _levels_of(process)
        self.targets = [target for target in TARGETS if target != "velocity" or self._has_velocity()]

    def _has_velocity(self) -> bool:
        """Returns whether the velocity is finite and differs from the noise. On the path of EDM they are equal."""
        values = np.array([slopes(self.process, t) for t in self.levels], dtype=np.float64)
        return bool(np.isfinite(values).all()) and not np.allclose(values, (0, 1))

    def result(self, expected: str | None) -> Diagnosis:
        own, usual = self.times[0], self.ranges[0]
        answers = {index: self._ask(index, own, usual) for index in range(len(self.levels))}
        # Use only the levels at which other times and ranges are tried, so that the scores are comparable.
        first = _best_of(self._scores_of({index: answers[index] for index in _TRIED if index in answers}, usual))
        tries: dict[tuple[_Time, _Range], _Try] = {(own, usual): first}
        failures: dict[str, str] = {}
        is_timeless = True
        for time in self.times[1:]:
            made = self._answers(time, usual, failures)
            if made is not None:
                tries[time, usual] = _best_of(self._scores_of(made, usual))
                is_timeless &= all(np.allclose(made[index], answers[index], rtol=1e-5, atol=1e-6) for index in made)
        is_timeless &= len(tries) > 1
        if min(found.share for found in tries.values()) > _GOOD:
            for scaled, time in itertools.product(self.ranges[1:], self.times[:1] if is_timeless else self.times):
                made = self._answers(time, scaled, failures)
                if made is not None:
                    tries[time, scaled] = _best_of(self._scores_of(made, scaled))
        best_key = min(tries, key=lambda key: tries[key].rank + (0 if key[1] == usual else _OTHER_RANGE))
        if tries[best_key].rank > first.rank - _BETTER:
            best_key = (own, usual)
        time, scaled = best_key
        if best_key != (own, usual):
            answers = {index: self._ask(index, time, scaled) for index in range(len(self.levels))}
        losses = self._scores_of(answers, scaled)
        best = _best_of(losses)
        next_best = min(score.rank for key, score in losses.items() if key != (best.predicts, best.sign))
        is_known = next_best - best.rank >= _CLEAR and self._is_decent(answers, best, scaled)
        levels = tuple(self._level(index, answers[index], best, scaled) for index in answers)
        findings = (
            self._of_prediction(best, losses, is_known, expected),
            self._of_time(best_key, tries, is_timeless, failures, is_known),
            self._of_range(best_key, tries, answers, best, is_known),
            self._of_variance(),
            _of_levels(levels, best, is_known),
        )
        return Diagnosis(
            predicts=best.predicts if is_known else None,
            sign=best.sign,
            time=None if is_timeless or not is_known else time.name,
            scale=scaled.scale,
            shift=scaled.shift,
            has_learned_variance=self.learned is not None,
            findings=findings,
            levels=levels,
            evaluations=self.evaluations,
            states=self.states,
            _denoiser=lambda label: self._wrapped(best, time, label),
        )

    def _answers(self, time: _Time, scaled: _Range, failures: dict[str, str]) -> dict[int, Array] | None:
        """Returns the outputs at the tried levels, or None if the denoiser raises an error at such a time."""
        try:
            return {index: self._ask(index, time, scaled) for index in _TRIED if index < len(self.levels)}
        except RuntimeError as error:
            cause = error.__cause__
            failures[time.name] = f"it raises {type(cause).__name__}" if cause else str(error)
            return None

    def _draw(self, index: int, scaled: _Range) -> _Draw:
        t = self.levels[index]
        alpha, sigma = (float(scale) for scale in scales(self.process, t))
        rows = drawn_rows(len(self.points), self.states)
        if len(self.points) > self.states:
            # Use other rows of the data at each level.
            rows = (rows + index * max(1, len(self.points) // self.states // _LEVELS)) % len(self.points)
        x0 = scaled.scale * self.points[rows] + scaled.shift
        epsilon = noise(x0.shape, seed=self.seed, stream=index, dtype=np.float64)
        return _Draw(t, alpha, sigma, x0, epsilon, alpha * x0 + sigma * epsilon)

    def _ask(self, index: int, time: _Time, scaled: _Range) -> Array:
        """Returns the output at a noise level."""
        draw = self._draw(index, scaled)
        return self._predicted(draw.xt, time.of(draw.t))

    def _predicted(self, xt: Array, t: float) -> Array:
        self.evaluations += 1
        try:
            output = as_numpy(self.call(xt.astype(np.float32), t))
        except Exception as error:
            raise RuntimeError(f"the denoiser raised {type(error).__name__} at t = {t:g}: {error}") from error
        if output.dtype.kind not in "iuf":
            raise RuntimeError(f"the denoiser returned {output.dtype} at t = {t:g}; expected an array of numbers")
        array: Array = output.astype(np.float64)
        if array.shape != xt.shape:
            array = self._halved(array, xt.shape)
        if not np.isfinite(array).all():
            raise RuntimeError(f"the denoiser returned numbers that are not finite at t = {t:g}")
        return array

    def _halved(self, array: Array, shape: tuple[int, ...]) -> Array:
        """Returns the first half of the channels. The second half is a learned variance."""
        doubled = [axis for axis in range(1, len(shape)) if len(shape) == array.ndim and array.shape[axis] == 2 * shape[axis]]
        others = [axis for axis in range(len(shape)) if array.ndim == len(shape) and array.shape[axis] != shape[axis]]
        if len(doubled) != 1 or others != doubled:
            raise RuntimeError(
                f"the denoiser returned the shape {list(array.shape)} for states of shape {list(shape)}; expected the same, or twice the channels"
            )
        self.learned = f"The output has the shape {list(array.shape)} for states of shape {list(shape)}. Its first half is the prediction."
        return np.take(array, range(shape[doubled[0]]), axis=doubled[0])

    def _target(self, target: str, draw: _Draw, x0: Array) -> Array:
        """Returns the value of a target for the drawn states and the given x0."""
        epsilon = (draw.xt - draw.alpha * x0) / draw.sigma
        if target == "x0":
            return x0
        if target == "epsilon":
            return epsilon
        if target == "v":
            return draw.alpha * epsilon - draw.sigma * x0
        if target == "score":
            return -epsilon / draw.sigma
        slope = slopes(self.process, draw.t)
        return float(slope.alpha) * x0 + float(slope.sigma) * epsilon

    def _factor(self, target: str, draw: _Draw) -> float:
        """Returns the squared error of a target for an error of 1 in x0."""
        alpha, sigma = draw.alpha, draw.sigma
        factors = {"x0": 1.0, "epsilon": alpha / sigma, "v": (alpha**2 + sigma**2) / sigma, "score": alpha / sigma**2}
        if target in factors:
            return factors[target] ** 2
        slope = slopes(self.process, draw.t)
        return (float(slope.alpha) - float(slope.sigma) * alpha / sigma) ** 2

    def _references(self, index: int, scaled: _Range) -> _References:
        key = (index, scaled)
        if key not in self._known:
            draw = self._draw(index, scaled)
            data = scaled.scale * self.points.reshape(len(self.points), -1) + scaled.shift
            x0, xt = draw.x0.reshape(self.states, -1), draw.xt.reshape(self.states, -1)
            guess = _linear(data, xt, draw.alpha, draw.sigma)
            linear = float(np.square(guess - x0).mean())
            exact = expected_x0(data, xt, self.process, draw.t) if self.is_complete else None
            floor = None if exact is None else float(np.square(exact - x0).mean())
            self._known[key] = _References(None if exact is None else exact.reshape(draw.x0.shape), floor, linear)
        return self._known[key]

    def _scores_of(self, answers: dict[int, Array], scaled: _Range) -> dict[tuple[str, int], _Score]:
        """Returns the score of each target and sign."""
        found: dict[tuple[str, int], list[tuple[float, float]]] = {key: [] for key in itertools.product(self.targets, (1, -1))}
        # Draw the states of a level and compute each quantity once, because with large samples these take most of the time.
        for index, answer in answers.items():
            draw, (best, _, linear) = self._draw(index, scaled), self._references(index, scaled)
            spread = float(answer.var(axis=0).mean())
            for target in self.targets:
                quantity = self._target(target, draw, draw.x0 if best is None else best)
                size = (spread + float(quantity.var(axis=0).mean())) / 2
                for sign in (1, -1):
                    error = float(np.square(answer - sign * quantity).mean())
                    found[target, sign].append((error / size, max(0.0, error - self._factor(target, draw) * linear) / size))
        means = {key: np.log1p(np.array(values) / _SHARE).mean(axis=0).tolist() for key, values in found.items()}
        return {key: _Score(share if self.is_complete else share + excess, share) for key, (share, excess) in means.items()}

    def _is_decent(self, answers: dict[int, Array], best: _Try, scaled: _Range) -> bool:
        """Returns whether at half of the levels the loss is close to the best linear prediction's, or below half of the mean square."""
        ratios = []
        for index, answer in answers.items():
            draw, (_, _, linear) = self._draw(index, scaled), self._references(index, scaled)
            target = self._target(best.predicts, draw, draw.x0)
            loss = float(np.square(best.sign * answer - target).mean())
            ratios.append(min(loss / self._factor(best.predicts, draw) / linear / _POOR, loss / float(np.square(target).mean()) / _HALF))
        return float(np.median(ratios)) <= 1

    def _level(self, index: int, answer: Array, best: _Try, scaled: _Range) -> Level:
        draw = self._draw(index, scaled)
        _, floor, linear = self._references(index, scaled)
        factor = self._factor(best.predicts, draw)
        errors = np.square(best.sign * answer - self._target(best.predicts, draw, draw.x0)).reshape(self.states, -1).mean(axis=1)
        loss, spread = float(errors.mean()), float(errors.std()) / math.sqrt(self.states)
        lowest, linear = (None if floor is None else factor * floor), factor * linear
        if loss - 2 * spread > _MARGIN * linear or (loss > 2 * linear):
            verdict = f"worse than the best linear prediction, {loss / linear:.3g} times its loss"
        elif lowest is None:
            verdict = f"{loss / linear:.2f} times the loss of the best linear prediction"
        elif loss <= _MARGIN * lowest + 1e-3 * linear:
            verdict = "at the floor"
        else:
            verdict = f"{loss / lowest:.3g} times the floor" if lowest > 0 else "above the floor, which is 0"
        return Level(draw.t, float(log_snr(self.process, draw.t)), loss, lowest, linear, verdict)

    def _of_prediction(self, best: _Try, scores: dict[tuple[str, int], _Score], is_known: bool, expected: str | None) -> Finding:
        (_, share), other = min((score, key) for key, score in scores.items() if key != (best.predicts, best.sign))
        answer = _name(best.predicts, best.sign)
        evidence = (
            f"The squared difference between the output and {answer} is {_as_share(best.share)} of the variance. For {_name(*other)}, the next "
            f"best quantity, it is {_as_share(share)}. Both quantities are those of {self._guess}."
        )
        if not is_known:
            return Finding("predicts", f"no known quantity; {answer} is the closest", evidence)
        if expected is not None:
            answer += ", as expected" if (expected, 1) == (best.predicts, best.sign) else f", and not {expected}"
        return Finding("predicts", answer, evidence)

    @property
    def _guess(self) -> str:
        return "the exact denoiser of these points" if self.is_complete else "the drawn samples and noise"

    def _of_time(
        self,
        key: tuple[_Time, _Range],
        tries: dict[tuple[_Time, _Range], _Try],
        is_timeless: bool,
        failures: dict[str, str],
        is_known: bool,
    ) -> Finding:
        time, scaled = key
        if is_timeless:
            names = ", ".join(other.name for other, one in tries if one == self.ranges[0])
            return Finding("time", "ignored", f"The output is the same for the times {names}.")
        others = {other.name: tried for (other, one), tried in tries.items() if one == scaled and other != time}
        said = [f"With {time.name} the squared difference is {_as_share(tries[key].share)} of the variance"]
        said += [f"with {name} it is {_as_share(tried.share)}" for name, tried in others.items()]
        said += [f"with {name} {error}" for name, error in failures.items()]
        evidence = "; ".join(said) + "."
        if not is_known:
            return Finding("time", "unknown", evidence)
        equals = [name for name, tried in others.items() if tried.rank < tries[key].rank + _BETTER]
        if equals:
            return Finding("time", f"{time.name}, or {', '.join(equals)}: the output depends little on the time", evidence)
        return Finding("time", time.name if time != self.times[0] else f"{time.name}, as given", evidence)

    def _of_range(
        self,
        key: tuple[_Time, _Range],
        tries: dict[tuple[_Time, _Range], _Try],
        answers: dict[int, Array],
        best: _Try,
        is_known: bool,
    ) -> Finding:
        time, scaled = key
        data = scaled.scale * self.points + scaled.shift
        evidence = f"The data have mean {data.mean():.3g} and standard deviation {data.std():.3g}, and lie between {data.min():.3g} and {data.max():.3g}."
        believed = self._believed(answers, best, scaled)
        if believed is not None and is_known:
            evidence += f" At the highest noise level the outputs fit data with mean {believed[0]:.2g} and standard deviation {believed[1]:.2g}."
        tried = {one.name: found for (other, one), found in tries.items() if other == time and one != scaled}
        if tried:
            said = [f"with {name} it is {_as_share(found.share)}" for name, found in tried.items()]
            evidence += f" The squared difference is {_as_share(tries[key].share)} of the variance; " + "; ".join(said) + "."
        if not is_known:
            return Finding("range of the data", "unknown", evidence)
        return Finding("range of the data", scaled.name, evidence)

    def _believed(self, answers: dict[int, Array], best: _Try, scaled: _Range) -> tuple[float, float] | None:
        """Returns the mean m and the standard deviation s of the data that fit the outputs at the highest noise level, or None.

        For much noise E[x0 given x_t] is m + k (x_t - alpha m) with k = alpha s**2 / (alpha**2 s**2 + sigma**2).
        """
        index = len(self.levels) - 1
        draw = self._draw(index, scaled)
        root = math.sqrt(self._factor(best.predicts, draw))
        # The output and the target are both a x0 + b x_t with the same a and b, so their difference gives the predicted x0.
        signs = {"x0": 1, "epsilon": -1, "v": -1, "velocity": -1, "score": 1}
        error = best.sign * answers[index] - self._target(best.predicts, draw, draw.x0)
        x0 = draw.x0 + signs[best.predicts] * error / root
        # Subtract the mean of each value separately, because the means may differ.
        centered = draw.xt - draw.xt.mean(axis=0)
        slope = float((x0 * centered).mean() / np.square(centered).mean())
        mean = float(x0.mean() - slope * draw.xt.mean()) / (1 - slope * draw.alpha) if slope * draw.alpha < 1 else math.nan
        variance = slope * draw.sigma**2 / (draw.alpha * (1 - slope * draw.alpha)) if 0 < slope * draw.alpha < 1 else math.nan
        return (mean, math.sqrt(variance)) if math.isfinite(mean) and variance > 0 else None

    def _of_variance(self) -> Finding:
        if self.learned is None:
            return Finding("learned variance", "none", "The output has the shape of the states.")
        return Finding("learned variance", "yes: twice the channels", self.learned)

    def _wrapped(self, best: _Try, time: _Time, label: str | None) -> Denoiser:
        def predict(x_t: NDArray[Any], t: float) -> Array:
            one = x_t.ndim == self.points.ndim - 1
            output = best.sign * self._predicted(x_t[np.newaxis] if one else x_t, time.of(t))
            return output[0] if one else output

        own = self.denoiser if isinstance(self.denoiser, Denoiser) else Denoiser(self.denoiser)
        return Denoiser(predict, predicts=best.predicts, schedule=self.process, label=label or own.label)  # type: ignore[arg-type]


def _best_of(scores: dict[tuple[str, int], _Score]) -> _Try:
    predicts, sign = min(scores, key=lambda key: scores[key])
    return _Try(*scores[predicts, sign], predicts, sign)


def _as_share(score: float) -> str:
    """Returns a score as a share of the variance, in percent."""
    return f"{_SHARE * math.expm1(score):.1%}"


def _name(target: str, sign: int) -> str:
    return target if sign > 0 else f"minus {target}"


def _of_levels(levels: tuple[Level, ...], best: _Try, is_known: bool) -> Finding:
    worse = [level for level in levels if level.verdict.startswith("worse")]
    at = ", ".join(f"{level.t:g}" for level in worse)
    if worse:
        answer = f"worse than the best linear prediction at {len(worse)} of {len(levels)} noise levels"
        return Finding("loss", answer, f"It is worse at t = {at}. The table lists the losses of {_name(best.predicts, best.sign)}.")
    floors = [level.loss / level.floor for level in levels if level.floor is not None and level.floor > 1e-3 * level.linear]
    above = f" The loss is at most {max(floors):.3g} times the floor." if floors else ""
    answer = "not worse than the best linear prediction at any noise level"
    return Finding("loss", answer, f"The table lists the losses of {_name(best.predicts, best.sign)}.{above}")


def _linear(data: Array, xt: Array, alpha: float, sigma: float) -> Array:
    """Returns E[x0 given x_t] for a Gaussian with the mean and the covariance of the data.

    If the dimension is large, or if there are few samples, all values have the same mean and variance and no covariance.
    """
    count, dimension = data.shape
    mean = data.mean(axis=0)
    if dimension <= _DIMENSION_LIMIT and count >= 4 * dimension:
        covariance = np.cov(data.T).reshape(dimension, dimension)
        gain = alpha * np.linalg.solve(alpha**2 * covariance + sigma**2 * np.eye(dimension), covariance)
        predicted: Array = mean + (xt - alpha * mean) @ gain
        return predicted
    # The means of single values of a few samples do not hold for other samples.
    middle, variance = float(data.mean()), float(data.var())
    return middle + alpha * variance / (alpha**2 * variance + sigma**2) * (xt - alpha * middle)


def _levels_of(process: Process) -> list[float]:
    """Returns times with evenly spaced log-SNRs, from little noise to much."""
    if isinstance(process, GaussianPath):
        ends = [float(process.log_snr(t)) for t in (process.end, process.start)]
        wanted = np.linspace(min(_REACH, ends[1]), max(-_REACH, ends[0]), _LEVELS)
        times = [process.time_at(float(level)) for level in wanted]
    else:
        levels = np.asarray(log_snr(process, np.arange(process.timesteps)))
        wanted = np.linspace(min(_REACH, levels[0]), max(-_REACH, levels[np.isfinite(levels)][-1]), _LEVELS)
        times = [int(np.abs(levels - level).argmin()) for level in wanted]
    return list(dict.fromkeys(times))


def _times_of(process: Process) -> list[_Time]:
    """Returns the times that networks take. The first one is the time of the process."""
    if not isinstance(process, GaussianPath):
        last = process.timesteps - 1
        return [
            _Time("t", lambda t: t),
            _Time(f"{last} - t", lambda t: last - t),
            _Time(f"t / {last + 1}", lambda t: t / (last + 1)),
            _Time(f"1 - t / {last + 1}", lambda t: 1 - t / (last + 1)),
            _Time("log-SNR", lambda t: float(log_snr(process, t))),
        ]
    if process.end != 1:
        others = [_Time("ln(sigma) / 4", lambda t: math.log(float(process.sigma(t))) / 4), _Time("ln(sigma)", lambda t: math.log(float(process.sigma(t))))]
    else:
        others = [
            _Time("1 - t", lambda t: 1 - t),
            _Time("1000 t", lambda t: 1000 * t),
            _Time("1000 (1 - t)", lambda t: 1000 * (1 - t)),
        ]
    return [_Time("t", lambda t: t), *others, _Time("log-SNR", lambda t: float(process.log_snr(t)))]


def _ranges_of(points: Array) -> list[_Range]:
    """Returns the ranges that networks are trained on. The first one is the range of the data."""
    low, high = float(points.min()), float(points.max())
    found = [_Range("the range of your data", 1.0, 0.0)]
    if 0 <= low and high <= 1:
        found.append(_Range("2 x - 1: [-1, 1]", 2.0, -1.0))
    elif 0 <= low and 1 < high <= 255:
        found += [_Range("x / 127.5 - 1: [-1, 1]", 1 / 127.5, -1.0), _Range("x / 255: [0, 1]", 1 / 255, 0.0)]
    elif -1 <= low and high <= 1:
        found.append(_Range("(x + 1) / 2: [0, 1]", 0.5, 0.5))
    mean, deviation = float(points.mean()), float(points.std())
    if abs(mean) > 0.1 or not 0.9 < deviation < 1.1:
        found.append(_Range(f"(x {-mean:+.3g}) / {deviation:.3g}: mean 0 and standard deviation 1", 1 / deviation, -mean / deviation))
    return found
