"""KINDS: which module knows a kind of exercise. Each has the same functions.

asked(filled)                the expression whose derivatives are to be taken
key(filled)                  what is wanted, computed from the filled exercise
flaws(variant)               why this variant should not be given
preview(variant, response)   what was understood, while the learner is still at it
mark(variant, response)      the response judged
secrets(variant)             what help must not give away
helps(variant, siblings)     for each level of help the offers, the most telling first
"""

from __future__ import annotations

from types import ModuleType

from tutor.exercises import (
    backward_pass,
    choose,
    direction,
    drive,
    formula,
    gradient,
    number,
    order,
    place,
    step_table,
    working,
)
from tutor.lesson import (
    BackwardPass,
    Choose,
    Direction,
    Drive,
    Formula,
    Gradient,
    Number,
    Order,
    Place,
    StepTable,
    Working,
)

KINDS: dict[type, ModuleType] = {
    Formula: formula,
    Working: working,
    Number: number,
    StepTable: step_table,
    Gradient: gradient,
    Choose: choose,
    Order: order,
    Place: place,
    BackwardPass: backward_pass,
    Direction: direction,
    Drive: drive,
}
