"""The expressions on which Python and JavaScript must agree, where they are tried, and what agreeing means.

No tests are here: node and the browser both read this list.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random

import numpy as np
from sympy import (
    Abs,
    Expr,
    Float,
    Integer,
    Max,
    Min,
    Rational,
    Symbol,
    cos,
    cosh,
    erf,
    exp,
    log,
    pi,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from tutor.elementary.heads import cases, elu, gelu, mish, relu, side, sigmoid, silu, softplus, step
from tutor.notation import a, b, domain, n, u, v, w, x, y, z

RANDOM_POINTS = 1000
EXTREMES = (-1000.0, 1000.0)
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Case:
    """An expression and its arguments in order."""

    expr: Expr
    symbols: tuple[Symbol, ...]

    def __str__(self) -> str:
        return str(self.expr)


def _case(expr: Expr) -> Case:
    return Case(expr, tuple(sorted(expr.free_symbols, key=lambda symbol: symbol.name)))


_z = w * x + b
_a = sigmoid(_z)

EXPRESSIONS: tuple[Case, ...] = (
    Case(Rational(7), (x,)),
    *map(
        _case,
        (
            # powers and roots
            (w - 3) ** 2,
            2 * (w - 3),
            x**3 - 5 * x + Rational(1, 3),
            1 / x,
            -1 / x**2,
            sqrt(x),
            1 / (2 * sqrt(x)),
            x ** Rational(1, 3),
            x ** Rational(-2, 3),
            x**n,
            n * x ** (n - 1),
            x**x,
            Float("0.1") * x**4 - pi * x,
            -(x**2),
            (-x) ** 3 / (2 * w * y),
            x / (w / y),
            # the standard functions
            exp(-z),
            log(x),
            sin(x) * cos(w),
            tan(x),
            tanh(z),
            1 - tanh(z) ** 2,
            sinh(x) / 3,
            1 / cosh(z) ** 2,
            sinh(z) / cosh(z),
            # kinks
            relu(z),
            step(z),
            side(z),
            Abs(w - 3),
            Max(x, w, 0),
            Min(x, Max(w, y)),
            step(w - 1) * side(x) - relu(-w) / 2,
            cases(z, z**2, exp(z) - 1),
            cases(w - x, log(w - x), exp(x)),
            # the newer activations and their slopes
            gelu(z),
            elu(z),
            silu(z),
            mish(z),
            erf(z) * exp(-(z**2)),
            cases(z, Integer(1), exp(z)),
            (1 + erf(z / sqrt(2))) / 2 + z * exp(-(z**2) / 2) / sqrt(2 * pi),
            # the sigmoid and its kin, by name and written out
            sigmoid(z),
            sigmoid(z) * (1 - sigmoid(z)),
            1 / (1 + exp(-z)),
            exp(z) / (1 + exp(z)),
            exp(-z) / (1 + exp(-z)) ** 2,
            softplus(z),
            log(1 + exp(z)),
            log(sigmoid(z)),
            log(cosh(z)),
            (exp(z) - exp(-z)) / (exp(z) + exp(-z)),
            (1 - exp(-2 * z)) / (1 + exp(-2 * z)),
            log(exp(u) + exp(v) + exp(z)),
            exp(u) / (exp(u) + exp(v) + exp(z)),
            # a neuron and its cost
            (_a - y) ** 2,
            2 * (_a - y) * _a * (1 - _a) * x,
            2 * (_a - y) * exp(-_z) / (1 + exp(-_z)) ** 2,
            -(y * log(_a) + (1 - y) * log(1 - _a)),
            sigmoid(u * sigmoid(v * x) + a),
        ),
    ),
)


def points(case: Case) -> np.ndarray:
    """One row per point: random ones inside the symbols' domains, then every corner of ±1000."""
    draw = Random(str(case))
    spans = [(float(domain(symbol).low), float(domain(symbol).high)) for symbol in case.symbols]
    inside = [[draw.uniform(*span) for span in spans] for _ in range(RANDOM_POINTS)]
    return np.array([*inside, *product(EXTREMES, repeat=len(spans))])


def disagreements(given: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Where two results differ: more than the tolerance, or one is NaN, or infinite otherwise than the other."""
    same = (given == expected) | (np.isnan(given) & np.isnan(expected))
    with np.errstate(invalid="ignore", over="ignore"):
        close = np.abs(given - expected) <= TOLERANCE * np.maximum(1.0, np.abs(expected))
    return np.flatnonzero(~(same | (close & np.isfinite(expected))))
