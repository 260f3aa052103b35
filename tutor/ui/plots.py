"""The charts of the experiments: records in, a drawing out. What lines and squares are made of is in `charts`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, isfinite, log10

import numpy as np

from tutor.numeric.batch_noise import Draw, noises
from tutor.numeric.side_by_side import EpochRecord
from tutor.numeric.slices import Seen
from tutor.symbolic.sentence import Ready, Sentence, say
from tutor.ui.charts import Axes, Drawing, Point, heights, lines, round_up
from tutor.ui.text import label

SPREAD = 10  # times the lowest cost: on an even scale the low ones would lie on one another
FAR = 60  # times the smallest learning rate: beside larger ones it would lie on the floor
HIGHEST = 10.0  # the cost of ten outputs that are all wrong
NINTHS = (
    ("left, above", "middle, above", "right, above"),
    ("left, half way up", "middle, half way up", "right, half way up"),
    ("left, below", "middle, below", "right, below"),
)


def costs(names: Sequence[str], runs: Sequence[Sequence[EpochRecord]], epochs: int) -> Drawing:
    """The cost of each run over the epochs."""
    found = [record.cost for records in runs for record in records if isfinite(record.cost)]
    return lines(label("Cost"), cost_axes(found, epochs), _over(names, runs, lambda record: record.cost))


def cost_axes(costs: Sequence[float], epochs: float) -> Axes:
    """A scale for these costs: in powers of ten where some are many times as large as others."""
    known = [min(cost, HIGHEST) for cost in costs if isfinite(cost)] or [1.0]
    low, high = min(known), max(known)
    if 0 < SPREAD * low < high:
        bottom, top = powers(low, high)
        return Axes(epochs, top, bottom=bottom, log_y=True)
    return Axes(epochs, round_up(high))


def accuracies(names: Sequence[str], runs: Sequence[Sequence[EpochRecord]], epochs: int) -> Drawing:
    """How many of the unseen images each run reads rightly, in %."""
    series = _over(names, runs, lambda record: 100 * record.accuracy)
    return lines(label("Right on unseen images, in %"), Axes(epochs, 100.0), series)


def rates(names: Sequence[str], planned: Sequence[Sequence[Point]], epochs: int) -> Drawing:
    """The learning rate of each run over the epochs."""
    found = [rate for points in planned for _, rate in points]
    axes = Axes(epochs, round_up(max(found)))
    if max(found) > FAR * min(found):
        low, high = powers(min(found), max(found))
        axes = Axes(epochs, high, bottom=low, log_y=True)
    return lines(label("Learning rate η"), axes, list(zip(names, planned, strict=True)))


def powers(low: float, high: float) -> tuple[float, float]:
    """The powers of ten around two numbers: the ends of a logarithmic scale."""
    return 10.0 ** floor(log10(low) + 1e-9), 10.0 ** max(ceil(log10(high) - 1e-9), floor(log10(low) + 1e-9) + 1)


def _over(
    names: Sequence[str], runs: Sequence[Sequence[EpochRecord]], value: Callable[[EpochRecord], float]
) -> list[tuple[str, list[Point]]]:
    pairs = zip(names, runs, strict=True)
    return [(name, [(record.epoch, value(record)) for record in records]) for name, records in pairs]


def noise(draws: Sequence[Draw]) -> Drawing:
    """The error of every batch as a dot, their mean as a line, and how it would fall as 1/√n."""
    found = [each for each in noises(draws) if each.error > 0]
    measured = [(float(each.size), each.error) for each in found]
    trend = [(size, measured[0][1] * (measured[0][0] / size) ** 0.5) for size, _ in measured]
    dots = [(float(each.size), each.error) for each in draws if each.error > 0]
    errors = [error for _, error in (*measured, *trend, *dots)] or [1.0]
    ends = [size for size, _ in measured] or [1.0]
    low, high = powers(min(errors), max(errors))
    axes = Axes(
        max(ends),
        high,
        left=min(ends),
        bottom=low,
        along="images in a batch",
        at="{value} at a batch of {place}",
        log_x=True,
        log_y=True,
    )
    series = [(label("measured"), measured), (label("as 1/√n"), trend)]
    return lines(label("Error of the gradient"), axes, series, [(label("batches"), dots)])


def slices(series: Sequence[tuple[str, Sequence[Point]]], reach: float) -> Drawing:
    """The cost along straight lines through the network, from −reach to reach."""
    top = round_up(max((cost for _, points in series for _, cost in points), default=1.0))
    axes = Axes(reach, top, left=-reach, along="how far", at="{value} at a distance of {place}")
    return lines(label("Cost"), axes, series)


def plane(found: Sequence[Seen], side: int) -> Drawing:
    """The cost on a square: the first direction across, the second up."""
    values = np.full(side * side, np.nan)
    values[: len(found)] = [seen.cost for seen in found]
    return heights(values.reshape(side, side), label("The cost on a plane"), str(extremes(found)))


def extremes(found: Sequence[Seen]) -> Sentence:
    """Where the cost on a square is least, and where it is most."""
    if not found:
        return say("Nothing has been measured yet.")
    best, worst = (pick(found, key=lambda seen: seen.cost) for pick in (min, max))
    costs = {"least": Ready(f"{best.cost:.3f}"), "most": Ready(f"{worst.cost:.3f}")}
    places = {"here": _where(best), "there": _where(worst)}
    return say("The cost goes from {least} ({here}) to {most} ({there}).", **costs, **places)


def _where(seen: Seen) -> Sentence:
    across, up = (int(step > 0) - int(step < 0) for step in seen.steps)
    return say(NINTHS[1 - up][1 + across])
