import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from diffusion_figures import NoiseTriptych, ScheduleChart, _program
from diffusion_figures._program import PROGRAM_VARIABLE, Program

#: About as long as the program.
CODE = f"export default {'{}'}; // {'x' * 1_000_000}"


@pytest.fixture(autouse=True)
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A package with a program, in a process without one."""
    (tmp_path / "anywidget.js").write_text(CODE, encoding="utf-8")
    (tmp_path / "stub.js").write_text("export default {}; // θ", encoding="utf-8")
    monkeypatch.setattr(_program, "__file__", str(tmp_path / "_program.py"))
    monkeypatch.setattr(_program, "_shared", None)
    monkeypatch.delenv(PROGRAM_VARIABLE, raising=False)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    _program.front_end.cache_clear()
    _program.stub.cache_clear()


def size(*widgets: Any) -> int:
    """The bytes of the states that a notebook saves."""
    return sum(len(json.dumps(widget.get_state(), default=str)) for widget in widgets)


def missing(figure: Any, program: object) -> None:
    """The message of a page that does not have a program."""
    figure.receive({"kind": "diffusion-figures/no-program", "program": program})


def test_twenty_figures_share_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    each = size(*(ScheduleChart(t=t) for t in range(20)))
    monkeypatch.setenv(PROGRAM_VARIABLE, "shared")
    figures = [ScheduleChart(t=t) for t in range(20)]
    (program,) = {figure._program for figure in figures}
    assert isinstance(program, Program) and program.get_state()["_esm"] == CODE
    assert {figure.get_state()["_program"] for figure in figures} == {f"IPY_MODEL_{program.model_id}"}
    assert {figure.get_state()["_esm"] for figure in figures} == {"export default {}; // θ"}
    assert each > 20 * len(CODE)
    assert size(program, *figures) < len(CODE) + 20 * 2000


def test_a_closed_program_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "shared")
    first = NoiseTriptych()._program
    first.close()
    second = NoiseTriptych()._program
    assert second is not first and second is NoiseTriptych()._program


def test_a_page_that_lacks_the_program_gets_a_new_one_for_all_of_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "shared")
    figures = [NoiseTriptych() for _ in range(3)]
    old = figures[0].get_state()["_program"]
    for figure in figures:
        missing(figure, old)
    (program,) = {figure._program for figure in figures}
    assert _program.program_reference(program) != old
    assert NoiseTriptych()._program is program


def test_a_page_cannot_change_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = NoiseTriptych()
    missing(figure, None)
    assert figure._program is None and figure._esm == CODE
    monkeypatch.setenv(PROGRAM_VARIABLE, "shared")
    figure = NoiseTriptych()
    before = figure._program
    figure.set_state({"_program": None, "_esm": ""})
    assert figure._program is before and figure._esm != ""


def test_is_shared_in_a_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    def host(shell: object) -> None:
        monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))

    host(None)
    assert NoiseTriptych()._program is None
    host(SimpleNamespace())
    assert NoiseTriptych()._program is None
    host(SimpleNamespace(kernel=object()))
    assert NoiseTriptych()._program is not None
    monkeypatch.setenv(PROGRAM_VARIABLE, "each")
    assert NoiseTriptych()._program is None
    monkeypatch.setenv(PROGRAM_VARIABLE, "once")
    with pytest.raises(ValueError, match="invalid DIFFUSION_FIGURES_PROGRAM: 'once'; expected"):
        NoiseTriptych()._program  # noqa: B018


def test_saves_a_page_with_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "shared")
    page = NoiseTriptych().save(tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count(CODE) == 1 and "IPY_MODEL_" not in page


def test_says_that_a_checkout_has_no_program(package: Path) -> None:
    assert NoiseTriptych()._esm == CODE
    for name in ("anywidget.js", "stub.js"):
        (package / name).unlink()
    forget()
    assert "anywidget.js is missing" in NoiseTriptych()._esm
    assert "stub.js is missing" in _program.stub()
