"""Requests for the picture and the numbers of a figure, which an open page answers. The page's code is ``src/anywidget/exports.ts``."""

from __future__ import annotations

import asyncio
import csv
import io
import itertools
import json
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import invalid

#: The interval in seconds at which a waiting cell checks for messages from the page.
_POLL_SECONDS = 0.02
_numbers = itertools.count(1)
NOT_SHOWN = "no page has shown the figure: show it in a cell of a notebook first"


class PageRequests:
    """The requests to the pages of one figure, and the answers that Python waits for."""

    def __init__(self, send: Callable[..., None]) -> None:
        self._send = send
        self._asked: dict[str, tuple[asyncio.AbstractEventLoop, asyncio.Future[bytes]]] = {}
        #: Whether a page has shown the figure.
        self.is_shown = False

    def receive(self, content: Any, buffers: Any) -> bool:
        """Handles a message from a page. Returns whether the message concerned these requests."""
        kind = content.get("kind") if isinstance(content, Mapping) else None
        if kind == "diffusion-figures/shown":
            self.is_shown = True
            return True
        if kind not in ("diffusion-figures/exported", "diffusion-figures/not-exported"):
            return False
        # Several pages may answer. The first answer is used.
        loop, answer = self._asked.pop(str(content.get("id")), (None, None))
        if loop is not None and answer is not None:
            made = bytes(buffers[0]) if kind.endswith("/exported") and buffers else None
            loop.call_soon_threadsafe(_settle, answer, made, str(content.get("error")))
        return True

    async def ask(self, form: str, comm: str | None, timeout: float, **more: Any) -> bytes:
        """Returns a file of the figure from a page that shows it.

        Args:
            form: ``"png"``, ``"svg"`` or ``"csv"``.
            comm: the id of the figure's comm, or None without a kernel.
            timeout: the longest wait in seconds.
            more: options of the picture, with their names in JavaScript.

        Raises:
            RuntimeError: if no page has shown the figure, or if the page cannot make the file. The message gives the reason.
            TimeoutError: if no page answers in time.
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
    """Handles the waiting messages of a figure in ipykernel while a cell is still running.

    The kernel handles one message at a time, and the running cell is one of them. The other messages stay in its queue, in their order.
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
    # Handling a message changes the cell that printed text belongs to. Restore it afterwards.
    parent, ident = kernel.get_parent("shell"), kernel._parent_ident.get("shell") if hasattr(kernel, "_parent_ident") else None
    try:
        for _, dispatch, args in own:
            await dispatch(*args)
    finally:
        kernel.set_parent(ident, parent, channel="shell")


def _is_of(comm: str, item: Any) -> bool:
    """Returns whether an item of the kernel's queue is a message of a comm.

    It does not check the signature, because a signature can be checked only once.
    """
    try:
        frames = [bytes(frame) for frame in item[2][0]]
        start = frames.index(b"<IDS|MSG>")
        header, content = json.loads(frames[start + 2]), json.loads(frames[start + 5])
        return bool(header["msg_type"] == "comm_msg" and content["comm_id"] == comm)
    except Exception:  # noqa: BLE001 -- the kernel handles messages of any other form
        return False


def columns_of(table: bytes) -> dict[str, NDArray[Any]]:
    """Returns the columns of a CSV file by name: as integers, as float64 with NaN for an empty cell, or else as texts.

    Raises ValueError if it is no table.
    """
    expected = "a table in CSV, with the names of the columns in its first line"
    try:
        rows = list(csv.reader(io.StringIO(table.decode())))
    except (csv.Error, UnicodeDecodeError) as error:
        raise invalid("data of the page", table, f"{expected}: {error}") from None
    if not rows:
        raise invalid("data of the page", table, expected)
    names, lines = rows[0], rows[1:]
    for index, line in enumerate(lines, 2):
        if len(line) != len(names):
            raise invalid(f"line {index} of the data of the page", line, f"{len(names)} cells, as in the first line")
    return {name: _column([line[index] for line in lines]) for index, name in enumerate(names)}


def _column(cells: list[str]) -> NDArray[Any]:
    # Texts of more than 18 digits may not fit into an integer of 64 bits.
    if cells and all(re.fullmatch("-?[0-9]{1,18}", cell) for cell in cells):
        return np.array([int(cell) for cell in cells], dtype=np.int64)
    try:
        return np.array([float(_NAMES.get(cell, cell)) for cell in cells])
    except ValueError:
        return np.array(cells, dtype=object)


#: Python's names of the numbers that JavaScript writes differently.
_NAMES = {"": "nan", "NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}


def as_table(columns: dict[str, NDArray[Any]]) -> Any:
    """Returns the columns as a DataFrame if pandas is installed, and otherwise unchanged."""
    try:
        import pandas
    except ImportError:
        return columns
    return pandas.DataFrame(columns)


