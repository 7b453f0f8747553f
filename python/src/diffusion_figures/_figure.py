"""The widget that all figures are."""

from __future__ import annotations

import asyncio
import base64
import importlib.metadata
import os
import pathlib
import re
import tempfile
import warnings
from typing import Any

import anywidget
import traitlets

from . import _saving
from ._check import number, one_of, positive, shown
from ._page import NOT_SHOWN, PageRequests, as_table, columns_of
from ._plain import default_t, is_same_process, process_of
from ._props import DenoiserProp, Prop, copied
from .denoisers import REPLACED, Answers, Denoiser
from .paths import GaussianPath
from .schedules import Schedule

#: Props that are traits of the page's model by themselves.
OWN = ("t", "step", "seed", "image", "points")
#: Those that a page sets without a control of the figure's own: its slider, and links between widgets.
_LINKED = ("t", "seed")
ENDINGS = (".html", ".png", ".svg", ".pdf", ".gif", ".webm")
#: The variable of the environment that adds a still picture to the output of each figure, and the media types of its values.
STILL_VARIABLE = "DIFFUSION_FIGURES_STILL"
STILLS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
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
    _saving_tasks: set[asyncio.Task[None]] = set()
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
        return _saving.front_end()

    def __init__(self, **given: Any) -> None:
        self.set_trait("type", self._type)
        # The range of t depends on the others.
        names = sorted(given, key=lambda name: name == "t")
        super().__init__(**{name: given[name] for name in names if given[name] is not None})
        self._tell_page()
        self._warn_of_schedules()
        self._requests = PageRequests(self.send)
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
        return copied(self._trait_values.get(name))

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
        """Answers a page that asks the denoiser, and takes what it answers."""
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
            out = pathlib.Path(folder) / f"figure.{kind}"
            self._draw(out, self._command(), {})
            content = out.read_bytes()
        return content.decode() if kind == "svg" else base64.b64encode(content).decode()

    def save(self, path: str | os.PathLike[str], **options: Any) -> pathlib.Path:
        """Writes the figure as it is now into a file.

        An .html file is a page with the live figure, its program included: it needs no kernel and no network. Others are drawn by
        the command ``diffusion-figures render``, which needs Node, the npm packages ``diffusion-figures`` and ``playwright-core``,
        and a Chromium. Without the command, and for a denoiser of Python, a page that shows the figure draws .png and .svg files. It does so
        when the cell has ended, and the file is there then; in a cell ``await figure.to_png()`` waits for it.

        Args:
            path: a file that ends with .html, .png, .svg, .pdf, .gif or .webm.
            options: of .html ``title``, by default the name of the class, and ``scheme``, ``"light"`` or ``"dark"``, by default that
                of the reader. Of a page ``pixel_ratio``. Of the others those of the command, with underscores: ``width=720``,
                ``pixel_ratio=2``, ``scheme="dark"``, ``seconds=6``; a prop as a range, ``t="0..999"``, makes an animation.

        Returns:
            The absolute path of the file.

        Raises:
            TypeError: an .html file or a page has no such option.
            ValueError: the file has another ending.
            RuntimeError: there is neither the command nor a page, or the command failed; the message is its own.
        """
        out = pathlib.Path(path).absolute()
        if out.suffix not in ENDINGS:
            raise ValueError(f"invalid path: {str(path)!r}; expected a file that ends with {', '.join(ENDINGS)}")
        asked = [name for name in self._own_props() if isinstance(getattr(self, name), Denoiser)]
        command = _saving.find_command()
        is_of_page = out.suffix in (".png", ".svg") and (asked or not command) and self._requests.is_shown
        if is_of_page and self._save_by_page(out, **options):
            return out
        for name in asked:
            raise RuntimeError(f"save draws without the kernel, which {name} = {getattr(self, name)!r} needs; {_IN_PAGE}")
        if out.suffix == ".html":
            out.write_text(self._page(**options), encoding="utf-8")
        else:
            self._draw(out, self._command(), options)
        return out

    async def to_png(self, *, pixel_ratio: float = 2, timeout: float = 20) -> bytes:
        """The figure as a PNG, drawn by a page that shows it: ``pathlib.Path("a.png").write_bytes(await figure.to_png())``.

        Args:
            pixel_ratio: pixels for each on the page, 0.1 to 8.
            timeout: for how many seconds it waits.

        Returns:
            The bytes of the file.

        Raises:
            RuntimeError: no page has shown the figure, or it says why it cannot draw it.
            TimeoutError: no page answers, as if it is closed.
        """
        ratio = number("pixel_ratio", pixel_ratio, 0.1, 8)
        return await self._requests.ask("png", self._comm_id(), positive("timeout", timeout), pixelRatio=ratio)

    async def to_svg(self, *, timeout: float = 20) -> str:
        """The figure as an SVG, drawn by a page that shows it; arguments and errors are those of ``to_png``.

        Returns:
            The text of the file.
        """
        return (await self._requests.ask("svg", self._comm_id(), positive("timeout", timeout))).decode()

    async def data(self, *, timeout: float = 20) -> Any:
        """The numbers that the figure shows, from a page that shows it: those that its menu saves as CSV.

        Returns:
            A ``DataFrame`` if pandas is installed, else a dict of an array for each column.

        Raises:
            RuntimeError: no page has shown the figure, or the figure has no table.
            TimeoutError: no page answers.
        """
        return as_table(columns_of(await self._requests.ask("csv", self._comm_id(), positive("timeout", timeout))))

    def _comm_id(self) -> str | None:
        return getattr(getattr(self, "comm", None), "comm_id", None)

    def _save_by_page(self, out: pathlib.Path, **options: Any) -> bool:
        """Writes a picture when a page has drawn it; False without an event loop, which would take the answer."""
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
        # A loop holds its tasks weakly.
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

    def _draw(self, out: pathlib.Path, command: list[str], options: dict[str, Any]) -> None:
        traits = self._own_props()
        given = {trait.prop: trait.to_page(self._given(name)) for name, trait in traits.items() if self._given(name) is not None}
        words = {name: getattr(self, name) for name in ("caption", "lang") if getattr(self, name)}
        camel = {re.sub("_(.)", lambda letter: letter[1].upper(), name): value for name, value in options.items()}
        _saving.render({"type": self._type, **given, **words, **camel, "out": str(out)}, command)

    def _page(self, title: str | None = None, scheme: str = "light dark") -> str:
        """A page that draws the figure without a kernel."""
        own = {name: self._given(name) for name in self._own_props() if name in OWN}
        state = {"type": self._type, "props": self.props, "caption": self.caption, "lang": self.lang, "error": "", **own}
        return _saving.page_of(state, title or self.__class__.__name__, scheme)


#: What draws a figure with a denoiser of Python.
_IN_PAGE = "an open page of the notebook draws it as .png and .svg"


def _shown(value: Any) -> str:
    """A value as Python writes it, an array by its shape."""
    if isinstance(value, dict) and "values" in value:
        return f"<array of shape {value.get('shape')}>"
    return shown(value, SHOWN_LENGTH)


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) is type(other) and one == other)

