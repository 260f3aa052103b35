"""Blocks around real runs and real gradients: nothing that they show was computed before the learner came."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = (
    "ACCURACY",
    "COST",
    "RATE",
    "ROWS",
    "BatchNoise",
    "Compare",
    "CostSlice",
    "GradientCheck",
    "GradientImage",
    "NudgeRace",
    "Variation",
)

DIGITS = (784, 16, 16, 10)
COST, ACCURACY, RATE, ROWS = "cost", "accuracy", "rate", "rows"


@dataclass(frozen=True, slots=True)
class Variation:
    """One way to train: what it is called, and its settings. Schedules and initialisations by their names."""

    name: str
    rate: float = 1.0
    batch: int = 10
    schedule: str = "constant"  # constant, step, exponential, cosine, warm-up
    momentum: float = 0.0
    initial: str = "xavier"  # zero, equal, gaussian, xavier, he
    scale: float = 1.0  # the random weights are multiplied by it


@dataclass(frozen=True, slots=True)
class Compare:
    """The same network trained on handwritten digits in several ways at once, a curve for each: real runs.

    `show` picks what is shown of them: COST, ACCURACY (on unseen images), RATE (the learning rate at each epoch), ROWS
    (the first weights of each neuron of a hidden layer, and whether the rows are equal). The learner starts, stops and
    repeats it, from a seed.
    """

    slug: str
    caption: str
    runs: tuple[Variation, ...]
    layers: tuple[int, ...] = DIGITS
    epochs: int = 10
    seed: int = 0
    images: int = 4000  # so many of the 4,000 to learn from
    show: tuple[str, ...] = (COST,)


@dataclass(frozen=True, slots=True)
class BatchNoise:
    """How far the gradient of a batch points from that of all images, for batches of several sizes, measured now."""

    slug: str
    caption: str
    sizes: tuple[int, ...] = (1, 10, 100, 1000)
    draws: int = 40
    layers: tuple[int, ...] = DIGITS


@dataclass(frozen=True, slots=True)
class CostSlice:
    """The real cost of a network along a random direction, along its gradient, and on the plane of the two."""

    slug: str
    caption: str
    layers: tuple[int, ...] = DIGITS


@dataclass(frozen=True, slots=True)
class NudgeRace:
    """The whole gradient by one backward pass, and by one nudge for each parameter: timed on this machine, now."""

    slug: str
    caption: str
    layers: tuple[int, ...] = DIGITS


@dataclass(frozen=True, slots=True)
class GradientImage:
    """Which weights matter most now: the gradient of a neuron's weights as an image, and the largest entries."""

    slug: str
    caption: str
    layers: tuple[int, ...] = DIGITS


@dataclass(frozen=True, slots=True)
class GradientCheck:
    """One parameter, one image, three numbers for the same slope: the formula's, backpropagation's and a nudge's.

    The learner picks the parameter and the image; the nudge has a slider, and the error of all nudges is a curve.
    """

    slug: str
    caption: str
    layers: tuple[int, ...] = DIGITS
