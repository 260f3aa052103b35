"""Fill in steps of gradient descent: in each row the slope where one stands, and where the step leads.

A row begins where the row above ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from sympy import Eq, Expr

from tutor.answers import Verdict, number_matches
from tutor.exercises import apart, cells, hints
from tutor.exercises.cells import Judged, Numbers, OfCells
from tutor.exercises.descent import Stand
from tutor.exercises.drawing.perturb import elsewhere, moved
from tutor.exercises.evaluate import agrees, number
from tutor.exercises.kind import Flaw, Groups, Variant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.step_table.model import cost_at, slope_at, step_from, table
from tutor.exercises.written import Written, reckoned, shown, with_numbers
from tutor.lesson import StepTable
from tutor.misconceptions import Form, answers
from tutor.misconceptions.descent import TWO_AT_ONCE
from tutor.misconceptions.subjects import STEEPNESS, STEP, Steepness, StepTaken
from tutor.notation import eta
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say
from tutor.symbolic.shown import Becomes

FAR = 10**20
FEW = "too-few-digits"
COLUMNS = ("slope", "next")  # the cells of a row that the learner fills in, in this order
Rows = tuple[Stand, ...]


FIRST = ("Begin with the slope in row {row}.", "Begin with the new place in row {row}.")  # in each column
NEXT = (
    "So far so good. The next number to fill in is the slope in row {row}.",
    "So far so good. The next number to fill in is the new place in row {row}.",
)


class StepTableKind(OfCells[StepTable, Rows]):
    """Fill in a table of steps."""

    block = StepTable
    far = FAR
    right = say("Yes.")
    mend_first = "{says} What stands below follows from it: mend this first."

    def asked(self, filled: StepTable) -> Expr:
        """The slope against which the steps go."""
        return D(filled.of, filled.by)

    def key(self, filled: StepTable) -> Rows | None:
        """The rows; None where some value is no number."""
        return table(filled)

    def unfit(self, filled: StepTable) -> tuple[Flaw, ...]:
        """No numbers."""
        if self.key(filled) is not None:
            return ()
        return (Flaw("no-table", f"the slope of {filled.of} has no value on the way; start elsewhere"),)

    def coincidences(self, variant: Variant[StepTable, Rows]) -> tuple[Flaw, ...]:
        """Numbers that coincide, so that a wrong way leads to them as well."""
        found = _coincidences(variant.filled, variant.key)
        return tuple(Flaw(name, f"{says}; change start, rate or rows") for name, says in found)

    def how_many(self, filled: StepTable) -> int:
        """Two in each row."""
        return len(COLUMNS) * filled.rows

    def fill_in(self, filled: StepTable) -> Sentence:
        """Row by row."""
        return say("Fill in {count} numbers, row by row.", count=self.how_many(filled))

    def next_one(self, filled: StepTable, at: int, begun: bool) -> Sentence:
        """By its row and its column."""
        row, column = divmod(at, len(COLUMNS))
        slope, place = NEXT if begun else FIRST
        return say(place if column else slope, row=str(row + 1))

    def judged(self, variant: Variant[StepTable, Rows], numbers: Numbers) -> tuple[Judged, ...]:
        """Each row begins where the learner's own row above ended."""
        filled, judged = variant.filled, []
        where = number(filled.start)
        for row, true in enumerate(variant.key):
            slope, after = numbers[len(COLUMNS) * row : len(COLUMNS) * (row + 1)]
            here = replace(true, where=where)
            judged += [_slope(filled, here, slope, row), _next(filled, here, slope, after, row)]
            where = true.next if after is None else after
        return tuple(judged)

    def told_apart(self, variant: Variant[StepTable, Rows]) -> Groups:
        """Those that go wrong first in the same cell and with the same number: that cell is what a mark speaks of."""
        return apart.by_answer(_first_wrong(variant.filled, variant.key))

    def reason(self, variant: Variant[StepTable, Rows]) -> Sentence:
        """What holds for every row."""
        return say("Every step goes against the slope, and the table is right.")

    def secrets(self, variant: Variant[StepTable, Rows]) -> tuple[Expr, ...]:
        """Every cell."""
        return tuple(cell for row in variant.key for cell in (row.slope, row.next))

    def helps(self, variant: Variant[StepTable, Rows], others: Iterator[Variant[StepTable, Rows]]) -> Offers:
        """Where one stands, the step, another table's first row, this one's with a gap, the whole table."""
        filled, by = variant.filled, variant.filled.by
        start, rate = filled.start, filled.rate
        slope = self.asked(filled)
        step = Becomes(by, by - eta * slope)
        begin = say("Begin with {by} = {start:decimal}. What is {slope} there?", by=by, start=start, slope=slope)
        gap = say("The first line is the slope. What belongs in the place of the question mark?")
        first = Becomes(by, with_numbers(by - eta * hints.GAP, ((by, start), (eta, rate))))
        return Offers(
            place=(Help(begin), Help(say("Begin with the first row. How steep is it there?"))),
            rule=(Help(say("Each row is one step: {step}.", step=step)),),
            sibling=(_example(other.filled, other.key) for other in others),
            gap=(
                Help(gap, (HintLine(Eq(slope, resolve(slope), evaluate=False)), HintLine(first))),
                Help(hints.FILL_IN, (HintLine(first),)),
            ),
            solution=Help(say("The whole table, row by row:"), _lines(filled, variant.key)),
        )

    def moved(self, filled: StepTable, by: int) -> StepTable:
        """Another walk of the same kind: a curve of the same degree, the same rate, another start."""
        return replace(filled, of=moved(filled.of, by, exponents=False), start=elsewhere(filled.start, 2 * by))


KIND = StepTableKind()


# --- what may stand in a cell instead ---------------------------------------------------------------------------------

WrongCell = tuple[tuple[str, ...], Form[Any, Any], Expr]  # the misconceptions behind a number, what tells of them, it


def wrong_steps(filled: StepTable, row: Stand) -> tuple[WrongCell, ...]:
    """Where known mistakes would lead from here, with the slope of this row."""
    step = StepTaken(row.where, row.slope, number(filled.rate))
    alone = tuple(((form.name,), form, wrong) for form, wrong in answers(STEP, step))
    return (*alone, *((each.names, each.form, each.form.apply(step)) for each in TWO_AT_ONCE))


def wrong_slopes(filled: StepTable, where: Expr) -> tuple[WrongCell, ...]:
    """What known mistakes would give for the slope here."""
    here = Steepness(slope_at(filled, where), cost_at(filled, where))
    return tuple(((form.name,), form, wrong) for form, wrong in answers(STEEPNESS, here))


def _coincidences(filled: StepTable, rows: Rows) -> Iterator[tuple[str, str]]:
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


def _first_wrong(filled: StepTable, rows: Rows) -> Iterator[tuple[str, apart.Worth]]:
    """Each mistake with the first cell in which it shows, and the number there to the figures that are asked for."""
    seen: set[str] = set()
    for at, row in enumerate(rows):
        slopes, steps = wrong_slopes(filled, row.where), wrong_steps(filled, row)
        for column, right, known in ((0, row.slope, slopes), (1, row.next, steps)):
            for names, _, wrong in known:
                if len(names) == 1 and names[0] not in seen and not agrees(wrong, right, filled.digits):
                    yield names[0], (float(at), float(column), f"{float(wrong):.{filled.digits - 1}e}")
            seen.update(names[0] for names, _, wrong in known if not agrees(wrong, right, filled.digits))


# --- one cell ---------------------------------------------------------------------------------------------------------


def _slope(filled: StepTable, here: Stand, own: Expr | None, row: int) -> Judged:
    """The slope in a row; `here`: where the learner stands, and what is right in this row."""
    if own is None:
        return cells.MISSING
    if agrees(own, here.slope, filled.digits):
        return cells.RIGHT
    steep = slope_at(filled, here.where)
    if steep is not None and agrees(own, steep, filled.digits):
        return cells.FOLLOWS
    says = "In row {row} the slope is another number. What is {slope} at the place where that row begins?"
    unexplained = say(says, row=str(row + 1), slope=D(filled.of, filled.by))
    if _is_rough(filled, own, here.slope, steep):
        return _rounded(filled, row)
    return _explained(filled, own, wrong_slopes(filled, here.where), row, unexplained)


def _next(filled: StepTable, here: Stand, slope: Expr | None, own: Expr | None, row: int) -> Judged:
    """Where the step of a row leads, with the learner's own slope if there is one."""
    if own is None:
        return cells.MISSING
    if agrees(own, here.next, filled.digits):
        return cells.RIGHT
    rate, steep = number(filled.rate), slope_at(filled, here.where) if slope is None else slope
    says = (
        "In row {row} the step leads elsewhere. Begin with the {by} of that row and take {rate:decimal} times "
        "its slope away. What is left?"
    )
    unexplained = say(says, row=str(row + 1), by=filled.by, rate=rate)
    if steep is None:
        return Judged(Verdict.WRONG, unexplained)
    follows = step_from(here.where, steep, rate)
    if agrees(own, follows, filled.digits):
        return cells.FOLLOWS
    if _is_rough(filled, own, here.next, follows):
        return _rounded(filled, row)
    return _explained(filled, own, wrong_steps(filled, Stand(here.where, steep, own)), row, unexplained)


def _is_rough(filled: StepTable, own: Expr, *wanted: Expr | None) -> bool:
    """One of the wanted numbers, with fewer figures than are asked for."""
    return any(number_matches(own, each, filled.digits).note == FEW for each in wanted if each is not None)


def _rounded(filled: StepTable, row: int) -> Judged:
    says = "A number in row {row} is rounded too far. Give {digits} significant figures, or leave it as it is."
    return Judged(Verdict.WRONG, say(says, row=str(row + 1), digits=filled.digits))


def _explained(filled: StepTable, own: Expr, known: tuple[WrongCell, ...], row: int, unexplained: Sentence) -> Judged:
    """The known mistake that gives this number; none of one that is beyond all bounds and was cut to them."""
    for names, form, wrong in known if abs(own) < FAR else ():
        if agrees(own, wrong, filled.digits):
            return Judged(Verdict.MISCONCEPTION, form.told(row=str(row + 1)), names)
    return Judged(Verdict.WRONG, unexplained)


# --- help -------------------------------------------------------------------------------------------------------------


def _example(filled: StepTable, rows: Rows) -> Help:
    says = say(
        "Another walk: {of}, from {by} = {start:decimal} with {eta} = {rate:decimal}. Its first row:",
        of=filled.of,
        by=filled.by,
        start=filled.start,
        eta=eta,
        rate=filled.rate,
    )
    return Help(says, (HintLine(resolve(D(filled.of, filled.by))), *_lines(filled, rows[:1])))


def _lines(filled: StepTable, rows: Rows) -> tuple[HintLine, ...]:
    """For each row the slope where it begins and the place where it leads, both with their arithmetic."""
    lines: list[HintLine] = []
    slope, by = D(filled.of, filled.by), filled.by
    for at, row in enumerate(rows, 1):
        here = say("Row {row}: at {by} = {where:decimal} the slope is", row=str(at), by=by, where=shown(row.where))
        step = by - eta * Written(slope, row.slope)
        point = ((by, row.where), (eta, filled.rate))
        lines += [
            HintLine(reckoned(resolve(slope), point[:1], row.slope), here),
            HintLine(Becomes(by, reckoned(step, point, row.next)), say("and {by} becomes", by=by)),
        ]
    return tuple(lines)
