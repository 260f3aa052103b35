"""A wrong slope is drawn beside the right one where they differ, or nothing is drawn."""

from __future__ import annotations

import pytest
from sympy import exp, log, sqrt

from tests.ui.sample import open_lesson
from tutor.exercises import draw, mark
from tutor.lesson import Formula
from tutor.notation import b, w, x
from tutor.ui.blocks.counterexample import picture


def found(of, answer: str, by=x):
    """The picture for an answer to the slope of `of`."""
    variant = draw(Formula("q", "The slope of {of}?", of, by), 0)
    return picture(variant.filled, mark(variant, answer))


@pytest.mark.parametrize("of", [x**3, 1 / x, sqrt(x), log(x), exp(2 * x), (x - 3) ** 2, x**9], ids=str)
def test_the_curve_is_drawn_around_the_place_with_both_slopes_there(of):
    figure, ((_, at, right), (name, same, given)) = found(of, "5x + 17")
    assert name == "yours"
    assert at == same == figure.start
    assert figure.span[0] < at < figure.span[1]
    assert right != given
    assert given == pytest.approx(5 * at + 17)
    assert right == pytest.approx(float(of.diff(x).subs(x, at)))


def test_a_curve_with_an_edge_is_drawn_on_its_own_side_only():
    figure, _ = found(1 / x, "5")
    assert not figure.span[0] <= 0 <= figure.span[1]


@pytest.mark.parametrize("answer", ["3x^2", "", "x +* 2"], ids=repr)
def test_nothing_is_drawn_without_a_counterexample(answer):
    assert found(x**3, answer) is None


def test_nothing_is_drawn_where_it_cannot_be():
    assert found(w * x + b, "5x", by=w) is None
    assert found(10**9 * x**2, "5") is None


def test_the_page_draws_it_below_the_verdict_and_keeps_it():
    page = open_lesson()
    page.text_input(key="sample-formula-0-answer").set_value("12345")
    page = page.button(key="sample-formula-check").click().run()
    for shown in (page, open_lesson()):
        assert any("On the curve, at" in words.value for words in shown.markdown)
