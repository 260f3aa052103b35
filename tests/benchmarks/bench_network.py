"""The trainer beside the bare matrix products of its step, and beside PyTorch, JAX and scikit-learn where installed.

python -m tests.benchmarks.bench_network [--size 1] [--rounds 31]     size 1 is the quick run

All sides run in turn in one process, float32, on the same number of threads; each figure is a median over rounds.
The other sides: pip install torch jax scikit-learn.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from sympy.core.cache import clear_cache

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.others import jax_step, sklearn_epoch, torch_step
from tutor.lower import build_network
from tutor.numeric.digits import embedded, recipe
from tutor.symbolic import activations, network

WIDTHS, WIDE = (784, 16, 16, 10), (784, 4096, 4096, 10)
BARE_GOALS = {10: 3.0, 32: 2.5, 100: 2.2, 1000: 1.4}
TORCH_GOALS = {10: 6.0, 32: 6.0, 100: 3.0, 1000: 1.5}
Work = Callable[[], object]


def bare_products(widths: tuple[int, ...], batch: int) -> Callable[[np.ndarray], None]:
    """The control: the matrix products of one step and nothing else, into room that is there."""
    draw = np.random.default_rng(0)
    pairs = list(pairwise(widths))
    weights = [draw.standard_normal((after, before), "float32") for before, after in pairs]
    slopes = [np.empty_like(weight) for weight in weights]
    outputs = [draw.standard_normal((batch, after), "float32") for _, after in pairs]
    errors = [draw.standard_normal((batch, after), "float32") for _, after in pairs]

    def products(X: np.ndarray) -> None:
        now = X
        for weight, output in zip(weights, outputs, strict=True):
            now = np.dot(now, weight.T, out=output)
        for number in range(len(weights) - 1, -1, -1):
            np.dot(errors[number].T, outputs[number - 1] if number else X, out=slopes[number])
            if number:
                np.dot(errors[number], weights[number], out=errors[number - 1])

    return products


def in_turn(works: dict[str, Work], rounds: int, repeat: int) -> dict[str, float]:
    """The median time of one call in microseconds, the sides taking turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            for _ in range(repeat):
                work()
            times[name].append(1e6 * (time.perf_counter() - start) / repeat)
    return {name: statistics.median(each) for name, each in times.items()}


def verdict(figure: float, goal: float, at_most: bool) -> str:
    """The figure beside its goal."""
    met = figure <= goal if at_most else figure >= goal
    return f"{figure:8.2f}  goal {'≤' if at_most else '≥'} {goal:g}  {'met' if met else 'MISSED'}"


def one_step(batch: int, rounds: int) -> None:
    """One step of 784-16-16-10: asserted against plain NumPy, then timed beside every side."""
    draw = np.random.default_rng(batch)
    X, Y = draw.random((batch, 784), "float32"), np.eye(10, dtype="float32")[draw.integers(0, 10, batch)]
    ours, check = build_network(WIDTHS, seed=1), build_network(WIDTHS, seed=1)
    wanted = plain_step(check.parameters, X, Y, 0.1)
    ours.step(X, Y, 0.1)
    np.testing.assert_allclose(ours.theta, wanted, rtol=1e-4, atol=1e-6)
    products = bare_products(WIDTHS, batch)
    works: dict[str, Work] = {"bare products": lambda: products(X), "ours": lambda: ours.step(X, Y, 0.1)}
    for name, make in (("PyTorch", torch_step), ("JAX", jax_step)):
        step = make(check.parameters, X, Y, 0.1, wanted)
        if step is not None:
            works[name] = step
    found = in_turn(works, rounds, max(1, 1000 // batch))
    print(f"\nbatch {batch:4}   " + "   ".join(f"{name} {each:.1f} µs" for name, each in found.items()))
    print(f"  times the bare products   {verdict(found['ours'] / found['bare products'], BARE_GOALS[batch], True)}")
    if "PyTorch" in found:
        print(f"  faster than PyTorch       {verdict(found['PyTorch'] / found['ours'], TORCH_GOALS[batch], False)}")
    if "JAX" in found:
        print(f"  faster than JAX           {verdict(found['JAX'] / found['ours'], 1, False)}")


def plain_step(
    parameters: list[tuple[np.ndarray, np.ndarray]], X: np.ndarray, Y: np.ndarray, rate: float
) -> np.ndarray:
    """One step of gradient descent, sigmoid and squared cost, written by hand."""
    outputs = [X.astype(float)]
    for weights, biases in parameters:
        outputs.append(1 / (1 + np.exp(-(outputs[-1] @ weights.T + biases))))
    slope, after = 2 * (outputs[-1] - Y) / len(X), []
    for number in range(len(parameters) - 1, -1, -1):
        weights, biases = parameters[number]
        error = slope * outputs[number + 1] * (1 - outputs[number + 1])
        after.insert(0, (weights - rate * error.T @ outputs[number], biases - rate * error.sum(axis=0)))
        slope = error @ weights
    return np.concatenate([part.ravel() for pair in after for part in pair])


def wide_step(rounds: int) -> None:
    """A wide network beside its bare products, and its memory beside its parameters and activations."""
    draw = np.random.default_rng(0)
    X, Y = draw.random((100, 784), "float32"), np.eye(10, dtype="float32")[draw.integers(0, 10, 100)]
    tracemalloc.start()
    ours = build_network(WIDE, seed=1)
    ours.step(X, Y, 0.1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    needed = ours.theta.nbytes + 4 * 100 * sum(WIDE)
    products = bare_products(WIDE, 100)
    found = in_turn({"bare": lambda: products(X), "ours": lambda: ours.step(X, Y, 0.1)}, rounds, 1)
    shown = ", ".join(f"{name} {each / 1e3:.1f} ms" for name, each in found.items())
    print(f"\n{'-'.join(map(str, WIDE))}, batch 100   {shown}")
    print(f"  times the bare products   {verdict(found['ours'] / found['bare'], 1.2, True)}")
    print(f"  memory, in parameters and activations {verdict(peak / needed, 3, True)}")


def derivation_and_lowering() -> None:
    """From the names to a network, nothing remembered."""
    print()
    for widths, goal in ((WIDTHS, 1.0), ((16,) * 101, 2.0), ((784, 2000, 2000, 10), 1.0)):
        clear_cache()
        for cached in (network.hidden_layer, network.last_layer, network.cost_formulas, network._by):
            cached.cache_clear()
        activations.slope.cache_clear()
        activations.slope_in_a.cache_clear()
        start = time.perf_counter()
        build_network(widths, initial="zero")
        seconds = time.perf_counter() - start
        print(f"derived and lowered, {len(widths) - 1} layers, widest {max(widths)}: s {verdict(seconds, goal, True)}")


def one_epoch(rounds: int) -> None:
    """An epoch of 4,000 digits in batches of 32, beside scikit-learn."""
    digits = embedded()
    epoch = sklearn_epoch(digits.X, digits.Y.argmax(axis=1))
    ours = build_network(WIDTHS, seed=1)
    works: dict[str, Work] = {"ours": lambda: list(ours.train(digits.X, digits.Y, 1, batch=32, schedule=0.1))}
    if epoch is not None:
        works["scikit-learn"] = epoch
    found = in_turn(works, rounds, 1)
    print(
        "\none epoch of 4,000, batch 32   " + "   ".join(f"{name} {each / 1e3:.1f} ms" for name, each in found.items())
    )
    if epoch is not None:
        print(f"  faster than scikit-learn  {verdict(found['scikit-learn'] / found['ours'], 4, False)}")


def accuracy(seeds: int, epochs: int | None) -> None:
    """The recipe for the digits, on the 1,000 unseen."""
    digits = embedded()
    settings = recipe(len(digits.X), epochs) if epochs else recipe(len(digits.X))
    shares, seconds = [], []
    for seed in range(seeds):
        start = time.perf_counter()
        ours = build_network(WIDTHS, seed=seed)
        unseen = (digits.unseen_X, digits.unseen_Y)
        *_, last = ours.train(digits.X, digits.Y, seed=seed, unseen=unseen, **settings)
        seconds.append(time.perf_counter() - start)
        shares.append(100 * last.unseen_accuracy)
    print(f"\nright on the 1,000 unseen, seeds 0 to {seeds - 1}, %: {', '.join(f'{share:.1f}' for share in shares)}")
    if not epochs:
        print(f"  median                    {verdict(statistics.median(shares), 93.5, False)}")
        print(f"  worst                     {verdict(min(shares), 92, False)}")
        print(f"  longest training, s       {verdict(max(seconds), 10, True)}")


def nudges(rounds: int) -> None:
    """The gradient of one image by backpropagation, beside a nudge of each of the 13,002 parameters."""
    digits = embedded("float64")
    ours = build_network(WIDTHS, dtype="float64")
    X, Y = digits.X[:1], digits.Y[:1]
    found = in_turn({"gradient": lambda: ours.gradient(X, Y), "cost": lambda: ours.cost(X, Y)}, rounds, 50)
    ratio = ours.theta.size * found["cost"] / found["gradient"]
    print(f"\none gradient {found['gradient']:.0f} µs, one cost {found['cost']:.0f} µs")
    print(f"  13,002 nudges, one side each, take {ratio:,.0f} times as long as one backpropagation")


def main() -> None:
    """Every table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=100, help="1 is the quick run")
    options.add_argument("--rounds", type=int, default=31)
    chosen = options.parse_args()
    rounds, quick = (1, True) if chosen.size == 1 else (chosen.rounds, False)
    warnings.simplefilter("ignore")
    for batch in BARE_GOALS:
        one_step(batch, rounds)
    derivation_and_lowering()
    one_epoch(min(rounds, 9))
    nudges(min(rounds, 9))
    accuracy(1 if quick else 5, 2 if quick else None)
    if not quick:
        wide_step(min(rounds, 15))


if __name__ == "__main__":
    main()
