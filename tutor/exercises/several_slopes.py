"""Several slopes in one number: multiplied along a chain, each times its nudge and added, or as the length of an arrow.

Here are the words for slopes that a question gives, and what may be made of the numbers instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Abs, Add, Basic, Expr, Mul, Rational, Symbol, preorder_traversal

from tutor.exercises.asking import Asking, What, here
from tutor.exercises.hints import FILL_IN, GAP, Line, working
from tutor.exercises.shapes import Help
from tutor.exercises.typed import put_in
from tutor.exercises.written import reckoned, with_numbers
from tutor.symbolic.building import put
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say


def rates(question: Asking) -> tuple[D, ...]:
    """The slopes of a question that gives two or more, and all of them; otherwise none."""
    marks = sorted(question.of.atoms(D), key=str)
    known = dict(question.at)
    several = question.what is What.OTHER and len(marks) > 1
    return tuple(marks) if several and all(mark in known for mark in marks) else ()


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
    if not _is_length(question.of) or any(mark in known or mark.x not in known for mark in marks):
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
    if any(_is_length(part) for part in preorder_traversal(question.of)):
        return LENGTH
    if not question.of.is_Add:
        return CHAIN
    return SIDE_BY_SIDE if question.of.free_symbols - _letters(rates(question)) else MEAN


def _letters(marks: tuple[D, ...]) -> set[Symbol]:
    return set().union(*(mark.free_symbols for mark in marks))


def _is_length(part: Basic) -> bool:
    return part.is_Pow and part.exp == Rational(1, 2) and part.base.is_Add and part.base.has(D)


def where(question: Asking) -> Help:
    """Where to look."""
    return Help("place", _words(question)[0])


def rule(question: Asking) -> Help:
    """Which rule."""
    return Help("rule", _words(question)[1])


def gap(question: Asking) -> Help:
    """The calculation with one slope left open."""
    return Help("gap", FILL_IN, ((None, with_numbers(put(question.of, rates(question)[0], GAP), question.at)),))


SAYINGS: tuple[tuple[str, str, str], ...] = (
    (
        "rates-added",
        "The rates seem to have been added.",
        "If one unit of the first is several of the second, and each of these is several of the third, is that a sum?",
    ),
    ("nudge-left-out", "That is the rate of the whole chain.", "It counts for one whole unit. How large is the nudge?"),
    (
        "changes-subtracted",
        "One of the changes seems to have the opposite sign.",
        "Which nudge goes up, which goes down, and what does that do to each change?",
    ),
    (
        "sides-added",
        "The two slopes seem to have been added.",
        "Is the long side of a right triangle the sum of the others?",
    ),
    ("root-forgotten", "That is the square of the length.", "What did Pythagoras do at the end?"),
    ("slopes-added", "That is the sum of the slopes.", "How far is each letter nudged?"),
)


def others(question: Asking) -> Iterator[tuple[str, Expr, str, str]]:
    """What may be worked out instead: its name, its formula, what it is, and the question that leads on."""
    formulas = dict(_formulas(question.of, rates(question)))
    for name, says, asks in SAYINGS:
        if name in formulas and formulas[name] != question.of:
            yield name, formulas[name], says, asks


def _formulas(of: Expr, given: tuple[D, ...]) -> Iterator[tuple[str, Expr]]:
    if _is_length(of):
        yield "sides-added", Add(*(Abs(part.base) for part in of.base.args if part.is_Pow))
        yield "root-forgotten", of.base
    elif given and of.is_Mul:
        yield "rates-added", Add(*given) * of / Mul(*given)
        yield "nudge-left-out", Mul(*given)
    elif given and of.is_Add:
        first, *more = sorted(of.args, key=str)
        yield "changes-subtracted", first - Add(*more)
        yield "slopes-added", Add(*given)
