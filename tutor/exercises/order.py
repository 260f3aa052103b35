"""Put things in order, the smallest first. What each is worth, the expressions decide; a wrong pair is asked back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, lru_cache
from itertools import pairwise

from sympy import Basic, Eq, Expr, Integer, Rational, Tuple, sympify

from tutor.answers import Mark, Verdict
from tutor.exercises import hints
from tutor.exercises.evaluate import number
from tutor.exercises.mistakes import joined
from tutor.exercises.shapes import Flaw, Help, Variant
from tutor.exercises.space import mixed
from tutor.exercises.written import reckoned, shown, with_numbers
from tutor.lesson import Hole, Order
from tutor.misconceptions import answers
from tutor.misconceptions.subjects import ORDER, Ranking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, say

Response = tuple[int, ...]
CLOSE = Rational(1, 10**20)  # worths that are no fractions and nearer than this are not told apart


def asked(filled: Order) -> Tuple:
    """The expressions whose derivatives are to be taken: what the items are worth."""
    return Tuple(*(item.worth for item in filled.items))


@lru_cache(maxsize=2048)
def worths(filled: Order) -> tuple[Expr | None, ...]:
    """The number that each item is worth, as the author ordered them; None where it is none."""
    return tuple(_worth(item.worth) for item in filled.items)


def _worth(expr: Expr) -> Expr | None:
    try:
        return number(resolve(expr))
    except NoRule:
        return None


def key(filled: Order) -> Response | None:
    """The author's indexes, the smallest worth first; None where a worth is no number or two cannot be told apart."""
    if None in worths(filled) or next(_ties(filled), None) is not None:
        return None
    return _sorted(filled)


def _sorted(filled: Order) -> Response:
    exact = tuple(resolve(item.worth) for item in filled.items)
    return tuple(sorted(range(len(exact)), key=cmp_to_key(lambda one, other: _apart(exact[one], exact[other]))))


def _apart(one: Expr, other: Expr) -> Expr:
    """one − other, rounded in the end only; 0 where nothing tells them apart."""
    found = number(one - other)
    return found if found is not None and (found.is_Rational or abs(found) > CLOSE) else Integer(0)


def _ties(filled: Order) -> Iterator[tuple[int, int]]:
    """Neighbours in worth of which nothing says which is the smaller."""
    for one, other in pairwise(_sorted(filled)):
        if _apart(resolve(filled.items[one].worth), resolve(filled.items[other].worth)) == 0:
            yield one, other


def shuffled(variant: Variant) -> Response:
    """In which order the items are shown, by the author's indexes: the seed's, and never the order that is wanted."""
    order = mixed(len(variant.filled.items), f"{variant.exercise.slug}:{variant.seed}:items")
    return (*order[1:], order[0]) if order == variant.key else order


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """Too few items, a worth that is no number, two that are worth the same (all hard)."""
    return tuple(_flaws(variant.filled))


def _flaws(filled: Order) -> Iterator[Flaw]:
    if len(filled.items) < 2:
        yield Flaw("too-few", "there is nothing to put in order; give two items or more", hard=True)
    for item, worth in zip(filled.items, worths(filled), strict=True):
        if worth is None:
            yield Flaw("no-number", f"the item {item.text!r} is worth {item.worth}, which is no number", hard=True)
    for one, other in () if None in worths(filled) else _ties(filled):
        texts = f"{filled.items[one].text!r} and {filled.items[other].text!r}"
        yield Flaw("tie", f"nothing says which of {texts} is worth less; give them other numbers", hard=True)


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """A wrong order is no expression."""
    return ()


def preview(variant: Variant, response: object) -> None:
    """The page shows the order as it stands."""


# --- marking ----------------------------------------------------------------------------------------------------------


def mark(variant: Variant, response: object) -> Mark:
    """The order compared; of a wrong one two neighbours are asked back, never the whole order."""
    count = len(variant.filled.items)
    if not _is_order(response, count):
        return Mark(Verdict.UNREADABLE, _unfinished(response, count))
    if tuple(response) == variant.key:
        return Mark(Verdict.RIGHT, say("Yes, from the smallest to the largest."))
    for form, order in answers(ORDER, Ranking(worths(variant.filled), variant.key)):
        if tuple(response) == order:
            return Mark(Verdict.MISCONCEPTION, say(form.told), misconceptions=(form.name,))
    return Mark(Verdict.WRONG, _ask_back(variant, response))


def _is_order(response: object, count: int) -> bool:
    """Each index once, and nothing else."""
    if not isinstance(response, tuple | list) or len(response) != count:
        return False
    return all(type(index) is int for index in response) and set(response) == set(range(count))


def _unfinished(response: object, count: int) -> Sentence:
    """What a place holds: an index, None while it is free, or the indexes of all that claim it."""
    places = response if isinstance(response, tuple | list) and len(response) == count else ()
    for place, claims in enumerate(places, 1):
        if isinstance(claims, tuple | list) and len(claims) > 1:
            return say("Place {place} is taken more than once. Which of them is smaller?", place=str(place))
    if any(type(claims) is int for claims in places):
        return say("Some of them have no place yet. Give each one its own.")
    return say("Give each of the {count} a place of its own, from 1 for the smallest to {count}.", count=str(count))


def _ask_back(variant: Variant, response: tuple[int, ...]) -> Sentence:
    """The first two neighbours that stand the wrong way round, as a question."""
    rank = variant.key.index
    pair = next((one, other) for one, other in pairwise(response) if rank(one) > rank(other))
    says = "Look at two neighbours: first “{0}”, then “{1}”. What is each of them worth, and which is less?"
    return joined(says, *(variant.sentence(variant.filled.items[index].text) for index in pair))


# --- help -------------------------------------------------------------------------------------------------------------


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away: what each item is worth."""
    return worths(variant.filled)


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """One item to begin with, what smaller means, a sibling, the calculations still open, the whole list."""
    return (
        ("place", tuple(_where(variant))),
        ("rule", tuple(_rule(variant))),
        ("sibling", (offer for other in others for offer in _examples(other, secrets(variant)))),
        ("gap", tuple(_gap(variant))),
        ("solution", (Help("solution", say("From the smallest to the largest:"), _list(variant, variant.key)),)),
    )


def _where(variant: Variant) -> Iterator[Help]:
    first = variant.sentence(variant.filled.items[shuffled(variant)[0]].text)
    yield Help("place", joined("Begin with “{0}”. Which number stands behind it?", first))
    yield Help("place", say("Take one after the other. Which number stands behind each of them?"))


def _rule(variant: Variant) -> Iterator[Help]:
    if has_derivative(asked(variant.filled)):
        yield from hints.rule(asked(variant.filled))
    numbers = worths(variant.filled)
    if any(worth < 0 for worth in numbers):
        says = "Work each one out, then compare. Smaller is further left on the number line: a minus comes first."
        yield Help("rule", say(says))
    yield Help("rule", say("Work each one out as a number first, and only then compare the numbers."))


def _examples(other: Variant, secret: tuple[Expr, ...]) -> Iterator[Help]:
    """A sibling's whole list, or that part of it which is worth something else."""
    says = hints.ask_again(other) or say("Another one, from the smallest to the largest:")
    rest = tuple(index for index in other.key if worths(other.filled)[index] not in secret)
    yield Help("sibling", says, _list(other, other.key))
    if len(rest) > 1:
        yield Help("sibling", joined("{0} Some of them, from the smallest up:", says), _list(other, rest))


def _gap(variant: Variant) -> Iterator[Help]:
    """Each calculation without what it comes to; or two items that are next to each other."""
    seen = shuffled(variant)
    lines = ((_named(variant, index), _calculation(variant, index)) for index in seen)
    opened = tuple((text, Eq(line, hints.GAP, evaluate=False)) for text, line in lines if line is not None)
    if opened:
        yield Help("gap", say("Work each one out. What belongs in the place of the question marks?"), opened)
    middle = len(seen) // 2
    pair = sorted(variant.key[middle - 1 : middle + 1], key=seen.index)
    texts = (variant.sentence(variant.filled.items[index].text) for index in pair)
    yield Help("gap", joined("These two belong next to each other: “{0}” and “{1}”. Which of them is less?", *texts))


def _list(variant: Variant, order: tuple[int, ...]) -> tuple[hints.Line, ...]:
    """Items with what they are worth, and how that comes about where there is something to work out."""
    return tuple((_named(variant, index), _line(variant, index)) for index in order)


def _named(variant: Variant, index: int) -> Sentence:
    return joined("{0}:", variant.sentence(variant.filled.items[index].text))


def _line(variant: Variant, index: int) -> Basic:
    worth, calculation = worths(variant.filled)[index], _calculation(variant, index)
    if calculation is None:
        return reckoned(worth, (), worth)
    return Eq(calculation, decimal(shown(worth)), evaluate=False)


def _calculation(variant: Variant, index: int) -> Expr | None:
    """What is to be worked out for an item, with the numbers that the seed drew; None where that is only a number."""
    drawn, filled = variant.exercise.items[index].worth, variant.filled.items[index].worth
    numbers = tuple((hole, value) for hole, value in variant.values if value.is_number)
    line = filled if has_derivative(filled) else with_numbers(sympify(drawn, strict=True), numbers)
    nothing = line.is_Atom or line.atoms(Hole) or str(line) == str(decimal(shown(worths(variant.filled)[index])))
    return None if nothing else line
