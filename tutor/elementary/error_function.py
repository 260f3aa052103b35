"""erf by a formula that NumPy and JavaScript can compute, since neither has erf: off by less than 5·10⁻¹³ everywhere.

erf(z) = ±(1 − t (c₀ + c₁t + … + c₁₂t¹²) e^(−z²)), t = 1/(1 + p|z|). The form is Hastings' (C. Hastings, Approximations
for Digital Computers, 1955; with five numbers, good to 1.5·10⁻⁷, it is 7.1.26 of Abramowitz and Stegun, Handbook of
Mathematical Functions, 1964). The thirteen numbers here make it exact at thirteen Chebyshev points of t that belong to
0 ≤ z ≤ 4.5, z = 0 among them; a test derives them afresh and measures the error beside mpmath.
"""

from __future__ import annotations

from functools import reduce

from sympy import Expr, Float, Integer, Rational, exp

from tutor.elementary.heads import erf_tail, side, size

P = Rational(3, 10)
TAIL = (
    0.16928432079221203,
    0.1687902204115327,
    0.16505834879498488,
    0.13282391615052772,
    0.1526512670459639,
    0.09219452012390976,
    -0.06921749019120842,
    0.48696658666125003,
    -0.7257467987597572,
    0.7898917065907274,
    -0.5077516899615502,
    0.16734878826964625,
    -0.022293695928238735,
)


def by_tail(z: Expr) -> Expr:
    """erf(z) in the functions that every target has"""
    t = 1 / (1 + P * size(z))
    return side(z) * (1 - t * erf_tail(t) * exp(-(z**2)))


def horner(t: Expr) -> Expr:
    """c₀ + t(c₁ + t(c₂ + …))"""
    start: Expr = Integer(0)
    return reduce(lambda sum_so_far, number: Float(number) + t * sum_so_far, reversed(TAIL), start)


def _nested() -> str:
    return reduce(lambda rest, number: f"({number!r} + ({{0}})*{rest})", reversed(TAIL[:-1]), repr(TAIL[-1]))


NUMPY = f"{{numpy}}.polyval({list(reversed(TAIL))!r}, {{0}})"
JAVASCRIPT = _nested()
