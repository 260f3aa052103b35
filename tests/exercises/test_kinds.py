"""Every kind of exercise has its module, and every module the same functions."""

from __future__ import annotations

from typing import get_args

import pytest

from tutor.exercises import KINDS
from tutor.lesson import Exercise

FUNCTIONS = ("asked", "key", "flaws", "mistaken", "preview", "mark", "secrets", "helps")


def test_every_block_that_is_answered_has_a_module() -> None:
    assert set(KINDS) == set(get_args(Exercise))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_every_module_has_the_same_functions(kind) -> None:
    for name in FUNCTIONS:
        assert callable(getattr(kind, name))
