import math

import numpy as np
import pytest
from golden import golden, javascript

from diffusion_figures import (
    create_schedule,
    expected_x0,
    gaussian_path,
    log_snr,
    multistep_coefficients,
    noise,
    posterior_variance,
    sample,
    sample_times,
    sampler_coefficients,
)
from test_paths import snake
from test_schedules import options

SAMPLERS = {
    "ddpm-beta": {"kind": "ddpm", "variance": "beta"},
    "ddpm-posterior": {"kind": "ddpm", "variance": "posterior"},
    "ddim-0": {"kind": "ddim", "eta": 0},
    "ddim-0.3": {"kind": "ddim", "eta": 0.3},
    "ddim-1": {"kind": "ddim", "eta": 1},
}
SOLVERS = {
    "ddim": {"kind": "ddim", "eta": 0},
    "heunEdm": {"kind": "heun", "in": "sigma"},
    "eulerT": {"kind": "euler", "in": "time"},
    "heunT": {"kind": "heun", "in": "time"},
}
DATA = golden("solvers")


@pytest.mark.parametrize("row", golden("samplers"), ids=lambda row: f"{row['kind']} {row['timesteps']} {row['t']} {row['s']}")
def test_has_the_golden_coefficients(row: dict) -> None:
    schedule = create_schedule(**options(row))
    for name, sampler in SAMPLERS.items():
        step = sampler_coefficients(schedule, row["t"], row["s"], sampler)
        expected = [row[name][factor] for factor in ("a", "b", "sigma")]
        np.testing.assert_allclose(step, expected, rtol=1e-9, atol=1e-12)
    assert posterior_variance(schedule, row["t"], row["s"]) == pytest.approx(row["posteriorVariance"], rel=1e-10, abs=1e-15)
    assert log_snr(schedule, row["t"]) == pytest.approx(row["logSnr"], rel=1e-12)


@pytest.mark.parametrize("path", DATA["paths"], ids=lambda path: str(path["options"]))
@pytest.mark.parametrize("name", SOLVERS)
def test_takes_the_golden_step(path: dict, name: str) -> None:
    process = gaussian_path(**snake(path["options"]))
    _, t, s = path["t"]
    predict = lambda x, time: expected_x0(DATA["points"], x, process, time, deviation=DATA["deviation"])
    states = list(sample(process, predict, path["xt"], SOLVERS[name], [t, s]))
    np.testing.assert_allclose(states[1].xt, path[name], atol=1e-9)


@pytest.mark.parametrize(
    ("process", "javascript_process"),
    [
        (create_schedule("cosine"), "core.createSchedule({kind: 'cosine'})"),
        (gaussian_path("flow", shift=3), "core.gaussianPath({kind: 'flow', shift: 3})"),
        (gaussian_path("edm"), "core.gaussianPath({kind: 'edm'})"),
        (gaussian_path("zero-snr"), "core.gaussianPath({kind: 'zero-snr'})"),
    ],
)
@pytest.mark.parametrize("spacing", ["time", "logSnr", "karras"])
def test_visits_the_times_of_javascript(process, javascript_process: str, spacing: str) -> None:
    expected = javascript(f"core.sampleTimes({javascript_process}, 12, {{spacing: '{spacing}'}})")
    np.testing.assert_allclose(sample_times(process, 12, spacing=spacing), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("sampler", [*SAMPLERS.values(), *SOLVERS.values(), {"kind": "dpm++"}, {"kind": "dpm++", "sde": True}])
def test_samples_end_at_the_data(sampler: dict) -> None:
    """With one data point every sampler ends there, whatever its noise."""
    schedule = create_schedule()
    predict = lambda x, t: expected_x0([[0.5, -1.0]], x, schedule, t)
    *_, (t, samples) = sample(schedule, predict, [[3.0, 2.0], [-1.0, 0.0]], sampler, sample_times(schedule, 10), seed=4)
    assert t == -1
    np.testing.assert_allclose(samples, [[0.5, -1.0]] * 2, atol=1e-9)


@pytest.mark.parametrize("spacing", ["logSnr", "karras"])
@pytest.mark.parametrize("steps", [2000, 4000])
def test_spaces_schedules_whose_noise_over_signal_is_too_large_for_float64(steps: int, spacing: str) -> None:
    options = f"{{kind: 'linear', timesteps: {steps}, betaEnd: 0.9999}}"
    expected = javascript(f"core.sampleTimes(core.createSchedule({options}), 10, {{spacing: '{spacing}'}})")
    assert sample_times(create_schedule("linear", steps, beta_end=0.9999), 10, spacing=spacing) == expected


def test_names_rho_or_the_process_where_a_power_is_no_number() -> None:
    with pytest.raises((TypeError, ValueError), match="invalid rho: 0.5; expected a larger number: sigma/alpha to the power of 1/rho is 0"):
        sample_times(create_schedule("linear", 1400, beta_end=0.9999), 2, spacing="karras", rho=0.5)
    with pytest.raises((TypeError, ValueError), match=r"invalid process: sigma/alpha from 0.002 to 1e\+308; expected a range that 'karras' can"):
        sample_times(gaussian_path("edm", end=1e308), 2, spacing="karras")


def test_draws_the_noise_of_each_step_from_a_stream() -> None:
    """Of the timestep on a schedule, of the index of the step on a path, as chains of the figures do."""
    schedule, path, start = create_schedule(), gaussian_path("vp-linear"), np.array([[3.0, 2.0]])
    for process, times, streams in ((schedule, [999, 500], (999, 500)), (path, [1.0, 0.5], (0, 1))):
        for sampler in ({"kind": "ddpm", "variance": "beta"}, {"kind": "dpm++", "sde": True}):
            x = start
            for t, s, stream, (reached, xt) in zip(
                times, [*times[1:], -1], streams, list(sample(process, lambda x, t: 0 * x, start, sampler, times, seed=5))[1:]
            ):
                step = sampler_coefficients(process, t, s, sampler)
                x = step.xt * x + step.sigma * noise((1, 2), seed=5, stream=2**31 + stream)
                np.testing.assert_allclose(xt, x, rtol=1e-12)
                assert reached == s


def test_dpm_with_noise_steps_as_ddim_with_noise() -> None:
    schedule = create_schedule()
    for sde, eta in ((False, 0), (True, 1)):
        step = sampler_coefficients(schedule, 700, 500, {"kind": "dpm++", "sde": sde})
        assert step == sampler_coefficients(schedule, 700, 500, {"kind": "ddim", "eta": eta})
    assert step.sigma > 0


def test_continues_the_line_through_two_estimates() -> None:
    """In log-SNR: a step as long as the one before goes half of it further."""
    path = gaussian_path("flow")
    times = [path.time_at(ratio) for ratio in (0, 1, 2, 4)]
    np.testing.assert_allclose(multistep_coefficients(path, *times[:3]), (1.5, -0.5), rtol=1e-9)
    np.testing.assert_allclose(multistep_coefficients(path, times[0], times[1], times[3]), (2.5, -1.5), rtol=1e-9)


def test_spaces_a_path_whose_noise_is_small() -> None:
    """From the largest sigma/alpha down to its share of 0.002 of 80."""
    np.testing.assert_allclose(sample_times(gaussian_path("edm", end=0.001), 2, spacing="karras"), [0.001, 0.001 * 0.002 / 80])
    np.testing.assert_allclose(sample_times(gaussian_path("edm"), 2, spacing="karras"), [80, 0.002])


@pytest.mark.parametrize("sampler", [SOLVERS["heunT"], {"kind": "dpm++"}])
def test_keeps_its_states_from_the_function_and_from_the_reader(sampler: dict) -> None:
    path, start = gaussian_path("flow"), np.array([[3.0, 2.0]])
    expected = [xt.copy() for _, xt in sample(path, lambda x, t: 0.1 * x, start, sampler, [1, 0.7, 0.3])]
    buffer = np.empty_like(start)

    def predict(x: np.ndarray, t: float) -> np.ndarray:
        """Returns the same array each time, and changes its argument."""
        buffer[:] = 0.1 * x
        x *= 0
        return buffer

    states = []
    for _, xt in sample(path, predict, start, sampler, [1, 0.7, 0.3]):
        states.append(xt.copy())
        xt *= 0
    np.testing.assert_array_equal(states, expected)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda s: sampler_coefficients(s, 5, 5, SOLVERS["ddim"]), "invalid s: 5; expected a number in 0 <= s < 5, or -1 for the clean image"),
        (lambda s: sampler_coefficients(s, 5, 4, "ddim"), "invalid sampler: 'ddim'; expected a dict"),
        (lambda s: sampler_coefficients(s, 5, 4, {"kind": "plms"}), r"invalid sampler\['kind'\]: 'plms'"),
        (lambda s: sampler_coefficients(s, 5, 4, {"kind": "ddim", "eta": 2}), r"invalid sampler\['eta'\]: 2"),
        (lambda s: sample_times(s, 2000), "invalid steps: 2000"),
        (lambda s: sample_times(s, 10, spacing="even"), "invalid spacing: 'even'"),
        (lambda s: list(sample(s, lambda x, t: [0], [[1.0, 2.0]], SOLVERS["ddim"], [9])), "invalid shape of predict_x0 at t = 9"),
        (lambda s: list(sample(s, lambda x, t: x * math.inf, [[1.0, 2.0]], SOLVERS["ddim"], [9])), "invalid step 1 of the sampler"),
    ],
)
def test_names_what_is_wrong(call, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call(create_schedule())
