"""Blocks that are played with: figures that follow the finger."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Symbol

__all__ = (
    "ARROW",
    "BALL",
    "DIRECTIONS",
    "PATH",
    "SECANT",
    "SLOPE",
    "SURFACE",
    "TANGENT",
    "ZERO",
    "Curve",
    "Diagram",
    "Gauges",
    "Growth",
    "Landscape",
    "Nudges",
    "NumberLines",
    "Slider",
)


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
ARROW, DIRECTIONS, PATH, SURFACE = "arrow", "directions", "path", "surface"


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
    """A square (power 2) or a cube (power 3) of side `side` that grows by h: the pieces of (side + h)ⁿ − sideⁿ.

    With `sides` (and power 2) it is a rectangle, whose width u and height v are formulas in `side` that rise with it.
    """

    slug: str
    power: int
    side: Symbol
    caption: str
    start: float = 2.0
    nudge: float = 0.5
    sides: tuple[Expr, Expr] | None = None


@dataclass(frozen=True, slots=True)
class Landscape:
    """The contours of `of` over two parameters, with a point that follows the finger.

    `show` picks what goes with the point: ARROW (the gradient there and the step against it), DIRECTIONS (the drop of a
    small step along 36 directions, measured), PATH (descent steps with a learning rate: step, play, pause), SURFACE
    (the same in three dimensions beside the contours, to be turned).
    """

    slug: str
    of: Expr
    along: tuple[Symbol, Symbol]  # across, up
    span: tuple[tuple[float, float], tuple[float, float]]
    start: tuple[float, float]
    caption: str
    show: tuple[str, ...] = (ARROW,)
    rate: float = 0.1  # where the learning rate starts, with PATH
    rates: tuple[float, float] = (0.01, 1.2)


@dataclass(frozen=True, slots=True)
class NumberLines:
    """Linked number lines: x, then u = f(x), then C = g(u) …: a nudge on the first moves the points of all the others.

    `links` names each further letter and what it is in the letter before it (and in the sliders' letters). Between two
    lines stands their own rate, and for the whole way the product.
    """

    slug: str
    along: Symbol
    links: tuple[tuple[Symbol, Expr], ...]
    span: tuple[float, float]
    start: float
    caption: str
    nudge: float = 0.5
    sliders: tuple[Slider, ...] = ()


@dataclass(frozen=True, slots=True)
class Nudges:
    """A table of nudges that shrink, at a point that can be moved: h, what `of` gains by it, and gain over h."""

    slug: str
    of: Expr
    along: Symbol
    span: tuple[float, float]
    start: float
    caption: str
    nudges: tuple[float, ...] = (1.0, 0.1, 0.01, 0.001)


@dataclass(frozen=True, slots=True)
class Gauges:
    """Values of expressions as bars that follow the sliders, each under its own words."""

    slug: str
    rows: tuple[tuple[str, Expr], ...]  # words, and an expression in the sliders' letters
    sliders: tuple[Slider, ...]
    caption: str
    span: tuple[float, float] | None = None  # the ends of the bars; without, what the sliders can reach


@dataclass(frozen=True, slots=True)
class Diagram:
    """A network drawn as it is: a column of dots for each layer, edges between them, its weights and biases counted.

    Where there are more neurons than fit, the column says how many it leaves out. The learner picks a neuron and sees
    its own weights and its bias, and may change the widths of the hidden layers and watch the count.
    """

    slug: str
    layers: tuple[int, ...]
    caption: str
