"""The pieces of a grown square and cube come from SymPy's expansion."""

from __future__ import annotations

import json
from math import comb

import pytest
from sympy import Integer, expand

from tutor.lesson import Growth
from tutor.notation import h, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.ui.components.growth.data import data, parts_of

SQUARE, CUBE = Growth("square", 2, x, ""), Growth("cube", 3, x, "")


@pytest.mark.parametrize(
    ("figure", "totals"),
    [(SQUARE, ["x²", "2xh", "h²"]), (CUBE, ["x³", "3x²h", "3xh²", "h³"])],
)
def test_the_pieces_are_the_terms_of_the_expansion(figure: Growth, totals: list[str]):
    assert [piece["total"] for piece in data(figure)["pieces"]] == totals


@pytest.mark.parametrize("figure", [SQUARE, CUBE])
def test_there_are_as_many_pieces_alike_as_there_are_ways_to_choose_their_directions(figure: Growth):
    counts = [piece["count"] for piece in data(figure)["pieces"]]
    assert counts == [comb(figure.power, nudges) for nudges in range(figure.power + 1)]


def test_growth_quotient_and_limit_are_written_as_a_teacher_would():
    told = data(SQUARE)
    assert (told["growth"]["text"], told["quotient"]["text"], told["limit"]["text"]) == ("2xh + h²", "2x + h", "2x")
    told = data(CUBE)
    assert told["quotient"]["text"] == "3x² + 3xh + h²"
    assert told["limit"]["text"] == "3x²"


def test_any_letter_can_be_the_side():
    assert [piece["one"] for piece in data(Growth("w", 2, w, ""))["pieces"]] == ["w²", "wh", "h²"]


def test_it_is_json_and_the_nudge_starts_inside_its_range():
    told = json.loads(json.dumps(data(Growth("filled", 2, x, "", start=Integer(1), nudge=Integer(5)))))
    assert told["nudge"]["start"] == told["nudge"]["high"] == 0.4


def test_only_squares_and_cubes_can_be_drawn():
    with pytest.raises(ValueError, match="not a power of 4"):
        data(Growth("tesseract", 4, x, ""))


def test_the_strips_of_a_rectangle_are_each_gain_along_the_other_side():
    told = data(Growth("rectangle", 2, x, "", sides=(x**2, 2 * x + 1)))
    assert [piece["total"] for piece in told["pieces"]] == ["uv", "v Δu", "u Δv", "Δu Δv"]
    assert [piece["nudges"] for piece in told["pieces"]] == [0, 1, 1, 2]
    assert [edge["text"] for edge in told["edges"]] == ["u", "v"]
    assert told["growth"]["text"] == "v Δu + u Δv + Δu Δv"
    assert told["limit"]["text"] == "v · du/dx + u · dv/dx"


def test_the_pieces_of_a_rectangle_add_up_and_their_quotient_goes_to_the_slope():
    width, height = x**2, 2 * x + 1
    pieces = parts_of(width, height)
    assert expand(sum(pieces) - (width * height).xreplace({x: x + h})) == 0
    assert expand(sum(pieces[1:]) / h).xreplace({h: Integer(0)}).equals(resolve(D(width * height, x)))


def test_only_a_rectangle_has_two_sides():
    with pytest.raises(ValueError, match="give it the power 2"):
        data(Growth("box", 3, x, "", sides=(x, x**2)))
