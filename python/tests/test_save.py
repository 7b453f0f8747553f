import base64
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from golden import ROOT

from diffusion_figures import NoisePrediction, NoiseTriptych, ScheduleChart, TrainDenoiser, _figure, _saving

COMMAND = ROOT / "dist" / "render" / "command.js"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The pictures that a command is asked for and writes."""
    pictures: list[dict[str, Any]] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        assert command[:-1] == ["diffusion-figures", "render", "--config"]
        [picture] = json.loads(Path(command[-1]).read_text())["render"]
        Path(picture["out"]).write_bytes(b"a picture")
        pictures.append(picture)
        return SimpleNamespace(returncode=0, stderr="", stdout="")

    monkeypatch.setattr(_saving, "find_command", lambda: ["diffusion-figures"])
    monkeypatch.setattr(subprocess, "run", run)
    return pictures


def test_hands_the_figure_to_the_command(drawn: list[dict[str, Any]], tmp_path: Path) -> None:
    figure = NoiseTriptych(t=200, image=np.array([[-0.5, 1.0]]), aspect_ratio=2, lang="de")
    out = figure.save(tmp_path / "a.png", pixel_ratio=1)
    image = {"shape": [1, 2], "values": [-0.5, 1]}
    picture = {"type": "noise-triptych", "t": 200, "image": image, "aspectRatio": 2, "lang": "de", "pixelRatio": 1}
    assert drawn == [{**picture, "out": str(out)}]


def test_saves_points_that_a_reader_moved(drawn: list[dict[str, Any]], tmp_path: Path) -> None:
    figure = TrainDenoiser()
    figure.set_state({"points": {"shape": [1, 2], "values": memoryview(np.array([0.5, 1], dtype="<f4").tobytes())}})
    figure.save(tmp_path / "a.png", width=np.int64(300), pixel_ratio=np.float32(2))
    assert drawn[0]["points"] == {"shape": [1, 2], "values": [0.5, 1]}
    assert (drawn[0]["width"], drawn[0]["pixelRatio"]) == (300, 2)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"type": "reverse-chain"}, "invalid type: 'reverse-chain'; expected an option of the command, or a prop of NoiseTriptych"),
        ({"out": "b.png"}, "invalid out: 'b.png'; expected an option"),
        *(({"width": width}, f"invalid width: {width}; expected a number in 200 <= width <= 4000") for width in (np.nan, np.inf, -720)),
        ({"t": np.nan}, "invalid t: nan; expected a finite number"),
    ],
)
def test_refuses_an_option(drawn: list[dict[str, Any]], tmp_path: Path, option: dict[str, Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        NoiseTriptych(t=200).save(tmp_path / "a.png", **option)
    assert drawn == []


def test_finds_the_command_in_a_folder_above_or_the_installed_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    local, installed, notebook = tmp_path / "node_modules" / ".bin" / "diffusion-figures", tmp_path / "bin" / "diffusion-figures", tmp_path / "a" / "b"
    for file in (local, installed):
        file.parent.mkdir(parents=True)
        file.touch(0o755)
    notebook.mkdir(parents=True)
    monkeypatch.chdir(notebook)
    for path, command in (("", local), (str(installed.parent), installed)):
        monkeypatch.setenv("PATH", path)
        assert _saving.find_command() == [str(command)]


def test_says_what_the_command_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_saving, "find_command", lambda: ["sh", "-c", "echo b.png; echo no browser >&2; exit 1"])
    with pytest.raises(RuntimeError, match="^no browser$"):
        NoiseTriptych().save(tmp_path / "a.png")
    monkeypatch.setattr(_saving, "find_command", lambda: ["echo", "done"])
    with pytest.raises(RuntimeError, match=r"echo done ended without an error, but did not write .*a\.png. Its output: 'done render"):
        NoiseTriptych().save(tmp_path / "a.png")


def _data_in(page: str, name: str) -> Any:
    """The data that a browser reads of a script of the page: up to the first end of a script."""
    return json.loads(page.split(f'<script id="{name}" type="application/json">')[1].split("</script")[0])


def test_writes_a_page_that_contains_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    code = "export default { render: () => '</script><!-- <script>' };"
    monkeypatch.setattr(_saving, "front_end", lambda: code)
    evil = '</ScRipt ><script>alert("1")</script><!--<script>{title}'
    figure = NoiseTriptych(t=200, schedule="cosine", image=np.array([[-0.5, 1.0]]), caption=evil, lang='de"><script>')
    out = figure.save(tmp_path / "a.html", title=evil)
    page = out.read_text(encoding="utf-8")
    assert page.lower().count("</script") == 3 and page.lower().count("<script") == 3 and "<!--" not in page
    assert "<title>&lt;/ScRipt" in page
    assert _data_in(page, "code") == code
    values = base64.b64encode(np.array([-0.5, 1], "<f4").tobytes()).decode()
    assert _data_in(page, "state") == {
        "type": "noise-triptych",
        "props": {"schedule": "cosine"},
        "caption": evil,
        "lang": 'de"><script>',
        "error": "",
        "t": 200,
        "seed": None,
        "image": {"shape": [1, 2], "values": {"base64": values}},
    }
    assert 'content="dark"' in ScheduleChart().save(tmp_path / "b.html", scheme="dark").read_text()
    with pytest.raises(TypeError, match="dpi"):
        figure.save(tmp_path / "a.html", dpi=300)
    with pytest.raises(ValueError, match="invalid scheme: 'blue'"):
        figure.save(tmp_path / "a.html", scheme="blue")
    assert out.read_text(encoding="utf-8") == page


def test_names_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="invalid path: 'a.bmp'; expected a file that ends with .html, .png"):
        NoiseTriptych().save("a.bmp")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match="save needs the command diffusion-figures: npm install"):
        NoiseTriptych().save("a.png")


def test_adds_a_still_picture_to_the_output_where_the_environment_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, drawn: list[dict[str, Any]]
) -> None:
    figure = NoiseTriptych(t=200)
    widget = _bundle(figure)
    assert widget["text/plain"] == "NoiseTriptych(t=200)" and len(widget) == 2
    pictures = {"png": ("image/png", "YSBwaWN0dXJl"), "pdf": ("application/pdf", "YSBwaWN0dXJl")}
    for kind, (media_type, content) in {**pictures, "svg": ("image/svg+xml", "a picture")}.items():
        monkeypatch.setenv("DIFFUSION_FIGURES_STILL", kind)
        assert _bundle(figure) == {**widget, media_type: content}
    # A function needs the kernel, which the command does not have.
    with pytest.warns(UserWarning, match="NoisePrediction has no still picture: save draws without the kernel, which denoiser = "):
        assert len(_bundle(NoisePrediction(denoiser=np.negative))) == 2
    assert len(drawn) == 3


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["false"], ""),
        (["true"], "true ended without an error, but did not write .*figure.png"),
        ([__file__], "Permission denied"),
        (["no-such-command"], "No such file"),
        ([sys.executable, "-c", "import time; time.sleep(30)"], "was stopped, because it took longer than 0.1 s"),
    ],
)
def test_shows_the_figure_and_a_warning_without_a_still_picture(monkeypatch: pytest.MonkeyPatch, command: list[str], reason: str) -> None:
    monkeypatch.setenv("DIFFUSION_FIGURES_STILL", "png")
    monkeypatch.setattr(_saving, "find_command", lambda: command)
    monkeypatch.setattr(_figure, "STILL_LIMIT", 0.1 if "-c" in command else _figure.STILL_LIMIT)
    with pytest.warns(UserWarning, match=f"NoiseTriptych has no still picture: .*{reason}"):
        assert len(_bundle(NoiseTriptych())) == 2


def test_warns_of_an_unknown_kind_of_still_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIFFUSION_FIGURES_STILL", "gif")
    with pytest.warns(UserWarning, match="invalid DIFFUSION_FIGURES_STILL: 'gif'; expected one of 'png', 'svg', 'pdf'"):
        assert len(_bundle(NoiseTriptych())) == 2


def _bundle(figure: NoiseTriptych) -> dict[str, object]:
    """The output of a cell: with metadata, as anywidget gives it, or without."""
    bundle = figure._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


@pytest.mark.skipif(not COMMAND.exists(), reason="dist is missing: run npm run build")
def test_draws_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_saving, "find_command", lambda: ["node", str(COMMAND)])
    try:
        out = ScheduleChart(schedule="cosine").save(tmp_path / "chart.svg", width=400)
    except RuntimeError as error:
        if "browser" in str(error).lower() or "chromium" in str(error).lower():
            pytest.skip(f"no browser: {error}")
        raise
    assert "<svg" in out.read_text()
