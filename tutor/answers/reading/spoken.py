"""Spoken mathematics, as a screen reader, an editor or a keyboard's dictation writes it down, as a formula.

`StartFraction 1 Over 2 EndFraction` is 1/2, `3x squared plus 2x` is 3x²+2x. Speech has no brackets, so the formula is
offered and not taken, unless it came from a program that says where each piece ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutor.symbolic.letters import GREEK

_WORD = re.compile(r"∑_\w|[A-Za-z]+|\d+(?:\.\d+)?|[^\sA-Za-z\d]")
_QUOTED = re.compile(r"'([A-Za-z]|[A-Za-z]{3,})'")
_MACHINE = re.compile(
    r"\b(?:Start(?:Start)?(?:Fraction|Root|AbsoluteValue)|Superscript|Subscript(?!\[)|Baseline"
    r"|End fraction|Close paren|left parenthesis)\b"
)
_SIGNS = {
    "plus": "+",
    "minus": "-",
    "negative": "-",
    "times": "*",
    "dot": "*",
    "squared": "^2",
    "cubed": "^3",
    "prime": "'",
    "equals": "=",
}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PARTS = {"half": 2, "halves": 2, "thirds": 3, "quarter": 4, "quarters": 4, "fifths": 5, "sixths": 6, "tenths": 10}
_INDICES = ("i", "j", "k", "l", "m", "n")
_SILENT = ("the", "of")
_SPOKEN = re.compile(
    rf"\b(?:{'|'.join((*_SIGNS, *_NUMBERS, 'over', 'root', 'raised', 'to the', 'fraction', 'sub', 'divided'))})\b",
    re.IGNORECASE,
)
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"\bsigma-summation\s+Underscript\s+(\w)\s+Endscripts\b", r" ∑_\1 "),
    (r"\b(?:the\s+)?hyperbolic\s+tangent\b", " tanh "),
    (r"\b(?:the\s+)?hyperbolic\s+secant\b", " sech "),
    (r"\b(?:the\s+)?natural\s+log(?:arithm)?\b", " ln "),
    (r"\bpartial-differential\b|\bpartial\s+(?=[A-Za-z]\b)", " ∂ "),
    (r"\bupper\s+([A-Za-z])\b", r" \1 "),
    (r"the\s+fraction\s+with\s+numerator", " FRACTION "),
    (r",?\s*\band\s+denominator", " OVER "),
    (r"\bStartStart(?:Fraction)\b|\bStartFraction\b|\bthe\s+fraction\b", " FRACTION "),
    (r"\bOverOver\b|\bOver\b(?=.*EndFraction)", " OVER "),
    (r"\bEndEndFraction\b|\bEndFraction\b|\bEnd\s+fraction\b\.?", " END "),
    (r"\bStart(?:Nested)?Root\b|\b(?:the\s+)?square\s+root(?:\s+of)?\b|\b(?:the\s+)?root(?:\s+of)?\b(?!\()", " ROOT "),
    (r"\bEnd(?:Nested)?Root\b|\bEnd\s+root\b\.?", " ENDROOT "),
    (r"\bSuperscript\b", " ABOVE "),
    (r"\braised\s+to(?:\s+the)?(?:\s+power(?:\s+of)?)?|\bto\s+the(?:\s+power(?:\s+of)?)?\b", " RAISED "),
    (r"\bSubscript\b|\bsub\b", " BELOW "),
    (r"\b(?:open|left)\s+paren(?:thesis|theses)?\b\.?", " ( "),
    (r"\b(?:close|right)\s+paren(?:thesis|theses)?\b\.?", " ) "),
    (r"\bdivided\s+by\b", " over "),
    (r"\bone\s+half\b", " (1/2) "),
)
_STOPS = ("END", "OVER", "ENDROOT", ")", ";", "Baseline", "power")
_TERMS = ("+", "-", "plus", "minus", "equals", "=")
_GREEK = frozenset(name for _, name in GREEK)
_LOOSE = ("+", "-", "*", "plus", "minus", "times", "dot", "over", "equals", "=")


def has_speech(text: str) -> bool:
    """Some word in it is said for a sign."""
    return _SPOKEN.search(text) is not None


def is_machine_speech(text: str) -> bool:
    """It says where fractions and exponents end, as only a program does."""
    return _MACHINE.search(text) is not None


def from_speech(text: str, known: Iterable[str], wide: bool = True) -> str | None:
    """The formula that is spoken; None where some word is no word for a sign, or none is. `known` are functions.

    `wide`: all factors behind "over" are below the stroke, and "to the n minus 1" is all exponent.
    """
    for pattern, mark in _PHRASES:
        text = re.sub(pattern, mark, text, flags=re.IGNORECASE if "Over" not in pattern else 0)
    text = _QUOTED.sub(lambda found: f" {found[1].lower()} ", text)
    words = [word for word in _WORD.findall(text.strip()) if word not in (".", ",")]
    spoken = _Speech(words, frozenset(known), wide)
    formula = spoken.sequence(())
    while spoken.next == ";" and not spoken.lost:
        spoken.skip(";")
        formula += spoken.sequence(())
    if spoken.lost or not spoken.spoken or spoken.place < len(words):
        return None
    return re.sub(r"(?<=[(*/-]) | (?=[)*/])", "", re.sub(r"\s+", " ", formula)).strip()


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in _NUMBERS


class _Speech:
    """Reads words from left to right; `lost` once one of them is no sign, name or function."""

    def __init__(self, words: list[str], known: frozenset[str], wide: bool) -> None:
        self.words, self.known, self.wide, self.place = words, known, wide, 0
        self.lost = self.spoken = False
        self.depth = 0

    @property
    def next(self) -> str:
        """The word to be read; nothing at the end."""
        return self.words[self.place] if self.place < len(self.words) else ""

    def sequence(self, stops: tuple[str, ...]) -> str:
        """Everything up to one of these words, or to one that ends something."""
        found = ""
        self.depth += 1
        if self.depth > 30:
            self.lost = True
        while not self.lost and self.next and self.next not in (*_STOPS, *stops):
            found += self.piece()
        self.depth -= 1
        return found

    def piece(self) -> str:
        """The formula of the next word, or of a phrase."""
        word = self.next
        self.place += 1
        if word in ("FRACTION", "ROOT", "RAISED", "ABOVE", "BELOW"):
            self.spoken = True
            return self.phrase(word)
        if word == "(":
            inner = self.sequence(())
            self.skip(")")
            return f"({inner})"
        return self.word(word)

    def phrase(self, word: str) -> str:
        """A fraction, a root, an exponent or an index."""
        if word == "FRACTION":
            above = self.sequence(("over",))
            self.lost |= self.next not in ("OVER", "over")
            self.place += 1
            below = self.sequence(())
            self.skip("END")
            return f"(({above})/({below}))"
        if word == "ROOT":
            inner = self.sequence(() if "ENDROOT" in self.words[self.place :] else _LOOSE)
            self.skip("ENDROOT")
            return f"√({inner})"
        if word == "RAISED" and not {"power", ";"} & set(self.words[self.place :]):
            return f"^({self.exponent()})"
        if word == "BELOW" and "Baseline" not in self.words[self.place :] and ";" not in self.words[self.place :]:
            return f"_{{{self.index()}}} "
        script = self.sequence(())
        self.skip("Baseline", "power", ";")
        return f"_{{{script.replace(' ', '')}}} " if word == "BELOW" else f"^({script})"

    def index(self) -> str:
        """An index whose end nobody says: 1, or the letters j k."""
        found = self.piece().strip()
        if found in _INDICES and self.next in _INDICES:
            found += self.piece().strip()
        return found

    def exponent(self) -> str:
        """An exponent whose end nobody says: minus z, x squared, n minus 1."""
        found = self.piece() if self.next in ("-", "minus", "negative") else ""
        found += self.sequence(_LOOSE)
        term = self.words[self.place : self.place + 2]
        if self.wide and len(term) == 2 and term[0] in ("plus", "minus", "+", "-") and _is_number(term[1]):
            found += self.piece() + self.piece()
        return found

    def word(self, word: str) -> str:
        """One word, number or sign."""
        low = word.lower()
        if low == "over":
            self.spoken = True
            below = self.sequence(_TERMS) if self.wide else ""
            return f"/({below})" if below else "/"
        if low in _SIGNS:
            self.spoken = True
            return f" {_SIGNS[low]} " if low not in ("squared", "cubed", "prime") else _SIGNS[low]
        if low in _NUMBERS and (part := _PARTS.get(self.next.lower())):
            self.spoken = True
            self.place += 1
            return f" ({_NUMBERS.index(low)}/{part})"
        for table in (_NUMBERS, _ORDINALS):
            if low in table:
                self.spoken = True
                return f" {table.index(low)}"
        if low in _SILENT:
            return ""
        if not word[0].isalpha():
            return word
        self.lost |= len(word) > 3 and word not in self.known and word not in _GREEK
        return f" {word}"

    def skip(self, *words: str) -> None:
        """Pass over the word that ends a phrase."""
        if self.next in words:
            self.place += 1
