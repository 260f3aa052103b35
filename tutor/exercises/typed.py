"""What a learner types, handed to the reader with the words that an exercise allows; junk becomes a kind Mark."""

from __future__ import annotations

from functools import lru_cache

from tutor.answers import Reading, Verdict, Vocabulary, read, vocabulary
from tutor.exercises.shapes import Mark
from tutor.symbolic.sentence import Field, say


@lru_cache(maxsize=1)
def numbers() -> Vocabulary:
    """No letters at all: numbers, and functions of numbers."""
    return vocabulary()


def read_number(response: object) -> Reading:
    """The reading of a text in which only numbers are expected."""
    return read(response, numbers())


def unreadable(reading: Reading, says: str, **fields: Field) -> Mark:
    """The reader's complaint, or this sentence where nothing was typed or something else was wanted."""
    problem = reading.problem
    own = problem is None or problem.code == "empty"
    return Mark(Verdict.UNREADABLE, say(says, **fields) if own else problem.message)
