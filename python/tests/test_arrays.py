import copy
import pickle
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import traitlets

from diffusion_figures import DensityFlow, Inpaint, NoiseTriptych, SampleTrajectories, TrainDenoiser, from_array


def values_of(image: dict) -> np.ndarray:
    return np.frombuffer(image["values"], dtype="<f4").reshape(image["shape"])


@pytest.mark.parametrize(
    ("array", "shape", "assumed"),
    [
        (np.zeros((4, 5), np.uint8), [4, 5], "[4, 5], values 0 to 255"),
        (np.zeros((4, 5, 3), np.uint8), [4, 5, 3], "[4, 5, 3], channels last, values 0 to 255"),
        (np.zeros((3, 4, 5)), [4, 5, 3], "[3, 4, 5], channels first, values 0 to 1"),
        (np.full((1, 3, 4, 5), -0.5), [4, 5, 3], "[1, 3, 4, 5], channels first, values -1 to 1"),
        (np.full((4, 5, 4), 200.0), [4, 5, 3], "[4, 5, 4], channels last, without its alpha channel, values 0 to 255"),
        (np.zeros((1, 4, 5)), [4, 5], "[1, 4, 5], channels first, values 0 to 1"),
        (np.zeros((3, 3, 3), bool), [3, 3, 3], "[3, 3, 3], channels last, values 0 to 1"),
        (np.zeros((4, 5), np.uint16), [4, 5], "[4, 5], values 0 to 65535"),
        (np.full((4, 5), 65535), [4, 5], "[4, 5], values 0 to 65535"),
        (np.zeros((4, 5), ">u2"), [4, 5], "[4, 5], values 0 to 65535"),
        (np.zeros((4, 5, 3), np.float16), [4, 5, 3], "[4, 5, 3], channels last, values 0 to 1"),
    ],
)
def test_reads_common_layouts(array: np.ndarray, shape: list[int], assumed: str) -> None:
    image = from_array(array)
    assert (image["shape"], image["assumed"]) == (shape, assumed)


def test_puts_values_between_minus_one_and_one() -> None:
    np.testing.assert_allclose(values_of(from_array(np.array([[0, 255], [51, 102]], np.uint8))), [[-1, 1], [-0.6, -0.2]], atol=1e-6)
    np.testing.assert_allclose(values_of(from_array(np.array([[0.0, 1.0]]))), [[-1, 1]])
    np.testing.assert_allclose(values_of(from_array(np.array([[-1.0, 0.25]]))), [[-1, 0.25]])
    np.testing.assert_allclose(values_of(from_array(np.array([[0.0, 1.0]]), scale="-1..1")), [[0, 1]])


@pytest.mark.parametrize(
    ("lowest", "highest", "scale"),
    [(0.0, 1.02, "0..1"), (-0.001, 1.0, "0..1"), (-1.0, 1.02, "-1..1"), (-1.02, 0.9, "-1..1")],
)
def test_asks_for_the_scale_of_floats_that_leave_one_by_little(lowest: float, highest: float, scale: str) -> None:
    array = np.array([[lowest, 0.5, highest]])
    with pytest.raises(ValueError, match=f"invalid array: floats from {lowest:g} to {highest:g}; expected the scale"):
        from_array(array)
    image = from_array(array, scale=scale)
    words = f"[1, 3], values {scale.replace('..', ' to ')}, clipped from {lowest:g} to {highest:g}"
    assert image["assumed"] == words
    low = 0 if scale == "0..1" else -1
    np.testing.assert_allclose(values_of(image)[0], (np.clip(array[0], low, 1) - low) / (1 - low) * 2 - 1, atol=1e-6)
    with pytest.raises(ValueError, match="invalid array: values 0 to 3; expected values "):
        from_array(np.array([[0.0, 3.0]]), scale=scale)


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (np.array([[0.0, 1.02]]), "invalid array: floats from 0 to 1.02; expected the scale of these values"),
        (np.array([[-1, 2]]), "invalid array: values -1 to 2; expected values 0 to 255"),
        (np.full((2, 2), 1e300), r"invalid array: values 1e\+300 to 1e\+300"),
        (np.array([[-1.0, 1e300]]), "it contains a number that is not finite as a float32"),
        (np.ma.array([[0.0, 1.0]], mask=[[False, True]]), "some of its values are masked"),
        (np.array([[1j]]), "invalid array: dtype complex128; expected numbers"),
        (np.zeros((2, 3, 3, 64, 64)), r"invalid shape of array: \(2, 3, 3, 64, 64\); expected \[H, W\]"),
        (np.zeros((5, 5, 5)), r"invalid shape of array: \(5, 5, 5\); expected 1, 3 or 4 channels"),
        (-np.ones((4, 64, 64)), "1 or 3 channels: an alpha channel has no values below 0; decode latents first"),
        (np.zeros((1, 4096, 64)), r"an image; packed latents, \[1, tokens, channels\], are none"),
        ({"shape": [2, 3, 4, 5], "values": bytes(480)}, r"its shape is \[2, 3, 4, 5\]"),
        (Path(__file__), "the page cannot read files of the kernel: image=PIL.Image.open"),
        (__file__, "the page cannot read files of the kernel: image=PIL.Image.open"),
    ],
)
def test_names_what_is_wrong_with_an_image(image: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"(?s)^invalid image: .*{message}"):
        NoiseTriptych(image=image)


def test_names_an_image_by_its_shape() -> None:
    with pytest.raises(ValueError, match=r"^invalid image: an array of shape \[2, 5, 5, 5\]; expected an image of PIL"):
        NoiseTriptych(image=np.zeros((2, 5, 5, 5)))


def test_figures_take_images_as_from_array_does() -> None:
    red = np.zeros((3, 4, 5), np.uint8)
    red[0] = 255
    for image in (red, np.moveaxis(red, 0, -1), red[np.newaxis], red / 127.5 - 1, [row.tolist() for row in red]):
        given = NoiseTriptych(image=image).image
        assert given["shape"] == [4, 5, 3]
        np.testing.assert_array_equal(values_of(given)[0, 0], [1, -1, -1])
    rounded = np.float32([[-1, 1]]) * np.float32(1 + 2**-22)
    assert NoiseTriptych(image=rounded).image["shape"] == [1, 2]
    # The state of a sampler stays as it is.
    np.testing.assert_array_equal(values_of(NoiseTriptych(image=np.array([[-2.5, 3.5]])).image), [[-2.5, 3.5]])
    assert from_array(np.zeros((1, 1024, 64)), layout="CHW")["shape"] == [1024, 64]


def test_warns_of_floats_from_0_to_1() -> None:
    image = np.array([[0.0, 0.5, 1.0]])
    with pytest.warns(UserWarning, match=r'image: floats from 0 to 1 are read as values 0 to 1, .* from_array\(image, scale="-1..1"\)'):
        figure = NoiseTriptych(image=image)
    np.testing.assert_array_equal(values_of(figure.image), [[-1, 0, 1]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for scale, values in (("0..1", [[-1, 0, 1]]), ("-1..1", image)):
            np.testing.assert_array_equal(values_of(NoiseTriptych(image=from_array(image, scale=scale)).image), values)
        NoiseTriptych(image=np.zeros((2, 2)))
        NoiseTriptych(image=2 * image - 1)


def test_figures_take_images_of_pil() -> None:
    pil = pytest.importorskip("PIL.Image", reason="PIL is not installed")
    assert NoiseTriptych(image=pil.new("L", (3, 2), 0)).image == NoiseTriptych(image=np.full((2, 3), -1.0)).image


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (np.full((2, 2), 1e39), "not finite as a float32"),
        (np.ma.array(np.zeros((1, 2)), mask=[[False, True]]), "some of its values are masked"),
        (np.zeros((1, 2), complex), "its values are of type complex128"),
        (np.array([["0", "1"]]), "its values are of type <U1"),
        (np.zeros((5, 3)), r"its shape is \[5, 3\]"),
        (np.zeros(4), r"its shape is \[4\]"),
        ("moons", "invalid points: 'moons'; expected one of 'swissRoll', 'twoMoons'"),
    ],
)
def test_names_what_is_wrong_with_points(points: Any, message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=f"(?s)invalid points: .*{message}"):
        DensityFlow(points=points)
    assert DensityFlow(points=np.full((2, 2), 300)).points["shape"] == [2, 2]


def test_starts_have_the_shape_of_points() -> None:
    places = [[1, 0.5], [-1, 0.2], [0, 0]]
    for starts in (places, np.array(places), tuple(map(tuple, places))):
        figure = SampleTrajectories(starts=starts)
        assert figure.starts == places
        # The page has them in a row.
        assert figure.props == {"starts": [1, 0.5, -1, 0.2, 0, 0]}
    figure.set_state({"props": {"starts": [1, 2, 3, 4]}})
    assert figure.starts == [[1, 2], [3, 4]] and figure.value == {"starts": [[1, 2], [3, 4]]}
    figure.set_state({"props": {"starts": 0}})
    assert figure.starts == 0
    figure.starts = []
    assert figure.props == {"starts": []}


@pytest.mark.parametrize(
    ("starts", "error", "message"),
    [
        ([1, 2, 3, 4], ValueError, r"its shape is \[4\]"),
        (np.zeros((2, 3)), ValueError, r"its shape is \[2, 3\]"),
        (np.zeros((501, 2)), ValueError, r"its shape is \[501, 2\]"),
        (501, ValueError, "501; expected an integer from 0 to 500, or an array of shape"),
        ([[1, np.nan]], ValueError, r"invalid starts\[0, 1\]: nan; expected a finite number"),
        ("12", TypeError, "'12'; expected an integer"),
        (1.5, TypeError, "1.5"),
    ],
)
def test_names_what_is_wrong_with_starts(starts: Any, error: type, message: str) -> None:
    with pytest.raises(error, match=f"(?s)^invalid starts: .*{message}"):
        SampleTrajectories(starts=starts)


def test_a_mask_is_a_part_or_an_array_of_pixels() -> None:
    hidden = np.zeros((16, 16), bool)
    hidden[0, 1] = True
    for mask in (hidden, hidden.astype(int), hidden.ravel().tolist()):
        figure = Inpaint(mask=mask)
        assert figure.props == {"mask": [0, 1, *[0] * 254]}
    assert Inpaint(mask="eyes").mask == "eyes"
    for mask in ("nose", np.zeros((4, 4)), np.full((16, 16), 2)):
        with pytest.raises(ValueError, match="(?s)^invalid mask: .*; expected one of 'mouth', 'eyes', 'left', or an array"):
            Inpaint(mask=mask)


def test_takes_arrays_as_messages_hold_them() -> None:
    figure = TrainDenoiser()
    figure.set_state({"points": {"shape": [2, 2], "values": memoryview(bytes(16))}})
    assert figure.points == {"shape": [2, 2], "values": bytes(16)}
    assert pickle.loads(pickle.dumps(figure.value)) == copy.deepcopy(figure.value) == {"points": figure.points}


def test_keeps_channels_apart() -> None:
    first = np.arange(12).reshape(3, 2, 2)
    np.testing.assert_array_equal(values_of(from_array(first)), values_of(from_array(np.moveaxis(first, 0, -1))))


def test_reduces_large_images_to_the_means_of_squares() -> None:
    image = np.zeros((3000, 4097), np.uint8)
    image[:3, :3] = 90
    image[0, 0] = 180
    reduced = from_array(image)
    assert reduced["shape"] == [1000, 1365]
    assert reduced["assumed"] == "[3000, 4097], values 0 to 255, reduced to 1000 × 1365 pixels"
    np.testing.assert_allclose(values_of(reduced)[0, :2], [100 / 127.5 - 1, -1], atol=1e-6)
    assert from_array(np.zeros((1, 5000)))["shape"] == [1, 1666]


def test_sends_no_array_that_is_too_large() -> None:
    with pytest.raises(traitlets.TraitError, match="(?s)invalid image: .*it has 64,000,000 values, more than 50,000,000; from_array"):
        NoiseTriptych(image=np.broadcast_to(np.float32(0), (8000, 8000)))
    assert from_array(np.broadcast_to(np.uint8(0), (8000, 8000)))["shape"] == [2000, 2000]


UNIT = np.arange(60).reshape(3, 4, 5) / 64


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "bfloat16", "uint8", "int64", "bool"])
def test_reads_tensors(dtype: str) -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    is_float = "float" in dtype
    tensor = torch.tensor(UNIT if is_float else np.round(UNIT * 64)).to(getattr(torch, dtype))
    image = from_array(tensor)
    assert image["assumed"] == f"[3, 4, 5], channels first, values 0 to {1 if is_float or dtype == 'bool' else 255}"
    expected = tensor.double().permute(1, 2, 0).numpy() / (1 if is_float or dtype == "bool" else 255) * 2 - 1
    np.testing.assert_allclose(values_of(image), expected, atol=1e-7)


def test_reads_tensors_as_pipelines_have_them() -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    plain = torch.tensor(UNIT, dtype=torch.float32)
    expected = values_of(from_array(plain))
    one_of_a_batch = plain[None].clone().requires_grad_() * 1
    np.testing.assert_array_equal(values_of(from_array(one_of_a_batch)), expected)
    strided = torch.stack([plain, plain], -1)[..., 0]
    assert not strided.is_contiguous()
    np.testing.assert_array_equal(values_of(from_array(strided)), expected)
    np.testing.assert_array_equal(values_of(from_array(plain.permute(1, 2, 0))), expected)
    with pytest.raises(ValueError, match=r"invalid shape of array: \(2, 3, 4, 5\)"):
        from_array(torch.stack([plain, plain]))
    with pytest.raises(ValueError, match="invalid array: an object of class Tensor; expected an array: "):
        from_array(plain.to("meta"))
    with pytest.raises(ValueError, match="invalid array: dtype complex64; expected numbers"):
        from_array(plain.to(torch.complex64))


def test_figures_take_tensors_with_a_gradient() -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    points = torch.zeros(5, 2, dtype=torch.bfloat16, requires_grad=True)
    assert DensityFlow(points=points).points["shape"] == [5, 2]
    betas = torch.full((4,), 0.25, requires_grad=True)
    assert NoiseTriptych(schedule={"betas": betas}).schedule == {"betas": [0.25] * 4}


@pytest.mark.parametrize(
    ("mode", "value", "shape", "assumed", "first"),
    [
        ("L", 255, [2, 3], "[2, 3], values 0 to 255", 1),
        ("1", 1, [2, 3], "[2, 3], values 0 to 1", 1),
        ("RGB", (255, 0, 0), [2, 3, 3], "[2, 3, 3], channels last, values 0 to 255", [1, -1, -1]),
        ("RGBA", (255, 0, 0, 9), [2, 3, 3], "[2, 3, 4], channels last, without its alpha channel, values 0 to 255", [1, -1, -1]),
        ("LA", (255, 9), [2, 3, 3], "[2, 3, 3] of mode LA, channels last, values 0 to 255", [1, 1, 1]),
        ("CMYK", (0, 255, 255, 0), [2, 3, 3], "[2, 3, 3] of mode CMYK, channels last, values 0 to 255", [1, -1, -1]),
        ("I;16", 65535, [2, 3], "[2, 3], values 0 to 65535", 1),
        ("I", 65535, [2, 3], "[2, 3], values 0 to 65535", 1),
        ("F", 0.5, [2, 3], "[2, 3], values 0 to 1", 0),
    ],
)
def test_reads_images_of_pil(mode: str, value: Any, shape: list[int], assumed: str, first: Any) -> None:
    pil = pytest.importorskip("PIL.Image", reason="PIL is not installed")
    image = from_array(pil.new(mode, (3, 2), value))
    assert (image["shape"], image["assumed"]) == (shape, assumed)
    np.testing.assert_allclose(values_of(image)[0, 0], first, atol=1e-6)


def test_reads_the_colors_of_a_palette() -> None:
    pil = pytest.importorskip("PIL.Image", reason="PIL is not installed")
    colors = pil.fromarray(np.array([[[255, 0, 0], [0, 0, 255]]], np.uint8)).convert("P", palette=pil.Palette.ADAPTIVE)
    np.testing.assert_array_equal(values_of(from_array(colors)), [[[1, -1, -1], [-1, -1, 1]]])


class Tensor:
    """A tensor of another library, which NumPy reads by its protocol."""

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return np.zeros((3, 8, 8), np.float32)


class OnDevice(Tensor):
    """A tensor on a device, which NumPy cannot read."""

    def detach(self) -> "OnDevice":
        return self

    def cpu(self) -> Tensor:
        return Tensor()

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        raise TypeError("can't convert cuda:0 device type tensor to numpy")


class Unreadable:
    """What fails in code of its own when NumPy reads it."""

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        raise OSError("disk")


def test_takes_what_numpy_takes() -> None:
    assert from_array(OnDevice())["shape"] == [8, 8, 3]
    assert from_array(Tensor())["shape"] == [8, 8, 3]
    assert from_array([[0, 255], [0, 255]])["shape"] == [2, 2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((np.zeros((0, 3)),), r"invalid shape of array: \(0, 3\)"),
        ((np.zeros(5),), r"invalid shape of array: \(5,\)"),
        ((np.zeros((5, 5, 2)),), r"invalid shape of array: \(5, 5, 2\); expected 1, 3 or 4 channels"),
        ((np.array([[np.inf]]),), "invalid array: values that are not finite"),
        ((np.array([["a"]]),), "invalid array: dtype <U1; expected numbers"),
        ((Unreadable(),), "invalid array: an object of class Unreadable; expected an array: disk"),
        (([[1, 2], [3]],), "invalid array: an object of class list; expected an array: "),
        ((np.array([[70000]]),), "invalid array: values 70000 to 70000; expected values 0 to 65535"),
        ((np.array([[-300.0, 300.0]]),), "invalid array: values -300 to 300; expected values 0 to 255"),
    ],
)
def test_names_what_is_wrong(arguments: tuple, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_array(*arguments)
