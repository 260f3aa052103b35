"""The functions that a learner may type, once: their spellings, their LaTeX, and what each means in SymPy.

`build` is handed SymPy expressions and gives one, as it stands with evaluate=False; it is called only after the tree
has passed its budgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy
from sympy import Expr, Integer

from tutor.symbolic.functions import relu, side, sigmoid, softplus, step


@dataclass(frozen=True, slots=True)
class Function:
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


def cube_root(x: Expr, evaluate: bool = True) -> Expr:
    """x^(1/3)"""
    return root(x, Integer(3), evaluate)


def sign(x: Expr, evaluate: bool = True) -> Expr:
    """−1, 0 or 1; of anything but a plain zero, the course's slope of |x|"""
    return Integer(0) if x is Integer(0) else side(x, evaluate=evaluate)


def _f(
    name: str,
    build: Callable[..., Expr],
    *spellings: str,
    latex: str = "",
    inverse: str = "",
) -> Function:
    command = latex or rf"\operatorname{{{name}}}"
    return Function(name, spellings, command, build, inverse=inverse)


LOG = Function("log", (), r"\ln", log, 1, 2)
LOG10 = Function("lg", ("log10",), r"\lg", log10, 1, 2)
ABS = _f("abs", sympy.Abs)
SQRT = _f("sqrt", root)
SIGMOID = _f("sigma", sigmoid, "sigmoid", "logistic", "expit", latex=r"\sigma", inverse="ln(z/(1-z))")

ALL: tuple[Function, ...] = (
    _f("exp", sympy.exp, latex=r"\exp", inverse="ln"),
    _f("ln", sympy.log, latex=r"\ln", inverse="exp"),
    LOG,
    LOG10,
    SQRT,
    Function("root", (), r"\operatorname{root}", root, 1, 2),
    _f("cbrt", cube_root),
    _f("sin", sympy.sin, latex=r"\sin", inverse="arcsin"),
    _f("cos", sympy.cos, latex=r"\cos", inverse="arccos"),
    _f("tan", sympy.tan, latex=r"\tan", inverse="arctan"),
    _f("sec", sympy.sec, latex=r"\sec", inverse="arcsec"),
    _f("csc", sympy.csc, "cosec", latex=r"\csc", inverse="arccsc"),
    _f("cot", sympy.cot, "cotan", latex=r"\cot", inverse="arccot"),
    _f("sinh", sympy.sinh, latex=r"\sinh", inverse="arsinh"),
    _f("cosh", sympy.cosh, latex=r"\cosh", inverse="arcosh"),
    _f("tanh", sympy.tanh, latex=r"\tanh", inverse="artanh"),
    _f("sech", sympy.sech),
    _f("csch", sympy.csch, "cosech"),
    _f("coth", sympy.coth, latex=r"\coth"),
    _f("arcsin", sympy.asin, "asin", latex=r"\arcsin"),
    _f("arccos", sympy.acos, "acos", latex=r"\arccos"),
    _f("arctan", sympy.atan, "atan", latex=r"\arctan"),
    _f("arcsec", sympy.asec, "asec"),
    _f("arccsc", sympy.acsc, "acsc"),
    _f("arccot", sympy.acot, "acot"),
    _f("arsinh", sympy.asinh, "asinh", "arcsinh"),
    _f("arcosh", sympy.acosh, "acosh", "arccosh"),
    _f("artanh", sympy.atanh, "atanh", "arctanh"),
    SIGMOID,
    _f("ReLU", relu, "relu"),
    _f("softplus", softplus),
    ABS,
    _f("sign", sign, "signum", "sgn"),
    _f("step", step, "heaviside"),
    Function("max", (), r"\max", sympy.Max, 1, 20),
    Function("min", (), r"\min", sympy.Min, 1, 20),
)


def function(name: str, arguments: int = 1) -> Function:
    """A function without a formula, for an exercise that speaks of some f(x)."""
    return Function(name, (), name, sympy.Function(name, real=True), arguments, arguments)
