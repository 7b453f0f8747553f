"""Questions as notebook widgets. A reader commits to an answer before the page shows the truth."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from numbers import Integral, Real
from typing import Any, Literal, TypedDict

from numpy.typing import NDArray

from ._check import complaint, invalid, is_finite, number, one_of, positive, shown, wrong_type
from ._props import PropTypeError, PropValueError, _Trait
from ._values import values_of
from ._widget import Widget

# The checks and the verdicts are those of src/teach/Choice.tsx and src/teach/predictions.ts.

KINDS = ("slider", "number", "place", "curve")
#: The arguments that only some kinds take.
_ARGUMENTS = {"slider": ("min", "max", "step"), "number": ("min", "max", "step"), "place": ("x", "y", "line", "step"), "curve": ("x", "y")}
#: The largest number of letters in the value of an option.
VALUE_LIMIT = 200
#: The number of heights of a drawn curve, of the values of a function that the page gets, and the largest number of values of an array.
COLUMNS = 41
LINE_POINTS = 241
LINE_LIMIT = 10_001
#: The default tolerance, as a share of the range.
DEFAULT_TOLERANCE = 0.05
#: The shortest and the longest range.
SHORTEST, LONGEST = 1e-300, 1e300
#: The tolerance for rounding, as a share of the range.
ROUNDING = 1e-9
#: The largest error of a right curve, in tolerances of the mean error.
LARGEST_IN_TOLERANCES = 3


class PredictionAxis(TypedDict):
    """An axis of the drawing of a `Prediction`: its ends, and the name of the quantity with its unit."""

    min: float
    max: float
    label: str


class Chosen(_Trait[Any, Any]):
    """A reader's answer. None stands for no answer. An error names the trait, its value and what was expected."""

    def __init__(self) -> None:
        super().__init__(default_value=None, allow_none=True)
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> Any:
        if value is None:
            return None
        try:
            return obj._checked(self.name, value)
        except TypeError as error:
            raise PropTypeError(str(error)) from None
        except ValueError as error:
            raise PropValueError(str(error)) from None


class Question(Widget):
    """A question as a notebook widget: a `Choice` or a `Prediction`.

    The answer is a trait, so all views of the question show it, and a notebook that is saved with its widgets contains it. To ask
    again, set ``chosen`` to None.
    """

    chosen = Chosen()
    first_chosen = Chosen()

    def __init__(
        self,
        question: str,
        misconception: str,
        explanation: str | None,
        id: str | None,
        lang: str | None,
        props: Mapping[str, Any],
    ) -> None:
        own: dict[str, Any] = {
            "id": _id_of(_text("question", question), id),
            "question": question,
            "misconception": _text("misconception", misconception),
            "explanation": None if explanation is None else _text("explanation", explanation),
            **props,
        }
        super().__init__(props={name: value for name, value in own.items() if value is not None}, **({} if lang is None else {"lang": lang}))
        self.observe(self._keep_first, "chosen")

    @property
    def id(self) -> str:
        """The name of the question on its page."""
        name: str = self.props["id"]
        return name

    @property
    def is_right(self) -> bool | None:
        """Whether the latest answer is right; None if there is no answer."""
        return None if self.chosen is None else self._is_right(self.chosen)

    def _is_right(self, value: Any) -> bool:
        raise NotImplementedError

    def _checked(self, name: str, value: Any) -> Any:
        """Returns an answer as plain data. Raises an error for a value that is no answer to the question."""
        raise NotImplementedError

    def _keep_first(self, change: Mapping[str, Any]) -> None:
        if change["new"] is None:
            self.first_chosen = None
        elif self.first_chosen is None:
            self.first_chosen = change["new"]

    def _is_of_page(self, name: str) -> bool:
        """Returns whether a page may set a trait: the answer, and the first answer if there is none."""
        return name == "chosen" or (name == "first_chosen" and self.first_chosen is None) or super()._is_of_page(name)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Sets the answer of the page. A page cannot take an answer back."""
        super().set_state({name: value for name, value in sync_data.items() if value is not None})

    def __repr__(self) -> str:
        """Returns the class and the question, without the right answer. Hosts without widgets show it to readers."""
        return f"{self.__class__.__name__}({self.props['question']!r})"


class Choice(Question):
    """A question with two to four options. A reader chooses one before the explanation opens.

    ```py
    asked = Choice(
        "What does $\\\\sqrt{\\\\bar\\\\alpha_t}$ do to the image?",
        {"scales": "It scales the image", "nothing": "Nothing"},
        answer="scales",
        wrong="nothing",
        reasons={"scales": "The image gets darker as t grows.", "nothing": "Then the variance would grow with t."},
        misconception="The image only gets noisier.",
        explanation="The image is scaled so that the variance stays 1.",
    )
    ```

    Two traits hold the answer: ``chosen``, the value of the option that the reader has checked last, and ``first_chosen``, the value
    that the reader has checked first. Both are None before the first answer. ``asked.observe(function, "chosen")`` calls a function
    for each answer. ``asked.is_right`` is None, True or False.

    In texts, a formula in TeX stands between dollar signs.

    Args:
        question: The question.
        options: Two to four options: a dict of the label that readers see for each value. A value has 1 to 200 letters.
        answer: The value of the right option.
        wrong: The value of the option that the misconception leads to. If you set it, other wrong options do not name the misconception.
        reasons: Texts that are shown after an option is chosen: a dict of the reason why an option is right or wrong for some of the values.
        misconception: The misconception that a wrong answer reveals, as a sentence that states the wrong belief.
        explanation: The explanation. It opens once the reader has answered, or on request.
        id: The name of the question on its page: up to 100 lower-case letters, digits and hyphens. Defaults to the words of the question.
        lang: The language of buttons and verdicts, such as "de"; by default the page's.

    Raises:
        TypeError: if an argument has the wrong type.
        ValueError: if an argument is out of range. The message names the argument, its value and what was expected.
    """

    _type = "choice"

    def __init__(
        self,
        question: str,
        options: Mapping[str, str],
        *,
        answer: str,
        wrong: str | None = None,
        reasons: Mapping[str, str] | None = None,
        misconception: str,
        explanation: str | None = None,
        id: str | None = None,
        lang: str | None = None,
    ) -> None:
        labels = _texts("options", options)
        if not 2 <= len(labels) <= 4:
            raise complaint("options", f"{len(labels)}", "two to four options")
        for value in labels:
            if not 1 <= len(value) <= VALUE_LIMIT:
                raise complaint("options", f"a value of {len(value)} letters", f"1 to {VALUE_LIMIT} letters as the value of each")
        self._values = tuple(labels)
        self._answer = one_of("answer", answer, self._values)
        if wrong is not None:
            one_of("wrong", wrong, tuple(value for value in labels if value != answer))
        why = _texts("reasons", reasons or {})
        for value in why:
            one_of("reasons", value, self._values)
        listed = [{"value": value, "label": label, **({"reason": why[value]} if value in why else {})} for value, label in labels.items()]
        super().__init__(question, misconception, explanation, id, lang, {"options": listed, "answer": answer, "wrong": wrong})

    def _checked(self, name: str, value: Any) -> str:
        return one_of(name, value, self._values)

    def _is_right(self, value: str) -> bool:
        return value == self._answer


class Prediction(Question):
    """A question whose answer is a number, a place on a line, or a curve. A reader commits to an answer before the truth is drawn next to it.

    ```py
    half = Prediction(
        "At which t are image and noise equally strong?",
        truth=258,
        min=0,
        max=999,
        unit="steps",
        tolerance=30,
        wrong=500,
        misconception="Noise grows in equal steps.",
        explanation="β grows with t, and its effects multiply.",
    )
    ```

    Two traits hold the answer: ``chosen``, the latest one, and ``first_chosen``. Both are None before the first answer. The answer
    is a number, for a place its x, and for a curve a list of 41 values of y at evenly spaced x. ``half.observe(function, "chosen")``
    calls a function for each answer. ``half.is_right`` is None, True or False.

    A curve is a Python function of x, or an array of its values at evenly spaced x from the first to the last; the page connects
    them by straight lines. If both ends of x are whole numbers that are 40 to 10,000 apart, the function gets whole numbers as ints.
    Otherwise it gets 241 floats. A value that is not finite leaves a gap in a line.

    In texts, a formula in TeX stands between dollar signs.

    Args:
        question: The question.
        kind: The form of the answer: "slider" or "number", which is written; "place", a place on a drawn line; or "curve", which the
            reader draws. Defaults to "slider".
        truth: The right number, the x of the right place, or the true curve.
        min: The smallest answer, for a number.
        max: The largest answer, for a number.
        step: The step of the slider or the distance between places, above 0. Defaults to 1 if the range has whole ends that are at
            least 50 apart, and otherwise to a two-hundredth of the range.
        x: The horizontal axis, for a place or a curve: a dict of "min", "max" and "label".
        y: The vertical axis, for a place or a curve.
        line: The curve that is drawn from the beginning, for a place.
        tolerance: The largest error of a right answer. For a curve it is the largest mean error along y, and no error may be larger than three
            times the tolerance. Defaults to a twentieth of the range.
        unit: The unit of the answer, such as "steps".
        wrong: The number, the x or the curve that the misconception leads to. A right answer is nearer to the truth than to it, and a wrong
            answer names the misconception only if it is nearer to this one.
        misconception: The misconception that a wrong answer reveals, as a sentence that states the wrong belief.
        explanation: The explanation. It opens once the reader has answered, or on request.
        id: The name of the question on its page: up to 100 lower-case letters, digits and hyphens. Defaults to the words of the question.
        lang: The language of buttons and verdicts, such as "de"; by default the page's.

    Raises:
        TypeError: if an argument has the wrong type.
        ValueError: if an argument is out of range. The message names the argument, its value and what was expected.
    """

    _type = "prediction"
    #: The right answer and that of the misconception: numbers, or lists of heights at the columns of a drawn curve.
    _truth: Any
    _wrong: Any

    def __init__(
        self,
        question: str,
        *,
        kind: Literal["slider", "number", "place", "curve"] = "slider",
        truth: float | Callable[[Any], Any] | Sequence[float] | NDArray[Any],
        min: float | None = None,
        max: float | None = None,
        step: float | None = None,
        x: PredictionAxis | None = None,
        y: PredictionAxis | None = None,
        line: Callable[[Any], Any] | Sequence[float] | NDArray[Any] | None = None,
        tolerance: float | None = None,
        unit: str | None = None,
        wrong: float | Callable[[Any], Any] | Sequence[float] | NDArray[Any] | None = None,
        misconception: str,
        explanation: str | None = None,
        id: str | None = None,
        lang: str | None = None,
    ) -> None:
        one_of("kind", kind, KINDS)
        given: dict[str, Any] = {"min": min, "max": max, "step": step, "x": x, "y": y, "line": line}
        for name, value in given.items():
            if value is not None and name not in _ARGUMENTS[kind]:
                raise invalid(name, value, f"None, because kind is {kind!r}")
        self._is_curve = kind == "curve"
        props: dict[str, Any] = {"kind": kind, "unit": None if unit is None else _text("unit", unit)}
        if kind in ("place", "curve"):
            across, up = _axis("x", x), _axis("y", y)
            props |= {"x": across, "y": up}
            # An answer is a place on this axis, or a list of places on it.
            self._ends = (up["min"], up["max"]) if self._is_curve else (across["min"], across["max"])
        else:
            self._ends = _range("min and max", min, max)
            props |= {"min": self._ends[0], "max": self._ends[1]}
        if step is not None:
            props["step"] = positive("step", step, expected="a positive number")
        if kind == "place":
            props["line"] = _curve("line", line, across)
        if self._is_curve:
            props |= self._curves(truth, wrong, across, up)
        else:
            self._truth = props["truth"] = _inside("truth", truth, *self._ends)
            if wrong is not None and not (is_finite(wrong) and wrong != truth):
                raise _wrong_number("wrong", wrong, "a finite number other than the truth")
            self._wrong = props["wrong"] = None if wrong is None else _plain(wrong)
        length = self._ends[1] - self._ends[0]
        if tolerance is not None:
            props["tolerance"] = number("tolerance", tolerance, 0, math.inf, "a number of at least 0")
        self._tolerance: float = props.get("tolerance", DEFAULT_TOLERANCE * length)
        self._slack = ROUNDING * length
        super().__init__(question, misconception, explanation, id, lang, props)

    def _curves(self, truth: Any, wrong: Any, x: PredictionAxis, y: PredictionAxis) -> dict[str, Any]:
        """Returns the curves for the page, and keeps their heights at the columns of a drawn curve."""
        columns = _columns(x)
        values = _curve("truth", truth, x)
        self._truth = [_height_at(values, column, x) for column in columns]
        for column, height in zip(columns, self._truth):
            if not _is_between(height, *self._ends):
                where = f"{height:g} at {x['label']} = {column:g}"
                raise complaint("truth", where, f"values from {y['min']:g} to {y['max']:g}")
        self._wrong = None
        if wrong is None:
            return {"truth": values}
        believed = _curve("wrong", wrong, x)
        self._wrong = [_height_at(believed, column, x) for column in columns]
        for column, height in zip(columns, self._wrong):
            if not math.isfinite(height):
                raise complaint("wrong", f"{height:g} at {x['label']} = {column:g}", "a finite number")
        if self._wrong == self._truth:
            raise complaint("wrong", "the curve of the truth", "another curve")
        return {"truth": values, "wrong": believed}

    def _checked(self, name: str, value: Any) -> Any:
        if not self._is_curve:
            return _inside(name, value, *self._ends)
        if not isinstance(value, (list, tuple)):
            raise wrong_type(name, value, f"a list of {COLUMNS} numbers")
        if len(value) != COLUMNS:
            raise complaint(name, f"{len(value)} numbers", f"{COLUMNS}")
        return [_inside(f"{name}[{index}]", height, *self._ends) for index, height in enumerate(value)]

    def _is_right(self, value: Any) -> bool:
        if not self._is_curve:
            error = abs(value - self._truth)
            is_belief = self._wrong is not None and abs(value - self._wrong) <= error + self._slack
            return bool(not is_belief and error <= self._tolerance + self._slack)
        error = _mean_distance(value, self._truth)
        is_belief = self._wrong is not None and _mean_distance(value, self._wrong) <= error + self._slack
        most = 0.0
        for column, height in enumerate(value):
            # A hand that is early or late by a column has no large error.
            near = self._truth[max(0, column - 1) : column + 2]
            most = max(most, height - max(near), min(near) - height)
        is_close = error <= self._tolerance + self._slack and most <= LARGEST_IN_TOLERANCES * self._tolerance + self._slack
        return bool(is_close and not is_belief)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise wrong_type(name, value, "a text")
    return str(value)


def _texts(name: str, given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise wrong_type(name, given, "a dict of texts")
    for value, label in given.items():
        if not isinstance(value, str):
            raise wrong_type(name, value, "a text as the value of each")
        _text(f"{name}[{value!r}]", label)
    return {str(value): str(label) for value, label in given.items()}


def _id_of(question: str, id: object) -> str:
    """Returns the given id, or the words of the question in lower-case letters, digits and hyphens."""
    if id is None:
        letters = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
        return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:100] or "question"
    if not re.fullmatch("[a-z0-9-]{1,100}", _text("id", id)):
        raise invalid("id", id, "lower-case letters, digits and hyphens")
    return str(id)


def _wrong_number(name: str, value: object, expected: str) -> Exception:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    return invalid(name, value, expected) if is_number else wrong_type(name, value, expected)


def _plain(value: Any) -> float:
    """Returns a Python or NumPy number as an int or a float."""
    return int(value) if isinstance(value, Integral) else float(value)


def _range(name: str, least: object, most: object) -> tuple[float, float]:
    ends, expected = f"{shown(least)} and {shown(most)}", "two finite numbers, the smaller one first"
    for end in (least, most):
        if not is_finite(end):
            made = _wrong_number(name, end, expected)
            raise made.__class__(str(complaint(name, ends, expected)))
    low, high = _plain(least), _plain(most)
    if not low < high:
        raise complaint(name, ends, expected)
    if not SHORTEST <= high - low <= LONGEST:
        raise complaint(name, ends, f"two numbers that are {SHORTEST:g} to {LONGEST:g} apart")
    return low, high


def _axis(name: str, axis: object) -> PredictionAxis:
    expected = 'a dict of "min", "max" and "label"'
    if not isinstance(axis, Mapping):
        raise wrong_type(name, axis, expected)
    if not {"min", "max"} <= axis.keys() <= {"min", "max", "label"}:
        raise invalid(name, dict(axis), expected)
    low, high = _range(f"{name}.min and {name}.max", axis["min"], axis["max"])
    return {"min": low, "max": high, "label": _text(f"{name}.label", axis.get("label", name))}


def _is_between(value: float, least: float, most: float) -> bool:
    slack = ROUNDING * (most - least)
    return least - slack <= value <= most + slack


def _inside(name: str, value: object, least: float, most: float) -> float:
    if is_finite(value) and _is_between(_plain(value), least, most):
        return _plain(value)
    raise _wrong_number(name, value, f"a number from {least:g} to {most:g}")


def _is_whole(axis: PredictionAxis) -> bool:
    return float(axis["min"]).is_integer() and float(axis["max"]).is_integer()


def _columns(axis: PredictionAxis) -> list[float]:
    """Returns the x of the heights of a drawn curve. They are whole numbers if the range has enough of them."""
    low, length = axis["min"], axis["max"] - axis["min"]
    places = [low + length * index / (COLUMNS - 1) for index in range(COLUMNS)]
    return [math.floor(place + 0.5) for place in places] if _is_whole(axis) and length >= COLUMNS else places


def _curve(name: str, given: Any, axis: PredictionAxis) -> list[float | None]:
    """Returns the values of a function or of an array at evenly spaced x. A value that is not finite is None."""
    values = _sampled(name, given, axis) if callable(given) else _listed(name, given)
    if not any(math.isfinite(value) for value in values):
        raise complaint(name, "no finite value", "finite numbers")
    return [value if math.isfinite(value) else None for value in values]


def _listed(name: str, given: object) -> list[float]:
    expected = "a function of x, or an array of its values at evenly spaced x"
    array = values_of(name, given, expected)
    if array.ndim == 0:
        raise wrong_type(name, given, expected)
    if array.ndim != 1 or not 2 <= len(array) <= LINE_LIMIT:
        raise complaint(name, f"an array of shape {list(array.shape)}", f"2 to {LINE_LIMIT} values at evenly spaced x")
    return [float(value) for value in array]


def _sampled(name: str, function: Callable[[Any], Any], axis: PredictionAxis) -> list[float]:
    low, length = axis["min"], axis["max"] - axis["min"]
    if _is_whole(axis) and COLUMNS - 1 <= length < LINE_LIMIT:
        places: list[float] = [int(low) + index for index in range(int(length) + 1)]
    else:
        places = [low + length * index / (LINE_POINTS - 1) for index in range(LINE_POINTS)]
    values = []
    for place in places:
        try:
            values.append(float(function(place)))
        except Exception as error:
            where = f"it raised {type(error).__name__}: {error} at {axis['label']} = {place:g}"
            raise complaint(name, where, "a number for each x") from error
    return values


def _height_at(values: list[float | None], x: float, axis: PredictionAxis) -> float:
    """Returns the height of a curve at an x, as the page interpolates it. A height without a value is NaN."""
    place = (len(values) - 1) * (x - axis["min"]) / (axis["max"] - axis["min"])
    near = round(place)
    if abs(place - near) < ROUNDING:
        return _number_at(values, near)
    before = math.floor(place)
    first = _number_at(values, before)
    return first + (_number_at(values, before + 1) - first) * (place - before)


def _number_at(values: list[float | None], index: int) -> float:
    value = values[index]
    return math.nan if value is None else value


def _mean_distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(abs(first - second) for first, second in zip(one, other)) / len(one)
