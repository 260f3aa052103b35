"""Gradient descent: example 1 by the numbers, how it ends, and what it refuses."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError
from itertools import islice

import numpy as np
import pytest

from tutor.numeric.descent import DescentRecord, DescentStatus, descend


def cost(w: np.ndarray) -> np.ndarray:
    return (w - 3) ** 2


def slope(w: np.ndarray) -> np.ndarray:
    return 2 * (w - 3)


def run(start: object = 0, learning_rate: object = 0.1, steps: int = 1000, **more: object) -> list[DescentRecord]:
    return list(descend(cost, slope, start, learning_rate, steps, **more))


def test_example_1_walks_from_0_to_3():
    records = run()
    assert [float(record.at) for record in records[:4]] == pytest.approx([0, 0.6, 1.08, 1.464])
    assert [float(record.gradient) for record in records[:3]] == pytest.approx([-6, -4.8, -3.84])
    assert [record.value for record in records[:2]] == pytest.approx([9, 5.76])
    assert [record.step for record in records[:4]] == [0, 1, 2, 3]
    assert records[-1].status is DescentStatus.ARRIVED
    assert float(records[-1].at) == pytest.approx(3, abs=1e-9)


def test_at_the_minimum_it_stays():
    (record,) = run(start=3)
    assert record.status is DescentStatus.ARRIVED


def test_half_is_one_jump():
    assert [float(record.at) for record in run(learning_rate=0.5)] == [0, 3]


def test_one_bounces_for_ever():
    records = run(learning_rate=1, steps=50)
    assert {float(record.at) for record in records} == {0, 6}
    assert records[-1].status is DescentStatus.GOING
    assert len(records) == 51


def test_beyond_one_it_diverges_and_stops():
    records = run(learning_rate=1.1)
    assert [record.status for record in records].count(DescentStatus.DIVERGED) == 1
    assert records[-1].status is DescentStatus.DIVERGED
    assert len(records) < 200


def test_beyond_the_range_of_floats_it_diverges_without_a_warning():
    records = run(learning_rate=1e300)
    assert [record.status for record in records] == [DescentStatus.GOING, DescentStatus.DIVERGED]


def test_an_overflow_inside_the_cost_is_divergence():
    records = list(descend(lambda w: math.exp(float(w)), lambda w: -1e4, 0, 1, 10))
    assert records[-1].status is DescentStatus.DIVERGED
    assert records[-1].value == math.inf


def test_a_valley_without_a_floor_diverges():
    records = list(descend(lambda w: -(w**4), lambda w: -4 * w**3, 1, 0.5, 100))
    assert records[-1].status is DescentStatus.DIVERGED


@pytest.mark.parametrize(
    ("value", "gradient"),
    [(np.sqrt, lambda w: 1 + 0 * w), (lambda w: 0 * w, np.log)],
    ids=("cost", "gradient"),
)
def test_what_is_not_a_number_is_reported_and_ends_it(value, gradient):
    records = list(descend(value, gradient, -1.0, 1, 10))
    assert [record.status for record in records] == [DescentStatus.NOT_A_NUMBER]


def test_many_weights_walk_together():
    stretch = np.array([1.0, 10.0])
    start = np.array([1.0, 1.0])
    records = list(descend(lambda w: np.sum(stretch * w**2), lambda w: 2 * stretch * w, start, 0.05, 500))
    assert records[1].at.tolist() == pytest.approx([0.9, 0.0])
    assert records[-1].status is DescentStatus.ARRIVED


def test_a_schedule_is_asked_with_the_number_of_the_step():
    asked = []
    list(descend(cost, slope, 0, lambda step: asked.append(step) or 0.1 / (1 + step), 3))
    assert asked == [0, 1, 2]


def test_a_schedule_may_rest():
    assert [float(record.at) for record in run(learning_rate=lambda step: 0.5 * step, steps=2)] == [0, 0, 3]


def test_it_can_be_stopped_at_any_moment():
    calls = []
    going = descend(lambda w: calls.append(w) or cost(w), slope, 0, 0.1, 10**9)
    assert len(list(islice(going, 3))) == 3
    going.close()
    assert len(calls) == 3


def test_records_are_frozen_and_so_are_their_arrays():
    start = np.array([0.0])
    record = next(descend(lambda w: cost(w).sum(), slope, start, 0.1, 1))
    start[0] = 7
    assert record.at[0] == 0
    with pytest.raises(FrozenInstanceError):
        record.step = 1
    for array in (record.at, record.gradient):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_no_steps_is_a_look_at_the_start():
    (record,) = run(steps=0)
    assert (record.step, record.status) == (0, DescentStatus.GOING)


def test_the_tolerance_decides_what_arrival_is():
    assert len(run(tolerance=1e-2)) < len(run(tolerance=1e-8))
    assert run(learning_rate=0.5, tolerance=0)[-1].status is DescentStatus.ARRIVED


@pytest.mark.parametrize("rate", [0, -0.1, math.nan, math.inf, "0.1", None, True], ids=repr)
def test_a_learning_rate_that_is_none_is_refused_before_the_first_step(rate: object):
    with pytest.raises(ValueError, match="learning rate"):
        descend(cost, slope, 0, rate, 10)


def test_a_schedule_that_gives_no_learning_rate_is_refused():
    with pytest.raises(ValueError, match="learning rate"):
        run(learning_rate=lambda step: -1.0)


@pytest.mark.parametrize("steps", [-1, 2.5, "3", None, True], ids=repr)
def test_steps_are_a_whole_number(steps: object):
    with pytest.raises(ValueError, match="steps"):
        descend(cost, slope, 0, 0.1, steps)


@pytest.mark.parametrize("tolerance", [-1.0, math.nan, "small"], ids=repr)
def test_the_tolerance_is_a_number(tolerance: object):
    with pytest.raises(ValueError, match="tolerance"):
        descend(cost, slope, 0, 0.1, 10, tolerance=tolerance)


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"shape \(2,\)"):
        list(descend(lambda w: w.sum(), lambda w: np.ones(3), np.zeros(2), 0.1, 1))


def test_it_has_diverged_a_billion_times_further_out():
    *_, before, last = run(learning_rate=1.1)
    assert abs(float(before.at)) <= 1e9 < abs(float(last.at))
    assert (before.status, last.status) == (DescentStatus.GOING, DescentStatus.DIVERGED)
