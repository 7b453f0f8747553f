"""Schedulers of Hugging Face's diffusers, read from a live object. This module does not import diffusers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import complaint, invalid
from .paths import Process, gaussian_path
from .schedules import create_schedule

#: Classes with a schedule of betas.
_OF_SCHEDULES = (
    "DDPMScheduler",
    "DDIMScheduler",
    "PNDMScheduler",
    "EulerDiscreteScheduler",
    "EulerAncestralDiscreteScheduler",
    "DPMSolverMultistepScheduler",
)
#: The classes that the figures know, too.
CLASSES = (*_OF_SCHEDULES, "FlowMatchEulerDiscreteScheduler", "EDMEulerScheduler")
_TARGETS = {"epsilon": "epsilon", "sample": "x0", "v_prediction": "v"}


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
    #: Noise over signal at these timesteps, with the end; of a flow the share of noise.
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
        scheduler: an instance of one of ``CLASSES``, or an object with the name, the ``config``, the ``timesteps`` and, of a
            schedule, the ``alphas_cumprod`` of one.

    Raises:
        ValueError: names the class or the attribute that is not known.
    """
    config = config_of(scheduler)
    name = config["_class_name"]
    timesteps = _array(scheduler, "timesteps")
    if name == "FlowMatchEulerDiscreteScheduler":
        return Scheduler(name, gaussian_path("flow"), "velocity", timesteps, _array(scheduler, "sigmas"), config)
    if name == "EDMEulerScheduler":
        path = gaussian_path("edm", end=float(config.get("sigma_max", 80)))
        return Scheduler(name, path, "x0", timesteps, _array(scheduler, "sigmas"), config)
    cumprod = _array(scheduler, "alphas_cumprod")
    process = _schedule_of(scheduler, cumprod)
    sigmas = _array(scheduler, "sigmas") if hasattr(scheduler, "sigmas") else _sigmas_at(cumprod, timesteps)
    prediction = config.get("prediction_type", "epsilon")
    if prediction not in _TARGETS:
        raise invalid("prediction_type", prediction, "one of " + ", ".join(map(repr, _TARGETS)))
    return Scheduler(name, process, _TARGETS[prediction], timesteps, sigmas, config)


def config_of(scheduler: Any) -> dict[str, Any]:
    """The configuration of a live scheduler as plain data, with the name of its class."""
    name = type(scheduler).__name__
    if name not in CLASSES:
        raise complaint("scheduler", f"an object of class {name}", "one of " + ", ".join(CLASSES))
    config = getattr(scheduler, "config", None)
    if not isinstance(config, Mapping):
        raise invalid("scheduler.config", config, "the configuration of a scheduler, a mapping")
    plain = {key: _plain(value) for key, value in config.items() if not key.startswith("_")}
    return {"_class_name": name, **plain}


def _schedule_of(scheduler: Any, cumprod: NDArray[np.float64]) -> Process:
    """With the betas as they are, or, where a last one of 1 leaves no signal, those of the products."""
    betas = _array(scheduler, "betas") if hasattr(scheduler, "betas") else 1 - cumprod / np.append(1, cumprod[:-1])
    if betas.max() >= 1:
        raise invalid("scheduler.betas", float(betas.max()), "numbers below 1: a terminal SNR of 0 has no schedule here")
    return create_schedule(betas=betas)


def _sigmas_at(cumprod: NDArray[np.float64], timesteps: NDArray[np.float64]) -> NDArray[np.float64]:
    signal = np.interp(timesteps, np.arange(len(cumprod)), cumprod)
    return np.append(np.sqrt((1 - signal) / signal), 0)


def _array(scheduler: Any, name: str) -> NDArray[np.float64]:
    values = getattr(scheduler, name, None)
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise invalid(f"scheduler.{name}", values, "an array of numbers") from None
    if array.ndim != 1 or array.size == 0 or not np.isfinite(array).all():
        raise invalid(f"scheduler.{name}", values, "a flat array of finite numbers; call set_timesteps first")
    return array


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value
