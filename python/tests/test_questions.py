import json
import random
from typing import Any

import numpy as np
import pytest
import traitlets
from golden import javascript

from diffusion_figures import Choice, Prediction

OPTIONS = {"scales": "It scales the image", "nothing": "Nothing", "blurs": "It blurs the image"}
X = {"min": 0, "max": 999, "label": "t"}
Y = {"min": 0, "max": 1, "label": "height"}


def choice(**given: Any) -> Choice:
    return Choice("What does √ᾱ do?", given.pop("options", OPTIONS), **{"answer": "scales", "misconception": "It adds noise.", **given})


def number(**given: Any) -> Prediction:
    return Prediction("At which t?", **{"truth": 258, "min": 0, "max": 999, "misconception": "Half-way.", **given})


def place(**given: Any) -> Prediction:
    own = {"kind": "place", "truth": 258, "x": X, "y": Y, "line": lambda t: t / 999}
    return Prediction("Where?", **{**own, "misconception": "Half-way.", **given})


def curve(**given: Any) -> Prediction:
    return Prediction("How?", **{"kind": "curve", "truth": lambda t: t / 999, "x": X, "y": Y, "misconception": "Flat.", **given})


def heights(function: Any) -> list[float]:
    """A drawn curve over X."""
    return [function(round(999 * index / 40)) for index in range(41)]


def test_tells_the_page_what_is_given() -> None:
    asked = choice(wrong="nothing", reasons={"nothing": "Then the variance would grow."}, explanation="So it stays 1.", lang="de")
    assert asked.type == "choice" and asked.lang == "de"
    assert asked.props == {
        "id": "what-does-do",
        "question": "What does √ᾱ do?",
        "misconception": "It adds noise.",
        "explanation": "So it stays 1.",
        "options": [
            {"value": "scales", "label": "It scales the image"},
            {"value": "nothing", "label": "Nothing", "reason": "Then the variance would grow."},
            {"value": "blurs", "label": "It blurs the image"},
        ],
        "answer": "scales",
        "wrong": "nothing",
    }
    half = number(kind="number", unit="steps", tolerance=np.float32(30), wrong=np.int64(500), step=2)
    assert half.type == "prediction"
    own = {"id": "at-which-t", "question": "At which t?", "misconception": "Half-way."}
    numbers = {"kind": "number", "unit": "steps", "min": 0, "max": 999, "step": 2, "truth": 258, "wrong": 500, "tolerance": 30}
    assert half.props == {**own, **numbers}
    # What the kernel sends is JSON.
    assert json.loads(json.dumps(half.props)) == half.props


def test_curves_are_values_at_evenly_spaced_x() -> None:
    heard = []
    where = place(line=lambda t: heard.append(t) or [t / 999][0])
    assert heard == list(range(1000)) and {type(t) for t in heard} == {int}
    assert where.props["line"] == [t / 999 for t in range(1000)]
    assert (where.props["x"], where.props["y"], where.props["truth"]) == (X, Y, 258)
    heard.clear()
    curve(truth=lambda t: heard.append(t) or 1, x={"min": 0, "max": 40, "label": "t"})
    assert heard == list(range(41)) and {type(t) for t in heard} == {int}
    heard.clear()
    curve(truth=lambda s: heard.append(s) or s, x={"min": 0, "max": 1, "label": "s"})
    assert len(heard) == 241 and (heard[0], heard[120], heard[-1]) == (0, 0.5, 1)
    assert curve(truth=np.linspace(0, 1, 5), wrong=[1, 0]).props["truth"] == [0, 0.25, 0.5, 0.75, 1]
    # A page gets no NaN, which is no JSON.
    gap = place(line=lambda t: np.log(t) if t else -np.inf, y={"min": 0, "max": 7, "label": "ln t"}).props["line"]
    assert gap[0] is None and gap[1] == 0


@pytest.mark.parametrize(
    ("question", "id"),
    [("At which t?", "at-which-t"), ("Où est σ = 1 ?", "ou-est-1"), ("什么时候？", "question"), ("a " * 80, "a-" * 50)],
)
def test_has_the_words_of_its_question_as_its_id(question: str, id: str) -> None:
    assert number().id == "at-which-t"
    made = Prediction(question, truth=1, min=0, max=2, misconception="")
    assert made.id == id
    assert Prediction(question, truth=1, min=0, max=2, misconception="", id="q1").id == "q1"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: choice(options={"one": "One"}, answer="one"), ValueError, "invalid options: 1; expected two to four options"),
        (lambda: choice(options=dict.fromkeys("abcde", "x"), answer="a"), ValueError, "invalid options: 5; expected two to four"),
        (lambda: choice(options=["scales", "nothing"]), TypeError, r"invalid options: \['scales', 'nothing'\]; expected a dict of texts"),
        (lambda: choice(options={1: "One", 2: "Two"}, answer=1), TypeError, "invalid options: 1; expected a text as the value of each"),
        (lambda: choice(options={"a": 1, "b": "Two"}, answer="b"), TypeError, r"invalid options\['a'\]: 1; expected a text"),
        (lambda: choice(options={"": "One", "b": "Two"}, answer="b"), ValueError, "a value of 0 letters; expected 1 to 200 letters"),
        (lambda: choice(options={"a" * 201: "One", "b": "Two"}, answer="b"), ValueError, "a value of 201 letters; expected 1 to 200"),
        (lambda: choice(answer="scale"), ValueError, "invalid answer: 'scale'; expected one of 'scales', 'nothing', 'blurs'"),
        (lambda: choice(answer=0), TypeError, "invalid answer: 0; expected one of"),
        (lambda: choice(wrong="scales"), ValueError, "invalid wrong: 'scales'; expected one of 'nothing', 'blurs'"),
        (lambda: choice(reasons={"noise": "No."}), ValueError, "invalid reasons: 'noise'; expected one of 'scales'"),
        (lambda: choice(reasons=["No."]), TypeError, r"invalid reasons: \['No.'\]; expected a dict of texts"),
        (lambda: choice(misconception=None), TypeError, "invalid misconception: None; expected a text"),
        (lambda: choice(explanation=3), TypeError, "invalid explanation: 3; expected a text"),
        (lambda: choice(id="My question"), ValueError, "invalid id: 'My question'; expected lower-case letters, digits and hyphens"),
        (lambda: choice(lang=3), TypeError, "lang"),
        (lambda: Choice(3, OPTIONS, answer="scales", misconception=""), TypeError, "invalid question: 3; expected a text"),
        (lambda: number(kind="text"), ValueError, "invalid kind: 'text'; expected one of 'slider', 'number', 'place', 'curve'"),
        (lambda: number(min=None), TypeError, "invalid min and max: None and 999; expected two finite numbers, the smaller one first"),
        (lambda: number(min="0"), TypeError, "invalid min and max: '0' and 999; expected two finite numbers"),
        (lambda: number(min=999, max=0), ValueError, "invalid min and max: 999 and 0; expected two finite numbers, the smaller one first"),
        (lambda: number(max=np.inf), ValueError, "invalid min and max: 0 and inf; expected two finite numbers"),
        (lambda: number(truth=0, max=1e-301), ValueError, "expected two numbers that are 1e-300 to 1e.300 apart"),
        (lambda: number(truth=0, min=-1e308, max=1e308), ValueError, "expected two numbers that are 1e-300 to 1e.300 apart"),
        (lambda: number(truth=1000), ValueError, "invalid truth: 1000; expected a number from 0 to 999"),
        (lambda: number(truth=10**400), ValueError, "invalid truth: .*; expected a number from 0 to 999"),
        (lambda: number(truth=np.nan), ValueError, "invalid truth: nan; expected a number from 0 to 999"),
        (lambda: number(truth=True), TypeError, "invalid truth: True; expected a number from 0 to 999"),
        (lambda: number(truth=[258]), TypeError, r"invalid truth: \[258\]; expected a number from 0 to 999"),
        (lambda: number(wrong=258), ValueError, "invalid wrong: 258; expected a finite number other than the truth"),
        (lambda: number(wrong=np.inf), ValueError, "invalid wrong: inf; expected a finite number other than the truth"),
        (lambda: number(wrong="500"), TypeError, "invalid wrong: '500'; expected a finite number other than the truth"),
        (lambda: number(step=0), ValueError, "invalid step: 0; expected a positive number"),
        (lambda: number(tolerance=-1), ValueError, "invalid tolerance: -1; expected a number of at least 0"),
        (lambda: number(tolerance="30"), TypeError, "invalid tolerance: '30'; expected a number of at least 0"),
        (lambda: number(unit=3), TypeError, "invalid unit: 3; expected a text"),
        (lambda: number(x=X), ValueError, "invalid x: .*; expected None, because kind is 'slider'"),
        (lambda: curve(line=[0, 1]), ValueError, r"invalid line: \[0, 1\]; expected None, because kind is 'curve'"),
        (lambda: place(x=None), TypeError, 'invalid x: None; expected a dict of "min", "max" and "label"'),
        (lambda: place(x={"min": 0}), ValueError, "invalid x: {'min': 0}; expected a dict of"),
        (lambda: place(x={**X, "name": "t"}), ValueError, "invalid x: .*'name': 't'}; expected a dict of"),
        (lambda: place(y={"min": 1, "max": 0, "label": "h"}), ValueError, "invalid y.min and y.max: 1 and 0; expected two finite"),
        (lambda: place(x={**X, "label": 3}), TypeError, "invalid x.label: 3; expected a text"),
        (lambda: place(truth=1000), ValueError, "invalid truth: 1000; expected a number from 0 to 999"),
        (lambda: place(line=None), TypeError, "invalid line: None; expected a function of x, or an array of its values"),
        (lambda: place(line=[1]), ValueError, r"invalid line: an array of shape \[1\]; expected 2 to 10001 values"),
        (lambda: place(line=np.zeros((2, 2))), ValueError, r"invalid line: an array of shape \[2, 2\]; expected 2 to 10001"),
        (lambda: place(line=np.zeros(10_002)), ValueError, r"invalid line: an array of shape \[10002\]; expected 2 to 10001"),
        (lambda: place(line=["a", "b"]), TypeError, r"invalid line: \['a', 'b'\]; expected a function of x"),
        (lambda: place(line=[np.nan, np.nan]), ValueError, "invalid line: no finite value; expected finite numbers"),
        (lambda: place(line=lambda t: [0][t]), ValueError, "invalid line: it raised IndexError: list index out of range at t = 1; expected a"),
        (lambda: curve(truth=258), TypeError, "invalid truth: 258; expected a function of x, or an array"),
        (lambda: curve(truth=lambda t: t), ValueError, "invalid truth: 25 at t = 25; expected values from 0 to 1"),
        (lambda: curve(truth=[0, np.nan, 1]), ValueError, "invalid truth: nan at t = 25; expected values from 0 to 1"),
        (lambda: curve(wrong=[0, np.nan, 1]), ValueError, "invalid wrong: nan at t = 25; expected a finite number"),
        (lambda: curve(wrong=[0, 1]), ValueError, "invalid wrong: the curve of the truth; expected another curve"),
        (lambda: curve(tolerance=np.nan), ValueError, "invalid tolerance: nan; expected a number of at least 0"),
    ],
)
def test_the_cell_names_what_is_wrong(call: Any, error: type, message: str) -> None:
    with pytest.raises((error, traitlets.TraitError) if message == "lang" else error, match=message):
        call()


def test_a_page_answers() -> None:
    asked = choice()
    heard = []
    asked.observe(lambda change: heard.append((change["new"], asked.first_chosen, asked.is_right)), "chosen")
    assert (asked.chosen, asked.first_chosen, asked.is_right) == (None, None, None)
    asked.set_state({"chosen": "nothing", "first_chosen": "nothing"})
    assert (asked.chosen, asked.first_chosen, asked.is_right) == ("nothing", "nothing", False)
    asked.set_state({"chosen": "scales"})
    assert (asked.chosen, asked.first_chosen, asked.is_right) == ("scales", "nothing", True)
    assert [(new, is_right) for new, _, is_right in heard] == [("nothing", False), ("scales", True)]


def test_a_cell_answers_and_asks_again() -> None:
    asked = number(tolerance=30)
    asked.chosen = np.int64(300)
    assert (asked.chosen, asked.first_chosen, asked.is_right) == (300, 300, False)
    asked.chosen = None
    assert (asked.first_chosen, asked.is_right) == (None, None)
    with pytest.raises(ValueError, match="invalid chosen: 1000; expected a number from 0 to 999") as raised:
        asked.chosen = 1000
    assert isinstance(raised.value, traitlets.TraitError) and asked.chosen is None


#: What a page may send in place of an answer.
HOSTILE: list[object] = [True, "", "258", "nope", -1, 1e9, 10**400, float("nan"), float("inf"), {}, {"scales": 1}, ["scales"]]
LISTS: list[object] = [[], [2] * 41, [None] * 41, ["0"] * 41, [True] * 41, [0.5] * 40, [0.5] * 42, [[0.5] * 41], [float("nan")] * 41]


@pytest.mark.parametrize("make", [choice, number, place, curve], ids=lambda make: make.__name__)
@pytest.mark.parametrize("value", [*HOSTILE, *LISTS], ids=lambda value: repr(value)[:20])
def test_a_page_sends_no_answer_that_the_question_does_not_have(make: Any, value: object) -> None:
    asked = make()
    for name in ("chosen", "first_chosen"):
        with pytest.raises(traitlets.TraitError, match=rf"(?s)invalid {name}.*; expected "):
            asked.set_state({name: value})
        assert (asked.chosen, asked.first_chosen, asked.is_right) == (None, None, None)


def test_a_page_changes_only_the_answer() -> None:
    asked = choice()
    esm, props = asked._esm, asked.props
    asked.set_state({"_esm": "alert(1)", "_program": None, "type": "prediction", "lang": "xx", "props": {**props, "answer": "nothing"}})
    assert (asked._esm, asked.type, asked.lang, asked.props) == (esm, "choice", "", props)
    asked.set_state({"chosen": "nothing", "first_chosen": "nothing", "error": "invalid"})
    asked.set_state({"chosen": "scales", "first_chosen": "scales"})
    # The first answer stays, and nobody takes an answer back but a cell.
    assert (asked.chosen, asked.first_chosen, asked.error) == ("scales", "nothing", "invalid")
    asked.set_state({"chosen": None, "first_chosen": None})
    assert (asked.chosen, asked.first_chosen) == ("scales", "nothing")


def test_a_saved_notebook_has_the_answer() -> None:
    asked = choice()
    asked.chosen = "nothing"
    state = asked.get_state()
    assert (state["chosen"], state["first_chosen"], state["props"]["answer"]) == ("nothing", "nothing", "scales")


def test_its_text_does_not_give_the_answer_away() -> None:
    assert repr(choice()) == "Choice('What does √ᾱ do?')"
    assert "258" not in repr(number())


@pytest.mark.parametrize(
    ("value", "given", "is_right"),
    [
        (258, {}, True),
        (288, {"tolerance": 30}, True),
        (289, {"tolerance": 30}, False),
        # A twentieth of the range.
        (307, {}, True),
        (308, {}, False),
        # As near to the misconception as to the truth.
        (279, {"wrong": 300}, False),
        (278, {"wrong": 300}, True),
        # Sums of decimal fractions are not exact.
        (0.1 + 0.2, {"min": 0, "max": 1, "truth": 0.2, "tolerance": 0.1}, True),
    ],
)
def test_says_whether_a_number_is_right(value: float, given: Any, is_right: bool) -> None:
    asked = number(**given)
    asked.set_state({"chosen": value})
    assert asked.is_right is is_right


@pytest.mark.parametrize(
    ("drawn", "given", "is_right"),
    [
        (lambda t: t / 999, {}, True),
        (lambda t: min(1, t / 999 + 0.04), {}, True),
        (lambda t: min(1, t / 999 + 0.06), {}, False),
        # One error is larger than three tolerances.
        (lambda t: t / 999 + (0.4 if t == 500 else 0), {}, False),
        (lambda t: t / 999 + (0.1 if t == 500 else 0), {}, True),
        # Early by a column where the truth is steep.
        (lambda t: float(t >= 475), {"truth": lambda t: float(t >= 500)}, True),
        (lambda t: float(t >= 450), {"truth": lambda t: float(t >= 500)}, False),
        # As near to the misconception as to the truth.
        (lambda t: t / 999, {"wrong": lambda t: t / 999 + (0.01 if t == 500 else 0)}, True),
        (lambda t: t / 999 + (0.005 if t == 500 else 0), {"wrong": lambda t: t / 999 + (0.01 if t == 500 else 0)}, False),
    ],
)
def test_says_whether_a_curve_is_right(drawn: Any, given: Any, is_right: bool) -> None:
    asked = curve(**given)
    asked.set_state({"chosen": heights(drawn)})
    assert asked.is_right is is_right


def test_gets_the_program_like_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIFFUSION_FIGURES_PROGRAM", "shared")
    asked = choice()
    before = asked.get_state()["_program"]
    asked.receive({"kind": "diffusion-figures/no-program", "program": before})
    assert asked._program is not None and asked.get_state()["_program"] != before


#: Computes the verdict of the page for each question and answer. The truth of a curve, a list of heights, becomes a function of x.
VERDICTS = """({cases}).map(([props, answer]) => {{
  if (props.kind !== 'curve') {{
    const model = predictions.predictionModel(props);
    return predictions.measure(model, (props.max ?? props.x.max) - (props.min ?? props.x.min), answer).isRight;
  }}
  const along = (heights) => heights && ((x) => {{
    const place = ((heights.length - 1) * (x - props.x.min)) / (props.x.max - props.x.min);
    const [before, after] = [Math.floor(place), Math.ceil(place)];
    return heights[before] + (heights[after] - heights[before]) * (place - before);
  }});
  const model = predictions.predictionModel({{ ...props, truth: along(props.truth), wrong: along(props.wrong) }});
  return predictions.measureCurve(model, answer).isRight;
}})"""


def test_the_kernel_and_the_page_judge_every_answer_alike() -> None:
    """The page shows a verdict, and the kernel computes ``is_right``. Some answers are at a limit, where rounding decides."""
    draw = random.Random(0)
    asked: list[Prediction] = []
    for case in range(400):
        low, length = draw.choice([(0, 1), (-2, 4), (0, 999), (0.1, 0.6)])
        step = length / 20
        truth, belief = (low + step * draw.randint(4, 8), low + step * draw.randint(9, 16))
        tolerance = draw.choice([None, step, 3 * step, draw.uniform(0, length / 3)])
        common: dict[str, Any] = {"tolerance": tolerance, "misconception": "Half-way."}
        axis = {"min": low, "max": low + length, "label": "x"}
        if case % 2:
            wrong = draw.choice([None, belief])
            one = number(truth=truth, wrong=wrong, min=low, max=low + length, kind=draw.choice(["slider", "number"]), **common)
            # The edge of the tolerance on both sides, the middle of truth and belief, or any answer.
            width = tolerance or length / 20
            places = [truth + width, truth - width, (truth + belief) / 2, draw.uniform(low, low + length)]
            one.chosen = min(low + length, max(low, draw.choice(places)))
        else:
            bend, shift = draw.uniform(0.5, 2), draw.uniform(-0.1, 0.1) * length
            # A bend, or a jump, where a hand that is a column early or late is right.
            jump = [low + length * (place > 20) for place in range(41)]
            right = draw.choice([[low + length * (place / 40) ** bend for place in range(41)], jump])
            wrong_curve = draw.choice([None, [low + length / 2] * 41])
            one = curve(truth=right, wrong=wrong_curve, x={"min": 0, "max": 1, "label": "s"}, y=axis, **common)
            # A curve that is shifted, with one height that is not.
            drawn = [min(low + length, max(low, height + shift)) for height in right]
            drawn[draw.randrange(41)] = draw.uniform(low, low + length)
            between = [(height + low + length / 2) / 2 for height in right]
            one.chosen = draw.choice([drawn, [right[0], *right[:-1]], [*right[1:], right[-1]], between])
        asked.append(one)
    cases = json.dumps([[{name: value for name, value in one.props.items() if value is not None}, one.chosen] for one in asked])
    verdicts = javascript(VERDICTS.format(cases=cases))
    assert [one.is_right for one in asked] == verdicts
    assert 50 < sum(verdicts) < 350
