"""Blocks that are played with: figures that follow the finger."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Symbol


@dataclass(frozen=True, slots=True)
class Slider:
    """A letter of a figure's expression that the learner may turn."""

    symbol: Symbol
    low: float
    high: float
    start: float
    step: float = 0.1
    name: str = ""  # what turning it does; without, the letter's own name


TANGENT, SECANT, BALL, SLOPE, ZERO = "tangent", "secant", "ball", "slope", "zero"


@dataclass(frozen=True, slots=True)
class Curve:
    """The graph of `of` along `along`, with a point that follows the finger.

    `show` picks what goes with the point: TANGENT, SECANT (with a draggable h), BALL (it takes descent steps with a
    learning rate: step, play, pause), SLOPE (the graph of the slope below, with its own point).
    """

    slug: str
    of: Expr
    along: Symbol
    span: tuple[float, float]
    start: float
    caption: str
    show: tuple[str, ...] = (TANGENT,)
    sliders: tuple[Slider, ...] = ()
    nudge: float = 1.0  # where h starts, with SECANT
    rate: float = 0.1  # where the learning rate starts, with BALL
    rates: tuple[float, float] = (0.01, 1.2)


@dataclass(frozen=True, slots=True)
class Growth:
    """A square (power 2) or a cube (power 3) of side `side` that grows by h: the pieces of (side + h)ⁿ − sideⁿ."""

    slug: str
    power: int
    side: Symbol
    caption: str
    start: float = 2.0
    nudge: float = 0.5
