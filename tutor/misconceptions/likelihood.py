"""Which explanations are believed first: what is met seldom, and what says the same as another."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tutor.misconceptions.misconception import Form

RARE: frozenset[str] = frozenset(  # believed where nothing ordinary explains an answer
    (
        *("exponent-raised", "exponent-lowered-to-one", "base-dropped", "power-as-exponential"),
        *("composition-as-product", "inner-slope-twice", "divided-by-inner-slope"),
        *("terms-multiplied", "factors-paired", "sigmoid-slope-with-plus"),
        *("tangent-as-sine", "slope-at-output", "second-derivative", "slope-turned-over"),
    )
)
EXOTIC = frozenset({"exponent-raised"})  # by itself it is met, beside another mistake it is not
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("table-sign", "opposite-sign", "target-minus-output", "minus-lost", "minus-of-exponent-lost"),
    ("opposite-sign", "table-sign", "product-with-minus", "product-minus-turned"),
    ("opposite-sign", "table-sign", "plus-in-quotient", "quotient-order-swapped"),
    ("inner-slope-dropped", "factor-dropped", "layer-missing", "weight-left-out"),
    ("activation-missing", "factor-dropped", "by-another-parameter"),
    ("another-weight", "by-another-parameter", "by-its-partner", "another-letter", "weight-for-activation"),
    ("taken-for-constant", "one-path-only", "other-path-only", "one-example-only"),
    ("taken-for-constant", "only-first-factor", "only-second-factor"),
    ("not-differentiated", "variable-kept", "multiplied-by-inside"),
    ("not-differentiated", "sine-kept", "logarithm-kept", "logarithm-of-base-dropped"),
    ("outer-not-differentiated", "sine-kept", "logarithm-kept"),
    ("outer-not-differentiated", "sigmoid-slope-is-itself", "relu-slope-is-itself", "not-differentiated"),
    ("half-convention", "coefficient-dropped"),
    ("half-left-out", "factor-dropped"),
    ("target-dropped", "bias-dropped", "constant-dropped-inside", "term-by-term"),
    ("step-for-slope", "rated-step-for-slope"),
    ("paths-multiplied", "terms-multiplied"),
    ("double-product-halved", "composition-as-product"),
    ("exponent-not-reduced", "over-bottom-once"),
    ("exponent-raised", "base-dropped", "bottom-forgotten"),
    ("inside-replaced", "inner-sign-turned"),
    ("reciprocal-of-slope", "function-of-slope", "outer-at-inner-slope"),
)
SAME = tuple(map(frozenset, _GROUPS))  # of several in one group that explain the same answer, one is told


def says_the_same(one: Collection[str], other: Collection[str]) -> bool:
    """Every name of either explanation is also one of the other, or in a group with one of the other."""
    return all(any(_like(p, q) for q in other) for p in one) and all(any(_like(p, q) for p in one) for q in other)


def _like(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in SAME)


def believable(forms: Collection[Form[Any, Any]]) -> bool:
    """One mistake; or several of which each is met beside another, and at most one is seldom met."""
    if len(forms) < 2:
        return True
    lonely = any(form.alone or form.name in EXOTIC for form in forms)
    return not lonely and sum(form.name in RARE for form in forms) < 2
