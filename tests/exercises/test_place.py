"""A place on a figure is right within two hundredths of the span, and elsewhere one hears what is met there."""

from __future__ import annotations

from math import inf, nan, pi

import pytest
from sympy import cos, exp, sin, sqrt

from tests.exercises.helping import by_name, formulas
from tutor.answers import Verdict
from tutor.exercises import draw, help_levels, mark
from tutor.exercises.place import zeros
from tutor.lesson import AuthorError, Curve, Place, Vary, hole
from tutor.notation import w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_text

c, s = hole("c"), hole("s")
FLAT = Place(
    slug="flat",
    ask="Where is it flat?",
    figure=Curve("figure", x**2 - c * x, x, (-4, 4), -3.5, "The curve {of}."),
    zero=D(x**2 - c * x, x),
    vary=(Vary(c, (-5, -3, -1, 1, 2, 3, 5)),),
)
LANDING = Place(
    slug="landing",
    ask="Where does it land?",
    figure=Curve("figure", (w - 1) ** 2, w, (-5, 5), 0, "The cost."),
    zero=w - s,
    vary=(Vary(s, (-3, -2, 2, 3)),),
)


@pytest.mark.parametrize("seed", range(20))
def test_the_key_is_where_the_slope_is_zero(seed: int) -> None:
    variant = draw(FLAT, seed)
    wanted = float(dict(variant.values)[c]) / 2
    assert variant.key == (wanted,)
    assert mark(variant, wanted).verdict is Verdict.RIGHT
    assert mark(variant, wanted + 0.15).verdict is mark(variant, wanted - 0.15).verdict is Verdict.RIGHT
    for wrong in (wanted + 0.2, wanted - 0.2, -wanted):
        assert mark(variant, wrong).verdict is Verdict.WRONG


def test_one_hears_how_steep_it_is_where_one_stands() -> None:
    variant = draw(FLAT, 0)
    wanted = variant.key[0]
    right, left = mark(variant, wanted + 1), mark(variant, wanted - 1)
    assert "slope is about 2: the curve rises" in str(right.message)
    assert "slope is about −2: the curve falls" in str(left.message)
    assert wanted not in [float(part) for part in right.message.values() if part.is_number]


def test_a_slope_of_two_is_spoken_of_as_a_slope_of_two() -> None:
    curve = Curve("figure", exp(x), x, (-2, 2), -1.5, "The curve {of}.")
    variant = draw(Place("steep", "Where is the slope {c}?", curve, D(exp(x), x) - c, vary=(Vary(c, (2, 5)),)), 0)
    assert "slope is about 1. Where is the curve steeper?" in str(mark(variant, 0.0).message)
    assert "gentler?" in str(mark(variant, 1.5).message)
    assert str(mark(variant, variant.key[0]).message) == "Yes. Here the slope is 2."
    levels = by_name(variant)
    assert str(levels["gap"].says) == "This is the slope. For which x is it 2?"
    assert [to_text(line) for line in formulas(levels["solution"])] == ["d/dx (e^x)", "e^x", "e^x = 2", "x = 0.693"]


def test_a_bracket_is_solved_for_its_letter() -> None:
    curve = Curve("figure", (2 * w - 2) ** 2, w, (-3, 3), -2, "The cost.")
    lines = help_levels(draw(Place("bracket", "Where?", curve, D((2 * w - 2) ** 2, w)), 0))[-1].lines
    assert [to_text(line.formula) for line in lines[-3:]] == ["4(2w − 2) = 0", "8w = 8", "w = 1"]


def test_a_landing_place_is_answered_with_the_side() -> None:
    variant = draw(LANDING, 0)
    assert "further to the left" in str(mark(variant, variant.key[0] + 1).message)
    assert "further to the right" in str(mark(variant, variant.key[0] - 1).message)


def test_without_an_equation_the_place_is_where_the_figures_step_leads() -> None:
    figure = Curve("figure", (w - c) ** 2, w, (-5, 5), s, "The cost.", rate=0.1)
    stepping = Place("stepping", "Where?", figure, vary=(Vary(c, (1, 2)), Vary(s, (-4, 3))))
    for seed in range(4):
        variant = draw(stepping, seed)
        where, bottom = float(dict(variant.values)[s]), float(dict(variant.values)[c])
        assert variant.key == pytest.approx((where - 0.1 * 2 * (where - bottom),))
        assert mark(variant, variant.key[0]).verdict is Verdict.RIGHT
        assert mark(variant, where).verdict is Verdict.WRONG
        last = help_levels(variant)[-1].lines[-1]
        assert to_text(last.formula).startswith("w ← ")
        assert str(help_levels(variant)[0].says).startswith("You begin at w = ")


@pytest.mark.parametrize("junk", [nan, inf, -inf, 1e300, -4.1, None, "1", [1.0], {"at": 1}, True, 10**400, 1j])
def test_what_is_no_place_on_the_figure_costs_nothing(junk: object) -> None:
    found = mark(draw(FLAT, 0), junk)
    assert found.verdict is Verdict.UNREADABLE
    assert not found.counts


def test_zeros_of_what_is_no_polynomial_are_found() -> None:
    assert zeros(sin(x), x, (-4.0, 4.0)) == pytest.approx((-pi, 0, pi), abs=1e-9)
    assert zeros(exp(x) - 2, x, (0.0, 1.0)) == pytest.approx((0.6931471805599453,), abs=1e-9)
    assert zeros(cos(x) + 2, x, (-4.0, 4.0)) == ()
    assert zeros(1 / x, x, (-1.0, 1.5)) == (), "a pole is no zero"
    assert zeros(sqrt(x) - 1, x, (-1.0, 3.0)) == pytest.approx((1.0,), abs=1e-9)


def test_a_zero_that_only_touches_is_found_and_nothing_is_no_place() -> None:
    assert zeros((x - 1) ** 2, x, (0.0, 3.0)) == (1.0,)
    assert zeros(x - x, x, (0.0, 3.0)) is None
    assert zeros(x - w, x, (0.0, 3.0)) is None


def test_a_figure_without_the_place_is_the_authors_fault() -> None:
    figure = Curve("figure", x**2, x, (1, 4), 2, "Here.")
    with pytest.raises(AuthorError, match=r"zero nowhere between 1\.0 and 4\.0"):
        draw(Place("nowhere", "", figure, D(x**2, x)), 0)
    with pytest.raises(AuthorError, match="the point starts at the answer"):
        draw(Place("there", "", Curve("figure", x**2, x, (-4, 4), 0, "Here."), D(x**2, x)), 0)


def test_where_the_slope_is_given_as_a_formula_help_names_no_rule_and_looks_at_the_figure() -> None:
    curve = Curve("figure", w**2 - c * w, w, (-4, 4), -3.5, "The cost.")
    variant = draw(Place("seen", "Where?", curve, 2 * w - c, (Vary(c, (2, 3)),)), 0)
    levels = by_name(variant)
    assert "rule" not in " ".join(str(level.says) for level in levels.values())
    assert "What lies between?" in str(levels["rule"].says)
    assert [to_text(line) for line in formulas(levels["gap"])] == ["2w − 2"]
    assert "the slope is about 4: the curve rises there" in str(mark(variant, 3).message)


def test_a_sibling_without_other_draws_is_the_same_curve_further_along() -> None:
    curve = Curve("bowl", x**2 - 2 * x, x, (-4, 4), -3, "Here.")
    for zero in (D(x**2 - 2 * x, x), 2 * x - 2):
        sibling = help_levels(draw(Place("bowl", "Where?", curve, zero, because="It is."), 0))[2]
        assert not sibling.template
        assert to_text(sibling.lines[-1].formula) == "x = 2"


def test_a_sibling_with_a_place_in_common_is_no_help() -> None:
    curve = Curve("hills", x**4 / 4 - c * x**2 / 2, x, (-4, 4), -3, "Here.")
    turning = Place("hills", "Where?", curve, x**3 - c * x, vary=(Vary(c, (1, 4)),), gap="Where is it ?")
    places = {to_text(line) for line in formulas(help_levels(draw(turning, 0))[2])}
    assert places
    assert "x = 0" not in places
