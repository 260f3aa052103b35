"""Paths that are weighted by errors: δ₁ D(u, a) + δ₂ D(v, a) taken apart, and what may be done with them instead."""

from __future__ import annotations

from sympy import Add, Basic, Expr, Mul, Symbol

from tutor.notation import a, w
from tutor.symbolic.derivative import D
from tutor.symbolic.unevaluated import times

DELTA = "delta"


def _errors(question: Basic) -> tuple[Symbol, ...]:
    """The errors that stand in front of derivatives, in order of their names."""
    if not isinstance(question, Expr) or not question.has(D):
        return ()
    outside = question.xreplace(dict.fromkeys(question.atoms(D), Symbol("D")))
    return tuple(sorted((s for s in outside.free_symbols if s.name.startswith(DELTA)), key=lambda s: s.name))


def weighted(question: Basic) -> tuple[tuple[Expr, Expr], ...]:
    """δ₁ D(u, a) + δ₂ D(v, a) + … as pairs of δ and D(u, a); () for any other question"""
    errors = _errors(question)
    found = []
    for term in Add.make_args(question) if errors else ():
        mine = [factor for factor in Mul.make_args(term) if factor in errors]
        rest = [factor for factor in Mul.make_args(term) if factor not in errors]
        if len(mine) != 1 or not any(factor.has(D) for factor in rest):
            return ()
        found.append((mine[0], times(*rest)))
    return tuple(found)


def contributions_multiplied(question: Basic, x: Symbol) -> Basic | None:
    """δ₁ D(u, a) + δ₂ D(v, a) answered as δ₁ D(u, a) δ₂ D(v, a)"""
    paths = weighted(question)
    return times(*(times(*path) for path in paths)) if len(paths) > 1 else None


def weights_left_out(question: Basic, x: Symbol) -> Basic | None:
    """δ₁ D(u, a) + δ₂ D(v, a) answered as δ₁ + δ₂"""
    paths = weighted(question)
    return Add(*(error for error, _ in paths)) if len(paths) > 1 else None


D1, D2, V = (Symbol(name, real=True) for name in ("delta_1", "delta_2", "v"))
TWO_WAYS = D1 * D(2 * w * a, a) + D2 * D(V * a, a)  # what a hidden activation does over two paths
