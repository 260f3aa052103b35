"""The whole gradient twice, on one clock: by one backward pass, and by nudging one parameter after the other.

The clock counts what this thread computes, so that nobody else's work counts against either; where it is too coarse,
the ordinary clock stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import get_clock_info, perf_counter, thread_time

import numpy as np

from tutor.numeric.gradient_check import check_gradient
from tutor.numeric.network import Network

CHUNK = 250  # nudges between two records
clock = thread_time if get_clock_info("thread_time").resolution < 1e-6 else perf_counter
PASSES = 25  # backward passes, of which the median is taken: one alone is too short for a clock


@dataclass(frozen=True, slots=True)
class Lap:
    """How far the nudges are: so many of all, their seconds so far, and the seconds of the one backward pass.

    `apart` is the largest difference so far between the two gradients, `largest` the largest entry of the gradient.
    """

    done: int
    of: int
    seconds: float
    backward: float
    apart: float
    largest: float

    @property
    def whole(self) -> float:
        """The seconds of all nudges at the pace so far."""
        return self.seconds * self.of / self.done if self.done else 0.0

    @property
    def ratio(self) -> float:
        """How many times as long the nudges take."""
        return self.whole / self.backward


def race(network: Network, X: np.ndarray, Y: np.ndarray, chunk: int = CHUNK) -> Iterator[Lap]:
    """(C(θ + h) − C(θ − h))/2h for each parameter, after one backward pass; a record for each chunk."""
    gradient, backward = _backward(network, X, Y)
    theta, seconds, apart = network.theta, 0.0, 0.0
    largest = float(np.abs(gradient).max())
    yield Lap(0, theta.size, 0.0, backward, 0.0, largest)
    for start in range(0, theta.size, chunk):
        which = range(start, min(start + chunk, theta.size))
        began = clock()
        found = check_gradient(lambda: network.cost(X, Y), theta, gradient, which)
        seconds += clock() - began
        apart = max(apart, *(abs(one.given - one.nudged) for one in found.parameters))
        yield Lap(which.stop, theta.size, seconds, backward, apart, largest)


def _backward(network: Network, X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, float]:
    """The gradient, and the seconds that it takes, forward pass included."""
    gradient = network.flat_gradient(X, Y)
    times = []
    for _ in range(PASSES):
        began = clock()
        network.gradient(X, Y)
        times.append(clock() - began)
    return gradient, median(times)
