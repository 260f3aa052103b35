"""Misconceptions about δ and ∂C/∂w in a backward pass, as numbers of a small network and as a formula for any.

What is met in the derivative of a network as well, such as a path that is missing, is in `layers`.
"""

from __future__ import annotations

from sympy import Expr, Indexed, Integer, Rational, Symbol

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.paths import D1, D2, TWO_WAYS, weights_left_out
from tutor.misconceptions.specimens import A_HIDDEN, AN_EDGE, AN_OUTPUT, ANY_EDGE, ANY_HIDDEN
from tutor.misconceptions.subjects import (
    EDGE,
    EDGE_FORMULA,
    HIDDEN,
    HIDDEN_FORMULA,
    OUTPUT,
    EdgeSlope,
    HiddenError,
    Path,
    of_derivative,
    of_question,
    one,
)
from tutor.notation import a as activation
from tutor.notation import w as W
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import SumOver, a, delta, j, k, w
from tutor.symbolic.rules import constant_factor
from tutor.symbolic.unevaluated import times


def without_weights(hidden: HiddenError) -> Expr:
    """δ = f′(z) Σ δ_j"""
    return times(hidden.slope, hidden.added(lambda path: path.error))


def next_slope_too(hidden: HiddenError) -> Expr:
    """δ = f′(z) Σ w δ_j f′(z_j), where δ_j holds f′(z_j) already"""
    return times(hidden.slope, hidden.added(lambda path: times(path.brings, path.slope)))


def next_activation(hidden: HiddenError) -> Expr:
    """δ = f′(z) Σ w a_j"""
    return times(hidden.slope, hidden.added(lambda path: times(path.weight, path.activation)))


def indices_swapped(hidden: HiddenError) -> Expr:
    """δ_k = f′(z_k) Σ w_kj δ_j"""
    return times(hidden.slope, hidden.added(lambda path: times(_turned(path), path.error)))


def _turned(path: Path) -> Expr:
    weight = path.weight
    return weight.base[tuple(reversed(weight.indices))] if isinstance(weight, Indexed) else weight


def slope_twice(edge: EdgeSlope) -> Expr:
    """∂C/∂w = a δ f′(z), where δ holds f′(z) already"""
    return times(edge.right, edge.slope)


def other_end(edge: EdgeSlope) -> Expr:
    """∂C/∂w_jk = a_j δ_j"""
    return times(edge.activation, edge.error)


def weight_dropped(f: Expr, x: Symbol) -> Expr | None:
    """∂(c w u)/∂x = c ∂u/∂x, for a number c, which may be 1, and a weight w"""
    parts = constant_factor(f, x)
    if parts is None:
        return None
    number, letters = parts[0].as_coeff_Mul()
    weight = isinstance(letters, Symbol) and letters.name[:1] == "w"
    return times(number, D(parts[1], x)) if weight else None


MINE = a[k] * (1 - a[k])
BACKWARD_PASS: tuple[Misconception, ...] = (
    Misconception(
        "own-slope-left-out",
        Form(
            OUTPUT,
            "The slope of this neuron's own activation seems to be missing.",
            "How much of a nudge of {by} arrives at its output?",
            lambda output: (output.error, output.error / 2),
            (AN_OUTPUT, (Rational(12, 10), Rational(6, 10))),
        ),
        Form(
            HIDDEN,
            "The slope of this neuron's own activation seems to be missing.",
            "How much of a nudge of {by} arrives at its output?",
            one(lambda hidden: hidden.total),
            (A_HIDDEN, (Integer(5 * 7 + 11 * 13),)),
        ),
        Form(
            HIDDEN_FORMULA,
            "The slope of the neuron's own activation seems to be missing.",
            "When {zk} is nudged, does {ak} move by just as much?",
            lambda hidden: hidden.total,
            (ANY_HIDDEN, SumOver(w[j, k] * delta[j], j)),
        ),
    ),
    Misconception(
        "slope-is-activation",
        Form(
            OUTPUT,
            "The activation seems to stand where its slope belongs.",
            "How steep is it at that place?",
            one(lambda output: times(output.error, output.activation)),
            (AN_OUTPUT, (Rational(72, 100),)),
        ),
        Form(
            HIDDEN,
            "The activation seems to stand where its slope belongs.",
            "How steep is it at that place?",
            one(lambda hidden: times(hidden.activation, hidden.total)),
            (A_HIDDEN, (Integer(3 * (5 * 7 + 11 * 13)),)),
        ),
    ),
    Misconception(
        "weight-left-out",
        of_derivative(
            "In {place}, the weight seems to be missing.",
            "What is a nudge of {x} multiplied by on its way, besides the number?",
            weight_dropped,
            (2 * W * activation, activation, Integer(2)),
            alone=True,
        ),
        of_question(
            "The errors seem to have been added as they are, without what multiplies a nudge on each path.",
            "Nudge {x}: by how much does each weighted input grow?",
            weights_left_out,
            (TWO_WAYS, activation, D1 + D2),
            alone=True,
        ),
        Form(
            HIDDEN,
            "The weights seem to be missing.",
            "What is a nudge multiplied by on each edge?",
            one(without_weights),
            (A_HIDDEN, (Integer(2 * (7 + 13)),)),
        ),
        Form(
            HIDDEN_FORMULA,
            "The weights seem to be missing.",
            "Nudge {ak}: what is the nudge multiplied by on its way to neuron {j}?",
            without_weights,
            (ANY_HIDDEN, MINE * SumOver(delta[j], j)),
        ),
    ),
    Misconception(
        "indices-swapped",
        Form(
            HIDDEN_FORMULA,
            "The two indices of the weight seem to be swapped.",
            "Which of them is the neuron that the weight leads to?",
            indices_swapped,
            (ANY_HIDDEN, MINE * SumOver(w[k, j] * delta[j], j)),
        ),
    ),
    Misconception(
        "activation-for-delta",
        Form(
            HIDDEN_FORMULA,
            "The activation of the next layer seems to stand where its error belongs.",
            "What says how fast the cost grows with {zj}?",
            next_activation,
            (ANY_HIDDEN, MINE * SumOver(w[j, k] * a[j], j)),
        ),
    ),
    Misconception(
        "activation-of-the-other-end",
        Form(
            EDGE,
            "The activation where the edge ends seems to have been used.",
            "What comes in where it begins?",
            one(other_end),
            (AN_EDGE, (Integer(11 * 3),)),
        ),
        Form(
            EDGE_FORMULA,
            "The activation of the neuron where the edge ends seems to stand in it.",
            "Which activation is multiplied by {wjk}?",
            other_end,
            (ANY_EDGE, a[j] * delta[j]),
        ),
    ),
    Misconception(
        "slope-twice",
        Form(
            EDGE,
            "The slope of the activation seems to be in it twice.",
            "What does the error of the neuron already hold?",
            one(slope_twice),
            (AN_EDGE, (Integer(2 * 3 * 7),)),
        ),
        Form(
            EDGE_FORMULA,
            "The slope of the activation seems to be in it once more.",
            "What does {dj} already hold?",
            slope_twice,
            (ANY_EDGE, a[k] * delta[j] * a[j] * (1 - a[j])),
        ),
        Form(
            HIDDEN_FORMULA,
            "The slope of the next layer seems to be in it once more.",
            "What does {dj} already hold?",
            next_slope_too,
            (ANY_HIDDEN, MINE * SumOver(w[j, k] * delta[j] * a[j] * (1 - a[j]), j)),
        ),
    ),
)
