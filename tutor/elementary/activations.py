"""Rows of the table: the activations of a network, what has a kink or a jump, and what safe forms are made of."""

from __future__ import annotations

import math

from mpmath.libmp import mpf_erf, mpf_tanh
from sympy import Abs, Expr, Heaviside, Integer, Max, Min, erf, exp, log, pi, sign, sqrt, tanh

from tutor.elementary import error_function, floats, intervals
from tutor.elementary.function import Function
from tutor.elementary.heads import (
    below,
    cases,
    cbrt,
    elu,
    erf_tail,
    expm1,
    gelu,
    largest,
    log1p,
    mish,
    relu,
    side,
    sigmoid,
    sigmoid_slope,
    silu,
    size,
    softplus,
    step,
)
from tutor.elementary.intervals import jumping, rising, squashed, unary


def _sigmoid(z: Expr) -> Expr:
    """e^min(z, 0) / (1 + e^−|z|)"""
    return exp(below(z)) / (1 + exp(-size(z)))


def _sigmoid_slope(z: Expr) -> Expr:
    """e^−|z| / (1 + e^−|z|)²"""
    return exp(-size(z)) / (1 + exp(-size(z))) ** 2


def _softplus(z: Expr) -> Expr:
    """max(z, 0) + ln(1 + e^−|z|)"""
    return relu(z) + log1p(exp(-size(z)))


def _elu(z: Expr) -> Expr:
    """max(z, 0) + e^min(z, 0) − 1"""
    return relu(z) + expm1(below(z))


ACTIVATIONS: tuple[Function, ...] = (
    Function(
        head=sigmoid,
        name="sigma",
        spellings=("sigmoid", "logistic", "expit", "sig"),
        hint="sigmoid({})",
        latex=r"\sigma",
        text="σ",
        inverse="ln(z/(1-z))",
        meaning=lambda z: 1 / (1 + exp(-z)),
        rule="sigmoid",
        says="The slope of {f} is {f} itself times one minus it.",
        slope=lambda u: sigmoid(u) * (1 - sigmoid(u)),
        integral=softplus,
        growth="share",
        logarithm=lambda z: -softplus(-z),
        enclosure=unary(intervals.sigmoid),
        floating=floats.sigmoid,
        form=_sigmoid,
        ufuncs=(("negative",), ("exp",), ("add", 1), ("reciprocal",)),
        layer="sigmoid",
    ),
    Function(
        head=tanh,
        name="tanh",
        latex=r"\tanh",
        inverse="artanh",
        meaning=lambda z: 1 - 2 / (exp(2 * z) + 1),
        rule="hyperbolic tangent",
        says="The slope of {f} is one minus its square.",
        slope=lambda u: 1 - tanh(u) ** 2,
        growth="bounded",
        enclosure=unary(squashed(rising(mpf_tanh))),
        floating=math.tanh,
        numpy="{numpy}.tanh({0})",
        javascript="Math.tanh({0})",
        layer="tanh",
    ),
    Function(
        head=relu,
        name="ReLU",
        spellings=("relu",),
        hint="relu({})",
        latex=r"\operatorname{ReLU}",
        rule="ReLU",
        says="{f} has slope 1 where its inside is positive, otherwise 0.",
        slope=lambda u: step(u),
        kink="kink",
        enclosure=unary(intervals.rectified),
        floating=floats.rectified,
        numpy="{numpy}.maximum({0}, 0)",
        javascript="Math.max({0}, 0)",
        layer="relu",
    ),
    Function(
        head=softplus,
        name="softplus",
        hint="softplus({})",
        latex=r"\operatorname{softplus}",
        inverse="ln(e^z-1)",
        meaning=lambda z: log(1 + exp(z)),
        rule="softplus",
        says="The slope of {f} is the sigmoid: {slope}.",
        slope=lambda u: sigmoid(u),
        growth="exponential",
        enclosure=unary(intervals.softplus),
        floating=floats.softplus,
        form=_softplus,
        ufuncs=(("logaddexp", 0),),
        layer="softplus",
    ),
    Function(
        head=silu,
        name="SiLU",
        spellings=("silu", "swish"),
        hint="silu({})",
        latex=r"\operatorname{SiLU}",
        meaning=silu.meaning,
        slope=lambda u: sigmoid(u) + u * sigmoid(u) * (1 - sigmoid(u)),
        growth="fading",
        layer="silu",
    ),
    Function(
        head=gelu,
        name="GELU",
        spellings=("gelu",),
        hint="gelu({})",
        latex=r"\operatorname{GELU}",
        meaning=gelu.meaning,
        slope=lambda u: (1 + erf(u / sqrt(2))) / 2 + u * exp(-(u**2) / 2) / sqrt(2 * pi),
        growth="fading",
        floating=floats.gelu,
        layer="gelu",
    ),
    Function(
        head=elu,
        name="ELU",
        spellings=("elu",),
        hint="elu({})",
        latex=r"\operatorname{ELU}",
        meaning=elu.meaning,
        slope=lambda u: cases(u, 1, exp(u)),
        floating=floats.elu,
        form=_elu,
        layer="elu",
    ),
    Function(
        head=mish,
        name="mish",
        hint="mish({})",
        latex=r"\operatorname{mish}",
        meaning=mish.meaning,
        slope=lambda u: tanh(softplus(u)) + u * (1 - tanh(softplus(u)) ** 2) * sigmoid(u),
        growth="fading",
        layer="mish",
    ),
    Function(
        head=erf,
        name="erf",
        latex=r"\operatorname{erf}",
        rule="error function",
        slope=lambda u: 2 * exp(-(u**2)) / sqrt(pi),
        growth="bounded",
        enclosure=unary(squashed(rising(mpf_erf))),
        floating=math.erf,
        form=error_function.by_tail,
    ),
)

KINKED: tuple[Function, ...] = (
    Function(
        head=Abs,
        name="abs",
        spellings=("absolute", "fabs"),
        hint="|{}|",
        latex=r"\operatorname{abs}",
        text="",
        rule="absolute value",
        says="The slope of {f} is 1 where its inside is positive, otherwise −1. So at 0 it is −1, too: {slope}.",
        slope=lambda u: side(u),
        kink="kink",
        enclosure=unary(intervals.absolute),
        floating=abs,
        numpy="{numpy}.abs({0})",
        ufuncs=(("absolute",),),
        javascript="Math.abs({0})",
    ),
    Function(
        head=cbrt,
        name="cbrt",
        latex=r"\operatorname{cbrt}",
        meaning=cbrt.meaning,
        rule="cube root",
        says="The slope of {f} is one over three times its square: {slope}.",
        slope=lambda u: 1 / (3 * cbrt(u) ** 2),
        floating=math.cbrt,
        numpy="{numpy}.cbrt({0})",
        javascript="Math.cbrt({0})",
    ),
    Function(
        head=side,
        name="sign",
        spellings=("signum", "sgn"),
        latex=r"\operatorname{sign}",
        rule="side",
        says="{f} is flat on both sides of its jump.",
        slope=lambda u: Integer(0),
        kink="jump",
        growth="bounded",
        enclosure=jumping(-1, 1),
        floating=floats.side,
        numpy="{numpy}.where({0} > 0, 1.0, -1.0)",
        ufuncs=(("heaviside", 0), ("multiply", 2), ("subtract", 1)),
        javascript="({0} > 0 ? 1 : -1)",
    ),
    Function(
        head=step,
        name="step",
        spellings=("heaviside",),
        latex=r"\operatorname{step}",
        rule="step",
        says="{f} is flat on both sides of its jump.",
        slope=lambda u: Integer(0),
        kink="jump",
        growth="bounded",
        enclosure=jumping(0, 1),
        floating=floats.step,
        numpy="{numpy}.where({0} > 0, 1.0, 0.0)",
        ufuncs=(("heaviside", 0),),
        javascript="({0} > 0 ? 1 : 0)",
    ),
    Function(
        head=Max,
        name="max",
        spellings=("maximum",),
        latex=r"\max",
        arguments=(1, 20),
        rule="maximum",
        says="Where {u} is larger than {v} the slope is that of {u}, elsewhere that of {v}.",
        enclosure=intervals.largest_of,
        floating=max,
        numpy="{numpy}.maximum({0}, {1})",
        javascript="Math.max({all})",
    ),
    Function(
        head=Min,
        name="min",
        spellings=("minimum",),
        latex=r"\min",
        arguments=(1, 20),
        rule="minimum",
        says="Where {u} is larger than {v} the slope is that of {v}, elsewhere that of {u}.",
        enclosure=intervals.smallest_of,
        floating=min,
        numpy="{numpy}.minimum({0}, {1})",
        javascript="Math.min({all})",
    ),
    Function(
        head=cases,
        name="cases",
        latex=r"\operatorname{cases}",
        text="",
        arguments=(3, 3),
        rule="by cases",
        says="Where {u} is positive the slope is that of {above}, elsewhere that of {below}.",
        kink="jump",
        enclosure=intervals.chosen,
        floating=floats.chosen,
        numpy="{numpy}.where({0} > 0, {1}, {2})",
        javascript="({0} > 0 ? {1} : {2})",
    ),
)

PARTS: tuple[Function, ...] = (  # nobody types them: they are in safe forms, or come of SymPy's own calculus
    Function(
        head=below,
        name="below",
        numpy="{numpy}.minimum({0}, 0)",
        javascript="Math.min({0}, 0)",
    ),
    Function(
        head=size,
        name="size",
        numpy="{numpy}.abs({0})",
        ufuncs=(("absolute",),),
        javascript="Math.abs({0})",
    ),
    Function(
        head=log1p,
        name="log1p",
        numpy="{numpy}.log1p({0})",
        javascript="Math.log1p({0})",
    ),
    Function(
        head=expm1,
        name="expm1",
        numpy="{numpy}.expm1({0})",
        javascript="Math.expm1({0})",
    ),
    Function(
        head=largest,
        name="largest",
        arguments=(1, 20),
        numpy="{numpy}.maximum({0}, {1})",
        javascript="Math.max({all})",
    ),
    Function(
        head=sigmoid_slope,
        name="sigmoid_slope",
        logarithm=lambda z: -softplus(z) - softplus(-z),
        form=_sigmoid_slope,
    ),
    Function(
        head=erf_tail,
        name="erf_tail",
        form=error_function.horner,
        numpy=error_function.NUMPY,
        javascript=error_function.JAVASCRIPT,
    ),
    Function(head=sign, name="sympy.sign", kink="jump", enclosure=jumping(-1, 1), floating=floats.sign),
    Function(
        head=Heaviside,
        name="sympy.Heaviside",
        kink="jump",
        enclosure=jumping(0, 1),
        floating=lambda v, *_: floats.step(v),
    ),
)
