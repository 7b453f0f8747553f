from typing import Any

import numpy as np
import pytest
from golden import golden, javascript

from diffusion_figures import (
    corrector_coefficients,
    create_schedule,
    epsilon_coefficients,
    forward_jump_coefficients,
    forward_step_coefficients,
    gaussian_path,
    log_snr,
    posterior_mean_coefficients,
    predict_x0_coefficients,
    reverse_skip_coefficients,
    reverse_step_coefficients,
    sampler_coefficients,
    x0_coefficients,
)
from diffusion_figures.coefficients import TARGETS, slopes
from diffusion_figures.schedules import schedule_of_betas

PROCESS = golden("process")


@pytest.mark.parametrize("step", PROCESS["steps"], ids=lambda step: f"t = {step['t']}")
def test_has_the_golden_states(step: dict) -> None:
    schedule, t = create_schedule(), step["t"]
    x0, epsilon, z = (np.array(values) for values in (PROCESS["x0"], step["epsilon"], step["z"]))
    a, _, sigma = forward_jump_coefficients(schedule, t)
    xt = a * x0 + sigma * epsilon
    np.testing.assert_allclose(xt, step["forwardJump"], atol=1e-6)
    a, _, sigma = forward_step_coefficients(schedule, t)
    np.testing.assert_allclose(a * x0 + sigma * epsilon, step["forwardStep"], atol=1e-6)
    a, b, _ = predict_x0_coefficients(schedule, t)
    predicted = a * xt + b * epsilon
    np.testing.assert_allclose(predicted, step["predictX0"], atol=1e-3)
    a, b, sigma = reverse_step_coefficients(schedule, t)
    np.testing.assert_allclose(a * predicted + b * xt + sigma * z, step["reverseStep"], atol=1e-4)


def test_takes_all_timesteps_at_once() -> None:
    schedule = create_schedule()
    t = np.arange(1000)
    expected = javascript(
        "[...Array(1000).keys()].map((t) => { const s = core.createSchedule(), of = ({a, b, sigma}) => [a, b, sigma];"
        " return [of(core.forwardJumpCoefficients(s, t)), of(core.reverseStepCoefficients(s, t)), core.logSnr(s, t)]; })"
    )
    jump, reverse, ratio = zip(*expected)
    np.testing.assert_allclose(np.array(forward_jump_coefficients(schedule, t)).T, jump, rtol=1e-12)
    np.testing.assert_allclose(np.array(reverse_step_coefficients(schedule, t)).T, reverse, rtol=1e-12)
    np.testing.assert_allclose(log_snr(schedule, t), ratio, rtol=1e-12, atol=1e-12)


def test_skips_several_steps() -> None:
    expected = javascript("core.reverseSkipCoefficients(core.createSchedule({kind: 'cosine'}), 700, 123)")
    a, b, sigma = reverse_skip_coefficients(create_schedule("cosine"), 700, 123)
    np.testing.assert_allclose([a, b, sigma], [expected["a"], expected["b"], expected["sigma"]], rtol=1e-12)


@pytest.mark.parametrize("t", [-1, 1000, 0.5, "50", float("nan"), [0, 1000]])
def test_names_a_wrong_timestep(t: object) -> None:
    with pytest.raises(ValueError, match="invalid t: .*; expected integers in 0 <= t < 1000"):
        forward_jump_coefficients(create_schedule(), t)


ZERO_SNR = (
    "core.schedulerFromConfig({_class_name: 'DDIMScheduler', beta_schedule: 'scaled_linear', beta_start: 0.00085,"
    " beta_end: 0.012, rescale_betas_zero_snr: true}).process"
)


@pytest.mark.parametrize("t", [5, np.array(5), [5], [[5, 6]]])
def test_has_the_shape_of_t_in_every_value(t: Any) -> None:
    """NumPy's scalars of one t, never arrays without axes."""
    schedule, edm, flow = create_schedule(), gaussian_path("edm"), gaussian_path("flow")
    half = np.asarray(t) / 16
    given = [
        *(function(schedule, t) for function in (forward_jump_coefficients, forward_step_coefficients, predict_x0_coefficients)),
        *(function(schedule, t) for function in (posterior_mean_coefficients, reverse_step_coefficients)),
        *(function(predicts, schedule, t) for function in (x0_coefficients, epsilon_coefficients) for predicts in TARGETS),
        *(function(predicts, flow, half) for function in (x0_coefficients, epsilon_coefficients) for predicts in TARGETS),
        *(slopes(schedule, t), slopes(edm, t), slopes(flow, half), slopes(gaussian_path("ve"), half)),
        *((log_snr(schedule, t), log_snr(edm, t), edm.alpha(t), edm.sigma(t), flow.alpha(half), flow.sigma(half)),),
    ]
    for values in given:
        for value in values:
            assert np.shape(value) == np.shape(t)
            assert isinstance(value, np.float64 if np.ndim(t) == 0 else np.ndarray)


def test_ends_without_signal_as_in_javascript() -> None:
    """In a step that takes all of the signal, the product of -infinity and 0 has a limit."""
    betas, *expected = javascript(
        f"(() => {{ const s = {ZERO_SNR}, time = (kind) => ({{kind, in: 'time'}}); return ["
        "Array.from(s.betas), core.x0Coefficients('velocity', s, 999), core.epsilonCoefficients('velocity', s, 999),"
        "core.samplerCoefficients(s, 999, 899, time('euler')), core.correctorCoefficients(s, 999, 899, time('heun'))]; })()"
    )
    schedule = schedule_of_betas(np.array(betas))
    ours = (
        x0_coefficients("velocity", schedule, 999),
        epsilon_coefficients("velocity", schedule, 999),
        sampler_coefficients(schedule, 999, 899, {"kind": "euler", "in": "time"}),
        corrector_coefficients(schedule, 999, 899, {"kind": "heun", "in": "time"}),
    )
    for mine, theirs in zip(ours, expected):
        np.testing.assert_allclose(mine, list(theirs.values()), rtol=1e-11)
    np.testing.assert_allclose(ours[0].b, -2254.2, atol=0.05)
    assert slopes(schedule, 999) == (-schedule.alphas_cumprod_sqrt[998], 0)


def test_slopes_of_a_schedule_are_those_of_its_scales() -> None:
    schedule = create_schedule()
    t = np.arange(1, 1000)
    slope = slopes(schedule, t)
    for values, scale in zip(slope, (schedule.alphas_cumprod_sqrt, np.sqrt(schedule.one_minus_alphas_cumprod))):
        later = t > 10
        np.testing.assert_allclose(values[later], np.diff(scale)[later], rtol=0.06)
        assert (np.sign(values) == np.sign(np.diff(scale))).all()


def test_converts_a_velocity_where_the_signal_underflows() -> None:
    expected = javascript(
        "core.x0Coefficients('velocity', core.createSchedule({kind: 'linear', timesteps: 4000, betaStart: 0.01, betaEnd: 0.4}), 3999)"
    )
    schedule = create_schedule("linear", 4000, 0.01, 0.4)
    np.testing.assert_allclose(x0_coefficients("velocity", schedule, 3999), list(expected.values()), rtol=1e-11)
