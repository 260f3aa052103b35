"""The lessons, one file each, named after its idea, in the parts of the course; CURRICULUM is the only order."""

from __future__ import annotations

from lessons.descent import LESSON as DESCENT
from lessons.digits import LESSON as DIGITS
from lessons.power_rule import LESSON as POWER_RULE
from tutor.lesson import Lesson, Part

PARTS: tuple[Part, ...] = (
    Part("What learning is", ()),
    Part("Slopes", (POWER_RULE,)),
    Part("Downhill", (DESCENT,)),
    Part("Through a network", ()),
    Part("The real thing", (DIGITS,)),
)
CURRICULUM: tuple[Lesson, ...] = tuple(lesson for part in PARTS for lesson in part.lessons)
