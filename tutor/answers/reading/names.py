"""Where one name ends and the next begins: w1x1, wx, w_{jk}^{(L)}, ηx, dC/dw, Σ_j.

Everything here answers "what is at this place of the text?" with what was found and where it ends, or None. The
longest name that the vocabulary knows wins, if the rest of the letters can be read as well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sympy import Basic

from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import GREEK_NAMES, Vocabulary, compact
from tutor.symbolic.letters import SUBSCRIPTS, SUPERSCRIPTS

LETTERS = re.compile(r"[A-Za-z]+")
COMMAND = re.compile(r"\\([A-Za-z]+)")
CONSTANTS = {"e": "e", "pi": "pi", "Pi": "pi", "PI": "pi"}  # with a phone's capital
LONGEST = 12  # no name and no function is longer
_SUBSCRIPT_WORDS = ("new", "old", "next", "prev", "max", "min", "train", "test", "total", "in", "out", "start", "end")
_LAYER = re.compile(r"\^\s*\{?\s*[(\[]\s*([A-Za-z0-9]+(?:\s*[+-]\s*[0-9]+)?)\s*[)\]]\s*\}?")
_BARE_LAYER = re.compile(
    r"\^\s*(?:\{\s*([A-Za-z](?:\s*[+-]\s*[0-9])?)\s*\}|([A-Za-z])(?![A-Za-z]))"
    r"|\(\s*([A-Za-z](?:\s*[+-]\s*[0-9])?)\s*\)|\[\s*([A-Za-z](?:\s*[+-]\s*[0-9])?)\s*\]"
)
_SUBSCRIPT = re.compile(r"_\s*(?:\{\s*([A-Za-z0-9,+\- ]{1,200}?)\s*\}|([A-Za-z0-9]+))")
_INDICES = re.compile(r"\[\s*([A-Za-z]|[0-9]{1,3})\s*(?:(?:,|\]\s*\[)\s*([A-Za-z]|[0-9]{1,3})\s*)?\]")
_INDEX_LETTERS = re.compile(r"[ijklmn]+")
_DIGITS = re.compile(r"[0-9]+")
_OPEN_LAYER = re.compile(r"[lL](?:[+-][0-9])?|[0-9]")


class Found(NamedTuple):
    """A name, what it stands for, and where it ends."""

    key: Key
    symbol: Basic | None
    end: int


def is_word(word: str, vocabulary: Vocabulary) -> bool:
    """A name, a function, a constant, or the word sum."""
    return vocabulary.knows(word) or word in vocabulary.functions or word in CONSTANTS or word == "sum"


def segment(run: str, vocabulary: Vocabulary) -> list[int]:
    """For each place of a run of letters, how long the word there is: the longest after which the rest can be read.

    0 where nothing can be read; a d before a name is let through, for dC/dw.
    """
    size = len(run)
    lengths = [0] * size
    whole = [False] * size + [True]
    for place in range(size - 1, -1, -1):
        for length in range(min(LONGEST, size - place), 0, -1):
            if whole[place + length] and is_word(run[place : place + length], vocabulary):
                lengths[place], whole[place] = length, True
                break
        else:
            if run[place] == "d" and place + 1 < size and lengths[place + 1]:
                lengths[place], whole[place] = 1, whole[place + 1]
    return lengths


def base_at(text: str, place: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """The first part of a name: letters, a Greek letter, a LaTeX command for one; None for a function or a constant."""
    if place >= len(text):
        return None
    if text[place] in GREEK_NAMES:
        base, end = GREEK_NAMES[text[place]], place + 1
    elif command := COMMAND.match(text, place):
        base, end = command[1], command.end()
    elif run := LETTERS.match(text, place, place + 4 * LONGEST):
        length = segment(run[0], vocabulary)[0] or 1
        base, end = run[0][:length], place + length
    else:
        return None
    return (base, end) if vocabulary.knows(base) else None


def name_at(text: str, place: int, vocabulary: Vocabulary, *, layered: bool = False) -> Found | None:
    """The name at a place, with its subscript and its layer; `layered`: an open vocabulary takes a layer too."""
    base = base_at(text, place, vocabulary)
    return None if base is None else finish(text, base[0], base[1], vocabulary, layered=layered)


def finish(text: str, base: str, end: int, vocabulary: Vocabulary, *, layered: bool = False) -> Found:
    """A name whose first part is known: its subscript and its layer, in either order. `symbol` None: not declared."""
    subscript, after = subscript_at(text, base, end, vocabulary)
    layer, last = layer_at(text, Key(base, subscript), after, vocabulary, layered)
    if layer and not subscript:
        later, beyond = subscript_at(text, base, last, vocabulary)
        if later and vocabulary.symbol(Key(base, later, layer)) is not None:
            subscript, last = later, beyond
    key = Key(base, subscript, layer)
    if subscript and not layer and vocabulary.symbol(key) is None and _has_layer(key, subscript, vocabulary):
        key = Key(base, "", subscript)  # a_{L-1}
    return Found(key, vocabulary.symbol(key), last)


def subscript_at(text: str, base: str, place: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """A subscript and where it ends; ("", place) where there is none that the vocabulary takes."""
    low = place
    while low < len(text) and text[low] in SUBSCRIPTS:
        low += 1
    if low > place:
        return "".join(SUBSCRIPTS[letter] for letter in text[place:low]), low
    if found := _SUBSCRIPT.match(text, place):
        if found[1] and len(compact(found[1])) <= LONGEST:
            return compact(found[1]), found.end()
        if found[1]:
            return "", place
        return _letters_below(found[2], base, found.start(2), vocabulary)
    if digits := _DIGITS.match(text, place):
        return _digits_beside(digits[0], base, place, vocabulary)
    if base in vocabulary.indexed and (found := _INDICES.match(text, place)):
        return compact(found[1] + (f",{found[2]}" if found[2] else "")), found.end()
    return "", place


def _letters_below(run: str, base: str, start: int, vocabulary: Vocabulary) -> tuple[str, int]:
    for length in range(min(len(run), LONGEST), 0, -1):
        if vocabulary.stem(base, run[:length]):
            return run[:length], start + length
    taken = run
    if digits := _DIGITS.match(run):
        taken = digits[0]
    elif word := next((word for word in _SUBSCRIPT_WORDS if run.startswith(word)), ""):
        taken = word
    elif letters := _INDEX_LETTERS.match(run):
        taken = letters[0]
    taken = taken[:LONGEST]
    return taken, start + len(taken)


def _digits_beside(digits: str, base: str, place: int, vocabulary: Vocabulary) -> tuple[str, int]:
    for length in range(min(len(digits), 6), 0, -1):
        if vocabulary.stem(base, digits[:length]):
            return digits[:length], place + length
    if vocabulary.open and len(digits) <= 3:
        return digits, place + len(digits)
    return "", place


def layer_at(text: str, key: Key, place: int, vocabulary: Vocabulary, layered: bool) -> tuple[str, int]:
    """A layer, (L) or [2] above a name, where the vocabulary has one there; ("", place) otherwise."""
    end = place
    while end < len(text) and text[end] in SUPERSCRIPTS:
        end += 1
    raised = "".join(SUPERSCRIPTS[letter] for letter in text[place:end])
    if raised.startswith("(") and raised.endswith(")"):
        layer, last = raised[1:-1], end
    elif found := _LAYER.match(text, place):
        layer, last = found[1].replace(" ", ""), found.end()
    else:
        return _bare_layer(text, key, raised, place, end, vocabulary)
    if key._replace(layer=layer) in vocabulary.names or key._replace(layer=layer) in vocabulary.sides:
        return layer, last
    if vocabulary.open and layered and _OPEN_LAYER.fullmatch(layer):
        return layer, last
    return ("", place) if vocabulary.open else _layer_then_subscript(text, key, layer, last, place, vocabulary)


def _bare_layer(text: str, key: Key, raised: str, place: int, end: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """δ^L, δᴸ, δ[L] and δ(L), where there is no δ without a layer: then it can be no power and no product."""
    if key in vocabulary.names or vocabulary.open or not vocabulary.is_layered:
        return "", place
    found = _BARE_LAYER.match(text, place)
    layer = raised or (next(each for each in found.groups() if each).replace(" ", "") if found else "")
    last = end if raised else found.end() if found else place
    known = layer[:1].isalpha() and _is_layer(layer, vocabulary) and key._replace(layer=layer) in vocabulary.names
    return (layer, last) if known else ("", place)


def _is_layer(layer: str, vocabulary: Vocabulary) -> bool:
    """The letter of a layer is no name of its own."""
    return layer[:1] not in vocabulary.bases


def _has_layer(key: Key, layer: str, vocabulary: Vocabulary) -> bool:
    """The name has no form without a layer, and has this one."""
    named = Key(key.base) not in vocabulary.names and key._replace(subscript="", layer=layer) in vocabulary.names
    return named and not vocabulary.open and _is_layer(layer, vocabulary)


def _layer_then_subscript(
    text: str, key: Key, layer: str, last: int, place: int, vocabulary: Vocabulary
) -> tuple[str, int]:
    later, _ = subscript_at(text, key.base, last, vocabulary)
    known = bool(later) and Key(key.base, later, layer) in vocabulary.names
    return (layer, last) if known else ("", place)
