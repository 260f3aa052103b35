"""Notes: how a text was understood where somebody could have meant something else. They cost nothing.

Each is a Sentence with what was typed and what it was read as; the page shows them beside the preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.answers.reading.characters import shown
from tutor.answers.reading.functions import LOG, Function
from tutor.answers.reading.tree import (
    Constant,
    Derivative,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
)
from tutor.answers.reading.tree_text import text
from tutor.symbolic.sentence import Sentence, say

if TYPE_CHECKING:
    from tutor.answers.reading.parser import Parser
    from tutor.answers.reading.tokens import Token

MOST = 4  # notes on one text
_SIDE_BY_SIDE = ("name", "function", "constant", "(", "[", "{")


def _add(parser: Parser, sentence: Sentence) -> None:
    if len(parser.notes) < MOST and sentence not in parser.notes:
        parser.notes.append(sentence)


def _read_as(parser: Parser, start: int, end: int, meaning: str) -> None:
    typed = shown(parser.text[_opening(parser, start, end) : end].strip(), 40)
    _add(parser, say("I read {typed} as {meaning}.", typed=typed, meaning=shown(meaning, 60)))


def _opening(parser: Parser, start: int, end: int) -> int:
    """Where the bracket opens in which something begins, if it closes again before the end."""
    while parser.text[:start].rstrip()[-1:] in ("(", "[", "{") and _closes_more(parser.text[start:end]):
        start = len(parser.text[:start].rstrip()) - 1
    return start


def _closes_more(piece: str) -> bool:
    return sum(piece.count(sign) for sign in ")]}") > sum(piece.count(sign) for sign in "([{")


def _end(parser: Parser) -> int:
    return parser.tokens[parser.place - 1].end


def _and_next(parser: Parser, start: int, meaning: str) -> None:
    """The same with the factor, divisor or exponent that follows, which does not belong to it."""
    token = parser.next
    if token.kind == "^" and token.start == token.end:
        _read_as(parser, start, token.start + 1, f"({meaning}){parser.text[token.start]}")
        return
    if token.kind in ("*", "/", "^"):
        sign, token = token.kind, parser.tokens[parser.place + 1]
    else:
        sign = "·"
    following = "(…)" if token.kind in ("(", "[", "{", "^") else parser.text[token.start : token.end]
    end = token.start if following == "(…)" else token.end
    if sign == "·" and token.kind == "constant":
        following += "^…"
    _read_as(parser, start, end, f"{meaning}{sign.replace('*', '·')}{following}")


def note_beside(parser: Parser, left: Node, made: Node) -> None:
    """1/2x is (1/2)·x."""
    _read_as(parser, left.at, _end(parser), text(made))


def note_one_below(parser: Parser, made: Quotient) -> None:
    """1/1+e^-z is (1/1) + e^-z, where nobody divides by 1 on purpose."""
    sign = parser.next
    if isinstance(made.bottom, Number) and made.bottom.value == 1 and sign.kind in ("+", "-"):
        typed = shown(parser.text[_opening(parser, made.at, sign.end) : sign.end], 40)
        _add(parser, say("I read {typed} as {meaning}.", typed=f"{typed}…", meaning=f"({text(made)}) {sign.kind} …"))


def note_power(parser: Parser, made: Power) -> None:
    """e^2x and e^-2x are (e^2)·x and (e^-2)·x, and x^1/2 is (x^1)/2."""
    exponent, last = made.exponent, parser.tokens[parser.place - 1]
    plain = exponent.of if isinstance(exponent, Negative) else exponent
    if not isinstance(plain, Number | Name | Constant) or last.kind not in ("number", "name", "constant"):
        return
    following, number = parser.next, isinstance(plain, Number)
    halved = number and following.kind == "/" and parser.tokens[parser.place + 1].kind == "number"
    glued = following.kind in ("name", "constant") and not (following.spaced and number)
    grown = isinstance(made.base, Constant | Number) or not number or plain is not exponent
    if halved or (glued and grown and (not following.spaced or isinstance(made.base, Constant))):
        _and_next(parser, made.at, f"({text(made)})")


def note_log(parser: Parser, function: Function, arguments: tuple[Node, ...]) -> None:
    """log is ln."""
    if function is LOG and len(arguments) == 1:
        _add(parser, say("I read {log} as the natural logarithm, {ln}.", log="log", ln="ln"))


def note_root(parser: Parser, token: Token, made: Node) -> None:
    """√2x is (√2)·x, √x² is (√x)²."""
    bare = parser.tokens[parser.place - 1].kind in ("number", "name", "constant")
    following = parser.next
    if bare and (following.kind == "^" or (following.kind in _SIDE_BY_SIDE and not following.spaced)):
        _and_next(parser, token.start, text(made))


def note_argument(parser: Parser, token: Token, made: Node, argument: Node) -> None:
    """sin 2x is sin(2x), sin x/2 is sin(x)/2."""
    following, behind = parser.tokens[parser.place], parser.tokens[min(parser.place + 1, len(parser.tokens) - 1)]
    if following.kind in ("/", "(", "constant") or (following.kind == "*" and behind.kind != "function"):
        _and_next(parser, token.start, text(made))
    elif isinstance(argument, Product | Power | Negative):
        _read_as(parser, token.start, _end(parser), text(made))


def note_operator(parser: Parser, token: Token, made: Derivative, bracketed: bool) -> None:
    """d/dx u·v differentiates what stands directly behind it."""
    if parser.next.kind in _SIDE_BY_SIDE:
        _and_next(parser, token.start, text(made))
    elif not bracketed:
        _read_as(parser, token.start, _end(parser), text(made))


def note_index(parser: Parser, index: str) -> None:
    """Σ without an index."""
    _add(parser, say("I read Σ as the sum over {index}.", index=index))
