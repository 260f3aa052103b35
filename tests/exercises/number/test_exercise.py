"""A number is right to its significant figures, however it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Integer, N, Rational, diff, exp

from tests.exercises.helping import by_name, formulas
from tutor.answers import Verdict
from tutor.elementary.heads import sigmoid
from tutor.exercises import Variant, draw, figures, help_levels, kind_of, mark, preview
from tutor.exercises.drawing.variant import candidate, pool
from tutor.lesson import Formula, Number, Slip, Vary, hole
from tutor.notation import C, eta, h, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.printing import to_text

c, p, q, s, r, form = (hole(name) for name in ("c", "p", "q", "s", "r", "form"))
SLOPE = Number(
    slug="slope",
    ask="How steep is {of} at {x} = {s}?",
    of=D(form, x),
    at=((x, s),),
    vary=(Vary(form, (c * x**2 - x**3, c / x, c * exp(x))), Vary(c, (3, 5, 7)), Vary(s, (2, 4, -2))),
)
STEP = Number("step", "Where is {w}?", w - eta * D((w - c) ** 2, w), ((w, s), (eta, Rational(1, 10))), vary=(
    Vary(c, (2, 3, 5)), Vary(s, (0, 1, 4))))  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_the_key_is_the_value_of_the_derivative(seed: int) -> None:
    variant = draw(SLOPE, seed)
    place = dict(variant.filled.at)[x]
    second_opinion = diff(variant.filled.of.f, x).subs(x, place)
    assert abs(N(variant.key - second_opinion)) < 1e-9
    for text in (f"{float(variant.key):.3g}", f"{float(variant.key):.8f}", f"2*({float(variant.key):.12f})/2"):
        if "e" not in text:
            assert mark(variant, text).verdict is Verdict.RIGHT, text


@pytest.mark.parametrize("seed", range(9))
def test_a_calculation_is_as_good_as_its_value(seed: int) -> None:
    variant = draw(STEP, seed)
    values = dict(variant.values)
    assert mark(variant, f"{values[s]} - 0.1*2*({values[s]} - {values[c]})").verdict is Verdict.RIGHT


def test_slips_of_sign_digits_and_point_are_told_apart() -> None:
    fixed = Number("n", "", of=D(x**3, x) / 7, at=((x, 2),))  # 12/7 = 1.714…
    variant = draw(fixed, 0)
    answers = ("1.71", "-1.714", "17.14", "1.7", "5.2")
    marks = [mark(variant, answer) for answer in answers]
    assert [found.verdict is Verdict.RIGHT for found in marks] == [True, False, False, False, False]
    assert [found.counts for found in marks] == [True, True, True, False, True]  # too few figures cost nothing
    assert "sign" in str(marks[1].message)
    assert "decimal point" in str(marks[2].message)
    assert len({str(found.message) for found in marks}) == 5


@pytest.mark.parametrize(
    "junk", ["", "x", "w = ", "1/0", "[1, 2]", "sqrt(-1)", None, 2.0, ("1",), "9^9^9^9", "1" * 10_000]
)
def test_what_is_no_number_costs_nothing(junk: object) -> None:
    found = mark(draw(SLOPE, 0), junk)
    assert not found.counts, found
    assert str(found.message)


def test_the_key_of_a_function_without_a_fraction_is_a_decimal() -> None:
    variant = draw(Number("n", "", of=D(sigmoid(x), x), at=((x, 1),)), 0)
    assert mark(variant, "0.197").verdict is Verdict.RIGHT
    assert mark(variant, "0.2").verdict is Verdict.UNREADABLE  # rounded too far, and asked for more figures
    assert mark(variant, "0.3").verdict is Verdict.WRONG
    assert preview(variant, "1/5")[0].expr == Rational(1, 5)


def test_a_kind_is_known_by_its_block_not_by_its_fields() -> None:
    assert draw(Formula("same", "", D(x**2, x)), 0).key == 2 * x


NUDGED = Number("nudged", "", D(x**2, x) * h, ((x, Integer(5)), (h, Rational(3, 100))))
TWICE = Number("twice", "", w - eta * D((w - 2) ** 2, w), ((w, Integer(0)), (eta, Rational(1, 5))), steps=2)
FAR = Number("far", "", -eta * D(C, w), ((D(C, w), Rational(4, 5)), (eta, Rational(1, 10))))
STEEP = Number("steep", "", D(3 / x, x), ((x, Integer(2)),))
SLIPS = (
    (NUDGED, "10", "slope-for-change", "That is the slope itself."),
    (NUDGED, "0.3009", "exact-for-slope", "worked out x² at both ends"),
    (NUDGED, "25.3", "new-value-for-change", "That is what x² becomes."),
    (NUDGED, "25.3009", "exact-new-value-for-change", "That is what x² becomes."),
    (NUDGED, "25", "value-for-change", "x² before anything changes"),
    (NUDGED, "0.75", "not-differentiated", "The value of x² seems to stand where its slope should be."),
    (TWICE, "0.8", "after-one", "That is where w stands after one step. Two were asked for."),
    (TWICE, "1.568", "after-three", "after three steps"),
    (TWICE, "1.6", "same-slope-again", "the slope of the start for every step"),
    (TWICE, "-1.92", "uphill", "go with the slope, not against it"),
    (FAR, "0.8", "slope-for-change", "That is the slope itself."),
    (FAR, "-0.8", "no-learning-rate", "The learning rate seems to be missing."),
    (FAR, "0.08", "uphill", "go with the slope, not against it"),
    (FAR, "0.72", "slope-for-place", "taken the step away from the slope"),
    (FAR, "-0.1", "slope-left-out", "The slope seems to be missing"),
    (STEEP, "0.75", "opposite-sign", "Look at the sign again."),
    (STEEP, "1.5", "not-differentiated", "The value of 3/x"),
)


@pytest.mark.parametrize(("exercise", "given", "name", "says"), SLIPS)
def test_a_slip_is_named_for_what_it_is(exercise: Number, given: str, name: str, says: str) -> None:
    found = mark(draw(exercise, 0), given)
    assert (found.verdict, found.misconceptions[:1]) == (Verdict.MISCONCEPTION, (name,))
    assert says in str(found.message)
    assert str(found.message).count("That is what x² becomes.") <= 1


def test_a_walk_of_two_steps_is_computed_from_its_start() -> None:
    assert draw(TWICE, 0).key == Rational(32, 25)
    assert draw(FAR, 0).key == Rational(-2, 25)


def test_two_explanations_of_one_number_are_both_said() -> None:
    found = mark(draw(Number("n", "", D(x**2, x), ((x, Integer(3)),)), 0), "9")
    assert str(found.message).startswith("Two things would explain this. Either: ")
    assert str(found.message).endswith("Which of the two was it?")


def test_numbers_with_which_a_slip_looks_like_another_mistake_are_not_drawn() -> None:
    """What is never drawn has a flaw, and there is enough left to draw."""
    square = Number("square", "", D(c * x**2, x), ((x, s),), vary=(Vary(c, (2, 3)), Vary(s, (1, 2, 3, 4, 5, 6))))
    drawn = {(filled.of, filled.at) for filled in (draw(square, seed).filled for seed in range(24))}
    left_out = {variant.filled for variant in everything(square) if (variant.filled.of, variant.filled.at) not in drawn}
    assert left_out
    assert all(kind_of(square).coincidences(variant) for variant in everything(square) if variant.filled in left_out)
    assert len(drawn) >= 4


def everything(exercise: Number) -> list[Variant]:
    return [candidate(exercise, position, position) for position in range(pool(exercise).count)]


@pytest.mark.parametrize(
    ("exercise", "typed", "says"),
    [
        (STEEP, "-3/x^2", "A number is wanted here: put x = 2 in."),
        (NUDGED, "0.3 m", "A number is wanted here, and nothing else: leave m out."),
        (TWICE, "w - 0.2*2*(w - 2)", "A number is wanted here: put w = 0 in."),
        (NUDGED, "2*x*h", "A number is wanted here: put x = 5, h = 0.03 in."),
    ],
)
def test_letters_where_a_number_is_wanted_get_their_numbers(exercise: Number, typed: str, says: str) -> None:
    found = mark(draw(exercise, 0), typed)
    assert (found.verdict, str(found.message)) == (Verdict.UNREADABLE, says)


def test_the_author_speaks_of_another_number_of_this_very_question() -> None:
    slip = Slip("edge", x, "That is its edge.", "What is its area?")
    variant = draw(Number("area", "How large is it?", x**3, ((x, Integer(5)),), slips=(slip,)), 0)
    found = mark(variant, "5")
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, ("edge",))
    assert str(found.message) == "That is its edge. What is its area?"
    assert mark(variant, "125").verdict is Verdict.RIGHT


# --- help where nothing is differentiated, and where the slope of a step is given -------------------------------------

EPOCHS = Number(
    "epochs",
    "{p} examples, {q} a step: how many steps are in {r} epochs?",
    p * r / q,
    digits=4,
    vary=(Vary(p, (4000, 600)), Vary(q, (10, 50)), Vary(r, (3, 5))),
)
GIVEN_STEP = Number(
    "given-step",
    "From {s:decimal} with slope {q:decimal}?",
    w - eta * D(C, w),
    ((w, s), (D(C, w), q), (eta, Rational(1, 10))),
    vary=(Vary(s, (Rational(1, 2), 2)), Vary(q, (Rational(4, 5), -3))),
)


def lines_of(exercise: Number, level: str) -> str:
    """The formulas of a level of help, as text."""
    return " / ".join(map(to_text, formulas(by_name(draw(exercise, 0))[level])))


def test_numbers_alone_are_shown_as_they_are_put_together() -> None:
    assert lines_of(EPOCHS, "gap") == "4000 · 3/10 = ?"
    assert lines_of(EPOCHS, "solution") == "4000 · 3/10 = 1200"


def test_a_step_with_a_slope_that_is_given_takes_it_as_it_is() -> None:
    """C is a letter here: to differentiate it would make the slope 0."""
    assert lines_of(GIVEN_STEP, "solution") == "w − η · dC/dw / 0.5 − 0.1 · 0.8 = 0.42"
    assert lines_of(GIVEN_STEP, "gap") == "0.5 − 0.1 · ?"
    assert "does not change" not in " ".join(str(each.says) for each in help_levels(draw(GIVEN_STEP, 0)))


# --- about so much, in per cent, and how many figures -----------------------------------------------------------------

PUDDLE = Number(
    "puddle", "", D(x**2, x) * h, ((x, Integer(3)), (h, Rational(1, 10))), digits=2, roughly=(x + h) ** 2 - x**2
)


@pytest.mark.parametrize("answer", ["0.6", "0.60", "0.61", "0.605", "3.1^2 - 9", "6*0.1"])
def test_about_so_much_is_the_slope_times_the_nudge_the_exact_change_and_what_lies_between(answer: str) -> None:
    found = mark(draw(PUDDLE, 0), answer)
    assert found.verdict is Verdict.RIGHT, str(found.message)


@pytest.mark.parametrize("answer", ["0.5", "0.7", "6", "9.6", "0.3", "-0.6", "0.63"])
def test_about_so_much_is_not_anything(answer: str) -> None:
    assert mark(draw(PUDDLE, 0), answer).verdict in (Verdict.WRONG, Verdict.MISCONCEPTION)


def test_a_mistake_that_would_be_accepted_is_known_to_the_author() -> None:
    strict = replace(PUDDLE, roughly=None)
    assert mark(draw(strict, 0), "0.61").verdict is not Verdict.RIGHT


SHARE = Number("share", "How often, in %?", Integer(800) / 9, unit="%")


@pytest.mark.parametrize("answer", ["88.9", "88.9%", "88,9 %", "88.89 percent"])
def test_in_per_cent_the_sign_may_be_typed(answer: str) -> None:
    assert mark(draw(SHARE, 0), answer).verdict is Verdict.RIGHT


@pytest.mark.parametrize("answer", ["0.889", "8/9", "0.889%"])
def test_the_share_of_one_is_asked_back(answer: str) -> None:
    found = mark(draw(SHARE, 0), answer)
    assert not found.counts
    assert "in a hundred" in str(found.message)


def test_the_decimal_point_is_spoken_of_last() -> None:
    slipped = replace(STEEP, slips=(Slip("tenth", D(3 / x, x) / 10, "A tenth is left.", "Of what?"),))
    assert "decimal point" in str(mark(draw(STEEP, 0), "-0.075").message)
    assert "A tenth is left." in str(mark(draw(slipped, 0), "-0.075").message)


def test_a_slip_is_named_only_for_its_own_number() -> None:
    slipped = replace(PUDDLE, roughly=None, slips=(Slip("near", Rational("0.634"), "Near.", "Why?"),))
    assert "Near." in str(mark(draw(slipped, 0), "0.634").message)
    assert "Near." in str(mark(draw(slipped, 0), "0.63").message)
    assert "Near." not in str(mark(draw(slipped, 0), "0.632").message)


def test_so_many_figures_are_enough_and_a_whole_number_wants_all() -> None:
    assert figures(draw(SHARE, 0)) == 3
    assert figures(draw(STEEP, 0)) is None
    assert figures(draw(PUDDLE, 0)) is None
    assert not mark(draw(SHARE, 0), "89").counts
    count = draw(Number("count", "", Integer(267), digits=5), 0)
    assert "whole number" in str(mark(count, "270").message)
    assert mark(count, "270").counts
