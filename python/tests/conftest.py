import importlib.util
import sys
from pathlib import Path

TESTS = Path(__file__).parent
sys.path.insert(0, str(TESTS))
if importlib.util.find_spec("anywidget") is None:
    print("anywidget is missing: its substitute is tested, not the real package")
    sys.path.insert(0, str(TESTS / "substitutes"))
