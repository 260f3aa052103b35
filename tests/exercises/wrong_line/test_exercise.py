"""The line, the rule, and the repair: each is judged by itself, and what is said gives no other away."""

from __future__ import annotations

import pytest
from sympy import Symbol

from tests.exercises.wrong_line.test_model import EVERY
from tutor.answers import Verdict
from tutor.exercises import draw, fingerprint, mark, printed, problems, reading, recall
from tutor.exercises.help import given_away, help_levels
from tutor.exercises.kinds import kind_of
from tutor.exercises.wrong_line.exercise import AS_IT_STANDS, PICK, STILL
from tutor.exercises.wrong_line.rules import accepted, offered
from tutor.lesson import Lesson, Prose, Vary, WrongLine, hole
from tutor.notation import w, x

c = hole("c")
INNER = WrongLine("inner", "Which line is wrong?", (3 * x**2 + 5) ** 4 + x, x, ("inner-slope-dropped",))
POWER = WrongLine("power", "Which line is wrong?", (3 * x**2 + 5) ** 4, x, ("coefficient-dropped",))


def given(variant, line=None, rule=None, text=None):
    """The right answer, but for what is given."""
    key = variant.key
    found = (key.at if line is None else line, rule or key.sound.rule.name, text or str(key.right))
    return (*found[:2], found[2].replace("**", "^"))


@pytest.mark.parametrize(("of", "by"), EVERY)
def test_the_answer_of_what_was_planted_is_right_and_nothing_else_is(of, by: Symbol):
    variant = draw(WrongLine("q", "Which?", of, by), 0)
    key = variant.key
    assert mark(variant, given(variant)).verdict is Verdict.RIGHT
    assert mark(variant, given(variant, text=str(key.result))).verdict is Verdict.RIGHT
    for line in {*range(len(key.lines))} - {key.at}:
        found = mark(variant, given(variant, line=line))
        assert found.cells == (Verdict.WRONG, Verdict.RIGHT, Verdict.RIGHT)
        assert f"Line {line + 1} follows from the line above it" in str(found.message)
    for rule in {*offered(key)} - accepted(key):
        found = mark(variant, given(variant, rule=rule))
        assert found.cells == (Verdict.RIGHT, Verdict.WRONG, Verdict.RIGHT)
        assert str(found.message).endswith("whose slope that line takes?")


def test_what_is_right_is_named_and_the_rest_is_not_given_away():
    variant = draw(INNER, 0)
    found = mark(variant, given(variant, line=(variant.key.at + 1) % len(variant.key.lines), rule="sum rule"))
    assert str(found.message).startswith("This much is right: the repair. Line")
    assert f"Line {variant.key.at + 1}" not in str(found.message)
    assert found.verdict is Verdict.WRONG


def test_the_wrong_line_once_more_is_the_same_mistake():
    variant = draw(INNER, 0)
    found = mark(variant, given(variant, text=str(variant.key.wrong_result)))
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, ("inner-slope-dropped",))
    assert AS_IT_STANDS in str(found.message)


def test_another_mistake_in_the_repair_is_told_as_itself():
    variant = draw(INNER, 0)
    found = mark(variant, given(variant, text="(3x^2+5)^3 * 6x + 1"))
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, ("coefficient-dropped",))
    assert found.cells == (Verdict.RIGHT, Verdict.RIGHT, Verdict.MISCONCEPTION)


def test_a_line_above_the_wrong_one_repairs_nothing():
    variant = draw(INNER, 0)
    found = mark(variant, given(variant, text="D((3x^2+5)^4, x) + 1"))
    assert found.verdict is Verdict.WRONG
    assert STILL in str(found.message)


@pytest.mark.parametrize(
    "text",
    ["4(3x^2+5)^3 d/dx(3x^2+5) + 1", "1 + 4 (5+3x^2)^3 D(3x^2+5, x)", "24x(3x^2+5)^3 + 1", "dC/dx = 1 + 24x(5+3x^2)^3"],
)
def test_the_repair_may_be_written_in_any_form_and_worked_out_as_far_as_one_likes(text):
    variant = draw(INNER, 0)
    assert mark(variant, given(variant, text=text)).verdict is Verdict.RIGHT


def test_the_rule_of_the_outside_is_right_where_only_the_outside_is_wrong():
    assert "power rule" in accepted(draw(POWER, 0).key) or draw(POWER, 0).key.at != 0
    assert accepted(draw(INNER, 0).key) == {"chain rule"}


@pytest.mark.parametrize(
    "junk",
    [
        (None, None, ""),
        (0, None, "x"),
        (None, "chain rule", "x"),
        (99, "chain rule", "x"),
        (0, "no rule", "x"),
        (True, "chain rule", 3),
        (0, "chain rule"),
        "x",
        ((0,), ("chain rule",), ("x",)),
    ],
)
def test_what_is_not_all_three_costs_nothing(junk):
    found = mark(draw(INNER, 0), junk)
    assert (found.verdict, str(found.message)) == (Verdict.UNREADABLE, PICK)


@pytest.mark.parametrize("text", ["((", "x y z q", "9^9^9^9", "∞", "[x, 2]", "__import__('os')", "(" * 500, "x" * 5000])
def test_nonsense_in_the_repair_costs_nothing_and_is_told_why(text):
    found = mark(draw(INNER, 0), (0, "chain rule", text))
    assert not found.counts
    assert str(found.message)


def test_why_it_is_right_names_what_was_done_and_the_rule():
    said = str(mark(draw(INNER, 0), given(draw(INNER, 0))).message)
    assert said.endswith("The line needs the chain rule.")
    assert "(3x² + 5)⁴" in said


def test_the_words_do_not_speak_of_the_learners_answer():
    variant = draw(WrongLine("kept", "Which?", (3 * x**2 + 5) ** 4, x, ("not-differentiated",)), 0)
    assert "your" not in str(mark(variant, given(variant)).message)


@pytest.mark.parametrize("exercise", [INNER, POWER], ids=lambda exercise: exercise.slug)
def test_help_keeps_the_line_and_its_repair_for_the_last_level(exercise):
    variant = draw(exercise, 0)
    levels = help_levels(variant)
    assert given_away(variant, levels) == ()
    assert not any(f"Line {variant.key.at + 1} is wrong" in str(level.says) for level in levels[:-1])
    assert f"Line {variant.key.at + 1} is wrong" in str(levels[-1].says)
    assert len({str(level.says) for level in levels}) == len(levels)


def test_an_answer_is_kept_in_words_and_the_question_asked_again():
    varied = WrongLine("q", "Which?", (c * x + 1) ** 4, x, vary=(Vary(c, (2, 3, 5)),))
    for seed in range(3):
        variant = draw(varied, seed)
        assert recall(varied, seed, fingerprint(varied), dict(printed(variant))) == variant
    assert reading(draw(INNER, 0), (0, "chain rule", "2x")) == "line 1; chain rule; 2x"


def test_another_mistake_is_another_question():
    assert fingerprint(INNER) != fingerprint(POWER)


def test_the_mistakes_that_would_repair_it_otherwise_are_known():
    variant = draw(INNER, 0)
    names = [name for name, _ in kind_of(INNER).mistaken(variant)]
    assert "inner-slope-dropped" in names
    assert len(names) > 3
    groups = kind_of(INNER).told_apart(variant)
    assert sorted(name for group in groups for name in group) == sorted(names)
    assert len(groups) > 1


def test_its_author_is_told_what_cannot_be():
    def lesson(block):
        return Lesson("l", "L", "I.", 1, (block,), (Prose("One."), Prose("Two."), Prose("Three.")))

    assert problems(lesson(INNER)) == ()
    nowhere = WrongLine("q", "Which line?", w**2 + 3, w, ("quotient-order-swapped",))
    assert any("cannot be planted" in fault for fault in problems(lesson(nowhere)))
    typo = WrongLine("q", "Which line?", (3 * x + 1) ** 4, x, ("coefficient-dropped", "coeficient"))
    assert any("is no misconception about a derivative" in fault for fault in problems(lesson(typo)))
