import numpy as np
import pytest
from golden import golden
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from diffusion_figures import create_schedule, expected_x0, gaussian_path, posterior_weights
from test_paths import snake

MIXTURE = golden("mixture")
OPTIMAL = golden("optimal")
finite = st.floats(-1e6, 1e6)


@pytest.mark.parametrize("row", MIXTURE["density"], ids=lambda row: f"{row['options']} {row['t']}")
def test_has_the_golden_means(row: dict) -> None:
    process = gaussian_path(**snake(row["options"]))
    x0 = expected_x0(MIXTURE["points"], MIXTURE["xt"], process, row["t"], deviation=MIXTURE["deviation"])
    np.testing.assert_allclose(x0, row["x0"], rtol=1e-10, atol=1e-11)


@pytest.mark.parametrize("row", OPTIMAL["rows"], ids=lambda row: f"t = {row['t']}")
def test_has_the_golden_means_of_points(row: dict) -> None:
    np.testing.assert_allclose(expected_x0(OPTIMAL["points"], row["xt"], create_schedule("cosine"), row["t"]), row["x0"], atol=1e-9)


@given(arrays(float, (5, 2), elements=finite), arrays(float, (3, 2), elements=finite), st.integers(0, 999))
def test_weights_add_up_to_one(points, xt, t: int) -> None:
    weights = posterior_weights(points, xt, create_schedule(), t)
    assert weights.shape == (3, 5)
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    assert np.isfinite(weights).all()


def test_keeps_the_shape_of_the_states() -> None:
    assert expected_x0([[0.0], [1.0]], np.zeros((4, 3, 1)), create_schedule(), 5).shape == (4, 3, 1)


def test_takes_the_nearest_point_without_noise() -> None:
    flow = gaussian_path("flow")
    np.testing.assert_array_equal(expected_x0([[-1.0, 0.0], [1.0, 0.0]], [[0.2, 9.0]], flow, 0), [[1.0, 0.0]])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1.0, 2.0], [[0.0, 0.0]]), r"invalid points: \(2,\); expected a shape \[count, dimension\]"),
        (([[1.0, float("nan")]], [[0.0, 0.0]]), r"invalid points\[0, 1\]: nan; expected a finite number"),
        (([[1.0, 2.0]], [[0.0, 0.0, 0.0]]), r"invalid xt: \(1, 3\); expected a shape that ends with 2"),
        (([["a", "b"]], [[0.0, 0.0]]), "invalid points: "),
    ],
)
def test_names_what_is_wrong(arguments: tuple, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        expected_x0(*arguments, create_schedule(), 5)


def test_takes_a_time_for_each_state() -> None:
    chance = np.random.default_rng(0)
    points, xt, t = chance.normal(size=(7, 2)), chance.normal(size=(4, 2)), np.array([5, 900, 5, 0])
    schedule = create_schedule()
    for function in (expected_x0, posterior_weights):
        rows = [function(points, state[None], schedule, one, deviation=0.1)[0] for state, one in zip(xt, t)]
        np.testing.assert_allclose(function(points, xt, schedule, t, deviation=0.1), rows, rtol=1e-12, atol=1e-300)
        images = np.stack([xt, xt], axis=1)
        np.testing.assert_allclose(function(points, images, schedule, t, deviation=0.1)[:, 1], rows, rtol=1e-12, atol=1e-300)
        assert function(points, xt[:0], schedule, t[:0]).shape == (0, 2 if function is expected_x0 else 7)
