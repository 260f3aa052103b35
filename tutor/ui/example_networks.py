"""Networks to look at, from a seed: untrained, or after a short training that is done when somebody first asks."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from tutor.lower import build_network
from tutor.numeric.digits import Digits, embedded
from tutor.numeric.network import Network

STAGES = (0, 3)  # epochs of training
SEED, RATE, BATCH = 0, 1.0, 10


@lru_cache(maxsize=2)
def examples(dtype: str = "float32") -> Digits:
    """The images that come along, read once for all learners."""
    return embedded(dtype)


def specimen(layers: tuple[int, ...], epochs: int, dtype: str = "float32") -> Network:
    """A network of its own for whoever asks, after so many epochs."""
    network = build_network(layers, seed=SEED, dtype=dtype)
    if epochs:
        network.theta[:] = _trained(layers, epochs)
    return network


@lru_cache(maxsize=16)
def _trained(layers: tuple[int, ...], epochs: int) -> np.ndarray:
    network = build_network(layers, seed=SEED)
    data = examples()
    for _ in network.train(data.X, data.Y, epochs, BATCH, RATE, seed=SEED):
        pass
    return network.theta
