"""The keys of a lesson: they are enough for every answer, they can be read, and they tell nothing of a question."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sympy import Dummy, cos, sin

from lessons import CURRICULUM
from tests.ui import sample
from tutor.answers import read
from tutor.exercises import draw, kind_of
from tutor.exercises.drive.tasks import task_of
from tutor.exercises.palette import PLACE, palette, whole_palette
from tutor.exercises.wrong_line.model import Planted
from tutor.lesson import Drive, Formula, Lesson
from tutor.notation import w, x
from tutor.symbolic.printing import to_text
from tutor.symbolic.text_printer import GREEK

LESSONS = (*CURRICULUM, sample.LESSON)
WORD = re.compile(r"[^\W\d_]+")
SMALL = str.maketrans("₀₁₂₃₄₅₆₇₈₉ⱼₖᵢₗ⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789jkil0123456789-n")


def formulas(lesson: Lesson):
    """The questions of a lesson that are answered by formulas."""
    return [each for each in lesson.questions if kind_of(each).takes_formulas]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_what_is_right_can_be_written_with_these_keys_alone(lesson):
    keys = palette(lesson)
    letters = {key.types for key in keys.letters}
    functions = {key.types.partition("(")[0] for key in keys.functions}
    signs = {sign for key in keys.keys if key not in keys.functions for sign in key.types}
    for question in formulas(lesson):
        for seed in range(4):
            answer = draw(question, seed).key
            answer = answer.result if isinstance(answer, Planted) else answer
            for written in map(to_text, answer if isinstance(answer, tuple) else (answer,)):
                plain = written.translate(SMALL).replace("−", "-")
                for name in WORD.findall(plain):
                    assert name in functions or set(name) <= letters | signs, (question.slug, seed, written, name)
                assert set(WORD.sub("", plain)) - {" "} <= signs, (question.slug, seed, written)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_no_two_keys_show_or_say_the_same(lesson):
    keys = palette(lesson).keys
    for part in ([key.shows for key in keys], [str(key.says) for key in keys], [key.types for key in keys]):
        assert len(set(part)) == len(part)
        assert all(part)


def test_a_palette_is_that_of_a_lesson_and_not_of_a_question():
    lesson = next(each for each in CURRICULUM if len(formulas(each)) > 1)
    other = replace(lesson, blocks=tuple(reversed(lesson.blocks)))
    assert palette(other) == palette(lesson)


@pytest.mark.parametrize("key", [*whole_palette().functions, *whole_palette().powers], ids=lambda key: key.types)
def test_what_a_key_types_can_be_read(key):
    before = "" if key in whole_palette().functions or key.types[0] in "e(√" else "x"
    reading = read(before + key.types.replace(PLACE, "x"))
    assert reading.problem is None, reading.problem.message


@pytest.mark.parametrize("types", ["d/dw ((w-3)^2)", "∂C/∂w", "Σ_j (w_j)", "δ^(L-1)"])
def test_marks_with_their_places_filled_can_be_read(types):
    assert read(types).problem is None


def test_every_letter_and_sign_is_one_that_the_reader_knows():
    for key in (*whole_palette().letters, *palette(sample.LESSON).letters):
        assert read(key.types).problem is None


def test_the_functions_are_those_of_the_questions_and_of_their_slopes():
    def lesson(of):
        return replace(sample.LESSON, blocks=(Formula("one", "Write it.", of, x),), transfer=None)

    assert [key.types for key in palette(lesson(sin(x))).functions] == [f"sin({PLACE})", f"cos({PLACE})"]
    assert palette(lesson(cos(x))).functions == palette(lesson(sin(x))).functions
    assert palette(lesson(x**2)).functions == ()


def test_letters_stand_as_in_the_course_and_others_behind_them():
    of = Dummy("p") * w * x
    named = of.xreplace({symbol: type(x)("q", real=True) for symbol in of.atoms(Dummy)})
    lesson = replace(sample.LESSON, blocks=(Formula("one", "Write it.", named, x),), transfer=None)
    assert [key.types for key in palette(lesson).letters] == ["C", "w", "x", "q"]


def test_a_formula_that_drives_a_network_has_a_key_for_each_letter_that_it_may_have():
    tasks = [(lesson, each) for lesson in LESSONS for each in lesson.questions if isinstance(each, Drive)]
    assert tasks
    for lesson, drive in tasks:
        words = task_of(drive).words
        bases = {key.base for key in words.names} | set(words.indexed)
        assert {GREEK.get(base, base) for base in bases} <= {key.types for key in palette(lesson).letters}
