from importlib import import_module

import numpy as np
import pytest
from golden import javascript
from hypothesis import given
from hypothesis import strategies as st

from diffusion_figures import noise

KEYS = [(0, 0), (0, 1), (-0.0, 0), (7, 2**32 - 1), (0.1, 3), (-12345.678, 2147483648 + 999), (1e300, 0), (5e-324, 17)]


@pytest.mark.parametrize("length", [1, 15, 16, 17, 100_003, 140_000])
def test_equals_javascript_to_the_last_bit(length: int) -> None:
    keys = ", ".join(f"{{seed: {seed!r}, stream: {stream}}}" for seed, stream in KEYS)
    expected = javascript(f"[{keys}].map((key) => core.gaussianNoise({length}, key))")
    for key, values in zip(KEYS, expected):
        np.testing.assert_array_equal(noise(length, seed=key[0], stream=key[1]), np.array(values, dtype=np.float32))


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 2**32 - 1), st.integers(0, 200), st.integers(0, 200))
def test_a_value_depends_on_its_index_alone(seed: float, stream: int, shorter: int, longer: int) -> None:
    few, many = sorted((shorter, longer))
    np.testing.assert_array_equal(noise(few, seed=seed, stream=stream), noise(many, seed=seed, stream=stream)[:few])


def test_is_standard_normal() -> None:
    values = noise((1000, 1000), seed=3, stream=5)
    assert values.shape == (1000, 1000) and values.dtype == np.float32
    assert abs(values.mean()) < 0.005
    assert abs(values.std() - 1) < 0.005


def test_takes_its_shape_first_and_its_key_by_name() -> None:
    assert noise(()).shape == () and noise(3).shape == (3,)
    for wrong in ((2, 0), (2, 0, 1)):
        with pytest.raises(TypeError, match="takes 1 positional argument"):
            noise(*wrong)


def test_has_the_values_of_float32_in_other_types() -> None:
    assert noise((2, 3), seed=1).dtype == np.float32
    for dtype in (float, np.float64, "float64"):
        values = noise((2, 3), seed=1, dtype=dtype)
        assert values.dtype == np.float64
        np.testing.assert_array_equal(values, noise((2, 3), seed=1))
    np.testing.assert_array_equal(noise(9, dtype=np.float16), noise(9).astype(np.float16))


@pytest.mark.parametrize("sizes", [np.array([256, 192, 3], np.int16), [np.int16(256), np.int16(192), np.int16(3)]])
def test_takes_small_integers_of_numpy(sizes) -> None:
    """Their product is larger than they can be."""
    np.testing.assert_array_equal(noise(sizes), noise((256, 192, 3)))


def test_does_not_depend_on_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = noise(500, seed=7, stream=1)
    monkeypatch.setattr(import_module("diffusion_figures.noise"), "_GROUPS", 3)
    np.testing.assert_array_equal(noise(500, seed=7, stream=1), whole)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"seed": float("nan")}, "invalid seed: nan; expected a finite number"),
        ({"seed": "1"}, "invalid seed: '1'; expected a finite number"),
        ({"seed": 10**400}, "invalid seed: 1000.*; expected a finite number"),
        ({"seed": 10**5000}, "invalid seed: an object of class int; expected a finite number"),
        ({"seed": True}, "invalid seed: True; expected a finite number"),
        ({"shape": 2.0}, "invalid shape: 2.0; expected an integer or a tuple of integers"),
        ({"shape": None}, "invalid shape: None; expected an integer or a tuple of integers"),
        ({"shape": b"12"}, "invalid shape: b'12'; expected an integer or a tuple of integers"),
        ({"shape": (2, 2.0)}, "invalid shape: 2.0; expected an integer"),
        ({"stream": -1}, r"invalid stream: -1; expected an integer in 0 <= stream < 4294967296"),
        ({"stream": 0.5}, "invalid stream: 0.5"),
        ({"shape": (2, -3)}, "invalid shape: -3"),
        ({"shape": (2**20, 2**20)}, "invalid shape: 1099511627776"),
        ({"dtype": int}, "invalid dtype: <class 'int'>; expected a type of floats"),
        ({"dtype": "flot"}, "invalid dtype: 'flot'; expected a type of floats"),
        ({"dtype": None}, "invalid dtype: None; expected a type of floats"),
    ],
)
def test_names_what_is_wrong(arguments: dict, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message.replace("(", r"\(")):
        noise(**{"shape": 2, **arguments})
