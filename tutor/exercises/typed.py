"""What a learner types, handed to the reader with the words that an exercise allows; junk becomes a kind Mark."""

from __future__ import annotations

from functools import lru_cache

from tutor.answers.reading import Reading, read
from tutor.answers.verdict import Verdict
from tutor.answers.vocabulary import Vocabulary, vocabulary
from tutor.exercises.shapes import Mark
from tutor.symbolic.sentence import Field, say


@lru_cache(maxsize=1)
def numbers() -> Vocabulary:
    """No letters at all: numbers, and functions of numbers."""
    return vocabulary()


def read_typed(response: object, words: Vocabulary) -> Reading | None:
    """The reading of a text, or None for what is no text."""
    return read(response, words) if isinstance(response, str) else None


def read_number(response: object) -> Reading | None:
    """The reading of a text in which only numbers are expected."""
    return read_typed(response, numbers())


def unreadable(reading: Reading | None, says: str, **fields: Field) -> Mark:
    """The reader's own complaint if it has one, otherwise this sentence."""
    problem = None if reading is None else reading.problem
    return Mark(Verdict.UNREADABLE, problem.message if problem else say(says, **fields))
