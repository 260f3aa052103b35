"""Derivations: from d/dx f to its result, one rule at a time, with the whole expression after every step.

The engine is ours; SymPy's own calculus is never asked. Words are added by `tutor.symbolic.explain`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sympy import Basic, Expr, Integer, Symbol, sympify

from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.order import reading, terms
from tutor.symbolic.rules import RULES, Reason, Rule, moves
from tutor.symbolic.unevaluated import put

LONGEST = 300  # steps; a derivation that is longer stops, and names the derivative where it stopped


class NoRule(ValueError):
    """No rule covers this derivative."""

    def __init__(self, derivative: D) -> None:
        super().__init__(f"there is no rule for {derivative}")
        self.derivative = derivative


@dataclass(frozen=True, slots=True)
class Step:
    """One derivative, or one sum, is rewritten: the `target`, all over `before`, `becomes` something smaller."""

    rule: Reason
    target: D
    becomes: Expr
    before: Basic
    after: Basic


@dataclass(frozen=True, slots=True)
class Differentiation:
    """The way from `start` to `result`. `missing`: the derivative for which there is no rule, and the way ends."""

    start: Basic
    steps: tuple[Step, ...]
    result: Basic
    missing: D | None = None


def derive(f: Expr, x: Symbol) -> Differentiation:
    """The derivation of d/dx f."""
    return derive_expression(D(f, x))


@lru_cache(maxsize=1024)
def derive_expression(expr: Basic) -> Differentiation:
    """The derivation of every derivative in an expression: w − η D(C, w) as well as D(f, x)."""
    return run(sympify(expr, strict=True), RULES)


def resolve(expr: Basic) -> Basic:
    """The expression with all its derivatives taken; NoRule where there is none for one of them."""
    derivation = derive_expression(expr)
    if derivation.missing is not None:
        raise NoRule(derivation.missing)
    return derivation.result


def run(start: Basic, rules: Iterable[Rule]) -> Differentiation:
    """Apply the first rule that fits to the next derivative, until none is left; leftmost first, and depth first."""
    rules, now = tuple(rules), start
    steps: list[Step] = []
    waiting = tuple(innermost(now))
    while waiting:
        derivative = waiting[0]
        found = first_rewrite(derivative, rules)
        if found is None or len(steps) == LONGEST:
            return Differentiation(start, tuple(steps), now, derivative)
        rule, rewritten = found
        becomes = trivial_taken(rewritten)
        after = put(now, derivative, becomes)
        steps.append(Step(rule, derivative, becomes, now, after))
        now, waiting = after, _next((*innermost(becomes), *waiting[1:]), after)
    return Differentiation(start, tuple(steps), now)


def _next(wanted: tuple[D, ...], now: Basic) -> tuple[D, ...]:
    """The derivatives to take, in order: those wanted that are still there; when there is none, any that came up."""
    there = set(_walk(now))
    return tuple(dict.fromkeys(derivative for derivative in wanted if derivative in there)) or tuple(innermost(now))


def innermost(expr: Basic) -> Iterator[D]:
    """The derivatives that can be taken now, each once, in reading order: of nested ones the innermost."""
    found = (derivative for derivative in _reading_order(expr) if not has_derivative(derivative.f))
    yield from dict.fromkeys(found)


def _reading_order(expr: Basic) -> Iterator[D]:
    if isinstance(expr, D):
        yield expr
    parts: Sequence[Basic] = [part for part in expr.args if has_derivative(part)]
    if len(parts) > 1:
        parts = terms(expr) if expr.is_Add else sorted(parts, key=reading) if expr.is_Mul else parts
    for part in parts:
        yield from _reading_order(part)


def _walk(expr: Basic) -> Iterator[D]:
    """Every derivative in an expression, in no order."""
    if isinstance(expr, D):
        yield expr
    for part in expr.args:
        if has_derivative(part):
            yield from _walk(part)


def first_rewrite(derivative: D, rules: Iterable[Rule]) -> tuple[Rule, Expr] | None:
    """The first rule that applies to a derivative, and what it makes of it."""
    for rule in rules:
        rewritten = rule.rewrite(derivative.f, derivative.x)
        if rewritten is not None:
            return rule, rewritten
    return None


def trivial_taken(expr: Expr) -> Expr:
    """What a rule left, with the derivatives that need no thought taken at once: those of x and of constants."""
    for derivative in tuple(_walk(expr)):
        if derivative.f == derivative.x:
            expr = put(expr, derivative, Integer(1))
        elif not moves(derivative.f, derivative.x):
            expr = put(expr, derivative, Integer(0))
    return expr
