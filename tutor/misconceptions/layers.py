"""Misconceptions between the layers of a network: whose slope, whose weight, whose activation, and which path."""

from __future__ import annotations

from sympy import Add, Dummy, Expr, Function, Integer, Mul, Symbol, tanh

from tutor.elementary.heads import relu, sigmoid
from tutor.elementary.table import LAYERS as ROWS
from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.paths import D1, D2, TWO_WAYS, V, contributions_multiplied
from tutor.misconceptions.specimens import A_HIDDEN, AN_EDGE, ANY_HIDDEN
from tutor.misconceptions.subjects import (
    EDGE,
    HIDDEN,
    HIDDEN_FORMULA,
    LAYER_LETTER,
    HiddenError,
    LayerLetter,
    of_derivative,
    of_question,
    one,
)
from tutor.notation import a, b, w, x, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.indexed import SumOver, delta, j, k
from tutor.symbolic.indexed import a as a_j
from tutor.symbolic.indexed import w as w_jk
from tutor.symbolic.order import letter
from tutor.symbolic.outer import Outer, taken_apart
from tutor.symbolic.rules import constant_factor, moves
from tutor.symbolic.unevaluated import over, put, times

ACTIVATIONS = tuple(row.head for row in ROWS)


# --- one layer after another ------------------------------------------------------------------------------------------


def _layers(f: Expr, x: Symbol) -> tuple[Outer, Expr, Expr] | None:
    """f = g(u) with g again somewhere in u, around what moves: g, u, and that g(v)"""
    parts = taken_apart(f, x)
    if parts is None or f.is_Pow:
        return None
    outer, u = parts
    before = sorted((part for part in u.atoms(type(f)) if moves(part, x)), key=lambda part: part.sort_key())
    return (outer, u, before[0]) if before else None


def _between(u: Expr, before: Expr, x: Symbol) -> Expr | None:
    """∂u/∂g(v): what leads from one layer to the next; None where x gets into u by another way as well"""
    place = Dummy("a")
    swapped = put(u, before, place)
    return None if moves(swapped, x) else put(derive(swapped, place).result, place, before)


def wrong_layer(f: Expr, x: Symbol) -> Expr | None:
    """d σ(w σ(v)) = σ′(v) d(w σ(v)): the slope of one layer where that of the next belongs"""
    parts = _layers(f, x)
    if parts is None:
        return None
    outer, u, before = parts
    return times(outer.slope(f, before.args[0]), D(u, x))


def next_slope_for_own(f: Expr, x: Symbol) -> Expr | None:
    """d σ(w σ(v)) = σ′(w σ(v)) w σ′(w σ(v)) dv: the slope of one layer where that of the layer before belongs"""
    parts = _layers(f, x)
    if parts is None:
        return None
    outer, u, before = parts
    way = _between(u, before, x)
    return None if way is None else times(outer.slope(f, u), way, outer.slope(f, u), D(before.args[0], x))


def slope_at_output(f: Expr, x: Symbol) -> Expr | None:
    """d a = σ′(a) du, for a = σ(u); ReLU is as steep at its output as at its input"""
    parts = taken_apart(f, x) if isinstance(f, ACTIVATIONS) and not isinstance(f, relu) else None
    if parts is None:
        return None
    outer, u = parts
    return times(outer.slope(f, f), D(u, x))


def layer_missing(f: Expr, x: Symbol) -> Expr | None:
    """d σ(w σ(v)) = σ′(w σ(v)) dv"""
    parts = _layers(f, x)
    if parts is None or _between(parts[1], parts[2], x) is None:
        return None
    outer, u, before = parts
    return times(outer.slope(f, u), D(before.args[0], x))


# --- a weight and an activation ---------------------------------------------------------------------------------------


def activation_for_weight(f: Expr, x: Symbol) -> Expr | None:
    """∂(w a)/∂z = a ∂a/∂z"""
    parts = constant_factor(f, x)
    if parts is None or not any(factor.is_Symbol for factor in Mul.make_args(parts[0])) or parts[1] == x:
        return None
    return times(parts[1], D(parts[1], x))


def _with_activation(f: Expr, x: Symbol) -> Expr | None:
    """f = w a by w, with an activation a that does not move: that activation"""
    if not f.is_Mul or x not in f.args:
        return None
    others = [factor for factor in f.args if not moves(factor, x)]
    return next((factor for factor in others if isinstance(factor, Function) or _says(factor)), None)


def _says(factor: Expr) -> bool:
    """A letter for what a neuron says: a, a_k, a^(L−1)"""
    return isinstance(factor, Symbol) and factor.name.partition("_")[0].partition("^")[0] == "a"


def weight_for_activation(f: Expr, x: Symbol) -> Expr | None:
    """∂(w a)/∂w = w"""
    partner = _with_activation(f, x)
    return None if partner is None else over(f, partner)


def activation_missing(f: Expr, x: Symbol) -> Expr | None:
    """∂(w a)/∂w = 1"""
    partner = _with_activation(f, x)
    return None if partner is None else over(over(f, partner), x)


def wrong_weight(f: Expr, x: Symbol) -> Expr | None:
    """∂(v a)/∂w = w ∂a/∂w, where a depends on w"""
    parts = constant_factor(f, x)
    if parts is None or parts[1] == x or not _is_weight(x) or not (parts[0].is_Symbol and _is_weight(parts[0])):
        return None
    return times(x, D(parts[1], x))


def weight_of_another_path(f: Expr, x: Symbol) -> Expr | None:
    """∂(v a + u c)/∂w = u ∂a/∂w, where a depends on w and c does not"""
    moving = [part for part in Add.make_args(f) if moves(part, x)]
    parts = constant_factor(moving[0], x) if len(moving) == 1 else None
    if parts is None or parts[1] == x or not (isinstance(parts[0], Symbol) and _is_weight(parts[0])):
        return None
    beside = [part for part in Add.make_args(f) if part is not moving[0] and part.is_Mul]
    others = {factor for part in beside for factor in part.args if isinstance(factor, Symbol) and _is_weight(factor)}
    return times(min(others, key=letter), D(parts[1], x)) if others else None


def bias_for_input(f: Expr, x: Symbol) -> Expr | None:
    """∂(w x + b)/∂w = b"""
    moving = [part for part in Add.make_args(f) if moves(part, x)]
    biases = [part for part in Add.make_args(f) if part.is_Symbol and part.name[:1] == "b" and part != x]
    if len(moving) != 1 or len(biases) != 1 or not moving[0].is_Mul or x not in moving[0].args or not _is_weight(x):
        return None
    return biases[0]


def _is_weight(letter: Symbol) -> bool:
    return letter.name[:1] in ("w", "v", "a")


# --- several paths ----------------------------------------------------------------------------------------------------


def paths(f: Expr, x: Symbol) -> tuple[Expr, ...] | None:
    """The ways on which x gets into a sum, if each leads through an activation: at least two"""
    terms = tuple(part for part in Add.make_args(f) if moves(part, x))
    through = all(any(moves(part, x) for part in term.atoms(*ACTIVATIONS)) for term in terms)
    return tuple(sorted(terms, key=lambda term: term.sort_key())) if len(terms) > 1 and through else None


def one_path_only(f: Expr, x: Symbol) -> Expr | None:
    """d(u + v) = du, where u and v are paths"""
    found = paths(f, x)
    return None if found is None else D(found[0], x)


def other_path_only(f: Expr, x: Symbol) -> Expr | None:
    """d(u + v) = dv, where u and v are paths"""
    found = paths(f, x)
    return None if found is None else D(found[-1], x)


def paths_multiplied(f: Expr, x: Symbol) -> Expr | None:
    """d(u + v) = du · dv, where u and v are paths"""
    found = paths(f, x)
    return None if found is None else times(*(D(part, x) for part in found))


# --- the same in a backward pass, where δ of the next layer is known --------------------------------------------------


def slopes_of_the_next(hidden: HiddenError) -> Expr:
    """δ_k = Σ_j w_jk δ_j f′(z_j), with the slopes at the other ends"""
    return hidden.added(lambda path: times(path.brings, path.slope))


INNER, FIRST, SECOND = sigmoid(z), sigmoid(w * z), tanh(b * z)
OUTPUT = sigmoid(w * INNER)
RISE, FALL = FIRST * (1 - FIRST) * w, (1 - SECOND**2) * b
ONE_PATH = "In {place}, the change of {x} seems to have been followed along one path only."
WHICH_PATHS = "On which ways does a nudge of {x} reach {place}? Count them, and look what each brings."

LAYERS: tuple[Misconception, ...] = (
    Misconception(
        "wrong-layer",
        of_derivative(
            "In {place}, the slope of another layer seems to have been used.",
            "Which weighted input goes into the outermost function of {place}?",
            wrong_layer,
            (OUTPUT, z, INNER**2 * (1 - INNER) ** 2 * w),
        ),
    ),
    Misconception(
        "slope-at-output",
        of_derivative(
            "The slope of {place} seems to have been taken at its output, where it belongs at its input.",
            "Where do you stand on the graph of the outer function of {place}: at what goes in, or at what comes out?",
            slope_at_output,
            (INNER, z, sigmoid(INNER) * (1 - sigmoid(INNER))),
            alone=True,
        ),
    ),
    Misconception(
        "next-slope-for-own",
        of_derivative(
            "In {place}, the slope of the outer layer seems to stand where that of the inner one belongs, too.",
            "Which weighted input goes into the innermost function of {place}?",
            next_slope_for_own,
            (OUTPUT, z, OUTPUT**2 * (1 - OUTPUT) ** 2 * w),
        ),
        Form(
            HIDDEN,
            "The slopes of the outputs seem to have been used.",
            "Whose activation does {by} pass through first?",
            one(slopes_of_the_next),
            (A_HIDDEN, (Integer(5 * 7 * 17 + 11 * 13 * 23),)),
        ),
        Form(
            HIDDEN_FORMULA,
            "The slope of the next layer seems to stand where that of neuron {k} belongs.",
            "Which neuron does a nudge of {zk} pass through first?",
            slopes_of_the_next,
            (ANY_HIDDEN, SumOver(w_jk[j, k] * delta[j] * a_j[j] * (1 - a_j[j]), j)),
        ),
    ),
    Misconception(
        "layer-missing",
        of_derivative(
            "In {place}, the factors of one layer seem to be missing.",
            "Walk from {x} to {place}, one layer after another. What does each layer multiply a nudge by?",
            layer_missing,
            (OUTPUT, z, OUTPUT * (1 - OUTPUT)),
        ),
    ),
    Misconception(
        "activation-for-weight",
        of_derivative(
            "In {place}, the activation seems to stand where the weight belongs.",
            "{place} is a product. When the activation in it is nudged, what is the nudge multiplied by?",
            activation_for_weight,
            (w * INNER, z, INNER**2 * (1 - INNER)),
        ),
        Form(
            HIDDEN,
            "The activation seems to stand where the weights belong.",
            "What multiplies a nudge on an edge?",
            one(lambda hidden: times(hidden.slope, hidden.activation, hidden.added(lambda path: path.error))),
            (A_HIDDEN, (Integer(2 * 3 * (7 + 13)),)),
        ),
    ),
    Misconception(
        "weight-for-activation",
        of_derivative(
            "In {place}, the weight seems to stand where the activation belongs.",
            "{place} is a product. When the weight in it is nudged, what is the nudge multiplied by?",
            weight_for_activation,
            (w * INNER, w, w),
        ),
        Form(
            EDGE,
            "The weight seems to stand where the input belongs.",
            "When {by} is nudged, what is the nudge multiplied by?",
            one(lambda edge: times(edge.weight, edge.error)),
            (AN_EDGE, (Integer(5 * 3),)),
        ),
    ),
    Misconception(
        "activation-missing",
        of_derivative(
            "In {place}, the activation that comes in seems to be missing.",
            "Let the activation in {place} be 0. What does a nudge of {x} change then?",
            activation_missing,
            (w * INNER, w, Integer(1)),
        ),
        Form(
            EDGE,
            "The input of the edge seems to be missing.",
            "What would a nudge of {by} do if it were 0?",
            one(lambda edge: edge.error),
            (AN_EDGE, (Integer(3),)),
        ),
    ),
    Misconception(
        "wrong-weight",
        of_derivative(
            "In {place}, {x} seems to stand where the weight of the other layer belongs.",
            "Which weight does the activation in {place} meet on its way on?",
            wrong_weight,
            (a * sigmoid(w), w, w * sigmoid(w) * (1 - sigmoid(w))),
        ),
        of_derivative(
            "In {place}, the weight of another path seems to have been used.",
            "Which weight does the part that {x} changes meet on its way on?",
            weight_of_another_path,
            (V * tanh(w * x) + a * sigmoid(x), w, a * (1 - tanh(w * x) ** 2) * x),
            alone=True,
        ),
    ),
    Misconception(
        "bias-for-input",
        of_derivative(
            "In {place}, the bias seems to stand where the input belongs.",
            "Nudge {x} in {place}: what is the nudge multiplied by?",
            bias_for_input,
            (w * x + b, w, b),
        ),
    ),
    Misconception(
        "one-path-only",
        of_derivative(
            ONE_PATH,
            WHICH_PATHS,
            one_path_only,
            (FIRST + SECOND, z, FALL),
        ),
        Form(
            HIDDEN,
            "Only one path seems to have been followed.",
            "Into how many neurons does this one go?",
            lambda hidden: tuple(times(hidden.slope, path.brings) for path in hidden.paths),
            (A_HIDDEN, (Integer(2 * 5 * 7), Integer(2 * 11 * 13))),
        ),
    ),
    Misconception(
        "other-path-only",
        of_derivative(
            ONE_PATH,
            WHICH_PATHS,
            other_path_only,
            (FIRST + SECOND, z, RISE),
        ),
    ),
    Misconception(
        "paths-multiplied",
        of_question(
            "What comes along the paths seems to have been multiplied.",
            "If one path brings 2 and another 3, what do they bring together?",
            contributions_multiplied,
            (TWO_WAYS, a, 2 * w * D1 * V * D2),
            alone=True,
        ),
        of_derivative(
            "In {place}, what comes along the paths seems to have been multiplied.",
            "If one path brings a change of 2 and the other one of 3, what is the change of their sum?",
            paths_multiplied,
            (FIRST + SECOND, z, RISE * FALL),
        ),
        Form(
            HIDDEN,
            "What comes along the paths seems to have been multiplied.",
            "If one path brings 2 and another 3, what do they bring together?",
            one(lambda hidden: times(hidden.slope, *(path.brings for path in hidden.paths))),
            (A_HIDDEN, (Integer(2 * 5 * 7 * 11 * 13),)),
        ),
    ),
    Misconception(
        "letter-of-another-layer",
        Form(
            LAYER_LETTER,
            "{other} belongs to another layer.",
            "Between which layers does the nudge pass here, and which of their letters does it meet?",
            lambda asked: asked.formula.xreplace({asked.mine: asked.other}),
            (LayerLetter(a * w, a, V), V * w),
        ),
    ),
)
