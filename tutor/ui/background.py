"""Work that goes on while its page does: one thread for each, and what the page may look at meanwhile.

The thread draws one record after the other from a generator: an epoch of a training, a few of the nudges of a race. It
ends when it is told to, when it is done, and when nobody has looked for a while: a tab that is closed computes nothing.
All the work of a server takes turns, record by record, so that many learners are slower together and no page waits. No
Streamlit here.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import BoundedSemaphore, Condition, Event, Lock, Thread
from typing import Generic, TypeVar

import numpy as np

from tutor.lower import build_network
from tutor.numeric.digits import Digits
from tutor.numeric.network import Network
from tutor.numeric.schedules import Schedule, named
from tutor.numeric.side_by_side import steps
from tutor.numeric.training import Augment, Ending, Epoch

AWAY = 10.0  # seconds without a look after which nobody is there
REST = 2.0  # seconds that a stop waits for the record that is under way
MOST = 2000  # records that are kept
_turns = BoundedSemaphore(max(1, (os.cpu_count() or 1) - 1))
_log = logging.getLogger(__name__)
T = TypeVar("T")


class BackgroundTask(Generic[T]):
    """A thread that draws records from a generator, and the records so far."""

    def __init__(self) -> None:
        self.records: deque[T] = deque(maxlen=MOST)
        self.failed = False
        self.finished = False
        self._thread: Thread | None = None
        self._working = False
        self._halt = Event()
        self._news = Condition()
        self._looked = 0.0

    @property
    def running(self) -> bool:
        """It works at this moment; to ask is to look."""
        self._looked = time.monotonic()
        return self._working

    @property
    def last(self) -> T | None:
        """The latest record."""
        return self.records[-1] if self.records else None

    def begin(self, records: Iterator[T], pause: float = 0.0) -> None:
        """Draw these records, each to be kept, with so many seconds between two; nothing while it runs already."""
        if self.running:
            return
        self.failed = self.finished = False
        self._halt.clear()
        self._working = True
        self._thread = Thread(target=self._work, args=(records, pause), name="work", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """It ends after the record that is under way."""
        self._halt.set()
        if self._thread is not None:
            self._thread.join(REST)

    def wait(self, holds: Callable[[], bool] = lambda: False, timeout: float = 60.0) -> bool:
        """Wait until it has ended, or until something holds after a record; False when neither came in time.

        To wait is to look. `timeout` is in seconds.
        """
        until = time.monotonic() + timeout
        with self._news:
            while self.running and not holds():
                left = until - time.monotonic()
                if left <= 0:
                    return False
                self._news.wait(min(left, AWAY / 2))
        return True

    def keep(self, record: T) -> None:
        """What is done with a record."""
        self.records.append(record)

    def _work(self, records: Iterator[T], pause: float) -> None:
        try:
            while not self._halt.is_set() and time.monotonic() - self._looked < AWAY:
                with _turns:
                    record = next(records, None)
                if record is None:
                    self.finished = True
                    return
                self.keep(record)
                self._tell()
                if pause:
                    self._halt.wait(pause)
        except Exception:
            self.failed = True
            _log.exception("the work of a page has failed")
        finally:
            self._working = False
            self._tell()

    def _tell(self) -> None:
        with self._news:
            self._news.notify_all()


@dataclass(frozen=True, slots=True)
class TrainingChoices:
    """What the learner may choose."""

    epochs: int
    rate: float
    batch: int
    seed: int
    schedule: str = "constant"
    momentum: float = 0.0


class TrainingRun(BackgroundTask[Epoch]):
    """A network, its training, and how it went so far."""

    def __init__(self, layers: tuple[int, ...], examples: Digits, augment: Augment | None = None) -> None:
        super().__init__()
        self.layers, self.examples, self.augment = layers, examples, augment
        self.began = self.goal = 0  # the epochs between which the rate runs through its schedule
        self._lock = Lock()
        self._take(build_network(layers))

    # --- what the page does -------------------------------------------------------------------------------------------

    @property
    def epochs(self) -> int:
        """How many epochs the network has behind it."""
        return self.records[-1].number if self.records else self._network.epochs

    def start(self, settings: TrainingChoices) -> None:
        """A fresh network from the seed, and its training."""
        if self.running:
            return
        self._take(build_network(self.layers, seed=settings.seed))
        self.records.append(self._measured())
        self.go_on(settings)

    def go_on(self, settings: TrainingChoices) -> None:
        """The training goes on to its goal, along its schedule; from a goal that is reached, a new one begins."""
        if self.running:
            return
        done = self._network.epochs
        if done >= min(self.goal, self.began + settings.epochs):
            self.began = done
        self.goal = self.began + settings.epochs
        records = self._network.train(
            self.examples.X,
            self.examples.Y,
            self.goal,
            settings.batch,
            self._rates(settings),
            momentum=settings.momentum,
            seed=settings.seed,
            unseen=(self.examples.unseen_X, self.examples.unseen_Y),
            augment=self.augment,
            resume=True,
            measured=len(self.examples.X),
        )
        self.begin(records)

    def _rates(self, settings: TrainingChoices) -> Schedule:
        """The schedule from where this training began to its goal."""
        each = steps(len(self.examples.X), settings.batch, 1)
        rate = named(settings.schedule, settings.rate, each * (self.goal - self.began))
        before = each * self.began
        return lambda step: rate(step - before)

    def keep(self, record: Epoch) -> None:
        """The record, and the network as it is with it."""
        self._show()
        super().keep(record)

    def put(self, network: Network) -> None:
        """Another network, as it was saved, in place of this one."""
        self.stop()
        epochs = network.epochs
        self._take(network)
        self.records.append(replace(self._measured(epochs), status=Ending.LOADED))

    # --- what the page sees -------------------------------------------------------------------------------------------

    def outputs(self, X: np.ndarray) -> np.ndarray:
        """What the network says of these images, as it was after its latest epoch."""
        with self._lock:
            return self._shown.predict(X)

    def copy(self) -> Network:
        """The network as it was after its latest epoch, with all that is needed to go on."""
        with self._lock:
            copied = build_network(self.layers)
            _as_it_is(self._shown, copied)
            return copied

    def confusion(self) -> np.ndarray:
        """counts[what it is, what the network said], over the unseen examples."""
        size = self.layers[-1]
        counts = np.zeros((size, size), int)
        said = self.outputs(self.examples.unseen_X).argmax(axis=1)
        np.add.at(counts, (self.examples.unseen_Y.argmax(axis=1), said), 1)
        return counts

    def weights(self, neuron: int) -> np.ndarray:
        """The weights of a neuron of the first hidden layer, as an image."""
        side = round(self.layers[0] ** 0.5)
        with self._lock:
            image: np.ndarray = self._shown.parameters[0][0][neuron].reshape(side, side).copy()
        return image

    @property
    def source(self) -> str:
        """The code that runs."""
        return self._network.source

    # --- inside -------------------------------------------------------------------------------------------------------

    def _take(self, network: Network) -> None:
        """The network that is trained, and a second one with the same numbers that may be looked at meanwhile."""
        self._network, self._shown = network, build_network(self.layers)
        self.records.clear()
        self.began = self.goal = network.epochs
        self._show()

    def _show(self) -> None:
        with self._lock:
            _as_it_is(self._network, self._shown)

    def _measured(self, number: int = 0) -> Epoch:
        """How a network does that has not been trained here."""
        cost, right = self._shown.measure(self.examples.X, self.examples.Y)
        unseen_cost, unseen_right = self._shown.measure(self.examples.unseen_X, self.examples.unseen_Y)
        return Epoch(number, cost, right, unseen_cost, unseen_right, 0.0, Ending.GOING)


def _as_it_is(network: Network, other: Network) -> None:
    """All that is needed to go on, from one network to another of the same shape."""
    other.theta[:], other.epochs = network.theta, network.epochs
    other.velocity = None if network.velocity is None else network.velocity.copy()
