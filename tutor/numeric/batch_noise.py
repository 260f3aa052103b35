"""How far the gradient of a few examples is from the gradient of all: the angle and the error, batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tutor.numeric.network import Network


@dataclass(frozen=True, slots=True)
class Draw:
    """One batch: its size, the angle between its gradient g and that of all, G, in degrees, and |g − G|/|G|."""

    size: int
    angle: float
    error: float


@dataclass(frozen=True, slots=True)
class Noise:
    """All draws of a size: how many, their mean angle, and the root of their mean squared error."""

    size: int
    count: int
    angle: float
    error: float


def draws(
    network: Network, X: np.ndarray, Y: np.ndarray, sizes: Sequence[int], count: int, seed: int = 0
) -> Iterator[Draw]:
    """`count` times a batch of each size, its examples drawn as in training: none of them twice."""
    whole = network.flat_gradient(X, Y).astype(float)
    draw = np.random.default_rng(seed)
    for _ in range(count):
        for size in sizes:
            some = draw.permutation(len(X))[:size]
            yield _compared(len(some), network.flat_gradient(X[some], Y[some]).astype(float), whole)


def _compared(size: int, part: np.ndarray, whole: np.ndarray) -> Draw:
    lengths = np.linalg.norm(part) * np.linalg.norm(whole)
    cosine = float(part @ whole / lengths) if lengths else 1.0
    error = np.linalg.norm(part - whole) / (np.linalg.norm(whole) or 1.0)
    return Draw(size, float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))), float(error))


def noises(found: Iterable[Draw]) -> tuple[Noise, ...]:
    """The draws of each size, from the smallest on."""
    by_size: dict[int, list[Draw]] = {}
    for one in found:
        by_size.setdefault(one.size, []).append(one)
    return tuple(
        Noise(
            size,
            len(those),
            float(np.mean([one.angle for one in those])),
            float(np.mean([one.error**2 for one in those]) ** 0.5),
        )
        for size, those in sorted(by_size.items())
    )


def power(found: Sequence[Noise]) -> float | None:
    """The p for which error ~ n^p fits best; None where there are no two sizes with an error."""
    sizes = [(one.size, one.error) for one in found if one.error > 1e-9]
    if len(sizes) < 2:
        return None
    across, up = np.log([size for size, _ in sizes]), np.log([error for _, error in sizes])
    across = across - across.mean()
    return float(across @ up / (across @ across))
