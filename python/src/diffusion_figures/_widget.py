"""The base class of the widgets that a page draws: figures and questions."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from ._program import front_end, is_shared, program_reference, shared_program, stub

#: The oldest version of anywidget whose front end forwards the messages of widgets.
OLDEST = "0.9.13"


def check_version(found: str | None) -> None:
    """Raises ImportError if anywidget is too old. None stands for an unknown version and passes."""
    if found is not None and _numbers(found) < _numbers(OLDEST):
        raise ImportError(
            f"diffusion-figures needs anywidget {OLDEST} or later, and found {found}: pip install --upgrade anywidget"
        )


def _numbers(version: str) -> tuple[int, ...]:
    """Returns the first three numbers of a version: (0, 9, 13) for ``"0.9.13rc1"``."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


check_version(_installed("anywidget"))


class Widget(anywidget.AnyWidget):
    """A widget that the program draws. It sends the page what the page draws as ``props``."""

    # This is a text and not a path, because anywidget watches the file of a path, and then keeps each widget until the kernel ends.
    _esm = traitlets.Unicode().tag(sync=True)
    #: The model with the program, or None if `_esm` is the program.
    _program = traitlets.Instance(anywidget.AnyWidget, allow_none=True).tag(sync=True, to_json=program_reference)
    #: The type by which the program knows the widget.
    _type = ""

    type = traitlets.Unicode(read_only=True).tag(sync=True)
    props = traitlets.Dict().tag(sync=True)
    lang = traitlets.Unicode("", help="The language of the widget, such as 'de'; '' is that of the page.").tag(sync=True)
    error = traitlets.Unicode("", help="The error message that the widget shows; '' if there is no error.").tag(sync=True)

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return front_end() if self._program is None else stub()

    @traitlets.default("_program")
    def _default_program(self) -> anywidget.AnyWidget | None:
        return shared_program() if is_shared() else None

    def __init__(self, **given: Any) -> None:
        self.set_trait("type", self._type)
        super().__init__(**given)
        self.on_msg(self._hear)

    def _hear(self, _: Any, content: Any, buffers: Any) -> None:
        """Gives the program to a page that lacks it, and passes on all other messages."""
        if isinstance(content, Mapping) and content.get("kind") == "diffusion-figures/no-program":
            self._program = self._program and shared_program(content.get("program"))
        else:
            self._hear_message(content, buffers)

    def _hear_message(self, content: Any, buffers: Any) -> None:
        """Handles a message of a page."""

    def _is_of_page(self, name: str) -> bool:
        """Returns whether a page may set a trait."""
        return name == "error"

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Sets the traits that the page has changed."""
        super().set_state({name: value for name, value in sync_data.items() if self._is_of_page(name)})
