"""Misconceptions about one step of gradient descent: which way, how far, and from where.

They are met in a formula for the step, in the change by a step as a number, in a table of steps, and on a map.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Basic, Expr, Integer, Rational, Symbol

from tutor.misconceptions.misconception import Form, Misconception, Together
from tutor.misconceptions.specimens import AN_OUTPUT, AT_TWO, DOWN_THERE
from tutor.misconceptions.subjects import (
    DIRECTION,
    NUMBER,
    OUTPUT,
    STEEPNESS,
    STEP,
    Steepness,
    of_question,
    one,
)
from tutor.notation import eta, w
from tutor.symbolic.asking import Asking, What, asking
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.rules import moves
from tutor.symbolic.unevaluated import over, times

MINUS = Integer(-1)


@dataclass(frozen=True, slots=True)
class _Update:
    """start + rate · slope, the rate with its minus"""

    start: Expr
    rate: Expr
    slope: D


def step_in(question: Basic) -> _Update | None:
    """w − η dC/dw taken apart; None for any other question"""
    derivative = _slope_in(question)
    if derivative is None or not question.is_Add:
        return None
    moving = [term for term in question.args if term.has(D)]
    if len(moving) != 1 or derivative not in (moving[0], *moving[0].args):
        return None
    return _Update(Add(*(term for term in question.args if term != moving[0])), over(moving[0], derivative), derivative)


def uphill(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w + η dC/dw"""
    step = step_in(question)
    return None if step is None else step.start + times(MINUS, step.rate, step.slope)


def no_learning_rate(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − dC/dw"""
    step = step_in(question)
    return None if step is None or step.rate in (1, -1) else step.start + times(MINUS, step.slope)


def step_for_value(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as −η dC/dw"""
    step = step_in(question)
    return None if step is None else times(step.rate, step.slope)


def slope_for_value(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as dC/dw"""
    step = step_in(question)
    return None if step is None else step.slope


def cost_for_slope(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − η C"""
    step = step_in(question)
    return None if step is None else step.start + times(step.rate, step.slope.f)


def slope_left_out(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − η"""
    step = step_in(question)
    return None if step is None else step.start + step.rate


def slope_at_next_place(question: Basic, x: Symbol) -> Basic | None:
    """w − η C′(w) answered as w − η C′(w − η C′(w))"""
    step = step_in(question)
    slope = None if step is None else taken(step.slope)
    if step is None or slope is None or not moves(slope, step.slope.x):
        return None
    landing = step.start + times(step.rate, slope)
    return step.start + times(step.rate, slope.xreplace({step.slope.x: landing}))


def slope_at_zero(question: Basic, x: Symbol) -> Basic | None:
    """w − η C′(w) answered as w − η C′(0)"""
    step = step_in(question)
    slope = None if step is None else taken(step.slope)
    if step is None or slope is None or not moves(slope, step.slope.x):
        return None
    there = slope.xreplace({step.slope.x: Integer(0)})
    return step.start + times(step.rate, there) if there.is_finite is not False and there != 0 else None


def taken(derivative: D) -> Expr | None:
    """The derivative itself."""
    derivation = derive(derivative.f, derivative.x)
    return None if derivation.missing is not None else derivation.result


def _slope_in(question: Basic) -> D | None:
    found = question.atoms(D)
    return next(iter(found)) if len(found) == 1 else None


# --- the change by a step, as a number --------------------------------------------------------------------------------


def change_turned_round(question: Asking) -> Asking | None:
    """−η D(f, x) answered as η D(f, x)"""
    return asking(-question.of, question.at) if question.what is What.CHANGE else None


def change_without_rate(question: Asking) -> Asking | None:
    """−η D(f, x) answered as −D(f, x)"""
    if question.slope is None or question.what is not What.CHANGE:
        return None
    return asking(-question.slope, question.at)


def rate_alone(question: Asking) -> Asking | None:
    """−η D(f, x) answered as −η"""
    if question.rate is None or question.what is not What.CHANGE:
        return None
    return asking(question.rate, question.at)


UPDATE = w - eta * D(w**2, w)
CHANGE = asking(-eta * D((w - 3) ** 2, w), ((w, Integer(5)), (eta, Rational(1, 10))))  # slope 4, so −0.4

DESCENT: tuple[Misconception, ...] = (
    Misconception(
        "uphill",
        of_question(
            "The step seems to go with the slope, not against it.",
            "Where the slope is positive, is it the larger or the smaller {x} that costs less?",
            uphill,
            (UPDATE, w, w + 2 * eta * w),
        ),
        Form(
            NUMBER,
            "The step seems to go with the slope, not against it.",
            "Which way is downhill for {x}?",
            change_turned_round,
            (CHANGE, asking(Rational(4, 10))),
        ),
        Form(
            STEP,
            "In row {row} the step went up the slope.",
            "If the slope is negative, which way is downhill?",
            lambda step: step.where + step.rate * step.slope,
            (AT_TWO, Rational(16, 10)),
        ),
        Form(
            DIRECTION,
            "That way it goes up, as steeply as it can.",
            "Which way is that, beside the gradient?",
            lambda way: None if way.uphill else ((-way.across, -way.up),),
            (DOWN_THERE, ((-8.0, 12.0),)),
        ),
    ),
    Misconception(
        "no-learning-rate",
        of_question(
            "The learning rate seems to be missing.",
            "How far should {x} go for each unit of slope?",
            no_learning_rate,
            (UPDATE, w, -w),
        ),
        Form(
            NUMBER,
            "The learning rate seems to be missing.",
            "How far should {x} go for each unit of slope?",
            change_without_rate,
            (CHANGE, asking(Integer(-4))),
        ),
        Form(
            STEP,
            "In row {row} the whole slope was taken away.",
            "What does the learning rate do to the step?",
            lambda step: step.where - step.slope,
            (AT_TWO, Integer(6)),
        ),
    ),
    Misconception(
        "step-for-value",
        of_question(
            "You seem to have written the step, not where it leads.",
            "Where does {x} stand before the step?",
            step_for_value,
            (UPDATE, w, -2 * eta * w),
        ),
        Form(
            STEP,
            "In row {row} stands the step itself.",
            "Where do you stand after that step?",
            lambda step: -step.rate * step.slope,
            (AT_TWO, Rational(4, 10)),
        ),
    ),
    Misconception(
        "slope-for-value",
        of_question(
            "You seem to have written the slope, not where the step leads.",
            "You know how steep it is. What do you do with that number?",
            slope_for_value,
            (UPDATE, w, 2 * w),
        ),
        Form(
            STEP,
            "In row {row} stands the slope once more.",
            "What does a step do with that number?",
            lambda step: step.slope,
            (AT_TWO, Integer(-4)),
        ),
    ),
    Misconception(
        "cost-for-slope",
        of_question(
            "The cost itself seems to stand where its slope should be.",
            "What does a step need to know: how high you are, or how steep it is?",
            cost_for_slope,
            (UPDATE, w, w - eta * w**2),
        ),
        Form(
            STEEPNESS,
            "In row {row} stands the height of the curve.",
            "How steep is it there?",
            lambda here: here.cost,
            (Steepness(slope=Integer(-4), cost=Integer(9)), Integer(9)),
        ),
        Form(
            OUTPUT,
            "That seems to be the cost of this output.",
            "How fast does it grow with {by}?",
            one(lambda output: (output.error / 2) ** 2),
            (AN_OUTPUT, (Rational(36, 100),)),
        ),
    ),
    Misconception(
        "slope-left-out",
        of_question(
            "The slope seems to be missing from the step.",
            "Should a step be as long on a gentle slope as on a steep one?",
            slope_left_out,
            (UPDATE, w, w - eta),
        ),
        Form(
            NUMBER,
            "The slope seems to be missing from the step.",
            "Should a step be as long on a gentle slope as on a steep one?",
            rate_alone,
            (CHANGE, asking(Rational(-1, 10))),
        ),
    ),
    Misconception(
        "slope-at-next-place",
        of_question(
            "The slope seems to have been measured where the step leads, not where it starts.",
            "Before the step you stand still. At which {x} do you look how steep it is?",
            slope_at_next_place,
            (UPDATE, w, w - 2 * eta * (w - 2 * eta * w)),
        ),
    ),
    Misconception(
        "slope-at-zero",
        of_question(
            "The slope seems to have been measured at 0, not where the step starts.",
            "Where does {x} stand before this step, and how steep is it there?",
            slope_at_zero,
            (w - eta * D((w - 3) ** 2, w), w, w + 6 * eta),
        ),
    ),
)

TWO_AT_ONCE: tuple[Together, ...] = (  # in one step
    Together(
        ("uphill", "no-learning-rate"),
        Form(
            STEP,
            "In row {row} the slope was added.",
            "Which way is downhill, and how long is the step?",
            lambda step: step.where + step.slope,
            (AT_TWO, Integer(-2)),
        ),
    ),
    Together(
        ("uphill", "step-for-value"),
        Form(
            STEP,
            "In row {row} stands a step up the slope.",
            "Which way is downhill, and from where?",
            lambda step: step.rate * step.slope,
            (AT_TWO, Rational(-4, 10)),
        ),
    ),
)
