"""Drive the network with your formula: it is marked like any formula, and, right or wrong, made ready to train by.

What is typed is about one example: ∂C/∂w of one neuron, δ of a hidden neuron, ∂C/∂w of an edge from its δ. What is
asked is in `drive_tasks`, how a formula becomes a gradient in `tutor.lower.typed`; training itself is not for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Expr, Integer, Symbol, Tuple, tanh

from tutor.answers import Mark, Reading, Verdict, decide, explain, read, write_out
from tutor.answers import key as right_answer
from tutor.elementary.heads import sigmoid
from tutor.exercises import hints
from tutor.exercises.drive_tasks import FEW, Task, paths, task_of
from tutor.exercises.shapes import Flaw, Help, Variant
from tutor.exercises.typed import unreadable
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive
from tutor.lower import CannotLower, build_network
from tutor.lower.typed import Own, follows
from tutor.notation import b, w, x
from tutor.symbolic.building import times
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.indexed import a, delta, j, k, z
from tutor.symbolic.indexed import w as w_jk
from tutor.symbolic.sentence import Sentence, say

EXAMPLES = {NEURON_BY_W: "(a - y) x", HIDDEN_DELTA: "w_1k delta_1", EDGE_BY_W: "w_jk"}
RIGHT = say("That is right. Now let the network learn from it.")
MORE = say("That is so for the first few neurons. How many neurons has the next layer?")
NO_VALUE = (
    "I can read this, but the network cannot learn from it: something in it has no value there. For one edge it knows "
    "{letters}. Nothing is lost."
)
ONE_NEURON = (
    "I can read this, but the network cannot learn from it. Try it in {letters}, with sums and products of them. "
    "Nothing is lost."
)


@dataclass(frozen=True, slots=True)
class Driving:
    """What a network can be trained by: `gradient` as `build_network` takes it, None for the derived one."""

    gradient: Own | None
    says: Sentence  # which parts of the network go by it


# --- what every kind has ----------------------------------------------------------------------------------------------


def asked(filled: Drive) -> Expr | None:
    """The derivative that is to be taken, written out for a few neurons."""
    task = task_of(filled)
    return None if task is None else D(task.question.of, task.question.by)


def key(filled: Drive) -> Expr | None:
    """The formula that is derived for one example."""
    task = task_of(filled)
    return None if task is None else task.shown


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """A network that does not fit what is asked."""
    filled = variant.filled
    layers = tuple(map(int, filled.layers))
    if variant.key is None:
        return (Flaw("unknown", f"there is no task {filled.wanted!r}; use NEURON_BY_W, HIDDEN_DELTA, EDGE_BY_W", True),)
    if filled.wanted == NEURON_BY_W and layers != (1, 1):
        return (Flaw("layers", "one neuron has the layers (1, 1)", hard=True),)
    if filled.wanted != NEURON_BY_W and (len(layers) < 3 or min(layers[2:]) < 2):
        return (Flaw("layers", "give three or more layers, and two neurons or more after the first hidden one", True),)
    if filled.digits and (layers[0], layers[-1]) != (784, 10):
        return (Flaw("digits", "digits have 784 inputs and 10 outputs", hard=True),)
    return ()


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """Letters and indices taken for others; the rest is found by running the differentiator."""
    return tuple((form.name, answer) for form, answer in task_of(variant.filled).swaps)


def preview(variant: Variant, response: object) -> Reading:
    """What was understood."""
    return read(response, task_of(variant.filled).words)


def mark(variant: Variant, response: object) -> Mark:
    """The formula compared with the derived one; what no network could learn from is asked back and costs nothing."""
    reading = preview(variant, response)
    if reading.expr is None or isinstance(reading.expr, Tuple):
        return unreadable(reading, "Type one formula, such as {example}.", example=EXAMPLES[variant.filled.wanted])
    if has_derivative(reading.expr):
        return Mark(Verdict.UNREADABLE, say("There is still a derivative in it. Take it, and write what comes out."))
    found = _judged(variant.filled, reading.expr)
    if found.verdict is Verdict.WRONG:
        ready = _ready(variant.filled, reading.expr)
        if isinstance(ready, Sentence):
            return Mark(Verdict.UNREADABLE, ready)
    return replace(found, asked=asked(variant.filled))


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away: the formula in the letters of the page, and written out."""
    task = task_of(variant.filled)
    return (task.shown, right_answer(task.question))


# --- the verdict ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _judged(filled: Drive, given: Expr) -> Mark:
    task = task_of(filled)
    found = decide(given, task.key, None, task.definitions)
    if found.verdict is Verdict.RIGHT:
        return Mark(Verdict.RIGHT, RIGHT)
    if found.verdict is Verdict.UNDECIDED:
        return Mark(Verdict.UNDECIDED, found.message)
    for form, answer in task.swaps:
        if decide(given, answer, None, task.definitions).verdict is Verdict.RIGHT:
            return Mark(Verdict.MISCONCEPTION, Sentence(form.told, named_letters()), misconceptions=(form.name,))
    return _explained(filled, task, given)


def _explained(filled: Drive, task: Task, given: Expr) -> Mark:
    """The answer beside the question written out for a few neurons."""
    spelled = write_out(given, {"j": paths(filled)})
    if filled.wanted == HIDDEN_DELTA:
        spelled = spelled.xreplace({_symbol(part): _symbol(part.xreplace({j: Integer(1)})) for part in _OPEN})
    found = explain(spelled, task.question, None, task.definitions)
    if found.verdict is not Verdict.RIGHT:
        return found
    whole = int(filled.layers[-1]) <= FEW
    return Mark(Verdict.RIGHT, RIGHT) if whole else Mark(Verdict.WRONG, MORE)


_OPEN = (w_jk[j, k], delta[j], a[j], z[j])


def _symbol(part: Expr) -> Symbol:
    return write_out(part, {})


def named_letters() -> dict[str, Expr]:
    """The letters that a sentence may name."""
    return {"k": k, "j": j, "zk": z[k], "zj": z[j], "ak": a[k], "dj": delta[j], "wjk": w_jk[j, k]}


# --- what can be trained ----------------------------------------------------------------------------------------------


def driving(variant: Variant, response: object) -> Driving | Sentence | None:
    """What the network is trained by when it believes this answer; a sentence where it cannot; None for no formula."""
    reading = preview(variant, response)
    if not isinstance(reading.expr, Expr) or has_derivative(reading.expr):
        return None
    return _ready(variant.filled, reading.expr)


@lru_cache(maxsize=256)
def _ready(filled: Drive, given: Expr) -> Driving | Sentence:
    """A right answer runs as it was derived, so that no spelling of it is rounded in another way."""
    if _judged(filled, given).verdict is Verdict.RIGHT:
        return Driving(None, say("The network learns from what you wrote, and so does the one beside it."))
    try:
        own = task_of(filled).lower(given)
        build_network(tuple(map(int, filled.layers)), gradient=own)
    except CannotLower:
        return _why_not(filled)
    return Driving(own, _parts(filled, own, given))


def _why_not(filled: Drive) -> Sentence:
    if filled.wanted == NEURON_BY_W:
        return say(ONE_NEURON, letters="a, y, z, x, w, b")
    letters = "w_jk, δ_j, a_j, z_j, a_k" + (", z_k" if filled.wanted == HIDDEN_DELTA else "")
    return say(NO_VALUE, letters=letters)


def _parts(filled: Drive, own: Own, given: Expr) -> Sentence:
    """Which parts of the network go by the formula."""
    if filled.wanted == EDGE_BY_W:
        return say("Every weight goes by your formula; the errors and the biases are the right ones.")
    if filled.wanted == HIDDEN_DELTA:
        says = "Every hidden neuron gets its error from your formula; the errors of the outputs are the right ones."
        if j in given.free_symbols:
            says += " No sum runs over {j}, so it is followed to the first neuron only."
            return say(says, j=j)
        return say(says)
    if follows(own):
        return say("Both numbers go by your formula: for {b} it is taken without its {x}.", b=b, x=x)
    says = "The weight {w} goes by your formula. It is no multiple of {x}, so {b} goes by the right one."
    return say(says, w=w, b=b, x=x)


# --- help -------------------------------------------------------------------------------------------------------------


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """The derivation written out for a few neurons; a sibling with another activation, or by the bias."""
    filled, task, wanted = variant.filled, task_of(variant.filled), asked(variant.filled)
    offers = dict(hints.for_formula(wanted, (_sibling(filled, wanted),)))
    if filled.wanted == NEURON_BY_W:
        short = (say("In the letters of the neuron:"), task.shown)
    else:
        short = (say("For any number of neurons:"), task.shown)
        offers["place"] = (
            Help("place", say(PLACES[filled.wanted], **_fields(PLACES[filled.wanted]))),
            *offers["place"],
        )
        offers["gap"] = (Help("gap", hints.FILL_IN, ((None, _gap(filled, task.shown)),)),)
    solution = offers["solution"][0]
    offers["solution"] = (Help("solution", solution.says, (*solution.lines, short)),)
    return tuple(offers.items())


PLACES = {
    HIDDEN_DELTA: "Nudge {zk}. It changes {ak}, and {ak} goes into every {zj} of the next layer. Which ways are there?",
    EDGE_BY_W: "Nudge {wjk}. Only {zj} changes. By how much, and what does that do to the cost?",
}


def _fields(says: str) -> dict[str, Expr]:
    return {name: value for name, value in named_letters().items() if f"{{{name}}}" in says}


def _sibling(filled: Drive, wanted: D) -> Expr:
    """The same question with tanh; of an edge, the slope by the bias."""
    if filled.wanted == EDGE_BY_W:
        return D(wanted.f, next(letter for letter in wanted.f.free_symbols if letter.name.startswith("b")))
    return D(wanted.f.replace(sigmoid, tanh), wanted.x)


def _gap(filled: Drive, shown: Expr) -> Expr:
    if filled.wanted == EDGE_BY_W:
        return times(hints.GAP, delta[j])
    return shown.xreplace({w_jk[j, k] * delta[j]: hints.GAP * delta[j]})
