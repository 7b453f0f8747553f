import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typed_usage

PACKAGE = Path(__file__).parents[1]


def test_the_package_and_a_user_of_it_have_strict_types(tmp_path: Path) -> None:
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed: types are not checked")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "src", "tests/typed_usage.py"]
    found = subprocess.run(command, cwd=PACKAGE, env={**os.environ, "MYPYPATH": "src"}, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_program_of_the_user_runs() -> None:
    typed_usage.run()
