"""Misconceptions about which derivative is asked for: how often, by which weight, and of what.

A question is an expression in which derivatives are still to be taken: D(f, x), w − η D(C, w), (D(C, w), D(C, b)); or
a difference quotient. Steps, costs and difference quotients have families of their own, and so has what is done with
one derivative on the way.
"""

from __future__ import annotations

from sympy import Basic, Integer, Symbol, log

from tutor.elementary.heads import sigmoid
from tutor.misconceptions.layers import ACTIVATIONS
from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.specimens import AN_EDGE
from tutor.misconceptions.subjects import EDGE, RewriteQuestion, of_question
from tutor.notation import b, u, v, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.unevaluated import over, put, times

WEIGHTS = ("w", "v")


def second_derivative(question: Basic, x: Symbol) -> Basic | None:
    """D(f, x) answered as D(D(f, x), x)"""
    return D(question, x) if isinstance(question, D) and not question.f.has(D) and question.x == x else None


def first_derivative_only(question: Basic, x: Symbol) -> Basic | None:
    """D(D(f, x), x) answered as D(f, x)"""
    return question.f if isinstance(question, D) and isinstance(question.f, D) else None


def another_weight(after: int) -> RewriteQuestion:
    """D(f, w) answered as D(f, v): by a weight that stands so far after w in f"""

    def rewrite(question: Basic, x: Symbol) -> Basic | None:
        derivatives = question.atoms(D)
        if len(derivatives) != 1 or x.name[:1] not in WEIGHTS:
            return None
        (derivative,) = derivatives
        weights = {letter for letter in derivative.f.free_symbols if letter.name[:1] in WEIGHTS}
        order = sorted(weights | {derivative.x}, key=lambda letter: letter.name)
        if derivative.f.has(D) or len(order) <= after:
            return None
        return put(question, derivative, D(derivative.f, order[(order.index(derivative.x) + after) % len(order)]))

    return rewrite


def activation_left_out(question: Basic, x: Symbol) -> Basic | None:
    """D((σ(z) − y)², w) answered as D((z − y)², w)"""
    derivatives = question.atoms(D)
    (derivative,) = derivatives if len(derivatives) == 1 else (None,)
    if derivative is None or isinstance(derivative.f, ACTIVATIONS) or derivative.f.has(D):
        return None
    found = sorted(
        (part for part in derivative.f.atoms(*ACTIVATIONS) if not part.args[0].is_Symbol), key=lambda p: -p.count_ops()
    )
    bare = derivative.f
    for part in found:
        bare = put(bare, part, part.args[0])
    return put(question, derivative, D(bare, derivative.x)) if found and bare != derivative.f else None


def bias_left_out(question: Basic, x: Symbol) -> Basic | None:
    """D((σ(w x + b) − y)², w) answered as D((σ(w x) − y)², w)"""
    derivatives = question.atoms(D)
    (derivative,) = derivatives if len(derivatives) == 1 else (None,)
    if derivative is None or derivative.f.has(D):
        return None
    inside = {letter for part in derivative.f.atoms(*ACTIVATIONS) for letter in part.free_symbols}
    biases = sorted((s for s in inside if s.name[:1] == "b" and s != derivative.x), key=lambda s: s.name)
    if not biases or isinstance(derivative.f, ACTIVATIONS):
        return None
    bare = derivative.f
    for bias in biases:
        bare = put(bare, bias, Integer(0))
    return put(question, derivative, D(bare, derivative.x))


def another_letter(question: Basic, x: Symbol) -> Basic | None:
    """D(x² y, x) answered as D(x² y, y)"""
    if not isinstance(question, D) or not question.f.is_Mul or question.f.has(D):
        return None
    others = question.f.free_symbols - {question.x}
    return D(question.f, next(iter(others))) if len(others) == 1 else None


def by_input(question: Basic, x: Symbol) -> Basic | None:
    """D((w x + b − y)², b) answered as D((w x + b − y)², x)"""
    if not isinstance(question, D) or question.f.has(D) or question.x.name[:1] != "b":
        return None
    inputs = [letter for letter in question.f.free_symbols if letter.name[:1] == "x"]
    return D(question.f, inputs[0]) if len(inputs) == 1 else None


def by_target(question: Basic, x: Symbol) -> Basic | None:
    """D(−y ln a − …, a) answered as D(−y ln a − …, y)"""
    if not isinstance(question, D) or question.f.has(D) or not question.f.is_Add or not question.f.has(log):
        return None
    targets = [letter for letter in question.f.free_symbols if letter.name[:1] == "y"]
    return D(question.f, targets[0]) if len(targets) == 1 and question.x != targets[0] else None


def slope_turned_over(question: Basic, x: Symbol) -> Basic | None:
    """D(f, x) answered as 1/D(f, x)"""
    return over(Integer(1), question) if isinstance(question, D) and not question.f.has(D) else None


W1, W2, W3, W4 = (Symbol(f"w_{number}", real=True) for number in (1, 2, 3, 4))
INPUTS = W1 * x + W2 * y + W3 * z + W4 * u
BY_THE_FIRST = D(INPUTS**2, W1)
ANOTHER_WEIGHT = (
    "The slope by another weight seems to have been taken.",
    "Which weight is nudged here? Which ones stay as they are?",
)
QUESTIONS: tuple[Misconception, ...] = (
    Misconception(
        "second-derivative",
        of_question(
            "You seem to have differentiated once more than was asked.",
            "How often was the derivative to be taken?",
            second_derivative,
            (D(x**3, x), x, 6 * x),
        ),
    ),
    Misconception(
        "first-derivative-only",
        of_question(
            "You seem to have differentiated once less than was asked.",
            "How often was the derivative to be taken?",
            first_derivative_only,
            (D(D(x**3, x), x), x, 3 * x**2),
        ),
    ),
    Misconception(
        "another-weight",
        of_question(
            *ANOTHER_WEIGHT,
            another_weight(1),
            (D((w * x + v * y) ** 2, w), w, 2 * y * (w * x + v * y)),
        ),
        *(
            of_question(
                *ANOTHER_WEIGHT,
                another_weight(after),
                (BY_THE_FIRST, W1, 2 * factor * INPUTS),
                alone=True,
            )
            for after, factor in ((2, z), (3, u))
        ),
        Form(
            EDGE,
            "That belongs to the other edge of this neuron.",
            "From which input does {by} lead?",
            lambda edge: tuple(times(other, edge.error) for other in edge.others),
            (AN_EDGE, (Integer(13 * 3),)),
        ),
    ),
    Misconception(
        "activation-left-out",
        of_question(
            "The activation function seems to be missing: as if the weighted input were the output.",
            "What happens to the weighted input before it is compared with the target?",
            activation_left_out,
            (D((sigmoid(w * x) - y) ** 2, w), w, 2 * x * (w * x - y)),
        ),
    ),
    Misconception(
        "bias-left-out",
        of_question(
            "The bias seems to be missing from the weighted input.",
            "What goes into the activation function, besides the weight and the input?",
            bias_left_out,
            (D((sigmoid(w + b) - y) ** 2, w), w, 2 * (sigmoid(w) - y) * sigmoid(w) * (1 - sigmoid(w))),
        ),
    ),
    Misconception(
        "another-letter",
        of_question(
            "The slope by another letter seems to have been taken.",
            "Which letter is nudged here, and which one waits?",
            another_letter,
            (D(x**2 * y, x), x, x**2),
            alone=True,
        ),
        of_question(
            "The slope by the input seems to have been taken.",
            "Which letter is nudged here, and which one waits?",
            by_input,
            (D((w * x + b - y) ** 2, b), b, 2 * w * (w * x + b - y)),
            alone=True,
        ),
        of_question(
            "The slope by the target seems to have been taken.",
            "Which letter is nudged here, and which one waits?",
            by_target,
            (D(-y * log(x) - (1 - y) * log(1 - x), x), x, log(1 - x) - log(x)),
            alone=True,
        ),
    ),
    Misconception(
        "slope-turned-over",
        of_question(
            "That is one over the slope.",
            "Which of the two is nudged here, and which one answers?",
            slope_turned_over,
            (D(x**3, x), x, 1 / (3 * x**2)),
            alone=True,
        ),
    ),
)
