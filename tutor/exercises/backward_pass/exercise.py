"""Fill in the backward pass of a small network: errors of the outputs, of the hidden neurons, slopes edge by edge.

A number that follows from the activations as they are shown, or from one's own rounded errors, is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import floor, log10
from typing import Any

from sympy import Expr, Float, Symbol, sympify

from tutor.answers import Verdict
from tutor.exercises import apart, hints
from tutor.exercises import cells as of_cells
from tutor.exercises.backward_pass.model import (
    EDGE,
    HIDDEN,
    OUTPUT,
    Cell,
    Values,
    cells,
    filled_in,
    forward,
    key_of,
    number_with,
    on_the_page,
    right_to_digits,
    rounded,
)
from tutor.exercises.cells import Judged, Numbers, OfCells
from tutor.exercises.kind import Flaw, Groups, Variant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.written import with_numbers
from tutor.lesson import BackwardPass
from tutor.misconceptions import Form, Subject, answers, subjects
from tutor.symbolic.activations import NotAnActivation
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import Sentence, names, say
from tutor.symbolic.unevaluated import put, times

FAR = 10**12
REASON = say(
    "The error of a neuron is what comes back over its edges, times its own slope. The slope of an edge is what comes "
    "in over it, times the error where it ends."
)
GAP = "This comes along the paths to {name}. What belongs in the place of the question mark?"
TOGETHER = Symbol("along the paths", real=True)
Numbered = tuple[Expr, ...]  # the numbers of the cells, in order


class BackwardPassKind(OfCells[BackwardPass, Numbered]):
    """Fill in a backward pass."""

    block = BackwardPass
    far = FAR
    right = say("Yes. That is the whole way back, from the outputs to each edge.")
    mend_first = "{says} What comes after follows from it: mend this first."

    def key(self, filled: BackwardPass) -> Numbered | None:
        """The cells in order; None where the numbers do not make a network."""
        return None if _unfit(filled) else key_of(filled)

    def unfit(self, filled: BackwardPass) -> tuple[Flaw, ...]:
        """No network."""
        why = _unfit(filled)
        return () if why is None else (Flaw("no-network", why),)

    def coincidences(self, variant: Variant[BackwardPass, Numbered]) -> tuple[Flaw, ...]:
        """A slip that gives the right number, or an error that is almost nothing."""
        return tuple(_coincidences(variant.filled, variant.key))

    def how_many(self, filled: BackwardPass) -> int:
        """An error for each neuron, and a slope for each weight of the first layer."""
        return len(cells(filled))

    def fill_in(self, filled: BackwardPass) -> Sentence:
        """All of them."""
        return say("Fill in {count} numbers.", count=self.how_many(filled))

    def next_one(self, filled: BackwardPass, at: int, begun: bool) -> Sentence:
        """By its name."""
        says = "So far so good. The next number is {name}." if begun else "Begin with {name}."
        return say(says, name=cells(filled)[at].name)

    def judged(self, variant: Variant[BackwardPass, Numbered], numbers: Numbers) -> tuple[Judged, ...]:
        """Each cell by the truth, and by the learner's own errors before it."""
        filled, judged = variant.filled, []
        shown = filled_in(filled, on_the_page(forward(filled)))
        known = _known(filled, variant.key)
        for cell, own, right, by_hand in zip(cells(filled), numbers, variant.key, shown, strict=True):
            judged.append(_one(cell, own, (right, by_hand), known, int(filled.digits)))
            if own is not None and isinstance(cell.letter, Symbol):
                known[cell.letter] = own
        return tuple(judged)

    def told_apart(self, variant: Variant[BackwardPass, Numbered]) -> Groups:
        """Those that go wrong first in the same cell and with the same number: that cell is what a mark speaks of.

        What can be made in several ways is in several groups.
        """
        return apart.by_answer(_first_wrong(variant.filled, variant.key))

    def reason(self, variant: Variant[BackwardPass, Numbered]) -> Sentence:
        """How a cell follows from those behind it."""
        return REASON

    def secrets(self, variant: Variant[BackwardPass, Numbered]) -> tuple[Expr, ...]:
        """Every cell."""
        return variant.key

    def helps(
        self, variant: Variant[BackwardPass, Numbered], others: Iterator[Variant[BackwardPass, Numbered]]
    ) -> Offers:
        """Where to begin, the three formulas, another network's first error, a sum with a gap, the whole pass."""
        filled = variant.filled
        table = cells(filled)
        first, hidden = table[0], next(cell for cell in table if cell.kind == HIDDEN)
        begin = say("Begin at the end, with {name}. How far is that output from its target?", name=first.name)
        another = say("Another network, its first error:")
        return Offers(
            place=(Help(begin),),
            rule=(Help(say("Go back one layer at a time. One of each:"), _formulas(table)),),
            sibling=(Help(another, _lines(other.filled, cells(other.filled)[:1])) for other in others),
            gap=(Help(say(GAP, name=hidden.name), (HintLine(_gap(filled, hidden)),)),),
            solution=Help(say("The whole way back:"), _lines(filled, table)),
        )


KIND = BackwardPassKind()


def _unfit(filled: BackwardPass) -> str | None:
    """Why these numbers make no network."""
    layers = tuple(map(int, filled.layers))
    if len(layers) != 3 or min(layers) < 1 or max(layers) > 9:
        return "give three layers of 1 to 9 neurons"
    if (len(filled.inputs), len(filled.targets)) != (layers[0], layers[2]):
        return f"give {layers[0]} inputs and {layers[2]} targets"
    if not sympify(filled.weights, strict=True).is_Integer:
        return "give a whole number to make the weights from"
    try:
        values = forward(filled)
    except NotAnActivation as error:
        return str(error)
    return "an activation has no value" if any(value is None for value in values.values()) else None


def _coincidences(filled: BackwardPass, key: Numbered) -> Iterator[Flaw]:
    known = _known(filled, key)
    for cell, right in zip(cells(filled), key, strict=True):
        if abs(right) < Float("0.002"):
            yield Flaw("too-small", f"{cell.name} is almost 0; choose other numbers")
        for form, formula in wrong_formulas(cell):
            value = number_with(formula, known)
            if value is None or right_to_digits(value, right, int(filled.digits)):
                yield Flaw(f"{form.name}: {cell.name}", f"{form.name!r} gives the right number for {cell.name}")


def _first_wrong(filled: BackwardPass, key: Numbered) -> Iterator[tuple[str, apart.Worth]]:
    """Each mistake with the first cell in which it shows, and its numbers there, as `judged` would tell them."""
    known, digits, shown_in = _known(filled, key), int(filled.digits), dict[str, int]()
    for at, (cell, right) in enumerate(zip(cells(filled), key, strict=True)):
        for form, formula in wrong_formulas(cell):
            value = number_with(formula, known)
            if value is None or right_to_digits(value, right, digits):
                continue
            if shown_in.setdefault(form.name, at) == at:
                yield form.name, (float(at), f"{float(value):.{digits - 1}e}")


def _known(filled: BackwardPass, numbers: Numbered) -> dict[Symbol | D, Expr]:
    """All that goes forward, and the numbers of the cells."""
    return forward(filled) | {cell.letter: value for cell, value in zip(cells(filled), numbers, strict=True)}


# --- what may stand in a cell instead, and what is said of it ---------------------------------------------------------

SUBJECTS: dict[str, Subject[Any, subjects.Formulas]] = {
    OUTPUT: subjects.OUTPUT,
    HIDDEN: subjects.HIDDEN,
    EDGE: subjects.EDGE,
}
PLAINLY = {  # of a number that no known mistake gives
    OUTPUT: "It is a product. How far is the output from its target, and how steep is its activation?",
    HIDDEN: "Along which edges does a nudge of {by} go on? Each brings its weight times the error at its end.",
    EDGE: "Take the error of the neuron where the edge ends. What comes in where it begins?",
}


@lru_cache(maxsize=4096)
def wrong_formulas(cell: Cell) -> tuple[tuple[Form[Any, Any], Expr], ...]:
    """The formulas that known mistakes put into a cell, the likeliest first; some have several."""
    found = answers(SUBJECTS[cell.kind], cell.asked)
    return tuple((form, formula) for form, formulas in found for formula in formulas)


def said(cell: Cell, says: Sentence) -> Sentence:
    """What is said of a cell, with its name in front."""
    return say("{name}: {says}", name=cell.name, says=says)


def unexplained(cell: Cell) -> Sentence:
    """What is said of a number that no known mistake gives."""
    says = PLAINLY[cell.kind]
    return say(says, **({"by": nudged(cell)} if "by" in names(says) else {}))


def nudged(cell: Cell) -> Symbol:
    """By what the cost is differentiated in a cell: a weight, or the weighted input that the error belongs to."""
    return cell.letter.x if isinstance(cell.letter, D) else Symbol(cell.letter.name.replace("delta", "z"), real=True)


# --- one cell ---------------------------------------------------------------------------------------------------------


def _one(cell: Cell, own: Expr | None, right: tuple[Expr, ...], known: Values, digits: int) -> Judged:
    if own is None:
        return of_cells.MISSING
    if any(right_to_digits(own, each, digits) for each in right):
        return of_cells.RIGHT
    bases = (known, on_the_page(known))
    if any(_gives(own, cell.formula, base, digits) for base in bases):
        return of_cells.FOLLOWS
    for form, formula in wrong_formulas(cell):
        if any(_gives(own, formula, base, digits) for base in bases):
            return Judged(Verdict.MISCONCEPTION, said(cell, form.told(by=nudged(cell))), (form.name,))
    return Judged(Verdict.WRONG, said(cell, unexplained(cell)))


def _gives(own: Expr, formula: Expr, known: Values, digits: int) -> bool:
    value = number_with(formula, known)
    return value is not None and right_to_digits(own, value, digits)


# --- help -------------------------------------------------------------------------------------------------------------


def _formulas(table: tuple[Cell, ...]) -> tuple[HintLine, ...]:
    firsts = [next(cell for cell in table if cell.kind == kind) for kind in (OUTPUT, HIDDEN, EDGE)]
    return tuple(HintLine(cell.formula, say("{name}:", name=cell.name)) for cell in firsts)


def _gap(filled: BackwardPass, hidden: Cell) -> Expr:
    """What comes along the paths, with the weights as numbers and the error of the last output left open."""
    *_, paths = hidden.factors
    errors = sorted((each for each in paths.free_symbols if each.name.startswith("delta")), key=str)
    return _written(put(paths, errors[-1], hints.GAP), forward(filled))


def _lines(filled: BackwardPass, table: tuple[Cell, ...]) -> tuple[HintLine, ...]:
    """Each cell with its number and the arithmetic; of a hidden error first what comes along the paths."""
    known = {each: _short(value) for each, value in _known(filled, key_of(filled)).items()}
    lines: list[HintLine] = []
    for cell in table:
        formula, says = cell.formula, "{name} is {value:decimal}:"
        if cell.factors:
            slope, paths = cell.factors
            known[TOGETHER] = _short(number_with(paths, known))
            along = say("Along the paths to {name} comes {value:decimal}:", name=cell.name, value=known[TOGETHER])
            lines.append(HintLine(_written(paths, known), along))
            formula = times(slope, TOGETHER)
        lines.append(HintLine(_written(formula, known), say(says, name=cell.name, value=known[cell.letter])))
    return tuple(lines)


def _written(formula: Expr, known: Values) -> Expr:
    """The formula with its numbers; the number itself stands in the sentence above, so that the line fits a phone."""
    return with_numbers(formula, tuple((each, value) for each, value in known.items() if each in formula.free_symbols))


def _short(value: Expr) -> Expr:
    """A decimal of four significant figures, or of four places."""
    if not isinstance(value, Float):
        return value
    return rounded(value, max(4, 3 - floor(log10(abs(float(value))))) if value else 4)
