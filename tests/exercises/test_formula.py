"""Any form of the wanted formula is right; what differs is refuted by a point; what is no formula costs nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import diff, exp, expand, sqrt

from lessons import CURRICULUM
from tutor.answers import Verdict
from tutor.elementary.heads import sigmoid
from tutor.exercises import draw, mark, preview
from tutor.lesson import Formula, Vary, hole
from tutor.notation import a, b, eta, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_text

c, p, d, form = (hole(name) for name in ("c", "p", "d", "form"))
POWER = Formula(
    slug="power",
    ask="Write the slope of {of}.",
    of=form,
    by=x,
    vary=(
        Vary(form, (c * x**p + d, c / x**p, c * sqrt(x), (c * x + d) ** p)),
        Vary(c, (2, 3, 4, 5)),
        Vary(p, (3, 4, 5)),
        Vary(d, (1, 6)),
    ),
)
STEP = Formula("step", "Where does {w} go?", of=w - eta * D((w - c) ** 2, w), vary=(Vary(c, (2, 3, 4, 5)),))


def typed(expr) -> str:
    return str(expr).replace("**", "^")


@pytest.mark.parametrize("seed", range(20))
def test_the_key_is_the_derivative_and_is_right_in_several_forms(seed: int) -> None:
    variant = draw(POWER, seed)
    wanted = diff(variant.filled.of, x)
    for form in (wanted, expand(wanted), variant.key):
        assert mark(variant, typed(form)).verdict is Verdict.RIGHT
    assert mark(variant, f"dC/dx = {typed(wanted)}.").verdict is Verdict.RIGHT
    assert mark(variant, to_text(wanted)).verdict is Verdict.RIGHT


@pytest.mark.parametrize("seed", range(4))
def test_a_step_of_descent_is_read_with_its_left_side(seed: int) -> None:
    variant = draw(STEP, seed)
    number = dict(variant.values)[c]
    assert mark(variant, f"w = w - 2*eta*(w - {number})").verdict is Verdict.RIGHT
    assert mark(variant, f"w - η(2w - {2 * number})").verdict is Verdict.RIGHT
    assert mark(variant, f"w + 2*eta*(w - {number})").verdict in (Verdict.MISCONCEPTION, Verdict.WRONG)


@pytest.mark.parametrize("seed", range(20))
def test_a_wrong_formula_is_never_right(seed: int) -> None:
    variant = draw(POWER, seed)
    key = variant.key
    for wrong in (2 * key, key + x, key * x, -key, variant.filled.of, key + 1, exp(x)):
        found = mark(variant, typed(wrong))
        assert found.verdict in (Verdict.WRONG, Verdict.MISCONCEPTION), wrong
        assert found.counts
    assert mark(variant, typed(key + 1)).counterexample.expected is not None


def test_the_message_never_holds_the_key() -> None:
    for seed in range(20):
        variant = draw(POWER, seed)
        for wrong in ("x", "3x^2", typed(2 * variant.key), typed(-variant.key)):
            found = mark(variant, wrong)
            assert variant.key not in tuple(found.message.values())
            assert to_text(variant.key) not in str(found.message)


def test_what_is_no_formula_of_the_question_costs_nothing() -> None:
    variant = draw(POWER, 0)
    for junk in ("", "3x^", "q^2", "[x, 1]", "d/dx(x^2)", None, 3, b"x", "x" * 10_000):
        found = mark(variant, junk)
        assert found.verdict is Verdict.UNREADABLE, junk
        assert not found.counts
        assert str(found.message)


def test_the_preview_shows_what_was_understood() -> None:
    variant = draw(POWER, 0)
    assert preview(variant, "3x^2")[0].expr == 3 * x**2
    assert preview(variant, "3x^")[0].problem is not None


def test_a_derivative_that_is_the_question_itself_is_passed_over_unless_it_cannot_be() -> None:
    mixed = Formula("mixed", "", of=form, by=x, vary=(Vary(form, (exp(x), x**3, x**4)),))
    assert {draw(mixed, seed).filled.of for seed in range(6)} == {x**3, x**4}
    alone = Formula("alone", "The slope of {of}?", of=exp(x), by=x)
    assert draw(alone, 0).key == exp(x)


# --- parts with a name ------------------------------------------------------------------------------------------------

INSIDE = w * x + b
NAMED = Formula("named", "By {w}?", (sigmoid(INSIDE) - y) ** 2, w, where=((z, INSIDE), (a, sigmoid(INSIDE))))


@pytest.mark.parametrize("answer", ["2(a-y)a(1-a)x", "2(a-y)σ'(z)x", "2(σ(wx+b)-y)a(1-σ(z))x"])
def test_an_answer_may_use_the_names_that_the_exercise_gives_to_parts(answer: str) -> None:
    assert mark(draw(NAMED, 0), answer).verdict is Verdict.RIGHT
    assert mark(draw(replace(NAMED, where=()), 0), answer).verdict is Verdict.UNREADABLE


def test_a_mistake_in_these_names_is_explained_as_any_other() -> None:
    assert mark(draw(NAMED, 0), "2(a-y)a(1-a)").misconceptions == ("inner-slope-dropped",)
    assert mark(draw(NAMED, 0), "2(a-y)a(1-a)z").verdict is not Verdict.RIGHT


def test_a_nudge_that_is_left_in_a_slope_is_spoken_of_though_the_question_has_none() -> None:
    variant = draw(Formula("cube", "?", x**3, x), 0)
    whole = mark(variant, "3x^2 + 3xh + h^2")
    assert (whole.verdict, whole.misconceptions) == (Verdict.MISCONCEPTION, ("nudge-left-in",))
    part = mark(variant, "3x^2 + 3xh")
    assert (part.verdict, part.counts) == (Verdict.UNREADABLE, False)
    assert str(part.message).startswith("There is an h in it.")
    assert "h" not in str(mark(variant, "3x^2 + q").message).partition("letters of this question")[2], "never offered"


def test_the_error_of_a_layer_is_another_name_for_the_slope_by_its_z() -> None:
    course = next(each for each in CURRICULUM if each.slug == "backprop-chain")
    asked = draw(next(each for each in course.questions if each.slug == "error-back"), 3)
    assert mark(asked, "δ^(L-1) = δ^(L) w^(L) (1-tanh²(z^(L-1)))").verdict is Verdict.RIGHT
    assert not mark(asked, "a^(L-1) = δ^(L) w^(L) (1-tanh²(z^(L-1)))").counts
