import ast
import sys
from importlib import import_module, metadata
from pathlib import Path

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
