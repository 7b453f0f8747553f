"""The states of a sampling loop as a figure, and a recorder for pipelines of diffusers and for loops of your own."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Optional

import numpy as np
from numpy.typing import NDArray

from ._check import complaint, integer, invalid, one_of
from .arrays import LAYOUTS, SCALES, VALUES_LIMIT, as_numpy, is_packed, layout_of, scale_of
from .coefficients import DIFFUSERS

if TYPE_CHECKING:
    from .figures import Trajectory

_LATENTS = "1 or 3 channels; latents are not images: record them with Recorder(decode=...), or decode them first"


def trajectory(
    states: Any,
    *,
    x0_hat: Any = None,
    timesteps: Any = None,
    target: Any = None,
    layout: str | None = None,
    scale: str | None = None,
) -> Any:
    """The figure of a sampling loop: its states, the estimates x0_hat, and the errors of both.

    ```py
    states, x0_hat = [x], []
    for t in timesteps:
        x0_hat.append(predict_x0(x, t))
        x = step(x, t, x0_hat[-1])
        states.append(x)
    trajectory(states, x0_hat=x0_hat, timesteps=timesteps)
    ```

    All states have one layout and one scale. ``figure.assumed`` says which. Of two recorders, ``trajectory([first, second])``, it is a
    ``Comparison``: both figures, and the distance between their states.

    Args:
        states: two or more states, in a list or along the first axis of an array: arrays, tensors or PIL images. An
            image is [H, W], [H, W, C] or [C, H, W] with 1 or 3 channels; points are [count, 2]. Axes of size 1 before
            these are dropped.
        x0_hat: the estimate of x_0 at each state, or at all but the last.
        timesteps: the t, or the noise level, of each state, or of all but the last.
        target: x_0, from which the errors are measured; by default the last state.
        layout: ``"HWC"`` or ``"CHW"``; by default the one whose channels are 1, 3 or 4, and ``"HWC"`` if both are.
        scale: ``"0..65535"``, ``"0..255"``, ``"0..1"`` or ``"-1..1"``; by default that of the type, as in
            ``from_array``. Floats are taken as they are, because the states of a sampler can reach beyond -1 and 1.

    Raises:
        ValueError: names the argument, its value and what was expected.
    """
    from .figures import Trajectory

    if isinstance(states, (list, tuple)) and any(isinstance(state, Recorder) for state in states):
        return Comparison(states, target=target, layout=layout, scale=scale)
    if layout is not None:
        one_of("layout", layout, tuple(LAYOUTS))
    if scale is not None:
        one_of("scale", scale, tuple(SCALES))
    values = _stacked("states", states)
    if len(values) < 2:
        raise invalid("shape of states", values.shape, "at least 2 states, the first and the last")
    shown, assumed = _read("states", values, layout, scale)
    props: dict[str, Any] = {"states": shown}
    if x0_hat is not None:
        props["predictions"] = _like(shown, _read("x0_hat", _stacked("x0_hat", x0_hat), layout, scale)[0])
    if target is not None:
        props["target"] = _target(shown, _read("target", _as_array("target", target)[np.newaxis], layout, scale)[0])
    if timesteps is not None:
        props["timesteps"] = _numbers("timesteps", timesteps, len(values))
    # At once: each change of a figure sends all of its props.
    figure = Trajectory(**props)
    figure.assumed = assumed
    return figure


def _as_array(name: str, value: Any) -> NDArray[Any]:
    try:
        array = as_numpy(value)
    except Exception:  # noqa: BLE001 -- reading a value runs the code of other libraries
        raise complaint(name, f"an object of type {type(value).__name__}", "an array, a tensor or an image") from None
    if array.dtype.kind not in "buif":
        raise complaint(name, f"dtype {array.dtype}", "numbers")
    return array


def _stacked(name: str, states: Any) -> NDArray[Any]:
    """States of one shape along the first axis."""
    if not isinstance(states, (list, tuple)):
        values = _as_array(name, states)
    else:
        arrays = [_as_array(f"{name}[{index}]", state) for index, state in enumerate(states)]
        for index, array in enumerate(arrays):
            if array.shape != arrays[0].shape:
                raise invalid(f"shape of {name}[{index}]", array.shape, f"{arrays[0].shape}, the shape of {name}[0]")
        values = np.stack(arrays) if arrays else np.empty((0,))
    if values.size == 0 or values.ndim < 2:
        raise invalid(f"shape of {name}", values.shape, "states along the first axis, each of at least one value")
    if values.size > VALUES_LIMIT:
        expected = f"at most {VALUES_LIMIT:,} values; show fewer states, or smaller ones"
        raise invalid(f"shape of {name}", values.shape, expected)
    return values


def _read(name: str, given: NDArray[Any], layout: str | None, scale: str | None) -> tuple[NDArray[np.float32], str]:
    """States as the page takes them, and a note of what was assumed of all of them."""
    values = _without_batch(given)
    if values.ndim not in (3, 4):
        expected = "states of [H, W], [H, W, C], [C, H, W] or [count, 2]; of a batch show one sample, states[:, 0]"
        raise invalid(f"shape of {name}", given.shape, expected)
    notes = [str(list(given.shape))]
    is_integer = given.dtype.kind in "bui"
    is_points = values.ndim == 3 and values.shape[2] == 2
    if layout is None:
        _check_is_image(name, given.shape, values.shape)
    if values.ndim == 4:
        # Floats have no alpha channel: with four channels they are latents.
        channels = (1, 3, 4) if is_integer else (1, 3)
        found = layout_of(values.shape[1:], layout, channels)
        notes.append(LAYOUTS[found])
        values = np.moveaxis(values, 1, -1) if found == "CHW" else values
        if values.shape[3] not in channels:
            raise invalid(f"shape of {name}", given.shape, _LATENTS)
        values = values[..., 0] if values.shape[3] == 1 else values[..., :3]
    used = scale or (_scale_of(name, values) if is_integer and not is_points else None)
    notes.append("points" if is_points else f"values {used.replace('..', ' to ')}" if used else "values as they are")
    low, high = (-1, 1) if is_points or used is None else SCALES[used]
    middle, half = (low + high) / 2, (high - low) / 2
    if used is None and not is_points and 0 <= values.min() < values.max() <= 1:
        warnings.warn(
            f"{name}: floats from {values.min():g} to {values.max():g} are taken as values in [-1, 1], so that 0 is gray. "
            'Pass scale="0..1" if 0 is black, or scale="-1..1".',
            stacklevel=3,
        )
    # The check below names values that are too large for float32.
    with np.errstate(over="ignore"):
        read = ((values.astype(np.float64) - middle) / half).astype(np.float32)
    if not np.isfinite(read).all():
        index = tuple(int(axis) for axis in np.argwhere(~np.isfinite(read))[0])
        raise invalid(f"{name}[{', '.join(map(str, index))}]", float(read[index]), "a finite number")
    return read, ", ".join(notes)


def _check_is_image(name: str, given: tuple[int, ...], shape: tuple[int, ...]) -> None:
    """Raises an error for what has the shape of images, and is more likely something else."""
    is_gray = len(shape) == 3
    is_row = len(shape) == 4 and shape[1] == 1 and shape[3] == 3 and shape[2] > 3
    if (is_gray and shape[2] in (1, 3, 4) and shape[1] > shape[2]) or is_row:
        expected = "points of the plane, [count, 2]; of points with more coordinates show two, states[..., :2]"
        raise invalid(f"shape of {name}", given, f'{expected}; gray images of so few columns are [n, H, W, 1] with layout="HWC"')
    if is_packed((1, *shape[1:]) if is_gray else shape[1:]):
        expected = "images; packed latents, [tokens, channels], are none: unpack and decode them, as with Recorder(decode=...)"
        raise invalid(f"shape of {name}", given, f'{expected}; very tall gray images are [n, H, W, 1] with layout="HWC"')


def _scale_of(name: str, values: NDArray[Any]) -> str:
    """The scale of integers."""
    lowest, highest = float(values.min()), float(values.max())
    scale = scale_of(name, lowest, highest, values.dtype)
    low, high = SCALES[scale]
    if lowest < low or highest > high:
        raise complaint(name, f"values {lowest:g} to {highest:g}", f"values {low} to {high}")
    return scale


def _without_batch(states: NDArray[Any]) -> NDArray[Any]:
    """States without axes of size 1 behind the first; one point for each state gets the axis of points."""
    while states.ndim > 4 and states.shape[1] == 1:
        states = states[:, 0]
    if states.ndim == 4 and states.shape[1] == 1 and states.shape[3] == 2:
        states = states[:, 0]
    return states[:, np.newaxis] if states.ndim == 2 and states.shape[1] == 2 else states


def _like(states: NDArray[np.float32], x0_hat: NDArray[np.float32]) -> NDArray[np.float32]:
    if x0_hat.shape[1:] != states.shape[1:] or len(x0_hat) not in (len(states), len(states) - 1):
        raise invalid("shape of x0_hat", x0_hat.shape, f"{states.shape} as the states have, or one fewer")
    return x0_hat


def _target(states: NDArray[np.float32], target: NDArray[np.float32]) -> NDArray[np.float32]:
    if target.shape[1:] != states.shape[1:]:
        raise invalid("shape of target", target.shape[1:], f"{states.shape[1:]}, the shape of one state")
    return target[0]


def _numbers(name: str, values: Any, count: int) -> list[float]:
    try:
        array = _as_array(name, [_as_number(value) for value in values] if isinstance(values, (list, tuple)) else values)
    except (OverflowError, ValueError):
        raise invalid(name, values, "a list of numbers") from None
    if array.ndim != 1 or len(array) not in (count, count - 1):
        raise invalid(f"shape of {name}", array.shape, f"{count} numbers as there are states, or one fewer")
    if not np.isfinite(array).all():
        raise invalid(name, values, "finite numbers")
    return [float(value) for value in array]


def _as_number(value: Any) -> float:
    """A number of Python or NumPy, or a tensor of one."""
    array = _as_array("number", value)
    return float(array.item())


class _Scales(NamedTuple):
    """A state x = a * x_0 + b * epsilon."""

    a: float
    b: float


@dataclass(eq=False)
class _Record:
    x: Any
    t: Optional[float] = None
    x0_hat: Any = None


class Recorder:
    """Records the states of a pipeline of diffusers, or of a loop of your own, for ``trajectory``.

    ```py
    with Recorder(pipeline.scheduler, decode=decode) as recorder:
        pipeline(prompt)
    recorder.trajectory()
    ```

    Within ``with`` it listens to ``scheduler.step``, so it sees the first state, too, and works with pipelines that have no callback. The
    estimate x0_hat is what the scheduler gives as ``pred_original_sample`` or keeps in ``model_outputs``; else the recorder computes it from
    the output of the network at that state. This holds for DDPM and DDIM with any eta, PNDM, UniPC, Euler, Euler ancestral, Heun, flow
    matching and others whose ``alphas_cumprod`` or ``sigmas`` say the noise of a state. A scheduler that evaluates a step twice gives two
    states. ``set_timesteps`` begins another recording.

    As the callback of a pipeline, ``pipeline(prompt, callback_on_step_end=recorder)``, it needs no ``with``. A pipeline calls back after each step, so the first state is the one after the first step. The callback returns its
    arguments unchanged, and copies the latents to the CPU as float32.

    The callback is not told x0_hat. The recorder computes it from two successive states of DDIM with
    eta = 0, of Euler, and of Euler on a flow; it cannot see eta. With DPM-Solver++ it takes the last of the scheduler's
    ``model_outputs``. For other samplers, and if DDIM clips its estimates, there is no estimate in a callback.

    Args:
        scheduler: the scheduler that ``with`` listens to; in a callback by default that of the pipeline.
        decode: makes an image of latents, which it is given as they were recorded, with a batch axis of 1. It is called
            when the figure is made, for each state and each estimate, not while the pipeline samples.
        every: 5 records every fifth state, and the last one.
        sample: the index of the recorded sample in the batch of a pipeline.
        limit: the largest number of bytes of all recorded states and estimates. Beyond it the recorder records nothing
            more, the pipeline goes on, and ``trajectory`` raises an error.
    """

    def __init__(
        self,
        scheduler: Any = None,
        *,
        decode: Callable[[Any], Any] | None = None,
        every: int = 1,
        sample: int = 0,
        limit: int = 2**30,
    ) -> None:
        if decode is not None and not callable(decode):
            raise invalid("decode", decode, "a function that makes an image of latents, or None")
        self._scheduler, self._decode = scheduler, decode
        self._every = integer("every", every, 1, 2**31)
        self._sample = integer("sample", sample, 0, 2**31)
        self._limit = integer("limit", limit, 1, 2**63)
        self.clear()

    def clear(self) -> None:
        """Forgets all states, before another run."""
        self._records: list[_Record] = []
        self._seen, self._bytes = 0, 0
        #: The state after the last step that was heard.
        self._after: Any = None
        self._newest: Optional[_Record] = None

    def __len__(self) -> int:
        """How many states are recorded."""
        return len(self._kept())

    def __repr__(self) -> str:
        return f"Recorder({len(self)} states)"

    def __enter__(self) -> Recorder:
        scheduler = self._scheduler
        signature = inspect.signature(scheduler.step) if callable(getattr(scheduler, "step", None)) else None
        if signature is None or not {"model_output", "timestep", "sample"} <= set(signature.parameters):
            expected = "one with step(model_output, timestep, sample): with Recorder(pipeline.scheduler) as recorder"
            raise complaint("scheduler", f"an object of class {type(scheduler).__name__}", expected)
        self.clear()
        # Instance attributes, which are removed again: pipelines look at the signature of both.
        self._own = {name: vars(scheduler).get(name) for name in ("step", "set_timesteps")}
        step, set_timesteps = scheduler.step, getattr(scheduler, "set_timesteps", None)

        @functools.wraps(step)
        def listening(*args: Any, **kwargs: Any) -> Any:
            given = signature.bind(*args, **kwargs).arguments
            output, timestep, sample = given["model_output"], given["timestep"], given["sample"]
            index = getattr(scheduler, "step_index", None)
            x = self._one(sample)
            result = step(*args, **kwargs)
            x0_hat = _estimate_of_step(scheduler, output, timestep, sample, index, result)
            self._record(_Record(x, _as_number(timestep), None if x0_hat is None else self._one(x0_hat)), None, None)
            self._after = self._one(_first_of(result))
            return result

        scheduler.step = listening
        if set_timesteps is not None:

            @functools.wraps(set_timesteps)
            def beginning(*args: Any, **kwargs: Any) -> Any:
                self.clear()
                return set_timesteps(*args, **kwargs)

            scheduler.set_timesteps = beginning
        return self

    def __exit__(self, *_: Any) -> None:
        for name, own in self._own.items():
            if own is not None:
                setattr(self._scheduler, name, own)
            elif name in vars(self._scheduler):
                delattr(self._scheduler, name)
        if self._after is not None:
            self._record(_Record(self._after), None, None)
        self._after = None

    def _one(self, batch: Any) -> Any:
        """The recorded sample of a batch, on the CPU."""
        if self._sample >= len(batch):
            raise invalid("sample", self._sample, f"an integer in 0 <= sample < {len(batch)}, the samples of the batch")
        return _copied(batch[self._sample : self._sample + 1])

    def __call__(self, pipeline: Any, step: int, timestep: Any, callback_kwargs: dict[str, Any]) -> dict[str, Any]:
        """The ``callback_on_step_end`` of a pipeline."""
        if not isinstance(callback_kwargs, Mapping) or "latents" not in callback_kwargs:
            names = sorted(callback_kwargs) if isinstance(callback_kwargs, Mapping) else callback_kwargs
            raise invalid("callback_kwargs", names, "'latents' among callback_on_step_end_tensor_inputs")
        if step == 0:
            self.clear()
        latents = self._one(callback_kwargs["latents"])
        if self._newest is not None:
            # The step from the state before began at this t.
            self._newest.t = float(timestep)
        scheduler = self._scheduler if self._scheduler is not None else getattr(pipeline, "scheduler", None)
        self._record(_Record(latents), scheduler, self._sample)
        return callback_kwargs

    def add(self, x: Any, t: Any = None, x0_hat: Any = None) -> None:
        """Records a state of your own loop, the t at which the denoiser sees it, and its estimate.

        The last state has neither t nor estimate.

        ```py
        for t in timesteps:
            x0_hat = predict_x0(x, t)
            recorder.add(x, t, x0_hat)
            x = step(x, t, x0_hat)
        recorder.add(x)
        ```
        """
        estimate = None if x0_hat is None else _copied(x0_hat)
        self._record(_Record(_copied(x), None if t is None else float(t), estimate), self._scheduler, None)

    def trajectory(self, *, target: Any = None, layout: str | None = None, scale: str | None = None) -> Trajectory:
        """The figure of the recorded states; see ``trajectory`` for the arguments."""
        if self._bytes > self._limit:
            expected = f"more for {self._seen} states; record fewer of them with every=, or set a larger limit="
            raise complaint("limit", f"{self._limit:,} bytes", expected)
        records = self._kept()
        if len(records) < 2:
            expected = "at least 2; use the recorder in a with statement, pass it as callback_on_step_end, or call add"
            raise complaint("states", f"{len(records)} recorded", expected)
        estimates = [record.x0_hat for record in records]
        times = [record.t for record in records]
        return trajectory(
            [self._image(record.x) for record in records],
            x0_hat=_complete([None if x is None else self._image(x) for x in estimates]),
            timesteps=_complete(times),
            target=target,
            layout=layout,
            scale=scale,
        )

    def _image(self, x: Any) -> Any:
        if self._decode is None:
            return x
        # Of a copy, since a decoder may change what it is given.
        image = self._decode(_copied(x))
        # Pipelines decode a batch to a list of images.
        return image[0] if isinstance(image, (list, tuple)) and len(image) == 1 else image

    def _kept(self) -> list[_Record]:
        """The recorded states, and the last one whichever it is."""
        return self._records if self._newest is None or self._is_kept(self._newest) else [*self._records, self._newest]

    def _is_kept(self, record: _Record) -> bool:
        return bool(self._records) and self._records[-1] is record

    def _record(self, record: _Record, scheduler: Any, sample: int | None) -> None:
        before = self._newest
        if before is not None and self._is_kept(before) and before.x0_hat is None and before.t is not None:
            estimate = _estimate(scheduler, before.t, before.x, record.x, sample)
            if estimate is not None and self._has_room(estimate):
                before.x0_hat = estimate
        if self._seen % self._every == 0 and self._has_room(record.x, record.x0_hat):
            self._records.append(record)
        self._seen += 1
        self._newest = record

    def _has_room(self, *arrays: Any) -> bool:
        self._bytes += sum(int(np.prod(x.shape)) * np.dtype(np.float32).itemsize for x in arrays if x is not None)
        return self._bytes <= self._limit


class Comparison:
    """Two recordings on the same latents, as ``trajectory([first, second])`` makes it: two figures with one step."""

    def __init__(self, recorders: Sequence[Any], **options: Any) -> None:
        if len(recorders) != 2 or not all(isinstance(recorder, Recorder) for recorder in recorders):
            raise complaint("states", f"{len(recorders)} recordings or states", "two recorders, trajectory([first, second])")
        first, second = (recorder.trajectory(**options) for recorder in recorders)
        shapes = [figure.states["shape"] for figure in (first, second)]
        if shapes[0] != shapes[1]:
            raise invalid("shapes of states", shapes, "two recordings of as many states of one shape")
        #: The figures of both.
        self.figures = (first, second)
        states = [np.frombuffer(figure.states["values"], dtype="<f4").reshape(len(recorders[0]), -1) for figure in self.figures]
        #: The root mean square of the differences of their states, at each step.
        self.distances: NDArray[np.float64] = np.sqrt(np.square(states[0].astype(np.float64) - states[1]).mean(axis=1))
        import traitlets  # the numbers need NumPy alone

        traitlets.link((first, "step"), (second, "step"))
        second.observe(lambda _: self._caption(), "step")
        self._caption()

    def _caption(self) -> None:
        first, second = self.figures
        step = (len(self.distances) - 1) // 2 if second.step is None else min(second.step, len(self.distances) - 1)
        first.caption = "The first loop."
        second.caption = (
            f"The second loop. Root mean square of the differences from the first: {self.distances[step]:.3g} at step {step}, "
            f"{self.distances[0]:.3g} at the first state, {self.distances[-1]:.3g} at the last."
        )

    def __repr__(self) -> str:
        return f"Comparison({len(self.distances)} states, distance {self.distances[0]:.3g} at the first and {self.distances[-1]:.3g} at the last)"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """One figure below the other."""
        import ipywidgets  # anywidget needs it, too

        return ipywidgets.VBox(self.figures)._repr_mimebundle_(**kwargs)


def _complete(values: Sequence[Any]) -> Sequence[Any] | None:
    """All values, or all but the last; None if another one is missing."""
    shown = values[:-1] if values[-1] is None else values
    return None if any(value is None for value in shown) else shown


def _copied(x: Any) -> Any:
    """A state on the CPU in float32 that nobody else changes: a tensor of a tensor, else an array."""
    return x.detach().cpu().clone().float() if hasattr(x, "detach") else np.array(x, dtype=np.float32)


def _estimate(scheduler: Any, t: float, x: Any, after: Any, sample: int | None) -> Any:
    """x0_hat at the state x, from which a step at t has led to the state after it; None where it does not follow."""
    try:
        if _is_multistep(scheduler):
            newest = scheduler.model_outputs[-1]
            return _copied(newest if sample is None else newest[sample : sample + 1])
        scales = _scales_of(scheduler, t)
        if scales is None:
            return None
        before, end = scales
        # A deterministic step of first order keeps x0_hat and epsilon_hat: x_t = a_t x0_hat + b_t epsilon_hat and
        # x_s = a_s x0_hat + b_s epsilon_hat (Song et al. 2021, equation (12) with sigma = 0). Without epsilon_hat:
        determinant = before.a * end.b - end.a * before.b
        return (x * end.b - after * before.b) / determinant if determinant else None
    except Exception:
        # Whatever a scheduler has that is not known here, it gives no estimate, and the pipeline goes on.
        return None


#: Classes whose ``step`` gives ``pred_original_sample`` as the second of a tuple.
_GIVING_X0 = (
    "DDPMScheduler",
    "DDPMParallelScheduler",
    "DDIMScheduler",
    "DDIMParallelScheduler",
    "EulerDiscreteScheduler",
    "EulerAncestralDiscreteScheduler",
    "LCMScheduler",
    "CogVideoXDDIMScheduler",
    "CogVideoXDPMScheduler",
)


def _first_of(result: Any) -> Any:
    return result[0] if isinstance(result, (tuple, list)) else result.prev_sample


def _estimate_of_step(scheduler: Any, model_output: Any, timestep: Any, sample: Any, index: Any, result: Any) -> Any:
    """x0_hat of a step that was heard, of the whole batch; None where the scheduler does not say it and no noise level is known."""
    try:
        name, config = type(scheduler).__name__, getattr(scheduler, "config", {})
        given = getattr(result, "pred_original_sample", None)
        if given is None and name in _GIVING_X0 and isinstance(result, (tuple, list)) and len(result) > 1:
            given = result[1]
        if given is not None and tuple(given.shape) == tuple(sample.shape):
            return given
        keeps_x0 = config.get("predict_x0", True) if name == "UniPCMultistepScheduler" else False
        if keeps_x0 or _is_multistep(scheduler):
            return scheduler.model_outputs[-1]
        return _x0_of(scheduler, name, config, model_output, timestep, sample, index)
    except Exception:
        # Whatever a scheduler has that is not known here, it gives no estimate, and the pipeline goes on.
        return None


def _x0_of(scheduler: Any, name: str, config: Any, output: Any, timestep: Any, x: Any, index: Any) -> Any:
    """x0_hat from the output of the network, by what it predicts."""
    t = _as_number(timestep)
    is_edm = name.startswith("EDM")
    if is_edm:
        return None  # its output is none of our targets
    is_flow = name.startswith("FlowMatch") or bool(config.get("use_flow_sigmas"))
    predicts = "velocity" if name.startswith("FlowMatch") else DIFFUSERS[config.get("prediction_type", "epsilon")]
    if is_flow and config.get("invert_sigmas"):
        return None
    if hasattr(scheduler, "sigmas"):
        sigmas = np.asarray(_as_array("scheduler.sigmas", scheduler.sigmas), dtype=np.float64)
        if index is None:
            times = np.asarray(_as_array("scheduler.timesteps", scheduler.timesteps), dtype=np.float64)
            index = int(np.argmin(np.abs(times - t)))
        sigma = float(sigmas[int(index)])
        alpha = 1 - sigma if is_flow else 1.0
        if name in _OF_SCALED_STATES and not is_flow:
            # These have states of variance 1, and sigmas as the others: alpha = 1/sqrt(1 + sigma**2).
            alpha = 1 / (1 + sigma**2) ** 0.5
            sigma *= alpha
        elif not is_flow and predicts == "v":
            # v of the state of variance 1, which is x / sqrt(1 + sigma**2).
            return x / (1 + sigma**2) - output * sigma / (1 + sigma**2) ** 0.5
    else:
        product = float(np.asarray(_as_array("scheduler.alphas_cumprod", scheduler.alphas_cumprod))[int(t)])
        alpha, sigma = product**0.5, (1 - product) ** 0.5
    if predicts == "x0":
        return output
    if predicts == "velocity":
        return x - sigma * output
    return alpha * x - sigma * output if predicts == "v" else (x - sigma * output) / alpha


#: Classes with sigmas whose states are not divided by alpha.
_OF_SCALED_STATES = (
    "DPMSolverMultistepScheduler",
    "DPMSolverSinglestepScheduler",
    "DEISMultistepScheduler",
    "UniPCMultistepScheduler",
    "SASolverScheduler",
)


def _is_multistep(scheduler: Any) -> bool:
    config = getattr(scheduler, "config", {})
    outputs = getattr(scheduler, "model_outputs", None)
    # The algorithms of DPM-Solver++ keep estimates of x_0, those of DPM-Solver estimates of epsilon; Lu et al. 2022.
    keeps_x0 = str(config.get("algorithm_type")).endswith("++")
    is_known = type(scheduler).__name__ == "DPMSolverMultistepScheduler" and keeps_x0
    return bool(is_known and outputs and outputs[-1] is not None)


def _scales_of(scheduler: Any, t: float) -> Optional[tuple[_Scales, _Scales]]:
    """The scales of the states before and after a step at t that is deterministic, of first order and not clipped."""
    name, config = type(scheduler).__name__, getattr(scheduler, "config", {})
    if name == "DDIMScheduler":
        if config.get("clip_sample") or config.get("thresholding"):
            return None
        cumprod = np.asarray(scheduler.alphas_cumprod)
        to = int(t) - config["num_train_timesteps"] // scheduler.num_inference_steps
        ends = float(cumprod[int(t)]), float(cumprod[to] if to >= 0 else scheduler.final_alpha_cumprod)
        before, after = (_Scales(end**0.5, (1 - end) ** 0.5) for end in ends)
        return before, after
    if name not in ("EulerDiscreteScheduler", "EDMEulerScheduler", "FlowMatchEulerDiscreteScheduler"):
        return None
    if config.get("stochastic_sampling"):
        return None
    times = np.asarray(_as_array("scheduler.timesteps", scheduler.timesteps), dtype=np.float64)
    index = int(np.argmin(np.abs(times - t)))
    pair = np.asarray(_as_array("scheduler.sigmas", scheduler.sigmas), dtype=np.float64)[index : index + 2]
    # On a flow a = 1 - sigma, which leaves a_t sigma_s - a_s sigma_t = sigma_s - sigma_t as with a = 1.
    before, after = (_Scales(1.0, float(sigma)) for sigma in pair)
    return before, after
