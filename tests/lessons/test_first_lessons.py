"""The first five lessons: why an answer is right, what varies, what is produced, and which slip is which."""

from __future__ import annotations

import pytest
from sympy import Mul, diff, expand, symbols

from lessons.cost import LESSON as COST
from lessons.learning import LESSON as LEARNING
from lessons.power_rule import LESSON as POWER_RULE
from lessons.products import LESSON as PRODUCTS
from lessons.slope import LESSON as SLOPE
from tests.lessons.drawn import (
    always_right,
    asked_alike,
    coincidences,
    question,
    share_produced,
    variants,
    without_words,
)
from tutor.answers import Verdict
from tutor.exercises import mark
from tutor.lesson import Choose, Formula, Number, Order, Working, hole
from tutor.notation import h, w, x

LESSONS = (LEARNING, COST, SLOPE, POWER_RULE, PRODUCTS)
QUESTIONS = [pytest.param(each, id=f"{lesson.slug}/{each.slug}") for lesson in LESSONS for each in lesson.questions]
CHOICES = [param for param in QUESTIONS if isinstance(param.values[0], Choose)]
WITH_SLIPS = [param for param in QUESTIONS if param.values[0].slips]
DERIVED = {  # the derivation gives every word of these
    POWER_RULE.slug: ["drill"],
    PRODUCTS.slug: ["steep-as", "product"],
}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_every_question_that_is_not_only_derived_says_why(lesson) -> None:
    assert without_words(lesson) == DERIVED.get(lesson.slug, [])


@pytest.mark.parametrize("lesson", [POWER_RULE, PRODUCTS], ids=lambda lesson: lesson.slug)
def test_almost_half_of_the_questions_ask_for_something_that_is_written(lesson) -> None:
    assert share_produced(lesson) >= 0.45
    assert any(isinstance(each, Choose) for each in lesson.questions)


@pytest.mark.parametrize("exercise", CHOICES)
def test_what_is_right_varies_and_each_wrong_choice_is_asked_something_else(exercise) -> None:
    assert always_right(exercise) == set()
    assert asked_alike(exercise) == []


@pytest.mark.parametrize("exercise", WITH_SLIPS)
def test_no_two_slips_give_one_answer(exercise) -> None:
    assert coincidences(exercise) == set()


@pytest.mark.parametrize("exercise", [param for param in QUESTIONS if isinstance(param.values[0], Order)])
def test_an_order_varies(exercise) -> None:
    assert len({variant.key for variant in variants(exercise)}) > 2


@pytest.mark.parametrize(
    ("lesson", "slug", "given", "slip"),
    [
        (LEARNING, "count", "120", "no-output-biases"),
        (LEARNING, "count", "100", "first-weights"),
        (LEARNING, "learned-or-chosen", "14", "biases-only"),
        (LEARNING, "in-letters", "mq + 10m + 10", "no-hidden-biases"),
        (COST, "cancelled", "0", "errors-cancel"),
        (COST, "how-many-times", "0.16", "new-part"),
        (COST, "how-many-times", "0.15", "more-in-cost"),
        (SLOPE, "where-it-settles", "7.01", "at_hundredth"),
        (SLOPE, "small-step", "-2.98", "added"),
        (SLOPE, "small-step", "-3.02", "subtracted"),
        (SLOPE, "what-is-left", "3w^2 + 3wh + 10w", "kept-1"),
        (SLOPE, "what-is-left", "6w + 10", "once-too-often"),
        (POWER_RULE, "which-curve", "2x + 7", "slope-plus-height"),
        (POWER_RULE, "which-curve", "x^2/2 + 7", "divided-instead"),
        (POWER_RULE, "which-curve", "7x^2", "height-times"),
        (POWER_RULE, "one-factor", "x^4 h", "one-bracket"),
        (PRODUCTS, "own-slope", "e^x + 2", "lifted"),
        (PRODUCTS, "strips-of-a-power", "x^4", "first-strip"),
    ],
)
def test_a_likely_slip_is_told_as_itself(lesson, slug, given, slip) -> None:
    assert mark(variants(question(lesson, slug))[0], given).misconceptions == (slip,)


def test_a_term_with_the_nudge_in_it_is_never_right() -> None:
    for variant in variants(question(SLOPE, "what-is-left")):
        left = variant.key + w * h
        assert mark(variant, str(left).replace("**", "^")).verdict is not Verdict.RIGHT
        assert not variant.key.has(h)


def test_what_one_bracket_gives_is_the_slope_times_the_nudge() -> None:
    for variant in variants(question(POWER_RULE, "one-factor")):
        power = dict(variant.filled.given)["nudged"]
        assert expand(power).coeff(h, 1) * h == variant.key
        assert variant.key == diff(power.subs(h, 0), x) * h


def test_the_strips_of_a_power_are_the_power_rule() -> None:
    for variant in variants(question(PRODUCTS, "strips-of-a-power")):
        assert expand(variant.key - diff(dict(variant.filled.given)["next"], x)) == 0


def test_the_strips_of_a_sheet_are_what_it_gains_but_for_the_corner() -> None:
    for variant in variants(question(PRODUCTS, "two-strips")):
        width, height, wider, higher = (dict(variant.values)[hole(name)] for name in "cdpq")
        gained = expand(Mul(width + wider * h, height + higher * h) - width * height)
        assert gained.coeff(h, 1) * h == variant.key


def test_a_curve_that_is_its_own_slope_has_the_height_that_is_asked_for() -> None:
    for variant in variants(question(PRODUCTS, "own-slope")):
        assert diff(variant.key, x) == variant.key
        assert variant.key.subs(x, 0) == dict(variant.values)[hole("c")]


def test_the_reasons_of_which_cost_is_higher_are_true_of_their_errors() -> None:
    for variant in variants(question(COST, "which-is-worse")):
        one, other, third = (dict(variant.values)[hole(name)] for name in "pqr")
        both, alone, sizes = one**2 + other**2, max(one**2, other**2), abs(one) + abs(other)
        right = (
            both > third**2 and alone >= third**2,
            both > third**2 and alone < third**2,
            abs(third) > sizes,
            both < third**2 and abs(third) <= sizes,
            both == third**2,
            False,
        )
        assert [at for at, holds in enumerate(right) if holds] == [variant.key[1]]


def test_a_cost_that_is_shown_is_never_below_zero() -> None:
    for variant in variants(question(SLOPE, "flat")):
        figure = variant.filled.figure
        places = [figure.span[0] + (figure.span[1] - figure.span[0]) * part / 50 for part in range(51)]
        assert min(float(figure.of.subs(figure.along, place)) for place in places) > 0


def test_only_the_letters_that_are_taught_are_differentiated_by() -> None:
    taught = set(symbols("x w t b", real=True))
    for slug in ("line-by-line", "drill"):
        exercise = question(POWER_RULE, slug)
        assert isinstance(exercise, Formula | Working)
        assert {variant.filled.by for variant in variants(exercise)} <= taught


def test_a_number_that_settles_is_not_among_those_that_are_given() -> None:
    for variant in variants(question(SLOPE, "where-it-settles")):
        assert isinstance(variant.filled, Number)
        assert variant.key not in dict(variant.filled.given).values()
