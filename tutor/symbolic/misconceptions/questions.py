"""Misconceptions about a whole question: the question that seems to have been answered instead.

A question is an expression in which derivatives are still to be taken: D(f, x), w − η D(C, w), (D(C, w), D(C, b)); or
a difference quotient. What is done with one derivative on the way is in the other families.
"""

from __future__ import annotations

from sympy import Basic, Integer, Symbol, Tuple

from tutor.notation import w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.misconceptions.conventions import CONVENTIONS
from tutor.symbolic.misconceptions.differences import DIFFERENCES
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.misconceptions.updates import UPDATES

MINUS = Integer(-1)


def second_derivative(question: Basic, x: Symbol) -> Basic | None:
    """D(f, x) answered as D(D(f, x), x)"""
    return D(question, x) if isinstance(question, D) and not question.f.has(D) and question.x == x else None


def first_derivative_only(question: Basic, x: Symbol) -> Basic | None:
    """D(D(f, x), x) answered as D(f, x)"""
    return question.f if isinstance(question, D) and isinstance(question.f, D) else None


def components_swapped(question: Basic, x: Symbol) -> Basic | None:
    """(p, q) answered as (q, p)"""
    return Tuple(*reversed(question)) if isinstance(question, Tuple) and len(question) > 1 else None


WHICH_DERIVATIVE: tuple[Misconception, ...] = (
    Misconception(
        "second-derivative",
        "You seem to have differentiated once more than was asked.",
        "How often was the derivative to be taken?",
        second_derivative,
        (D(x**3, x), x, 6 * x),
    ),
    Misconception(
        "first-derivative-only",
        "You seem to have differentiated once less than was asked.",
        "How often was the derivative to be taken?",
        first_derivative_only,
        (D(D(x**3, x), x), x, 3 * x**2),
    ),
    Misconception(
        "components-swapped",
        "The components of the gradient seem to be in another order.",
        "Which parameter comes first in the question?",
        components_swapped,
        (Tuple(D(w * x, w), D(w * x, x)), w, Tuple(w, x)),
    ),
)
QUESTION_MISCONCEPTIONS: tuple[Misconception, ...] = (*UPDATES, *DIFFERENCES, *CONVENTIONS, *WHICH_DERIVATIVE)
