"""What stands in the way of reading a text: where, a kind sentence, what to type instead, and a code that stays.

Inside the reading half a Problem travels as `Unreadable`; `reading.read` catches it, so that nobody else ever sees one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from tutor.symbolic.sentence import Field, Sentence, say


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text could not be read. `position` counts characters of the text as typed, from 0."""

    position: int
    message: Sentence
    suggestion: str | None
    code: str


class Unreadable(Exception):
    """Carries a Problem from where it was found to `read`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refuse(code: str, position: int, template: str, suggestion: str | None = None, **fields: Field) -> NoReturn:
    """Stop reading here, and say why."""
    if suggestion is not None and not suggestion.isprintable():
        suggestion = None
    raise Unreadable(Problem(position, say(template, **fields), suggestion, code))
