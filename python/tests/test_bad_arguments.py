"""Errors of the numbers for arguments of other types."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest

import diffusion_figures as figures
from diffusion_figures import create_schedule, expected_x0, gaussian_path, noise, posterior_weights, sample, sampler_coefficients

DDIM = {"kind": "ddim", "eta": 0}
FLOW, SCHEDULE = gaussian_path("flow"), create_schedule()
HUGE = 10**400


def identity(x: np.ndarray, t: float) -> np.ndarray:
    return x


@pytest.mark.parametrize(
    "call",
    [
        lambda process: figures.forward_jump_coefficients(process, 5),
        lambda process: figures.log_snr(process, 5),
        lambda process: figures.predict_x0_coefficients(process, 5),
        lambda process: figures.x0_coefficients("v", process, 5),
        lambda process: figures.epsilon_coefficients("velocity", process, 5),
        lambda process: sampler_coefficients(process, 5, 4, DDIM),
        lambda process: figures.corrector_coefficients(process, 5, 4, {"kind": "heun", "in": "time"}),
        lambda process: figures.multistep_coefficients(process, 6, 5, 4),
        lambda process: figures.posterior_variance(process, 5),
        lambda process: figures.sample_times(process, 5),
        lambda process: expected_x0([[0.0]], [[1.0]], process, 5),
        lambda process: list(sample(process, identity, [0.0], DDIM, [5])),
    ],
)
@pytest.mark.parametrize("process", [None, "linear", {"kind": "cosine"}, np.ones(3)], ids=str)
def test_a_process_that_is_none(call: Any, process: Any) -> None:
    expected = re.escape(f"invalid process: {process!r}; expected what create_schedule or gaussian_path returns")
    with pytest.raises((TypeError, ValueError), match=expected):
        call(process)


@pytest.mark.parametrize(
    "call",
    [
        lambda process: figures.forward_step_coefficients(process, 5),
        lambda process: figures.posterior_mean_coefficients(process, 5),
        lambda process: figures.reverse_step_coefficients(process, 5),
        lambda process: figures.reverse_skip_coefficients(process, 5, 4),
    ],
)
@pytest.mark.parametrize("process", [None, FLOW], ids=str)
def test_a_schedule_that_is_none(call: Any, process: Any) -> None:
    with pytest.raises((TypeError, ValueError), match=re.escape(f"invalid schedule: {process!r}; expected what create_schedule returns")):
        call(process)


def masked() -> Any:
    return np.ma.masked_array([0.25, 0.5], [False, True])


@pytest.mark.parametrize("t", [[[1], [1, 2]], "5", b"5", None, 1j, True, [True], HUGE, masked(), {}, ...], ids=repr)
@pytest.mark.parametrize("process", [SCHEDULE, FLOW], ids=str)
def test_a_t_that_is_no_number(process: Any, t: Any) -> None:
    for function in (figures.forward_jump_coefficients, figures.log_snr):
        with pytest.raises((TypeError, ValueError), match=r"(?s)invalid t: .*; expected (integers|numbers) in 0 <= t <=? \d+$"):
            function(process, t)
    for call in (
        lambda: sampler_coefficients(process, t, 0, DDIM),
        lambda: figures.posterior_variance(process, t),
        lambda: figures.multistep_coefficients(process, process.end if process is FLOW else 999, t, 0),
    ):
        with pytest.raises((TypeError, ValueError), match=r"(?s)invalid t: .*; expected an? (integer|number) in 0 <= t <=? \d+$|expected a number or an array of numbers"):
            call()


@pytest.mark.parametrize("process", [SCHEDULE, FLOW], ids=str)
def test_tensors_as_t(process: Any) -> None:
    torch = pytest.importorskip("torch")
    t = torch.tensor([0.0, 1.0], requires_grad=True)
    for name in ("forward_jump_coefficients", "log_snr"):
        function = getattr(figures, name)
        np.testing.assert_array_equal(function(process, t), function(process, [0, 1]))
    with pytest.raises((TypeError, ValueError), match="invalid t: tensor.*; expected"):
        figures.log_snr(process, torch.empty(2, device="meta"))
    points = torch.tensor([[0.0, 1.0], [2.0, 0.0]], requires_grad=True)
    t = 1 if process is SCHEDULE else 0.5
    np.testing.assert_array_equal(expected_x0(points, points, process, t), expected_x0(points.tolist(), points.tolist(), process, t))
    times = [1, 0] if process is SCHEDULE else [1, 0.5]
    predict = lambda x, t: torch.tensor(x, requires_grad=True)  # noqa: E731
    assert [t for t, _ in sample(process, predict, points, DDIM, torch.tensor(times))] == [*times, -1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gaussian_path(shift=HUGE), "invalid shift: 1000"),
        (lambda: gaussian_path("edm", end=10**5000), "invalid end: an object of class int; expected a finite number above 0"),
        (lambda: gaussian_path("cosine", s=HUGE), "invalid s: 1000"),
        (lambda: gaussian_path(beta_end=HUGE), "invalid beta_end: 1000"),
        (lambda: FLOW.time_at(HUGE), "invalid log_snr: 1000"),
        (lambda: FLOW.time_at(np.complex128(1)), "invalid log_snr: "),
        (lambda: create_schedule(beta_end=HUGE), "invalid beta_end: 1000"),
        (lambda: create_schedule(betas=[0.1, 0.2j]), "invalid betas: .*; expected a flat array of numbers"),
        (lambda: create_schedule(betas=["0.1"]), "invalid betas: .*; expected a flat array of numbers"),
        (lambda: create_schedule(betas=masked()), "(?s)invalid betas: masked.*; expected a flat array of numbers"),
        (lambda: create_schedule(betas=[0.1, HUGE]), "invalid betas: "),
        (lambda: sampler_coefficients(SCHEDULE, 5, 4, {"kind": "ddim", "eta": HUGE}), r"invalid sampler\['eta'\]: 1000"),
        (lambda: sampler_coefficients(FLOW, 0.5, [0.7], DDIM), r"invalid s: 0.7; expected a number in 0 <= s < 0.5, or -1"),
        (lambda: sampler_coefficients(FLOW, [0.5, 0.6], np.ones(3), DDIM), r"invalid shapes: t \(2,\), s \(3,\); expected shapes that broadcast"),
        (lambda: figures.multistep_coefficients(FLOW, "a", 0.5, 0.1), "invalid before: 'a'; expected a number in 0 <= before <= 1"),
        (lambda: figures.multistep_coefficients(SCHEDULE, 1000, 5, 1), "invalid before: 1000; expected a number in 0 <= before <= 999"),
        (lambda: figures.sample_times(SCHEDULE, 5, rho=HUGE), "invalid rho: 1000"),
        (lambda: list(sample(FLOW, None, [0.0], DDIM, [1])), r"invalid predict_x0: None; expected a function predict_x0\(x, t\)"),
        (lambda: list(sample(FLOW, identity, "ab", DDIM, [1])), "invalid start: 'ab'; expected an array of numbers"),
        (lambda: list(sample(FLOW, identity, [[0, 1], [1]], DDIM, [1])), "invalid start: .*; expected an array of numbers"),
        (lambda: list(sample(FLOW, identity, [[0, math.nan]], DDIM, [1])), r"invalid start\[0, 1\]: nan; expected a finite number"),
        (lambda: list(sample(FLOW, identity, [0.0], DDIM, None)), "invalid times: None; expected a flat array of falling times"),
        (lambda: list(sample(FLOW, identity, [0.0], DDIM, 1)), r"invalid shape of times: \(\); expected the shape of a flat array"),
        (lambda: list(sample(FLOW, identity, [0.0], DDIM, {0: 1})), "invalid times: "),
        (lambda: list(sample(FLOW, identity, [0.0], DDIM, [1, 2])), r"invalid times\[1\]: 2; expected a number in 0 <= times\[1\] <= 1"),
        (lambda: list(sample(FLOW, identity, [0.0], DDIM, [0.5, 0.7])), r"invalid times\[1\]: 0.7; expected a time below 0.5, which is"),
        (lambda: list(sample(SCHEDULE, identity, [0.0], DDIM, [999.5])), r"invalid times\[0\]: 999.5; expected a number in 0 <= times\[0\] <= 999"),
        (
            lambda: list(sample(FLOW, identity, [0.0], DDIM, [1, 0.5], previous_timesteps=[0.5])),
            r"invalid shape of previous_timesteps: \(1,\); expected \(2,\), one for each of the times",
        ),
        (
            lambda: list(sample(SCHEDULE, identity, [0.0], DDIM, [9, 5], previous_timesteps=[5, 6])),
            r"invalid previous_timesteps\[1\]: 6; expected a time below 5, which is times\[1\]",
        ),
        (lambda: list(sample(FLOW, lambda x, t: None, [0.0], DDIM, [1])), "invalid result of predict_x0 at t = 1.0: None; expected an array"),
        (lambda: list(sample(FLOW, lambda x, t: [[1], [2, 3]], [0.0], DDIM, [1])), "invalid result of predict_x0 at t = 1.0: "),
        (lambda: expected_x0([[0.0]], [[1.0]], SCHEDULE, [5, 6]), r"invalid shape of t: \(2,\); expected one timestep or time, or one for each of the 1 states"),
        (lambda: expected_x0([[0.0]], [[1.0]], SCHEDULE, [[5]]), r"invalid t: \[\[5\]\]; expected one timestep or time"),
        (lambda: expected_x0([[0.0], [1, 2]], [[1.0]], SCHEDULE, 5), "invalid points: .*; expected an array of numbers"),
        (lambda: expected_x0([[0.0]], [[HUGE]], SCHEDULE, 5), "invalid xt: .*; expected an array of numbers"),
        (lambda: expected_x0([[1j]], [[1.0]], SCHEDULE, 5), "invalid points: .*; expected an array of numbers"),
        (
            lambda: posterior_weights(np.zeros((100_000, 1)), np.zeros((100_000, 1)), SCHEDULE, 5),
            "invalid points and xt: 100,000 points and 100,000 states; expected at most 134,217,728 weights",
        ),
        (lambda: noise(2, seed=HUGE), "invalid seed: 1000"),
    ],
)
def test_names_what_is_wrong(call: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call()


@pytest.mark.parametrize(
    ("error", "calls"),
    [
        (
            TypeError,
            [
                lambda: noise("many"),
                lambda: noise(2, seed="1"),
                lambda: noise(2, dtype=int),
                lambda: create_schedule(timesteps="a"),
                lambda: create_schedule(3),
                lambda: create_schedule(beta_end="0.1"),
                lambda: create_schedule(betas=["0.1"]),
                lambda: gaussian_path("flow", shift=None),
                lambda: FLOW.alpha("0.5"),
                lambda: FLOW.time_at("0.5"),
                lambda: figures.forward_jump_coefficients(None, 5),
                lambda: figures.forward_step_coefficients(FLOW, 5),
                lambda: figures.forward_jump_coefficients(SCHEDULE, "5"),
                lambda: sampler_coefficients(SCHEDULE, 5, 4, "ddim"),
                lambda: sampler_coefficients(SCHEDULE, "5", 4, DDIM),
                lambda: sampler_coefficients(SCHEDULE, 5, 4, {"kind": "ddim", "eta": "0"}),
                lambda: list(sample(FLOW, None, [0.0], DDIM, [1])),
                lambda: expected_x0("points", [[1.0]], SCHEDULE, 5),
                lambda: figures.Denoiser(3),
                lambda: figures.Denoiser(identity, label=3),
            ],
        ),
        (
            ValueError,
            [
                lambda: noise((2, -3)),
                lambda: noise(2, seed=math.nan),
                lambda: create_schedule("linera"),
                lambda: create_schedule(timesteps=0),
                lambda: create_schedule(timesteps=2.5),
                lambda: create_schedule(betas=[0.1, 2]),
                lambda: create_schedule(betas=masked()),
                lambda: gaussian_path("flow", shift=HUGE),
                lambda: FLOW.alpha(2),
                lambda: FLOW.time_at(math.nan),
                lambda: figures.forward_jump_coefficients(SCHEDULE, 1000),
                lambda: sampler_coefficients(SCHEDULE, 5, 4, {"kind": "plms"}),
                lambda: sampler_coefficients(SCHEDULE, 5, 4, {"kind": "ddim", "eta": 2}),
                lambda: expected_x0([[0.0], [1, 2]], [[1.0]], SCHEDULE, 5),
                lambda: figures.Denoiser(identity, predicts="noise"),
            ],
        ),
    ],
    ids=["TypeError", "ValueError"],
)
def test_tells_wrong_types_from_wrong_values(error: type[Exception], calls: list[Any]) -> None:
    for index, call in enumerate(calls):
        with pytest.raises(error, match="^invalid ") as raised:
            call()
        assert type(raised.value) is error, index
