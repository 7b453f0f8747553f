"""The program that draws figures in a page. A kernel has a model with the program, which its figures share, or each figure has it."""

from __future__ import annotations

import functools
import os
import pathlib
import sys
from typing import Any

import anywidget
import traitlets

from ._check import one_of

#: The environment variable that says whether figures share the program of the kernel: ``shared``, or ``each`` has it.
PROGRAM_VARIABLE = "DIFFUSION_FIGURES_PROGRAM"


@functools.lru_cache(maxsize=None)
def front_end() -> str:
    """Returns the program, a JavaScript module."""
    return _module("anywidget.js")


@functools.lru_cache(maxsize=None)
def stub() -> str:
    """Returns the JavaScript module of a figure without the program. Its source is ``src/anywidget/stub.ts``."""
    return _module("stub.js")


def _module(name: str) -> str:
    file = pathlib.Path(__file__).with_name(name)
    if file.exists():
        return file.read_text(encoding="utf-8")
    # The file is missing in a checkout without a build, where everything but the drawing works.
    return f"throw new Error('diffusion_figures/{name} is missing: build the Python package');"


class Program(anywidget.AnyWidget):
    """The model with the program of a kernel. Nothing shows it."""

    _esm = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return front_end()


#: The program that new figures name.
_shared: Program | None = None


def shared_program(missing: object = None) -> Program:
    """Returns the program of the kernel. Opens it if there is none, or if a page lacks the one with the reference ``missing``.

    In the second case the old one stays, because figures of other pages may name it.
    """
    global _shared
    # A closed widget has no comm.
    if _shared is None or _shared.comm is None or program_reference(_shared) == missing:
        _shared = Program()
    return _shared


def program_reference(program: Any, _: object = None) -> str | None:
    """Returns the name of a model in the state of another model, as ipywidgets writes it."""
    return None if program is None else f"IPY_MODEL_{program.model_id}"


def is_shared() -> bool:
    """Returns whether new figures share the program of the kernel.

    This is the default in ipykernel, whose pages find a model by its name. Other hosts may import equal modules once, as marimo does, show
    each widget by itself, or serve several readers.
    """
    given = os.environ.get(PROGRAM_VARIABLE, "")
    if given:
        return one_of(PROGRAM_VARIABLE, given, ("shared", "each")) == "shared"
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return getattr(shell, "kernel", None) is not None
