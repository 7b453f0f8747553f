"""Denoisers that take tensors, class labels and guidance, with a stand-in for the part of torch that they use."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest
from test_denoisers import ask, error_of, values_of

from diffusion_figures import Denoiser, DenoiserField, NoisePrediction, create_schedule, diagnose, expected_x0, gaussian_path, noise

SCHEDULE = create_schedule()


class Tensor:
    """A tensor of torch on a device. NumPy reads it on the CPU only, and without a gradient."""

    def __init__(self, values, device="cpu", has_gradient=False) -> None:
        self.values, self.device, self.has_gradient = np.asarray(values), device, has_gradient

    shape = property(lambda self: self.values.shape)
    dtype = property(lambda self: self.values.dtype)

    def to(self, device=None, dtype=None):
        if device not in (None, "cpu", "cuda"):
            raise RuntimeError(f"Expected one of cpu, cuda device type: {device}")
        return Tensor(self.values if dtype is None else self.values.astype(dtype), device or self.device, self.has_gradient)

    def detach(self):
        return Tensor(self.values, self.device)

    def cpu(self):
        return Tensor(self.values, "cpu", self.has_gradient)

    def is_floating_point(self):
        return self.dtype.kind == "f"

    def __array__(self, dtype=None, copy=None):
        if self.device != "cpu" or self.has_gradient:
            raise TypeError("can't convert this tensor to numpy")
        return np.asarray(self.values, dtype)

    def __mul__(self, factor):
        return Tensor(self.values * getattr(factor, "values", factor), self.device, self.has_gradient)


class Module:
    """A module of torch: ``forward`` computes, and ``parameters`` gives its weights."""

    weights: tuple = ()

    def __call__(self, *given):
        return self.forward(*given)

    def parameters(self):
        return iter(self.weights)


class NoGrad:
    depth = 0

    def __enter__(self) -> None:
        NoGrad.depth += 1

    def __exit__(self, *_) -> None:
        NoGrad.depth -= 1


@pytest.fixture(autouse=True)
def torch(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    module = SimpleNamespace(nn=SimpleNamespace(Module=Module), from_numpy=Tensor, no_grad=NoGrad)
    monkeypatch.setitem(sys.modules, "torch", module)
    return module


class Heard:
    """A function that returns a third of x_t, and remembers what it was given."""

    def __init__(self) -> None:
        self.calls: list[tuple] = []

    def __call__(self, x_t, *given):
        self.calls.append((x_t, *given))
        return x_t * (1 / 3)


class Linear(Module):
    """A network that returns half of x_t."""

    def __init__(self, *weights) -> None:
        self.weights, self.heard = weights, Heard()

    def forward(self, x_t, *given):
        self.heard(x_t, *given)
        assert NoGrad.depth > 0
        return Tensor(x_t.values * x_t.dtype.type(0.5), x_t.device, has_gradient=True)


def told(tensor: Tensor) -> tuple:
    return tensor.device, str(tensor.dtype), tensor.shape


class TestDevices:
    def test_gives_points_as_tensors_of_one_batch(self) -> None:
        model, points = Heard(), np.linspace(-1, 1, 14).reshape(7, 2)
        figure = DenoiserField(denoiser=Denoiser(model, device="cuda", batch=4, schedule="cosine", class_labels=3))
        ask(figure, points)
        np.testing.assert_allclose(values_of(figure), points.ravel() / 3, rtol=1e-6)
        assert [[told(tensor) for tensor in call] for call in model.calls] == [
            [("cuda", "float32", (4, 2)), ("cuda", "int64", (4,)), ("cuda", "int64", (4,))],
            [("cuda", "float32", (3, 2)), ("cuda", "int64", (3,)), ("cuda", "int64", (3,))],
        ]
        _, t, y = model.calls[1]
        assert t.values.tolist() == [200, 200, 200] and y.values.tolist() == [3, 3, 3]
        ask(figure, points, 0.25, key="path", isTime=True)
        values_of(figure, "path")
        assert told(model.calls[2][1]) == ("cuda", "float32", (4,)) and model.calls[2][1].values[0] == 0.25

    @pytest.mark.parametrize(("shape", "given"), [((2, 5, 3), (1, 3, 2, 5)), ((2, 5), (1, 1, 2, 5))])
    def test_gives_an_image_with_its_channels_first(self, shape: tuple, given: tuple) -> None:
        model, image = Heard(), np.arange(np.prod(shape), dtype=float).reshape(shape)
        figure = NoisePrediction(denoiser=Denoiser(model, device="cuda", class_labels=3))
        ask(figure, image)
        np.testing.assert_allclose(values_of(figure), image.ravel() / 3, rtol=1e-6)
        x_t, t, y = model.calls[0]
        assert [told(x_t), told(t), told(y)] == [("cuda", "float32", given), ("cuda", "int64", (1,)), ("cuda", "int64", (1,))]
        np.testing.assert_array_equal(x_t.values[0, -1], image[..., -1] if len(shape) == 3 else image)

    def test_gives_a_module_tensors_of_its_weights(self) -> None:
        model = Linear(Tensor(np.ones(3, np.float16), "cuda"))
        figure = NoisePrediction(denoiser=model)
        ask(figure, np.full((2, 2), 3.0))
        np.testing.assert_array_equal(values_of(figure), np.full(4, 1.5))
        assert [told(tensor) for tensor in model.heard.calls[0]] == [("cuda", "float16", (1, 1, 2, 2)), ("cuda", "int64", (1,))]
        # It is moved after the figure is made.
        model.weights = (Tensor(np.ones(3, np.int8)),)
        ask(figure, np.ones((2, 2)), key="moved")
        values_of(figure, "moved")
        assert told(model.heard.calls[1][0])[:2] == ("cpu", "float32")
        assert figure.denoiser.label == "Linear"

    def test_gives_a_module_the_device_that_you_name(self) -> None:
        model = Linear()
        np.testing.assert_array_equal(Denoiser(model, device="cuda")(np.ones((3, 2)), 5), np.full((3, 2), 0.5))
        assert told(model.heard.calls[0][0])[0] == "cuda"
        Denoiser(model)(np.ones((3, 2)), 5)
        assert told(model.heard.calls[1][0])[0] == "cpu"

    def test_takes_the_outputs_of_networks_of_diffusers(self) -> None:
        def unet(x_t, t):
            return SimpleNamespace(sample=x_t * 2)

        np.testing.assert_array_equal(Denoiser(unet, device="cuda")(np.ones((3, 2)), 5), np.full((3, 2), 2))

    def test_gives_other_functions_arrays(self) -> None:
        def model(x_t, t):
            assert isinstance(x_t, np.ndarray) and isinstance(t, int)
            return x_t

        Denoiser(model)(np.ones((3, 2)), 5)

    def test_names_a_wrong_output_in_the_layout_of_the_network(self) -> None:
        denoiser = Denoiser(lambda x_t, t: Tensor(np.zeros((1, 6, 2, 5)), "cuda"), device="cuda", label="my U-Net")
        figure = NoisePrediction(denoiser=denoiser)
        ask(figure, np.zeros((2, 5, 3)))
        assert error_of(figure) == "invalid output of my U-Net at t = 200: shape [1, 6, 2, 5]; expected the shape of x_t, [1, 3, 2, 5]"

    def test_names_a_missing_torch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "torch", None)
        with pytest.raises(ValueError, match="invalid device: 'cuda'; expected None, because torch is not installed"):
            Denoiser(Heard(), device="cuda")


def of_gaussians(x_t, t, y):
    """The exact denoiser of three Gaussians of standard deviation 0.3, each of which is a class."""
    means = np.array([[0.5, -1], [2, 1], [0, 0]])
    rows = [expected_x0(means[label : label + 1], x[np.newaxis], SCHEDULE, t, deviation=0.3) for x, label in zip(x_t, y)]
    return np.concatenate(rows)


class TestLabels:
    def test_gives_one_label_to_all_states(self) -> None:
        model = Heard()
        figure = DenoiserField(denoiser=Denoiser(model, class_labels=np.int32(7), batch=3, schedule="cosine"))
        ask(figure, np.ones((4, 2)))
        values_of(figure)
        assert [(y.dtype, y.tolist()) for _, _, y in model.calls] == [(np.int64, [7, 7, 7]), (np.int64, [7])]
        figure = NoisePrediction(denoiser=Denoiser(model, class_labels=7))
        ask(figure, np.ones((4, 2)))
        values_of(figure)
        assert model.calls[-1][1:] == (200, 7) and type(model.calls[-1][2]) is int

    @pytest.mark.parametrize("labels", [[0, 1, 2, 1, 0], np.array([0, 1, 2, 1, 0], np.uint8), Tensor([0, 1, 2, 1, 0], "cuda")])
    def test_gives_each_state_its_own(self, labels) -> None:
        model = Heard()
        Denoiser(model, class_labels=labels, batch=2)(np.ones((5, 2)), 9)
        assert [y.tolist() for _, _, y in model.calls] == [[0, 1], [2, 1], [0]]

    def test_names_another_number_of_labels_than_of_states(self) -> None:
        denoiser = Denoiser(Heard(), class_labels=[1, 2], schedule="cosine")
        with pytest.raises(ValueError, match="invalid class_labels: 2 labels; expected one integer, or 3, one for each state"):
            denoiser(np.ones((3, 2)), 9)
        figure = DenoiserField(denoiser=denoiser)
        ask(figure, np.ones((3, 2)))
        assert error_of(figure).startswith("invalid class_labels: 2 labels")
        figure = NoisePrediction(denoiser=denoiser)
        ask(figure, np.ones((3, 2)))
        assert error_of(figure).startswith("invalid class_labels: 2 labels; expected one integer, or 1")


class TestGuidance:
    x_t = 2 * noise((6, 2), seed=3, dtype=float)

    def test_is_the_class_alone_at_scale_1(self) -> None:
        model = Heard()
        Denoiser(model, class_labels=1, null_label=2)(self.x_t, 400)
        assert [y.tolist() for _, _, y in model.calls] == [[1] * 6]
        alone = Denoiser(of_gaussians, class_labels=1)(self.x_t, 400)
        np.testing.assert_array_equal(Denoiser(of_gaussians, class_labels=1, null_label=2, guidance_scale=1)(self.x_t, 400), alone)
        np.testing.assert_array_equal(alone, of_gaussians(self.x_t.astype(np.float32), 400, [1] * 6).astype(np.float32))

    def test_is_unconditional_at_scale_0(self) -> None:
        guided = Denoiser(of_gaussians, class_labels=1, null_label=2, guidance_scale=0)(self.x_t, 400)
        np.testing.assert_array_equal(guided, Denoiser(of_gaussians, class_labels=2)(self.x_t, 400))

    @pytest.mark.parametrize("scale", [-1, 0.5, 3])
    def test_moves_the_mean_of_a_gaussian(self, scale: float) -> None:
        # The guided score of two Gaussians of one width is the score of a third one: its mean is null + scale * (mean - null).
        labels = [0, 0, 1, 1, 2, 2]
        guided = Denoiser(of_gaussians, predicts="x0", class_labels=labels, null_label=2, guidance_scale=scale, batch=4)(self.x_t, 400)
        for label, mean in enumerate(np.array([[0.5, -1], [2, 1], [0, 0]])):
            rows = np.array(labels) == label
            exact = expected_x0(scale * mean[np.newaxis], self.x_t[rows].astype(np.float32), SCHEDULE, 400, deviation=0.3)
            np.testing.assert_allclose(guided[rows], exact, atol=2e-6)

    def test_calls_with_the_null_label_too(self) -> None:
        def model(x_t, t, y):
            heard.append(y)
            x_t *= 1 + y.values if isinstance(y, Tensor) else 1 + y  # it may change its copy
            return x_t

        heard: list = []
        figure = NoisePrediction(denoiser=Denoiser(model, class_labels=3, null_label=10, guidance_scale=2))
        ask(figure, np.ones((2, 2)))
        np.testing.assert_array_equal(values_of(figure), np.full(4, 11 + 2 * (4 - 11)))
        assert heard == [3, 10]
        seen = Heard()
        Denoiser(seen, device="cuda", class_labels=3, null_label=10, guidance_scale=2)(np.ones((2, 2)), 4)
        assert [y.values.tolist() for _, _, y in seen.calls] == [[3, 3], [10, 10]]

    def test_names_a_guided_prediction_that_is_too_large(self) -> None:
        denoiser = Denoiser(lambda x_t, t, y: x_t * (1 - 2 * y[:, np.newaxis]), class_labels=0, null_label=1, guidance_scale=900)
        with pytest.raises(ValueError, match="inf at .*expected finite numbers"):
            denoiser(np.full((2, 2), 1e37), 4)


class TestCalls:
    def test_splits_a_batch(self) -> None:
        model = Heard()
        states = np.arange(24, dtype=float).reshape(4, 3, 2)
        made = Denoiser(model, batch=3)(states, np.int64(7))
        assert made.dtype == np.float32 and isinstance(made, np.ndarray)
        np.testing.assert_allclose(made, states / 3, rtol=1e-6)
        assert [(x_t.shape, t, type(t)) for x_t, t in model.calls] == [((3, 3, 2), 7, int), ((1, 3, 2), 7, int)]
        Denoiser(model)(Tensor(states, "cuda", has_gradient=True), 0.5)
        assert model.calls[-1][1] == 0.5 and model.calls[-1][0].dtype == np.float32

    def test_keeps_the_states_of_its_caller(self) -> None:
        def model(x_t, t, y=None):
            x_t *= 0
            return x_t

        for denoiser in (Denoiser(model), Denoiser(model, class_labels=1, null_label=0, guidance_scale=2)):
            states = np.ones((3, 2), np.float32)
            denoiser(states, 4)
            assert states.min() == 1

    def test_can_be_diagnosed(self) -> None:
        def model(x_t, t, y):
            assert t.shape == (64,) and y.values.tolist() == [1] * 64
            x = x_t.cpu().values.astype(np.float64)
            x0 = expected_x0(points, x, flow, float(t.values[0]))
            return Tensor((x - x0) / t.values[:, np.newaxis], "cuda")

        flow = gaussian_path("flow")
        points = noise((32, 2), seed=1, dtype=float)
        found = diagnose(Denoiser(model, device="cuda", class_labels=1, label="my flow"), points, flow)
        assert found.predicts == "velocity" and found.denoiser().label == "my flow"

    @pytest.mark.parametrize(
        ("x_t", "t", "message"),
        [
            (np.zeros((0, 2)), 4, r"invalid shape of x_t: \(0, 2\); expected \[count, \.\.\.\]"),
            (3.0, 4, r"invalid shape of x_t: \(\)"),
            ("noise", 4, "invalid x_t: 'noise'"),
            ([[1, np.inf]], 4, r"invalid x_t\[0, 1\]: inf"),
            (np.ones((2, 2)), "4", "invalid t: '4'"),
            (np.ones((2, 2)), float("nan"), "invalid t: nan"),
        ],
    )
    def test_names_what_is_wrong_with_a_call(self, x_t, t, message: str) -> None:
        with pytest.raises((TypeError, ValueError), match=message):
            Denoiser(Heard())(x_t, t)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"device": "gpu"}, "invalid device: 'gpu'; expected a device that torch has here, .*: Expected one of cpu, cuda"),
        ({"class_labels": 1.5}, "invalid class_labels: 1.5; expected an integer"),
        ({"class_labels": True}, "invalid class_labels: True; expected an integer"),
        ({"class_labels": "cat"}, "invalid class_labels: 'cat'; expected an integer, or an integer for each state"),
        ({"class_labels": []}, "invalid class_labels: |invalid shape of class_labels: "),
        ({"class_labels": np.zeros((2, 2), int)}, r"invalid shape of class_labels: \(2, 2\); expected one integer, or \[count\]"),
        ({"class_labels": 2**40}, "invalid class_labels: 1099511627776; expected an integer in"),
        ({"class_labels": 1, "null_label": 0.5}, "invalid null_label: 0.5"),
        ({"null_label": 10}, "invalid null_label: 10; expected None without class_labels"),
        ({"guidance_scale": 3}, "invalid guidance_scale: 3; expected 1 without class_labels and null_label"),
        ({"guidance_scale": 3, "class_labels": 1}, "invalid guidance_scale: 3; expected 1 without class_labels and null_label"),
        ({"guidance_scale": "3"}, "invalid guidance_scale: '3'"),
        ({"guidance_scale": 1001, "class_labels": 1, "null_label": 0}, "invalid guidance_scale: 1001; expected a number in -1000 <="),
    ],
)
def test_names_what_is_wrong(options: dict, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        Denoiser(Heard(), **options)


def test_is_no_function_of_another_denoiser() -> None:
    with pytest.raises(TypeError, match="invalid predict: Denoiser.*; expected a function of x_t and t"):
        Denoiser(Denoiser(Heard()))
