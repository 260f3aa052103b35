"""The letters of the layers beside: somebody who types one of them is told so, and not that there is no such letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sympy import Expr, Symbol

from tutor.answers import Mark, Verdict
from tutor.misconceptions import BY_NAME, Form
from tutor.misconceptions.subjects import LAYER_LETTER, LayerLetter

NAME = "letter-of-another-layer"
BASES = ("w", "b", "z", "a", "delta")
LAYERS = ("L-2", "L-1", "L", "L+1")
_LAYERED = re.compile(r"(\w+)\^\{\(L(?:[+-]\d)?\)\}")


@lru_cache(maxsize=512)
def neighbours(letters: frozenset[Symbol]) -> tuple[Symbol, ...]:
    """Letters of the layers beside those of a question, a^(L) beside a^(L−1); none where no letter has a layer."""
    if not any(_LAYERED.fullmatch(letter.name) for letter in letters):
        return ()
    found = (Symbol(f"{base}^{{({layer})}}", real=True) for base in BASES for layer in LAYERS)
    return tuple(letter for letter in found if letter not in letters)


def of_another_layer(given: Expr, letters: Iterable[Symbol]) -> Mark | None:
    """What is said of an answer in which one of these letters stands; None where none does."""
    strange = sorted(given.free_symbols & set(letters), key=lambda letter: letter.name)
    if not strange:
        return None
    return Mark(Verdict.MISCONCEPTION, _form().told(other=strange[0]), misconceptions=(NAME,))


def _form() -> Form[LayerLetter, Expr]:
    return next(form for form in BY_NAME[NAME].forms if form.subject is LAYER_LETTER)
