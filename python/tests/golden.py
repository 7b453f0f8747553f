"""The exact values that the JavaScript tests use as well."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
#: A source distribution has them beside its tests.
FILES = next((path for path in (Path(__file__).parent / "golden", ROOT / "test" / "golden") if path.exists()), None)
CORE = ROOT / "dist" / "core" / "index.js"


def golden(name: str) -> Any:
    if FILES is None:
        pytest.skip("test/golden is missing", allow_module_level=True)
    return json.loads((FILES / f"{name}.json").read_text())


def javascript(expression: str) -> Any:
    """The value of an expression of the library's ``core``, samplers and ``predictions``. Numbers keep all of their bits. Skips without a build."""
    if not CORE.exists():
        pytest.skip("dist/core is missing: run npm run build")
    dist = ROOT / "dist"
    names = {"index": CORE, **{name: dist / "process" / f"{name}.js" for name in ("samplers", "solve")}, "predictions": dist / "teach" / "predictions.js"}
    script = (
        "".join(f"import * as {name} from {json.dumps(path.as_uri())};" for name, path in names.items())
        + "const core = {...index, ...samplers, ...solve};"
        f"const value = {expression};"
        "process.stdout.write(JSON.stringify(value, (_, v) => ArrayBuffer.isView(v) ? Array.from(v) : v));"
    )
    command = ["node", "--input-type=module"]
    return json.loads(subprocess.run(command, input=script, capture_output=True, check=True, text=True).stdout)
