"""Gradient descent, one frozen record per step: cost and gradient are handed in, nothing is drawn or printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from typing import TypeGuard

import numpy as np

Point = float | np.ndarray
Rate = float | Callable[[int], float]

TOLERANCE = 1e-9
FAR = 1e9  # as many times further out than it began: it will not come back


class DescentStatus(Enum):
    """How things stand after a step; everything but GOING is the end."""

    GOING = "going"
    ARRIVED = "arrived"
    DIVERGED = "diverged"
    NOT_A_NUMBER = "not a number"


@dataclass(frozen=True, slots=True, eq=False)
class DescentRecord:
    """Where step `step` has led: the place, the cost there, and the gradient that the next step will use."""

    step: int
    at: np.ndarray
    value: float
    gradient: np.ndarray
    status: DescentStatus


def descend(
    value: Callable[[np.ndarray], Point],
    gradient: Callable[[np.ndarray], Point],
    start: Point,
    learning_rate: Rate,
    steps: int,
    *,
    tolerance: float = TOLERANCE,
) -> Iterator[DescentRecord]:
    """θ ← θ − η ∇C(θ): the start, then one record per step, until a status ends it or `steps` are made.

    `learning_rate` is η, or a schedule: step number (from 0) ↦ η. It has arrived where no part of the gradient is
    larger than `tolerance`.
    """
    if not callable(learning_rate):
        check_rate(learning_rate)
        if learning_rate == 0:
            raise ValueError("the learning rate must be above 0, it is 0")
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer) or steps < 0:
        raise ValueError(f"steps must be a whole number, 0 or more, it is {steps!r}")
    if not (_is_number(tolerance) and isfinite(tolerance) and tolerance >= 0):
        raise ValueError(f"the tolerance must be a number, 0 or more, it is {tolerance!r}")
    rate = learning_rate if callable(learning_rate) else lambda _: learning_rate
    return _records(value, gradient, _frozen(start), rate, int(steps), tolerance)


def _records(
    value: Callable[[np.ndarray], Point],
    gradient: Callable[[np.ndarray], Point],
    at: np.ndarray,
    rate: Callable[[int], float],
    steps: int,
    tolerance: float,
) -> Iterator[DescentRecord]:
    far = FAR * max(1.0, _largest(at))
    for step in range(steps + 1):
        cost, slope = float(_computed(value, at, ())), _computed(gradient, at, at.shape)
        status = _status(at, cost, slope, far, tolerance)
        yield DescentRecord(step, at, cost, slope, status)
        if status is not DescentStatus.GOING or step == steps:
            return
        eta = rate(step)
        check_rate(eta)
        with np.errstate(all="ignore"):
            at = _frozen(at - eta * slope)


def _status(at: np.ndarray, cost: float, slope: np.ndarray, far: float, tolerance: float) -> DescentStatus:
    numbers = np.concatenate((at.ravel(), slope.ravel(), [cost]))
    if np.isnan(numbers).any():
        return DescentStatus.NOT_A_NUMBER
    if np.isinf(numbers).any() or _largest(at) > far:
        return DescentStatus.DIVERGED
    return DescentStatus.ARRIVED if _largest(slope) <= tolerance else DescentStatus.GOING


def _computed(function: Callable[[np.ndarray], Point], at: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The function's value as a frozen array of this shape; beyond the range of floats it is infinite."""
    try:
        with np.errstate(all="ignore"):
            result = np.asarray(function(at), dtype=float)
    except OverflowError:
        return _frozen(np.full(shape, np.inf))
    if result.size != int(np.prod(shape)):
        raise ValueError(f"a result of shape {shape} is needed, one of shape {result.shape} came back")
    return _frozen(result.reshape(shape))


def _frozen(values: Point) -> np.ndarray:
    array = np.array(values, dtype=float)
    array.setflags(write=False)
    return array


def _largest(values: np.ndarray) -> float:
    return float(np.max(np.abs(values), initial=0.0))


def _is_number(number: object) -> TypeGuard[float]:
    return isinstance(number, int | float | np.integer | np.floating) and not isinstance(number, bool)


def check_rate(rate: object) -> None:
    """ValueError unless this is a learning rate: a number, 0 or more."""
    if not _is_number(rate) or not isfinite(rate) or rate < 0:
        raise ValueError(f"the learning rate must be a number, 0 or more, it is {rate!r}")
