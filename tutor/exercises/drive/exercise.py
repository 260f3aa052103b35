"""Drive the network with your formula: it is marked like any formula, and, right or wrong, made ready to train by.

What is typed is about one example: ∂C/∂w of one neuron, δ of a hidden neuron, ∂C/∂w of an edge from its δ. What is
asked is in `tasks`, how a formula becomes a gradient in `tutor.lower.typed`; training itself is not for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from sympy import Expr, Indexed, Integer, Sum, Symbol, Tuple, tanh

from tutor.answers import Mark, Reading, Spent, Verdict, allowance, decide, explain, linked, read, write_out
from tutor.answers import key as right_answer
from tutor.elementary.heads import sigmoid
from tutor.exercises import apart, hints, mistakes, reasons
from tutor.exercises.drive.tasks import FEW, DriveTask, is_known, paths, task_of
from tutor.exercises.kind import Flaw, Groups, Kind, Variant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.response import Response
from tutor.exercises.typed import STANDING, unreadable
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive
from tutor.lower import CannotLower, build_network
from tutor.lower.typed import Own, follows
from tutor.notation import b, w, x
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import a, delta, j, k, z
from tutor.symbolic.indexed import w as w_jk
from tutor.symbolic.sentence import Listed, Sentence, after_one_another, names, say
from tutor.symbolic.unevaluated import times

EXAMPLES = {NEURON_BY_W: "(a - y) x", HIDDEN_DELTA: "w_1k delta_1", EDGE_BY_W: "w_jk"}
RIGHT = say("That is right. Now let the network learn from it.")
MORE = say("That is so for the first few neurons. How many neurons has the next layer?")
BESIDE = (
    "You have {part} outside the sum. Only inside the sum over {j} does {j} run through the neurons. Which neuron is "
    "this factor about?"
)
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


class DriveKind(Kind[Drive, Expr, Reading]):
    """Write a formula that drives a network."""

    block = Drive
    takes_formulas = True

    def asked(self, filled: Drive) -> Expr:
        """The derivative that is to be taken, written out for a few neurons."""
        question = task_of(filled).question
        return D(question.of, question.by)

    def key(self, filled: Drive) -> Expr | None:
        """The formula that is derived for one example."""
        return task_of(filled).shown if is_known(filled) else None

    def unfit(self, filled: Drive) -> tuple[Flaw, ...]:
        """A network that does not fit what is asked."""
        layers = tuple(map(int, filled.layers))
        if not is_known(filled):
            return (Flaw("unknown", f"there is no task {filled.wanted!r}; use NEURON_BY_W, HIDDEN_DELTA, EDGE_BY_W"),)
        if filled.wanted == NEURON_BY_W and layers != (1, 1):
            return (Flaw("layers", "one neuron has the layers (1, 1)"),)
        if filled.wanted != NEURON_BY_W and (len(layers) < 3 or min(layers[2:]) < 2):
            return (Flaw("layers", "give three or more layers, and two neurons or more after the first hidden one"),)
        if filled.digits and (layers[0], layers[-1]) != (784, 10):
            return (Flaw("digits", "digits have 784 inputs and 10 outputs"),)
        return ()

    def read(self, variant: Variant[Drive, Expr], response: Response) -> Reading:
        """The letters and indices of one example."""
        return read(response, task_of(variant.filled).words, chain=True)

    def readings(self, answer: Reading) -> tuple[Reading, ...]:
        """The formula."""
        return (answer,)

    def judge(self, variant: Variant[Drive, Expr], answer: Reading) -> Mark:
        """The formula compared with the derived one; what no network could learn from costs nothing."""
        filled, given = variant.filled, answer.expr
        if given is None or isinstance(given, Tuple):
            says = say("Type one formula, such as {example}.", example=EXAMPLES[filled.wanted])
            return unreadable(answer, says)
        if has_derivative(given):
            return Mark(Verdict.UNREADABLE, STANDING)
        found = _judged(filled, given)
        if found.verdict is Verdict.WRONG:
            ready = _ready(filled, given)
            if isinstance(ready, Sentence):
                return Mark(Verdict.UNREADABLE, ready)
        if found.verdict is Verdict.WRONG and (beside := _beside_the_sum(given)) is not None:
            found = replace(found, message=beside, counterexample=None)
        found = replace(found, asked=self.asked(filled))
        return linked(found, given, answer.links, partial(_same, filled), None, task_of(filled).key)

    def mistaken(self, variant: Variant[Drive, Expr]) -> tuple[tuple[str, Expr], ...]:
        """Letters and indices taken for others; the rest is found by running the differentiator."""
        return tuple((form.name, answer) for form, answer in task_of(variant.filled).swaps)

    def told_apart(self, variant: Variant[Drive, Expr]) -> Groups:
        """What was taken for something else, by its formula; what differentiating goes wrong in, at one point."""
        asked = self.asked(variant.filled)
        found = dict(reversed(mistakes.expected(asked)))
        right, *others = mistakes.at_a_point((resolve(asked), *found.values()))
        each = ((name, (worth,)) for name, worth in zip(found, others, strict=True) if worth is not None)
        swapped = ((name, (str(answer),)) for name, answer in self.mistaken(variant))
        return apart.by_answer((*swapped, *((name, at) for name, at in each if not mistakes.near(at[0], right))))

    def reason(self, variant: Variant[Drive, Expr]) -> Sentence | None:
        """The rules that lead to the formula."""
        return reasons.by_rules(self.asked(variant.filled))

    def secrets(self, variant: Variant[Drive, Expr]) -> tuple[Expr, ...]:
        """The formula in the letters of the page, and written out."""
        task = task_of(variant.filled)
        return (task.shown, right_answer(task.question))

    def helps(self, variant: Variant[Drive, Expr], others: Iterator[Variant[Drive, Expr]]) -> Offers:
        """The derivation written out for a few neurons; a sibling with another activation, or by the bias."""
        filled, shown, wanted = variant.filled, variant.key, self.asked(variant.filled)
        offers = hints.for_formula(wanted, (_sibling(filled, wanted),))
        one = filled.wanted == NEURON_BY_W
        short = say("In the letters of the neuron:" if one else "For any number of neurons:")
        lines = (*offers.solution.lines, HintLine(shown, short))
        offers = replace(offers, solution=replace(offers.solution, lines=lines))
        if one:
            return offers
        says = PLACES[filled.wanted]
        place = (Help(say(says, **_fields(says))), *offers.place)
        return replace(offers, place=place, gap=(Help(hints.FILL_IN, (HintLine(_gap(filled, shown)),)),))


KIND = DriveKind()


# --- the verdict ------------------------------------------------------------------------------------------------------


def _same(filled: Drive, one: Expr, other: Expr) -> bool:
    """Equal, in the letters of the page."""
    return one == other or decide(one, other, None, task_of(filled).definitions).verdict is Verdict.RIGHT


@lru_cache(maxsize=256)
@allowance()
def _judged(filled: Drive, given: Expr) -> Mark:
    task = task_of(filled)
    found = decide(given, task.key, None, task.definitions)
    if found.verdict is Verdict.RIGHT:
        return Mark(Verdict.RIGHT, RIGHT)
    if found.verdict is Verdict.UNDECIDED:
        return Mark(Verdict.UNDECIDED, found.message)
    for form, answer in task.swaps:
        if decide(given, answer, None, (*task.definitions, (a[j], sigmoid(z[j])))).verdict is Verdict.RIGHT:
            return Mark(Verdict.MISCONCEPTION, form.told(**named_letters()), misconceptions=(form.name,))
    try:
        return _explained(filled, task, given)
    except Spent:
        return Mark(Verdict.WRONG, found.message, found.counterexample)


def _explained(filled: Drive, task: DriveTask, given: Expr) -> Mark:
    """The answer beside the question written out for a few neurons."""
    spelled = write_out(given, {"j": paths(filled)})
    if filled.wanted == HIDDEN_DELTA:
        spelled = spelled.xreplace({_symbol(part): _symbol(part.xreplace({j: Integer(1)})) for part in _OPEN})
    found = explain(spelled, task.question, None, task.definitions)
    if found.verdict is not Verdict.RIGHT:
        return found
    whole = int(filled.layers[-1]) <= FEW
    return Mark(Verdict.RIGHT, RIGHT) if whole else Mark(Verdict.WRONG, MORE)


def _beside_the_sum(given: Expr) -> Sentence | None:
    """What is said of a letter with the index of the sum that stands outside it."""
    outside = given.replace(Sum, lambda *_: Integer(1)) if given.has(Sum) else Integer(1)
    loose = sorted((part for part in outside.atoms(Indexed) if j in part.indices), key=str)
    return None if not loose else say(BESIDE, part=loose[0], j=j, k=k)


_OPEN = (w_jk[j, k], delta[j], a[j], z[j])


def _symbol(part: Expr) -> Symbol:
    return write_out(part, {})


def named_letters() -> dict[str, Expr]:
    """The letters that a sentence may name."""
    return {"k": k, "j": j, "zk": z[k], "zj": z[j], "ak": a[k], "dj": delta[j], "wjk": w_jk[j, k]}


# --- what can be trained ----------------------------------------------------------------------------------------------


def driving(filled: Drive, answer: Reading) -> Driving | Sentence | None:
    """What the network is trained by when it believes this answer; a sentence where it cannot; None for no formula."""
    given = answer.expr
    return None if not isinstance(given, Expr) or has_derivative(given) else _ready(filled, given)


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
        return say(ONE_NEURON, letters=Listed(("a", "y", "z", "x", "w", "b"), and_=False))
    letters = ("w_jk", "δ_j", "a_j", "z_j", "a_k", *(("z_k",) if filled.wanted == HIDDEN_DELTA else ()))
    return say(NO_VALUE, letters=Listed(letters, and_=False))


def _parts(filled: Drive, own: Own, given: Expr) -> Sentence:
    """Which parts of the network go by the formula."""
    if filled.wanted == EDGE_BY_W:
        return say("Every weight goes by your formula; the errors and the biases are the right ones.")
    if filled.wanted == HIDDEN_DELTA:
        says = "Every hidden neuron gets its error from your formula; the errors of the outputs are the right ones."
        if j not in given.free_symbols:
            return say(says)
        first_only = say("No sum runs over {j}, so it is followed to the first neuron only.", j=j)
        return after_one_another(say(says), first_only)
    if follows(own):
        return say("Both numbers go by your formula: for {b} it is taken without its {x}.", b=b, x=x)
    says = "The weight {w} goes by your formula. It is no multiple of {x}, so {b} goes by the right one."
    return say(says, w=w, b=b, x=x)


# --- help -------------------------------------------------------------------------------------------------------------


PLACES = {
    HIDDEN_DELTA: "Nudge {zk}. It changes {ak}, and {ak} goes into every {zj} of the next layer. Which ways are there?",
    EDGE_BY_W: "Nudge {wjk}. Only {zj} changes. By how much, and what does that do to the cost?",
}


def _fields(says: str) -> dict[str, Expr]:
    return {name: value for name, value in named_letters().items() if name in names(says)}


def _sibling(filled: Drive, wanted: D) -> Expr:
    """The same question with tanh; of an edge, the slope by the bias."""
    if filled.wanted == EDGE_BY_W:
        return D(wanted.f, next(letter for letter in wanted.f.free_symbols if letter.name.startswith("b")))
    return D(wanted.f.replace(sigmoid, tanh), wanted.x)


def _gap(filled: Drive, shown: Expr) -> Expr:
    if filled.wanted == EDGE_BY_W:
        return times(hints.GAP, delta[j])
    return shown.xreplace({w_jk[j, k] * delta[j]: hints.GAP * delta[j]})
