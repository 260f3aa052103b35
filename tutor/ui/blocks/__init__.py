"""One renderer for each type of block, in one table; every kind of exercise has the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutor.lesson import (
    BatchNoise,
    Block,
    Compare,
    Confusion,
    CostSlice,
    Curve,
    Derivation,
    Diagram,
    Exercise,
    Formulas,
    FromDefinition,
    Gauges,
    GradientCheck,
    GradientImage,
    Growth,
    Landscape,
    LayerDerivation,
    Lesson,
    NudgeRace,
    Nudges,
    NumberLines,
    Pad,
    Prediction,
    Program,
    Prose,
    Reasoning,
    Trainer,
    Weights,
)
from tutor.ui.blocks.compare import compare
from tutor.ui.blocks.derivations import derivation
from tutor.ui.blocks.exercise import exercise
from tutor.ui.blocks.experiments import batch_noise, cost_slice, gradient_image, nudge_race
from tutor.ui.blocks.figures import figure
from tutor.ui.blocks.gradient_comparison import gradient_check
from tutor.ui.blocks.networks import confusion, pad, program, weights
from tutor.ui.blocks.predictions import prediction
from tutor.ui.blocks.trainer import trainer
from tutor.ui.blocks.words import formulas, prose
from tutor.ui.error_boundary import guarded

RENDERERS: dict[type, Callable[[Any, Lesson], None]] = {  # each takes a block of its own type
    Prose: prose,
    Prediction: prediction,
    Formulas: formulas,
    Derivation: derivation,
    FromDefinition: derivation,
    LayerDerivation: derivation,
    Reasoning: derivation,
    Curve: figure,
    Landscape: figure,
    Growth: figure,
    Gauges: figure,
    Nudges: figure,
    NumberLines: figure,
    Diagram: figure,
    Exercise: exercise,
    Compare: compare,
    BatchNoise: batch_noise,
    CostSlice: cost_slice,
    NudgeRace: nudge_race,
    GradientImage: gradient_image,
    Trainer: trainer,
    Confusion: confusion,
    Weights: weights,
    Program: program,
    Pad: pad,
    GradientCheck: gradient_check,
}


def render(block: Block, lesson: Lesson) -> None:
    """Draw a block of a lesson; a fault in it stays in it."""
    with guarded(block):
        RENDERERS[Exercise if isinstance(block, Exercise) else type(block)](block, lesson)
