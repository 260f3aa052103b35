"""Sentences say what the records say, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.numeric.batch_noise import Noise
from tutor.numeric.nudge_race import Lap
from tutor.numeric.side_by_side import EpochRecord, WeightRows
from tutor.ui import experiment_reports


def run(*costs: float, right: float = 0.9, number: int = 0) -> list[EpochRecord]:
    return [EpochRecord(number, float(epoch), cost, right) for epoch, cost in enumerate(costs)]


FALLS, STALLS, CLIMBS, LOST, BLIND = (
    run(3, 1, 0.5, 0.25, 0.2),
    run(3, 0.9, 0.9, 0.9, 0.9, right=0.1),
    run(3, 2, 4, 4, 4, right=0.1),
    run(3, float("nan"), right=0.1),
    run(3, 2.2, 1.8, 1.6, 1.5, right=0.1),
)


def test_the_lowest_is_named_and_the_others_are_told_by_their_fate():
    said = experiment_reports.compared(("a", "b", "c", "d"), (STALLS, FALLS, CLIMBS, LOST), True)
    assert said.startswith("Lowest at the end is *b*, with a cost of **0.200** and **90.0 %** right on unseen images.")
    assert "*a* is stuck: its cost stands at 0.900" in said
    assert "*c* climbed: it began at 3.000 and ends at 4.000" in said
    assert "*d* ran away: its cost is no number any more" in said
    assert "*b* " not in said.partition(".")[2].replace("*b*, with", "")


def test_what_is_nearly_as_low_is_said_too():
    near = run(3, 1, 0.5, 0.25, 0.205)
    assert "Within 5 % of that: *b*." in experiment_reports.compared(("a", "b"), (FALLS, near), True)
    assert "Within" not in experiment_reports.compared(("a", "b"), (FALLS, STALLS), True)


def test_one_run_is_not_the_lowest_of_one():
    assert experiment_reports.compared(("a",), (FALLS,), True).startswith("The cost went from 3.000 to 0.200.")


def test_while_it_runs_everybody_stands_somewhere():
    said = experiment_reports.compared(("a", "b"), (FALLS, STALLS), False)
    assert said == "*a*: cost 0.200, 90 % right. *b*: cost 0.900, 10 % right."


def test_when_all_are_lost_nobody_is_lowest():
    assert "Lowest" not in experiment_reports.compared(("a", "b"), (LOST, LOST), True)


@pytest.mark.parametrize(
    ("marks", "word"), [(FALLS, ""), (STALLS, "stuck"), (CLIMBS, "climbed"), (LOST, "ran away"), (BLIND, "guessing")]
)
def test_every_fate_has_its_word(marks, word):
    assert word in experiment_reports.fate(marks)
    assert bool(experiment_reports.fate(marks)) == bool(word)


def test_a_run_that_reads_well_and_has_come_to_rest_is_not_stuck():
    assert experiment_reports.fate(run(3, 0.1, 0.1, 0.1, 0.1)) == ""


def test_rows_are_equal_different_or_nothing_at_all():
    some = np.zeros((2, 2))
    said = experiment_reports.rows(
        ("a", "b", "c"), (WeightRows(some, 0.0, 1e-12), WeightRows(some, 0.5, 0.4), WeightRows(some, None, None))
    )
    first, second, third = said.splitlines()
    assert first.count("**equal**") == 2
    assert second.count("**differ**") == 2
    assert third == "- *c*: the weights are 0 everywhere, the gradient is 0 everywhere."


def test_noise_is_held_against_the_root():
    said = experiment_reports.noise((Noise(1, 5, 40.0, 1.0), Noise(100, 5, 4.0, 0.08)))
    assert "100 times as many" in said
    assert "**12.5** times" in said
    assert "√100 ≈ 10.0 times" in said
    assert "**−0.55**" in said
    assert experiment_reports.noise((Noise(1, 5, 40.0, 1.0),)) == ""


def test_slopes_are_compared_as_they_were_measured():
    said = experiment_reports.slopes(1.5, -0.02, 13002)
    assert "**1.500**" in said
    assert "**−0.0200**" in said
    assert "75 times as steep" in said
    assert "inf" not in experiment_reports.slopes(1.5, 0.0, 13002)


def test_the_race_is_reckoned_on_its_way_and_counted_at_its_end():
    under_way, over = Lap(1000, 4000, 0.5, 1e-4, 0, 1), Lap(4000, 4000, 2.0, 1e-4, 1e-10, 0.5)
    assert "at this pace all of them take about 2.0 s" in experiment_reports.racing(under_way)
    assert "Now the nudges" in experiment_reports.racing(Lap(0, 4000, 0, 1e-4, 0, 1))
    said = experiment_reports.raced(over)
    assert "**100 µs**" in said
    assert "**20,000 times** as long" in said
    assert "1.0\u00a0·\u00a010⁻¹⁰, which is 2.0\u00a0·\u00a010⁻¹⁰" in said


@pytest.mark.parametrize(("time", "said"), [(2.5, "2.5 s"), (0.0925, "92.5 ms"), (1.5e-5, "15 µs")])
def test_a_time_has_a_unit_that_suits_it(time, said):
    assert experiment_reports.seconds(time) == said


def test_a_gradient_without_any_slope_says_so():
    assert "0 at every weight" in experiment_reports.pulled(np.zeros((28, 28)))
    values = np.zeros((28, 28))
    values[0, 0], values[27, 27] = 1.0, -2.0
    said = experiment_reports.pulled(values)
    assert "lowers that weight, most of all at the top left" in said
    assert "raises it, most of all at the bottom right" in said
    assert "At 100 % of the weights it is exactly 0" in said


def test_rows_that_differ_by_more_than_a_millionth_differ():
    some = np.zeros((2, 2))
    assert experiment_reports.rows(("a",), (WeightRows(some, 1e-7, 1e-7),)).count("**equal**") == 2
    assert experiment_reports.rows(("a",), (WeightRows(some, 1e-5, 1e-5),)).count("**differ**") == 2
