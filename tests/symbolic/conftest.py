"""A second opinion on values: expressions computed with mpmath, one node at a time, far from SymPy's calculus."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import mpmath
import pytest
import sympy
from sympy import Expr, Symbol

from tutor.elementary.heads import cases, cbrt, elu, gelu, mish, relu, side, sigmoid, silu, softplus, step

mpmath.mp.dps = 30

HEADS: dict[type, Callable] = {
    sympy.Add: lambda *terms: mpmath.fsum(terms),
    sympy.Mul: lambda *factors: mpmath.fprod(factors),
    sympy.Pow: mpmath.power,
    sympy.Max: lambda *parts: max(parts),
    sympy.Min: lambda *parts: min(parts),
    sympy.Abs: abs,
    sympy.sign: mpmath.sign,
    sympy.Heaviside: lambda z, at_zero=0: mpmath.mpf(z > 0),
    sympy.DiracDelta: lambda *_: mpmath.mpf(0),
    sigmoid: lambda z: 1 / (1 + mpmath.exp(-z)),
    relu: lambda z: max(z, mpmath.mpf(0)),
    softplus: lambda z: mpmath.log(1 + mpmath.exp(z)),
    step: lambda z: mpmath.mpf(z > 0),
    side: lambda z: mpmath.mpf(1 if z > 0 else -1),
    cases: lambda u, above, below: above if u > 0 else below,
    silu: lambda z: z / (1 + mpmath.exp(-z)),
    gelu: lambda z: z * mpmath.ncdf(z),
    cbrt: lambda z: mpmath.sign(z) * mpmath.cbrt(abs(z)),
    elu: lambda z: z if z > 0 else mpmath.expm1(z),
    mish: lambda z: z * mpmath.tanh(mpmath.log1p(mpmath.exp(z))),
}
NAMED = (
    "exp log sin cos tan sec csc cot sinh cosh tanh asin acos atan sech csch coth asec acsc acot asinh acosh atanh erf"
)
HEADS |= {getattr(sympy, name): getattr(mpmath, name) for name in NAMED.split()}


def number(expr: Expr, at: Mapping[Symbol, object]) -> object:
    """The value of an expression at a point, to thirty digits."""
    if expr.is_Symbol:
        return at[expr]
    if not expr.args:
        return mpmath.mpf(expr.p) / expr.q if expr.is_Rational else mpmath.mpmathify(expr.evalf(30))
    return HEADS[expr.func](*(number(part, at) for part in expr.args))


def same(one: Expr, two: Expr, points: tuple[Mapping[Symbol, object], ...]) -> bool | None:
    """Equal at every point where both are finite real numbers; None where there is no such point."""
    met = False
    for at in points:
        try:
            left, right = number(one, at), number(two, at)
        except (
            ZeroDivisionError,
            TypeError,
            OverflowError,
            KeyError,
        ):  # KeyError: a head such as im, for complex values
            continue
        if not all(isinstance(side, mpmath.mpf) and mpmath.isfinite(side) for side in (left, right)):
            continue
        met = True
        if abs(left - right) > mpmath.mpf(10) ** -12 * (1 + abs(right)):
            return False
    return met or None


@pytest.fixture(name="same", scope="session")
def _same() -> Callable[..., bool | None]:
    return same


@pytest.fixture(name="number", scope="session")
def _number() -> Callable[..., object]:
    return number


@pytest.fixture
def no_calculus(monkeypatch: pytest.MonkeyPatch) -> None:
    """SymPy's own calculus raises for the length of a test: what is derived is derived by us.

    SymPy itself looks at slopes when it is asked for a sign (`_monotonic_sign`); that is let through.
    """
    original = sympy.Expr.diff

    def asked(*args: object, **options: object) -> object:
        if sys._getframe(1).f_code.co_name == "_monotonic_sign":
            return original(*args, **options)
        raise AssertionError("SymPy's calculus was asked")

    for place, name in (
        (sympy, "diff"),
        (sympy, "simplify"),
        (sympy, "limit"),
        (sympy.core.function, "diff"),
        (sympy.Expr, "diff"),
        (sympy.Expr, "simplify"),
        (sympy.Expr, "limit"),
        (sympy.Basic, "simplify"),
        (sympy.Basic, "doit"),
        (sympy.Function, "fdiff"),
        (sympy.Derivative, "doit"),
    ):
        monkeypatch.setattr(place, name, asked)
    for head in (sigmoid, relu, softplus, step, side, silu, gelu, elu, mish):
        monkeypatch.setattr(head, "fdiff", asked)
