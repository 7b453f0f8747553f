import base64
import json
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from golden import ROOT

from diffusion_figures import NoiseTriptych, ScheduleChart, TrainDenoiser, _saving

COMMAND = ROOT / "dist" / "render" / "command.js"


def test_hands_the_figure_to_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        seen.append((command[:-1], json.loads(Path(command[-1]).read_text())))
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(_saving, "find_command", lambda: ["diffusion-figures"])
    monkeypatch.setattr(subprocess, "run", run)
    figure = NoiseTriptych(t=200, image=np.array([[-0.5, 1.0]]), aspect_ratio=2, lang="de")
    out = figure.save(tmp_path / "a.png", pixel_ratio=1)
    [(command, config)] = seen
    assert command == ["diffusion-figures", "render", "--config"]
    image = {"shape": [1, 2], "values": [-0.5, 1]}
    picture = {"type": "noise-triptych", "t": 200, "image": image, "aspectRatio": 2, "lang": "de", "pixelRatio": 1}
    assert config == {"render": [{**picture, "out": str(out)}]}


def test_saves_points_that_a_reader_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        seen.extend(json.loads(Path(command[-1]).read_text())["render"])
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(_saving, "find_command", lambda: ["diffusion-figures"])
    monkeypatch.setattr(subprocess, "run", run)
    figure = TrainDenoiser()
    figure.set_state({"points": {"shape": [1, 2], "values": memoryview(np.array([0.5, 1], dtype="<f4").tobytes())}})
    figure.save(tmp_path / "a.png", width=np.int64(3), pixel_ratio=np.float32(2))
    assert seen[0]["points"] == {"shape": [1, 2], "values": [0.5, 1]}
    assert (seen[0]["width"], seen[0]["pixelRatio"]) == (3, 2)


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


def test_adds_a_still_picture_to_the_output_where_the_environment_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: object) -> SimpleNamespace:
        [picture] = json.loads(Path(command[-1]).read_text())["render"]
        Path(picture["out"]).write_bytes(b"a picture")
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(_saving, "find_command", lambda: ["diffusion-figures"])
    monkeypatch.setattr(subprocess, "run", run)
    figure = NoiseTriptych(t=200)
    widget = _bundle(figure)
    assert widget["text/plain"] == "NoiseTriptych(t=200)" and len(widget) == 2
    pictures = {"png": ("image/png", "YSBwaWN0dXJl"), "pdf": ("application/pdf", "YSBwaWN0dXJl")}
    for kind, (media_type, content) in {**pictures, "svg": ("image/svg+xml", "a picture")}.items():
        monkeypatch.setenv("DIFFUSION_FIGURES_STILL", kind)
        assert _bundle(figure) == {**widget, media_type: content}


def test_warns_of_a_still_picture_that_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIFFUSION_FIGURES_STILL", "gif")
    with pytest.warns(UserWarning, match="invalid DIFFUSION_FIGURES_STILL: 'gif'; expected one of 'png', 'svg', 'pdf'"):
        assert len(_bundle(NoiseTriptych())) == 2
    monkeypatch.setenv("DIFFUSION_FIGURES_STILL", "png")
    monkeypatch.setattr(_saving, "find_command", lambda: ["false"])
    with pytest.warns(UserWarning, match="NoiseTriptych has no still picture"):
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
