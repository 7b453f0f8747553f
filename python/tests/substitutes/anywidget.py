"""The part of anywidget that figures use, without a notebook: for tests where the real package is missing."""

from __future__ import annotations

import uuid

import traitlets


class AnyWidget(traitlets.HasTraits):
    """Messages to the page are in ``sent``."""

    def __init__(self, **given: object) -> None:
        self.sent: list[tuple[dict, list]] = []
        self._hearers: list = []
        super().__init__(**given)
        self.comm: object | None = object()
        self.model_id = uuid.uuid4().hex

    def get_state(self) -> dict:
        """What a page gets of a widget, and a notebook keeps."""
        same = lambda value, _: value  # noqa: E731
        return {name: trait.metadata.get("to_json", same)(getattr(self, name), self) for name, trait in self.traits(sync=True).items()}

    def set_state(self, sync_data: dict) -> None:
        """What the page has changed, as ipywidgets takes it."""
        with self.hold_trait_notifications():
            for name, value in sync_data.items():
                if self.has_trait(name) and self.trait_metadata(name, "sync"):
                    setattr(self, name, value)

    def close(self) -> None:
        """The pages that show it are told, which here is nobody."""
        self.comm = None

    def _repr_mimebundle_(self, **_: object) -> tuple[dict, dict]:
        """The output of a cell."""
        return {"text/plain": repr(self), "application/vnd.jupyter.widget-view+json": {}}, {}

    def on_msg(self, callback: object) -> None:
        self._hearers.append(callback)

    def send(self, content: dict, buffers: list | None = None) -> None:
        self.sent.append((content, buffers or []))

    def receive(self, content: object, buffers: list | None = None) -> None:
        """A message of the page, as ipywidgets passes it on."""
        for hear in self._hearers:
            hear(self, content, buffers or [])
