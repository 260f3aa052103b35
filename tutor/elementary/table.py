"""Every function of the course, once: one row with all that is known of it, and what a head is looked up for.

Whoever differentiates, prints, reads, encloses, searches or lowers a function reads it here, and has no list of its
own. To add one: its head in `heads`, if SymPy has none, and its row in the module of its family. What is short for a
formula of other rows needs neither slope nor enclosure nor code. A test asks each row for every column, and tries each
column beside mpmath.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from sympy import (
    Abs,
    Add,
    Dummy,
    Expr,
    Max,
    Min,
    Mul,
    acos,
    acot,
    acsc,
    asec,
    asin,
    atan,
    cos,
    cosh,
    cot,
    csc,
    erf,
    exp,
    pi,
    sec,
    sin,
    sinh,
    tan,
)

from tutor.elementary import intervals
from tutor.elementary.activations import ACTIVATIONS, KINKED, PARTS
from tutor.elementary.circular import CIRCULAR
from tutor.elementary.exponential import EXPONENTIAL
from tutor.elementary.function import Function
from tutor.elementary.heads import cases, relu, softplus
from tutor.elementary.intervals import Enclosure, NoValue, Value

FUNCTIONS: tuple[Function, ...] = (*ACTIVATIONS, *EXPONENTIAL, *CIRCULAR, *KINKED)
ROWS: tuple[Function, ...] = (*FUNCTIONS, *PARTS)

BY_HEAD: dict[type[Expr], Function] = {row.head: row for row in ROWS}
LAYERS: tuple[Function, ...] = tuple(row for row in FUNCTIONS if row.layer)  # those that are activations
KINKS: tuple[type[Expr], ...] = tuple(row.head for row in ROWS if row.kink or row in KINKED)  # their slopes may jump
JUMPS: tuple[type[Expr], ...] = tuple(row.head for row in ROWS if row.kink == "jump")

# Those with a kink, a jump or the end of their domain where the first argument is 0:
BORDERED: frozenset[type[Expr]] = frozenset(row.head for row in ROWS if row.kink or 0 in row.edges)


def written_out(expr: Expr) -> Expr:
    """Every function that is short for a formula as that formula, down to exponentials, logarithms and circles."""
    parts = tuple(written_out(part) for part in expr.args)
    row = BY_HEAD.get(expr.func)
    if row is not None and row.meaning is not None:
        return written_out(row.meaning(*parts))
    return expr if parts == expr.args else expr.func(*parts)


def _made_of(row: Function, *heads: type[Expr]) -> bool:
    """It is short for a formula that has one of these."""
    return row.meaning is not None and bool(written_out(row.meaning(Dummy(real=True))).has(*heads))


# Those that bend or jump where the first argument is 0:
BENT: tuple[type[Expr], ...] = tuple(row.head for row in ROWS if row.kink or _made_of(row, cases))

# Those that are made of exponentials, and from how many binary digits of their argument they look like constants:
STEEP: dict[type[Expr], float] = {exp: math.inf, erf: 4}
STEEP |= {row.head: 4 if _made_of(row, erf) else 8 for row in ROWS if _made_of(row, exp, erf)}


# --- numbers of what is short for a formula ---------------------------------------------------------------------------


def _enclosing(row: Function, known: dict[type[Expr], Enclosure]) -> Enclosure:
    """The enclosure of a formula in one letter, from those of its parts."""
    letter = Dummy("z", real=True)

    def enclosed(node: Expr, given: Value, bits: int) -> Value:
        if node is letter:
            return given
        if node is pi:
            return intervals.pi(bits)
        if node.is_Rational:
            return Fraction(int(node.p), int(node.q))
        if node.is_Pow:
            base, exponent = enclosed(node.base, given, bits), Fraction(int(node.exp.p), int(node.exp.q))
            return base if isinstance(base, NoValue) else intervals.rational_power(base, exponent, bits)
        parts = [enclosed(part, given, bits) for part in node.args]
        gone = None if node.func is cases else intervals.lost(parts)
        operation: Enclosure = {Add: intervals.add, Mul: intervals.multiply}.get(node.func) or known[node.func]
        return operation(parts, bits) if gone is None else gone

    formula = _meaning(row, letter)
    return lambda values, bits: enclosed(formula, values[0], bits)


def _floating(row: Function, known: dict[type[Expr], Callable[..., float]]) -> Callable[..., float]:
    """The value of a formula in one letter in floating point, from those of its parts."""
    letter = Dummy("z", real=True)

    def value(node: Expr, given: float) -> float:
        if node is letter:
            return given
        if not node.args:
            return float(node)
        parts = [value(part, given) for part in node.args]
        if node.is_Add:
            return math.fsum(parts)
        if node.is_Mul:
            return math.prod(parts)
        return float(parts[0] ** parts[1]) if node.is_Pow else known[node.func](*parts)

    formula = _meaning(row, letter)
    return lambda v: value(formula, v)


def _meaning(row: Function, letter: Expr) -> Expr:
    if row.meaning is None:
        raise LookupError(f"{row.name} has neither numbers nor a meaning")
    return row.meaning(letter)


ENCLOSURES: dict[type[Expr], Enclosure] = {row.head: row.enclosure for row in ROWS if row.enclosure is not None}
ENCLOSURES |= {row.head: _enclosing(row, ENCLOSURES) for row in FUNCTIONS if row.enclosure is None}
FLOATS: dict[type[Expr], Callable[..., float]] = {row.head: row.floating for row in ROWS if row.floating is not None}
FLOATS |= {row.head: _floating(row, FLOATS) for row in FUNCTIONS if row.floating is None}

# Those that go round, and those that undo them, for one turn only:
TURNING = (sin, cos, tan, cot, sec, csc)
UNDONE = (asin, acos, atan, acot, asec, acsc)

# What is known of a function of u, with an s that is not below 0:
LEAST: tuple[dict[type[Expr], Callable[..., Expr]], ...] = (
    {cosh: lambda u, s: 1 + u**2 / 2 + s, softplus: lambda u, s: relu(u) + s},
    {
        Max: lambda *u, s: u[0] + s,
        Min: lambda *u, s: u[0] - s,
        cosh: lambda u, s: 1 + u**2 / 2 + s,
        exp: lambda u, s: 1 + u + s,
        softplus: lambda u, s: u + s,
        relu: lambda u, s: u + s,
        Abs: lambda u, s: u + s,
    },
    {
        Max: lambda *u, s: u[-1] + s,
        Min: lambda *u, s: u[-1] - s,
        Abs: lambda u, s: s - u,
        cosh: lambda u, s: (exp(u) + exp(-u)) / 2,
        sinh: lambda u, s: (exp(u) - exp(-u)) / 2,
    },
)
