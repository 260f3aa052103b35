"""Charts as data: lines that grow while something trains, and images made of small squares. Numbers in, shapes out.

A shape is an SVG element: its name and its attributes; `text` is what it says. No Streamlit here, and no colours but
those that have a name: the page knows whether it is light or dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, isfinite, log10

import numpy as np

from tutor.notation import BLUE, GREEN, GREY, ORANGE, PINK, PURPLE
from tutor.symbolic.sentence import Field, Ready, Sentence, after_one_another, plural, say
from tutor.ui.text import label

Shape = tuple[str, dict[str, str | float]]
Point = tuple[float, float]
Series = tuple[str, Sequence[Point]]  # what a line is called, and its points
Tick = tuple[float, str, str]  # where, what is said there, and which end of the words stands there
CLASSES = ("first", "second", "third", "fourth", "fifth", "sixth")
LINES = dict(zip(CLASSES, (BLUE, ORANGE, GREEN, PURPLE, PINK, GREY), strict=True))
COLOURS = LINES | {"plus": ORANGE, "minus": BLUE}
WIDE, HIGH = 300, 190
LEFT, RIGHT, TOP, BOTTOM = 36, 10, 26, 34  # room around the lines
ROW, SHORT = 17, 15  # between two rows of keys; letters of a label that leaves room for another beside it
SHADES = 12  # so many shades of a colour are told apart
EPOCHS, AT_EPOCH = "epochs", "{value} at epoch {place}"
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
    values: tuple[tuple[float, str], ...] = ()  # of a chart: at which x, and what the lines come to there
    span: tuple[float, float] = (0.0, 0.0)  # between which heights a line marks such a place
    hint: str = ""  # how to come by them
    depths: tuple[float, ...] = ()  # of a map: how far down each of these places is


# --- lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Axes:
    """What lines are drawn in: the ends of both scales, how numbers are written, what goes to the right.

    `epochs` is the right end. `along` stands below, and `at` is the template of a value at a place along it, as in
    “2 at epoch 0”. A logarithmic scale needs ends above 0; it leaves out what is not.
    """

    epochs: float
    top: float
    style: str = "{:g}"
    left: float = 0.0
    bottom: float = 0.0
    along: str = EPOCHS
    at: str = AT_EPOCH
    log_x: bool = False
    log_y: bool = False

    def x(self, value: float) -> float:
        """Where a value is between left and right."""
        return round(LEFT + (WIDE - LEFT - RIGHT) * _share(value, self.left, self.epochs, self.log_x), 2)

    def y(self, value: float) -> float:
        """Where a value is; what is beyond an end is at that end."""
        return round(HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * _share(value, self.bottom, self.top, self.log_y), 2)

    def shows(self, point: Point) -> bool:
        """The point has a place."""
        return all(map(isfinite, point)) and (point[0] > 0 or not self.log_x) and (point[1] > 0 or not self.log_y)


def _share(value: float, low: float, high: float, log: bool) -> float:
    """How far a value is from low to high: 0 to 1."""
    if log:
        value, low, high = (log10(max(each, 1e-300)) for each in (value, low, high))
    return min(max((value - low) / ((high - low) or 1.0), 0.0), 1.0)


def lines(name: str, axes: Axes, series: Sequence[Series], dots: Sequence[Series] = ()) -> Drawing:
    """Up to six lines, each with dashes of its own; `dots` are points that no line joins.

    `name` and the names of the lines are ready to be shown.
    """
    ends = [(value, signed(value), anchor) for value, anchor in ((axes.left, "middle"), (axes.epochs, "end"))]
    shapes = frame(name, axes, _levels(axes), ends)
    for which, (_, points) in zip(CLASSES, dots, strict=False):
        shapes += [_dot(axes, f"dots {which}", point, 2.2) for point in points if axes.shows(point)]
    for which, (_, points) in zip(CLASSES, series, strict=False):
        shapes += _line(axes, which, [point for point in points if axes.shows(point)])
    keys, height = _keys([called for called, _ in series])
    desc = " ".join(_told(called, points, axes) for called, points in series)
    title = label("{name}, epoch by epoch", name=name)
    if axes.at != AT_EPOCH:
        title = label("{name}, along: {along}", name=name, along=say(axes.along))
    drawn = Drawing(title, desc, WIDE, height, 420, (*shapes, *keys), COLOURS)
    hint = label("Point at the chart, or use the arrow keys, to read its values.")
    return replace(drawn, values=_values(axes, series), span=(TOP, HIGH - BOTTOM), hint=hint)


def _values(axes: Axes, series: Sequence[Series]) -> tuple[tuple[float, str], ...]:
    """Each place at which a line has a point, and what the lines that have one there come to."""
    found: dict[float, list[str]] = {}
    for name, points in series[: len(CLASSES)]:
        for point in points:
            if axes.shows(point):
                said = say(axes.at, value=_number(point[1], axes.style), place=Ready(signed(round(point[0], 2))))
                found.setdefault(axes.x(point[0]), []).append(label("{name}: {said}.", name=name, said=said))
    return tuple((x, " ".join(said)) for x, said in sorted(found.items()))


def frame(
    name: str, axes: Axes, levels: Sequence[Tick], places: Sequence[Tick], low: float = HIGH - BOTTOM + 16
) -> list[Shape]:
    """What lines are drawn in: thin lines at the levels, words below the places, what goes to the right at `low`."""
    shapes: list[Shape] = [("text", {"class": "name", "x": 2, "y": 13, "text": name})]
    if axes.log_y:
        said = label("each line: × 10")
        shapes.append(("text", {"x": WIDE - RIGHT, "y": 13, "text-anchor": "end", "text": said}))
    for value, said, anchor in levels:
        y = axes.y(value)
        kind = "axis" if value == axes.bottom else "grid"
        shapes.append(("line", {"class": kind, "x1": LEFT, "x2": WIDE - RIGHT, "y1": y, "y2": y}))
        if said:
            shapes.append(("text", {"x": LEFT - 6, "y": y + 4, "text-anchor": anchor, "text": said}))
    for value, said, anchor in places:
        place = {"x": axes.x(value), "y": HIGH - BOTTOM + 16}
        shapes.append(("text", place | {"text-anchor": anchor, "text": said}))
    middle = (LEFT + WIDE - RIGHT) / 2
    shapes.append(("text", {"x": middle, "y": low, "text-anchor": "middle", "text": label(axes.along)}))
    return shapes


def _levels(axes: Axes) -> list[Tick]:
    """The heights of the thin lines, and what is said beside them: quarters, or powers of ten."""
    if not axes.log_y:
        step = (axes.top - axes.bottom) / 4
        heights = [(axes.bottom + step * part, part % 2 == 0) for part in range(5)]
    else:
        powers = range(ceil(log10(axes.bottom) - 1e-9), floor(log10(axes.top) + 1e-9) + 1)
        heights = [(10.0**power, True) for power in powers]
    return [(value, signed(value, axes.style) if named else "", "end") for value, named in heights]


def _line(axes: Axes, which: str, points: Sequence[Point]) -> list[Shape]:
    if not points:
        return []
    path = "M" + "L".join(f"{axes.x(x)} {axes.y(y)}" for x, y in points)
    return [("path", {"class": f"line {which}", "d": path}), _dot(axes, which, points[-1], 3.5)]


def _dot(axes: Axes, which: str, point: Point, size: float) -> Shape:
    return ("circle", {"class": which, "cx": axes.x(point[0]), "cy": axes.y(point[1]), "r": size})


def _keys(names: Sequence[str]) -> tuple[list[Shape], float]:
    """A piece of each line beside what it stands for, in rows at the foot; and how high the picture is with them."""
    across = 2 if max(map(len, names), default=0) <= SHORT else 1
    shapes: list[Shape] = []
    for number, (which, name) in enumerate(zip(CLASSES, names, strict=False)):
        row, column = divmod(number, across)
        x = LEFT if column == 0 else (LEFT + WIDE - RIGHT) / 2 + 4
        y = HIGH - 6 + ROW * row
        shapes.append(("path", {"class": f"line {which}", "d": f"M{x} {y - 4}h24"}))
        shapes.append(("text", {"x": x + 31, "y": y, "text": name}))
    rows = max(1, -(-min(len(names), len(CLASSES)) // across))
    return shapes, HIGH + ROW * (rows - 1)


def _told(name: str, points: Sequence[Point], axes: Axes) -> str:
    if not points:
        return label("{name}: nothing yet.", name=name)
    begins, ends = (
        say(axes.at, value=_number(value, axes.style), place=Ready(signed(place)))
        for place, value in (points[0], points[-1])
    )
    return label("{name}: {begins}, {ends}.", name=name, begins=begins, ends=ends)


def _number(value: float, style: str) -> Field:
    return Ready(signed(round(value, 3), style)) if isfinite(value) else say("not a number")


def signed(value: float, style: str = "{:g}") -> str:
    """A number with a minus sign that is one."""
    return style.format(value).replace("-", "−")


def round_up(value: float) -> float:
    """The next of 1, 2, 3, 4, 5, 6, 8, 10, 20 … that is not below: the top of a scale."""
    if not isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if value <= step * power * (1 + 1e-9))


# --- images -----------------------------------------------------------------------------------------------------------


def ink(grey: np.ndarray, title: str) -> Drawing:
    """An image of ink: 0 is none, 1 is full."""
    inked = grey > 0.5
    where = say("Most of the ink is {area}.", area=say(area(grey))) if inked.any() else say("No ink.")
    one, many = "{dark} of {count} small square is dark.", "{dark} of {count} small squares are dark."
    desc = after_one_another(plural(grey.size, one, many, dark=int(inked.sum())), where)
    return _squares(title, str(desc), [("ink", grey)])


def weights(values: np.ndarray, title: str) -> Drawing:
    """An image of weights: where ink raises the neuron, and where it lowers it."""
    return two_signs(values, title, str(weighed(values)))


def weighed(values: np.ndarray) -> Sentence:
    """What an image of weights shows."""
    up, down = np.maximum(values, 0), np.maximum(-values, 0)
    lowest, highest = (Ready(signed(float(end), "{:.2f}")) for end in (values.min(), values.max()))
    return say(
        "The weights go from {lowest} to {highest}. Ink raises the output most {up}, and lowers it most {down}.",
        lowest=lowest,
        highest=highest,
        up=say(area(up)),
        down=say(area(down)),
    )


def two_signs(values: np.ndarray, title: str, desc: str) -> Drawing:
    """An image of numbers: orange above zero, blue below, the stronger the further away."""
    largest = float(np.abs(values).max()) or 1.0
    up, down = np.maximum(values, 0) / largest, np.maximum(-values, 0) / largest
    return _squares(title, desc, [("plus", up), ("minus", down)])


def heights(values: np.ndarray, title: str, desc: str) -> Drawing:
    """A map: the bluer, the higher. What is no number yet is left blank; a ring marks the middle."""
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    shares = np.nan_to_num((values - low) / ((high - low) or 1.0), nan=0.0)
    drawn = _squares(title, desc, [("minus", shares)])
    rows, columns = values.shape
    ring = ("circle", {"class": "ring", "cx": columns / 2, "cy": rows / 2, "r": 0.8})
    return replace(drawn, most=340, shapes=(*drawn.shapes, ring))


def area(grey: np.ndarray) -> str:
    """Which ninth of an image holds the most: a template of THIRDS."""
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
