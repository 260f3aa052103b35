"""Where the weights begin: the list θ of all weights and biases, from a seed. Biases begin at 0, but for `equal`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

Widths = tuple[int, ...]
Scale = Callable[[int, int], float]  # (inputs, outputs) of a layer ↦ standard deviation
EQUAL = 0.5


def zero(widths: Widths, seed: int, dtype: str) -> np.ndarray:
    """w = 0"""
    return np.zeros(_size(widths), dtype)


def equal(widths: Widths, seed: int, dtype: str) -> np.ndarray:
    """w = b = ½: neurons of a layer that begin equal stay equal"""
    return np.full(_size(widths), EQUAL, dtype)


def gaussian(widths: Widths, seed: int, dtype: str) -> np.ndarray:
    """w ~ N(0, 1)"""
    return _drawn(widths, seed, dtype, lambda inputs, outputs: 1.0)


def xavier(widths: Widths, seed: int, dtype: str) -> np.ndarray:
    """w ~ N(0, 2/(inputs + outputs))"""
    return _drawn(widths, seed, dtype, lambda inputs, outputs: (2 / (inputs + outputs)) ** 0.5)


def he(widths: Widths, seed: int, dtype: str) -> np.ndarray:
    """w ~ N(0, 2/inputs)"""
    return _drawn(widths, seed, dtype, lambda inputs, outputs: (2 / inputs) ** 0.5)


INITIAL: tuple[tuple[str, Callable[[Widths, int, str], np.ndarray]], ...] = (
    ("zero", zero),
    ("equal", equal),
    ("gaussian", gaussian),
    ("xavier", xavier),
    ("he", he),
)


def _size(widths: Widths) -> int:
    return sum((before + 1) * after for before, after in pairwise(widths))


def _drawn(widths: Widths, seed: int, dtype: str, scale: Scale) -> np.ndarray:
    draw = np.random.default_rng(seed)
    theta, place = np.zeros(_size(widths), dtype), 0
    for before, after in pairwise(widths):
        weights = theta[place : place + before * after]
        weights[:] = draw.standard_normal(before * after, dtype=weights.dtype.type)
        weights *= scale(before, after)
        place += (before + 1) * after
    return theta
