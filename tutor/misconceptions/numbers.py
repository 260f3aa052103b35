"""Misconceptions about a number that is worked out from a slope: the slope for the growth, one step of two, no nudge.

What is done with a derivative on the way is in the families of the rules; here it is what is done with the numbers. The
answer is another question: the number that was worked out instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sympy import Abs, Add, Expr, Integer, Mul, Rational, sqrt

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.subjects import NUMBER
from tutor.notation import C, b, eta, h, u, v, w, x
from tutor.symbolic.asking import Asking, What, asking, is_length, rates
from tutor.symbolic.derivative import D

HOW_MANY = "{counted} Where does each of them begin?"
AFTER = (  # the names of misconceptions, which never change, and what is said of them
    (6, "after-six", "That is where {x} stands after six steps."),
    (5, "after-five", "That is where {x} stands after five steps."),
    (4, "after-four", "That is where {x} stands after four steps."),
    (3, "after-three", "That is where {x} stands after three steps."),
    (2, "after-two", "That is where {x} stands after two steps."),
    (1, "after-one", "That is where {x} stands after one step."),
)


# --- the growth for a nudge, the change by a step ---------------------------------------------------------------------


def slope_alone(question: Asking) -> Asking | None:
    """h D(f, x) and −η D(f, x) answered as D(f, x)"""
    if question.slope is None or question.what not in (What.GROWTH, What.CHANGE):
        return None
    return asking(question.slope, question.at)


def slope_and_step(question: Asking) -> Asking | None:
    """−η D(f, x) answered as D(f, x) − η D(f, x)"""
    if question.slope is None or question.what is not What.CHANGE:
        return None
    return asking(question.slope + question.of, question.at)


def _of_growth(number: Callable[[Expr, Expr, Expr], Expr]) -> Callable[[Asking], Asking | None]:
    """What may stand for h D(f, x), made of f, f(x + h) and the growth itself."""

    def apply(question: Asking) -> Asking | None:
        if question.slope is None or question.rate is None or question.what is not What.GROWTH:
            return None
        f, x = question.slope.f, question.slope.x
        return asking(number(f, f.xreplace({x: x + question.rate}), question.of), question.at)

    return apply


# --- several steps ----------------------------------------------------------------------------------------------------


def as_many_steps(count: int) -> Callable[[Asking], Asking | None]:
    """x − η D(f, x) taken so many times, up to once too often"""

    def apply(question: Asking) -> Asking | None:
        other = question.what is What.STEP and count <= question.steps + 1 and count != question.steps
        return replace(question, steps=count) if other else None

    return apply


def same_slope_again(question: Asking) -> Asking | None:
    """Several steps, each with the slope of the start: x − n η D(f, x)"""
    if question.slope is None or question.rate is None or question.what is not What.STEP or question.steps < 2:
        return None
    return asking(question.slope.x + question.steps * question.rate * question.slope, question.at)


def _after(count: int, name: str, says: str) -> Misconception:
    """So many steps instead of as many as were asked for."""
    asked = 2 if count != 2 else 3
    halved = asking(Rational(10, 2**count))  # each step of half the way to 0
    return Misconception(
        name,
        Form(NUMBER, says, HOW_MANY, as_many_steps(count), (replace(HALVING, steps=max(asked, count - 1)), halved)),
    )


# --- slopes that the question gives, and the length of an arrow -------------------------------------------------------


def rates_added(question: Asking) -> Asking | None:
    """h D(v, u) D(u, x) answered as h (D(v, u) + D(u, x))"""
    given = rates(question)
    return _other(question, Add(*given) * question.of / Mul(*given)) if given and question.of.is_Mul else None


def nudge_left_out(question: Asking) -> Asking | None:
    """h D(v, u) D(u, x) answered as D(v, u) D(u, x)"""
    given = rates(question)
    return _other(question, Mul(*given)) if given and question.of.is_Mul else None


def changes_subtracted(question: Asking) -> Asking | None:
    """u D(C, w) + v D(C, b) answered as u D(C, w) − v D(C, b)"""
    if not rates(question) or not question.of.is_Add:
        return None
    first, *more = sorted(question.of.args, key=str)
    return _other(question, first - Add(*more))


def sum_of_slopes(question: Asking) -> Asking | None:
    """u D(C, w) + v D(C, b) answered as D(C, w) + D(C, b)"""
    given = rates(question)
    return _other(question, Add(*given)) if given and question.of.is_Add else None


def sides_added(question: Asking) -> Asking | None:
    """√(p² + q²) answered as |p| + |q|"""
    if not is_length(question.of):
        return None
    return _other(question, Add(*(Abs(part.base) for part in question.of.base.args if part.is_Pow)))


def root_forgotten(question: Asking) -> Asking | None:
    """√(p² + q²) answered as p² + q²"""
    return _other(question, question.of.base) if is_length(question.of) else None


def _other(question: Asking, of: Expr) -> Asking | None:
    """The same question about another expression; None where it is no other one."""
    return None if of == question.of else replace(question, of=of)


NUDGED = asking(h * D(x**2, x), ((x, Integer(5)), (h, Rational(1, 10))))  # of 25, with the slope 10: 1
FALL = asking(-eta * D((w - 3) ** 2, w), ((w, Integer(5)), (eta, Rational(1, 10))))  # with the slope 4: −0.4
HALVING = asking(w - eta * D(w**2, w), ((w, Integer(10)), (eta, Rational(1, 4))))  # 10, 5, 2.5 …
CHAIN = asking(
    h * D(v, u) * D(u, x), ((D(v, u), Integer(3)), (D(u, x), Integer(4)), (h, Rational(1, 10)))
)  # 3 · 4 · 0.1
SIDE_BY_SIDE = asking(  # 3 · 0.1 − 2 · 0.2
    u * D(C, w) + v * D(C, b),
    ((D(C, w), Integer(3)), (D(C, b), Integer(-2)), (u, Rational(1, 10)), (v, Rational(1, 5))),
)
ARROW = asking(  # 3 and −4
    sqrt(D(3 * w - 4 * b, w) ** 2 + D(3 * w - 4 * b, b) ** 2), ((w, Integer(1)), (b, Integer(1)))
)

NUMBERS: tuple[Misconception, ...] = (
    Misconception(
        "slope-for-change",
        Form(
            NUMBER,
            "That is the slope itself.",
            "It counts for one whole unit. How much of it is wanted here?",
            slope_alone,
            (NUDGED, asking(Integer(10))),
        ),
    ),
    Misconception(
        "exact-for-slope",
        Form(
            NUMBER,
            "You seem to have worked out {f} at both ends and taken the difference.",
            "What does the slope alone say?",
            _of_growth(lambda f, further, growth: further - f),
            (NUDGED, asking(Rational(101, 100))),
        ),
    ),
    Misconception(
        "new-value-for-change",
        Form(
            NUMBER,
            "That is what {f} becomes.",
            "By how much does it grow?",
            _of_growth(lambda f, further, growth: f + growth),
            (NUDGED, asking(Integer(26))),
        ),
    ),
    Misconception(
        "exact-new-value-for-change",
        Form(
            NUMBER,
            "That is what {f} becomes.",
            "By how much does it grow?",
            _of_growth(lambda f, further, growth: further),
            (NUDGED, asking(Rational(2601, 100))),
        ),
    ),
    Misconception(
        "value-for-change",
        Form(
            NUMBER,
            "That is {f} before anything changes.",
            "By how much does it grow?",
            _of_growth(lambda f, further, growth: f),
            (NUDGED, asking(Integer(25))),
        ),
    ),
    Misconception(
        "slope-for-place",
        Form(
            NUMBER,
            "You seem to have taken the step away from the slope.",
            "Only the change of {x} is asked for. How long is the step, and which way does it go?",
            slope_and_step,
            (FALL, asking(Rational(36, 10))),
        ),
    ),
    *(_after(*each) for each in AFTER),
    Misconception(
        "same-slope-again",
        Form(
            NUMBER,
            "You seem to have used the slope of the start for every step.",
            "How steep is it where the first step leads?",
            same_slope_again,
            (replace(HALVING, steps=3), asking(Integer(-5))),
        ),
    ),
    Misconception(
        "rates-added",
        Form(
            NUMBER,
            "The rates seem to have been added.",
            "If one unit of the first is several of the second, and each of these is several of the third, is that "
            "a sum?",
            rates_added,
            (CHAIN, asking(Rational(7, 10))),
        ),
    ),
    Misconception(
        "nudge-left-out",
        Form(
            NUMBER,
            "That is the rate of the whole chain.",
            "It counts for one whole unit. How large is the nudge?",
            nudge_left_out,
            (CHAIN, asking(Integer(12))),
        ),
    ),
    Misconception(
        "changes-subtracted",
        Form(
            NUMBER,
            "One of the changes seems to have the opposite sign.",
            "Which nudge goes up, which goes down, and what does that do to each change?",
            changes_subtracted,
            (SIDE_BY_SIDE, asking(Rational(7, 10))),
        ),
    ),
    Misconception(
        "sides-added",
        Form(
            NUMBER,
            "The slopes seem to have been added.",
            "Is the straight way across as long as the way along the sides?",
            sides_added,
            (ARROW, asking(Integer(7))),
        ),
    ),
    Misconception(
        "root-forgotten",
        Form(
            NUMBER,
            "That is the square of the length.",
            "What did Pythagoras do at the end?",
            root_forgotten,
            (ARROW, asking(Integer(25))),
        ),
    ),
    Misconception(
        "sum-of-slopes",
        Form(
            NUMBER,
            "That is the sum of the slopes.",
            "How far is each letter nudged?",
            sum_of_slopes,
            (SIDE_BY_SIDE, asking(Integer(1))),
        ),
    ),
)
