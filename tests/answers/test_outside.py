"""Over the material from outside: as much is accepted, explained and read as is promised; nothing is judged falsely."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.answers.outside import GOALS, NEVER, Outcome, figures, share, tally


@pytest.fixture(scope="module")
def found(cases: Callable[[str], Any]) -> dict[str, list[Outcome]]:
    """What came of the rows, by the name of the figure."""
    return dict(figures(cases))


@pytest.mark.parametrize(
    ("name", "says", "good", "goal"), GOALS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_as_much_is_good_as_was_promised(found, name: str, says: str, good: tuple[str, ...], goal: float) -> None:
    poor = [f"{each.came}: {each.row} — {each.said}" for each in found[name] if each.came not in good]
    assert share(found[name], good) >= goal, (says, tally(found[name]), poor)


@pytest.mark.parametrize("name", NEVER)
def test_nothing_is_judged_falsely(found, name: str) -> None:
    assert [(each.row, each.said) for each in found[name] if each.came in NEVER[name]] == []
