"""Denoisers that are Python functions. A figure requests predictions by messages, and a thread computes them.

The page's code is ``src/anywidget/kernel.ts``.
"""

from __future__ import annotations

import importlib
import itertools
import math
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._check import complaint, integer, invalid, is_finite, number, one_of, wrong_type
from ._plain import SCHEDULES, schedule_data
from ._values import finite_values, values_of
from .arrays import as_numpy
from .coefficients import OF_DIFFUSERS, TARGETS, NetworkTarget

FORMAT = "diffusion-figures/kernel"
#: The largest number of values of x_t in a request, and the largest number of waiting requests from all views of a figure.
VALUES_LIMIT = 3 * 50_000_000
WAITING_LIMIT = 64
#: The largest number of bytes of x_t in all waiting requests, and the largest length of an error message.
WAITING_BYTES = 4 * VALUES_LIMIT
ERROR_LENGTH = 2000
_BATCH = 256
#: The largest absolute guidance scale, as in JavaScript, and the range of class labels.
_LARGEST_SCALE = 1000
_LABELS = (-(2**31), 2**31)
#: The error for a request to a denoiser that the figure no longer has.
REPLACED = "the figure has another denoiser now"
_numbers = itertools.count(1)
#: How to convert the predictions that ``from_diffusers`` names and ``Denoiser`` does not accept.
_HINTS = {
    **OF_DIFFUSERS,
    "F": "let the function return scheduler.precondition_outputs(x_t, output, sigma), which is 'x0'",
    "negative velocity": "let the function return minus its output, which is 'velocity'",
}

Array = NDArray[np.float32]


class Denoiser:
    """Your own denoiser for a figure: a function or a torch module, and the quantity that it predicts.

    ``NoisePrediction(denoiser=model)`` is short for ``NoisePrediction(denoiser=Denoiser(model))``. Each figure calls its denoiser from
    a thread. If figures share one ``Denoiser``, only one of them calls it at a time.

    ```py
    Denoiser(unet.eval(), schedule="cosine", class_labels=3, null_label=10, guidance_scale=2)
    ```

    A ``Denoiser`` can be called too. It then returns the predictions for a batch of your own states as a NumPy array:

    ```py
    np.square(denoiser(x_t, t) - epsilon).mean()
    ```

    Args:
        predict: a function that is called as ``predict(x_t, t)``, or with class labels as ``predict(x_t, t, y)``. ``x_t`` is a float32
            array, which the function may change. Its shape is [H, W] or [H, W, 3] for an image and [count, 2] for points. ``t`` is an int
            on a schedule and a float on a path. ``y`` is an int for an image, and an int64 array of shape [count] for points. The function
            returns an array or a tensor of the shape of ``x_t``. With a ``device`` it takes tensors, and so does a ``torch.nn.Module``.
        predicts: the predicted quantity, ``"epsilon"``, ``"x0"``, ``"v"``, ``"velocity"`` or ``"score"``.
        schedule: the schedule or the path that the denoiser was made for: a ``Schedule``, a ``GaussianPath``, a kind, or a dict of
            options. Defaults to the figure's schedule.
        label: the name of the denoiser in figures. Defaults to the name of the function or of its class.
        batch: the largest number of states in one call, 1 to 1,000,000. Between two calls the thread checks whether the page still
            needs the prediction.
        device: the device of the tensors that ``predict`` takes, such as ``"cuda"``. Their shapes are those of training loops: ``x_t`` has
            the shape [count, 2], or [1, channels, H, W] for an image, and ``t`` and ``y`` have the shape [count]. ``x_t`` is float32, or of
            the type of the module's weights. ``t`` is int64 on a schedule and float32 on a path. ``predict`` returns a tensor of the
            shape of ``x_t``, or an object that has it as ``sample``. No gradients are computed. Defaults to the device of the weights
            for a ``torch.nn.Module``, and to None for other functions, which take NumPy arrays.
        class_labels: the class of all states as an integer, or an integer for each state in a list or an array of shape [count]. Defaults
            to None: the function gets no labels.
        null_label: the label that stands for no class, an integer on which the network was trained too. Guidance needs it.
        guidance_scale: the scale s of classifier-free guidance, -1000 to 1000. The prediction is f(null) + s * (f(class) - f(null)),
            as in the figure ``Guidance``: 0 is unconditional and 1 the class alone. With any other s than 1, ``predict`` is called twice.
            Ho & Salimans 2022, equation (6), call w what is s - 1. Defaults to 1.

    Raises:
        TypeError, ValueError: if an argument is invalid. The message names the argument, its value and what was expected.
    """

    def __init__(
        self,
        predict: Callable[..., Any],
        *,
        predicts: NetworkTarget = "epsilon",
        schedule: Any = None,
        label: str | None = None,
        batch: int = _BATCH,
        device: Any = None,
        class_labels: Any = None,
        null_label: int | None = None,
        guidance_scale: float = 1,
    ) -> None:
        if not callable(predict) or isinstance(predict, Denoiser):
            raise wrong_type("predict", predict, "a function of x_t and t")
        if label is not None and not isinstance(label, str):
            raise wrong_type("label", label, "a text, or None")
        self.predict = predict
        self.predicts = one_of("predicts", predicts, TARGETS, _HINTS)
        self.schedule = _schedule_of(schedule)
        self.label = label or _name_of(predict)
        self.batch = integer("batch", batch, 1, 1_000_001)
        self.device = device
        self.class_labels = _labels_of(class_labels)
        self.null_label = None if null_label is None else integer("null_label", null_label, *_LABELS)
        self.guidance_scale = number("guidance_scale", guidance_scale, -_LARGEST_SCALE, _LARGEST_SCALE)
        if null_label is not None and class_labels is None:
            raise invalid("null_label", null_label, "None without class_labels")
        if self.guidance_scale != 1 and self.null_label is None:
            raise invalid("guidance_scale", guidance_scale, "1 without class_labels and null_label")
        self._module: Any = predict if _is_module(predict) else None
        if device is not None:
            _check_device(device)
        #: A number that identifies the denoiser in requests, because the page may not have received a newer one yet.
        self.number = next(_numbers)
        self._turn = threading.Lock()

    def __call__(self, x_t: Any, t: float) -> Array:
        """Returns the predictions for a batch of states at one t, in calls of at most ``batch`` states.

        Args:
            x_t: the states, an array or a tensor of shape [count, ...]. The function gets this shape. So the images of a network of
                torch are [count, channels, H, W] here.
            t: the timestep or the time of all states.

        Returns:
            A float32 array of the shape of ``x_t``.

        Raises:
            RuntimeError: if ``predict`` raises an exception. The message names it. ``KeyboardInterrupt`` and ``SystemExit`` propagate.
            TypeError, ValueError: if an argument is invalid, if there is another number of labels than of states, or if the output is
                not an array of finite numbers of the shape of ``x_t``.
        """
        states = finite_values("x_t", x_t).astype(np.float32)
        if states.ndim == 0 or states.size == 0:
            raise invalid("shape of x_t", states.shape, "[count, ...] with at least one state")
        time = int(t) if isinstance(t, Integral) else number("t", t, -math.inf, math.inf)
        return np.concatenate([self.part(states, time, first) for first in range(0, len(states), self.batch)])

    def part(self, states: Array, t: float, first: int) -> Array:
        """Returns the predictions for the states from ``first`` on, at most ``batch`` of them."""
        labels = self._labels_for(len(states))
        rows = slice(first, first + self.batch)
        return self._ask(states[rows], t, None if labels is None else labels[rows])

    def image(self, x_t: Array, t: float) -> Array:
        """Returns the prediction for one image of shape [H, W] or [H, W, channels]."""
        labels = self._labels_for(1)
        if not self._takes_tensors:
            return self._ask(x_t, t, None if labels is None else int(labels[0]))
        is_gray = x_t.ndim == 2
        channels = x_t[np.newaxis] if is_gray else np.moveaxis(x_t, -1, 0)
        output: Array = self._ask(channels[np.newaxis], t, labels)[0]
        return output[0] if is_gray else np.moveaxis(output, 0, -1)

    @property
    def _takes_tensors(self) -> bool:
        return self._module is not None or self.device is not None

    def _labels_for(self, count: int) -> Any:
        """Returns a label for each state, or None without labels."""
        labels = self.class_labels
        if labels is None:
            return None
        if labels.ndim == 1 and len(labels) != count:
            raise complaint("class_labels", f"{len(labels)} labels", f"one integer, or {count}, one for each state")
        return np.broadcast_to(labels, (count,))

    def _ask(self, x_t: Array, t: float, labels: Any) -> Array:
        """Returns the guided prediction for one call."""
        name = f"output of {self._called} at t = {t:g}"
        with self._turn:
            conditional = self._output(name, x_t, t, labels)
            if self.guidance_scale == 1:
                return conditional
            nulls = self.null_label if isinstance(labels, int) else np.full_like(labels, self.null_label)
            null = self._output(name, x_t, t, nulls)
        with np.errstate(over="ignore", invalid="ignore"):
            return _checked(name, null + np.float32(self.guidance_scale) * (conditional - null), x_t.shape)

    @property
    def _called(self) -> str:
        return self.label or "the function"

    def _output(self, name: str, x_t: Array, t: float, labels: Any) -> Array:
        try:
            if self._takes_tensors:
                output = self._output_of_tensors(x_t, t, labels)
            else:
                # The function may change its argument, so it gets a copy.
                output = self.predict(x_t.copy(), t, *([] if labels is None else [labels]))
        except Exception as error:
            # The figure shows only the message. Print the traceback in the kernel.
            traceback.print_exc()
            raise RuntimeError(f"{self._called} raised {type(error).__name__}: {error}") from error
        return _checked(name, output, x_t.shape)

    def _output_of_tensors(self, x_t: Array, t: float, labels: Any) -> Any:
        torch = importlib.import_module("torch")
        weight = None if self._module is None else next(iter(self._module.parameters()), None)
        device = self.device if self.device is not None else "cpu" if weight is None else weight.device

        def tensor(values: Any) -> Any:
            return torch.from_numpy(np.array(values, order="C")).to(device=device)

        x = tensor(x_t)
        if weight is not None and weight.is_floating_point():
            x = x.to(dtype=weight.dtype)
        times = np.full(len(x_t), t, np.int64 if isinstance(t, int) else np.float32)
        with torch.no_grad():
            output = self.predict(x, tensor(times), *([] if labels is None else [tensor(labels)]))
        # The networks of diffusers return an object.
        return getattr(output, "sample", output)

    def __repr__(self) -> str:
        return f"Denoiser({self.label or self.predict!r}, predicts={self.predicts!r})"

    def marker(self, model: str | None) -> dict[str, Any]:
        """Returns the plain data that is sent to a page in place of the denoiser."""
        own = {"predicts": self.predicts, "schedule": self.schedule, "label": self.label}
        return {"format": FORMAT, "denoiser": self.number, "model": model, **own}


def is_marker(value: object) -> bool:
    return isinstance(value, Mapping) and value.get("format") == FORMAT


def _schedule_of(schedule: Any) -> Any:
    """Returns a schedule as options with their names in JavaScript."""
    try:
        return None if schedule is None else schedule_data(schedule)
    except Exception as error:  # noqa: BLE001 -- reading a value runs the code of other libraries
        expected = f"{SCHEDULES}, or None for the figure's"
        raise invalid("schedule", schedule, f"{expected}: {error}") from None


def _name_of(predict: Any) -> str | None:
    function = getattr(predict, "func", predict)  # functools.partial has func
    name = getattr(function, "__name__", type(function).__name__)
    return None if name == "<lambda>" else str(name)


def as_function(denoiser: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a function of an array x_t and one t. It gives a torch module tensors. Other denoisers are returned as they are."""
    if not _is_module(denoiser):
        return denoiser
    own = Denoiser(denoiser)
    return lambda x_t, t: own._output_of_tensors(x_t, t, None)


def _is_module(predict: Any) -> bool:
    # Whoever has a module has imported torch.
    module = getattr(getattr(sys.modules.get("torch"), "nn", None), "Module", None)
    return module is not None and isinstance(predict, module)


def _check_device(device: Any) -> None:
    """Raises ValueError unless torch can put a tensor on the device."""
    try:
        torch = importlib.import_module("torch")
    except ImportError:
        raise invalid("device", device, "None, because torch is not installed") from None
    try:
        torch.from_numpy(np.zeros(1, np.float32)).to(device=device)
    except Exception as error:  # noqa: BLE001 -- torch raises errors of several types
        raise invalid("device", device, f"a device that torch has here, such as 'cuda' or 'cpu': {error}") from None


def _labels_of(class_labels: Any) -> NDArray[np.int64] | None:
    """Returns labels as an array of integers, without an axis for one label."""
    if class_labels is None:
        return None
    expected = "an integer, or an integer for each state, of shape [count]"
    labels = values_of("class_labels", class_labels, expected)
    if labels.dtype.kind not in "iu":
        raise wrong_type("class_labels", class_labels, expected)
    if labels.ndim > 1 or labels.size == 0:
        raise invalid("shape of class_labels", labels.shape, "one integer, or [count]")
    for label in (labels.min(), labels.max()):
        integer("class_labels", int(label), *_LABELS)
    return labels.astype(np.int64)


def _checked(name: str, output: Any, shape: tuple[int, ...]) -> Array:
    """Returns an array or a tensor as finite float32 values of the given shape, or raises ValueError."""
    try:
        array = as_numpy(output)
    except Exception:  # noqa: BLE001 -- such as lists of different lengths, or a tensor without values
        array = np.asarray(None)
    if array.dtype.kind not in "iuf":
        found = f"an object of type {type(output).__name__}" if array.dtype.kind == "O" else f"dtype {array.dtype}"
        raise complaint(name, found, f"an array of real numbers of the shape of x_t, {list(shape)}")
    if array.shape != shape:
        raise complaint(name, f"shape {list(array.shape)}", f"the shape of x_t, {list(shape)}")
    with np.errstate(over="ignore"):
        values = array.astype("<f4")
    if not np.isfinite(values).all():
        index = tuple(int(place) for place in np.argwhere(~np.isfinite(values))[0])
        raise complaint(name, f"{array[index]} at {list(index)}", "finite numbers")
    return values


class _Request:
    """A request of a page for a prediction."""

    def __init__(self, key: str, x_t: Array, t: float) -> None:
        self.key, self.x_t, self.t = key, x_t, t
        self.is_cancelled = False


Send = Callable[..., None]


class Answers:
    """Answers the requests of the pages of one figure. Only ``receive`` and ``end`` run in the kernel's main thread.

    ``denoiser`` is None if the figure's denoiser is no longer a function. Then each request is answered with an error.
    """

    def __init__(self, denoiser: Denoiser | None, send: Send, is_of_points: bool) -> None:
        self.denoiser, self._send, self._is_of_points = denoiser, send, is_of_points
        self._lock = threading.Lock()
        self._waiting: deque[_Request] = deque()
        self._running: _Request | None = None
        self._is_working = False

    def receive(self, content: Any, buffers: Any) -> None:
        """Handles a message of a page. Ignores messages of other kinds."""
        kind, key = (content.get("kind"), content.get("id")) if isinstance(content, Mapping) else (None, None)
        if not isinstance(key, str) or len(key) > 100:
            return
        if kind == "diffusion-figures/cancel":
            self._cancel(key)
        elif kind == "diffusion-figures/predict":
            try:
                if self.denoiser is None or content.get("denoiser") != self.denoiser.number:
                    raise ValueError(REPLACED)
                self._begin(_request_of(key, content, buffers, self._is_of_points), self.denoiser)
            except (ValueError, RuntimeError) as error:
                self._tell("failed", key, error=_text_of(error))

    def end(self, reason: str) -> None:
        """Answers all waiting requests with an error."""
        with self._lock:
            dropped = [*self._waiting, *([self._running] if self._running else [])]
            self._waiting.clear()
            for request in dropped:
                request.is_cancelled = True
        for request in dropped:
            self._tell("failed", request.key, error=reason)

    def _begin(self, request: _Request, denoiser: Denoiser) -> None:
        with self._lock:
            if len(self._waiting) >= WAITING_LIMIT:
                raise complaint("number of requests", f"{WAITING_LIMIT} are waiting", "fewer views of one figure")
            waiting = sum(other.x_t.nbytes for other in self._waiting)
            if self._waiting and waiting + request.x_t.nbytes > WAITING_BYTES:
                raise complaint("requests", f"{waiting:,} bytes are waiting", f"at most {WAITING_BYTES:,}")
        self._tell("received", request.key)
        with self._lock:
            self._waiting.append(request)
            if self._is_working:
                return
            try:
                threading.Thread(target=self._work, args=[denoiser], name="diffusion-figures", daemon=True).start()
            except BaseException:
                # The next request starts another thread.
                self._waiting.remove(request)
                raise
            self._is_working = True

    def _cancel(self, key: str) -> None:
        with self._lock:
            self._waiting = deque(request for request in self._waiting if request.key != key)
            if self._running and self._running.key == key:
                self._running.is_cancelled = True
        self._tell("cancelled", key)

    def _work(self, denoiser: Denoiser) -> None:
        """Runs in the thread. Ends when no request is left, or when the function exits or is interrupted."""
        try:
            while True:
                with self._lock:
                    self._running = self._waiting.popleft() if self._waiting else None
                    if self._running is None:
                        self._is_working = False
                        return
                self._answer(self._running, denoiser)
        except BaseException:
            with self._lock:
                self._is_working = False
            self.end("the thread that computes has ended")
            raise

    def _answer(self, request: _Request, denoiser: Denoiser) -> None:
        try:
            x_t, t = request.x_t, request.t
            parts = []
            for first in range(0, len(x_t), denoiser.batch if self._is_of_points else len(x_t)):
                if request.is_cancelled:
                    return
                parts.append(denoiser.part(x_t, t, first) if self._is_of_points else denoiser.image(x_t, t))
            values = np.concatenate(parts)
        except BaseException as error:  # noqa: BLE001 -- the page waits for an answer
            self._finish(request, "failed", error=_text_of(error))
            if not isinstance(error, Exception):
                raise
        else:
            self._finish(request, "prediction", buffers=[values.tobytes()])

    def _finish(self, request: _Request, kind: str, **more: Any) -> None:
        with self._lock:
            self._running = None
            if request.is_cancelled:
                return
        self._tell(kind, request.key, **more)

    def _tell(self, kind: str, key: str, buffers: list[bytes] | None = None, **more: Any) -> None:
        try:
            self._send({"kind": f"diffusion-figures/{kind}", "id": key, **more}, buffers=buffers)
        except Exception:  # noqa: BLE001 -- the notebook is closed, and nobody waits
            pass


def _text_of(error: BaseException) -> str:
    """Returns the message of an error, cut because a function can put whole arrays into it."""
    text = str(error) if isinstance(error, Exception) else f"the function raised {type(error).__name__}: {error}"
    return text if len(text) <= ERROR_LENGTH else f"{text[: ERROR_LENGTH - 3]}..."


def _request_of(key: str, content: Mapping[str, Any], buffers: Any, is_of_points: bool) -> _Request:
    """Returns a request after checking it, because any script in the page can send one."""
    t = content.get("t")
    if isinstance(t, bool) or not isinstance(t, (int, float)) or not is_finite(t) or t < 0:
        raise invalid("t", t, "a finite number of at least 0")
    is_time = content.get("isTime") is True
    if not is_time and t != int(t):
        raise invalid("t", t, "an integer")
    shape = content.get("shape")
    if not isinstance(shape, list) or not _is_shape(shape, is_of_points):
        raise invalid("shape", shape, "[count, 2]" if is_of_points else "[height, width] or [height, width, 3]")
    count = math.prod(shape)
    data = bytes(buffers[0]) if buffers and len(buffers) == 1 else b""
    if count > VALUES_LIMIT or len(data) != 4 * count:
        most = 4 * VALUES_LIMIT
        raise complaint("values", f"{len(data)} bytes", f"{4 * count}, as the shape {shape} says, and at most {most:,}")
    x_t = np.frombuffer(data, dtype="<f4").reshape(shape)
    if not np.isfinite(x_t).all():
        raise complaint("values", "values that are not finite", "finite numbers")
    return _Request(key, x_t, float(t) if is_time else int(t))


def _is_shape(shape: list[Any], is_of_points: bool) -> bool:
    if not all(type(size) is int and size > 0 for size in shape):
        return False
    if is_of_points:
        return len(shape) == 2 and shape[1] == 2
    return len(shape) == 2 or (len(shape) == 3 and shape[2] in (1, 3))
