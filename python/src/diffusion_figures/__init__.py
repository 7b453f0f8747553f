"""Figures that show how diffusion models work, and the same computations in NumPy."""

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

from .arrays import from_array as from_array
from .coefficients import (
    epsilon_coefficients as epsilon_coefficients,
    forward_jump_coefficients as forward_jump_coefficients,
    forward_step_coefficients as forward_step_coefficients,
    log_snr as log_snr,
    per_state as per_state,
    posterior_mean_coefficients as posterior_mean_coefficients,
    predict_x0_coefficients as predict_x0_coefficients,
    reverse_skip_coefficients as reverse_skip_coefficients,
    reverse_step_coefficients as reverse_step_coefficients,
    x0_coefficients as x0_coefficients,
)
from .denoisers import Denoiser as Denoiser
from .diagnosis import (
    Diagnosis as Diagnosis,
    diagnose as diagnose,
)
from .losses import (
    error_factor as error_factor,
    linear_loss_floor as linear_loss_floor,
    loss_floor as loss_floor,
)
from .noise import noise as noise
from .paths import (
    GaussianPath as GaussianPath,
    gaussian_path as gaussian_path,
)
from .posterior import (
    expected_x0 as expected_x0,
    posterior_weights as posterior_weights,
)
from .samplers import (
    corrector_coefficients as corrector_coefficients,
    multistep_coefficients as multistep_coefficients,
    posterior_variance as posterior_variance,
    Sampler as Sampler,
    sample as sample,
    sample_times as sample_times,
    sampler_coefficients as sampler_coefficients,
)
from .schedulers import (
    Scheduler as Scheduler,
    from_config as from_config,
    from_diffusers as from_diffusers,
)
from .schedules import (
    Schedule as Schedule,
    create_schedule as create_schedule,
)
from .trajectories import (
    Recorder as Recorder,
    trajectory as trajectory,
)

if TYPE_CHECKING:
    __version__: str
    from .figures import *  # noqa: F403
    from .questions import (
        Choice as Choice,
        Prediction as Prediction,
        PredictionAxis as PredictionAxis,
    )

__all__ = [
    "ChainDiagram",
    "Choice",
    "Denoiser",
    "DenoiserField",
    "DensityFlow",
    "Diagnosis",
    "FlowPlane",
    "ForwardGrid",
    "GaussianPath",
    "Guidance",
    "Histogram",
    "Inpaint",
    "LossFloor",
    "MaskedDiffusion",
    "MeanComparison",
    "NoisePrediction",
    "NoisePredictorDiagram",
    "NoiseTriptych",
    "Observations",
    "PatchFaces",
    "PathComparison",
    "PointProcess",
    "PosteriorMean",
    "Preconditioning",
    "Prediction",
    "PredictionAxis",
    "PredictionTargets",
    "Recorder",
    "Reflow",
    "ReverseChain",
    "SampleTrajectories",
    "Sampler",
    "Schedule",
    "ScheduleChart",
    "ScheduleComparison",
    "Scheduler",
    "SchedulerTable",
    "SolverComparison",
    "SourceImage",
    "Spectrum",
    "TrainDenoiser",
    "Trajectory",
    "X0Reconstruction",
    "corrector_coefficients",
    "create_schedule",
    "diagnose",
    "epsilon_coefficients",
    "error_factor",
    "expected_x0",
    "forward_jump_coefficients",
    "forward_step_coefficients",
    "from_array",
    "from_config",
    "from_diffusers",
    "gaussian_path",
    "linear_loss_floor",
    "log_snr",
    "loss_floor",
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


if not TYPE_CHECKING:  # a type checker would accept every name

    def __getattr__(name: str) -> Any:
        """Imports the widgets and the version on first use, so that the other functions work without anywidget."""
        if name == "__version__":
            return _version()
        if name in ("Choice", "Prediction", "PredictionAxis"):
            return getattr(import_module(".questions", __name__), name)
        if name == "figures" or name in __all__:
            figures = import_module(".figures", __name__)
            return figures if name == "figures" else getattr(figures, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _version() -> str:
    """Returns the version that the build wrote. In a checkout without a build, returns the version of the installed package."""
    try:
        written: str = import_module("._version", __name__).__version__
        return written
    except ImportError:
        try:
            return metadata.version("diffusion-figures")
        except metadata.PackageNotFoundError:
            raise AttributeError("diffusion_figures has no version, because it is neither built nor installed") from None


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
