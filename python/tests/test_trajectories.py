import inspect
import sys
import warnings
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from diffusion_figures import (
    Recorder,
    Trajectory,
    create_schedule,
    expected_x0,
    noise,
    sample,
    sample_times,
    sampler_coefficients,
    trajectory,
)
from diffusion_figures._svg import line_chart

try:
    import torch
except ImportError:
    torch = None
needs_torch = pytest.mark.skipif(torch is None, reason="torch is missing: tensors are not tested")


def values_of(array: dict) -> np.ndarray:
    return np.frombuffer(array["values"], dtype="<f4").reshape(array["shape"])


class Unreadable:
    """What fails in code of its own when NumPy reads it."""

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        raise OSError("disk")


class TestTrajectory:
    @pytest.mark.parametrize(
        ("shape", "dtype", "shown", "assumed"),
        [
            ((4, 5, 6), np.float32, [4, 5, 6], "[4, 5, 6], values as they are"),
            ((4, 5, 6, 3), np.float32, [4, 5, 6, 3], "[4, 5, 6, 3], channels last, values as they are"),
            ((4, 1, 3, 5, 6), np.float64, [4, 5, 6, 3], "[4, 1, 3, 5, 6], channels first, values as they are"),
            ((4, 1, 5, 6), np.float16, [4, 5, 6], "[4, 1, 5, 6], channels first, values as they are"),
            ((4, 5, 6, 4), np.uint8, [4, 5, 6, 3], "[4, 5, 6, 4], channels last, values 0 to 255"),
            ((4, 100, 2), np.float32, [4, 100, 2], "[4, 100, 2], points"),
            ((4, 1, 100, 2), np.float32, [4, 100, 2], "[4, 1, 100, 2], points"),
            ((4, 2), np.float32, [4, 1, 2], "[4, 2], points"),
        ],
    )
    def test_reads_common_layouts(self, shape: tuple, dtype: type, shown: list, assumed: str) -> None:
        figure = trajectory(np.zeros(shape, dtype))
        assert (figure.states["shape"], figure.assumed) == (shown, assumed)
        assert trajectory(list(np.zeros(shape, dtype))).states["shape"] == shown

    def test_takes_floats_as_they_are_in_all_states(self) -> None:
        states = np.stack([np.full((2, 3), 14.5), np.full((2, 3), 0.25)])
        np.testing.assert_array_equal(values_of(trajectory(states).states), states)

    @pytest.mark.parametrize(
        ("scale", "expected"), [("0..1", [-1, 3]), ("-1..1", [0, 2]), ("0..255", [-1, 2 / 127.5 - 1])]
    )
    def test_has_one_scale_for_all_states(self, scale: str, expected: list) -> None:
        states = np.stack([np.zeros((2, 3)), np.full((2, 3), 2.0)])
        np.testing.assert_allclose(values_of(trajectory(states, scale=scale).states)[:, 0, 0], expected, rtol=1e-6)

    @pytest.mark.parametrize(
        ("dtype", "white", "assumed"),
        [
            (bool, True, "0 to 1"),
            (np.uint8, 255, "0 to 255"),
            (np.uint16, 65535, "0 to 65535"),
            (">u2", 65535, "0 to 65535"),
            (int, 255, "0 to 255"),
        ],
    )
    def test_reads_white_of_each_type(self, dtype: Any, white: int, assumed: str) -> None:
        figure = trajectory(np.stack([np.zeros((4, 4), dtype), np.full((4, 4), white, dtype)]))
        np.testing.assert_array_equal(values_of(figure.states)[:, 0, 0], [-1, 1])
        assert figure.assumed == f"[2, 4, 4], values {assumed}"

    def test_reads_a_target_by_its_own_type_and_layout(self) -> None:
        figure = trajectory(np.zeros((2, 1, 3, 4, 5)), target=np.full((4, 5, 4), 255, np.uint8))
        assert (figure.states["shape"], figure.target["shape"]) == ([2, 4, 5, 3], [4, 5, 3])
        np.testing.assert_array_equal(values_of(figure.target), np.ones((4, 5, 3)))

    def test_keeps_channels_apart(self) -> None:
        first = noise((3, 3, 4, 5))
        figure = trajectory(first)
        np.testing.assert_array_equal(values_of(figure.states), np.moveaxis(first, 1, -1))

    def test_gives_the_figure_estimates_times_and_a_target(self) -> None:
        states = np.zeros((4, 5, 2))
        figure = trajectory(states, x0_hat=np.ones((3, 5, 2)), timesteps=[3, 2, 1], target=np.ones((5, 2)))
        assert isinstance(figure, Trajectory)
        assert figure.predictions["shape"] == [3, 5, 2]
        assert figure.target["shape"] == [5, 2]
        assert figure.timesteps == [3, 2, 1]
        assert trajectory(states, timesteps=range(4)).timesteps == [0, 1, 2, 3]

    def test_takes_images_of_pillow(self) -> None:
        image = pytest.importorskip("PIL.Image", reason="Pillow is missing: its images are not tested")
        states = [image.new("RGB", (6, 5), color) for color in ("black", "white")]
        figure = trajectory(states, target=states[1])
        assert figure.states["shape"] == [2, 5, 6, 3]
        np.testing.assert_array_equal(values_of(figure.states)[:, 0, 0, 0], [-1, 1])
        np.testing.assert_array_equal(values_of(figure.target), np.ones((5, 6, 3)))

    @pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
    def test_takes_images_of_pillow_in_each_mode(self, mode: str) -> None:
        image = pytest.importorskip("PIL.Image", reason="Pillow is missing: its images are not tested")
        white = {"1": 1, "L": 255, "I;16": 65535, "CMYK": (0, 0, 0, 0)}.get(mode, "white")
        black = {"1": 0, "L": 0, "I;16": 0, "CMYK": (0, 0, 0, 255)}.get(mode, "black")
        figure = trajectory([image.new(mode, (6, 5), color) for color in (black, white)])
        np.testing.assert_array_equal(values_of(figure.states).reshape(2, -1)[:, 0], [-1, 1])

    @given(
        st.sampled_from([(2, 3), (3, 3), (7, 2), (5, 6, 3), (3, 5, 6), (1, 5, 6)]), st.integers(2, 5), st.integers(0, 3)
    )
    @settings(deadline=None, max_examples=40)
    def test_shows_the_values_that_it_is_given(self, shape: tuple, count: int, batch_axes: int) -> None:
        states = noise((count, *shape), seed=1)
        figure = trajectory(states.reshape(count, *(1,) * batch_axes, *shape))
        shown = values_of(figure.states)
        assert shown.shape[0] == count and shown.size == states.size
        np.testing.assert_array_equal(np.sort(shown, axis=None), np.sort(states, axis=None))

    def test_warns_of_images_that_may_be_from_0_to_1(self) -> None:
        states = np.linspace(0, 1, 32).reshape(2, 4, 4)
        with pytest.warns(UserWarning, match='states: floats from 0 to 1 are taken as values in .* Pass scale="0..1" if 0 is black'):
            trajectory(states)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            trajectory(states, scale="0..1")
            trajectory(2 * states - 1)
            trajectory(np.linspace(0, 1, 32).reshape(2, 8, 2))

    @pytest.mark.parametrize(
        ("states", "options", "message"),
        [
            (np.zeros((1, 4, 4)), {}, r"invalid shape of states: \(1, 4, 4\); expected at least 2 states"),
            ([], {}, r"invalid shape of states: \(0,\)"),
            (np.zeros((5, 20, 3)), {}, r"\(5, 20, 3\); expected points of the plane.* show two, states\[..., :2\]"),
            (np.zeros((5, 1, 20, 3)), {}, r"\(5, 1, 20, 3\); expected points of the plane"),
            (np.zeros((4, 1, 4096, 64)), {}, r"packed latents, \[tokens, channels\], are not images: unpack and decode"),
            (np.zeros((4, 1024, 64)), {}, "packed latents"),
            (np.zeros((4, 0, 2)), {}, r"invalid shape of states: \(4, 0, 2\)"),
            (np.zeros((4, 2, 3, 8, 8)), {}, r"invalid shape of states: .* of a batch show one sample, states\[:, 0\]"),
            (np.zeros((4, 1, 4, 8, 8)), {}, r"latents are not images: record them with Recorder\(decode="),
            (np.zeros((4, 16, 8, 8)), {}, r"invalid shape of states: \(4, 16, 8, 8\); .*Recorder\(decode="),
            ([np.zeros((4, 4)), np.zeros((4, 5))], {}, r"invalid shape of states\[1\]: \(4, 5\); expected \(4, 4\)"),
            ([np.zeros((4, 4)), np.full((4, 4), np.nan)], {}, r"invalid states\[1, 0, 0\]: nan; expected a finite"),
            (np.full((2, 4, 4), 1e300), {}, r"invalid states\[0, 0, 0\]: inf; expected a finite number"),
            (np.array([[[0, -5, 0]], [[0, 9, 0]]]), {}, "invalid states: values -5 to 9; expected values 0 to 255"),
            (["a", "b"], {}, r"invalid states\[0\]: dtype <U1; expected numbers"),
            ([object(), object()], {}, r"invalid states\[0\]: dtype object; expected numbers"),
            (np.broadcast_to(np.float32(0), (51, 1000, 1000)), {}, "expected at most 50,000,000 values; show"),
            (np.zeros((3, 4, 4)), {"x0_hat": np.zeros((1, 4, 4))}, r"x0_hat: \(1, 4, 4\); expected \(3, 4, 4\)"),
            (np.zeros((3, 4, 4)), {"x0_hat": np.zeros((3, 4, 5))}, "invalid shape of x0_hat"),
            (np.zeros((3, 4, 4)), {"target": np.zeros((4, 5))}, r"shape of target: \(4, 5\); expected \(4, 4\)"),
            (np.zeros((3, 4, 4)), {"timesteps": [1]}, r"invalid shape of timesteps: \(1,\); expected 3 numbers"),
            (np.zeros((3, 4, 4)), {"timesteps": [1, 2, np.inf]}, r"timesteps: \[1, 2, inf\]; expected finite numbers"),
            (np.zeros((3, 4, 4)), {"timesteps": ["a", "b"]}, r"timesteps: \['a', 'b'\]; expected a list of numbers"),
            (np.zeros((3, 4, 4)), {"timesteps": [10**400, 2, 1]}, "invalid timesteps: .*; expected a list of numbers"),
            (np.zeros((3, 4, 4)), {"timesteps": [np.ones(2)] * 3}, "invalid timesteps: .*; expected a list of numbers"),
            (Unreadable(), {}, "invalid states: an object of type Unreadable; expected an array"),
            (np.zeros((3, 4, 4)), {"target": Unreadable()}, "invalid target: an object of type Unreadable"),
            (np.zeros((3, 4, 4)), {"scale": "0-1"}, "invalid scale: '0-1'"),
            (np.zeros((3, 3, 4, 4)), {"layout": "WHC"}, "invalid layout: 'WHC'"),
        ],
    )
    def test_names_what_is_wrong(self, states: Any, options: dict, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            trajectory(states, **options)


def test_sends_arrays_as_bytes_and_a_step_without_them() -> None:
    figure = trajectory(np.zeros((3, 4, 4)), x0_hat=np.zeros((2, 4, 4)))
    sent = figure.props
    assert isinstance(sent["states"]["values"], bytes) and isinstance(sent["predictions"]["values"], bytes)
    figure.set_state({"step": 1})
    assert (figure.step, figure.value) == (1, {"step": 1})
    # The page's choice leaves the arrays where they are.
    assert figure.props is sent
    with pytest.raises(traitlets.TraitError, match="it has 51,000,000 values"):
        Trajectory(states=np.broadcast_to(np.float32(0), (51, 1000, 1000)))


def test_travels_as_binary_buffers() -> None:
    widget = pytest.importorskip("ipywidgets.widgets.widget", reason="ipywidgets is missing: no message is tested")
    figure = trajectory(np.zeros((3, 4, 4)), x0_hat=np.zeros((2, 4, 4)))
    state, paths, buffers = widget._remove_buffers({"props": figure.props})
    assert sorted(map(tuple, paths)) == [("props", "predictions", "values"), ("props", "states", "values")]
    assert sorted(map(len, buffers)) == [2 * 16 * 4, 3 * 16 * 4]
    assert state["props"]["states"] == {"shape": [3, 4, 4]}


POINTS = np.array([[-1.0, 0.5], [0.25, -0.75], [1.0, 1.0]])
SCHEDULE = create_schedule("cosine")


def scheduler(name: str, config: dict, **attributes: Any) -> Any:
    """An object of a class of that name with the attributes that diffusers gives its instances."""
    return type(name, (SimpleNamespace,), {})(config=config, **attributes)


def ddim_run(steps: int = 20) -> tuple[Any, list, list, list]:
    """A scheduler, its timesteps, the states from x_T to x_0, and the estimate at each but the last."""
    stride = 1000 // steps
    times = [999 - stride * index for index in range(steps)]
    x, states, estimates = noise((5, 2)), [], []
    for index, t in enumerate(times):
        states.append(x)
        estimates.append(expected_x0(POINTS, x, SCHEDULE, t).reshape(5, 2))
        to = times[index + 1] if index + 1 < steps else -1
        a, b, _ = sampler_coefficients(SCHEDULE, t, to, {"kind": "ddim", "eta": 0})
        x = a * estimates[-1] + b * x
    known = scheduler(
        "DDIMScheduler",
        {"num_train_timesteps": 1000},
        alphas_cumprod=SCHEDULE.alphas_cumprod,
        final_alpha_cumprod=1.0,
        num_inference_steps=steps,
    )
    return known, times, [*states, x], estimates


def sampled_with(recorder: Recorder, pipeline: Any, times: list, states: list) -> None:
    """Calls a recorder as a pipeline does: after each step, with the state that the step led to."""
    for step, t in enumerate(times):
        given = {"latents": states[step + 1]}
        assert recorder(pipeline, step, t, given) is given
        assert given["latents"] is states[step + 1]


class TestRecorder:
    def test_records_the_states_and_the_times_at_which_the_denoiser_sees_them(self) -> None:
        known, times, states, _ = ddim_run()
        recorder = Recorder()
        sampled_with(recorder, SimpleNamespace(), times, [x[np.newaxis] for x in states])
        figure = recorder.trajectory()
        assert len(recorder) == 20
        np.testing.assert_array_equal(values_of(figure.states), np.float32(states[1:]))
        assert figure.timesteps == times[1:]
        assert figure.predictions is None

    def test_finds_the_estimates_of_ddim(self) -> None:
        known, times, states, estimates = ddim_run()
        recorder = Recorder()
        sampled_with(recorder, SimpleNamespace(scheduler=known), times, [x[np.newaxis] for x in states])
        np.testing.assert_allclose(values_of(recorder.trajectory().predictions), estimates[1:], atol=2e-5)

    @pytest.mark.parametrize("kind", ["EulerDiscreteScheduler", "EDMEulerScheduler", "FlowMatchEulerDiscreteScheduler"])
    def test_finds_the_estimates_of_euler(self, kind: str) -> None:
        is_flow = kind.startswith("Flow")
        sigmas = np.append(np.linspace(1, 0.05, 15) if is_flow else np.geomspace(14, 0.03, 15), 0)
        times = list(1000 * sigmas[:-1])
        x, states, estimates = noise((1, 5, 2)) * sigmas[0], [], []
        for sigma, after in zip(sigmas[:-1], sigmas[1:]):
            x0 = 0.9 * np.tanh(x)
            velocity = (x - x0) / sigma
            states.append(x)
            estimates.append(x0[0])
            x = x + (after - sigma) * velocity
        known = scheduler(kind, {}, timesteps=times, sigmas=sigmas)
        recorder = Recorder()
        sampled_with(recorder, SimpleNamespace(scheduler=known), times, [*states, x])
        np.testing.assert_allclose(values_of(recorder.trajectory().predictions), estimates[1:], atol=3e-5)
        known.config["stochastic_sampling"] = True
        sampled_with(recorder, SimpleNamespace(scheduler=known), times, [*states, x])
        assert recorder.trajectory().predictions is None

    def test_takes_the_estimates_that_a_multistep_scheduler_keeps(self) -> None:
        kept = scheduler("DPMSolverMultistepScheduler", {"algorithm_type": "dpmsolver++"}, model_outputs=[None, None])
        recorder = Recorder(sample=1)
        for step in range(4):
            newest = np.stack([np.full((3, 4, 4), -1.0), np.full((3, 4, 4), float(step))])
            kept.model_outputs = [kept.model_outputs[1], newest]
            recorder(SimpleNamespace(scheduler=kept), step, 100 - step, {"latents": np.zeros((2, 3, 4, 4))})
        figure = recorder.trajectory()
        # The step at t = 99 starts at the first recorded state, and keeps its estimate.
        np.testing.assert_array_equal(values_of(figure.predictions)[:, 0, 0, 0], [1, 2, 3])
        assert figure.states["shape"] == [4, 4, 4, 3]

    @pytest.mark.parametrize(
        "changes",
        [
            {"config": {"num_train_timesteps": 1000, "clip_sample": True}},
            {"config": {"num_train_timesteps": 1000, "thresholding": True}},
            {"num_inference_steps": None},
            {"alphas_cumprod": np.ones(3)},
        ],
    )
    def test_shows_no_estimate_that_does_not_follow(self, changes: dict) -> None:
        known, times, states, _ = ddim_run()
        for name, value in changes.items():
            setattr(known, name, value)
        recorder = Recorder(known)
        sampled_with(recorder, SimpleNamespace(), times, [x[np.newaxis] for x in states])
        assert recorder.trajectory().predictions is None

    def test_shows_none_of_a_class_that_it_does_not_know(self) -> None:
        recorder = Recorder(scheduler("PNDMScheduler", {}))
        sampled_with(recorder, SimpleNamespace(), [3, 2, 1], list(np.zeros((4, 1, 5, 2))))
        assert recorder.trajectory().predictions is None

    @pytest.mark.parametrize("attribute", ["config", "num_inference_steps", "alphas_cumprod"])
    def test_lets_the_pipeline_go_on_whatever_its_scheduler_raises(self, attribute: str) -> None:
        known, times, states, _ = ddim_run(4)

        def fail(self: Any) -> Any:
            raise RuntimeError("of the scheduler")

        failing = type("DDIMScheduler", (type(known),), {attribute: property(fail, lambda self, value: None)})(**vars(known))
        recorder = Recorder(failing)
        sampled_with(recorder, SimpleNamespace(), times, [x[np.newaxis] for x in states])
        assert recorder.trajectory().predictions is None

    def test_lets_the_pipeline_go_on_without_steps(self) -> None:
        known, times, states, _ = ddim_run(4)
        known.num_inference_steps = 0
        recorder = Recorder(known)
        sampled_with(recorder, SimpleNamespace(), times, [x[np.newaxis] for x in states])
        assert recorder.trajectory().predictions is None

    def test_lets_the_pipeline_go_on_with_states_of_other_shapes(self) -> None:
        known, times, states, _ = ddim_run(4)
        recorder = Recorder(known)
        shapes = [(1, 8 + step, 8) for step in range(5)]
        sampled_with(recorder, SimpleNamespace(), times, [np.zeros(shape) for shape in shapes])
        assert len(recorder) == 4

    def test_keeps_its_record_from_a_decode_that_changes_it(self) -> None:
        def decode(x: Any) -> Any:
            x += 1
            return x

        recorder = Recorder(decode=decode)
        sampled_with(recorder, SimpleNamespace(), [3, 2, 1], list(np.zeros((4, 1, 5, 6))))
        for _ in range(2):
            np.testing.assert_array_equal(values_of(recorder.trajectory().states), np.ones((3, 5, 6)))

    def test_begins_again_with_each_run(self) -> None:
        _, times, states, _ = ddim_run(5)
        recorder = Recorder()
        for _ in range(2):
            sampled_with(recorder, SimpleNamespace(), times, [x[np.newaxis] for x in states])
        assert len(recorder) == 5

    @pytest.mark.parametrize(
        ("every", "kept"), [(1, [1, 2, 3, 4, 5, 6, 7]), (2, [1, 3, 5, 7]), (4, [1, 5, 7]), (100, [1, 7])]
    )
    def test_records_each_so_many_th_state_and_the_last(self, every: int, kept: list) -> None:
        recorder = Recorder(every=every)
        states = [np.full((1, 5, 2), float(index)) for index in range(8)]
        sampled_with(recorder, SimpleNamespace(), list(range(7, 0, -1)), states)
        figure = recorder.trajectory()
        assert list(values_of(figure.states)[:, 0, 0]) == kept
        assert figure.timesteps == [7 - i for i in kept[:-1]]

    def test_finds_the_estimates_of_each_so_many_th_state(self) -> None:
        known, times, states, estimates = ddim_run()
        recorder = Recorder(known, every=3)
        sampled_with(recorder, SimpleNamespace(), times, [x[np.newaxis] for x in states])
        figure = recorder.trajectory()
        np.testing.assert_allclose(values_of(figure.predictions), estimates[1::3], atol=2e-5)
        assert figure.states["shape"][0] == figure.predictions["shape"][0] + 1

    def test_records_a_plain_loop(self) -> None:
        _, times, states, estimates = ddim_run(8)
        recorder = Recorder()
        for x, t, x0_hat in zip(states, times, estimates):
            recorder.add(x, t, x0_hat)
        recorder.add(states[-1])
        figure = recorder.trajectory(target=states[-1])
        np.testing.assert_array_equal(values_of(figure.states), np.float32(states))
        np.testing.assert_array_equal(values_of(figure.predictions), np.float32(estimates))
        assert figure.timesteps == times

    def test_is_what_the_function_takes_too(self) -> None:
        recorder = Recorder()
        for t in (1, 0):
            recorder.add(np.full((4, 2), t), t, np.zeros((4, 2)))
        recorder.add(np.zeros((4, 2)))
        assert trajectory(recorder, target=np.ones((4, 2))).props == recorder.trajectory(target=np.ones((4, 2))).props
        with pytest.raises(ValueError, match="invalid states: a Recorder, which has its own estimates and timesteps; expected no x0_hat"):
            trajectory(recorder, timesteps=[1, 0])

    def test_finds_the_estimates_of_a_plain_loop_with_a_scheduler(self) -> None:
        known, times, states, estimates = ddim_run(8)
        recorder = Recorder(known)
        for x, t in zip(states, [*times, None]):
            recorder.add(x, t)
        np.testing.assert_allclose(values_of(recorder.trajectory().predictions), estimates, atol=2e-5)

    def test_copies_what_the_loop_changes(self) -> None:
        x, recorder = np.zeros((5, 2)), Recorder()
        for t in range(3):
            recorder.add(x, t)
            x += 1
        assert list(values_of(recorder.trajectory().states)[:, 0, 0]) == [0, 1, 2]

    def test_decodes_when_the_figure_is_made(self) -> None:
        calls = []

        def decode(latents: np.ndarray) -> list:
            calls.append(latents.shape)
            return [np.full((8, 8, 3), latents[0, 0, 0, 0])]

        recorder = Recorder(decode=decode)
        sampled_with(recorder, SimpleNamespace(), [2, 1], [np.full((1, 4, 2, 2), float(i)) for i in range(3)])
        assert calls == []
        figure = recorder.trajectory()
        assert calls == [(1, 4, 2, 2)] * 2
        np.testing.assert_array_equal(values_of(figure.states)[:, 0, 0, 0], [1, 2])

    def test_stops_to_record_at_its_limit_and_lets_the_pipeline_go_on(self) -> None:
        recorder = Recorder(limit=3 * 40)
        sampled_with(recorder, SimpleNamespace(), [4, 3, 2, 1], list(np.zeros((5, 1, 5, 2))))
        with pytest.raises(ValueError, match="invalid limit: 120 bytes; expected more for 4 states"):
            recorder.trajectory()

    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (lambda: Recorder().trajectory(), "invalid states: 0 recorded; expected at least 2; use the recorder in a with"),
            (lambda: Recorder(decode="vae"), "invalid decode: 'vae'; expected a function"),
            (lambda: Recorder(every=0), "invalid every: 0; expected an integer in 1 <= every"),
            (lambda: Recorder(limit=0), "invalid limit: 0"),
            (lambda: Recorder()(None, 0, 1, {"image": 1}), r"invalid callback_kwargs: \['image'\]; expected 'latents'"),
            (lambda: Recorder()(None, 0, 1, {"latents": None}), "invalid latents: None; expected a batch of states, an array or a tensor"),
            (lambda: Recorder(sample=2)(None, 0, 1, {"latents": np.zeros((2, 4, 8, 8))}), "invalid sample: 2; .*< 2"),
        ],
    )
    def test_names_what_is_wrong(self, call: Any, message: str) -> None:
        with pytest.raises((TypeError, ValueError), match=message):
            call()


SIGMAS = np.sqrt(SCHEDULE.one_minus_alphas_cumprod / SCHEDULE.alphas_cumprod)


def exact_x0(x: np.ndarray, t: int) -> np.ndarray:
    return expected_x0(POINTS, x, SCHEDULE, t)


class Fake:
    """A scheduler that pipelines call as those of diffusers; its network is the exact denoiser."""

    #: Whether states are divided by alpha.
    is_scaled = False
    gives_x0 = True

    def __init__(self, prediction: str = "epsilon", **config: Any) -> None:
        self.config = {"prediction_type": prediction, "num_train_timesteps": 1000, **config}
        self.alphas_cumprod = np.float32(SCHEDULE.alphas_cumprod)
        self.rng = np.random.default_rng(0)

    def set_timesteps(self, num_inference_steps: int) -> None:
        self.timesteps = np.arange(900, 0, -900 // num_inference_steps)
        self.step_index = None

    def given(self, x: np.ndarray, x0: Any, return_dict: bool) -> Any:
        if not return_dict:
            return (x, x0) if self.gives_x0 else (x,)
        return SimpleNamespace(prev_sample=x, **({"pred_original_sample": x0} if self.gives_x0 else {}))

    def x0_of(self, output: np.ndarray, t: int, x: np.ndarray) -> np.ndarray:
        alpha, sigma = SCHEDULE.alphas_cumprod_sqrt[t], np.sqrt(SCHEDULE.one_minus_alphas_cumprod[t])
        made = {"epsilon": (x - sigma * output) / alpha, "sample": output, "v_prediction": alpha * x - sigma * output}
        return made[self.config["prediction_type"]]

    def next_of(self, t: int) -> int:
        index = int(np.flatnonzero(self.timesteps == t)[0])
        return int(self.timesteps[index + 1]) if index + 1 < len(self.timesteps) else -1

    def step(self, model_output: Any, timestep: Any, sample: Any, eta: float = 0.0, return_dict: bool = True) -> Any:
        t, x0 = int(timestep), self.x0_of(model_output, int(timestep), sample)
        step = sampler_coefficients(SCHEDULE, t, self.next_of(t), {"kind": "ddim", "eta": eta})
        noise = step.sigma * self.rng.standard_normal(sample.shape)
        return self.given(step.x0 * x0 + step.xt * sample + noise, x0, return_dict)


class DDIMScheduler(Fake):
    pass


class DDPMScheduler(Fake):
    def step(self, model_output: Any, timestep: Any, sample: Any, generator: Any = None, return_dict: bool = True) -> Any:
        return super().step(model_output, timestep, sample, 1.0, return_dict)


class PNDMScheduler(Fake):
    gives_x0 = False


class TCDScheduler(Fake):
    def given(self, x: np.ndarray, x0: Any, return_dict: bool) -> Any:
        return (x, x0 + 9)  # what it gives second is no estimate


class UniPCMultistepScheduler(Fake):
    """It changes the state before it steps, and keeps estimates."""

    gives_x0 = False

    def step(self, model_output: Any, timestep: Any, sample: Any, return_dict: bool = True) -> Any:
        self.model_outputs = [None, self.x0_of(model_output, int(timestep), sample)]
        return super().step(model_output, timestep, sample, 0.0, return_dict)


class EulerAncestralDiscreteScheduler(Fake):
    is_scaled = True

    def set_timesteps(self, num_inference_steps: int) -> None:
        super().set_timesteps(num_inference_steps)
        self.sigmas = np.append(SIGMAS[self.timesteps], 0)

    def x0_of(self, output: np.ndarray, t: int, x: np.ndarray) -> np.ndarray:
        sigma = SIGMAS[t]
        v = x / (1 + sigma**2) - output * sigma / np.sqrt(1 + sigma**2)
        return {"epsilon": x - sigma * output, "sample": output, "v_prediction": v}[self.config["prediction_type"]]

    def step(self, model_output: Any, timestep: Any, sample: Any, generator: Any = None, return_dict: bool = True) -> Any:
        t = int(timestep)
        index = int(np.flatnonzero(self.timesteps == t)[0])
        sigma, to = self.sigmas[index], self.sigmas[index + 1]
        x0 = self.x0_of(model_output, t, sample)
        up = to * np.sqrt(sigma**2 - to**2) / sigma
        down = np.sqrt(to**2 - up**2)
        self.step_index = index + 1
        x = sample + (sample - x0) / sigma * (down - sigma) + up * self.rng.standard_normal(sample.shape)
        return self.given(x, x0, return_dict)


class LMSDiscreteScheduler(EulerAncestralDiscreteScheduler):
    gives_x0 = False


def run(scheduler: Fake, steps: int = 10, **options: Any) -> list[tuple[np.ndarray, int, np.ndarray]]:
    """The loop of a pipeline on two samples, which asks for the signature first; the states, the times and the estimates."""
    scheduler.set_timesteps(steps)
    takes = set(inspect.signature(scheduler.step).parameters)
    extra = {name: value for name, value in options.items() if name in takes or name == "return_dict"}
    x, seen = noise((2, 5, 2), dtype=float), []
    if scheduler.is_scaled:
        x = x * scheduler.sigmas[0]
    for t in scheduler.timesteps:
        alpha, sigma = SCHEDULE.alphas_cumprod_sqrt[t], np.sqrt(SCHEDULE.one_minus_alphas_cumprod[t])
        xt = x * alpha if scheduler.is_scaled else x
        x0 = exact_x0(xt, int(t))
        epsilon = (xt - alpha * x0) / sigma
        output = {"epsilon": epsilon, "sample": x0, "v_prediction": alpha * epsilon - sigma * x0}[scheduler.config["prediction_type"]]
        seen.append((x.copy(), int(t), x0))
        result = scheduler.step(output, t, x, **extra)
        x = result[0] if isinstance(result, tuple) else result.prev_sample
    return [*seen, (x, -1, x)]


class TestListening:
    @pytest.mark.parametrize("prediction", ["epsilon", "sample", "v_prediction"])
    @pytest.mark.parametrize("return_dict", [True, False])
    @pytest.mark.parametrize(
        "make",
        [DDIMScheduler, DDPMScheduler, PNDMScheduler, TCDScheduler, UniPCMultistepScheduler, EulerAncestralDiscreteScheduler, LMSDiscreteScheduler],
    )
    def test_records_states_times_and_estimates(self, make: type, return_dict: bool, prediction: str) -> None:
        for eta in (0.0, 1.0):
            scheduler = make(prediction)
            with Recorder(scheduler, sample=1) as recorder:
                seen = run(scheduler, eta=eta, return_dict=return_dict)
            figure = recorder.trajectory()
            np.testing.assert_allclose(values_of(figure.states), [x[1] for x, _, _ in seen], rtol=1e-6)
            np.testing.assert_allclose(values_of(figure.predictions), [x0[1] for _, _, x0 in seen[:-1]], atol=2e-5)
            assert figure.timesteps == [t for _, t, _ in seen[:-1]]
            assert repr(recorder) == "Recorder(11 states)"

    def test_finds_the_estimates_of_a_flow(self) -> None:
        class FlowMatchEulerDiscreteScheduler(Fake):
            def step(self, model_output: Any, timestep: Any, sample: Any, return_dict: bool = True) -> Any:
                index = int(np.flatnonzero(self.timesteps == timestep)[0])
                return (sample + (self.sigmas[index + 1] - self.sigmas[index]) * model_output,)

        scheduler = FlowMatchEulerDiscreteScheduler()
        scheduler.sigmas = np.array([1.0, 0.75, 0.5, 0.25, 0.0])
        scheduler.timesteps = 1000 * scheduler.sigmas[:-1]
        x, estimates = noise((1, 5, 2), dtype=float), []
        with Recorder(scheduler) as recorder:
            for sigma, t in zip(scheduler.sigmas, scheduler.timesteps):
                estimates.append(np.tanh(x[0]))
                x = scheduler.step((x - np.tanh(x)) / sigma, t, x)[0]
        np.testing.assert_allclose(values_of(recorder.trajectory().predictions), estimates, atol=1e-6)
        scheduler.config["invert_sigmas"] = True
        with recorder:
            for t in scheduler.timesteps:
                scheduler.step(x, t, x)
        assert recorder.trajectory().predictions is None

    def test_leaves_the_scheduler_as_it_was(self) -> None:
        scheduler = DDIMScheduler()
        own = scheduler.step
        with pytest.raises(ZeroDivisionError), Recorder(scheduler):
            assert scheduler.step != own
            raise ZeroDivisionError
        assert "step" not in vars(scheduler) and "set_timesteps" not in vars(scheduler)
        np.testing.assert_array_equal(run(scheduler)[-1][0], run(DDIMScheduler())[-1][0])
        with Recorder(scheduler):
            with Recorder(scheduler) as inner:
                run(scheduler)
            assert len(inner) == 11 and "step" in vars(scheduler)
        assert "step" not in vars(scheduler)

    def test_begins_again_with_each_run(self) -> None:
        scheduler = DDIMScheduler()
        with Recorder(scheduler) as recorder:
            run(scheduler, 9)
            run(scheduler, 6)
        assert len(recorder) == 7

    def test_goes_on_where_a_scheduler_says_no_estimate(self) -> None:
        scheduler = PNDMScheduler()
        with Recorder(scheduler) as recorder:
            scheduler.config["prediction_type"] = "velocity of a new kind"
            scheduler.set_timesteps(3)
            x = noise((1, 5, 2))
            for t in scheduler.timesteps:
                scheduler.x0_of = lambda *_: x
                x = scheduler.step(x, t, x).prev_sample
        assert (len(recorder), recorder.trajectory().predictions) == (4, None)

    @pytest.mark.parametrize("scheduler", [None, "DDIM", SimpleNamespace(step=lambda x: x)])
    def test_names_what_is_no_scheduler(self, scheduler: Any) -> None:
        with pytest.raises(ValueError, match=r"invalid scheduler: an object of class \w+; expected one with step\("), Recorder(scheduler):
            pass


class TestComparison:
    @staticmethod
    def recorded(eta: float, steps: int = 10) -> Recorder:
        scheduler = DDIMScheduler()
        with Recorder(scheduler) as recorder:
            run(scheduler, steps, eta=eta)
        return recorder

    def test_has_the_distance_between_two_loops(self) -> None:
        compared = trajectory([self.recorded(0.0), self.recorded(1.0)])
        first, second = (values_of(figure.states) for figure in compared.figures)
        np.testing.assert_allclose(compared.distances, np.sqrt(np.square(first - second).mean(axis=(1, 2))), rtol=1e-5)
        assert compared.distances[0] == 0 and compared.distances[-1] > 0.1
        assert repr(compared).startswith("Comparison(11 states, distance 0 at the first and ")
        assert trajectory([self.recorded(0.0), self.recorded(0.0)]).distances.max() == 0

    def test_moves_both_figures_and_tells_the_distance(self) -> None:
        compared = trajectory([self.recorded(0.0), self.recorded(1.0)])
        first, second = compared.figures
        assert f"{compared.distances[5]:.3g} at step 5" in second.caption
        first.step = 7
        assert second.step == 7
        assert f"{compared.distances[7]:.3g} at step 7" in second.caption
        second.step = 2
        assert first.step == 2 and f"{compared.distances[2]:.3g} at step 2" in second.caption
        second.step = 99
        assert f"{compared.distances[10]:.3g} at step 10" in second.caption

    def test_shows_one_below_the_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class VBox:
            def __init__(self, children: Any) -> None:
                self.children = children

            def _repr_mimebundle_(self, **_: Any) -> Any:
                return {"text/plain": self.children}

        monkeypatch.setitem(sys.modules, "ipywidgets", SimpleNamespace(VBox=VBox, HTML=str))
        compared = trajectory((self.recorded(0.0), self.recorded(1.0)))
        shown = compared._repr_mimebundle_()["text/plain"]
        assert shown[:2] == [*compared.figures] and shown[2].startswith("<svg ")

    def test_draws_the_distance_over_the_step(self) -> None:
        compared = trajectory([self.recorded(0.0), self.recorded(1.0)])
        chart = ElementTree.fromstring(compared.to_svg())
        line = chart.find("{*}polyline")
        assert line is not None
        places = np.array([point.split(",") for point in line.attrib["points"].split()], dtype=float)
        np.testing.assert_allclose(np.diff(places[:, 0]), (464 - 60) / 10, atol=0.02)
        heights = places[0, 1] - places[:, 1]
        np.testing.assert_allclose(heights / heights.max(), compared.distances / compared.distances.max(), atol=1e-3)
        assert len(chart.findall("{*}circle")) == 11
        texts = [text.text for text in chart.findall("{*}text")]
        assert texts[:2] == ["RMS difference of the states, per value", "step"]
        assert texts[-6:] == ["0", "2", "4", "6", "8", "10"]
        assert {element.attrib[name] for element in chart.iter() for name in ("fill", "stroke") if name in element.attrib} == {
            "currentColor",
            "none",
        }

    def test_tells_the_distance_to_screen_readers(self) -> None:
        compared = trajectory([self.recorded(0.0), self.recorded(1.0)])
        charts = [ElementTree.fromstring(text) for text in (compared._repr_html_(), compared.to_svg())]
        described = [element for chart in charts for element in (chart.find("{*}title"), chart.find("{*}desc"))]
        title, desc, *others = described
        assert title is not None and title.text == "Distance between the two loops"
        assert desc is not None and desc.text is not None
        assert desc.text.startswith("RMS difference of the states, per value: 0 at step 0, at most ")
        assert desc.text.endswith(f"{compared.distances[-1]:.3g} at step 10.")
        # A page may have several of them.
        names = [element.attrib["id"] for element in described if element is not None]
        assert len(set(names)) == 4 and charts[1].attrib["aria-labelledby"].split() == names[2:]

    def test_draws_loops_that_are_the_same(self) -> None:
        chart = ElementTree.fromstring(trajectory([self.recorded(0.0), self.recorded(0.0)]).to_svg())
        assert [text.text for text in chart.findall("{*}text")][2:4] == ["0", "1"]

    @pytest.mark.parametrize(
        ("values", "ticks", "steps"),
        [
            ([0, 0.31], ["0", "0.1", "0.2", "0.3", "0.4"], ["0", "1"]),
            ([0, 1.0, 0.5], ["0", "0.2", "0.4", "0.6", "0.8", "1"], ["0", "1", "2"]),
            ([3e-7] * 100, ["0", "1e-07", "2e-07", "3e-07"], ["0", "20", "40", "60", "80"]),
            ([0, 1700.0, 0, 0], ["0", "500", "1000", "1500", "2000"], ["0", "1", "2", "3"]),
        ],
    )
    def test_has_round_numbers(self, values: list, ticks: list, steps: list) -> None:
        chart = ElementTree.fromstring(line_chart(np.array(values, dtype=float), title="<d>", across="step", up="d & e"))
        texts = [text.text for text in chart.findall("{*}text")][2:]
        assert texts == ticks + steps
        assert len(chart.findall("{*}circle")) == (0 if len(values) > 60 else len(values))

    def test_names_what_is_wrong(self) -> None:
        with pytest.raises(ValueError, match="invalid states: 1 recordings or states; expected two recorders"):
            trajectory([self.recorded(0.0)])
        with pytest.raises(ValueError, match="invalid states: 2 recordings or states; expected two recorders"):
            trajectory([self.recorded(0.0), np.zeros((3, 5, 2))])
        with pytest.raises(ValueError, match=r"invalid shapes of states: .*expected two recordings of as many states"):
            trajectory([self.recorded(0.0, 9), self.recorded(1.0, 6)])


@needs_torch
class TestTensors:
    def test_takes_tensors_with_gradients_and_in_half_precision(self) -> None:
        states = [torch.full((1, 3, 4, 5), float(i), dtype=torch.bfloat16, requires_grad=True) for i in range(3)]
        figure = trajectory(states, x0_hat=torch.zeros(3, 1, 3, 4, 5), timesteps=torch.tensor([900, 500, 1]))
        assert figure.states["shape"] == [3, 4, 5, 3]
        assert figure.timesteps == [900, 500, 1]
        assert figure.assumed == "[3, 1, 3, 4, 5], channels first, values as they are"

    def test_records_latents_that_a_sampler_changes_in_place(self) -> None:
        latents, recorder = torch.zeros(1, 4, 2, 2), Recorder(decode=lambda z: z[:, :3])
        for step in range(3):
            latents += 1
            recorder(SimpleNamespace(), step, torch.tensor(10 - step), {"latents": latents})
        figure = recorder.trajectory()
        np.testing.assert_array_equal(values_of(figure.states)[:, 0, 0, 0], [1, 2, 3])
        assert figure.timesteps == [9, 8]

    @pytest.mark.parametrize(("dtype", "error"), [("float32", 1e-5), ("float16", 0.02), ("bfloat16", 0.1)])
    def test_loses_digits_of_estimates_with_those_of_the_states(self, dtype: str, error: float) -> None:
        known, times, states, estimates = ddim_run(20)
        recorder = Recorder(known)
        latents = [torch.tensor(x[np.newaxis]).to(getattr(torch, dtype)) for x in states]
        sampled_with(recorder, SimpleNamespace(), times, latents)
        np.testing.assert_allclose(values_of(recorder.trajectory().predictions), estimates[1:], atol=error)
