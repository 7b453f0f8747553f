"""Tensors and networks of the real torch, where it is installed. `test_torch_denoisers.py` has a stand-in for it everywhere."""

import numpy as np
import pytest
from test_denoisers import ask, values_of

from diffusion_figures import (
    Denoiser,
    DenoiserField,
    NoisePrediction,
    Recorder,
    create_schedule,
    diagnose,
    forward_jump_coefficients,
    from_array,
    noise,
    per_state,
    trajectory,
)

torch = pytest.importorskip("torch", reason="torch is not installed: its stand-in is tested alone")
SCHEDULE = create_schedule()
POINTS = noise((64, 2), seed=1, dtype=float)


class Exact(torch.nn.Module):
    """The exact ε of data that is N(0, deviation**2) in each value, with a weight that gives it a device and a type."""

    def __init__(self, deviation: float = 1) -> None:
        super().__init__()
        self.scale = torch.nn.Parameter(torch.ones(()))
        signal = SCHEDULE.alphas_cumprod
        self.factors = torch.tensor(np.sqrt(1 - signal) / (signal * deviation**2 + 1 - signal))
        self.heard = []

    def forward(self, x_t, t, y=None):
        self.heard.append((tuple(x_t.shape), x_t.dtype, tuple(t.shape), t.dtype, torch.is_grad_enabled()))
        made = self.scale * self.factors[t].to(x_t.dtype).reshape(-1, *[1] * (x_t.ndim - 1)) * x_t
        return made if y is None else made * (1 + y.to(x_t.dtype)).reshape(-1, *[1] * (x_t.ndim - 1))


def test_gives_a_module_batches_of_tensors_without_gradients() -> None:
    model = Exact()
    figure = DenoiserField(denoiser=Denoiser(model, batch=48), schedule=SCHEDULE)
    ask(figure, POINTS, 200)
    np.testing.assert_allclose(values_of(figure), (np.sqrt(1 - SCHEDULE.alphas_cumprod[200]) * POINTS).ravel(), rtol=1e-5)
    assert model.heard == [((48, 2), torch.float32, (48,), torch.int64, False), ((16, 2), torch.float32, (16,), torch.int64, False)]
    assert figure.denoiser.label == "Exact"


def test_gives_a_module_an_image_of_its_type() -> None:
    model = Exact().to(torch.bfloat16)
    figure = NoisePrediction(denoiser=model)
    ask(figure, np.full((4, 6, 3), 0.5), 999)
    np.testing.assert_allclose(values_of(figure), np.full(72, 0.5), atol=2e-3)
    assert model.heard == [((1, 3, 4, 6), torch.bfloat16, (1,), torch.int64, False)]


def test_guides_by_labels_on_a_device() -> None:
    denoiser = Denoiser(Exact(), device="cpu", class_labels=[0, 1], null_label=0, guidance_scale=3)
    states = torch.ones((2, 2), requires_grad=True)
    sigma = np.sqrt(1 - SCHEDULE.alphas_cumprod[500])
    np.testing.assert_allclose(denoiser(states, 500), sigma * np.array([[1, 1], [4, 4]]), rtol=1e-5)


def test_names_a_device_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="invalid device: 'gpu'; expected a device that torch has here"):
        Denoiser(Exact(), device="gpu")


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_is_diagnosed(dtype) -> None:
    found = diagnose(Exact(0.1).to(dtype), 0.1 * POINTS, SCHEDULE)
    assert (found.predicts, found.sign, found.time) == ("epsilon", 1, "t")
    np.testing.assert_allclose(found.denoiser("mine")(POINTS, 999), POINTS, rtol=2e-2)


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "float16"])
def test_shows_tensors_of_each_type(dtype: str) -> None:
    image = torch.zeros((1, 3, 4, 5), dtype=getattr(torch, dtype), requires_grad=True)
    assert from_array(image)["shape"] == [4, 5, 3]
    states = torch.stack([torch.ones((7, 2)), torch.zeros((7, 2))]).to(getattr(torch, dtype))
    assert trajectory(states).assumed


def test_computes_with_tensors_of_timesteps() -> None:
    t = torch.randint(0, 1000, (64,), generator=torch.Generator().manual_seed(0))
    at = forward_jump_coefficients(SCHEDULE, per_state(t, POINTS))
    assert at.x0.shape == (64, 1)
    np.testing.assert_array_equal(at.x0[:, 0], np.sqrt(SCHEDULE.alphas_cumprod[t.numpy()]))


def test_records_a_loop_of_tensors() -> None:
    recorder, x = Recorder(every=1), torch.tensor(POINTS, requires_grad=True)
    for t in (2, 1, 0):
        recorder.add(x, torch.tensor(t), 0.9 * x)
        x = x / 2
    recorder.add(x)
    figure = trajectory(recorder)
    expected = np.stack([POINTS, POINTS / 2, POINTS / 4, POINTS / 8]).astype("<f4")
    np.testing.assert_array_equal(np.frombuffer(figure.states["values"], "<f4"), expected.ravel())
    assert len(recorder) == 4
