"""What an experiment has shown, in sentences made from its records. Numbers in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from tutor.numeric.batch_noise import Noise, power
from tutor.numeric.nudge_race import Lap
from tutor.numeric.side_by_side import EpochRecord, WeightRows
from tutor.symbolic.letters import raised
from tutor.symbolic.sentence import Field, Listed, Ready, Sentence, after_one_another, say
from tutor.ui.charts import area
from tutor.ui.text import label, markdown, words
from tutor.ui.training_outcome import BLIND, IDLE, guesses

EQUAL = 1e-6  # rows that are closer than that, as a share of their largest entry, differ by rounding alone
CLOSE = 1.05  # so many times the lowest cost is as low
STEEP = "The gradient is steep, and the other is flat."
STANDING = "*{name}*: cost {cost}, {right} % right."
ALONE = (
    "The cost went from {start} to {cost}. The network ends with a cost of **{cost}** and **{exactly} %** right on "
    "unseen images."
)
LOWEST = "Lowest at the end is *{name}*, with a cost of **{cost}** and **{exactly} %** right on unseen images."
NEAR = "Within 5 % of that: {names}."
LOST = "*{name}* ran away: its cost is no number any more."
CLIMBED = "*{name}* climbed: it began at {start} and ends at {cost}."
STUCK = "*{name}* is stuck: its cost stands at {cost}, with {right} % right, and hardly fell in the second half."
GUESSES = "*{name}* is still guessing: {right} % right, where a blind guess gets 10 %. Its cost stands at {cost}."
WEIGHTS = (
    "the weights are 0 everywhere",
    "all rows of the weights are **equal**",
    "the rows of the weights **differ**",
)
SLOPES = (
    "the gradient is 0 everywhere",
    "all rows of the gradient are **equal**",
    "the rows of the gradient **differ**",
)


def compared(names: Sequence[str], runs: Sequence[Sequence[EpochRecord]], ended: bool) -> str:
    """Where each run stands; at the end, which is lowest, and what became of those that went wrong."""
    each = list(zip(names, runs, strict=True))
    if not ended:
        return markdown(after_one_another(*(say(STANDING, **_fields(*run)) for run in each)))
    told = [say(template, **_fields(name, records)) for name, records in each if (template := fate(records))]
    return markdown(after_one_another(*_lowest(each), *told))


def _fields(name: str, records: Sequence[EpochRecord]) -> dict[str, Field]:
    first, last = records[0], records[-1]
    costs: dict[str, Field] = {"start": Ready(f"{first.cost:.3f}"), "cost": Ready(f"{last.cost:.3f}")}
    right = {"right": Ready(f"{100 * last.accuracy:.0f}"), "exactly": Ready(f"{100 * last.accuracy:.1f}")}
    return costs | right | {"name": name}


def _lowest(runs: Sequence[tuple[str, Sequence[EpochRecord]]]) -> tuple[Sentence, ...]:
    there = sorted((run for run in runs if isfinite(run[1][-1].cost)), key=lambda run: run[1][-1].cost)
    if not there:
        return ()
    (name, records), *others = there
    end = say(ALONE if len(runs) == 1 else LOWEST, **_fields(name, records))
    near = tuple(say("*{name}*", name=other) for other, those in others if those[-1].cost <= CLOSE * records[-1].cost)
    return (end, say(NEAR, names=Listed(near, and_=False))) if near else (end,)


def fate(records: Sequence[EpochRecord]) -> str:
    """What became of a run that went wrong, as a template; nothing of one that learned."""
    first, last = records[0], records[-1]
    if not isfinite(last.cost):
        return LOST
    if last.cost > first.cost:
        return CLIMBED
    half = next(record for record in records if record.epoch >= last.epoch / 2)
    if last.accuracy < BLIND and half.cost - last.cost < IDLE * half.cost:
        return STUCK
    return GUESSES if guesses(last.accuracy) else ""


def rows(names: Sequence[str], found: Sequence[WeightRows]) -> str:
    """Of each run, whether the rows of the first hidden layer are equal, and those of its gradient."""
    return "\n".join(
        words(
            "- *{name}*: {weights}, {slopes}.",
            name=name,
            weights=_equal(each.apart, WEIGHTS),
            slopes=_equal(each.pulled_apart, SLOPES),
        )
        for name, each in zip(names, found, strict=True)
    )


def _equal(apart: float | None, says: tuple[str, str, str]) -> Sentence:
    """Which of three is so: all is 0, the rows are equal, they differ."""
    zero, equal, differ = says
    return say(zero if apart is None else equal if apart <= EQUAL else differ)


def noise(found: Sequence[Noise]) -> str:
    """How the error falls from the smallest batch to the largest, beside √n."""
    there = [each for each in found if each.error > 1e-9]
    fitted = power(there)
    if fitted is None:
        return ""
    small, large = there[0], there[-1]
    times = large.size / small.size
    return words(
        "From {small} to {large} images, {times} times as many, the error shrinks **{shrinks}** times. By 1/√n it "
        "would be √{times} ≈ {root} times. The line that fits best falls as n to the power of **{power}**; 1/√n is "
        "the power −0.50.",
        small=Ready(f"{small.size:,}"),
        large=Ready(f"{large.size:,}"),
        times=Ready(f"{times:,.0f}"),
        shrinks=Ready(f"{small.error / large.error:.1f}"),
        root=Ready(f"{times**0.5:.1f}"),
        power=_minus(fitted),
    )


def slopes(along: float, random: float, size: int) -> str:
    """The slope along the gradient beside that in a random direction."""
    share = abs(along / random) if random else float("inf")
    steep = "The gradient is {times} times as steep." if isfinite(share) else STEEP
    measured = say(
        "Measured here: along the gradient the cost changes by **{along}** for each unit of length, in the random "
        "direction by **{random}**.",
        along=Ready(f"{along:.3f}"),
        random=_minus(random, 4),
    )
    many = "Among {size} directions, one that is drawn at random has almost nothing in common with the gradient."
    compared = say(steep, times=Ready(f"{share:,.0f}"))
    return markdown(after_one_another(measured, compared, say(many, size=Ready(f"{size:,}"))))


def racing(lap: Lap) -> str:
    """While the nudges go on: their time so far, and what it comes to at this pace."""
    backward = Ready(seconds(lap.backward))
    if not lap.done:
        return words("The backward pass is done: {time}. Now the nudges.", time=backward)
    return words(
        "The backward pass took {backward}. {done} of {of} nudges have taken {time}; at this pace all of them take "
        "about {whole}.",
        backward=backward,
        done=Ready(f"{lap.done:,}"),
        of=Ready(f"{lap.of:,}"),
        time=Ready(seconds(lap.seconds)),
        whole=Ready(seconds(lap.whole)),
    )


def raced(lap: Lap) -> str:
    """At the end: both times, their ratio, and how far the two gradients are from each other."""
    share = lap.apart / lap.largest if lap.largest else 0.0
    return words(
        "One backward pass: **{backward}**. {of} nudges: **{time}**. The nudges took **{ratio} times** as long. Both "
        "found the same gradient: the largest difference between two entries is {apart}, which is {share} of the "
        "largest entry.",
        backward=Ready(seconds(lap.backward)),
        of=Ready(f"{lap.of:,}"),
        time=Ready(seconds(lap.seconds)),
        ratio=Ready(f"{lap.ratio:,.0f}"),
        apart=Ready(scientific(lap.apart)),
        share=Ready(scientific(share)),
    )


def pulled(values: np.ndarray) -> str:
    """What the gradient of a neuron's weights says, in signs and places."""
    largest = float(np.abs(values).max())
    if not largest:
        return label("The gradient is 0 at every weight of this neuron.")
    up, down = area(np.maximum(values, 0)), area(np.maximum(-values, 0))
    idle = float((values == 0).mean())
    return label(
        "Orange is above zero: a step against the gradient lowers that weight, most of all {up}. Blue is below zero: "
        "the step raises it, most of all {down}. The strongest colour is {largest}. At {idle} % of the weights it is "
        "exactly 0: no image has ink at their pixels, and the slope is that ink times the error.",
        up=say(up),
        down=say(down),
        largest=Ready(scientific(largest)),
        idle=Ready(f"{100 * idle:.0f}"),
    )


def held(share: float, size: int, count: int = 10) -> str:
    """How much of the gradient is in its largest entries."""
    return words(
        "These {count} of {size} entries alone make a vector **{share} %** as long as the whole gradient.",
        count=count,
        size=Ready(f"{size:,}"),
        share=Ready(f"{100 * share:.0f}"),
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
    return f"{digits}\u00a0·\u00a010{raised(str(int(power)))}"


def _minus(value: float, digits: int = 2) -> Ready:
    return Ready(f"{value:.{digits}f}".replace("-", "−"))
