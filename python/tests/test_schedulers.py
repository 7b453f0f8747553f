import warnings
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from golden import javascript

from traitlets import TraitError

from diffusion_figures import (
    SchedulerTable,
    create_schedule,
    from_diffusers,
    log_snr,
    sampler_coefficients,
    x0_coefficients,
)


def scheduler(name: str, config: dict, **attributes: Any) -> Any:
    """An object of a class of that name with the attributes that diffusers gives its instances."""
    return type(name, (SimpleNamespace,), {})(config=config, **attributes)


SCALED = np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
CUMPROD = np.cumprod(1 - SCALED)
DDIM = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "prediction_type": "v_prediction"}


def ddim(**changes: Any) -> Any:
    config = {**DDIM, "_diffusers_version": "0.40.0", **changes.pop("config", {})}
    attributes = {"timesteps": np.arange(951, 0, -50), "betas": SCALED, "alphas_cumprod": CUMPROD, **changes}
    return scheduler("DDIMScheduler", config, **attributes)


def test_reads_a_schedule() -> None:
    read = from_diffusers(ddim())
    assert (read.class_name, read.predicts) == ("DDIMScheduler", "v")
    np.testing.assert_allclose(read.process.alphas_cumprod, CUMPROD, rtol=1e-12)
    t = read.timesteps.astype(int)
    np.testing.assert_allclose(read.sigmas[:-1], np.sqrt((1 - CUMPROD[t]) / CUMPROD[t]), rtol=1e-12)
    assert read.sigmas[-1] == 0


def test_ends_where_the_last_step_of_ddim_leads() -> None:
    """Beyond t = 0 to `final_alpha_cumprod`, else to the timestep that is one gap lower."""
    ends = ddim(num_inference_steps=20, final_alpha_cumprod=np.float32(CUMPROD[0]))
    assert from_diffusers(ends).sigmas[-1] == pytest.approx(np.sqrt(1 / CUMPROD[0] - 1), rel=1e-4)
    stays = ddim(num_inference_steps=20, timesteps=np.arange(960, 50, -50))
    assert from_diffusers(stays).sigmas[-1] == pytest.approx(np.sqrt(1 / CUMPROD[10] - 1))


def test_reads_a_terminal_snr_of_zero() -> None:
    roots = np.sqrt(CUMPROD)
    products = ((roots - roots[-1]) * roots[0] / (roots[0] - roots[-1])) ** 2
    read = from_diffusers(ddim(alphas_cumprod=products, betas=1 - products / np.append(1, products[:-1]), timesteps=[999, 499]))
    assert (read.process.alphas_cumprod[-1], read.process.betas[-1], read.sigmas[0]) == (0, 1, np.inf)
    figures = javascript("core.schedulerFromConfig({_class_name: 'DDIMScheduler', beta_schedule: 'scaled_linear', beta_start: 0.00085, beta_end: 0.012, rescale_betas_zero_snr: true}).process.alphasCumprod")
    np.testing.assert_allclose(read.process.alphas_cumprod, figures, rtol=1e-9)
    # Classes that divide by the last product have the least number of float16 in its place, whatever their betas are.
    euler = from_diffusers(ddim(alphas_cumprod=np.append(products[:-1], 2.0**-24), betas=SCALED))
    assert euler.process.alphas_cumprod[-1] == pytest.approx(2.0**-24)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert log_snr(read.process, 999) == -np.inf
        assert x0_coefficients("v", read.process, 999)[:2] == (0, -1)
        sampler_coefficients(read.process, 999, 499, {"kind": "ddim", "eta": 1})


def test_has_an_end_before_the_timesteps_are_set() -> None:
    """A flow has none then, and DPM counts from the least sigma on."""
    rising = np.sqrt(1 / CUMPROD - 1)
    dpm = from_diffusers(scheduler("DPMSolverMultistepScheduler", {"lambda_min_clipped": -np.inf}, timesteps=np.arange(999, -1, -1), alphas_cumprod=CUMPROD, sigmas=rising))
    np.testing.assert_array_equal(dpm.sigmas, [*rising[::-1], 0])
    assert "lambda_min_clipped" not in dpm.config
    flow = from_diffusers(scheduler("FlowMatchEulerDiscreteScheduler", {}, timesteps=[1000, 500], sigmas=[1, 0.5]))
    assert list(flow.sigmas) == [1, 0.5, 0]


def test_reads_classes_that_the_figures_do_not_know() -> None:
    read = from_diffusers(scheduler("UniPCMultistepScheduler", {"prediction_type": "flow_prediction", "use_flow_sigmas": True}, timesteps=[999, 499], sigmas=[1, 0.5, 0], alphas_cumprod=CUMPROD))
    assert (read.process.kind, read.predicts, list(read.sigmas)) == ("flow", "velocity", [1, 0.5, 0])
    with pytest.raises(TraitError, match="invalid scheduler: an object of class SASolverScheduler; expected one of DDPM"):
        SchedulerTable(config=scheduler("SASolverScheduler", {}))


def test_has_the_process_that_the_figures_read_from_its_configuration() -> None:
    expected = javascript("core.schedulerFromConfig({_class_name: 'DDIMScheduler', beta_schedule: 'scaled_linear', beta_start: 0.00085, beta_end: 0.012}).process.alphasCumprod")
    np.testing.assert_allclose(from_diffusers(ddim()).process.alphas_cumprod, expected, rtol=2e-5)


def test_reads_a_flow_and_edm() -> None:
    flow = from_diffusers(scheduler("FlowMatchEulerDiscreteScheduler", {"shift": 3.0}, timesteps=[1000.0, 750.0], sigmas=[1.0, 0.75, 0.0]))
    assert (flow.process.kind, flow.predicts, list(flow.sigmas)) == ("flow", "velocity", [1, 0.75, 0])
    assert (list(flow.timesteps), list(flow.network_timesteps), list(flow.previous_timesteps)) == ([1, 0.75], [1000, 750], [0.75, -1])
    edm = from_diffusers(scheduler("EDMEulerScheduler", {"sigma_max": 40.0}, timesteps=[0.9, 0.1], sigmas=[40.0, 1.0, 0.0]))
    assert (edm.process.kind, edm.process.end, list(edm.timesteps)) == ("edm", 40, [40, 1])


def test_is_shown_by_the_table() -> None:
    table = SchedulerTable(config=ddim(), compared=False, steps=20)
    assert table.props["config"] == {"_class_name": "DDIMScheduler", **DDIM}
    assert table.props["compared"] is None
    assert table.props["steps"] == 20
    table.set_state({"props": {**table.props, "compared": "sd15-ddim"}})
    assert table.compared == "sd15-ddim"
    table.set_state({"props": {**table.props, "compared": None}})
    assert table.compared is False


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (object(), "invalid scheduler: an object of class object; expected an object with alphas_cumprod, .* DDPMScheduler, "),
        (scheduler("KarrasVeScheduler", {}), "invalid scheduler: an object of class KarrasVeScheduler"),
        (scheduler("DDIMScheduler", None, alphas_cumprod=CUMPROD), r"invalid scheduler.config: None"),
        (ddim(timesteps=None), "invalid scheduler.timesteps: None; .*; call set_timesteps first"),
        (ddim(alphas_cumprod=[np.nan]), "invalid scheduler.alphas_cumprod"),
        (ddim(config={"prediction_type": "flow"}), "invalid prediction_type: 'flow'; expected one of 'epsilon', 'sample'"),
        (ddim(config={"prediction_type": ["epsilon"]}), r"invalid prediction_type: \['epsilon'\]; expected one of 'epsilon'"),
        (
            scheduler("EDMEulerScheduler", {"sigma_max": None}, timesteps=[0.9], sigmas=[40.0, 0.0]),
            r"invalid scheduler.config\['sigma_max'\]: None; expected a finite number above 0",
        ),
        (ddim(timesteps=[[1], [2, 3]]), r"invalid scheduler.timesteps: \[\[1\], \[2, 3\]\]; expected a flat array"),
        (ddim(alphas_cumprod=CUMPROD[::-1]), r"invalid scheduler.betas\[1\]: -0.0121\d*; expected a number in 0 < beta < 1"),
        (ddim(alphas_cumprod=np.zeros(9)), "invalid scheduler.alphas_cumprod: .*; expected numbers above 0, but for the last one"),
        (ddim(timesteps=np.arange(1, 1000, 50)), "invalid scheduler.timesteps: timesteps of DDIMScheduler that rise from 1 to 951; expected falling ones"),
    ],
)
def test_names_what_is_wrong(given: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        from_diffusers(given)


def test_reads_the_betas_of_the_products() -> None:
    given = ddim()
    del given.betas
    np.testing.assert_allclose(from_diffusers(given).process.betas, SCALED, rtol=1e-9)
    assert isinstance(create_schedule(betas=SCALED).betas, np.ndarray)
