"""Misconceptions about single entries of the table: a sign, a neighbour's slope, σ′ as something else."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Abs, Expr, Integer, Max, Pow, Symbol, cos, cosh, exp, log, sign, sin, sinh, tan, tanh

from tutor.elementary.heads import relu, sigmoid, softplus, step
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import x, z
from tutor.symbolic.derivative import D
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import Rewrite
from tutor.symbolic.unevaluated import over, times


def sign_flipped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = −g′(u) du, for every g that is no power"""
    parts = taken_apart(f, x)
    if parts is None or isinstance(f, Pow):
        return None
    outer, u = parts
    return times(Integer(-1), outer.slope(f, u), D(u, x))


def _instead(head: type[Expr], slope: Callable[[Expr], Expr]) -> Rewrite:
    """The rewrite that believes in another slope of one function."""

    def rewrite(f: Expr, x: Symbol) -> Expr | None:
        if not isinstance(f, head):
            return None
        u = f.args[0]
        return times(slope(u), D(u, x))

    return rewrite


def tangent_as_sine(f: Expr, x: Symbol) -> Expr | None:
    """d tan u = d sin u"""
    return D(sin(f.args[0]), x) if isinstance(f, tan) else None


def _of_relu(slope: Callable[[Expr, Expr], Expr]) -> Rewrite:
    """The rewrite that believes in another slope of relu(u), or of max(0, u): slope(f, u)"""

    def rewrite(f: Expr, x: Symbol) -> Expr | None:
        if isinstance(f, relu):
            return times(slope(f, f.args[0]), D(f.args[0], x))
        if isinstance(f, Max) and len(f.args) == 2 and 0 in f.args:
            (u,) = (part for part in f.args if part != 0)
            return times(slope(f, u), D(u, x))
        return None

    return rewrite


def logistic_for_another(f: Expr, x: Symbol) -> Expr | None:
    """d 1/(c + e⁻ᵘ) = f(1 − f) du, for a c that is not 1"""
    if not f.is_Pow or f.exp != -1 or not f.base.is_Add:
        return None
    c, growth = f.base.as_independent(x, as_Add=True)
    if c in (0, 1) or not isinstance(growth, exp):
        return None
    return times(f, 1 - f, D(-growth.args[0], x))


def one_side_of_the_size(f: Expr, x: Symbol) -> Expr | None:
    """d |u| = du"""
    return D(f.args[0], x) if isinstance(f, Abs) else None


WITHOUT_H = (
    "{place} seems to have been given the slope of the function without the h in its name.",
    "Which of the two functions repeats itself for ever, and which is {place}?",
)
WHICH = "What is the slope of the outer function of {place}? Try it at two values in your head."
FUNCTIONS: tuple[Misconception, ...] = (
    Misconception(
        "sigmoid-slope-is-itself",
        of_derivative(
            "The slope of {place} seems to have been taken to be {place} itself.",
            "Where {place} is almost 1, it is almost flat. Does your slope say so?",
            _instead(sigmoid, sigmoid),
            (sigmoid(z), z, sigmoid(z)),
        ),
    ),
    Misconception(
        "sigmoid-slope-is-one-minus",
        of_derivative(
            "The slope of {place} seems to have been taken to be one minus {place}.",
            "Where {place} is almost 0, it is almost flat. Does your slope say so?",
            _instead(sigmoid, lambda u: 1 - sigmoid(u)),
            (sigmoid(z), z, 1 - sigmoid(z)),
        ),
    ),
    Misconception(
        "sigmoid-slope-of-input",
        of_derivative(
            "The slope of {place} seems to have been written with what goes in, not with what comes out.",
            "Which number lies between 0 and 1: the input of {place} or its output?",
            _instead(sigmoid, lambda u: times(u, 1 - u)),
            (sigmoid(z), z, z * (1 - z)),
        ),
    ),
    Misconception(
        "sigmoid-as-tanh",
        of_derivative(
            "{place} seems to have been given the slope of tanh.",
            "Which function did {place} come from: the sigmoid or tanh?",
            _instead(sigmoid, lambda u: 1 - sigmoid(u) ** 2),
            (sigmoid(z), z, 1 - sigmoid(z) ** 2),
        ),
    ),
    Misconception(
        "sigmoid-slope-with-plus",
        of_derivative(
            "The slope of {place} seems to have been taken to be {place} times one plus {place}.",
            "Where {place} is almost 1, it is almost flat. Does your slope say so?",
            _instead(sigmoid, lambda u: times(sigmoid(u), 1 + sigmoid(u))),
            (sigmoid(z), z, sigmoid(z) * (1 + sigmoid(z))),
        ),
    ),
    Misconception(
        "sigmoid-slope-is-square",
        of_derivative(
            "The slope of {place} seems to have been taken to be the square of {place}.",
            "Where {place} is almost 1, it is almost flat. Does your slope say so?",
            _instead(sigmoid, lambda u: sigmoid(u) ** 2),
            (sigmoid(z), z, sigmoid(z) ** 2),
            alone=True,
        ),
    ),
    Misconception(
        "logistic-for-another",
        of_derivative(
            "{place} seems to have been given the slope of the sigmoid.",
            "What stands in front of the exponential in {place}, and what in the sigmoid?",
            logistic_for_another,
            (1 / (3 + exp(-z)), z, (1 - 1 / (3 + exp(-z))) / (3 + exp(-z))),
            alone=True,
        ),
    ),
    Misconception(
        "tanh-without-square",
        of_derivative(
            "In the slope of {place}, a square seems to be missing.",
            "Where {place} is almost −1, it is almost flat. What does your slope say there?",
            _instead(tanh, lambda u: 1 - tanh(u)),
            (tanh(z), z, 1 - tanh(z)),
        ),
        of_derivative(
            "In the slope of {place}, a square seems to be missing.",
            "Write the slope of {place} with {place} itself. What is squared in it?",
            _instead(tanh, lambda u: cosh(u) ** -1),
            (tanh(z), z, 1 / cosh(z)),
            alone=True,
        ),
    ),
    Misconception(
        "square-misplaced",
        of_derivative(
            "In the slope of {place}, the square seems to stand on what goes in.",
            "What is squared in the slope of {place}: what goes in, or what comes out?",
            _instead(tanh, lambda u: 1 - tanh(u**2)),
            (tanh(z), z, 1 - tanh(z**2)),
            alone=True,
        ),
        of_derivative(
            "In the slope of {place}, the square seems to stand on the whole bracket.",
            "Where {place} is almost −1, it is almost flat. What does your slope say there?",
            _instead(tanh, lambda u: (1 - tanh(u)) ** 2),
            (tanh(z), z, (1 - tanh(z)) ** 2),
            alone=True,
        ),
    ),
    Misconception(
        "tanh-slopes-divided",
        of_derivative(
            "In {place}, the slope of the hyperbolic sine seems to have been divided by that of the hyperbolic cosine.",
            "A fraction has a slope of its own. What does your slope of {place} do near 0?",
            _instead(tanh, lambda u: over(cosh(u), sinh(u))),
            (tanh(z), z, cosh(z) / sinh(z)),
            alone=True,
        ),
    ),
    Misconception(
        "tanh-slope-of-input",
        of_derivative(
            "The slope of {place} seems to have been written with what goes in, not with what comes out.",
            "Which number lies between −1 and 1: the input of {place} or its output?",
            _instead(tanh, lambda u: 1 - u**2),
            (tanh(z), z, 1 - z**2),
            alone=True,
        ),
    ),
    Misconception(
        "tangent-without-square",
        of_derivative(
            "In the slope of {place}, a square seems to be missing.",
            "The tangent rises on every one of its branches. Is your slope positive everywhere?",
            _instead(tan, lambda u: cos(u) ** -1),
            (tan(x), x, 1 / cos(x)),
        ),
    ),
    Misconception(
        "tanh-as-sigmoid",
        of_derivative(
            "{place} seems to have been given the slope of the sigmoid.",
            "At 0, tanh is steepest. What does your slope say there?",
            _instead(tanh, lambda u: times(tanh(u), 1 - tanh(u))),
            (tanh(z), z, tanh(z) * (1 - tanh(z))),
        ),
    ),
    Misconception(
        "tanh-as-tan",
        of_derivative(
            "{place} seems to have been given the slope of the tangent.",
            "tanh never leaves the strip between −1 and 1. Can its slope keep growing?",
            _instead(tanh, lambda u: 1 + tanh(u) ** 2),
            (tanh(z), z, 1 + tanh(z) ** 2),
        ),
        of_derivative(
            "{place} seems to have been given the slope of the tangent.",
            "tanh never leaves the strip between −1 and 1. Can its slope keep growing?",
            _instead(tanh, lambda u: cos(u) ** -2),
            (tanh(z), z, 1 / cos(z) ** 2),
            alone=True,
        ),
    ),
    Misconception(
        "hyperbolic-as-circular",
        of_derivative(
            *WITHOUT_H,
            _instead(cosh, lambda u: -sin(u)),
            (cosh(x), x, -sin(x)),
            alone=True,
        ),
        of_derivative(
            *WITHOUT_H,
            _instead(sinh, cos),
            (sinh(x), x, cos(x)),
            alone=True,
        ),
    ),
    Misconception(
        "relu-slope-is-itself",
        of_derivative(
            "The slope of {place} seems to have been taken to be {place} itself.",
            "To the right of 0 the graph of ReLU is a straight line. What is the slope of a straight line?",
            _of_relu(lambda f, u: f),
            (relu(x), x, relu(x)),
        ),
    ),
    Misconception(
        "kink-forgotten",
        of_derivative(
            "{place} seems to have been given the slope that it has on one side only.",
            "What does the graph of {place} do on the other side of its kink?",
            _of_relu(lambda f, u: Integer(1)),
            (relu(-3 * x), x, Integer(-3)),
            alone=True,
        ),
        of_derivative(
            "{place} seems to have been given the slope that it has on one side only.",
            "What does the graph of {place} do on the other side of its kink?",
            one_side_of_the_size,
            (Abs(x**2 - 4), x, 2 * x),
            alone=True,
        ),
    ),
    Misconception(
        "relu-sides-swapped",
        of_derivative(
            "The two sides of {place} seem to have changed places.",
            "On which side of its kink does the graph of {place} lie on the axis?",
            _of_relu(lambda f, u: step(-u)),
            (relu(x**2 - 4), x, 2 * x * step(4 - x**2)),
            alone=True,
        ),
    ),
    Misconception(
        "relu-as-absolute-value",
        of_derivative(
            "{place} seems to have been given the slope of the absolute value.",
            "Where the inside of {place} is negative, does its graph come down, or is it flat?",
            _of_relu(lambda f, u: sign(u)),
            (relu(-x), x, sign(x)),
            alone=True,
        ),
    ),
    Misconception(
        "softplus-as-relu",
        of_derivative(
            "{place} seems to have been given the slope of ReLU.",
            "Does {place} have a kink, or does it bend smoothly?",
            _instead(softplus, step),
            (softplus(x), x, step(x)),
        ),
    ),
    Misconception(
        "softplus-slope-mirrored",
        of_derivative(
            "The slope of {place} seems to be mirrored: it falls where it should rise.",
            "Where the inside of {place} is large, {place} grows just as fast as it. What does your slope say there?",
            _instead(softplus, lambda u: sigmoid(-u)),
            (softplus(z), z, sigmoid(-z)),
            alone=True,
        ),
    ),
    Misconception(
        "tangent-as-sine",
        of_derivative(
            "{place} seems to have been given the slope of the sine.",
            WHICH,
            tangent_as_sine,
            (tan(x), x, cos(x)),
        ),
    ),
    Misconception(
        "logarithm-kept",
        of_derivative(
            "{place} seems to have been taken for its own slope, like the exponential.",
            "The graph of the logarithm gets flatter and flatter. Does your slope?",
            _instead(log, log),
            (log(x), x, log(x)),
        ),
    ),
    Misconception(
        "logarithm-below-the-bar",
        of_derivative(
            "The slope of {place} seems to have been taken to be one over {place} itself.",
            "One over something is the slope of a logarithm. Over what: what goes in, or what comes out?",
            _instead(log, lambda u: over(Integer(1), log(u))),
            (log(x), x, 1 / log(x)),
            alone=True,
        ),
    ),
    Misconception(
        "logarithm-of-another-base",
        of_derivative(
            "{place} seems to have been taken for the logarithm to the base 10.",
            "To which base is ln the logarithm?",
            _instead(log, lambda u: over(Integer(1), times(u, log(Integer(10))))),
            (log(x), x, 1 / (x * log(10))),
            alone=True,
        ),
    ),
    Misconception(
        "sine-kept",
        of_derivative(
            "{place} seems to have been taken for its own slope.",
            "At the top of its wave the sine is flat. What does your slope say there?",
            _instead(sin, sin),
            (sin(x), x, sin(x)),
        ),
    ),
    Misconception(
        "table-sign",
        of_derivative(
            "The slope of {place} seems to have the opposite sign.",
            "Choose a value of the inside of {place}, and let it grow a little: does {place} rise or fall? "
            "Does your outer slope say so?",
            sign_flipped,
            (sin(x), x, -cos(x)),
        ),
    ),
)
