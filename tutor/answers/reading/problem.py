"""What stands in the way of reading a text: where, a kind sentence, what to type instead, and a code that stays.

Inside the reading half a Problem travels as `Unreadable`; `reading.read` catches it, so that nobody else ever sees one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from tutor.answers.reading.characters import UNSEEN, shown
from tutor.symbolic.sentence import Field, Sentence, say

MOST_QUOTED = 80  # characters of somebody's text in one sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text could not be read. `position` counts characters of the text as typed, from 0.

    `suggestion` is what may have been meant, and `other` what else, where a text could be read in two ways.
    """

    position: int
    message: Sentence
    suggestion: str | None
    code: str
    other: str | None = None


class Unreadable(Exception):
    """Carries a Problem from where it was found to `read`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refuse(code: str, position: int, template: str, *offers: str | None, **fields: Field) -> NoReturn:
    """Stop reading here, and say why; `offers` are at most two texts that may have been meant, the likelier first."""
    fields = {name: shown(value, MOST_QUOTED) if isinstance(value, str) else value for name, value in fields.items()}
    shown_offers = [re.sub(r"[\t\r\n]+", " ", offer.translate(UNSEEN)) for offer in offers if offer is not None]
    first, second = [*(offer for offer in shown_offers if offer.isprintable()), None, None][:2]
    raise Unreadable(Problem(position, say(template, **fields), first, code, second))
