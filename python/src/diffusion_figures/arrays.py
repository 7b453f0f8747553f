"""Arrays of any common layout, as figures take them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ._check import complaint, invalid, one_of

#: Modes of PIL whose values are those of an image as they are; the others have a palette or another space of colors.
_MODES = ("1", "L", "RGB", "RGBA", "I", "F", "I;16", "I;16L", "I;16B", "I;16N")
#: The scales of values, and the least and the largest one of each.
SCALES = {"0..65535": (0, 65535), "0..255": (0, 255), "0..1": (0, 1), "-1..1": (-1, 1)}
#: By how much of its range floats may go beyond a scale: decoders leave theirs by a few percent.
_OVERSHOOT = 0.1
#: By how much the rounding of float32 may leave [-1, 1].
_ROUNDING = 1e-6
#: Pixels of the longer side of an image that `from_array` sends to the page, where figures show fewer than 1000.
SIDE_LIMIT = 2048
#: The most values that a page is sent at once: 200 MB.
VALUES_LIMIT = 50_000_000


def from_array(array: Any, *, layout: str | None = None, scale: str | None = None) -> dict[str, Any]:
    """An image from an array, a PIL image or a tensor, as figures take it, and a note of what was assumed.

    ``NoiseTriptych(image=from_array(tensor))``. The note is in ``["assumed"]``: ``"[3, 64, 64], channels first, values 0 to 1"``.

    Args:
        array: a tensor, an image of PIL, or anything that ``numpy.asarray`` takes, of integers or floats: [H, W], [H, W, C] or
            [C, H, W] with 1, 3 or 4 channels. A leading axis of size 1 is dropped, and so is an alpha channel. An image with a side
            of more than 2048 pixels is reduced: each pixel becomes the mean of a square.
        layout: ``"HWC"`` or ``"CHW"``; by default the one whose channels are 1, 3 or 4, and ``"HWC"`` if both are.
        scale: ``"0..65535"``, ``"0..255"``, ``"0..1"`` or ``"-1..1"``; by default that of the type, and of floats the
            smallest that has room for them. Floats that leave ``"0..1"`` or ``"-1..1"`` by little, as the outputs of
            decoders do, need one: those up to a tenth of its range beyond it are clipped.

    Raises:
        ValueError: names the argument, its value and what was expected.
    """
    mode = _mode_of(array)
    try:
        values = as_numpy(array)
    except Exception as error:  # noqa: BLE001 -- reading a value runs the code of other libraries
        raise complaint("array", f"an object of class {type(array).__name__}", f"an array: {error}") from None
    shape = values.shape
    if values.dtype.kind not in "buif":
        raise complaint("array", f"dtype {values.dtype}", "numbers")
    while values.ndim > 3 and values.shape[0] == 1:
        values = values[0]
    if values.size == 0 or values.ndim not in (2, 3):
        raise invalid("shape of array", shape, "[H, W], [H, W, C] or [C, H, W] with at least one pixel")
    notes = [str(list(shape))] if mode is None or mode in _MODES else [f"{list(shape)} of mode {mode}"]
    if values.ndim == 3:
        found = layout_of(values.shape, layout)
        values = np.moveaxis(values, 0, -1) if found == "CHW" else values
        notes.append(LAYOUTS[found])
        if values.shape[2] not in (1, 3, 4):
            raise invalid("shape of array", shape, "1, 3 or 4 channels, first or last")
        if values.shape[2] == 4:
            notes.append("without its alpha channel")
        values = values[..., 0] if values.shape[2] == 1 else values[..., :3]
    dtype = values.dtype
    lowest, highest = float(values.min()), float(values.max())
    if not (np.isfinite(lowest) and np.isfinite(highest)):
        raise complaint("array", "values that are not finite", "finite numbers")
    range_ = scale_of("array", lowest, highest, dtype) if scale is None else one_of("scale", scale, tuple(SCALES))
    notes.append(f"values {range_.replace('..', ' to ')}")
    low, high = SCALES[range_]
    if lowest < low or highest > high:
        reach = 0 if dtype.kind in "bui" else _OVERSHOOT * (high - low)
        if lowest < low - reach or highest > high + reach:
            raise complaint("array", f"values {lowest:g} to {highest:g}", f"values {low} to {high}")
        values = np.clip(values, low, high)
        notes.append(f"clipped from {lowest:g} to {highest:g}")
    factor = -(-max(values.shape[:2]) // SIDE_LIMIT)
    if factor > 1:
        values = _reduced(values, factor)
        notes.append(f"reduced to {values.shape[0]} × {values.shape[1]} pixels")
    values = values.astype(np.float64)
    scaled = (values - low) / (high - low) * 2 - 1
    return {**_packed(scaled), "assumed": ", ".join(notes)}


#: The layouts of images in words.
LAYOUTS = {"HWC": "channels last", "CHW": "channels first"}


def layout_of(shape: tuple[int, ...], layout: str | None, channels: tuple[int, ...] = (1, 3, 4)) -> str:
    """The layout of an image of three axes: the given one, else the one with so many channels, else channels last."""
    if layout is not None:
        return one_of("layout", layout, tuple(LAYOUTS))
    return "CHW" if shape[0] in channels and shape[2] not in channels else "HWC"


def scale_of(name: str, lowest: float, highest: float, dtype: np.dtype[Any]) -> str:
    """The scale of an image: that of its type, and of floats the smallest that has room for them.

    Raises:
        ValueError: floats leave 0..1 or -1..1 by so little that they may have been meant for it.
    """
    if dtype.kind in "ui":
        return "0..65535" if (dtype.kind, dtype.itemsize) == ("u", 2) or highest > 255 else "0..255"
    if dtype.kind == "f" and (1 < highest <= 2 or -2 <= lowest < -1 or -_OVERSHOOT <= lowest < 0):
        expected = 'the scale of these values as scale, such as "-1..1"'
        raise complaint(name, f"floats from {lowest:g} to {highest:g}", expected)
    if highest > 1:
        return "0..255"
    return "-1..1" if lowest < 0 else "0..1"


def _reduced(values: np.ndarray, factor: int) -> np.ndarray:
    """The means of squares with so many pixels on a side; the pixels of a square that is cut off at the edge are left out."""
    height, width = (max(1, size // factor) for size in values.shape[:2])
    down, across = (min(factor, size) for size in values.shape[:2])
    whole = values[: height * down, : width * across]
    return whole.reshape(height, down, width, across, *values.shape[2:]).mean(axis=(1, 3), dtype=np.float64)


def _mode_of(value: Any) -> str | None:
    """The mode of an image of PIL; None of anything else."""
    return getattr(value, "mode", None) if hasattr(value, "getbands") else None


def as_numpy(value: Any) -> np.ndarray:
    """The values of an array, of a tensor on any device, or of an image of PIL, without an import of torch or PIL."""
    if _mode_of(value) not in (None, *_MODES):
        value = value.convert("RGB")
    if np.ma.is_masked(value):
        raise ValueError("some of its values are masked")
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    try:
        return np.asarray(value)
    except TypeError:
        # NumPy has no bfloat16.
        if not hasattr(value, "float"):
            raise
        return np.asarray(value.float())


def packed(value: Any) -> Any:
    """An array as its shape and its float32 values; texts and packed arrays stay as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and {"shape", "values"} <= value.keys():
        values = value["values"]
        # The page sends a view of the message that it came with.
        return {"shape": value["shape"], "values": bytes(values) if isinstance(values, (memoryview, bytearray)) else values}
    array = as_numpy(value)
    if array.dtype.kind not in "buif":
        raise ValueError(f"its values are of type {array.dtype}")
    if array.size == 0:
        raise ValueError(f"its shape is {list(array.shape)}")
    if array.size > VALUES_LIMIT:
        raise ValueError(f"it has {array.size:,} values, more than {VALUES_LIMIT:,}; from_array reduces images")
    made = _packed(array)
    if not np.isfinite(np.frombuffer(made["values"], dtype="<f4")).all():
        raise ValueError("it contains a number that is not finite as a float32")
    return made


def packed_image(value: Any) -> Any:
    """The same of an image in [-1, 1], whose values the page does not scale.

    The page clips floats that lie beyond both ends, as those of a noisy image do. Floats above 1 that are never negative
    have another scale.
    """
    if isinstance(value, (str, dict)):
        return packed(value)
    array = as_numpy(value)
    if _mode_of(value) is not None or array.dtype.kind == "u":
        raise ValueError(f"its values are of type {array.dtype}; from_array makes an image of them")
    if array.dtype.kind in "if" and array.size:
        lowest, highest = float(array.min()), float(array.max())
        if highest > 1 + _ROUNDING and (lowest >= 0 or array.dtype.kind == "i"):
            raise ValueError(f"its values are {lowest:g} to {highest:g}; from_array makes an image of them")
    return packed(array)


def _packed(array: np.ndarray) -> dict[str, Any]:
    # Values that are too large for float32 become infinite.
    with np.errstate(over="ignore"):
        return {"shape": list(array.shape), "values": np.ascontiguousarray(array, dtype="<f4").tobytes()}
