"""Training: a generator of one frozen record per epoch. It prints nothing; to pause is not to ask for more.

The order of the examples in an epoch depends on the seed and on the number of the epoch alone, so that a run goes on
from a saved file as if it had never stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import isinf
from typing import Protocol

import numpy as np

from tutor.numeric.descent import check_rate

Rate = float | Callable[[int], float]
Augment = Callable[[np.ndarray, np.random.Generator], np.ndarray]
SOME = 100  # examples that tell what cost training begins with
MEASURED = 1_000  # examples on which an epoch is measured
FAR = 1e6  # as many times the cost it began with: it will not come back


class Ending(Enum):
    """How things stand after an epoch; everything but GOING is the end. LOADED: it was trained elsewhere."""

    GOING = "going"
    LOADED = "loaded"
    FINISHED = "finished"
    STOPPED_EARLY = "no better for a while"
    DIVERGED = "diverged"
    NOT_A_NUMBER = "not a number"


@dataclass(frozen=True, slots=True)
class Epoch:
    """After epoch `number` (from 1): the cost, the share of right answers, the same on unseen examples, the last η."""

    number: int
    cost: float
    accuracy: float
    unseen_cost: float | None
    unseen_accuracy: float | None
    learning_rate: float
    status: Ending


class Trainable(Protocol):
    """What is trained."""

    epochs: int

    def cost(self, X: np.ndarray, Y: np.ndarray) -> float:
        """C"""

    def measure(self, X: np.ndarray, Y: np.ndarray) -> tuple[float, float]:
        """C, and the share of right answers."""

    def learn(
        self, X: np.ndarray, Y: np.ndarray, order: np.ndarray, batch: int, rates: Sequence[float], momentum: float
    ) -> None:
        """One step against the gradient for each batch of the examples, in this order."""


def train(
    network: Trainable,
    X: np.ndarray,
    Y: np.ndarray,
    epochs: int,
    batch: int,
    schedule: Rate,
    *,
    momentum: float = 0.0,
    seed: int = 0,
    unseen: tuple[np.ndarray, np.ndarray] | None = None,
    patience: int | None = None,
    augment: Augment | None = None,
    resume: bool = False,
    measured: int = MEASURED,
) -> Iterator[Epoch]:
    """Mini-batches of `batch` examples in an order drawn from the seed, epoch after epoch.

    `schedule` is η, or a function of the number of steps made. `unseen` examples are measured, never learnt from;
    with `patience`, training ends when their cost (without them, the cost) has not fallen for so many epochs. `augment`
    changes the examples afresh in every epoch. `resume` counts the epochs that the network has made already. Cost and
    accuracy are those of the first `measured` examples: whoever says that they are of all has to ask for all.
    """
    for name, value in (("epochs", epochs), ("batch", batch), ("patience", 1 if patience is None else patience)):
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 1:
            raise ValueError(f"{name} must be a whole number, 1 or more, it is {value!r}")
    if not 0 <= momentum < 1:
        raise ValueError(f"momentum must be from 0 up to 1, it is {momentum!r}")
    if not callable(schedule):
        check_rate(schedule)
    first = network.epochs if resume else 0
    network.epochs = first
    rate = schedule if callable(schedule) else lambda _: schedule
    run = _Run(batch, rate, momentum, seed, unseen, patience, augment, (X[:measured], Y[:measured]))
    return _epochs(network, X, Y, range(first, epochs), run)


@dataclass(frozen=True, slots=True)
class _Run:
    """The settings of one training."""

    batch: int
    rate: Callable[[int], float]
    momentum: float
    seed: int
    unseen: tuple[np.ndarray, np.ndarray] | None
    patience: int | None
    augment: Augment | None
    measured: tuple[np.ndarray, np.ndarray]


def _epochs(network: Trainable, X: np.ndarray, Y: np.ndarray, numbers: range, run: _Run) -> Iterator[Epoch]:
    worst = FAR * max(network.cost(X[:SOME], Y[:SOME]), 1e-3)
    best, since = np.inf, 0
    for number in numbers:
        eta = _one_epoch(network, X, Y, number, run)
        network.epochs = number + 1
        record = _measured(network, run, number + 1, eta)
        watched = record.cost if record.unseen_cost is None else record.unseen_cost
        best, since = (watched, 0) if watched < best else (best, since + 1)
        tired = run.patience is not None and since >= run.patience
        status = _status(record.cost, worst, tired, number + 1 == numbers.stop)
        yield replace(record, status=status)
        if status is not Ending.GOING:
            return


def _one_epoch(network: Trainable, X: np.ndarray, Y: np.ndarray, number: int, run: _Run) -> float:
    """Every example once; the last η."""
    draw = np.random.default_rng((run.seed, number))
    rows = X if run.augment is None else run.augment(X, draw)
    order, first = draw.permutation(len(X)), number * -(-len(X) // run.batch)
    rates = [run.rate(first + step) for step in range(-(-len(X) // run.batch))]
    for rate in rates:
        check_rate(rate)
    network.learn(rows, Y, order, run.batch, rates, run.momentum)
    return float(rates[-1])


def accuracy(outputs: np.ndarray, targets: np.ndarray) -> float:
    """The share of examples whose largest output is where the largest target is."""
    return float(np.mean(outputs.argmax(axis=1) == targets.argmax(axis=1)))


def _measured(network: Trainable, run: _Run, number: int, eta: float) -> Epoch:
    cost, right = network.measure(*run.measured)
    unseen_cost, unseen_right = (None, None) if run.unseen is None else network.measure(*run.unseen)
    return Epoch(number, cost, right, unseen_cost, unseen_right, eta, Ending.GOING)


def _status(cost: float, worst: float, tired: bool, last: bool) -> Ending:
    if np.isnan(cost):
        return Ending.NOT_A_NUMBER
    if isinf(cost) or cost > worst:
        return Ending.DIVERGED
    if tired:
        return Ending.STOPPED_EARLY
    return Ending.FINISHED if last else Ending.GOING
