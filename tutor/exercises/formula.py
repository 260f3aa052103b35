"""Write a formula: any equivalent form is right, and a known way to go wrong is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sympy import Basic, Expr, Symbol, Tuple

from tutor.answers import (
    Derivative,
    Mark,
    Plain,
    Question,
    Reading,
    Update,
    Verdict,
    Vocabulary,
    explain,
    read,
    vocabulary,
)
from tutor.exercises import hints, mistakes
from tutor.exercises.shapes import Flaw, Variant
from tutor.exercises.typed import unreadable
from tutor.lesson import Formula
from tutor.misconceptions import answers
from tutor.misconceptions.subjects import COST
from tutor.notation import C, y
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import say


def asked(filled: Formula) -> Expr:
    """The expression whose derivatives are to be taken."""
    return filled.wanted


def key(filled: Formula) -> Expr | None:
    """The formula that is wanted; None where a derivative has no rule."""
    try:
        return resolve(filled.wanted)
    except NoRule:
        return None


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """No rule (hard); the question as its own answer, or a misconception that gives the key (soft)."""
    return tuple(_flaws(variant))


def _flaws(variant: Variant) -> Iterator[Flaw]:
    filled, key = variant.filled, variant.key
    if key is None:
        yield Flaw("no-rule", f"there is no rule for a derivative in {filled.wanted}; write it otherwise", hard=True)
        return
    if not has_derivative(filled.wanted) or key == filled.of:
        yield Flaw("trivial", f"the answer {key} is the question itself; ask for something to be done")
    for name in mistakes.giving(filled.wanted, key):
        yield Flaw(name, f"the misconception {name!r} gives the right formula, {key}, here")


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """The answers of the misconceptions that can be told from the key here, by name."""
    found = mistakes.expected(variant.filled.wanted)
    return tuple((name, answer) for name, answer in found if not mistakes.same(answer, variant.key))


def preview(variant: Variant, response: object) -> Reading:
    """What was understood."""
    return read(response, words(variant))


def words(variant: Variant) -> Vocabulary:
    """The letters of the question, and dC/dw = in front of an answer."""
    filled = variant.filled
    parts = (*variant.shown, *(part for pair in filled.where for part in pair))
    symbols = filled.wanted.free_symbols.union(*(part.free_symbols for part in parts))
    return _words(filled, frozenset(symbols))


@lru_cache(maxsize=512)
def _words(filled: Formula, symbols: frozenset[Symbol]) -> Vocabulary:
    if filled.by is not None:
        left: tuple[Basic, ...] = (D(C, filled.by), D(y, filled.by))
    else:
        left = tuple(sorted({mark.x for mark in filled.of.atoms(D)}, key=str))
    return vocabulary(*sorted(symbols, key=str), left=left, by=filled.by)


def mark(variant: Variant, response: object) -> Mark:
    """The answer read, compared with the key and, where it differs, explained if it can be."""
    reading = preview(variant, response)
    if reading.expr is None or isinstance(reading.expr, Tuple):
        return unreadable(reading, "Type one formula, such as {example}.", example="3x^2 + 1")
    if has_derivative(reading.expr):
        return Mark(Verdict.UNREADABLE, say("There is still a derivative in it. Take it, and write what comes out."))
    if (slip := _slip(variant, reading.expr)) is not None:
        return slip
    found = explain(reading.expr, posed(variant.filled.wanted), definitions=variant.filled.where)
    return replace(found, asked=variant.filled.wanted)


def _slip(variant: Variant, given: Expr) -> Mark | None:
    """A formula that the author speaks of, or another sum for the one that is asked for."""
    told = [(slip.slug, slip.of, slip.says, slip.asks) for slip in variant.filled.slips]
    told += [(form.name, other, form.says, form.asks) for form, other in answers(COST, variant.filled.wanted)]
    for name, formula, says, asks in told:
        if mistakes.same(given, resolve(formula)):
            return Mark(Verdict.MISCONCEPTION, variant.sentence(f"{says} {asks}"), misconceptions=(name,))
    return None


def posed(wanted: Expr) -> Question:
    """What is asked, as a question: a derivative, a step of descent, or an expression."""
    if isinstance(wanted, D) and not has_derivative(wanted.f):
        return Derivative(wanted.f, wanted.x)
    marks = wanted.atoms(D)
    if len(marks) == 1:
        (mark,) = marks
        rate = (mark.x - wanted) / mark
        if not rate.has(D, mark.x):
            return Update(mark.f, mark.x, rate)
    return Plain(wanted)


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away."""
    return (variant.key,)


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """Help from the derivation; where there is none, from the pieces."""
    if not has_derivative(variant.filled.wanted):
        return hints.for_pieces(variant.key, ((hints.ask_again(other), other.key) for other in others))
    return hints.for_formula(variant.filled.wanted, (other.filled.wanted for other in others))
