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
        np.testing.assert_array_equal(noise(*key, length), np.array(values, dtype=np.float32))


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 2**32 - 1), st.integers(0, 200), st.integers(0, 200))
def test_a_value_depends_on_its_index_alone(seed: float, stream: int, shorter: int, longer: int) -> None:
    few, many = sorted((shorter, longer))
    np.testing.assert_array_equal(noise(seed, stream, few), noise(seed, stream, many)[:few])


def test_is_standard_normal() -> None:
    values = noise(3, 5, (1000, 1000))
    assert values.shape == (1000, 1000) and values.dtype == np.float32
    assert abs(values.mean()) < 0.005
    assert abs(values.std() - 1) < 0.005


def test_has_no_shape_by_default() -> None:
    assert noise().shape == ()


@pytest.mark.parametrize("sizes", [np.array([256, 192, 3], np.int16), [np.int16(256), np.int16(192), np.int16(3)]])
def test_takes_small_integers_of_numpy(sizes) -> None:
    """Their product is larger than they can be."""
    np.testing.assert_array_equal(noise(0, 0, sizes), noise(0, 0, (256, 192, 3)))


def test_does_not_depend_on_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = noise(7, 1, 500)
    monkeypatch.setattr(import_module("diffusion_figures.noise"), "_GROUPS", 3)
    np.testing.assert_array_equal(noise(7, 1, 500), whole)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((float("nan"),), "invalid seed: nan; expected a finite number"),
        (("1",), "invalid seed: '1'; expected a finite number"),
        ((10**400,), "invalid seed: 1000.*; expected a finite number"),
        ((10**5000,), "invalid seed: an object of class int; expected a finite number"),
        ((True,), "invalid seed: True; expected a finite number"),
        ((0, 0, 2.0), "invalid shape: 2.0; expected an integer or a tuple of integers"),
        ((0, 0, None), "invalid shape: None; expected an integer or a tuple of integers"),
        ((0, 0, b"12"), "invalid shape: b'12'; expected an integer or a tuple of integers"),
        ((0, 0, (2, 2.0)), "invalid shape: 2.0; expected an integer"),
        ((0, -1), r"invalid stream: -1; expected an integer in 0 <= stream < 4294967296"),
        ((0, 0.5), "invalid stream: 0.5"),
        ((0, 0, (2, -3)), "invalid shape: -3"),
        ((0, 0, (2**20, 2**20)), "invalid shape: 1099511627776"),
    ],
)
def test_names_what_is_wrong(arguments: tuple, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        noise(*arguments)
