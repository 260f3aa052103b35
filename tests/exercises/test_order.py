"""What each item is worth decides the order; a wrong one is asked back in two neighbours."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from sympy import Integer, Rational, log, pi, sqrt

from tests.exercises.helping import formulas
from tutor.answers import Verdict
from tutor.exercises import LEVELS, draw, help_levels, mark, preview
from tutor.exercises.drawing.siblings import siblings
from tutor.exercises.help import given_away
from tutor.exercises.order import shuffled, worths
from tutor.lesson import AuthorError, Item, Order, Vary, hole
from tutor.notation import w
from tutor.symbolic.derivative import D

s, t = hole("s"), hole("t")
COSTS = Order(
    "costs",
    "The output should be 1. Which cost is smallest?",
    (
        Item("an output of {s}", (s - 1) ** 2),
        Item("an output of 0", Integer(1)),
        Item("a gain of {t} times {s}", s * t),
        Item("a slope of {slope}", D(-3 * w, w)),
    ),
    vary=(Vary(s, (Rational(1, 2), Rational(3, 4))), Vary(t, (2, -5, 7))),
    given=(("slope", -3 * w),),
)
PLAIN = Order("plain", "Order.", (Item("root two", sqrt(2)), Item("1.4", Rational(14, 10)), Item("π − 1", pi - 1)))


def of(*worth) -> Order:
    """A question about these numbers."""
    return Order("of", "Order.", tuple(Item(f"item {at}", each) for at, each in enumerate(worth)))


@pytest.mark.parametrize("exercise", [COSTS, PLAIN], ids=lambda exercise: exercise.slug)
def test_the_worths_decide_and_nothing_else_is_right(exercise: Order) -> None:
    for seed in range(6):
        variant = draw(exercise, seed)
        count = len(exercise.items)
        in_order = [worths(variant.filled)[index] for index in variant.key]
        assert all(one < other for one, other in pairwise(in_order))
        right = [order for order in permutations(range(count)) if mark(variant, order).verdict is Verdict.RIGHT]
        assert right == [variant.key]
        assert mark(variant, list(variant.key)).verdict is Verdict.RIGHT


def test_roots_and_fractions_are_compared_exactly() -> None:
    assert draw(PLAIN, 0).key == (1, 0, 2)
    digits = 1414213562373095048801688724209  # of √2, cut off
    below = Rational(digits // 10**12, 10**18)
    assert draw(of(sqrt(2), below), 0).key == (1, 0)
    assert draw(of(below + Rational(1, 10**18), sqrt(2)), 0).key == (1, 0)
    with pytest.raises(AuthorError, match=r"nothing says which of 'item \d' and 'item \d' is worth less"):
        draw(of(sqrt(2), Rational(digits, 10**30)), 0)


@pytest.mark.parametrize(
    ("worth", "says"),
    [
        ((1, 2, Rational(4, 2)), "nothing says which of 'item 1' and 'item 2' is worth less"),
        ((1, (1 + sqrt(2)) ** 2, 3 + 2 * sqrt(2)), "nothing says which of"),
        ((1, w), "'item 1' is worth w, which is no number"),
        ((1, log(Integer(0))), "which is no number"),
        ((1,), "give two items or more"),
    ],
)
def test_what_cannot_be_put_in_order_is_the_authors_fault(worth, says: str) -> None:
    with pytest.raises(AuthorError, match=says):
        draw(of(*worth), 0)


def test_a_draw_with_a_tie_is_never_given() -> None:
    tied = Order("tied", "Order.", (Item("{s}", s), Item("{t}", t)), vary=(Vary(s, (1, 2, 3)), Vary(t, (1, 2, 3))))
    assert all(len(set(worths(draw(tied, seed).filled))) == 2 for seed in range(20))


def test_the_items_are_shuffled_by_the_seed_and_never_stand_as_they_should() -> None:
    drawn = [draw(COSTS, seed) for seed in range(24)]
    assert {frozenset(shuffled(variant)) for variant in drawn} == {frozenset(range(4))}
    assert len({shuffled(variant) for variant in drawn}) > 6
    assert all(shuffled(variant) != variant.key for variant in drawn)
    pairs = [draw(Order(f"two {at}", "", of(1, 2).items), 0) for at in range(8)]
    assert {shuffled(variant) for variant in pairs} == {(1, 0)}


def test_a_wrong_order_is_asked_back_in_two_neighbours_that_stand_the_wrong_way_round() -> None:
    variant = draw(of(10, 20, 30, 40), 0)
    found = mark(variant, (0, 2, 1, 3))
    assert found.verdict is Verdict.WRONG
    assert str(found.message) == (
        "Look at two neighbours: first “item 2”, then “item 1”. What is each of them worth, and which is less?"
    )
    assert found.cells == ()


def test_whole_orders_that_say_what_was_done_are_named() -> None:
    variant = draw(of(-6, 2, 3), 0)
    assert mark(variant, (2, 1, 0)).misconceptions == ("largest-first",)
    assert "You put the largest first." in str(mark(variant, (2, 1, 0)).message)
    assert mark(variant, (1, 2, 0)).misconceptions == ("sign-ignored",)
    assert mark(variant, (1, 0, 2)).verdict is Verdict.WRONG
    assert mark(draw(of(1, 2), 0), (1, 0)).verdict is Verdict.WRONG, "turned round is all that two can be"
    assert mark(draw(of(-2, 2, 1), 0), (2, 0, 1)).verdict is Verdict.WRONG, "2 and −2 are of one size"


@pytest.mark.parametrize(
    ("response", "says"),
    [
        ((None,) * 4, "Give each of the 4 a place of its own"),
        ((0, None, 2, 3), "Some of them have no place yet."),
        (((0, 1), None, 2, 3), "Place 1 is taken more than once."),
        ((0, None, [2, 1], 3), "Place 3 is taken more than once."),
    ],
)
def test_what_is_not_finished_says_what_is_missing(response: object, says: str) -> None:
    found = mark(draw(COSTS, 0), response)
    assert found.verdict is Verdict.UNREADABLE
    assert says in str(found.message)


JUNK = (None, "", 99, float("nan"), ("",), {"a": 1}, [None] * 3, (0, 1, 2), (0, 1, 2, 4), (0, 1, 2, -1), (0, 0, 1, 2))
JUNK += (
    (True, False, 2, 3),
    (0.0, 1.0, 2.0, 3.0),
    ("0", "1", "2", "3"),
    [[0], [1], [2], [3]],
    (0, 1, 2, 3, 3),
    {0, 1, 2, 3},
)
JUNK += (((),) * 4, ([{}, {}],) * 4, (10**30, 0, 1, 2), "0123", b"0123")


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_what_is_no_order_costs_nothing(junk: object) -> None:
    found = mark(draw(COSTS, 0), junk)
    assert found.verdict is Verdict.UNREADABLE
    assert str(found.message)
    assert preview(draw(COSTS, 0), junk) == ()


@pytest.mark.parametrize("exercise", [COSTS, PLAIN, of(-6, 2, 3)], ids=lambda exercise: exercise.slug)
def test_help_keeps_the_worths_for_the_last_level(exercise: Order) -> None:
    for seed in range(6):
        variant = draw(exercise, seed)
        levels = help_levels(variant)
        assert len(levels) == len(LEVELS)
        assert given_away(variant, levels) == ()
        assert len(levels[-1].lines) == len(exercise.items)


def test_help_leaves_the_calculations_open_and_ends_with_the_list() -> None:
    place, _, sibling, gap, solution = help_levels(draw(COSTS, 0))
    assert place.template, "where to look, its author says"
    assert "smallest" in str(sibling.says)
    assert str(gap.says) == "Work each one out. What belongs in the place of the question marks?"
    assert "Eq((0.5 - 1)**2, ?)" in {str(line) for line in formulas(gap)}
    assert [(str(line.reason), str(line.formula)) for line in solution.lines] == [
        ("a slope of −3w:", "Eq(D(-3*w, w), -3)"),
        ("an output of 1/2:", "Eq((0.5 - 1)**2, 0.25)"),
        ("an output of 0:", "1"),
        ("a gain of 7 times 1/2:", "Eq(0.5*7, 3.5)"),
    ]


def test_a_number_with_its_sign_is_nothing_to_work_out() -> None:
    signed = Order("signed", "Order.", (Item("{s} down", -s), Item("twice {s}", 2 * s)), vary=(Vary(s, (3, 4)),))
    _, _, _, gap, solution = help_levels(draw(signed, 0))
    assert [str(line) for line in formulas(gap)] == ["Eq(2*3, ?)"]
    assert [str(line) for line in formulas(solution)] == ["-3", "Eq(2*3, 6)"]


def test_without_anything_to_work_out_two_neighbours_are_the_gap() -> None:
    gap = help_levels(draw(of(-6, 2, 3), 0))[3]
    assert str(gap.says).startswith("These two belong next to each other: “item ")


def test_a_question_without_other_draws_has_no_siblings() -> None:
    assert list(siblings(draw(PLAIN, 0))) == []
    assert list(siblings(draw(COSTS, 0)))
