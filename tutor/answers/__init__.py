"""From what a learner typed to a verdict: text → tree → equal or not → what was done → marked working.

The public face; the modules behind it are private to it. It is as light as SymPy allows: nothing is read or computed on
import.

- `compare(given, expected, symbols)`: the same for typed text.
- `decide(given, expected)`: whether two expressions are the same, and a point that tells them apart.
- `number_matches(given, expected, digits)`: whether a number is right to its significant figures.
"""

from __future__ import annotations

from tutor.answers.equality import decide
from tutor.answers.numbers import NumberMatch, number_matches
from tutor.answers.typed import compare
from tutor.answers.verdict import Comparison, Diagnosis, Outcome, Verdict, Witness

__all__ = [
    "Comparison",
    "Diagnosis",
    "NumberMatch",
    "Outcome",
    "Verdict",
    "Witness",
    "compare",
    "decide",
    "number_matches",
]
