import importlib.util
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
sys.path.insert(0, str(TESTS))
if importlib.util.find_spec("anywidget") is None:
    print("anywidget is missing: its substitute is tested, not the real package")
    sys.path.insert(0, str(TESTS / "substitutes"))
else:
    import anywidget

    def sent(widget: Any) -> list:
        return widget.__dict__.setdefault("_sent", [])

    def send(widget: Any, content: Any, buffers: Any = None) -> None:
        sent(widget).append((content, buffers or []))

    def receive(widget: Any, content: Any, buffers: Any = None) -> None:
        widget._handle_custom_msg(content, buffers or [])

    # Messages as the substitute has them: no page is there that hears or asks.
    anywidget.AnyWidget.sent, anywidget.AnyWidget.send, anywidget.AnyWidget.receive = property(sent), send, receive
