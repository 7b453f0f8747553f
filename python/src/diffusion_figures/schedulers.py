"""Schedulers of Hugging Face's diffusers, read from a live object. This module does not import diffusers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import complaint, invalid, one_of, positive
from ._values import values_of
from .paths import Process, gaussian_path
from .schedules import Schedule, schedule_of_betas

#: The classes that the figures know, too.
CLASSES = (
    "DDPMScheduler",
    "DDIMScheduler",
    "PNDMScheduler",
    "EulerDiscreteScheduler",
    "EulerAncestralDiscreteScheduler",
    "DPMSolverMultistepScheduler",
    "FlowMatchEulerDiscreteScheduler",
    "EDMEulerScheduler",
)
#: Classes whose steps lead down by the same gap, and end at ``final_alpha_cumprod``.
_OF_FIXED_GAPS = ("DDIMScheduler", "PNDMScheduler")
_TARGETS = {"epsilon": "epsilon", "sample": "x0", "v_prediction": "v", "flow_prediction": "velocity"}
#: By how much the products of float32 betas may differ from float32 products.
_ROUNDING = 1e-3


@dataclass(frozen=True, eq=False)
class Scheduler:
    """A scheduler as the figures know it."""

    class_name: str
    #: What the network was trained to denoise.
    process: Process
    #: What the network predicts: ``"epsilon"``, ``"x0"``, ``"v"`` or ``"velocity"``.
    predicts: str
    #: Of the steps that were set with ``set_timesteps``, falling; of those of the training before that.
    timesteps: NDArray[np.float64]
    #: Noise over signal at these timesteps, and after the last step; of a flow the share of noise.
    sigmas: NDArray[np.float64]
    #: The configuration with the name of the class, which ``SchedulerTable`` takes.
    config: dict[str, Any]


def from_diffusers(scheduler: Any) -> Scheduler:
    """Reads process, prediction, timesteps and sigmas from a scheduler of diffusers.

    ```py
    pipeline.scheduler.set_timesteps(30)
    scheduler = from_diffusers(pipeline.scheduler)
    SchedulerTable(config=scheduler.config, compared=False, steps=30)
    ```

    Args:
        scheduler: an instance of any class that has ``alphas_cumprod``, or has a name that begins with ``FlowMatch`` or
            ``EDM``. ``SchedulerTable`` shows those of ``CLASSES``. Before ``set_timesteps`` the timesteps are those of the
            training; ``PNDMScheduler`` has none then.

    Raises:
        ValueError: names the class or the attribute that is not known.
    """
    name = type(scheduler).__name__
    is_flow, is_edm = name.startswith("FlowMatch"), name.startswith("EDM")
    if not (is_flow or is_edm or hasattr(scheduler, "alphas_cumprod")):
        expected = "an object with alphas_cumprod, or of a class FlowMatch... or EDM..., such as " + ", ".join(CLASSES)
        raise complaint("scheduler", f"an object of class {name}", expected)
    config = _config_of(scheduler)
    timesteps = _array(scheduler, "timesteps")
    if is_flow:
        return Scheduler(name, gaussian_path("flow"), "velocity", timesteps, _sigmas_of(scheduler, timesteps), config)
    if is_edm:
        path = gaussian_path("edm", end=positive("scheduler.config['sigma_max']", config.get("sigma_max", 80)))
        return Scheduler(name, path, "x0", timesteps, _sigmas_of(scheduler, timesteps), config)
    prediction = one_of("prediction_type", config.get("prediction_type", "epsilon"), tuple(_TARGETS))
    process = gaussian_path("flow") if config.get("use_flow_sigmas") else _schedule_of(scheduler)
    return Scheduler(name, process, _TARGETS[prediction], timesteps, _sigmas_of(scheduler, timesteps), config)


def config_of(scheduler: Any) -> dict[str, Any]:
    """The configuration of a live scheduler that the figures know, as plain data, with the name of its class."""
    name = type(scheduler).__name__
    if name not in CLASSES:
        raise complaint("scheduler", f"an object of class {name}", "one of " + ", ".join(CLASSES))
    return _config_of(scheduler)


def _config_of(scheduler: Any) -> dict[str, Any]:
    config = getattr(scheduler, "config", None)
    if not isinstance(config, Mapping):
        raise invalid("scheduler.config", config, "the configuration of a scheduler, a mapping")
    plain = {key: _plain(value) for key, value in config.items() if not key.startswith("_")}
    # The default of lambda_min_clipped, -infinity, is no JSON.
    finite = {key: value for key, value in plain.items() if value != -math.inf}
    return {"_class_name": type(scheduler).__name__, **finite}


def _schedule_of(scheduler: Any) -> Schedule:
    """With the betas as they are, or, where a scheduler has changed its products alone, with those of the products."""
    products = _array(scheduler, "alphas_cumprod")
    before = np.append(1, products[:-1])
    if not (before > 0).all():
        raise invalid("scheduler.alphas_cumprod", products, "numbers above 0, but for the last one")
    betas = _array(scheduler, "betas") if hasattr(scheduler, "betas") else np.array([])
    is_as_given = betas.shape == products.shape and np.allclose(np.cumprod(1 - betas), products, rtol=_ROUNDING, atol=0)
    if not is_as_given:
        betas = 1 - products / before
        # The least number that diffusers divides by may be more than the product before. The figures replace it by 0, too.
        betas[-1] = 1 if betas[-1] <= 0 else betas[-1]
    wrong = np.flatnonzero(~((betas > 0) & (betas < 1)))
    if wrong.size and (wrong[0] != betas.size - 1 or betas[-1] != 1):
        expected = "a number in 0 < beta < 1; the last one may be 1"
        raise invalid(f"scheduler.betas[{wrong[0]}]", float(betas[wrong[0]]), expected)
    return schedule_of_betas(betas)


def _sigmas_of(scheduler: Any, timesteps: NDArray[np.float64]) -> NDArray[np.float64]:
    """One for each timestep, and one for the end."""
    if not hasattr(scheduler, "sigmas"):
        products = _array(scheduler, "alphas_cumprod")
        if timesteps[0] < timesteps[-1]:
            said = f"timesteps that rise from {timesteps[0]:g} to {timesteps[-1]:g}"
            raise complaint("scheduler.timesteps", said, "falling ones, which end at the clean image")
        at = np.interp(timesteps, np.arange(products.size), products)
        return _sigma(np.append(at, _last_product(scheduler, products, timesteps)))
    sigmas = _array(scheduler, "sigmas")
    if sigmas.size == timesteps.size:
        # Before set_timesteps there is no end, and some classes count from the least one on.
        return np.append(sigmas if sigmas[0] >= sigmas[-1] else sigmas[::-1], 0)
    # With log-linear interpolation there is one that no step leads to.
    return sigmas[: timesteps.size + 1]


def _last_product(scheduler: Any, products: NDArray[np.float64], timesteps: NDArray[np.float64]) -> float:
    """The product that the last step leads to; 1 is clean."""
    if type(scheduler).__name__ not in _OF_FIXED_GAPS or not getattr(scheduler, "num_inference_steps", None):
        return 1.0
    before = int(timesteps[-1]) - products.size // scheduler.num_inference_steps
    return float(products[before]) if before >= 0 else float(getattr(scheduler, "final_alpha_cumprod", 1.0))


def _sigma(products: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore"):
        return np.sqrt((1 - products) / products)


def _array(scheduler: Any, name: str) -> NDArray[np.float64]:
    values = getattr(scheduler, name, None)
    expected = "a flat array of finite numbers; call set_timesteps first"
    array = values_of(f"scheduler.{name}", values, expected).astype(np.float64)
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all():
        raise invalid(f"scheduler.{name}", values, expected)
    return array


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value
