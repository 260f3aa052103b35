"""The wordings that help towards a gradient is made of: one letter at a time, with a formula's or a number's help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sympy import Expr, Symbol, Tuple

from tutor.exercises import hints
from tutor.exercises.kind import Variant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.number import hints as number_hints
from tutor.exercises.typed import put_in
from tutor.exercises.written import shown
from tutor.lesson import Gradient
from tutor.symbolic.asking import asking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, after_one_another, say

HELD = "One letter moves, and all the others are held still: they count as numbers."
Vector = tuple[Expr, ...]


def for_gradient(filled: Gradient, key: Vector, others: Iterable[Variant[Gradient, Vector]]) -> Offers:
    """Help towards the vector that is asked for."""
    return Offers(
        place=tuple(_where(filled)),
        rule=tuple(_rule(filled)),
        sibling=(offer for other in others for offer in _examples(other, key)),
        gap=tuple(_gap(filled, key)),
        solution=Help(say("One letter after the other:"), _lines(filled, key, filled.by)),
    )


def _where(filled: Gradient) -> Iterator[Help]:
    says = "Begin with {by}. Everything else is held still. Which parts of {of} move with {by}?"
    yield Help(say(says, by=filled.by[0], of=filled.of))
    yield Help(after_one_another(say("One component at a time."), say(HELD)))


def _rule(filled: Gradient) -> Iterator[Help]:
    for offer in hints.rule(filled.wanted):
        yield replace(offer, says=after_one_another(say(HELD), offer.says))
    yield Help(say(HELD))


# --- another one worked out, and the whole way ------------------------------------------------------------------------


def _examples(other: Variant[Gradient, Vector], secret: Vector) -> Iterator[Help]:
    """A sibling's whole gradient, or those components of it that are not the learner's own."""
    filled, key = other.filled, other.key
    says = hints.ask_again(other) or _in_words(filled)
    yield Help(says, _lines(filled, key, filled.by))
    rest = tuple(by for by, part in zip(filled.by, key, strict=True) if part not in secret)
    if rest:
        yield Help(says, _lines(filled, key, rest))


def _in_words(other: Gradient) -> Sentence:
    """The question of a sibling that has no words of its own."""
    if not other.at:
        return say("Another one: the gradient of {of}.", of=other.of)
    return put_in("Another one: the gradient of {of} at {places}.", other.at, of=other.of)


def _lines(filled: Gradient, key: Vector, letters: tuple[Symbol, ...]) -> tuple[HintLine, ...]:
    """The way to each of these components; the vector itself where they are all of them."""
    lines: list[HintLine] = []
    for letter, part in zip(filled.by, key, strict=True):
        if letter in letters:
            start, *rest = _component(filled, letter, part)
            lines += [HintLine(start.formula, say(number_hints.ALONE, letter=letter)), *rest]
    if letters != filled.by:
        return tuple(lines)
    numbers = (decimal(shown(part)) if filled.at else part for part in key)
    return (*lines, HintLine(Tuple(*numbers), say("Together, in the order of the question:")))


def _component(filled: Gradient, letter: Symbol, part: Expr) -> tuple[HintLine, ...]:
    slope = D(filled.of, letter)
    return number_hints.worked(asking(slope, filled.at), part) if filled.at else hints.working(slope)


# --- a line with a gap ------------------------------------------------------------------------------------------------


def _gap(filled: Gradient, key: Vector) -> Iterator[Help]:
    """The formulas before their numbers; or one component with something left open."""
    if filled.at:
        says = put_in("These are the slopes as formulas. Put in {places}. What comes out?", filled.at)
        slopes = zip(filled.by, map(resolve, filled.wanted), strict=True)
        yield Help(says, tuple(HintLine(slope, say("By {letter}:", letter=letter)) for letter, slope in slopes))
    for letter, wanted, part in zip(filled.by, filled.wanted, key, strict=True):
        for offer in _open(filled, wanted, part):
            yield replace(offer, says=say("By {letter}: {says}", letter=letter, says=offer.says))


def _open(filled: Gradient, wanted: D, part: Expr) -> Iterable[Help]:
    """One component's own lines with a gap."""
    if filled.at:
        return number_hints.for_number(asking(wanted, filled.at), part, ()).gap
    return hints.gap(wanted, part)
