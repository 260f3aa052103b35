"""What two trainings show is said from their records alone."""

from __future__ import annotations

from math import nan

import pytest

from tutor.ui.difference import SAYS, Both, difference

FALLS = (0.5, 0.4, 0.3, 0.2, 0.1)


def records(yours, right=FALLS, apart=0.3, turn=0.7, size=1.2) -> list[Both]:
    """Two trainings: their costs, and how the gradients compare after each epoch."""
    turns = turn if isinstance(turn, tuple) else (turn,) * len(right)
    sizes = size if isinstance(size, tuple) else (size,) * len(right)
    each = zip(right, yours, turns, sizes, strict=True)
    return [Both(number, r, y, apart if number else 0.0, t, s) for number, (r, y, t, s) in enumerate(each)]


CASES = (
    ("identical", records(FALLS, apart=0.0, turn=1.0, size=1.0)),
    ("same-path", records((0.5, 0.45, 0.4, 0.35, 0.3), turn=1.0, size=0.5)),
    ("turned-round", records((0.5, 0.6, 0.7, 0.8, 0.9), turn=-1.0, size=1.0)),
    ("climbs", records((0.5, 0.6, 0.7, 0.8, 0.9))),
    ("stalls", records((0.5, 0.49, 0.5, 0.51, 0.5))),
    ("wanders", records((0.5, 0.3, 0.6, 0.35, 0.49))),
    ("slower", records((0.5, 0.45, 0.4, 0.35, 0.3))),
    ("worse", records((0.5, 0.3, 0.3, 0.3, 0.3))),
    ("differently", records((0.5, 0.35, 0.3, 0.2, 0.105))),
    ("faster", records((0.5, 0.2, 0.1, 0.05, 0.01))),
    ("diverges", records((0.5, 2.0, 9.0, 50.0, 400.0))),
    ("not-a-number", records((0.5, 0.6, nan, nan, nan))),
)


@pytest.mark.parametrize(("name", "given"), CASES, ids=[name for name, _ in CASES])
def test_each_way_to_differ_has_its_name_and_its_sentence(name: str, given: list[Both]) -> None:
    found = difference(given)
    assert found.name == name
    assert str(found.says).endswith(".")
    assert "{" not in str(found.says)
    assert not str(found.says).startswith("nan")


def test_every_sentence_is_reached() -> None:
    assert {name for name, _ in CASES} == {name for name, _ in SAYS}


def test_the_rate_is_said_in_words_or_in_a_number() -> None:
    slow = (0.5, 0.45, 0.4, 0.35, 0.3)
    for size, words in ((0.5, "half"), (2.0, "twice"), (1 / 3, "a third of"), (0.7, "0.7 times")):
        assert f"at {words} the rate" in str(difference(records(slow, turn=1.0, size=size)).says)


def test_the_numbers_are_those_of_the_records() -> None:
    says = str(difference(records((0.5, 0.3, 0.3, 0.3, 0.297))).says)
    assert "0.297" in says
    assert "0.1" in says
    assert "epoch 2" in str(difference(CASES[-1][1]).says)


def test_the_same_way_most_of_the_time_is_not_the_same_path() -> None:
    slow = (0.5, 0.45, 0.4, 0.35, 0.3)
    assert difference(records(slow, turn=(1.0, 1.0, 0.9, 1.0, 1.0), size=0.5)).name == "slower"
    assert difference(records(slow, turn=1.0, size=(0.5, 0.5, 0.6, 0.5, 0.5))).name == "slower"


def test_before_the_first_epoch_there_is_nothing_to_say() -> None:
    assert difference([]) is None
    assert difference(CASES[0][1][:1]) is None
