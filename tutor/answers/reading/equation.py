"""An equals sign: the left side may restate the question, dC/dw = …, and is then put aside."""

from __future__ import annotations

from tutor.answers.reading.parser import Parser
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.scanner import UNKNOWN
from tutor.answers.reading.tree import Call, Derivative, Name, Node, Product, Rate


def restated(parser: Parser) -> tuple[Node | None, Node]:
    """The left side that was put aside, if there was one, and the formula."""
    signs = [place for place, token in enumerate(parser.tokens) if token.kind == "="]
    if not signs:
        return None, _whole(parser)
    parser.left = True
    _check(parser, signs)
    left = parser.expression()
    if parser.next.kind != "=":
        parser.stranded(parser.next)
    sign = parser.take()
    if not _restates(left, parser):
        better = parser.text[sign.end :].strip()
        refuse("equation", sign.start, "Write the formula alone, without an equals sign.", better)
    parser.left = False
    parser.notes.found.clear()
    return left, _whole(parser)


def _whole(parser: Parser) -> Node:
    tree = parser.stroke(parser.expression())
    if parser.next.kind != "end":
        parser.stranded(parser.next)
    return tree


def _check(parser: Parser, signs: list[int]) -> None:
    first, last = parser.tokens[signs[0]], parser.tokens[signs[-1]]
    if len(signs) > 1:
        better = parser.text[last.end :].strip() or None
        refuse("equation", parser.tokens[signs[1]].start, "One equals sign is as much as I can read at a time.", better)
    if signs[0] == 0:
        better = parser.text[first.end :].strip() or None
        refuse("equation", first.start, "Nothing stands before the equals sign. Write the formula alone.", better)


def _restates(left: Node, parser: Parser) -> bool:
    """w, dC/dw, C(w) and their kin, when the vocabulary has them as a left side."""
    vocabulary = parser.vocabulary
    match left:
        case Name(key=key):
            return vocabulary.restates(key)
        case Derivative():
            return True
        case Call(function=function, primes=primes):
            return primes > 0 and function.name in UNKNOWN
        case Rate(of=of, by=by):
            return vocabulary.restates((of.key, by[0].key)) if len(by) == 1 else vocabulary.open
        case Product(factors=(Rate() | Derivative() as first, Name())):
            return _restates(first, parser)
        case Product(factors=(Name() as first, Name())):
            return not vocabulary.open and _restates(first, parser)
        case _:
            return False
