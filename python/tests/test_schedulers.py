from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from golden import javascript

from diffusion_figures import SchedulerTable, create_schedule, from_diffusers


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


def test_has_the_process_that_the_figures_read_from_its_configuration() -> None:
    expected = javascript("core.schedulerFromConfig({_class_name: 'DDIMScheduler', beta_schedule: 'scaled_linear', beta_start: 0.00085, beta_end: 0.012}).process.alphasCumprod")
    np.testing.assert_allclose(from_diffusers(ddim()).process.alphas_cumprod, expected, rtol=2e-5)


def test_reads_a_flow_and_edm() -> None:
    flow = from_diffusers(scheduler("FlowMatchEulerDiscreteScheduler", {"shift": 3.0}, timesteps=[1000.0, 750.0], sigmas=[1.0, 0.75, 0.0]))
    assert (flow.process.kind, flow.predicts, list(flow.sigmas)) == ("flow", "velocity", [1, 0.75, 0])
    edm = from_diffusers(scheduler("EDMEulerScheduler", {"sigma_max": 40.0}, timesteps=[0.9, 0.1], sigmas=[40.0, 1.0, 0.0]))
    assert (edm.process.kind, edm.process.end, edm.predicts) == ("edm", 40, "x0")


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
        (object(), "invalid scheduler: an object of class object; expected one of DDPMScheduler, "),
        (scheduler("KarrasVeScheduler", {}), "invalid scheduler: an object of class KarrasVeScheduler"),
        (scheduler("DDIMScheduler", None), r"invalid scheduler.config: None"),
        (ddim(timesteps=None), "invalid scheduler.timesteps: None; .*; call set_timesteps first"),
        (ddim(alphas_cumprod=[np.nan]), "invalid scheduler.alphas_cumprod"),
        (ddim(config={"prediction_type": "flow"}), "invalid prediction_type: 'flow'; expected one of 'epsilon', 'sample'"),
        (ddim(betas=np.append(SCALED[:-1], 1)), "invalid scheduler.betas: 1.0; expected numbers below 1"),
    ],
)
def test_names_what_is_wrong(given: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_diffusers(given)


def test_reads_the_betas_of_the_products() -> None:
    given = ddim()
    del given.betas
    np.testing.assert_allclose(from_diffusers(given).process.betas, SCALED, rtol=1e-9)
    assert isinstance(create_schedule(betas=SCALED).betas, np.ndarray)
