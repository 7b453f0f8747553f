"""The widget that all figures are, and the traits that they have."""

from __future__ import annotations

import base64
import functools
import html
import importlib.metadata
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Mapping
from numbers import Integral, Real
from typing import Any

import anywidget
import numpy as np
import traitlets

from ._check import is_finite, one_of, shown
from ._check import number as _number_in_range
from ._plain import SCHEDULES, default_t, is_same_process, plain, process_of, schedule_data
from ._values import finite_values
from .arrays import as_numpy, packed, packed_image
from .denoisers import REPLACED, Answers, Denoiser, is_marker
from .paths import GaussianPath
from .schedulers import config_of
from .schedules import Schedule

Check = Callable[[Any], Any]
#: Props that are traits of the page's model by themselves.
OWN = ("t", "step", "seed", "image", "points")
#: Those that a page sets without a control of the figure's own: its slider, and links between widgets.
_LINKED = ("t", "seed")
ENDINGS = (".html", ".png", ".svg", ".pdf", ".gif", ".webm")
#: The variable of the environment that adds a still picture to the output of each figure, and the media types of its values.
STILL_VARIABLE = "DIFFUSION_FIGURES_STILL"
STILLS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
#: The option that each kind of sampler has.
SAMPLERS = {"ddpm": "variance", "ddim": "eta", "euler": "in", "heun": "in", "dpm++": "sde"}
#: The named sets of points, and the parts of a face that are hidden.
SETS = ("swissRoll", "twoMoons", "eightGaussians", "spiral", "letters")
MASKS = ("mouth", "eyes", "left")
STARTS_LIMIT = 500
SHOWN_LENGTH = 60
#: The oldest anywidget whose front end passes on the messages that figures need.
OLDEST = "0.9.13"


def check_version(found: str | None) -> None:
    """Raises ImportError for an anywidget that is too old; None is a version that nobody knows."""
    if found is not None and _numbers(found) < _numbers(OLDEST):
        raise ImportError(
            f"diffusion-figures needs anywidget {OLDEST} or later, and found {found}: pip install --upgrade anywidget"
        )


def _numbers(version: str) -> tuple[int, ...]:
    """0.9.13 of "0.9.13rc1"."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


check_version(_installed("anywidget"))


class PropTypeError(traitlets.TraitError, TypeError):
    """A value of a type that a prop does not take."""


class PropValueError(traitlets.TraitError, ValueError):
    """A value of a prop that is out of range, or none of its words."""


class Prop(traitlets.TraitType):
    """A prop of a figure. None is the figure's default. Errors name the prop, its value and what was expected."""

    def __init__(self, name: str, expected: str, check: Check, none: bool = False) -> None:
        super().__init__(default_value=None, allow_none=True)
        self.prop = name
        self._expected = f"{expected}, or False for none" if none else expected
        self._check = check
        self._none = none
        # The page has its own defaults: it is sent what is set alone.
        self.tag(to_json=lambda _, figure: figure._given(self.name))

    def get(self, obj: Any, cls: Any = None) -> Any:
        """The value that is used: a copy of a list or a dict, so that no change goes unnoticed."""
        value = super().get(obj, cls)
        return _copied(obj._default_of(self.name) if value is None else value)

    def to_page(self, value: Any) -> Any:
        """JavaScript's null for a prop that shows nothing, which False says in Python: None is the default."""
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
        """The error that names the prop, its value and what was expected, with the message of another one."""
        made = PropTypeError if isinstance(error, TypeError) else PropValueError
        detail = f": {error}" if str(error) else ""
        return made(f"invalid {self.name}: {_described(value)}; expected {expected}{detail}")


def _described(value: Any) -> str:
    return f"an array of shape {list(value.shape)}" if isinstance(value, np.ndarray) else shown(value)


def _check_number(value: Any) -> None:
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError
    if not is_finite(value):
        raise ValueError


def integer(name: str, least: int | None = None, most: int | None = None) -> Prop:
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
) -> Prop:
    """A number in a range, without its least value if ``above``; or one of some values."""

    def check(value: Any) -> float:
        _check_number(value)
        is_out = not _is_within(value, least, most) or (above and value == least)
        if is_out or (values and value not in values):
            raise ValueError
        return int(value) if isinstance(value, Integral) else float(value)

    listed = f": one of {', '.join(f'{one:g}' for one in values)}" if values else ""
    expected = f"a number above {least:g}, at most {most:g}" if above else "a number" + _range(least, most) + listed
    return Prop(name, expected, check)


def seed(name: str) -> Prop:
    return number(name)


class TimestepProp(Prop):
    """A timestep of the figure's schedule, or a time of its path."""

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


def timestep(name: str, least: int = 0) -> Prop:
    return TimestepProp(name, least)


def flag(name: str) -> Prop:
    def check(value: Any) -> bool:
        if not isinstance(value, (bool, np.bool_)):
            raise TypeError
        return bool(value)

    return Prop(name, "True or False", check)


def choice(name: str, *words: str) -> Prop:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise TypeError
        if value not in words:
            raise ValueError
        return str(value)

    return Prop(name, "one of " + ", ".join(map(repr, words)), check)


def names(name: str, *words: str, empty: bool = False) -> Prop:
    """Some of the words, each at most once, and at least one unless the list may be empty."""

    def check(value: Any) -> list[str]:
        chosen = [value] if isinstance(value, str) else list(value)
        if not all(isinstance(word, str) for word in chosen):
            raise TypeError
        if not set(chosen) <= set(words) or len(set(chosen)) < len(chosen) or not (chosen or empty):
            raise ValueError
        return chosen

    return Prop(name, f"a list of {', '.join(map(repr, words))}, each at most once", check)


def schedule(name: str, paths: bool = True) -> Prop:
    """A schedule or a path, or their options; ``create_schedule`` and ``gaussian_path`` say which there are."""

    def check(value: Any) -> Any:
        data = schedule_data(value)
        if isinstance(process_of(data), GaussianPath) and not paths:
            raise ValueError("the figure shows single steps, which a path does not have")
        return data

    return Prop(name, SCHEDULES, check)


def sampler(name: str, *kinds: str) -> Prop:
    """A dict of a kind and the option that it has; ``sampler_coefficients`` says which there are."""

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


def data(name: str, none: bool = False) -> Prop:
    """Plain data, or an array."""
    return Prop(name, "plain data: numbers, texts, lists, dicts or an array", plain, none)


def configuration(name: str, none: bool = False) -> Prop:
    """A name, a configuration as a dict or as the text of its file, or a live scheduler of diffusers."""

    def check(value: Any) -> Any:
        return plain(config_of(value) if hasattr(value, "config") else value)

    return Prop(name, "the name of a configuration, its text, a dict, or a scheduler of diffusers", check, none)


class DenoiserProp(Prop):
    """A denoiser: words, plain data, or a function of Python, which the kernel calls for the page."""

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


def denoiser(name: str, *words: str) -> Prop:
    return DenoiserProp(name, words)


def network(name: str) -> Prop:
    """A trained network as plain data: its weights are read, so that a function cannot stand in for it."""

    def check(value: Any) -> Any:
        if callable(value) or isinstance(value, Denoiser):
            raise TypeError("a function has no weights")
        return plain(value)

    return Prop(name, "a network as plain data, what its toJSON gives", check)


def image(name: str) -> Prop:
    return Prop(name, "an image of PIL, an array or a tensor, what from_array returns, or the address of an image", packed_image)


def points(name: str) -> Prop:
    def check(value: Any) -> Any:
        made = packed(one_of(name, value, SETS) if isinstance(value, str) else value)
        if not isinstance(made, str) and (len(made["shape"]) != 2 or made["shape"][1] != 2):
            raise ValueError(f"its shape is {list(made['shape'])}")
        return made

    return Prop(name, f"one of {', '.join(map(repr, SETS))}, or an array of shape [count, 2]", check)


class StartsProp(Prop):
    """A number of starts, or their places as an array of shape [count, 2], which the page writes as x, y, x, y."""

    def __init__(self, name: str) -> None:
        super().__init__(name, f"an integer from 0 to {STARTS_LIMIT}, or an array of shape [count, 2] of at most as many", self._read)

    def _read(self, value: Any) -> Any:
        if isinstance(value, Integral) and not isinstance(value, bool):
            if not 0 <= value <= STARTS_LIMIT:
                raise ValueError
            return int(value)
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


def starts(name: str) -> Prop:
    return StartsProp(name)


def mask(name: str) -> Prop:
    """A part of a face, or True or 1 for each hidden pixel of it."""

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


def array(name: str, expected: str) -> Prop:
    """An array, or the name or the address of one."""
    return Prop(name, expected, packed)


def _is_within(value: Any, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _range(least: float | None, most: float | None) -> str:
    if least is None and most is None:
        return ""
    if most is None:
        return f" of at least {least:g}"
    return f" from {least:g} to {most:g}" if least is not None else f" of at most {most:g}"


@functools.lru_cache(maxsize=None)
def _front_end() -> str:
    """The module that draws figures in the page."""
    file = pathlib.Path(__file__).with_name("anywidget.js")
    if file.exists():
        return file.read_text(encoding="utf-8")
    # A checkout without a build has all but the drawings.
    return "throw new Error('diffusion_figures/anywidget.js is missing: build the Python package');"


class Figure(anywidget.AnyWidget):
    """A figure as a widget of a notebook. Its classes have the figures' names.

    Each prop is a trait that Python and the page share. A list or a dict that is read from a prop is a copy:
    assign the changed one.
    """

    # A trait of its own: of a path, anywidget would watch the file, and keep each widget for as long as the kernel runs.
    _esm = traitlets.Unicode().tag(sync=True)
    _type = ""
    #: The props that readers change on the page.
    _changed_by_readers: tuple[str, ...] = ()
    #: The defaults of the page: the options of the schedule, the rule of t (see ``default_t``), and both in a figure with points.
    _schedule: dict[str, Any] | None = None
    _t: tuple[Any, ...] | None = None
    _with_points: tuple[dict[str, Any], tuple[Any, ...]] | None = None
    #: Whether its denoiser gets points. Figures of images take the schedule of their denoiser.
    _is_of_points = False
    #: The layout and the scale that ``trajectory`` has assumed of its arrays; empty of other figures.
    assumed = ""
    _answers: Answers | None = None
    #: What Python has replaced since the page was last heard: a page that crosses an assignment still has it.
    _replaced: dict[str, Any] = {}

    type = traitlets.Unicode(read_only=True).tag(sync=True)
    props = traitlets.Dict().tag(sync=True)
    caption = traitlets.Unicode("", help="The text below the figure.").tag(sync=True)
    lang = traitlets.Unicode("", help="The language of the figure, such as 'de'; '' is that of the page.").tag(sync=True)
    error = traitlets.Unicode("", help="The message that the figure shows; '' if nothing is wrong.").tag(sync=True)
    value = traitlets.Dict(help="The reader's choices, by the names of the traits.")

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return _front_end()

    def __init__(self, **given: Any) -> None:
        self.set_trait("type", self._type)
        # The range of t depends on the others.
        names = sorted(given, key=lambda name: name == "t")
        super().__init__(**{name: given[name] for name in names if given[name] is not None})
        self._tell_page()
        self._warn_of_schedules()
        if "denoiser" in self._own_props():
            self.on_msg(self._hear_message)
        self.observe(lambda _: self._tell_page(), self._in_props())
        self.observe(lambda change: self._hear_page(change["old"], change["new"]), "props")
        if self._is_of_points:
            self.observe(lambda _: self._warn_of_schedules(), "denoiser")

    def _warn_of_schedules(self) -> None:
        """Warns of a denoiser that was made for another schedule than the figure shows by default, or that does not say for which."""
        denoiser = self._trait_values.get("denoiser") if self._is_of_points else None
        if not isinstance(denoiser, Denoiser) or self._given("schedule") is not None:
            return
        name, shown = self.__class__.__name__, process_of(self._schedule)
        if denoiser.schedule is None:
            message = (
                f"{name} shows {shown!r}, its default, and asks {denoiser!r} at its timesteps. If the denoiser was made for another "
                'schedule, as that of create_schedule(), pass Denoiser(..., schedule=...). schedule="cosine" says that this one is right.'
            )
        else:
            own = process_of(denoiser.schedule)
            if is_same_process(own, shown):
                return
            message = (
                f"{name} shows {shown!r}, its default, and {denoiser!r} was made for {own!r}: it is asked at the times of the same "
                "signal-to-noise ratio. Pass the figure a schedule to choose."
            )
        warnings.warn(message, stacklevel=4)

    @classmethod
    def _own_props(cls) -> dict[str, Prop]:
        return {name: trait for name, trait in cls.class_traits().items() if isinstance(trait, Prop)}

    @classmethod
    def _in_props(cls) -> list[str]:
        """The traits that the page reads from its `props`."""
        return [name for name in cls._own_props() if name not in OWN]

    def _given(self, name: str) -> Any:
        """The value that is set; None where the default is used."""
        return _copied(self._trait_values.get(name))

    def _default_of(self, name: str) -> Any:
        """The default of the page, as far as Python knows it."""
        is_with_points = self._with_points is not None and self._given("points") is not None
        usual, rule = self._with_points if self._with_points and is_with_points else (self._schedule, self._t)
        if name == "seed":
            return 0
        if name == "schedule":
            denoiser = None if self._is_of_points else self._trait_values.get("denoiser")
            return denoiser.schedule if isinstance(denoiser, Denoiser) and denoiser.schedule is not None else usual
        if name != "t" or rule is None:
            return None
        return default_t(rule, getattr(self, "schedule", None))

    def _process(self) -> GaussianPath | int | None:
        """The path of the figure, or the number of timesteps of its schedule; None if it has neither."""
        if "timesteps" in self._own_props() and self._schedule is None:
            steps = self._given("timesteps")
            return 1000 if steps is None else steps if isinstance(steps, int) else None
        data = getattr(self, "schedule", None)
        process = None if data is None else process_of(data)
        return process.timesteps if isinstance(process, Schedule) else process

    def _tell_page(self) -> None:
        traits = self._own_props()
        given = {name: self._given(name) for name in self._in_props()}
        props = {traits[name].prop: self._to_page(name, value) for name, value in given.items() if value is not None}
        if props != self.props:
            self._replaced = {prop: self.props.get(prop) for prop in {*self.props, *props}}
            self.props = props

    def _to_page(self, name: str, value: Any) -> Any:
        if isinstance(value, Denoiser):
            return value.marker(getattr(self, "model_id", None))
        return self._own_props()[name].to_page(value)

    def _hear_page(self, sent: dict[str, Any], told: dict[str, Any]) -> None:
        """Takes what a reader has changed. A page sends all of its props, some of which may be older than Python's."""
        traits = self._own_props()
        try:
            with self.hold_trait_notifications():
                for name in self._chosen(sent, told):
                    setattr(self, name, traits[name].from_page(told[traits[name].prop]))
        finally:
            # Also where a value is wrong: the page gets those that hold.
            self._tell_page()

    def _chosen(self, sent: dict[str, Any], told: dict[str, Any]) -> list[str]:
        """The props in which the page differs from what it was sent, among those that readers change."""
        traits = self._own_props()
        names = {name: traits[name].prop for name in self._in_props() if name in self._changed_by_readers}
        chosen = [name for name, prop in names.items() if prop in told and told[prop] != sent.get(prop)]
        # A reader changes one prop at a time. Of several, those with the value before Python's last one are old.
        new = [name for name in chosen if told[names[name]] != self._replaced.get(names[name])]
        return new or chosen

    def _hear_message(self, _: Any, content: Any, buffers: Any) -> None:
        """Answers a page that asks the denoiser."""
        value = getattr(self, "denoiser", None)
        denoiser = value if isinstance(value, Denoiser) else None
        if self._answers is None or self._answers.denoiser is not denoiser:
            if self._answers:
                self._answers.end(REPLACED)
            trait = self._own_props()["denoiser"]
            self._answers = Answers(denoiser, self.send, isinstance(trait, DenoiserProp) and trait.is_of_points)
        self._answers.receive(content, buffers)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Takes the changes of the page, and notes which of them a reader has made."""
        before = {name: self._given(name) for name in self._own_props()}
        try:
            super().set_state({name: value for name, value in sync_data.items() if self._is_of_page(name)})
        finally:
            changed = {name: self._given(name) for name in before if not _is_same(self._given(name), before[name])}
            if changed:
                self.value = {**self.value, **changed}

    def _is_of_page(self, name: str) -> bool:
        """Whether a page may set a trait: the program and the type of a figure are Python's alone."""
        if name in ("type", "caption", "lang", "_esm", "_css", "_anywidget_id"):
            return False
        return name in _LINKED or name in self._changed_by_readers or name not in self._own_props()

    def close(self) -> None:
        """Takes the figure from all pages; what waits for its denoiser is dropped."""
        if self._answers:
            self._answers.end("the figure is closed")
        super().close()

    def __repr__(self) -> str:
        """The call that makes the figure, which a host shows where it has no widgets; long values are cut."""
        given = {name: self._given(name) for name in (*self._own_props(), "caption", "lang")}
        words = [f"{name}={_shown(value)}" for name, value in given.items() if value not in (None, "")]
        return f"{self.__class__.__name__}({', '.join(words)})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget and, if the environment asks for it, a still picture for PDF files and pages without widgets."""
        bundle = super()._repr_mimebundle_(**kwargs)
        kind = os.environ.get(STILL_VARIABLE, "")
        if not kind or bundle is None:
            return bundle
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        try:
            return {**data, STILLS[one_of(STILL_VARIABLE, kind, tuple(STILLS))]: self._still(kind)}, metadata
        except (RuntimeError, ValueError) as error:
            warnings.warn(f"{self.__class__.__name__} has no still picture: {error}", stacklevel=2)
            return bundle

    def _still(self, kind: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            content = self.save(pathlib.Path(folder) / f"figure.{kind}").read_bytes()
        return content.decode() if kind == "svg" else base64.b64encode(content).decode()

    def save(self, path: str | os.PathLike[str], **options: Any) -> pathlib.Path:
        """Writes the figure as it is now into a file.

        An .html file is a page with the live figure, its program included: it needs no kernel and no network. Others are drawn by
        the command ``diffusion-figures render``, which needs Node, the npm packages ``diffusion-figures`` and ``playwright-core``,
        and a Chromium.

        Args:
            path: a file that ends with .html, .png, .svg, .pdf, .gif or .webm.
            options: of .html ``title``, by default the name of the class, and ``scheme``, ``"light"`` or ``"dark"``, by default that
                of the reader. Of the others those of the command, with underscores: ``width=720``, ``pixel_ratio=2``,
                ``scheme="dark"``, ``seconds=6``; a prop as a range, ``t="0..999"``, makes an animation.

        Raises:
            TypeError: an .html file has no such option.
            ValueError: the file has another ending.
            RuntimeError: the command is missing, or it failed; the message is its own.
        """
        out = pathlib.Path(path).absolute()
        if out.suffix not in ENDINGS:
            raise ValueError(f"invalid path: {str(path)!r}; expected a file that ends with {', '.join(ENDINGS)}")
        traits = self._own_props()
        for name in traits:
            if isinstance(getattr(self, name), Denoiser):
                raise RuntimeError(f"save draws without the kernel, which {name} = {getattr(self, name)!r} needs")
        if out.suffix == ".html":
            out.write_text(self._page(**options), encoding="utf-8")
            return out
        given = {trait.prop: trait.to_page(self._given(name)) for name, trait in traits.items() if self._given(name) is not None}
        words = {name: getattr(self, name) for name in ("caption", "lang") if getattr(self, name)}
        camel = {re.sub("_(.)", lambda letter: letter[1].upper(), name): value for name, value in options.items()}
        picture = {"type": self._type, **given, **words, **camel, "out": str(out)}
        with tempfile.TemporaryDirectory() as folder:
            config = pathlib.Path(folder) / "picture.json"
            config.write_text(json.dumps({"render": [picture]}, default=_listed))
            done = subprocess.run([*_command(), "render", "--config", str(config)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError((done.stderr or done.stdout).strip())
        return out


    def _page(self, title: str | None = None, scheme: str = "light dark") -> str:
        """A page that draws the figure without a kernel."""
        one_of("scheme", scheme, ("light dark", "light", "dark"))
        own = {name: self._given(name) for name in self._own_props() if name in OWN}
        state = {"type": self._type, "props": self.props, "caption": self.caption, "lang": self.lang, "error": "", **own}
        return _PAGE.format(
            lang=html.escape(self.lang or "en"),
            title=html.escape(title or self.__class__.__name__),
            scheme=scheme,
            state=_in_script(json.dumps(state, default=_encoded)),
            code=_in_script(json.dumps(_front_end())),
        )


#: The page of a saved figure. Its model is that of a notebook without a kernel; bytes are written in base64.
_PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="{scheme}">
<title>{title}</title>
<style>:root {{ color-scheme: {scheme} }} body {{ max-width: 60rem; margin: 1rem auto; padding: 0 1rem; font-family: system-ui, sans-serif }}</style>
<div id="figure"></div>
<script id="state" type="application/json">{state}</script>
<script id="code" type="application/json">{code}</script>
<script type="module">
const read = (id) => JSON.parse(document.getElementById(id).textContent, (_, value) =>
  value?.base64 === undefined ? value : new DataView(Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0)).buffer));
const state = read('state');
const heard = new Map();
const model = {{
  get: (name) => state[name],
  set(name, value) {{
    if (state[name] === value) return;
    state[name] = value;
    for (const listener of [...(heard.get(`change:${{name}}`) ?? [])]) listener();
  }},
  save_changes() {{}},
  on: (event, listener) => heard.set(event, new Set([...(heard.get(event) ?? []), listener])),
  off: (event, listener) => heard.get(event)?.delete(listener),
}};
const address = URL.createObjectURL(new Blob([read('code')], {{ type: 'text/javascript' }}));
const {{ default: widget }} = await import(address);
widget.render({{ model, el: document.getElementById('figure') }});
</script>
</html>
"""


def _in_script(data: str) -> str:
    """JSON that no text inside can end: neither ``</script>`` nor ``<!--``."""
    return data.replace("<", "\\u003c")


def _encoded(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(value).decode()}
    return _listed(value)


def _command() -> list[str]:
    """The command of the npm package: one that is installed, or that of the project around the working directory."""
    installed = shutil.which("diffusion-figures")
    if installed:
        return [installed]
    for folder in (pathlib.Path.cwd(), *pathlib.Path.cwd().parents):
        local = folder / "node_modules" / ".bin" / "diffusion-figures"
        if local.exists():
            return [str(local)]
    raise RuntimeError("save needs the command diffusion-figures: npm install diffusion-figures playwright-core")


def _listed(value: Any) -> Any:
    """The float32 values of an array, and numbers of NumPy, for JSON."""
    if isinstance(value, bytes):
        return np.frombuffer(value, dtype="<f4").tolist()
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"an object of type {type(value).__name__} is no JSON")


def _shown(value: Any) -> str:
    """A value as Python writes it, an array by its shape."""
    if isinstance(value, dict) and "values" in value:
        return f"<array of shape {value.get('shape')}>"
    return shown(value, SHOWN_LENGTH)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) is type(other) and one == other)
