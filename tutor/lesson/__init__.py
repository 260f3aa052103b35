"""The blocks that a lesson is made of: plain data, read from top to bottom like the page.

No callables, no Streamlit, no typed answers and no typed formulas. A formula in a text is a `{field}` that is filled
from a SymPy object: a symbol of `tutor.notation` by its own name, a part of the block (`{of}`, `{by}`, `{start}` …), a
hole that a seed fills, or a field given by name. What is wrong with a lesson is said when it is loaded, as an
AuthorError that names the lesson, the block and the fix.
"""

from __future__ import annotations

from tutor.lesson.exercises import Choose, Formula, Number, Option, Place, StepTable, Working
from tutor.lesson.explanations import Derivation, Formulas, FromDefinition, Given, Prediction, Prose
from tutor.lesson.figures import BALL, SECANT, SLOPE, TANGENT, ZERO, Curve, Growth, Slider
from tutor.lesson.holes import AuthorError, Hole, Vary, hole
from tutor.lesson.page import Block, Exercise, Figure, Lesson, Next, Words, known_fields, sentence, texts
from tutor.lesson.training import Confusion, Pad, Program, Trainer, Weights

__all__ = (
    "BALL",
    "SECANT",
    "SLOPE",
    "TANGENT",
    "ZERO",
    "AuthorError",
    "Block",
    "Choose",
    "Confusion",
    "Curve",
    "Derivation",
    "Exercise",
    "Figure",
    "Formula",
    "Formulas",
    "FromDefinition",
    "Given",
    "Growth",
    "Hole",
    "Lesson",
    "Next",
    "Number",
    "Option",
    "Pad",
    "Place",
    "Prediction",
    "Program",
    "Prose",
    "Slider",
    "StepTable",
    "Trainer",
    "Vary",
    "Weights",
    "Words",
    "Working",
    "hole",
    "known_fields",
    "sentence",
    "texts",
)
