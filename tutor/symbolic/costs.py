"""Costs, each one SymPy line with indices, their conventions, and which activation may stand under which cost.

A new one is a formula in a and y, about one neuron or with indices; it may couple outputs, and may have a term in w or
b, which then counts in every layer. The mean over the examples is part of the formula.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Rational, log
from sympy.core.sympify import _sympify

from tutor.symbolic.activations import ACTIVATIONS, Activation
from tutor.symbolic.indexed import M, N, a, b, bare_letters, bases, i, j, over_all, own_sums, spread, w, y

HALF = Rational(1, 2)


class NotACost(ValueError):
    """The cost has no such name, or is no formula in what a cost may depend on."""


class NotAPair(ValueError):
    """This activation is not for this cost."""


@dataclass(frozen=True, slots=True)
class Cost:
    """C as a formula in a[i,j] and y[i,j]; `joined`: derived in z together with the last activation, to stay stable."""

    name: str
    formula: Expr
    joined: bool = False


_squares = over_all((a[i, j] - y[i, j]) ** 2, i, j)
_two_sided = y[i, j] * log(a[i, j]) + (1 - y[i, j]) * log(1 - a[i, j])

COSTS: tuple[Cost, ...] = (
    Cost("squared", _squares / N),
    Cost("half-squared", HALF * _squares / N),
    Cost("squared-sum", _squares),
    Cost("half-squared-sum", HALF * _squares),
    Cost("squared-mean", _squares / (N * M)),
    Cost("cross-entropy", -over_all(y[i, j] * log(a[i, j]), i, j) / N, joined=True),
    Cost("binary-cross-entropy", -over_all(_two_sided, i, j) / N, joined=True),
)
_BY_NAME = {cost.name: cost for cost in COSTS}
_ALONE = tuple(activation.name for activation in ACTIVATIONS if not activation.rows)

PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((cost.name, _ALONE) for cost in COSTS if not cost.joined),
    ("cross-entropy", ("softmax",)),
    ("binary-cross-entropy", ("sigmoid",)),
)


def cost(given: str | Expr) -> Cost:
    """The cost of this name, or one of your own: a formula in a and y, or one with indices and sums."""
    if isinstance(given, str):
        if given not in _BY_NAME:
            raise NotACost(f"there is no cost {given!r}; there are {', '.join(_BY_NAME)}")
        return _BY_NAME[given]
    formula = own_sums(_sympify(given))
    if not bases(formula):
        formula = over_all(spread(formula), i, j) / N
    strange = {str(letter) for letter in bare_letters(formula) - {N, M}}
    strange |= {str(base) for base in bases(formula) - {a, y, w, b}}
    if strange:
        raise NotACost(f"a cost may depend on a, y, w, b, N and M, not on {', '.join(sorted(strange))}")
    if a not in bases(formula):
        raise NotACost(f"{formula} does not depend on what the network says")
    known = next((entry for entry in COSTS if entry.formula == formula), None)
    return known or Cost(str(given), formula)


def last_activation(wanted: Activation, under: Cost) -> Activation:
    """The last layer has softmax under cross-entropy, sigmoid under binary cross-entropy, otherwise what is wanted."""
    names = dict(PAIRS).get(under.name)
    if under.joined and names is not None and not wanted.rows:
        return next(entry for entry in ACTIVATIONS if entry.name == names[0])
    return wanted


def check_pair(activation: Activation, under: Cost) -> None:
    """NotAPair with the reason, where the last layer's activation is not for this cost."""
    names = dict(PAIRS).get(under.name)
    if activation.rows and (names is None or activation.name not in names):
        raise NotAPair(f"{activation.name} goes with cross-entropy; under {under.name} take one of {', '.join(_ALONE)}")
    if under.joined and names is not None and activation.name not in names:
        raise NotAPair(f"{under.name} goes with {' or '.join(names)}, not with {activation.name}")
