"""What a question asks: an expression in which derivatives are still to be taken, and the answer once they are.

Here is only what is asked. Whether an answer is right is `equality`'s business, what went wrong is `diagnosis`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Symbol, Tuple

from tutor.notation import eta, h
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve


@dataclass(frozen=True, slots=True)
class DerivativeOf:
    """dᵏ of / d byᵏ, k = `order`"""

    of: Expr
    by: Symbol
    order: int = 1

    @property
    def asked(self) -> Expr:
        """D(… D(of, by) …, by)"""
        expr = self.of
        for _ in range(self.order):
            expr = D(expr, self.by)
        return expr


@dataclass(frozen=True, slots=True)
class Update:
    """by − rate · d cost/d by: where one step of gradient descent leads; `at` where the step starts, if not at `by`"""

    cost: Expr
    by: Symbol
    rate: Expr = eta
    at: Expr | None = None

    @property
    def of(self) -> Expr:
        """What is differentiated on the way."""
        return self.cost

    @property
    def asked(self) -> Expr:
        """by − rate · D(cost, by)"""
        return self.by - self.rate * D(self.cost, self.by)


@dataclass(frozen=True, slots=True)
class DifferenceQuotient:
    """(f(by + nudge) − f(by))/nudge for f = `of`, before the nudge shrinks to 0"""

    of: Expr
    by: Symbol
    nudge: Symbol = h

    @property
    def asked(self) -> Expr:
        """The quotient, as it stands."""
        return (self.of.xreplace({self.by: self.by + self.nudge}) - self.of) / self.nudge


@dataclass(frozen=True, slots=True)
class GradientOf:
    """(∂of/∂p, ∂of/∂q, …) for `by` = (p, q, …)"""

    of: Expr
    by: tuple[Symbol, ...]

    @property
    def asked(self) -> Tuple:
        """(D(of, p), D(of, q), …)"""
        return Tuple(*(D(self.of, symbol) for symbol in self.by))


@dataclass(frozen=True, slots=True)
class Plain:
    """An expression, its derivatives taken: no further question is known behind it."""

    of: Expr

    @property
    def asked(self) -> Expr:
        """`of` itself."""
        return self.of


Question = DerivativeOf | Update | DifferenceQuotient | GradientOf | Plain


def key(question: Question) -> Expr:
    """The right answer: what is asked, its derivatives taken. NoRule where one of them has no rule."""
    return answer(question, question.asked)


def answer(question: Question, asked: Expr) -> Expr:
    """What `asked` comes to, its derivatives taken, where the question is put: at a point, if it names one."""
    result = resolve(asked)
    if isinstance(question, Update) and question.at is not None:
        return result.xreplace({question.by: question.at})
    return result
