"""Pictures and numbers that a page draws for Python; the page is written here as messages."""

from __future__ import annotations

import asyncio
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_figures import NoisePrediction, NoiseTriptych, ScheduleChart, _page, _saving
from diffusion_figures._page import columns_of


def shown(figure: Any) -> Any:
    figure.receive({"kind": "diffusion-figures/shown"})
    return figure


async def answered(figure: Any, asked: Any, *buffers: bytes, **more: Any) -> Any:
    """What a call gives, once the page has answered with these bytes, or with an error."""
    task = asyncio.ensure_future(asked)
    while not any(content["kind"] == "diffusion-figures/export" for content, _ in figure.sent):
        assert not task.done() or task.result() is None
        await asyncio.sleep(0)
    content, _ = figure.sent[-1]
    kind = "not-exported" if "error" in more else "exported"
    # Of two views both answer.
    for _ in range(2):
        figure.receive({"kind": f"diffusion-figures/{kind}", "id": content["id"], **more}, list(buffers))
    return await task


def test_asks_the_page_for_a_picture() -> None:
    figure = shown(NoiseTriptych())
    assert asyncio.run(answered(figure, figure.to_png(pixel_ratio=3), b"\x89PNG")) == b"\x89PNG"
    assert figure.sent[-1][0] | {"id": ""} == {"kind": "diffusion-figures/export", "id": "", "form": "png", "pixelRatio": 3.0}
    figure.sent.clear()
    assert asyncio.run(answered(figure, figure.to_svg(), "<svg>θ</svg>".encode())) == "<svg>θ</svg>"


def test_gives_the_numbers_of_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    table = b't,error,name,empty\n0,0.5,"a, b",\n1,NaN,c,\n-2,-Infinity,,3\n'
    figure = shown(ScheduleChart())
    found = asyncio.run(answered(figure, figure.data(), table))
    assert list(found) == ["t", "error", "name", "empty"]
    assert (found["t"].dtype.kind, found["error"].dtype, found["name"].dtype) == ("i", np.float64, object)
    np.testing.assert_array_equal(found["error"], [0.5, np.nan, -np.inf])
    np.testing.assert_array_equal(found["empty"], [np.nan, np.nan, 3])
    assert list(found["name"]) == ["a, b", "c", ""]


def test_gives_a_data_frame_where_pandas_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pandas:
        DataFrame = staticmethod(lambda columns: ("frame", list(columns)))

    monkeypatch.setitem(__import__("sys").modules, "pandas", Pandas)
    figure = shown(ScheduleChart())
    assert asyncio.run(answered(figure, figure.data(), b"t,beta\n0,0.1\n")) == ("frame", ["t", "beta"])


def test_of_a_table_without_rows_has_the_names() -> None:
    assert {name: len(column) for name, column in columns_of(b"x,y\n").items()} == {"x": 0, "y": 0}


def test_reads_as_texts_what_only_looks_like_integers() -> None:
    columns = columns_of("dashes,squares,long\n--5,²,12345678901234567890\n".encode())
    assert (list(columns["dashes"]), list(columns["squares"])) == (["--5"], ["²"])
    assert columns["long"].dtype == np.float64


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", "invalid data of the page: b''; expected a table in CSV, with the names of the columns in its first line"),
        (b"a,b\n1,2\n3\n", r"invalid line 3 of the data of the page: \['3'\]; expected 2 cells, as in the first line"),
        (b"a\n" + b"x" * 200_000, r"invalid data of the page: b'a\\nxx.*expected a table in CSV, .*: field larger than field limit \(131072\)"),
        (b"a\n\xff\n", "invalid data of the page: .*expected a table in CSV, .*can't decode"),
    ],
    ids=["empty", "ragged", "a long cell", "other bytes"],
)
def test_says_why_the_answer_of_a_page_is_no_table(table: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        columns_of(table)


def test_says_why_there_is_no_picture() -> None:
    figure = NoiseTriptych()
    with pytest.raises(RuntimeError, match="no page has shown the figure: show it in a cell of a notebook first"):
        asyncio.run(figure.to_png())
    shown(figure)
    with pytest.raises(RuntimeError, match="the figure has no table of numbers"):
        asyncio.run(answered(figure, figure.data(), error="the figure has no table of numbers"))
    with pytest.raises(TimeoutError, match="no page has answered within 0.01 s"):
        asyncio.run(figure.to_png(timeout=0.01))
    with pytest.raises(ValueError, match="invalid pixel_ratio: 0"):
        asyncio.run(figure.to_png(pixel_ratio=0))


def test_saves_through_an_open_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_saving, "find_command", lambda: None)

    async def cell(figure: Any, name: str, *buffers: bytes, **more: Any) -> bool:
        """A cell that saves, and the page, which answers when the cell has ended."""
        out = figure.save(tmp_path / name)
        assert out == tmp_path / name and not out.exists()
        (task,) = [one for one in figure._saving_tasks if not one.done()]
        await answered(figure, task, *buffers, **more)
        return out.exists()

    figure = shown(NoiseTriptych())
    assert asyncio.run(cell(figure, "a.png", b"\x89PNG"))
    assert (tmp_path / "a.png").read_bytes() == b"\x89PNG"
    # Its function is asked through the page.
    denoiser = shown(NoisePrediction(denoiser=np.negative))
    assert asyncio.run(cell(denoiser, "a.svg", b"<svg/>"))
    figure.sent.clear()
    with pytest.warns(UserWarning, match=r"b\.png is not saved: the figure shows an error"):
        assert not asyncio.run(cell(figure, "b.png", error="the figure shows an error"))


def test_save_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_saving, "find_command", lambda: None)
    for name in ("a.png", "a.pdf"):
        with pytest.raises(RuntimeError, match="save needs the command diffusion-figures: npm install .*an open page will do, but no page has shown"):
            NoiseTriptych().save(tmp_path / name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert NoiseTriptych().save(tmp_path / "a.html").exists()


class Queue(list):
    def empty(self) -> bool:
        return not self

    def get_nowait(self) -> Any:
        return self.pop(0)

    put_nowait = list.append


def test_handles_its_own_messages_while_a_cell_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As ipykernel 6 has them: a queue of signed messages, one of which is the cell."""
    handled: list[str] = []

    async def dispatch(frames: list[bytes]) -> None:
        handled.append(frames[-1].decode())

    def message(kind: str, comm: str, name: str) -> Any:
        frames = [b"", b"<IDS|MSG>", b"signature", f'{{"msg_type": "{kind}"}}'.encode(), b"{}", b"{}", f'{{"comm_id": "{comm}"}}'.encode()]
        return (0, dispatch, ([*frames, name.encode()],))

    own, other, cell = message("comm_msg", "mine", "own"), message("comm_msg", "another", "other"), message("execute_request", "", "cell")
    queue = Queue([cell, own, other, (0, dispatch, ())])

    class Kernel:
        msg_queue = queue
        parents: list[Any] = []
        shell_stream = type("Stream", (), {"flush": lambda self: None})()
        _parent_ident = {"shell": b"ident"}

        def get_parent(self, channel: str) -> str:
            return "the cell"

        def set_parent(self, *given: Any, channel: str) -> None:
            self.parents.append(given)

    app = type("App", (), {"_instance": type("Instance", (), {"kernel": Kernel()})()})
    monkeypatch.setitem(__import__("sys").modules, "ipykernel.kernelapp", type("Module", (), {"IPKernelApp": app}))
    asyncio.run(_page._pass_messages("mine"))
    assert handled == ["own"]
    assert queue == [cell, other, (0, dispatch, ())]
    assert Kernel.parents == [(b"ident", "the cell")]
    asyncio.run(_page._pass_messages(None))
    assert len(queue) == 3
