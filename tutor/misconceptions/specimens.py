"""What the witnesses of several families are about: numbers and letters that are quickly worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Add, Expr, Integer, Rational

from tutor.misconceptions.subjects import (
    DescentDirection,
    EdgeSlope,
    HiddenError,
    OutputError,
    Path,
    Ranking,
    StepTaken,
)
from tutor.symbolic.indexed import SumOver, a, delta, j, k, w


def _over_j(terms: Iterable[Expr]) -> Expr:
    return SumOver(Add(*terms), j)


TWO, THREE, FIVE, SEVEN, ELEVEN, THIRTEEN = map(Integer, (2, 3, 5, 7, 11, 13))
TENTH = Rational(1, 10)

AT_TWO = StepTaken(where=TWO, slope=Integer(-4), rate=TENTH)  # leads to 2.4
AN_OUTPUT = OutputError(error=Rational(6, 5), slope=Rational(6, 25), activation=Rational(3, 5))  # 0.6, should be 0
A_HIDDEN = HiddenError(  # δ = 2 (5 · 7 + 11 · 13)
    slope=TWO,
    activation=THREE,
    paths=(Path(FIVE, SEVEN, Integer(17), Integer(19)), Path(ELEVEN, THIRTEEN, Integer(23), Integer(29))),
    over=lambda terms: Add(*terms),
)
AN_EDGE = EdgeSlope(incoming=TWO, error=THREE, weight=FIVE, slope=SEVEN, activation=ELEVEN, others=(THIRTEEN,))  # 2 · 3
ANY_HIDDEN = HiddenError(  # δ_k = a_k (1 − a_k) Σ_j w_jk δ_j
    slope=a[k] * (1 - a[k]),
    activation=a[k],
    paths=(Path(w[j, k], delta[j], a[j] * (1 - a[j]), a[j]),),
    over=_over_j,
)
ANY_EDGE = EdgeSlope(  # ∂C/∂w_jk = a_k δ_j
    incoming=a[k], error=delta[j], weight=w[j, k], slope=a[j] * (1 - a[j]), activation=a[j]
)
DOWN_THERE = DescentDirection(
    across=8.0, up=-12.0, uphill=False, lowest=(4.0, -2.0)
)  # a step goes east, and further south
UP_THERE = DescentDirection(across=-8.0, up=12.0, uphill=True, lowest=None)  # the gradient of the same place
FOUR_NUMBERS = Ranking(tuple(map(Integer, (5, -7, 2, -3))), order=(1, 3, 2, 0))
