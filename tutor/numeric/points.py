"""Small sets of examples made from a seed: for one neuron, a threshold; for a network, the quadrants of a square."""

from __future__ import annotations

import numpy as np

FEW, SOME = 20, 60
REACH = 2.0  # the inputs lie between −2 and 2
THRESHOLD = 0.4


def points(inputs: int, outputs: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """X and Y: with one input y is 1 beyond a threshold; with more, the output of the quadrant is 1 and the others 0.

    Opposite quadrants go together, so no single line parts them: a network without a hidden layer cannot learn it.
    """
    draw = np.random.default_rng(seed)
    if inputs == 1:
        X = np.sort(draw.uniform(-REACH, REACH, (FEW, 1)), axis=0)
        return X, np.repeat((X > THRESHOLD).astype(float), outputs, axis=1)
    X = draw.uniform(-REACH, REACH, (SOME, inputs))
    opposite = (X[:, 0] * X[:, 1] > 0).astype(int)
    return X, np.eye(max(outputs, 2))[opposite][:, :outputs]
