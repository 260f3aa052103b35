"""How wrong a nudge is, for nudges of every size, on two logarithmic scales. Numbers in, shapes out; no Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from tutor.numeric.nudging import Nudge
from tutor.symbolic.letters import raised
from tutor.symbolic.sentence import Ready, after_one_another, plural, say
from tutor.ui.charts import BOTTOM, COLOURS, HIGH, LEFT, RIGHT, TOP, WIDE, Axes, Drawing, Shape, Tick, frame
from tutor.ui.text import label

NAME, ALONG = "How far the nudge is off", "size of the nudge h"
CROSSING = "{count} of {all} nudges cross a kink."


def power(size: float) -> str:
    """1e-5 as 10⁻⁵; 1 and 10 as they are."""
    exponent = round(log10(size))
    return f"{size:g}" if exponent in (0, 1) else "10" + raised(str(exponent))


def number(value: float) -> str:
    """A number of any size in a few digits: 0, 0.25, 3.1 · 10⁻⁹."""
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return f"{value:.3g}".replace("-", "−")
    digits, _, exponent = f"{value:.1e}".partition("e")
    return f"{digits} · 10{raised(str(int(exponent)))}".replace("-", "−")


def errors(nudges: Sequence[Nudge], exact: float, chosen: Nudge) -> Drawing:
    """The error of each nudge against its size; those that cross a kink as squares, the chosen one marked."""
    points = [(each.size, abs(each.slope - exact), each.kink) for each in nudges]
    sizes = [error for _, error, _ in points if error > 0] or [1e-16, 1.0]
    bottom, top = 10.0 ** floor(log10(min(sizes))), 10.0 ** ceil(log10(max(sizes)))
    axes = Axes(
        nudges[-1].size,
        max(top, 10 * bottom),
        left=nudges[0].size,
        bottom=bottom,
        along=ALONG,
        log_x=True,
        log_y=True,
    )
    sizes_told = [_tick(exponent, "middle") for exponent in range(round(log10(axes.left)), 1, 4)]
    line = "M" + "L".join(f"{axes.x(size)} {axes.y(max(error, bottom))}" for size, error, _ in points)
    shapes: list[Shape] = [
        *frame(label(NAME), axes, _levels(axes), sizes_told, low=HIGH - 3),
        ("path", {"class": "line first", "d": line}),
    ]
    shapes += [_square(axes, size, max(error, bottom)) for size, error, kink in points if kink]
    x, y = axes.x(chosen.size), axes.y(max(abs(chosen.slope - exact), bottom))
    shapes.append(("line", {"class": "line second", "x1": x, "x2": x, "y1": TOP, "y2": HIGH - BOTTOM}))
    shapes.append(("circle", {"class": "second", "r": 4.5, "cx": x, "cy": y}))
    keys, height = _keys(any(kink for *_, kink in points))
    return Drawing(label(NAME), _told(points), WIDE, height, 420, (*shapes, *keys), COLOURS)


def _levels(axes: Axes) -> list[Tick]:
    """At most five powers of ten, upwards."""
    low, high = round(log10(axes.bottom)), round(log10(axes.top))
    return [_tick(exponent, "end") for exponent in range(low, high + 1, max(1, ceil((high - low) / 4)))]


def _tick(exponent: int, anchor: str) -> Tick:
    return (10.0**exponent, power(10.0**exponent), anchor)


def _square(axes: Axes, size: float, error: float) -> Shape:
    x, y = axes.x(size), axes.y(error)
    return ("rect", {"class": "plus", "x": x - 3, "y": y - 3, "width": 6, "height": 6})


def _keys(kinks: bool) -> tuple[list[Shape], float]:
    y = HIGH + 16
    shapes: list[Shape] = [("circle", {"class": "second", "cx": LEFT + 6, "cy": y - 4, "r": 4.5})]
    shapes.append(("text", {"x": LEFT + 18, "y": y, "text": label("your h")}))
    if kinks:
        middle = (LEFT + WIDE - RIGHT) / 2 - 20
        shapes.append(("rect", {"class": "plus", "x": middle, "y": y - 7, "width": 6, "height": 6}))
        shapes.append(("text", {"x": middle + 12, "y": y, "text": label("crosses a kink")}))
    return shapes, HIGH + 22


def _told(points: Sequence[tuple[float, float, bool]]) -> str:
    small, large, best = points[0], points[-1], min(points, key=lambda point: point[1])
    numbers = [Ready(number(value)) for size, error, _ in (large, small, best) for value in (size, error)]
    fields = dict(zip(("large", "last", "small", "first", "size", "best"), numbers, strict=True))
    told = [
        say("With h = {large} it is off by {last}, with h = {small} by {first}.", **fields),
        say("The best of them is h = {size}: off by {best}.", **fields),
    ]
    crossing = sum(kink for *_, kink in points)
    if crossing:
        told.append(plural(crossing, CROSSING, CROSSING, all=len(points)))
    return str(after_one_another(*told))
