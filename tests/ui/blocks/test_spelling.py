"""How to type is said from the letters of the question, and never from the answer."""

from __future__ import annotations

import pytest
from sympy import exp, sqrt

from tutor.elementary.heads import sigmoid
from tutor.notation import C, a, at_layer, b, delta, eta, numbered, w, x, z
from tutor.symbolic.derivative import D
from tutor.ui.blocks.spelling import line


@pytest.mark.parametrize(
    ("of", "by", "wanted"),
    [
        (x**3, x, ["x^2"]),
        (w - eta * D((w - 2) ** 2, w), None, ["w^2", "eta"]),
        (sqrt(x), x, ["x^2", "sqrt(x)"]),
        (1 / x**2, x, ["x^2", "1/x"]),
        (exp(2 * x), x, ["x^2", "e^x"]),
        (sigmoid(w * x), w, ["w^2", "sigmoid(w)"]),
        (numbered(w, 2) - eta * D(numbered(w, 2) ** 2, numbered(w, 2)), None, ["eta", "w_2"]),
        (at_layer(delta, "L") * D(at_layer(z, "L-1") ** 2, at_layer(z, "L-1")), None, ["delta^(L)", "z^(L-1)"]),
        (a * numbered(w, 1), a, ["a^2", "w_1"]),
    ],
    ids=str,
)
def test_the_line_names_what_the_question_is_written_in(of, by, wanted):
    said = line(of, by)
    assert said.split("`")[1::2] == wanted


def test_a_letter_without_a_place_in_the_question_is_not_named():
    assert str(C) not in line(x**2, x).split("`")[1::2]


def test_a_vector_says_what_belongs_where_in_it():
    said = line(w**2 + b * w, (w, b))
    assert said.split("`")[1::2] == ["[…, …]", "w^2"]
    assert said.index("{w}") < said.index("{b}")
