"""What an experiment has shown, in sentences made from its records. Numbers in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from tutor.numeric.batch_noise import Noise, power
from tutor.numeric.nudge_race import Lap
from tutor.numeric.side_by_side import Mark, Rows
from tutor.ui.charts import area
from tutor.ui.text import plain

EQUAL = 1e-6  # rows that are closer than that, as a share of their largest entry, differ by rounding alone
CLOSE, IDLE, BLIND = 1.05, 0.02, 0.5  # as low as the lowest; a fall that is none; right so seldom that it cannot read


def compared(names: Sequence[str], runs: Sequence[Sequence[Mark]], ended: bool) -> str:
    """Where each run stands; at the end, which is lowest, and what became of those that went wrong."""
    if not ended:
        return " ".join(f"{_name(name)}: {_standing(marks[-1])}." for name, marks in zip(names, runs, strict=True))
    fates = [(name, marks, fate(marks)) for name, marks in zip(names, runs, strict=True)]
    told = [f"{_name(name)} {words}." for name, _, words in fates if words]
    return " ".join(filter(None, (_lowest([(name, marks) for name, marks, _ in fates]), *told)))


def _standing(mark: Mark) -> str:
    return f"cost {mark.cost:.3f}, {100 * mark.accuracy:.0f} % right"


def _lowest(runs: Sequence[tuple[str, Sequence[Mark]]]) -> str:
    there = sorted((run for run in runs if isfinite(run[1][-1].cost)), key=lambda run: run[1][-1].cost)
    if not there:
        return ""
    (name, marks), *others = there
    end = f"a cost of **{marks[-1].cost:.3f}** and **{100 * marks[-1].accuracy:.1f} %** right on unseen images"
    if len(runs) == 1:
        return f"The cost went from {marks[0].cost:.3f} to {marks[-1].cost:.3f}. The network ends with {end}."
    near = [_name(other) for other, those in others if those[-1].cost <= CLOSE * marks[-1].cost]
    beside = f" Within 5 % of that: {', '.join(near)}." if near else ""
    return f"Lowest at the end is {_name(name)}, with {end}.{beside}"


def fate(marks: Sequence[Mark]) -> str:
    """What became of a run that went wrong; nothing of one that learned."""
    first, last = marks[0], marks[-1]
    if not isfinite(last.cost):
        return "ran away: its cost is no number any more"
    if last.cost > first.cost:
        return f"climbed: it began at {first.cost:.3f} and ends at {last.cost:.3f}"
    half = next(mark for mark in marks if mark.epoch >= last.epoch / 2)
    if last.accuracy < BLIND and half.cost - last.cost < IDLE * half.cost:
        right = f"{100 * last.accuracy:.0f} % right"
        return f"is stuck: its cost stands at {last.cost:.3f}, with {right}, and hardly fell in the second half"
    return ""


def rows(names: Sequence[str], found: Sequence[Rows]) -> str:
    """Of each run, whether the rows of the first hidden layer are equal, and those of its gradient."""
    return "\n".join(
        f"- {_name(name)}: {_equal(each.apart, 'weights')}, {_equal(each.pulled_apart, 'gradient')}."
        for name, each in zip(names, found, strict=True)
    )


def _equal(apart: float | None, what: str) -> str:
    if apart is None:
        return f"the {what} {'are' if what == 'weights' else 'is'} 0 everywhere"
    if apart <= EQUAL:
        return f"all rows of the {what} are **equal**"
    return f"the rows of the {what} **differ**"


def noise(found: Sequence[Noise]) -> str:
    """How the error falls from the smallest batch to the largest, beside √n."""
    there = [each for each in found if each.error > 1e-9]
    fitted = power(there)
    if fitted is None:
        return ""
    small, large = there[0], there[-1]
    times = large.size / small.size
    return (
        f"From {small.size:,} to {large.size:,} images, {times:,.0f} times as many, the error shrinks "
        f"**{small.error / large.error:.1f}** times. By 1/√n it would be √{times:,.0f} ≈ {times**0.5:.1f} times. The "
        f"line that fits best falls as n to the power of **{_minus(fitted)}**; 1/√n is the power −0.50."
    )


def slopes(along: float, random: float, size: int) -> str:
    """The slope along the gradient beside that in a random direction."""
    share = abs(along / random) if random else float("inf")
    times = f"{share:,.0f} times as steep" if isfinite(share) else "steep, and the other is flat"
    return (
        f"Measured here: along the gradient the cost changes by **{along:.3f}** for each unit of length, in the random "
        f"direction by **{_minus(random, 4)}**. The gradient is {times}. Among {size:,} directions, one that is drawn "
        "at random has almost nothing in common with the gradient."
    )


def racing(lap: Lap) -> str:
    """While the nudges go on: their time so far, and what it comes to at this pace."""
    if not lap.done:
        return f"The backward pass is done: {seconds(lap.backward)}. Now the nudges."
    return (
        f"The backward pass took {seconds(lap.backward)}. {lap.done:,} of {lap.of:,} nudges have taken "
        f"{seconds(lap.seconds)}; at this pace all of them take about {seconds(lap.whole)}."
    )


def raced(lap: Lap) -> str:
    """At the end: both times, their ratio, and how far the two gradients are from each other."""
    share = lap.apart / lap.largest if lap.largest else 0.0
    return (
        f"One backward pass: **{seconds(lap.backward)}**. {lap.of:,} nudges: **{seconds(lap.seconds)}**. The nudges "
        f"took **{lap.ratio:,.0f} times** as long. Both found the same gradient: the largest difference between two "
        f"entries is {scientific(lap.apart)}, which is {scientific(share)} of the largest entry."
    )


def pulled(values: np.ndarray) -> str:
    """What the gradient of a neuron's weights says, in signs and places."""
    largest = float(np.abs(values).max())
    if not largest:
        return "The gradient is 0 at every weight of this neuron."
    up, down = area(np.maximum(values, 0)), area(np.maximum(-values, 0))
    idle = float((values == 0).mean())
    return (
        f"Orange is above zero: a step against the gradient lowers that weight, most of all {up}. Blue is below zero: "
        f"the step raises it, most of all {down}. The strongest colour is {scientific(largest)}. At {100 * idle:.0f} % "
        "of the weights it is exactly 0: no image has ink at their pixels, and the slope is that ink times the error."
    )


def held(share: float, size: int, count: int = 10) -> str:
    """How much of the gradient is in its largest entries."""
    return (
        f"These {count} of {size:,} entries alone make a vector **{100 * share:.0f} %** as long as the whole gradient."
    )


def seconds(time: float) -> str:
    """A time in a unit that suits it."""
    if time >= 1:
        return f"{time:.1f} s"
    return f"{1e3 * time:.3g} ms" if time >= 1e-3 else f"{1e6 * time:.0f} µs"


def scientific(value: float) -> str:
    """A small number: 3.1 · 10⁻⁹"""
    if not value:
        return "0"
    digits, power = f"{value:.1e}".split("e")
    return f"{digits}\u00a0·\u00a010{str(int(power)).translate(RAISED)}"


RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _name(name: str) -> str:
    return f"*{plain(name)}*"


def _minus(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace("-", "−")
