"""Running a wrong rule through the engine that runs the rules: once, at a chosen chance, or at every chance."""

from __future__ import annotations

from sympy import Expr, Symbol

from tutor.misconceptions.misconception import Form
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import Differentiation, derive, run
from tutor.symbolic.rules import RULES, Rule

WrongRule = Form[D, Expr]


def derive_with(wrong: WrongRule, f: Expr, x: Symbol, where: int | None = None) -> Differentiation:
    """The derivation of d/dx f by somebody who always makes this mistake, or only at chance number `where`."""
    only = None if where is None else chances(wrong, f, x)[where]
    return run(D(f, x), (as_rule(wrong, only), *RULES))


def chances(wrong: WrongRule, f: Expr, x: Symbol) -> tuple[D, ...]:
    """The derivatives on the sound way at which a mistake can be made, in the order of the derivation."""
    return tuple(step.target for step in derive(f, x).steps if wrong.apply(step.target) is not None)


def as_rule(wrong: WrongRule, only: D | None = None) -> Rule:
    """A mistake in the shape of a rule, for every derivative or for a single one."""

    def rewrite(f: Expr, x: Symbol) -> Expr | None:
        derivative = D(f, x)
        return wrong.apply(derivative) if only in (None, derivative) else None

    return Rule(wrong.name, wrong.says, rewrite)
