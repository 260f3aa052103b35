"""The functions of SymPy and of the course as operations on enclosed values: one table, head to operation.

What a function is at its kink or its jump is in `intervals`; what an expression is made of is in `program`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

import sympy
from mpmath.libmp import (
    mpf_acosh,
    mpf_asin,
    mpf_asinh,
    mpf_atan,
    mpf_atanh,
    mpf_pi,
    mpf_sinh,
    mpf_tanh,
    mpi_cos,
    mpi_sin,
    round_ceiling,
    round_floor,
)

from tutor.answers.deciding.intervals import (
    UNCLEAR,
    UNDEFINED,
    Status,
    Value,
    absolute,
    add,
    circular,
    disjoint,
    exponential,
    increasing,
    invert,
    jump,
    largest,
    logarithm,
    multiply,
    negate,
    sign,
)
from tutor.symbolic import functions

Operation = Callable[[Sequence[Value], int], Value]


def unary(function: Callable[[Value, int], Value]) -> Operation:
    """A function of one value as an operation on a list of one."""
    return lambda values, bits: function(values[0], bits)


def after(outer: Callable[[Value, int], Value], inner: Callable[[Value, int], Value]) -> Callable[[Value, int], Value]:
    """outer(inner(v)), lost when the inner one is"""

    def both(value: Value, bits: int) -> Value:
        middle = inner(value, bits)
        return middle if isinstance(middle, Status) else outer(middle, bits)

    return both


def quotient(top: Callable, bottom: Callable) -> Callable[[Value, int], Value]:
    """top(v)/bottom(v)"""

    def divided(value: Value, bits: int) -> Value:
        above, below = top(value, bits), after(invert, bottom)(value, bits)
        lost = [part for part in (above, below) if isinstance(part, Status)]
        return lost[0] if lost else multiply([above, below], bits)

    return divided


def within(function: Callable[[Value, int], Value], low: int, high: int | None) -> Callable[[Value, int], Value]:
    """A function that is defined for low ≤ v ≤ high alone."""

    def bounded(value: Value, bits: int) -> Value:
        above = sign(add([value, Fraction(-low)], bits))
        below = 1 if high is None else sign(add([Fraction(high), negate(value)], bits))
        if above == -1 or below == -1:
            return UNDEFINED
        return UNCLEAR if above is None or below is None else function(value, bits)

    return bounded


def pi(bits: int) -> Value:
    """π"""
    return mpf_pi(bits, round_floor), mpf_pi(bits, round_ceiling)


def sigmoid(value: Value, bits: int) -> Value:
    """1/(1 + e^(−v))"""
    growth = exponential(negate(value), bits)
    return growth if isinstance(growth, Status) else invert(add([Fraction(1), growth], bits), bits)


def softplus(value: Value, bits: int) -> Value:
    """ln(1 + e^v)"""
    growth = exponential(value, bits)
    return growth if isinstance(growth, Status) else logarithm(add([Fraction(1), growth], bits), bits)


def cosh(value: Value, bits: int) -> Value:
    """(e^v + e^(−v))/2"""
    parts = [exponential(value, bits), exponential(negate(value), bits)]
    return UNCLEAR if UNCLEAR in parts else multiply([Fraction(1, 2), add(parts, bits)], bits)


def arccosine(value: Value, bits: int) -> Value:
    """π/2 − arcsin v"""
    return add([multiply([Fraction(1, 2), pi(bits)], bits), negate(rising(mpf_asin)(value, bits))], bits)


def rising(function: Callable) -> Callable[[Value, int], Value]:
    """An increasing function, exact at 0 where it is 0."""
    return partial(_rising, function)


def _rising(function: Callable, value: Value, bits: int) -> Value:
    if function is not mpf_acosh and value == 0:
        return Fraction(0)
    return increasing(function, value, bits)


def sine(value: Value, bits: int) -> Value:
    """sin v"""
    return Fraction(0) if value == 0 else circular(mpi_sin, value, bits)


def cosine(value: Value, bits: int) -> Value:
    """cos v"""
    return Fraction(1) if value == 0 else circular(mpi_cos, value, bits)


def _kinked(below: int, above: int) -> Operation:
    return lambda values, bits: jump(values[0], below, above)


def _smallest(values: Sequence[Value], bits: int) -> Value:
    return negate(largest([negate(value) for value in values], bits))


_tangent, _tanh, _sinh = quotient(sine, cosine), rising(mpf_tanh), rising(mpf_sinh)
_arcsine, _arccosine = within(rising(mpf_asin), -1, 1), within(arccosine, -1, 1)

KINKED: tuple[type, ...] = (sympy.Abs, sympy.sign, sympy.Heaviside, functions.relu, functions.step, functions.side)

OPERATIONS: dict[type, Operation] = {
    sympy.exp: unary(exponential),
    sympy.log: unary(logarithm),
    sympy.sin: unary(sine),
    sympy.cos: unary(cosine),
    sympy.tan: unary(_tangent),
    sympy.cot: unary(quotient(cosine, sine)),
    sympy.sec: unary(after(invert, cosine)),
    sympy.csc: unary(after(invert, sine)),
    sympy.sinh: unary(_sinh),
    sympy.cosh: unary(cosh),
    sympy.tanh: unary(_tanh),
    sympy.coth: unary(after(invert, _tanh)),
    sympy.sech: unary(after(invert, cosh)),
    sympy.csch: unary(after(invert, _sinh)),
    sympy.asin: unary(_arcsine),
    sympy.acos: unary(_arccosine),
    sympy.atan: unary(rising(mpf_atan)),
    sympy.asec: unary(after(_arccosine, invert)),
    sympy.acsc: unary(after(_arcsine, invert)),
    sympy.acot: unary(after(rising(mpf_atan), invert)),
    sympy.asinh: unary(rising(mpf_asinh)),
    sympy.acosh: unary(within(rising(mpf_acosh), 1, None)),
    sympy.atanh: unary(lambda value, bits: _inverse_tanh(value, bits)),
    sympy.Abs: unary(absolute),
    sympy.sign: _kinked(-1, 1),
    sympy.Heaviside: _kinked(0, 1),
    sympy.Max: lambda values, bits: largest(list(values), bits),
    sympy.Min: _smallest,
    functions.sigmoid: unary(sigmoid),
    functions.softplus: unary(softplus),
    functions.relu: lambda values, bits: largest([values[0], Fraction(0)], bits),
    functions.step: _kinked(0, 1),
    functions.side: _kinked(-1, 1),
}


def _inverse_tanh(value: Value, bits: int) -> Value:
    if all(disjoint(value, Fraction(edge), bits) for edge in (-1, 1)):
        return within(rising(mpf_atanh), -1, 1)(value, bits)
    return UNDEFINED if isinstance(value, Fraction) else UNCLEAR
