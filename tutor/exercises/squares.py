"""What may be taken for a sum of squares or a mean: another formula of the same pieces, and the question that leads on.

No derivative is meant here: a cost has to be worked out, or written down. Each formula is computed from the right one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sympy import Abs, Add, Expr, Pow, Rational

from tutor.symbolic.building import times
from tutor.symbolic.derivative import has_derivative


@dataclass(frozen=True, slots=True)
class Other:
    """A formula that is not the one that was asked for, what it is, and what to ask."""

    name: str
    formula: Expr
    says: str
    asks: str


@lru_cache(maxsize=1024)
def others(of: Expr) -> tuple[Other, ...]:
    """The formulas that somebody may mean instead of this one; none where a derivative is asked for."""
    if has_derivative(of):
        return ()
    said = {name: (says, asks) for name, says, asks in SAYINGS}
    return tuple(Other(name, formula, *said[name]) for name, formula in _formulas(of) if formula != of)


SAYINGS: tuple[tuple[str, str, str], ...] = (
    ("not-squared", "The squares seem to be missing.", "What is done with each part before they are put together?"),
    ("doubled", "That is twice each error, not its square.", "What is 0.3 times 0.3?"),
    ("sizes", "You seem to have added the sizes of the errors.", "What does this cost do with a large error?"),
    ("squared-after-adding", "You seem to have added first and squared then.", "Could two errors cancel that way?"),
    (
        "sum-for-mean",
        "This is right for the sum. Here the mean is wanted.",
        "What is done with the sum before it is called the mean?",
    ),
    (
        "mean-for-sum",
        "This is right for the mean. Here the sum is wanted.",
        "Is anything divided by how many there are?",
    ),
    (
        "half-convention",
        "This is right for a cost with a ½ in front. Here the cost has none.",
        "Which factor stands in front of the squares in this course?",
    ),
)


def _formulas(of: Expr) -> Iterator[tuple[str, Expr]]:
    share, terms = _apart(of)
    count = len(terms)
    yield "not-squared", _unsquared(of)
    if all(term.is_Pow and term.exp == 2 for term in terms):
        errors = [term.base for term in terms]
        yield "doubled", times(2 * share, Add(*errors))
        if count > 1:
            yield "sizes", times(share, Add(*map(Abs, errors)))
            yield "squared-after-adding", times(share, Add(*errors) ** 2)
        if share == 1 and count > 1:
            yield "mean-for-sum", times(Rational(1, count), of)
        if share != 1 or count != 2:  # the mean of two is the half of their sum
            yield "half-convention", times(Rational(1, 2), of)
    if count > 1 and share == Rational(1, count):
        yield "sum-for-mean", Add(*terms)


def _apart(of: Expr) -> tuple[Expr, tuple[Expr, ...]]:
    """share · (s₁ + … + s_n); a sum whose terms have several factors in front has the share 1."""
    share, rest = of.as_coeff_Mul()
    parts = [term.as_coeff_Mul() for term in Add.make_args(rest)]
    if len({number for number, _ in parts}) != 1:
        return share, Add.make_args(rest)
    return share * parts[0][0], tuple(term for _, term in parts)


def _unsquared(of: Expr) -> Expr:
    """The formula with what is squared in the place of each square, below a bar as well."""
    return of.xreplace({part: part.base ** (part.exp / 2) for part in of.atoms(Pow) if part.exp in (2, -2)})
