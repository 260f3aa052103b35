"""Derivatives in the text: dC/dw, d/dw, d(…)/dw, D(u, x), each cut out as one token.

A part of the scanner in `tokens`; what the pieces look like is in `rates`.
"""

from __future__ import annotations

import re

from tutor.answers.reading.asked_back import refuse_partial, refuse_untaken
from tutor.answers.reading.names import name_at
from tutor.answers.reading.rates import FoundRate, rate_at

WRITTEN_OUT = ("D", "diff", "derivative")
_OVER = re.compile(r"\s*/\s*d\s*")


class Derivatives:
    """What `Scanner` does at a d and at a ∂."""

    def rate(self, place: int) -> int | None:
        """dC/dw as one quantity, d/dw as something to do."""
        found = rate_at(self.text, place, self.vocabulary)
        if found is None:
            return None
        return self.add("d/d" if found.of is None else "rate", found, place, found.end)

    def capital(self, place: int) -> bool:
        """DC/dw: what a phone makes of dC/dw."""
        text = self.text[:place] + "d" + self.text[place + 1 :]
        return rate_at(text, place, self.vocabulary) is not None

    def untaken(self, place: int) -> int:
        """A ∂ that cannot be read."""
        refuse_untaken(self.typed, self.text, place)
        return refuse_partial(place)

    def operator_over(self, place: int) -> int | None:
        """d(…)/dx: what is in the bracket is to be differentiated."""
        close = _closing(self.text, place + 1)
        below = _OVER.match(self.text, close) if close else None
        found = name_at(self.text, below.end(), self.vocabulary) if below else None
        if found is None:
            return None
        self.add("d/d", FoundRate(None, (found,), False, place + 1), place, place + 1)
        self.scan(place + 1, close)
        return found.end

    def derivative(self, place: int, run: str) -> int | None:
        """D(u, x) and diff(u, x): a derivative to be taken, recognised by its comma."""
        end = place + len(run)
        if run not in WRITTEN_OUT or "D" in self.vocabulary.bases:
            return None
        start = end + len(self.text[end:]) - len(self.text[end:].lstrip(" "))
        return self.add("D", None, place, end) if has_comma(self.text, start) else None


def _closing(text: str, start: int) -> int | None:
    """Where the bracket that opens here has ended."""
    depth = 0
    for place in range(start, len(text) if text[start : start + 1] == "(" else 0):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    return None


def has_comma(text: str, start: int) -> bool:
    """The bracket that opens here holds a comma of its own."""
    depth = 0
    for letter in text[start:]:
        depth += (letter in "([{") - (letter in ")]}")
        if depth <= 0:
            return False
        if letter == "," and depth == 1:
            return True
    return False
