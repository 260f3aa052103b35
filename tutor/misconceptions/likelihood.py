"""Which explanations are believed first: what is met seldom, what is not met together with another, what says the same.

A name that is in none of these tables is ordinary.
"""

from __future__ import annotations

ALONE: frozenset[str] = frozenset(  # so much of a slip by itself that nobody makes another one beside it
    (
        *("exponent-lowered-to-one", "exponent-raised", "base-dropped", "power-as-exponential"),
        *("hyperbolic-as-circular", "sech-without-square", "tanh-slope-of-input", "kink-forgotten"),
        *("relu-as-absolute-value", "sigmoid-slope-is-square", "logistic-for-another", "softplus-slope-mirrored"),
        *("slope-at-output", "slope-inside-and-behind", "inner-slope-twice", "divided-by-inner-slope"),
        *("inner-sign-turned", "constant-given-a-slope", "double-product-halved", "outer-integrated"),
        *("multiple-kept", "both-nudged", "bias-kept", "factor-lost-in-the-first", "factor-lost-in-the-second"),
        *("step-bracket-lost", "rate-taken-first", "step-turned-about", "multiplied-for-subtracted", "step-upward"),
        *("step-for-slope", "rated-step-for-slope", "rated-slope", "another-letter", "slope-by-the-input"),
        *("last-term-divided", "bar-too-short", "nudge-added-behind", "slope-at-the-far-end", "ends-swapped"),
        *("middle-term-halved", "nudge-left-in", "weight-slope-for-error", "cross-entropy-slope"),
        *("error-left-out", "errors-swapped", "contributions-multiplied", "sums-multiplied", "path-weights-left-out"),
    )
)
RARE: frozenset[str] = frozenset(  # believed where nothing ordinary explains an answer
    (
        *("exponent-raised", "exponent-lowered-to-one", "base-dropped", "power-as-exponential"),
        *("composition-as-product", "inner-slope-twice", "divided-by-inner-slope", "constant-given-a-slope"),
        *("terms-multiplied", "factors-paired", "product-minus-turned", "sigmoid-slope-with-plus"),
        *("reciprocal-of-slope", "tangent-as-sine", "slope-at-output", "bias-kept", "second-derivative"),
    )
)
SAME: tuple[frozenset[str], ...] = tuple(  # of several in one group that explain the same answer, one is told
    map(
        frozenset,
        (
            ("table-sign", "opposite-sign", "target-minus-output", "minus-lost", "minus-of-exponent-lost"),
            ("opposite-sign", "table-sign", "product-with-minus", "product-minus-turned"),
            ("opposite-sign", "table-sign", "plus-in-quotient", "quotient-order-swapped"),
            ("inner-slope-dropped", "factor-dropped", "layer-missing"),
            ("activation-missing", "factor-dropped", "by-another-parameter"),
            ("another-weight", "by-another-parameter", "by-its-partner", "another-letter"),
            ("taken-for-constant", "one-path-only", "other-path-only", "one-example-only"),
            ("taken-for-constant", "only-first-factor", "only-second-factor"),
            ("not-differentiated", "multiple-kept", "variable-kept", "multiplied-by-inside"),
            ("not-differentiated", "sine-kept", "logarithm-kept", "logarithm-of-base-dropped"),
            ("not-differentiated", "sigmoid-slope-is-itself", "relu-slope-is-itself"),
            ("outer-not-differentiated", "sine-kept", "logarithm-kept"),
            ("outer-not-differentiated", "sigmoid-slope-is-itself", "relu-slope-is-itself", "not-differentiated"),
            ("half-convention", "coefficient-dropped"),
            ("half-left-out", "factor-dropped", "number-dropped"),
            ("target-dropped", "bias-dropped", "constant-dropped-inside", "term-by-term"),
            ("step-for-slope", "rated-step-for-slope"),
            ("number-dropped", "factor-dropped"),
            ("paths-multiplied", "contributions-multiplied", "terms-multiplied"),
            ("both-nudged", "bias-kept", "constant-kept"),
            ("double-product-halved", "composition-as-product"),
        ),
    )
)


def says_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Every name of either explanation is also one of the other, or in a group with one of the other."""
    return all(any(_like(p, q) for q in other) for p in one) and all(any(_like(p, q) for p in one) for q in other)


def _like(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in SAME)


def believable(names: tuple[str, ...]) -> bool:
    """Not two mistakes of which one is never met beside another, or both are seldom met."""
    return len(names) < 2 or (not ALONE & set(names) and sum(name in RARE for name in names) < 2)
