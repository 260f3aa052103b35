"""Nothing that a person types or a client sends raises, and junk never counts against anybody."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import Eq, Gt, Integer, Lt, Rational, exp

from lessons import CURRICULUM
from tutor.answers import Reading, Verdict, allowance
from tutor.answers.budget import ANSWER
from tutor.exercises import KINDS, Mark, draw, mark, preview, reading, understood
from tutor.lesson import (
    HIDDEN_DELTA,
    BackwardPass,
    Choose,
    Curve,
    Direction,
    Drive,
    Formula,
    Gradient,
    Item,
    Landscape,
    Number,
    Option,
    Order,
    Place,
    StepTable,
    Working,
    WrongLine,
)
from tutor.notation import w, x
from tutor.symbolic.derivative import D

EXERCISES = {f"{lesson.slug}/{each.slug}": each for lesson in CURRICULUM for each in lesson.exercises}
ALIKE_NEARBY = (
    ("descent/slope-of-the-valley", "-2|w-7|"),
    ("descent/slope-of-the-valley", "-2sqrt((w-7)^2)"),
    ("descent/slope-of-the-valley", "2|w-7|"),
    ("learning-rate/distance-after", "|w+4|(1-2eta)"),
    ("descent/write-the-step", "w-eta*max(2w+4,-3)"),
    ("descent/write-the-step", "w-eta*(2w+4)*sign(w+4)"),
)


@pytest.mark.parametrize(("name", "typed"), ALIKE_NEARBY)
def test_what_agrees_with_the_key_only_nearby_is_not_right(name, typed) -> None:
    variant = draw(EXERCISES[name], 1)
    found = mark(variant, (typed,) if isinstance(variant.exercise, Working) else typed)
    assert found.verdict in (Verdict.WRONG, Verdict.MISCONCEPTION)
    assert "opposite sign" not in str(found.message)


def test_one_answer_has_one_budget() -> None:
    variant = draw(EXERCISES["backprop-layers/drive"], 1)
    with allowance() as budget:
        found = mark(variant, "a_k(1-a_k) Σ_j w_jk δ_j+sum_{j=1}^{20} relu(-e^(w_jk))")
    assert found.verdict is Verdict.UNDECIDED
    assert 0 < budget.left + budget.spent <= ANSWER


@pytest.mark.parametrize("units", [0, 30, 300, 3_000, 30_000])
@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("backprop-layers/drive", "a_k"),
        ("power-rule/line-by-line", "x"),
        ("gradient/write-gradient", "w"),
        ("neuron-gradient/by-the-weight", "w"),
    ],
)
def test_a_budget_ends_in_a_sentence_wherever_it_ends(name, letter, units) -> None:
    variant = draw(EXERCISES[name], 1)
    typed = f"{units + 7} + relu({units + 7}{letter})^2 / (1 + exp({letter}^2))"  # another for each: it is remembered
    sent = {"Working": (typed, f"{typed} + 1"), "Gradient": f"[{typed}, {typed}]"}
    with allowance(units):
        found = mark(variant, sent.get(type(variant.exercise).__name__, typed))
    assert found.verdict is not Verdict.RIGHT
    assert str(found.message)


def test_an_answer_too_dear_to_explain_is_judged_all_the_same() -> None:
    variant = draw(EXERCISES["backprop-layers/drive"], 1)
    hidden = "((1-a_k) a_k Σ_j δ_j w_jk + 10)^2 / relu(1/50 - |a_k - 1/7|)"
    assert mark(variant, hidden).verdict in (Verdict.WRONG, Verdict.UNDECIDED)


SAMPLES = (
    Formula("formula", "Write the slope of {of}.", 5 * x**4 + 1, x),
    Number("number", "How steep?", D(exp(x), x), ((x, Integer(2)),)),
    StepTable("table", "Fill in.", (w - 3) ** 2, w, Integer(0), Rational(1, 10)),
    Choose(
        "choose",
        "Which way?",
        (Option("Up.", Lt(Choose.value, 0)), Option("Down.", Gt(Choose.value, 0))),
        (Option("Falls.", Lt(Choose.value, 0)), Option("Flat.", Eq(Choose.value, 0))),
        of=D((w - 3) ** 2, w),
        at=((w, Integer(1)),),
    ),
    Place("place", "Where?", Curve("figure", x**2, x, (-2, 3), 1, "Here."), D(x**2, x)),
    Working("working", "Take the slope of {of}.", 2 * x**3 + x, x),
    Gradient("gradient", "Write it.", w**2 + x * w, (w, x)),
    Gradient("at", "Work it out.", w**2 + x * w, (w, x), at=((w, Integer(2)), (x, Integer(-1)))),
    Order("order", "Which is less?", (Item("One.", Integer(1)), Item("Less.", Integer(-4)), Item("Two.", Integer(2)))),
    Direction("way", "Which way?", Landscape("map", w**2 + 3 * x**2, (w, x), ((-5, 5), (-4, 4)), (-3, 2), "Here.")),
    BackwardPass("pass", "Fill in.", (Integer(2), Rational(-1, 2)), (Integer(1), Integer(0)), Integer(5)),
    Drive("drive", "Write it.", HIDDEN_DELTA, (2, 3, 2)),
    WrongLine("which-line", "Which line is wrong?", (3 * x + 1) ** 4, x),
)
NASTY = st.sampled_from(
    [
        "9^9^9^9",
        "((9**9)**9999)**9999",
        "1e999",
        "10^4000",
        "x^(x^(x^x))",
        "exp(exp(exp(99)))",
        "__import__('os')",
        "∞",
        "٣",
        "𝑥",
        "\x00",
        "$$",
        "(" * 500,
    ]
)
TEXT = st.one_of(st.text(max_size=40), NASTY, st.text("0123456789.+-*/^()xwe ", max_size=30))
THING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.binary(max_size=8), TEXT),
    lambda inner: st.one_of(
        st.lists(inner, max_size=7), st.tuples(inner, inner), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=10,
)
RULES = st.sampled_from(("chain rule", "power rule", "", "__class__"))
CELLS = st.one_of(st.tuples(*[TEXT] * 6), st.tuples(*[TEXT] * 11), st.tuples(st.integers(-1, 4), RULES, TEXT))
INDEXES = st.lists(st.one_of(st.integers(-2, 4), st.none(), st.lists(st.integers(-1, 3), max_size=3)), max_size=4)
PLACES = st.floats(-400, 400)


def test_every_kind_is_tried() -> None:
    assert {type(exercise) for exercise in SAMPLES} == {kind.block for kind in KINDS}


@pytest.mark.parametrize("exercise", SAMPLES, ids=lambda exercise: exercise.slug)
@given(response=st.one_of(THING, TEXT, CELLS, INDEXES, INDEXES.map(tuple), PLACES))
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_raises(exercise, response: object) -> None:
    variant = draw(exercise, 0)
    found = mark(variant, response)
    assert isinstance(found, Mark)
    assert str(found.message)
    words = Reading(None, None, (), None)  # of a line of a working that has no formula
    nothing = (words,) if exercise.slug == "working" else ()
    assert all(one.expr is not None or one.problem is not None or one in nothing for one in preview(variant, response))
    assert isinstance(reading(variant, response), str)


@pytest.mark.parametrize("exercise", SAMPLES, ids=lambda exercise: exercise.slug)
@pytest.mark.parametrize(
    "junk",
    [None, object(), b"2x", {"at": 1}, float("nan"), [], {}, "ha" * 5_000_000, print],
    ids=("None", "object", "bytes", "dict", "nan", "list", "empty dict", "ten million characters", "function"),
)
def test_what_is_no_answer_costs_nothing(exercise, junk: object) -> None:
    found = mark(draw(exercise, 0), junk)
    assert found.verdict is Verdict.UNREADABLE
    assert not found.counts


def test_what_is_nested_without_end_is_no_answer() -> None:
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    for exercise in SAMPLES:
        assert mark(draw(exercise, 0), deep).verdict is Verdict.UNREADABLE


def test_what_is_equal_and_not_the_same_is_not_taken_for_it() -> None:
    """True is 1 and 1.0 is 1 to Python, and an index is neither."""
    choose = draw(SAMPLES[3], 0)
    for first, second in (((1, 0), (True, False)), ((1, 0), (1.0, 0.0))):
        assert mark(choose, first).counts
        assert not mark(choose, second).counts
    way = draw(next(each for each in SAMPLES if each.slug == "way"), 0)
    assert (mark(way, 300.0).counts, mark(way, 300).counts) == (True, False)


def test_an_answer_is_understood_once() -> None:
    working = draw(next(each for each in SAMPLES if each.slug == "working"), 0)
    assert understood(working, ["6x^2 + 1"]) is understood(working, ("6x^2 + 1",))


def test_a_wrong_answer_counts() -> None:
    assert mark(draw(SAMPLES[0], 0), "20x^2").counts
