"""Names that the vocabulary does not have: what may have been meant, said kindly.

A capital from a phone's keyboard, a digit that could be an index or a factor, a misspelt function, a whole word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from tutor.answers.reading.characters import shown
from tutor.answers.reading.names import CONSTANTS, segment
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import Vocabulary
from tutor.symbolic.letters import GREEK
from tutor.symbolic.sentence import Field, Listed, say

RATES = ("lr", "alpha", "α", "n", "rate")  # what learners call η
NEAR = 0.8  # how near a misspelt name is to the one that was meant
LONGEST_NAME = 16
CASE = "I know {right} here, but not {typed}: capital and small letters are different names."
_RUN = re.compile(r"[A-Za-z]+")
_RATE = re.compile(r"[d∂]?([A-Za-z])\s*/\s*[d∂]")
LONGEST_STREAK = 4  # so many letters in a row are a product; more are a word
LONGEST_STREAK_CALLED = 3  # before a bracket, as a function would stand: grad(x)
LONGEST_STREAK_BESIDE = 2  # beside a function or a Greek name in the same run of letters
_SPOKEN = {
    "plus": "+",
    "minus": "-",
    "times": "*",
    "over": "/",
    "squared": "^2",
    "cubed": "^3",
}
_NOTHING = ("true", "false", "none", "null", "nan", "inf", "infinity", "undefined", "dne")
_SAID = ("lim", "int", "det", "and", "one", "two", "three", "four", "five", "the", "ok", "okay", "yes", "not", "idk")
_WORDS = frozenset((*_NOTHING, *_SAID))


def refuse_name(typed: str, start: int, end: int, vocabulary: Vocabulary, key: Key | None = None) -> NoReturn:
    """A name that is not declared, with the nearest one that is."""
    word = typed[start:end]
    if key is not None and key.subscript and _bare(word, key) and key.base in _plain(vocabulary):
        _ask_about_index(typed, start, end, key)
    _refuse_case(typed, start, end, vocabulary)
    if key is not None and not key.layer and (others := _same_base(key, vocabulary)):
        says = "There is no {word} here; there is {names}."
        refuse("undeclared", start, says, word=shown(word), names=Listed(tuple(others[:6]), and_=False))
    names = _names(vocabulary)
    better = _nearest(typed, start, end, [*names, *_called(typed, end, vocabulary)])
    if word.lower() in RATES and "eta" in vocabulary.bases:
        says = "I do not know {word} here. The learning rate is {eta}: type {spelt}."
        better = typed[:start] + "eta" + typed[end:]
        refuse("undeclared", start, says, better, word=shown(word), eta="η", spelt="eta")
    if not names:
        refuse("undeclared", start, "I do not know {word} here.", better, word=shown(word))
    says = "I do not know {word} here. The letters of this question: {names}."
    told = Listed(tuple(map(_told, names[:10])), and_=False)
    refuse("undeclared", start, says, better, word=shown(word), names=told)


def _nearest(typed: str, start: int, end: int, known: Sequence[str]) -> str | None:
    """The text with a misspelt name mended, at every place; a word that resembles none stays as it is."""
    word = typed[start:end]
    low = word.lower()
    near = get_close_matches(low, known, 1, NEAR) if 2 < len(word) < LONGEST_NAME else []
    near = [name for name in known if sorted(name) == sorted(low) and len(name) > 2] or near
    if not near or near[0][:1] != word[:1].lower():
        return None
    return re.sub(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", near[0], typed)


def _called(typed: str, end: int, vocabulary: Vocabulary) -> list[str]:
    """The functions, where something stands behind the name that one could act on."""
    following = typed[end:].lstrip()[:1]
    acts = following in tuple("('^′²[{") or following.isalnum()
    return list(vocabulary.functions) if following and acts else []


def _told(name: str) -> Field:
    """η is typed eta."""
    sign = next((letter for letter, word in GREEK if word == name), "")
    return say("{letter} (type {name})", letter=sign, name=name) if sign else name


def _refuse_case(typed: str, start: int, end: int, vocabulary: Vocabulary) -> None:
    """W for w: every such slip of the text is mended in the suggestion, and only where that leaves names to read."""
    run = _RUN.match(typed, start) if typed[start : start + 1].isascii() else None
    if run is None:
        return
    right = _in_right_case(run[0], vocabulary)
    if right is None:
        _refuse_rate_case(typed, start, vocabulary)
        return
    at = next(place for place in range(len(right)) if right[place] != run[0][place])
    word, wrong = right[at], run[0][at]
    longest = max((len(base) for base in vocabulary.bases if right.startswith(base)), default=0)
    if right == "sum" or right in vocabulary.functions:
        word, wrong = right, run[0]
    elif at == 0 and longest > 1:
        word, wrong = right[:longest], run[0][:longest]
    mended = _RUN.sub(lambda found: _in_right_case(found[0], vocabulary) or found[0], typed)
    refuse("case", start + at, CASE, mended, right=word, typed=wrong)


def _refuse_rate_case(typed: str, start: int, vocabulary: Vocabulary) -> None:
    """dc/dw for dC/dw."""
    found = _RATE.match(typed, start)
    if found is None or not _slip(found[1], vocabulary):
        return
    right = found[1].swapcase()
    mended = re.sub(rf"(?<=[d∂]){found[1]}(?=\s*/\s*[d∂])", right, typed)
    refuse("case", found.start(1), CASE, mended, right=right, typed=found[1])


def _in_right_case(run: str, vocabulary: Vocabulary) -> str | None:
    """A run of letters with its slips mended, if it then says names and functions only; None where it has none."""
    if segment(run, vocabulary)[0] and not any(_slip(letter, vocabulary) for letter in run):
        return None
    whole = run[:1].lower() + run[1:]
    tries = [run.lower(), whole, "".join(each.swapcase() if _slip(each, vocabulary) else each for each in run)]
    return next((right for right in tries if right != run and _is_read(right, vocabulary)), None)


def _is_read(run: str, vocabulary: Vocabulary) -> bool:
    """Every letter belongs to a name that may be used in an answer, to a function or to a constant."""
    place = 0
    for length in _taken(segment(run, vocabulary)):
        word = run[place : place + length]
        known = word in vocabulary.functions or word in CONSTANTS or word == "sum"
        if not length or not (known or any(key.base == word for key in vocabulary.names) or word in vocabulary.indexed):
            return False
        place += length
    return True


def _slip(letter: str, vocabulary: Vocabulary) -> bool:
    known = letter in vocabulary.bases or letter in CONSTANTS
    other = letter.swapcase()
    return not known and letter.isascii() and (other in vocabulary.bases or other in CONSTANTS)


def _same_base(key: Key, vocabulary: Vocabulary) -> list[str]:
    indexed = [f"{key.base}_j"] if key.base in vocabulary.indexed else []
    mine = (each for each in vocabulary.names if each.base == key.base and each != key)
    return [str(each) for each in mine if each not in vocabulary.beside] + indexed


def _names(vocabulary: Vocabulary) -> list[str]:
    return [str(key) for key in vocabulary.names if key not in vocabulary.beside] + list(vocabulary.indexed)


def _plain(vocabulary: Vocabulary) -> set[str]:
    return {key.base for key in vocabulary.names if not key.subscript}


def _bare(word: str, key: Key) -> bool:
    return key.subscript.isdigit() and "_" not in word


def _ask_about_index(typed: str, start: int, end: int, key: Key) -> NoReturn:
    power = f"{key.base}^{key.subscript}"
    refuse(
        "name-number",
        start,
        "Is {typed} a power, {power}, or a product, {product}?",
        typed[:start] + power + typed[end:],
        typed=typed[start:end],
        power=power,
        product=f"{key.subscript}*{key.base}",
    )


def refuse_word(typed: str, place: int, run: str, vocabulary: Vocabulary) -> None:
    """Words of a language, some of which have a sign."""
    if run in vocabulary.bases:
        return
    if sign := _SPOKEN.get(run.lower()):
        better = f"{typed[:place].rstrip()} {sign} {typed[place + len(run) :].lstrip()}".strip()
        refuse(
            "word", place, "I read formulas, not words: write {sign} for {word}.", better, sign=sign, word=shown(run)
        )
    if run.lower() in _WORDS:
        refuse("word", place, "I read formulas, and {word} is a word.", word=shown(run))


def refuse_streak(typed: str, place: int, run: str, lengths: list[int]) -> None:
    """With every letter a name, a long word is still a word and no product; so is one that has a function in it."""
    here, streaks = 0, [0]
    while here < len(run):
        single = lengths[here] < 2
        if single:
            streaks[-1] += 1
        elif streaks[-1]:
            streaks.append(0)
        here += lengths[here] or 1
    function = any(length > 2 for length in _taken(lengths))
    called = typed[place + len(run) : place + len(run) + 1] == "("
    longest = LONGEST_STREAK_BESIDE if function else LONGEST_STREAK_CALLED if called else LONGEST_STREAK
    if max(streaks) > longest:
        says = "I do not know the word {word}. If it is a product, put a * between the letters."
        refuse("word", place, says, word=shown(run))


def _taken(lengths: list[int]) -> list[int]:
    found, here = [], 0
    while here < len(lengths):
        found.append(lengths[here])
        here += lengths[here] or 1
    return found
