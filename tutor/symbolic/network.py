"""One layer in index notation, and the derivatives of the cost by everything in it, for any width.

z[i,j] = Σ_k w[j,k] a_prev[i,k] + b[j], a = f(z), and C of the last layer's a. δ[i,j] = ∂C/∂z[i,j] belongs to the whole
cost, mean and all. What is lowered and trained are the results of these derivations; nothing about a gradient is
written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sympy import Add, Expr, Indexed, Integer, Mul, exp, expand, log

from tutor.elementary.heads import sigmoid, softplus
from tutor.symbolic.activations import Activation, activation, slope_in_a
from tutor.symbolic.activations import a as a_plain
from tutor.symbolic.collapse import collapse
from tutor.symbolic.costs import Cost, cost
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import Differentiation, Step
from tutor.symbolic.indexed import (
    COST,
    Partial,
    SumOver,
    a,
    a_prev,
    b,
    bases,
    delta,
    free_indices,
    fresh,
    i,
    j,
    k,
    m,
    over_all,
    p,
    q,
    w,
    y,
    z,
)
from tutor.symbolic.rules import Reason
from tutor.symbolic.unevaluated import put, times

COUNTERS = ((i, p), (j, q), (k, m))


@dataclass(frozen=True, slots=True)
class LayerFormulas:
    """A layer: what it computes, and the derivations that go back through it."""

    activation: Activation
    weighted: Expr
    output: Expr
    delta: Differentiation
    by_w: Differentiation
    by_b: Differentiation
    by_a_prev: Differentiation

    @property
    def kept(self) -> bool:
        """z must be kept for the way back."""
        return z in bases(self.delta.result)


@dataclass(frozen=True, slots=True)
class CostFormulas:
    """The cost as it is computed (in z where it is joined with the last activation), and ∂C/∂a where it is not."""

    cost: Cost
    formula: Expr
    by_a: Differentiation | None

    @property
    def only_weights(self) -> Expr:
        """The terms in w or b alone, which count in every layer."""
        return _only_weights(self.cost.formula)


WEIGHTED = SumOver(w[j, k] * a_prev[i, k], k) + b[j]


@lru_cache(maxsize=64)
def hidden_layer(given: Activation, under: Cost) -> LayerFormulas:
    """δ = ∂C/∂a · f′(z), and what follows from it, for a layer that is not the last."""
    return _layer(given, _delta(given, Partial(COST, a[i, j])), _only_weights(under.formula))


@lru_cache(maxsize=64)
def last_layer(given: Activation, under: Cost) -> LayerFormulas:
    """The same for the last layer, with the ∂C/∂a of the cost itself."""
    if under.joined:
        found = _joined_delta(given, under)
    else:
        found = _delta(given, Partial(COST, a[i, j]), cost_formulas(given, under).by_a)
    return _layer(given, found, under.formula)


@lru_cache(maxsize=64)
def cost_formulas(given: Activation, under: Cost) -> CostFormulas:
    """The cost, and its slope by each output."""
    if under.joined:
        return CostFormulas(under, _joined(given, under.formula), None)
    return CostFormulas(under, under.formula, collapse(D(fresh(under.formula, COUNTERS), a[i, j])))


def formulas(
    hidden: str | Expr, last: str | Expr, under: str | Expr
) -> tuple[LayerFormulas, LayerFormulas, CostFormulas]:
    """A hidden layer, the last layer and the cost, by names or formulas of your own."""
    one, other, total = activation(hidden), activation(last), cost(under)
    return hidden_layer(one, total), last_layer(other, total), cost_formulas(other, total)


# --- δ ----------------------------------------------------------------------------------------------------------------


def _delta(given: Activation, known: Partial, by_a: Differentiation | None = None) -> Differentiation:
    """δ[i,j] = Σ_p Σ_q ∂C/∂a[p,q] ∂a[p,q]/∂z[i,j]"""
    start = over_all(times(known.xreplace({i: p, j: q}), D(given.at(z[p, q]), z[i, j])), p, q)
    found = collapse(start)
    in_a = slope_in_a(given.formula)
    if in_a is not None and in_a.has(a_plain):
        steep = times(known, in_a.xreplace({a_plain: a[i, j]}))
        found = _then(found, SLOPE_IN_A, found.result, steep)
    if by_a is not None:
        found = _then(found, KNOWN_SLOPE, known, by_a.result)
    return found


def _joined_delta(given: Activation, under: Cost) -> Differentiation:
    """δ[i,j] = ∂C/∂z[i,j], with the activation put into the cost first."""
    found = collapse(D(_joined(given, fresh(under.formula, COUNTERS)), z[i, j]))
    total = SumOver(y[i, q], q)
    found = _then(found, TARGETS, total, Integer(1))
    if not given.rows:
        found = _then(found, MIRRORED, sigmoid(-z[i, j]), 1 - sigmoid(z[i, j]))
    found = _then(found, NAMED, given.at(z[i, j]), a[i, j])
    return _then(found, TOGETHER, found.result, _gathered(found.result))


def _joined(given: Activation, formula: Expr) -> Expr:
    """The cost in z: every a[p,q] is f(z[p,q]), and the logarithm undoes the exponential."""
    outputs = {letter: given.at(z[letter.indices]) for letter in formula.atoms(Indexed) if letter.base == a}
    inside = formula.xreplace(outputs)
    return inside.replace(lambda part: isinstance(part, log), _undone)


def _undone(part: Expr) -> Expr:
    """ln(e^u/S) = u − ln S; ln σ(u) = −softplus(−u); ln(1 − σ(u)) = −softplus(u)"""
    inside = part.args[0]
    if isinstance(inside, sigmoid):
        return -softplus(-inside.args[0])
    if inside.is_Add and isinstance(1 - inside, sigmoid):
        return -softplus((1 - inside).args[0])
    if inside.is_Mul:
        return Add(*(factor.args[0] if isinstance(factor, exp) else -log(1 / factor) for factor in inside.args))
    return part


def _gathered(expr: Expr) -> Expr:
    """−(y − a)/N is written (a − y)/N."""
    opened = expand(expr * _number(expr) ** -1)
    return times(_number(expr), opened) if opened.is_Add else expr


def _number(expr: Expr) -> Expr:
    """The factor in front that has no index, without its sign."""
    still = [factor for factor in Mul.make_args(expr) if not free_indices(factor)]
    return abs(Mul(*still).as_coeff_Mul()[0]) * Mul(*still).as_coeff_Mul()[1]


# --- parameters -------------------------------------------------------------------------------------------------------


def _layer(given: Activation, found: Differentiation, penalty: Expr) -> LayerFormulas:
    output = given.at(z[i, j])
    by_w, by_b = (_by(letter, penalty) for letter in (w[j, k], b[j]))
    return LayerFormulas(given, WEIGHTED, output, found, by_w, by_b, _by(a_prev[i, k], Integer(0)))


@lru_cache(maxsize=256)
def _by(letter: Expr, penalty: Expr) -> Differentiation:
    """Σ_p Σ_q δ[p,q] ∂z[p,q]/∂letter, and what the cost says about the letter itself."""
    weighted = fresh(WEIGHTED, ((k, m),)).xreplace({i: p, j: q})
    start = over_all(times(delta[p, q], D(weighted, letter)), p, q)
    if letter.base in bases(penalty):
        start = start + D(fresh(penalty, COUNTERS), letter)
    found = collapse(start)
    renamed = found.result
    for counter, plain in ((p, i), (q, j)):
        if plain not in free_indices(found.result):
            renamed = renamed.replace(
                lambda part, counter=counter: isinstance(part, SumOver) and part.x == counter,
                lambda part, counter=counter, plain=plain: part.xreplace({counter: plain}),
            )
    return _then(found, RENAMED, found.result, renamed)


def _only_weights(formula: Expr) -> Expr:
    """The terms of the cost in w or b alone: they count in every layer, the others belong to the last."""
    terms = Add.make_args(formula)
    return Add(*(term for term in terms if not bases(term) & {a, y}))


# --- steps that are no derivative -------------------------------------------------------------------------------------

SLOPE_IN_A = Reason("slope in a", "The activation is known from the way forward. Written with it: {becomes}.")
KNOWN_SLOPE = Reason("slope of the cost", "{before} is known from the cost: {becomes}.")
TARGETS = Reason("targets", "The targets of one example add up to 1.")
MIRRORED = Reason("mirrored sigmoid", "{before} is the same as {becomes}.")
NAMED = Reason("its name", "{before} is what the neuron says: {becomes}.")
TOGETHER = Reason("together", "Multiply out, and what cancels is gone.")
RENAMED = Reason("another counter", "The name of a counter does not matter. Give it back its usual one.")


def _then(found: Differentiation, reason: Reason, old: Expr, new: Expr) -> Differentiation:
    """The derivation with one more step, where there is something to do."""
    after = _factors(put(found.result, old, new), old, new)
    if after == found.result:
        return found
    step = Step(reason, old, new, found.result, after)
    return Differentiation(found.start, (*found.steps, step), after)


def _factors(expr: Expr, old: Expr, new: Expr) -> Expr:
    """Where `old` is a product: it is replaced as a part of longer products, too."""
    if not old.is_Mul or not expr.args:
        return expr
    expr = expr.func(*(_factors(part, old, new) for part in expr.args)) if expr.is_Add or expr.is_Mul else expr
    factors = Mul.make_args(expr)
    if len(factors) > len(old.args) and all(part in factors for part in old.args):
        return times(new, *(part for part in factors if part not in old.args))
    return expr
