"""Tokens: the text cut into numbers, names, functions and signs, each with its place.

Numbers are exact. Names are resolved here, because only the vocabulary knows that `wx` is two of them. Brackets, powers
and products mean nothing yet; that is the parser's business.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, NamedTuple

from tutor.answers.reading.asked_back import (
    PREFIXED,
    refuse_character,
    refuse_prefix,
    refuse_raised,
    refuse_two_exponents,
    refuse_untaken,
)
from tutor.answers.reading.characters import FRACTIONS, SUPERSCRIPTS, plain, shown
from tutor.answers.reading.commands import Commands
from tutor.answers.reading.derivatives import WRITTEN_OUT, Derivatives
from tutor.answers.reading.functions import LOG, LOG10, function
from tutor.answers.reading.names import (
    CONSTANTS,
    LETTERS,
    finish,
    segment,
)
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.rates import sum_at
from tutor.answers.reading.undeclared import refuse_name, refuse_streak, refuse_word
from tutor.answers.reading.vocabulary import GREEK_NAMES, Vocabulary

MOST_TOKENS = 400
MOST_DIGITS = 40
MOST_EXPONENT = 300

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_PRIMES = re.compile(r"\^\s*\{?\s*(?:\\prime\s*)+\}?")
_BASE = re.compile(r"\s*_\s*(?:\{\s*([0-9]{1,2}|[a-zA-Z])\s*\}|([0-9]{1,2}|[a-zA-Z]))|([0-9]{1,2})")
_SIGNS = frozenset("+-*/^()[]{}|,='√<>!")

UNKNOWN = {name: function(name) for name in ("f", "g")}  # before a bracket they are functions without a formula
_APPLIED = re.compile(r"'* *\((?! *[a-z] *\) *=)")


class Token(NamedTuple):
    """A piece of text: what kind, what it says, where it begins and ends, and whether a space goes before it."""

    kind: str
    value: Any
    start: int
    end: int
    spaced: bool


def tokenize(text: str, vocabulary: Vocabulary) -> list[Token]:
    """The tokens of a text, with an "end" after the last."""
    mapped = plain(text)
    scanner = Scanner(text, mapped, vocabulary)
    scanner.scan(0, len(mapped))
    scanner.add("end", None, len(text), len(text))
    return scanner.tokens


class Scanner(Commands, Derivatives):
    """Cuts a text from left to right; `tokens` is what it has so far."""

    def __init__(self, typed: str, text: str, vocabulary: Vocabulary) -> None:
        self.typed, self.text, self.vocabulary = typed, text, vocabulary
        self.tokens: list[Token] = []
        self.spaced = False
        self.letters: tuple[int, int, list[int]] = (0, 0, [])

    def add(self, kind: str, value: Any, start: int, end: int) -> int:
        """One token more; where to go on."""
        if len(self.tokens) >= MOST_TOKENS:
            refuse("too-long", start, "That is a very long formula. Can you write it with fewer pieces?")
        self.tokens.append(Token(kind, value, start, end, self.spaced))
        self.spaced = False
        return end

    def scan(self, place: int, stop: int) -> None:
        """Every token between two places."""
        while place < stop:
            letter = self.text[place]
            if letter == " ":
                self.spaced, place = True, place + 1
            elif letter.isascii() and letter.isalpha():
                place = self.word(place)
            elif letter in "0123456789." or letter in FRACTIONS:
                place = self.number(place, stop)
            elif letter in _SIGNS:
                place = self.sign(place)
            elif letter in SUPERSCRIPTS:
                place = self.raised(place, stop)
            elif letter == "\\":
                place = self.command(place)
            else:
                place = self.other(place)

    def sign(self, place: int) -> int:
        """Plus, minus, brackets and their kin; ** is ^, and f^{\\prime} is f'."""
        if self.text[place] == "^":
            if self.tokens and self.tokens[-1].kind == ")" and self.tokens[-1].start == self.tokens[-1].end:
                refuse_two_exponents(place)
            if primes := _PRIMES.match(self.text, place):
                for _ in range(primes[0].count("prime")):
                    self.add("'", None, place, primes.end())
                return primes.end()
        if self.text.startswith("**", place):
            return self.add("^", None, place, place + 2)
        return self.add(self.text[place], None, place, place + 1)

    def number(self, place: int, stop: int) -> int:
        """A number, exactly: 3, 0.5, .5, 1e-3, ½."""
        if self.text[place] in FRACTIONS:
            return self.add("number", (Fraction(*FRACTIONS[self.text[place]]), self.text[place]), place, place + 1)
        found = _NUMBER.match(self.text, place, stop)
        if found is None:
            return self.point(place)
        if found[0] == "0" and PREFIXED.match(self.text, place):
            refuse_prefix(self.typed, place)
        digits, _, exponent = found[0].lower().partition("e")
        if len(digits) > MOST_DIGITS or len(exponent) > 5 or abs(int(exponent or 0)) > MOST_EXPONENT:
            refuse("too-big", place, "{number} has more digits than I can work with.", number=shown(found[0]))
        value = Fraction(digits) * Fraction(10) ** int(exponent or 0)
        return self.add("number", (value, found[0]), place, found.end())

    def point(self, place: int) -> int:
        """A full stop at the end of the text is dropped; anywhere else it is asked about."""
        if self.text[place + 1 :].strip(" $.") == "":
            return place + 1
        better = self.typed[:place] + "*" + self.typed[place + 1 :]
        return refuse(
            "point", place, "There is a full stop here that belongs to no number. For a product, type *.", better
        )

    def raised(self, place: int, stop: int) -> int:
        """x⁻² is x^(-2)."""
        end = place
        while end < stop and self.text[end] in SUPERSCRIPTS:
            end += 1
        down = "".join(SUPERSCRIPTS[letter] for letter in self.text[place:end])
        refuse_raised(self.typed, place, end, down)
        if len(self.tokens) > 1 and self.tokens[-2].kind == "^" and not self.spaced:
            refuse_two_exponents(place)
        self.add("^", None, place, place)
        self.add("(", None, place, place)
        inner = Scanner(self.typed, self.text[:place] + down + self.text[end:], self.vocabulary)
        inner.tokens = self.tokens
        inner.scan(place, end)
        return self.add(")", None, end, end)

    def word(self, place: int) -> int:
        """The first word of a run of letters: dC/dw, a name, a function or a constant."""
        run, lengths = self.run(place)
        if run == "d" and (after := self.operator_over(place)):
            return after
        if run[0] in "Dd" and (after := self.derivative(place, run) or self.rate(place)):
            return after
        if run[0] == "D" and "D" not in self.vocabulary.bases and self.capital(place):
            better = f"{self.typed[:place]}d{self.typed[place + 1 :]}"
            refuse("case", place, "A derivative is written with a small {d}, like {form}.", better, d="d", form="dC/dw")
        if not lengths[0]:
            refuse_untaken(self.typed, self.text, place, self.vocabulary.bases)
            refuse_word(self.typed, place, run, self.vocabulary)
            refuse_name(self.typed, place, place + len(run), self.vocabulary)
        return self.named(run[: lengths[0]], place, place + lengths[0])

    def run(self, place: int) -> tuple[str, list[int]]:
        """The letters from here on, and how long the word at each of them is; worked out once for a run."""
        start, stop, lengths = self.letters
        if not start <= place < stop:
            run = LETTERS.match(self.text, place)[0]
            start, stop, lengths = place, place + len(run), segment(run, self.vocabulary)
            if self.vocabulary.open and run not in WRITTEN_OUT:
                refuse_word(self.typed, place, run, self.vocabulary)
                refuse_streak(self.typed, place, run, lengths)
            self.letters = start, stop, lengths
        return self.text[place:stop], lengths[place - start :]

    def named(self, word: str, place: int, end: int) -> int:
        """A word whose letters are known."""
        vocabulary = self.vocabulary
        if word in vocabulary.bases:
            return self.name(word, place, end)
        if word in vocabulary.functions:
            return self.function(word, place, end)
        if word in CONSTANTS:
            return self.add("constant", CONSTANTS[word], place, end)
        if word == "sum":
            return self.sum(place, end)
        if vocabulary.knows(word):
            return self.name(word, place, end)
        return refuse_name(self.typed, place, end, vocabulary)

    def name(self, base: str, place: int, end: int) -> int:
        """A name with its subscript and its layer."""
        found = finish(self.text, base, end, self.vocabulary)
        if found.symbol is None:
            refuse_name(self.typed, place, found.end, self.vocabulary, found.key)
        if self.vocabulary.open and base in UNKNOWN and found.end == end and _APPLIED.match(self.text, found.end):
            return self.add("function", (UNKNOWN[base], ""), place, found.end)
        return self.add("name", (found.key, found.symbol), place, found.end)

    def function(self, word: str, place: int, end: int) -> int:
        """A function; log_2 carries its base."""
        function = self.vocabulary.functions[word]
        if function in (LOG, LOG10) and (below := _BASE.match(self.text, end)):
            return self.add("function", (function, below[1] or below[2] or below[3]), place, below.end())
        return self.add("function", (function, ""), place, end)

    def sum(self, place: int, end: int) -> int:
        """Σ with what stands under and over it."""
        found = sum_at(self.text, end)
        return self.add("sum", found, place, found.end)

    def other(self, place: int) -> int:
        """Greek letters, ∂, Σ, %pi; anything else is refused with the nearest thing that is known."""
        letter = self.text[place]
        if letter in GREEK_NAMES and (word := GREEK_NAMES[letter]):
            return self.greek(word, place)
        if letter == "∂":
            return self.rate(place) or self.untaken(place)
        if letter == "∑":
            return self.sum(place, place + 1)
        if letter == "″":
            self.add("'", None, place, place)
            return self.add("'", None, place, place + 1)
        if letter == "%":
            return self.percent(place)
        if letter == ":" and self.text.startswith(":=", place):
            return self.add("=", None, place, place + 2)
        if letter == "$" and (not self.text[:place].strip(" $") or not self.text[place:].strip(" $.")):
            return place + 1
        if letter == "_":
            says = "I do not see what this _ belongs to. An index is written like {form}."
            refuse("subscript", place, says, form="x_1")
        return refuse_character(self.typed, place, letter)

    def greek(self, word: str, place: int) -> int:
        """A Greek letter: a name, a function, π; or one that is not declared."""
        known = self.vocabulary.knows(word) or word in self.vocabulary.functions or word in CONSTANTS
        return (
            self.named(word, place, place + 1) if known else refuse_name(self.typed, place, place + 1, self.vocabulary)
        )

    def percent(self, place: int) -> int:
        """%e and %pi are constants; 10% is asked about."""
        if found := re.compile(r"%(e|pi)(?![A-Za-z])").match(self.text, place):
            return self.add("constant", found[1], place, found.end())
        before, after = self.typed[:place].rstrip(), self.typed[place + 1 :]
        better = f"{before}/100{after}" if before[-1:].isdigit() and not after[:1].isalpha() else None
        return refuse("percent", place, "I do not read percentages. Write the fraction or the decimal.", better)
