import warnings

import numpy as np
import pytest

from diffusion_figures import create_schedule, diagnose, diagnosis, expected_x0, gaussian_path, linear_loss_floor, noise, x0_coefficients
from diffusion_figures.paths import GaussianPath

SCHEDULE, FLOW, EDM = create_schedule(), gaussian_path("flow"), gaussian_path("edm")
COSINE = gaussian_path("cosine")


def moons(count: int = 300, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    angles = rng.uniform(0, np.pi, count)
    first = np.arange(count) < count // 2
    x = np.where(first, np.cos(angles), 1 - np.cos(angles))
    y = np.where(first, np.sin(angles), 0.5 - np.sin(angles))
    return (np.c_[x, y] - 0.4) + 0.05 * rng.normal(size=(count, 2))


def exact(data, process, predicts: str, sign: int = 1, time=lambda t: t):
    """The exact denoiser of points as a network that takes another time."""

    def model(x_t, t):
        of_process = time(t)
        if isinstance(process, GaussianPath):
            of_process = min(max(of_process, process.start), process.end)
        else:
            of_process = int(np.clip(round(of_process), 0, process.timesteps - 1))
        x0 = expected_x0(data, x_t, process, of_process)
        convert = x0_coefficients(predicts, process, of_process)
        return sign * (x0 - convert.xt * x_t) / convert.prediction

    return model


CASES = [
    *((SCHEDULE, target, sign, "t", lambda t: t) for target in ("epsilon", "x0", "v") for sign in (1, -1)),
    *((FLOW, target, sign, "t", lambda t: t) for target in ("velocity", "epsilon", "x0") for sign in (1, -1)),
    *((COSINE, target, 1, "t", lambda t: t) for target in ("v", "score")),
    *((EDM, target, 1, "t", lambda t: t) for target in ("x0", "epsilon")),
    (SCHEDULE, "epsilon", 1, "999 - t", lambda t: 999 - t),
    (SCHEDULE, "v", 1, "t / 1000", lambda t: 1000 * t),
    (SCHEDULE, "x0", -1, "1 - t / 1000", lambda t: 1000 * (1 - t)),
    (FLOW, "velocity", 1, "1000 t", lambda t: t / 1000),
    (FLOW, "velocity", -1, "1 - t", lambda t: 1 - t),
    (FLOW, "velocity", -1, "1000 (1 - t)", lambda t: 1 - t / 1000),
    (EDM, "x0", 1, "ln(sigma) / 4", lambda t: np.exp(4 * t)),
    (EDM, "x0", 1, "ln(sigma)", lambda t: np.exp(t)),
]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("process", "predicts", "sign", "name", "time"), CASES, ids=lambda value: str(value)[:24])
def test_finds_what_an_exact_denoiser_predicts(process, predicts: str, sign: int, name: str, time, seed: int) -> None:
    data = moons(seed=seed)
    found = diagnose(exact(data, process, predicts, sign, time), data, process, seed=seed)
    assert (found.predicts, found.sign, found.time, found.scale) == (predicts, sign, name, 1)
    assert not found.has_learned_variance
    assert all(level.verdict == "at the floor" for level in found.levels)
    assert found.evaluations <= 100


@pytest.mark.parametrize(
    ("data_range", "name"),
    [((0, 1), "2 x - 1: [-1, 1]"), ((0, 255), "x / 127.5 - 1: [-1, 1]"), ((-1, 1), "the range of your data")],
)
@pytest.mark.parametrize("seed", range(3))
def test_finds_the_range_of_the_data(data_range, name: str, seed: int) -> None:
    low, high = data_range
    own = moons(seed=seed)
    own = 2 * (own - own.min()) / np.ptp(own) - 1
    model = exact(own, SCHEDULE, "epsilon")
    found = diagnose(model, low + (high - low) * (own + 1) / 2, SCHEDULE, seed=seed)
    answers = {finding.question: finding for finding in found.findings}
    assert (found.predicts, found.time, answers["range of the data"].answer) == ("epsilon", "t", name)
    assert found.scale * (high - low) == pytest.approx(2)
    assert "fit data with mean" in answers["range of the data"].evidence
    fitted = float(answers["range of the data"].evidence.split("standard deviation ")[2].split(". ")[0].rstrip("."))
    assert fitted == pytest.approx(own.std(), rel=0.15)


@pytest.mark.parametrize("seed", range(3))
def test_finds_that_a_network_takes_values_from_0_to_1(seed: int) -> None:
    own = moons(seed=seed)
    own = (own - own.min()) / np.ptp(own)
    found = diagnose(exact(own, SCHEDULE, "epsilon"), 2 * own - 1, SCHEDULE, seed=seed)
    assert (found.predicts, found.scale, found.shift) == ("epsilon", 0.5, 0.5)


@pytest.mark.parametrize("predicts", ["epsilon", "v"])
@pytest.mark.parametrize("seed", range(3))
def test_finds_it_of_a_network_that_errs(predicts: str, seed: int) -> None:
    data = moons(seed=seed)
    model = exact(data, SCHEDULE, predicts)
    found = diagnose(lambda x_t, t: model(x_t, t) + 0.4 * np.sin(5 * x_t + t), data, SCHEDULE)
    assert (found.predicts, found.sign, found.time) == (predicts, 1, "t")
    assert any("times the floor" in level.verdict or level.verdict.startswith("worse") for level in found.levels)


def blobs(count: int = 200) -> np.ndarray:
    """Images of shape [3, 8, 8], more than one can tell by their average."""
    rng = np.random.default_rng(3)
    x, y = np.meshgrid(np.arange(8), np.arange(8))
    centers, colors = rng.uniform(1, 6, (count, 2, 1, 1)), rng.uniform(0, 1, (count, 3, 1, 1))
    shape = np.exp(-((x - centers[:, :1]) ** 2 + (y - centers[:, 1:]) ** 2) / 6)
    return colors * shape * 2 - 1


@pytest.mark.parametrize(("predicts", "process"), [("epsilon", SCHEDULE), ("v", SCHEDULE), ("x0", SCHEDULE), ("velocity", FLOW)])
def test_of_images_has_the_linear_guess_and_no_floor(predicts: str, process) -> None:
    images = blobs()

    def model(x_t, t):
        flat = exact(images.reshape(len(images), -1), process, predicts)(x_t.reshape(len(x_t), -1), t)
        return np.concatenate([flat.reshape(x_t.shape), np.zeros_like(x_t)], axis=1)

    found = diagnose(model, images, process, predicts=predicts)
    assert (found.predicts, found.sign, found.time, found.has_learned_variance) == (predicts, 1, "t", True)
    assert found.findings[0].answer == f"{predicts}, as expected"
    assert [level.floor for level in found.levels] == [None] * 8
    assert all("times the loss of the best linear prediction" in level.verdict for level in found.levels)
    assert "[64, 6, 8, 8] for states of shape [64, 3, 8, 8]" in repr(found)
    # A figure has one image, of which the network takes a batch.
    state, t = images[0].astype(np.float32), 300 if process is SCHEDULE else 0.3
    np.testing.assert_array_equal(found.denoiser().predict(state, t), model(state[np.newaxis], t)[0, :3])


def test_says_where_it_is_worse_than_the_linear_guess() -> None:
    data = moons()
    model = exact(data, SCHEDULE, "epsilon")
    found = diagnose(lambda x_t, t: model(x_t, t) + 3 * (t < 50), data, SCHEDULE)
    worse = [level.t for level in found.levels if level.verdict.startswith("worse")]
    assert (found.predicts, worse) == ("epsilon", [11, 32])
    assert found.findings[-1].answer == "worse than the best linear prediction at 2 of 8 noise levels"
    # One state that is far off is enough, although its loss alone could be chance.
    first = np.arange(64)[:, np.newaxis] == 0
    found = diagnose(lambda x_t, t: model(x_t, t) + 30 * first * (t < 50), data, SCHEDULE)
    assert [level.t for level in found.levels if level.verdict.startswith("worse")] == [11, 32]


def test_has_the_losses_of_the_best_linear_prediction() -> None:
    data = noise((200, 2), seed=1, dtype=float) * [1, 0.1] + 3
    found = diagnose(exact(data, SCHEDULE, "x0"), data, SCHEDULE, batch=1000)
    floors = [linear_loss_floor(np.cov(data.T), SCHEDULE, level.t) for level in found.levels]
    np.testing.assert_allclose([level.linear for level in found.levels], floors, rtol=0.1)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("predicts", ["epsilon", "x0"])
def test_finds_it_for_images_without_structure(predicts: str, seed: int) -> None:
    # The best prediction for values that are N(0, 1) is linear, and leaves most of their variance.
    share = 1 - SCHEDULE.alphas_cumprod if predicts == "epsilon" else SCHEDULE.alphas_cumprod
    images = noise((200, 8, 8), seed=seed, dtype=float)
    found = diagnose(lambda x_t, t: np.sqrt(share[int(t)]) * x_t, images, SCHEDULE, seed=seed)
    assert (found.predicts, found.sign, found.time) == (predicts, 1, "t")
    assert not any(level.verdict.startswith("worse") for level in found.levels)


def test_says_that_nothing_fits() -> None:
    data = moons()
    for model in (lambda x_t, t: 0 * x_t, lambda x_t, t: noise(x_t.shape, seed=t)):
        found = diagnose(model, data, SCHEDULE)
        assert (found.predicts, found.time) == (None, None)
        assert found.findings[0].answer.startswith("no known quantity")
        with pytest.raises(ValueError, match="invalid diagnosis: no convention that fits"):
            found.denoiser()


def test_says_that_a_denoiser_ignores_its_time() -> None:
    # Of points that are far from each other it is enough to round.
    corners = np.array([[-9.0, -9], [9, 9], [-9, 9], [9, -9]]) * 3
    found = diagnose(lambda x_t, t: np.sign(x_t) * 27, corners, FLOW)
    assert (found.predicts, found.time) == ("x0", None)
    assert [finding.answer for finding in found.findings if finding.question == "time"] == ["ignored"]


def test_says_what_was_expected() -> None:
    data = moons()
    found = diagnose(exact(data, SCHEDULE, "v"), data, SCHEDULE, predicts="epsilon")
    assert found.findings[0].answer == "v, and not epsilon"


def test_skips_times_that_a_denoiser_cannot_take() -> None:
    data, inner = moons(), exact(moons(), SCHEDULE, "epsilon")

    def model(x_t, t):
        return [inner(x_t, t) for _ in range(1000)][t] if isinstance(t, int) and t < 0 else inner(x_t, {t: t}[int(t)])

    found = diagnose(model, data, SCHEDULE)
    assert (found.predicts, found.time) == ("epsilon", "t")
    assert "with t / 1000 it raises KeyError" in repr(found)


def test_makes_a_denoiser_for_figures() -> None:
    data = moons()
    found = diagnose(exact(data, FLOW, "velocity", -1, lambda t: 1 - t / 1000), data, FLOW)
    made = found.denoiser("mine")
    assert (made.predicts, made.schedule, made.label) == ("velocity", {"path": "flow", "shift": 1.0}, "mine")
    xt = noise((5, 2)).astype(np.float32)
    np.testing.assert_allclose(made(xt, 0.3), exact(data, FLOW, "velocity")(xt, 0.3), rtol=1e-4)


def test_draws_the_states_of_a_level_once_for_all_quantities(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(diagnosis, "noise", lambda *args, **options: drawn.append(args) or noise(*args, **options))
    found = diagnose(exact(moons(), SCHEDULE, "epsilon"), moons(), SCHEDULE)
    assert found.evaluations < len(drawn) < 5 * found.evaluations


def test_warns_of_large_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "_MANY_VALUES", 100)
    with pytest.warns(UserWarning, match="about 100 times with 51 states of 2 values .* A smaller batch, such as batch=16"):
        diagnose(lambda x_t, t: x_t, moons(), SCHEDULE, batch=51)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        diagnose(lambda x_t, t: x_t, moons(), SCHEDULE, batch=50)


def test_is_shown_as_tables() -> None:
    data = moons()
    found = diagnose(exact(data, SCHEDULE, "epsilon"), data, SCHEDULE)
    text, page = repr(found), found._repr_html_()
    for word in ("Diagnosis of 20 evaluations with 64 states each", "predicts", "epsilon", "t, as given", "log-SNR", "at the floor"):
        assert word in text
    assert page.count("<table>") == page.count("</table>") == 2
    assert page.count("<tr>") == 1 + len(found.findings) + 1 + len(found.levels)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: diagnose(3, moons(), FLOW), "invalid denoiser: 3; expected a function of x_t and t"),
        (lambda: diagnose(np.negative, moons(), FLOW, predicts="noise"), "invalid predicts: 'noise'"),
        (lambda: diagnose(np.negative, [1.0], FLOW), r"invalid shape of data: \(1,\)"),
        (lambda: diagnose(np.negative, np.ones((4, 2)), FLOW), "invalid data: samples that are all the same"),
        (lambda: diagnose(np.negative, moons(), "flow"), "invalid process: 'flow'"),
        (lambda: diagnose(lambda x_t, t: x_t[0], moons(), FLOW), r"returned the shape \[2\] for states of shape \[64, 2\]"),
        (lambda: diagnose(lambda x_t, t: np.nan * x_t, moons(), FLOW), "returned numbers that are not finite at t = "),
        (lambda: diagnose(lambda x_t: x_t, moons(), FLOW), "the denoiser raised TypeError at t = "),
    ],
)
def test_names_what_is_wrong(call, message: str) -> None:
    with pytest.raises((ValueError, TypeError, RuntimeError), match=message):
        call()
