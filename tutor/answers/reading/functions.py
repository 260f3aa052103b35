"""The functions that a learner may type: those of `tutor.elementary`, and other ways of writing logarithms and powers.

`build` is handed SymPy expressions and gives one, as it stands with evaluate=False; it is called only after the tree
has passed its budgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy
from sympy import Expr, Integer

from tutor.elementary import function as elementary
from tutor.elementary.heads import side
from tutor.elementary.table import FUNCTIONS

MOST_PARTS = 9  # of a sum or a product that is written as a function


@dataclass(frozen=True, slots=True)
class FunctionSpelling:
    """A function of the course: `name` and other `spellings`, LaTeX, how many arguments, and its meaning."""

    name: str
    spellings: tuple[str, ...]
    latex: str
    build: Callable[..., Expr]
    least: int = 1
    most: int = 1
    inverse: str = ""  # what f^(−1) may have been meant to be


def log(x: Expr, base: Expr | None = None, evaluate: bool = True) -> Expr:
    """ln x, or ln x / ln base"""
    above = sympy.log(x, evaluate=evaluate)
    return above if base is None else above / sympy.log(base, evaluate=evaluate)


def log10(x: Expr, base: Expr | None = None, evaluate: bool = True) -> Expr:
    """log₁₀ x, or to the base that is given"""
    return log(x, Integer(10) if base is None else base, evaluate)


def root(x: Expr, degree: Expr | None = None, evaluate: bool = True) -> Expr:
    """x^(1/degree), the square root without one"""
    return sympy.Pow(x, sympy.Rational(1, 2) if degree is None else 1 / degree, evaluate=evaluate)


def square(x: Expr, evaluate: bool = True) -> Expr:
    """x²"""
    return sympy.Pow(x, 2, evaluate=evaluate)


def fraction(x: Expr, y: Expr, evaluate: bool = True) -> Expr:
    """x/y"""
    return sympy.Mul(x, sympy.Pow(y, -1, evaluate=evaluate), evaluate=evaluate)


def subtract(x: Expr, y: Expr, evaluate: bool = True) -> Expr:
    """x − y"""
    return sympy.Add(x, -y, evaluate=evaluate)


def sign(x: Expr, evaluate: bool = True) -> Expr:
    """−1, 0 or 1; of anything but a plain zero, the course's slope of |x|"""
    return Integer(0) if x is Integer(0) else side(x, evaluate=evaluate)


BUILDS: dict[type, Callable[..., Expr]] = {side: sign}  # where it is not the head itself


def _typed(row: elementary.Function) -> FunctionSpelling:
    """A row of the table as it is typed."""
    build = BUILDS.get(row.head, row.head)
    return FunctionSpelling(row.name, row.spellings, row.latex, build, *row.arguments, inverse=row.inverse)


_TYPED = {row.head: _typed(row) for row in FUNCTIONS}
ABS = _TYPED[sympy.Abs]

# Not functions of their own, but ways of writing logarithms and powers:
LOG = FunctionSpelling("log", (), r"\ln", log, 1, 2)
LOG10 = FunctionSpelling("lg", ("log10",), r"\lg", log10, 1, 2)
SQRT = FunctionSpelling("sqrt", (), r"\operatorname{sqrt}", root)
ROOT = FunctionSpelling("root", ("nroot", "surd"), r"\operatorname{root}", root, 1, 2)

# Nor are these, but sums, products, quotients and powers as programs and algebra systems write them: pow(x, 2).
POWER = FunctionSpelling("pow", ("power",), r"\operatorname{pow}", sympy.Pow, 2, 2)
SQUARE = FunctionSpelling("square", (), r"\operatorname{square}", square)
FRACTION = FunctionSpelling("frac", ("divide", "rational"), r"\operatorname{frac}", fraction, 2, 2)
TIMES = FunctionSpelling("Times", ("multiply",), r"\operatorname{times}", sympy.Mul, 2, MOST_PARTS)
PLUS = FunctionSpelling("Plus", ("add",), r"\operatorname{plus}", sympy.Add, 2, MOST_PARTS)
SUBTRACT = FunctionSpelling("subtract", (), r"\operatorname{subtract}", subtract, 2, 2)
OPERATIONS = (POWER, SQUARE, FRACTION, TIMES, PLUS, SUBTRACT)

ALL: tuple[FunctionSpelling, ...] = (*_TYPED.values(), LOG, LOG10, SQRT, ROOT, *OPERATIONS)


def function(name: str, arguments: int = 1) -> FunctionSpelling:
    """A function without a formula, for an exercise that speaks of some f(x)."""
    return FunctionSpelling(name, (), name, sympy.Function(name, real=True), arguments, arguments)
