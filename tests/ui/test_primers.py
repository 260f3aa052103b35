"""A symbol's primer stands where the lesson first uses the symbol, and only there."""

from __future__ import annotations

from tests.ui.sample import LESSON, open_lesson
from tutor.lesson import Curve, Growth
from tutor.notation import C, eta, h, w, x
from tutor.ui.primers import firsts, symbols


def test_each_symbol_is_new_once():
    new = [symbol for group in firsts(LESSON) for symbol in group]
    assert len(new) == len(set(new))
    assert {C, eta, h, w, x} <= set(new)


def test_the_first_block_that_uses_it_has_it():
    groups = firsts(LESSON)
    assert groups[0] == (x,)
    assert groups[1] == (w,)
    assert groups[2] == (C, eta)


def test_a_figure_brings_the_letters_it_draws():
    growth = next(block for block in LESSON.blocks if isinstance(block, Growth))
    ball = next(block for block in LESSON.blocks if isinstance(block, Curve))
    assert symbols(growth) == {x, h}
    assert eta in symbols(ball)


def test_the_folds_are_on_the_page():
    labels = [fold.label for fold in open_lesson().expander if fold.label.startswith("What ")]
    assert labels[0].endswith("means")
    assert len(labels) == sum(1 for group in firsts(LESSON) if group)
