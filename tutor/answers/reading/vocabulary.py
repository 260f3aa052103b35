"""Which names an exercise lets a learner use, and what each stands for.

A vocabulary knows the spellings of names and functions; where one name ends and the next begins in `wx` is decided by
`names`, with the longest match. OPEN knows no exercise: every letter is a real variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sympy import Basic, Idx, Indexed, IndexedBase, Integer, Symbol

from tutor.answers.reading.characters import plain
from tutor.answers.reading.functions import ALL, FunctionSpelling
from tutor.answers.reading.tree import Key
from tutor.symbolic.derivative import D
from tutor.symbolic.letters import GREEK

GREEK_NAMES: dict[str, str] = dict(GREEK)  # from the letter to its name


def key_of(name: str) -> Key:
    """A symbol's name taken apart: w_jk^(L), w^{(L)}_{jk}, theta, C_0."""
    text = plain(name).replace(" ", "").replace("\\", "")
    text, layer = _take(text, r"\^[({\[]*([^(){}\[\]]+)[)}\]]*")
    text, subscript = _take(text, r"_\{([^{}]*)\}|_([A-Za-z0-9]+)|(?<=\D)([0-9]+)$")
    return Key(GREEK_NAMES.get(text, text), compact(subscript), layer)


def compact(subscript: str) -> str:
    """j, k is jk; between numbers the comma stays: 1,2 is not 12."""
    tight = subscript.replace(" ", "")
    return tight if re.fullmatch(r"[0-9]+(,[0-9]+)+", tight) else tight.replace(",", "")


def _take(text: str, pattern: str) -> tuple[str, str]:
    found = re.search(pattern, text)
    if found is None:
        return text, ""
    return text[: found.start()] + text[found.end() :], next(part for part in found.groups() if part is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Names, functions, derivatives and left sides that may be typed; made by `vocabulary`."""

    names: dict[Key, Basic]
    functions: dict[str, FunctionSpelling]  # every spelling
    rates: dict[tuple[Key, Key], D]  # dC/dw as one quantity
    left: frozenset[Key | tuple[Key, Key]]  # what may stand left of an equals sign
    by: Symbol | None = None  # what (…)' means
    open: bool = False
    bases: frozenset[str] = field(default_factory=frozenset)
    indexed: dict[str, IndexedBase] = field(default_factory=dict)
    stems: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # base and subscript, whatever the layer
    sides: frozenset[Key] = field(default_factory=frozenset)  # known in dC/dw and left of an equals sign only
    beside: frozenset[Key] = field(default_factory=frozenset)  # read, but no letters of the question
    parts: frozenset[Key] = frozenset()  # names that the question gives to parts of a formula
    kinked: bool = False  # the question has a kink, so that an answer may distinguish cases

    def symbol(self, key: Key) -> Basic | None:
        """What a name stands for, or None."""
        found = self.names.get(key)
        if found is None and key.subscript and key.base in self.indexed:
            return _indexed(self.indexed[key.base], key.subscript)
        if found is None and (self.open or key in self.sides):
            return real(key)
        return found

    def stem(self, base: str, subscript: str) -> bool:
        """Some name has this base and this subscript."""
        return (base, subscript) in self.stems or (bool(subscript) and base in self.indexed)

    def declares(self, key: Key) -> bool:
        """The name may be used in an answer, not only left of an equals sign."""
        return self.open or key in self.names or (bool(key.subscript) and key.base in self.indexed)

    def knows(self, base: str) -> bool:
        """Some name begins so."""
        return base in self.bases or (self.open and (len(base) == 1 or base in _GREEK_WORDS))

    @property
    def bottoms(self) -> frozenset[Key]:
        """The letters by which a slope is asked."""
        below = {side[1] for side in self.left if not isinstance(side, Key)}
        return frozenset(below if self.by is None or below else {key_of(self.by.name)})

    @property
    def is_layered(self) -> bool:
        """Some names carry a layer."""
        return any(key.layer for key in self.names)

    def allows(self, top: Key, bottom: Key) -> bool:
        """d top/d bottom may be used as one quantity."""
        return self.open or (top, bottom) in self.rates

    def restates(self, side: Key | tuple[Key, Key]) -> bool:
        """This left side repeats the question."""
        return self.open or side in self.left


_CAPITALS = (str.capitalize, str.upper)  # as a phone's keyboard types a function's name
_GREEK_WORDS = frozenset(GREEK_NAMES.values()) - {"pi", "sigma", "nabla"}


@lru_cache(maxsize=1024)
def real(key: Key) -> Symbol:
    """The real variable of this name."""
    return Symbol(str(key), real=True)


def pieces(subscript: str) -> tuple[str, ...]:
    """The indices in a subscript: jk is j and k, 12 is 12."""
    if "," in subscript:
        return tuple(subscript.split(","))
    return tuple(re.findall(r"[0-9]+|[A-Za-z](?:[+-][0-9]+)?", subscript))


def _indexed(base: IndexedBase, subscript: str) -> Indexed:
    return base[tuple(index(piece) for piece in pieces(subscript))]


def index(piece: str) -> Basic:
    """An index as SymPy counts with it: a whole number, or a whole-numbered symbol."""
    if piece.isdigit():
        return Integer(int(piece))
    letter, shift = piece[0], piece[1:]
    return Symbol(letter, integer=True) + (Integer(int(shift)) if shift else 0)


def vocabulary(
    *symbols: Basic,
    functions: tuple[FunctionSpelling, ...] = ALL,
    derivatives: tuple[D, ...] = (),
    left: tuple[Basic, ...] = (),
    by: Symbol | None = None,
    beside: tuple[Symbol, ...] = (),
    parts: tuple[Symbol, ...] = (),
    kinked: bool = False,
) -> Vocabulary:
    """The vocabulary of an exercise.

    `symbols` are Symbols (w, w_1, w_{jk}^{(L)} by their names) or IndexedBases; `derivatives` are D(C, w), each read as
    one quantity where a learner types dC/dw; `left` are the symbols and D's that may stand left of an equals sign;
    `beside` are letters that are read, so that something can be said of them, and that are never offered; `parts` are
    symbols whose meaning an answer may say once more; `kinked`: 1 if z > 0 else 0 may be answered.
    """
    names: dict[Key, Basic] = {key_of(letter.name): letter for letter in beside}
    others = frozenset(names)
    names |= {key_of(symbol.name): symbol for symbol in symbols if isinstance(symbol, Symbol | Idx)}
    indexed = {key_of(str(base)).base: base for base in symbols if isinstance(base, IndexedBase)}
    rates = {_rate(rate): rate for rate in derivatives}
    lefts = frozenset(_rate(side) if isinstance(side, D) else key_of(side.name) for side in left)
    sides = {key for side in (*rates, *lefts) for key in ((side,) if isinstance(side, Key) else side)} - set(names)
    keys = sides | set(names)
    bases = frozenset(key.base for key in keys) | frozenset(indexed)
    stems = frozenset((key.base, key.subscript) for key in keys)
    spellings = _spellings(functions)
    named = frozenset(key_of(part.name) for part in parts)
    found = Vocabulary(names, spellings, rates, lefts, by, False, bases, indexed, stems)
    return replace(found, sides=frozenset(sides), beside=others, parts=named, kinked=kinked)


def _rate(rate: D) -> tuple[Key, Key]:
    return key_of(rate.f.name), key_of(rate.x.name)


def _spellings(functions: tuple[FunctionSpelling, ...]) -> dict[str, FunctionSpelling]:
    found: dict[str, FunctionSpelling] = {}
    for entry in functions:
        for spelling in (entry.name, *entry.spellings):
            found |= {spelling: entry}
            if len(spelling) > 1:
                found |= {typed(spelling): entry for typed in _CAPITALS}
    return found


OPEN = Vocabulary({}, _spellings(ALL), {}, frozenset(), open=True)
