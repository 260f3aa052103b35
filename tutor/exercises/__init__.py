"""Exercises: a seed becomes a variant, a response becomes a mark, and help comes from the derivation.

The public face. Each kind of exercise is a module; `KINDS` says which. A variant is drawn by `draw`, judged by `mark`,
read as it is typed by `preview`, and helped along by `help_levels`; `recall` asks again what was asked once, from its
`fingerprint` and its `printed` values; `problems` tells an author what to mend.
"""

from __future__ import annotations

from tutor.answers import Mark
from tutor.exercises.check import problems
from tutor.exercises.help import help_levels, leaks
from tutor.exercises.kept import fingerprint, names_today, printed, question, reading, recall
from tutor.exercises.kinds import KINDS
from tutor.exercises.mark import expected_misconceptions, mark, preview, settled
from tutor.exercises.shapes import LEVELS, Flaw, Help, Variant
from tutor.exercises.variant import another, draw

__all__ = [
    "KINDS",
    "LEVELS",
    "Flaw",
    "Help",
    "Mark",
    "Variant",
    "another",
    "draw",
    "expected_misconceptions",
    "fingerprint",
    "help_levels",
    "leaks",
    "mark",
    "names_today",
    "preview",
    "printed",
    "problems",
    "question",
    "reading",
    "recall",
    "settled",
]
