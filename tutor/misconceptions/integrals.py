"""The way back for the way there: somebody integrates where a slope was asked.

Terms are powers and entries of the table with x, or a straight line in x, inside; nothing else is integrated here.
"""

from __future__ import annotations

from sympy import Add, Expr, Integer, Rational, Symbol, log

from tutor.elementary.table import BY_HEAD
from tutor.misconceptions.chains import composition
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import x
from tutor.symbolic.rules import moves
from tutor.symbolic.unevaluated import over, times


def integrated(f: Expr, x: Symbol) -> Expr | None:
    """d f = ∫ f dx, where every term is c g(αx + β) with a g whose integral is known"""
    terms = f.args if f.is_Add else (f,)
    if not moves(f, x):
        return None
    found = [part for term in terms if (part := _antiderivative(term, x)) is not None]
    return Add(*found) if len(found) == len(terms) else None


def _antiderivative(term: Expr, x: Symbol) -> Expr | None:
    """c g(αx + β) becomes c G(αx + β)/α; None for any other shape."""
    c, part = term.as_independent(x, as_Add=False)
    if part == 1:
        return times(c, x)
    found = _whole(part, x)
    if found is None:
        return None
    inside, primitive = found
    steepness = _steepness(inside, x)
    return None if steepness is None else over(times(c, primitive), steepness)


def _whole(part: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """g(u): u and the integral of g at u"""
    if part == x or part.is_Add:
        return part, over(part**2, Integer(2))
    if part.is_Pow:
        return _power(part, x)
    row = BY_HEAD.get(type(part))
    return None if row is None or row.integral is None else (part.args[0], row.integral(part.args[0]))


def _power(part: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    base, n = part.base, part.exp
    if not moves(n, x):
        return base, log(base) if n == -1 else over(base ** (n + 1), n + 1)
    return None if moves(base, x) else (n, over(part, log(base)))


def _steepness(u: Expr, x: Symbol) -> Expr | None:
    """α where u = αx + β"""
    if u == x:
        return Integer(1)
    moving = [term for term in (u.args if u.is_Add else (u,)) if moves(term, x)]
    if len(moving) != 1:
        return None
    c, rest = moving[0].as_independent(x, as_Add=False)
    return c if rest == x else None


def outer_integrated(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = G(u), the way back for the outside alone"""
    parts = composition(f, x)
    if parts is None:
        return None
    u = parts[1]
    if f.is_Pow and not moves(f.exp, x):
        n = f.exp
        return log(u) if n == -1 else over(u ** (n + 1), n + 1)
    row = BY_HEAD.get(type(f))
    found = None if row is None or row.integral is None else row.integral(u)
    return None if found == f else found


INTEGRALS: tuple[Misconception, ...] = (
    Misconception(
        "integrated",
        of_derivative(
            "{place} seems to have been integrated: that is the way back.",
            "If you differentiate what you wrote, do you get {place}?",
            integrated,
            (x**2 + 3, x, Rational(1, 3) * x**3 + 3 * x),
        ),
        of_derivative(
            "In {place}, the outside seems to have been integrated: that is the way back.",
            "If you differentiate the outside of what you wrote, what do you get?",
            outer_integrated,
            ((x**2 + 1) ** 2, x, Rational(1, 3) * (x**2 + 1) ** 3),
            alone=True,
        ),
    ),
)
