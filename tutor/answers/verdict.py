"""What comes out of comparing, diagnosing and marking: the shapes, and nothing that computes them.

`note` is a stable short code for programs and logs; `message` is a sentence for the learner. The codes are listed in
`NOTES`, each with what it means, so that a log can be read years later.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sympy import Expr, Rational, Symbol

from tutor.symbolic.sentence import Sentence


class Verdict(Enum):
    """How an answer is graded. UNDECIDED and UNREADABLE cost nothing.

    Of two expressions that are compared, RIGHT says that they are the same and WRONG that they differ. The values are
    kept with answers, so they stay.
    """

    RIGHT = "right"
    MISCONCEPTION = "misconception"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"


NOTES: tuple[tuple[str, str], ...] = (
    ("identical", "written the same, up to the order of terms and factors"),
    ("same-normal-form", "both expand to the same quotient of polynomials in the same functions"),
    ("same-at-all-points", "no test point tells them apart, at 120 bits and more"),
    ("rounded", "the expected decimal is the answer, rounded to the figures it has"),
    ("counterexample", "its point is one at which both are defined and their enclosures are disjoint"),
    ("domain", "around its point one of them is defined and the other is not"),
    ("shape", "one is a vector and the other is not, or they have different lengths"),
    ("undefined-everywhere", "no test point gives both of them a value"),
    ("too-close", "the enclosures overlap but are too wide to call the two the same"),
    ("hidden", "a side of some kink was met at no test point, and is not proved to be empty"),
    ("too-much", "the budget of one answer was spent before all test points were seen"),
    ("no-size", "there is no number up to which a sum can run"),
    ("no-rule", "a derivative inside is of something for which there is no rule"),
    ("unsupported", "something inside has no enclosure here"),
    ("unreadable-given", "the answer cannot be read"),
    ("unreadable-expected", "the expected expression cannot be read"),
)


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A point, and what both sides are worth there; None where that side is undefined."""

    point: tuple[tuple[Symbol, Rational], ...]
    given: float | None
    expected: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether `given` is `expected`, how that is known (`note`), and the point that tells them apart."""

    verdict: Verdict
    counterexample: Counterexample | None
    note: str
    message: Sentence


@dataclass(frozen=True, slots=True)
class Separator:
    """A question to which two explanations give different answers: `ask`, and what each explanation would say."""

    ask: Sentence
    answers: tuple[tuple[str, Expr], ...]  # the explanation's name, the answer that goes with it


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer is graded, what is said of it and, where it is explained, by which misconceptions and which place.

    `cells` has a verdict for each part of an answer that has several: cells, lines, option and reason.
    """

    verdict: Verdict
    message: Sentence
    counterexample: Counterexample | None = None
    where: Expr | None = None
    misconceptions: tuple[str, ...] = ()
    cells: tuple[Verdict, ...] = ()
    separator: Separator | None = None
    asked: Expr | None = None  # what was to be worked out: the question, or the line before the wrong one
    rivals: tuple[tuple[str, ...], ...] = ()  # other explanations that fit just as well
    offer: str = ""  # what may have been meant, as it would be typed

    @property
    def counts(self) -> bool:
        """It was an answer: an unreadable or undecided one costs nothing."""
        return self.verdict not in (Verdict.UNREADABLE, Verdict.UNDECIDED)
