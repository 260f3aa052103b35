"""All levels of all questions over twenty seeds: no template, no leak, nothing untaught, no name of the author."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Eq, Gt, Integer, Lt, Symbol

from lessons import CURRICULUM
from tests.exercises.help_read import LEAKS, NAMES, TAUGHT, TEMPLATES, UNTAUGHT, known_letters, not_yet, read, wrong
from tutor.exercises import Help, draw, help_levels
from tutor.exercises.hints import GAP
from tutor.exercises.levels import HintLine
from tutor.lesson import Choose, Number, Option, Vary, hole
from tutor.notation import eta, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import say

c = hole("c")


@pytest.mark.parametrize("lesson", CURRICULUM, ids=lambda lesson: lesson.slug)
def test_help_teaches_this_question_with_what_is_taught(lesson) -> None:
    found = list(read(lesson))
    counts = {
        heading: sum(each.heading == heading for each in found) for heading in (TEMPLATES, LEAKS, UNTAUGHT, NAMES)
    }
    assert not found, f"{counts}\n" + "\n".join(dict.fromkeys(map(str, found)))


def test_what_is_taught_where_is_said_in_the_order_of_the_course() -> None:
    slugs = [lesson.slug for lesson in CURRICULUM]
    places = [slugs.index(slug) for slug, _ in TAUGHT]
    assert places == sorted(places)


# --- each of the four is found ----------------------------------------------------------------------------------------

LESSON = next(lesson for lesson in CURRICULUM if lesson.slug == "slope")
ASKED = Number(
    "double",
    "How much is {of} at {x} = {c}?",
    2 * x + c,
    ((x, c),),
    vary=(Vary(c, (2, 3, 5)),),
    look="{c} stands in two places.",
    idea="A letter has one value.",
    because="Both are {c}.",
)
VARIANT = draw(ASKED, 0)
KEY = VARIANT.key


def faults(*levels: Help, asked=VARIANT) -> list[str]:
    return [heading for heading, _ in wrong(asked, levels, not_yet(LESSON), known_letters(LESSON))]


def planted(at: int, level: Help) -> list[str]:
    levels = list(help_levels(VARIANT))
    levels[at] = level
    return faults(*levels)


def test_sound_help_has_no_faults() -> None:
    assert faults(*help_levels(VARIANT)) == []


@pytest.mark.parametrize(
    ("at", "level", "heading"),
    [
        (0, Help(say("Read the question once more."), template=True), TEMPLATES),
        (3, Help(say("Leave a gap."), template=True), TEMPLATES),
        (4, Help(say("So it is:"), template=True), TEMPLATES),
        (1, Help(say("It is {key}.", key=KEY)), LEAKS),
        (3, Help(say("Look:"), (HintLine(Eq(GAP, KEY, evaluate=False)),)), LEAKS),
        (1, Help(say("You need the power rule.")), UNTAUGHT),
        (1, Help(say("Bring the exponent 2 down in front.")), UNTAUGHT),
        (0, Help(say("Look at this:"), (HintLine(D(x * w, x)),)), UNTAUGHT),
        (4, Help(say("Look at {eta}.", eta=eta)), UNTAUGHT),
        (4, Help(say("So:"), (HintLine(Symbol("u", real=True) + 1),)), UNTAUGHT),
        (4, Help(say("So:"), (HintLine(Symbol("steepness_4", real=True) - 1),)), NAMES),
        (2, Help(say("With {after}.", after=Symbol("after", real=True))), NAMES),
        (2, Help(say("With {c}.", c=c)), NAMES),
    ],
)
def test_a_planted_fault_is_found(at: int, level: Help, heading: str) -> None:
    assert set(planted(at, level)) == {heading}


def test_a_question_without_its_authors_words_is_found() -> None:
    bare = draw(replace(ASKED, look="", idea="", because=""), 0)
    assert faults(*help_levels(bare), asked=bare) == [TEMPLATES] * 3


def test_a_right_option_in_a_hint_is_found() -> None:
    rises = (Option("It goes up.", Gt(Choose.value, 0)), Option("It goes down.", Lt(Choose.value, 0)))
    asked = Choose("rises", "{c}?", rises, of=c * x, at=((x, Integer(2)),), vary=(Vary(c, (2, -3)),))
    variant = draw(asked, 0)
    told = Help(say("It goes up." if dict(variant.values)[c] > 0 else "It goes down."))
    levels = (told, *help_levels(variant)[1:])
    assert LEAKS in faults(*levels, asked=variant)
