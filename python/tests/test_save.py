import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from golden import ROOT

from diffusion_figures import NoiseTriptych, ScheduleChart, TrainDenoiser, _figure

COMMAND = ROOT / "dist" / "render" / "command.js"


def test_hands_the_figure_to_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        seen.append((command[:-1], json.loads(Path(command[-1]).read_text())))
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(_figure, "_command", lambda: ["diffusion-figures"])
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

    monkeypatch.setattr(_figure, "_command", lambda: ["diffusion-figures"])
    monkeypatch.setattr(subprocess, "run", run)
    figure = TrainDenoiser()
    figure.set_state({"points": {"shape": [1, 2], "values": memoryview(np.array([0.5, 1], dtype="<f4").tobytes())}})
    figure.save(tmp_path / "a.png", width=np.int64(3), pixel_ratio=np.float32(2))
    assert seen[0]["points"] == {"shape": [1, 2], "values": [0.5, 1]}
    assert (seen[0]["width"], seen[0]["pixelRatio"]) == (3, 2)


def test_names_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="invalid path: 'a.bmp'; expected a file that ends with .png"):
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

    monkeypatch.setattr(_figure, "_command", lambda: ["diffusion-figures"])
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
    monkeypatch.setattr(_figure, "_command", lambda: ["false"])
    with pytest.warns(UserWarning, match="NoiseTriptych has no still picture"):
        assert len(_bundle(NoiseTriptych())) == 2


def _bundle(figure: NoiseTriptych) -> dict[str, object]:
    """The output of a cell: with metadata, as anywidget gives it, or without."""
    bundle = figure._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


@pytest.mark.skipif(not COMMAND.exists(), reason="dist is missing: run npm run build")
def test_draws_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_figure, "_command", lambda: ["node", str(COMMAND)])
    try:
        out = ScheduleChart(schedule="cosine").save(tmp_path / "chart.svg", width=400)
    except RuntimeError as error:
        if "browser" in str(error).lower() or "chromium" in str(error).lower():
            pytest.skip(f"no browser: {error}")
        raise
    assert "<svg" in out.read_text()
