"""Misconceptions about the difference quotient: what is divided, what cancels, and when the nudge may go to 0."""

from __future__ import annotations

from sympy import Add, Basic, Expr, Integer, Poly, Pow, Symbol, expand

from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_question
from tutor.notation import h, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.rules import moves
from tutor.symbolic.unevaluated import put

HIGHEST = 8  # degree in the nudge up to which a difference quotient is multiplied out


def _change(question: Basic) -> tuple[tuple[int, Expr], ...] | None:
    """f(x + h) − f(x) multiplied out, as powers of h with what stands before them; None for any other question."""
    if not isinstance(question, Expr) or question.has(D) or h not in question.free_symbols:
        return None
    if any(power.exp.is_Integer and power.exp > HIGHEST for power in question.atoms(Pow)):
        return None
    change = expand(question * h)
    if not change.is_polynomial(h) or not 1 <= Poly(change, h).degree() <= HIGHEST or put(change, h, Integer(0)) != 0:
        return None
    return tuple((power, part) for (power,), part in reversed(Poly(change, h).terms()))


def _difference(question: Basic) -> Expr | None:
    """f(x + h) − f(x), any f; None for a question that is no difference quotient."""
    if not isinstance(question, Expr) or question.has(D) or h not in question.free_symbols:
        return None
    change = question * h
    return change if moves(change, h) and put(change, h, Integer(0)) == 0 else None


def limit_too_early(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with its limit"""
    change = _difference(question)
    derivation = None if change is None else derive(change, h)
    return None if derivation is None or derivation.missing is not None else put(derivation.result, h, Integer(0))


def not_divided(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with f(x + h) − f(x)"""
    return _difference(question)


def one_term_divided(question: Basic, x: Symbol) -> Basic | None:
    """(c₁h + c₂h²)/h answered with c₁ + c₂h²"""
    change = _change(question)
    if change is None or len(change) < 2:
        return None
    (first, part), *rest = change
    return Add(part * h ** (first - 1), *(other * h**power for power, other in rest))


def nudge_taken_apart(question: Basic, x: Symbol) -> Basic | None:
    """f(x + h) taken for f(x) + f(h)"""
    change = _change(question)
    return (
        None
        if change is None
        else Add(*(part * h ** (power - 1) for power, part in change if x not in part.free_symbols))
    )


def last_term_divided(question: Basic, x: Symbol) -> Basic | None:
    """(c₁h + c₂h²)/h answered with c₁h + c₂h"""
    change = _change(question)
    if change is None or len(change) < 2:
        return None
    *first, (power, part) = change
    return Add(*(other * h**degree for degree, other in first), part * h ** (power - 1))


def _ends(question: Basic) -> tuple[Expr, Expr] | None:
    """f(x + h) and −f(x)"""
    change = _difference(question)
    if change is None or not change.is_Add:
        return None
    nudged = Add(*(part for part in change.args if moves(part, h)))
    before = Add(*(part for part in change.args if not moves(part, h)))
    return None if before == 0 else (nudged, before)


def bar_too_short(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with f(x + h) − f(x)/h"""
    ends = _ends(question)
    return None if ends is None else ends[0] + ends[1] / h


def nudge_added_behind(question: Basic, x: Symbol) -> Basic | None:
    """f(x + h) taken for f(x) + h"""
    return None if _ends(question) is None else Integer(1)


def slope_at_the_far_end(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with f′(x + h)"""
    slope = limit_too_early(question, x)
    return None if slope is None or not moves(slope, x) else put(slope, x, x + h)


def ends_swapped(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with (f(x) − f(x + h))/h"""
    return None if _difference(question) is None else -question


def ends_added(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with (f(x + h) + f(x))/h"""
    ends = _ends(question)
    return None if ends is None else (ends[0] - ends[1]) / h


def nudged_back(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with (f(x) − f(x − h))/h"""
    change = _difference(question)
    return None if change is None or put(change, h, -h) == -change else put(change, h, -h) / -h


def nudged_back_over_forward(question: Basic, x: Symbol) -> Basic | None:
    """(f(x + h) − f(x))/h answered with (f(x − h) − f(x))/h"""
    change = _difference(question)
    return None if change is None or put(change, h, -h) == -change else put(change, h, -h) / h


def middle_term_halved(question: Basic, x: Symbol) -> Basic | None:
    """(x + h)² taken for x² + x h + h²"""
    change = _change(question)
    if change is None or [power for power, _ in change] != [1, 2] or not moves(change[0][1], x):
        return None
    return change[0][1] / 2 + change[1][1] * h


def nudge_left_in(question: Basic, x: Symbol) -> Basic | None:
    """D(f, x) answered with (f(x + h) − f(x))/h"""
    if not isinstance(question, D) or question.f.has(D) or h in question.f.free_symbols:
        return None
    return (put(question.f, question.x, question.x + h) - question.f) / h


QUOTIENT = ((x + h) ** 2 - x**2) / h

DIFFERENCES: tuple[Misconception, ...] = (
    Misconception(
        "limit-too-early",
        of_question(
            "The nudge seems to have been let go to 0 already.",
            "The question keeps {x} and its nudge apart. What is left before the nudge shrinks?",
            limit_too_early,
            (QUOTIENT, x, 2 * x),
        ),
    ),
    Misconception(
        "not-divided",
        of_question(
            "The change does not seem to have been divided by the nudge.",
            "How much change is that for each unit of the nudge?",
            not_divided,
            (QUOTIENT, x, 2 * x * h + h**2),
        ),
    ),
    Misconception(
        "one-term-divided",
        of_question(
            "Only the first term of the change seems to have been divided by the nudge.",
            "If a whole sum is shared out, which of its terms are shared out?",
            one_term_divided,
            (QUOTIENT, x, 2 * x + h**2),
        ),
        of_question(
            "Only one of the two ends seems to stand above the bar.",
            "Is the whole change divided by the nudge, or a part of it? How do you write that?",
            bar_too_short,
            (QUOTIENT, x, (x + h) ** 2 - x**2 / h),
            alone=True,
        ),
        of_question(
            "Only the last term of the change seems to have been divided by the nudge.",
            "If a whole sum is shared out, which of its terms are shared out?",
            last_term_divided,
            (QUOTIENT, x, 2 * x * h + h),
            alone=True,
        ),
    ),
    Misconception(
        "nudge-taken-apart",
        of_question(
            "The nudged function seems to have been taken apart into one of {x} and one of the nudge.",
            "Draw a square of side {x} that grows on two sides. Which pieces are new?",
            nudge_taken_apart,
            (QUOTIENT, x, h),
        ),
    ),
    Misconception(
        "nudge-added-behind",
        of_question(
            "The nudge seems to have been added to the function, not to {x}.",
            "What is nudged: the number that goes in, or what comes out?",
            nudge_added_behind,
            (QUOTIENT, x, Integer(1)),
            alone=True,
        ),
    ),
    Misconception(
        "slope-at-the-far-end",
        of_question(
            "That is the slope at the far end of the nudge.",
            "The question is about the way from {x} to its far end. What is the change on that way?",
            slope_at_the_far_end,
            (QUOTIENT, x, 2 * (x + h)),
            alone=True,
        ),
    ),
    Misconception(
        "ends-swapped",
        of_question(
            "The two ends seem to have changed places.",
            "Which of the two heights is taken away from the other: the one at the start, or the one at the end?",
            ends_swapped,
            (QUOTIENT, x, -2 * x - h),
            alone=True,
        ),
    ),
    Misconception(
        "ends-added",
        of_question(
            "The heights at the two ends seem to have been added.",
            "If you know the height at the start and the height at the end, how do you find the change?",
            ends_added,
            (QUOTIENT, x, ((x + h) ** 2 + x**2) / h),
            alone=True,
        ),
    ),
    Misconception(
        "nudged-back",
        of_question(
            "{x} seems to have been nudged the other way.",
            "To which side of {x} does the nudge of the question go?",
            nudged_back,
            (QUOTIENT, x, 2 * x - h),
            alone=True,
        ),
        of_question(
            "{x} seems to have been nudged the other way, and the change divided by the nudge of the question.",
            "To which side of {x} does the nudge of the question go?",
            nudged_back_over_forward,
            (QUOTIENT, x, h - 2 * x),
            alone=True,
        ),
    ),
    Misconception(
        "middle-term-halved",
        of_question(
            "Between the two squares, one product seems to be missing.",
            "Draw a square whose side has two parts. How many rectangles are beside the two squares?",
            middle_term_halved,
            (QUOTIENT, x, x + h),
            alone=True,
        ),
    ),
    Misconception(
        "nudge-left-in",
        of_question(
            "The nudge is still in it: that is the change for each unit of a nudge.",
            "What becomes of it when the nudge shrinks to 0?",
            nudge_left_in,
            (D(x**2, x), x, 2 * x + h),
            alone=True,
        ),
    ),
)
