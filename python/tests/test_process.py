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
    multistep_coefficients,
    per_state,
    posterior_mean_coefficients,
    posterior_variance,
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
    jump = forward_jump_coefficients(schedule, t)
    xt = jump.x0 * x0 + jump.sigma * epsilon
    np.testing.assert_allclose(xt, step["forwardJump"], atol=1e-6)
    forward = forward_step_coefficients(schedule, t)
    np.testing.assert_allclose(forward.previous * x0 + forward.sigma * epsilon, step["forwardStep"], atol=1e-6)
    estimate = predict_x0_coefficients(schedule, t)
    predicted = estimate.xt * xt + estimate.epsilon * epsilon
    np.testing.assert_allclose(predicted, step["predictX0"], atol=1e-3)
    reverse = reverse_step_coefficients(schedule, t)
    np.testing.assert_allclose(reverse.x0 * predicted + reverse.xt * xt + reverse.sigma * z, step["reverseStep"], atol=1e-4)


def test_takes_all_timesteps_at_once() -> None:
    schedule = create_schedule()
    t = np.arange(1000)
    expected = javascript(
        "[...Array(1000).keys()].map((t) => { const s = core.createSchedule(), of = ({a, b, sigma}) => [a, b, sigma];"
        " return [of(core.forwardJumpCoefficients(s, t)).filter((_, i) => i !== 1), of(core.reverseStepCoefficients(s, t)), core.logSnr(s, t)]; })"
    )
    jump, reverse, ratio = zip(*expected)
    np.testing.assert_allclose(np.array(forward_jump_coefficients(schedule, t)).T, jump, rtol=1e-12)
    np.testing.assert_allclose(np.array(reverse_step_coefficients(schedule, t)).T, reverse, rtol=1e-12)
    np.testing.assert_allclose(log_snr(schedule, t), ratio, rtol=1e-12, atol=1e-12)


def test_skips_several_steps() -> None:
    expected = javascript("core.reverseSkipCoefficients(core.createSchedule({kind: 'cosine'}), 700, 123)")
    skip = reverse_skip_coefficients(create_schedule("cosine"), 700, 123)
    np.testing.assert_allclose([skip.x0, skip.xt, skip.sigma], [expected["a"], expected["b"], expected["sigma"]], rtol=1e-12)


@pytest.mark.parametrize("t", [-1, 1000, 999.5, "50", float("nan"), [0, 1000]])
def test_names_a_wrong_timestep(t: object) -> None:
    with pytest.raises((TypeError, ValueError), match="invalid t: .*; expected numbers in 0 <= t <= 999"):
        forward_jump_coefficients(create_schedule(), t)


@pytest.mark.parametrize("function", [forward_step_coefficients, posterior_mean_coefficients, reverse_step_coefficients, slopes])
def test_takes_steps_at_whole_timesteps(function: Any) -> None:
    np.testing.assert_array_equal(function(create_schedule(), 500.0), function(create_schedule(), 500))
    with pytest.raises((TypeError, ValueError), match="invalid t: 0.5; expected integers in 0 <= t < 1000"):
        function(create_schedule(), 0.5)


def test_takes_whole_floats_as_timesteps() -> None:
    schedule = create_schedule()
    for call in (
        lambda t, s: forward_jump_coefficients(schedule, t),
        lambda t, s: sampler_coefficients(schedule, t, s, {"kind": "ddpm", "variance": "beta"}),
        lambda t, s: reverse_skip_coefficients(schedule, t, s),
        lambda t, s: multistep_coefficients(schedule, 999.0, t, s),
        lambda t, s: [posterior_variance(schedule, t, s), posterior_variance(schedule, t)],
        lambda t, s: log_snr(schedule, [t, s + 1]),
    ):
        for t, s in ((700, 300), (5, -1)):
            np.testing.assert_array_equal(call(float(t), np.float32(s)), call(t, s))


def test_has_the_ratio_of_both_neighbors_between_two_timesteps() -> None:
    schedule = create_schedule()
    alphas, sigmas = forward_jump_coefficients(schedule, [0, 1, 500, 501, 998, 999])
    ratios = sigmas / alphas
    jump = forward_jump_coefficients(schedule, [0.25, 500.5, 998.75])
    np.testing.assert_allclose(jump.sigma / jump.x0, [0.75 * ratios[0] + 0.25 * ratios[1], ratios[2:4].mean(), 0.25 * ratios[4] + 0.75 * ratios[5]])
    np.testing.assert_allclose(jump.x0**2 + jump.sigma**2, 1)
    np.testing.assert_allclose(log_snr(schedule, 500.5), -2 * np.log(ratios[2:4].mean()))
    # Steps of DDIM keep x0 and epsilon wherever they begin and end.
    for t, s in ((500.5, 400), (500, 99.25), (999, 998.75), (0.25, -1)):
        step = sampler_coefficients(schedule, t, s, {"kind": "ddim", "eta": 0})
        alpha, sigma = forward_jump_coefficients(schedule, t)
        before = (1, 0) if s == -1 else forward_jump_coefficients(schedule, s)
        np.testing.assert_allclose([step.x0 + step.xt * alpha, step.xt * sigma], before, rtol=1e-9)
        noisy = sampler_coefficients(schedule, t, s, {"kind": "ddim", "eta": 1})
        np.testing.assert_allclose([noisy.x0 + noisy.xt * alpha, np.hypot(noisy.xt * sigma, noisy.sigma)], before, rtol=1e-9)


def test_ends_without_signal_between_the_last_timesteps() -> None:
    schedule = schedule_of_betas(np.array([0.1, 0.2, 1]))
    assert tuple(forward_jump_coefficients(schedule, 1.5)) == (0, 1)


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
        np.testing.assert_allclose(mine, list(theirs.values())[: len(mine)], rtol=1e-11)
    np.testing.assert_allclose(ours[0].prediction, -2254.2, atol=0.05)
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
    np.testing.assert_allclose(x0_coefficients("velocity", schedule, 3999), list(expected.values())[:2], rtol=1e-11)


STEPS = [(999, 700), (700, 300), (5, 0), (3, -1)]
SAMPLERS = (
    {"kind": "ddpm", "variance": "beta"},
    {"kind": "ddim", "eta": 0.5},
    {"kind": "euler", "in": "time"},
    {"kind": "heun", "in": "sigma"},
)


@pytest.mark.parametrize("sampler", SAMPLERS, ids=str)
def test_takes_arrays_of_steps(sampler: dict[str, Any]) -> None:
    """As the functions of one t do, with the shape that t and s have together."""
    schedule = create_schedule()
    t, s = np.array(STEPS).T
    calls: list[Any] = [
        lambda t, s: sampler_coefficients(schedule, t, s, sampler),
        lambda t, s: reverse_skip_coefficients(schedule, t, s),
        lambda t, s: [posterior_variance(schedule, t, s)],
        lambda t, s: multistep_coefficients(schedule, 999, t, s),
    ]
    for call in calls:
        rows = STEPS[1:] if call is calls[-1] else STEPS
        t, s = np.array(rows).T
        np.testing.assert_array_equal(np.transpose(call(t, s)), [call(*row) for row in rows])
        assert [np.shape(value) for value in call(t[:, None], 0 * s - 1)] == [(len(rows), len(rows))] * len(call(*rows[0]))
        assert [np.shape(value) for value in call(t[:0], s[:0])] == [(0,)] * len(call(*rows[0]))
    np.testing.assert_array_equal(posterior_variance(schedule, t), [posterior_variance(schedule, one) for one in t])


def test_corrects_the_steps_of_an_array_that_have_two_slopes() -> None:
    schedule, heun = create_schedule(), {"kind": "heun", "in": "sigma"}
    rows = np.transpose(corrector_coefficients(schedule, *np.array(STEPS).T, heun))
    np.testing.assert_array_equal(rows[:3], [corrector_coefficients(schedule, *step, heun) for step in STEPS[:3]])
    np.testing.assert_array_equal(rows[3], [0, 0, 1])
    assert corrector_coefficients(schedule, [3, 4], -1, heun) is None


def test_names_what_each_coefficient_multiplies() -> None:
    """Each sum is that of its fields."""
    schedule, t, s = create_schedule(), 500, 400
    x0, epsilon = np.array([0.3, -0.8]), np.array([1.1, 0.4])
    jump, alpha = forward_jump_coefficients(schedule, t), np.sqrt(schedule.alphas_cumprod[t])
    xt = jump.x0 * x0 + jump.sigma * epsilon
    np.testing.assert_allclose(xt, alpha * x0 + np.sqrt(1 - alpha**2) * epsilon)
    back = predict_x0_coefficients(schedule, t)
    np.testing.assert_allclose(back.xt * xt + back.epsilon * epsilon, x0)
    v = alpha * epsilon - np.sqrt(1 - alpha**2) * x0
    for wanted, found in ((x0, x0_coefficients("v", schedule, t)), (epsilon, epsilon_coefficients("v", schedule, t))):
        np.testing.assert_allclose(found.xt * xt + found.prediction * v, wanted, atol=1e-12)
    step = sampler_coefficients(schedule, t, s, {"kind": "ddim", "eta": 0})
    at_s = forward_jump_coefficients(schedule, s)
    np.testing.assert_allclose(step.x0 * x0 + step.xt * xt, at_s.x0 * x0 + at_s.sigma * epsilon)
    mean, reverse = posterior_mean_coefficients(schedule, t), reverse_step_coefficients(schedule, t)
    assert (mean.x0, mean.xt) == (reverse.x0, reverse.xt)
    assert mean._fields == ("x0", "xt") and reverse._fields == ("x0", "xt", "sigma")
    assert forward_step_coefficients(schedule, t)._fields == ("previous", "sigma")
    assert multistep_coefficients(schedule, 900, t, s)._fields == ("x0", "before")


@pytest.mark.parametrize("shape", [(4,), (4, 2), (4, 3, 8, 8)])
def test_multiplies_a_batch_by_a_time_of_each(shape: tuple[int, ...]) -> None:
    schedule, t = create_schedule(), [0, 10, 500, 999]
    x0 = np.ones(shape)
    jump = forward_jump_coefficients(schedule, per_state(t, x0))
    for state, one in zip(jump.x0 * x0, t):
        np.testing.assert_array_equal(state, np.full(shape[1:], forward_jump_coefficients(schedule, one).x0))
    for wrong in (5, [1, 2], [[1], [2], [3], [4]]):
        with pytest.raises((TypeError, ValueError), match=r"invalid shape of t: \(.*; expected \(4,\), a time for each of the states"):
            per_state(wrong, x0)
