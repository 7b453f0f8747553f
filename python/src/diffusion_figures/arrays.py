"""Arrays of any common layout, as figures take them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ._check import complaint, invalid, one_of

#: Pixels of the largest image; larger ones are errors, as a page would need more memory than it has.
PIXELS_LIMIT = 50_000_000


def from_array(array: Any, *, layout: str | None = None, scale: str | None = None) -> dict[str, Any]:
    """An image from an array, a PIL image or a tensor, as figures take it, and a note of what was assumed.

    ``NoiseTriptych(image=from_array(tensor))``. The note is in ``["assumed"]``: ``"[3, 64, 64], channels first, values 0 to 1"``.

    Args:
        array: anything that ``numpy.asarray`` takes: [H, W], [H, W, C] or [C, H, W] with 1, 3 or 4 channels, of uint8 or floats.
            A leading axis of size 1 is dropped, and so is an alpha channel.
        layout: ``"HWC"`` or ``"CHW"``; by default the one whose channels are 1, 3 or 4, and ``"HWC"`` if both are.
        scale: ``"0..255"``, ``"0..1"`` or ``"-1..1"``; by default that of the type, and of floats the smallest that has room for them.

    Raises:
        ValueError: names the argument, its value and what was expected.
    """
    values = np.asarray(array)
    shape = values.shape
    if values.dtype.kind not in "buif":
        raise complaint("array", f"dtype {values.dtype}", "numbers")
    while values.ndim > 3 and values.shape[0] == 1:
        values = values[0]
    if values.size == 0 or values.ndim not in (2, 3):
        raise invalid("shape of array", shape, "[H, W], [H, W, C] or [C, H, W] with at least one pixel")
    notes = [str(list(shape))]
    if values.ndim == 3:
        found = layout_of(values.shape, layout)
        values = np.moveaxis(values, 0, -1) if found == "CHW" else values
        notes.append(LAYOUTS[found])
        if values.shape[2] not in (1, 3, 4):
            raise invalid("shape of array", shape, "1, 3 or 4 channels, first or last")
        if values.shape[2] == 4:
            notes.append("without its alpha channel")
        values = values[..., 0] if values.shape[2] == 1 else values[..., :3]
    if values.shape[0] * values.shape[1] > PIXELS_LIMIT:
        raise invalid("shape of array", shape, f"at most {PIXELS_LIMIT:,} pixels")
    is_integer = values.dtype.kind in "bui"
    values = values.astype(np.float64)
    if not np.isfinite(values).all():
        raise complaint("array", "values that are not finite", "finite numbers")
    range_ = _scale_of(values, is_integer) if scale is None else one_of("scale", scale, ("0..255", "0..1", "-1..1"))
    notes.append(f"values {range_.replace('..', ' to ')}")
    low, high = {"0..255": (0, 255), "0..1": (0, 1), "-1..1": (-1, 1)}[range_]
    if values.min() < low or values.max() > high:
        raise complaint("array", f"values {values.min():g} to {values.max():g}", f"values {low} to {high}")
    scaled = (values - low) / (high - low) * 2 - 1
    return {**_packed(scaled), "assumed": ", ".join(notes)}


#: The layouts of images in words.
LAYOUTS = {"HWC": "channels last", "CHW": "channels first"}


def layout_of(shape: tuple[int, ...], layout: str | None, channels: tuple[int, ...] = (1, 3, 4)) -> str:
    """The layout of an image of three axes: the given one, else the one with so many channels, else channels last."""
    if layout is not None:
        return one_of("layout", layout, tuple(LAYOUTS))
    return "CHW" if shape[0] in channels and shape[2] not in channels else "HWC"


def _scale_of(values: np.ndarray, is_integer: bool) -> str:
    if is_integer or values.max() > 1:
        return "0..255"
    return "-1..1" if values.min() < 0 else "0..1"


def packed(value: Any) -> Any:
    """An array as its shape and its float32 values; texts and packed arrays stay as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and {"shape", "values"} <= value.keys():
        return {"shape": value["shape"], "values": value["values"]}
    array = np.asarray(value)
    if array.dtype.kind not in "buif":
        raise ValueError(f"its values are of type {array.dtype}")
    if array.size == 0:
        raise ValueError(f"its shape is {list(array.shape)}")
    if not np.isfinite(array).all():
        raise ValueError("it contains a number that is not finite")
    return _packed(array)


def _packed(array: np.ndarray) -> dict[str, Any]:
    return {"shape": list(array.shape), "values": np.ascontiguousarray(array, dtype="<f4").tobytes()}
