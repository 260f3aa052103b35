"""Names that an answer brings with it: 2u·x with u = wx + b − y, or where dC/dw = 2w + 4.

Only a name that the question does not have can be brought; what it stands for is read in the question's own letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sympy import Basic, Symbol

from tutor.answers.reading.characters import plain
from tutor.answers.reading.rates import rate_at
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import OPEN, Vocabulary, key_of, real
from tutor.symbolic.derivative import D
from tutor.symbolic.letters import GREEK

MOST = 4
_SPLIT = re.compile(
    r"[,;\n]|⇒|⟹|=>"
    r"|(?<![A-Za-z\\])(?:with|where|for|when|let|and|then|so|hence|thus|if|put|set|using|in which)(?![A-Za-z])"
)
_NAME = re.compile(r"(?:[A-Za-z]|\\?[a-z]{2,7}|[α-ωΑ-Ω])(?:_\{?[A-Za-z0-9]{1,3}\}?|[0-9₀-₉])?(?:\([a-z, ]{1,12}\))?")


class Definition(NamedTuple):
    """A name and the text that it stands for."""

    key: Key | tuple[Key, Key]
    text: str


class Divided(NamedTuple):
    """The answer alone, in its place, and the names that it brings, each before it is used."""

    answer: str
    definitions: tuple[Definition, ...]


def divided(text: str, vocabulary: Vocabulary) -> Divided | None:
    """A text taken apart; None where it brings no name."""
    if "=" not in text:
        return None
    parts = [(start, piece) for start, piece in _parts(text) if piece.strip(" .:")]
    found = [(at, definition) for at, (_, piece) in enumerate(parts) if (definition := _definition(piece, vocabulary))]
    if not 2 <= len(parts) <= MOST + 1 or not found:
        return None
    left = [at for at in range(len(parts)) if at not in {place for place, _ in found}]
    if len(left) > 1:
        return None
    answer = left[0] if left else _unused(found, parts, vocabulary)
    if answer is None:
        return None
    start, piece = parts[answer]
    own = tuple(definition for at, definition in found if at != answer)
    return Divided(" " * start + piece, _used(own, piece.rpartition("=")[2])) if own else None


def _used(definitions: tuple[Definition, ...], text: str) -> tuple[Definition, ...]:
    """The names that an answer uses, and those that these use."""
    used: list[Definition] = []
    waiting = [text]
    while waiting:
        here = waiting.pop()
        for definition in definitions:
            name = definition.key.base if isinstance(definition.key, Key) else definition.key[0].base
            typed = (name, *(letter for letter, word in GREEK if word == name))
            if definition not in used and any(each in here for each in typed):
                used.append(definition)
                waiting.append(definition.text)
    return tuple(used)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The pieces between commas, semicolons and words such as "with", outside of brackets, and where each begins."""
    start, depth, cuts = 0, 0, list(_SPLIT.finditer(text))
    for place, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        cut = next((each for each in cuts if each.start() == place), None)
        if cut is not None and depth <= 0:
            yield start, text[start:place]
            start = cut.end()
    yield start, text[start:]


def _definition(piece: str, vocabulary: Vocabulary) -> Definition | None:
    """u = wx + b, where there is no u yet."""
    left, sign, right = plain(piece).partition("=")
    if not sign or not right.strip() or "=" in right:
        return None
    name = left.strip().removesuffix(":").strip()
    rate = rate_at(name, 0, OPEN)
    if rate is not None and rate.of is not None and rate.end == len(name) and len(rate.by) == 1:
        return Definition((rate.of.key, rate.by[0].key), piece[len(left) + 1 :].rstrip(" ."))
    if not _NAME.fullmatch(name):
        return None
    key = key_of(name.partition("(")[0])
    known = vocabulary.declares(key) and not vocabulary.open and key not in vocabulary.parts
    if key.base in vocabulary.functions or known:
        return None
    if vocabulary.by is not None and key == key_of(vocabulary.by.name):
        return None
    return Definition(key, piece[len(left) + 1 :].rstrip(" ."))


def _unused(found: list[tuple[int, Definition]], parts: list[tuple[int, str]], vocabulary: Vocabulary) -> int | None:
    """Of equations only: the slope that is asked, or the one whose left side the others do not use."""
    if len(found) != len(parts):
        return None
    for at, definition in found:
        if not isinstance(definition.key, Key) and definition.key[1] in vocabulary.bottoms:
            return at
    for at, definition in found:
        name = definition.key.base if isinstance(definition.key, Key) else "d"
        others = [other.text for place, other in found if place != at]
        if not any(name in text for text in others):
            return at
    return None


def knowing(vocabulary: Vocabulary, definition: Definition) -> tuple[Vocabulary, Basic]:
    """The vocabulary with one more name, and what stands for it in a formula."""
    if isinstance(definition.key, Key):
        symbol: Basic = real(definition.key)
        names = vocabulary.names | {definition.key: symbol}
        more = vocabulary if vocabulary.open else _with(vocabulary, names, definition.key)
        return more, symbol
    top, bottom = definition.key
    mark = D(_symbol(vocabulary, top), _symbol(vocabulary, bottom))
    rates = vocabulary.rates | {(top, bottom): mark}
    sides = vocabulary.sides | ({top, bottom} - set(vocabulary.names))
    return replace(_with(vocabulary, vocabulary.names, top), rates=rates, sides=frozenset(sides)), mark


def _with(vocabulary: Vocabulary, names: dict[Key, Basic], key: Key) -> Vocabulary:
    bases, stems = vocabulary.bases | {key.base}, vocabulary.stems | {(key.base, key.subscript)}
    return replace(vocabulary, names=names, bases=frozenset(bases), stems=frozenset(stems))


def _symbol(vocabulary: Vocabulary, key: Key) -> Symbol:
    found = vocabulary.names.get(key)
    return found if isinstance(found, Symbol) else real(key)
