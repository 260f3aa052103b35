"""The glossary has each word that a lesson sets in bold, and says what it means in a sentence."""

from __future__ import annotations

import re

import pytest

from lessons import CURRICULUM
from lessons.glossary import GLOSSARY
from tutor.lesson import Lesson, Prose, texts

BOLD = re.compile(r"\*\*(.+?)\*\*")
WORDS = {word.casefold() for word, _ in GLOSSARY}
ENTRIES = {  # a bold word that stands in the glossary under another form or name
    "parameters": "parameter",
    "matrices": "matrix",
    "converges": "converge",
    "squashes": "squash",
    "diverges": "diverge",
    "schedule": "learning rate schedule",
    "hidden": "hidden neuron",
    "growth divided by nudge": "derivative",
    **{name: f"{name} schedule" for name in ("step", "exponential", "cosine")},
    "vanish": "vanishing gradient",
    "explode": "exploding gradient",
    "one training example": "training example",
    "slope of the sigmoid": "slope",
    "learning goal:": "learning",
    "weights and biases change": "cost function",
}
STRESSED = {  # said with weight, and no word of the course
    *("one number", "how does a network learn?", "added", "they count large errors more heavily", "all", "here"),
    *("flat need not mean lowest.", "not", "is", "against", "down", "first", "to", "from", "one", "2", "wrong letter"),
    *("twice the error, times the slope of the sigmoid, times the input", "four times the images, half the error"),
    *("column",),
}


def bold(lesson: Lesson) -> set[str]:
    """What a lesson sets in bold."""
    blocks = (*lesson.blocks, *lesson.taken_along, *lesson.summary)
    return {found.casefold() for block in blocks for text in texts(block) for found in BOLD.findall(text)}


def unexplained(lesson: Lesson) -> set[str]:
    """What it sets in bold and the glossary does not have."""
    return {word for word in bold(lesson) - STRESSED if ENTRIES.get(word, word) not in WORDS}


@pytest.mark.parametrize("lesson", CURRICULUM, ids=lambda lesson: lesson.slug)
def test_each_bold_word_is_in_the_glossary(lesson: Lesson) -> None:
    assert unexplained(lesson) == set()


def test_a_bold_word_without_an_entry_is_noticed() -> None:
    (lesson, *_) = CURRICULUM
    told = Lesson("new", "New", "New.", 10, (Prose("A **manifold**, and a **weight**."),), lesson.summary)
    assert unexplained(told) == {"manifold"}


def test_what_a_word_means_is_said_in_whole_sentences() -> None:
    assert [word for word, meaning in GLOSSARY if not re.fullmatch(r"[A-Z0-9−].*\.", meaning)] == []
