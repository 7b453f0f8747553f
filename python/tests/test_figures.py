import inspect

import numpy as np
import pytest
import traitlets

import diffusion_figures
from diffusion_figures import Guidance, NoiseTriptych, ReverseChain, ScheduleChart, figures

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
        (lambda: NoiseTriptych(image=[]), traitlets.TraitError, r"invalid image: \[\].*its shape is \[0\]"),
        (lambda: NoiseTriptych(image=[["a"]]), traitlets.TraitError, "invalid image: "),
    ],
)
def test_names_what_is_wrong(call, error: type, message: str) -> None:
    with pytest.raises(error, match=message):
        call()


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
