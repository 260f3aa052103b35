"""Blocks around a network that trains before the learner's eyes: the training, and what can be seen of the network."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = (
    "Confusion",
    "Pad",
    "Program",
    "Trainer",
    "Weights",
)


@dataclass(frozen=True, slots=True)
class Trainer:
    """A network of sigmoid layers that learns handwritten digits under the squared cost, and its first settings."""

    slug: str
    caption: str
    layers: tuple[int, ...] = (784, 16, 16, 10)
    epochs: int = 30
    rate: float = 1.0
    batch: int = 10
    seed: int = 0
    schedule: str = "cosine"  # of the learning rate, by its name
    momentum: float = 0.0


@dataclass(frozen=True, slots=True)
class Pad:
    """A digit of the learner's own: drawn, centred as the examples are, and shown to the lesson's network."""

    slug: str
    caption: str


@dataclass(frozen=True, slots=True)
class Confusion:
    """Which unseen digits the lesson's network takes for which."""

    slug: str
    caption: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What a neuron of the first hidden layer listens for: its weights as an image."""

    slug: str
    caption: str


@dataclass(frozen=True, slots=True)
class Program:
    """The code that trains a network, as it runs: the lesson's own, or one with these layers."""

    slug: str
    caption: str
    layers: tuple[int, ...] | None = None
