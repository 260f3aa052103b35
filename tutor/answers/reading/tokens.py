"""Tokens: the pieces of a text, each with its place. `scanner` cuts them, `parser` makes a tree of them."""

from __future__ import annotations

from typing import NamedTuple

from tutor.answers.reading.functions import FunctionSpelling
from tutor.answers.reading.rates import FoundRate, FoundSum
from tutor.answers.reading.tree import Constant, Name, TypedNumber

CLOSING = {"(": ")", "[": "]", "{": "}"}  # what ends each bracket


class Applied(NamedTuple):
    """A function whose argument follows; log_2 carries its base."""

    function: FunctionSpelling
    base: str


Value = (
    TypedNumber | Name | Constant | Applied | FoundRate | FoundSum | None
)  # None for a sign, which says all by its kind


class Token(NamedTuple):
    """A piece of text: what kind, what it says, where it begins and ends, and whether a space goes before it."""

    kind: str
    value: Value
    start: int
    end: int
    spaced: bool
