import sys
from importlib import metadata

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
    assert "_NAMES" not in names
