"""What can be lowered at all: the functions that the targets know, numbers that a float can hold, and not too much.

Whatever is refused is refused here, with a sentence that names it.
"""

from __future__ import annotations

from math import isinf

from sympy import Add, Expr, Mul, Pow
from sympy.core.numbers import NumberSymbol
from sympy.core.sympify import SympifyError, _sympify

from tutor.elementary.table import ROWS
from tutor.symbolic.derivative import D

HEADS = frozenset((Add, Mul, Pow, *(row.head for row in ROWS if row.computable)))
NODES = 10_000  # as a tree: what is printed, a part that occurs twice counted twice


class CannotLower(ValueError):
    """The expression has a part that no target can compute; the message names it."""


def formula(expr: object) -> Expr:
    """The expression itself, every part of it computable; otherwise CannotLower."""
    try:
        found: Expr = _sympify(expr)
    except SympifyError:
        raise CannotLower(f"{type(expr).__name__} is not a formula") from None
    seen, waiting = set(), [found]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            _check(node)
            waiting.extend(node.args)
    return found


def count(expr: Expr, counts: dict[Expr, int]) -> int:
    """How many nodes the expression has when it is written out; CannotLower if they are too many."""
    if expr not in counts:
        counts[expr] = 1 + sum(count(arg, counts) for arg in expr.args)
    if counts[expr] > NODES:
        raise CannotLower("the formula is too long when it is written out")
    return counts[expr]


def _check(node: Expr) -> None:
    if isinstance(node, D):
        raise CannotLower(f"{node} is a derivative that is still to be taken")
    if not isinstance(node, Expr):
        raise CannotLower(f"{type(node).__name__} is not a formula")
    if node.is_Symbol or isinstance(node, NumberSymbol):
        return
    if node.is_Number:
        _check_number(node)
    elif node.func not in HEADS:
        raise CannotLower(f"{node.func.__name__ if node.args else node} has no numeric form")


def _check_number(number: Expr) -> None:
    if not number.is_finite:
        raise CannotLower(f"{number} is not a number that can be computed with")
    if isinf(float(number)):
        raise CannotLower("a number is beyond the range of floating point")
