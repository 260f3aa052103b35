"""Nothing that a person types or a client sends raises, and junk never counts against anybody."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import Eq, Gt, Integer, Lt, Rational, exp

from tutor.answers import Verdict
from tutor.exercises import Mark, draw, mark, preview
from tutor.lesson import Choose, Curve, Formula, Number, Option, Place, StepTable
from tutor.notation import w, x
from tutor.symbolic.derivative import D

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
CELLS = st.tuples(*[TEXT] * 6)


@pytest.mark.parametrize("exercise", SAMPLES, ids=lambda exercise: exercise.slug)
@given(response=st.one_of(THING, TEXT, CELLS))
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_raises(exercise, response: object) -> None:
    variant = draw(exercise, 0)
    found = mark(variant, response)
    assert isinstance(found, Mark)
    assert str(found.message)
    preview(variant, response)


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


def test_a_wrong_answer_counts() -> None:
    assert mark(draw(SAMPLES[0], 0), "20x^2").counts
