"""Networks that are trained in turn: each as if it were alone, all in the same order, none waiting long."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.schedules import constant, exponential
from tutor.numeric.side_by_side import TrainingSetup, apart, steps, together

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(90, 6))
Y = np.eye(3)[(X[:, 0] > 0) + (X[:, 1] > 0).astype(int)]
SEEN, UNSEEN = (X[:60], Y[:60]), (X[60:], Y[60:])


def way(batch: int = 8, rate: float = 0.5, initial: str = "xavier", momentum: float = 0.0) -> TrainingSetup:
    network = build_network((6, 5, 3), seed=1, dtype="float64", initial=initial)
    return TrainingSetup(network, constant(rate), batch, momentum)


@pytest.mark.parametrize(("batch", "momentum"), [(1, 0.0), (8, 0.5), (60, 0.0), (1000, 0.0)])
def test_a_network_learns_as_if_it_were_alone(batch: int, momentum: float):
    ways = [way(5), way(batch, momentum=momentum)]
    marks = [mark for mark in together(ways, SEEN, UNSEEN, 3, seed=4) if mark.run == 1]
    alone = build_network((6, 5, 3), seed=1, dtype="float64")
    records = list(alone.train(*SEEN, 3, batch, 0.5, momentum=momentum, seed=4, unseen=UNSEEN))
    np.testing.assert_allclose(ways[1].network.theta, alone.theta, rtol=1e-12)
    whole = {mark.epoch: (mark.cost, mark.accuracy) for mark in marks}
    for record in records:
        assert whole[record.number] == pytest.approx((record.cost, record.unseen_accuracy))


def test_a_rate_that_falls_falls_on_from_epoch_to_epoch():
    falling = exponential(0.9, 0.95)
    ways = [replace(way(), rates=falling)]
    list(together(ways, SEEN, UNSEEN, 3, seed=4))
    alone = build_network((6, 5, 3), seed=1, dtype="float64")
    list(alone.train(*SEEN, 3, 8, falling, seed=4))
    np.testing.assert_allclose(ways[0].network.theta, alone.theta, rtol=1e-12)


def test_every_network_is_marked_before_it_learns_and_then_in_parts_of_an_epoch():
    marks = list(together([way(1), way(60)], SEEN, UNSEEN, 2))
    assert [(mark.run, mark.epoch) for mark in marks[:2]] == [(0, 0.0), (1, 0.0)]
    assert [mark.epoch for mark in marks if mark.run == 0] == [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]
    assert [mark.epoch for mark in marks if mark.run == 1] == [0, 1, 2]


def test_one_that_is_lost_ends_and_the_others_go_on():
    ways = [way(), way()]
    ways[0].network.theta[:] = np.nan
    marks = list(together(ways, SEEN, UNSEEN, 3))
    assert sum(mark.run == 0 for mark in marks) == 2
    assert marks[-1].run == 1
    assert marks[-1].epoch == 3


def test_rows_that_begin_equal_stay_equal_and_random_ones_do_not():
    ways = [way(initial="zero"), way(initial="equal"), way()]
    last = {mark.run: mark for mark in together(ways, SEEN, UNSEEN, 3, rows=(2, 4))}
    assert [last[run].rows.apart < 1e-9 and last[run].rows.pulled_apart < 1e-9 for run in range(3)] == [
        True,
        True,
        False,
    ]
    np.testing.assert_array_equal(last[2].rows.weights, ways[2].network.parameters[0][0][:, [2, 4]])


def test_rows_of_nothing_but_zeros_have_no_distance():
    assert apart(np.zeros((3, 4))) is None
    assert apart(np.array([[1.0, 2.0], [1.0, 1.0]])) == 0.5


def test_steps_are_counted_with_the_last_batch_that_is_not_full():
    assert (steps(60, 8, 1), steps(60, 60, 3), steps(4000, 10, 10)) == (8, 3, 4000)
