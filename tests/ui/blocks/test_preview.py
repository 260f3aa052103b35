"""What was understood of a text, shown with the places of its pieces only where these are places of that text."""

from __future__ import annotations

import pytest

from tutor.answers import read
from tutor.ui.blocks.preview import _stands


@pytest.mark.parametrize(
    "given", ["2(a−y)σ'(z)x", "sin²x + \\frac{1}{2}x^10", "w_12 + δ_j + \\delta_k", "dC/dw = 2x", ".5x", "theta + 30x₁"]
)
def test_a_text_that_is_read_as_it_stands_has_its_pieces_where_they_say(given: str):
    tree = read(given).tree
    assert _stands(tree, given)
    assert not _stands(tree, f" {given}")
    assert not _stands(tree, "")
