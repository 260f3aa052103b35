"""Several networks trained in turn on the same examples in the same order: one record for each part of an epoch.

A part is small enough that none of them waits long for the others. What is compared is up to whoever builds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tutor.numeric.network import Network
from tutor.numeric.schedules import Schedule
from tutor.numeric.training import MEASURED

PARTS = 4  # of an epoch
Examples = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSetup:
    """A network, and how it is trained."""

    network: Network
    rates: Schedule
    batch: int
    momentum: float = 0.0

    def learn(self, X: np.ndarray, Y: np.ndarray, order: np.ndarray, first: int, part: range) -> None:
        """The batches `part` of an epoch that begins with step `first`."""
        chosen = order[part.start * self.batch : part.stop * self.batch]
        rates = [self.rates(first + step) for step in part]
        self.network.learn(X, Y, chosen, self.batch, rates, self.momentum)


@dataclass(frozen=True, slots=True, eq=False)
class WeightRows:
    """Some weights of each neuron of the first hidden layer, and how far the whole rows are from being equal.

    `apart`: the largest difference between two rows, as a share of the largest weight; `pulled_apart`: the same of the
    gradient. None where all are 0.
    """

    weights: np.ndarray
    apart: float | None
    pulled_apart: float | None


@dataclass(frozen=True, slots=True, eq=False)
class EpochRecord:
    """How one of the networks does after so many epochs: the cost of what it learns from, the share right of others."""

    run: int
    epoch: float
    cost: float
    accuracy: float
    rows: WeightRows | None = None


def steps(count: int, batch: int, epochs: int) -> int:
    """⌈examples/batch⌉ · epochs"""
    return -(-count // batch) * epochs


def together(
    ways: Sequence[TrainingSetup],
    seen: Examples,
    unseen: Examples,
    epochs: int,
    seed: int = 0,
    rows: Sequence[int] = (),
) -> Iterator[EpochRecord]:
    """A record of each network before it is trained, then part after part; one whose cost is no number ends there.

    `rows`: with the weights of the first hidden layer that come from these inputs.
    """
    X, Y = seen
    lost: set[int] = set()
    for run in range(len(ways)):
        yield _record(ways, run, 0.0, seen, unseen, rows)
    for number in range(epochs):
        order = np.random.default_rng((seed, number)).permutation(len(X))
        for run, part, share in _turns(ways, len(X)):
            if run in lost:
                continue
            ways[run].learn(X, Y, order, number * steps(len(X), ways[run].batch, 1), part)
            record = _record(ways, run, number + share, seen, unseen, rows)
            if not np.isfinite(record.cost):
                lost.add(run)
            yield record


def _turns(ways: Sequence[TrainingSetup], count: int) -> Iterator[tuple[int, range, float]]:
    """Whose turn it is, with which batches of the epoch, and how much of the epoch is behind it then."""
    for part in range(PARTS):
        for run, way in enumerate(ways):
            whole = steps(count, way.batch, 1)
            batches = range(whole * part // PARTS, whole * (part + 1) // PARTS)
            if batches:
                yield run, batches, batches.stop / whole


def _record(
    ways: Sequence[TrainingSetup], run: int, epoch: float, seen: Examples, unseen: Examples, rows: Sequence[int]
) -> EpochRecord:
    network = ways[run].network
    measured = (seen[0][:MEASURED], seen[1][:MEASURED])
    cost, _ = network.measure(*measured)
    _, right = network.measure(*unseen)
    return EpochRecord(run, epoch, cost, right, _rows(network, measured, rows) if rows else None)


def _rows(network: Network, examples: Examples, inputs: Sequence[int]) -> WeightRows:
    weights = network.parameters[0][0]
    return WeightRows(weights[:, list(inputs)], apart(weights), apart(network.gradient(*examples)[0][0]))


def apart(rows: np.ndarray) -> float | None:
    """The largest difference between a row and the first, as a share of the largest entry; None where all are 0."""
    largest = float(np.abs(rows).max())
    return float(np.abs(rows - rows[0]).max()) / largest if largest else None
