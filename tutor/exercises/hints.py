"""The wordings that help is made of: from a derivation (a formula is asked for) or from a value (a number is).

Each function gives for each level a series of offers, the most telling first; `tutor.exercises.help` picks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympy import Basic, Eq, Expr, Mul, Symbol

from tutor.exercises.shapes import Help
from tutor.symbolic.building import put, times
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import derive_expression, resolve
from tutor.symbolic.explain import sentence_for
from tutor.symbolic.sentence import Sentence, say

GAP = Symbol("?", real=True)
Line = tuple[Sentence | None, Basic]
Offers = tuple[tuple[str, Iterable[Help]], ...]
Point = tuple[tuple[Symbol, Expr], ...]


def working(expr: Expr) -> tuple[Line, ...]:
    """Every line of the derivation, each with its reason."""
    derivation = derive_expression(expr)
    return ((None, derivation.start), *((sentence_for(step), step.after) for step in derivation.steps))


def for_formula(wanted: Expr, others: Iterable[Expr]) -> Offers:
    """Help towards a formula."""
    key = resolve(wanted)
    return (
        ("place", tuple(_where(wanted))),
        ("rule", tuple(_rule(wanted))),
        ("sibling", (_sibling(working(other)) for other in others)),
        ("gap", tuple(_gap(wanted, key))),
        ("solution", (Help("solution", say("The whole way, one step a line:"), working(wanted)),)),
    )


def for_value(of: Expr, at: Point, value: Expr, others: Iterable[tuple[Expr, Point, Expr]]) -> Offers:
    """Help towards the number that `of` is worth at a point."""
    return (
        ("place", tuple(_before_numbers(of))),
        ("rule", tuple(_rule(of))),
        ("sibling", _examples(others)),
        ("gap", tuple(_put_in(of, at))),
        ("solution", (Help("solution", say("First the formula, then the numbers:"), worked(of, at, value)),)),
    )


def _examples(others: Iterable[tuple[Expr, Point, Expr]]) -> Iterator[Help]:
    """Each sibling to the number, and after it only to the formula, for when the two numbers are the same."""
    for of, at, value in others:
        yield _sibling(worked(of, at, value))
        yield _sibling(working(of))


def worked(of: Expr, at: Point, value: Expr) -> tuple[Line, ...]:
    """The derivation, then the numbers put in."""
    return (*working(of), (put_in("Now put in {places}:", at) if at else None, decimal(value)))


def put_in(says: str, at: Point) -> Sentence:
    """A sentence with {places} written as w = 2, η = 0.1."""
    named = ", ".join(f"{{s{index}}} = {{v{index}:decimal}}" for index in range(len(at)))
    fields = {f"s{index}": symbol for index, (symbol, _) in enumerate(at)}
    fields |= {f"v{index}": place for index, (_, place) in enumerate(at)}
    return Sentence(says.replace("{places}", named), fields)


def _where(wanted: Expr) -> Iterator[Help]:
    steps = derive_expression(wanted).steps
    if steps:
        part, by = steps[0].mark.f, steps[0].mark.x
        says = "Look at {part}. If you worked it out for a number {by}, what would you do last?"
        yield Help("place", say(says, part=part, by=by))
    yield Help("place", say("Look at the formula from the outside. What would you work out last?"))


def _before_numbers(of: Expr) -> Iterator[Help]:
    if has_derivative(of):
        yield Help("place", say("Leave the numbers for later. Which formula stands for {of}?", of=of))
        yield Help("place", say("Leave the numbers for later. What is the slope, as a formula?"))
    yield Help("place", say("What is multiplied with what, and with which sign?"))


def _rule(wanted: Expr) -> Iterator[Help]:
    steps = derive_expression(wanted).steps
    if steps:
        names = ", then the ".join(dict.fromkeys(step.rule.name for step in steps))
        reason = sentence_for(steps[0])
        start = f"You need the {names}. " if len(steps) > 1 else ""
        yield Help("rule", Sentence(start + "It begins like this: " + reason.template, reason.fields))
        yield Help("rule", say(f"You need the {names}."))
    else:
        yield Help("rule", say("Put each letter's number in its place, one at a time, and keep the signs."))


def _sibling(lines: tuple[Line, ...]) -> Help:
    return Help("sibling", say("The same kind of question with other numbers, worked out line by line:"), lines)


def _gap(wanted: Expr, key: Expr) -> Iterator[Help]:
    says = say("What belongs in the place of the question mark?")
    before = working(wanted)[:-1]
    steps = derive_expression(wanted).steps
    if len(steps) > 1:
        yield Help("gap", says, (*before, (None, put(steps[-1].before, steps[-1].mark, GAP))))
        yield Help("gap", says, (*before[:-1], (None, _beside(steps[-1].before, steps[-1].mark))))
    for part in wanted.atoms(D) - {wanted}:
        yield Help("gap", says, ((None, put(wanted, part, GAP)),))
    for line in gaps(key):
        yield Help("gap", says, (*before, (None, line)))
        yield Help("gap", says, ((None, wanted), (None, line)))
        yield Help("gap", says, ((None, line),))
    yield Help("gap", says, ((None, Eq(wanted, GAP, evaluate=False)),))


def _beside(line: Expr, mark: D) -> Expr:
    """The line with a gap in the place of what the derivative is multiplied by."""
    for part in line.atoms(Mul):
        if mark in part.args and part.is_commutative:
            return put(line, part, times(GAP, mark))
    return line


def gaps(key: Expr) -> Iterator[Expr]:
    """The key with one part of it left open: a number in front, an exponent, a factor, a term."""
    number, rest = key.as_coeff_Mul()
    if rest != 1 and number not in (1, -1):
        yield times(GAP, rest)
    if key.is_Pow:
        yield key.base**GAP
    elif len(key.args) > 1:
        yield key.func(*key.args[:-1], GAP)
        yield key.func(GAP, *key.args[1:])
    elif key.args:
        yield key.func(GAP)


def _put_in(of: Expr, at: Point) -> Iterator[Help]:
    formula = resolve(of)
    if at:
        says = put_in("This is the formula. Put in {places}. What comes out?", at)
        yield Help("gap", says, ((None, formula),))
        yield Help("gap", say("This is the formula. Now put the numbers in."), ((None, formula),))
    says = say("What belongs in the place of the question mark?")
    yield Help("gap", says, ((None, Eq(of, GAP, evaluate=False)),))
