"""What lowering costs: the lowered function beside NumPy written by hand, on arrays and on single numbers.

python tests/benchmarks/bench_lowering.py [--size 1]     size 1 is 1,000 numbers and one round, the quick run
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sympy import Expr, Symbol
from sympy.core.cache import clear_cache

sys.path.insert(0, str(Path(__file__).parents[2]))

from tutor.elementary.heads import relu, sigmoid, softplus
from tutor.lower import elementwise, javascript, stable, to_javascript, to_numpy
from tutor.notation import b, w, x, y, z

Function = Callable[..., np.ndarray]


def sigmoid_by_hand(z: np.ndarray) -> np.ndarray:
    """σ(z) without overflow"""
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def slope_by_hand(w: np.ndarray, x: np.ndarray, b: np.ndarray, y: np.ndarray) -> np.ndarray:
    """∂C/∂w = 2(a − y)·a(1 − a)·x, with 1 − a where it loses no digit"""
    z = w * x + b
    e = np.exp(-np.abs(z))
    a = np.exp(np.minimum(z, 0)) / (1 + e)
    return 2 * (a - y) * x * (e / (1 + e) ** 2)


@dataclass(frozen=True, slots=True)
class Case:
    """An expression, its arguments, and the same by hand."""

    name: str
    expr: Expr
    symbols: tuple[Symbol, ...]
    by_hand: Function


_a = sigmoid(w * x + b)
CASES: tuple[Case, ...] = (
    Case("(w − 3)²", (w - 3) ** 2, (w,), lambda w: (w - 3) ** 2),
    Case("ReLU", relu(z), (z,), lambda z: np.maximum(z, 0)),
    Case("σ", sigmoid(z), (z,), sigmoid_by_hand),
    Case("softplus", softplus(z), (z,), lambda z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))),
    Case("cost of a neuron", (_a - y) ** 2, (w, x, b, y), lambda w, x, b, y: (sigmoid_by_hand(w * x + b) - y) ** 2),
    Case("slope of that cost", 2 * (_a - y) * _a * (1 - _a) * x, (w, x, b, y), slope_by_hand),
)


def microseconds(work: Callable[[], object], rounds: int, repeat: int = 1) -> float:
    """The median time of one call."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeat):
            work()
        times.append(1e6 * (time.perf_counter() - start) / repeat)
    return statistics.median(times)


def forget() -> None:
    """Empty every cache between an expression and its code."""
    clear_cache()
    for cached in (stable._named, stable._spelled, elementwise._kernel, javascript._printed):
        cached.cache_clear()


def cold(work: Callable[[], object], rounds: int) -> float:
    """The median time of a first call."""
    times = []
    for _ in range(rounds):
        forget()
        times.append(microseconds(work, 1))
    return statistics.median(times)


def report(case: Case, numbers: int, rounds: int) -> None:
    """Agreement first, then each time beside its control, in one run."""
    draw = np.random.default_rng(0)
    arrays = tuple(draw.normal(scale=4, size=numbers) for _ in case.symbols)
    single = tuple(float(array[0]) for array in arrays)
    lowered = to_numpy(case.expr, case.symbols)
    np.testing.assert_allclose(lowered(*arrays), case.by_hand(*arrays), rtol=1e-12, atol=1e-300)
    ours = microseconds(lambda: lowered(*arrays), rounds)
    hand = microseconds(lambda: case.by_hand(*arrays), rounds)
    ours_single = microseconds(lambda: lowered(*single), rounds, 50)
    hand_single = microseconds(lambda: case.by_hand(*map(np.float64, single)), rounds, 50)
    first = cold(lambda: to_numpy(case.expr, case.symbols), min(rounds, 5))
    again = microseconds(lambda: to_numpy(case.expr, case.symbols), rounds, 50)
    script = cold(lambda: to_javascript(case.expr, case.symbols), min(rounds, 5))
    print(
        f"{case.name:20} {ours:9.0f} {hand:9.0f} {ours / hand:6.2f}  {ours_single:7.1f} {hand_single:7.1f}"
        f" {ours_single / hand_single:6.2f}  {first / 1e3:8.1f} {again:8.1f} {script / 1e3:8.1f}"
    )


def main() -> None:
    """One row per expression."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=100, help="thousands of numbers per array")
    size = options.parse_args().size
    rounds = 1 if size == 1 else 21
    print(f"{'':20} {1000 * size:>9,} numbers, µs       one number, µs           to_numpy        to_javascript")
    print(
        f"{'':20} {'lowered':>9} {'by hand':>9} {'ratio':>6}  {'lowered':>7} {'by hand':>7} {'ratio':>6}"
        f"  {'first ms':>8} {'again µs':>8} {'first ms':>8}"
    )
    for case in CASES:
        report(case, 1000 * size, rounds)


if __name__ == "__main__":
    main()
