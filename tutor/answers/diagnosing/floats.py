"""Expressions in ordinary floating point, at a few points at once: fast enough to try a thousand explanations.

Nothing is proved here; what floating point suggests is confirmed by `equality`. A derivative that is still to be taken
is a slot that is filled with numbers from outside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from sympy import Expr

from tutor.answers.deciding.program import Unsupported
from tutor.elementary.table import FLOATS
from tutor.symbolic.derivative import D

Row = tuple[float, ...]  # one number for each point
Given: TypeAlias = str | float | D  # a letter, a number, or a derivative
Line: TypeAlias = tuple[Callable[..., float] | None, tuple[int, ...], Given]  # what to do with which values, or a value
NAN = math.nan
NOISE = 1e-11  # what is left where terms of ordinary size cancel


def _float(number: Expr) -> float:
    return _ratio(int(number.p), int(number.q)) if number.is_Rational else float(number) if number.is_real else NAN


def _ratio(p: int, q: int) -> float:
    """p/q; NaN where it is too large"""
    try:
        return p / q
    except OverflowError:
        return NAN


def power(base: float, exponent: float) -> float:
    """baseᵉ; NaN where that is not real"""
    value = base**exponent
    return NAN if isinstance(value, complex) else value


def rational_power(p: int, q: int) -> Callable[[float], float]:
    """v ↦ v^(p/q), the real root where q is odd"""
    if q == 1:
        return lambda v: v**p
    exponent, flips = _ratio(p, q), -1 if p % 2 else 1
    if q % 2 == 0:
        return lambda v: v**exponent if v >= 0 else NAN
    return lambda v: v**exponent if v >= 0 else flips * (-v) ** exponent


class FloatRows:
    """An expression, evaluated at fixed points: `at(slots)` gives its row when its derivatives have these rows."""

    __slots__ = ("_code", "_known", "_points", "derivatives")

    def __init__(self, expr: Expr, points: Sequence[Mapping[str, float]]) -> None:
        self._code: list[Line] = []
        self._known: dict[Expr, int] = {}
        self._points = points
        self.derivatives: tuple[D, ...] = ()
        self._place(expr)

    def __len__(self) -> int:
        """The number of instructions."""
        return len(self._code)

    def at(self, slots: Mapping[D, Row] | None = None) -> Row:
        """The values at the points; NaN where there is none."""
        return tuple(self._run(number, slots or {}) for number in range(len(self._points)))

    def _run(self, number: int, slots: Mapping[D, Row]) -> float:
        values: list[float] = []
        point = self._points[number]
        try:
            for operation, feeds, given in self._code:
                if operation is not None:
                    values.append(operation(*[values[at] for at in feeds]))
                elif isinstance(given, float):
                    values.append(given)
                else:
                    values.append(point[given] if isinstance(given, str) else slots[given][number])
        except (ValueError, ZeroDivisionError, OverflowError):
            return NAN
        return values[-1]

    def _place(self, expr: Expr) -> int:
        if expr not in self._known:
            self._code.append(self._line(expr))
            self._known[expr] = len(self._code) - 1
        return self._known[expr]

    def _line(self, expr: Expr) -> Line:
        if expr.is_Symbol:
            return None, (), expr.name
        if isinstance(expr, D):
            self.derivatives += (expr,)
            return None, (), expr
        if expr.is_number and not expr.args:
            return None, (), _float(expr)
        if expr.is_Pow and expr.exp.is_Rational:
            return rational_power(int(expr.exp.p), int(expr.exp.q)), (self._place(expr.base),), NAN
        return _operation(expr), tuple(self._place(part) for part in expr.args), NAN


def _operation(expr: Expr) -> Callable[..., float]:
    if expr.is_Add:
        return lambda *parts: sum(parts)
    if expr.is_Mul:
        return lambda *parts: math.prod(parts)
    if expr.is_Pow:
        return power
    operation = FLOATS.get(type(expr))
    if operation is None:
        raise Unsupported(type(expr).__name__)
    return operation


def alike(one: Row, other: Row, tolerance: float = 1e-8) -> bool:
    """The same at every point, up to rounding; NaN is like nothing."""
    return all(abs(p - q) <= tolerance * max(abs(p), abs(q)) + NOISE for p, q in zip(one, other, strict=True))
