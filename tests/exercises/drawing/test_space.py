"""The declared space is counted, numbered and shuffled, and each way in it fills every hole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import sin

from tutor.exercises.drawing import space
from tutor.lesson import AuthorError, Choose, Curve, Direction, Formula, Landscape, Number, Option, Place, Vary, hole
from tutor.notation import w, x
from tutor.symbolic.derivative import D

c, d, p, form, letter = (hole(name) for name in ("c", "d", "p", "form", "letter"))
FORMS = Formula(
    slug="forms",
    ask="Differentiate {of}.",
    of=form,
    by=x,
    vary=(Vary(form, (x**p, c * sin(x), c * x**p)), Vary(c, (2, 3)), Vary(p, (4, 5, 6))),
)


def ways(exercise):
    return [space.filled(exercise, space.values(exercise, index)) for index in range(space.size(exercise))]


def test_a_hole_that_a_form_leaves_out_varies_nothing() -> None:
    assert space.size(FORMS) == 3 + 2 + 6
    assert len({way.of for way in ways(FORMS)}) == 11


def test_a_later_choice_fills_a_hole_inside_an_earlier_one() -> None:
    assert {way.of for way in ways(FORMS)} >= {x**4, 2 * sin(x), 3 * x**6}
    assert dict(space.values(FORMS, 10)) == {form: 3 * x**6, c: 3, p: 6}


def test_letters_points_conditions_and_figures_are_filled() -> None:
    letters = Number(
        "n", "At {letter}.", D(letter**2, letter), at=((letter, c),), vary=(Vary(letter, (x, w)), Vary(c, (1, 2)))
    )
    assert {(way.of, way.at) for way in ways(letters)} >= {(D(w**2, w), ((w, 2),))}
    choice = Choose("c", "Which?", (Option("{c} holds.", c > 1), Option("No.", c <= 1)), vary=(Vary(c, (1, 2)),))
    assert {way.options[0].holds for way in ways(choice)} == {True, False}
    figure = Curve("f", (w - c) ** 2, w, (-c, c), c, "Here.")
    place = ways(Place("p", "Put it.", figure, w - c, vary=(Vary(c, (1, 2)),)))[1]
    assert (place.figure.of, place.figure.span, place.figure.start, place.zero) == ((w - 2) ** 2, (-2, 2), 2, w - 2)
    assert type(place.figure.start) is float
    map_ = Landscape("m", (w - c) ** 2 + x**2, (w, x), ((-c, c), (-3, 3)), (c, 1), "Here.")
    direction = ways(Direction("d", "Which way?", map_, vary=(Vary(c, (1, 2)),)))[1]
    assert (direction.figure.of, direction.figure.start) == ((w - 2) ** 2 + x**2, (2, 1))
    assert direction.figure.span == ((-2, 2), (-3, 3))
    assert type(direction.figure.start[0]) is float


def test_a_hole_that_only_a_text_names_counts() -> None:
    told = Number("n", "With {d} of them, what is {of}?", D(x**2, x), at=((x, 1),), vary=(Vary(d, (1, 2)),))
    assert space.size(told) == 2


def test_a_hole_that_nothing_fills_is_the_authors_fault() -> None:
    with pytest.raises(AuthorError, match="nothing fills the hole 'd'"):
        space.filled(Formula("f", "", c * x + d, x, vary=(Vary(c, (1, 2)),)), ((c, w),))


def test_a_vary_without_a_hole_is_found() -> None:
    loose = Formula("f", "", c * x, x, vary=(Vary(c, (1, 2)), Vary(d, (1, 2))))
    assert [vary.hole for vary in space.unused(loose)] == [d]
    assert space.unused(FORMS) == ()


@given(st.integers(1, 3000), st.text(max_size=8))
def test_the_shuffle_is_a_permutation(count: int, key: str) -> None:
    start = range(min(count, 200))
    found = [space.shuffled(position, count, key) for position in start]
    assert len(set(found)) == len(found)
    assert all(0 <= index < count for index in found)


def test_the_shuffle_moves_things_and_depends_on_its_key() -> None:
    one, other = ([space.shuffled(at, 100, key) for at in range(100)] for key in ("a", "b"))
    assert sorted(one) == sorted(other) == list(range(100))
    assert one != other
    assert one != sorted(one)
    assert one[:5] == [space.shuffled(at, 100, "a") for at in range(5)]
