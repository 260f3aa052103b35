"""How long `decide` takes, beside SymPy's simplify(a − b) == 0 and .equals on the same pairs.

python tests/benchmarks/bench_compare.py [--size 1]

Every pair is asserted first: ours must be right on all of
them. SymPy's calls are stopped after a few seconds each; a call that is stopped, or says it does not know, is counted
as not right.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sympy import Abs, Expr, Integer, Max, Rational, Symbol, cos, exp, log, pi, sign, simplify, sin, sqrt, symbols, tanh

sys.path.insert(0, str(Path(__file__).parents[2]))

from tutor.answers import Verdict, decide
from tutor.elementary.heads import relu, sigmoid, softplus, step
from tutor.notation import a, b, w, x, y, z

LIMIT = 5  # seconds for each call of SymPy's
k, m = symbols("k m", real=True)
s = sigmoid(w * x + b)
deep = sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(w * x + b)))))
long = sum((Symbol(f"w_{i}", real=True) * x ** (i % 5) for i in range(60)), Integer(0))

PAIRS: tuple[tuple[str, Expr, Expr, bool], ...] = (
    ("square of a sum", (x + 1) ** 2, x**2 + 2 * x + 1, True),
    ("neuron, slope by w", 2 * (s - y) * s * (1 - s) * x, 2 * x * (s - y) * exp(-w * x - b) * s**2, True),
    ("neuron, a factor missing", 2 * (s - y) * x, 2 * (s - y) * s * (1 - s) * x, False),
    ("sigmoid as tanh", sigmoid(z), (1 + tanh(z / 2)) / 2, True),
    ("slope of sigmoid", s * (1 - s), 1 / (2 + exp(w * x + b) + exp(-w * x - b)), True),
    ("tanh in exponentials", 1 - tanh(z) ** 2, 4 / (exp(z) + exp(-z)) ** 2, True),
    ("ReLU as |z|", relu(z), (z + Abs(z)) / 2, True),
    ("step as sign", step(z), (1 + sign(z)) / 2, True),
    ("softplus both ways", softplus(z) - softplus(-z), z, True),
    ("max of three", Max(0, x, y), relu(Max(x, y)), True),
    ("huge power", (4 * a - x) ** 6000, (x - 4 * a) ** 6000, True),
    ("huge power, other", (4 * a - x) ** 6000, (x - 3 * a) ** 6000, False),
    ("five sigmoids", deep, 1 - (1 - deep), True),
    ("five sigmoids, off by a billionth", deep, deep + Rational(1, 10**9), False),
    ("sixty terms", long**2, (long + 1) ** 2 - 2 * long - 1, True),
    ("softmax", exp(a) / (exp(a) + exp(b)), 1 / (1 + exp(b - a)), True),
    ("cross-entropy", -y / a + (1 - y) / (1 - a), (a - y) / (a * (1 - a)), True),
    ("nested roots", sqrt(11 + 6 * sqrt(2)), 3 + sqrt(2), True),
    ("fast and slow sine", sin(500 * pi * x), sin(pi * x), False),
    ("Pythagoras", sin(x) ** 2 + cos(x) ** 2, Integer(1), True),
    ("swapped", 2 * (a - y), 2 * (y - a), False),
    ("domain", log(x**2), 2 * log(x), False),
    ("quotient of roots", 2 * pi * sqrt(m / k), 2 * pi / sqrt(k / m), True),
)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """TimeoutError if the block takes longer; no limit where the machine has no alarm, as Windows."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def timed(judge: Callable[[Expr, Expr], bool | None], one: Expr, other: Expr) -> tuple[float, bool | None]:
    """Seconds, and what the judge says; None where it does not know or was stopped."""
    start = time.perf_counter()
    try:
        with at_most(LIMIT):
            said = judge(one, other)
    except Exception:  # whatever SymPy raises counts as "does not know"; that is what is measured
        said = None
    return time.perf_counter() - start, said


JUDGES: tuple[tuple[str, Callable[[Expr, Expr], bool | None]], ...] = (
    ("decide", lambda one, other: decide(one, other).verdict is Verdict.RIGHT),
    ("simplify(a − b) == 0", lambda one, other: simplify(one - other) == 0),
    (".equals", lambda one, other: one.equals(other)),
)


def report(name: str, rows: list[tuple[str, float, bool]]) -> None:
    """One line of percentiles, and the slowest pair."""
    seconds = sorted(row[1] for row in rows)
    shown = [seconds[min(len(seconds) - 1, int(len(seconds) * part))] * 1000 for part in (0.5, 0.99)]
    slowest = max(rows, key=lambda row: row[1])
    right = sum(row[2] for row in rows)
    print(
        f"{name:22} right {right:3}/{len(rows)}   median {shown[0]:8.2f} ms   99 % {shown[1]:9.2f} ms"
        f"   slowest {slowest[1] * 1000:9.2f} ms ({slowest[0]})"
    )


def main() -> None:
    """Assert every pair, then time each judge on each; the median of `size` rounds for ours."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=5, help="rounds for ours; 1 is the quick run")
    size = options.parse_args().size
    for name, one, other, equal in PAIRS:
        found = decide(one, other).verdict
        assert found is (Verdict.RIGHT if equal else Verdict.WRONG), (name, found)
    for judge_name, judge in JUDGES:
        rounds = size if judge_name == "decide" else 1
        rows = []
        for name, one, other, equal in PAIRS:
            runs = sorted((timed(judge, one, other) for _ in range(rounds)), key=lambda run: run[0])
            seconds, said = runs[len(runs) // 2]
            rows.append((name, seconds, said is equal))
        report(judge_name, rows)


if __name__ == "__main__":
    main()
