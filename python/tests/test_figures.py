import gc
import inspect
import re
import warnings
import weakref

import anywidget
import numpy as np
import pytest
import traitlets

import diffusion_figures
from diffusion_figures import (
    ChainDiagram,
    Denoiser,
    DenoiserField,
    DensityFlow,
    ForwardGrid,
    Guidance,
    Histogram,
    MeanComparison,
    NoisePrediction,
    NoiseTriptych,
    PatchFaces,
    PointProcess,
    Preconditioning,
    PredictionTargets,
    ReverseChain,
    SampleTrajectories,
    ScheduleChart,
    ScheduleComparison,
    SchedulerTable,
    create_schedule,
    figures,
    gaussian_path,
)

CLASSES = [getattr(figures, name) for name in figures.__all__]


@pytest.mark.parametrize("figure", CLASSES, ids=lambda figure: figure.__name__)
def test_documents_and_takes_each_of_its_props(figure: type) -> None:
    parameters = list(inspect.signature(figure).parameters)
    assert set(figure._own_props()) | {"caption", "lang"} == set(parameters)
    for name in parameters:
        assert f"\n    {name}: " in (inspect.getdoc(figure) or "")
    widget = figure()
    assert widget.props == {} and widget.error == ""
    assert widget.type == figure._type


def test_is_exported() -> None:
    assert diffusion_figures.NoiseTriptych is NoiseTriptych
    assert "NoiseTriptych" in dir(diffusion_figures)
    with pytest.raises(AttributeError, match="has no attribute 'NoiseTriptychs'"):
        diffusion_figures.NoiseTriptychs


def test_tells_the_page_what_is_given() -> None:
    figure = NoiseTriptych(t=200, aspect_ratio=2, schedule={"kind": "cosine", "timesteps": np.int64(500)})
    assert figure.t == 200
    assert figure.props == {"aspectRatio": 2, "schedule": {"kind": "cosine", "timesteps": 500}}
    figure.aspect_ratio = 1.5
    assert figure.props["aspectRatio"] == 1.5
    figure.aspect_ratio = None
    assert figure.props == {"schedule": {"kind": "cosine", "timesteps": 500}}


def test_hears_from_the_page_and_notes_what_the_reader_chose() -> None:
    figure = Guidance(t=0)
    heard = []
    figure.observe(lambda change: heard.append(change["new"]), "scale")
    assert figure.value == {}
    figure.set_state({"props": {"scale": 8}, "t": 321})
    assert (figure.scale, figure.t) == (8, 321)
    assert heard == [8]
    assert figure.value == {"scale": 8, "t": 321}
    figure.scale = 4
    assert figure.value == {"scale": 8, "t": 321}
    assert figure.props == {"scale": 4}


def test_sends_arrays_as_bytes() -> None:
    image = np.zeros((2, 3), dtype=np.float64)
    assert NoiseTriptych(image=image).image == {"shape": [2, 3], "values": bytes(24)}
    assert NoiseTriptych(image="/cat.jpg").image == "/cat.jpg"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: NoiseTriptych(time=200), TypeError, "time"),
        (lambda: NoiseTriptych(t="200"), traitlets.TraitError, "invalid t: '200'; expected a number of at least 0"),
        (lambda: NoiseTriptych(t=-1), traitlets.TraitError, "invalid t: -1"),
        (lambda: ReverseChain(resolution=2.5), traitlets.TraitError, "invalid resolution: 2.5; expected an integer"),
        (lambda: ScheduleChart(curves=["beta"]), traitlets.TraitError, r"invalid curves: \['beta'\]; expected a list of 'betas'"),
        (lambda: NoiseTriptych(schedule=object()), traitlets.TraitError, "invalid schedule: .*it is an object of type object"),
        (lambda: NoiseTriptych(image=[[np.nan]]), traitlets.TraitError, r"invalid image: \[\[nan\]\].*not finite"),
        (lambda: NoiseTriptych(image=[]), traitlets.TraitError, r"invalid image: \[\].*invalid shape of array: \(0,\)"),
        (lambda: NoiseTriptych(image=[["a"]]), traitlets.TraitError, "invalid image: "),
    ],
)
def test_names_what_is_wrong(call, error: type, message: str) -> None:
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: NoiseTriptych(t=5000), ValueError, "invalid t: 5000; expected an integer in 0 <= t < 1000"),
        (lambda: NoiseTriptych(t=200.5), ValueError, "invalid t: 200.5; expected an integer in 0 <= t < 1000"),
        (lambda: ChainDiagram(t=0), ValueError, "invalid t: 0; expected a number of at least 1"),
        (lambda: NoiseTriptych(t=20, schedule={"timesteps": 20}), ValueError, "invalid t: 20; expected an integer in 0 <= t < 20"),
        (lambda: PointProcess(t=2, schedule={"path": "flow"}), ValueError, "invalid t: 2; expected a number in 0 <= t <= 1"),
        (lambda: ScheduleComparison(t=30, timesteps=20), ValueError, "invalid t: 30; expected an integer in 0 <= t < 20"),
        (
            lambda: NoisePrediction(t=30, denoiser=Denoiser(np.negative, schedule={"timesteps": 20})),
            ValueError,
            "invalid t: 30; expected an integer in 0 <= t < 20",
        ),
        (lambda: NoiseTriptych(t="200"), TypeError, "invalid t: '200'"),
        (lambda: NoiseTriptych(t=True), TypeError, "invalid t: True"),
        (lambda: NoiseTriptych(formula=1), TypeError, "invalid formula: 1; expected True or False"),
        (lambda: NoiseTriptych(resolution="64"), TypeError, "invalid resolution: '64'; expected an integer"),
        (lambda: NoiseTriptych(schedule="cosin"), ValueError, "invalid schedule: 'cosin'; .*invalid kind: 'cosin'; expected one of 'linear'"),
        (lambda: NoiseTriptych(schedule="flow"), ValueError, "invalid schedule: 'flow'; .*: a path is {\"path\": \"flow\"}"),
        (lambda: NoiseTriptych(schedule={"beta_end": 2}), ValueError, "invalid schedule: .*invalid beta_end: 2; expected 0 < beta_start"),
        (lambda: DenoiserField(schedule={"path": "flows"}), ValueError, "invalid schedule: .*invalid kind: 'flows'; expected one of 'vp-linear'"),
        (lambda: MeanComparison(schedule=gaussian_path("flow")), ValueError, "single steps, which a path does not have"),
        (lambda: NoiseTriptych(schedule=3), TypeError, "invalid schedule: 3"),
        (lambda: ForwardGrid(kind="jumps"), ValueError, "invalid kind: 'jumps'; expected one of 'jump', 'step'"),
        (lambda: ForwardGrid(kind=3), TypeError, "invalid kind: 3"),
        (lambda: ScheduleChart(curves=[]), ValueError, r"invalid curves: \[\]"),
        (lambda: ScheduleChart(curves=["betas", "betas"]), ValueError, "each at most once"),
        (lambda: ScheduleChart(curves=[1]), TypeError, r"invalid curves: \[1\]"),
        (lambda: PatchFaces(window=4), ValueError, "invalid window: 4; expected a number: one of 3, 5, 7, 9, 11, 13, 15, 31"),
        (lambda: PredictionTargets(prediction_error=0), ValueError, "invalid prediction_error: 0; expected a number above 0, at most 1"),
        (lambda: ReverseChain(sampler={"kind": "heun"}), ValueError, 'expected one of {"kind": "ddpm".*"euler", "in": ...}$'),
        (lambda: SampleTrajectories(sampler={"kind": "heun"}), ValueError, "'in' is missing"),
        (lambda: SampleTrajectories(sampler={"kind": "ddim", "eta": 2}), ValueError, "invalid eta: 2; expected a number in 0 <= eta <= 1"),
        (lambda: SampleTrajectories(sampler={"kind": "ddpm", "variance": "x"}), ValueError, "expected one of 'beta', 'posterior'"),
        (lambda: SampleTrajectories(sampler="ddim"), TypeError, "invalid sampler: 'ddim'"),
        (lambda: NoisePrediction(denoiser=3), TypeError, "invalid denoiser: 3"),
        (lambda: NoisePrediction(denoiser="unet"), ValueError, "invalid denoiser: 'unet'"),
    ],
)
def test_the_cell_raises_what_the_page_would_say(call, error: type, message: str) -> None:
    with pytest.raises(error, match=f"(?s){message}") as raised:
        call()
    assert isinstance(raised.value, traitlets.TraitError)


def test_a_kind_of_sampler_has_the_default_of_its_option() -> None:
    assert SampleTrajectories(sampler={"kind": "ddim"}).props == {"sampler": {"kind": "ddim", "eta": 0}}
    assert SampleTrajectories(sampler={"kind": "dpm++"}).props == {"sampler": {"kind": "dpm++"}}
    assert DensityFlow(undecided=[]).props == {"undecided": []}


class Unreadable:
    """What fails in code of its own when NumPy reads it."""

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        raise OSError("disk")


LOOP: list = []
LOOP.append(LOOP)


@pytest.mark.parametrize("prop", ["image", "schedule", "resolution", "aspect_ratio", "t"])
@pytest.mark.parametrize(
    "value",
    [10**400, LOOP, Unreadable(), {"kind": LOOP}, 1j],
    ids=["large", "loop", "file", "inside", "complex"],
)
def test_names_the_prop_whatever_its_value_does(prop: str, value: object) -> None:
    with pytest.raises(traitlets.TraitError, match=rf"(?s)invalid {prop}: .*; expected "):
        NoiseTriptych(**{prop: value})


def test_names_the_prop_of_a_tensor_without_values() -> None:
    torch = pytest.importorskip("torch")
    for prop in ("image", "schedule", "resolution"):
        with pytest.raises(traitlets.TraitError, match=rf"(?s)invalid {prop}: tensor\(.*; expected "):
            NoiseTriptych(**{prop: torch.zeros(2, 2, device="meta")})


LINEAR, COSINE = {"kind": "linear", "timesteps": 1000}, {"kind": "cosine", "timesteps": 1000}


@pytest.mark.parametrize(
    ("figure", "schedule", "t"),
    [
        (NoiseTriptych(), LINEAR, 50),
        (PointProcess(), COSINE, 200),
        (Guidance(), COSINE, 500),
        (SampleTrajectories(), COSINE, 0),
        (ScheduleChart(), LINEAR, None),
        (Preconditioning(), {"path": "edm"}, 0.5),
        (Preconditioning(schedule={"path": "flow"}), {"path": "flow"}, pytest.approx(1 / 3)),
        (Histogram(), LINEAR, 50),
        (Histogram(points="spiral"), COSINE, 200),
        (NoiseTriptych(schedule={"kind": "cosine", "timesteps": 20}), {"kind": "cosine", "timesteps": 20}, 19),
        (DenoiserField(schedule="linear"), "linear", 200),
        (DenoiserField(schedule=gaussian_path("edm")), {"path": "edm", "shift": 1, "end": 80}, 16),
        (NoisePrediction(denoiser=Denoiser(np.negative, schedule={"timesteps": 50})), {"timesteps": 50}, 10),
    ],
    ids=repr,
)
def test_says_what_is_used_where_nothing_is_set(figure, schedule, t) -> None:
    assert (figure.schedule, figure.t) == (schedule, t)
    assert getattr(figure, "seed", 0) == 0
    # The page has the same defaults, and gets what is set alone.
    for name in ("t", "seed"):
        if figure.has_trait(name):
            assert figure.trait_metadata(name, "to_json")(getattr(figure, name), figure) is None
    assert "t=" not in repr(figure) and "seed" not in repr(figure)


@pytest.mark.parametrize("figure", CLASSES, ids=lambda figure: figure.__name__)
def test_documents_its_default_schedule(figure: type) -> None:
    if figure._schedule is None:
        return
    said = " ".join((inspect.getdoc(figure) or "").split())
    path, kind = figure._schedule.get("path"), figure._schedule.get("kind")
    assert (f'Defaults to the path `gaussian_path("{path}")`' if path else f"Defaults to the {kind} schedule of 1000 timesteps") in said


#: Spellings of JavaScript: its options, texts, literals, functions and names.
JAVASCRIPT = [
    r"\{ \w+[:, ]",
    r"'\w+'",
    r"\b(null|undefined|true|false)\b(?!\s+ε)",
    r"\b(trainDenoiser|toJSON|PointPredictor|posteriorWeights|schedulerFromConfig|sampleTimes|gaussianPath|promise)\b",
    r"=>|===|\.tsx?\b|\bReact\b|\bprovider\b",
    r"(?<![\"\w])[a-z]+[a-z0-9][A-Z]\w*(?!\")",
    r"to_j_s_o_n",
]


@pytest.mark.parametrize("figure", CLASSES, ids=lambda figure: figure.__name__)
def test_documents_python_in_the_spelling_of_python(figure: type) -> None:
    said = inspect.getdoc(figure) or ""
    # Names of sets and of choices are the same in both.
    found = [match.group() for pattern in JAVASCRIPT for match in re.finditer(pattern, said)]
    assert found == []
    # What looks like a function of the package is one.
    names = {name for name in re.findall(r"`([a-z]+(?:_[a-z0-9]+)+)`", said)}
    known = {*dir(diffusion_figures), *(name for one in CLASSES for name in one._own_props()), "scheduler_config.json"}
    assert names <= known


def test_warns_of_a_denoiser_of_another_schedule_than_the_default() -> None:
    made = Denoiser(np.negative, schedule=create_schedule())
    message = r"SampleTrajectories uses Schedule\('cosine', .*\), its default, but Denoiser.* was made for Schedule\('linear'"
    with pytest.warns(UserWarning, match=message):
        figure = SampleTrajectories(denoiser=made)
    figure.denoiser = None
    with pytest.warns(UserWarning, match=message):
        figure.denoiser = made
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        SampleTrajectories(denoiser=made, schedule="linear")
        SampleTrajectories(denoiser=Denoiser(np.negative, schedule="cosine"))
        SampleTrajectories(denoiser=np.negative, schedule="cosine")
        NoisePrediction(denoiser=np.negative)
        # Figures of images take the schedule of their denoiser.
        NoisePrediction(denoiser=Denoiser(np.negative, schedule="cosine"))


@pytest.mark.parametrize("figure", [SampleTrajectories, DenoiserField])
def test_warns_of_a_function_that_does_not_say_its_schedule(figure: type) -> None:
    # A network of points is usually trained on create_schedule(), which these figures do not show by default.
    message = rf"{figure.__name__} uses Schedule\('cosine', .*\), its default, and calls Denoiser\('negative'.*\) at its timesteps"
    for denoiser in (np.negative, Denoiser(np.negative)):
        with pytest.warns(UserWarning, match=message):
            figure(denoiser=denoiser)


def test_keeps_the_last_valid_value() -> None:
    figure = NoiseTriptych(t=200)
    with pytest.raises(traitlets.TraitError):
        figure.t = "now"
    assert figure.t == 200


def test_is_written_as_the_call_that_makes_it() -> None:
    assert repr(NoiseTriptych()) == "NoiseTriptych()"
    figure = NoiseTriptych(t=200, image=np.zeros((2, 3)), caption="Noise.")
    assert repr(figure) == "NoiseTriptych(image=<array of shape [2, 3]>, t=200, caption='Noise.')"
    assert len(repr(NoiseTriptych(schedule={"betas": [0.01] * 1000}))) < 120


def test_keeps_its_props_where_a_page_sends_wrong_ones() -> None:
    figure = Guidance(schedule="cosine", scale=3)
    with pytest.raises(traitlets.TraitError, match="invalid scale: 'x'"):
        figure.set_state({"props": {"schedule": 5, "scale": "x"}})
    assert (figure.schedule, figure.scale) == ("cosine", 3)
    assert figure.props == {"schedule": "cosine", "scale": 3}


def test_a_readers_change_that_crosses_an_assignment_undoes_nothing() -> None:
    figure = SampleTrajectories(target=1)
    shown = figure.props
    figure.denoiser = np.negative
    figure.count = 100
    figure.set_state({"props": {**shown, "target": 4}})
    assert (figure.denoiser.predict, figure.count, figure.target) == (np.negative, 100, 4)
    assert figure.value == {"target": 4}
    assert figure.props["denoiser"]["label"] == "negative" and figure.props["target"] == 4


def test_a_readers_change_leaves_another_prop_that_readers_change() -> None:
    figure = SchedulerTable(compared="sdxl-euler", steps=20)
    shown = figure.props
    figure.compared = "sd15-ddim"
    figure.set_state({"props": {**shown, "steps": 30}})
    assert (figure.compared, figure.steps) == ("sd15-ddim", 30)
    # A reader may choose the former value again.
    figure.set_state({"props": {**figure.props, "compared": "sdxl-euler"}})
    assert figure.compared == "sdxl-euler"


def test_a_page_changes_only_what_readers_change() -> None:
    figure = NoiseTriptych(resolution=64, caption="Noise.")
    before = figure._esm
    state = {"_esm": "alert(1)", "caption": "x", "image": "/other.jpg", "props": {"resolution": 128, "formula": True}}
    figure.set_state({**state, "t": 3, "error": "invalid"})
    assert (figure._esm, figure.caption, figure.image, figure.resolution) == (before, "Noise.", None, 64)
    assert (figure.formula, figure.props) == (None, {"resolution": 64})
    assert (figure.t, figure.error, figure.value) == (3, "invalid", {"t": 3})


def test_no_page_makes_another_figure_of_it() -> None:
    figure = NoiseTriptych()
    figure.set_state({"type": "schedule-chart", "t": 3})
    assert (figure.type, figure.t) == ("noise-triptych", 3)


def test_notes_what_a_reader_chose_whatever_else_is_wrong() -> None:
    figure = Guidance()
    with pytest.raises(traitlets.TraitError, match="invalid scale"):
        figure.set_state({"t": 3, "props": {"scale": "x"}})
    assert (figure.t, figure.value, figure.props) == (3, {"t": 3}, {})

    def fail(_: object) -> None:
        raise RuntimeError("an observer of a notebook")

    figure.observe(fail, "t")
    with pytest.raises(RuntimeError, match="an observer"):
        figure.set_state({"t": 4})
    assert (figure.t, figure.value) == (4, {"t": 4})


def test_what_is_read_from_a_prop_is_a_copy() -> None:
    figure = ScheduleChart(schedule={"kind": "linear"}, curves=["betas"])
    figure.schedule["kind"] = "cosine"
    figure.curves.append("nonsense")
    figure.height = 200
    assert figure.props == {"schedule": {"kind": "linear"}, "curves": ["betas"], "height": 200}
    figure.schedule = {"kind": "cosine"}
    assert figure.props["schedule"] == {"kind": "cosine"}


def test_is_freed_when_it_is_closed() -> None:
    if not hasattr(anywidget, "_util"):
        pytest.skip("anywidget is missing: its substitute keeps no figures")
    freed = []
    for _ in range(3):
        figure = NoiseTriptych(image=np.zeros((20, 20)))
        weakref.finalize(figure, freed.append, 1)
        figure.close()
    del figure
    gc.collect()
    assert freed == [1, 1, 1]
