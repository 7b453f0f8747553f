"""Arrays of any common layout, as figures take them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ._check import complaint, invalid, one_of

#: Pixels of the longer side of an image that `from_array` sends to the page, where figures show fewer than 1000.
SIDE_LIMIT = 2048
#: The most values that a page is sent at once: 200 MB.
VALUES_LIMIT = 50_000_000


def from_array(array: Any, *, layout: str | None = None, scale: str | None = None) -> dict[str, Any]:
    """An image from an array, a PIL image or a tensor, as figures take it, and a note of what was assumed.

    ``NoiseTriptych(image=from_array(tensor))``. The note is in ``["assumed"]``: ``"[3, 64, 64], channels first, values 0 to 1"``.

    Args:
        array: anything that ``numpy.asarray`` takes: [H, W], [H, W, C] or [C, H, W] with 1, 3 or 4 channels, of uint8 or floats.
            A leading axis of size 1 is dropped, and so is an alpha channel. An image with a side of more than 2048 pixels is reduced:
            each pixel becomes the mean of a square.
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
        found = _layout_of(values.shape) if layout is None else one_of("layout", layout, ("HWC", "CHW"))
        if found == "CHW":
            values = np.moveaxis(values, 0, -1)
        notes.append("channels last" if found == "HWC" else "channels first")
        if values.shape[2] not in (1, 3, 4):
            raise invalid("shape of array", shape, "1, 3 or 4 channels, first or last")
        if values.shape[2] == 4:
            notes.append("without its alpha channel")
        values = values[..., 0] if values.shape[2] == 1 else values[..., :3]
    is_integer = values.dtype.kind in "bui"
    lowest, highest = float(values.min()), float(values.max())
    if not (np.isfinite(lowest) and np.isfinite(highest)):
        raise complaint("array", "values that are not finite", "finite numbers")
    range_ = _scale_of(lowest, highest, is_integer) if scale is None else one_of("scale", scale, ("0..255", "0..1", "-1..1"))
    notes.append(f"values {range_.replace('..', ' to ')}")
    low, high = {"0..255": (0, 255), "0..1": (0, 1), "-1..1": (-1, 1)}[range_]
    if lowest < low or highest > high:
        raise complaint("array", f"values {lowest:g} to {highest:g}", f"values {low} to {high}")
    factor = -(-max(values.shape[:2]) // SIDE_LIMIT)
    if factor > 1:
        values = _reduced(values, factor)
        notes.append(f"reduced to {values.shape[0]} × {values.shape[1]} pixels")
    values = values.astype(np.float64)
    scaled = (values - low) / (high - low) * 2 - 1
    return {**_packed(scaled), "assumed": ", ".join(notes)}


def _layout_of(shape: tuple[int, ...]) -> str:
    return "CHW" if shape[0] in (1, 3, 4) and shape[2] not in (1, 3, 4) else "HWC"


def _scale_of(lowest: float, highest: float, is_integer: bool) -> str:
    if is_integer or highest > 1:
        return "0..255"
    return "-1..1" if lowest < 0 else "0..1"


def _reduced(values: np.ndarray, factor: int) -> np.ndarray:
    """The means of squares with so many pixels on a side; the pixels of a square that is cut off at the edge are left out."""
    height, width = (max(1, size // factor) for size in values.shape[:2])
    down, across = (min(factor, size) for size in values.shape[:2])
    whole = values[: height * down, : width * across]
    return whole.reshape(height, down, width, across, *values.shape[2:]).mean(axis=(1, 3), dtype=np.float64)


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
    if array.size > VALUES_LIMIT:
        raise ValueError(f"it has {array.size:,} values, more than {VALUES_LIMIT:,}; from_array reduces images")
    if not np.isfinite(array).all():
        raise ValueError("it contains a number that is not finite")
    return _packed(array)


def _packed(array: np.ndarray) -> dict[str, Any]:
    return {"shape": list(array.shape), "values": np.ascontiguousarray(array, dtype="<f4").tobytes()}
