"""Plays every exercise of the curriculum: keys are right, junk costs nothing, a seed is an exercise, help keeps quiet.

Twenty seeds of each exercise; DOWNHILL_SEEDS asks for more: `DOWNHILL_SEEDS=1000 pytest tests/test_curriculum.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

import pytest
from sympy import I, diff

from lessons import COURSE
from tutor.answers import Verdict, decide
from tutor.exercises import (
    LEVELS,
    Help,
    Variant,
    draw,
    expected_misconceptions,
    help_levels,
    kind_of,
    leaks,
    mark,
    problems,
)
from tutor.exercises.answering import reason
from tutor.exercises.drawing.variant import bearable, is_sound, pool
from tutor.exercises.drawing.variant import drawn as drawn_as
from tutor.exercises.help import given_away
from tutor.exercises.wrong_line.rules import accepted, offered
from tutor.lesson import (
    EDGE_BY_W,
    HIDDEN_DELTA,
    NEURON_BY_W,
    BackwardPass,
    Choose,
    Direction,
    Drive,
    Formula,
    Gradient,
    Number,
    Order,
    Place,
    StepTable,
    Working,
    WrongLine,
    texts,
)
from tutor.misconceptions.likelihood import says_the_same
from tutor.symbolic.derivative import D, has_derivative

SEEDS = int(os.environ.get("DOWNHILL_SEEDS", "20"))
EXERCISES = [
    pytest.param(exercise, id=f"{lesson.slug}/{exercise.slug}")
    for lesson in COURSE.everything
    for exercise in lesson.questions
]
DRIVEN = {
    NEURON_BY_W: "2(a - y) sigma'(z) x",
    HIDDEN_DELTA: "sigma'(z_k) sum_j(w_jk delta_j)",
    EDGE_BY_W: "a_k delta_j",
}
JUNK = (None, "", "§", 99, float("nan"), ("",), {"a": 1}, [None] * 3)


def variants(exercise, seeds: int = SEEDS) -> tuple[Variant, ...]:
    """What so many seeds draw, each once: a small space has no more to give."""
    drawn = (draw(exercise, seed) for seed in range(seeds))
    return tuple({variant.filled: variant for variant in drawn}.values())


def right_answer(variant):
    """What a learner who knows would send."""
    key = variant.key
    if isinstance(variant.filled, Drive):
        return DRIVEN[variant.filled.wanted]
    if isinstance(variant.filled, Formula | Working):
        return str(key).replace("**", "^")
    if isinstance(variant.filled, WrongLine):
        return (key.at, key.sound.rule.name, _typed(key.right))
    if isinstance(variant.filled, Gradient):
        return _vector(key)
    if isinstance(variant.filled, Number):
        return _decimal(key)
    if isinstance(variant.filled, StepTable | BackwardPass):
        return tuple(_decimal(cell) for cell in kind_of(variant.exercise).secrets(variant))
    return key[0] if isinstance(variant.filled, Place) else key


def _vector(parts) -> str:
    typed = (_decimal(part) if part.is_Float else str(part) for part in parts)
    return f"[{', '.join(typed)}]".replace("**", "^")


def _typed(formula) -> str:
    return str(formula).replace("**", "^")


def _decimal(number) -> str:
    return f"{float(number):.9f}"


def wrong_answers(variant):
    """What somebody might send who does not."""
    filled, key = variant.filled, variant.key
    if isinstance(filled, Drive):
        return tuple(f"{factor}({DRIVEN[filled.wanted]})" for factor in (3, -1))
    if isinstance(filled, Formula | Working):
        return tuple(str(wrong).replace("**", "^") for wrong in (2 * key + 1, -key - 1))
    if isinstance(filled, WrongLine):
        line, rule, repair = right_answer(variant)
        other = next(name for name in offered(key) if name not in accepted(key))
        wrong = (((line + 1) % len(key.lines), rule, repair), (line, other, repair))
        return (*wrong, *((line, rule, _typed(each)) for each in (2 * key.result + 1, key.wrong_result)))
    if isinstance(filled, Gradient):
        return (_vector(2 * part + 1 for part in key), _vector((*key[:-1], -key[-1] - 1)))
    if isinstance(filled, Order):
        return (key[::-1], (key[1], key[0], *key[2:]))
    if isinstance(filled, Number):
        return (_decimal(key * 3 / 2 + 10.37), _decimal(-key - 1000))
    if isinstance(filled, Direction):
        return tuple((key + turn) % 360 for turn in (25.0, 90.0, 180.0, 335.0))
    if isinstance(filled, StepTable | BackwardPass):
        return (tuple(_decimal(cell + 50) for cell in kind_of(variant.exercise).secrets(variant)),)
    if isinstance(filled, Place):
        low, high = filled.figure.span
        return tuple(end for end in (low, high) if all(abs(end - at) > 0.1 * (high - low) for at in key))
    others = [at for at in range(len(filled.options)) if at != key[0]]
    return tuple((at, key[1]) for at in others)


def key_is_kept(variant, found) -> bool:
    """No formula in the message is the answer, unless the question shows it; a choice and an order are asked back."""
    if isinstance(variant.filled, Choose | Order):
        return "?" in str(found.message)
    said = Help(found.message)
    return not leaks((said, said), kind_of(variant.exercise).secrets(variant), variant.shown)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_key_is_right_and_what_is_wrong_is_not(exercise) -> None:
    for variant in variants(exercise):
        assert mark(variant, right_answer(variant)).verdict is Verdict.RIGHT, variant
        for wrong in wrong_answers(variant):
            found = mark(variant, wrong)
            assert found.verdict in (Verdict.WRONG, Verdict.MISCONCEPTION), (wrong, variant)
            assert key_is_kept(variant, found), (wrong, found)


BARE = ("That is right.", "Yes, that is so.", "Yes, and for that reason.", "Yes, that is the place.")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_right_answer_is_told_why(exercise) -> None:
    for variant in variants(exercise, 3):
        said = str(mark(variant, right_answer(variant)).message)
        if reason(variant) is not None:
            assert str(reason(variant)) in said
            assert said not in BARE
        elif exercise.because or isinstance(exercise, Formula | Working | Gradient | StepTable | BackwardPass | Drive):
            asked = kind_of(exercise).asked(variant.filled)
            assert not exercise.because, exercise.slug
            assert asked is None or not has_derivative(asked), exercise.slug


GONE = (
    "Put the values in once more",
    "What would have to be true for it? Try it with a number",
    "It would need",
    "Which one says what the reason says",
)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_wrong_answer_gets_a_sentence_that_fits_any(exercise) -> None:
    for variant in variants(exercise, 3):
        for wrong in wrong_answers(variant):
            said = str(mark(variant, wrong).message)
            assert not any(phrase in said for phrase in GONE), said
            assert said != "That is not it yet."


@pytest.mark.parametrize("exercise", [param for param in EXERCISES if isinstance(param.values[0], Number)])
def test_whatever_number_is_given_the_answer_is_not_said(exercise) -> None:
    for variant in variants(exercise, 3):
        known = {value for _, value in variant.values if value.is_number}
        numbers = (*known, *(each * 2 for each in known), variant.key + 1, variant.key / 2, variant.key * 3)
        for given in numbers:
            found = mark(variant, _decimal(given))
            if found.verdict is not Verdict.RIGHT and found.counts:
                assert key_is_kept(variant, found), (given, str(found.message))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_draw_tells_as_many_mistakes_apart_as_the_numbers_of_the_exercise_allow(exercise) -> None:
    for variant in variants(exercise, 3):
        mild = {flaw.name for flaw in kind_of(exercise).coincidences(variant) if flaw.mild}
        assert len(mild) <= bearable(exercise), mild


@pytest.mark.parametrize("exercise", EXERCISES)
def test_junk_is_unreadable_and_costs_nothing(exercise) -> None:
    variant = draw(exercise, 0)
    for junk in JUNK:
        found = mark(variant, junk)
        assert found.verdict is Verdict.UNREADABLE, junk
        assert str(found.message)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_seed_is_one_exercise_and_seeds_in_a_row_are_different(exercise) -> None:
    drawn = [draw(exercise, seed) for seed in range(SEEDS)]
    assert [drawn_as.__wrapped__(exercise, seed) for seed in range(SEEDS)] == drawn  # none of them remembered
    sound = (at for at in range(pool(exercise).count) if is_sound(exercise, at))
    first = drawn[: len(tuple(islice(sound, min(SEEDS, 20))))]
    assert len({variant.filled for variant in first}) == len(first)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_text_can_be_said(exercise) -> None:
    for variant in variants(exercise):
        for text in texts(variant.filled):
            assert str(variant.sentence(text))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_help_keeps_the_answer_for_the_last_level(exercise) -> None:
    for variant in variants(exercise):
        levels = help_levels(variant)
        assert len(levels) == len(LEVELS)
        assert given_away(variant, levels) == ()


@pytest.mark.parametrize("exercise", [param for param in EXERCISES if isinstance(param.values[0], Formula | Working)])
def test_a_formula_has_a_second_opinion(exercise) -> None:
    for variant in variants(exercise):
        by_sympy = variant.filled.wanted.replace(D, diff)
        assert decide(by_sympy, variant.key).verdict is Verdict.RIGHT, variant


@pytest.mark.parametrize("exercise", [param for param in EXERCISES if isinstance(param.values[0], Choose)])
def test_no_option_is_always_right_unless_the_question_never_changes(exercise) -> None:
    if len(exercise.options) > 1 and exercise.vary:
        assert {draw(exercise, seed).key[0] for seed in range(20)} <= set(range(len(exercise.options)))


# --- mistakes ---------------------------------------------------------------------------------------------------------

EXPLAINED = 0.97  # the rest has no value where the key has one, or is no reason to speak of a mistake


@pytest.mark.parametrize("lesson", COURSE.everything, ids=lambda lesson: lesson.slug)
def test_every_mistake_that_is_expected_is_told_as_itself_or_as_one_that_answers_the_same(lesson) -> None:
    told = [found for exercise in lesson.questions for found in mistakes_told(exercise)]
    missed = [where for where, itself in told if not itself]
    assert len(missed) <= (1 - EXPLAINED) * len(told) + 1, missed


def mistakes_told(exercise) -> Iterator[tuple[tuple, bool]]:
    """For each mistake of each variant: where, and whether it was told as what it is."""
    if not isinstance(exercise, Formula | Working | Number):
        return
    for variant in variants(exercise, max(2, SEEDS // 10)):
        expected = expected_misconceptions(variant)
        for name, wrong in expected:
            if wrong.has(I):  # it has no value, so nobody can type it
                continue
            typed = _decimal(wrong) if isinstance(exercise, Number) else str(wrong).replace("**", "^")
            yield (exercise.slug, variant.seed, name, typed), is_told(name, wrong, mark(variant, typed), dict(expected))


def is_told(name: str, wrong, found, answers: dict) -> bool:
    """The mark names this mistake or one that says the same, offers it, or names those that give the same answer."""
    assert found.verdict is not Verdict.RIGHT, (name, wrong)
    named = {*found.misconceptions, *(rival for rival, _ in (found.separator.answers if found.separator else ()))}
    alike = {other for other, answer in answers.items() if other != name and answer == wrong}
    same = says_the_same({name}, named)
    return bool(named) and (name in named or same or bool(named & alike) or not named & set(answers) or len(named) > 1)


@pytest.mark.parametrize("lesson", COURSE.everything, ids=lambda lesson: lesson.slug)
def test_a_lesson_has_no_problems(lesson) -> None:
    assert problems(lesson) == ()
