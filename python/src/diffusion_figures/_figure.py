"""The base class of all figures, a notebook widget."""

from __future__ import annotations

import asyncio
import base64
import math
import os
import pathlib
import re
import tempfile
import warnings
from typing import Any

import traitlets

from . import _saving
from ._check import invalid, number, one_of, positive, shown, wrong_type
from ._page import NOT_SHOWN, PageRequests, as_table, columns_of
from ._plain import default_t, is_same_process, process_of
from ._props import DenoiserProp, Prop, copied
from ._widget import Widget
from .denoisers import REPLACED, Answers, Denoiser
from .paths import GaussianPath
from .schedules import Schedule

#: Props with a trait of their own in the page's model. The other props are sent together as ``props``.
OWN = ("t", "step", "seed", "image", "points")
#: Props that a page can set in every figure, by a slider or by links between widgets.
_LINKED = ("t", "seed")
ENDINGS = (".html", ".png", ".svg", ".pdf", ".gif", ".webm")
#: The environment variable that adds a still picture to the output of each figure, and the media type for each of its values.
STILL_VARIABLE = "DIFFUSION_FIGURES_STILL"
STILLS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
#: The longest time in seconds that the command may take for a still picture. The command itself stops after 120 s without progress.
STILL_LIMIT = 300.0
#: The options of the command that are numbers, and their ranges.
_NUMBERS = {"width": (200, 4000), "pixel_ratio": (0.1, 8), "frames": (2, 1000), "seconds": (0.1, 600)}
SHOWN_LENGTH = 60


class Figure(Widget):
    """A figure as a notebook widget. Each figure is a subclass.

    Each prop is a trait that Python and the page share. Reading a prop returns a copy of a list or a dict. To change the prop, assign
    the changed copy.
    """

    #: The props that readers change on the page.
    _changed_by_readers: tuple[str, ...] = ()
    #: The defaults of the page: the options of the schedule, the rule for t (see ``default_t``), and both of them for a figure with points.
    _schedule: dict[str, Any] | None = None
    _t: tuple[Any, ...] | None = None
    _with_points: tuple[dict[str, Any], tuple[Any, ...]] | None = None
    #: Whether the denoiser takes points. The default schedule of a figure of images is that of its denoiser.
    _is_of_points = False
    #: The layout and the scale that ``trajectory`` assumed for its arrays. Empty for other figures.
    assumed = ""
    _answers: Answers | None = None
    _saving_tasks: set[asyncio.Task[None]] = set()
    #: The props before the last assignment in Python. A message that the page sent before it received the assignment still holds them.
    _replaced: dict[str, Any] = {}

    caption = traitlets.Unicode("", help="The text below the figure.").tag(sync=True)
    value = traitlets.Dict(help="The reader's choices, by the names of the traits.")

    def __init__(self, **given: Any) -> None:
        # Set t last, because its range depends on the other props.
        names = sorted(given, key=lambda name: name == "t")
        super().__init__(**{name: given[name] for name in names if given[name] is not None})
        self._tell_page()
        self._warn_of_schedules()
        self._requests = PageRequests(self.send)
        self.observe(lambda _: self._tell_page(), self._in_props())
        self.observe(lambda change: self._hear_page(change["old"], change["new"]), "props")
        if self._is_of_points:
            self.observe(lambda _: self._warn_of_schedules(), "denoiser")

    def _warn_of_schedules(self) -> None:
        """Warns if a figure with its default schedule has a denoiser without a schedule, or with another one."""
        denoiser = self._trait_values.get("denoiser") if self._is_of_points else None
        if not isinstance(denoiser, Denoiser) or self._given("schedule") is not None:
            return
        name, shown = self.__class__.__name__, process_of(self._schedule)
        if denoiser.schedule is None:
            message = (
                f"{name} uses {shown!r}, its default, and calls {denoiser!r} at its timesteps. If the denoiser was made for another "
                'schedule, such as create_schedule(), pass Denoiser(..., schedule=...). If this one is right, pass the figure schedule="cosine".'
            )
        else:
            own = process_of(denoiser.schedule)
            if is_same_process(own, shown):
                return
            message = (
                f"{name} uses {shown!r}, its default, but {denoiser!r} was made for {own!r}. The figure calls it at the times of the same "
                "signal-to-noise ratio. Pass the figure a schedule to choose one."
            )
        warnings.warn(message, stacklevel=4)

    @classmethod
    def _own_props(cls) -> dict[str, Prop[Any, Any]]:
        return {name: trait for name, trait in cls.class_traits().items() if isinstance(trait, Prop)}

    @classmethod
    def _in_props(cls) -> list[str]:
        """Returns the names of the traits that the page reads from ``props``."""
        return [name for name in cls._own_props() if name not in OWN]

    def _given(self, name: str) -> Any:
        """Returns a copy of the value that was set, or None if the default is used."""
        return copied(self._trait_values.get(name))

    def _default_of(self, name: str) -> Any:
        """Returns the page's default, or None if only the page can determine it."""
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
        """Returns the path of the figure, or the number of timesteps of its schedule, or None if it has neither."""
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
        """Sets the props that a reader has changed. A page sends all of its props, and some may be older than those in Python."""
        traits = self._own_props()
        try:
            with self.hold_trait_notifications():
                for name in self._chosen(sent, told):
                    setattr(self, name, traits[name].from_page(told[traits[name].prop]))
        finally:
            # Do this after an error too, so that the page gets the valid values.
            self._tell_page()

    def _chosen(self, sent: dict[str, Any], told: dict[str, Any]) -> list[str]:
        """Returns the names of the props that readers can change and whose values in the page differ from those that it was sent."""
        traits = self._own_props()
        names = {name: traits[name].prop for name in self._in_props() if name in self._changed_by_readers}
        chosen = [name for name, prop in names.items() if prop in told and told[prop] != sent.get(prop)]
        # A reader changes one prop at a time. If several differ, those with the value before Python's last assignment are out of date.
        new = [name for name in chosen if told[names[name]] != self._replaced.get(names[name])]
        return new or chosen

    def _hear_message(self, content: Any, buffers: Any) -> None:
        """Handles a message of a page: its answer to a request, or its own request for a prediction."""
        if self._requests.receive(content, buffers) or "denoiser" not in self._own_props():
            return
        value = getattr(self, "denoiser", None)
        denoiser = value if isinstance(value, Denoiser) else None
        if self._answers is None or self._answers.denoiser is not denoiser:
            if self._answers:
                self._answers.end(REPLACED)
            trait = self._own_props()["denoiser"]
            self._answers = Answers(denoiser, self.send, isinstance(trait, DenoiserProp) and trait.is_of_points)
        self._answers.receive(content, buffers)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Sets the traits that the page has changed, and adds the reader's choices to ``value``."""
        before = {name: self._given(name) for name in self._own_props()}
        try:
            super().set_state(sync_data)
        finally:
            changed = {name: self._given(name) for name in before if not _is_same(self._given(name), before[name])}
            if changed:
                self.value = {**self.value, **changed}

    def _is_of_page(self, name: str) -> bool:
        """Returns whether a page may set a trait. Only Python sets the program, the type and the texts of a figure."""
        if name in ("type", "caption", "lang", "_esm", "_program", "_css", "_anywidget_id"):
            return False
        return name in _LINKED or name in self._changed_by_readers or name not in self._own_props()

    def close(self) -> None:
        """Removes the figure from all pages. Requests to its denoiser that are waiting end with an error."""
        if self._answers:
            self._answers.end("the figure is closed")
        super().close()

    def __repr__(self) -> str:
        """Returns the call that makes the figure, with long values cut. Hosts without widgets show it."""
        given = {name: self._given(name) for name in (*self._own_props(), "caption", "lang")}
        words = [f"{name}={_shown(value)}" for name, value in given.items() if value not in (None, "")]
        return f"{self.__class__.__name__}({', '.join(words)})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Returns the widget and, if the environment variable is set, a still picture for PDF files and pages without widgets."""
        bundle = super()._repr_mimebundle_(**kwargs)
        kind = os.environ.get(STILL_VARIABLE, "")
        if not kind or bundle is None:
            return bundle
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        try:
            return {**data, STILLS[one_of(STILL_VARIABLE, kind, tuple(STILLS))]: self._still(kind)}, metadata
        except Exception as error:  # noqa: BLE001 -- the cell shows the widget, whatever the command does
            warnings.warn(f"{self.__class__.__name__} has no still picture: {error}", stacklevel=2)
            return bundle

    def _still(self, kind: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / f"figure.{kind}"
            self._check_functions()
            self._draw(out, {}, STILL_LIMIT)
            content = out.read_bytes()
        return content.decode() if kind == "svg" else base64.b64encode(content).decode()

    def save(self, path: str | os.PathLike[str], **options: Any) -> pathlib.Path:
        """Saves the figure in its current state to a file.

        An .html file is a page with the live figure and its program. It needs no kernel and no network.

        The command ``diffusion-figures render`` draws all other files. It needs Node, the npm packages ``diffusion-figures`` and
        ``playwright-core``, and a Chromium. If the command is missing, or if the denoiser is a Python function, an open page that shows
        the figure draws .png and .svg files instead. The page writes the file after the cell has ended. To get a picture within a cell,
        use ``await figure.to_png()``.

        Args:
            path: the file, which ends with .html, .png, .svg, .pdf, .gif or .webm.
            options: the options of the kind of file.
                An .html file has ``title``, which defaults to the name of the class, and ``scheme``, ``"light"`` or ``"dark"``, which
                defaults to the reader's color scheme.
                A .png file that a page draws has ``pixel_ratio`` and ``timeout``, and an .svg file has ``timeout``; see ``to_png``.
                A file that the command draws has the options of the command, with underscores: ``width=720``, ``pixel_ratio=2``,
                ``scheme="dark"``, ``seconds=6``. A range of a prop, such as ``t="0..999"``, makes an animation.

        Returns:
            The absolute path of the file.

        Raises:
            TypeError: if the kind of file does not have an option.
            ValueError: if the file has another ending, or if a number is out of range.
            RuntimeError: if there is neither the command nor an open page, or if the command fails or writes no file. The message then
                contains its output.
        """
        out = pathlib.Path(path).absolute()
        if out.suffix not in ENDINGS:
            raise ValueError(f"invalid path: {str(path)!r}; expected a file that ends with {', '.join(ENDINGS)}")
        is_of_page = out.suffix in (".png", ".svg") and (self._functions() or not _saving.find_command()) and self._requests.is_shown
        if is_of_page and self._save_by_page(out, **options):
            return out
        self._check_functions()
        if out.suffix == ".html":
            out.write_text(self._page(**options), encoding="utf-8")
        else:
            self._draw(out, options)
        return out

    async def to_png(self, *, pixel_ratio: float = 2, timeout: float = 20) -> bytes:
        """Returns the figure as a PNG, drawn by an open page that shows it.

        ```py
        pathlib.Path("figure.png").write_bytes(await figure.to_png())
        ```

        Args:
            pixel_ratio: the number of pixels of the PNG for each CSS pixel of the page, 0.1 to 8. Defaults to 2.
            timeout: the longest wait in seconds, above 0. Defaults to 20.

        Returns:
            The bytes of a PNG file.

        Raises:
            RuntimeError: if no page has shown the figure, or if the page cannot draw it. The message gives the reason.
            TimeoutError: if no page answers in time, for example because it is closed.
        """
        ratio = number("pixel_ratio", pixel_ratio, *_NUMBERS["pixel_ratio"])
        return await self._requests.ask("png", self._comm_id(), positive("timeout", timeout), pixelRatio=ratio)

    async def to_svg(self, *, timeout: float = 20) -> str:
        """Returns the figure as an SVG, drawn by an open page that shows it.

        Args:
            timeout: the longest wait in seconds, above 0. Defaults to 20.

        Returns:
            The text of an SVG file.

        Raises:
            RuntimeError: if no page has shown the figure, or if the page cannot draw it. The message gives the reason.
            TimeoutError: if no page answers in time, for example because it is closed.
        """
        return (await self._requests.ask("svg", self._comm_id(), positive("timeout", timeout))).decode()

    async def data(self, *, timeout: float = 20) -> Any:
        """Returns the numbers that the figure shows, read from an open page. The figure's menu saves the same numbers as CSV.

        Args:
            timeout: the longest wait in seconds, above 0. Defaults to 20.

        Returns:
            A ``DataFrame`` if pandas is installed, and otherwise a dict with one array for each column.

        Raises:
            RuntimeError: if no page has shown the figure, or if the figure has no table.
            TimeoutError: if no page answers in time, for example because it is closed.
        """
        return as_table(columns_of(await self._requests.ask("csv", self._comm_id(), positive("timeout", timeout))))

    def _comm_id(self) -> str | None:
        return getattr(getattr(self, "comm", None), "comm_id", None)

    def _save_by_page(self, out: pathlib.Path, **options: Any) -> bool:
        """Writes a picture as soon as a page has drawn it. Returns False if there is no event loop to receive the answer."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return False
        drawn = self.to_png(**options) if out.suffix == ".png" else self.to_svg(**options)

        async def write() -> None:
            try:
                made = await drawn
                out.write_bytes(made if isinstance(made, bytes) else made.encode())
            except Exception as error:  # noqa: BLE001 -- the cell has ended
                warnings.warn(f"{out} is not saved: {error}", stacklevel=2)

        task = loop.create_task(write())
        # An event loop keeps only weak references to its tasks.
        self._saving_tasks = {*(one for one in self._saving_tasks if not one.done()), task}
        return True

    def _command(self) -> list[str]:
        command = _saving.find_command()
        if command is None:
            raise RuntimeError(
                "save needs the command diffusion-figures: npm install diffusion-figures playwright-core. For .png and .svg files an open page "
                f"will do, but {NOT_SHOWN}. An .html file needs neither"
            )
        return command

    def _functions(self) -> list[str]:
        """Returns the names of the props that are functions of Python."""
        return [name for name in self._own_props() if isinstance(getattr(self, name), Denoiser)]

    def _check_functions(self) -> None:
        for name in self._functions():
            raise RuntimeError(f"save draws without the kernel, which {name} = {getattr(self, name)!r} needs; {_IN_PAGE}")

    def _draw(self, out: pathlib.Path, options: dict[str, Any], limit: float | None = None) -> None:
        for name, value in options.items():
            if name in ("type", "out"):
                raise wrong_type(name, value, f"an option of the command, or a prop of {self.__class__.__name__}")
            if name in _NUMBERS:
                number(name, value, *_NUMBERS[name])
            elif isinstance(value, float) and not math.isfinite(value):
                raise invalid(name, value, "a finite number")
        command = self._command()
        traits = self._own_props()
        given = {trait.prop: trait.to_page(self._given(name)) for name, trait in traits.items() if self._given(name) is not None}
        words = {name: getattr(self, name) for name in ("caption", "lang") if getattr(self, name)}
        camel = {re.sub("_(.)", lambda letter: letter[1].upper(), name): value for name, value in options.items()}
        _saving.render({"type": self._type, **given, **words, **camel, "out": str(out)}, command, limit)

    def _page(self, title: str | None = None, scheme: str = "light dark") -> str:
        """Returns an HTML page that draws the figure without a kernel."""
        own = {name: self._given(name) for name in self._own_props() if name in OWN}
        state = {"type": self._type, "props": self.props, "caption": self.caption, "lang": self.lang, "error": "", **own}
        return _saving.page_of(state, title or self.__class__.__name__, scheme)


#: The advice for a figure whose denoiser is a Python function.
_IN_PAGE = "an open page of the notebook draws it as .png and .svg"


def _shown(value: Any) -> str:
    """Returns the ``repr`` of a value, or the shape of an array."""
    if isinstance(value, dict) and "values" in value:
        return f"<array of shape {value.get('shape')}>"
    return shown(value, SHOWN_LENGTH)


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) is type(other) and one == other)

