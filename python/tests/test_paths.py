import math
import re

import numpy as np
import pytest
from golden import golden

from diffusion_figures import epsilon_coefficients, gaussian_path, log_snr, x0_coefficients

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
