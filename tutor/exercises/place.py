"""Put a figure's point where an expression is zero, then see. The place is computed, never given by the author."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import isfinite

from sympy import QQ, ZZ, Eq, Expr, Poly, Rational, Symbol

from tutor.answers import Verdict
from tutor.exercises import hints
from tutor.exercises.evaluate import at
from tutor.exercises.shapes import Flaw, Help, Mark, Variant
from tutor.lesson import Place
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, say

TOLERANCE = 0.02  # of the figure's span
GRID = 400


def asked(filled: Place) -> Expr:
    """The slope that the place depends on: that of the expression itself, or else of the figure's curve."""
    return filled.zero if has_derivative(filled.zero) else D(filled.figure.of, filled.figure.along)


def key(filled: Place) -> tuple[float, ...] | None:
    """Where `zero` is zero within the figure's span, from left to right."""
    try:
        return zeros(resolve(filled.zero), filled.figure.along, filled.figure.span)
    except NoRule:
        return None


@lru_cache(maxsize=1024)
def zeros(expr: Expr, along: Symbol, span: tuple[float, float]) -> tuple[float, ...] | None:
    """The real zeros in the span: a polynomial's roots, otherwise changes of sign on a grid; None where it is 0."""
    if expr.is_zero or expr.free_symbols - {along}:
        return None
    low, high = span
    if not _has_exact_roots(expr, along):
        return _crossings(expr, along, span)
    places = (float(root) for root, _ in Poly(expr, along).real_roots(multiple=False))
    return tuple(place for place in places if low <= place <= high)


def _has_exact_roots(expr: Expr, along: Symbol) -> bool:
    return along in expr.free_symbols and expr.is_polynomial(along) and Poly(expr, along).domain in (ZZ, QQ)


def _crossings(expr: Expr, along: Symbol, span: tuple[float, float]) -> tuple[float, ...]:
    low, high = span
    grid = [low + (high - low) * step / GRID for step in range(GRID + 1)]
    worth = [at(expr, {along: place}) for place in grid]
    found = [place for place, here in zip(grid, worth, strict=True) if here == 0]
    for left, right, before, after in zip(grid, grid[1:], worth, worth[1:], strict=False):
        if before is not None and after is not None and before * after < 0:
            crossing = _halve(expr, along, left, right)
            if crossing is not None:
                found.append(crossing)
    return tuple(sorted(found))


def _halve(expr: Expr, along: Symbol, left: float, right: float) -> float | None:
    """The zero between two places of opposite sign; None where it is a jump or a pole instead."""
    before, edge = at(expr, {along: left}), abs(at(expr, {along: left})) + abs(at(expr, {along: right}))
    middle = (left + right) / 2
    for _ in range(40):
        middle = (left + right) / 2
        here = at(expr, {along: middle})
        if here is None:
            return None
        if here * before > 0:
            left = middle
        else:
            right = middle
    return middle if abs(at(expr, {along: middle}) or 0.0) <= 1e-6 * edge else None


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """No place to find in the figure, or the point already stands there."""
    filled, figure = variant.filled, variant.filled.figure
    if not variant.key:
        says = f"{filled.zero} is zero nowhere between {figure.span[0]} and {figure.span[1]}, or everywhere"
        return (Flaw("no-place", says + "; change the span or what varies", hard=True),)
    if _near(figure.start, variant):
        return (Flaw("there-already", f"the point starts at the answer, {figure.start}; start elsewhere", hard=True),)
    return ()


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """A place is found by eye; no misconception is computed."""
    return ()


def preview(variant: Variant, response: object) -> None:
    """The figure itself shows where the point is."""


def mark(variant: Variant, response: object) -> Mark:
    """Right within 2 % of the span; otherwise what is met at the learner's own place."""
    low, high = variant.filled.figure.span
    place = _read(response)
    if place is None or not low <= place <= high:
        return Mark(Verdict.UNREADABLE, say("Put the point somewhere on the curve first; nothing is lost."))
    if _near(place, variant):
        return Mark(Verdict.RIGHT, _praise(variant))
    return Mark(Verdict.WRONG, _what_is_there(variant, place))


def _read(response: object) -> float | None:
    """The place as a finite float, or None for anything else."""
    if isinstance(response, bool) or not isinstance(response, int | float):
        return None
    try:
        place = float(response)
    except OverflowError:
        return None
    return place if isfinite(place) else None


def _near(place: float, variant: Variant) -> bool:
    low, high = variant.filled.figure.span
    return any(abs(place - wanted) <= TOLERANCE * (high - low) for wanted in variant.key)


def _slope_asked(filled: Place) -> bool:
    """The expression is the slope of the figure's own curve."""
    return filled.zero == D(filled.figure.of, filled.figure.along)


def _praise(variant: Variant) -> Sentence:
    filled = variant.filled
    if _slope_asked(filled):
        return say("Yes. Here the slope is zero: a small step either way hardly changes the curve.")
    return say("Yes, that is the place.")


def _what_is_there(variant: Variant, place: float) -> Sentence:
    """The slope that is met there, and which way to ask; elsewhere only the side."""
    filled, along = variant.filled, variant.filled.figure.along
    worth = at(resolve(filled.zero), {along: place})
    here = rounded(place)
    if not _slope_asked(filled) or worth is None:
        nearest = min(variant.key, key=lambda wanted: abs(wanted - place))
        side = "left" if place > nearest else "right"
        return say(
            f"Not at {{along}} = {{here:decimal}}: it is further to the {side}. What do you get by calculating?",
            along=along,
            here=here,
        )
    way = "rises" if worth > 0 else "falls"
    return say(
        f"At {{along}} = {{here:decimal}} the slope is about {{slope:decimal}}: the curve {way} there. "
        "Which way does it get flatter?",
        along=along,
        here=here,
        slope=rounded(worth),
    )


def rounded(number: float) -> Rational:
    """Two significant figures, enough to speak of what is seen on a figure."""
    return Rational(f"{number:.2g}")


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away."""
    return tuple(Rational(place).limit_denominator(10**6) for place in variant.key)


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """Help towards the slope, and then to where it leads."""
    filled, along = variant.filled, variant.filled.figure.along
    offers = hints.for_formula(asked(filled), (asked(other.filled) for other in others))
    slope = resolve(asked(filled))
    gap = "The slope is this formula. For which {along} is it zero?"
    if not has_derivative(filled.zero):
        gap = "The slope is this formula. What is it where you start, and where does that lead?"
    end = say("The place is at {along} = {place:decimal}.", along=along, place=secrets(variant)[0])
    return (
        *offers[:-2],
        ("gap", (Help("gap", say(gap, along=along), ((None, slope),)), *offers[-2][1])),
        ("solution", (Help("solution", end, (*hints.working(asked(filled)), *_solved(filled, slope))),)),
    )


def _solved(filled: Place, slope: Expr) -> tuple[hints.Line, ...]:
    """The last line where it is the slope that has to be zero."""
    return ((say("Flat is where this is zero:"), Eq(slope, 0, evaluate=False)),) if _slope_asked(filled) else ()
