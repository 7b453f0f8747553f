"""The traits for the props of figures, with their checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, Generic, Optional, TypeVar

import numpy as np
import traitlets

from ._check import is_finite, one_of, shown
from ._check import number as _number_in_range
from ._plain import SCHEDULES, plain, process_of, schedule_data
from ._values import finite_values
from .arrays import as_numpy, packed, packed_image
from .denoisers import Denoiser, is_marker
from .paths import GaussianPath
from .schedulers import config_of

Check = Callable[[Any], Any]
#: The option of each kind of sampler.
SAMPLERS = {"ddpm": "variance", "ddim": "eta", "euler": "in", "heun": "in", "dpm++": "sde"}
#: The named sets of points, and the parts of a face that can be hidden.
SETS = ("swissRoll", "twoMoons", "eightGaussians", "spiral", "letters")
MASKS = ("mouth", "eyes", "left")
STARTS_LIMIT = 500


class PropTypeError(traitlets.TraitError, TypeError):
    """The error for a value whose type a prop does not accept."""


class PropValueError(traitlets.TraitError, ValueError):
    """The error for a value that is out of range or is not one of the words of a prop."""

Read = TypeVar("Read")
Given = TypeVar("Given")
Value = TypeVar("Value")

if TYPE_CHECKING:

    class _Trait(traitlets.TraitType[Read, Given]): ...
else:
    # traitlets' class is generic from 5.10 on.
    class _Trait(traitlets.TraitType, Generic[Read, Given]): ...


class Prop(_Trait[Read, Given]):
    """A prop of a figure, with the types that reading returns and that assigning accepts.

    None stands for the figure's default. An error names the prop, its value and what was expected.
    """

    def __init__(self, name: str, expected: str, check: Check, none: bool = False) -> None:
        super().__init__(default_value=None, allow_none=True)
        self.prop = name
        self._expected = f"{expected}, or False for none" if none else expected
        self._check = check
        self._none = none
        # The page has its own defaults, so only values that were set are sent to it.
        self.tag(to_json=lambda _, figure: figure._given(self.name))

    def get(self, obj: Any, cls: Any = None) -> Any:
        """Returns the value in use. Lists and dicts are copies, because a change inside them would not reach the page."""
        value = super().get(obj, cls)
        return copied(obj._default_of(self.name) if value is None else value)

    def to_page(self, value: Any) -> Any:
        """Returns the value for the page. False hides part of a figure, as null does in JavaScript. None stands for the default."""
        return None if self._none and value is False else value

    def from_page(self, value: Any) -> Any:
        return False if self._none and value is None else value

    def validate(self, obj: Any, value: Any) -> Any:
        if value is None or (self._none and value is False):
            return value
        try:
            return self._check(value)
        except Exception as error:  # noqa: BLE001 -- reading a value runs the code of other libraries
            raise self.refusal(value, self._expected, error) from None

    def refusal(self, value: Any, expected: str, error: Exception) -> traitlets.TraitError:
        """Returns the error that names the prop, its value and what was expected, followed by the message of ``error``."""
        made = PropTypeError if isinstance(error, TypeError) else PropValueError
        detail = f": {error}" if str(error) else ""
        return made(f"invalid {self.name}: {_described(value)}; expected {expected}{detail}")


#: A prop whose default only the page knows. Reading it returns None until it is set.
OptionalProp = Prop[Optional[Value], Optional[Value]]


def _described(value: Any) -> str:
    return f"an array of shape {list(value.shape)}" if isinstance(value, np.ndarray) else shown(value)


def _check_number(value: Any) -> None:
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError
    if not is_finite(value):
        raise ValueError


def integer(name: str, least: int | None = None, most: int | None = None) -> Prop[Any, Any]:
    def check(value: Any) -> int:
        _check_number(value)
        if not isinstance(value, Integral) or not _is_within(value, least, most):
            raise ValueError
        return int(value)

    return Prop(name, "an integer" + _range(least, most), check)


def number(
    name: str,
    least: float | None = None,
    most: float | None = None,
    *,
    above: bool = False,
    values: tuple[float, ...] = (),
) -> Prop[Any, Any]:
    """Returns a prop for a number in a range, or for one of ``values``. With ``above`` the range excludes ``least``."""

    def check(value: Any) -> float:
        _check_number(value)
        is_out = not _is_within(value, least, most) or (above and value == least)
        if is_out or (values and value not in values):
            raise ValueError
        return int(value) if isinstance(value, Integral) else float(value)

    listed = f": one of {', '.join(f'{one:g}' for one in values)}" if values else ""
    expected = f"a number above {least:g}, at most {most:g}" if above else "a number" + _range(least, most) + listed
    return Prop(name, expected, check)


def seed(name: str) -> Prop[Any, Any]:
    return number(name)


class TimestepProp(Prop[Any, Any]):
    """A prop for a timestep of the figure's schedule or a time of its path."""

    def __init__(self, name: str, least: int) -> None:
        read = number(name, least)
        super().__init__(name, read._expected, read._check)
        self._least = least

    def validate(self, obj: Any, value: Any) -> Any:
        value = super().validate(obj, value)
        process = None if value is None else obj._process()
        if isinstance(process, GaussianPath) and not process.start <= value <= process.end:
            raise self.refusal(value, f"a number in {process.start:g} <= t <= {process.end:g}", ValueError())
        if isinstance(process, int) and not (value == int(value) and self._least <= value < process):
            raise self.refusal(value, f"an integer in {self._least} <= t < {process}", ValueError())
        return value


def timestep(name: str, least: int = 0) -> Prop[Any, Any]:
    return TimestepProp(name, least)


def flag(name: str) -> Prop[Any, Any]:
    def check(value: Any) -> bool:
        if not isinstance(value, (bool, np.bool_)):
            raise TypeError
        return bool(value)

    return Prop(name, "True or False", check)


def choice(name: str, *words: str) -> Prop[Any, Any]:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise TypeError
        if value not in words:
            raise ValueError
        return str(value)

    return Prop(name, "one of " + ", ".join(map(repr, words)), check)


def names(name: str, *words: str, empty: bool = False) -> Prop[Any, Any]:
    """Returns a prop for a list of some of the words, each at most once. The list has at least one word, unless ``empty``."""

    def check(value: Any) -> list[str]:
        chosen = [value] if isinstance(value, str) else list(value)
        if not all(isinstance(word, str) for word in chosen):
            raise TypeError
        if not set(chosen) <= set(words) or len(set(chosen)) < len(chosen) or not (chosen or empty):
            raise ValueError
        return chosen

    return Prop(name, f"a list of {', '.join(map(repr, words))}, each at most once", check)


def schedule(name: str, paths: bool = True) -> Prop[Any, Any]:
    """Returns a prop for a schedule or a path, or for the options of ``create_schedule`` or ``gaussian_path``."""

    def check(value: Any) -> Any:
        data = schedule_data(value)
        if isinstance(process_of(data), GaussianPath) and not paths:
            raise ValueError("the figure shows single steps, which a path does not have")
        return data

    return Prop(name, SCHEDULES, check)


def sampler(name: str, *kinds: str) -> Prop[Any, Any]:
    """Returns a prop for a dict of the kind of a sampler and its option; see ``Sampler``."""

    def check(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise TypeError
        options = plain(value)
        if options.get("kind") not in kinds:
            raise ValueError
        if options["kind"] == "ddim":
            options.setdefault("eta", 0)
        option = SAMPLERS[options["kind"]]
        for key in options:
            if key not in ("kind", option):
                raise ValueError(f"{key!r} is no option of {options['kind']!r}")
        if option not in options and option != "sde":
            raise ValueError(f"{option!r} is missing")
        if option in options:
            _check_option(option, options[option])
        return options

    expected = ", ".join(f'{{"kind": "{kind}", "{SAMPLERS[kind]}": ...}}' for kind in kinds)
    return Prop(name, f"one of {expected}", check)


def _check_option(option: str, value: Any) -> None:
    if option == "eta":
        _number_in_range("eta", value, 0, 1)
    elif option == "sde":
        if not isinstance(value, bool):
            raise TypeError("'sde' is True or False")
    else:
        one_of(option, value, {"variance": ("beta", "posterior"), "in": ("sigma", "time")}[option])


def data(name: str, none: bool = False) -> Prop[Any, Any]:
    """Returns a prop for plain data or an array."""
    return Prop(name, "plain data: numbers, texts, lists, dicts or an array", plain, none)


def configuration(name: str, none: bool = False) -> Prop[Any, Any]:
    """Returns a prop for the configuration of a scheduler: its name, a dict, the text of its file, or a live scheduler of diffusers."""

    def check(value: Any) -> Any:
        return plain(config_of(value) if hasattr(value, "config") else value)

    return Prop(name, "the name of a configuration, its text, a dict, or a scheduler of diffusers", check, none)


class DenoiserProp(Prop[Any, Any]):
    """A prop for a denoiser: a word, plain data, or a Python function, which the kernel calls for the page."""

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        others = " or ".join(map(repr, words)) if words else "plain data of a network's toJSON"
        super().__init__(name, f"{others}, a function of x_t and t, or a Denoiser", self._read)
        self.is_of_points = not words
        self._words = words

    def _read(self, value: Any) -> Any:
        if isinstance(value, Denoiser):
            return value
        if callable(value):
            return Denoiser(value)
        if self._words and not isinstance(value, str):
            raise TypeError
        if self._words and value not in self._words or is_marker(value):
            raise ValueError
        return plain(value)


def denoiser(name: str, *words: str) -> Prop[Any, Any]:
    return DenoiserProp(name, words)


def network(name: str) -> Prop[Any, Any]:
    """Returns a prop for a trained network as plain data. It rejects a function, because the figure shows the weights."""

    def check(value: Any) -> Any:
        if callable(value) or isinstance(value, Denoiser):
            raise TypeError("a function has no weights")
        return plain(value)

    return Prop(name, "a network as plain data, what its toJSON gives", check)


def image(name: str) -> Prop[Any, Any]:
    return Prop(name, "an image of PIL, an array or a tensor, what from_array returns, or the address of an image", packed_image)


def points(name: str) -> Prop[Any, Any]:
    def check(value: Any) -> Any:
        made = packed(one_of(name, value, SETS) if isinstance(value, str) else value)
        if not isinstance(made, str) and (len(made["shape"]) != 2 or made["shape"][1] != 2):
            raise ValueError(f"its shape is {list(made['shape'])}")
        return made

    return Prop(name, f"one of {', '.join(map(repr, SETS))}, or an array of shape [count, 2]", check)


class StartsProp(Prop[Any, Any]):
    """A prop for a number of starts, or their positions as an array of shape [count, 2]. The page stores positions as x, y, x, y."""

    def __init__(self, name: str) -> None:
        super().__init__(name, f"an integer from 0 to {STARTS_LIMIT}, or an array of shape [count, 2] of at most as many", self._read)

    def _read(self, value: Any) -> Any:
        if isinstance(value, Integral) and not isinstance(value, bool):
            count = int(value)
            if not 0 <= count <= STARTS_LIMIT:
                raise ValueError
            return count
        if isinstance(value, (str, bool, Real)):
            raise TypeError
        places = finite_values(self.prop, value)
        if places.size == 0:
            return []
        if places.ndim != 2 or places.shape[1] != 2 or len(places) > STARTS_LIMIT:
            raise ValueError(f"its shape is {list(places.shape)}")
        return places.tolist()

    def to_page(self, value: Any) -> Any:
        return [number for place in value for number in place] if isinstance(value, list) else value

    def from_page(self, value: Any) -> Any:
        return np.reshape(value, (-1, 2)).tolist() if isinstance(value, list) else value


def starts(name: str) -> Prop[Any, Any]:
    return StartsProp(name)


def mask(name: str) -> Prop[Any, Any]:
    """Returns a prop for the hidden part of a face: its name, or an array with True or 1 at each hidden pixel."""

    def check(value: Any) -> Any:
        if isinstance(value, str):
            return one_of(name, value, MASKS)
        hidden = as_numpy(value)
        if hidden.dtype.kind not in "buif" or not np.isin(hidden, (0, 1)).all():
            raise ValueError
        if hidden.shape not in ((256,), (16, 16)):
            raise ValueError(f"its shape is {list(hidden.shape)}")
        return hidden.astype(int).ravel().tolist()

    return Prop(name, f"one of {', '.join(map(repr, MASKS))}, or an array of shape [16, 16] of False and True", check)


def array(name: str, expected: str) -> Prop[Any, Any]:
    """Returns a prop for an array, or for the name or the address of one."""
    return Prop(name, expected, packed)


def _is_within(value: Any, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _range(least: float | None, most: float | None) -> str:
    if least is None and most is None:
        return ""
    if most is None:
        return f" of at least {least:g}"
    return f" from {least:g} to {most:g}" if least is not None else f" of at most {most:g}"


def copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: copied(inner) for key, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list) else value
