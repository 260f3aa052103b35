"""The same step by PyTorch, JAX and scikit-learn, for comparison; None where one is not installed.

Each is asserted against the step written by hand before it is handed out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

Parameters = list[tuple[np.ndarray, np.ndarray]]
Step = Callable[[], object] | None


def torch_step(parameters: Parameters, X: np.ndarray, Y: np.ndarray, rate: float, wanted: np.ndarray) -> Step:
    """PyTorch, eager, SGD, on as many threads as NumPy's products."""
    if find_spec("torch") is None:
        return None
    import torch

    layers = []
    for weights, biases in parameters:
        layer = torch.nn.Linear(*weights.shape[::-1])
        layer.weight.data[:], layer.bias.data[:] = torch.tensor(weights), torch.tensor(biases)
        layers += [layer, torch.nn.Sigmoid()]
    model, inputs, targets = torch.nn.Sequential(*layers), torch.tensor(X), torch.tensor(Y)
    descent = torch.optim.SGD(model.parameters(), lr=rate)

    def step() -> None:
        descent.zero_grad()
        cost = ((model(inputs) - targets) ** 2).sum() / len(inputs)
        cost.backward()
        descent.step()

    step()
    after = np.concatenate([part.detach().numpy().ravel() for part in model.parameters()])
    np.testing.assert_allclose(after, wanted, rtol=1e-4, atol=1e-6)
    return step


def jax_step(parameters: Parameters, X: np.ndarray, Y: np.ndarray, rate: float, wanted: np.ndarray) -> Step:
    """JAX, jit, on the CPU."""
    if find_spec("jax") is None:
        return None
    import jax

    def cost(values: list[tuple[jax.Array, jax.Array]], inputs: jax.Array, targets: jax.Array) -> jax.Array:
        for weights, biases in values:
            inputs = jax.nn.sigmoid(inputs @ weights.T + biases)
        return ((inputs - targets) ** 2).sum() / len(targets)

    slope = jax.grad(cost)

    @jax.jit
    def stepped(values: object, inputs: jax.Array, targets: jax.Array) -> object:
        return jax.tree.map(lambda value, by: value - rate * by, values, slope(values, inputs, targets))

    now = [stepped([tuple(map(jax.numpy.asarray, pair)) for pair in parameters], X, Y)]
    after = np.concatenate([np.asarray(part).ravel() for pair in now[0] for part in pair])
    np.testing.assert_allclose(after, wanted, rtol=1e-4, atol=1e-6)
    inputs, targets = jax.numpy.asarray(X), jax.numpy.asarray(Y)

    def step() -> None:
        now[0] = jax.block_until_ready(stepped(now[0], inputs, targets))

    return step


def sklearn_epoch(X: np.ndarray, labels: np.ndarray) -> Step:
    """scikit-learn's MLPClassifier, 16 and 16 sigmoids, SGD, batches of 32."""
    if find_spec("sklearn") is None:
        return None
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        (16, 16), activation="logistic", solver="sgd", batch_size=32, learning_rate_init=0.1, momentum=0, max_iter=1
    )
    model.partial_fit(X, labels, classes=np.arange(10))
    if model.predict(X).shape != labels.shape:
        raise AssertionError("scikit-learn did not learn from the digits")
    return lambda: model.partial_fit(X, labels)
