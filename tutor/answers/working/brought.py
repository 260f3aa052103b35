"""The letters that a working brings, as far as the text shows them: u = …, du/dx, u′; and f(x), f(x + h), f′(u).

Only letters that the lines bring are added to those of the question, so that a slip of the keyboard is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sympy import Symbol

from tutor.answers.reading.vocabulary import OPEN, key_of, real

NUDGES = ("h", "k", "t", "epsilon", "ε")  # what the h of (f(x + h) − f(x))/h may be called
INNER = frozenset("uv")  # what a part of a function is called without a word

_GREEK = r"\\?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|tau|phi|chi|psi|omega)"
_NAME = rf"(?:{_GREEK}|[A-Za-zα-ωΑ-Ω])(?:_\{{[A-Za-z0-9]{{1,3}}\}}|_[A-Za-z0-9]|[0-9](?![0-9]))?"
_D = r"(?:d|∂|\\partial\s*|\\mathrm\s*\{\s*d\s*\}\s*)"
_ARGUMENT = r"\(\s*\\?[A-Za-zα-ω]+\s*\)"
_DEFINED = re.compile(rf"\s*({_NAME})\s*(?:{_ARGUMENT})?\s*'{{0,2}}\s*(?:{_ARGUMENT})?\s*")
_CALLED_IN_WORDS = re.compile(r"\s*([A-Za-z]{3,12})\s*")  # error = wx + b − y
_RATE = re.compile(
    rf"{_D}\s*({_NAME})?\s*/\s*{_D}\s*({_NAME})"
    rf"|\\[dt]?frac\s*\{{\s*{_D}\s*({_NAME})?\s*\}}\s*\{{\s*{_D}\s*({_NAME})\s*\}}"
)
_SLOPE_OF_HEAD = re.compile(rf"{_D}\s*(σ|\\?sigma|tanh|relu|ReLU)\s*/\s*{_D}\s*([A-Za-z])")  # dσ/dz
_DIFFERENTIAL = re.compile(rf"(?:(.*[^A-Za-z\\])|)d({_NAME})\s*")
_PRIMED = re.compile(r"([A-Za-zα-ω]+)\s*'")
_RUN = re.compile(r"\\?[A-Za-z]+(?![A-Za-z_0-9])")
_CALLED = re.compile(r"(?<![A-Za-z\\])([A-Za-z])('{0,2})\s*\(\s*([A-Za-zα-ω])\s*\)")


def brought(
    pieces: Sequence[Sequence[str]], known: frozenset[str], by: Symbol, constants: frozenset[str]
) -> tuple[Symbol, ...]:
    """The letters that statements, given as the texts of their sides, bring beside the `known` ones and `constants`."""
    found: dict[str, Symbol] = {}
    for name in _names(pieces, known, by.name):
        key = key_of(name)
        spelt = str(key)
        if not (spelt in known or spelt in constants or key.base in OPEN.functions or spelt in "dD"):
            found.setdefault(spelt, real(key))
    return tuple(found.values())


def _names(pieces: Sequence[Sequence[str]], known: frozenset[str], by: str) -> Iterator[str]:
    nudged = re.compile(rf"(?<![A-Za-z]){re.escape(by)}\s*\+\s*({'|'.join(NUDGES)})(?![A-Za-z])")
    for sides in pieces:
        for side in sides[:-1]:
            if (left := _DEFINED.fullmatch(side) or _CALLED_IN_WORDS.fullmatch(side)) is not None:
                yield left[1]
        for text in sides:
            for rate in _RATE.finditer(text):
                yield from filter(None, rate.groups())
            for primed in _PRIMED.finditer(text):
                if primed[1] not in OPEN.functions:
                    yield primed[1][-1]
            for run in _RUN.findall(text):
                if set(run) & INNER and set(run) <= INNER | known:
                    yield from set(run) & INNER
            yield from nudged.findall(text)
            for name, nudge in _moved(by).findall(text):
                yield from (name, nudge, f"{name}_{nudge}")


def _moved(by: str) -> re.Pattern[str]:
    """f(x + h)"""
    return re.compile(rf"(?<![A-Za-z\\])([A-Za-z])\(\s*{re.escape(by)}\s*\+\s*({'|'.join(NUDGES)})\s*\)")


def applied(text: str, names: frozenset[str], by: str) -> str:
    """f(x) and f'(x) without their (x), f'(u) as df/du, f(x + h) as f_h, dσ/dz as σ'(z)."""

    def called(found: re.Match[str]) -> str:
        function, primes, letter = found.groups()
        if function not in names or letter not in names | {by} or (len(primes) > 1 and letter != by):
            return found[0]
        if letter == by or not primes:
            return found[0][: len(function) + len(primes)].ljust(len(found[0]))
        return f"(d{function}/d{letter})"

    text = _SLOPE_OF_HEAD.sub(lambda found: f"{found[1]}'({found[2]})", text)
    moved = _moved(by).sub(lambda found: f"{found[1]}_{found[2]}".ljust(len(found[0])), text)
    for _ in range(2):  # f'(g(x))
        moved = _CALLED.sub(called, moved)
    return moved


def differentials(sides: Sequence[str]) -> tuple[str, ...] | None:
    """du = 2x dx as du/dx = 2x; None for anything else."""
    if len(sides) != 2:
        return None
    left, right = re.fullmatch(rf"d({_NAME})\s*", sides[0]), _DIFFERENTIAL.fullmatch(sides[1])
    if left is None or right is None:
        return None
    return f"d{left[1]}/d{right[2]}", (right[1] or "").strip().rstrip("*·").strip() or "1"
