"""How long a derivation takes, every step kept, beside SymPy's bare `diff` on the same expressions.

python tests/benchmarks/bench_derive.py [--size 1]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sympy
from sympy import Expr, Symbol, cos, exp, log, sin, sqrt, tanh
from sympy.core.cache import clear_cache

sys.path.insert(0, str(Path(__file__).parents[2]))

from tutor.elementary.heads import sigmoid, softplus
from tutor.notation import b, w, x, y, z
from tutor.symbolic.derive import derive, derive_expression

NEURON = (sigmoid(w * x + b) - y) ** 2
CASES: tuple[tuple[str, Expr, Symbol], ...] = (
    ("power", 5 * x**4, x),
    ("polynomial", 4 * x**3 - 2 * x**2 + 7 * x - 1, x),
    ("line, squared error", (w * x + b - y) ** 2, w),
    ("neuron, squared error", NEURON, w),
    ("sigmoid written out", 1 / (1 + exp(-z)), z),
    ("product of three", x**2 * sin(x) * exp(-x), x),
    ("quotient", (x**2 + 1) / (sqrt(x) - log(x)), x),
    ("nested", tanh(softplus(cos(x**2) + 1)) ** 3, x),
    ("three neurons in a row", (sigmoid(w * sigmoid(b * sigmoid(x * z))) - y) ** 2, z),
)


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some cold runs."""
    times = []
    for _ in range(rounds):
        clear_cache()
        derive_expression.cache_clear()
        start = time.perf_counter()
        work()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Assert that the slopes agree, then time them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=20, help="rounds per case")
    rounds = options.parse_args().size
    print(f"{'case':24} {'steps':>5} {'ours ms':>9} {'diff ms':>9} {'ratio':>6}")
    for name, f, by in CASES:
        at = dict.fromkeys(f.free_symbols, sympy.Rational(3, 7))
        ours, control = derive(f, by), sympy.diff(f, by)
        assert abs((ours.result - control).subs(at).evalf()) < 1e-12, name
        mine, theirs = (
            milliseconds(lambda f=f, by=by: derive(f, by), rounds),
            milliseconds(lambda f=f, by=by: sympy.diff(f, by), rounds),
        )
        print(f"{name:24} {len(ours.steps):5} {mine:9.2f} {theirs:9.2f} {mine / theirs:6.1f}")


if __name__ == "__main__":
    main()
