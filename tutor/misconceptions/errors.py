"""Misconceptions about the error of a neuron: left out, swapped with another, or that of another cost.

What is asked is a derivative with errors δ in front: δ D(w a + b, z), or δ₁ D(u, a) + δ₂ D(v, a).
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Basic, Expr, Integer, Mul, Symbol, log, tanh

from tutor.elementary.heads import sigmoid
from tutor.misconceptions.layers import ACTIVATIONS
from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.paths import D1, D2, TWO_WAYS, V, weighted
from tutor.misconceptions.specimens import ANY_EDGE, ANY_HIDDEN
from tutor.misconceptions.subjects import (
    EDGE_FORMULA,
    HIDDEN_FORMULA,
    HiddenError,
    of_derivative,
    of_question,
)
from tutor.notation import a, b, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import SumOver, delta, j, k
from tutor.symbolic.indexed import a as a_j
from tutor.symbolic.indexed import w as w_jk
from tutor.symbolic.rules import moves
from tutor.symbolic.unevaluated import put, times


def error_left_out(question: Basic, x: Symbol) -> Basic | None:
    """Σ δ D(u, a) answered as Σ D(u, a)"""
    paths = weighted(question)
    return Add(*(rest for _, rest in paths)) if paths else None


def error_doubled(question: Basic, x: Symbol) -> Basic | None:
    """δ D(u, a) answered as 2δ D(u, a)"""
    paths = weighted(question)
    return times(Integer(2), paths[0][0], paths[0][1]) if len(paths) == 1 else None


def errors_swapped(question: Basic, x: Symbol) -> Basic | None:
    """δ₁ D(u, a) + δ₂ D(v, a) answered as δ₂ D(u, a) + δ₁ D(v, a)"""
    paths = weighted(question)
    if len(paths) < 2:
        return None
    errors = [error for error, _ in paths]
    return Add(*(times(error, rest) for error, (_, rest) in zip(reversed(errors), paths, strict=True)))


def sums_multiplied(question: Basic, x: Symbol) -> Basic | None:
    """δ₁ D(u, a) + δ₂ D(v, a) answered as (δ₁ + δ₂)(D(u, a) + D(v, a))"""
    paths = weighted(question)
    return times(Add(*(e for e, _ in paths)), Add(*(rest for _, rest in paths))) if len(paths) > 1 else None


def weight_slope_for_error(question: Basic, x: Symbol) -> Basic | None:
    """δ D(w a + b, z) answered as δ D(w a + b, w)"""
    found = question.atoms(D)
    derivative = next(iter(found)) if len(found) == 1 else None
    if derivative is None or not derivative.x.name.startswith("z") or not isinstance(derivative.f, Expr):
        return None
    weights = sorted((s for s in derivative.f.free_symbols if s.name[:1] == "w"), key=lambda s: s.name)
    return put(question, derivative, D(derivative.f, weights[0])) if len(weights) == 1 else None


# --- the difference between output and target -------------------------------------------------------------------------


def _squared(f: Expr) -> Expr | None:
    """e where f = e² with a target in e"""
    target = f.is_Pow and f.exp == 2 and f.base.is_Add and any(s.name.startswith("y") for s in f.base.free_symbols)
    return f.base if target else None


def target_minus_output(f: Expr, x: Symbol) -> Expr | None:
    """d(a − y)² = 2(y − a) da"""
    error = _squared(f)
    return None if error is None or not moves(error, x) else times(f.exp, -error, D(error, x))


def error_before_activation(f: Expr, x: Symbol) -> Expr | None:
    """d(g(u) − y)² = 2(u − y) d g(u), where g is an activation"""
    error = _squared(f)
    said = [part for part in Add.make_args(error) if isinstance(part, ACTIVATIONS)] if error is not None else []
    if error is None or len(said) != 1 or not moves(said[0], x):
        return None
    return times(f.exp, put(error, said[0], said[0].args[0]), D(error, x))


def slope_of_activation_too_much(question: Basic, x: Symbol) -> Basic | None:
    """δ D(w a + b, w) answered as δ a (1 − a²)"""
    return _with_slope(question, lambda a: 1 - a**2)


def slope_of_sigmoid_too_much(question: Basic, x: Symbol) -> Basic | None:
    """δ D(w a + b, w) answered as δ a · a(1 − a)"""
    return _with_slope(question, lambda a: times(a, 1 - a))


def _with_slope(question: Basic, slope: Callable[[Expr], Expr]) -> Basic | None:
    found = question.atoms(D)
    derivative = next(iter(found)) if len(found) == 1 else None
    if derivative is None or question == derivative or derivative.x.name[:1] != "w" or derivative.f.has(D):
        return None
    if not derivative.f.is_Add or not isinstance(question, Mul):
        return None
    incoming = [part for term in derivative.f.args if moves(term, derivative.x) for part in Mul.make_args(term)]
    said = [part for part in incoming if part.is_Symbol and part.name[:1] == "a"]
    return times(question, slope(said[0])) if len(said) == 1 else None


def cross_entropy_slope(question: Basic, x: Symbol) -> Basic | None:
    """D((σ(u) − y)², w) answered as (σ(u) − y) D(u, w)"""
    if not isinstance(question, D) or not isinstance(question.f, Expr):
        return None
    error = _squared(question.f)
    said = [part for part in Add.make_args(error) if isinstance(part, sigmoid)] if error is not None else []
    if error is None or len(said) != 1 or not moves(said[0], question.x):
        return None
    return times(error, D(said[0].args[0], question.x))


def cross_entropy_of_another(question: Basic, x: Symbol) -> Basic | None:
    """D((g(u) − y)², w) answered as (g(u) − y) D(u, w), where g is an activation, but no sigmoid"""
    if not isinstance(question, D) or not isinstance(question.f, Expr):
        return None
    error = _squared(question.f)
    said = [part for part in Add.make_args(error) if isinstance(part, ACTIVATIONS)] if error is not None else []
    if error is None or len(said) != 1 or isinstance(said[0], sigmoid) or not moves(said[0], question.x):
        return None
    return times(error, D(said[0].args[0], question.x))


def slope_by_the_input(question: Basic, x: Symbol) -> Basic | None:
    """D(C, a) answered as D(C, z) where a = σ(z): D(C, a) a(1 − a)"""
    derivatives = question.atoms(D)
    if (
        not isinstance(question, Expr)
        or not derivatives
        or any(derivative.x.name != a.name or derivative.f.has(D) for derivative in derivatives)
    ):
        return None
    return times(question, x, 1 - x) if x.name == a.name else None


def errors_times_weights(hidden: HiddenError) -> Expr:
    """δ = f′(z) (Σ w)(Σ δ)"""
    return times(hidden.slope, hidden.added(lambda path: path.weight), hidden.added(lambda path: path.error))


def only_weights(hidden: HiddenError) -> Expr:
    """δ = f′(z) Σ w"""
    return times(hidden.slope, hidden.added(lambda path: path.weight))


ONE_WAY = D1 * D(w * sigmoid(z) + b, z)
MISSING = (
    "The error of the next layer seems to be missing.",
    "How much does the cost care about what arrives there?",
)
ERRORS: tuple[Misconception, ...] = (
    Misconception(
        "error-left-out",
        of_question(*MISSING, error_left_out, (TWO_WAYS, a, 2 * w + V), alone=True),
        Form(
            HIDDEN_FORMULA,
            "The errors of the next layer seem to be missing.",
            "What says how fast the cost grows with {zj}?",
            only_weights,
            (ANY_HIDDEN, a_j[k] * (1 - a_j[k]) * SumOver(w_jk[j, k], j)),
        ),
        Form(
            EDGE_FORMULA,
            "The error where the edge ends seems to be missing.",
            "What says how fast the cost grows with {zj}?",
            lambda edge: edge.incoming,
            (ANY_EDGE, a_j[k]),
        ),
    ),
    Misconception(
        "error-doubled",
        of_question(
            "There seems to be a 2 too much.",
            "If a square brings a 2: is it in the error of the next layer already?",
            error_doubled,
            (ONE_WAY, z, 2 * D1 * w * sigmoid(z) * (1 - sigmoid(z))),
            alone=True,
        ),
    ),
    Misconception(
        "errors-swapped",
        of_question(
            "The errors seem to have changed places.",
            "Which error waits at the end of which path?",
            errors_swapped,
            (TWO_WAYS, a, 2 * w * D2 + V * D1),
            alone=True,
        ),
    ),
    Misconception(
        "sums-multiplied",
        of_question(
            "The errors and the weights seem to have been added first, and multiplied then.",
            "Does each error meet every weight, or only that of its own path?",
            sums_multiplied,
            (TWO_WAYS, a, (D1 + D2) * (2 * w + V)),
            alone=True,
        ),
        Form(
            HIDDEN_FORMULA,
            "The errors and the weights seem to have been added first, and multiplied then.",
            "Does each error meet every weight, or only that of its own edge?",
            errors_times_weights,
            (ANY_HIDDEN, a_j[k] * (1 - a_j[k]) * SumOver(w_jk[j, k], j) * SumOver(delta[j], j)),
        ),
    ),
    Misconception(
        "weight-slope-for-error",
        of_question(
            "That is the slope by the weight, not the error of the neuron before it.",
            "Which letter is nudged here: the weight, or what goes into the neuron before?",
            weight_slope_for_error,
            (ONE_WAY, z, D1 * sigmoid(z)),
            alone=True,
        ),
    ),
    Misconception(
        "error-before-activation",
        of_derivative(
            "In {place}, the target seems to have been taken from what goes into the activation function.",
            "Which number is compared with the target: what goes in, or what comes out?",
            error_before_activation,
            ((sigmoid(w * x) - y) ** 2, w, 2 * (w * x - y) * sigmoid(w * x) * (1 - sigmoid(w * x)) * x),
            alone=True,
        ),
    ),
    Misconception(
        "target-minus-output",
        of_derivative(
            "In {place}, the output seems to have been taken away from the target, not the target from the output.",
            "If the output lies above its target and grows, does the cost grow or shrink? What sign has your slope?",
            target_minus_output,
            ((w * x - y) ** 2, w, 2 * x * (y - w * x)),
        ),
    ),
    Misconception(
        "activation-slope-too-much",
        *(
            of_question(
                "There seems to be a slope of an activation function in it as well.",
                "On the way from a weight to the weighted input of its neuron: does the nudge pass such a function?",
                rewrite,
                (D1 * D(w * a + b, w), w, D1 * a * slope),
                alone=True,
            )
            for rewrite, slope in ((slope_of_activation_too_much, 1 - a**2), (slope_of_sigmoid_too_much, a * (1 - a)))
        ),
    ),
    Misconception(
        "cross-entropy-slope",
        of_question(
            "That is right for the cross-entropy, with a sigmoid. Here the cost is a square.",
            "Which factors come in here that cancel there?",
            cross_entropy_slope,
            (D((sigmoid(w * x) - y) ** 2, w), w, (sigmoid(w * x) - y) * x),
            alone=True,
        ),
        of_question(
            "That would be right for the cross-entropy with a sigmoid. Here the cost and the activation are others.",
            "Which factors come in here that cancel there?",
            cross_entropy_of_another,
            (D((tanh(w * x) - y) ** 2, w), w, (tanh(w * x) - y) * x),
            alone=True,
        ),
    ),
    Misconception(
        "slope-by-the-input",
        of_question(
            "That is the slope by the weighted input of a sigmoid neuron.",
            "By which letter is the slope asked for here: what goes into the neuron, or what it says?",
            slope_by_the_input,
            (D(-log(a), a), a, a - 1),
            alone=True,
        ),
    ),
)
