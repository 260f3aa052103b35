"""Put things in order, the smallest first. What each is worth, the expressions decide; a wrong pair is asked back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, lru_cache
from itertools import pairwise
from typing import Any

from sympy import Basic, Eq, Expr, Integer, Rational, Tuple, sympify

from tutor.answers import Mark, Verdict
from tutor.elementary.heads import step
from tutor.exercises import apart, hints
from tutor.exercises.drawing.space import mixed
from tutor.exercises.evaluate import number
from tutor.exercises.kind import Flaw, Groups, Kind, Variant
from tutor.exercises.levels import GAP, PLACE, RULE, Help, HintLine, Offers
from tutor.exercises.response import Response
from tutor.exercises.written import reckoned, shown, with_numbers
from tutor.lesson import Hole, Order
from tutor.misconceptions import answers
from tutor.misconceptions.subjects import ORDER, Ranking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Listed, Sentence, say

Indexes = tuple[int, ...]  # the author's, the smallest worth first
Placed = tuple[int | Indexes | None, ...]  # for each place what claims it: an item, several of them, none
NOT_TOLD_APART = Rational(1, 10**20)  # worths that are no fractions and nearer than this are not told apart


class OrderKind(Kind[Order, Indexes, Placed]):
    """Put things in order."""

    block = Order
    secret_at = (PLACE, RULE, GAP)  # what another list is worth says nothing of this one

    def asked(self, filled: Order) -> Tuple:
        """What the items are worth."""
        return to_be_taken(filled)

    def key(self, filled: Order) -> Indexes | None:
        """The smallest worth first; None where a worth is no number or two cannot be told apart."""
        if None in worths(filled) or next(_ties(filled), None) is not None:
            return None
        return _sorted(filled)

    def unfit(self, filled: Order) -> tuple[Flaw, ...]:
        """Too few items, a worth that is no number, two that are worth the same."""
        return tuple(_unfit(filled))

    def read(self, variant: Variant[Order, Indexes], response: Response) -> Placed:
        """What each place holds; no places where their number is another."""
        count = len(variant.filled.items)
        places = response if isinstance(response, tuple) and len(response) == count else ()
        return tuple(_claims(place, count) for place in places)

    def in_words(self, variant: Variant[Order, Indexes], answer: Placed) -> str:
        """The texts of the items in their places; of a place that is not one item's a “?”."""
        return " < ".join(_text(variant, place) if isinstance(place, int) else "?" for place in answer)

    def judge(self, variant: Variant[Order, Indexes], answer: Placed) -> Mark:
        """The order compared; of a wrong one two neighbours are asked back, never the whole order."""
        filled, key = variant.filled, variant.key
        given = tuple(place for place in answer if isinstance(place, int))
        if set(given) != set(key) or len(given) != len(key):
            return Mark(Verdict.UNREADABLE, _unfinished(answer, len(key)))
        if given == key:
            return Mark(Verdict.RIGHT, say("Yes, from the smallest to the largest."))
        for form, order in answers(ORDER, Ranking(numbers(filled), key)):
            if given == order:
                return Mark(Verdict.MISCONCEPTION, form.told(), misconceptions=(form.name,))
        return Mark(Verdict.WRONG, _ask_back(variant, given))

    def told_apart(self, variant: Variant[Order, Indexes]) -> Groups:
        """Those with one order."""
        found = answers(ORDER, Ranking(numbers(variant.filled), variant.key))
        return apart.by_answer((form.name, tuple(map(float, order))) for form, order in found if order != variant.key)

    def reason(self, variant: Variant[Order, Indexes]) -> Sentence | None:
        """What they are worth."""
        in_order = tuple(numbers(variant.filled)[index] for index in variant.key)
        worth = tuple(say("{worth:decimal}", worth=shown(each)) for each in in_order)
        return say("They are worth {worth}.", worth=Listed(worth))

    def secrets(self, variant: Variant[Order, Indexes]) -> tuple[Expr, ...]:
        """What each item is worth."""
        return numbers(variant.filled)

    def helps(self, variant: Variant[Order, Indexes], others: Iterator[Variant[Order, Indexes]]) -> Offers:
        """One item to begin with, what smaller means, a sibling, the calculations still open, the whole list."""
        return Offers(
            place=(),
            rule=tuple(_rule(variant.filled)),
            sibling=(offer for other in others for offer in _examples(other, self.secrets(variant))),
            gap=tuple(_gap(variant)),
            solution=Help(say("From the smallest to the largest:"), _list(variant, variant.key)),
        )

    def moved(self, filled: Order, by: int) -> None:
        """What the items say is not in the expressions alone."""


KIND = OrderKind()


# --- worths -----------------------------------------------------------------------------------------------------------


def to_be_taken(filled: Order) -> Tuple:
    """What the items are worth, their derivatives still to be taken."""
    return Tuple(*(item.worth for item in filled.items))


@lru_cache(maxsize=2048)
def worths(filled: Order) -> tuple[Expr | None, ...]:
    """The number that each item is worth, as the author ordered them; None where it is none."""
    return tuple(_worth(item.worth) for item in filled.items)


def numbers(filled: Order) -> tuple[Expr, ...]:
    """The worths of an order in which each item has one."""
    return tuple(worth for worth in worths(filled) if worth is not None)


def _worth(expr: Expr) -> Expr | None:
    try:
        return number(resolve(expr))
    except NoRule:
        return None


def _sorted(filled: Order) -> Indexes:
    exact = tuple(resolve(item.worth) for item in filled.items)

    def compared(one: int, other: int) -> Any:
        return _apart(exact[one], exact[other])

    return tuple(sorted(range(len(exact)), key=cmp_to_key(compared)))


def _apart(one: Expr, other: Expr) -> Expr:
    """one − other, rounded in the end only; 0 where nothing tells them apart."""
    found = number(one - other)
    return found if found is not None and (found.is_Rational or abs(found) > NOT_TOLD_APART) else Integer(0)


def _ties(filled: Order) -> Iterator[tuple[int, int]]:
    """Neighbours in worth of which nothing says which is the smaller."""
    for one, other in pairwise(_sorted(filled)):
        if _apart(resolve(filled.items[one].worth), resolve(filled.items[other].worth)) == 0:
            yield one, other


def shuffled(variant: Variant[Order, Indexes]) -> Indexes:
    """In which order the items are shown, by the author's indexes: the seed's, and never the order that is wanted."""
    order = mixed(len(variant.filled.items), f"{variant.exercise.slug}:{variant.seed}:items")
    return (*order[1:], order[0]) if order == variant.key else order


def _unfit(filled: Order) -> Iterator[Flaw]:
    if len(filled.items) < 2:
        yield Flaw("too-few", "there is nothing to put in order; give two items or more")
    for item, worth in zip(filled.items, worths(filled), strict=True):
        if worth is None:
            yield Flaw("no-number", f"the item {item.text!r} is worth {item.worth}, which is no number")
    for one, other in () if None in worths(filled) else _ties(filled):
        texts = f"{filled.items[one].text!r} and {filled.items[other].text!r}"
        yield Flaw("tie", f"nothing says which of {texts} is worth less; give them other numbers")


# --- marking ----------------------------------------------------------------------------------------------------------


def _claims(place: Response, count: int) -> int | Indexes | None:
    """What claims a place; None where it is free."""
    if isinstance(place, tuple):
        items = tuple(item for item in place if isinstance(item, int) and 0 <= item < count)
        return items or None
    return place if isinstance(place, int) and 0 <= place < count else None


def _unfinished(places: Placed, count: int) -> Sentence:
    """Where two things claim one place, or some have none yet."""
    for place, claims in enumerate(places, 1):
        if isinstance(claims, tuple) and len(claims) > 1:
            return say("Place {place} is taken more than once. Which of them is smaller?", place=str(place))
    if any(isinstance(claims, int) for claims in places):
        return say("Some of them have no place yet. Give each one its own.")
    return say("Give each of the {count} a place of its own, from 1 for the smallest to {count}.", count=str(count))


def _ask_back(variant: Variant[Order, Indexes], given: Indexes) -> Sentence:
    """The first two neighbours that stand the wrong way round, as a question."""
    rank = variant.key.index
    one, other = next((one, other) for one, other in pairwise(given) if rank(one) > rank(other))
    says = "Look at two neighbours: first “{one}”, then “{other}”. What is each of them worth, and which is less?"
    return say(says, one=_item(variant, one), other=_item(variant, other))


def _item(variant: Variant[Order, Indexes], index: int) -> Sentence:
    return variant.sentence(variant.filled.items[index].text)


def _text(variant: Variant[Order, Indexes], index: int) -> str:
    return str(_item(variant, index))


# --- help -------------------------------------------------------------------------------------------------------------


def _rule(filled: Order) -> Iterator[Help]:
    if has_derivative(to_be_taken(filled)) and not filled.gap:
        yield from hints.rule(to_be_taken(filled))


def _examples(other: Variant[Order, Indexes], secret: tuple[Expr, ...]) -> Iterator[Help]:
    """A sibling's whole list, or that part of it which is worth something else."""
    says = hints.ask_again(other) or say("Another one, from the smallest to the largest:")
    rest = tuple(index for index in other.key if numbers(other.filled)[index] not in secret)
    yield Help(says, _list(other, other.key))
    if len(rest) > 1:
        yield Help(say("{says} Some of them, from the smallest up:", says=says), _list(other, rest))


def _gap(variant: Variant[Order, Indexes]) -> Iterator[Help]:
    """Each calculation without what it comes to; or two items that are next to each other."""
    seen = shuffled(variant)
    lines = ((_named(variant, index), _calculation(variant, index)) for index in seen)
    opened = (
        ()
        if variant.filled.gap
        else tuple(HintLine(Eq(line, hints.GAP, evaluate=False), text) for text, line in lines if line is not None)
    )
    if opened:
        yield Help(say("Work each one out. What belongs in the place of the question marks?"), opened)
    middle = len(seen) // 2
    one, other = sorted(variant.key[middle - 1 : middle + 1], key=seen.index)
    says = "These two belong next to each other: “{one}” and “{other}”. Which of them is less?"
    yield Help(say(says, one=_item(variant, one), other=_item(variant, other)))


def _list(variant: Variant[Order, Indexes], order: Indexes) -> tuple[HintLine, ...]:
    """Items with what they are worth, and how that comes about where there is something to work out."""
    return tuple(HintLine(_worked(variant, index), _named(variant, index), is_bare=True) for index in order)


def _named(variant: Variant[Order, Indexes], index: int) -> Sentence:
    return say("{item}:", item=_item(variant, index))


def _worked(variant: Variant[Order, Indexes], index: int) -> Basic:
    worth, calculation = numbers(variant.filled)[index], _calculation(variant, index)
    if calculation is None or variant.filled.gap:
        return reckoned(worth, (), worth)
    return Eq(calculation, decimal(shown(worth)), evaluate=False)


def _calculation(variant: Variant[Order, Indexes], index: int) -> Expr | None:
    """What is to be worked out for an item, with the numbers that the seed drew; None where that is only a number."""
    drawn, filled = variant.exercise.items[index].worth, variant.filled.items[index].worth
    chosen = tuple((hole, value) for hole, value in variant.values if value.is_number)
    line = filled if has_derivative(filled) else with_numbers(sympify(drawn, strict=True), chosen)
    worth = decimal(shown(numbers(variant.filled)[index]))
    nothing = line.is_Atom or line.has(step) or line.atoms(Hole) or str(line) == str(worth)
    return None if nothing else line
