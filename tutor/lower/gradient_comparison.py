"""Three witnesses for one slope: the cost as a formula, backpropagation and a nudge; and why they disagree, if they do.

A fourth is a network that goes by somebody's own formula. The numbers only. What is said about them is for the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import isfinite

import numpy as np

from tutor.lower.network import build_network
from tutor.lower.scalar_gradient import ScalarGradient, slope_by_formula
from tutor.numeric.network import Network
from tutor.numeric.nudging import SIZES, Nudge, nudged, place_of

AGREE = 1e-6  # of the slope
PLAIN = 4  # the largest factor that is told as one
ROUNDING = 100 * float(np.finfo(float).eps)  # of the cost: what sums of hundreds of terms may lose


class Why(Enum):
    """What there is to say about the three numbers."""

    AGREE = "they agree"
    BLANK = "what comes in is 0"
    ASLEEP = "nothing reaches the cost"
    KINK = "a kink was crossed"
    ROUNDING = "h is too small"
    LARGE = "h is too large"


@dataclass(frozen=True, slots=True)
class GradientComparison:
    """What the three say of one parameter, the nudges of all sizes, and why the chosen nudge is as good as it is."""

    formula: ScalarGradient
    backpropagation: float
    nudge: Nudge
    nudges: tuple[Nudge, ...]
    why: Why

    @property
    def error(self) -> float:
        """How far the nudge is from the formula."""
        return abs(self.nudge.slope - self.formula.slope)


def network_for(layers: tuple[int, ...], activation: str, seed: int = 0) -> Network:
    """A network of sigmoids, or of ReLUs with a sigmoid at its end, in double precision."""
    if activation == "sigmoid":
        return build_network(layers, dtype="float64", seed=seed)
    hidden = [activation] * (len(layers) - 2)
    chosen = [*hidden, "sigmoid"] if hidden else [activation]
    return build_network(layers, chosen, dtype="float64", seed=seed, initial="he")


def doubled(network: Network) -> Network:
    """The same network in double precision, for a nudge needs all its digits."""
    copied = build_network(network.widths, network.names[:-1], network.names[-1], dtype="float64")
    copied.theta[:] = network.theta
    return copied


def hear(
    network: Network, X: np.ndarray, Y: np.ndarray, layer: int, neuron: int, before: int | None, size: float
) -> GradientComparison:
    """The three numbers for w[neuron, before] of a layer (from 1), or for b[neuron] without `before`; one example."""
    place = place_of(network.widths, layer, neuron, before)
    gradient = network.flat_gradient(X, Y)
    chosen, *nudges = nudged(network, X, Y, place, (size, *SIZES))
    formula = slope_by_formula(network, X, Y, layer, neuron, before)
    by_bias = float(gradient[place_of(network.widths, layer, neuron)])
    blank = before is not None and (bool(by_bias) or (layer == 1 and not X[0, before]))
    slope = float(gradient[place]) + 0.0  # no −0
    return GradientComparison(formula, slope, chosen, tuple(nudges), _why(slope, formula.cost, chosen, blank))


def believed(
    believer: Network, network: Network, X: np.ndarray, Y: np.ndarray, layer: int, neuron: int, before: int | None
) -> float:
    """The slope by the same parameter that a network of the same widths gives which has its own formulas for it."""
    believer.theta[:] = network.theta
    return float(believer.flat_gradient(X, Y)[place_of(network.widths, layer, neuron, before)]) + 0.0


def simple_ratio(value: float, true: float) -> Fraction | None:
    """value/true where it is 1, 2, 3 or 4, or one part of so many, with either sign; None for anything else."""
    ratio = value / true if true else float("nan")
    if not isfinite(ratio):
        return None
    near = Fraction(ratio).limit_denominator(PLAIN)
    size = sorted((abs(near.numerator), near.denominator))
    return near if size[0] == 1 and size[1] <= PLAIN and abs(ratio - near) <= AGREE * abs(near) else None


def _why(slope: float, cost: float, nudge: Nudge, blank: bool) -> Why:
    error = abs(nudge.slope - slope)
    if not slope and not error:
        return Why.BLANK if blank else Why.ASLEEP
    if error <= AGREE * abs(slope):
        return Why.AGREE
    if nudge.kink:
        return Why.KINK
    return Why.ROUNDING if error <= ROUNDING * cost / nudge.size else Why.LARGE
