"""Any figure of diffusion-figures as a widget of a notebook. Keep its `dist/anywidget.js` beside this file."""

import pathlib

import anywidget
import numpy as np
import traitlets


class Figure(anywidget.AnyWidget):
    """``Figure("noise-triptych", t=200, resolution=128)``: what is no trait is a prop, by its name with underscores."""

    _esm = pathlib.Path(__file__).with_name("anywidget.js")
    type = traitlets.Unicode().tag(sync=True)
    props = traitlets.Dict().tag(sync=True)  # and what readers choose of them
    t = traitlets.Any(None).tag(sync=True)
    seed = traitlets.Any(None).tag(sync=True)
    image = traitlets.Any(None).tag(sync=True)
    points = traitlets.Any(None).tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("").tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)  # what the figure says is wrong

    def __init__(self, type, **given):
        traits = {name: given.pop(name) for name in [*given] if self.has_trait(name)}
        super().__init__(type=type, props=given, **traits)


def values(array):
    """An array as an ``image`` or as ``points``: its shape, and its float32 values as bytes."""
    array = np.asarray(array, dtype="<f4")
    return {"shape": [*array.shape], "values": array.tobytes()}
