"""Sliders on the letters of a figure, as the page needs them: what they turn, from where to where, in which colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tutor.lesson import Slider
from tutor.symbolic.sentence import say
from tutor.ui.components.colours import Pair, called, colour, letter


def sliders(turned: Sequence[Slider]) -> list[dict[str, Any]]:
    """Each slider as plain JSON, its numbers as floats."""
    return [_slider(slider) for slider in turned]


def slider_colours(turned: Sequence[Slider]) -> dict[str, Pair]:
    """letter0, letter1 …: the colours of the sliders, in their order."""
    return {f"letter{k}": colour(slider.symbol) for k, slider in enumerate(turned)}


def _slider(slider: Slider) -> dict[str, Any]:
    numbers = {name: float(getattr(slider, name)) for name in ("low", "high", "start", "step")}
    name = str(say(slider.name)) if slider.name else called(slider.symbol)
    return {"text": letter(slider.symbol), "name": name} | numbers
