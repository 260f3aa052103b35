"""Misconceptions about one step of gradient descent: which way, how far, and from where."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Basic, Expr, Integer, Symbol

from tutor.notation import eta, w
from tutor.symbolic.building import over, times
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.rules import moves

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


def slope_at_next_place(question: Basic, x: Symbol) -> Basic | None:
    """w − η C′(w) answered as w − η C′(w − η C′(w))"""
    step = _update(question)
    slope = None if step is None else _taken(step.slope)
    if slope is None or not moves(slope, step.slope.x):
        return None
    landing = step.start + times(step.rate, slope)
    return step.start + times(step.rate, slope.xreplace({step.slope.x: landing}))


def slope_at_zero(question: Basic, x: Symbol) -> Basic | None:
    """w − η C′(w) answered as w − η C′(0)"""
    step = _update(question)
    slope = None if step is None else _taken(step.slope)
    if slope is None or not moves(slope, step.slope.x):
        return None
    there = slope.xreplace({step.slope.x: Integer(0)})
    return step.start + times(step.rate, there) if there.is_finite is not False and there != 0 else None


def _taken(mark: D) -> Expr | None:
    """The derivative itself."""
    derivation = derive(mark.f, mark.x)
    return None if derivation.missing is not None else derivation.result


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
    Misconception(
        "slope-at-next-place",
        "The slope seems to have been measured where the step leads, not where it starts.",
        "Before the step you stand still. At which {x} do you look how steep it is?",
        slope_at_next_place,
        (STEP, w, w - 2 * eta * (w - 2 * eta * w)),
    ),
    Misconception(
        "slope-at-zero",
        "The slope seems to have been measured at 0, not where the step starts.",
        "Where does {x} stand before this step, and how steep is it there?",
        slope_at_zero,
        (w - eta * D((w - 3) ** 2, w), w, w + 6 * eta),
    ),
)
