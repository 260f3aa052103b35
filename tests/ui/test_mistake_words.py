"""Every mistake that has a name in the registry is told in plain words, and one that an author named in none."""

from __future__ import annotations

import pytest

from lessons import COURSE
from tutor.learner.model import Held, MistakeState
from tutor.misconceptions import MISCONCEPTIONS
from tutor.ui import asking
from tutor.ui.mistake_words import plainly

SKILL = next(iter(COURSE.skills))


def mistake(name: str, *skills: str) -> MistakeState:
    return MistakeState(name, Held.LIVE, 0.9, 1, skills=skills)


def test_every_mistake_is_told_without_its_question():
    assert [each.name for each in MISCONCEPTIONS if plainly(each.name) is None] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("inner-slope-dropped", "You left out the slope of the inside."),
        ("term-left-out", "You left out a term of a sum."),
    ],
)
def test_it_is_a_sentence_about_what_was_done(name: str, said: str):
    assert str(plainly(name)) == said


def test_a_slip_of_an_author_has_none():
    assert plainly("a-slip-of-an-author") is None


def test_what_is_practised_is_called_by_what_was_done():
    assert (
        str(asking.called(mistake("inner-slope-dropped", SKILL.name), COURSE)) == "you left out the slope of the inside"
    )


def test_a_slip_of_an_author_is_called_by_where_it_was_met():
    assert str(asking.called(mistake("a-slip-of-an-author", SKILL.name), COURSE)).startswith("met where you ")
