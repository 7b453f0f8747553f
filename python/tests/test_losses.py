import numpy as np
import pytest

from diffusion_figures import (
    Denoiser,
    LossFloor,
    create_schedule,
    error_factor,
    expected_x0,
    forward_jump_coefficients,
    gaussian_path,
    linear_loss_floor,
    log_snr,
    loss_floor,
    noise,
    x0_coefficients,
)
from golden import javascript

FLOW, SCHEDULE = gaussian_path("flow"), create_schedule()
POINTS = np.array([[-1.0, 0.2], [0.7, 1.1], [0.4, -0.8], [2.0, 0.3], [0.1, 0.0]])
TARGETS = ["x0", "epsilon", "v", "velocity", "score"]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("process", "js", "times"),
    [
        (FLOW, "core.gaussianPath({ kind: 'flow' })", [0.01, 0.3, 0.9]),
        (SCHEDULE, "core.createSchedule()", [1, 300, 999]),
    ],
    ids=["flow", "schedule"],
)
def test_is_that_of_javascript(process, js: str, times: list, target: str) -> None:
    options = f"{{ dimension: 2, target: '{target}', draws: 60, seed: 4, deviation: 0.3 }}"
    values = POINTS.ravel().tolist()
    expected = javascript(f"{times}.map((t) => core.lossFloor({values}, {js}, t, {options}))")
    found = loss_floor(POINTS, process, times, target=target, draws=60, seed=4, deviation=0.3)
    np.testing.assert_allclose(found, expected, rtol=1e-10)
    factors = javascript(f"{times}.map((t) => core.errorFactor('{target}', {js}, t))")
    np.testing.assert_allclose(error_factor(target, process, times), factors, rtol=1e-12)


def test_is_reached_by_the_exact_denoiser_and_by_no_other() -> None:
    rows = np.arange(40_000) % len(POINTS)
    epsilon = noise((40_000, 2), seed=8, dtype=float)
    for t in (100, 400):
        alpha, sigma = SCHEDULE.alphas_cumprod_sqrt[t], np.sqrt(SCHEDULE.one_minus_alphas_cumprod[t])
        xt = alpha * POINTS[rows] + sigma * epsilon
        x0 = expected_x0(POINTS, xt, SCHEDULE, t)
        convert = x0_coefficients("epsilon", SCHEDULE, t)
        loss = np.square((x0 - convert.xt * xt) / convert.prediction - epsilon).mean()
        floor = loss_floor(POINTS, SCHEDULE, t, target="epsilon", draws=20_000)
        assert loss == pytest.approx(floor, rel=0.05)
        assert floor < linear_loss_floor(np.cov(POINTS.T, bias=True), SCHEDULE, t, target="epsilon")


def test_of_a_gaussian_is_that_of_the_linear_guess() -> None:
    times = [0.1, 0.5, 0.9]
    # A Gaussian around one point.
    floor = loss_floor([[0.3, -1.0, 0.0]], FLOW, times, deviation=0.7, draws=10)
    np.testing.assert_allclose(floor, linear_loss_floor(0.49 * np.eye(3), FLOW, times), rtol=1e-12)
    np.testing.assert_allclose(floor, linear_loss_floor([0.49, 0.49, 0.49], FLOW, times), rtol=1e-12)
    # Its axes may be turned.
    turned = np.array([[2.0, 1.0], [1.0, 2.0]])
    np.testing.assert_allclose(linear_loss_floor(turned, FLOW, times), linear_loss_floor([3.0, 1.0], FLOW, times), rtol=1e-12)


def test_takes_one_t_or_an_array() -> None:
    assert np.shape(loss_floor(POINTS, FLOW, 0.5)) == ()
    assert loss_floor(POINTS, FLOW, np.full((2, 3), 0.5)).shape == (2, 3)
    assert loss_floor(POINTS, FLOW, [0, 1]) == pytest.approx([0, POINTS.var(axis=0).mean()], abs=1e-12)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: loss_floor([1.0], FLOW, 0.5), r"invalid points: \(1,\); expected a shape \[count, dimension\]"),
        (lambda: loss_floor(POINTS, FLOW, 2), "invalid t: 2"),
        (lambda: loss_floor(POINTS, FLOW, 0.5, target="noise"), "invalid target: 'noise'"),
        (lambda: loss_floor(POINTS, FLOW, 0.5, target="v_prediction"), "is 'v'"),
        (lambda: loss_floor(POINTS, FLOW, 0.5, draws=0), "invalid draws: 0"),
        (lambda: loss_floor(POINTS, FLOW, 0, target="epsilon"), "invalid t: 0.0; expected a time with sigma > 0"),
        (lambda: loss_floor(POINTS, "flow", 0.5), "invalid process: 'flow'"),
        (lambda: error_factor("velocity", gaussian_path("vp-linear"), 0), "invalid t: 0.0; expected a time"),
        (lambda: linear_loss_floor([[1, 2]], FLOW, 0.5), r"invalid shape of covariance: \(1, 2\)"),
        (lambda: linear_loss_floor([[1, 2], [0, 1]], FLOW, 0.5), "a table that is not symmetric"),
        (lambda: linear_loss_floor([1, -1], FLOW, 0.5), "a variance of -1"),
    ],
)
def test_names_what_is_wrong(call, message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        call()


def test_measured_losses_of_the_best_network_lie_on_the_floor_that_the_figure_draws() -> None:
    points = np.repeat(noise((8, 2), seed=4, dtype=float), 500, axis=0)
    epsilon = noise(points.shape, seed=5, dtype=float)

    def model(x_t, t):
        scales = forward_jump_coefficients(SCHEDULE, t)
        return (x_t - scales.x0 * expected_x0(points[::500], x_t, SCHEDULE, t)) / scales.sigma

    denoiser, measured = Denoiser(model, batch=1000), []
    for t in range(50, 1000, 300):
        jump = forward_jump_coefficients(SCHEDULE, t)
        loss = np.square(denoiser(jump.x0 * points + jump.sigma * epsilon, t) - epsilon).mean()
        assert abs(loss / loss_floor(points[::500], SCHEDULE, t, target="epsilon", draws=4000) - 1) < 0.1
        measured.append([log_snr(SCHEDULE, t), loss])
    figure = LossFloor(points=points[::500], measured=np.array(measured, np.float32), measured_target="epsilon")
    np.testing.assert_allclose(figure.props["measured"], measured, rtol=1e-6)
    assert figure.props["measuredTarget"] == "epsilon"
    assert LossFloor(measured=measured).props["measured"] == measured
