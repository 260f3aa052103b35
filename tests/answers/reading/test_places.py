"""A piece is shown at its place only where nothing was rewritten before it was read."""

from __future__ import annotations

import pytest

from tutor.answers import read, stands


@pytest.mark.parametrize(
    "typed",
    [
        *("2(a−y)σ'(z)x", "sin²x + \\frac{1}{2}x^10", "w_12 + δ_j + \\delta_k", "dC/dw = 2x", ".5x", "theta + 30x₁"),
        *("x²", "eta*w", "1/2 x_1", "3x¹²"),
    ],
)
def test_a_text_that_is_read_as_it_stands_has_its_pieces_where_they_say(typed: str) -> None:
    tree = read(typed).tree
    assert tree is not None
    assert stands(tree, typed)
    assert not stands(tree, f" {typed}")
    assert not stands(tree, "")
