"""The curve of the nudges says in words what it shows, and draws every nudge whatever its error."""

from __future__ import annotations

from math import isfinite

import pytest

from tutor.numeric.nudging import Nudge
from tutor.ui.nudge_chart import errors, number, power

NUDGES = (Nudge(1e-12, 3e-12, 0, False), Nudge(1e-6, 2e-6, 0, False), Nudge(1, 4, 0, True))


def test_the_best_nudge_is_told_and_so_are_the_kinks():
    drawing = errors(NUDGES, 1.0, NUDGES[1])
    assert "With h = 1 it is off by 1, with h = 1.0 · 10⁻¹² by 0.5." in drawing.desc
    assert "The best of them is h = 1.0 · 10⁻⁶: off by 0." in drawing.desc
    assert "1 of 3 nudges cross a kink." in drawing.desc
    assert sum(tag == "rect" for tag, _ in drawing.shapes) == 2, "the square, and its key"
    assert "kink" not in errors(NUDGES[:2], 1.0, NUDGES[1]).desc


@pytest.mark.parametrize("exact", [1.0, 0.0, 1e300, -3e-200])
def test_every_shape_has_a_place(exact):
    for _, attributes in errors(NUDGES, exact, NUDGES[0]).shapes:
        assert all(isfinite(value) for value in attributes.values() if isinstance(value, int | float))
        assert "nan" not in str(attributes.get("d", ""))


def test_nudges_without_any_error_are_drawn_too():
    still = tuple(Nudge(size, 0, 0, False) for size in (1e-12, 1e-6, 1.0))
    assert "off by 0" in errors(still, 0.0, still[0]).desc


def test_numbers_and_powers_are_written_with_a_minus_that_is_one():
    assert [power(size) for size in (1.0, 10.0, 1e-5, 1e-12)] == ["1", "10", "10⁻⁵", "10⁻¹²"]
    assert [number(value) for value in (0, 0.25, -0.5, 3.14e-9)] == ["0", "0.25", "−0.5", "3.1 · 10⁻⁹"]
