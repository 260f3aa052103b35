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
from tutor.exercises import hints
from tutor.exercises.gradient import exercise as gradient
from tutor.exercises.gradient.hints import Vector, for_gradient
from tutor.exercises.kind import Flaw, Groups, Kind, Variant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.number import hints as number_hints
from tutor.exercises.number.question import number_at
from tutor.exercises.response import Response
from tutor.exercises.typed import put_in
from tutor.exercises.written import shown
from tutor.lesson import Direction, Gradient, Landscape
from tutor.lower import CannotLower, to_numpy
from tutor.misconceptions import answers, forms
from tutor.misconceptions.subjects import DIRECTION, DescentDirection
from tutor.symbolic.asking import asking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, after_one_another, say

TOLERANCE = 12  # degrees to either side
CLEAR = 25  # a mistake's direction that is nearer to the right one cannot be told from it
CELLS = 120
YES = say("Yes.")
Pair = tuple[float, float]  # along the first letter, and along the second
Sides = tuple[tuple[str, tuple[float, ...]], ...]  # the names of mistakes, and the directions to which each leads


class DirectionKind(Kind[Direction, float, float | None]):
    """Pick a direction. What is right is its angle in degrees from the first letter's axis, counter-clockwise."""

    block = Direction

    def asked(self, filled: Direction) -> Tuple:
        """The two slopes."""
        return question(filled).wanted

    def key(self, filled: Direction) -> float | None:
        """The angle of −∇, or of ∇ with `uphill`."""
        way = wanted(filled)
        return None if way is None else angle(*way)

    def unfit(self, filled: Direction) -> tuple[Flaw, ...]:
        """No direction to pick."""
        figure = filled.figure
        if self.key(filled) is None:
            says = f"the gradient of {figure.of} is zero or has no value at {figure.start}; start elsewhere"
            return (Flaw("no-direction", says),)
        if not all(low <= place <= high for place, (low, high) in zip(figure.start, figure.span, strict=True)):
            return (Flaw("off-the-map", f"the start {figure.start} is not on the map; widen the span"),)
        return ()

    def coincidences(self, variant: Variant[Direction, float]) -> tuple[Flaw, ...]:
        """A mistake that leads within some degrees of the right direction."""
        filled = variant.filled
        told = {name for name, _ in _clear(filled, variant.key)}
        says = "{} leads nearly in the right direction here; start elsewhere"
        return tuple(Flaw(name, says.format(name)) for name, each in mistakes(filled) if each and name not in told)

    def read(self, variant: Variant[Direction, float], response: Response) -> float | None:
        """An angle, 0 ≤ angle < 360; None for anything else."""
        return response if isinstance(response, float) and 0 <= response < 360 else None

    def in_words(self, variant: Variant[Direction, float], answer: float | None) -> str:
        """The number."""
        return "" if answer is None else str(answer)

    def judge(self, variant: Variant[Direction, float], answer: float | None) -> Mark:
        """Right within some degrees; otherwise the mistake whose direction is the nearest, or where it leads there."""
        filled, right = variant.filled, variant.key
        if answer is None:
            return Mark(Verdict.UNREADABLE, say("Turn the arrow first: drag its end. Nothing is lost."))
        if apart(answer, right) <= TOLERANCE:
            return Mark(Verdict.RIGHT, YES)
        off, name = _nearest(_clear(filled, right), answer)
        if off <= TOLERANCE:
            across, up = filled.figure.along
            says = next(form for form in forms(DIRECTION) if form.name == name).told(across=across, up=up)
            return Mark(Verdict.MISCONCEPTION, says, misconceptions=(name,))
        return Mark(Verdict.WRONG, _leads(filled, apart(answer, right)))

    def mistaken(self, variant: Variant[Direction, float]) -> tuple[tuple[str, Expr], ...]:
        """The angle of each mistake that can be told from the key, by its name."""
        clear = _clear(variant.filled, variant.key)
        return tuple((name, _number(sides[0])) for name, sides in clear if _nearest(clear, sides[0])[1] == name)

    def told_apart(self, variant: Variant[Direction, float]) -> Groups:
        """Those that lead the same way, as near as a hand can tell; what leads to either of two sides is in both."""
        found: list[tuple[float, list[str]]] = []
        for name, sides in _clear(variant.filled, variant.key):
            for side in sides:
                together = next((names for other, names in found if apart(side, other) <= TOLERANCE), None)
                if together is None:
                    found.append((side, [name]))
                elif name not in together:
                    together.append(name)
        return tuple(tuple(names) for _, names in found)

    def reason(self, variant: Variant[Direction, float]) -> Sentence:
        """Where the gradient points."""
        return _gradient_here(variant.filled, variant.key)

    def secrets(self, variant: Variant[Direction, float]) -> tuple[Expr, ...]:
        """The angle."""
        return (_rounded(variant.key), _number(variant.key))

    def helps(self, variant: Variant[Direction, float], others: Iterator[Variant[Direction, float]]) -> Offers:
        """The two slopes, one letter after the other, and then the direction that they make together."""
        filled, posed = variant.filled, question(variant.filled)
        across, up = filled.figure.along
        slopes = for_gradient(posed, slopes_of(posed), ())
        look = "You stand at {places}. Two slopes decide: one along {across}, one along {up}. What is the sign of each?"
        whole = "The direction has two parts: minus the slope along {across}, and minus the slope along {up}."
        if filled.uphill:
            whole = "The direction has two parts: the slope along {across}, and the slope along {up}."
        return Offers(
            place=(Help(put_in(look, posed.at, across=across, up=up)),),
            rule=(Help(say(whole, across=across, up=up)), *slopes.rule),
            sibling=(Help(hints.ask_again(other) or _in_words(other.filled), _solved(other)) for other in others),
            gap=(_half(filled), *slopes.gap),
            solution=Help(say("First the two slopes, then the direction:"), _solved(variant)),
        )


KIND = DirectionKind()


# --- the right direction, and the others ------------------------------------------------------------------------------


def question(filled: Direction) -> Gradient:
    """The gradient at the figure's start, as a question of its own."""
    figure = filled.figure
    at = tuple((letter, Rational(str(place))) for letter, place in zip(figure.along, figure.start, strict=True))
    return Gradient(filled.slug, filled.ask, figure.of, figure.along, at)


def slopes_of(posed: Gradient) -> Vector:
    """The two slopes as numbers; none where one of them has no value."""
    return gradient.KIND.key(posed) or ()


@lru_cache(maxsize=1024)
def wanted(filled: Direction) -> Pair | None:
    """−∇, or ∇ with `uphill`, at the start; None where the height or a slope has no value, or both slopes are zero."""
    posed = question(filled)
    slopes = slopes_of(posed)
    if not slopes or number_at(resolve(posed.of), posed.at) is None:
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
    right = wanted(filled)
    if right is None:
        return ()
    way = DescentDirection(*right, filled.uphill, None if filled.uphill else to_the_lowest(filled.figure))
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


def _clear(filled: Direction, right: float) -> Sides:
    """The mistakes that can be told from the right direction here, with the sides where they can."""
    sides = ((name, tuple(side for side in each if apart(side, right) > CLEAR)) for name, each in mistakes(filled))
    return tuple((name, each) for name, each in sides if each)


def _nearest(sides: Sides, turned: float) -> tuple[float, str]:
    """How far the nearest of these directions is, and which mistake leads there; the first of two that are alike."""
    return min(((apart(turned, side), name) for name, each in sides for side in each), key=lambda found: found[0])


def _number(turned: float) -> Rational:
    return Rational(f"{turned:.6f}")


# --- marking ----------------------------------------------------------------------------------------------------------


def _gradient_here(filled: Direction, right: float) -> Sentence:
    says = "The negative gradient points to {right:decimal}° here: no other direction goes down as steeply."
    if filled.uphill:
        says = "The gradient points to {right:decimal}° here: no other direction goes up as steeply."
    return say(says, right=_rounded(right))


def _rounded(turned: float) -> Rational:
    """One decimal, enough to speak of an angle."""
    return Rational(f"{turned:.1f}")


def _leads(filled: Direction, off: float) -> Sentence:
    """What happens to the height that way."""
    if off < 90:
        up = "That way it goes up, but not as steeply as it can. Which of the two slopes is the larger one?"
        down = "That way it goes down, but not as steeply as it can. Which of the two slopes is the larger one?"
        return say(up if filled.uphill else down)
    if filled.uphill:
        return say("That way it goes down. What are the signs of the two slopes here?")
    return say("That way it goes up. What are the signs of the two slopes here?")


# --- help -------------------------------------------------------------------------------------------------------------


def _in_words(other: Direction) -> Sentence:
    posed = question(other)
    return put_in("Another one: which way from {places}, where the height is {of}?", posed.at, of=posed.of)


def _half(filled: Direction) -> Help:
    """One slope as a number, the other one left open."""
    posed = question(filled)
    (first, second), (slope, _) = posed.wanted, slopes_of(posed)
    known_one = say("The first slope is known. What belongs in the place of the question mark?")
    way = say("Go with both." if filled.uphill else "Then go against both.")
    says = after_one_another(known_one, way)
    known = Eq(first, decimal(shown(slope)), evaluate=False)
    return Help(says, (HintLine(known), HintLine(Eq(second, hints.GAP, evaluate=False))))


def _solved(variant: Variant[Direction, float]) -> tuple[HintLine, ...]:
    """The way to each slope, the direction that they make, and its angle."""
    filled, posed = variant.filled, question(variant.filled)
    slopes, sign = slopes_of(posed), 1 if filled.uphill else -1
    lines: list[HintLine] = []
    for letter, slope in zip(posed.by, slopes, strict=True):
        start, *rest = number_hints.worked(asking(D(posed.of, letter), posed.at), slope)
        lines += [HintLine(start.formula, say("Along {letter}, with the other one held still:", letter=letter)), *rest]
    how = "With both slopes:" if filled.uphill else "Against both slopes:"
    parts = Tuple(*(decimal(shown(sign * slope)) for slope in slopes))
    says = say("As an angle in degrees, from the axis of {across}, counter-clockwise:", across=posed.by[0])
    return (*lines, HintLine(parts, say(how)), HintLine(decimal(_rounded(variant.key)), says))
