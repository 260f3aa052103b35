"""The wordings that help towards a gradient is made of: one letter at a time, with a formula's or a number's help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sympy import Expr, Symbol, Tuple

from tutor.exercises import hints, number_hints
from tutor.exercises.several_slopes import ALONE
from tutor.exercises.shapes import Help, Variant
from tutor.exercises.typed import put_in
from tutor.exercises.written import shown
from tutor.lesson import Gradient
from tutor.symbolic.asking import asking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, say

HELD = "One letter moves, and all the others are held still: they count as numbers."


def for_gradient(variant: Variant, others: Iterable[Variant]) -> hints.Offers:
    """Help towards the vector that is asked for."""
    filled, by = variant.filled, variant.filled.by
    return (
        ("place", tuple(_where(filled))),
        ("rule", tuple(_rule(filled))),
        ("sibling", (offer for other in others for offer in _examples(other, variant.key))),
        ("gap", tuple(_gap(variant))),
        ("solution", (Help("solution", say("One letter after the other:"), _lines(variant, by)),)),
    )


def _where(filled: Gradient) -> Iterator[Help]:
    says = "Begin with {by}. Everything else is held still. Which parts of {of} move with {by}?"
    yield Help("place", say(says, by=filled.by[0], of=filled.of))
    yield Help("place", say("One component at a time. " + HELD))


def _rule(filled: Gradient) -> Iterator[Help]:
    for offer in hints.rule(filled.wanted):
        yield replace(offer, says=Sentence(HELD + " " + offer.says.template, offer.says.fields))
    yield Help("rule", say(HELD))


# --- another one worked out, and the whole way ------------------------------------------------------------------------


def _examples(other: Variant, secret: tuple[Expr, ...]) -> Iterator[Help]:
    """A sibling's whole gradient, or those components of it that are not the learner's own."""
    says = hints.ask_again(other) or _plainly(other.filled)
    yield Help("sibling", says, _lines(other, other.filled.by))
    rest = tuple(by for by, part in zip(other.filled.by, other.key, strict=True) if part not in secret)
    if rest:
        yield Help("sibling", says, _lines(other, rest))


def _plainly(other: Gradient) -> Sentence:
    """The question of a sibling that has no words of its own."""
    if not other.at:
        return say("Another one: the gradient of {of}.", of=other.of)
    return put_in("Another one: the gradient of {of} at {places}.", other.at, of=other.of)


def _lines(variant: Variant, letters: tuple[Symbol, ...]) -> tuple[hints.Line, ...]:
    """The way to each of these components; the vector itself where they are all of them."""
    filled, lines = variant.filled, []
    for letter, part in zip(filled.by, variant.key, strict=True):
        if letter in letters:
            start, *rest = _component(filled, letter, part)
            lines += [(say(ALONE, letter=letter), start[1]), *rest]
    if letters != filled.by:
        return tuple(lines)
    numbers = (decimal(shown(part)) if filled.at else part for part in variant.key)
    return (*lines, (say("Together, in the order of the question:"), Tuple(*numbers)))


def _component(filled: Gradient, letter: Symbol, part: Expr) -> tuple[hints.Line, ...]:
    slope = D(filled.of, letter)
    return number_hints.worked(asking(slope, filled.at), part) if filled.at else hints.working(slope)


# --- a line with a gap ------------------------------------------------------------------------------------------------


def _gap(variant: Variant) -> Iterator[Help]:
    """The formulas before their numbers; or one component with something left open."""
    filled = variant.filled
    if filled.at:
        says = put_in("These are the slopes as formulas. Put in {places}. What comes out?", filled.at)
        slopes = zip(filled.by, map(resolve, filled.wanted), strict=True)
        yield Help("gap", says, tuple((say("By {letter}:", letter=letter), slope) for letter, slope in slopes))
    for letter, wanted, part in zip(filled.by, filled.wanted, variant.key, strict=True):
        for offer in _open(filled, wanted, part):
            says = Sentence("By {letter}: " + offer.says.template, {"letter": letter} | dict(offer.says.fields))
            yield replace(offer, says=says)


def _open(filled: Gradient, wanted: D, part: Expr) -> Iterable[Help]:
    """One component's own lines with a gap."""
    if filled.at:
        return dict(number_hints.for_number(asking(wanted, filled.at), part, ()))["gap"]
    return hints.gap(wanted, part)
