"""A training beside its page: it starts, stops, goes on, ends when nobody looks, and is the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from types import SimpleNamespace

import numpy as np
import pytest

from tutor.numeric.digits import Augmentation, Digits, embedded
from tutor.numeric.training import Ending
from tutor.ui import background
from tutor.ui.background import BackgroundTask, TrainingChoices, TrainingRun

LAYERS = (784, 16, 16, 10)


@pytest.fixture(scope="module")
def few() -> Digits:
    """A few hundred images: an epoch of them takes a moment."""
    whole = embedded()
    return Digits(whole.X[:300], whole.Y[:300], whole.unseen_X[:100], whole.unseen_Y[:100])


@pytest.fixture
def make(few) -> Iterator[Callable[..., TrainingRun]]:
    """make(…) -> a TrainingRun; none of them goes on after the test."""
    made: list[TrainingRun] = []

    def build(augment=None) -> TrainingRun:
        made.append(TrainingRun(LAYERS, few, augment))
        return made[-1]

    yield build
    for run in made:
        run.stop()


def numbers(run: TrainingRun) -> list[int]:
    return [record.number for record in run.records]


def test_a_training_runs_to_its_goal_and_its_records_begin_before_the_first_epoch(make):
    run = make()
    run.start(TrainingChoices(4, 1.0, 10, 0))
    assert run.wait()
    assert numbers(run) == [0, 1, 2, 3, 4]
    assert run.last.status is Ending.FINISHED
    assert run.last.cost < run.records[0].cost
    assert run.records[0].unseen_accuracy < 0.4


def test_an_epoch_is_measured_on_all_that_it_learns_from_and_a_loaded_network_shows_the_same():
    whole = embedded()
    run, other = TrainingRun(LAYERS, whole), TrainingRun(LAYERS, whole)
    run.start(TrainingChoices(1, 1.0, 100, 0))
    assert run.wait()
    network = run.copy()
    right = np.mean(network.predict(whole.X).argmax(axis=1) == whole.Y.argmax(axis=1))
    assert len(whole.X) == 4000
    assert run.last.accuracy == right
    assert run.last.cost == pytest.approx(network.cost(whole.X, whole.Y))
    other.put(network)
    assert other.last.status is Ending.LOADED
    told = ("cost", "accuracy", "unseen_cost", "unseen_accuracy")
    assert [getattr(other.last, name) for name in told] == [getattr(run.last, name) for name in told]


def test_stop_ends_it_after_the_epoch_and_it_goes_on_from_there(make):
    run = make()
    run.start(TrainingChoices(100_000, 1.0, 10, 0))
    assert run.wait(lambda: run.epochs >= 2)
    run.stop()
    assert not run.running
    stopped = run.epochs
    run.go_on(TrainingChoices(stopped + 2, 1.0, 10, 0))  # to a goal that is nearer
    assert run.wait()
    assert numbers(run) == list(range(stopped + 3))


def test_a_training_at_its_goal_goes_on_for_as_many_epochs_again(make):
    run = make()
    run.start(TrainingChoices(2, 1.0, 10, 0))
    assert run.wait()
    run.go_on(TrainingChoices(3, 1.0, 10, 0))
    assert run.wait()
    assert run.epochs == run.goal == 5


def test_the_same_seed_gives_the_same_network_stopped_or_not(make, monkeypatch):
    monkeypatch.setattr(background, "AWAY", 600.0)  # all go on while one is waited for
    whole, parted, other = (make(Augmentation(shift=1.0)) for _ in range(3))
    for run, seed in ((whole, 3), (other, 4)):
        run.start(TrainingChoices(4, 1.0, 10, seed))
    parted.start(TrainingChoices(2, 1.0, 10, 3))
    assert parted.wait()
    parted.go_on(TrainingChoices(2, 1.0, 10, 3))
    assert all(run.wait() for run in (whole, parted, other))
    assert np.array_equal(whole.copy().theta, parted.copy().theta)
    assert not np.array_equal(whole.copy().theta, other.copy().theta)


def rates(run: TrainingRun) -> list[float]:
    """The learning rate at the end of each epoch."""
    return [record.learning_rate for record in run.records if record.learning_rate]


def ended(run: TrainingRun, settings: TrainingChoices, begin: str = "go_on") -> TrainingRun:
    """The run when it has come to its goal."""
    getattr(run, begin)(settings)
    assert run.wait()
    return run


def test_a_rate_that_falls_falls_to_the_goal_and_begins_anew_when_it_goes_on(make):
    run, falls = make(), TrainingChoices(3, 1.0, 10, 0, "cosine")
    first = rates(ended(run, falls, "start"))
    assert 1.0 > first[0] > first[1] > first[2] > 0
    assert first[2] < 0.03
    again = rates(ended(run, falls))
    assert again[3:] == pytest.approx(first)
    assert run.epochs == run.goal == 6


def test_a_training_that_was_stopped_goes_on_along_its_own_schedule(make):
    whole, parted = make(), make()
    falls = TrainingChoices(40, 1.0, 10, 0, "cosine")
    ended(whole, falls, "start")
    parted.start(falls)
    assert parted.wait(lambda: parted.epochs >= 2)
    parted.stop()
    assert parted.epochs < 40
    ended(parted, falls)
    assert rates(parted) == rates(whole)
    assert np.array_equal(parted.copy().theta, whole.copy().theta)


def test_a_goal_that_is_behind_already_is_counted_from_where_it_stands(make):
    run = make()
    ended(run, TrainingChoices(4, 1.0, 10, 0, "cosine"), "start")
    ended(run, TrainingChoices(2, 0.5, 100, 0, "cosine"))
    assert run.epochs == run.goal == 6
    assert max(rates(run)[4:]) < 0.5 < rates(run)[0]


def test_momentum_is_part_of_the_network_that_is_saved(make):
    plain, heavy = make(), make()
    ended(plain, TrainingChoices(2, 0.1, 10, 0), "start")
    ended(heavy, TrainingChoices(2, 0.1, 10, 0, "constant", 0.9), "start")
    assert not np.array_equal(plain.copy().theta, heavy.copy().theta)
    assert plain.copy().velocity is None
    assert heavy.copy().velocity.shape == heavy.copy().theta.shape
    other = make()
    other.put(heavy.copy())
    ended(other, TrainingChoices(2, 0.1, 10, 0, "constant", 0.9))
    ended(heavy, TrainingChoices(2, 0.1, 10, 0, "constant", 0.9))
    assert np.array_equal(other.copy().theta, heavy.copy().theta)


def test_it_ends_when_nobody_looks_any_more(make, monkeypatch):
    monkeypatch.setattr(background, "AWAY", 0.2)
    run = make()
    run.start(TrainingChoices(100_000, 1.0, 10, 0))
    thread = run._thread
    thread.join(30)
    assert not thread.is_alive()
    assert run.epochs < 100_000


def test_a_second_start_while_it_runs_changes_nothing(make):
    run = make()
    run.start(TrainingChoices(100_000, 1.0, 10, 0))
    thread = run._thread
    run.start(TrainingChoices(1, 1.0, 10, 5))
    run.go_on(TrainingChoices(1, 1.0, 10, 5))
    assert run._thread is thread
    assert run.goal == 100_000


def test_what_is_shown_is_the_network_after_a_whole_epoch(make):
    run = make()
    before = run.outputs(run.examples.unseen_X)
    run.start(TrainingChoices(3, 1.0, 10, 1))
    assert run.wait()
    after = run.outputs(run.examples.unseen_X)
    assert not np.array_equal(before, after)
    share = np.mean(after.argmax(axis=1) == run.examples.unseen_Y.argmax(axis=1))
    assert share == pytest.approx(run.last.unseen_accuracy)
    assert np.trace(run.confusion()) == round(100 * share)
    assert run.confusion().sum() == 100


def test_the_weights_of_a_neuron_are_laid_out_as_the_image(make):
    run = make()
    weights = run.copy().parameters[0][0]
    assert np.array_equal(run.weights(5), weights[5].reshape(28, 28))


def test_a_network_that_is_put_in_its_place_is_measured_and_goes_on(make):
    run, saved = make(), make()
    saved.start(TrainingChoices(2, 1.0, 10, 0))
    assert saved.wait()
    run.put(saved.copy())
    assert run.epochs == 2
    assert run.last.unseen_accuracy == saved.last.unseen_accuracy
    run.go_on(TrainingChoices(3, 1.0, 10, 0))
    assert run.wait()
    assert numbers(run) == [2, 3, 4, 5]


def test_a_network_that_has_run_away_is_named_by_its_ending(make):
    run = make()
    run._network.theta[:] = np.nan
    run.go_on(TrainingChoices(5, 1.0, 10, 0))
    assert run.wait()
    assert run.last.status is Ending.NOT_A_NUMBER


def test_a_training_that_breaks_off_says_so_and_keeps_what_it_had(make, monkeypatch, caplog):
    run = make()
    run.start(TrainingChoices(1, 1.0, 10, 0))
    assert run.wait()
    monkeypatch.setattr(run._network, "train", lambda *_, **__: (1 / 0 for _ in range(3)))
    run.go_on(TrainingChoices(1, 1.0, 10, 0))
    assert run.wait()
    assert run.failed
    assert run.epochs == 1
    assert "the work of a page has failed" in caplog.text


def test_trainings_take_turns(make, few, monkeypatch):
    together, most = [0], [0]

    class Turn:
        def __enter__(self):
            together[0] += 1
            most[0] = max(most[0], together[0])

        def __exit__(self, *_):
            together[0] -= 1

    class Turns:
        def __init__(self, inner):
            self.inner, self.turn = inner, Turn()

        def __enter__(self):
            self.inner.__enter__()
            self.turn.__enter__()

        def __exit__(self, *error):
            self.turn.__exit__()
            self.inner.__exit__(*error)

    monkeypatch.setattr(background, "AWAY", 600.0)  # all go on while one is waited for
    monkeypatch.setattr(background, "_turns", Turns(background.BoundedSemaphore(1)))
    runs = [make() for _ in range(3)]
    for run in runs:
        run.start(TrainingChoices(3, 1.0, 10, 0))
    assert all(run.wait() for run in runs)
    assert most == [1]
    assert [run.epochs for run in runs] == [3, 3, 3]


def test_the_latest_two_thousand_records_are_kept():
    task = BackgroundTask()
    task.begin(iter(range(1, 2502)))
    assert task.wait()
    assert (len(task.records), task.records[0], task.last) == (2000, 502, 2501)


def test_waiting_ends_with_the_work_with_what_is_waited_for_or_in_time():
    task, go = BackgroundTask(), Event()

    def held() -> Iterator[int]:
        yield from (1, 2)
        go.wait(30)
        yield 3

    task.begin(held())
    assert task.wait(lambda: task.last == 2)
    assert not task.wait(lambda: task.last == 3, timeout=0.05)
    go.set()
    assert task.wait()
    assert list(task.records) == [1, 2, 3]
    assert not task.running


def test_nobody_is_there_after_ten_seconds_without_a_look(monkeypatch):
    """On a clock of its own: each record takes a second."""
    now = [0.0]

    def ticking() -> Iterator[int]:
        for number in range(1, 51):
            now[0] += 1
            yield number

    monkeypatch.setattr(background, "time", SimpleNamespace(monotonic=lambda: now[0]))
    task = BackgroundTask()
    task.begin(ticking())
    task._thread.join(30)
    assert list(task.records) == list(range(1, 11))


def test_a_stop_waits_two_seconds_at_most(monkeypatch):
    waited = []

    class Hanging:
        def __init__(self, **_: object) -> None:
            self.start, self.is_alive, self.join = (lambda: None), (lambda: True), waited.append

    monkeypatch.setattr(background, "Thread", Hanging)
    task = BackgroundTask()
    task.begin(iter((1, 2)))
    task.stop()
    assert waited == [2.0]
