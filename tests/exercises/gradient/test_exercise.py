"""A gradient is read as a vector, judged component by component, and what was done with all of it is named."""

from __future__ import annotations

import random

import pytest
from sympy import Integer, Rational, diff, log

from tutor.answers import Verdict
from tutor.elementary.heads import sigmoid
from tutor.exercises import draw, expected_misconceptions, kind_of, mark, preview
from tutor.exercises.drawing.variant import candidate, pool
from tutor.lesson import AuthorError, Gradient, Vary, hole
from tutor.notation import b, v, w, x, y

c, s, t = hole("c"), hole("s"), hole("t")
RIGHT, WRONG, MISTAKE = Verdict.RIGHT, Verdict.WRONG, Verdict.MISCONCEPTION
BOWL = Gradient("bowl", "The gradient of {of}?", c * w**2 + 3 * w * b - b**3, (w, b), vary=(Vary(c, (2, 4, 5)),))
NEURON = Gradient("neuron", "The gradient of {of}?", (sigmoid(w * x + v) - y) ** 2, (w, v))
THREE = Gradient("three", "The gradient of {of}?", w**2 + v**3 + 5 * b, (w, v, b))
POINT = Gradient(
    "point", "The gradient of {of} here?", (2 * w + b) ** 2 + b**2 * w, (w, b), at=((w, Integer(2)), (b, Integer(-1)))
)
EACH = (BOWL, NEURON, THREE, POINT)


def typed(parts) -> str:
    """A vector as a learner types it."""
    return f"[{', '.join(str(part) for part in parts)}]".replace("**", "^")


@pytest.mark.parametrize("exercise", EACH, ids=lambda exercise: exercise.slug)
def test_the_key_is_each_partial_derivative_in_the_order_of_the_question(exercise: Gradient) -> None:
    for seed in range(6):
        variant = draw(exercise, seed)
        filled = variant.filled
        by_sympy = [diff(filled.of, letter).xreplace(dict(filled.at)) for letter in filled.by]
        found = mark(variant, typed(by_sympy))
        assert found.verdict is RIGHT, variant
        assert found.cells == (RIGHT,) * len(filled.by)


FORMULAS = (  # of 2w² + 3wb − b³: (4w + 3b, 3w − 3b²)
    ("[3b + 4w, 3(w - b^2)]", RIGHT, (RIGHT, RIGHT), (), "right"),
    ("∇C = [4w + 3b, 3w - 3b^2]", RIGHT, (RIGHT, RIGHT), (), "right"),
    ("[3w - 3b^2, 4w + 3b]", MISTAKE, (WRONG, WRONG), ("components-swapped",), "in another order"),
    ("[-4w - 3b, 3b^2 - 3w]", MISTAKE, (MISTAKE, MISTAKE), ("negative-gradient",), "the negative gradient"),
    ("[4w + 3b, 3w - b^2]", MISTAKE, (RIGHT, MISTAKE), ("coefficient-dropped",), "Look at the slope by b. In b³"),
    ("[4w, 3w - 3b^2]", MISTAKE, (MISTAKE, RIGHT), ("taken-for-constant",), "Look at the slope by w. 3bw seems"),
    ("[4w + 3b, 17w]", WRONG, (RIGHT, WRONG), (), "Look at the slope by b. At "),
    ("[99w, 98b]", WRONG, (WRONG, WRONG), (), "Look at the slope by w. "),
)


@pytest.mark.parametrize(("answer", "verdict", "cells", "names", "says"), FORMULAS)
def test_each_component_has_its_verdict_and_the_first_wrong_one_its_reason(answer, verdict, cells, names, says) -> None:
    found = mark(draw(BOWL, 0), answer)
    assert (found.verdict, found.cells, found.misconceptions) == (verdict, cells, names)
    assert says in str(found.message)


NUMBERS = (  # (2w + b)² + b²w at w = 2, b = −1: (13, 2)
    ("[13, 2]", RIGHT, (RIGHT, RIGHT), (), "right"),
    ("[4*(4 - 1) + 1, 2.00]", RIGHT, (RIGHT, RIGHT), (), "right"),
    ("[2, 13]", MISTAKE, (WRONG, WRONG), ("components-swapped",), "in another order"),
    ("[-13, -2]", MISTAKE, (MISTAKE, MISTAKE), ("negative-gradient",), "the negative gradient"),
    ("[13, -2]", MISTAKE, (RIGHT, MISTAKE), ("opposite-sign",), "Look at the slope by b. The size is right."),
    ("[1.3, 2]", WRONG, (WRONG, RIGHT), (), "Look at the slope by w. The digits are right."),
    (
        "[13, 400]",
        WRONG,
        (RIGHT, WRONG),
        (),
        "Look at the slope by b. That is not it yet. Which terms of b²w + (b + 2w)² change when b does?",
    ),
)


@pytest.mark.parametrize(("answer", "verdict", "cells", "names", "says"), NUMBERS)
def test_at_a_point_each_component_is_a_number(answer, verdict, cells, names, says) -> None:
    variant = draw(POINT, 0)
    assert variant.key == (13, 2)
    found = mark(variant, answer)
    assert (found.verdict, found.cells, found.misconceptions) == (verdict, cells, names)
    assert says in str(found.message)


WANTED = "A gradient is a vector: write two components in square brackets, for w and b in this order."


@pytest.mark.parametrize(
    ("answer", "says", "names"),
    [
        ("4w + 3b", "That is one component, the slope by w. " + WANTED, ()),
        ("[3w - 3b^2]", "That is one component, the slope by b. " + WANTED, ()),
        ("7w + 3b - 3b^2", "You seem to have added the slopes up. " + WANTED, ("sum-for-vector",)),
        ("5w", WANTED, ()),
        ("", WANTED, ()),
        ("[1, 2, 3]", "I read three components here. " + WANTED, ()),
        ("24 8", "A vector stands in square brackets, with a comma between its components.", ()),
        ("[d(4w^2)/dw, 1]", "There is still a derivative in it. Take it, and write what comes out.", ()),
    ],
)
def test_what_is_no_vector_of_this_length_costs_nothing_and_is_told_what_is_wanted(answer, says, names) -> None:
    found = mark(draw(BOWL, 0), answer)
    assert (found.verdict, str(found.message), found.misconceptions) == (Verdict.UNREADABLE, says, names)


def test_the_numbers_alone_are_seen_through_as_well() -> None:
    assert "the slope by b" in str(mark(draw(POINT, 0), "2").message)
    assert mark(draw(POINT, 0), "15").misconceptions == ("sum-for-vector",)


def test_letters_are_asked_to_be_put_in_where_numbers_are_wanted() -> None:
    found = mark(draw(POINT, 0), "[4*(2w + b), 3]")
    assert (found.verdict, str(found.message)) == (
        Verdict.UNREADABLE,
        "Numbers are wanted here: put w = 2, b = −1 in.",
    )


def test_three_components_in_any_other_order_are_seen() -> None:
    variant = draw(THREE, 0)
    for order in ((1, 2, 0), (2, 1, 0), (0, 2, 1)):
        assert mark(variant, typed(variant.key[at] for at in order)).misconceptions == ("components-swapped",)
    twice = typed((variant.key[1], variant.key[0], variant.key[0]))
    assert mark(variant, twice).misconceptions != ("components-swapped",)
    assert str(mark(variant, "").message).endswith("three components in square brackets, for w, v and b in this order.")


def test_a_number_that_another_component_comes_to_is_not_said() -> None:
    """Where 2w is worth 4, that is the slope by b."""
    variant = draw(Gradient("four", "The gradient of {of}?", w**2 + 4 * b, (w, b)), 0)
    found = mark(variant, "[77w, 4]")
    assert (found.verdict, found.counterexample) == (WRONG, None)
    assert (
        str(found.message) == "Look at the slope by w. That is not it yet. Which terms of w² + 4b change when w does?"
    )
    other = draw(Gradient("nine", "The gradient of {of}?", w**2 + 9 * b, (w, b)), 0)
    assert "it should be" in str(mark(other, "[77w, 9]").message)


def test_the_vector_is_understood_while_it_is_typed() -> None:
    variant = draw(BOWL, 0)
    assert tuple(preview(variant, "[2w, 3b]")[0].expr) == (2 * w, 3 * b)
    assert preview(variant, "(2w, (w-1)(b+1))")[0].expr == preview(variant, "[2w, (w-1)(b+1)]")[0].expr
    assert preview(variant, "(w-1)(b+1), 2(w)")[0].expr == preview(variant, "[(w-1)(b+1), 2(w)]")[0].expr
    assert preview(variant, "24 8")[0].problem.suggestion == "[24, 8]"
    assert preview(variant, "2w, *")[0].problem.suggestion is None
    assert tuple(preview(draw(POINT, 0), "[2w, 3]")[0].expr) == (2 * w, 3)


@pytest.mark.parametrize("exercise", [BOWL, THREE, POINT], ids=lambda exercise: exercise.slug)
def test_every_misconception_in_one_component_is_found_in_it(exercise: Gradient) -> None:
    variant = draw(exercise, 0)
    expected = expected_misconceptions(variant)
    assert len(expected) >= 4
    for name, wrong in expected:
        found = mark(variant, typed(wrong))
        assert found.verdict is MISTAKE, (name, wrong)
        assert RIGHT in found.cells or "components-swapped" in found.misconceptions


JUNK = (
    None,
    3,
    2.5,
    (),
    ("[1, 2]",),
    {"a": 1},
    "[" * 700,
    "[1, 2]" * 5000,
    "[,]",
    "[1/0, 2]",
    "[[1, 2], 3]",
    "∇∇C = [1, 2]",
)
JUNK += ("∇C = ", "[9^9^9^9, 1]", "\0[1, 2]", "[w, b", "w, ", "1,2,3", "[1e999999, 1]", "[sqrt(-1), 1]", "[x, y]", "[]")


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk)[:20])
@pytest.mark.parametrize("exercise", [BOWL, POINT], ids=lambda exercise: exercise.slug)
def test_junk_costs_nothing(exercise: Gradient, junk: object) -> None:
    found = mark(draw(exercise, 0), junk)
    assert not found.counts
    assert str(found.message)


def test_whatever_is_typed_is_answered() -> None:
    dice = random.Random(7)
    variants = [draw(exercise, 0) for exercise in EACH]
    for _ in range(400):
        text = "".join(dice.choices("[](),;w bvx23.^+-*/=∇C′√|\n", k=dice.randrange(1, 14)))
        for variant in variants:
            assert str(mark(variant, text).message), text
            assert str(mark(variant, f"[{text}, {text}]").message), text


def test_a_gradient_that_has_no_rule_or_no_value_is_the_authors_fault() -> None:
    nowhere = Gradient("nowhere", "", log(w) + b, (w, b), at=((w, Integer(0)), (b, Integer(1))))
    with pytest.raises(AuthorError, match="has no value at"):
        draw(nowhere, 0)
    half = Gradient("half", "", w**2 * b, (w, b), at=((w, Rational(1, 2)),))
    with pytest.raises(AuthorError, match="has no value at"):
        draw(half, 0)


def test_numbers_with_which_the_order_tells_nothing_are_not_drawn() -> None:
    twin = Gradient("twin", "", c * w + t * b, (w, b), vary=(Vary(c, (2, 3, 4)), Vary(t, (2, 3, 4))))
    drawn = [draw(twin, seed) for seed in range(12)]
    assert all(len(set(variant.key)) == 2 for variant in drawn)
    everything = [candidate(twin, at, at) for at in range(pool(twin).count)]
    alike = [variant for variant in everything if len(set(variant.key)) == 1]
    assert len(alike) == 3
    assert all("alike" in {flaw.name for flaw in kind_of(twin).coincidences(variant)} for variant in alike)


@pytest.mark.parametrize(
    "answer",
    [
        *("(13, 2)", "13, 2", "<13, 2>", "13; 2", "[13, 2]^T", "w: 13, b: 2", "b: 2, w: 13", "dC/dw = 13, dC/db = 2"),
        *("13 i + 2 j", "∇C = (13, 2)", "13,0; 2,0", "(13,0, 2,0)", r"\begin{pmatrix} 13 \\ 2 \end{pmatrix}"),
    ],
)
def test_a_vector_is_read_in_any_brackets_and_by_the_names_of_its_components(answer: str) -> None:
    assert mark(draw(POINT, 0), answer).verdict is Verdict.RIGHT


def test_capitals_in_a_vector_are_mended_with_its_brackets() -> None:
    assert preview(draw(BOWL, 0), "(4W + 3B, 3W)")[0].problem.suggestion == "[4w + 3b, 3w]"
