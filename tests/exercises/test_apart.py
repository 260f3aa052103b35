"""Two mistakes that give one answer are seen where other numbers would part them, and such numbers are not drawn."""

from __future__ import annotations

import pytest
from sympy import Integer

from tutor.exercises import draw, expected_misconceptions, kind_of
from tutor.exercises.apart import Answer, groups, pairs
from tutor.exercises.drawing.variant import bearable, candidate, is_sound, pool, posed
from tutor.lesson import Formula, Gradient, Number, Slip, Vary, Working, hole
from tutor.notation import b, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import say

c, d, p, s = (hole(name) for name in ("c", "d", "p", "s"))
BRACKETS = Formula("brackets", "", (c * w + d) ** p, w, vary=(
    Vary(c, (2, 3, 4, 5)), Vary(d, (1, 3, 5)), Vary(p, (2, 3, 4))))  # fmt: skip
CENTRAL = "'inner-slope-dropped' and 'coefficient-dropped'"


def names(exercise, *values) -> set[str]:
    """The mild flaws of a filling."""
    variant = posed(exercise, 0, tuple(zip((each.hole for each in exercise.vary), map(Integer, values), strict=True)))
    return {flaw.name for flaw in kind_of(exercise).coincidences(variant) if flaw.mild}


def test_where_exponent_and_inner_factor_are_both_2_the_central_mistake_cannot_be_told() -> None:
    """Of (2w + 1)² both the inner slope dropped and the exponent dropped leave 2(2w + 1)."""
    assert CENTRAL in names(BRACKETS, 2, 1, 2)
    assert CENTRAL not in names(BRACKETS, 5, 3, 2)
    assert names(BRACKETS, 5, 3, 4) == set()


@pytest.mark.parametrize("exercise", [
    BRACKETS,
    Working("lines", "", (c * w + d) ** p, w, vary=BRACKETS.vary),
    Number("number", "", D((c * w + d) ** p, w), ((w, s),), vary=(*BRACKETS.vary, Vary(s, (2, 3, 4)))),
], ids=lambda exercise: exercise.slug)  # fmt: skip
def test_what_is_drawn_tells_every_mistake_from_every_other(exercise) -> None:
    assert bearable(exercise) == 0
    for seed in range(12):
        assert not [flaw for flaw in kind_of(exercise).coincidences(draw(exercise, seed)) if flaw.mild]


def test_each_component_of_a_gradient_tells_its_mistakes_apart() -> None:
    both = Gradient("both", "", (c * w + d) ** 2 + 5 * b**3, (w, b), vary=(Vary(c, (2, 3, 7)), Vary(d, (1, 3, 5))))
    assert f"{CENTRAL} by w" in names(both, 2, 3)
    assert f"{CENTRAL} by w" not in names(both, 7, 3)
    assert {dict(draw(both, seed).values)[c] for seed in range(6)} <= {3, 7}


def test_what_the_form_makes_alike_is_no_flaw_of_the_numbers() -> None:
    """The inner slope of (w − c)² is 1 for any c: whatever drops it or keeps it is one."""
    valley = Formula("valley", "", (w - c) ** 2, w, vary=(Vary(c, (3, 5, 7)),))
    assert all(is_sound(valley, position) for position in range(pool(valley).count))


def test_a_slip_of_the_author_counts_like_a_mistake_of_the_registry() -> None:
    slips = (Slip("edge", c * x, "That is an edge.", "What is asked?"), Slip("sum", x + 3, "A sum.", "Of what?"))
    area = Number("area", "", c * x**2 + 1, ((x, s),), slips=slips, vary=(Vary(c, (2, 3)), Vary(s, (3, 4, 5))))
    at_three = {flaw.name for flaw in kind_of(area).coincidences(posed(area, 0, ((c, Integer(2)), (s, Integer(3)))))}
    assert "'edge' and 'sum'" in at_three
    drawn = {tuple(value for _, value in draw(area, seed).values) for seed in range(10)}
    assert drawn == {(2, 4), (2, 5), (3, 3), (3, 4), (3, 5)}


def test_what_says_the_same_or_is_met_seldom_is_not_told_apart() -> None:
    one, same = Answer(3.0), Answer(3.0)
    assert pairs({"coefficient-dropped": one, "not-differentiated": same}) == (
        ("coefficient-dropped", "not-differentiated"),)  # fmt: skip
    assert pairs({"opposite-sign": one, "table-sign": same}) == ()
    assert pairs({"coefficient-dropped": one, "base-dropped": same}) == ()
    assert pairs({"coefficient-dropped": one, "not-differentiated": Answer(3.1)}) == ()
    told = say("That is what it becomes.")
    assert pairs({"new-value-for-change": Answer(3.0, told), "value-for-change": Answer(3.0, told)}) == ()


def test_where_no_numbers_are_free_of_it_the_fewest_are_drawn() -> None:
    """Every d is the c beside it, so that two mistakes are one in each; some have more such pairs than others."""
    narrow = Formula("narrow", "", (c * w + 1) ** p, w, vary=(Vary(c, (2, 3)), Vary(p, (2, 3))))
    kept = [at for at in range(pool(narrow).count) if is_sound(narrow, at)]
    left = [sum(flaw.mild for flaw in kind_of(narrow).coincidences(candidate(narrow, at, at))) for at in kept]
    assert kept
    assert max(left) <= bearable(narrow)
    assert len(expected_misconceptions(draw(narrow, 0))) >= 6


def test_pairs_that_hang_together_are_one_group() -> None:
    assert groups(()) == ()
    assert groups({("d", "c"), ("a", "b"), ("b", "e")}) == (("a", "b", "e"), ("c", "d"))
    assert groups([("a", "b"), ("c", "d"), ("b", "c")]) == (("a", "b", "c", "d"),)
