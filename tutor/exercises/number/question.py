"""What a number that is asked for comes to, and each step on the way. What it is, `tutor.symbolic.asking` says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sympy import Expr, Symbol

from tutor.exercises.descent import Stand, descend
from tutor.exercises.evaluate import number
from tutor.exercises.kind import AnyVariant, Variant
from tutor.lesson import Choose, Number
from tutor.notation import family
from tutor.symbolic.asking import Asking, Point
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve


def as_drawn(question: Asking, variant: Variant[Number | Choose, object]) -> Asking:
    """The question with its author's pattern, where nothing but numbers stands in it: 4000 · 3/10 rather than 1200."""
    pattern = variant.exercise.of
    if pattern is None:
        return question
    drawn = tuple((hole, value) for hole, value in variant.values if hole in pattern.free_symbols)
    plain = bool(drawn) and not question.at and not pattern.has(D) and all(value.is_number for _, value in drawn)
    return replace(question, pattern=pattern, drawn=drawn) if plain else question


def as_shown(question: Asking, variant: Variant[Number | Choose, object]) -> Asking:
    """The question with a pattern as well where help shows an expression with numbers alone.

    It has names that only its author knows (`after − before`), or it decides a choice and is not on the page.
    """
    of, at = question.of, question.at
    if at and not of.has(D) and (_own_names(of, variant) or _decides(of, variant)):
        return replace(question, pattern=of, drawn=at)
    return as_drawn(question, variant)


def _own_names(of: Expr, variant: AnyVariant) -> bool:
    """It has a name of several letters that is neither in the notation nor on the page."""
    on_page = {letter for part in variant.shown for letter in part.free_symbols}
    return any(is_program_name(letter) for letter in of.free_symbols - on_page)


def is_program_name(letter: Symbol) -> bool:
    """A word in the place of a letter, which the notation does not know: inputs, steepness_4."""
    return len(letter.name.partition("_")[0]) > 1 and family(letter) is None


def _decides(of: Expr, variant: AnyVariant) -> bool:
    """It is what a choice depends on, and the question does not show it."""
    return isinstance(variant.exercise, Choose) and not any(part.has(of) for part in variant.shown)


def to_be_taken(question: Asking) -> Expr:
    """The expression whose derivatives are to be taken: a slope that is given is none of them."""
    return question.of.xreplace({key: value for key, value in question.at if isinstance(key, D)})


def number_asked(question: Asking) -> Expr | None:
    """The number itself, exact where it is a fraction; None where it is none."""
    try:
        wanted = resolve(to_be_taken(question))
    except NoRule:
        return None
    return number_after_steps(wanted, question)


def number_after_steps(wanted: Expr, question: Asking) -> Expr | None:
    """What an expression without derivatives is worth; a step begins where the last one led."""
    place, value = dict(question.at), None
    for _ in range(question.steps):
        value = number_at(wanted, tuple(place.items()))
        if value is None:
            return None
        if question.slope is not None:
            place[question.slope.x] = value
    return value


@lru_cache(maxsize=4096)
def number_at(expr: Expr, at: Point) -> Expr | None:
    """The number that an expression is at a point; None where it is none."""
    return number(expr.xreplace(dict(at)))


def walk(question: Asking) -> Iterator[Stand]:
    """Every step that is asked for; the letter's own place is in `at`."""
    slope, x, place = resolve(question.derivative), question.derivative.x, dict(question.at)

    def at(where: Expr) -> Point:
        return tuple((place | {x: where}).items())

    return descend(
        place[x],
        question.steps,
        lambda where: number_at(slope, at(where)),
        lambda where, steep: number_at(question.of.xreplace({question.derivative: steep}), at(where)),
    )
