"""Figures that show how diffusion models work, and their numbers in NumPy."""

from .coefficients import (
    Coefficients,
    epsilon_coefficients,
    forward_jump_coefficients,
    forward_step_coefficients,
    log_snr,
    posterior_mean_coefficients,
    predict_x0_coefficients,
    reverse_skip_coefficients,
    reverse_step_coefficients,
    x0_coefficients,
)
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
from .schedules import Schedule, create_schedule

__all__ = [
    "Coefficients",
    "GaussianPath",
    "Schedule",
    "corrector_coefficients",
    "create_schedule",
    "epsilon_coefficients",
    "expected_x0",
    "forward_jump_coefficients",
    "forward_step_coefficients",
    "gaussian_path",
    "log_snr",
    "multistep_coefficients",
    "noise",
    "posterior_mean_coefficients",
    "posterior_variance",
    "posterior_weights",
    "predict_x0_coefficients",
    "reverse_skip_coefficients",
    "reverse_step_coefficients",
    "sample",
    "sample_times",
    "sampler_coefficients",
    "x0_coefficients",
]
