"""Charts as data: lines that grow while something trains, and images made of small squares. Numbers in, shapes out.

A shape is an SVG element: its name and its attributes; `text` is what it says. No Streamlit here, and no colours but
those that have a name: the page knows whether it is light or dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from tutor.notation import BLUE, ORANGE

Shape = tuple[str, dict[str, str | float]]
Point = tuple[float, float]
COLOURS = {"first": BLUE, "second": ORANGE, "plus": ORANGE, "minus": BLUE}
WIDE, HIGH = 300, 190
LEFT, RIGHT, TOP, BOTTOM = 36, 10, 26, 34  # room around the lines
SHADES = 12  # so many shades of a colour are told apart
THIRDS = (
    ("at the top left", "at the top", "at the top right"),
    ("on the left", "in the middle", "on the right"),
    ("at the bottom left", "at the bottom", "at the bottom right"),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: what it says to those who do not see it, its own width and height, and how wide it may be shown."""

    title: str
    desc: str
    width: float
    height: float
    most: int
    shapes: tuple[Shape, ...]
    colours: dict[str, tuple[str, str]]


# --- lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Axes:
    """What the lines are drawn in: the number of epochs, the top of the scale, how its numbers are written."""

    epochs: int
    top: float
    style: str = "{:g}"

    def x(self, epoch: float) -> float:
        """Where an epoch is."""
        return round(LEFT + (WIDE - LEFT - RIGHT) * epoch / max(self.epochs, 1), 2)

    def y(self, value: float) -> float:
        """Where a value is; what is beyond the top is at the top."""
        return round(HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * min(max(value, 0), self.top) / self.top, 2)


def lines(name: str, axes: Axes, series: Sequence[tuple[str, Sequence[Point]]]) -> Drawing:
    """One or two lines over the epochs, the second one dashed."""
    classes = ("first", "second")
    shapes = [*_frame(name, axes)]
    for which, (label, points) in zip(classes, series, strict=False):
        shapes += _line(axes, which, [point for point in points if isfinite(point[1])])
        shapes += _key(which, label)
    desc = " ".join(_told(label, points, axes.style) for label, points in series)
    return Drawing(f"{name}, epoch by epoch", desc, WIDE, HIGH, 420, tuple(shapes), COLOURS)


def _frame(name: str, axes: Axes) -> list[Shape]:
    shapes: list[Shape] = []
    for part in range(5):
        value = axes.top * part / 4
        y = axes.y(value)
        shapes.append(
            ("line", {"class": "axis" if part == 0 else "grid", "x1": LEFT, "x2": WIDE - RIGHT, "y1": y, "y2": y})
        )
        if part % 2 == 0:
            said = axes.style.format(value)
            shapes.append(("text", {"x": LEFT - 6, "y": y + 4, "text-anchor": "end", "text": said}))
    for epoch, anchor in ((0, "middle"), (axes.epochs, "end")):
        x = axes.x(epoch)
        shapes.append(("text", {"x": x, "y": HIGH - BOTTOM + 16, "text-anchor": anchor, "text": str(epoch)}))
    middle = (LEFT + WIDE - RIGHT) / 2
    shapes.append(("text", {"x": middle, "y": HIGH - BOTTOM + 16, "text-anchor": "middle", "text": "epochs"}))
    shapes.append(("text", {"class": "name", "x": 2, "y": 13, "text": name}))
    return shapes


def _line(axes: Axes, which: str, points: Sequence[Point]) -> list[Shape]:
    if not points:
        return []
    path = "M" + "L".join(f"{axes.x(epoch)} {axes.y(value)}" for epoch, value in points)
    epoch, value = points[-1]
    end = ("circle", {"class": which, "cx": axes.x(epoch), "cy": axes.y(value), "r": 3.5})
    return [("path", {"class": f"line {which}", "d": path}), end]


def _key(which: str, label: str) -> list[Shape]:
    """A piece of the line beside what it stands for, in a row at the foot."""
    x = LEFT if which == "first" else (LEFT + WIDE - RIGHT) / 2 + 4
    y = HIGH - 6
    stroke = ("path", {"class": f"line {which}", "d": f"M{x} {y - 4}h20"})
    return [stroke, ("text", {"x": x + 27, "y": y, "text": label})]


def _told(label: str, points: Sequence[Point], style: str) -> str:
    if not points:
        return f"{label}: nothing yet."
    (first, start), (last, end) = points[0], points[-1]
    return f"{label}: {_number(start, style)} at epoch {first}, {_number(end, style)} at epoch {last}."


def _number(value: float, style: str) -> str:
    return style.format(round(value, 3)) if isfinite(value) else "not a number"


# --- images -----------------------------------------------------------------------------------------------------------


def ink(grey: np.ndarray, title: str) -> Drawing:
    """An image of ink: 0 is none, 1 is full."""
    inked = grey > 0.5
    where = f"Most of the ink is {area(grey)}." if inked.any() else "No ink."
    desc = f"{int(inked.sum())} of {grey.size} small squares are dark. {where}"
    return _squares(title, desc, [("ink", grey)])


def weights(values: np.ndarray, title: str) -> Drawing:
    """An image of weights: where ink raises the neuron, and where it lowers it."""
    largest = float(np.abs(values).max()) or 1.0
    up, down = np.maximum(values, 0) / largest, np.maximum(-values, 0) / largest
    desc = f"The weights go from {_signed(values.min())} to {_signed(values.max())}. Ink wakes the neuron up most "
    desc += f"{area(up)}, and calms it down most {area(down)}."
    return _squares(title, desc, [("plus", up), ("minus", down)])


def area(grey: np.ndarray) -> str:
    """Which ninth of an image holds the most."""
    rows, columns = (np.array_split(np.arange(size), 3) for size in grey.shape)
    sums = np.array([[grey[np.ix_(row, column)].sum() for column in columns] for row in rows])
    row, column = np.unravel_index(int(sums.argmax()), sums.shape)
    return THIRDS[row][column]


def _squares(title: str, desc: str, layers: Sequence[tuple[str, np.ndarray]]) -> Drawing:
    rows, columns = layers[0][1].shape
    shapes: list[Shape] = [("rect", {"class": "ground", "x": 0, "y": 0, "width": columns, "height": rows})]
    for kind, shares in layers:
        levels = np.rint(np.clip(shares, 0, 1) * SHADES).astype(int)
        for level in range(1, SHADES + 1):
            path = "".join(f"M{x} {y}h1v1h-1z" for y, x in np.argwhere(levels == level))
            if path:
                shapes.append(("path", {"class": kind, "fill-opacity": round(level / SHADES, 3), "d": path}))
    return Drawing(title, desc, columns, rows, 224, tuple(shapes), COLOURS)


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
