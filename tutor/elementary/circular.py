"""Rows of the table: the functions of the circle and their inverses."""

from __future__ import annotations

import math

from mpmath.libmp import mpf_asin, mpf_atan
from sympy import Abs, Expr, acos, acot, acsc, asec, asin, atan, cos, cot, csc, pi, sec, sin, sqrt, tan

from tutor.elementary import intervals
from tutor.elementary.function import BEYOND_ONE, NOT_ZERO, WITHIN_ONE, Function
from tutor.elementary.intervals import NoValue, Number, Of, Value, after, cosine, multiply, rising, sine, unary, within


def _whole_turns(k: Expr) -> Expr:
    """kπ"""
    return k * pi


def _and_a_quarter(k: Expr) -> Expr:
    """kπ + π/2"""
    return k * pi + pi / 2


def _quotient(top: Of, bottom: Of) -> Of:
    """top(v)/bottom(v)"""

    def divided(value: Number, bits: int) -> Value:
        above, below = top(value, bits), after(intervals.invert, bottom)(value, bits)
        if isinstance(above, NoValue):
            return above
        return below if isinstance(below, NoValue) else multiply([above, below], bits)

    return divided


_arcsine, _arccosine = within(rising(mpf_asin), -1, 1), within(intervals.arccosine, -1, 1)

CIRCULAR: tuple[Function, ...] = (
    Function(
        head=sin,
        name="sin",
        latex=r"\sin",
        inverse="arcsin",
        rule="sine",
        slope=lambda u: cos(u),
        integral=lambda u: -cos(u),
        growth="bounded",
        enclosure=unary(sine),
        floating=math.sin,
        numpy="{numpy}.sin({0})",
        javascript="Math.sin({0})",
    ),
    Function(
        head=cos,
        name="cos",
        latex=r"\cos",
        inverse="arccos",
        rule="cosine",
        says="The slope of {f} is {slope}: mind the minus.",
        slope=lambda u: -sin(u),
        integral=lambda u: sin(u),
        growth="bounded",
        enclosure=unary(cosine),
        floating=math.cos,
        numpy="{numpy}.cos({0})",
        javascript="Math.cos({0})",
    ),
    Function(
        head=tan,
        name="tan",
        latex=r"\tan",
        inverse="arctan",
        meaning=lambda z: sin(z) / cos(z),
        rule="tangent",
        slope=lambda u: cos(u) ** -2,
        poles=_and_a_quarter,
        enclosure=unary(_quotient(sine, cosine)),
        floating=math.tan,
        numpy="{numpy}.tan({0})",
        javascript="Math.tan({0})",
    ),
    Function(
        head=sec,
        name="sec",
        latex=r"\sec",
        inverse="arcsec",
        meaning=lambda z: 1 / cos(z),
        rule="secant",
        slope=lambda u: sec(u) * tan(u),
        poles=_and_a_quarter,
        enclosure=unary(after(intervals.invert, cosine)),
        floating=lambda v: 1 / math.cos(v),
    ),
    Function(
        head=csc,
        name="csc",
        spellings=("cosec",),
        latex=r"\csc",
        inverse="arccsc",
        meaning=lambda z: 1 / sin(z),
        rule="cosecant",
        slope=lambda u: -csc(u) * cot(u),
        poles=_whole_turns,
        enclosure=unary(after(intervals.invert, sine)),
        floating=lambda v: 1 / math.sin(v),
    ),
    Function(
        head=cot,
        name="cot",
        spellings=("cotan",),
        latex=r"\cot",
        inverse="arccot",
        meaning=lambda z: cos(z) / sin(z),
        rule="cotangent",
        slope=lambda u: -(sin(u) ** -2),
        poles=_whole_turns,
        enclosure=unary(_quotient(cosine, sine)),
        floating=lambda v: 1 / math.tan(v),
    ),
    Function(
        head=asin,
        name="arcsin",
        spellings=("asin",),
        latex=r"\arcsin",
        inverse="sin",
        rule="inverse sine",
        slope=lambda u: 1 / sqrt(1 - u**2),
        domain=WITHIN_ONE,
        enclosure=unary(_arcsine),
        floating=math.asin,
        numpy="{numpy}.arcsin({0})",
        javascript="Math.asin({0})",
    ),
    Function(
        head=acos,
        name="arccos",
        spellings=("acos",),
        latex=r"\arccos",
        inverse="cos",
        rule="inverse cosine",
        slope=lambda u: -1 / sqrt(1 - u**2),
        domain=WITHIN_ONE,
        enclosure=unary(_arccosine),
        floating=math.acos,
        numpy="{numpy}.arccos({0})",
        javascript="Math.acos({0})",
    ),
    Function(
        head=atan,
        name="arctan",
        spellings=("atan",),
        latex=r"\arctan",
        inverse="tan",
        rule="inverse tangent",
        slope=lambda u: 1 / (1 + u**2),
        growth="bounded",
        enclosure=unary(rising(mpf_atan)),
        floating=math.atan,
        numpy="{numpy}.arctan({0})",
        javascript="Math.atan({0})",
    ),
    Function(
        head=asec,
        name="arcsec",
        spellings=("asec",),
        latex=r"\operatorname{arcsec}",
        inverse="sec",
        rule="inverse secant",
        slope=lambda u: 1 / (Abs(u) * sqrt(u**2 - 1)),
        domain=BEYOND_ONE,
        enclosure=unary(after(_arccosine, intervals.invert)),
        floating=lambda v: math.acos(1 / v),
        form=lambda z: acos(1 / z),
    ),
    Function(
        head=acsc,
        name="arccsc",
        spellings=("acsc",),
        latex=r"\operatorname{arccsc}",
        inverse="csc",
        rule="inverse cosecant",
        slope=lambda u: -1 / (Abs(u) * sqrt(u**2 - 1)),
        domain=BEYOND_ONE,
        enclosure=unary(after(_arcsine, intervals.invert)),
        floating=lambda v: math.asin(1 / v),
        form=lambda z: asin(1 / z),
    ),
    Function(
        head=acot,
        name="arccot",
        spellings=("acot",),
        latex=r"\operatorname{arccot}",
        inverse="cot",
        rule="inverse cotangent",
        slope=lambda u: -1 / (1 + u**2),
        domain=NOT_ZERO,
        growth="bounded",
        enclosure=unary(after(rising(mpf_atan), intervals.invert)),
        floating=lambda v: math.atan(1 / v),
        form=lambda z: atan(1 / z),
    ),
)
