"""Left of an equals sign: what a piece of text names there, dC/dw, f'(x), ∇C, "the slope", or a new w.

A piece that names what is asked says nothing new. One that names something else that could have been asked is refused,
and one that is a formula of its own is a link of a chain, which has to be as large as what follows.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NoReturn

from tutor.answers.reading.characters import plain, shown
from tutor.answers.reading.english import LABELS, MEANT
from tutor.answers.reading.names import CONSTANTS, segment
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.rates import FoundRate, fraction_rate_at, rate_at
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import OPEN, Vocabulary, key_of

_BASE = r"(?:\\(?!frac|left|right|cdot)[A-Za-z]+|[A-Za-z]+|[α-ωΑ-Ω])"
_LOW = (
    r"(?:_\s*\{[^{}]*\}|_[A-Za-z0-9]+(?![A-Za-z0-9])(?:[+-][0-9])?|[0-9]+(?![0-9])"
    r"|[₀-₉₊₋ₐ-ₜᵢ-ᵥⱼ]+(?![₀-₉₊₋ₐ-ₜᵢ-ᵥⱼ]))"
)
_HIGH = (
    r"(?:\^\s*\{?\s*(?:[(\[]\s*(?:[A-Za-z]+|[A-Za-z]\s*[+-]\s*[0-9]|[0-9])\s*[)\]]|[lL](?:\s*[+-]\s*[0-9])?|t\s*\+\s*1|\*|new)\s*\}?"
    r"|[⁽ᴸ][⁰-⁾ᴸ]*)"
)
_ARGUMENTS = r"(?:\s*(?:\\left)?\([^()=]*(?:\([^()]*\)[^()=]*)*(?:\\right)?\))"
_NAME = re.compile(rf"({_BASE}(?:{_LOW}|{_HIGH}){{0,3}})\s*('*|\^\s*\{{?\s*(?:\\prime\s*)+\}}?)\s*({_ARGUMENTS}?)")
_GRADIENT = re.compile(
    rf"(?:∇|\\nabla|nabla\b|grad\b|gradient\b|[D∂](?=_))\s*(?:_\s*(?:\{{[^{{}}]*\}}|[A-Za-z]))?"
    rf"\s*(?:{_BASE}{_LOW}?)?{_ARGUMENTS}?"
)
_IN_CODE = re.compile(r"(?:d[A-Za-z]_?d|d[A-Za-z]_|d|grad_|D_?)_?([A-Za-z]+_?[0-9]*)")
_SPOKEN_BY = re.compile(r"(?:^|\s)(?:by|along|w\.?r\.?t\.?|with respect to)\s+(\S+)\s*$")
_POINT = re.compile(r"\s*\|_?\s*(?:\{[^{}]*\}|[A-Za-z])\s*")
_WORD = re.compile(r"[A-Za-z’']{2,}")


CODE = ("lambda", "def", "if", "else", "for", "while", "class", "try", "with")  # a colon behind these labels nothing


class Side(Enum):
    """What a piece of text left of an equals sign is."""

    ASKED = "what the question asks for, or a name for it"
    FORMULA = "a formula of its own"


def side(piece: str, at: int, vocabulary: Vocabulary) -> Side:
    """What a piece names that begins at a place of the text; refuses one that names another thing than is asked."""
    text = plain(piece).strip(" $&,.:")
    by = _SPOKEN_BY.search(text)
    known = by is not None and key_of(by[1]) in {*vocabulary.names, *vocabulary.bottoms}
    if by is not None and known and not _without_words(text[: by.start()], vocabulary).strip(" "):
        text = f"d/d{by[1]}"
    text = _without_words(text, vocabulary).strip(" $&,.:")
    text = re.sub(r"^(?:∂|\\partial)\s*(?=[A-Za-z]+$)", "d", text)
    if not text or text.startswith("at "):
        return Side.ASKED
    if _GRADIENT.fullmatch(text):
        return Side.ASKED
    found = fraction_rate_at(text, 5, OPEN) if text.startswith(r"\frac") else rate_at(text, 0, OPEN)
    if found is not None and _names_alone(text[found.end :], found, vocabulary):
        return _by(found, piece, at, vocabulary)
    name = _NAME.fullmatch(text)
    return Side.FORMULA if name is None else _named(name, piece, at, vocabulary)


def _without_words(text: str, vocabulary: Vocabulary) -> str:
    """A piece without the words before and behind what it names: "so the slope f'(x)"."""
    words = text.split(" ")
    while words and is_label(words[0].strip(":,."), vocabulary) and words[0] != "at":
        words.pop(0)
    while words and is_label(words[-1].strip(":,."), vocabulary):
        words.pop()
    return " ".join(words)


def is_label(word: str, vocabulary: Vocabulary) -> bool:
    """A word of a language, no name and no product of names."""
    if word in vocabulary.bases or word in vocabulary.functions or word in CONSTANTS:
        return False
    if word.lower() in MEANT:
        return False
    if word.lower() in LABELS:
        return True
    return bool(_WORD.fullmatch(word)) and len(word) > 3 and not vocabulary.open and not segment(word, vocabulary)[0]


def _names_alone(rest: str, found: FoundRate, vocabulary: Vocabulary) -> bool:
    """Nothing follows dC/dw but (w); what follows d/dw is a name, no formula."""
    if not rest.strip() or _POINT.fullmatch(rest):
        return True
    if found.of is not None:
        return re.fullmatch(_ARGUMENTS, rest) is not None
    name = _NAME.fullmatch(rest.strip(" []"))
    return name is not None and not name[2] and not _is_known(key_of(name[1]), vocabulary)


def _by(found: FoundRate, piece: str, at: int, vocabulary: Vocabulary) -> Side:
    """dC/dw where the slope by w is asked; dC/db there is another."""
    bottoms = vocabulary.bottoms
    if vocabulary.open and not bottoms:
        return Side.ASKED
    if bottoms and len(found.by) == 1 and found.by[0].key in bottoms:
        return Side.ASKED
    if not bottoms and not vocabulary.left:
        return Side.ASKED
    if bottoms:
        says = "{typed} is another slope. Here the one by {by} is asked."
        refuse("other-side", at, says, typed=shown(piece.strip()), by=str(next(iter(sorted(bottoms)))))
    return _refuse_other_step(piece, at, vocabulary)


def _refuse_other_step(piece: str, at: int, vocabulary: Vocabulary) -> NoReturn:
    """dC/dw or w_1, where a step of w_2 is asked."""
    says = "{typed} is not what is asked here. Write what {name} becomes."
    name = next(iter(sorted(str(key) for key in vocabulary.left if isinstance(key, Key))))
    refuse("other-side", at, says, typed=shown(piece.strip()), name=name)


def _named(name: re.Match[str], piece: str, at: int, vocabulary: Vocabulary) -> Side:
    """A name: that of what is asked, one that is made up for it, or a letter of the question."""
    key, primes, arguments = key_of(name[1]), name[2], name[3]
    if vocabulary.open:
        known = len(key.base) == 1 or name[1].startswith("\\") or ord(key.base[0]) > 127 or vocabulary.knows(key.base)
        return (
            Side.ASKED if known and key.base not in vocabulary.functions and name[1] not in CONSTANTS else Side.FORMULA
        )
    if key.base in vocabulary.functions or name[1] in CONSTANTS or name[1].lower() in MEANT:
        return Side.FORMULA
    if key in vocabulary.left or _is_next(key, vocabulary):
        return Side.ASKED
    if _is_known(key, vocabulary):
        if any(isinstance(each, Key) for each in vocabulary.left):
            _refuse_other_step(piece, at, vocabulary)
        return Side.FORMULA
    if (code := _IN_CODE.fullmatch(str(key))) and key_of(code[1]) in vocabulary.bottoms:
        return Side.ASKED
    other = _other_letter(key, primes, arguments, vocabulary)
    if other:
        says = "{typed} is another slope. Here the one by {by} is asked."
        by = str(next(iter(sorted(vocabulary.bottoms))))
        refuse("other-side", at, says, typed=shown(piece.strip()), by=by)
    return Side.ASKED if _is_made_up(name[1], key, vocabulary) else Side.FORMULA


def _is_known(key: Key, vocabulary: Vocabulary) -> bool:
    return vocabulary.declares(key) and not vocabulary.open


def _is_next(key: Key, vocabulary: Vocabulary) -> bool:
    """w_new, w_{t+1}, w^(t+1) where a step of w is asked."""
    steps = [each for each in vocabulary.left if isinstance(each, Key)]
    return any(key.base == step.base and key.subscript.startswith(step.subscript) for step in steps) and (
        not _is_known(key, vocabulary)
    )


def _other_letter(key: Key, primes: str, arguments: str, vocabulary: Vocabulary) -> bool:
    """C_b, dC_db and f'(b) where the slope by w is asked, and b is a letter of the question as well."""
    bottoms = vocabulary.bottoms
    if not bottoms:
        return False
    inside = arguments.strip(" ()") if primes else ""
    code = _IN_CODE.fullmatch(str(key))
    below = [key.subscript, inside, *([code[1]] if code else [])]
    letters = [key_of(each) for each in below if each and re.fullmatch(r"[A-Za-z]+_?[0-9]*", each)]
    return any(letter in vocabulary.names and letter not in bottoms for letter in letters) and not any(
        letter in bottoms for letter in letters
    )


def _is_made_up(typed: str, key: Key, vocabulary: Vocabulary) -> bool:
    """A name that cannot be read as a product of the question's letters."""
    if len(key.base) == 1 or key.base in vocabulary.bases:
        return True
    return not typed.isalpha() or not segment(typed, vocabulary)[0]
