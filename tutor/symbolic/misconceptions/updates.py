"""Misconceptions about one step of gradient descent: which way, how far, and from where."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Basic, Expr, Integer, Symbol

from tutor.notation import eta, w
from tutor.symbolic.building import over, times
from tutor.symbolic.derivative import D
from tutor.symbolic.misconceptions.shape import Misconception

MINUS = Integer(-1)


@dataclass(frozen=True, slots=True)
class _Update:
    """start + rate · slope, the rate with its minus"""

    start: Expr
    rate: Expr
    slope: D


def _update(question: Basic) -> _Update | None:
    mark = _slope_in(question)
    if mark is None or not question.is_Add:
        return None
    moving = [term for term in question.args if term.has(D)]
    if len(moving) != 1 or mark not in (moving[0], *moving[0].args):
        return None
    return _Update(Add(*(term for term in question.args if term != moving[0])), over(moving[0], mark), mark)


def uphill(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w + η dC/dw"""
    step = _update(question)
    return None if step is None else step.start + times(MINUS, step.rate, step.slope)


def no_learning_rate(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − dC/dw"""
    step = _update(question)
    return None if step is None or step.rate in (1, -1) else step.start + times(MINUS, step.slope)


def step_for_value(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as −η dC/dw"""
    step = _update(question)
    return None if step is None else times(step.rate, step.slope)


def slope_for_value(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as dC/dw"""
    step = _update(question)
    return None if step is None else step.slope


def cost_for_slope(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − η C"""
    step = _update(question)
    return None if step is None else step.start + times(step.rate, step.slope.f)


def slope_left_out(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − η"""
    step = _update(question)
    return None if step is None else step.start + step.rate


def _slope_in(question: Basic) -> D | None:
    found = question.atoms(D)
    return next(iter(found)) if len(found) == 1 else None


STEP = w - eta * D(w**2, w)

UPDATES: tuple[Misconception, ...] = (
    Misconception(
        "uphill",
        "The step seems to go with the slope, not against it.",
        "Where the slope is positive, is it the larger or the smaller {x} that costs less?",
        uphill,
        (STEP, w, w + 2 * eta * w),
    ),
    Misconception(
        "no-learning-rate",
        "The learning rate seems to be missing.",
        "How far should {x} go for each unit of slope?",
        no_learning_rate,
        (STEP, w, -w),
    ),
    Misconception(
        "step-for-value",
        "You seem to have written the step, not where it leads.",
        "Where does {x} stand before the step?",
        step_for_value,
        (STEP, w, -2 * eta * w),
    ),
    Misconception(
        "slope-for-value",
        "You seem to have written the slope, not where the step leads.",
        "You know how steep it is. What do you do with that number?",
        slope_for_value,
        (STEP, w, 2 * w),
    ),
    Misconception(
        "cost-for-slope",
        "The cost itself seems to stand where its slope should be.",
        "What does a step need to know: how high you are, or how steep it is?",
        cost_for_slope,
        (STEP, w, w - eta * w**2),
    ),
    Misconception(
        "slope-left-out",
        "The slope seems to be missing from the step.",
        "Should a step be as long on a gentle slope as on a steep one?",
        slope_left_out,
        (STEP, w, w - eta),
    ),
)
