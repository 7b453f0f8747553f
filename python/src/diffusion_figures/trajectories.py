"""A figure of the states of a sampling loop, and a recorder for pipelines of diffusers and for your own loops."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Optional, overload

import numpy as np
from numpy.typing import NDArray

from ._check import complaint, integer, invalid, one_of, wrong_type
from ._svg import line_chart
from .arrays import LAYOUTS, SCALES, VALUES_LIMIT, as_numpy, is_packed, layout_of, scale_of
from .coefficients import DIFFUSERS

if TYPE_CHECKING:
    from .figures import Trajectory

_LATENTS = "1 or 3 channels; latents are not images: record them with Recorder(decode=...), or decode them first"


@overload
def trajectory(
    states: Sequence[Recorder], *, target: Any = None, layout: str | None = None, scale: str | None = None
) -> Comparison: ...


@overload
def trajectory(
    states: Any,
    *,
    x0_hat: Any = None,
    timesteps: Any = None,
    target: Any = None,
    layout: str | None = None,
    scale: str | None = None,
) -> Trajectory: ...


def trajectory(
    states: Any,
    *,
    x0_hat: Any = None,
    timesteps: Any = None,
    target: Any = None,
    layout: str | None = None,
    scale: str | None = None,
) -> Trajectory | Comparison:
    """Returns a figure of a sampling loop: its states, the estimates x0_hat, and the errors of both.

    ```py
    states, x0_hat = [x], []
    for t in timesteps:
        x0_hat.append(predict_x0(x, t))
        x = step(x, t, x0_hat[-1])
        states.append(x)
    trajectory(states, x0_hat=x0_hat, timesteps=timesteps)
    ```

    All states have the same layout and the same scale. ``figure.assumed`` is a text that names them.

    Args:
        states: two or more states, in a list or along the first axis of an array. States are arrays, tensors or PIL images. An image
            has the shape [H, W], [H, W, C] or [C, H, W] with 1 or 3 channels, and points have the shape [count, 2]. Leading axes of
            size 1 are dropped. A ``Recorder`` has its states, estimates and timesteps. A list of two, ``trajectory([first, second])``,
            compares them.
        x0_hat: the estimate of x_0 at each state, or at all but the last.
        timesteps: the t or the noise level of each state, or of all but the last.
        target: the x_0 from which the errors are measured. Defaults to the last state.
        layout: ``"HWC"`` or ``"CHW"``. By default the layout with 1, 3 or 4 channels, and ``"HWC"`` if both layouts have them.
        scale: ``"0..65535"``, ``"0..255"``, ``"0..1"`` or ``"-1..1"``. By default integers have the scale of their type, as in
            ``from_array``, and floats are not scaled, because the states of a sampler can exceed the range from -1 to 1.

    Returns:
        A ``Trajectory``. For two recorders, a ``Comparison`` with both figures and the distances between their states.

    Raises:
        ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """
    from .figures import Trajectory

    if isinstance(states, Recorder):
        if x0_hat is not None or timesteps is not None:
            raise complaint("states", "a Recorder, which has its own estimates and timesteps", "no x0_hat and no timesteps beside it")
        return states.trajectory(target=target, layout=layout, scale=scale)
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
    # Pass all props at once, because each change of a figure sends all of them.
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
    """Returns states of one shape along the first axis of an array."""
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
    """Returns states as the page takes them, and a note of the layout and the scale that were assumed."""
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
    """Raises an error for arrays with a shape of images that are more likely points or latents."""
    is_gray = len(shape) == 3
    is_row = len(shape) == 4 and shape[1] == 1 and shape[3] == 3 and shape[2] > 3
    if (is_gray and shape[2] in (1, 3, 4) and shape[1] > shape[2]) or is_row:
        expected = "points of the plane, [count, 2]; of points with more coordinates show two, states[..., :2]"
        raise invalid(f"shape of {name}", given, f'{expected}; gray images of so few columns are [n, H, W, 1] with layout="HWC"')
    if is_packed((1, *shape[1:]) if is_gray else shape[1:]):
        expected = "images; packed latents, [tokens, channels], are not images: unpack and decode them, as with Recorder(decode=...)"
        raise invalid(f"shape of {name}", given, f'{expected}; very tall gray images are [n, H, W, 1] with layout="HWC"')


def _scale_of(name: str, values: NDArray[Any]) -> str:
    """Returns the scale of integers, or raises an error if a value is outside it."""
    lowest, highest = float(values.min()), float(values.max())
    scale = scale_of(name, lowest, highest, values.dtype)
    low, high = SCALES[scale]
    if lowest < low or highest > high:
        raise complaint(name, f"values {lowest:g} to {highest:g}", f"values {low} to {high}")
    return scale


def _without_batch(states: NDArray[Any]) -> NDArray[Any]:
    """Returns states without the axes of size 1 that follow the first. Adds the axis of points to states of one point."""
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
    state: NDArray[np.float32] = target[0]
    return state


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
    """Returns a Python or NumPy number, or a tensor with one value, as a float."""
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
    """Records the states of a pipeline of diffusers or of your own loop, and makes a figure of them.

    ```py
    with Recorder(pipeline.scheduler, decode=decode) as recorder:
        pipeline(prompt)
    recorder.trajectory()
    ```

    In a ``with`` block the recorder wraps ``scheduler.step``. So it records the first state too, and works with pipelines that have no
    callback. The estimate x0_hat is the ``pred_original_sample`` or the ``model_outputs`` of the scheduler. If there is neither, the
    recorder computes x0_hat from the output of the network. This works for DDPM, DDIM with any eta, PNDM, UniPC, Euler, Euler ancestral,
    Heun, flow matching, and others whose noise level follows from ``alphas_cumprod`` or ``sigmas``. A scheduler that evaluates the network
    twice in a step gives two states. Each call of ``set_timesteps`` starts a new recording.

    As a callback, ``pipeline(prompt, callback_on_step_end=recorder)``, the recorder needs no ``with`` block. A pipeline calls back after
    each step, so the first recorded state is the one after the first step. The callback copies the latents to the CPU as float32, and
    returns its arguments unchanged.

    A callback does not receive x0_hat. The recorder computes it from two successive states of DDIM with eta = 0, of Euler, and of Euler on
    a flow. A callback does not receive eta either, so the estimates are wrong for DDIM with another eta. With DPM-Solver++ the estimate is
    the last of the scheduler's ``model_outputs``. With other samplers, and if DDIM clips its estimates, a callback records no estimates.

    Args:
        scheduler: the scheduler whose steps the ``with`` block records. A callback uses the pipeline's scheduler by default.
        decode: a function that converts latents to an image. Its argument is a copy of a recorded state or estimate, with a batch axis of
            size 1. It is called when the figure is made, and not while the pipeline runs.
        every: the interval between recorded states: 5 records every fifth state and the last one. Defaults to 1.
        sample: the index of the recorded sample in the batch. Defaults to 0.
        limit: the largest number of bytes of all recorded states and estimates. Defaults to 2**30. Beyond it the recorder stops recording,
            the pipeline goes on, and ``Recorder.trajectory`` raises an error.
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
        """Removes all recorded states."""
        self._records: list[_Record] = []
        self._seen, self._bytes = 0, 0
        #: The state after the last recorded step.
        self._after: Any = None
        self._newest: Optional[_Record] = None

    def __len__(self) -> int:
        """Returns the number of recorded states."""
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
        # Wrap the methods in instance attributes, which can be removed again, and keep their signatures, because pipelines read them.
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
        """Returns the recorded sample of a batch, on the CPU."""
        try:
            count = len(batch)
        except TypeError:
            raise wrong_type("latents", batch, "a batch of states, an array or a tensor") from None
        if self._sample >= count:
            raise invalid("sample", self._sample, f"an integer in 0 <= sample < {count}, the samples of the batch")
        return _copied(batch[self._sample : self._sample + 1])

    def __call__(self, pipeline: Any, step: int, timestep: Any, callback_kwargs: dict[str, Any]) -> dict[str, Any]:
        """Records a state as the ``callback_on_step_end`` of a pipeline, and returns ``callback_kwargs`` unchanged."""
        if not isinstance(callback_kwargs, Mapping) or "latents" not in callback_kwargs:
            names = sorted(callback_kwargs) if isinstance(callback_kwargs, Mapping) else callback_kwargs
            raise invalid("callback_kwargs", names, "'latents' among callback_on_step_end_tensor_inputs")
        latents = self._one(callback_kwargs["latents"])
        if step == 0:
            self.clear()
        if self._newest is not None:
            # ``timestep`` is the t at which the last step began.
            self._newest.t = float(timestep)
        scheduler = self._scheduler if self._scheduler is not None else getattr(pipeline, "scheduler", None)
        self._record(_Record(latents), scheduler, self._sample)
        return callback_kwargs

    def add(self, x: Any, t: Any = None, x0_hat: Any = None) -> None:
        """Records a state of your own loop.

        ```py
        for t in timesteps:
            x0_hat = predict_x0(x, t)
            recorder.add(x, t, x0_hat)
            x = step(x, t, x0_hat)
        recorder.add(x)
        ```

        Args:
            x: the state, an array or a tensor.
            t: the t at which the denoiser is called with this state. Leave it out for the last state.
            x0_hat: the estimate of x_0 at this state. Leave it out for the last state.
        """
        estimate = None if x0_hat is None else _copied(x0_hat)
        self._record(_Record(_copied(x), None if t is None else float(t), estimate), self._scheduler, None)

    def trajectory(self, *, target: Any = None, layout: str | None = None, scale: str | None = None) -> Trajectory:
        """Returns a figure of the recorded states.

        Args:
            target: the x_0 from which the errors are measured. Defaults to the last state.
            layout: the layout of the images, see ``trajectory``.
            scale: the scale of the values, see ``trajectory``.

        Returns:
            A ``Trajectory``.

        Raises:
            ValueError: if fewer than two states or more than ``limit`` bytes were recorded, or if an argument is invalid.
        """
        if self._bytes > self._limit:
            expected = f"more for {self._seen} states; record fewer of them with every=, or set a larger limit="
            raise complaint("limit", f"{self._limit:,} bytes", expected)
        records = self._kept()
        if len(records) < 2:
            expected = "at least 2; use the recorder in a with statement, pass it as callback_on_step_end, or call add"
            raise complaint("states", f"{len(records)} recorded", expected)
        estimates = [record.x0_hat for record in records]
        times = [record.t for record in records]
        figure: Trajectory = trajectory(
            [self._image(record.x) for record in records],
            x0_hat=_complete([None if x is None else self._image(x) for x in estimates]),
            timesteps=_complete(times),
            target=target,
            layout=layout,
            scale=scale,
        )
        return figure

    def _image(self, x: Any) -> Any:
        if self._decode is None:
            return x
        # A decoder may change its argument, so it gets a copy.
        image = self._decode(_copied(x))
        # Pipelines decode a batch to a list of images.
        return image[0] if isinstance(image, (list, tuple)) and len(image) == 1 else image

    def _kept(self) -> list[_Record]:
        """Returns the recorded states and the last state, even if ``every`` skips it."""
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
    """Two recordings that began with the same latents, from ``trajectory([first, second])``. Both figures show the same step.

    A notebook shows both figures and, below them, the distances as a chart. A page without a kernel shows the chart alone.
    """

    def __init__(self, recorders: Sequence[Any], **options: Any) -> None:
        if len(recorders) != 2 or not all(isinstance(recorder, Recorder) for recorder in recorders):
            raise complaint("states", f"{len(recorders)} recordings or states", "two recorders, trajectory([first, second])")
        first, second = (recorder.trajectory(**options) for recorder in recorders)
        shapes = [figure.states["shape"] for figure in (first, second)]
        if shapes[0] != shapes[1]:
            raise invalid("shapes of states", shapes, "two recordings of as many states of one shape")
        #: The ``Trajectory`` of each recording.
        self.figures = (first, second)
        states = [np.frombuffer(figure.states["values"], dtype="<f4").reshape(len(recorders[0]), -1) for figure in self.figures]
        #: The root mean square difference of the states at each step.
        self.distances: NDArray[np.float64] = np.sqrt(np.square(states[0].astype(np.float64) - states[1]).mean(axis=1))
        import traitlets  # imported here, because the rest of the module needs only NumPy

        traitlets.link((first, "step"), (second, "step"))
        second.observe(lambda _: self._caption(), "step")
        self._caption()

    def _caption(self) -> None:
        first, second = self.figures
        step = (len(self.distances) - 1) // 2 if second.step is None else min(second.step, len(self.distances) - 1)
        first.caption = "The first loop."
        second.caption = (
            f"The second loop. Its root mean square difference from the first loop is {self.distances[step]:.3g} at step {step}, "
            f"{self.distances[0]:.3g} at the first state and {self.distances[-1]:.3g} at the last state."
        )

    def __repr__(self) -> str:
        return f"Comparison({len(self.distances)} states, distance {self.distances[0]:.3g} at the first and {self.distances[-1]:.3g} at the last)"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Shows one figure below the other, and the chart below both."""
        import ipywidgets  # a dependency of anywidget

        return ipywidgets.VBox([*self.figures, ipywidgets.HTML(self.to_svg())])._repr_mimebundle_(**kwargs)

    def _repr_html_(self) -> str:
        """Returns the chart, which pages without a kernel show."""
        return self.to_svg()

    def to_svg(self) -> str:
        """Returns a chart of the distances as the text of an SVG: the root mean square difference of the states over the step.

        It needs neither a page nor a kernel. The chart has the text color of the page around it, and is black in a file of its own.

        ```py
        pathlib.Path("distances.svg").write_text(compared.to_svg())
        ```
        """
        return line_chart(
            self.distances,
            title="Distance between the two loops",
            across="step",
            up="RMS difference of the states, per value",
        )


def _complete(values: Sequence[Any]) -> Sequence[Any] | None:
    """Returns all values, or all but the last if only the last is None. Returns None if another value is None."""
    shown = values[:-1] if values[-1] is None else values
    return None if any(value is None for value in shown) else shown


def _copied(x: Any) -> Any:
    """Returns a float32 copy of a state on the CPU: a tensor for a tensor, and otherwise an array."""
    return x.detach().cpu().clone().float() if hasattr(x, "detach") else np.array(x, dtype=np.float32)


def _estimate(scheduler: Any, t: float, x: Any, after: Any, sample: int | None) -> Any:
    """Returns x0_hat at the state x from the state after one step at t, or None if the two states do not determine it."""
    try:
        if _is_multistep(scheduler):
            newest = scheduler.model_outputs[-1]
            return _copied(newest if sample is None else newest[sample : sample + 1])
        scales = _scales_of(scheduler, t)
        if scales is None:
            return None
        before, end = scales
        # A deterministic step of first order keeps x0_hat and epsilon_hat: x_t = a_t x0_hat + b_t epsilon_hat and
        # x_s = a_s x0_hat + b_s epsilon_hat (Song et al. 2021, equation (12) with sigma = 0). Eliminate epsilon_hat:
        determinant = before.a * end.b - end.a * before.b
        return (x * end.b - after * before.b) / determinant if determinant else None
    except Exception:
        # Whatever a scheduler has that is not known here, it gives no estimate, and the pipeline goes on.
        return None


#: Classes whose ``step`` returns ``pred_original_sample`` as the second item of a tuple.
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
    """Returns x0_hat of a recorded step for the whole batch, or None if the scheduler has no estimate and no known noise level."""
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
    """Returns x0_hat computed from the output of the network, or None if its prediction or noise level is unknown."""
    t = _as_number(timestep)
    is_edm = name.startswith("EDM")
    if is_edm:
        return None  # the output of an EDM network is not one of the known targets
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
            # The states have variance 1, but sigmas hold sigma/alpha: alpha = 1/sqrt(1 + sigma**2).
            alpha = 1 / (1 + sigma**2) ** 0.5
            sigma *= alpha
        elif not is_flow and predicts == "v":
            # v is defined for the state of variance 1, which is x / sqrt(1 + sigma**2).
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
    # DPM-Solver++ keeps estimates of x_0, and DPM-Solver keeps estimates of epsilon; Lu et al. 2022.
    keeps_x0 = str(config.get("algorithm_type")).endswith("++")
    is_known = type(scheduler).__name__ == "DPMSolverMultistepScheduler" and keeps_x0
    return bool(is_known and outputs and outputs[-1] is not None)


def _scales_of(scheduler: Any, t: float) -> Optional[tuple[_Scales, _Scales]]:
    """Returns the scales of the states before and after a step at t, or None unless it is deterministic, of first order and unclipped."""
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
    # On a flow a = 1 - sigma. Then a_t sigma_s - a_s sigma_t = sigma_s - sigma_t, the same as with a = 1.
    before, after = (_Scales(1.0, float(sigma)) for sigma in pair)
    return before, after
