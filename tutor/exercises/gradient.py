"""Write a gradient: a vector with one partial derivative for each letter, as formulas or as numbers at a point.

Each component is a question of its own, a formula's or a number's, and is marked by these kinds. Here is what a vector
adds to that: how many components, in which order, and what was done with all of them at once. Its help is in
`gradient_hints`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import combinations
from typing import Any

from sympy import Expr, Symbol, Tuple

from tutor.answers import Mark, Reading, Verdict, Vocabulary, explain, read, vocabulary
from tutor.exercises import formula, gradient_hints, hints, mistakes, number
from tutor.exercises.evaluate import agrees
from tutor.exercises.evaluate import number as worth
from tutor.exercises.shapes import Flaw, Variant
from tutor.exercises.typed import put_in, unreadable
from tutor.lesson import Formula, Gradient, Number
from tutor.misconceptions import Form, answers
from tutor.misconceptions.gradients import ONE_EACH
from tutor.misconceptions.numbers import COUNTED
from tutor.misconceptions.subjects import VECTOR
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.sentence import Field, Sentence, say

_NABLA = re.compile(r"\s*(?:∇|nabla|grad)\s*[A-Za-z]?\s*=")  # ∇C = in front of an answer says nothing new
Vector = tuple[Expr, ...]


def asked(filled: Gradient) -> Tuple:
    """The partial derivatives that are to be taken."""
    return filled.wanted


def components(filled: Gradient) -> tuple[Formula | Number, ...]:
    """Each component as a question of its own: a number where the gradient is wanted at a point."""
    if filled.at:
        return tuple(Number(filled.slug, filled.ask, part, filled.at, filled.digits) for part in filled.wanted)
    return tuple(Formula(filled.slug, filled.ask, filled.of, letter) for letter in filled.by)


def _kind(filled: Gradient):
    return number if filled.at else formula


def key(filled: Gradient) -> Vector | None:
    """The components in order; None where one of them has no rule or no value."""
    found = tuple(_kind(filled).key(part) for part in components(filled))
    return None if None in found else found


# --- what should not be given -----------------------------------------------------------------------------------------


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """Those of each component; and two components that are the same, whose order then tells nothing."""
    return tuple(_flaws(variant))


def _flaws(variant: Variant) -> Iterator[Flaw]:
    filled = variant.filled
    for letter, part in zip(filled.by, _alone(variant), strict=True):
        for flaw in _kind(filled).flaws(part):
            yield replace(flaw, name=f"{flaw.name} by {letter}")
    for one, other in combinations(variant.key or (), 2):
        if _same(filled, one, other):
            yield Flaw("alike", f"two components are {one}, so that their order tells nothing; change {filled.of}")


def _alone(variant: Variant) -> tuple[Variant, ...]:
    """A variant for each component."""
    kind = _kind(variant.filled)
    return tuple(replace(variant, filled=part, key=kind.key(part)) for part in components(variant.filled))


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """What the misconceptions make of one component, the others as they should be, by name."""
    found = []
    for at, part in enumerate(_alone(variant)):
        for name, wrong in _kind(variant.filled).mistaken(part):
            found.append((name, Tuple(*variant.key[:at], wrong, *variant.key[at + 1 :])))
    return tuple(found)


# --- reading ----------------------------------------------------------------------------------------------------------


def preview(variant: Variant, response: object) -> Reading:
    """What was understood; a vector that lacks its square brackets is offered with them."""
    words = _words(variant.filled, variant.shown)
    text = _NABLA.sub("", response, count=1) if isinstance(response, str) and _NABLA.match(response) else response
    reading = read(text, words)
    if reading.problem is None or reading.problem.code not in ("comma", "decimal-comma"):
        return reading
    for inner in (text.strip().removeprefix("(").removesuffix(")"), text.strip()):
        better = f"[{inner}]"
        if better.isprintable() and isinstance(read(better, words).expr, Tuple):
            says = say("A vector stands in square brackets, with a comma between its components.")
            return replace(reading, problem=replace(reading.problem, message=says, suggestion=better))
    return reading


@lru_cache(maxsize=512)
def _words(filled: Gradient, shown: tuple[Expr, ...]) -> Vocabulary:
    """The letters of the question."""
    letters = filled.wanted.free_symbols.union(*(part.free_symbols for part in shown))
    return vocabulary(*sorted(letters, key=str))


# --- marking ----------------------------------------------------------------------------------------------------------


def mark(variant: Variant, response: object) -> Mark:
    """Each component judged; what was done with the whole vector is said first, then the first wrong component."""
    filled, reading = variant.filled, preview(variant, response)
    given = reading.expr
    if given is None:
        wanted = _one_each(filled)
        return unreadable(reading, wanted.template, **wanted.fields)
    if has_derivative(given):
        return Mark(Verdict.UNREADABLE, say("There is still a derivative in it. Take it, and write what comes out."))
    if not isinstance(given, Tuple) or len(given) != len(filled.by):
        return _not_so_many(variant, given)
    if filled.at:
        if given.free_symbols:
            return Mark(Verdict.UNREADABLE, _letters_left(filled, given))
        given = tuple(worth(part) for part in given)
    return _judged(variant, tuple(given))


def _one_each(filled: Gradient, before: str = "", **fields: Field) -> Sentence:
    """How many components are wanted, and in which order."""
    letters = [f"{{by{at}}}" for at in range(len(filled.by))]
    named = " and ".join(filter(None, (", ".join(letters[:-1]), letters[-1])))
    fields |= {f"by{at}": letter for at, letter in enumerate(filled.by)} | {"count": _counted(len(filled.by))}
    return Sentence(before + ONE_EACH.replace("{letters}", named), fields)


def _counted(count: int) -> str:
    return COUNTED[count] if count < len(COUNTED) else str(count)


def _not_so_many(variant: Variant, given: Expr) -> Mark:
    """A single formula, or a vector of another length; what a single one stands for is said if it can be seen."""
    filled, before, names, fields = variant.filled, "", (), {}
    if isinstance(given, Tuple):
        before = f"I read {_counted(len(given))} components here. "
    else:
        alone = [letter for letter, part in zip(filled.by, variant.key, strict=True) if _same(filled, given, part)]
        if alone:
            before, fields = "That is one component, the slope by {alone}. ", {"alone": alone[0]}
        elif (form := _made_of_all(filled, variant.key, (given,))) is not None:
            before, names = f"{form.says} ", (form.name,)
    return Mark(Verdict.UNREADABLE, _one_each(filled, before, **fields), misconceptions=names)


def _letters_left(filled: Gradient, given: Tuple) -> Sentence:
    """A formula where numbers are wanted."""
    return put_in(
        "Numbers are wanted here: put {places} in.",
        tuple((letter, place) for letter, place in filled.at if letter in given.free_symbols),
    )


@lru_cache(maxsize=1024)
def _same(filled: Gradient, one: Expr | None, other: Expr) -> bool:
    """Equal as formulas; at a point, as numbers to the digits that are wanted."""
    if not filled.at:
        return mistakes.same(one, other)
    value = None if one is None or one.free_symbols else worth(one)
    return value is not None and agrees(value, other, filled.digits)


def _judged(variant: Variant, given: tuple[Expr | None, ...]) -> Mark:
    filled, key = variant.filled, variant.key
    parts = tuple(_component(part, each) for part, each in zip(_alone(variant), given, strict=True))
    cells = tuple(part.verdict for part in parts)
    wrong = [at for at, part in enumerate(parts) if part.counts and part.verdict is not Verdict.RIGHT]
    whole = _whole(filled, key, given) if len(wrong) > 1 else None
    if whole is not None:
        return replace(whole, cells=cells)
    first = next(iter(wrong), next((at for at, part in enumerate(parts) if not part.counts), None))
    if first is None:
        return Mark(Verdict.RIGHT, say("That is right, component by component."), cells=cells)
    return replace(_of_component(parts[first], filled.by[first], key), cells=cells)


def _component(part: Variant, given: Expr | None) -> Mark:
    """One component, marked as the question that it is."""
    if given is None:
        says = "A component has no value: look for a division by zero or a root of a negative number."
        return Mark(Verdict.UNREADABLE, say(says))
    if isinstance(part.filled, Number):
        return number.judged(part.filled, part.key, given)
    wanted = part.filled.wanted
    return replace(explain(given, formula.posed(wanted)), asked=wanted)


def _of_component(found: Mark, letter: Symbol, key: Vector) -> Mark:
    """What is said of one component, after its letter, without a number that another component comes to."""
    said, witness = found.message, found.witness if found.verdict is Verdict.WRONG else None
    if witness is not None and any(part.is_number and float(part) == witness.expected for part in key):
        said, found = say("That is not it yet."), replace(found, witness=None)
    return replace(
        found, message=Sentence("Look at the slope by {this}. " + said.template, {"this": letter} | dict(said.fields))
    )


def _whole(filled: Gradient, key: Vector, given: tuple[Expr | None, ...]) -> Mark | None:
    """What was done with all components at once."""
    form = _made_of_all(filled, key, given)
    return None if form is None else Mark(Verdict.MISCONCEPTION, say(form.told), misconceptions=(form.name,))


def _made_of_all(filled: Gradient, key: Vector, given: tuple[Expr | None, ...]) -> Form[Any, Any] | None:
    """The known mistake that makes this of the right components."""
    for form, vectors in answers(VECTOR, key):
        fitting = (vector for vector in vectors if len(vector) == len(given))
        if any(all(map(partial(_same, filled), given, vector)) for vector in fitting):
            return form
    return None


# --- help -------------------------------------------------------------------------------------------------------------


def secrets(variant: Variant) -> Vector:
    """What help must not give away: every component."""
    return variant.key


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """Help from the derivations of the components."""
    return gradient_hints.for_gradient(variant, others)
