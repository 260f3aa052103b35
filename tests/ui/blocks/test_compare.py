"""Runs are trained as their settings say."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lesson import COST, RATE, ROWS, Compare, Variation
from tutor.lower import build_network
from tutor.numeric.digits import embedded
from tutor.ui.blocks.compare import GROWS, _planned, begin

SMALL = (784, 4, 10)


def block(*runs: Variation, **options) -> Compare:
    return Compare("runs", "Runs.", runs, SMALL, **({"epochs": 2, "images": 200} | options))


def last(compared: Compare, run: int = 0, seed: int = 0):
    return [mark for mark in begin(compared, {"seed": seed}).records if mark.run == run][-1]


def test_a_run_is_a_training_like_any_other():
    data, network = embedded(), build_network(SMALL, seed=3, initial="he")
    schedule = {"batch": 20, "schedule": 0.7, "momentum": 0.5, "seed": 3, "unseen": (data.unseen_X, data.unseen_Y)}
    *_, record = network.train(data.X[:200], data.Y[:200], 2, **schedule)
    mark = last(block(Variation("a", 0.1), Variation("b", 0.7, 20, momentum=0.5, initial="he")), run=1, seed=3)
    assert (mark.epoch, mark.cost, mark.accuracy) == pytest.approx((2, record.cost, record.unseen_accuracy), rel=1e-5)


def test_scale_multiplies_the_random_weights():
    plain, scaled = (
        next(begin(block(Variation("a", scale=scale), show=(ROWS,)), {"seed": 0}).records) for scale in (1.0, 3.0)
    )
    np.testing.assert_allclose(scaled.rows.weights, 3 * plain.rows.weights)
    assert plain.rows.weights.shape == (4, 6)


def test_the_total_is_how_many_marks_there_will_be():
    compared = block(Variation("a", batch=1), Variation("b", batch=100), Variation("c", batch=1000))
    work = begin(compared, {"seed": 0})
    assert len(list(work.records)) == work.total == 3 + 2 * (4 + 2 + 1)


def test_a_run_takes_long_enough_to_be_watched():
    work = begin(block(Variation("a")), {"seed": 0})
    assert work.pause * work.total == pytest.approx(GROWS)


def test_the_planned_rates_are_those_of_the_schedules():
    constant, falling = _planned(block(Variation("a", 0.5), Variation("b", 0.5, schedule="cosine"), show=(COST, RATE)))
    assert {rate for _, rate in constant} == {0.5}
    rates = [rate for _, rate in falling]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] == pytest.approx(0.5)
    assert rates[-1] < 0.02
    assert falling[0][0] == 0
    assert 1.9 < falling[-1][0] <= 2
