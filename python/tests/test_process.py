import numpy as np
import pytest
from golden import golden, javascript

from diffusion_figures import (
    create_schedule,
    forward_jump_coefficients,
    forward_step_coefficients,
    log_snr,
    predict_x0_coefficients,
    reverse_skip_coefficients,
    reverse_step_coefficients,
)

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
