"""What can be written to drive a network: the key, the words, the question that explains mistakes, the way to train.

Each is about one example. The keys are what `tutor.symbolic` derives; a mistake is explained on the same question
written out for a few neurons, or by an index or a letter that was taken for another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sympy import Expr, Indexed, Integer, Sum, Symbol

from tutor.answers import Derivative, Vocabulary, vocabulary, write_out
from tutor.elementary.heads import sigmoid
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive
from tutor.lower.typed import Own, for_edge, for_hidden, for_neuron
from tutor.notation import C, numbered
from tutor.notation import a as activation_of_one
from tutor.notation import b as bias
from tutor.notation import delta as error
from tutor.notation import w as weight
from tutor.notation import x as given_input
from tutor.notation import y as target
from tutor.notation import z as weighted
from tutor.symbolic.activations import activation
from tutor.symbolic.building import put
from tutor.symbolic.costs import cost
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import COST, Partial, SumOver, a, a_prev, b, delta, i, j, k, w, z
from tutor.symbolic.network import hidden_layer

UP_TO = Symbol("n_j", integer=True, positive=True)  # where a typed sum over j ends
FEW = 3  # neurons for which a sum is written out, at most
LETTERS = (w, delta, a, z)
OWN_SLOPE = (
    "The slope of the neuron's own activation seems to be missing. When {zk} is nudged, does {ak} move by just as much?"
)


@dataclass(frozen=True, slots=True)
class Swap:
    """An answer in which one thing was taken for another: what is said of it."""

    name: str
    says: str
    answer: Expr


@dataclass(frozen=True, slots=True)
class Task:
    """One formula that may be asked for. `shown` is the key as it is printed, `key` as a typed answer is compared."""

    words: Vocabulary
    key: Expr
    shown: Expr
    question: Derivative
    definitions: tuple[tuple[Expr, Expr], ...]
    lower: Callable[[Expr], Own]
    swaps: tuple[Swap, ...] = ()


def task_of(filled: Drive) -> Task | None:
    """The task of an exercise; None for a name that is none."""
    return {NEURON_BY_W: _neuron, HIDDEN_DELTA: _hidden, EDGE_BY_W: _edge}.get(filled.wanted, lambda _: None)(
        paths(filled)
    )


def paths(filled: Drive) -> int:
    """For so many neurons of the next layer a sum is written out."""
    return min(max(int(filled.layers[-1]), 2), FEW)


@lru_cache(maxsize=4)
def _neuron(count: int) -> Task:
    """∂C/∂w = 2(a − y) a(1 − a) x, for C = (σ(wx + b) − y)²"""
    of = (sigmoid(weight * given_input + bias) - target) ** 2
    key = put(resolve(D(of, weight)), weight * given_input + bias, weighted)
    key = put(key, sigmoid(weighted), activation_of_one)
    letters = (activation_of_one, target, weighted, given_input, weight, bias)
    words = vocabulary(*letters, left=(D(C, weight),), by=weight)
    known = ((activation_of_one, sigmoid(weighted)), (weighted, weight * given_input + bias))
    return Task(words, key, key, Derivative(of, weight), known, for_neuron)


@lru_cache(maxsize=4)
def _hidden(count: int) -> Task:
    """δ_k = a_k(1 − a_k) Σ_j w_jk δ_j"""
    layer = hidden_layer(activation("sigmoid"), cost("squared"))
    steep = _page(layer.delta.result.xreplace({Partial(COST, a[i, j]): Integer(1)})).xreplace({j: k})
    total = _page(layer.by_a_prev.result)
    spelled = {term: write_out(term, {"j": count}) for term in (z[k], a[k])}
    passed = Sum(w[j, k] * delta[j] * sigmoid(z[k]), (j, 1, UP_TO))
    question = Derivative(write_out(passed, {"j": count}), spelled[z[k]])
    known = ((a[k], sigmoid(z[k])), (spelled[a[k]], sigmoid(spelled[z[k]])))
    words = vocabulary(*LETTERS, left=(numbered(error, "k"), D(C, numbered(weighted, "k"))))
    swaps = (Swap("own-slope-left-out", OWN_SLOPE, _typed(total)), *_hidden_swaps(steep, total.f))
    return Task(words, steep * _typed(total), steep * total, question, known, for_hidden, swaps)


def _hidden_swaps(steep: Expr, term: Expr) -> tuple[Swap, ...]:
    def added(body: Expr) -> Expr:
        return Sum(body, (j, 1, UP_TO))

    other = steep.xreplace({k: j})
    return (
        Swap(
            "indices-swapped",
            "The two indices of the weight seem to be swapped. Which of them is the neuron that the weight leads to?",
            steep * added(term.xreplace({w[j, k]: w[k, j]})),
        ),
        Swap(
            "wrong-layer",
            "The slope of the next layer seems to stand where that of neuron {k} belongs. Which neuron does a nudge of "
            "{zk} pass through first?",
            added(term * other),
        ),
        Swap(
            "next-layer",
            "The slope of the next layer seems to be in it once more. What does {dj} already hold?",
            steep * added(term * other),
        ),
        Swap(
            "activation-for-delta",
            "The activation of the next layer seems to stand where its error belongs. What says how fast the cost "
            "grows with {zj}?",
            steep * added(term.xreplace({delta[j]: a[j]})),
        ),
        Swap(
            "weight-left-out",
            "The weights seem to be missing. Nudge {ak}: what is the nudge multiplied by on its way to neuron {j}?",
            steep * added(term.xreplace({w[j, k]: Integer(1)})),
        ),
    )


@lru_cache(maxsize=4)
def _edge(count: int) -> Task:
    """∂C/∂w_jk = a_k δ_j"""
    layer = hidden_layer(activation("sigmoid"), cost("squared"))
    key = _page(layer.by_w.result.f)
    of = write_out(delta[j] * (w[j, k] * a[k] + b[j]), {})
    by = write_out(w[j, k], {})
    words = vocabulary(*LETTERS, left=(D(C, by),))
    known = ((a[k], sigmoid(z[k])),)
    slope = layer.delta.result.xreplace({Partial(COST, a[i, j]): Integer(1)})
    swaps = (
        Swap(
            "activation-of-the-other-end",
            "The activation of the neuron where the edge ends seems to stand in it. Which activation is multiplied by "
            "{wjk}?",
            key.xreplace({a[k]: a[j]}),
        ),
        Swap(
            "slope-twice",
            "The slope of the activation seems to be in it once more. What does {dj} already hold?",
            key * _page(slope),
        ),
    )
    return Task(words, key, key, Derivative(of, by), known, for_edge, swaps)


def _page(derived: Expr) -> Expr:
    """A derived formula without i, and a_prev of neuron k as a_k: a page has two layers before its eyes."""
    letters = {part: (a if part.base == a_prev else part.base) for part in derived.atoms(Indexed)}
    kept = {part: tuple(index for index in part.indices if index != i) for part in letters}
    return derived.xreplace({part: base[kept[part]] for part, base in letters.items()})


def _typed(total: SumOver) -> Sum:
    """Σ_j as a learner's text is read."""
    return Sum(total.f, (total.x, 1, UP_TO))
