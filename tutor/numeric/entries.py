"""Which parameter is which in the one long list θ, and which entries of a gradient are the largest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np


@dataclass(frozen=True, slots=True)
class Entry:
    """A parameter: its layer and its neuron, from 1; where its weight comes from, from 0, or None for a bias."""

    layer: int
    neuron: int
    source: int | None
    value: float


def entry(widths: tuple[int, ...], place: int, value: float) -> Entry:
    """The parameter at a place of the list: the weights of a layer row by row, then its biases, layer by layer."""
    for layer, (before, width) in enumerate(pairwise(widths), 1):
        if place < width * before:
            return Entry(layer, place // before + 1, place % before, value)
        place -= width * before
        if place < width:
            return Entry(layer, place + 1, None, value)
        place -= width
    raise IndexError("there are fewer parameters than that")


def largest(widths: tuple[int, ...], gradient: np.ndarray, count: int = 10) -> tuple[Entry, ...]:
    """The entries furthest from 0, the furthest first."""
    places = np.argsort(-np.abs(gradient), kind="stable")[:count]
    return tuple(entry(widths, int(place), float(gradient[place])) for place in places)


def held(gradient: np.ndarray, count: int = 10) -> float:
    """How long the gradient is with its largest entries alone, as a share of its length."""
    whole = float(np.linalg.norm(gradient))
    return float(np.linalg.norm(np.sort(np.abs(gradient))[-count:])) / whole if whole else 0.0
