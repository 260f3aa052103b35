"""Learning rates that change: each is a function from the number of steps made so far to η."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, isfinite, pi

Schedule = Callable[[int], float]
FALL = 1 / 50  # how much is left of a rate that falls all the way


def constant(rate: float) -> Schedule:
    """η"""
    _check(rate=rate)
    return lambda step: rate


def step(rate: float, every: int, factor: float = 0.5) -> Schedule:
    """η · factor^⌊t/every⌋"""
    _check(rate=rate, every=every, factor=factor)
    return lambda t: rate * factor ** (t // every)


def exponential(rate: float, factor: float) -> Schedule:
    """η · factor^t"""
    _check(rate=rate, factor=factor)
    return lambda t: rate * factor**t


def cosine(rate: float, steps: int, end: float = 0.0) -> Schedule:
    """end + (η − end)(1 + cos(π t/steps))/2, and `end` from there on"""
    _check(rate=rate, steps=steps)
    return lambda t: end + (rate - end) * (1 + cos(pi * min(t / steps, 1.0))) / 2


def warm_up(after: Schedule, steps: int) -> Schedule:
    """The schedule `after`, reached in a straight line within so many steps"""
    _check(steps=steps)
    return lambda t: after(t) * min((t + 1) / steps, 1.0)


# Each by its name, for a training of so many steps: what there is to choose from.
NAMED: tuple[tuple[str, Callable[[float, int], Schedule]], ...] = (
    ("constant", lambda rate, steps: constant(rate)),
    ("step", lambda rate, steps: step(rate, every=max(1, -(-steps // 4)))),
    ("exponential", lambda rate, steps: exponential(rate, FALL ** (1 / steps))),
    ("cosine", lambda rate, steps: cosine(rate, steps, rate * FALL)),
    ("warm-up", lambda rate, steps: warm_up(constant(rate), max(1, steps // 5))),
)


def named(name: str, rate: float, steps: int) -> Schedule:
    """The schedule of that name, spread over so many steps."""
    if name not in dict(NAMED):
        raise ValueError(f"there is no schedule {name!r}; there are {', '.join(dict(NAMED))}")
    return dict(NAMED)[name](rate, max(1, steps))


def _check(**values: float) -> None:
    for name, value in values.items():
        if not isfinite(value) or value <= 0:
            raise ValueError(f"{name} must be a number above 0, it is {value!r}")
