"""The race: every parameter is nudged, both gradients agree, and the clock is read, not told."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric import nudge_race
from tutor.numeric.nudge_race import Lap, race

X, Y = np.random.default_rng(0).normal(size=(1, 6)), np.eye(3)[:1]


@pytest.fixture
def network():
    return build_network((6, 5, 3), seed=1, dtype="float64")


def test_all_parameters_are_nudged_and_both_gradients_agree(network):
    before = network.theta.copy()
    laps = list(race(network, X, Y, chunk=20))
    assert [lap.done for lap in laps] == [0, 20, 40, 53]
    assert all(lap.of == 53 for lap in laps)
    assert laps[-1].apart < 1e-8 < laps[-1].largest == np.abs(network.flat_gradient(X, Y)).max()
    np.testing.assert_array_equal(network.theta, before)


def test_a_wrong_gradient_would_be_seen(network, monkeypatch):
    monkeypatch.setattr(network, "flat_gradient", lambda X, Y: np.zeros(53))
    assert list(race(network, X, Y))[-1].apart > 1e-3


def test_the_seconds_are_those_of_the_clock(network, monkeypatch):
    ticks = iter(range(1000))
    monkeypatch.setattr(nudge_race, "clock", lambda: next(ticks))
    laps = list(race(network, X, Y, chunk=20))
    assert [lap.seconds for lap in laps] == [0, 1, 2, 3]
    assert laps[-1].backward == 1
    assert laps[-1].ratio == laps[-1].whole == 3


def test_while_it_runs_the_whole_time_is_reckoned_from_the_pace():
    lap = Lap(100, 1000, 2.0, 0.5, 0.0, 1.0)
    assert (lap.whole, lap.ratio) == (20.0, 40.0)
    assert Lap(0, 1000, 0.0, 0.5, 0.0, 1.0).whole == 0.0
