"""Notes: how a text was understood where somebody could have meant something else. They cost nothing.

Each is a Sentence with what was typed and what it was read as; the page shows them beside the preview.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.answers.reading.characters import shown
from tutor.answers.reading.functions import LOG, FunctionSpelling
from tutor.answers.reading.lost import raised_minus
from tutor.answers.reading.tokens import Token
from tutor.answers.reading.tree import (
    Constant,
    Derivative,
    Name,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    TypedNumber,
)
from tutor.answers.reading.tree_text import text
from tutor.symbolic.sentence import Sentence, say

MOST = 4  # notes on one text
_SIDE_BY_SIDE = ("name", "function", "constant", "(", "[", "{")


class Notes:
    """The notes on one text; `found` has them. `place` is the token that is read next, behind what a note is about."""

    def __init__(self, typed: str, tokens: Sequence[Token]) -> None:
        self.typed, self.tokens = typed, tokens
        self.found: list[Sentence] = []

    def beside(self, place: int, left: Node, made: Node) -> None:
        """1/2x is (1/2)·x."""
        self._read_as(left.at, self._end(place), text(made))

    def one_below(self, place: int, made: Quotient) -> None:
        """1/1+e^-z is (1/1) + e^-z, where nobody divides by 1 on purpose."""
        sign = self.tokens[place]
        if isinstance(made.bottom, TypedNumber) and made.bottom.value == 1 and sign.kind in ("+", "-"):
            typed = shown(self.typed[self._opening(made.at, sign.end) : sign.end], 40)
            meaning = f"({text(made)}) {sign.kind} …"
            self._add(say("I read {typed} as {meaning}.", typed=f"{typed}…", meaning=meaning))

    def power(self, place: int, made: Power) -> None:
        """e^2x and e^-2x are (e^2)·x and (e^-2)·x, and x^1/2 is (x^1)/2."""
        exponent, last, following = made.exponent, self.tokens[place - 1], self.tokens[place]
        plain = exponent.of if isinstance(exponent, Negative) else exponent
        if not isinstance(plain, TypedNumber | Name | Constant) or last.kind not in ("number", "name", "constant"):
            return
        number = isinstance(plain, TypedNumber)
        halved = number and following.kind == "/" and self.tokens[place + 1].kind == "number"
        glued = following.kind in ("name", "constant") and not (following.spaced and number)
        grown = isinstance(made.base, Constant | TypedNumber) or not number or plain is not exponent
        if halved or (glued and grown and (not following.spaced or isinstance(made.base, Constant))):
            self._and_next(place, made.at, f"({text(made)})")

    def factor(self, place: int, made: Node) -> None:
        """cos(x^2)2x is cos(x²)·2x, and no power of the cosine."""
        self._and_next(place, made.at, text(made))

    def exponent(self, base: Token, exponent: Token) -> None:
        """xn is x·n, though n behind x may have been an exponent."""
        first, second = self.typed[base.start : base.end], self.typed[exponent.start : exponent.end]
        says = "I read {typed} as a product. A power is written {power}."
        self._add(say(says, typed=f"{first}{second}", power=f"{first}^{second}"))

    def minus(self) -> None:
        """x−2 is x − 2, though it may have been x⁻² on the page that it comes from."""
        if found := raised_minus(self.typed):
            typed, power, _ = found
            self._add(say("I read {typed} as a difference. A power is written {power}.", typed=typed, power=power))

    def stars(self, made: Power) -> None:
        """2 ** x is a power, though a star alone is a product."""
        self._add(say("I read ** as a power, {meaning}.", meaning=text(made)))

    def log(self, function: FunctionSpelling, arguments: tuple[Node, ...]) -> None:
        """log is ln."""
        if function is LOG and len(arguments) == 1:
            self._add(say("I read {log} as the natural logarithm, {ln}.", log="log", ln="ln"))

    def root(self, place: int, token: Token, made: Node) -> None:
        """√2x is (√2)·x, √x² is (√x)²."""
        bare, following = self.tokens[place - 1].kind in ("number", "name", "constant"), self.tokens[place]
        if bare and (following.kind == "^" or (following.kind in _SIDE_BY_SIDE and not following.spaced)):
            self._and_next(place, token.start, text(made))

    def argument(self, place: int, token: Token, made: Node, argument: Node) -> None:
        """sin 2x is sin(2x), sin x/2 is sin(x)/2."""
        following, behind = self.tokens[place], self.tokens[min(place + 1, len(self.tokens) - 1)]
        if following.kind in ("/", "(", "constant") or (following.kind == "*" and behind.kind != "function"):
            self._and_next(place, token.start, text(made))
        elif isinstance(argument, Product | Power | Negative):
            self._read_as(token.start, self._end(place), text(made))

    def operator(self, place: int, token: Token, made: Derivative, bracketed: bool) -> None:
        """d/dx u·v differentiates what stands directly behind it."""
        if self.tokens[place].kind in _SIDE_BY_SIDE:
            self._and_next(place, token.start, text(made))
        elif not bracketed:
            self._read_as(token.start, self._end(place), text(made))

    def index(self, index: str) -> None:
        """Σ without an index."""
        self._add(say("I read Σ as the sum over {index}.", index=index))

    def _add(self, sentence: Sentence) -> None:
        if len(self.found) < MOST and sentence not in self.found:
            self.found.append(sentence)

    def _read_as(self, start: int, end: int, meaning: str) -> None:
        typed = shown(self.typed[self._opening(start, end) : end].strip(), 40)
        self._add(say("I read {typed} as {meaning}.", typed=typed, meaning=shown(meaning, 60)))

    def _opening(self, start: int, end: int) -> int:
        """Where the bracket opens in which something begins, if it closes again before the end."""
        while self.typed[:start].rstrip()[-1:] in ("(", "[", "{") and _closes_more(self.typed[start:end]):
            start = len(self.typed[:start].rstrip()) - 1
        return start

    def _end(self, place: int) -> int:
        return self.tokens[place - 1].end

    def _and_next(self, place: int, start: int, meaning: str) -> None:
        """The same with the factor, divisor or exponent that follows, which does not belong to it."""
        token = self.tokens[place]
        if token.kind == "^" and token.start == token.end:
            self._read_as(start, token.start + 1, f"({meaning}){self.typed[token.start]}")
            return
        if token.kind in ("*", "/", "^"):
            sign, token = token.kind, self.tokens[place + 1]
        else:
            sign = "·"
        following = "(…)" if token.kind in ("(", "[", "{", "^") else self.typed[token.start : token.end]
        end = token.start if following == "(…)" else token.end
        if sign == "·" and token.kind == "constant":
            following += "^…"
        self._read_as(start, end, f"{meaning}{sign.replace('*', '·')}{following}")


def _closes_more(piece: str) -> bool:
    return sum(piece.count(sign) for sign in ")]}") > sum(piece.count(sign) for sign in "([{")
