"""What a learner types, handed to the reader with the words that an exercise allows; junk becomes a kind Mark."""

from __future__ import annotations

from functools import lru_cache

from sympy import Symbol

from tutor.answers import OPEN, Mark, Reading, Verdict, Vocabulary, read, vocabulary
from tutor.symbolic.asking import Point
from tutor.symbolic.sentence import Field, Sentence, say


@lru_cache(maxsize=1)
def numbers() -> Vocabulary:
    """No letters at all: numbers, and functions of numbers."""
    return vocabulary()


def read_number(response: object) -> Reading:
    """The reading of a text in which only numbers are expected."""
    return read(response, numbers())


def no_number(response: object, reading: Reading, at: Point = ()) -> Mark:
    """What stands where a number is wanted: letters with numbers of their own, a unit, or what cannot be read."""
    left = letters_left(response, at) if reading.expr is None else None
    if left is not None:
        return Mark(Verdict.UNREADABLE, left)
    return unreadable(reading, "Type one number, or a calculation such as {example}.", example="2*(0 - 3)")


def unreadable(reading: Reading, says: str, **fields: Field) -> Mark:
    """The reader's complaint, or this sentence where nothing was typed or something else was wanted."""
    problem = reading.problem
    own = problem is None or problem.code == "empty"
    return Mark(Verdict.UNREADABLE, say(says, **fields) if own else problem.message)


def letters_left(response: object, at: Point) -> Sentence | None:
    """What to do with the letters in a text that is a formula and not yet a number; None where it is no formula."""
    reading = read(response, OPEN)
    left = set() if reading.expr is None else {letter.name for letter in reading.expr.free_symbols}
    if not left:
        return None
    given = tuple((key, value) for key, value in at if isinstance(key, Symbol) and key.name in left)
    if len(given) == len(left):
        return put_in("A number is wanted here: put {places} in.", given)
    others = ", ".join(sorted(left - {key.name for key, _ in given}))
    return say("A number is wanted here, and nothing else: leave {others} out.", others=others)


def put_in(says: str, at: Point, **more: Field) -> Sentence:
    """A sentence with {places} written as w = 2, η = 0.1."""
    named = ", ".join(f"{{s{index}}} = {{v{index}:decimal}}" for index in range(len(at)))
    fields: dict[str, Field] = {f"s{index}": symbol for index, (symbol, _) in enumerate(at)}
    fields |= {f"v{index}": place for index, (_, place) in enumerate(at)}
    return Sentence(says.replace("{places}", named), fields | more)
