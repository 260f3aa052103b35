"""Sliders as the page needs them."""

from __future__ import annotations

import json

from sympy import Rational

from tutor.lesson import Slider
from tutor.notation import BLUE, GREEN, numbered, w, x
from tutor.ui.components.sliders import slider_colours, sliders

TURNED = (Slider(numbered(w, 1), Rational(-1, 2), 1, 0), Slider(x, 0, 1, 0, name="how bright"))


def test_a_slider_has_its_letter_its_name_and_floats():
    first, second = json.loads(json.dumps(sliders(TURNED)))
    assert first == {"text": "w₁", "name": "weight", "low": -0.5, "high": 1.0, "start": 0.0, "step": 0.1}
    assert second["name"] == "how bright"


def test_the_colours_come_in_the_order_of_the_sliders():
    assert slider_colours(TURNED) == {"letter0": BLUE, "letter1": GREEN}
