"""What our own pieces of a SymPy tree inherit from: SymPy has no types, so the two places that it leaves open are here.

An `Inert` is a quantity that SymPy computes with and never evaluates; a `Shown` is no quantity, and is only written.
"""

from __future__ import annotations

from sympy import Basic, Expr


class Inert(Expr):  # type: ignore[misc]  # SymPy has no types: Expr is Any
    """A quantity that stays as it is built."""

    __slots__ = ()
    is_commutative = True


class Shown(Basic):  # type: ignore[misc]  # SymPy has no types: Basic is Any
    """Something that is written, and that nobody computes with."""

    __slots__ = ()
