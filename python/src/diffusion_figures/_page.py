"""Pictures and numbers of a figure from a page that shows it. ``src/anywidget/exports.ts`` is the side of the page."""

from __future__ import annotations

import asyncio
import csv
import io
import itertools
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: How often a cell that waits looks for the messages of its page.
_POLL_SECONDS = 0.02
_numbers = itertools.count(1)
NOT_SHOWN = "no page has shown the figure: show it in a cell of a notebook first"


class PageRequests:
    """What Python has asked the pages of a figure."""

    def __init__(self, send: Callable[..., None]) -> None:
        self._send = send
        self._asked: dict[str, tuple[asyncio.AbstractEventLoop, asyncio.Future[bytes]]] = {}
        #: Whether a page has shown the figure.
        self.is_shown = False

    def receive(self, content: Any, buffers: Any) -> bool:
        """A message of a page; says whether it is one of these."""
        kind = content.get("kind") if isinstance(content, Mapping) else None
        if kind == "diffusion-figures/shown":
            self.is_shown = True
            return True
        if kind not in ("diffusion-figures/exported", "diffusion-figures/not-exported"):
            return False
        # Several pages may answer: the first one counts.
        loop, answer = self._asked.pop(str(content.get("id")), (None, None))
        if loop is not None and answer is not None:
            made = bytes(buffers[0]) if kind.endswith("/exported") and buffers else None
            loop.call_soon_threadsafe(_settle, answer, made, str(content.get("error")))
        return True

    async def ask(self, form: str, comm: str | None, timeout: float, **more: Any) -> bytes:
        """A picture or a table of the figure.

        Raises:
            RuntimeError: no page has shown the figure, or it says why it cannot.
            TimeoutError: no page answers.
        """
        if not self.is_shown:
            raise RuntimeError(NOT_SHOWN)
        loop = asyncio.get_running_loop()
        key = f"export-{next(_numbers)}"
        answer: asyncio.Future[bytes] = loop.create_future()
        self._asked[key] = loop, answer
        self._send({"kind": "diffusion-figures/export", "id": key, "form": form, **more})
        end = loop.time() + timeout
        try:
            while not answer.done():
                if loop.time() > end:
                    raise TimeoutError(f"no page has answered within {timeout:g} s: show the figure, and keep its page open")
                await _pass_messages(comm)
                await asyncio.wait([answer], timeout=_POLL_SECONDS)
            return answer.result()
        finally:
            self._asked.pop(key, None)


def _settle(answer: asyncio.Future[bytes], made: bytes | None, error: str) -> None:
    if answer.done():
        return
    if made is None:
        answer.set_exception(RuntimeError(error))
    else:
        answer.set_result(made)


async def _pass_messages(comm: str | None) -> None:
    """Lets a kernel of ipykernel handle the messages of a figure although the cell that waits for them is still running.

    The kernel takes one message after the other, and this cell is one. All others stay in its queue, in their order.
    """
    ipykernel = sys.modules.get("ipykernel.kernelapp")
    app = ipykernel.IPKernelApp._instance if ipykernel else None
    kernel = getattr(app, "kernel", None)
    queue = getattr(kernel, "msg_queue", None)
    if kernel is None or queue is None or comm is None:
        return
    kernel.shell_stream.flush()
    waiting = []
    while not queue.empty():
        waiting.append(queue.get_nowait())
    own = [item for item in waiting if _is_of(comm, item)]
    for item in waiting:
        if item not in own:
            queue.put_nowait(item)
    if not own:
        return
    # What the cell prints afterwards is its own again.
    parent, ident = kernel.get_parent("shell"), kernel._parent_ident.get("shell") if hasattr(kernel, "_parent_ident") else None
    try:
        for _, dispatch, args in own:
            await dispatch(*args)
    finally:
        kernel.set_parent(ident, parent, channel="shell")


def _is_of(comm: str, item: Any) -> bool:
    """Whether an item of the kernel's queue is a message of a comm, read without its signature, which can be checked once."""
    try:
        frames = [bytes(frame) for frame in item[2][0]]
        start = frames.index(b"<IDS|MSG>")
        header, content = json.loads(frames[start + 2]), json.loads(frames[start + 5])
        return bool(header["msg_type"] == "comm_msg" and content["comm_id"] == comm)
    except Exception:  # noqa: BLE001 -- what is no such message is left to the kernel
        return False


def columns_of(table: bytes) -> dict[str, NDArray[Any]]:
    """The columns of a CSV file: numbers as float64, with NaN for empty cells, or as integers; others as texts."""
    rows = list(csv.reader(io.StringIO(table.decode())))
    names, lines = rows[0], rows[1:]
    return {name: _column([line[index] for line in lines]) for index, name in enumerate(names)}


def _column(cells: list[str]) -> NDArray[Any]:
    if all(cell.lstrip("-").isdigit() for cell in cells) and cells:
        return np.array([int(cell) for cell in cells])
    try:
        return np.array([float(_NAMES.get(cell, cell)) for cell in cells])
    except ValueError:
        return np.array(cells, dtype=object)


#: How JavaScript writes what Python writes otherwise.
_NAMES = {"": "nan", "NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}


def as_table(columns: dict[str, NDArray[Any]]) -> Any:
    """A DataFrame where pandas is installed, else the columns."""
    try:
        import pandas
    except ImportError:
        return columns
    return pandas.DataFrame(columns)


