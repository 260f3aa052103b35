"""The lessons, one file each, named after its idea; CURRICULUM is the only order."""

from __future__ import annotations

from lessons.descent import LESSON as DESCENT
from lessons.digits import LESSON as DIGITS
from lessons.power_rule import LESSON as POWER_RULE
from tutor.lesson import Lesson

CURRICULUM: tuple[Lesson, ...] = (
    POWER_RULE,
    DESCENT,
    DIGITS,
)
