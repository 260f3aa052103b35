"""What a wrong number may be instead: the slope for the growth, one step of two. Each is computed from the question.

What was done with a derivative on the way is in `tutor.symbolic.misconceptions`; here is what was done with the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Expr

from tutor.exercises import several_slopes, squares
from tutor.exercises.asking import Asking, What, asked, here, repeated, worth
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, say

COUNTED = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Slip:
    """A number that somebody may give instead, what it is, and the question that leads on."""

    name: str
    number: Expr
    says: Sentence
    asks: Sentence


@lru_cache(maxsize=2048)
def slips(question: Asking) -> tuple[Slip, ...]:
    """The numbers that may stand for the one that is asked for, the likeliest first."""
    if question.slope is None:
        return (*_of_squares(question), *_of_rates(question))
    try:
        found = tuple(_numbers(question))
    except NoRule:
        return ()
    return tuple(_slip(name, value, question) for name, value in found if value is not None)


def _of_squares(question: Asking) -> Iterator[Slip]:
    for other in squares.others(question.of):
        value = here(other.formula, question.at)
        if value is not None:
            yield Slip(other.name, value, say(other.says), say(other.asks))


def _of_rates(question: Asking) -> Iterator[Slip]:
    for name, formula, says, asks in several_slopes.others(question):
        value = worth(replace(question, of=formula))
        if value is not None:
            yield Slip(name, value, say(says), say(asks))


def _numbers(question: Asking) -> Iterator[tuple[str, Expr | None]]:
    f, rate, at = question.slope.f, question.rate, question.at
    slope = dict(at).get(question.slope) if question.given else resolve(question.slope)
    change = asked(question) if question.given else resolve(question.of)
    match question.what:
        case What.SLOPE:
            yield "not-differentiated", here(f, at)
        case What.GROWTH:
            further = f.xreplace({question.slope.x: question.slope.x + rate})
            yield "slope-for-change", here(slope, at)
            yield "exact-for-slope", here(further - f, at)
            yield "new-value-for-change", here(f + change, at)
            yield "exact-new-value-for-change", here(further, at)
            yield "value-for-change", here(f, at)
            yield "not-differentiated", here(f * rate, at)
        case What.CHANGE:
            yield "uphill", here(-change, at)
            yield "slope-for-change", here(slope, at)
            yield "no-learning-rate", here(-slope, at)
            yield "slope-for-place", here(slope + change, at)
            yield "slope-left-out", here(rate, at)
        case What.STEP:
            yield from _walks(question, change, slope)


def _walks(question: Asking, step: Expr, slope: Expr) -> Iterator[tuple[str, Expr | None]]:
    if question.steps > 1:
        for count in range(question.steps - 1, 0, -1):
            yield f"after-{COUNTED[count]}", repeated(step, question, count)
        first = here(slope, question.at)
        same = None if first is None else question.slope.x + question.steps * question.rate * first
        yield "same-slope-again", None if same is None else here(same, question.at)
    if question.steps + 1 < len(COUNTED):
        yield f"after-{COUNTED[question.steps + 1]}", repeated(step, question, question.steps + 1)


SAYINGS: tuple[tuple[str, str, str], ...] = (
    ("slope-for-change", "That is the slope itself.", "It counts for one whole unit. How much of it is wanted here?"),
    (
        "exact-for-slope",
        "You seem to have worked out {f} at both ends and taken the difference.",
        "What does the slope alone say?",
    ),
    ("new-value-for-change", "That is what {f} becomes.", "By how much does it grow?"),
    ("exact-new-value-for-change", "That is what {f} becomes.", "By how much does it grow?"),
    ("value-for-change", "That is {f} before anything changes.", "By how much does it grow?"),
    ("uphill", "The step seems to go with the slope, not against it.", "Which way is downhill for {x}?"),
    ("no-learning-rate", "The learning rate seems to be missing.", "How far should {x} go for each unit of slope?"),
    (
        "slope-for-place",
        "You seem to have taken the step away from the slope.",
        "Only the change of {x} is asked for. How long is the step, and which way does it go?",
    ),
    (
        "slope-left-out",
        "The slope seems to be missing from the step.",
        "Should a step be as long on a gentle slope as on a steep one?",
    ),
    (
        "same-slope-again",
        "You seem to have used the slope of the start for every step.",
        "How steep is it where the first step leads?",
    ),
    (
        "not-differentiated",
        "The value of {f} seems to stand where its slope should be.",
        "How high it is, you know. How steep is it there?",
    ),
)


def _slip(name: str, value: Expr, question: Asking) -> Slip:
    mark: D = question.slope
    count = name.removeprefix("after-")
    if count in COUNTED:
        steps = f"{count} step{'' if count == 'one' else 's'}"
        says, asks = say(f"That is where {{x}} stands after {steps}.", x=mark.x), say(_how_many(question))
        return Slip(name, value, says, asks)
    says, asks = next((says, asks) for each, says, asks in SAYINGS if each == name)
    fields = {"f": mark.f, "x": mark.x}
    return Slip(name, value, Sentence(says, fields), Sentence(asks, fields))


def _how_many(question: Asking) -> str:
    wanted = COUNTED[question.steps]
    return f"{wanted.capitalize()} {'was' if question.steps == 1 else 'were'} asked for. Where does each of them begin?"
