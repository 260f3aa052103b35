"""Notes: how a text was understood where somebody could have meant something else. They cost nothing.

Each is a Sentence with what was typed and what it was read as; the page shows them beside the preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.answers.reading.characters import shown
from tutor.answers.reading.functions import LOG, Function
from tutor.answers.reading.tree import Constant, Derivative, Node, Number, Power, Product
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
    typed = shown(parser.text[start:end].strip(), 40)
    _add(parser, say("I read {typed} as {meaning}.", typed=typed, meaning=shown(meaning, 60)))


def _end(parser: Parser) -> int:
    return parser.tokens[parser.place - 1].end


def _and_next(parser: Parser, start: int, meaning: str) -> None:
    """The same with the factor, divisor or exponent that follows, which does not belong to it."""
    token = parser.next
    if token.kind in ("*", "/", "^"):
        sign, token = token.kind, parser.tokens[parser.place + 1]
    else:
        sign = "·"
    following = "(…)" if token.kind in ("(", "[", "{", "^") else parser.text[token.start : token.end]
    end = token.start if following == "(…)" else token.end
    _read_as(parser, start, end, f"{meaning}{sign.replace('*', '·')}{following}")


def note_beside(parser: Parser, left: Node, made: Node) -> None:
    """1/2x is (1/2)·x."""
    _read_as(parser, left.at, _end(parser), text(made))


def note_power(parser: Parser, made: Power) -> None:
    """e^2x is (e^2)·x, and x^1/2 is (x^1)/2."""
    if not isinstance(made.exponent, Number) or parser.tokens[parser.place - 1].kind != "number":
        return
    following = parser.next
    halved = following.kind == "/" and parser.tokens[parser.place + 1].kind == "number"
    glued = following.kind == "name" and not following.spaced and isinstance(made.base, Constant | Number)
    if halved or glued:
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
    if parser.next.kind in ("*", "/", "("):
        _and_next(parser, token.start, text(made))
    elif isinstance(argument, Product | Power):
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
