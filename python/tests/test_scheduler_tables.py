"""Configurations of diffusers: what ``from_diffusers`` and the table of the page make of each, beside arrays that NumPy computes as the classes do."""

from __future__ import annotations

import json
import subprocess
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from golden import ROOT

from diffusion_figures import from_config, from_diffusers

SCHEDULERS = ROOT / "dist" / "schedulers" / "index.js"
SD = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "num_train_timesteps": 1000}
SPACINGS = ("linspace", "leading", "trailing")
#: Classes that divide the timesteps by one more than the steps, and end other spacings at the last sigma or at 0.
MULTISTEP = ("DPMSolverMultistepScheduler", "UniPCMultistepScheduler", "DEISMultistepScheduler")
RESPACED = {"use_karras_sigmas": 7.0, "use_exponential_sigmas": None}


def products_of(config: dict[str, Any]) -> np.ndarray:
    betas = np.linspace(config["beta_start"] ** 0.5, config["beta_end"] ** 0.5, 1000, dtype=np.float32) ** 2
    if config["beta_schedule"] == "linear":
        betas = np.linspace(config["beta_start"], config["beta_end"], 1000, dtype=np.float32)
    products = np.cumprod(1 - betas, dtype=np.float32)
    if config.get("rescale_betas_zero_snr"):
        roots = np.sqrt(products)
        products = ((roots - roots[-1]) * roots[0] / (roots[0] - roots[-1])) ** 2
        if config["_class_name"].startswith(("Euler", "DPM", "UniPC")):
            products[-1] = 2.0**-24
    return products


def spaced(config: dict[str, Any], steps: int, usual: str) -> np.ndarray:
    """Timesteps as all classes space them; those of several steps leave out the last of one more."""
    spacing, offset = config.get("timestep_spacing", usual), config.get("steps_offset", 0)
    more = steps + (config["_class_name"] in MULTISTEP)
    if spacing == "linspace":
        return np.linspace(0, 999, more)[::-1][:steps]
    if spacing == "leading":
        return (np.arange(more) * (1000 // more))[::-1][:steps] + offset
    return np.arange(1000, 0, -1000 / steps).round() - 1


def arrays_of(config: dict[str, Any], steps: int) -> tuple[np.ndarray, np.ndarray]:
    """The timesteps and the sigmas, with that at the end, of ``set_timesteps``."""
    name = config["_class_name"]
    if name.startswith("FlowMatch"):
        shift = config["shift"]
        shifted = lambda sigma: shift * sigma / (1 + (shift - 1) * sigma)  # noqa: E731
        times = np.linspace(1000, 1000 * shifted(1 / 1000), steps)
        sigmas = shifted(times / 1000)
        return 1000 * sigmas, np.append(sigmas, 0)
    if name == "EDMEulerScheduler":
        sigmas = np.linspace(80 ** (1 / 7), 0.002 ** (1 / 7), steps) ** 7
        return np.log(sigmas) / 4, np.append(sigmas, 0)
    products = products_of(config)
    with np.errstate(divide="ignore"):
        ratios = ((1 - products) / products) ** 0.5
    if name in ("LCMScheduler", "TCDScheduler"):
        count = config.get("original_inference_steps", 50)
        origin = (np.arange(1, count + 1) * (1000 // count) - 1)[::-1]
        times = origin[np.floor(np.linspace(0, count, steps, endpoint=False)).astype(int)]
        return times, np.append(ratios[times], 0 if name == "LCMScheduler" else ratios[0])
    if name in ("DDPMScheduler", "DDIMScheduler"):
        times = spaced(config, steps, "leading").round()
        before = int(times[-1]) - 1000 // steps
        end = 0.0
        if name == "DDIMScheduler" and (before >= 0 or not config.get("set_alpha_to_one", True)):
            end = ratios[max(before, 0)]
        return times, np.append(ratios[times.astype(int)], end)
    is_several = name in MULTISTEP
    if config.get("use_flow_sigmas"):
        shift = config.get("flow_shift", 1.0)
        sigmas = np.linspace(1, 1 / 1000, steps + 1)
        sigmas = sigmas[:-1] if name.startswith("UniPC") else (1 - sigmas)[::-1][:-1]
        sigmas = shift * sigmas / (1 + (shift - 1) * sigmas)
        if name.startswith("UniPC"):
            sigmas[0] -= 1e-6
        return (sigmas * 1000).astype(np.int64), np.append(sigmas, sigmas[-1] if name.startswith("DEIS") else 0)
    times = spaced(config, steps, "linspace")
    times = times.round() if is_several else times
    sigmas = np.interp(times, np.arange(1000), ratios)
    end = ratios[0] if name.startswith("DEIS") else 0.0
    for key, rho in RESPACED.items():
        if not config.get(key):
            continue
        most, least = (ratios[-1], ratios[0]) if is_several else (sigmas[0], sigmas[-1])
        if rho is None:
            sigmas = np.exp(np.linspace(np.log(most), np.log(least), steps))
        else:
            sigmas = np.linspace(most ** (1 / rho), least ** (1 / rho), steps) ** rho
        times = np.interp(np.log(sigmas), np.log(ratios), np.arange(1000))
        if is_several:
            times = times.round() if rho else np.floor(times + 1e-5)
        end = sigmas[-1] if name.startswith("DEIS") else 0.0
    return times, np.append(sigmas, end)


def configurations() -> list[tuple[dict[str, Any], int]]:
    found: list[tuple[dict[str, Any], int]] = []

    def add(name: str, steps: int, **config: Any) -> None:
        found.append(({"_class_name": f"{name}Scheduler", **SD, **config}, steps))

    for name in ("DDPM", "DDIM"):
        for spacing in SPACINGS:
            for steps in (10, 28, 50):
                add(name, steps, timestep_spacing=spacing)
    add("DDIM", 30, steps_offset=1, set_alpha_to_one=False)
    add("DDIM", 28, prediction_type="v_prediction", rescale_betas_zero_snr=True, timestep_spacing="trailing")
    for name in ("EulerDiscrete", "HeunDiscrete", "EulerAncestralDiscrete", "DPMSolverMultistep", "UniPCMultistep", "DEISMultistep"):
        for spacing in SPACINGS:
            add(name, 28, timestep_spacing=spacing)
            for key in RESPACED if name != "EulerAncestralDiscrete" else ():
                add(name, 28, timestep_spacing=spacing, **{key: True})
        add(name, 28, beta_schedule="linear")
        add(name, 20, prediction_type="v_prediction", steps_offset=1, timestep_spacing="leading")
    for name in ("EulerDiscrete", "DPMSolverMultistep", "UniPCMultistep"):
        add(name, 28, prediction_type="v_prediction", rescale_betas_zero_snr=True, timestep_spacing="trailing")
    for name in ("DPMSolverMultistep", "UniPCMultistep", "DEISMultistep"):
        for shift in (1.0, 3.0, 5.0):
            add(name, 28, use_flow_sigmas=True, prediction_type="flow_prediction", flow_shift=shift)
    for name in ("LCM", "TCD"):
        for steps in (1, 4, 7, 28, 50):
            add(name, steps)
        add(name, 4, original_inference_steps=100)
    for shift in (1.0, 3.0, 5.0):
        found.append(({"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": shift}, 28))
    found.append(({"_class_name": "EDMEulerScheduler", "num_train_timesteps": 1000}, 28))
    return found


CONFIGURATIONS = configurations()


def said(case: Any) -> str:
    return " ".join(str(value) for key, value in case.items() if key not in SD or value != SD[key]) if isinstance(case, dict) else str(case)


@pytest.fixture(scope="module")
def tables() -> list[Any]:
    """What the page's table has for each."""
    if not SCHEDULERS.exists():
        pytest.skip("dist/schedulers is missing: run npm run build")
    script = (
        f"import {{ schedulerFromConfig }} from {json.dumps(SCHEDULERS.as_uri())};"
        f"const all = {json.dumps(CONFIGURATIONS)}.map(([config, steps]) => schedulerFromConfig(config).table(steps));"
        "process.stdout.write(JSON.stringify(all, (_, v) => v === Infinity ? 'Infinity' : v));"
    )
    done = subprocess.run(["node", "--input-type=module"], input=script, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@pytest.mark.parametrize("index", range(len(CONFIGURATIONS)), ids=[f"{said(config)} {steps}" for config, steps in CONFIGURATIONS])
def test_the_table_of_the_page_is_right(index: int, tables: list[Any]) -> None:
    config, steps = CONFIGURATIONS[index]
    timesteps, sigmas = arrays_of(config, steps)
    found = tables[index]
    # Those of other spacings lie between two integers.
    np.testing.assert_allclose(found["timesteps"], timesteps[:steps], atol=2e-3)
    np.testing.assert_allclose(np.array(found["sigmas"], dtype=float), sigmas, rtol=4e-4)


@pytest.mark.parametrize(("config", "steps"), CONFIGURATIONS, ids=said)
def test_a_live_scheduler_is_read_right(config: dict[str, Any], steps: int) -> None:
    name = config["_class_name"]
    timesteps, sigmas = arrays_of(config, steps)
    live: dict[str, Any] = {"config": config, "timesteps": timesteps, "num_inference_steps": steps}
    if not name.startswith(("FlowMatch", "EDM")):
        live["alphas_cumprod"] = products_of(config)
        if name.startswith(("DDIM", "LCM", "TCD")):
            live["final_alpha_cumprod"] = 1.0 if config.get("set_alpha_to_one", True) else live["alphas_cumprod"][0]
    if not name.startswith(("DDPM", "DDIM", "LCM", "TCD")):
        live["sigmas"] = sigmas.astype(np.float32)
        if name.startswith("Heun"):
            live["timesteps"] = np.append(timesteps[:1], np.repeat(timesteps[1:], 2))
            live["sigmas"] = np.concatenate([sigmas[:1], np.repeat(sigmas[1:-1], 2), sigmas[-1:]])
    read = from_diffusers(type(name, (SimpleNamespace,), {})(**live))
    np.testing.assert_allclose(read.network_timesteps, timesteps, atol=1e-6)
    np.testing.assert_allclose(read.sigmas, sigmas, rtol=2e-5, atol=1e-7)
    predicted = {"epsilon": "epsilon", "v_prediction": "v", "flow_prediction": "velocity"}[config.get("prediction_type", "epsilon")]
    of_class = {"FlowMatchEulerDiscreteScheduler": "velocity", "EDMEulerScheduler": "F"}
    assert read.predicts == of_class.get(name, predicted)
    # The same from its file, without a live one.
    of_file = from_config(config)
    assert (of_file.predicts, type(of_file.process)) == (read.predicts, type(read.process))


@pytest.mark.parametrize("name", ["IPNDMScheduler", "ScoreSdeVeScheduler", "DDIMInverseScheduler", "SASolverScheduler", "LMSDiscreteScheduler"])
def test_others_are_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=rf"invalid _class_name: '{name}'; expected one of 'DDPMScheduler'"):
        from_config({"_class_name": name, **SD})
    if name == "DDIMInverseScheduler":
        with pytest.raises(ValueError, match="invalid scheduler.timesteps: timesteps of DDIMInverseScheduler that rise"):
            from_diffusers(
                type(name, (SimpleNamespace,), {})(
                    config=SD, timesteps=np.arange(0, 1000, 100), alphas_cumprod=products_of({"_class_name": name, **SD}), num_inference_steps=10
                )
            )
