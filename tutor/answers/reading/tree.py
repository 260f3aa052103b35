"""The tree of what a learner typed: ours, so that it can be shown as it was typed before SymPy sees any of it.

Plain data. `at` is the position in the text where a piece begins; two trees are equal when they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import NamedTuple

from sympy import Basic

from tutor.answers.reading.functions import FunctionSpelling


class Key(NamedTuple):
    """A name taken apart: w_{jk}^{(L−1)} is ("w", "jk", "L-1")."""

    base: str
    subscript: str = ""
    layer: str = ""

    def __str__(self) -> str:
        low = f"_{self.subscript}" if self.subscript else ""
        return f"{self.base}{low}" + (f"^({self.layer})" if self.layer else "")


def _place() -> int:
    return field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number, exactly, with the digits that were typed."""

    value: Fraction
    typed: str = field(compare=False)
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Name:
    """A letter or a longer name, and the symbol that it stands for."""

    key: Key
    symbol: Basic
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Constant:
    """e or π."""

    name: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Negative:
    """−u"""

    of: Node
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Plus:
    """u + v − w, the subtracted terms as Negative."""

    terms: tuple[Node, ...]
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Product:
    """u·v·w"""

    factors: tuple[Node, ...]
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Quotient:
    """u/v"""

    top: Node
    bottom: Node
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Power:
    """uⁿ"""

    base: Node
    exponent: Node
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Root:
    """√u, or the root of this degree."""

    of: Node
    degree: Node | None = None
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Call:
    """f(u, v), or with `primes` the slope of f there: σ′(z)."""

    function: FunctionSpelling
    arguments: tuple[Node, ...]
    primes: int = 0
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Rate:
    """dC/dw, as one quantity; several in `by` for a higher derivative, ∂²C/∂w∂b."""

    of: Name
    by: tuple[Name, ...]
    partial: bool = field(default=False, compare=False)
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Derivative:
    """d/dw (u): a derivative that is still to be taken."""

    of: Node
    by: tuple[Name, ...]
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Sum:
    """Σ_j u, from `low` to `high` where they were given."""

    index: str
    body: Node
    low: Node | None = None
    high: Node | None = None
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Vector:
    """[u, v]"""

    entries: tuple[Node, ...]
    at: int = _place()


Node = (
    TypedNumber
    | Name
    | Constant
    | Negative
    | Plus
    | Product
    | Quotient
    | Power
    | Root
    | Call
    | Rate
    | Derivative
    | Sum
    | Vector
)


def children(node: Node) -> tuple[Node, ...]:
    """The pieces of a piece, from left to right."""
    found: list[Node] = []
    for item in fields(node):
        value = getattr(node, item.name)
        if isinstance(value, Node):
            found.append(value)
        elif type(value) is tuple:
            found.extend(part for part in value if isinstance(part, Node))
    return tuple(found)


def walk(node: Node) -> Iterator[Node]:
    """A tree's pieces, each before its own pieces."""
    waiting = [node]
    while waiting:
        piece = waiting.pop()
        yield piece
        waiting.extend(reversed(children(piece)))
