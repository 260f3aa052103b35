"""The scanner: a text cut into tokens, which are numbers, names, functions and signs.

Numbers are exact. Names are resolved here, because only the vocabulary knows that `wx` is two of them. Brackets, powers
and products mean nothing yet; that is the parser's business.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tutor.answers.reading.asked_back import (
    PREFIXED,
    refuse_character,
    refuse_log_digit,
    refuse_partial,
    refuse_prefix,
    refuse_raised,
    refuse_two_exponents,
    refuse_untaken,
)
from tutor.answers.reading.brackets import closing, has_comma
from tutor.answers.reading.characters import FRACTIONS, plain, shown
from tutor.answers.reading.commands import SIGNS, SILENT
from tutor.answers.reading.dialects import rewritten
from tutor.answers.reading.functions import LOG, LOG10, function
from tutor.answers.reading.lost import refuse_lost_powers, refuse_lost_signs
from tutor.answers.reading.names import COMMAND, CONSTANTS, LETTERS, finish, name_at, segment
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.rates import FoundRate, fraction_rate_at, rate_at, sum_at
from tutor.answers.reading.tokens import Applied, Token, Value
from tutor.answers.reading.tree import Constant, Name, TypedNumber
from tutor.answers.reading.undeclared import refuse_name, refuse_streak, refuse_word
from tutor.answers.reading.vocabulary import GREEK_NAMES, Vocabulary
from tutor.symbolic.letters import SUPERSCRIPTS

MOST_TOKENS = 400
MOST_DIGITS = 40
MOST_EXPONENT = 300

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_OVER = re.compile(r"\s*/\s*[d∂]\s*")
_TWO_DIGITS = re.compile(r"\s*([0-9])\s*([0-9])")
_PERCENT = re.compile(r"%(e|pi)(?![A-Za-z])")
_PRIME = r"(?:['″‴]|\\(?:doubleprime|tripleprime|dprime|trprime|prime)(?![A-Za-z]))"
_PRIMES = re.compile(rf"\^\s*(?:\{{\s*(?:{_PRIME}\s*)+\}}|\(\s*(?:{_PRIME}\s*)+\)|(?:{_PRIME}\s*)+)")
_PRIME_COUNTS = {"'": 1, "″": 2, "‴": 3, "prime": 1, "doubleprime": 2, "dprime": 2, "tripleprime": 3, "trprime": 3}
_EACH_PRIME = re.compile(r"['″‴]|[a-z]+")
_BAR_ABOVE = "\u0305\u035e"
_BASE = re.compile(r"\s*_\s*(?:\{\s*([0-9]{1,2}|[a-zA-Z])\s*\}|([0-9]{1,2}|[a-zA-Z]))|([0-9]{1,2})")
_SIGNS = frozenset("+-*/^()[]{}|,='√<>!&")
_BEFORE_SIGN = frozenset("+-*/^([{,=")
_WRITTEN_OUT = ("D", "diff", "Diff", "derivative", "Derivative", "deriv")

UNKNOWN = {name: function(name) for name in ("f", "g")}  # before a bracket they are functions without a formula
_APPLIED = re.compile(r"'* *\((?! *[a-z] *\) *=)")


def tokenize(text: str, vocabulary: Vocabulary) -> list[Token]:
    """The tokens of a text, with an "end" after the last."""
    mapped = rewritten(plain(text), vocabulary)
    refuse_lost_signs(text, mapped)
    scanner = Scanner(text, mapped, vocabulary)
    scanner.scan(0, len(mapped))
    scanner.add("end", None, len(text), len(text))
    refuse_lost_powers(text, scanner.tokens)
    return scanner.tokens


class Scanner:
    """Cuts a text from left to right; `tokens` is what it has so far."""

    def __init__(self, typed: str, text: str, vocabulary: Vocabulary) -> None:
        self.typed, self.text, self.vocabulary = typed, text, vocabulary
        self.tokens: list[Token] = []
        self.spaced = False
        self.letters: tuple[int, int, list[int]] = (0, 0, [])

    def add(self, kind: str, value: Value, start: int, end: int) -> int:
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
                for each in _EACH_PRIME.findall(primes[0]):
                    self.primes(_PRIME_COUNTS[each], place, primes.end())
                return primes.end()
        if self.text.startswith("**", place):
            return self.add("^", None, place, place + 2)
        return self.add(self.text[place], None, place, place + 1)

    def primes(self, count: int, start: int, end: int) -> int:
        """Several primes that are one sign."""
        for _ in range(count):
            self.add("'", None, start, end)
        return end

    def number(self, place: int, stop: int) -> int:
        """A number, exactly: 3, 0.5, .5, 1e-3, ½."""
        if self.text[place] in FRACTIONS:
            sign = self.text[place]
            if mixed := self.mixed(sign, place):
                return mixed
            return self.add("number", TypedNumber(Fraction(*FRACTIONS[sign]), sign, place), place, place + 1)
        found = _NUMBER.match(self.text, place, stop)
        if found is None:
            return self.point(place)
        if found[0] == "0" and PREFIXED.match(self.text, place):
            refuse_prefix(self.typed, place)
        digits, _, exponent = found[0].lower().partition("e")
        if len(digits) > MOST_DIGITS or len(exponent) > 5 or abs(int(exponent or 0)) > MOST_EXPONENT:
            refuse("too-big", place, "{number} has more digits than I can work with.", number=shown(found[0]))
        value = Fraction(digits) * Fraction(10) ** int(exponent or 0)
        return self.add("number", TypedNumber(value, found[0], place), place, found.end())

    def mixed(self, sign: str, place: int) -> int | None:
        """1½, a whole number and its fraction."""
        whole = self.tokens[-1] if self.tokens and not self.spaced else None
        if whole is None or not isinstance(whole.value, TypedNumber) or not whole.value.typed.isdigit():
            return None
        if whole.end != place:
            return None
        value, start = whole.value.value + Fraction(*FRACTIONS[sign]), whole.start
        number = TypedNumber(value, self.typed[start : place + 1], start)
        self.tokens[-1] = whole._replace(value=number, end=place + 1)
        return place + 1

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
        if down in ("-", "+") and (not self.tokens or self.tokens[-1].kind in _BEFORE_SIGN):
            return self.add(down, None, place, end)  # the sign of a number on a calculator
        if down in ("-", "") and self.text[end : end + 1] in FRACTIONS and self.tokens:
            return self.raised_fraction(down, place, end)
        refuse_raised(self.typed, place, end, down)
        if (
            len(self.tokens) > 1
            and self.tokens[-2].kind == "^"
            and self.tokens[-1].kind == "number"
            and not self.spaced
        ):
            refuse_two_exponents(place)
        self.add("^", None, place, place)
        self.add("(", None, place, place)
        inner = Scanner(self.typed, self.text[:place] + down + self.text[end:], self.vocabulary)
        inner.tokens = self.tokens
        inner.scan(place, end)
        return self.add(")", None, end, end)

    def raised_fraction(self, sign: str, place: int, end: int) -> int:
        """x⁻½ is x^(-1/2)."""
        for kind in ("^", "(", *sign):
            self.add(kind, None, place, place)
        self.number(end, end + 1)
        return self.add(")", None, end + 1, end + 1)

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
            found = LETTERS.match(self.text, place)
            run = found[0] if found else ""
            start, stop, lengths = place, place + len(run), segment(run, self.vocabulary)
            called = run in self.vocabulary.functions and self.text.startswith("[", place + len(run))
            if self.vocabulary.open and run not in _WRITTEN_OUT and not called:
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
            return self.add("constant", Constant(CONSTANTS[word], place), place, end)
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
            return self.add("function", Applied(UNKNOWN[base], ""), place, found.end)
        return self.add("name", Name(found.key, found.symbol, place), place, found.end)

    def function(self, word: str, place: int, end: int) -> int:
        """A function; log_2 carries its base."""
        known = self.vocabulary.functions[word]
        if known in (LOG, LOG10) and (below := _BASE.match(self.text, end)):
            if below[3] and self.typed[below.end() :].lstrip(" ").startswith("\u2061"):
                refuse_log_digit(self.typed, end, below.end())
            return self.add("function", Applied(known, below[1] or below[2] or below[3]), place, below.end())
        return self.add("function", Applied(known, ""), place, end)

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
            return self.rate(place) or self.operator_over(place) or self.untaken(place)
        if letter == "∑":
            return self.sum(place, place + 1)
        if letter in "″‴":
            return self.primes(_PRIME_COUNTS[letter], place, place + 1)
        if letter in "∛∜":
            return self.add("√", None, place, place + 1)
        if self.over_root(letter, place):
            return place + 1
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

    def over_root(self, letter: str, place: int) -> bool:
        """A bar over the one sign that a root is taken of, or directly behind the root."""
        if letter in _BAR_ABOVE:
            return "√" in self.text[:place] and sum(self.text.count(bar) for bar in _BAR_ABOVE) == 1
        return letter in "ˉ¯‾" and self.text[place - 1 : place] == "√" and sum(map(self.text.count, "ˉ¯‾")) == 1

    def greek(self, word: str, place: int) -> int:
        """A Greek letter: a name, a function, π; or one that is not declared."""
        known = self.vocabulary.knows(word) or word in self.vocabulary.functions or word in CONSTANTS
        return (
            self.named(word, place, place + 1) if known else refuse_name(self.typed, place, place + 1, self.vocabulary)
        )

    def percent(self, place: int) -> int:
        """%e and %pi are constants; 10% is asked about."""
        if found := _PERCENT.match(self.text, place):
            return self.add("constant", Constant(found[1], place), place, found.end())
        before, after = self.typed[:place].rstrip(), self.typed[place + 1 :]
        better = f"{before}/100{after}" if before[-1:].isdigit() and not after[:1].isalpha() else None
        return refuse("percent", place, "I do not read percentages. Write the fraction or the decimal.", better)

    # --- derivatives: dC/dw, d/dw, d(…)/dw and D(u, x), each cut out as one token

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
        close = closing(self.text, place + 1)
        below = _OVER.match(self.text, close) if close else None
        found = name_at(self.text, below.end(), self.vocabulary) if below else None
        if close is None or found is None:
            return None
        self.add("d/d", FoundRate(None, (found,), False, place + 1), place, place + 1)
        self.scan(place + 1, close)
        return found.end

    def derivative(self, place: int, run: str) -> int | None:
        """D(u, x), diff(u, x) and diff(u): a derivative to be taken; D, which may be a letter, has a comma in it."""
        end = place + len(run)
        if run not in _WRITTEN_OUT or "D" in self.vocabulary.bases:
            return None
        start = end + len(self.text[end:]) - len(self.text[end:].lstrip(" "))
        taken = has_comma(self.text, start) or (run != "D" and self.text[start : start + 1] == "(")
        return self.add("D", None, place, end) if taken else None

    # --- LaTeX, as far as a learner may paste it: a command becomes the tokens of the sign or name that it stands for

    def command(self, place: int) -> int:
        r"""A LaTeX command, or \, and \{."""
        found = COMMAND.match(self.text, place)
        if found is None:
            following = self.text[place + 1 : place + 2]
            if following and following in "{}|":
                return place + 1
            if following and following in ",;:! ":
                self.spaced = True
                return place + 2
            return refuse("backslash", place, "I do not know what this backslash begins. Type the formula without it.")
        word, end = found[1], found.end()
        if word in SILENT:
            self.spaced = True
            return end
        return self.command_word(word, place, end)

    def command_word(self, word: str, place: int, end: int) -> int:
        r"""\frac, \sigma, \cdot, \operatorname{ReLU} …"""
        if word in SIGNS:
            return self.add(SIGNS[word], None, place, end)
        if word in _PRIME_COUNTS:
            return self.primes(_PRIME_COUNTS[word], place, end)
        if word in ("frac", "dfrac", "tfrac", "cfrac"):
            found = fraction_rate_at(self.text, end, self.vocabulary)
            if found is None:
                return self.fraction(place, end)
            return self.add("d/d" if found.of is None else "rate", found, place, found.end)
        if word == "sqrt":
            return self.add("sqrt", None, place, end)
        if word == "partial":
            return self.rate(place) or self.untaken(place)
        known = word in self.vocabulary.functions or word in {*CONSTANTS, "sum"} or self.vocabulary.knows(word)
        if known and len(word) > 1:
            return self.named(word, place, end)
        return refuse("command", place, "I do not know the command {command}.", command=shown(self.typed[place:end]))

    def fraction(self, place: int, end: int) -> int:
        r"""\frac, whose two parts the parser reads; \frac12 has single digits for them."""
        short = _TWO_DIGITS.match(self.text, end)
        if short is None:
            return self.add("frac", None, place, end)
        if short[2] == "0":
            refuse("division-by-zero", place, "You cannot divide by zero.")
        value = Fraction(int(short[1]), int(short[2]))
        return self.add("number", TypedNumber(value, str(value), place), place, short.end())
