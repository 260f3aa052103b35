"""What every lesson promises: a question first, figures, exercises of many kinds, a question to take along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest
from sympy import Basic, Mul, Poly, Rational, Symbol, diff, expand
from sympy import Number as Numeral

import lessons as lessons_of
from lessons import CURRICULUM, PARTS
from tests.test_notes import said
from tutor.elementary.heads import sigmoid
from tutor.exercises import KINDS, draw
from tutor.lesson import (
    Choose,
    Direction,
    Exercise,
    Experiment,
    Figure,
    Formula,
    Gradient,
    Lesson,
    Order,
    Place,
    Prediction,
    Trainer,
    Vary,
    Working,
    texts,
)
from tutor.notation import w, x
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import resolve

ORDER = (
    *("learning", "cost", "slope", "power-rule", "products", "chain-rule", "gradient"),
    *("descent", "landscape", "learning-rate", "neuron", "neuron-gradient", "backprop-chain", "backprop-layers"),
    *("initialisation", "high-dimensions", "mini-batches", "digits"),
)
BARE = re.compile(r"(?<![\w.,])[0-9]{4,}|(?<![\w-])-[0-9]")  # a number without its comma, or with a hyphen for a minus
lessons = pytest.mark.parametrize("lesson", CURRICULUM, ids=lambda lesson: lesson.slug)


def only_differentiates(exercise: Exercise) -> bool:
    """Nothing but a derivative is asked for: a formula, a working, a gradient without a point."""
    if isinstance(exercise, Working):
        return True
    if isinstance(exercise, Gradient):
        return not exercise.at
    return isinstance(exercise, Formula) and isinstance(exercise.wanted, D) and not has_derivative(exercise.wanted.f)


def test_the_course_has_its_eighteen_lessons_in_their_order() -> None:
    assert tuple(lesson.slug for lesson in CURRICULUM) == ORDER
    assert all(part.lessons for part in PARTS)


@lessons
def test_it_opens_with_a_question_before_anything_is_told(lesson: Lesson) -> None:
    assert any(isinstance(block, Prediction) for block in lesson.blocks[:2])


@lessons
def test_it_has_two_figures_and_an_exercise_uses_one(lesson: Lesson) -> None:
    figures = [
        block for block in lesson.blocks if isinstance(block, (*get_args(Figure), *get_args(Experiment), Trainer))
    ]
    assert len(figures) >= 2
    on_one = any(isinstance(exercise, Place | Direction) for exercise in lesson.exercises)
    assert on_one or any(_speaks_of_one(exercise.ask) for exercise in lesson.questions)


def _speaks_of_one(ask: str) -> bool:
    return any(word in ask.lower() for word in ("figure", "above", "bars", "table", "map", "curve", "drawing", "run"))


@lessons
def test_it_has_five_exercises_of_three_kinds_and_two_at_most_only_differentiate(lesson: Lesson) -> None:
    assert len(lesson.exercises) >= 5
    assert len({type(exercise) for exercise in lesson.exercises}) >= 3
    assert sum(map(only_differentiates, lesson.exercises)) <= 2


@lessons
def test_some_question_is_about_meaning(lesson: Lesson) -> None:
    assert any(isinstance(exercise, Choose | Order | Place | Direction) for exercise in lesson.exercises)


@lessons
def test_its_question_to_take_along_has_other_numbers_a_day_later(lesson: Lesson) -> None:
    assert lesson.transfer is not None
    assert lesson.transfer.slug not in {exercise.slug for exercise in lesson.exercises}
    assert draw(lesson.transfer, 0).filled != draw(lesson.transfer, 1).filled


@lessons
def test_it_takes_ten_to_twenty_minutes_and_leads_on(lesson: Lesson) -> None:
    assert 10 <= lesson.minutes <= 20
    assert len(lesson.can) >= 2
    assert lesson.on
    after = CURRICULUM.index(lesson) + 1
    if after < len(CURRICULUM):
        assert CURRICULUM[after].slug in {way.slug for way in lesson.on}


@pytest.mark.parametrize(
    ("sign", "words"), [("Σ", "adds up"), ("∂", "round d"), ("←", "becomes"), ("∇", "nabla")], ids=str
)
def test_a_sign_is_explained_where_it_is_first_seen(sign: str, words: str) -> None:
    read = [block for lesson in CURRICULUM for block in lesson.blocks if not isinstance(block, Exercise)]
    first = next(text for text in map(said, read) if sign.casefold() in text)
    assert words in first


@lessons
def test_numbers_in_words_have_commas_and_one_minus(lesson: Lesson) -> None:
    blocks = (*lesson.blocks, *lesson.taken_along, *lesson.summary)
    assert [text for block in blocks for text in texts(block) if BARE.search(text)] == []


def test_a_bare_number_is_noticed() -> None:
    assert BARE.search("all 13002 of them")
    assert BARE.search("it falls to -3")
    assert not BARE.search("13,002 of them, −3, 0.0001, 784-16-16-10")


def test_factors_that_are_read_aloud_multiply_to_the_derivative() -> None:
    neuron, chain = lessons_of.neuron_gradient, lessons_of.backprop_chain
    assert expand(Mul(*neuron.spoken.args) - neuron.by_w) == 0
    before = sigmoid(chain.z_before)
    derived = resolve(chain.delta_last * D(chain.w_last * before + chain.b_last, chain.z_before))
    assert expand(Mul(*chain.passed_back.args) - derived.xreplace({before: chain.a_before})) == 0
    start = lessons_of.initialisation
    slope = resolve(D(start.one_way, start.w1)).xreplace({sigmoid(start.w1 * x): start.a})
    assert expand(Mul(*start.told.args) - slope) == 0
    for twin, slope in ((start.chain_1, start.by_1), (start.chain_2, start.by_2)):
        assert expand(Mul(*twin.args) - slope.xreplace(start.short)) == 0


def test_the_size_of_a_slope_grows_where_its_exponent_is_above_zero() -> None:
    (walk,) = [each for each in lessons_of.power_rule.LESSON.exercises if each.slug == "steeper-or-flatter"]
    for seed in range(20):
        curve = dict(draw(walk, seed).filled.given)["curve"]
        slope = diff(curve, x)
        grows = abs(slope.subs(x, 4)) > abs(slope.subs(x, 1))
        assert grows == (slope.as_coeff_exponent(x)[1] > 0)


def test_the_second_slope_of_the_bowl_is_three_times_as_large_in_size() -> None:
    landscape = lessons_of.landscape
    first, second = (abs(slope.xreplace(landscape.here)) for slope in (landscape.by_1, landscape.by_2))
    assert second == 3 * first


def test_the_two_valleys_are_apart_by_a_saddle_and_the_left_one_is_deeper() -> None:
    landscape = lessons_of.landscape
    cost, first, second = landscape.two_valleys, landscape.w1, landscape.w2
    assert diff(cost, second).subs(second, 0) == 0
    assert diff(cost, second, 2) > 0
    places = sorted(Poly(diff(cost, first).subs(second, 0), first).nroots())
    bends = [diff(cost, first, 2).subs(first, place) > 0 for place in places]
    assert bends == [True, False, True]
    left, _, right = (cost.subs({first: place, second: 0}) for place in places)
    assert left < right


def test_the_steepest_way_leans_less_than_the_nudge_that_is_shown() -> None:
    gradient = lessons_of.gradient
    assert gradient.along_w / gradient.along_b < Rational(3, 5) / Rational(4, 5)


def test_ninety_questions_differ_in_kind_skill_or_shape_and_every_kind_is_there() -> None:
    questions = [question for lesson in CURRICULUM for question in lesson.questions]
    assert len({(type(each), each.skill, shape(each)) for each in questions}) >= 90
    assert {type(each) for each in questions} == {kind.block for kind in KINDS}


def shape(value: object) -> str:
    """What an exercise asks, whatever its numbers and its letters: the operations of its expressions."""
    return " ".join(_form(expr) for expr in _expressions(value))


def _form(expr: Basic) -> str:
    if isinstance(expr, Numeral | Symbol):
        return "·"
    return f"{type(expr).__name__}({','.join(sorted(map(_form, expr.args)))})"


def _expressions(value: object) -> Iterator[Basic]:
    if isinstance(value, Basic):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _expressions(part)
    elif is_dataclass(value) and not isinstance(value, Vary):
        for item in fields(value):
            yield from _expressions(getattr(value, item.name))


def test_numbers_and_letters_are_no_difference_of_shape() -> None:
    assert shape((3 * x**2,)) == shape((5 * w**4,)) != shape((3 * x**2 + 1,))
