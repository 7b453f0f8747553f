"""Schedulers of Hugging Face's diffusers, read from a live object. This module does not import diffusers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import complaint, integer, invalid, one_of, positive, wrong_type
from ._values import values_of
from .coefficients import DIFFUSERS, NetworkTarget
from .paths import GaussianPath, Process, gaussian_path
from .schedules import TIMESTEPS_LIMIT, Schedule, ScheduleKind, create_schedule, schedule_of_betas

#: Keys that several classes have.
_TRAINED = "beta_end beta_schedule beta_start num_train_timesteps prediction_type steps_offset timestep_spacing trained_betas"
_ZERO_SNR, _THRESHOLDS = f"{_TRAINED} rescale_betas_zero_snr", "dynamic_thresholding_ratio sample_max_value thresholding"
_CLIPPED = f"{_ZERO_SNR} {_THRESHOLDS} clip_sample clip_sample_range"
_DISTILLED = f"{_CLIPPED} original_inference_steps set_alpha_to_one timestep_scaling"
_SPACINGS = "use_beta_sigmas use_exponential_sigmas use_karras_sigmas"
_MULTISTEP = f"{_THRESHOLDS} {_SPACINGS} flow_shift lower_order_final solver_order solver_type time_shift_type use_dynamic_shifting use_flow_sigmas"
#: The keys of the classes with a schedule.
_OF_SCHEDULES = {
    "DDPMScheduler": f"{_CLIPPED} variance_type",
    "DDIMScheduler": f"{_CLIPPED} set_alpha_to_one",
    "PNDMScheduler": f"{_TRAINED} set_alpha_to_one skip_prk_steps",
    "EulerDiscreteScheduler": f"{_ZERO_SNR} {_SPACINGS} final_sigmas_type interpolation_type sigma_max sigma_min timestep_type",
    "EulerAncestralDiscreteScheduler": _ZERO_SNR,
    "DPMSolverMultistepScheduler": f"{_ZERO_SNR} {_MULTISTEP} algorithm_type euler_at_final final_sigmas_type lambda_min_clipped use_lu_lambdas variance_type",
    "UniPCMultistepScheduler": f"{_ZERO_SNR} {_MULTISTEP} disable_corrector final_sigmas_type predict_x0 shift_terminal sigma_max sigma_min solver_p",
    "DEISMultistepScheduler": f"{_TRAINED} {_MULTISTEP} algorithm_type",
    "HeunDiscreteScheduler": f"{_TRAINED} {_SPACINGS} clip_sample clip_sample_range",
    "LCMScheduler": _DISTILLED,
    "TCDScheduler": _DISTILLED,
}
_KEYS = {
    **_OF_SCHEDULES,
    "FlowMatchEulerDiscreteScheduler": f"{_SPACINGS} base_image_seq_len base_shift invert_sigmas max_image_seq_len max_shift num_train_timesteps "
    "shift shift_terminal stochastic_sampling time_shift_type use_dynamic_shifting",
    "EDMEulerScheduler": "final_sigmas_type num_train_timesteps prediction_type rho sigma_data sigma_max sigma_min sigma_schedule",
}
#: The classes that figures and ``from_config`` accept.
CLASSES = tuple(_KEYS)
#: Classes whose steps have a fixed length. The last one leads to ``final_alpha_cumprod``.
_OF_FIXED_GAPS = (
    "DDIMScheduler",
    "DDIMParallelScheduler",
    "CogVideoXDDIMScheduler",
    "CogVideoXDPMScheduler",
    "PNDMScheduler",
    "RePaintScheduler",
)
#: A class with ``final_alpha_cumprod`` whose last step leads to the clean image, and one whose last step leads to timestep 0.
_CLEAN_END, _NOISY_END = "LCMScheduler", "TCDScheduler"
#: The kind of ``create_schedule`` for each ``beta_schedule`` of diffusers.
_KINDS: dict[str, ScheduleKind] = {"linear": "linear", "scaled_linear": "quadratic", "squaredcos_cap_v2": "cosine", "sigmoid": "sigmoid"}
#: The default ``beta_schedule``, ``beta_start`` and ``beta_end`` of the classes whose defaults differ from those of DDPM.
_USUAL = {
    "HeunDiscreteScheduler": ("linear", 0.00085, 0.012),
    "LCMScheduler": ("scaled_linear", 0.00085, 0.012),
    "TCDScheduler": ("scaled_linear", 0.00085, 0.012),
}
#: The number that replaces a product of 0 in the classes that divide by the products.
_LEAST_PRODUCT = 2.0**-24
#: The largest relative difference between the products of float32 betas and float32 products.
_ROUNDING = 1e-3
#: The largest relative difference between a sigma in float32 and the sigma of its timestep, and the rounding error of a float32 product,
#: which dominates near t = 0, where 1 - product has few digits.
_SAME_SIGMA, _FLOAT32 = 2e-5, 1e-7


@dataclass(frozen=True, eq=False)
class Scheduler:
    """The process, the prediction and the timesteps of a scheduler of diffusers.

    ``sample(s.process, predict_x0, start, sampler, s.timesteps)`` runs a sampler at these timesteps. The arrays ``timesteps``,
    ``previous_timesteps`` and ``network_timesteps`` have one value for each step.
    """

    class_name: str
    #: The schedule or the path that the network was trained on.
    process: Process
    #: The quantity that the network predicts: ``"epsilon"``, ``"x0"``, ``"v"`` or ``"velocity"``. ``Denoiser`` does not accept two others,
    #: which you have to convert: ``"F"`` of EDM, and ``"negative velocity"`` of a flow with ``invert_sigmas``.
    predicts: NetworkTarget
    #: The falling times of the process at which the steps begin. For a schedule they are timesteps, and a sigma between those of two
    #: timesteps gives a timestep between them. For a flow they are the shares of noise, and for EDM they are sigma. Before
    #: ``set_timesteps`` they are the timesteps of the training.
    timesteps: NDArray[np.float64]
    #: The time to which each step leads. -1 stands for the clean image.
    previous_timesteps: NDArray[np.float64]
    #: The input t of the network at each of ``timesteps``: 0 to 1000 for a flow, and ln(sigma)/4 for EDM.
    network_timesteps: NDArray[np.float64]
    #: The ratio of noise to signal at each of ``timesteps`` and after the last step. For a flow it is the share of noise.
    sigmas: NDArray[np.float64]
    #: The configuration of the scheduler with the name of its class. ``SchedulerTable`` takes it.
    config: dict[str, Any]


def from_diffusers(scheduler: Any) -> Scheduler:
    """Returns the process, the prediction and the timesteps of a live scheduler of diffusers.

    ```py
    pipeline.scheduler.set_timesteps(30)
    scheduler = from_diffusers(pipeline.scheduler)
    sample(scheduler.process, predict_x0, start, {"kind": "ddim", "eta": 0}, scheduler.timesteps,
           previous_timesteps=scheduler.previous_timesteps)
    ```

    Heun and KDPM2 evaluate the network twice in a step. The result has one timestep for both evaluations.

    Args:
        scheduler: an instance of a class that has ``alphas_cumprod``, or whose name begins with ``FlowMatch`` or ``EDM``. Call its
            ``set_timesteps`` first. Otherwise the timesteps are those of the training, and ``PNDMScheduler`` raises an error, because
            it has none.

    Returns:
        A ``Scheduler``.

    Raises:
        ValueError: if the scheduler is of an unknown class, or if its timesteps or another attribute cannot be read. The message names
            the class or the attribute.
    """
    name = type(scheduler).__name__
    is_flow, is_edm = name.startswith("FlowMatch"), name.startswith("EDM")
    if not (is_flow or is_edm or hasattr(scheduler, "alphas_cumprod")):
        expected = "an object with alphas_cumprod, or of a class FlowMatch... or EDM..., such as " + ", ".join(CLASSES)
        raise complaint("scheduler", f"an object of class {name}", expected)
    config = _config_of(scheduler)
    if is_flow:
        is_inverted = bool(config.get("invert_sigmas"))
        return _on_path(scheduler, gaussian_path("flow"), "negative velocity" if is_inverted else "velocity", config, is_inverted)
    if is_edm:
        path = gaussian_path("edm", end=positive("scheduler.config['sigma_max']", config.get("sigma_max", 80)))
        return _on_path(scheduler, path, "F", config)
    predicts = DIFFUSERS[one_of("prediction_type", config.get("prediction_type", "epsilon"), tuple(DIFFUSERS))]
    if config.get("use_flow_sigmas"):
        return _on_path(scheduler, gaussian_path("flow"), predicts, config)
    if config.get("timestep_type") == "continuous":
        # The network takes ln sigma, which can exceed that of every timestep. Use a path whose alpha and sigma are a cosine and a sine.
        return _on_path(scheduler, gaussian_path("cosine", s=0), predicts, config)
    return _on_schedule(scheduler, predicts, config)


def _on_path(scheduler: Any, path: GaussianPath, predicts: NetworkTarget, config: dict[str, Any], is_inverted: bool = False) -> Scheduler:
    network, sigmas = _sigmas_of(scheduler, is_inverted)
    if path.kind == "flow" and sigmas.max() > 1 + _ROUNDING:
        raise complaint("scheduler.sigmas", f"{sigmas.max():g}", "shares of noise, at most 1; call set_timesteps first")
    times = 2 / math.pi * np.arctan(sigmas) if path.kind == "cosine" else np.minimum(sigmas, path.end)
    ends = np.where(times[1:] == 0, -1.0, times[1:])
    return Scheduler(type(scheduler).__name__, path, predicts, times[:-1], ends, network, sigmas, config)


def _on_schedule(scheduler: Any, predicts: NetworkTarget, config: dict[str, Any]) -> Scheduler:
    name, process = type(scheduler).__name__, _schedule_of(scheduler)
    if hasattr(scheduler, "sigmas"):
        network, sigmas = _sigmas_of(scheduler)
        times = _times_at(process, sigmas, network)
        return Scheduler(name, process, predicts, times[:-1], times[1:], network, sigmas, config)
    given = _array(scheduler, "timesteps")
    _check_falling(scheduler, given)
    if given.min() < 0 or given.max() >= process.timesteps or (given != np.floor(given)).any():
        wrong = given[(given < 0) | (given >= process.timesteps) | (given != np.floor(given))][0]
        expected = f"integers in 0 <= t < {process.timesteps}; 'trailing' gives some numbers of steps a timestep of -1: set another number"
        raise complaint("scheduler.timesteps", f"{wrong:g}", expected)
    times = given[_falls(given)]
    ends = _ends_of(scheduler, process, times)
    # Leave out a step from timestep 0 to timestep 0, which changes nothing.
    times, ends = times[ends < times], ends[ends < times]
    if times.size == 0:
        raise complaint("scheduler.timesteps", "0 alone, whose step changes nothing", "more steps; call set_timesteps with another number")
    at = np.append(times, ends[-1]).astype(int)
    products = _array(scheduler, "alphas_cumprod")
    sigmas = _sigma(np.where(at < 0, 1.0, products[at]))
    return Scheduler(name, process, predicts, times, ends, times, sigmas, config)


def from_config(config: Mapping[str, Any]) -> Scheduler:
    """Returns the process, the prediction and the timesteps of the training from a ``scheduler_config.json``.

    The result equals that of ``from_diffusers`` for a scheduler before ``set_timesteps``.

    ```py
    scheduler = from_config(json.loads(pathlib.Path("scheduler/scheduler_config.json").read_text()))
    ```

    Args:
        config: the contents of the file, with the key ``_class_name``. The classes are DDPM, DDIM, PNDM, Euler, Euler ancestral, Heun,
            DPM-Solver++ multistep, UniPC, DEIS, LCM, TCD, flow matching and EDM. Keys of another class with a schedule are ignored,
            except for flow matching and EDM. Keys that begin with ``_`` are ignored too.

    Returns:
        A ``Scheduler`` whose timesteps are those of the training.

    Raises:
        TypeError, ValueError: if a key is invalid. The message names the key, its value and what was expected.
    """
    if not isinstance(config, Mapping):
        raise wrong_type("config", config, "the contents of a scheduler_config.json, a dict")
    name = one_of("_class_name", config.get("_class_name"), CLASSES)
    _check_keys(name, config)
    count = integer("num_train_timesteps", config.get("num_train_timesteps", 1000), 1, TIMESTEPS_LIMIT + 1)
    given: dict[str, Any] = {"config": dict(config), "timesteps": np.arange(count)[::-1]}
    shares = np.arange(count, 0, -1) / count
    if name.startswith("FlowMatch") or config.get("use_flow_sigmas"):
        is_class = name.startswith("FlowMatch")
        shift = positive("shift", config.get("shift", 1)) if is_class else positive("flow_shift", config.get("flow_shift", 1))
        sigmas: NDArray[np.floating[Any]] = shift * shares / (1 - shares + shift * shares)
        sigmas = 1 - sigmas if config.get("invert_sigmas") else sigmas
        given |= {"sigmas": sigmas, "timesteps": sigmas * count, "alphas_cumprod": shares}
    elif name.startswith("EDM") or config.get("timestep_type") == "continuous":
        sigmas = _edm_sigmas(config, count)
        given |= {"sigmas": sigmas, "timesteps": np.log(sigmas) / 4, "alphas_cumprod": shares}
    else:
        given |= {"alphas_cumprod": _trained_products(name, config, count)}
    return from_diffusers(type(name, (SimpleNamespace,), {})(**given))


def _check_keys(name: str, config: Mapping[str, Any]) -> None:
    """Raises ValueError for a key that no class has, and for a switch that is on although the class ignores it, as the figures do."""
    own = _KEYS[name].split()
    others = " ".join(_OF_SCHEDULES.values()).split() if name in _OF_SCHEDULES else []
    for key, value in config.items():
        if key in own or str(key).startswith("_"):
            continue
        if key not in others:
            raise invalid(str(key), value, f"a key of {name}: {', '.join(sorted(own))}")
        if value is True and key.startswith(("use_", "rescale_")):
            raise invalid(key, value, f"false or none: {name} has no such key, and ignores it")


def _edm_sigmas(config: Mapping[str, Any], count: int) -> NDArray[np.floating[Any]]:
    least, largest = positive("sigma_min", config.get("sigma_min", 0.002)), positive("sigma_max", config.get("sigma_max", 80))
    if config.get("sigma_schedule") == "exponential":
        return np.geomspace(largest, least, count)
    root = 1 / positive("rho", config.get("rho", 7))
    return np.linspace(largest**root, least**root, count) ** (1 / root)


def _trained_products(name: str, config: Mapping[str, Any], count: int) -> NDArray[np.float64]:
    kinds = tuple(_KINDS if name == "DDPMScheduler" else (kind for kind in _KINDS if kind != "sigmoid"))
    if config.get("trained_betas") is not None:
        schedule = create_schedule(betas=config["trained_betas"])
        integer("num_train_timesteps", count, schedule.timesteps, schedule.timesteps + 1)
    else:
        usual_kind, start, end = _USUAL.get(name, ("linear", 0.0001, 0.02))
        kind = _KINDS[one_of("beta_schedule", config.get("beta_schedule", usual_kind), kinds)]
        schedule = create_schedule(kind, count, config.get("beta_start", start), config.get("beta_end", end))
    if not config.get("rescale_betas_zero_snr"):
        return schedule.alphas_cumprod
    roots = schedule.alphas_cumprod_sqrt
    products: NDArray[np.float64] = ((roots - roots[-1]) * roots[0] / (roots[0] - roots[-1])) ** 2
    if name.startswith(("Euler", "DPM", "UniPC")) and products[-2] > _LEAST_PRODUCT:
        products[-1] = _LEAST_PRODUCT
    return products


def config_of(scheduler: Any) -> dict[str, Any]:
    """Returns the configuration of a live scheduler as plain data, with the name of its class, which is one of ``CLASSES``."""
    name = type(scheduler).__name__
    if name not in CLASSES:
        raise complaint("scheduler", f"an object of class {name}", "one of " + ", ".join(CLASSES))
    return _config_of(scheduler)


def _config_of(scheduler: Any) -> dict[str, Any]:
    config = getattr(scheduler, "config", None)
    if not isinstance(config, Mapping):
        raise invalid("scheduler.config", config, "the configuration of a scheduler, a mapping")
    plain = {key: _plain(value) for key, value in config.items() if not key.startswith("_")}
    # JSON has no infinity, which is the default of lambda_min_clipped.
    finite = {key: value for key, value in plain.items() if value != -math.inf}
    return {"_class_name": type(scheduler).__name__, **finite}


def _schedule_of(scheduler: Any) -> Schedule:
    """Returns the schedule with the betas of a scheduler or, if it has changed only the products, with betas computed from the products."""
    products = _array(scheduler, "alphas_cumprod")
    before = np.append(1, products[:-1])
    if not (before > 0).all():
        raise invalid("scheduler.alphas_cumprod", products, "numbers above 0, but for the last one")
    betas = _array(scheduler, "betas") if hasattr(scheduler, "betas") else np.array([])
    is_as_given = betas.shape == products.shape and np.allclose(np.cumprod(1 - betas), products, rtol=_ROUNDING, atol=0)
    if not is_as_given:
        betas = 1 - products / before
        # The number that diffusers puts in place of 0 may exceed the product before it. Like the figures, use 0 then.
        betas[-1] = 1 if betas[-1] <= 0 else betas[-1]
    wrong = np.flatnonzero(~((betas > 0) & (betas < 1)))
    if wrong.size and (wrong[0] != betas.size - 1 or betas[-1] != 1):
        expected = "a number in 0 < beta < 1; the last one may be 1"
        raise invalid(f"scheduler.betas[{wrong[0]}]", float(betas[wrong[0]]), expected)
    return schedule_of_betas(betas)


def _sigmas_of(scheduler: Any, is_inverted: bool = False) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Returns the input t of the network at the beginning of each step, and the sigmas there and after the last step."""
    network, sigmas = _array(scheduler, "timesteps"), _array(scheduler, "sigmas")
    if is_inverted and sigmas[0] > sigmas[-1]:
        # Only set_timesteps inverts them.
        count = integer("num_train_timesteps", scheduler.config.get("num_train_timesteps", 1000), 1, TIMESTEPS_LIMIT + 1)
        network, sigmas = count - network, 1 - sigmas
    if not is_inverted:
        _check_falling(scheduler, network)
    if sigmas.size == network.size:
        # Before set_timesteps the last sigma is missing, and the sigmas of some classes rise.
        sigmas = np.append(sigmas if is_inverted or sigmas[0] >= sigmas[-1] else sigmas[::-1], 1.0 if is_inverted else 0.0)
    elif sigmas.size < network.size:
        raise complaint("scheduler.sigmas", f"{sigmas.size} for {network.size} timesteps", "one for each timestep, and the end")
    # With log-linear interpolation there is a sigma that no step uses.
    sigmas = sigmas[: network.size + 1]
    end = sigmas[-1:]
    if hasattr(scheduler, "sigmas_interpol"):
        # Every second timestep lies between two sigmas and has the sigma of the next one.
        network, sigmas = network[::2], sigmas[:-1][::2]
    else:
        sigmas = sigmas[:-1]
    if is_inverted:
        sigmas, end = 1 - sigmas, 1 - end
    begins = _falls(sigmas)
    return network[begins], np.append(sigmas[begins], end)


def _check_falling(scheduler: Any, timesteps: NDArray[np.float64]) -> None:
    if "Inverse" in type(scheduler).__name__ or timesteps[0] < timesteps[-1]:
        said = f"timesteps of {type(scheduler).__name__} that rise from {timesteps.min():g} to {timesteps.max():g}"
        raise complaint("scheduler.timesteps", said, "falling ones, which end at the clean image")


def _falls(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Returns which values are lower than all before them. A second evaluation within a step is not lower."""
    return np.append(True, values[1:] < np.minimum.accumulate(values)[:-1])


def _times_at(schedule: Schedule, sigmas: NDArray[np.float64], network: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns the timestep of each sigma: the network's, if it is whole and has this sigma in float32, or else one between two timesteps."""
    with np.errstate(divide="ignore"):
        ratios = np.sqrt(schedule.one_minus_alphas_cumprod / schedule.alphas_cumprod)
    near = _SAME_SIGMA + _FLOAT32 / schedule.one_minus_alphas_cumprod
    times = []
    for index, sigma in enumerate(sigmas):
        own = int(network[index]) if index < network.size and network[index] == np.floor(network[index]) else -1
        if index == network.size and sigma == 0:
            times.append(-1.0)
        elif 0 <= own < ratios.size and abs(sigma - ratios[own]) <= near[own] * ratios[own]:
            times.append(float(own))
        elif not ratios[0] * (1 - _ROUNDING) <= sigma <= ratios[-1] * (1 + _ROUNDING):
            expected = f"{ratios[0]:g} to {ratios[-1]:g}, those of the timesteps of the training"
            raise complaint(f"scheduler.sigmas[{index}]", f"{sigma:g}", expected)
        else:
            times.append(float(np.interp(sigma, ratios[np.isfinite(ratios)], np.flatnonzero(np.isfinite(ratios)))))
    return np.array(times)


def _ends_of(scheduler: Any, schedule: Schedule, times: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns the timestep to which each step leads, for steps that begin at whole timesteps."""
    name = type(scheduler).__name__
    final, steps = float(getattr(scheduler, "final_alpha_cumprod", 1.0)), getattr(scheduler, "num_inference_steps", None)
    ends = np.append(times[1:], -1.0)
    if name == _NOISY_END and steps:
        ends[-1] = 0
    elif name in _OF_FIXED_GAPS and steps:
        gaps = times - schedule.timesteps // steps
        # PNDM evaluates its second timestep twice. Its steps lead to the next timestep, and only the last one has the fixed length.
        ends = gaps if name != "PNDMScheduler" else np.append(ends[:-1], gaps[-1])
        is_first = np.isclose(final, float(_array(scheduler, "alphas_cumprod")[0]), rtol=1e-6)
        if (ends < 0).any() and not is_first and final != 1:
            raise complaint("scheduler.final_alpha_cumprod", f"{final:g}", "1, or the first of alphas_cumprod")
        ends = np.where(ends < 0, 0.0 if is_first and final != 1 else -1.0, ends)
    elif steps and final != 1 and name != _CLEAN_END:
        known = ", ".join((*_OF_FIXED_GAPS, _CLEAN_END, _NOISY_END))
        raise complaint("scheduler", f"an object of class {name} with a final_alpha_cumprod of {final:g}", f"one of {known}")
    return ends


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
