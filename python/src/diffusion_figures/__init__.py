"""Figures that show how diffusion models work, and their numbers in NumPy."""

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

from .arrays import from_array
from .coefficients import (
    epsilon_coefficients,
    forward_jump_coefficients,
    forward_step_coefficients,
    log_snr,
    per_state,
    posterior_mean_coefficients,
    predict_x0_coefficients,
    reverse_skip_coefficients,
    reverse_step_coefficients,
    x0_coefficients,
)
from .denoisers import Denoiser
from .noise import noise
from .paths import GaussianPath, gaussian_path
from .posterior import expected_x0, posterior_weights
from .samplers import (
    corrector_coefficients,
    multistep_coefficients,
    posterior_variance,
    sample,
    sample_times,
    sampler_coefficients,
)
from .schedulers import Scheduler, from_diffusers
from .schedules import Schedule, create_schedule
from .trajectories import Recorder, trajectory

if TYPE_CHECKING:
    __version__: str
    from .figures import *  # noqa: F403

_NAMES = [
    "Denoiser",
    "GaussianPath",
    "Recorder",
    "Schedule",
    "Scheduler",
    "corrector_coefficients",
    "create_schedule",
    "epsilon_coefficients",
    "expected_x0",
    "forward_jump_coefficients",
    "forward_step_coefficients",
    "from_array",
    "from_diffusers",
    "gaussian_path",
    "log_snr",
    "multistep_coefficients",
    "noise",
    "per_state",
    "posterior_mean_coefficients",
    "posterior_variance",
    "posterior_weights",
    "predict_x0_coefficients",
    "reverse_skip_coefficients",
    "reverse_step_coefficients",
    "sample",
    "sample_times",
    "sampler_coefficients",
    "trajectory",
    "x0_coefficients",
]


def __getattr__(name: str) -> Any:
    """The figures and the version, read when one is asked for: the numbers need no notebook."""
    if name == "__version__":
        return _version()
    if name == "__all__":
        return [*_NAMES, *import_module(".figures", __name__).__all__]
    if not name.startswith("_"):
        figures = import_module(".figures", __name__)
        if name == "figures":
            return figures
        if name in figures.__all__:
            return getattr(figures, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _version() -> str:
    """The version that the build writes; of a checkout without a build that of the installed package."""
    try:
        return import_module("._version", __name__).__version__
    except ImportError:
        try:
            return metadata.version("diffusion-figures")
        except metadata.PackageNotFoundError:
            raise AttributeError("diffusion_figures is neither built nor installed: it has no version") from None


def __dir__() -> list[str]:
    return sorted([*__getattr__("__all__"), "__version__"])
