"""Fill in the backward pass of a small network: errors of the outputs, of the hidden neurons, slopes edge by edge.

A cell is judged by the truth and by what the learner wrote before it, so that one slip is not punished twice. A number
that follows from the activations as they are shown, or from one's own rounded errors, is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10
from typing import Any

from sympy import Expr, Float, Integer, Symbol, sympify

from tutor.answers import Mark, Reading, Verdict
from tutor.exercises import hints
from tutor.exercises.evaluate import number
from tutor.exercises.passes import (
    EDGE,
    HIDDEN,
    OUTPUT,
    Cell,
    cells,
    filled_in,
    forward,
    key_of,
    near,
    on_the_page,
    rounded,
    worth,
)
from tutor.exercises.shapes import Flaw, Help, Variant
from tutor.exercises.typed import no_number, read_number
from tutor.exercises.written import with_numbers
from tutor.lesson import BackwardPass
from tutor.misconceptions import Form, answers, subjects
from tutor.symbolic.activations import NotAnActivation
from tutor.symbolic.building import put, times
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import Sentence, say

FAR = 10**12
GAP = "This comes along the paths to {name}. What belongs in the place of the question mark?"
TOGETHER = Symbol("along the paths", real=True)


# --- what every kind has ----------------------------------------------------------------------------------------------


def asked(filled: BackwardPass) -> None:
    """Many derivatives, none of which is taken by the rules of one variable."""


def key(filled: BackwardPass) -> tuple[Expr, ...] | None:
    """The cells in order; None where the numbers do not make a network."""
    return None if _unfit(filled) else key_of(filled)


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


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """No network (hard); a slip that gives the right number, or an error that is almost nothing (soft)."""
    why = _unfit(variant.filled)
    if why is not None:
        return (Flaw("no-network", why, hard=True),)
    return tuple(_coincidences(variant))


def _coincidences(variant: Variant) -> Iterator[Flaw]:
    filled = variant.filled
    known = _known(filled, variant.key)
    for cell, right in zip(cells(filled), variant.key, strict=True):
        if abs(right) < Float("0.002"):
            yield Flaw("too-small", f"{cell.name} is almost 0; choose other numbers")
        for form, formula in wrong_formulas(cell):
            value = worth(formula, known)
            if value is None or near(value, right, int(filled.digits)):
                yield Flaw(f"{form.name}: {cell.name}", f"{form.name!r} gives the right number for {cell.name}")


def _known(filled: BackwardPass, numbers: tuple[Expr | None, ...]) -> dict[Symbol | D, Expr]:
    """All that goes forward, and the cells as far as they are numbers."""
    own = {cell.letter: value for cell, value in zip(cells(filled), numbers, strict=True) if value is not None}
    return forward(filled) | own


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """What goes wrong is named cell by cell."""
    return ()


def preview(variant: Variant, response: object) -> tuple[Reading, ...] | None:
    """One reading for each cell; None where the response is no such table."""
    given = _texts(variant, response)
    return None if given is None else tuple(read_number(text) for text in given)


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away: every cell."""
    return variant.key


# --- what may stand in a cell instead, and what is said of it ---------------------------------------------------------

SUBJECTS = {OUTPUT: subjects.OUTPUT, HIDDEN: subjects.HIDDEN, EDGE: subjects.EDGE}
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


def said(cell: Cell, says: str) -> Sentence:
    """What is said of a cell, with its name in front; {by} is what is nudged there."""
    fields = {"by": nudged(cell)} if "{by}" in says else {}
    return Sentence(f"{cell.name}: {says}", fields)


def nudged(cell: Cell) -> Symbol:
    """By what the cost is differentiated in a cell: a weight, or the weighted input that the error belongs to."""
    return cell.letter.x if isinstance(cell.letter, D) else Symbol(cell.letter.name.replace("delta", "z"), real=True)


# --- the mark ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: Verdict
    says: Sentence | None = None
    slip: tuple[str, ...] = ()
    follows: bool = False  # right only because of what the learner wrote before


def mark(variant: Variant, response: object) -> Mark:
    """Each cell judged by the truth and by the learner's own errors; the first wrong one is explained."""
    given = _texts(variant, response)
    if given is None:
        return Mark(Verdict.UNREADABLE, say("Fill in {count} numbers.", count=len(variant.key)))
    readings = tuple(read_number(text) for text in given)
    numbers = tuple(None if reading.expr is None else _bounded(number(reading.expr)) for reading in readings)
    judged = _judge(variant, numbers)
    verdicts = tuple(each.verdict for each in judged)
    wrong = next((at for at, each in enumerate(judged) if each.says is not None), None)
    if wrong is not None:
        return _first_wrong(judged, wrong, verdicts)
    if Verdict.UNREADABLE in verdicts:
        return _unfinished(variant, given, readings, verdicts)
    return Mark(Verdict.RIGHT, say("Yes. That is the whole way back, from the outputs to each edge."), cells=verdicts)


def _texts(variant: Variant, response: object) -> tuple[str, ...] | None:
    if not isinstance(response, tuple | list) or len(response) != len(variant.key):
        return None
    return tuple(response) if all(isinstance(text, str) for text in response) else None


def _bounded(value: Expr | None) -> Expr | None:
    return value if value is None or abs(value) < FAR else Integer(FAR if value > 0 else -FAR)


def _judge(variant: Variant, numbers: tuple[Expr | None, ...]) -> tuple[_Judged, ...]:
    filled, judged = variant.filled, []
    shown = filled_in(filled, on_the_page(forward(filled)))
    known = forward(filled) | {cell.letter: value for cell, value in zip(cells(filled), variant.key, strict=True)}
    for cell, own, right, by_hand in zip(cells(filled), numbers, variant.key, shown, strict=True):
        judged.append(_one(cell, own, (right, by_hand), known, int(filled.digits)))
        if own is not None and isinstance(cell.letter, Symbol):
            known[cell.letter] = own
    return tuple(judged)


def _one(cell: Cell, own: Expr | None, right: tuple[Expr, ...], known: dict[Symbol | D, Expr], digits: int) -> _Judged:
    if own is None:
        return _Judged(Verdict.UNREADABLE)
    if any(near(own, each, digits) for each in right):
        return _Judged(Verdict.RIGHT)
    bases = (known, on_the_page(known))
    if any(_near(own, cell.formula, base, digits) for base in bases):
        return _Judged(Verdict.RIGHT, follows=True)
    for form, formula in wrong_formulas(cell):
        if any(_near(own, formula, base, digits) for base in bases):
            return _Judged(Verdict.MISCONCEPTION, said(cell, form.told), (form.name,))
    return _Judged(Verdict.WRONG, said(cell, PLAINLY[cell.kind]))


def _near(own: Expr, formula: Expr, known: dict[Symbol | D, Expr], digits: int) -> bool:
    value = worth(formula, known)
    return value is not None and near(own, value, digits)


def _first_wrong(judged: tuple[_Judged, ...], wrong: int, verdicts: tuple[Verdict, ...]) -> Mark:
    first, below = judged[wrong], judged[wrong + 1 :]
    says = first.says
    if any(each.follows for each in below) and all(each.says is None for each in below):
        says = Sentence(says.template + " What comes after follows from it: mend this first.", says.fields)
    return Mark(first.verdict, says, misconceptions=first.slip, cells=verdicts)


def _unfinished(
    variant: Variant, given: tuple[str, ...], readings: tuple[Reading, ...], verdicts: tuple[Verdict, ...]
) -> Mark:
    """Nothing wrong so far, but a cell is empty or cannot be read."""
    at = verdicts.index(Verdict.UNREADABLE)
    if given[at].strip():
        return Mark(Verdict.UNREADABLE, no_number(given[at], readings[at]).message, cells=verdicts)
    begun = any(text.strip() for text in given)
    says = "So far so good. The next number is {name}." if begun else "Begin with {name}."
    return Mark(Verdict.UNREADABLE, say(says, name=cells(variant.filled)[at].name), cells=verdicts)


# --- help -------------------------------------------------------------------------------------------------------------


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """Where to begin, the three formulas, another network's first error, a sum with a gap, the whole pass."""
    filled = variant.filled
    table = cells(filled)
    first, hidden = table[0], next(cell for cell in table if cell.kind == HIDDEN)
    begin = say("Begin at the end, with {name}. How far is that output from its target?", name=first.name)
    return (
        ("place", (Help("place", begin),)),
        ("rule", (Help("rule", say("Go back one layer at a time. One of each:"), _formulas(table)),)),
        ("sibling", (_example(other) for other in others)),
        ("gap", (Help("gap", say(GAP, name=hidden.name), _gap(filled, hidden)),)),
        ("solution", (Help("solution", say("The whole way back:"), _lines(filled, table)),)),
    )


def _formulas(table: tuple[Cell, ...]) -> tuple[hints.Line, ...]:
    firsts = [next(cell for cell in table if cell.kind == kind) for kind in (OUTPUT, HIDDEN, EDGE)]
    return tuple((say("{name}:", name=cell.name), cell.formula) for cell in firsts)


def _gap(filled: BackwardPass, cell: Cell) -> tuple[hints.Line, ...]:
    """What comes along the paths, with the weights as numbers and the error of the last output left open."""
    paths = cell.factors[1]
    errors = sorted((each for each in paths.free_symbols if each.name.startswith("delta")), key=str)
    return ((None, _written(put(paths, errors[-1], hints.GAP), forward(filled))),)


def _example(other: Variant) -> Help:
    says = say("Another network, its first error:")
    return Help("sibling", says, _lines(other.filled, cells(other.filled)[:1]))


def _lines(filled: BackwardPass, table: tuple[Cell, ...]) -> tuple[hints.Line, ...]:
    """Each cell with its number and the arithmetic; of a hidden error first what comes along the paths."""
    known = {each: _short(value) for each, value in _known(filled, key_of(filled)).items()}
    lines: list[hints.Line] = []
    for cell in table:
        formula, says = cell.formula, "{name} is {value:decimal}:"
        if cell.factors is not None:
            slope, paths = cell.factors
            known[TOGETHER] = _short(worth(paths, known))
            along = say("Along the paths to {name} comes {value:decimal}:", name=cell.name, value=known[TOGETHER])
            lines.append((along, _written(paths, known)))
            formula = times(slope, TOGETHER)
        lines.append((say(says, name=cell.name, value=known[cell.letter]), _written(formula, known)))
    return tuple(lines)


def _written(formula: Expr, known: dict[Symbol | D, Expr]) -> Expr:
    """The formula with its numbers; the number itself stands in the sentence above, so that the line fits a phone."""
    return with_numbers(formula, tuple((each, value) for each, value in known.items() if each in formula.free_symbols))


def _short(value: Expr) -> Expr:
    """A decimal of four significant figures, or of four places."""
    if not isinstance(value, Float):
        return value
    return rounded(value, max(4, 3 - floor(log10(abs(float(value))))) if value else 4)
