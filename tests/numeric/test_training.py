"""Training: the same seed gives the same run, a run goes on from a file, and its ending has a name."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.network import Network, NotANetworkFile
from tutor.numeric.schedules import exponential
from tutor.numeric.training import Ending, accuracy

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(60, 5)).astype("float32")
Y = np.eye(3, dtype="float32")[(X[:, 0] > 0) + (X[:, 1] > 0).astype(int)]
SETTINGS = {"batch": 8, "schedule": exponential(0.9, 0.999), "momentum": 0.5, "seed": 3}


def fresh() -> Network:
    """The same network each time."""
    return build_network((5, 6, 3), seed=1)


def test_the_same_seed_gives_the_same_network_bit_for_bit():
    first, again, other = fresh(), fresh(), fresh()
    list(first.train(X, Y, 4, **SETTINGS))
    list(again.train(X, Y, 4, **SETTINGS))
    list(other.train(X, Y, 4, **SETTINGS | {"seed": 4}))
    np.testing.assert_array_equal(first.theta, again.theta)
    assert not np.array_equal(first.theta, other.theta)


def test_training_lowers_the_cost_and_says_when_it_is_finished():
    records = list(fresh().train(X, Y, 30, unseen=(X[:10], Y[:10]), **SETTINGS))
    assert [record.number for record in records] == list(range(1, 31))
    assert records[-1].cost < 0.7 * records[0].cost
    assert records[-1].accuracy > 0.8
    assert [record.status for record in records[-2:]] == [Ending.GOING, Ending.FINISHED]
    assert records[-1].unseen_accuracy is not None


def test_a_run_goes_on_from_a_file_as_if_it_had_never_stopped(tmp_path):
    whole, part, later = fresh(), fresh(), build_network((5, 6, 3), seed=9)
    list(whole.train(X, Y, 6, **SETTINGS))
    for record in part.train(X, Y, 6, **SETTINGS):
        if record.number == 2:
            break
    part.save(tmp_path / "run.npz")
    later.load(tmp_path / "run.npz")
    assert later.epochs == 2
    records = list(later.train(X, Y, 6, resume=True, **SETTINGS))
    assert [record.number for record in records] == [3, 4, 5, 6]
    np.testing.assert_array_equal(later.theta, whole.theta)


def test_a_pause_is_not_asking_for_more():
    network = fresh()
    run = network.train(X, Y, 3, **SETTINGS)
    next(run)
    still = network.theta.copy()
    np.testing.assert_array_equal(network.theta, still)
    next(run)
    assert not np.array_equal(network.theta, still)


def test_training_that_helps_no_more_is_stopped_early():
    *_, last = fresh().train(X, Y, 500, batch=60, schedule=1e-30, patience=3)
    assert (last.status, last.number) == (Ending.STOPPED_EARLY, 4)


def test_divergence_is_named():
    network = build_network((5, 6, 3), "identity", seed=1)
    *_, last = network.train(X, Y, 200, batch=10, schedule=50.0)
    assert last.status in (Ending.DIVERGED, Ending.NOT_A_NUMBER)
    assert last.number < 200


def test_examples_may_be_changed_afresh_in_every_epoch():
    seen = []

    def noted(rows: np.ndarray, draw: np.random.Generator) -> np.ndarray:
        seen.append(draw.random())
        return rows

    list(fresh().train(X, Y, 3, augment=noted, **SETTINGS))
    assert len(set(seen)) == 3


@pytest.mark.parametrize(
    "wrong", [{"epochs": 0}, {"batch": 0}, {"batch": 2.5}, {"momentum": 1.0}, {"schedule": -1.0}, {"patience": 0}]
)
def test_a_setting_that_makes_no_sense_is_named(wrong: dict[str, float]):
    settings = {"epochs": 2, "batch": 5, "schedule": 0.1} | wrong
    (name,) = wrong
    with pytest.raises(ValueError, match="learning rate" if name == "schedule" else name):
        list(fresh().train(X, Y, **settings))


def test_an_epoch_may_be_measured_on_the_first_examples_only():
    network = fresh()
    record = next(network.train(X, Y, 1, batch=8, schedule=0.1, measured=7))
    assert record.cost == network.cost(X[:7], Y[:7]) != network.cost(X, Y)


def test_accuracy_is_the_share_of_largest_outputs_in_the_right_place():
    assert accuracy(np.array([[0.1, 0.9], [0.8, 0.2]]), np.array([[0, 1], [0, 1]])) == 0.5


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"theta"])
def test_a_file_that_is_no_network_is_named(tmp_path, content: bytes):
    (tmp_path / "x.npz").write_bytes(content)
    with pytest.raises(NotANetworkFile, match=r"x\.npz"):
        fresh().load(tmp_path / "x.npz")


def test_a_file_of_another_network_is_named(tmp_path):
    build_network((5, 4, 3)).save(tmp_path / "x.npz")
    with pytest.raises(NotANetworkFile, match="5-4-3"):
        fresh().load(tmp_path / "x.npz")


def test_a_file_with_an_object_in_it_is_not_unpickled(tmp_path):
    np.savez(tmp_path / "x.npz", settings=np.array({"a": 1}, dtype=object))
    with pytest.raises(NotANetworkFile):
        fresh().load(tmp_path / "x.npz")


def test_it_has_diverged_at_a_million_times_the_cost_it_began_with():
    network = build_network((5, 6, 3), "identity", seed=1)
    began = network.cost(X[:100], Y[:100])
    *_, before, last = network.train(X, Y, 400, batch=len(X), schedule=0.5)
    assert 1_000 * began < before.cost < 1e6 * began < last.cost
    assert (before.status, last.status) == (Ending.GOING, Ending.DIVERGED)
