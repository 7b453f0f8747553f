"""Schedules, paths and samplers as figures take them."""

import json
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import traitlets
from golden import javascript

from diffusion_figures import (
    Denoiser,
    DensityFlow,
    ReverseChain,
    ScheduleChart,
    create_schedule,
    from_diffusers,
    gaussian_path,
)


def half(x_t: Any, t: float) -> Any:
    return x_t / 2


def scheduler(name: str, **attributes: Any) -> Any:
    return type(name, (SimpleNamespace,), {})(**attributes)


class Unreadable:
    """What fails in code of its own when NumPy reads it."""

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        raise OSError("disk")


ZERO_SNR = np.append(np.linspace(0.1, 0.5, 9), 1.0)
FLOW = scheduler("FlowMatchEulerDiscreteScheduler", config={}, timesteps=[900, 500], sigmas=[0.9, 0.5, 0])
EDM = scheduler("EDMEulerScheduler", config={"sigma_max": 50}, timesteps=[2, 1], sigmas=[50, 1, 0])
DDIM = scheduler("DDIMScheduler", config={}, timesteps=[9, 4], betas=ZERO_SNR, alphas_cumprod=np.cumprod(1 - ZERO_SNR))


@pytest.mark.parametrize(
    ("process", "data"),
    [
        (create_schedule("cosine"), {"kind": "cosine", "timesteps": 1000}),
        (create_schedule(), {"kind": "linear", "timesteps": 1000}),
        (create_schedule("linear", 10, 0.1, 0.2), {"kind": "linear", "timesteps": 10, "betaStart": 0.1, "betaEnd": 0.2}),
        (create_schedule(betas=[0.1, 0.3]), {"betas": [0.1, 0.3]}),
        (gaussian_path("flow", shift=3), {"path": "flow", "shift": 3.0}),
        (gaussian_path("ve", sigma_end=9), {"path": "ve", "shift": 1.0, "sigmaStart": 0.01, "sigmaEnd": 9.0}),
        (gaussian_path("vp-linear", beta_end=5), {"path": "vp-linear", "shift": 1.0, "betaEnd": 5.0}),
        (gaussian_path("cosine"), {"path": "cosine", "shift": 1.0, "s": 0.008}),
        (from_diffusers(FLOW).process, {"path": "flow", "shift": 1.0}),
        (from_diffusers(EDM).process, {"path": "edm", "shift": 1.0, "end": 50.0}),
    ],
)
def test_figures_and_denoisers_take_schedules_and_paths(process: Any, data: dict) -> None:
    figure = DensityFlow(schedule=process)
    assert figure.schedule == figure.props["schedule"] == data
    assert Denoiser(half, schedule=process).schedule == data


@pytest.mark.parametrize("kind", ["linear", "quadratic", "sigmoid", "cosine", "custom"])
def test_the_page_makes_the_same_schedule_of_them(kind: str) -> None:
    schedule = create_schedule(betas=[0.1, 0.3]) if kind == "custom" else create_schedule(kind, 100)
    data = json.dumps(ScheduleChart(schedule=schedule).schedule)
    made = javascript(f"(({{ betas, alphasCumprod }}) => [betas, alphasCumprod])(core.createSchedule({data}))")
    np.testing.assert_allclose(made, [schedule.betas, schedule.alphas_cumprod], rtol=1e-13)


def test_the_page_makes_the_same_path_of_them() -> None:
    path = gaussian_path("ve", shift=2, sigma_start=0.1, sigma_end=9)
    data = json.dumps(Denoiser(half, schedule=path).schedule)
    made = f"(({{ path, ...options }}) => core.gaussianPath({{ ...options, kind: path }}))({data})"
    assert javascript(f"{made}.sigma(0.5)") == pytest.approx(path.sigma(0.5), rel=1e-14)


def test_a_schedule_that_ends_without_signal_is_sent_with_its_arrays() -> None:
    process: Any = from_diffusers(DDIM).process
    data = ScheduleChart(schedule=process).schedule
    # JavaScript's createSchedule refuses a beta of 1; a whole schedule may have one.
    assert (data["kind"], data["timesteps"], data["betas"]) == ("custom", 10, ZERO_SNR.tolist())
    members = "Object.entries(core.createSchedule())"
    arrays = set(javascript(f"{members}.filter(([, value]) => ArrayBuffer.isView(value)).map(([name]) => name)"))
    assert arrays == {name for name, value in data.items() if isinstance(value, list)}
    assert data["alphasCumprod"] == process.alphas_cumprod.tolist()
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_names_of_options_are_those_of_python_or_of_javascript() -> None:
    assert ScheduleChart(schedule={"beta_end": 0.01}).schedule == {"betaEnd": 0.01}
    assert ScheduleChart(schedule={"kind": "linear", "betaEnd": 0.01}).schedule == {"kind": "linear", "betaEnd": 0.01}
    given = {"path": "ve", "sigma_start": np.float64(0.1)}
    assert DensityFlow(schedule=given).schedule == {"path": "ve", "sigmaStart": 0.1}
    assert Denoiser(half, schedule=given).schedule == {"path": "ve", "sigmaStart": 0.1}


@pytest.mark.parametrize(
    ("schedule", "message"),
    [
        ({"beta_last": 0.01}, "'betaLast' is none of 'kind', 'timesteps', 'betaStart', 'betaEnd', 'betas'"),
        ({"path": "flow", "betas": [0.1]}, "'betas' is none of 'path', 'shift'"),
        ({"kind": object()}, "it contains an object of type object"),
        ({"betaEnd": np.nan}, "it contains a number that is not finite"),
        ({"betaEnd": 10**400}, "it contains a number that is not finite"),
        ({"betas": ["0.1"]}, "'betas' is no list of numbers"),
        ({"betas": np.array([0.1j])}, "it contains an object of type complex"),
        ({"betas": np.array(["0.1"])}, "'betas' is no list of numbers"),
        ({"betas": np.ma.array([0.1, 0.2], mask=[False, True])}, "some of its values are masked"),
        ({"betas": Unreadable()}, "disk"),
        (3, "it is an object of type int"),
    ],
)
def test_names_what_is_wrong_with_a_schedule(schedule: Any, message: str) -> None:
    expected = f"(?s)invalid schedule: .*; expected a Schedule, a GaussianPath, the kind of a schedule, .*: ({message})"
    with pytest.raises(traitlets.TraitError, match=expected):
        ScheduleChart(schedule=schedule)
    with pytest.raises(ValueError, match=expected):
        Denoiser(half, schedule=schedule)


@pytest.mark.parametrize(
    ("sampler", "message"),
    [
        ({"kind": "ddim", "eta": 0, "etta": 1}, "'etta' is no option of 'ddim'"),
        ({"kind": "ddmi"}, 'expected one of {"kind": "ddpm", "variance": ...}, {"kind": "ddim"'),
        ("ddim", "invalid sampler: 'ddim'"),
    ],
)
def test_names_what_is_wrong_with_a_sampler(sampler: Any, message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=message):
        ReverseChain(sampler=sampler)
    assert ReverseChain(sampler={"kind": "ddim", "eta": 0.5}).sampler == {"kind": "ddim", "eta": 0.5}
