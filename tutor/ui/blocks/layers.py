"""How a derivation of a layer begins: what is asked, why it begins so, and what its indices count. No Streamlit."""

from __future__ import annotations

from sympy import Basic, Eq

from tutor.lesson import BY_A, BY_A_PREV, BY_B, BY_W, DELTA, LayerDerivation
from tutor.symbolic.activations import activation
from tutor.symbolic.costs import cost
from tutor.symbolic.derive import Differentiation
from tutor.symbolic.indexed import COST, Partial, a, a_prev, b, delta, i, j, k, m, p, q, w, z
from tutor.symbolic.network import cost_formulas, hidden_layer, last_layer
from tutor.symbolic.sentence import Sentence, after_one_another, say

UNDER = cost("squared")  # the course's own: the mean over the examples, no ½
ASKED: dict[str, Basic] = {
    DELTA: delta[i, j],
    BY_W: Partial(COST, w[j, k]),
    BY_B: Partial(COST, b[j]),
    BY_A_PREV: Partial(COST, a_prev[i, k]),
    BY_A: Partial(COST, a[i, j]),
}
OF_DELTA = (
    "{asked} is {slope}: how fast the cost grows with what arrives at neuron {j} when example {i} is shown. The cost "
    "hears of {z} through the activations alone. So go along every path: the slope of the cost by {a}, times the slope "
    "of {a} by {z}. Then add up, over all examples {p} and all neurons {q}."
)
FROM_AFTER = "The slope by {a} comes from the layer after this one, which has worked it out already."
OF_PARAMETER = (
    "{letter} reaches the cost through the weighted inputs alone. So go along every path: the error {delta}, times the "
    "slope of the weighted input by {letter}. Then add up, over all examples {p} and all neurons {q}."
)
OF_OUTPUT = (
    "The cost is the mean of the squared errors over the examples. How fast does it grow with the output {letter}?"
)
COUNTERS = say(
    "{i} and {p} count examples, {j} and {q} the neurons of this layer, {k} and {m} those of the layer before.",
    **{letter.name: letter for letter in (i, p, j, q, k, m)},
)


def found(block: LayerDerivation) -> Differentiation:
    """The derivation itself."""
    given = activation("sigmoid" if block.activation is None else block.activation)
    by_a = cost_formulas(given, UNDER).by_a
    if block.of == BY_A and by_a is not None:
        return by_a
    layer = last_layer(given, UNDER) if block.last else hidden_layer(given, UNDER)
    return {DELTA: layer.delta, BY_W: layer.by_w, BY_B: layer.by_b, BY_A_PREV: layer.by_a_prev}[block.of]


def start(block: LayerDerivation) -> Eq:
    """What is asked, and what it begins as."""
    return Eq(ASKED[block.of], found(block).start, evaluate=False)


def reason(block: LayerDerivation) -> Sentence:
    """Why it begins so."""
    asked = ASKED[block.of]
    if block.of == DELTA:
        fields = {"asked": asked, "slope": Partial(COST, z[i, j]), "z": z[i, j], "a": a[p, q], "i": i, "j": j}
        of_delta = say(OF_DELTA, **fields, p=p, q=q)
        return of_delta if block.last else after_one_another(of_delta, say(FROM_AFTER, **fields))
    if block.of == BY_A:
        return say(OF_OUTPUT, letter=asked.x)
    return say(OF_PARAMETER, letter=asked.x, delta=delta[p, q], p=p, q=q)
