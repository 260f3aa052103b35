"""A backward pass is marked cell by cell; what follows rightly from a wrong cell is right, and slips are named."""

from __future__ import annotations

import pytest
from sympy import Integer, Rational

from tutor.answers import Verdict
from tutor.exercises import LEVELS, draw, help_levels, kind_of, leaks, mark, preview
from tutor.exercises.backward_pass.exercise import said, unexplained, wrong_formulas
from tutor.exercises.backward_pass.model import cells, forward, number_with
from tutor.exercises.drawing.variant import tried
from tutor.lesson import AuthorError, BackwardPass, Vary, hole

s = hole("s")
PASS = BackwardPass(
    "pass",
    "Go back.",
    (Integer(2), Rational(-1, 2)),
    (Integer(1), Integer(0)),
    s,
    vary=(Vary(s, tuple(range(1, 61))),),
)
RIGHT, WRONG, SLIP, EMPTY = Verdict.RIGHT, Verdict.WRONG, Verdict.MISCONCEPTION, Verdict.UNREADABLE


def typed(numbers, figures: int = 2) -> tuple[str, ...]:
    return tuple(f"{float(number):.{figures}g}" for number in numbers)


def numbers(variant, own: dict[int, float] | None = None) -> tuple[float, ...]:
    """The cells of somebody who gets these wrong, and goes on from there correctly."""
    known, found = dict(forward(variant.filled)), []
    for at, cell in enumerate(cells(variant.filled)):
        found.append((own or {}).get(at, number_with(cell.formula, known)))
        known[cell.letter] = Rational(str(float(found[-1])))
    return tuple(found)


@pytest.mark.parametrize("seed", range(5))
def test_two_figures_are_enough_and_so_are_more(seed: int) -> None:
    variant = draw(PASS, seed)
    assert len(variant.key) == 11
    for figures in (2, 3, 6):
        found = mark(variant, typed(variant.key, figures))
        assert found.verdict is RIGHT
        assert found.cells == (RIGHT,) * 11


@pytest.mark.parametrize("seed", [1])
def test_every_slip_is_named_in_its_cell_and_what_follows_is_right(seed: int) -> None:
    variant = draw(PASS, seed)
    known = forward(variant.filled) | dict(zip((c.letter for c in cells(variant.filled)), variant.key, strict=True))
    for at, cell in enumerate(cells(variant.filled)):
        for form, formula in wrong_formulas(cell):
            value = number_with(formula, known)
            found = mark(variant, typed(numbers(variant, {at: value}), 8))
            assert found.verdict is SLIP, (cell.name, form.name)
            assert found.misconceptions[0] in {each.name for each, _ in wrong_formulas(cell)}
            assert found.cells[at] is SLIP
            assert all(each is RIGHT for place, each in enumerate(found.cells) if place != at), (cell.name, form.name)
            assert str(cell.name) in str(found.message)


def test_one_slip_is_not_punished_twice_and_it_says_so() -> None:
    variant = draw(PASS, 0)
    found = mark(variant, typed(numbers(variant, {0: 0.7}), 8))
    assert found.verdict is WRONG
    assert found.cells == (WRONG, *(RIGHT,) * 10)
    assert "follows from it" in str(found.message)
    both = mark(variant, typed(numbers(variant, {0: 0.7, 3: 5.0}), 8))
    assert both.cells[3] is WRONG
    assert "follows" not in str(both.message)


def test_a_table_that_is_not_finished_costs_nothing_and_names_the_next_number() -> None:
    variant = draw(PASS, 0)
    begun = mark(variant, (typed(variant.key)[0], *("",) * 10))
    assert (begun.verdict, begun.counts, begun.cells[0]) == (EMPTY, False, RIGHT)
    assert "δ of output 2" in str(begun.message)
    assert "Begin with δ of output 1" in str(mark(variant, ("",) * 11).message)
    assert mark(variant, (*typed(variant.key)[:10], "oops(")).verdict is EMPTY


def test_a_calculation_is_a_number() -> None:
    variant = draw(PASS, 0)
    first = f"2*({float(variant.key[0]) / 2:.6f})"
    assert mark(variant, (first, *typed(variant.key)[1:])).verdict is RIGHT


def test_junk_never_raises_and_costs_nothing() -> None:
    variant = draw(PASS, 0)
    for junk in (None, "", "§", 99, float("nan"), ("",), {"a": 1}, [None] * 11, (1,) * 11, ("x" * 10_000,) * 11):
        assert mark(variant, junk).verdict is EMPTY, junk
    assert preview(variant, ("1",)) == ()
    assert len(preview(variant, ("1",) * 11)) == 11
    assert mark(variant, ("10^700", *("",) * 10)).verdict is WRONG
    assert mark(variant, ("0",) * 11).verdict is WRONG


def test_no_message_holds_a_cell_that_is_still_to_be_found() -> None:
    variant = draw(PASS, 1)
    for at in range(11):
        found = mark(variant, tuple("7.77" if place == at else "" for place in range(11)))
        assert found.verdict is WRONG
        assert not set(found.message.values()) & set(variant.key)


@pytest.mark.parametrize("seed", range(4))
def test_help_keeps_the_numbers_for_the_last_level(seed: int) -> None:
    variant = draw(PASS, seed)
    levels = help_levels(variant)
    assert len(levels) == len(LEVELS)
    assert leaks(levels, kind_of(variant.exercise).secrets(variant), variant.shown) == ()
    assert len(levels[1].lines) == 3
    assert len(levels[-1].lines) == 14
    assert "Another network" in str(levels[2].says)


def test_numbers_by_which_a_slip_would_be_right_are_not_drawn() -> None:
    found = [tried(PASS, position).coincidences for position in range(30)]
    assert any(found)
    assert sum(not each for each in found) > 10
    assert not any(kind_of(PASS).coincidences(draw(PASS, seed)) for seed in range(10))


@pytest.mark.parametrize(
    "changed",
    [
        {"inputs": (Integer(1),)},
        {"targets": ()},
        {"layers": (2, 2)},
        {"layers": (2, 0, 2)},
        {"weights": Rational(1, 2)},
    ],
)
def test_what_makes_no_network_is_refused_to_the_author(changed) -> None:
    given = {"inputs": (Integer(2), Integer(3)), "targets": (Integer(1), Integer(0)), "weights": Integer(1)}
    with pytest.raises(AuthorError):
        draw(BackwardPass("wrong", "", **(given | changed)), 0)


def test_a_wrong_error_is_followed_exactly_up_to_ten_to_the_twelfth() -> None:
    variant = draw(PASS, 0)
    for size in (5_000.0, 1e11):
        found = mark(variant, tuple(f"{number:.12f}" for number in numbers(variant, {0: size})))
        assert found.cells == (WRONG, *(RIGHT,) * 10), size
    beyond = mark(variant, tuple(f"{number:.12f}" for number in numbers(variant, {0: 1e14})))
    assert WRONG in beyond.cells[1:]


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("output", "It is a product. How far is the output from its target, and how steep is its activation?"),
        (
            "hidden",
            "Along which edges does a nudge of z₁^(1) go on? Each brings its weight times the error at its end.",
        ),
        ("edge", "Take the error of the neuron where the edge ends. What comes in where it begins?"),
    ],
)
def test_a_number_from_nowhere_hears_where_to_begin(kind: str, says: str) -> None:
    cell = next(cell for cell in cells(draw(PASS, 0).filled) if cell.kind == kind)
    assert str(said(cell, unexplained(cell))) == f"{cell.name}: {says}"
