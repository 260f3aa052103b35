"""A line of a working as it is written: statements, each a chain of sides, A = B = C.

What a line says is read here, and not judged. `Reading` is what one side was understood as.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

from sympy import Expr, Symbol, Tuple, exp

from tutor.answers.diagnosing.question import DerivativeOf
from tutor.answers.reading import Problem, Reading, Vocabulary, read, vocabulary
from tutor.answers.reading.characters import plain
from tutor.answers.reading.functions import function
from tutor.answers.reading.names import CONSTANTS
from tutor.answers.reading.tree import Call, Key, Name, Node, Plus
from tutor.answers.working import prose
from tutor.answers.working.brought import NUDGES, applied, brought, differentials
from tutor.notation import C, y
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import say

MOST_SIDES = 10  # of a line

_EQUALS = re.compile(r"\s*(?::?=|:|==)\s*|\s+(?:is|equals)\s+")
_OPERATOR = re.compile(r"(?:d|∂)\s*/\s*(?:d|∂)\s*[A-Za-z]|(?:∇|\\nabla)\s*[A-Za-z]?")
_LETTER = re.compile(r"[A-Za-zα-ω]")
_PART = re.compile(
    r"\W*(?:the\s+)?(?:inner|inside|outer|outside|top|bottom|numerator|denominator"
    r"|(?:first|second|third|last)\s+(?:term|part|factor))\b[A-Za-z ]*[:=]",
    re.I,
)
_AT_NUMBER = re.compile(r"\s*([A-Za-z]'?)\s*\(\s*([-−]?\d{1,3})\s*\)\s*")  # f'(2)
SPOKEN = 20  # characters before a formula, in which "the derivative of" stands
TOO_MANY = "That is more than I can follow in one line. Can you spread it over two?"

LIST = "This is a list of numbers. A slope by one letter is one formula."


@dataclass(frozen=True, slots=True)
class Statement:
    """A = B = C; one side alone is a formula. `equal`: an equals sign leads to the side, and no arrow."""

    sides: tuple[Expr, ...]
    equal: tuple[bool, ...]
    part: bool = False  # "inner: 2x"
    aside: bool = False  # "since 5 · 3 = 15"
    slope_of: bool = False  # "the derivative of sin u is cos u"
    at: int | None = None  # f'(2) = 7

    @property
    def named(self) -> Symbol | None:
        """The letter that stands alone on the left of an equals sign."""
        left = self.sides[0]
        return left if len(self.sides) > 1 and not self.slope_of and isinstance(left, Symbol) else None


@dataclass(frozen=True, slots=True, eq=False)
class WrittenLine:
    """A line as it was typed, and its statements: none where it has only words, or where there is a problem."""

    text: str
    statements: tuple[Statement, ...]
    readings: tuple[tuple[Reading, ...], ...] = ()  # of the sides of each statement
    problem: Problem | None = None

    @property
    def reading(self) -> Reading:
        """What the line comes to: its last side."""
        found = [reading for sides in self.readings for reading in sides]
        if self.problem is not None or not found:
            return Reading(None, None, (), self.problem)
        return replace(found[-1], notes=tuple(note for each in found for note in each.notes))

    @property
    def trees(self) -> tuple[tuple[Node, ...], ...]:
        """The sides of each statement, to be shown."""
        return tuple(tuple(side.tree for side in sides if side.tree is not None) for sides in self.readings)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line cut up: its formulas without the words around them, and where each side of each statement stands."""

    text: str
    spans: tuple[tuple[tuple[int, int], ...], ...]
    asides: tuple[bool, ...] = ()
    part: bool = False
    said: bool = False  # something is said in words: a² is a constant

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the sides."""
        found = (tuple(self.text[start:end] for start, end in sides) for sides in self.spans)
        return tuple(differentials(sides) or sides for sides in found)


def read_lines(lines: Sequence[object], asked: DerivativeOf) -> tuple[WrittenLine, ...]:
    """Each line as it is understood, with the letters of the question and those that the lines bring."""
    cut = _cut(lines)
    letters = tuple(sorted(asked.of.free_symbols | {asked.by}, key=str))
    known = frozenset(symbol.name for symbol in letters)
    constants = frozenset(CONSTANTS) - (frozenset() if asked.of.has(exp) else {"e"})
    new = brought([sides for each in cut for sides in each.pieces], known, asked.by, constants)
    rates = {letter: rate for letter in new if (rate := _below(letter, asked.by)) is not None}
    words = _words((*letters, *new), asked.by)
    names = frozenset(symbol.name for symbol in new)
    return tuple(_read(line, each, words, (names, asked.by), rates) for line, each in zip(lines, cut, strict=True))


def _cut(lines: Sequence[object]) -> list[_Cut]:
    found: list[_Cut] = []
    numbered = True  # each line so far began with its number in brackets
    lettered = len(lines) > 1 and all(prose.letter_of(line) == at for at, line in enumerate(lines, 1))
    for at, line in enumerate(lines, 1):
        if not isinstance(line, str):
            found.append(_Cut("", ()))
            continue
        numbered = numbered and prose.number_of(line) == at
        text = prose.formulas_of(line, numbered or lettered)
        chains = [
            (chain, aside)
            for start, end, aside in prose.statements(text)
            for chain in prose.chains(text, start, end)
            if chain
        ]
        said = [
            prose.is_prose(end) or not end.strip(" .…·") for chain, _ in chains for end in [text[slice(*chain[-1])]]
        ]
        told = [at for at in range(len(chains)) if said[at] or _listed(text, chains[at:], said[at:])]
        kept = [(_kept(text, chain), aside) for at, (chain, aside) in enumerate(chains) if at not in told]
        kept = [(sides, aside) for sides, aside in kept if sides]
        spans, asides = zip(*kept, strict=True) if kept else ((), ())
        found.append(_Cut(text, spans, asides, _PART.match(plain(line)) is not None, any(said)))
    return found


def _listed(text: str, chains: Sequence[tuple[list[tuple[int, int]], bool]], said: Sequence[bool]) -> bool:
    """One of the letters in "b and y are constants"."""
    for (chain, _), in_words in zip(chains, said, strict=True):
        if in_words:
            return True
        if len(chain) != 1 or _LETTER.fullmatch(text[slice(*chain[0])].strip()) is None:
            return False
    return False


def _kept(text: str, sides: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The sides in which something is left that is no word; not the d/dx of d/dx = 2x."""
    trimmed = [prose.trimmed(text, start, end) for start, end in sides]
    kept = [(start, end) for start, end in trimmed if start < end and not prose.is_prose(text[start:end])]
    alone = len(kept) > 1 and _OPERATOR.fullmatch(text[slice(*kept[0])]) is not None
    return tuple(kept[1:] if alone else kept)


def _below(letter: Symbol, by: Symbol) -> D | None:
    """C_w is dC/dw."""
    name, _, below = letter.name.partition("_")
    return D(Symbol(name, real=True), by) if below == by.name else None


def _words(letters: tuple[Symbol, ...], by: Symbol) -> Vocabulary:
    rates = tuple(D(top, bottom) for top in (*letters, C, y) for bottom in letters if top != bottom)
    return vocabulary(*letters, derivatives=rates, left=(D(C, by), D(y, by)), by=by)


def _read(
    line: object, cut: _Cut, words: Vocabulary, names: tuple[frozenset[str], Symbol], rates: dict[Symbol, D]
) -> WrittenLine:
    if not isinstance(line, str):
        return WrittenLine("", (), (), read(line, words).problem)
    if not cut.spans:
        silent = cut.said or (line.strip() and not cut.text.strip())
        return WrittenLine(line, (), (), None if silent else read(line, words).problem)
    if sum(map(len, cut.spans)) > MOST_SIDES:
        return WrittenLine(line, (), (), Problem(0, say(TOO_MANY), None, "too-long"))
    known, by = names
    readings, statements = [], []
    for spans, texts, aside in zip(cut.spans, cut.pieces, cut.asides, strict=True):
        number = _AT_NUMBER.fullmatch(texts[0]) if len(texts) > 1 else None
        sides = texts if number is None else (number[1], *texts[1:])
        found = [_called(read(applied(text, known, by.name), words), by) for text in sides]
        for span, reading in zip(spans, found, strict=True):
            if reading.problem is not None:
                return WrittenLine(line, (), (), _told_of_line(reading.problem, line, *span))
            if isinstance(reading.expr, Tuple):
                return WrittenLine(line, (), (), Problem(span[0], say(LIST), None, "vector"))
        gaps = [cut.text[end:start] for (_, end), (start, _) in pairwise(spans)]
        equal = (False, *(_EQUALS.fullmatch(gap) is not None for gap in gaps))
        exprs = tuple(reading.expr.xreplace(rates) for reading in found if reading.expr is not None)
        readings.append(tuple(found))
        before = cut.text[: spans[0][0]]
        slope_of = len(spans) > 1 and prose.SLOPE_OF.search(plain(line)[: len(before)][-SPOKEN:]) is not None
        at = None if number is None else int(number[2].replace("−", "-"))
        statements.append(Statement(exprs, equal, cut.part, aside, slope_of, at))
    return WrittenLine(line, tuple(statements), tuple(readings))


def _called(reading: Reading, by: Symbol) -> Reading:
    """f_h, as which f(x + h) is read, shown as f(x + h)."""
    return reading if reading.tree is None else replace(reading, tree=_with_calls(reading.tree, by))


def _with_calls(node: Node, by: Symbol) -> Node:
    if isinstance(node, Name):
        if node.key.subscript not in NUDGES or node.key.layer:
            return node
        moved = Plus((Name(Key(by.name), by, node.at), Name(Key(node.key.subscript), node.symbol, node.at)), node.at)
        return Call(function(node.key.base), (moved,), 0, node.at)
    parts = {item.name: _with_calls_in(getattr(node, item.name), by) for item in fields(node)}
    return replace(node, **parts)


def _with_calls_in(value: Any, by: Symbol) -> Any:
    if isinstance(value, Node):
        return _with_calls(value, by)
    return tuple(_with_calls_in(part, by) for part in value) if type(value) is tuple else value


def _told_of_line(problem: Problem, line: str, start: int, end: int) -> Problem:
    """What is wrong with a side, told of the whole line."""
    mended = None if problem.suggestion is None else line[:start] + problem.suggestion + line[end:]
    return replace(problem, position=problem.position + start, suggestion=mended)
