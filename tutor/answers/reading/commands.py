r"""LaTeX commands, as far as a learner may paste them: \frac, \sigma, \cdot, \left( … No other command is known.

A command becomes the same tokens as the sign or the name that it stands for.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tutor.answers.reading.characters import shown
from tutor.answers.reading.names import COMMAND, CONSTANTS, segment
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.rates import fraction_rate_at

_WORD_IN_BRACES = re.compile(r"\s*\{\s*([A-Za-z]+)\s*\}")

SIGNS: dict[str, str] = {
    "cdot": "*",
    "times": "*",
    "ast": "*",
    "div": "/",
    "lvert": "|",
    "rvert": "|",
    "vert": "|",
    "mid": "|",
    "prime": "'",
    "lbrack": "[",
    "rbrack": "]",
    "lbrace": "{",
    "rbrace": "}",
    "le": "<",
    "ge": ">",
    "leq": "<",
    "geq": ">",
    "lt": "<",
    "gt": ">",
}
SILENT = frozenset(
    ("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "quad", "qquad", "displaystyle", "limits", "bm")
)
WRAPPERS = frozenset(("operatorname", "mathrm", "text", "mathit", "mathbf", "textrm", "boldsymbol", "mathsf"))


class Commands:
    """What `Scanner` does at a backslash."""

    def command(self, place: int) -> int:
        r"""A LaTeX command, or \, and \{."""
        found = COMMAND.match(self.text, place)
        if found is None:
            following = self.text[place + 1 : place + 2]
            if following and following in "{}|":
                return place + 1
            if following and following in "()[]" and (self.edge(place) or following in ")]"):
                self.spaced = True
                return place + 2
            if following and following in ",;:! ":
                self.spaced = True
                return place + 2
            return refuse("backslash", place, "I do not know what this backslash begins. Type the formula without it.")
        word, end = found[1], found.end()
        if word in SILENT:
            self.spaced = True
            return end + (word in ("left", "right") and self.text[end : end + 1] == ".")
        return self.command_word(word, place, end)

    def edge(self, place: int) -> bool:
        r"""The text begins here: \( and \[ are what stands around a pasted formula."""
        return not self.text[:place].strip(" $")

    def command_word(self, word: str, place: int, end: int) -> int:
        r"""\frac, \sigma, \cdot, \operatorname{ReLU} …"""
        if word in SIGNS:
            return self.add(SIGNS[word], None, place, end)
        if word in ("frac", "dfrac", "tfrac", "cfrac"):
            found = fraction_rate_at(self.text, end, self.vocabulary)
            if found is None:
                return self.fraction(place, end)
            return self.add("d/d" if found.of is None else "rate", found, place, found.end)
        if word == "sqrt":
            return self.add("sqrt", None, place, end)
        if word == "partial":
            return self.rate(place) or self.untaken(place)
        if word in WRAPPERS and (inner := _WORD_IN_BRACES.match(self.text, end)):
            lengths = segment(inner[1], self.vocabulary)
            if lengths[0] == len(inner[1]):
                return max(self.named(inner[1], place, inner.end(1)), inner.end())
        known = word in self.vocabulary.functions or word in {*CONSTANTS, "sum"} or self.vocabulary.knows(word)
        if known and len(word) > 1:
            return self.named(word, place, end)
        return refuse("command", place, "I do not know the command {command}.", command=shown(self.typed[place:end]))

    def fraction(self, place: int, end: int) -> int:
        r"""\frac, whose two parts the parser reads; \frac12 has single digits for them."""
        short = re.compile(r"\s*([0-9])\s*([0-9])").match(self.text, end)
        if short is None:
            return self.add("frac", None, place, end)
        if short[2] == "0":
            refuse("division-by-zero", place, "You cannot divide by zero.")
        value = Fraction(int(short[1]), int(short[2]))
        return self.add("number", (value, str(value)), place, short.end())
