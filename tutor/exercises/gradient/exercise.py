"""Write a gradient: a vector with one partial derivative for each letter, as formulas or as numbers at a point.

Each component is a question of its own, a formula's or a number's, and is marked by these kinds. Here is what a vector
adds to that: how many components, in which order, and what was done with all of them at once. Its help is in `hints`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import combinations
from typing import Any

from sympy import Basic, Expr, Symbol, Tuple

from tutor.answers import Mark, Reading, Verdict, Vocabulary, entries, explain, read, side_by_side, vocabulary
from tutor.exercises import apart, formula, mistakes, reasons
from tutor.exercises.evaluate import agrees, has_more, number
from tutor.exercises.gradient.hints import Vector, for_gradient
from tutor.exercises.kind import Flaw, Groups, Kind, Variant
from tutor.exercises.levels import Offers
from tutor.exercises.number import exercise as number_exercise
from tutor.exercises.response import Response
from tutor.exercises.typed import STANDING, put_in, unreadable
from tutor.lesson import Formula, Gradient, Number
from tutor.misconceptions import Form, answers
from tutor.misconceptions.gradients import ONE_EACH
from tutor.misconceptions.subjects import VECTOR
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Listed, Sentence, plural, say

Component = Formula | Number
NOT_YET = say("That is not it yet.")
UNEXPLAINED = "Look at the slope by {this}. That is not it yet. Which terms of {of} change when {this} does?"


class GradientKind(Kind[Gradient, Vector, Reading]):
    """Write a gradient."""

    block = Gradient
    takes_formulas = True

    def asked(self, filled: Gradient) -> Tuple:
        """The partial derivatives that are to be taken."""
        return filled.wanted

    def key(self, filled: Gradient) -> Vector | None:
        """The components in order; None where one of them has no rule or no value."""
        found = tuple(_kind(part).key(part) for part in components(filled))
        return None if None in found else found

    def unfit(self, filled: Gradient) -> tuple[Flaw, ...]:
        """Those of each component."""
        return tuple(
            _of(letter, flaw)
            for letter, part in zip(filled.by, components(filled), strict=True)
            for flaw in _kind(part).unfit(part)
        )

    def coincidences(self, variant: Variant[Gradient, Vector]) -> tuple[Flaw, ...]:
        """Those of each component; and two components that are the same, whose order then tells nothing."""
        return tuple(_coincidences(variant))

    def told_apart(self, variant: Variant[Gradient, Vector]) -> Groups:
        """Those that no component tells from one another: where one is met elsewhere alone, it shows there."""
        each = [_mistaken(variant.filled, at) for at in range(len(variant.filled.by))]
        names = dict.fromkeys(name for answers in each for name in answers)
        return apart.by_answer((name, tuple(_worth(answers, name) for answers in each)) for name in names)

    def read(self, variant: Variant[Gradient, Vector], response: Response) -> Reading:
        """A vector in the letters of the question, in any brackets or none, or a component for each letter by name."""
        words = _words(variant.filled, variant.shown)
        reading = read(response, words)
        if not isinstance(response, str) or isinstance(reading.expr, Tuple):
            return reading
        found = self._with_entries(variant.filled, response, words)
        if found is not None and (isinstance(found.expr, Tuple) or _is_mended(found, reading)):
            return found
        apart = side_by_side(response)
        if apart is None or reading.problem is None:
            return reading
        says = say("A vector stands in square brackets, with a comma between its components.")
        return replace(reading, problem=replace(reading.problem, message=says, suggestion=f"[{', '.join(apart)}]"))

    def _with_entries(self, filled: Gradient, response: str, words: Vocabulary) -> Reading | None:
        """The components that are named or listed, read as a vector: as many as there are letters, if that can be."""
        best = None
        for text in (response, _with_points(response) if filled.at else response):
            parts = entries(text, filled.by, words)
            found = None if parts is None else read(f"[{', '.join(parts)}]", words)
            if found is not None and isinstance(found.expr, Tuple) and len(found.expr) == len(filled.by):
                return found
            best = best or found
        return best

    def readings(self, answer: Reading) -> tuple[Reading, ...]:
        """The vector."""
        return (answer,)

    def judge(self, variant: Variant[Gradient, Vector], answer: Reading) -> Mark:
        """Each component judged; what was done with the whole vector is said first, then the first wrong component."""
        filled, given = variant.filled, answer.expr
        if given is None:
            return unreadable(answer, _one_each(filled))
        if has_derivative(given):
            return Mark(Verdict.UNREADABLE, STANDING)
        if not isinstance(given, Tuple) or len(given) != len(filled.by):
            return _not_so_many(filled, variant.key, given)
        if filled.at:
            if given.free_symbols:
                return Mark(Verdict.UNREADABLE, _letters_left(filled, given))
            given = tuple(number(part) for part in given)
        return _judged(filled, variant.key, tuple(given))

    def figures(self, variant: Variant[Gradient, Vector]) -> int | None:
        """Those that the exercise asks for, unless every number is shorter."""
        filled = variant.filled
        longer = bool(filled.at) and any(has_more(part, filled.digits) for part in variant.key)
        return filled.digits if longer else None

    def mistaken(self, variant: Variant[Gradient, Vector]) -> tuple[tuple[str, Expr], ...]:
        """What the misconceptions make of one component, the others as they should be, by name."""
        key, found = variant.key, []
        for at, part in enumerate(_alone(variant)):
            for name, wrong in _kind(part.filled).mistaken(part):
                found.append((name, Tuple(*key[:at], wrong, *key[at + 1 :])))
        return tuple(found)

    def reason(self, variant: Variant[Gradient, Vector]) -> Sentence | None:
        """The formulas behind the numbers; behind formulas, the rules."""
        filled = variant.filled
        if filled.at:
            says = "As formulas the slopes are {slopes}. Put in {places}."
            return put_in(says, filled.at, slopes=Listed(tuple(resolve(part) for part in filled.wanted)))
        return reasons.by_rules(filled.wanted)

    def secrets(self, variant: Variant[Gradient, Vector]) -> Vector:
        """Every component."""
        return variant.key

    def helps(self, variant: Variant[Gradient, Vector], others: Iterator[Variant[Gradient, Vector]]) -> Offers:
        """Help from the derivations of the components."""
        return for_gradient(variant.filled, variant.key, others)


KIND = GradientKind()


# --- components -------------------------------------------------------------------------------------------------------


def components(filled: Gradient) -> tuple[Component, ...]:
    """Each component as a question of its own: a number where the gradient is wanted at a point."""
    if filled.at:
        return tuple(Number(filled.slug, filled.ask, part, filled.at, filled.digits) for part in filled.wanted)
    return tuple(Formula(filled.slug, filled.ask, filled.of, letter) for letter in filled.by)


def _is_mended(found: Reading, other: Reading) -> bool:
    """What is offered for this reading, nothing is offered for the other."""
    offers = [reading.problem is not None and reading.problem.suggestion is not None for reading in (found, other)]
    return offers[0] and not offers[1]


def _with_points(text: str) -> str:
    """Decimal commas as points, where another sign stands between the components."""
    return re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text) if ";" in text or re.search(r",\s", text) else text


def _kind(part: Component) -> Any:
    return number_exercise.KIND if isinstance(part, Number) else formula.KIND


def _alone(variant: Variant[Gradient, Vector]) -> tuple[Variant[Component, Expr], ...]:
    """A variant for each component."""
    parts = zip(components(variant.filled), variant.key, strict=True)
    return tuple(Variant(part, variant.seed, part, variant.values, key) for part, key in parts)


def _of(letter: Symbol, flaw: Flaw) -> Flaw:
    return replace(flaw, name=f"{flaw.name} by {letter}")


def _coincidences(variant: Variant[Gradient, Vector]) -> Iterator[Flaw]:
    filled = variant.filled
    for letter, part in zip(filled.by, _alone(variant), strict=True):
        yield from (_of(letter, flaw) for flaw in _kind(part.filled).found_right(part.filled, part.key))
    for at, letter in enumerate(filled.by):
        yield from (_of(letter, flaw) for flaw in apart.coincidences(variant, partial(_mistaken, at=at)))
    for one, other in combinations(variant.key, 2):
        if _same(filled, one, other):
            yield Flaw("alike", f"two components are {one}, so that their order tells nothing; change {filled.of}")


def _mistaken(filled: Gradient, at: int) -> apart.Answers:
    """What the mistakes come to in one component."""
    part = components(filled)[at]
    return number_exercise.numbers(part) if isinstance(part, Number) else formula.wrong_formulas(part)


def _worth(answers: apart.Answers, name: str) -> float | str:
    """What a mistake comes to in one component; where it has no chance, that is right."""
    return answers[name].worth if name in answers else "right"


@lru_cache(maxsize=512)
def _words(filled: Gradient, shown: tuple[Basic, ...]) -> Vocabulary:
    """The letters of the question."""
    letters = filled.wanted.free_symbols.union(*(part.free_symbols for part in shown))
    return vocabulary(*sorted(letters, key=str))


# --- marking ----------------------------------------------------------------------------------------------------------


def _one_each(filled: Gradient) -> Sentence:
    """How many components are wanted, and in which order."""
    alone = "A gradient is a vector: write {count:word} component in square brackets, for {letters}."
    return plural(len(filled.by), alone, ONE_EACH, letters=Listed(filled.by))


def _not_so_many(filled: Gradient, key: Vector, given: Expr) -> Mark:
    """A single formula, or a vector of another length; what a single one stands for is said if it can be seen."""
    wanted = _one_each(filled)
    if isinstance(given, Tuple):
        one, many = "I read {count:word} component here. {wanted}", "I read {count:word} components here. {wanted}"
        return Mark(Verdict.UNREADABLE, plural(len(given), one, many, wanted=wanted))
    alone = [letter for letter, part in zip(filled.by, key, strict=True) if _same(filled, given, part)]
    if alone:
        says = say("That is one component, the slope by {alone}. {wanted}", alone=alone[0], wanted=wanted)
        return Mark(Verdict.UNREADABLE, says)
    form = _made_of_all(filled, key, (given,))
    if form is None:
        return Mark(Verdict.UNREADABLE, wanted)
    says = say("{says} {wanted}", says=say(form.says), wanted=wanted)
    return Mark(Verdict.UNREADABLE, says, misconceptions=(form.name,))


def _letters_left(filled: Gradient, given: Tuple) -> Sentence:
    """A formula where numbers are wanted."""
    return put_in(
        "Numbers are wanted here: put {places} in.",
        tuple((letter, place) for letter, place in filled.at if letter in given.free_symbols),
    )


@lru_cache(maxsize=1024)
def _same(filled: Gradient, one: Expr | None, other: Expr) -> bool:
    """Equal as formulas; at a point, as numbers to the digits that are wanted."""
    if one is None:
        return False
    if not filled.at:
        return mistakes.same(one, other)
    value = None if one.free_symbols else number(one)
    return value is not None and agrees(value, other, filled.digits)


def _judged(filled: Gradient, key: Vector, given: tuple[Expr | None, ...]) -> Mark:
    each = zip(components(filled), key, given, strict=True)
    parts = tuple(_component(part, wanted, own) for part, wanted, own in each)
    cells = tuple(part.verdict for part in parts)
    wrong = [at for at, part in enumerate(parts) if part.counts and part.verdict is not Verdict.RIGHT]
    whole = _whole(filled, key, given) if len(wrong) > 1 else None
    if whole is not None:
        return replace(whole, cells=cells)
    first = next(iter(wrong), next((at for at, part in enumerate(parts) if not part.counts), None))
    if first is None:
        return Mark(Verdict.RIGHT, say("That is right, component by component."), cells=cells)
    return replace(_of_component(filled, parts[first], filled.by[first], key), cells=cells)


def _component(part: Component, key: Expr, given: Expr | None) -> Mark:
    """One component, marked as the question that it is."""
    if given is None:
        says = "A component has no value: look for a division by zero or a root of a negative number."
        return Mark(Verdict.UNREADABLE, say(says))
    if isinstance(part, Number):
        return number_exercise.judged(part, key, given)
    return replace(explain(given, formula.posed(part.wanted)), asked=part.wanted)


def _of_component(filled: Gradient, found: Mark, letter: Symbol, key: Vector) -> Mark:
    """What is said of one component, after its letter, without a number that another component comes to."""
    said, counterexample = found.message, found.counterexample if found.verdict is Verdict.WRONG else None
    if counterexample is not None and any(part.is_number and float(part) == counterexample.expected for part in key):
        said, found = NOT_YET, replace(found, counterexample=None)
    if str(said) == str(NOT_YET):
        return replace(found, message=say(UNEXPLAINED, this=letter, of=filled.of))
    return replace(found, message=say("Look at the slope by {this}. {said}", this=letter, said=said))


def _whole(filled: Gradient, key: Vector, given: tuple[Expr | None, ...]) -> Mark | None:
    """What was done with all components at once."""
    form = _made_of_all(filled, key, given)
    return None if form is None else Mark(Verdict.MISCONCEPTION, form.told(), misconceptions=(form.name,))


def _made_of_all(filled: Gradient, key: Vector, given: tuple[Expr | None, ...]) -> Form[Any, Any] | None:
    """The known mistake that makes this of the right components."""
    for form, vectors in answers(VECTOR, key):
        fitting = (vector for vector in vectors if len(vector) == len(given))
        if any(all(map(partial(_same, filled), given, vector)) for vector in fitting):
            return form
    return None
