"""What is claimed of the model holds for a few made-up learners; the whole run is `python -m tests.simulated`."""

from __future__ import annotations

from random import Random

import pytest

from tests.simulated.__main__ import BEGIN, DOCS, END, PICTURE, record, table
from tests.simulated.aimed import Aimed
from tests.simulated.claims import Claim
from tests.simulated.learners import Guessing, HelpDependent, Perfect
from tests.simulated.measures import naming, to_mastery
from tests.simulated.world import corrupted

FEW = ("nudge", "flat")


def test_who_knows_everything_masters_skills_on_the_second_day_and_not_before() -> None:
    found = to_mastery(Perfect(), Aimed(Random(1)), 120, FEW)
    assert found.missed == ()
    assert found.curve[0] == 0


@pytest.mark.parametrize("learner", [HelpDependent(), Guessing(Random(1))], ids=lambda each: type(each).__name__)
def test_who_opens_every_help_or_guesses_masters_nothing(learner) -> None:
    assert to_mastery(learner, Aimed(Random(1)), 60, FEW).mastered == 0


@pytest.mark.parametrize("mistake", ["half-convention", "no-learning-rate"])
def test_a_mistake_is_named_and_its_skills_are_not_mastered(mistake) -> None:
    found = naming(mistake, Aimed(Random(1)), 0, 24, 24)
    assert corrupted(mistake)
    assert found.showing is not None
    assert found.showing <= 6
    assert found.mastered == ()


def test_the_same_seeds_give_the_same_run() -> None:
    one, other = (to_mastery(Guessing(Random(2)), Aimed(Random(2)), 24, FEW) for _ in range(2))
    assert one == other


def test_what_is_recorded_stands_between_its_marks_and_twice_is_once(tmp_path) -> None:
    (tmp_path / "simulated.md").write_text((DOCS / "simulated.md").read_text(encoding="utf-8"), encoding="utf-8")
    rows = table((Claim("perfect", "every skill", "all of them", True),))
    for _ in range(2):
        record(rows, "<svg/>", tmp_path)
    page = (tmp_path / "simulated.md").read_text(encoding="utf-8")
    assert page.count("| perfect | every skill | all of them | yes |") == 1
    assert page.index(BEGIN) < page.index(PICTURE) < page.index(END)
