"""Notes: how a text was understood where somebody could have meant something else. They cost nothing.

Each is a Sentence with what was typed and what it was read as; the page shows them beside the preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.answers.characters import shown
from tutor.answers.functions import LOG, Function
from tutor.answers.tree import Constant, Derivative, Node, Number, Power, Product, Quotient
from tutor.answers.tree_text import text
from tutor.symbolic.sentence import say

if TYPE_CHECKING:
    from tutor.answers.parser import Parser
    from tutor.answers.tokens import Token

MOST = 4  # notes on one text
_FOLLOWING = ("name", "function", "constant", "(")


def _read_as(parser: Parser, start: int, end: int, meaning: Node) -> None:
    if len(parser.notes) < MOST:
        typed = shown(parser.text[start:end].strip(), 40)
        parser.notes.append(say("I read {typed} as {meaning}.", typed=typed, meaning=shown(text(meaning), 60)))


def _end(parser: Parser) -> int:
    return parser.tokens[parser.place - 1].end


def note_beside(parser: Parser, left: Node, made: Node) -> None:
    """1/2x is (1/2)·x."""
    _read_as(parser, left.at, _end(parser), made)


def note_power(parser: Parser, made: Power) -> None:
    """e^2x is e²·x, and x^1/2 is x/2."""
    if not isinstance(made.exponent, Number) or parser.tokens[parser.place - 1].kind != "number":
        return
    following = parser.next
    after = parser.tokens[parser.place + 1] if following.kind == "/" else None
    if after is not None and after.kind == "number":
        bottom = Number(*after.value)
        _read_as(parser, made.at, after.end, Quotient(made, bottom))
    elif following.kind == "name" and not following.spaced and isinstance(made.base, Constant | Number):
        _read_as(parser, made.at, _end(parser), made)


def note_log(parser: Parser, function: Function, arguments: tuple[Node, ...]) -> None:
    """log is ln."""
    sentence = say("I read {log} as the natural logarithm, {ln}.", log="log", ln="ln")
    if function is LOG and len(arguments) == 1 and sentence not in parser.notes and len(parser.notes) < MOST:
        parser.notes.append(sentence)


def note_root(parser: Parser, token: Token, made: Node) -> None:
    """√2x is (√2)·x."""
    bare = parser.tokens[parser.place - 1].kind in ("number", "name", "constant")
    following = parser.next
    if bare and (following.kind == "^" or (following.kind in ("number", "name") and not following.spaced)):
        _read_as(parser, token.start, _end(parser), made)


def note_argument(parser: Parser, token: Token, made: Node, argument: Node) -> None:
    """sin 2x is sin(2x), sin x/2 is sin(x)/2."""
    if isinstance(argument, Product | Power) or parser.next.kind in ("*", "/", "("):
        _read_as(parser, token.start, _end(parser), made)


def note_operator(parser: Parser, token: Token, made: Derivative, bracketed: bool) -> None:
    """d/dx u·v differentiates what stands directly behind it."""
    if not bracketed or parser.next.kind in _FOLLOWING:
        _read_as(parser, token.start, _end(parser), made)


def note_index(parser: Parser, index: str) -> None:
    """Σ without an index."""
    if len(parser.notes) < MOST:
        parser.notes.append(say("I read Σ as the sum over {index}.", index=index))
