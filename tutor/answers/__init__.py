"""From what a learner typed to a verdict: text → tree → equal or not → what was done → marked working.

The public face; the modules behind it are private to it. It is as light as SymPy allows: nothing is read or computed on
import.

- `compare(given, expected, symbols)`: whether two typed expressions are the same, and a point that tells them apart.
- `diagnose(given, of, by, symbols)` or `diagnose(given, question)`: how an answer is graded, and what led to it.
- `check_working(lines, of, by)`: one verdict for each line of a derivation, the rule named, a wrong line explained.
- `decide(given, expected)`: `compare` for SymPy's expressions, modulo the definitions of a lesson.
- `number_matches(given, expected, digits)`: whether a number is right to its significant figures.
- `Derivative`, `Update`, `DifferenceQuotient`, `Gradient`, `Plain`: what a question can ask.
"""

from __future__ import annotations

from tutor.answers.equality import decide
from tutor.answers.numbers import NumberMatch, number_matches
from tutor.answers.question import Derivative, DifferenceQuotient, Gradient, Plain, Question, Update
from tutor.answers.typed import compare, diagnose
from tutor.answers.verdict import Comparison, Diagnosis, Outcome, Separator, Verdict, Witness
from tutor.answers.working import Line, Working, check_working

__all__ = [
    "Comparison",
    "Derivative",
    "Diagnosis",
    "DifferenceQuotient",
    "Gradient",
    "Line",
    "NumberMatch",
    "Outcome",
    "Plain",
    "Question",
    "Separator",
    "Update",
    "Verdict",
    "Witness",
    "Working",
    "check_working",
    "compare",
    "decide",
    "diagnose",
    "number_matches",
]
