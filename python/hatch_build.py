"""The version of the package, and a check of the files that `npm run build:python` writes, for hatchling."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
#: What the repository does not contain, and a package does.
WRITTEN = (
    "src/diffusion_figures/anywidget.js",
    "src/diffusion_figures/figures.py",
    "src/diffusion_figures/_version.py",
    "LICENSE",
    "LICENSES.txt",
)


def version(here: Path = HERE) -> str:
    """The version that the build has written; of a checkout without a build that of the npm package."""
    written = here / "src" / "diffusion_figures" / "_version.py"
    if written.exists():
        found = re.search('"(.+)"', written.read_text(encoding="utf-8"))
        if found:
            return found[1]
    return str(json.loads((here.parent / "package.json").read_text(encoding="utf-8"))["version"])


def check(here: Path = HERE) -> None:
    """Raises RuntimeError if a file is missing that the build writes."""
    missing = [name for name in WRITTEN if not (here / name).exists()]
    if missing:
        raise RuntimeError(
            f"{', '.join(missing)}: not built. Of a checkout, run in the root of the repository, with Node: npm ci && npm run build && "
            "npm run build:python. It writes a wheel into python/dist, and the files that pip needs."
        )


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # where the tests read it
    pass
else:

    class BuiltFiles(BuildHookInterface):  # type: ignore[misc,type-arg]
        """Stops a build without the drawings."""

        def initialize(self, version: str, build_data: dict[str, object]) -> None:
            # An editable checkout has the numbers, and figures that say what is missing.
            if version != "editable":
                check()
