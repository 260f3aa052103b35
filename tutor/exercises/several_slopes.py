"""Several slopes in one number: multiplied along a chain, each times its nudge and added, or as the length of an arrow.

Here are the words that help with slopes that a question gives, or that are its sides.
"""

from __future__ import annotations

from sympy import Expr, Symbol, preorder_traversal

from tutor.exercises.asking import here
from tutor.exercises.hints import FILL_IN, GAP, Line, working
from tutor.exercises.shapes import Help
from tutor.exercises.typed import put_in
from tutor.exercises.written import reckoned, with_numbers
from tutor.symbolic.asking import Asking, is_length, rates
from tutor.symbolic.building import put
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say

CHAIN = (
    say("Follow the nudge from one letter to the next. How far does each of them move?"),
    say("Along a chain the rates multiply, and a nudge is multiplied by all of them."),
)
SIDE_BY_SIDE = (
    say("Look at one nudge at a time. What does it bring, all alone?"),
    say("Each nudge brings its slope times the nudge. Add what they bring, signs included."),
)
MEAN = (
    say("A mean is asked for. How many slopes are there?"),
    say("Add the slopes, signs included, and divide by how many there are."),
)
LENGTH = (
    say("The slopes are the sides of a right angle. What is asked for is the long way across."),
    say("Square each slope, add the squares, and take the root."),
)


ALONE = "By {letter}, with everything else held still:"


def sides(question: Asking) -> tuple[D, ...]:
    """The slopes of which a length is made, where they are still to be taken, in the order of the point's letters."""
    known = dict(question.at)
    marks = question.of.atoms(D)
    if not is_length(question.of) or any(mark in known or mark.x not in known for mark in marks):
        return ()
    return tuple(sorted(marks, key=lambda mark: list(known).index(mark.x)))


def across(question: Asking, key: Expr) -> tuple[Line, ...]:
    """One slope after the other, each with its number; then Pythagoras."""
    lines, numbers = [], []
    for mark in sides(question):
        first, *rest = working(mark)
        slope, value = rest[-1][1], here(rest[-1][1], question.at)
        lines += [(say(ALONE, letter=mark.x), first[1]), *rest]
        if slope != value:
            lines.append((put_in("Now put in {places}:", question.at), reckoned(slope, question.at, value)))
        numbers.append((mark, value))
    return (*lines, (LENGTH[1], reckoned(question.of, tuple(numbers), key)))


def slopes_first(question: Asking) -> Help:
    """The slopes as formulas, and the rest left to do."""
    says = put_in("These are the slopes as formulas. Put in {places}. How long is the arrow?", question.at)
    alone = ((say("By {letter}:", letter=mark.x), resolve(mark)) for mark in sides(question))
    return Help("gap", says, tuple(alone))


def _words(question: Asking) -> tuple[Sentence, Sentence]:
    """Where to look and which rule, by how the slopes are put together."""
    if any(is_length(part) for part in preorder_traversal(question.of)):
        return LENGTH
    if not question.of.is_Add:
        return CHAIN
    return SIDE_BY_SIDE if question.of.free_symbols - _letters(rates(question)) else MEAN


def _letters(marks: tuple[D, ...]) -> set[Symbol]:
    return set().union(*(mark.free_symbols for mark in marks))


def where(question: Asking) -> Help:
    """Where to look."""
    return Help("place", _words(question)[0])


def rule(question: Asking) -> Help:
    """Which rule."""
    return Help("rule", _words(question)[1])


def gap(question: Asking) -> Help:
    """The calculation with one slope left open."""
    return Help("gap", FILL_IN, ((None, with_numbers(put(question.of, rates(question)[0], GAP), question.at)),))
