"""A piece is shown at its place only where nothing was rewritten before it was read."""

from __future__ import annotations

import pytest

from tutor.answers.reading import read
from tutor.answers.reading.places import stands


@pytest.mark.parametrize("typed", ["2x^2", "x²", "σ(z)", "eta*w", r"\eta w", "1/2 x_1", "3x¹²"])
def test_what_is_read_as_it_was_typed_stands(typed: str) -> None:
    reading = read(typed)
    assert reading.tree is not None
    assert stands(reading.tree, typed)


@pytest.mark.parametrize(("typed", "other"), [("2x", "x2"), ("w + b", "b + w"), ("2x", "")])
def test_what_was_rewritten_does_not_stand(typed: str, other: str) -> None:
    tree = read(typed).tree
    assert tree is not None
    assert not stands(tree, other)
