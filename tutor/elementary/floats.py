"""The functions of the table that Python's `math` lacks, as ordinary floating point that neither overflows nor cancels.

Where a function has no value it raises as `math` does: ValueError, ZeroDivisionError or OverflowError.
"""

from __future__ import annotations

import math


def sigmoid(v: float) -> float:
    """1/(1 + e^(−v))"""
    return 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))


def softplus(v: float) -> float:
    """ln(1 + e^v)"""
    return max(v, 0.0) + math.log1p(math.exp(-abs(v)))


def sech(v: float) -> float:
    """2/(e^v + e^(−v))"""
    falling = math.exp(-abs(v))
    return 2 * falling / (1 + falling * falling)


def csch(v: float) -> float:
    """2/(e^v − e^(−v))"""
    return math.copysign(2 * math.exp(-abs(v)) / -math.expm1(-2 * abs(v)), v)


def gelu(v: float) -> float:
    """v (1 + erf(v/√2))/2"""
    return v * math.erfc(-v / math.sqrt(2)) / 2


def elu(v: float) -> float:
    """v where v > 0, otherwise e^v − 1"""
    return v if v > 0 else math.expm1(v)


def step(v: float) -> float:
    """1 where v > 0, otherwise 0"""
    return 1.0 if v > 0 else 0.0


def side(v: float) -> float:
    """1 where v > 0, otherwise −1"""
    return 1.0 if v > 0 else -1.0


def sign(v: float) -> float:
    """−1, 0 or 1"""
    return float((v > 0) - (v < 0))


def rectified(v: float) -> float:
    """max(v, 0)"""
    return max(v, 0.0)


def chosen(u: float, above: float, below: float) -> float:
    """a where u > 0, otherwise b"""
    return above if u > 0 else below
