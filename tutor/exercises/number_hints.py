"""The wordings that help towards a number is made of; which ones, the kind of number says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympy import Basic, Eq, Expr, Symbol

from tutor.exercises import several_slopes
from tutor.exercises.asking import asked, walk
from tutor.exercises.hints import FILL_IN, GAP, Line, Offers, rule, working
from tutor.exercises.shapes import Help
from tutor.exercises.typed import put_in
from tutor.exercises.written import Written, reckoned, with_numbers
from tutor.symbolic.asking import Asking, Point, What, rates
from tutor.symbolic.building import put, times
from tutor.symbolic.derivative import Becomes, D, has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say

Example = tuple[Sentence | None, Asking, Expr]
SLOPE_FIRST = say("The first line is the slope. What belongs in the place of the question mark?")


def for_number(question: Asking, key: Expr, others: Iterable[Example]) -> Offers:
    """Help towards the number that is asked for."""
    return (
        ("place", tuple(_where(question))),
        ("rule", tuple(_rule(question))),
        ("sibling", _examples(others)),
        ("gap", tuple(_gap(question))),
        ("solution", (Help("solution", _announced(question), worked(question, key)),)),
    )


def _announced(question: Asking) -> Sentence:
    """What the lines of a solution are, in a word."""
    if question.what is What.STEP and not question.given:
        return say("First the slope as a formula, then one step after the other:")
    if question.what in (What.STEP, What.CHANGE, What.GROWTH) and question.given:
        return say("The slope is given, so the numbers go straight in:")
    if rates(question):
        return say("The slopes are given, so the numbers go straight in:")
    if several_slopes.sides(question):
        return say("First one slope, then the other, then the long way across:")
    return say("First the formula, then the numbers:") if question.at else say("One line after the other:")


# --- where to look, and which rule ------------------------------------------------------------------------------------


def _where(question: Asking) -> Iterator[Help]:
    mark, at = question.slope, dict(question.at)
    x = None if mark is None else mark.x
    if question.what is What.STEP and question.given:
        yield Help("place", say("The slope is given. How far does the step go, and which way?"))
    elif question.what is What.STEP and x in at:
        start = "One step at a time. " if question.steps > 1 else ""
        says = start + "You begin at {x} = {place:decimal}. How steep is it there?"
        yield Help("place", say(says, x=x, place=at[x]))
    elif question.what is What.GROWTH and question.given:
        yield Help("place", say("The slope is what one unit of nudge would bring. How much of a unit is the nudge?"))
    elif question.what is What.CHANGE:
        yield Help("place", say("Two numbers are multiplied. Which two, and which way does a step go?"))
    elif question.what is What.GROWTH:
        yield Help("place", say("Leave the nudge for later. How fast does {f} grow where you start?", f=mark.f))
    elif question.what is What.SLOPE:
        yield Help("place", say("Leave the numbers for later. What is the slope of {f}, as a formula?", f=mark.f))
    elif rates(question):
        yield several_slopes.where(question)
    elif has_derivative(question.of):
        yield Help("place", say("Take each slope by itself first, as a formula."))
    elif question.at:
        yield Help("place", put_in("You know {places}. What can you work out from that?", question.at))
    yield Help("place", say("What is given, and what has to be worked out first?"))


def _rule(question: Asking) -> Iterator[Help]:
    if question.what is What.STEP:
        step = Becomes(question.slope.x, question.of)
        yield Help("rule", say("Each step is {step}, with the slope where you stand.", step=step))
    elif question.what is What.CHANGE:
        yield Help("rule", say("A step is minus the learning rate times the slope."))
    elif question.what is What.GROWTH:
        yield Help("rule", say("For a small nudge, the growth is about the slope times the nudge."))
    elif rates(question):
        yield several_slopes.rule(question)
    elif several_slopes.sides(question):
        yield Help("rule", say("The gradient is an arrow with two sides. Pythagoras says how long it is."))
    elif question.at and not has_derivative(question.of):
        yield Help("rule", say("As a formula, it is {of}. Work it out from the inside to the outside.", of=question.of))
    yield from rule(asked(question))


# --- another one worked out, and the whole way ------------------------------------------------------------------------


def _examples(others: Iterable[Example]) -> Iterator[Help]:
    """Each sibling to its number; after it only to the formula, for when the two numbers are the same."""
    for ask, other, key in others:
        says = ask or _plainly(other)
        yield Help("sibling", says, worked(other, key))
        if other.what in (What.SLOPE, What.GROWTH, What.OTHER):
            yield Help("sibling", says, working(asked(other)))


def _plainly(other: Asking) -> Sentence:
    """The question of a sibling that has no words of its own."""
    if not other.at:
        return say("Another one: what comes out of {of}?", of=other.of)
    return put_in("Another one: how much is {of} at {places}?", other.at, of=other.of)


def worked(question: Asking, key: Expr) -> tuple[Line, ...]:
    """Every line from the question to the number."""
    if question.pattern is not None:
        return ((None, reckoned(question.pattern, question.drawn, key)),)
    if question.what is What.STEP and not question.given:
        return walked(question)
    if question.what in (What.STEP, What.CHANGE) and question.given:
        start: tuple[Line, ...] = ((say("A step is minus the learning rate times the slope:"), question.of),)
    elif question.what is What.GROWTH and question.given:
        start = ((say("The growth is about the slope times the nudge:"), question.of),)
    elif rates(question):
        start = ((None, question.of),)
    elif several_slopes.sides(question):
        return several_slopes.across(question, key)
    else:
        start = working(asked(question))
    last = start[-1][1]
    if not question.at or not last.free_symbols:
        return start if last == key else (*start, (None, reckoned(last, (), key)))
    return (*start, (put_in("Now put in {places}:", question.at), reckoned(last, question.at, key)))


def walked(question: Asking) -> tuple[Line, ...]:
    """The slope as a formula, then for each step the slope where it begins and the place where it leads."""
    mark, x = question.slope, question.slope.x
    lines, slope = list(working(mark)), resolve(mark)
    rest = tuple((letter, value) for letter, value in question.at if letter != x)
    for stand in walk(question):
        at: Point = ((x, stand.where), *rest)
        here = say("At {x} = {where:decimal} the slope is", x=x, where=stand.where)
        step = put(question.of, mark, Written(mark, stand.slope))
        lines += [
            (here, reckoned(slope, at, stand.slope)),
            (say("so {x} becomes", x=x), Becomes(x, reckoned(step, at, stand.next))),
        ]
    return tuple(lines)


# --- a line with a gap ------------------------------------------------------------------------------------------------


def _gap(question: Asking) -> Iterator[Help]:
    mark, at = question.slope, question.at
    if question.pattern is not None:
        line = Eq(with_numbers(question.pattern, question.drawn), GAP, evaluate=False)
        yield Help("gap", FILL_IN, ((None, line),))
    elif question.what is What.STEP and question.given:
        yield Help("gap", FILL_IN, ((None, with_numbers(mark.x + times(question.rate, GAP), at)),))
    elif question.what is What.STEP:
        x, slope = mark.x, resolve(mark)
        first = Becomes(x, with_numbers(x + times(question.rate, GAP), at))
        says = say("The first line is the slope. What belongs in the place of the question mark in the first step?")
        yield Help("gap", says, ((None, Eq(mark, slope, evaluate=False)), (None, first)))
        yield Help("gap", FILL_IN, ((None, first),))
    elif question.what is What.CHANGE:
        yield Help("gap", FILL_IN, ((None, with_numbers(times(question.rate, GAP), at)),))
    elif question.what is What.GROWTH:
        growth = with_numbers(times(question.rate, GAP), at)
        if question.given:
            yield Help("gap", FILL_IN, ((None, growth),))
        yield Help("gap", SLOPE_FIRST, ((None, Eq(mark, resolve(mark), evaluate=False)), (None, growth)))
    elif rates(question):
        yield several_slopes.gap(question)
    elif several_slopes.sides(question):
        yield several_slopes.slopes_first(question)
    yield from _formula(asked(question), at)


def _formula(of: Expr, at: Point) -> Iterator[Help]:
    """The formula before its numbers; a first derivative taken and the rest left open; or only the question."""
    letters = tuple((letter, value) for letter, value in at if isinstance(letter, Symbol))
    if letters and has_derivative(of):
        says = put_in("This is the formula. Put in {places}. What comes out?", letters)
        yield Help("gap", says, ((None, resolve(of)),))
        yield Help("gap", say("This is the formula. Now put the numbers in."), ((None, resolve(of)),))
    for mark in _marks(of):
        yield Help("gap", FILL_IN, ((None, of), (None, Eq(put(of, mark, resolve(mark)), GAP, evaluate=False))))
    if letters and not has_derivative(of):
        yield Help("gap", FILL_IN, ((None, Eq(with_numbers(of, at), GAP, evaluate=False)),))
    yield Help("gap", FILL_IN, ((None, Eq(of, GAP, evaluate=False)),))


def _marks(of: Basic) -> list[D]:
    marks = sorted(of.atoms(D), key=str)
    return marks if len(marks) > 1 else []
