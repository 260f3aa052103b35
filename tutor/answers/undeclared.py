"""Names that the vocabulary does not have: what may have been meant, said kindly.

A capital from a phone's keyboard, a digit that could be an index or a factor, a misspelt function, a whole word.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import NoReturn

from tutor.answers.characters import shown
from tutor.answers.problem import refuse
from tutor.answers.tree import Key
from tutor.answers.vocabulary import Vocabulary

LONGEST_STREAK = 4  # so many letters in a row are a product; more are a word
_WORDS = frozenset(("true", "false", "none", "null", "nan", "inf", "infinity", "undefined", "dne"))


def refuse_name(typed: str, start: int, end: int, vocabulary: Vocabulary, key: Key | None = None) -> NoReturn:
    """A name that is not declared, with the nearest one that is."""
    word = typed[start:end]
    if key is not None and key.subscript and _bare(word, key) and (key.base in _plain(vocabulary)):
        _ask_about_index(typed, start, end, key)
    for place in range(start, end):
        swapped = typed[place].swapcase()
        if typed[place] not in vocabulary.bases and swapped in vocabulary.bases and typed[place].isascii():
            better = typed[:place] + swapped + typed[place + 1 :]
            says = "I know {right} here, but not {typed}: capital and small letters are different names."
            refuse("case", place, says, better, right=swapped, typed=typed[place])
    names = _names(vocabulary)
    near = get_close_matches(word, [*names, *vocabulary.functions], 1, 0.6) if len(word) < 16 else []
    better = typed[:start] + near[0] + typed[end:] if near else None
    says = (
        "I do not know {word} here."
        if not names
        else "I do not know {word} here. The letters of this question: {names}."
    )
    refuse("undeclared", start, says, better, word=shown(word), names=", ".join(names[:10]))


def _names(vocabulary: Vocabulary) -> list[str]:
    return [str(key) for key in vocabulary.names] + list(vocabulary.indexed)


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


def refuse_streak(typed: str, place: int, run: str, lengths: list[int]) -> None:
    """With every letter a name, a long word is still a word and no product."""
    if run.lower() in _WORDS:
        refuse("word", place, "I read formulas, and {word} is a word.", word=shown(run))
    streak = start = 0
    here = 0
    while here < len(run):
        if lengths[here] == 1:
            start = start if streak else here
            streak += 1
            if streak > LONGEST_STREAK:
                product = "*".join(run)
                says = "I do not know the word {word}. If it is a product, put a * between the letters."
                better = typed[:place] + product + typed[place + len(run) :] if len(run) < 12 else None
                refuse("word", place + start, says, better, word=shown(run))
        else:
            streak = 0
        here += lengths[here] or 1
