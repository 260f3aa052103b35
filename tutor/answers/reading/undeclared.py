"""Names that the vocabulary does not have: what may have been meant, said kindly.

A capital from a phone's keyboard, a digit that could be an index or a factor, a misspelt function, a whole word.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import NoReturn

from tutor.answers.reading.characters import GREEK, shown
from tutor.answers.reading.names import CONSTANTS
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import Vocabulary
from tutor.symbolic.sentence import Field, Listed, say

RATES = ("lr", "alpha", "α", "n", "rate")  # what learners call η
LONGEST_STREAK = 4  # so many letters in a row are a product; more are a word
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
_SAID = ("and", "one", "two", "three", "four", "five", "the", "ok", "okay", "yes", "not", "idk")
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
    near = get_close_matches(word, [*names, *vocabulary.functions], 1, 0.6) if 2 < len(word) < 16 else []
    better = typed[:start] + near[0] + typed[end:] if near else None
    if word.lower() in RATES and "eta" in vocabulary.bases:
        says = "I do not know {word} here. The learning rate is {eta}: type {spelt}."
        better = typed[:start] + "eta" + typed[end:]
        refuse("undeclared", start, says, better, word=shown(word), eta="η", spelt="eta")
    if not names:
        refuse("undeclared", start, "I do not know {word} here.", better, word=shown(word))
    says = "I do not know {word} here. The letters of this question: {names}."
    told = Listed(tuple(map(_told, names[:10])), and_=False)
    refuse("undeclared", start, says, better, word=shown(word), names=told)


def _told(name: str) -> Field:
    """η is typed eta."""
    sign = next((letter for letter, word in GREEK if word == name), "")
    return say("{letter} (type {name})", letter=sign, name=name) if sign else name


def _refuse_case(typed: str, start: int, end: int, vocabulary: Vocabulary) -> None:
    """W for w: every such slip of the word is mended in the suggestion."""
    first = typed[start : start + 1]
    longest = max((len(base) for base in vocabulary.bases if _begins(typed, start, end, base)), default=0)
    if first.isupper() and longest > 1:
        right = typed[start : start + longest].lower()
        says = "I know {right} here, but not {typed}: capital and small letters are different names."
        mended = typed[:start] + right + typed[start + longest :]
        refuse("case", start, says, mended, right=right, typed=typed[start : start + longest])
    slips = [place for place in range(start, end) if _slip(typed[place], vocabulary)]
    if not slips:
        return
    mended = "".join(letter.swapcase() if place in slips else letter for place, letter in enumerate(typed))
    wrong = typed[slips[0]]
    says = "I know {right} here, but not {typed}: capital and small letters are different names."
    refuse("case", slips[0], says, mended, right=wrong.swapcase(), typed=wrong)


def _begins(typed: str, start: int, end: int, base: str) -> bool:
    """A name begins here, in capitals perhaps."""
    return len(base) > 1 and typed[start:end].lower().startswith(base)


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
    if max(streaks) > (LONGEST_STREAK_BESIDE if function else LONGEST_STREAK):
        better = typed[:place] + "*".join(run) + typed[place + len(run) :] if len(run) < 12 else None
        says = "I do not know the word {word}. If it is a product, put a * between the letters."
        refuse("word", place, says, better, word=shown(run))


def _taken(lengths: list[int]) -> list[int]:
    found, here = [], 0
    while here < len(lengths):
        found.append(lengths[here])
        here += lengths[here] or 1
    return found
