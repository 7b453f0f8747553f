"""Runs ``sample`` on what ``from_diffusers`` reads, beside the steps of diffusers written in NumPy.

The stand-ins have the arrays that the classes of diffusers compute, in float32.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

import numpy as np
import pytest
from golden import javascript

from diffusion_figures import Denoiser, Scheduler, expected_x0, forward_jump_coefficients, from_config, from_diffusers, noise, sample, schedulers
from test_schedulers import scheduler

BETAS = np.linspace(0.00085**0.5, 0.012**0.5, 1000, dtype=np.float32) ** 2
CUMPROD = np.cumprod(1 - BETAS, dtype=np.float32)
RATIOS = ((1 - CUMPROD) / CUMPROD) ** np.float32(0.5)
TRAINED = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "prediction_type": "epsilon"}
POINTS = noise((9, 2), seed=3, dtype=float)
START = noise((50, 2), stream=1, dtype=float)
DDIM: Any = {"kind": "ddim", "eta": 0}


def stand_in(name: str, timesteps: Any, config: dict[str, Any] | None = None, **attributes: Any) -> Any:
    given = {"betas": BETAS, "alphas_cumprod": CUMPROD, "timesteps": np.asarray(timesteps), **attributes}
    return scheduler(name, {**TRAINED, **(config or {})}, **given)


def spaced(spacing: str, steps: int, offset: int = 0) -> np.ndarray:
    """The timesteps of DDIM in diffusers."""
    if spacing == "linspace":
        return np.linspace(0, 999, steps).round()[::-1].astype(np.int64)
    if spacing == "leading":
        return (np.arange(steps) * (1000 // steps)).round()[::-1].astype(np.int64) + offset
    return np.round(np.arange(1000, 0, -1000 / steps)).astype(np.int64) - 1


def denoised(x: np.ndarray, alpha: float, sigma: float) -> np.ndarray:
    """E[x0 given x_t] for Gaussians of deviation 0.3 around the points, written anew."""
    spread = alpha**2 * 0.09 + sigma**2
    logits = -((x[:, None] - alpha * POINTS) ** 2).sum(-1) / (2 * spread)
    weights = np.exp(logits - logits.max(1, keepdims=True))
    means = weights / weights.sum(1, keepdims=True) @ POINTS
    return (sigma**2 * means + alpha * 0.09 * x) / spread


def ddim(timesteps: np.ndarray, steps: int, final: float) -> np.ndarray:
    """The loop of a pipeline with DDIMScheduler.step and eta = 0."""
    x = START.copy()
    for t in timesteps:
        before = t - 1000 // steps
        product, end = float(CUMPROD[t]), float(CUMPROD[before]) if before >= 0 else final
        x0 = denoised(x, product**0.5, (1 - product) ** 0.5)
        epsilon = (x - product**0.5 * x0) / (1 - product) ** 0.5
        x = end**0.5 * x0 + (1 - end) ** 0.5 * epsilon
    return x


def sampled(read: Scheduler, sampler: Any = DDIM, start: np.ndarray = START) -> np.ndarray:
    predict = lambda x, t: expected_x0(POINTS, x, read.process, t, deviation=0.3)  # noqa: E731
    *_, state = sample(read.process, predict, start, sampler, read.timesteps, previous_timesteps=read.previous_timesteps)
    return state.xt


@pytest.mark.parametrize("name", ["DDIMScheduler", "DDIMParallelScheduler", "CogVideoXDDIMScheduler"])
@pytest.mark.parametrize("is_one", [True, False])
@pytest.mark.parametrize(("spacing", "steps", "offset"), [("leading", 30, 1), ("leading", 50, 0), ("linspace", 20, 0), ("trailing", 28, 0)])
def test_takes_the_steps_of_ddim(name: str, is_one: bool, spacing: str, steps: int, offset: int) -> None:
    """Of a fixed length, to the first of `alphas_cumprod` unless `set_alpha_to_one`: Stable Diffusion has leading, offset 1 and False."""
    timesteps = spaced(spacing, steps, offset)
    final = 1.0 if is_one else float(CUMPROD[0])
    live = stand_in(name, timesteps, num_inference_steps=steps, final_alpha_cumprod=np.float32(final))
    read = from_diffusers(live)
    expected = ddim(timesteps, steps, final)
    np.testing.assert_allclose(sampled(read), expected, atol=1e-6 * np.abs(expected).max())
    last = timesteps[-1] if is_one else timesteps[timesteps > 0][-1]
    before = last - 1000 // steps
    assert read.sigmas[-1] == pytest.approx(RATIOS[max(before, 0)] if before >= 0 or not is_one else 0, rel=1e-4)


def test_leaves_out_a_step_that_changes_nothing() -> None:
    """From timestep 0 to the first of `alphas_cumprod`."""
    read = from_diffusers(stand_in("DDIMScheduler", spaced("leading", 10), num_inference_steps=10, final_alpha_cumprod=CUMPROD[0]))
    assert list(read.timesteps) == [900, 800, 700, 600, 500, 400, 300, 200, 100]
    assert list(read.previous_timesteps) == [800, 700, 600, 500, 400, 300, 200, 100, 0]


def in_sigma(sigmas: np.ndarray) -> np.ndarray:
    """The steps of EulerDiscreteScheduler, whose states are x_t / alpha."""
    x = START * np.hypot(1, float(sigmas[0]))
    for sigma, end in zip(sigmas.astype(float), sigmas[1:].astype(float)):
        alpha = 1 / np.hypot(1, sigma)
        x0 = denoised(x * alpha, alpha, sigma * alpha)
        x = x + (x - x0) / sigma * (end - sigma)
    return x


def karras(least: float, largest: float, steps: int) -> np.ndarray:
    ramp = np.linspace(0, 1, steps)
    return ((largest ** (1 / 7) + ramp * (least ** (1 / 7) - largest ** (1 / 7))) ** 7).astype(np.float32)


def timesteps_of(sigmas: np.ndarray) -> np.ndarray:
    """`_sigma_to_t` of diffusers: even in the logarithm between two timesteps."""
    return np.interp(np.log(sigmas), np.log(RATIOS), np.arange(1000)).astype(np.float32)


def eulers() -> list[Any]:
    even = np.linspace(0, 999, 20, dtype=np.float32)[::-1]
    cases = [("linspace", even, np.append(np.interp(even, np.arange(1000), RATIOS), 0), {})]
    for steps in (10, 28):
        sigmas = karras(float(RATIOS[0]), float(RATIOS[-1]), steps)
        cases += [(f"karras {steps}", timesteps_of(sigmas), np.append(sigmas, 0), {"use_karras_sigmas": True})]
        # DPM-Solver++ rounds its timesteps, and keeps its sigmas.
        cases += [(f"rounded {steps}", timesteps_of(sigmas).round().astype(np.int64), np.append(sigmas, 0), {})]
    sigmas = karras(0.002, 700, 25)
    continuous = {"timestep_type": "continuous", "prediction_type": "v_prediction", "sigma_min": 0.002, "sigma_max": 700.0}
    cases += [("continuous", 0.25 * np.log(sigmas), np.append(sigmas, 0), continuous)]
    own = np.array([14.6146, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152, 0.02917], dtype=np.float32)
    return [*cases, ("own, and an end with noise", timesteps_of(own[:-1]), own, {"final_sigmas_type": "sigma_min"})]


@pytest.mark.parametrize(("timesteps", "sigmas", "config"), [case[1:] for case in eulers()], ids=[case[0] for case in eulers()])
def test_takes_the_steps_of_euler(timesteps: np.ndarray, sigmas: np.ndarray, config: dict[str, Any]) -> None:
    read = from_diffusers(stand_in("EulerDiscreteScheduler", timesteps, config, sigmas=sigmas.astype(np.float32)))
    expected = in_sigma(sigmas.astype(np.float32))
    alpha = 1.0 if read.previous_timesteps[-1] == -1 else float(forward_jump_coefficients(read.process, read.previous_timesteps[-1]).x0)
    found = sampled(read, {"kind": "euler", "in": "sigma"}) / alpha
    np.testing.assert_allclose(found, expected, atol=1e-6 * np.abs(expected).max())
    np.testing.assert_array_equal(read.network_timesteps, timesteps)
    if not config or "use_karras_sigmas" in config:
        # The contract: the process and the timesteps are enough.
        predict = lambda x, t: expected_x0(POINTS, x, read.process, t, deviation=0.3)  # noqa: E731
        *_, alone = sample(read.process, predict, START, {"kind": "euler", "in": "sigma"}, read.timesteps)
        np.testing.assert_array_equal(alone.xt, sampled(read, {"kind": "euler", "in": "sigma"}))


def test_draws_other_noise_in_each_step_between_the_same_timesteps() -> None:
    read = from_diffusers(stand_in("EulerDiscreteScheduler", [0.9, 0.5], sigmas=[0.04, 0.035, 0]))
    states = list(sample(read.process, lambda x, t: 0 * x, [[0.0]], {"kind": "ddim", "eta": 1}, read.timesteps, previous_timesteps=[0.4, 0]))
    assert states[1].xt != states[2].xt


def test_takes_the_steps_of_a_flow() -> None:
    even = np.linspace(1, 0.001, 12)
    shares = (3 * even / (1 + 2 * even)).astype(np.float32)
    live = scheduler("FlowMatchEulerDiscreteScheduler", {"shift": 3.0}, timesteps=shares * 1000, sigmas=np.append(shares, np.float32(0)))
    x = START.copy()
    for share, end in zip(shares.astype(float), [*shares[1:].astype(float), 0]):
        x = x + (x - denoised(x, 1 - share, share)) / share * (end - share)
    read = from_diffusers(live)
    np.testing.assert_allclose(sampled(read, {"kind": "euler", "in": "time"}), x, atol=1e-9)
    np.testing.assert_array_equal(read.network_timesteps, shares * np.float32(1000))


def test_turns_a_flow_that_counts_from_noise_to_data() -> None:
    """`invert_sigmas`, as Mochi has it: the process is the same, and its network has the other sign."""
    shares = np.array([1, 0.7, 0.2], dtype=np.float32)
    config = {"invert_sigmas": True}
    read = from_diffusers(scheduler("FlowMatchEulerDiscreteScheduler", config, timesteps=(1 - shares) * 1000, sigmas=np.append(1 - shares, np.float32(1))))
    np.testing.assert_allclose(read.timesteps, shares, atol=1e-7)
    np.testing.assert_allclose(read.sigmas, [*shares, 0], atol=1e-7)
    np.testing.assert_allclose(read.network_timesteps, [0, 300, 800], atol=1e-4)
    with pytest.raises((TypeError, ValueError), match="invalid predicts: 'negative velocity'; .* return minus its output"):
        Denoiser(lambda x, t: x, predicts=read.predicts)


def test_takes_the_steps_of_edm() -> None:
    sigmas = karras(0.002, 80, 18)
    read = from_diffusers(scheduler("EDMEulerScheduler", {"sigma_max": 80.0}, timesteps=np.log(sigmas) / 4, sigmas=np.append(sigmas, np.float32(0))))
    x = START * 80
    for sigma, end in zip(sigmas.astype(float), [*sigmas[1:].astype(float), 0]):
        x = x + (x - denoised(x, 1, sigma)) / sigma * (end - sigma)
    np.testing.assert_allclose(sampled(read, {"kind": "euler", "in": "sigma"}, START * 80), x, atol=1e-9)
    np.testing.assert_allclose(read.network_timesteps, np.log(sigmas) / 4, rtol=1e-6)
    with pytest.raises((TypeError, ValueError), match="invalid predicts: 'F'; .*precondition_outputs"):
        Denoiser(lambda x, t: x, predicts=read.predicts)


def test_reads_heun_without_its_second_evaluations() -> None:
    sigmas = RATIOS[[999, 600, 200]]
    twice = np.array([sigmas[0], sigmas[1], sigmas[1], sigmas[2], sigmas[2], 0], dtype=np.float32)
    read = from_diffusers(stand_in("HeunDiscreteScheduler", [999, 600, 600, 200, 200], sigmas=twice))
    assert (list(read.timesteps), list(read.previous_timesteps)) == ([999, 600, 200], [600, 200, -1])
    np.testing.assert_array_equal(read.sigmas, [*sigmas, 0])


@pytest.mark.parametrize("name", ["KDPM2DiscreteScheduler", "KDPM2AncestralDiscreteScheduler"])
def test_reads_kdpm2_without_what_lies_between_its_steps(name: str) -> None:
    sigmas = np.append(RATIOS[[999, 600, 200]], np.float32(0))
    both = np.concatenate([sigmas[:1], np.repeat(sigmas[1:], 2), sigmas[-1:]])
    read = from_diffusers(stand_in(name, [999, 800.5, 600, 430.2, 200], sigmas=both, sigmas_interpol=both))
    assert (list(read.timesteps), list(read.previous_timesteps)) == ([999, 600, 200], [600, 200, -1])
    np.testing.assert_array_equal(read.sigmas, sigmas)


@pytest.mark.parametrize(("name", "end"), [("TCDScheduler", 0), ("LCMScheduler", -1)])
def test_knows_where_distilled_samplers_end(name: str, end: int) -> None:
    """TCD at the noise of timestep 0, LCM at the clean image, whatever `set_alpha_to_one` says."""
    for final in (1.0, CUMPROD[0]):
        read = from_diffusers(stand_in(name, [999, 499], num_inference_steps=2, final_alpha_cumprod=final))
        assert list(read.previous_timesteps) == [499, end]
        assert read.sigmas[-1] == pytest.approx(0 if end else RATIOS[0], rel=1e-4)


def test_reads_the_second_timestep_of_pndm_once() -> None:
    timesteps = [981, 961, 961, *range(941, 0, -20)]
    live = stand_in("PNDMScheduler", timesteps, {"skip_prk_steps": True}, num_inference_steps=50, final_alpha_cumprod=CUMPROD[0])
    read = from_diffusers(live)
    assert list(read.timesteps) == list(range(981, 0, -20))
    assert list(read.previous_timesteps) == [*range(961, 0, -20), 0]


@pytest.mark.parametrize(
    ("live", "message"),
    [
        (stand_in("DPMSolverMultistepInverseScheduler", [0, 500, 999], sigmas=RATIOS[[0, 500, 999]]), "timesteps of DPMSolverMultistepInverseScheduler that rise from 0 to 999"),
        (stand_in("DDIMInverseScheduler", [999, 500, 0]), "timesteps of DDIMInverseScheduler that rise"),
        (stand_in("DDPMScheduler", [999, 500, -1]), "invalid scheduler.timesteps: -1; expected integers in 0 <= t < 1000; 'trailing' gives"),
        (stand_in("OtherScheduler", [999, 500], num_inference_steps=2, final_alpha_cumprod=0.9), "an object of class OtherScheduler with a final_alpha_cumprod of 0.9; expected one of DDIMScheduler"),
        (stand_in("DDIMScheduler", [999, 499], num_inference_steps=2, final_alpha_cumprod=0.5), "invalid scheduler.final_alpha_cumprod: 0.5; expected 1, or the first of alphas_cumprod"),
        (stand_in("EulerDiscreteScheduler", [999, 500], sigmas=[700, RATIOS[500], 0]), r"invalid scheduler.sigmas\[0\]: 700; expected 0.029\d* to 14.6"),
        (stand_in("EulerDiscreteScheduler", [999, 0], sigmas=[14, 0.002, 0]), r"invalid scheduler.sigmas\[1\]: 0.002; expected 0.029"),
        (stand_in("UniPCMultistepScheduler", [999, 0], {"use_flow_sigmas": True}, sigmas=[14, 0.02]), "invalid scheduler.sigmas: 14; expected shares of noise, at most 1"),
        (stand_in("EulerDiscreteScheduler", [999, 500, 0], sigmas=[14, 0.2]), "invalid scheduler.sigmas: 2 for 3 timesteps; expected one for each"),
    ],
)
def test_refuses_what_it_would_misread(live: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        from_diffusers(live)


SD = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}


@pytest.mark.parametrize(
    "config",
    [
        {"_class_name": "DDPMScheduler", "_diffusers_version": "0.40.0"},
        {"_class_name": "DDPMScheduler", "beta_schedule": "sigmoid", "prediction_type": "sample"},
        {"_class_name": "DDIMScheduler", **SD, "prediction_type": "v_prediction", "rescale_betas_zero_snr": True},
        {"_class_name": "EulerDiscreteScheduler", **SD, "rescale_betas_zero_snr": True},
        {"_class_name": "PNDMScheduler", **SD, "num_train_timesteps": 500, "skip_prk_steps": True},
        {"_class_name": "DPMSolverMultistepScheduler", "beta_schedule": "squaredcos_cap_v2"},
        {"_class_name": "DDIMScheduler", "trained_betas": [0.1, 0.2, 0.3], "num_train_timesteps": 3},
    ],
    ids=str,
)
def test_reads_a_configuration_as_the_figures_do(config: dict[str, Any]) -> None:
    expected = javascript(f"(({{process, predicts}}) => ({{products: process.alphasCumprod, predicts}}))(core.schedulerFromConfig({json.dumps(config)}))")
    read = from_config(config)
    assert (read.class_name, read.predicts) == (config["_class_name"], expected["predicts"])
    np.testing.assert_allclose(read.process.alphas_cumprod, expected["products"], rtol=1e-9, atol=1e-15)
    assert list(read.timesteps) == list(range(len(expected["products"]) - 1, -1, -1))
    assert read.config == {key: value for key, value in config.items() if key != "_diffusers_version"}


def test_reads_the_configuration_of_a_flow_and_of_edm() -> None:
    flow = from_config({"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 3.0})
    assert (flow.process.kind, flow.predicts, flow.timesteps[0]) == ("flow", "velocity", 1)
    assert flow.timesteps[500] == pytest.approx(0.75) and flow.network_timesteps[500] == pytest.approx(750)
    # A shift near 0 leaves the first share of noise at 1, where 1 + (shift - 1) is 0 in float64.
    tiny = from_config({"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 1e-17})
    np.testing.assert_allclose(tiny.timesteps[:2], [1, 999e-17])
    edm = from_config({"_class_name": "EDMEulerScheduler", "sigma_max": 40.0})
    assert (edm.process.kind, edm.predicts, edm.process.end) == ("edm", "F", 40)
    np.testing.assert_allclose(edm.timesteps[[0, -1]], [40, 0.002])
    svd = {"_class_name": "EulerDiscreteScheduler", **SD, "prediction_type": "v_prediction", "timestep_type": "continuous", "sigma_max": 700.0}
    assert from_config(svd).process.kind == "cosine"


@pytest.mark.parametrize(
    ("config", "error", "message"),
    [
        ("text", TypeError, "invalid config: 'text'; expected the contents of a scheduler_config.json, a dict"),
        ({}, TypeError, "invalid _class_name: None; expected one of 'DDPMScheduler'"),
        ({"_class_name": "SASolverScheduler"}, ValueError, "invalid _class_name: 'SASolverScheduler'"),
        ({"_class_name": "DDIMScheduler", "beta_schedule": "sigmoid"}, ValueError, "invalid beta_schedule: 'sigmoid'; expected one of 'linear', 'scaled_linear', 'squaredcos"),
        ({"_class_name": "DDIMScheduler", "trained_betas": [0.1]}, ValueError, "invalid num_train_timesteps: 1000"),
        ({"_class_name": "DDIMScheduler", "beta_start": 2.0}, ValueError, "invalid beta_start: 2.0"),
        ({"_class_name": "DDIMScheduler", "nonsense": 1}, ValueError, "invalid nonsense: 1; expected a key of DDIMScheduler: beta_end, "),
    ],
)
def test_names_what_is_wrong_with_a_configuration(config: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        from_config(config)


def test_refuses_the_keys_that_the_figures_refuse() -> None:
    keys = sorted({"beta_strat", "_note", *" ".join(schedulers._KEYS.values()).split()})
    switches = [("use_lu_lambdas", True), ("use_karras_sigmas", True), ("rescale_betas_zero_snr", True)]
    cases = [(name, key, value) for name in schedulers.CLASSES for key, value in [*((key, None) for key in keys), *switches]]
    refused = "(({name, ...rest}) => { try { core.schedulerFromConfig({_class_name: name, ...rest}); return null } catch (error) { return error.message } })"
    expected = javascript(f"{json.dumps([{'name': name, key: value} for name, key, value in cases])}.map({refused})")
    assert 0 < expected.count(None) < len(cases)
    for (name, key, value), message in zip(cases, expected):
        with contextlib.nullcontext() if message is None else pytest.raises(ValueError, match=f"^invalid {key}: {value}; {re.escape(message.split('; ')[1])}$"):
            schedulers._check_keys(name, {key: value})
