"""What is said of a wrong cell of a backward pass: which slip it seems to be, and the question that leads on."""

from __future__ import annotations

from sympy import Symbol

from tutor.exercises.passes import EDGE, HIDDEN, OUTPUT, Cell
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import Sentence

SAYS: tuple[tuple[str, str], ...] = (
    ("opposite-sign", "The size is right. Does the cost grow or shrink when {by} grows?"),
    ("half-convention", "A factor 2 seems to be missing. What does the square of an error bring down in front?"),
    (
        "own-slope-left-out",
        "The slope of this neuron's own activation seems to be missing. How much of a nudge of {by} "
        "arrives at its output?",
    ),
    ("slope-is-activation", "The activation seems to stand where its slope belongs. How steep is it at that place?"),
    ("cost-for-slope", "That seems to be the cost of this output. How fast does it grow with {by}?"),
    ("one-path-only", "Only one path seems to have been followed. Into how many neurons does this one go?"),
    ("weight-left-out", "The weights seem to be missing. What is a nudge multiplied by on each edge?"),
    ("wrong-layer", "The slopes of the outputs seem to have been used. Whose activation does {by} pass through first?"),
    (
        "paths-multiplied",
        "What comes along the paths seems to have been multiplied. If one path brings 2 and another "
        "3, what do they bring together?",
    ),
    (
        "activation-for-weight",
        "The activation seems to stand where the weights belong. What multiplies a nudge on an edge?",
    ),
    (
        "weight-for-activation",
        "The weight seems to stand where the input belongs. When {by} is nudged, what is the nudge multiplied by?",
    ),
    ("activation-missing", "The input of the edge seems to be missing. What would a nudge of {by} do if it were 0?"),
    (
        "activation-of-the-other-end",
        "The activation where the edge ends seems to have been used. What comes in where it begins?",
    ),
    ("another-weight", "That belongs to the other edge of this neuron. From which input does {by} lead?"),
    (
        "slope-twice",
        "The slope of the activation seems to be in it twice. What does the error of the neuron already hold?",
    ),
)
PLAINLY = {
    OUTPUT: "It is a product. How far is the output from its target, and how steep is its activation?",
    HIDDEN: "Along which edges does a nudge of {by} go on? Each brings its weight times the error at its end.",
    EDGE: "Take the error of the neuron where the edge ends. What comes in where it begins?",
}


def slipped(cell: Cell, name: str) -> Sentence:
    """What is said of a known slip in this cell."""
    return _told(cell, dict(SAYS)[name])


def plainly(cell: Cell) -> Sentence:
    """What is said of a number that no known slip gives."""
    return _told(cell, PLAINLY[cell.kind])


def _told(cell: Cell, says: str) -> Sentence:
    """What is said of a cell, with its name in front."""
    fields = {"by": nudged(cell)} if "{by}" in says else {}
    return Sentence(f"{cell.name}: {says}", fields)


def nudged(cell: Cell) -> Symbol:
    """By what the cost is differentiated in a cell: a weight, or the weighted input that the error belongs to."""
    return cell.letter.x if isinstance(cell.letter, D) else Symbol(cell.letter.name.replace("delta", "z"), real=True)
