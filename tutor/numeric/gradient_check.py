"""Is a gradient right? Nudge one parameter up and down, and compare: (C(θ + h) − C(θ − h))/2h beside ∂C/∂θ.

Where the nudge carries a neuron over a kink, the two need not agree: such parameters are flagged, not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

NUDGE = 1e-5
CLOSE = 1e-6  # of the largest gradient among those compared


@dataclass(frozen=True, slots=True)
class Nudged:
    """One parameter: the gradient that was given, the one from nudging, and whether the nudge crosses a kink."""

    place: int
    given: float
    nudged: float
    kink: bool


@dataclass(frozen=True, slots=True)
class Check:
    """What was compared; `largest` is the scale: the largest gradient given."""

    parameters: tuple[Nudged, ...]
    largest: float

    @property
    def worst(self) -> float:
        """The largest difference that is not at a kink, as a share of the largest gradient."""
        apart = [abs(one.given - one.nudged) for one in self.parameters if not one.kink]
        if any(np.isnan(apart)):
            return np.inf
        return max(apart, default=0.0) / (self.largest or 1.0)

    @property
    def kinks(self) -> tuple[int, ...]:
        """The parameters whose nudge crosses a kink."""
        return tuple(one.place for one in self.parameters if one.kink)

    def passes(self, close: float = CLOSE) -> bool:
        """The gradient agrees with the nudges, away from kinks."""
        return self.worst <= close


def check_gradient(
    cost: Callable[[], float],
    theta: np.ndarray,
    gradient: np.ndarray,
    which: Iterable[int] | None = None,
    *,
    nudge: float = NUDGE,
    sides: Callable[[], np.ndarray] | None = None,
) -> Check:
    """Compare `gradient` with central differences of `cost`, which reads `theta`; `theta` is left as it was.

    `which` parameters (all without it); `sides` tells on which side of each kink things are.
    """
    if theta.dtype != np.float64:
        raise ValueError(f"nudges need float64, θ is {theta.dtype}")
    if gradient.shape != theta.shape:
        raise ValueError(f"the gradient has the shape {gradient.shape}, θ has {theta.shape}")
    places = range(theta.size) if which is None else which
    found = tuple(_nudged(cost, theta, gradient, place, nudge, sides) for place in places)
    return Check(found, float(np.max(np.abs(gradient), initial=0.0)))


def _nudged(
    cost: Callable[[], float],
    theta: np.ndarray,
    gradient: np.ndarray,
    place: int,
    nudge: float,
    sides: Callable[[], np.ndarray] | None,
) -> Nudged:
    before = theta[place]
    try:
        theta[place] = before + nudge
        up, above = cost(), None if sides is None else sides()
        theta[place] = before - nudge
        down, below = cost(), None if sides is None else sides()
    finally:
        theta[place] = before
    kink = above is not None and below is not None and not np.array_equal(above, below)
    return Nudged(int(place), float(gradient[place]), (up - down) / (2 * nudge), kink)
