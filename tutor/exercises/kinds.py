"""KINDS: every kind of exercise, in one place, and the kind of a given exercise."""

from __future__ import annotations

from typing import Any, TypeAlias

from tutor.exercises import choose, direction, formula, order, place, working
from tutor.exercises.backward_pass import exercise as backward_pass
from tutor.exercises.drive import exercise as drive
from tutor.exercises.gradient import exercise as gradient
from tutor.exercises.kind import Kind
from tutor.exercises.number import exercise as number
from tutor.exercises.step_table import exercise as step_table
from tutor.exercises.wrong_line import exercise as wrong_line
from tutor.lesson import Exercise

AnyKind: TypeAlias = Kind[Any, Any, Any]  # which block, key and answer it has, only the kind itself knows

KINDS: tuple[AnyKind, ...] = (
    formula.KIND,
    working.KIND,
    wrong_line.KIND,
    number.KIND,
    step_table.KIND,
    gradient.KIND,
    backward_pass.KIND,
    drive.KIND,
    choose.KIND,
    order.KIND,
    place.KIND,
    direction.KIND,
)


def kind_of(exercise: Exercise) -> AnyKind:
    """The kind of an exercise; LookupError for a block that is none."""
    found = next((kind for kind in KINDS if kind.block is type(exercise)), None)
    if found is None:
        raise LookupError(f"{type(exercise).__name__} is no kind of exercise; add it to tutor.exercises.kinds")
    return found
