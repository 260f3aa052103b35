"""Pick a direction on a landscape: that of the next small step of descent, or with `uphill` the gradient's own.

The two slopes at the figure's start decide, and so do the directions of what is often done instead. What the slopes
are is a gradient's question, and so is most of the help.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import atan2, degrees, hypot, isfinite

import numpy as np
from sympy import Eq, Expr, Rational, Tuple

from tutor.answers import Mark, Verdict
from tutor.exercises import gradient, gradient_hints, hints, number_hints
from tutor.exercises.asking import here
from tutor.exercises.shapes import Flaw, Help, Variant
from tutor.exercises.typed import put_in
from tutor.exercises.written import shown
from tutor.lesson import Direction, Gradient, Landscape
from tutor.lower import CannotLower, to_numpy
from tutor.misconceptions import answers, forms
from tutor.misconceptions.subjects import DIRECTION, Way
from tutor.symbolic.asking import asking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say

TOLERANCE = 12  # degrees to either side
CLEAR = 25  # a mistake's direction that is nearer to the right one cannot be told from it
CELLS = 120
Sides = tuple[tuple[str, tuple[float, ...]], ...]  # the names of mistakes, and the directions to which each leads


# --- the right direction, and the others ------------------------------------------------------------------------------


def question(filled: Direction) -> Gradient:
    """The gradient at the figure's start, as a question of its own."""
    figure = filled.figure
    at = tuple((letter, Rational(str(place))) for letter, place in zip(figure.along, figure.start, strict=True))
    return Gradient(filled.slug, filled.ask, figure.of, figure.along, at)


def asked(filled: Direction) -> Tuple:
    """The two slopes."""
    return question(filled).wanted


def key(filled: Direction) -> tuple[float] | None:
    """The angle of −∇, or of ∇ with `uphill`, in degrees from the first letter's axis, counter-clockwise."""
    way = wanted(filled)
    return None if way is None else (angle(*way),)


@lru_cache(maxsize=1024)
def wanted(filled: Direction) -> tuple[float, float] | None:
    """−∇, or ∇ with `uphill`, at the start; None where the height or a slope has no value, or both slopes are zero."""
    posed = question(filled)
    slopes = gradient.key(posed)
    if slopes is None or here(resolve(posed.of), posed.at) is None:
        return None
    sign = 1 if filled.uphill else -1
    across, up = (sign * float(slope) for slope in slopes)
    size = hypot(across, up)
    return (across, up) if isfinite(size) and size > 0 else None


def angle(across: float, up: float) -> float:
    """The angle of a direction, 0 ≤ angle < 360."""
    turned = degrees(atan2(up, across)) % 360
    return turned if turned < 360 else 0.0


def apart(one: float, other: float) -> float:
    """How many degrees two directions are apart, at most 180."""
    return abs((one - other + 180) % 360 - 180)


@lru_cache(maxsize=1024)
def mistakes(filled: Direction) -> Sides:
    """Where each mistake leads, by its name; some lead to either of two sides."""
    across, up = wanted(filled)
    way = Way(across, up, filled.uphill, None if filled.uphill else to_the_lowest(filled.figure))
    return tuple((form.name, tuple(angle(*each) for each in ways)) for form, ways in answers(DIRECTION, way))


def to_the_lowest(figure: Landscape) -> tuple[float, float] | None:
    """The way to the map's lowest place, the nearest of several; None where the start is that place."""
    places = [np.linspace(low, high, CELLS + 1) for low, high in figure.span]
    across, up = np.meshgrid(*places)
    try:
        heights = to_numpy(resolve(figure.of), figure.along)(across, up)
    except CannotLower:
        return None
    known = heights[np.isfinite(heights)]
    if not known.size:
        return None
    lowest = heights <= known.min() + 1e-9 * np.ptp(known)
    ways = [(x - figure.start[0], y - figure.start[1]) for x, y in zip(across[lowest], up[lowest], strict=True)]
    nearest = min(ways, key=lambda way: hypot(*way))
    cell = max((high - low) / CELLS for low, high in figure.span)
    return (float(nearest[0]), float(nearest[1])) if hypot(*nearest) > 3 * cell else None


def _clear(filled: Direction) -> Sides:
    """The mistakes that can be told from the right direction here, with the sides where they can."""
    right = angle(*wanted(filled))
    sides = ((name, tuple(side for side in each if apart(side, right) > CLEAR)) for name, each in mistakes(filled))
    return tuple((name, each) for name, each in sides if each)


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """No direction to pick (hard); a mistake that leads within some degrees of the right one (soft)."""
    filled = variant.filled
    figure = filled.figure
    if variant.key is None:
        says = f"the gradient of {figure.of} is zero or has no value at {figure.start}; start elsewhere"
        return (Flaw("no-direction", says, hard=True),)
    if not all(low <= place <= high for place, (low, high) in zip(figure.start, figure.span, strict=True)):
        return (Flaw("off-the-map", f"the start {figure.start} is not on the map; widen the span", hard=True),)
    told = {name for name, _ in _clear(filled)}
    says = "{} leads nearly in the right direction here; start elsewhere"
    return tuple(Flaw(name, says.format(name)) for name, each in mistakes(filled) if each and name not in told)


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """The angle of each mistake that can be told from the key, by its name."""
    clear = _clear(variant.filled)
    return tuple((name, _number(sides[0])) for name, sides in clear if _nearest(clear, sides[0])[1] == name)


def _nearest(sides: Sides, turned: float) -> tuple[float, str]:
    """How far the nearest of these directions is, and which mistake leads there; the first of two that are alike."""
    return min(((apart(turned, side), name) for name, each in sides for side in each), key=lambda found: found[0])


def _number(turned: float) -> Rational:
    return Rational(f"{turned:.6f}")


# --- marking ----------------------------------------------------------------------------------------------------------


def preview(variant: Variant, response: object) -> None:
    """The figure itself shows where the arrow points."""


def mark(variant: Variant, response: object) -> Mark:
    """Right within some degrees; otherwise the mistake whose direction is the nearest, or which way it leads there."""
    if not isinstance(response, float) or not 0 <= response < 360:
        return Mark(Verdict.UNREADABLE, say("Turn the arrow first: drag its end. Nothing is lost."))
    (right,) = variant.key
    if apart(response, right) <= TOLERANCE:
        return Mark(Verdict.RIGHT, _praise(variant.filled, right))
    off, name = _nearest(_clear(variant.filled), response)
    if off <= TOLERANCE:
        across, up = variant.filled.figure.along
        says = next(form.told for form in forms(DIRECTION) if form.name == name)
        fields = {"across": across, "up": up} if "{across}" in says else {}
        return Mark(Verdict.MISCONCEPTION, Sentence(says, fields), misconceptions=(name,))
    return Mark(Verdict.WRONG, _leads(variant.filled, apart(response, right)))


def _praise(filled: Direction, right: float) -> Sentence:
    what, way = ("gradient", "up") if filled.uphill else ("negative gradient", "down")
    says = f"Yes. The {what} points to {{right:decimal}}° here: no other direction goes {way} as steeply."
    return say(says, right=_rounded(right))


def _rounded(turned: float) -> Rational:
    """One decimal, enough to speak of an angle."""
    return Rational(f"{turned:.1f}")


def _leads(filled: Direction, off: float) -> Sentence:
    """What happens to the height that way."""
    way, other = ("up", "down") if filled.uphill else ("down", "up")
    if off < 90:
        return say(f"That way it goes {way}, but not as steeply as it can. Which of the two slopes is the larger one?")
    return say(f"That way it goes {other}. What are the signs of the two slopes here?")


# --- help -------------------------------------------------------------------------------------------------------------


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away: the angle."""
    return (_rounded(variant.key[0]), _number(variant.key[0]))


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """The two slopes, one letter after the other, and then the direction that they make together."""
    filled, figure = variant.filled, variant.filled.figure
    (across, up), posed = figure.along, question(filled)
    slopes = dict(gradient_hints.for_gradient(_posed(variant), ()))
    look = "You stand at {places}. Two slopes decide: one along {across}, one along {up}. What is the sign of each?"
    minus = "" if filled.uphill else "minus "
    whole = f"The direction has two parts: {minus}the slope along {{across}}, and {minus}the slope along {{up}}."
    solution = Help("solution", say("First the two slopes, then the direction:"), _solved(variant))
    return (
        ("place", (Help("place", put_in(look, posed.at, across=across, up=up)),)),
        ("rule", (Help("rule", say(whole, across=across, up=up)), *slopes["rule"])),
        ("sibling", (Help("sibling", hints.ask_again(other) or _plainly(other), _solved(other)) for other in others)),
        ("gap", (_half(variant), *slopes["gap"])),
        ("solution", (solution,)),
    )


def _posed(variant: Variant) -> Variant:
    """The variant as the question for the two slopes."""
    posed = question(variant.filled)
    return Variant(variant.exercise, variant.seed, posed, variant.values, gradient.key(posed))


def _plainly(other: Variant) -> Sentence:
    posed = question(other.filled)
    return put_in("Another one: which way from {places}, where the height is {of}?", posed.at, of=posed.of)


def _half(variant: Variant) -> Help:
    """One slope as a number, the other one left open."""
    posed = _posed(variant)
    (first, second), (slope, _) = posed.filled.wanted, posed.key
    way = "Go with both." if variant.filled.uphill else "Then go against both."
    says = say(f"The first slope is known. What belongs in the place of the question mark? {way}")
    known = Eq(first, decimal(shown(slope)), evaluate=False)
    return Help("gap", says, ((None, known), (None, Eq(second, hints.GAP, evaluate=False))))


def _solved(variant: Variant) -> tuple[hints.Line, ...]:
    """The way to each slope, the direction that they make, and its angle."""
    posed, sign, lines = _posed(variant), 1 if variant.filled.uphill else -1, []
    for letter, slope in zip(posed.filled.by, posed.key, strict=True):
        start, *rest = number_hints.worked(asking(D(posed.filled.of, letter), posed.filled.at), slope)
        lines += [(say("Along {letter}, with the other one held still:", letter=letter), start[1]), *rest]
    how = "With both slopes:" if variant.filled.uphill else "Against both slopes:"
    parts = Tuple(*(decimal(shown(sign * slope)) for slope in posed.key))
    says = say("As an angle in degrees, from the axis of {across}, counter-clockwise:", across=posed.filled.by[0])
    return (*lines, (say(how), parts), (says, decimal(_rounded(variant.key[0]))))
