"""The table of rules: each is needed, and each is watched."""

from __future__ import annotations

from dataclasses import replace

import mpmath
import pytest
import sympy
from sympy import (
    Abs,
    Expr,
    Integer,
    Max,
    Min,
    acos,
    acosh,
    acot,
    acsc,
    asec,
    asin,
    asinh,
    atan,
    atanh,
    cos,
    cosh,
    cot,
    coth,
    csc,
    csch,
    erf,
    exp,
    log,
    sec,
    sech,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from tutor.elementary.heads import cases, cbrt, elu, gelu, mish, relu, side, sigmoid, silu, softplus, step
from tutor.notation import x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import run
from tutor.symbolic.rules import RULES, Rule, constant_factor, fraction, two_factors

HEADS = (exp, log, sin, cos, tan, sec, csc, cot, sinh, cosh, tanh, sech, csch, coth)
HEADS += (asin, acos, atan, asec, acsc, acot, asinh, acosh, atanh)
HEADS += (sigmoid, relu, softplus, silu, gelu, elu, mish, erf, Abs, step, side, cbrt)
WATCHED = (
    *(Integer(7), x, y, x + y, 5 * x, x**4, sqrt(x), 2**x, x * sin(x), sin(x) / x, (x + y) ** 3, x**x),
    *(Max(x, y), Min(x, y), cases(x - y, x**2, y * x), exp(x * y), *(head(x) for head in HEADS)),
)
POINTS = tuple({x: mpmath.mpf(p), y: mpmath.mpf(q)} for p, q in (("0.37", "0.81"), ("0.93", "0.22"), ("1.71", "0.6")))


def faults(rules: tuple[Rule, ...], same) -> list[Expr]:
    """The watched expressions whose slope is wrong, or missing, under these rules."""
    wrong = []
    for f in WATCHED:
        derivation = run(D(f, x), rules)
        if derivation.missing is not None or not same(derivation.result, sympy.diff(f, x), POINTS):
            wrong.append(f)
    return wrong


def test_the_rules_as_they_stand_have_no_fault(same) -> None:
    assert faults(RULES, same) == []


@pytest.mark.parametrize("broken", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_is_broken_is_noticed(broken, same) -> None:
    def off_by_one(f: Expr, by: Expr) -> Expr | None:
        sound = broken.rewrite(f, by)
        return None if sound is None else sound + 1

    rules = tuple(replace(rule, rewrite=off_by_one) if rule is broken else rule for rule in RULES)
    assert faults(rules, same) != []


def test_every_rule_is_used() -> None:
    used = {made.rule for f in WATCHED for made in run(D(f, x), RULES).steps}
    assert used == set(RULES)


def test_names_are_given_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_product_is_taken_apart_as_one_reads_it() -> None:
    assert constant_factor(3 * y * x**2, x) == (3 * y, x**2)
    assert constant_factor(x * sin(x), x) is None
    assert fraction(sin(x) / x, x) == (sin(x), x)
    assert fraction(exp(x) / sqrt(x + 1), x) == (exp(x), sqrt(x + 1))
    assert fraction(1 / x, x) is None
    assert fraction(x * exp(-x), x) is None
    assert two_factors(x * sin(x) * exp(x), x)[0] == x
