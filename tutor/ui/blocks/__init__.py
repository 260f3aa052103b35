"""One renderer for each type of block, in one table."""

from __future__ import annotations

from collections.abc import Callable

from tutor.lesson import (
    Block,
    Choose,
    Confusion,
    Curve,
    Derivation,
    Direction,
    Drive,
    Formula,
    Formulas,
    FromDefinition,
    Gauges,
    Gradient,
    Growth,
    Landscape,
    LayerDerivation,
    Lesson,
    Nudges,
    Number,
    Order,
    Pad,
    Place,
    Prediction,
    Program,
    Prose,
    StepTable,
    Trainer,
    Weights,
    Working,
)
from tutor.ui.blocks.derivations import derivation
from tutor.ui.blocks.exercise import exercise
from tutor.ui.blocks.figures import figure
from tutor.ui.blocks.networks import confusion, pad, program, weights
from tutor.ui.blocks.trainer import trainer
from tutor.ui.blocks.words import formulas, prediction, prose
from tutor.ui.guard import guarded

RENDERERS: dict[type, Callable[[Block, Lesson], None]] = {
    Prose: prose,
    Prediction: prediction,
    Formulas: formulas,
    Derivation: derivation,
    FromDefinition: derivation,
    LayerDerivation: derivation,
    Curve: figure,
    Landscape: figure,
    Growth: figure,
    Gauges: figure,
    Nudges: figure,
    Formula: exercise,
    Working: exercise,
    Number: exercise,
    StepTable: exercise,
    Gradient: exercise,
    Choose: exercise,
    Order: exercise,
    Place: exercise,
    Direction: exercise,
    Drive: exercise,
    Trainer: trainer,
    Confusion: confusion,
    Weights: weights,
    Program: program,
    Pad: pad,
}


def render(block: Block, lesson: Lesson) -> None:
    """Draw a block of a lesson; a fault in it stays in it."""
    with guarded(block):
        RENDERERS[type(block)](block, lesson)
