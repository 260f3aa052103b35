"""Each slip of a backward pass hears the sentence that leads on from it; the words stand here once more."""

from __future__ import annotations

import pytest

from tests.exercises.test_passes import block
from tutor.exercises.passes import EDGE, HIDDEN, OUTPUT, cells
from tutor.exercises.passes_said import SAYS, plainly, slipped

BY_KIND = {cell.kind: cell for cell in cells(block(1))}
WORDS: tuple[tuple[str, str, str], ...] = (
    (OUTPUT, "opposite-sign", "The size is right. Does the cost grow or shrink when"),
    (OUTPUT, "half-convention", "A factor 2 seems to be missing."),
    (OUTPUT, "own-slope-left-out", "The slope of this neuron's own activation seems to be missing."),
    (OUTPUT, "slope-is-activation", "The activation seems to stand where its slope belongs."),
    (OUTPUT, "cost-for-slope", "That seems to be the cost of this output. How fast does it grow with"),
    (HIDDEN, "one-path-only", "Only one path seems to have been followed. Into how many neurons does this one go?"),
    (HIDDEN, "weight-left-out", "The weights seem to be missing."),
    (HIDDEN, "wrong-layer", "The slopes of the outputs seem to have been used."),
    (HIDDEN, "paths-multiplied", "What comes along the paths seems to have been multiplied."),
    (HIDDEN, "activation-for-weight", "The activation seems to stand where the weights belong."),
    (EDGE, "weight-for-activation", "The weight seems to stand where the input belongs."),
    (EDGE, "activation-missing", "The input of the edge seems to be missing."),
    (EDGE, "activation-of-the-other-end", "The activation where the edge ends seems to have been used."),
    (EDGE, "another-weight", "That belongs to the other edge of this neuron."),
    (EDGE, "slope-twice", "The slope of the activation seems to be in it twice."),
)


@pytest.mark.parametrize(("kind", "name", "says"), WORDS, ids=[name for _, name, _ in WORDS])
def test_a_slip_hears_what_belongs_to_it(kind: str, name: str, says: str) -> None:
    cell = BY_KIND[kind]
    assert name in {wrong.name for wrong in cell.wrong}
    said = str(slipped(cell, name))
    assert said.startswith(f"{cell.name}: {says}")
    assert said.endswith("?")


def test_no_slip_is_left_out_here() -> None:
    assert [name for _, name, _ in WORDS] == [name for name, _ in SAYS]


@pytest.mark.parametrize(
    ("kind", "says"),
    [(OUTPUT, "It is a product."), (HIDDEN, "Along which edges"), (EDGE, "Take the error of the neuron")],
)
def test_a_number_from_nowhere_hears_where_to_begin(kind: str, says: str) -> None:
    assert str(plainly(BY_KIND[kind])).startswith(f"{BY_KIND[kind].name}: {says}")
