"""A seed is a variant: the same everywhere, different from its neighbours, and never one that tests nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sympy import Gt, Integer, Lt, Rational, sqrt

from tutor.exercises import draw
from tutor.exercises.drawing.variant import is_sound, pool
from tutor.lesson import AuthorError, Choose, Curve, Formula, Number, Option, Place, StepTable, Vary, hole
from tutor.notation import eta, w, x
from tutor.symbolic.derivative import D

c, d, p, q, s, form, letter = (hole(name) for name in ("c", "d", "p", "q", "s", "form", "letter"))
value = Choose.value
DRILL = Formula(
    slug="drill",
    ask="Write the slope of {of}.",
    of=form,
    by=letter,
    vary=(
        Vary(form, (c * letter**p, c * letter**p + d, c * sqrt(letter), letter**p - c / letter)),
        Vary(letter, (x, w)),
        Vary(c, (-5, -3, 2, 4, 7, 9)),
        Vary(p, (3, 4, 5, 6)),
        Vary(d, (-9, 1, 6)),
    ),
)
PLAIN = Formula("plain", "Write the slope of {of}.", x**p, x, vary=(Vary(p, (3, 4, 5, 6, 7, 8)),))

SCRIPT = """
import sys
sys.path.insert(0, {root!r})
sys.path.insert(0, {here!r})
import test_variant
from tutor.exercises import draw
print([str((draw(e, s).values, draw(e, s).key)) for e in (test_variant.DRILL, test_variant.PLAIN) for s in range(12)])
"""


def test_the_same_seed_is_the_same_variant_in_another_process() -> None:
    here = Path(__file__).parent
    script = SCRIPT.format(root=str(here.parent.parent), here=str(here))
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    mine = [str((draw(e, seed).values, draw(e, seed).key)) for e in (DRILL, PLAIN) for seed in range(12)]
    assert runs == {f"{mine}\n"}


def test_seeds_in_a_row_are_different_as_far_as_the_space_reaches() -> None:
    assert len({draw(DRILL, seed).filled for seed in range(100)}) == 100
    assert len({draw(PLAIN, seed).filled for seed in range(6)}) == 6
    assert len({draw(PLAIN, seed).filled for seed in range(50)}) == 6
    assert draw(PLAIN, 0).filled == draw(PLAIN, 6).filled


def test_ways_that_look_alike_count_once() -> None:
    sums = Formula("sums", "", (c + d) * x**2, x, vary=(Vary(c, (2, 3, 4)), Vary(d, (2, 3, 4))))
    assert pool(sums).count == 5
    assert len({draw(sums, seed).filled for seed in range(5)}) == 5


def test_any_whole_number_is_a_seed() -> None:
    for seed in (-1, -(10**30), 10**30):
        assert draw(DRILL, seed).seed == seed
    assert draw(DRILL, 3) is draw(DRILL, 3)


def test_an_exercise_without_holes_has_one_variant() -> None:
    fixed = Formula("fixed", "", 5 * x**4, x)
    assert draw(fixed, 0).key == draw(fixed, 9).key == 20 * x**3


def test_a_text_speaks_of_the_values_drawn() -> None:
    variant = draw(Number("n", "At {letter} = {s}: {of}?", D(letter**p, letter), ((letter, s),), vary=(
        Vary(letter, (x, w)), Vary(p, (2, 3)), Vary(s, (4, 5)))), 1)  # fmt: skip
    text = str(variant.sentence(variant.exercise.ask))
    assert str(variant.filled.at[0][0]) in text
    assert str(dict(variant.values)[s]) in text


def test_a_draw_without_exactly_one_answer_is_passed_over() -> None:
    signs = Choose(
        "signs",
        "Which way?",
        of=D(w**2, w),
        at=((w, s),),
        options=(Option("Up.", Gt(value, 0)), Option("Down.", Lt(value, 0))),
        vary=(Vary(s, (-2, -1, 0, 1, 2)),),
    )
    drawn = [dict(draw(signs, seed).values)[s] for seed in range(8)]
    assert set(drawn) == {-2, -1, 1, 2}
    assert len(set(drawn[:4])) == 4


def test_a_table_in_which_numbers_coincide_is_passed_over() -> None:
    walk = StepTable("walk", "", (w - c) ** 2, w, s, Rational(1, 4), vary=(Vary(c, (1, 2)), Vary(s, (0, 1, 2, 3, 4))))
    for seed in range(10):
        drawn = dict(draw(walk, seed).values)
        assert drawn[s] != drawn[c], "the walk would stand still"
        assert drawn[s] != drawn[c] + 2, "the cost is the slope there"


def test_a_table_without_numbers_is_the_authors_fault() -> None:
    walk = StepTable("walk", "", (w - 1) ** 2, w, Integer(0), eta / 10)
    with pytest.raises(AuthorError, match=r"exercise 'walk': .* has no value on the way"):
        draw(walk, 0)


def test_a_place_outside_the_figure_or_already_taken_is_passed_over() -> None:
    figure = Curve("f", (w - c) ** 2, w, (-3, 3), 1, "Here.")
    place = Place("place", "Where is it flat?", figure, D((w - c) ** 2, w), vary=(Vary(c, (-5, -2, 1, 2, 5)),))
    assert {draw(place, seed).key for seed in range(6)} == {(-2.0,), (2.0,)}


def test_an_exercise_without_any_sound_variant_says_so() -> None:
    both = Choose("both", "Which?", (Option("This.", c > 0), Option("That.", c > 1)), vary=(Vary(c, (2, 3)),))
    with pytest.raises(AuthorError, match=r"exercise 'both': 2 options hold where exactly one should"):
        draw(both, 0)


def test_24_seeds_in_a_row_never_meet_also_where_some_numbers_are_passed_over() -> None:
    """Six hundred walks, some of which teach nothing: a seed that falls on one of them goes elsewhere."""
    walk = StepTable(
        "walk", "", (w - c) ** 2, w, s, Rational(1, 4), vary=(Vary(c, tuple(range(20))), Vary(s, tuple(range(30))))
    )
    assert pool(walk).count == 600
    assert not all(is_sound(walk, position) for position in range(48))
    for first in range(25):
        assert len({draw(walk, seed).filled for seed in range(first, first + 24)}) == 24, first


def test_up_to_512_ways_each_is_given_before_one_comes_again() -> None:
    many = Formula("many", "", c * x**3, x, vary=(Vary(c, tuple(range(2, 514))),))
    assert pool(many).listed is not None
    assert pool(Formula("more", "", c * x**3, x, vary=(Vary(c, tuple(range(2, 515))),))).listed is None
