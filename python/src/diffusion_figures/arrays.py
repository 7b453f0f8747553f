"""Arrays of any common layout, as figures take them."""

from __future__ import annotations

import math
import os
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
        ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    values, notes = _pixels(array, layout)
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


def _pixels(array: Any, layout: str | None) -> tuple[NDArray[Any], list[str]]:
    """The values of an image as they are, of shape [H, W] or [H, W, 3], and notes of what was assumed."""
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
        if layout is None and is_packed(values.shape):
            raise invalid("shape of array", shape, _PACKED)
        found = layout_of(values.shape, layout)
        values = np.moveaxis(values, 0, -1) if found == "CHW" else values
        notes.append(LAYOUTS[found])
        if values.shape[2] not in (1, 3, 4):
            raise invalid("shape of array", shape, "1, 3 or 4 channels, first or last")
        if values.shape[2] == 4 and values.dtype.kind == "f" and values.min() < 0:
            raise invalid("shape of array", shape, "1 or 3 channels: an alpha channel has no values below 0; decode latents first")
        if values.shape[2] == 4:
            notes.append("without its alpha channel")
        values = values[..., 0] if values.shape[2] == 1 else values[..., :3]
    return values, notes


#: What stands in place of an image where a sequence of tokens does.
_PACKED = (
    "an image; packed latents, [1, tokens, channels], are none: unpack and decode them first; "
    'a very tall gray image needs layout="CHW"'
)


def is_packed(shape: tuple[int, ...]) -> bool:
    """Whether a shape is rather that of the packed latents of a transformer, [1, 4096, 64], than that of a gray image."""
    return len(shape) == 3 and shape[0] == 1 and shape[2] >= 16 and shape[1] >= 8 * shape[2]


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


def _reduced(values: NDArray[Any], factor: int) -> NDArray[Any]:
    """The means of squares with so many pixels on a side; the pixels of a square that is cut off at the edge are left out."""
    height, width = (max(1, size // factor) for size in values.shape[:2])
    down, across = (min(factor, size) for size in values.shape[:2])
    whole = values[: height * down, : width * across]
    squares: NDArray[Any] = whole.reshape(height, down, width, across, *values.shape[2:])
    means: NDArray[np.float64] = squares.mean(axis=(1, 3), dtype=np.float64)
    return means


def _mode_of(value: Any) -> str | None:
    """The mode of an image of PIL; None of anything else."""
    return getattr(value, "mode", None) if hasattr(value, "getbands") else None


def as_numpy(value: Any) -> NDArray[Any]:
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
    """The same of an image, as ``from_array`` reads it, and the address of one as it is.

    The page clips floats that lie beyond both ends of [-1, 1], as those of a noisy image do, so floats below 0 stay as they are.
    """
    if isinstance(value, (str, os.PathLike)):
        return _address(value)
    if isinstance(value, dict):
        made = packed(value)
        if isinstance(made, dict):
            _check_shape(list(made["shape"]))
        return made
    values, _ = _pixels(value, None)
    lowest, highest = (float(values.min()), float(values.max())) if values.dtype.kind == "f" else (0.0, 0.0)
    if lowest < 0 or (values.dtype.kind == "f" and lowest == highest <= 1):
        return packed(values)
    if values.dtype.kind == "f" and not math.isnan(lowest) and highest <= 1 + _ROUNDING:
        warnings.warn(
            f"image: floats from {lowest:g} to {highest:g} are read as values 0 to 1, from black to white. "
            'from_array(image, scale="0..1") says so without this warning; from_array(image, scale="-1..1") reads 0 as gray.',
            stacklevel=2,
        )
        return packed(from_array(np.minimum(values, 1), scale="0..1"))
    return packed(from_array(value))


def _check_shape(shape: list[int]) -> None:
    if len(shape) != 2 and not (len(shape) == 3 and shape[2] in (1, 3)):
        raise ValueError(f"its shape is {shape}, and not [H, W] or [H, W, 3]")


def _address(value: Any) -> str:
    """The address of an image. The page cannot read the kernel's files."""
    text = os.fspath(value)
    if isinstance(value, os.PathLike) or (len(text) < 4096 and os.path.isfile(text)):
        raise ValueError(f"the page cannot read files of the kernel: image=PIL.Image.open({text!r})")
    return str(text)


def _packed(array: NDArray[Any]) -> dict[str, Any]:
    # Values that are too large for float32 become infinite.
    with np.errstate(over="ignore"):
        return {"shape": list(array.shape), "values": np.ascontiguousarray(array, dtype="<f4").tobytes()}
