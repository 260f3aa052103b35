"""The bracket that was on paper and is missing in the text: 1/2√x for 1/(2√x), e^2x for e^(2x), 1/1+e^-z.

On paper the stroke of a fraction and a raised exponent hold together what is typed without a sign that does. Each such
place is tried with one pair of brackets, and then with two. What comes of it is offered, never taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr

from tutor.answers.deciding.equality import Definitions, decide
from tutor.answers.deciding.evaluate import ordinary_point
from tutor.answers.deciding.program import Unsupported
from tutor.answers.diagnosing.floats import FloatRows, Row, alike
from tutor.answers.reading.problem import Unreadable
from tutor.answers.reading.reader import meaning
from tutor.answers.reading.scanner import tokenize
from tutor.answers.reading.tokens import CLOSING, Token
from tutor.answers.reading.vocabulary import Vocabulary
from tutor.answers.verdict import Verdict

LONGEST = 100  # characters: on paper nobody writes more without a bracket
MOST_SINGLE, MOST_DOUBLE = 40, 50  # texts that are tried with one pair of brackets, and with two
_OPERANDS = ("number", "name", "constant", "'", *CLOSING.values())  # what an operand ends with
_BEHIND = ("/", "^", "√")  # what follows these may belong together


def with_brackets(
    text: str, vocabulary: Vocabulary, key: Expr, definitions: Definitions = (), *, after_rate: bool = False
) -> str | None:
    """The text with the brackets that make it the key, where one or two pairs do; None where none do.

    `after_rate`: what stands behind η· may belong together as well, w − η·2w + 4.
    """
    if len(text.strip()) > LONGEST:
        return None
    fits = _Fits(vocabulary, key, definitions)
    once = list(_bracketed(text, vocabulary, after_rate))[:MOST_SINGLE]
    for made, above in once:
        if fits(made) and _is_sum(above, vocabulary):
            return made.strip()
    left = MOST_DOUBLE
    for made, above in once:
        for twice, above_it in _bracketed(made, vocabulary, after_rate):
            if left == 0:
                return None
            left -= 1
            if fits(twice) and _is_sum(above, vocabulary) and _is_sum(above_it, vocabulary):
                return twice.strip()
    return None


class _Fits:
    """Whether a text is the key: looked at in floating point first, and decided only where that agrees."""

    def __init__(self, vocabulary: Vocabulary, key: Expr, definitions: Definitions) -> None:
        self._vocabulary, self._key, self._definitions = vocabulary, key, definitions
        plain = self._put_in(key)
        names = {symbol.name for symbol in plain.free_symbols} | {symbol.name for symbol in key.free_symbols}
        self._point = {name: float(value) for name, value in ordinary_point(tuple(sorted(names))).items()}
        self._row = self._worth(plain)

    def __call__(self, text: str) -> bool:
        expr = meaning(text, self._vocabulary)
        if not isinstance(expr, Expr) or not self._is_near(expr):
            return False
        return decide(expr, self._key, None, self._definitions).verdict is Verdict.RIGHT

    def _is_near(self, expr: Expr) -> bool:
        plain = self._put_in(expr)
        if not {symbol.name for symbol in plain.free_symbols} <= set(self._point):
            return False
        row = self._worth(plain)
        return row is None or self._row is None or alike(row, self._row)

    def _put_in(self, expr: Expr) -> Expr:
        for letter, stands_for in reversed(self._definitions):
            expr = expr.xreplace({letter: stands_for})
        return expr

    def _worth(self, expr: Expr) -> Row | None:
        try:
            return FloatRows(expr, [self._point]).at()
        except Unsupported:
            return None


def _bracketed(text: str, vocabulary: Vocabulary, after_rate: bool) -> Iterator[tuple[str, str]]:
    """The text with one pair of brackets more, wherever paper needs none; and what it puts above a stroke."""
    try:
        tokens = [token for token in tokenize(text, vocabulary) if token.end > token.start]
    except Unreadable:
        return
    for at, token in enumerate(tokens):
        if (
            token.kind in _BEHIND
            or (after_rate and _follows_rate(tokens, at))
            or (token.kind == "function" and at + 1 < len(tokens) and tokens[at + 1].kind not in CLOSING)
        ):
            yield from ((made, "") for made in _behind(text, tokens, at + 1))
        if token.kind == "/":
            yield from _before(text, tokens, at)


def _follows_rate(tokens: list[Token], at: int) -> bool:
    """η·, or η where a factor follows without a sign."""
    name = getattr(tokens[at - 1].value, "key", None) if tokens[at].kind == "*" and at else None
    return name is not None and name.base == "eta"


def _behind(text: str, tokens: list[Token], first: int) -> Iterator[str]:
    """Brackets from here to each place where the piece may end."""
    depth = 0
    for last in range(first, len(tokens)):
        depth += (tokens[last].kind in CLOSING) - (tokens[last].kind in CLOSING.values())
        if depth < 0 or (depth == 0 and tokens[last].kind in (",", "=")):
            return
        if depth == 0 and last > first and _may_end(tokens, last) and not _is_one_bracket(tokens, first, last):
            yield _put(text, tokens[first].start, tokens[last].end)


def _before(text: str, tokens: list[Token], stroke: int) -> Iterator[tuple[str, str]]:
    """Brackets around what stands before a stroke, from each place where it may begin; and what is in them."""
    depth = 0
    for first in range(stroke - 1, -1, -1):
        depth += (tokens[first].kind in CLOSING.values()) - (tokens[first].kind in CLOSING)
        if depth < 0 or tokens[first].kind in (",", "=") or (depth == 0 and tokens[first].kind == "/"):
            return  # a fraction above another one has its brackets on paper
        starts = first == 0 or tokens[first - 1].kind in (*CLOSING, "+", "-", "*", "/")
        if depth == 0 and starts and first < stroke - 1 and any(t.kind in "+-" for t in tokens[first + 1 : stroke]):
            start, end = tokens[first].start, tokens[stroke - 1].end
            yield _put(text, start, end), text[start:end]


def _is_sum(text: str, vocabulary: Vocabulary) -> bool:
    """Nothing, or a sum that stays one: nobody writes 1 − 2 above a stroke, nor 1 + x − 1."""
    expr = meaning(text, vocabulary) if text else None
    return not text or (isinstance(expr, Expr) and len(Add.make_args(expr)) == _signs(text, vocabulary) + 1)


def _signs(text: str, vocabulary: Vocabulary) -> int:
    """How many signs between terms stand outside of all brackets."""
    depth, found, before = 0, 0, ""
    for token in tokenize(text, vocabulary):
        depth += (token.kind in CLOSING) - (token.kind in CLOSING.values())
        found += (
            depth == 0 and token.kind in ("+", "-") and before in ("number", "name", "constant", "'", *CLOSING.values())
        )
        before = token.kind if token.end > token.start else before
    return found


def _may_end(tokens: list[Token], last: int) -> bool:
    """A piece ends behind an operand."""
    return tokens[last].kind in _OPERANDS


def _is_one_bracket(tokens: list[Token], first: int, last: int) -> bool:
    """The piece stands in brackets already."""
    if tokens[first].kind not in CLOSING:
        return False
    depth = 0
    for at in range(first, last + 1):
        depth += (tokens[at].kind in CLOSING) - (tokens[at].kind in CLOSING.values())
        if depth == 0:
            return at == last
    return False


def _put(text: str, start: int, end: int) -> str:
    return f"{text[:start]}({text[start:end]}){text[end:]}"
