"""The five levels of help, each once: its name in what is kept, its heading, its button, and its last resort.

A kind offers several wordings for a level; `tutor.exercises.help` picks one that gives nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sympy import Basic

from tutor.symbolic.sentence import Sentence


@dataclass(frozen=True, slots=True)
class HintLine:
    """A line of working, with its reason if it has one."""

    formula: Basic
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """What one level of help says: a sentence, and lines of working."""

    says: Sentence
    lines: tuple[HintLine, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """All that is said in words."""
        yield self.says
        yield from (line.reason for line in self.lines if line.reason is not None)


@dataclass(frozen=True, slots=True)
class Offers:
    """For each level what may be said, the most telling first; there is one solution."""

    place: Iterable[Help]
    rule: Iterable[Help]
    sibling: Iterable[Help]
    gap: Iterable[Help]
    solution: Help


@dataclass(frozen=True, slots=True)
class Level:
    """One level of help."""

    name: str  # kept with what a learner did, so it never changes
    title: str
    ask: str  # on the button that opens it; three of them fit beside one another on a phone
    last_resort: str = ""  # what is said where every offer would give the answer away


PLACE = Level(
    "place",
    "Where to look",
    "A hint",
    "Read the question once more. What is given, and what is asked for?",
)
RULE = Level(
    "rule",
    "Which rule",
    "Which rule?",
    "Which rule of this lesson speaks of something of this form?",
)
SIBLING = Level(
    "sibling",
    "One like it, worked out",
    "One like it",
    "Try it first with easier numbers of your own, and see what happens at each step.",
)
GAP = Level(
    "gap",
    "A line with a gap",
    "A line with a gap",
    "Write down the first line of the way, and leave a gap where you are not sure.",
)
SOLUTION = Level("solution", "The whole way", "The whole way")
LEVELS = (PLACE, RULE, SIBLING, GAP, SOLUTION)
