"""Give a number: what an expression, its derivatives taken, is worth at a point, to so many significant figures.

An expression is as good as its value: 2*(0 - 3) is −6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import Expr

from tutor.answers import Outcome, Reading, Verdict, number_matches
from tutor.exercises import hints, mistakes
from tutor.exercises.evaluate import agrees, number
from tutor.exercises.numbers_moved import elsewhere, moved
from tutor.exercises.shapes import Flaw, Mark, Variant
from tutor.exercises.typed import read_number, unreadable
from tutor.lesson import Number
from tutor.symbolic.derive import NoRule, resolve


def key(filled: Number) -> Expr | None:
    """The number itself, exact where it is a fraction; None where it is none."""
    try:
        return number(resolve(filled.of).xreplace(dict(filled.at)))
    except NoRule:
        return None


def asked(filled: Number) -> Expr:
    """The expression whose derivatives are to be taken."""
    return filled.of


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """No number at all (hard); a misconception that gives the number as well (soft)."""
    filled = variant.filled
    if variant.key is None:
        return (Flaw("no-number", f"{filled.of} has no value at {filled.at}; mend the point", hard=True),)
    gives = tuple(name for name, wrong in wrong_numbers(filled) if agrees(wrong, variant.key, filled.digits))
    return tuple(
        Flaw(name, f"the misconception {name!r} gives the right number here")
        for name in gives
        if not any(_gives(name, _moved(filled, by)) for by in (1, 2))
    )


def _moved(filled: Number, by: int) -> Number:
    point = tuple((symbol, elsewhere(place, by)) for symbol, place in filled.at)
    return replace(filled, of=moved(filled.of, by), at=point)


def _gives(name: str, filled: Number) -> bool:
    wrong, right = dict(wrong_numbers(filled)).get(name), key(filled)
    return wrong is None or right is None or agrees(wrong, right, filled.digits)


def wrong_numbers(filled: Number) -> tuple[tuple[str, Expr], ...]:
    """What each misconception that applies would give."""
    each = ((name, number(wrong.xreplace(dict(filled.at)))) for name, wrong in mistakes.expected(filled.of))
    return tuple((name, wrong) for name, wrong in each if wrong is not None)


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """The numbers of the misconceptions that can be told from the key here, by name."""
    digits = variant.filled.digits
    return tuple(found for found in wrong_numbers(variant.filled) if not agrees(found[1], variant.key, digits))


def preview(variant: Variant, response: object) -> Reading:
    """What was understood."""
    return read_number(response)


def mark(variant: Variant, response: object) -> Mark:
    """The value compared; a slip of sign and a known misconception are named."""
    filled, reading = variant.filled, read_number(response)
    given = None if reading.expr is None else number(reading.expr)
    if given is None:
        return unreadable(reading, "Type one number, or a calculation such as {example}.", example="2*(0 - 3)")
    match = number_matches(given, variant.key, filled.digits)
    if match.outcome is Outcome.EQUAL:
        return Mark(Verdict.RIGHT, match.message)
    if match.outcome is not Outcome.DIFFERENT:
        return Mark(Verdict.UNDECIDED, match.message)
    for name, wrong in wrong_numbers(filled):
        if agrees(given, wrong, filled.digits):
            return Mark(Verdict.MISCONCEPTION, mistakes.told(name, filled.of), misconceptions=(name,))
    return Mark(Verdict.WRONG, match.message)


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away."""
    return (variant.key,)


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """The formula first, then the numbers."""
    examples = ((other.filled.of, other.filled.at, other.key) for other in others)
    return hints.for_value(variant.filled.of, variant.filled.at, variant.key, examples)
