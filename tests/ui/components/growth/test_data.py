"""The pieces of a grown square and cube come from SymPy's expansion."""

from __future__ import annotations

import json
from math import comb

import pytest
from sympy import Integer

from tutor.lesson import Growth
from tutor.notation import w, x
from tutor.ui.components.growth.data import data

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
