"""The cost around a point θ, along straight lines and on planes through it: real costs, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tutor.numeric.network import Network

NUDGE = 1e-4  # of length, for a slope that is measured


@dataclass(frozen=True, slots=True)
class Seen:
    """C(θ + s u + t v): how far along each direction, and the cost there."""

    steps: tuple[float, ...]
    cost: float


def random_direction(size: int, seed: int) -> np.ndarray:
    """A direction in which no parameter is favoured, of length 1."""
    drawn = np.random.default_rng(seed).standard_normal(size)
    return drawn / np.linalg.norm(drawn)


def uphill(network: Network, X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, float]:
    """The direction of ∇C, of length 1, and how long ∇C is."""
    gradient = network.flat_gradient(X, Y).astype(float)
    length = float(np.linalg.norm(gradient))
    return gradient / (length or 1.0), length


def costs(
    network: Network,
    X: np.ndarray,
    Y: np.ndarray,
    directions: Sequence[np.ndarray],
    places: Sequence[tuple[float, ...]],
) -> Iterator[Seen]:
    """The cost at each place: as many steps as there are directions. θ is left as it was."""
    here = network.theta.copy()
    for steps in places:
        moved = here + sum((step * way for step, way in zip(steps, directions, strict=True)), np.zeros(len(here)))
        yield Seen(tuple(map(float, steps)), _cost_at(network, X, Y, moved, here))


def slope(network: Network, X: np.ndarray, Y: np.ndarray, direction: np.ndarray) -> float:
    """(C(θ + h u) − C(θ − h u))/2h: how steep it is in a direction, measured."""
    here = network.theta.copy()
    up, down = (_cost_at(network, X, Y, here + step * direction, here) for step in (NUDGE, -NUDGE))
    return (up - down) / (2 * NUDGE)


def _cost_at(network: Network, X: np.ndarray, Y: np.ndarray, moved: np.ndarray, here: np.ndarray) -> float:
    network.theta[:] = moved
    try:
        return network.cost(X, Y)
    finally:
        network.theta[:] = here
