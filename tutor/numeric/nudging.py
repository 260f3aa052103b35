"""One parameter, nudged by steps of any size: (C(θ + h) − C(θ − h))/2h, and what the nudge crosses on its way.

Whether a whole gradient is right is asked in `gradient_check`. Small networks get examples of their own here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tutor.numeric.network import Network

DECADES = 12
SIZES = tuple(float(size) for size in 10.0 ** np.arange(-DECADES, 0.1, 0.25))  # from 1e-12 to 1
MOST = 10  # examples that a small network has


@dataclass(frozen=True, slots=True)
class Nudge:
    """A nudge of size h to both sides: the two costs, the slope between them, whether a kink lies between."""

    size: float
    up: float
    down: float
    kink: bool

    @property
    def slope(self) -> float:
        """(C(θ + h) − C(θ − h))/2h"""
        return (self.up - self.down) / (2 * self.size)


def place_of(widths: tuple[int, ...], layer: int, neuron: int, before: int | None = None) -> int:
    """Where in θ the w[neuron, before] of a layer (from 1) is, or its b[neuron] without `before`."""
    start = sum((inputs + 1) * outputs for inputs, outputs in pairwise(widths[:layer]))
    inputs, outputs = widths[layer - 1], widths[layer]
    return start + (inputs * outputs + neuron if before is None else neuron * inputs + before)


def nudged(network: Network, X: np.ndarray, Y: np.ndarray, place: int, sizes: Iterable[float]) -> tuple[Nudge, ...]:
    """One parameter nudged by each of these sizes; the network is left as it was."""
    before = network.theta[place]
    try:
        return tuple(_nudged(network, X, Y, place, float(before), size) for size in sizes)
    finally:
        network.theta[place] = before


def _nudged(network: Network, X: np.ndarray, Y: np.ndarray, place: int, before: float, size: float) -> Nudge:
    network.theta[place] = before + size
    up, sides_up = network.cost(X, Y), network.kinks(X, Y)
    network.theta[place] = before - size
    down, sides_down = network.cost(X, Y), network.kinks(X, Y)
    return Nudge(size, up, down, not np.array_equal(sides_up, sides_down))


def example(widths: tuple[int, ...], number: int) -> tuple[np.ndarray, np.ndarray]:
    """An example for a small network, the same for the same number: inputs with one decimal, targets 0 or 1."""
    draw = np.random.default_rng((number, widths[0], widths[-1]))
    inputs = draw.integers(2, 16, (1, widths[0])) * draw.choice((-1, 1), (1, widths[0])) / 10
    return inputs, draw.integers(0, 2, (1, widths[-1])).astype(float)
