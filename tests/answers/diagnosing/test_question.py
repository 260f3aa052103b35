"""Each kind of question says what it asks and knows its key."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational, Tuple, log, zeta

from tutor.answers.deciding.equality import decide
from tutor.answers.diagnosing.question import DerivativeOf, DifferenceQuotient, GradientOf, Plain, Update, key
from tutor.answers.verdict import Verdict
from tutor.notation import POSITIVE, b, eta, h, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule

QUESTIONS = (
    (DerivativeOf(x**3, x), 3 * x**2),
    (DerivativeOf(x**3, x, 2), 6 * x),
    (DerivativeOf(log(x) * x, x), log(x) + 1),
    (Update((w - 3) ** 2, w), w - 2 * eta * (w - 3)),
    (Update((w - 3) ** 2, w, Rational(1, 10), Integer(0)), Rational(3, 5)),
    (DifferenceQuotient(x**2, x), 2 * x + h),
    (GradientOf((w * x + b - y) ** 2, (w, b)), Tuple(2 * x * (w * x + b - y), 2 * (w * x + b - y))),
    (Plain(w - eta * D(w**2, w)), w - 2 * eta * w),
)


@pytest.mark.parametrize(("question", "expected"), QUESTIONS, ids=lambda value: type(value).__name__)
def test_a_question_knows_its_key(question, expected) -> None:
    assert decide(key(question), expected, {x: POSITIVE}).verdict is Verdict.RIGHT
    wrong = Tuple(*(2 * part for part in expected)) if isinstance(expected, Tuple) else expected + 1
    assert decide(key(question), wrong).verdict is Verdict.WRONG


def test_what_has_no_rule_is_said() -> None:
    with pytest.raises(NoRule):
        key(DerivativeOf(zeta(x), x))
