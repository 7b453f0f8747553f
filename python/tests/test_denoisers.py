import threading
import time
from functools import partial

import numpy as np
import pytest
import traitlets

from diffusion_figures import Denoiser, DenoiserField, NoisePrediction, Reflow, create_schedule, denoisers
from diffusion_figures._widget import check_version

PATIENCE = 10


def ask(figure, x_t, t: float = 200, key: str = "view-0", **other) -> None:
    """What a page sends to ask for a prediction."""
    values = np.asarray(x_t, dtype="<f4")
    number = figure.denoiser.number if isinstance(figure.denoiser, Denoiser) else 0
    content = {"kind": "diffusion-figures/predict", "id": key, "denoiser": number, "shape": list(values.shape), "t": t}
    figure.receive({**content, "isTime": False, **other}, [memoryview(values.tobytes())])


def cancel(figure, key: str = "view-0") -> None:
    figure.receive({"kind": "diffusion-figures/cancel", "id": key})


def kinds(figure, key: str = "view-0") -> list[str]:
    return [content["kind"].split("/")[1] for content, _ in figure.sent if content["id"] == key]


def answer(figure, key: str = "view-0"):
    """The last message of a request, once it is answered."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for content, buffers in list(figure.sent):
            if content["id"] == key and content["kind"] != "diffusion-figures/received":
                return content, buffers
        time.sleep(0.002)
    raise AssertionError(f"no answer to {key}")


def values_of(figure, key: str = "view-0") -> np.ndarray:
    content, buffers = answer(figure, key)
    assert content == {"kind": "diffusion-figures/prediction", "id": key}
    return np.frombuffer(buffers[0], dtype="<f4")


def error_of(figure, key: str = "view-0") -> str:
    content, _ = answer(figure, key)
    assert content["kind"] == "diffusion-figures/failed"
    return content["error"]


def half(x_t, t):
    return x_t / 2


class Blocked:
    """A function that waits until it is let go; it counts its calls."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, x_t, t):
        self.sizes.append(len(x_t))
        self.begun.set()
        assert self.go.wait(PATIENCE)
        return x_t


def test_a_page_gets_a_name_for_a_function() -> None:
    figure = NoisePrediction(denoiser=half, resolution=64)
    assert figure.denoiser.predict is half
    told = figure.props["denoiser"]
    assert told == {
        "format": "diffusion-figures/kernel",
        "denoiser": figure.denoiser.number,
        "model": getattr(figure, "model_id", None),
        "predicts": "epsilon",
        "schedule": None,
        "label": "half",
    }
    # The page has not heard yet of the function that is there now, or gives another value.
    figure.denoiser = np.negative
    for given in (told, {**told, "denoiser": 99}, "gaussian"):
        figure.set_state({"props": {**figure.props, "denoiser": given}})
        assert figure.denoiser.predict is np.negative
        assert figure.props["denoiser"]["label"] == "negative"
    figure.set_state({"props": {}})
    assert figure.denoiser.predict is np.negative and figure.resolution == 64
    figure.denoiser = "oracle"
    assert figure.props == {"denoiser": "oracle", "resolution": 64}


def test_answers_with_what_the_function_predicts() -> None:
    heard = []

    def model(x_t, t):
        heard.append((x_t.dtype, x_t.shape, type(t), t))
        x_t *= 3  # it has a copy
        return x_t

    image = np.linspace(-1, 1, 30).reshape(2, 5, 3)
    figure = NoisePrediction(denoiser=model)
    ask(figure, image)
    assert np.array_equal(values_of(figure), 3 * image.astype("<f4").ravel())
    assert heard == [(np.float32, (2, 5, 3), int, 200)]
    assert kinds(figure) == ["received", "prediction"]
    ask(figure, image[..., 0], 1, key="grey", isTime=True)
    assert len(values_of(figure, "grey")) == 10
    assert heard[1] == (np.float32, (2, 5), float, 1.0)


def test_gives_points_in_batches() -> None:
    sizes = []

    def model(x_t, t):
        sizes.append(x_t.shape)
        return -x_t

    points = np.arange(1200).reshape(600, 2)
    figure = DenoiserField(denoiser=model)
    ask(figure, points)
    assert np.array_equal(values_of(figure), -points.ravel())
    assert sizes == [(256, 2), (256, 2), (88, 2)]
    figure.denoiser = Denoiser(model, batch=1000)
    ask(figure, points, key="whole")
    answer(figure, "whole")
    assert sizes[3:] == [(600, 2)]


def test_looks_between_batches_whether_the_page_still_wants_them() -> None:
    model = Blocked()
    figure = DenoiserField(denoiser=Denoiser(model, batch=10))
    ask(figure, np.zeros((30, 2)))
    assert model.begun.wait(PATIENCE)
    ask(figure, np.zeros((5, 2)), key="waiting")
    ask(figure, np.zeros((4, 2)), key="next")
    cancel(figure)
    cancel(figure, "waiting")
    # The page hears at once, while the function is still at work.
    assert kinds(figure) == kinds(figure, "waiting") == ["received", "cancelled"]
    model.go.set()
    assert len(values_of(figure, "next")) == 8
    assert model.sizes == [10, 4]
    assert kinds(figure) == kinds(figure, "waiting") == ["received", "cancelled"]


def test_leaves_the_kernel_free_while_the_function_sleeps() -> None:
    figure = NoisePrediction(denoiser=lambda x_t, t: time.sleep(0.5) or x_t)
    begin = time.monotonic()
    ask(figure, np.ones((2, 2)))
    assert time.monotonic() - begin < 0.3
    assert kinds(figure) == ["received"]
    assert np.array_equal(values_of(figure), np.ones(4))
    assert time.monotonic() - begin >= 0.5


def test_gives_each_view_its_own_answer() -> None:
    figure = NoisePrediction(denoiser=half)
    for number in range(20):
        ask(figure, np.full((2, 2), number), key=f"view{number % 2}-{number}")
    for number in range(20):
        assert np.array_equal(values_of(figure, f"view{number % 2}-{number}"), np.full(4, number / 2))


def test_a_function_that_hangs_does_not_hold_up_another_one() -> None:
    model = Blocked()
    figure = NoisePrediction(denoiser=model)
    ask(figure, np.ones((2, 2)), key="hangs")
    assert model.begun.wait(PATIENCE)
    number = figure.denoiser.number
    figure.denoiser = half
    ask(figure, np.ones((2, 2)))
    assert np.array_equal(values_of(figure), np.full(4, 0.5))
    assert error_of(figure, "hangs") == "the figure has another denoiser now"
    ask(figure, np.ones((2, 2)), key="late", denoiser=number)
    assert error_of(figure, "late") == "the figure has another denoiser now"
    figure.denoiser = "gaussian"
    ask(figure, np.ones((2, 2)), key="words")
    assert error_of(figure, "words") == "the figure has another denoiser now"
    model.go.set()
    time.sleep(0.05)
    assert kinds(figure, "hangs") == ["received", "failed"]


def test_a_closed_figure_drops_its_requests() -> None:
    model = Blocked()
    figure = NoisePrediction(denoiser=model)
    ask(figure, np.ones((2, 2)), key="running")
    assert model.begun.wait(PATIENCE)
    ask(figure, np.ones((2, 2)), key="waiting")
    figure.close()
    assert error_of(figure, "running") == error_of(figure, "waiting") == "the figure is closed"
    model.go.set()
    time.sleep(0.05)
    assert model.sizes == [2]
    assert kinds(figure, "running") == ["received", "failed"]


def test_figures_that_share_a_denoiser_call_it_in_turn() -> None:
    at_once, most = 0, []

    def model(x_t, t):
        nonlocal at_once
        at_once += 1
        most.append(at_once)
        time.sleep(0.02)
        at_once -= 1
        return x_t

    shared = Denoiser(model)
    figures = [NoisePrediction(denoiser=shared) for _ in range(4)]
    for figure in figures:
        ask(figure, np.ones((2, 2)))
    for figure in figures:
        values_of(figure)
    assert most == [1, 1, 1, 1]


def failing(x_t, t):
    raise ValueError("bad weights")


def exits(x_t, t):
    raise SystemExit(1)


def interrupted(x_t, t):
    raise KeyboardInterrupt


def with_nan(x_t, t):
    x_t[1, 2] = np.nan
    return x_t


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (failing, "failing raised ValueError: bad weights"),
        (exits, "the function raised SystemExit: 1"),
        (interrupted, "the function raised KeyboardInterrupt"),
        (lambda x_t: x_t, "the function raised TypeError: .*2 were given"),
        (Denoiser(half, label="my U-Net").predict, None),
        (
            Denoiser(lambda x_t, t: x_t[0], label="my U-Net"),
            r"invalid output of my U-Net at t = 200: shape \[3\]; expected the shape of x_t, \[2, 3\]",
        ),
        (with_nan, r"invalid output of with_nan at t = 200: nan at \[1, 2\]; expected finite numbers"),
        (lambda x_t, t: np.full(x_t.shape, 1e300), r"1e\+300 at \[0, 0\]; expected finite numbers"),
        (lambda x_t, t: None, "an object of type NoneType; expected an array of real numbers"),
        (lambda x_t, t: [[1], [2, 3]], "an object of type list"),
        (lambda x_t, t: x_t * 1j, "dtype complex64"),
        (lambda x_t, t: x_t.astype(str), "dtype <U"),
        (lambda x_t, t: x_t > 0, "dtype bool"),
    ],
)
def test_says_what_is_wrong_with_a_prediction(model, message: str) -> None:
    figure = NoisePrediction(denoiser=model)
    ask(figure, np.zeros((2, 3)))
    if message is None:
        values_of(figure)
        return
    with pytest.raises(RuntimeError, match=message):
        raise RuntimeError(error_of(figure))
    # It goes on answering.
    figure.denoiser = half
    ask(figure, np.zeros((2, 3)), key="next")
    assert len(values_of(figure, "next")) == 6


@pytest.mark.parametrize(
    ("content", "buffers", "message"),
    [
        ({"t": float("nan")}, None, "invalid t: nan; expected a finite number of at least 0"),
        ({"t": -1}, None, "invalid t: -1"),
        ({"t": 10**400}, None, "invalid t: 10+\\.\\.\\.; expected a finite number"),
        ({"t": "1"}, None, "invalid t: '1'"),
        ({"t": True}, None, "invalid t: True"),
        ({"t": 1.5}, None, "invalid t: 1.5; expected an integer"),
        ({"shape": [4, 3]}, None, r"invalid shape: \[4, 3\]; expected \[count, 2\]"),
        ({"shape": [0, 2]}, None, r"invalid shape: \[0, 2\]"),
        ({"shape": "all"}, None, "invalid shape: 'all'"),
        ({"shape": [2.0, 2]}, None, r"invalid shape: \[2.0, 2\]"),
        ({"shape": [10**12, 2]}, None, "invalid values: 16 bytes; expected 8000000000000"),
        ({}, [], "invalid values: 0 bytes; expected 16"),
        ({}, [b"12345678", b"12345678"], "invalid values: 0 bytes"),
        ({}, [np.full(4, np.inf, dtype="<f4").tobytes()], "invalid values: values that are not finite"),
        ({"denoiser": None}, None, "the figure has another denoiser now"),
    ],
)
def test_refuses_what_no_page_of_ours_asks(content: dict, buffers, message: str) -> None:
    figure = DenoiserField(denoiser=half)
    own = {"kind": "diffusion-figures/predict", "id": "view-0", "denoiser": figure.denoiser.number}
    figure.receive({**own, "shape": [2, 2], "t": 1, **content}, [bytes(16)] if buffers is None else buffers)
    with pytest.raises(RuntimeError, match=message):
        raise RuntimeError(error_of(figure))


@pytest.mark.parametrize(
    "content",
    [None, [], "predict", {}, {"kind": "anywidget-command", "id": "1"}, {"id": 3}, {"id": "x" * 101}],
)
def test_leaves_the_messages_of_others(content) -> None:
    figure = NoisePrediction(denoiser=half)
    figure.receive(content)
    assert figure.sent == []


def test_answers_again_once_a_thread_can_start(monkeypatch) -> None:
    def fail(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    figure = NoisePrediction(denoiser=half)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fail)
        ask(figure, np.ones((2, 2)), key="first")
    assert error_of(figure, "first") == "can't start new thread"
    ask(figure, np.ones((2, 2)))
    assert np.array_equal(values_of(figure), np.full(4, 0.5))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("ending", [SystemExit, KeyboardInterrupt])
def test_answers_again_after_a_function_that_ends_the_thread(ending: type) -> None:
    begun, go = threading.Event(), threading.Event()

    def model(x_t, t):
        if t == 0:
            begun.set()
            assert go.wait(PATIENCE)
            raise ending
        return x_t

    figure = NoisePrediction(denoiser=model)
    ask(figure, np.ones((2, 2)), t=0, key="ends")
    assert begun.wait(PATIENCE)
    ask(figure, np.ones((2, 2)), t=1, key="waits")
    go.set()
    assert error_of(figure, "ends") == f"the function raised {ending.__name__}: "
    assert error_of(figure, "waits") == "the thread that computes has ended"
    ask(figure, np.ones((2, 2)), t=1, key="next")
    assert np.array_equal(values_of(figure, "next"), np.ones(4))


def test_takes_only_so_many_requests() -> None:
    model = Blocked()
    figure = NoisePrediction(denoiser=model)
    # The first one is running, and does not wait.
    for number in range(1 + denoisers.WAITING_LIMIT + 1):
        ask(figure, np.zeros((2, 2)), key=f"view-{number}")
        assert model.begun.wait(PATIENCE)
    assert "64 are waiting" in error_of(figure, "view-65")
    model.go.set()
    assert len(values_of(figure, "view-64")) == 4


def test_takes_only_so_many_bytes(monkeypatch) -> None:
    monkeypatch.setattr(denoisers, "WAITING_BYTES", 100)
    model = Blocked()
    figure = NoisePrediction(denoiser=model)
    ask(figure, np.zeros((9, 9)), key="running")
    assert model.begun.wait(PATIENCE)
    ask(figure, np.zeros((9, 9)), key="alone")
    ask(figure, np.zeros((2, 2)), key="more")
    assert error_of(figure, "more") == "invalid requests: 324 bytes are waiting; expected at most 100"
    model.go.set()
    assert len(values_of(figure, "alone")) == 81


def test_sends_the_beginning_of_a_long_error() -> None:
    def model(x_t, t):
        raise ValueError("x" * 10**7)

    figure = NoisePrediction(denoiser=model)
    ask(figure, np.zeros((2, 2)))
    error = error_of(figure)
    assert len(error) == 2000
    assert error.startswith("model raised ValueError: xxx") and error.endswith("xxx...")


class Tensor:
    """What a tensor of torch has."""

    def __init__(self, values, steps=()) -> None:
        self.values, self.steps = values, steps

    def __getattr__(self, name: str):
        if name not in ("detach", "float", "cpu"):
            raise AttributeError(name)
        return lambda: Tensor(self.values, (*self.steps, name))

    def __array__(self, dtype=None, copy=None):
        if self.steps != ("detach", "cpu", "float"):
            raise TypeError("NumPy has no bfloat16")
        return np.asarray(self.values, dtype)


def test_takes_tensors() -> None:
    figure = NoisePrediction(denoiser=lambda x_t, t: Tensor(x_t))
    ask(figure, np.ones((2, 2)))
    assert np.array_equal(values_of(figure), np.ones(4))


def test_takes_tensors_of_torch() -> None:
    torch = pytest.importorskip("torch")
    weight = torch.tensor(2.0, requires_grad=True)
    figure = NoisePrediction(denoiser=lambda x_t, t: (weight * torch.from_numpy(x_t)).to(torch.bfloat16))
    ask(figure, np.ones((2, 2)))
    assert np.array_equal(values_of(figure), np.full(4, 2.0))


def test_calls_a_module_of_torch_with_labels_and_guidance() -> None:
    torch = pytest.importorskip("torch")

    class Network(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.scales = torch.nn.Embedding(4, 1)

        def forward(self, x, t, y):
            return x * self.scales(y) + 0 * t[:, None]

    network = Network().to(torch.bfloat16)
    with torch.no_grad():
        network.scales.weight.copy_(torch.tensor([[1.0], [2.0], [4.0], [0.5]]))
    denoiser = Denoiser(network, class_labels=[1, 2, 2], null_label=3, guidance_scale=3, batch=2)
    np.testing.assert_array_equal(denoiser(np.ones((3, 2)), 10), np.array([[5, 5], [11, 11], [11, 11]]))
    with pytest.raises(ValueError, match="invalid device: 'gpu'; expected a device that torch has here"):
        Denoiser(network, device="gpu")


@pytest.mark.parametrize(
    ("dtype", "message"),
    [("complex64", "dtype complex64"), ("bool", "dtype bool"), ("meta", "an object of type Tensor"), ("int64", None)],
)
def test_takes_tensors_as_it_takes_arrays(dtype: str, message: str) -> None:
    torch = pytest.importorskip("torch")

    def model(x_t, t):
        made = torch.ones(x_t.shape)
        return made.to("meta") if dtype == "meta" else made.to(getattr(torch, dtype))

    figure = NoisePrediction(denoiser=model)
    ask(figure, np.ones((2, 2)))
    if message is None:
        assert len(values_of(figure)) == 4
    else:
        assert f"{message}; expected an array of real numbers" in error_of(figure)


def test_a_denoiser_says_what_it_predicts() -> None:
    figure = DenoiserField(denoiser=Denoiser(half, predicts="v", schedule="cosine", label="my U-Net"))
    told = figure.props["denoiser"]
    assert (told["predicts"], told["schedule"], told["label"]) == ("v", "cosine", "my U-Net")
    assert repr(figure.denoiser) == "Denoiser('my U-Net', predicts='v')"
    schedule = create_schedule("cosine", 10)
    assert Denoiser(half, schedule=schedule).schedule == {"kind": "cosine", "timesteps": 10}
    assert Denoiser(half, schedule={"path": "flow", "shift": np.float64(3)}).schedule == {"path": "flow", "shift": 3.0}
    labels = [Denoiser(model).label for model in (partial(half), lambda x_t, t: x_t, Blocked())]
    assert labels == ["half", None, "Blocked"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Denoiser(3), "invalid predict: 3; expected a function of x_t and t"),
        (lambda: Denoiser(half, predicts="eps"), "invalid predicts: 'eps'; expected one of 'epsilon', 'x0'"),
        (lambda: Denoiser(half, batch=0), "invalid batch: 0"),
        (lambda: Denoiser(half, label=3), "invalid label: 3"),
        (lambda: Denoiser(half, schedule=3), "invalid schedule: 3; expected a Schedule, a GaussianPath, the kind"),
    ],
)
def test_names_what_is_wrong_with_a_denoiser(make, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        make()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: NoisePrediction(denoiser="unet"), "invalid denoiser: 'unet'; expected 'oracle' or 'gaussian', a function"),
        (lambda: NoisePrediction(denoiser=3), "invalid denoiser: 3"),
        (lambda: NoisePrediction(denoiser={"weights": ""}), "invalid denoiser: "),
        (lambda: DenoiserField(denoiser=object()), "invalid denoiser: .*contains an object of type object"),
        (lambda: DenoiserField(denoiser={"format": "diffusion-figures/kernel"}), "invalid denoiser: "),
        (lambda: Reflow(flow=half), "invalid flow: <function half.*as plain data.*a function has no weights"),
        (lambda: Reflow(coupled=Denoiser(half)), "invalid coupled: Denoiser.*a function has no weights"),
    ],
)
def test_figures_name_what_is_no_denoiser(make, message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=message):
        make()


def test_plain_data_stay_plain() -> None:
    network = {"format": "diffusion-figures/denoiser"}
    assert DenoiserField(denoiser=network).props["denoiser"] == network


def test_cannot_be_saved(tmp_path) -> None:
    with pytest.raises(RuntimeError, match=r"save draws without the kernel, which denoiser = Denoiser\('half'"):
        NoisePrediction(denoiser=half).save(tmp_path / "a.png")


@pytest.mark.parametrize("version", ["0.9.12", "0.8.99", "0.9.2rc1", "0"])
def test_names_an_anywidget_that_is_too_old(version: str) -> None:
    with pytest.raises(ImportError, match=f"needs anywidget 0.9.13 or later, and found {version}"):
        check_version(version)


@pytest.mark.parametrize("version", ["0.9.13", "0.9.18", "0.11.0", "1", None])
def test_takes_an_anywidget_that_is_new_enough(version: str) -> None:
    check_version(version)


def test_prints_the_lines_that_led_to_an_exception(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(x_t: np.ndarray, t: int) -> np.ndarray:
        raise ValueError("no weights")

    with pytest.raises(RuntimeError, match="broken raised ValueError: no weights"):
        Denoiser(broken)(np.zeros((2, 2)), 3)
    assert 'raise ValueError("no weights")' in capsys.readouterr().err
