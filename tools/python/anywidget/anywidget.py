"""The Python side of anywidget in a real kernel, for machines whose package index does not have it: its front end is the real one."""

from __future__ import annotations

from typing import Any

import ipywidgets
import traitlets

__version__ = "VERSION"


class AnyWidget(ipywidgets.DOMWidget):
    """A widget whose module is its trait `_esm`, as that of a figure is."""

    _model_name = traitlets.Unicode("AnyModel").tag(sync=True)
    _model_module = traitlets.Unicode("anywidget").tag(sync=True)
    _model_module_version = traitlets.Unicode(__version__).tag(sync=True)
    _view_name = traitlets.Unicode("AnyView").tag(sync=True)
    _view_module = traitlets.Unicode("anywidget").tag(sync=True)
    _view_module_version = traitlets.Unicode(__version__).tag(sync=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        name = f"{type(self).__module__}.{type(self).__name__}"
        self.add_traits(_anywidget_id=traitlets.Unicode(name).tag(sync=True))
        super().__init__(*args, **kwargs)
