"""What two trainings show is said from their records alone."""

from __future__ import annotations

from math import inf, nan

import pytest

from tutor.ui.training_verdict import SAYS, Both, difference

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
    ("overflows", records((0.5, 0.9, 1.0, 1.0, 1.0), size=inf, turn=nan, apart=nan)),
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


WORDS: dict[str, str] = {
    "identical": "The two curves are the same: after 4 epochs every weight is the same number in both networks.",
    "same-path": (
        "It is the same path at half the rate: each of your slopes is half the right one and points the same "
        "way. Another learning rate would make up for it; the formula is still not the derivative."
    ),
    "turned-round": (
        "With your formula the cost climbs from 0.5 to 0.9. Each step has the right size and the opposite "
        "direction: a sign is flipped."
    ),
    "climbs": "With your formula the cost climbs, from 0.5 to 0.9. Its steps lead uphill more than downhill.",
    "stalls": (
        "With your formula the cost stays near 0.5, where it began. The right one brings it down to 0.1: "
        "your slopes do not point downhill."
    ),
    "wanders": (
        "With your formula the cost goes up and down and ends at 0.49, hardly below its start. Its "
        "steps do not lead downhill."
    ),
    "slower": "With your formula it learns more slowly: after 4 epochs the cost is 0.3, with the right one 0.1.",
    "worse": "With your formula it learns worse: it has come to rest at 0.3. The right one brings the cost to 0.1.",
    "differently": (
        "With your formula it still learns, on another path: 0.105 against 0.1. Your steps lead downhill, "
        "but they are not the steepest way."
    ),
    "faster": (
        "With your formula it still learns, on another path, and here its cost falls faster: to 0.01 against "
        "0.1. It is still not the slope: its steps do not go the steepest way."
    ),
    "diverges": "With your formula the cost runs away: from 0.5 to 400. The right one comes to 0.1.",
    "overflows": (
        "Your formula overflows: in epoch 1 it gave a number that is too large to compute with. No step follows from "
        "that, so what the curve shows is chance."
    ),
    "not-a-number": (
        "Your network was lost in epoch 2: a number in it is not a number any more. Your formula asked for something "
        "that has no value, or it overflowed: it gave numbers that are too large to compute with."
    ),
}


@pytest.mark.parametrize(("name", "given"), CASES, ids=[name for name, _ in CASES])
def test_what_is_said_stands_here_once_more(name: str, given: list[Both]) -> None:
    assert str(difference(given).says) == WORDS[name]
