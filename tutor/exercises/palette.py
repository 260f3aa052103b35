"""What the answers of a lesson are written in: letters, shapes, functions and signs, as keys of a palette.

All of it is read off the questions of the lesson, and it is the same for each of them: a palette tells nothing of an
answer. The functions are those of the questions and those that their slopes are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from sympy import Basic, Dummy, Expr, Idx, Indexed, IndexedBase, Symbol, exp

from tutor.answers import Vocabulary
from tutor.elementary.table import BY_HEAD, FUNCTIONS
from tutor.exercises.drive.tasks import is_known, task_of
from tutor.exercises.kinds import kind_of
from tutor.lesson import Drive, Exercise, Hole, Lesson, Working, known_fields, texts
from tutor.lesson.nested import parts
from tutor.notation import TABLE, C, family, u, v
from tutor.symbolic.sentence import Ready, Sentence, names, say
from tutor.symbolic.text_printer import GREEK, NAME

PLACE = "\N{CARET}"  # in what a key types: where the caret goes, or what is selected
INDICES = ("j", "k", "i")


@dataclass(frozen=True, slots=True)
class PaletteKey:
    """A key: what stands on it, what it types, and what it is called by a voice."""

    shows: str
    types: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class Palette:
    """The keys by groups. `digits` and `signs` are on every keyboard; a finger needs them all the same."""

    letters: tuple[PaletteKey, ...] = ()
    functions: tuple[PaletteKey, ...] = ()
    powers: tuple[PaletteKey, ...] = ()
    marks: tuple[PaletteKey, ...] = ()
    digits: tuple[PaletteKey, ...] = ()
    signs: tuple[PaletteKey, ...] = ()

    @property
    def keys(self) -> tuple[PaletteKey, ...]:
        """All of them."""
        return tuple(key for item in fields(self) for key in getattr(self, item.name))


def _key(shows: str, says: str, types: str = "") -> PaletteKey:
    return PaletteKey(shows, types or shows, say(says))


DIGITS = tuple(PaletteKey(digit, digit, Sentence(digit)) for digit in "1234567890")
SIGNS = (
    _key(".", "decimal point"),
    _key("+", "plus"),
    _key("−", "minus", "-"),
    _key("·", "times"),
    _key("/", "divided by"),
    _key("(", "open bracket"),
    _key(")", "close bracket"),
    _key("=", "equals"),
    _key(",", "comma"),
    _key("[", "open square bracket"),
    _key("]", "close square bracket"),
)
POWERS = (
    _key("x²", "squared", "^2"),
    _key("xⁿ", "to the power of", f"^({PLACE})"),
    _key("a/b", "fraction", f"({PLACE})/({PLACE})"),
    _key("√", "square root", f"√({PLACE})"),
)
EXPONENTIAL = _key("eˣ", "e to the power of", f"e^({PLACE})")
RATES = (
    _key("d/dx", "derivative of what follows", f"d/d{PLACE} ({PLACE})"),
    _key("∂/∂x", "partial derivative", f"∂{PLACE}/∂{PLACE}"),
)
INDEX = _key("xⱼ", "index", "_")
SUM = _key("Σ", "sum", f"Σ_{PLACE} ({PLACE})")


@lru_cache(maxsize=64)
def palette(lesson: Lesson) -> Palette:
    """The keys of a lesson."""
    questions = tuple(each for each in lesson.questions if kind_of(each).takes_formulas)
    found = tuple(part for question in questions for part in _written_in(question))
    symbols = {symbol for part in found for symbol in _symbols(part)} | set(_left(questions))
    heads = _closed(head for part in found for head in _heads(part))
    return _made(symbols, heads, any(isinstance(part, Indexed | IndexedBase) for part in found))


@lru_cache(maxsize=1)
def whole_palette() -> Palette:
    """The keys of the whole course, for a function of one's own: each letter that is no counter, and each function."""
    letters = {entry.symbol for entry in TABLE if not entry.symbol.is_integer}
    found = _made(letters, frozenset(row.head for row in FUNCTIONS), False)
    return replace(found, functions=tuple(key for key in found.functions if "'" not in key.types), marks=())


def _made(symbols: Iterable[Symbol], heads: frozenset[type], indexed: bool) -> Palette:
    parts = [found for symbol in symbols if (found := _taken_apart(symbol)) is not None]
    stems, below = {stem for stem, _, _ in parts}, {low for _, low, _ in parts} - {""}
    above = sorted({high for _, _, high in parts} - {""})
    counted = indexed or bool(stems & set(INDICES)) or any(not low.isdigit() for low in below)
    stems |= set(INDICES[:2]) if counted else set()
    stems |= {low for low in below if low.isalpha()}
    letters = tuple(map(_letter, sorted(stems, key=_order)))
    powers = (*POWERS, *((EXPONENTIAL,) if exp in heads else ()))
    marks = [*RATES, *((INDEX,) if counted or below else ()), *((SUM,) if counted else ())]
    marks += [PaletteKey(f"^{high}", f"^{high}", say("layer {layer}", layer=Ready(high))) for high in above]
    return Palette(letters, tuple(_functions(heads)), powers, tuple(marks), DIGITS, SIGNS)


# --- what the questions are written in --------------------------------------------------------------------------------


def _written_in(question: Exercise) -> Iterator[Basic]:
    """Every expression of a question: its own, what its holes may become, what its texts show, what its task allows."""
    yield from (part for part in parts(question, choices=True) if isinstance(part, Basic))
    known = known_fields(question)
    shown = (known.get(name) for text in texts(question) for name in names(text))
    yield from (value for value in shown if isinstance(value, Basic))
    if isinstance(question, Drive) and is_known(question):
        task = task_of(question)
        yield from _allowed(task.words)
        yield task.shown


def _left(questions: Iterable[Exercise]) -> Iterator[Symbol]:
    """What may stand left of an equals sign, and the names that a working may give to what is inside."""
    for question in questions:
        yield C
        yield from (u, v) if isinstance(question, Working) else ()


def _allowed(words: Vocabulary) -> Iterator[Basic]:
    yield from words.names.values()
    yield from words.indexed.values()


def _symbols(part: Basic) -> Iterator[Symbol]:
    found = part.atoms(Symbol) | {Symbol(str(base.label)) for base in part.atoms(IndexedBase)}
    found |= {Symbol(str(index)) for index in part.atoms(Idx)}
    return (symbol for symbol in found if not isinstance(symbol, Hole | Dummy))


def _heads(part: Basic) -> Iterator[type]:
    return (type(node) for node in part.atoms(*BY_HEAD))


def _closed(heads: Iterable[type]) -> frozenset[type]:
    """These functions, and those that their slopes are made of."""
    found: set[type] = set()
    waiting = list(heads)
    while waiting:
        head = waiting.pop()
        if head not in found:
            found.add(head)
            waiting.extend(_in_slope(head))
    return frozenset(found)


def _in_slope(head: type) -> Iterator[type]:
    row = BY_HEAD[head]
    made = row.slope or row.meaning
    if made is None or row.arguments[0] != 1:
        return iter(())
    slope: Expr = made(Dummy("u", real=True))
    return _heads(slope)


# --- keys -------------------------------------------------------------------------------------------------------------


def _letter(stem: str) -> PaletteKey:
    entry = family(Symbol(stem, real=True))
    shown = GREEK.get(stem, stem)
    return PaletteKey(shown, shown, say(entry.name) if entry is not None else Sentence(stem))


def _order(stem: str) -> tuple[int, str]:
    """Where a letter stands: those of the course as they come there, then the others."""
    return next((at for at, entry in enumerate(TABLE) if entry.symbol.name == stem), len(TABLE)), stem


def _functions(heads: frozenset[type]) -> Iterator[PaletteKey]:
    """f( ), and for an activation f′( )."""
    for row in FUNCTIONS:
        if row.head not in heads or row.head is exp:
            continue
        name, least = row.text or row.name, row.arguments[0]
        yield PaletteKey(name, f"{name}({', '.join([PLACE] * least)})", Sentence(row.name))
        if row.layer:
            yield PaletteKey(f"{name}′", f"{name}'({PLACE})", say("slope of {function}", function=Ready(row.name)))


def _taken_apart(symbol: Symbol) -> tuple[str, str, str] | None:
    """A name taken apart: what it stands on, what is below it, what is above it."""
    found = re.fullmatch(NAME, symbol.name)
    return None if found is None else (found["stem"], found["below"] or "", found["above"] or "")
