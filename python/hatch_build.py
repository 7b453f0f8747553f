"""Tells hatchling the version and the links of the package, and checks that `npm run build:python` has written its files."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
#: The files of a package that the repository does not contain.
WRITTEN = (
    "src/diffusion_figures/anywidget.js",
    "src/diffusion_figures/stub.js",
    "src/diffusion_figures/figures.py",
    "src/diffusion_figures/_version.py",
    "LICENSE",
    "LICENSES.txt",
)


def version(here: Path = HERE) -> str:
    """Returns the version that the build wrote. In a checkout without a build, returns the version of the npm package."""
    written = here / "src" / "diffusion_figures" / "_version.py"
    if written.exists():
        found = re.search('"(.+)"', written.read_text(encoding="utf-8"))
        if found:
            return found[1]
    return str(json.loads((here.parent / "package.json").read_text(encoding="utf-8"))["version"])


def links(here: Path = HERE) -> dict[str, object]:
    """Returns the fields of the metadata that lead to the book and to the repository.

    As long as package.json has no `homepage`, the project has neither: there are no URLs, and the README has no link to them.
    """
    manifest = json.loads((here.parent / "package.json").read_text(encoding="utf-8"))
    readme = (here / "README.md").read_text(encoding="utf-8")
    book = manifest.get("homepage")
    urls = {}
    if book:
        source = manifest["repository"]["url"].removeprefix("git+").removesuffix(".git")
        changelog = f"{source}/blob/main/CHANGELOG.md"
        urls = {"Documentation": book, "Source": source, "Issues": f"{source}/issues", "Changelog": changelog}
        # PyPI does not resolve relative links.
        readme = readme.replace("../stories/Docs/Notebooks.mdx", f"{book}docs/in-notebooks/")
    else:
        readme = re.sub(r"\[([^\]]*)\]\(\.\./[^)]*\)", r"\1", readme)
    return {"readme": {"content-type": "text/markdown", "text": readme}, "urls": urls}


def check(here: Path = HERE) -> None:
    """Raises RuntimeError if a file of the build is missing."""
    missing = [name for name in WRITTEN if not (here / name).exists()]
    if missing:
        raise RuntimeError(
            f"{', '.join(missing)}: not built. In a checkout, run in the root of the repository, with Node: npm ci && npm run build && "
            "npm run build:python. This writes a wheel into python/dist, and the files that pip needs."
        )


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
    from hatchling.metadata.plugin.interface import MetadataHookInterface
except ImportError:  # the tests import this file without hatchling
    pass
else:

    class BuiltFiles(BuildHookInterface):  # type: ignore[misc,type-arg]
        """Stops a build if a file of the figures is missing."""

        def initialize(self, version: str, build_data: dict[str, object]) -> None:
            # An editable install works without these files. Its figures show an error with the missing file.
            if version != "editable":
                check()

    class Links(MetadataHookInterface):  # type: ignore[misc]
        """Writes the links. A source distribution has them already."""

        def update(self, metadata: dict[str, object]) -> None:
            if (HERE.parent / "package.json").exists():
                metadata.update(links())
