"""Fill in steps of gradient descent: in each row the slope where one stands, and where the step leads.

A row begins where the row above ended. A wrong cell is named once: what follows from it correctly is accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sympy import Eq, Expr, Integer

from tutor.answers import Mark, Reading, Verdict
from tutor.exercises import hints
from tutor.exercises.evaluate import agrees, number
from tutor.exercises.shapes import Flaw, Help, Variant
from tutor.exercises.typed import no_number, read_number
from tutor.exercises.walk import Row, cost_at, slope_at, step_from, table
from tutor.exercises.written import Written, reckoned, shown, with_numbers
from tutor.lesson import StepTable
from tutor.misconceptions import answers
from tutor.misconceptions.descent import TWO_AT_ONCE
from tutor.misconceptions.subjects import STEEPNESS, STEP, Steepness, Step
from tutor.notation import eta
from tutor.symbolic.derivative import Becomes, D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say

FAR = 10**20
COLUMNS = ("slope", "next")  # the cells of a row that the learner fills in, in this order


def asked(filled: StepTable) -> Expr:
    """The slope against which the steps go."""
    return D(filled.of, filled.by)


def key(filled: StepTable) -> tuple[Expr, ...] | None:
    """The cells that are asked for, row by row: slope, next, slope, next …"""
    rows = table(filled)
    return None if rows is None else tuple(cell for row in rows for cell in (row.slope, row.next))


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """No numbers (hard); numbers that coincide, so that a wrong way leads to them as well (soft)."""
    filled, rows = variant.filled, table(variant.filled)
    if rows is None:
        return (Flaw("no-table", f"the slope of {filled.of} has no value on the way; start elsewhere", hard=True),)
    return tuple(Flaw(name, f"{says}; change start, rate or rows") for name, says in _coincidences(filled, rows))


def _coincidences(filled: StepTable, rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    digits = filled.digits
    if any(agrees(row.where, row.next, digits) for row in rows):
        yield "stands-still", "two rows are the same to the digits asked for"
    if any(row.slope in (row.where, row.next) for row in rows):
        yield "slope-is-place", "in a row the slope and a place are the same number"
    if any(agrees(wrong, row.next, digits) for row in rows for _, _, wrong in wrong_steps(filled, row)):
        yield "wrong-step-right", "a wrong step leads to the right place"
    if any(agrees(wrong, row.slope, digits) for row in rows for _, _, wrong in wrong_slopes(filled, row.where)):
        yield "wrong-slope-right", "a slip gives the right slope"
    places = [wrong for _, _, wrong in wrong_steps(filled, rows[0])]
    if any(agrees(one, other, digits) for one, other in combinations(places, 2)):
        yield "slips-alike", "two slips lead to the same place"


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """What goes wrong is named cell by cell."""
    return ()


# --- what may stand in a cell instead ---------------------------------------------------------------------------------

Wrong = tuple[tuple[str, ...], str, Expr]  # the misconceptions behind a number, what is said of them, the number


def wrong_steps(filled: StepTable, row: Row) -> tuple[Wrong, ...]:
    """Where known mistakes would lead from here, with the slope of this row."""
    step = Step(row.where, row.slope, number(filled.rate))
    alone = tuple(((form.name,), form.told, wrong) for form, wrong in answers(STEP, step))
    return (*alone, *((each.names, each.form.told, each.form.apply(step)) for each in TWO_AT_ONCE))


def wrong_slopes(filled: StepTable, where: Expr) -> tuple[Wrong, ...]:
    """What known mistakes would give for the slope here."""
    here = Steepness(slope_at(filled, where), cost_at(filled, where))
    return tuple(((form.name,), form.told, wrong) for form, wrong in answers(STEEPNESS, here))


def preview(variant: Variant, response: object) -> tuple[Reading, ...] | None:
    """One reading for each cell; None where the response is no such table."""
    cells = _cells(variant.filled, response)
    return None if cells is None else tuple(read_number(cell) for cell in cells)


def mark(variant: Variant, response: object) -> Mark:
    """Each cell judged by the truth and by what stands above it; the first wrong one is explained."""
    filled, cells = variant.filled, _cells(variant.filled, response)
    if cells is None:
        return Mark(Verdict.UNREADABLE, say("Fill in {count} numbers, row by row.", count=len(variant.key)))
    readings = tuple(read_number(cell) for cell in cells)
    given = tuple(None if reading.expr is None else _bounded(number(reading.expr)) for reading in readings)
    judged = _judge(filled, variant.key, given)
    verdicts = tuple(cell.verdict for cell in judged)
    wrong = next((at for at, cell in enumerate(judged) if cell.says is not None), None)
    if wrong is not None:
        return _first_wrong(judged, wrong, verdicts)
    if Verdict.UNREADABLE in verdicts:
        return _unfinished(cells, readings, verdicts)
    return Mark(Verdict.RIGHT, say("Yes. Every step goes against the slope, and the table is right."), cells=verdicts)


def _first_wrong(judged: tuple[_Cell, ...], wrong: int, verdicts: tuple[Verdict, ...]) -> Mark:
    first, below = judged[wrong], judged[wrong + 1 :]
    says = first.says
    if any(cell.follows for cell in below) and all(cell.says is None for cell in below):
        says = Sentence(says.template + " What stands below follows from it: mend this first.", says.fields)
    return Mark(first.verdict, says, misconceptions=first.slip, cells=verdicts)


def _cells(filled: StepTable, response: object) -> tuple[str, ...] | None:
    if not isinstance(response, tuple | list) or len(response) != len(COLUMNS) * filled.rows:
        return None
    return tuple(response) if all(isinstance(cell, str) for cell in response) else None


def _bounded(value: Expr | None) -> Expr | None:
    """A number that is no place on any walk of the course need not be followed exactly."""
    return value if value is None or abs(value) < FAR else Integer(FAR if value > 0 else -FAR)


def _unfinished(cells: tuple[str, ...], readings: tuple[Reading, ...], verdicts: tuple[Verdict, ...]) -> Mark:
    """Nothing wrong so far, but a cell is empty or cannot be read."""
    at = verdicts.index(Verdict.UNREADABLE)
    if not cells[at].strip():
        says = "So far so good. The next number to fill in is the {what} in row {row}."
        if not any(cell.strip() for cell in cells):
            says = "Begin with the {what} in row {row}."
        message = say(says, what=_what(at), row=str(at // 2 + 1))
    else:
        message = no_number(cells[at], readings[at]).message
    return Mark(Verdict.UNREADABLE, message, cells=verdicts)


def _what(at: int) -> str:
    return "slope" if at % 2 == 0 else "new place"


@dataclass(frozen=True, slots=True)
class _Cell:
    verdict: Verdict
    says: Sentence | None = None
    slip: tuple[str, ...] = ()
    follows: bool = False  # right only because of what the learner wrote above


def _judge(filled: StepTable, wanted: tuple[Expr, ...], given: tuple[Expr | None, ...]) -> tuple[_Cell, ...]:
    judged: list[_Cell] = []
    where = number(filled.start)
    for row in range(filled.rows):
        true, own = Row(where, *wanted[2 * row : 2 * row + 2]), given[2 * row : 2 * row + 2]
        judged.append(_judge_slope(filled, true, own[0], row))
        judged.append(_judge_next(filled, true, own, row))
        where = own[1] if own[1] is not None else wanted[2 * row + 1]
    return tuple(judged)


def _judge_slope(filled: StepTable, true: Row, own: Expr | None, row: int) -> _Cell:
    if own is None:
        return _Cell(Verdict.UNREADABLE)
    here = slope_at(filled, true.where)
    if agrees(own, true.slope, filled.digits):
        return _Cell(Verdict.RIGHT)
    if here is not None and agrees(own, here, filled.digits):
        return _Cell(Verdict.RIGHT, follows=True)
    for names, says, wrong in wrong_slopes(filled, true.where):
        if agrees(own, wrong, filled.digits):
            return _Cell(Verdict.MISCONCEPTION, say(says, row=str(row + 1)), names)
    return _Cell(
        Verdict.WRONG,
        say(
            "In row {row} the slope is another number. What is {slope} at the place where that row begins?",
            row=str(row + 1),
            slope=D(filled.of, filled.by),
        ),
    )


def _judge_next(filled: StepTable, true: Row, own: tuple[Expr | None, ...], row: int) -> _Cell:
    slope, given = own
    if given is None:
        return _Cell(Verdict.UNREADABLE)
    rate = number(filled.rate)
    here = slope if slope is not None else slope_at(filled, true.where)
    if agrees(given, true.next, filled.digits):
        return _Cell(Verdict.RIGHT)
    if here is not None and agrees(given, step_from(true.where, here, rate), filled.digits):
        return _Cell(Verdict.RIGHT, follows=True)
    for names, says, wrong in wrong_steps(filled, Row(true.where, here, given)) if here is not None else ():
        if agrees(given, wrong, filled.digits):
            return _Cell(Verdict.MISCONCEPTION, say(says, row=str(row + 1)), names)
    return _Cell(
        Verdict.WRONG,
        say(
            "In row {row} the step leads elsewhere. Begin with the {by} of that row and take {rate:decimal} times "
            "its slope away. What is left?",
            row=str(row + 1),
            by=filled.by,
            rate=rate,
        ),
    )


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away: every cell."""
    return variant.key


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """Where one stands, the step, another table's first row, this one's with a gap, the whole table."""
    filled, by = variant.filled, variant.filled.by
    start, rate = filled.start, filled.rate
    slope = D(filled.of, by)
    step = Becomes(by, by - eta * slope)
    begin = say("Begin with {by} = {start:decimal}. What is {slope} there?", by=by, start=start, slope=slope)
    gap = say("The first line is the slope. What belongs in the place of the question mark?")
    first = Becomes(by, with_numbers(by - eta * hints.GAP, ((by, start), (eta, rate))))
    return (
        (
            "place",
            (Help("place", begin), Help("place", say("Begin with the first row. How steep is it there?"))),
        ),
        ("rule", (Help("rule", say("Each row is one step: {step}.", step=step)),)),
        ("sibling", (_example(other) for other in others)),
        ("gap", (Help("gap", gap, ((None, Eq(slope, resolve(slope), evaluate=False)), (None, first))),)),
        ("solution", (Help("solution", say("The whole table, row by row:"), _lines(filled, filled.rows)),)),
    )


def _example(other: Variant) -> Help:
    filled = other.filled
    start, rate = filled.start, filled.rate
    says = say(
        "Another walk: {of}, from {by} = {start:decimal} with {eta} = {rate:decimal}. Its first row:",
        of=filled.of,
        by=filled.by,
        start=start,
        eta=eta,
        rate=rate,
    )
    return Help("sibling", says, ((None, resolve(asked(filled))), *_lines(filled, 1)))


def _lines(filled: StepTable, count: int) -> tuple[hints.Line, ...]:
    """For each row the slope where it begins and the place where it leads, both with their arithmetic."""
    lines: list[hints.Line] = []
    slope = asked(filled)
    for at, row in enumerate(table(filled)[:count], 1):
        here = say(
            "Row {row}: at {by} = {where:decimal} the slope is", row=str(at), by=filled.by, where=shown(row.where)
        )
        step = filled.by - eta * Written(slope, row.slope)
        point = ((filled.by, row.where), (eta, filled.rate))
        lines += [
            (here, reckoned(resolve(slope), point[:1], row.slope)),
            (say("and {by} becomes", by=filled.by), Becomes(filled.by, reckoned(step, point, row.next))),
        ]
    return tuple(lines)
