"""A lesson says what is wrong with it when it is loaded, in words its author can act on."""

from __future__ import annotations

import pytest
from sympy import sin

from tutor.lesson import (
    AuthorError,
    Curve,
    Formula,
    Hole,
    Lesson,
    Place,
    Prediction,
    Prose,
    Vary,
    hole,
    known_fields,
    sentence,
    texts,
)
from tutor.lesson.nested import parts, with_parts
from tutor.notation import C, w, x
from tutor.symbolic.derivative import D

SUMMARY = (Prose("One."), Prose("Two."), Prose("Three."))
c, p = hole("c"), hole("p")
POWER = Formula(
    slug="power", ask="Differentiate {of} by {by}.", of=c * x**p, by=x, vary=(Vary(c, (2, 3)), Vary(p, (2, 3, 4)))
)


def lesson(*blocks, summary=SUMMARY) -> Lesson:
    return Lesson(slug="sample", title="A sample", idea="An idea.", minutes=10, blocks=blocks, summary=summary)


def test_a_sound_lesson_loads_and_lists_its_exercises() -> None:
    sample = lesson(Prose("Nudge {w} and see {cost}.", cost=(w - 3) ** 2), POWER)
    assert sample.exercises == (POWER,)


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        (Prose("See {unheard_of}."), "no field of this block"),
        (Prose("It costs $5."), "put the formula in a {field}"),
        (Prediction("guess", "Which?", ("up", "to {nowhere}"), "It was up."), "no field of this block"),
    ],
)
def test_a_fault_names_lesson_block_and_fix(block, complaint) -> None:
    with pytest.raises(AuthorError, match=r"lesson 'sample', block 1 \(\w+\)") as caught:
        lesson(block)
    assert complaint in str(caught.value)


def test_a_slug_belongs_to_one_block() -> None:
    with pytest.raises(AuthorError, match="the slug 'power' is taken"):
        lesson(POWER, POWER)


def test_a_fault_in_the_summary_is_found_too() -> None:
    with pytest.raises(AuthorError, match="summary"):
        lesson(POWER, summary=(Prose("One {hm}."), *SUMMARY[1:]))


def test_a_choice_of_one_and_a_typed_formula_are_refused() -> None:
    with pytest.raises(AuthorError, match="varies nothing"):
        Vary(c, (2,))
    with pytest.raises(AuthorError, match="write the SymPy expression itself"):
        Vary(c, ("2*x", "3*x"))
    with pytest.raises(AuthorError, match="not a SymPy expression"):
        Prose("{q}", q=object())


def test_the_same_name_is_the_same_hole_and_no_letter_of_the_course() -> None:
    assert hole("x") == Hole("x")
    assert hole("x") != x
    assert (c * x**p).xreplace({c: 5, p: 4}) == 5 * x**4


def test_a_text_is_filled_from_its_block() -> None:
    assert "answer" in known_fields(POWER)
    assert POWER.wanted == D(c * x**p, x)
    assert Formula(slug="q", ask="", of=D(sin(x), x) + 1).wanted == D(sin(x), x) + 1
    assert "x" in str(sentence("Of {of} by {by}, with {C}.", POWER))
    assert C in sentence("{C}", POWER).fields.values()


def test_the_words_inside_a_figure_are_checked_as_well() -> None:
    figure = Curve("curve", w**2, w, (0, 1), 0.5, "Drag {no_such_thing}.")
    assert list(texts(figure)) == ["Drag {no_such_thing}."]
    with pytest.raises(AuthorError, match="no_such_thing"):
        lesson(Place("place", "Put it down.", figure, D(w**2, w)))


def test_the_parts_of_a_block_are_found_at_any_depth_and_choices_only_where_they_are_asked_for() -> None:
    figure = Curve("curve", w**2, w, (0, 1), 0.5, "Drag it.")
    place = Place("place", "Put it down.", figure, D(w**2, w), vary=(Vary(c, (2, 3)),))
    found = list(parts(place, leaving_out=("caption", "show")))
    assert [part for part in found if isinstance(part, str) and part] == ["place", "Put it down.", "curve"]
    assert {0, 1, 0.5, w, w**2} <= {part for part in found if not isinstance(part, tuple)}
    assert c not in found
    assert c in list(parts(place, choices=True))


def test_a_block_with_changed_parts_keeps_its_kind_its_choices_and_what_is_left_out() -> None:
    figure = Curve("curve", w**2, w, (0, 1), 0.5, "Drag it.")
    place = Place("place", "Put it down.", figure, D(w**2, w), vary=(Vary(c, (2, 3)),))
    loud = with_parts(place, lambda part: part.upper() if isinstance(part, str) else part, ("slug",))
    assert (type(loud), loud.slug, loud.ask, loud.figure.slug) == (Place, "place", "PUT IT DOWN.", "curve")
    assert loud.figure.caption == "DRAG IT."
    assert (loud.vary, loud.figure.span) == (place.vary, (0, 1))
    louder = with_parts(place, lambda part: part, finish=lambda kind, made: {**made, "slug": kind.__name__})
    assert (louder.slug, louder.figure.slug) == ("Place", "Curve")
