"""What can be written to drive a network: the key, the words, the question that explains mistakes, the way to train.

Each is about one example. The keys are what `tutor.symbolic` derives; a mistake is explained on the same question
written out for a few neurons, or by an index or a letter that was taken for another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sympy import Add, Expr, Indexed, Integer, Sum, Symbol

from tutor.answers import DerivativeOf, Vocabulary, vocabulary, write_out
from tutor.elementary.heads import sigmoid
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive
from tutor.lower.typed import Own, for_edge, for_hidden, for_neuron
from tutor.misconceptions import Form, answers
from tutor.misconceptions.subjects import EDGE_FORMULA, HIDDEN_FORMULA, EdgeSlope, HiddenError, Path
from tutor.notation import C, numbered
from tutor.notation import a as activation_of_one
from tutor.notation import b as bias
from tutor.notation import delta as error
from tutor.notation import w as weight
from tutor.notation import x as given_input
from tutor.notation import y as target
from tutor.notation import z as weighted
from tutor.symbolic.activations import activation
from tutor.symbolic.costs import cost
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import COST, Partial, SumOver, a, a_prev, b, delta, i, j, k, w, z
from tutor.symbolic.network import hidden_layer
from tutor.symbolic.unevaluated import put

UP_TO = Symbol("n_j", integer=True, positive=True)  # where a typed sum over j ends
FEW = 3  # neurons for which a sum is written out, at most
LETTERS = (w, delta, a, z)


@dataclass(frozen=True, slots=True)
class DriveTask:
    """One formula that may be asked for. `shown` is the key as it is printed, `key` as a typed answer is compared."""

    words: Vocabulary
    key: Expr
    shown: Expr
    question: DerivativeOf
    definitions: tuple[tuple[Expr, Expr], ...]
    lower: Callable[[Expr], Own]
    swaps: tuple[tuple[Form[Any, Any], Expr], ...] = ()  # what was taken for something else, and the answer then


def is_known(filled: Drive) -> bool:
    """What is wanted is the name of a task."""
    return filled.wanted in (NEURON_BY_W, HIDDEN_DELTA, EDGE_BY_W)


def task_of(filled: Drive) -> DriveTask:
    """The task of an exercise."""
    return {NEURON_BY_W: _neuron, HIDDEN_DELTA: _hidden, EDGE_BY_W: _edge}[filled.wanted](paths(filled))


def paths(filled: Drive) -> int:
    """For so many neurons of the next layer a sum is written out."""
    return min(max(int(filled.layers[-1]), 2), FEW)


@lru_cache(maxsize=4)
def _neuron(count: int) -> DriveTask:
    """∂C/∂w = 2(a − y) a(1 − a) x, for C = (σ(wx + b) − y)²"""
    of = (sigmoid(weight * given_input + bias) - target) ** 2
    key = put(resolve(D(of, weight)), weight * given_input + bias, weighted)
    key = put(key, sigmoid(weighted), activation_of_one)
    letters = (activation_of_one, target, weighted, given_input, weight, bias)
    words = vocabulary(*letters, left=(D(C, weight),), by=weight)
    known = ((activation_of_one, sigmoid(weighted)), (weighted, weight * given_input + bias))
    return DriveTask(words, key, key, DerivativeOf(of, weight), known, for_neuron)


@lru_cache(maxsize=4)
def _hidden(count: int) -> DriveTask:
    """δ_k = a_k(1 − a_k) Σ_j w_jk δ_j"""
    layer = hidden_layer(activation("sigmoid"), cost("squared"))
    steep = _page(layer.delta.result.xreplace({Partial(COST, a[i, j]): Integer(1)})).xreplace({j: k})
    total = _page(layer.by_a_prev.result)
    spelled = {term: write_out(term, {"j": count}) for term in (z[k], a[k])}
    passed = Sum(w[j, k] * delta[j] * sigmoid(z[k]), (j, 1, UP_TO))
    question = DerivativeOf(write_out(passed, {"j": count}), spelled[z[k]])
    known = ((a[k], sigmoid(z[k])), (spelled[a[k]], sigmoid(spelled[z[k]])))
    words = vocabulary(*LETTERS, left=(numbered(error, "k"), D(C, numbered(weighted, "k"))))
    path = Path(w[j, k], delta[j], steep.xreplace({k: j}), a[j])
    swaps = answers(HIDDEN_FORMULA, HiddenError(steep, a[k], (path,), over_the_next))
    return DriveTask(words, steep * _typed(total), steep * total, question, known, for_hidden, swaps)


def over_the_next(terms: Iterable[Expr]) -> Expr:
    """Σ_j as a learner's text is read, over the neurons of the next layer."""
    return Sum(Add(*terms), (j, 1, UP_TO))


@lru_cache(maxsize=4)
def _edge(count: int) -> DriveTask:
    """∂C/∂w_jk = a_k δ_j"""
    layer = hidden_layer(activation("sigmoid"), cost("squared"))
    key = _page(layer.by_w.result.f)
    of = write_out(delta[j] * (w[j, k] * a[k] + b[j]), {})
    by = write_out(w[j, k], {})
    words = vocabulary(*LETTERS, left=(D(C, by),))
    known = ((a[k], sigmoid(z[k])),)
    slope = _page(layer.delta.result.xreplace({Partial(COST, a[i, j]): Integer(1)}))
    swaps = answers(EDGE_FORMULA, EdgeSlope(a[k], delta[j], w[j, k], slope, a[j]))
    return DriveTask(words, key, key, DerivativeOf(of, by), known, for_edge, swaps)


def _page(derived: Expr) -> Expr:
    """A derived formula without i, and a_prev of neuron k as a_k: a page has two layers before its eyes."""
    letters = {part: (a if part.base == a_prev else part.base) for part in derived.atoms(Indexed)}
    kept = {part: tuple(index for index in part.indices if index != i) for part in letters}
    return derived.xreplace({part: base[kept[part]] for part, base in letters.items()})


def _typed(total: SumOver) -> Expr:
    """Σ_j as a learner's text is read."""
    return over_the_next((total.f,))
