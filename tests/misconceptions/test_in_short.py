"""Every mistake can be told in a few words that go on from “you”, and no two of them are told alike."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.misconceptions.test_former import KEPT
from tutor.misconceptions import BY_NAME, MISCONCEPTIONS
from tutor.misconceptions.former import FORMER
from tutor.misconceptions.in_short import IN_SHORT, did

MOST_WORDS = 12


def test_every_mistake_has_its_few_words_in_the_order_of_the_registry() -> None:
    assert list(IN_SHORT) == [entry.name for entry in MISCONCEPTIONS]


def test_no_two_mistakes_are_told_alike() -> None:
    assert [phrase for phrase, times in Counter(IN_SHORT.values()).items() if times > 1] == []


def faults(phrase: str) -> list[str]:
    """Why these words cannot end the sentence that begins with “you”."""
    found = {
        "too many words": len(phrase.split()) > MOST_WORDS,
        "a capital at the start": phrase[:1] != phrase[:1].lower() or not phrase[:1].isalpha(),
        "a full stop": phrase.endswith((".", "!", "?")),
        "a formula, or a field": bool(re.search(r"[$={}^*/]", phrase)),
        "an unkind word": bool(re.search(r"\b(simply|obviously|just)\b", phrase)),
        "room to spare": phrase != " ".join(phrase.split()),
        "somebody else": bool(re.search(r"\b(I|we|they)\b", phrase)),
    }
    return [fault for fault, there in found.items() if there]


@pytest.mark.parametrize("name", IN_SHORT)
def test_the_words_end_a_sentence_that_begins_with_you(name: str) -> None:
    assert faults(IN_SHORT[name]) == []


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("left " + "out " * 11 + "it", "too many words"),
        ("Left it out", "a capital at the start"),
        ("left it out.", "a full stop"),
        ("left out $x$", "a formula, or a field"),
        ("just left it out", "an unkind word"),
        ("left  it out", "room to spare"),
        ("left out what we said", "somebody else"),
    ],
)
def test_words_that_do_not_end_it_are_found(phrase: str, fault: str) -> None:
    assert faults(phrase) == [fault]


def test_a_mistake_is_told_by_its_name_and_one_of_an_author_is_not() -> None:
    assert str(did("inner-slope-dropped")) == "left out the slope of the inside"
    assert did("weights-only") is None


def test_of_the_names_that_were_kept_only_one_that_meant_two_mistakes_is_not_told() -> None:
    """Whatever such a name has become is told where the exercise is known."""
    assert [name for name in KEPT if did(name) is None] == ["next-layer"]
    assert [former.now for former in FORMER if former.now in BY_NAME and did(former.now) is None] == []
