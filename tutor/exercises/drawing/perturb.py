"""The same formula on other numbers: for an example that is worked out, and to see what hangs on the numbers."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from sympy import Basic, Integer, Rational

from tutor.lesson import Exercise, Vary

E = TypeVar("E", bound=Exercise)
STAY = ("vary", "slug", "options", "reasons")  # fields of a block that have no numbers of the question in them


def moved(expr: Basic, by: int, exponents: bool = True) -> Basic:
    """The expression with its whole numbers (but 0, 1 and −1) `by` further from zero; roots, or all exponents, stay."""
    if isinstance(expr, Integer):
        return expr if abs(expr) <= 1 else expr + (by if expr > 0 else -by)
    if isinstance(expr, Rational):
        return Rational(expr.p, expr.q + by)
    if not expr.args:
        return expr
    if expr.is_Pow and expr.exp.is_Rational and not (exponents and expr.exp.is_Integer):
        return moved(expr.base, by, exponents) ** expr.exp
    return expr.func(*(moved(part, by, exponents) for part in expr.args))


def elsewhere(place: Basic, by: int) -> Basic:
    """Another place: a whole number, 0 and 1 as well, moves up."""
    return place + by if place.is_Integer else moved(place, by)


def moved_block(filled: E, by: int) -> E:
    """An exercise with every number in its expressions moved."""
    found: E = _moved(filled, by)
    return found


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Basic):
        return elsewhere(value, by)
    if isinstance(value, tuple):
        return tuple(_moved(part, by) for part in value)
    if not is_dataclass(value) or isinstance(value, Vary | type):
        return value
    names = (each.name for each in fields(value) if each.name not in STAY)
    return replace(value, **{name: _moved(getattr(value, name), by) for name in names})
