"""Words with formulas in them, as a figure needs them: plain text in parts, since a component prints no LaTeX."""

from __future__ import annotations

from typing import Any

from sympy import Basic

from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Field, Sentence

_BETWEEN = "\0"  # in no author's words


def parts(sentence: Sentence) -> list[dict[str, Any]]:
    """The sentence cut at its fields: {"text": "input ", "formula": False}, {"text": "z", "formula": True} …"""
    cut = sentence.render(_shown).split(_BETWEEN)
    return [{"text": text, "formula": number % 2 == 1} for number, text in enumerate(cut) if text]


def _shown(value: Field) -> str:
    text = to_text(value) if isinstance(value, Basic) else str(value)
    return f"{_BETWEEN}{text}{_BETWEEN}"
