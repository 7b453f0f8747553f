import math
import re

import numpy as np
import pytest
from golden import golden

from diffusion_figures import Denoiser, epsilon_coefficients, gaussian_path, log_snr, x0_coefficients

PATHS = golden("paths")
X, X0 = np.array(PATHS["x"]), np.array(PATHS["x0"])


def snake(options: dict) -> dict:
    return {re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name): value for name, value in options.items()}


@pytest.mark.parametrize("golden_path", PATHS["paths"], ids=lambda path: str(path["options"]))
def test_has_the_golden_values(golden_path: dict) -> None:
    path = gaussian_path(**snake(golden_path["options"]))
    rows = golden_path["rows"]
    t = [row["t"] for row in rows]
    slopes = path.slopes(t)
    for ours, name in (
        (path.alpha(t), "alpha"),
        (path.sigma(t), "sigma"),
        (log_snr(path, t), "logSnr"),
        (slopes.alpha, "alphaSlope"),
        (slopes.sigma, "sigmaSlope"),
    ):
        known = [(value, row[name]) for value, row in zip(ours, rows) if isinstance(row[name], (int, float))]
        np.testing.assert_allclose(*zip(*known), rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("golden_path", PATHS["paths"], ids=lambda path: str(path["options"]))
def test_converts_every_prediction(golden_path: dict) -> None:
    path = gaussian_path(**snake(golden_path["options"]))
    for row in golden_path["rows"]:
        for predicts, values in row["predictions"].items():
            if not all(isinstance(value, (int, float)) for value in values):
                continue
            prediction = np.array(values)
            if float(path.alpha(row["t"])) > 1e-6:
                own = x0_coefficients(predicts, path, row["t"])
                np.testing.assert_allclose(own.xt * X + own.prediction * prediction, X0, rtol=1e-8, atol=1e-8)
            own = epsilon_coefficients(predicts, path, row["t"])
            np.testing.assert_allclose(own.xt * X + own.prediction * prediction, row["predictions"]["epsilon"], rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize("kind", ["vp-linear", "zero-snr", "cosine", "sigmoid", "ve", "edm", "flow"])
def test_finds_the_time_of_a_ratio(kind: str) -> None:
    path = gaussian_path(kind, shift=2)
    t = path.time_at(0.5)
    assert log_snr(path, t) == pytest.approx(0.5, abs=1e-9)
    assert path.time_at(math.inf) == path.start
    assert path.time_at(-math.inf) == path.end


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gaussian_path("flwo"), "invalid kind: 'flwo'"),
        (lambda: gaussian_path(shift=0), "invalid shift: 0; expected a finite number above 0"),
        (lambda: gaussian_path(beta_start=30), "invalid beta_start: 30; .*beta_end is 20"),
        (lambda: gaussian_path("cosine", s=2), "invalid s: 2"),
        (lambda: gaussian_path("ve", sigma_start=60), "invalid sigma_start: 60"),
        (lambda: gaussian_path("flow").alpha([0.5, 1.5]), r"invalid t: \[0.5, 1.5\]; expected numbers in 0 <= t <= 1"),
        (lambda: gaussian_path("flow").time_at(math.nan), "invalid log_snr: nan"),
        (lambda: x0_coefficients("epsilon", gaussian_path("flow"), 1), "invalid t: 1; expected times with alpha > 0"),
        (lambda: epsilon_coefficients("x0", gaussian_path("flow"), 0), "invalid t: 0; expected times with sigma > 0"),
    ],
)
def test_names_what_is_wrong(call, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call()


def test_equals_a_path_with_the_same_options() -> None:
    assert gaussian_path("vp-linear") == gaussian_path("vp-linear", beta_start=0.1, beta_end=20)
    assert gaussian_path("zero-snr") != gaussian_path("vp-scaled-linear") != gaussian_path("vp-scaled-linear", beta_end=13)
    assert gaussian_path("flow", shift=3) != gaussian_path("flow") and gaussian_path("flow") != "flow"
    assert gaussian_path("flow", s=0.5) == gaussian_path("flow")
    assert len({gaussian_path("ve"), gaussian_path("ve"), gaussian_path("ve", sigma_end=9)}) == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (gaussian_path(), "GaussianPath('vp-linear', shift=1, beta_start=0.1, beta_end=20)"),
        (gaussian_path("zero-snr", beta_end=13), "GaussianPath('zero-snr', shift=1, beta_start=0.85, beta_end=13)"),
        (gaussian_path("cosine", s=0, shift=2), "GaussianPath('cosine', shift=2, s=0)"),
        (gaussian_path("edm"), "GaussianPath('edm', shift=1, end=80)"),
        (gaussian_path("ve"), "GaussianPath('ve', shift=1, sigma_start=0.01, sigma_end=50)"),
    ],
)
def test_shows_its_options(path, text: str) -> None:
    assert repr(path) == text


@pytest.mark.parametrize(("theirs", "ours"), [("v_prediction", "v"), ("sample", "x0"), ("flow_prediction", "velocity")])
def test_answers_predictions_of_diffusers_with_ours(theirs: str, ours: str) -> None:
    path = gaussian_path("flow")
    calls = (lambda: x0_coefficients(theirs, path, 0.5), lambda: epsilon_coefficients(theirs, path, 0.5), lambda: Denoiser(abs, predicts=theirs))
    for call in calls:
        with pytest.raises(ValueError, match=f"invalid predicts: '{theirs}'; .*; '{theirs}' of diffusers is '{ours}'$"):
            call()
