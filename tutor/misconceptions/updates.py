"""Misconceptions about how a step is written down: where the bracket ends, what is taken from what, and how far.

Which way and from where is in `descent`.
"""

from __future__ import annotations

from sympy import Add, Basic, Expr, Symbol

from tutor.misconceptions.descent import MINUS, UPDATE, step_in, taken
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_question
from tutor.notation import eta, w
from tutor.symbolic.derivative import D
from tutor.symbolic.rules import moves
from tutor.symbolic.unevaluated import over, times


def _bracket(question: Basic) -> tuple[Expr, Expr] | None:
    """w − η(p + q), with a slope p + q of which q does not move: w − η p, and q"""
    step = step_in(question)
    slope = None if step is None else taken(step.slope)
    if step is None or slope is None or not slope.is_Add:
        return None
    letter = step.slope.x
    moving = Add(*(part for part in slope.args if moves(part, letter)))
    still = Add(*(part for part in slope.args if not moves(part, letter)))
    return None if 0 in (moving, still) else (step.start + times(step.rate, moving), still)


def bracket_lost(question: Basic, x: Symbol) -> Basic | None:
    """w − η(p + q) answered as w − η p + q"""
    parts = _bracket(question)
    return None if parts is None else parts[0] + parts[1]


def bracket_opened_wrongly(question: Basic, x: Symbol) -> Basic | None:
    """w − η(p + q) answered as w − η p − q"""
    parts = _bracket(question)
    return None if parts is None else parts[0] - parts[1]


def rate_taken_first(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as (w − η) dC/dw"""
    step = step_in(question)
    return None if step is None else times(step.start + step.rate, step.slope)


def rate_divided(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w − η/(dC/dw)"""
    step = step_in(question)
    return None if step is None else step.start + over(step.rate, step.slope)


def letters_swapped(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as η − w dC/dw"""
    step = step_in(question)
    return None if step is None or step.rate.is_number else times(MINUS, step.rate) - times(step.start, step.slope)


def turned_about(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as η dC/dw − w"""
    step = step_in(question)
    return None if step is None else Add(times(MINUS, step.start), times(MINUS, step.rate, step.slope))


def multiplied_for_subtracted(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as w η dC/dw"""
    step = step_in(question)
    return None if step is None else times(MINUS, step.start, step.rate, step.slope)


def step_upward(question: Basic, x: Symbol) -> Basic | None:
    """w − η dC/dw answered as η dC/dw"""
    step = step_in(question)
    return None if step is None or step.rate in (1, -1) else times(MINUS, step.rate, step.slope)


def step_for_slope(question: Basic, x: Symbol) -> Basic | None:
    """dC/dw answered as w − dC/dw"""
    return Add(question.x, times(MINUS, question)) if _plain(question) else None


def rated_step_for_slope(question: Basic, x: Symbol) -> Basic | None:
    """dC/dw answered as w − η dC/dw"""
    return Add(question.x, times(MINUS, eta, question)) if _plain(question) else None


def rated_slope(question: Basic, x: Symbol) -> Basic | None:
    """dC/dw answered as η dC/dw"""
    return times(eta, question) if _plain(question) else None


def _plain(question: Basic) -> bool:
    return isinstance(question, D) and isinstance(question.f, Expr) and not question.f.has(D)


ONLY_THE_SLOPE = (
    "You seem to have taken a step. Only the slope is asked for here.",
    "How steep is it, before anybody steps anywhere?",
)
SHIFTED = w - eta * D(w**2 + 4 * w, w)
UPDATES: tuple[Misconception, ...] = (
    Misconception(
        "step-bracket-lost",
        of_question(
            "Only the first part of the slope seems to be multiplied by the learning rate: a bracket may be missing.",
            "Which part of the slope does the learning rate multiply, and how do you write that?",
            bracket_lost,
            (SHIFTED, w, w - 2 * eta * w + 4),
            alone=True,
        ),
        of_question(
            "Only the first part of the slope seems to be multiplied by the learning rate.",
            "If a whole sum is multiplied, which of its terms are multiplied?",
            bracket_opened_wrongly,
            (SHIFTED, w, w - 2 * eta * w - 4),
            alone=True,
        ),
    ),
    Misconception(
        "rate-taken-first",
        of_question(
            "The learning rate seems to have been taken away from {x} before the slope is multiplied.",
            "What does the learning rate multiply: the slope, or all that stands there?",
            rate_taken_first,
            (SHIFTED, w, (w - eta) * (2 * w + 4)),
            alone=True,
        ),
    ),
    Misconception(
        "rate-divided",
        of_question(
            "The learning rate seems to have been divided by the slope.",
            "Where it is twice as steep, should the step be longer or shorter?",
            rate_divided,
            (SHIFTED, w, w - eta / (2 * w + 4)),
            alone=True,
        ),
    ),
    Misconception(
        "rate-for-start",
        of_question(
            "{x} and the learning rate seem to have changed places.",
            "Where do you stand before the step, and what does the slope get multiplied by?",
            letters_swapped,
            (SHIFTED, w, eta - w * (2 * w + 4)),
            alone=True,
        ),
    ),
    Misconception(
        "step-turned-about",
        of_question(
            "{x} seems to have been taken away from the step, not the step from {x}.",
            "You stand at {x}. What is taken away from where you stand?",
            turned_about,
            (SHIFTED, w, eta * (2 * w + 4) - w),
            alone=True,
        ),
    ),
    Misconception(
        "multiplied-for-subtracted",
        of_question(
            "The step seems to have been multiplied with {x}.",
            "If you stand at 5 and go 2 to the left, how do you find out where you are?",
            multiplied_for_subtracted,
            (SHIFTED, w, w * eta * (2 * w + 4)),
            alone=True,
        ),
    ),
    Misconception(
        "step-upward",
        of_question(
            "You seem to have written a step up the slope, and not where a step leads.",
            "Where does {x} stand before the step, and which way is downhill?",
            step_upward,
            (UPDATE, w, 2 * eta * w),
            alone=True,
        ),
    ),
    Misconception(
        "step-for-slope",
        of_question(*ONLY_THE_SLOPE, step_for_slope, (D((w - 3) ** 2, w), w, w - 2 * (w - 3)), alone=True),
    ),
    Misconception(
        "rated-step-for-slope",
        of_question(*ONLY_THE_SLOPE, rated_step_for_slope, (D((w - 3) ** 2, w), w, w - 2 * eta * (w - 3)), alone=True),
    ),
    Misconception(
        "rated-slope",
        of_question(
            "There is a learning rate in it. Only the slope is asked for here.",
            "Does it depend on the learning rate how steep it is?",
            rated_slope,
            (D((w - 3) ** 2, w), w, 2 * eta * (w - 3)),
            alone=True,
        ),
    ),
)
