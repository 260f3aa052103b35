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
    is_bare: bool = False  # its reason only names it, or says that numbers are put in


@dataclass(frozen=True, slots=True)
class Help:
    """What one level of help says: a sentence, and lines of working."""

    says: Sentence
    lines: tuple[HintLine, ...] = ()
    template: bool = False  # it would say the same of any question: the author's check refuses it

    def sentences(self) -> Iterator[Sentence]:
        """All that is said in words."""
        yield self.says
        yield from (line.reason for line in self.lines if line.reason is not None)


@dataclass(frozen=True, slots=True)
class Offers:
    """For each level what may be said, the most telling first; there is one solution.

    The sentence of a solution leads over to its lines, and the author's reason goes before it; where it `is_answer`, it
    says itself what is right, and the reason follows.
    """

    place: Iterable[Help]
    rule: Iterable[Help]
    sibling: Iterable[Help]
    gap: Iterable[Help]
    solution: Help
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """One level of help."""

    name: str  # kept with what a learner did, so it never changes
    title: str
    ask: str  # on the button that opens it; three of them fit beside one another on a phone
    last_resort: str = ""  # what is said where nothing can be said of this very question
    mend: str = ""  # what its author does about that


PLACE = Level(
    "place",
    "Where to look",
    "A hint",
    "Read the question once more. What is given, and what is asked for?",
    "give it look=…, where to look in this question",
)
RULE = Level(
    "rule",
    "Which rule",
    "Which rule?",
    "Which rule of this lesson speaks of something of this form?",
    "give it idea=…, the thought of this lesson that decides it",
)
SIBLING = Level(
    "sibling",
    "One like it, worked out",
    "One like it",
    "Ask yourself the same question with smaller numbers, and answer that one first.",
    "let something vary, or give another number to the key, so that another variant can be worked out",
)
GAP = Level(
    "gap",
    "A line with a gap",
    "A line with a gap",
    "Write down the first line, and leave a gap where you are not sure.",
    "give it gap=…, a sentence with a ? in the place of what is to be found",
)
SOLUTION = Level(
    "solution",
    "The whole way",
    "The whole way",
    mend="give it because=…, why the right answer is right",
)
LEVELS = (PLACE, RULE, SIBLING, GAP, SOLUTION)
