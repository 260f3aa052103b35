"""The way to a number: what has to be worked out before it, and where a wrong one stands on it.

It is written with the numbers of the question, so that nobody has to know a letter which only its author has.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sympy import Basic, Eq, Expr

from tutor.answers import is_rounded_from
from tutor.exercises.hints import GAP
from tutor.exercises.number.question import number_at, to_be_taken
from tutor.exercises.written import reckoned, shown, with_numbers
from tutor.symbolic.asking import Asking, Point, What, rates
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.order import terms
from tutor.symbolic.sentence import Sentence, say
from tutor.symbolic.unevaluated import times

Part = tuple[Expr, Expr]  # a part of the calculation, and what it comes to
STANDS_THERE = "{given:decimal} stands in the question. What has to be done with it?"
ON_THE_WAY = "{given:decimal} is {part}: a value on the way. What is still to be done with it?"
NEEDED = "On the way you need {line}. Do you have that?"
SLOPE_NEEDED = "On the way you need the slope by {x} at {x} = {place:decimal}. It is {slope:decimal}. Do you have that?"
SLOPE_ALONE = "On the way you need the slope by {x}, which is {slope:decimal}. Do you have that?"
FEWEST = 2  # parts of which a line is put together
FIRST_LINE = "Write it like this: {line}. What belongs in the place of the question mark?"


def met(question: Asking, key: Expr, given: Expr, digits: int) -> Sentence | None:
    """What a wrong number is, where it is one of the question's own or a value on the way."""
    known = [value for _, value in calculation(question)[1] if value.is_number]
    if any(given == value for value in known):
        return say(STANDS_THERE, given=given)
    for part, value in parts(question):
        if abs(value) != abs(key) and is_rounded_from(given, value, digits):
            return say(ON_THE_WAY, given=given, part=with_numbers(part, calculation(question)[1]))
    return None


def first_value(question: Asking, key: Expr) -> Sentence | None:
    """The first value on the way, where the ways may part; None where there is none, or where it tells the answer."""
    derivatives = to_be_taken(question).atoms(D)
    if derivatives:
        return None if question.what is What.SLOPE else _slope(min(derivatives, key=str), question.at, key)
    at = calculation(question)[1]
    for part, value in parts(question):
        if abs(value) != abs(key) and not _stands_there(value, at):
            line = reckoned(part, at, value)
            if isinstance(line, Eq):
                return say(NEEDED, line=line)
    return None


def line_with_gap(question: Asking) -> Sentence | None:
    """The calculation with one of its parts left open; None where nothing is to be put together."""
    of, at = calculation(question)
    if (
        has_derivative(to_be_taken(question))
        or not at
        or not (of.is_Mul or of.is_Add)
        or len([part for part in of.args if part != -1]) < FEWEST
    ):
        return None
    opened = times(*of.args[:-1], GAP) if of.is_Mul else of - of.args[-1] + GAP
    return say(FIRST_LINE, line=with_numbers(opened, at))


def calculation(question: Asking) -> tuple[Expr, Point]:
    """The formula with its derivatives taken, and the numbers that belong into it."""
    if question.pattern is not None:
        return question.pattern, question.drawn
    if rates(question) or question.given:
        return question.of, question.at
    try:
        return resolve(to_be_taken(question)), tuple(pair for pair in question.at if not isinstance(pair[0], D))
    except NoRule:
        return question.of, question.at


def parts(question: Asking) -> Iterator[Part]:
    """The parts that come to a number of their own, the innermost first; of a product also two or more factors."""
    of, at = calculation(question)
    letters = tuple(letter for letter, _ in at)
    seen: set[Expr] = {of}
    for part in _inside_out(of) if letters else ():
        if part not in seen and part.has(*letters):
            seen.add(part)
            value = number_at(part, at)
            if value is not None:
                yield part, value


def _inside_out(of: Basic) -> Iterator[Expr]:
    """What is worked out one after the other; a sign, a letter and one over something are nothing to work out."""
    if isinstance(of, D) or not of.args:
        return
    for part in terms(of) if of.is_Add else of.args:
        yield from _inside_out(part)
    if of.is_Mul:
        yield from _products(of)
    if not (of.is_Pow and of.exp.is_negative) and not (of.is_Mul and of.args[0] == -1 and len(of.args) == 2):
        yield of


def _products(of: Expr) -> Iterator[Expr]:
    """Two, three and more of the factors, with something that is not below a bar or only a number in front."""
    factors = tuple(factor for factor in of.args if factor != -1)
    for count in range(FEWEST, len(factors) + 1):
        for some in combinations(factors, count):
            above = [factor for factor in some if not (factor.is_Pow and factor.exp.is_negative)]
            if any(not factor.is_number or factor.is_Integer for factor in above) and not _is_share(some):
                yield times(*some)


def _is_share(some: tuple[Expr, ...]) -> bool:
    """A fraction of one letter: what is left of a unit that was changed, and no step of its own."""
    return len(some) == FEWEST and some[0].is_Rational and not some[0].is_Integer


def _stands_there(value: Expr, at: Point) -> bool:
    return any(value == known for _, known in at)


def _slope(derivative: D, at: Point, key: Expr) -> Sentence | None:
    """The slope that a growth, a change or a step begins with, or the first of several."""
    slope, x = number_at(resolve(derivative), at), derivative.x
    if slope is None or abs(slope) == abs(key):
        return None
    known = dict(at)
    if x in known:
        return say(SLOPE_NEEDED, x=x, place=known[x], slope=shown(slope))
    return say(SLOPE_ALONE, x=x, slope=shown(slope))
