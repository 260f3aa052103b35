"""Running a misconception through the engine that runs the rules: once, at a chosen chance, or at every chance."""

from __future__ import annotations

from sympy import Expr, Symbol

from tutor.symbolic.derivative import D
from tutor.symbolic.derive import Derivation, derive, run
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.rules import RULES, Rule


def derive_with(misconception: Misconception, f: Expr, x: Symbol, where: int | None = None) -> Derivation:
    """The derivation of d/dx f by somebody who always makes this mistake, or only at chance number `where`."""
    only = None if where is None else chances(misconception, f, x)[where]
    return run(D(f, x), (as_rule(misconception, only), *RULES))


def chances(misconception: Misconception, f: Expr, x: Symbol) -> tuple[D, ...]:
    """The derivatives on the sound way at which a misconception can strike, in the order of the derivation."""
    steps = derive(f, x).steps
    return tuple(step.mark for step in steps if misconception.rewrite(step.mark.f, step.mark.x) is not None)


def as_rule(misconception: Misconception, only: D | None = None) -> Rule:
    """A misconception in the shape of a rule, for every derivative or for a single one."""

    def rewrite(f: Expr, x: Symbol) -> Expr | None:
        return misconception.rewrite(f, x) if only in (None, D(f, x)) else None

    return Rule(misconception.name, misconception.says, rewrite)
