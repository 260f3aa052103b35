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
    """No rule covers this derivative; `mark` is the derivative."""

    def __init__(self, mark: D) -> None:
        super().__init__(f"there is no rule for {mark}")
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Step:
    """One derivative is rewritten: `mark`, wherever it stands in `before`, `becomes` something with smaller ones."""

    rule: Reason
    mark: D
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
    waiting = tuple(marks(now))
    while waiting:
        mark = waiting[0]
        found = first_rewrite(mark, rules)
        if found is None or len(steps) == LONGEST:
            return Differentiation(start, tuple(steps), now, mark)
        rule, rewritten = found
        becomes = settled(rewritten)
        after = put(now, mark, becomes)
        steps.append(Step(rule, mark, becomes, now, after))
        now, waiting = after, _next((*marks(becomes), *waiting[1:]), after)
    return Differentiation(start, tuple(steps), now)


def _next(wanted: tuple[D, ...], now: Basic) -> tuple[D, ...]:
    """The derivatives to take, in order: those wanted that are still there; when there is none, any that came up."""
    there = set(_walk(now))
    return tuple(dict.fromkeys(mark for mark in wanted if mark in there)) or tuple(marks(now))


def marks(expr: Basic) -> Iterator[D]:
    """The derivatives that can be taken now, each once, in reading order: of nested ones the innermost."""
    found = (mark for mark in _reading_order(expr) if not has_derivative(mark.f))
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


def first_rewrite(mark: D, rules: Iterable[Rule]) -> tuple[Rule, Expr] | None:
    """The first rule that applies to a derivative, and what it makes of it."""
    for rule in rules:
        rewritten = rule.rewrite(mark.f, mark.x)
        if rewritten is not None:
            return rule, rewritten
    return None


def settled(expr: Expr) -> Expr:
    """What a rule left, with the derivatives that need no thought taken at once: those of x and of constants."""
    for mark in tuple(_walk(expr)):
        if mark.f == mark.x:
            expr = put(expr, mark, Integer(1))
        elif not moves(mark.f, mark.x):
            expr = put(expr, mark, Integer(0))
    return expr
