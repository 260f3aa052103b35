"""Every kind of exercise is listed once, and has what a kind must have."""

from __future__ import annotations

import pytest

import tutor.lesson.exercises as blocks
from tutor.exercises import KINDS, Kind, kind_of
from tutor.lesson import Exercise, Prose


def test_every_block_that_is_answered_has_one_kind() -> None:
    types = [each for each in map(blocks.__dict__.get, blocks.__all__) if isinstance(each, type)]
    answered = [block.__name__ for block in types if issubclass(block, Exercise) and block is not Exercise]
    assert sorted(answered) == sorted(kind.block.__name__ for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.block.__name__)
def test_a_kind_leaves_nothing_out_that_it_must_have(kind) -> None:
    assert isinstance(kind, Kind)
    assert not type(kind).__abstractmethods__


def test_a_block_that_is_no_exercise_has_no_kind() -> None:
    with pytest.raises(LookupError, match="Prose is no kind of exercise; add it to"):
        kind_of(Prose("Nothing is asked here."))
