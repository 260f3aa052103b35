"""Exercises: a seed becomes a variant, a response becomes a mark, and help comes from the derivation.

The public face. What a kind of exercise is, `kind.Kind` says; `kinds.KINDS` lists them. A variant is drawn by `draw`,
judged by `mark`, read as it is typed by `preview`, and helped along by `help_levels`; `recall` asks again what was
asked once, from its `fingerprint` and its `printed` values; `problems` tells an author what to mend.
"""

from __future__ import annotations

from tutor.answers import Mark
from tutor.exercises.answering import (
    as_chosen,
    expected_misconceptions,
    figures,
    mark,
    preview,
    reading,
    shows,
    told_apart,
    understood,
)
from tutor.exercises.authoring.check import problems
from tutor.exercises.drawing.variant import another, draw
from tutor.exercises.help import help_levels, leaks
from tutor.exercises.kept import fingerprint, names_today, printed, question, recall
from tutor.exercises.kind import AnyVariant, Flaw, Groups, Kind, Variant
from tutor.exercises.kinds import KINDS, kind_of
from tutor.exercises.levels import LEVELS, Help
from tutor.exercises.palette import Palette, palette, whole_palette
from tutor.exercises.response import Response, as_response

__all__ = [
    "KINDS",
    "LEVELS",
    "AnyVariant",
    "Flaw",
    "Groups",
    "Help",
    "Kind",
    "Mark",
    "Palette",
    "Response",
    "Variant",
    "another",
    "as_chosen",
    "as_response",
    "draw",
    "expected_misconceptions",
    "figures",
    "fingerprint",
    "help_levels",
    "kind_of",
    "leaks",
    "mark",
    "names_today",
    "palette",
    "preview",
    "printed",
    "problems",
    "question",
    "reading",
    "recall",
    "shows",
    "told_apart",
    "understood",
    "whole_palette",
]
