import pickle
import random

import numpy as np
import pytest
from golden import golden, javascript

from diffusion_figures import create_schedule

ARRAYS = {
    "betas": "betas",
    "alphas": "alphas",
    "alphasSqrt": "alphas_sqrt",
    "alphasCumprod": "alphas_cumprod",
    "alphasCumprodSqrt": "alphas_cumprod_sqrt",
    "oneMinusAlphasCumprod": "one_minus_alphas_cumprod",
}
KINDS = ["linear", "quadratic", "sigmoid", "cosine"]
#: exp, cos, log1p and expm1 of NumPy and of JavaScript round by themselves: by how many units in the last place arrays that rest
#: on them may differ. The first betas of the cosine kind are differences of near numbers; relative to 1e-12 they agree.
LIBM_ULPS = {"linear": 2, "quadratic": 2, "sigmoid": 4, "cosine": 4096}


def options(row: dict) -> dict:
    names = {"kind": "kind", "timesteps": "timesteps", "betaStart": "beta_start", "betaEnd": "beta_end"}
    return {python: row[js] for js, python in names.items() if row.get(js) is not None}


@pytest.mark.parametrize("row", golden("schedules"), ids=lambda row: f"{row['kind']} {row['timesteps']}")
def test_has_the_golden_values(row: dict) -> None:
    schedule = create_schedule(**options(row))
    for js, python in ARRAYS.items():
        np.testing.assert_allclose(getattr(schedule, python)[row["t"]], row[js], rtol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_equals_javascript(kind: str) -> None:
    """To the last bit where the operations are arithmetic and roots; within ulps of libm elsewhere."""
    expected = javascript(f"core.createSchedule({{kind: '{kind}'}})")
    schedule = create_schedule(kind)
    for js, python in ARRAYS.items():
        ours, theirs = getattr(schedule, python), np.array(expected[js])
        if kind in ("linear", "quadratic") and js != "oneMinusAlphasCumprod":
            np.testing.assert_array_equal(ours, theirs)
        else:
            np.testing.assert_array_max_ulp(ours, theirs, LIBM_ULPS[kind])
            np.testing.assert_allclose(ours, theirs, rtol=1e-12)


#: By how much the arrays of schedules of up to 10,000 steps may differ, relative to their values.
LARGEST_DIFFERENCES = {"linear": 0, "quadratic": 0, "sigmoid": 1e-13, "cosine": 1e-11}


@pytest.mark.parametrize("kind", KINDS)
def test_differs_from_javascript_as_the_page_about_notebooks_says(kind: str) -> None:
    """Of other numbers of steps and other betas than the defaults."""
    chance = random.Random(kind)
    given = [(10000, 1e-4, 0.02), (1000, 1e-4, 0.02)]
    for steps in (10, 100, 1000, 10000):
        start = 10 ** chance.uniform(-6, -1)
        given += [(steps, start, chance.uniform(start, 0.999))]
    calls = [f"core.createSchedule({{kind: '{kind}', timesteps: {n}, betaStart: {a!r}, betaEnd: {b!r}}})" for n, a, b in given]
    for (steps, start, end), expected in zip(given, javascript(f"[{', '.join(calls)}]")):
        schedule = create_schedule(kind, steps, start, end)
        for js, python in ARRAYS.items():
            ours, theirs = getattr(schedule, python), np.array(expected[js])
            if python == "one_minus_alphas_cumprod" and kind in ("linear", "quadratic"):
                np.testing.assert_array_max_ulp(ours, theirs, 4)
                continue
            limit = 1e-12 if kind == "cosine" and steps <= 1000 else LARGEST_DIFFERENCES[kind]
            # Numbers below the least normal one have fewer digits.
            np.testing.assert_allclose(ours, theirs, rtol=limit, atol=2.0**-1022 if limit else 0)


def test_takes_betas() -> None:
    schedule = create_schedule(betas=[0.1, 0.2])
    assert (schedule.kind, schedule.timesteps, schedule.beta_start, schedule.beta_end) == ("custom", 2, 0.1, 0.2)
    np.testing.assert_allclose(schedule.alphas_cumprod, [0.9, 0.72])


def test_is_read_only() -> None:
    with pytest.raises((TypeError, ValueError), match="read-only"):
        create_schedule().betas[0] = 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kind": "linera"}, "invalid kind: 'linera'; expected one of 'linear', 'quadratic', 'sigmoid', 'cosine'"),
        ({"timesteps": 0}, "invalid timesteps: 0; expected an integer in 1 <= timesteps < 1000001"),
        ({"timesteps": 2.5}, "invalid timesteps: 2.5"),
        ({"timesteps": 10**7}, "invalid timesteps: 10000000"),
        ({"beta_start": 0.5, "beta_end": 0.1}, "invalid beta_start: 0.5; .*; beta_end is 0.1"),
        ({"timesteps": True}, "invalid timesteps: True"),
        ({"beta_start": 0}, "invalid beta_start: 0; expected 0 < beta_start <= beta_end < 1"),
        ({"beta_end": 1}, "invalid beta_end: 1"),
        ({"betas": [0.1, float("nan")]}, r"invalid betas\[1\]: nan; expected a number in 0 < beta < 1"),
        ({"betas": []}, "invalid betas: "),
        ({"betas": "many"}, "invalid betas: 'many'; expected a flat array of numbers"),
    ],
)
def test_names_what_is_wrong(arguments: dict, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        create_schedule(**arguments)


def test_equals_a_schedule_with_the_same_betas() -> None:
    schedule = create_schedule("cosine", 100)
    assert schedule == create_schedule("cosine", 100) == create_schedule(betas=schedule.betas)
    assert schedule != create_schedule("cosine", 101) and schedule != "cosine"
    assert len({schedule, create_schedule("cosine", 100), create_schedule()}) == 2
    assert pickle.loads(pickle.dumps(schedule)) == schedule


def test_shows_its_betas() -> None:
    assert repr(create_schedule(beta_end=0.5)) == "Schedule('linear', timesteps=1000, beta_start=0.0001, beta_end=0.5)"
    assert repr(create_schedule(betas=[0.1, 0.2])) == "Schedule('custom', timesteps=2, beta_start=0.1, beta_end=0.2)"


@pytest.mark.parametrize(("theirs", "ours"), [("scaled_linear", "quadratic"), ("squaredcos_cap_v2", "cosine")])
def test_answers_names_of_diffusers_with_ours(theirs: str, ours: str) -> None:
    with pytest.raises(ValueError, match=f"invalid kind: '{theirs}'; .*; '{theirs}' of diffusers is '{ours}'$"):
        create_schedule(theirs)
