"""PyTorch's autograd as a witness, on random networks of 1 to 6 layers over all activations and costs.

PyTorch is no dependency: pip install torch, then pytest tests/lower/test_torch.py; without it these tests are skipped.
"""

from __future__ import annotations

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.network import Network
from tutor.symbolic.activations import ACTIVATIONS as SYMBOLIC
from tutor.symbolic.costs import COSTS, PAIRS

torch = pytest.importorskip("torch", reason="PyTorch is not installed; pip install torch to compare with its autograd")

ACTIVATIONS = {
    "sigmoid": lambda z: torch.sigmoid(z),
    "tanh": lambda z: torch.tanh(z),
    "relu": lambda z: torch.relu(z),
    "leaky-relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "softplus": lambda z: torch.nn.functional.softplus(z, threshold=1000),
    "silu": lambda z: torch.nn.functional.silu(z),
    "gelu": lambda z: torch.nn.functional.gelu(z),
    "elu": lambda z: torch.nn.functional.elu(z),
    "mish": lambda z: torch.nn.functional.mish(z),
    "identity": lambda z: z,
    "softmax": lambda z: torch.softmax(z, dim=1),
}
COST = {
    "squared": lambda a, y: ((a - y) ** 2).sum() / len(a),
    "half-squared": lambda a, y: ((a - y) ** 2).sum() / len(a) / 2,
    "squared-sum": lambda a, y: ((a - y) ** 2).sum(),
    "half-squared-sum": lambda a, y: ((a - y) ** 2).sum() / 2,
    "squared-mean": lambda a, y: torch.nn.functional.mse_loss(a, y),
    "cross-entropy": lambda a, y: -(y * a.log()).sum() / len(a),
    "binary-cross-entropy": lambda a, y: torch.nn.functional.binary_cross_entropy(a, y, reduction="sum") / len(a),
}
INNER = tuple(name for name in ACTIVATIONS if name != "softmax")


def by_autograd(network: Network, X: np.ndarray, Y: np.ndarray) -> tuple[float, list[np.ndarray]]:
    """The cost and the gradient of the same network."""
    parts = [torch.tensor(part, requires_grad=True) for pair in network.parameters for part in pair]
    now = torch.tensor(X)
    for number, name in enumerate(network.names[:-1]):
        now = ACTIVATIONS[name](now @ parts[2 * number].T + parts[2 * number + 1])
    cost = COST[network.names[-1]](now, torch.tensor(Y))
    cost.backward()
    return float(cost.detach()), [part.grad.numpy() for part in parts]


def test_every_activation_and_cost_has_its_counterpart():
    assert set(ACTIVATIONS) == {activation.name for activation in SYMBOLIC}
    assert set(COST) == {cost.name for cost in COSTS}


@pytest.mark.parametrize("seed", range(60))
def test_a_random_network_has_the_gradient_of_autograd(seed: int):
    draw = np.random.default_rng(seed)
    under = COSTS[seed % len(COSTS)].name
    last = draw.choice(dict(PAIRS)[under])
    depth = 1 + seed % 6
    widths = tuple(int(width) for width in draw.integers(2, 9, depth + 1))
    chosen = (*draw.choice(INNER, depth - 1), last)
    network = build_network(widths, tuple(map(str, chosen)), under, seed=seed, dtype="float64")
    network.theta += draw.normal(scale=0.3, size=network.theta.shape)
    X, Y = draw.normal(size=(5, widths[0])), draw.random((5, widths[-1]))
    Y /= Y.sum(axis=1, keepdims=True)
    cost, parts = by_autograd(network, X, Y)
    assert network.cost(X, Y) == pytest.approx(cost, rel=1e-12)
    ours = [part for pair in network.gradient(X, Y) for part in pair]
    scale = max(float(np.abs(part).max()) for part in parts)
    for mine, wanted in zip(ours, parts, strict=True):
        np.testing.assert_allclose(mine, wanted, rtol=1e-10, atol=1e-10 * scale)
