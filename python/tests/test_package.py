import ast
import importlib.util
import json
import re
import sys
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest

import diffusion_figures


def test_has_the_version_that_the_build_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    written = type(sys)("diffusion_figures._version")
    written.__version__ = "1.2.3"
    monkeypatch.setitem(sys.modules, "diffusion_figures._version", written)
    assert diffusion_figures.__version__ == "1.2.3"


def test_has_the_version_of_its_metadata_without_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "diffusion_figures._version", None)
    monkeypatch.setattr(metadata, "version", {"diffusion-figures": "1.2.4"}.__getitem__)
    assert diffusion_figures.__version__ == "1.2.4"


def test_has_no_version_where_it_is_neither_built_nor_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setitem(sys.modules, "diffusion_figures._version", None)
    monkeypatch.setattr(metadata, "version", missing)
    assert not hasattr(diffusion_figures, "__version__")


def test_gives_everything_with_a_star() -> None:
    names: dict[str, object] = {}
    exec("from diffusion_figures import *", names)
    assert {"NoiseTriptych", "trajectory", "noise", "Denoiser"} <= names.keys()


def test_names_everything_for_type_checkers() -> None:
    """They read the file: a list without computations, and imports that say `as`."""
    tree = ast.parse(Path(diffusion_figures.__file__).read_text())
    (listed,) = (
        ast.literal_eval(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]
    )
    figures = import_module("diffusion_figures.figures").__all__
    imported = [name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1 for name in node.names]
    numbers = {name.name for name in imported if name.name != "*"}
    assert {name.asname for name in imported if name.name != "*"} == numbers
    assert listed == sorted({*figures, *numbers})
    assert listed == diffusion_figures.__all__ and set(listed) < set(dir(diffusion_figures))


BUILD = Path(__file__).parents[1] / "hatch_build.py"


@pytest.fixture
def build() -> Any:
    """What hatchling runs, where the package's folder is around: of an installed package it is not."""
    if not BUILD.exists():
        pytest.skip("hatch_build.py is missing")
    spec = importlib.util.spec_from_file_location("hatch_build", BUILD)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_checkout_has_the_version_of_the_npm_package(build: Any, tmp_path: Path) -> None:
    here = tmp_path / "python"
    (here / "src" / "diffusion_figures").mkdir(parents=True)
    (tmp_path / "package.json").write_text('{ "version": "2.3.4-beta" }')
    assert build.version(here) == "2.3.4-beta"
    (here / "src" / "diffusion_figures" / "_version.py").write_text('__version__ = "2.3.4"\n')
    assert build.version(here) == "2.3.4"


def test_links_lead_to_the_repository_of_the_npm_package_once_it_has_one(build: Any, tmp_path: Path) -> None:
    here = tmp_path / "python"
    here.mkdir()
    (here / "README.md").write_text((BUILD.parent / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    manifest: dict[str, Any] = {"repository": {"url": "git+https://github.com/OWNER/figures.git"}}
    (tmp_path / "package.json").write_text(json.dumps(manifest))
    without = build.links(here)
    assert without["urls"] == {} and "](" not in without["readme"]["text"]
    manifest = {"repository": {"url": "git+https://github.com/Me/figures.git"}, "homepage": "https://me.github.io/figures/"}
    (tmp_path / "package.json").write_text(json.dumps(manifest))
    urls, readme = (build.links(here)[field] for field in ("urls", "readme"))
    assert urls["Issues"] == "https://github.com/Me/figures/issues"
    assert set(re.findall(r"\]\((.*?)\)", readme["text"])) == {"https://me.github.io/figures/docs/in-notebooks/"}


def test_a_build_without_the_drawings_says_what_to_run(build: Any, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"anywidget\.js, .*: not built\. .*npm ci && npm run build && npm run build:python"):
        build.check(tmp_path)
    for name in build.WRITTEN:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    build.check(tmp_path)
