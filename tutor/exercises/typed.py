"""What a learner types, handed to the reader with the words that an exercise allows; junk becomes a kind Mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Expr, Symbol

from tutor.answers import LONGEST, OPEN, Mark, Reading, Verdict, Vocabulary, read, vocabulary, with_points
from tutor.exercises.evaluate import number
from tutor.exercises.response import Response
from tutor.symbolic.asking import Point
from tutor.symbolic.sentence import Field, Listed, Sentence, say

STANDING = say("There is still a derivative in it. Take it, and write what comes out.")


@lru_cache(maxsize=1)
def numbers() -> Vocabulary:
    """No letters at all: numbers, and functions of numbers."""
    return vocabulary()


@dataclass(frozen=True, slots=True)
class Numeral:
    """What stands where a number is wanted: how it was read, and the letters of what is a formula instead."""

    text: str
    reading: Reading
    letters: frozenset[str] = frozenset()

    @property
    def number(self) -> Expr | None:
        """The number; None where there is none."""
        return None if self.reading.expr is None else number(self.reading.expr)

    @property
    def is_empty(self) -> bool:
        """Nothing was typed."""
        return not self.text.strip()


def read_number(response: Response, *, whole: Expr | None = None, unit: str = "", groups: bool = True) -> Numeral:
    """The reading of a text in which only numbers are expected; `whole`: the whole number that is asked for.

    A decimal comma is a point here, and where a whole number is asked 13,002 and 13 002 are one. `unit` may follow.
    `groups`: 1,500 may be a thousand and a half elsewhere, and is asked back; among decimals it is none.
    """
    text = response if isinstance(response, str) else ""
    reading = read(response, numbers())
    if text.strip() and len(text) <= LONGEST:
        reading = _otherwise(text, reading, whole, unit, groups)
    formula = read(text, OPEN).expr if reading.expr is None and text.strip() else None
    letters = () if formula is None else (letter.name for letter in formula.free_symbols)
    return Numeral(text, reading, frozenset(letters))


def _otherwise(text: str, reading: Reading, whole: Expr | None, unit: str, groups: bool) -> Reading:
    """The same text with its unit left out, in the separators of another country."""
    if unit and (found := _UNITS[unit].search(text)) and text[: found.start()].strip():
        text = text[: found.start()]
        reading = read(text, numbers())
    if whole is not None and _GROUPS.fullmatch(text.strip()):
        together = read(_SEPARATOR.sub("", text), numbers())
        if reading.expr != whole and (reading.expr is None or together.expr == whole):
            return together
    if reading.problem is None or reading.problem.code not in _SEPARATED or "," not in text:
        return reading
    if groups and _GROUPS.fullmatch(text.strip()) and not text.strip().lstrip("+-−").startswith("0"):
        joined, point = _SEPARATOR.sub("", text).strip(), text.strip().replace(",", ".")
        says = say("Is that {point} or {joined}? Write it without the comma.", point=point, joined=joined)
        return replace(reading, problem=replace(reading.problem, message=says, suggestion=None))
    mended = with_points(text)
    better = reading if mended is None else read(mended, numbers())
    if better.expr is None:
        return reading
    return replace(better, notes=(*better.notes, say("I read the comma as a decimal point.")))


_UNITS = {"%": re.compile(r"\s*(?:\\?%|percent|per\s+cent|pct|p\.c\.)\s*\.?\s*$", re.IGNORECASE)}
_SEPARATOR = re.compile(r"(?<=[0-9])(?:[,.’'‘´_  \u202f\u2009]|\\,|\{,\}|\s)(?=[0-9]{3})")
_GROUPS = re.compile(rf"[+\-−]?[0-9]{{1,3}}(?:{_SEPARATOR.pattern}[0-9]{{3}})+(?![0-9])")
_SEPARATED = ("decimal-comma", "comma", "arguments")


def no_number(given: Numeral, at: Point = ()) -> Mark:
    """What stands where a number is wanted: letters with numbers of their own, a unit, or what cannot be read."""
    if given.letters:
        return Mark(Verdict.UNREADABLE, letters_left(given.letters, at))
    says = say("Type one number, or a calculation such as {example}.", example="2*(0 - 3)")
    return unreadable(given.reading, says)


def unreadable(reading: Reading, says: Sentence) -> Mark:
    """The reader's complaint, or this sentence where nothing was typed or something else was wanted."""
    problem = reading.problem
    return Mark(Verdict.UNREADABLE, says if problem is None or problem.code == "empty" else problem.message)


def letters_left(left: frozenset[str], at: Point) -> Sentence:
    """What to do with the letters in a text that is a formula and not yet a number."""
    given = tuple((key, value) for key, value in at if isinstance(key, Symbol) and key.name in left)
    if len(given) == len(left):
        return put_in("A number is wanted here: put {places} in.", given)
    others = Listed(tuple(sorted(left - {key.name for key, _ in given})), and_=False)
    return say("A number is wanted here, and nothing else: leave {others} out.", others=others)


def put_in(says: str, at: Point, **more: Field) -> Sentence:
    """A sentence with {places} written as w = 2, η = 0.1."""
    places = tuple(say("{letter} = {place:decimal}", letter=letter, place=place) for letter, place in at)
    return say(says, places=Listed(places, and_=False), **more)
