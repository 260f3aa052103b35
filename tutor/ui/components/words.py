"""Words with formulas in them, as a figure needs them: plain text in parts, since a component prints no LaTeX.

And the templates of its scripts, which fill and show them: a script has no words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Basic

from tutor.symbolic.language import language
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Field, Sentence

Templates = Mapping[str, str | tuple[str, str]]  # by what the scripts call them; (one, many) where a number decides

_BETWEEN = "\0"  # in no author's words
COUNTED = 200  # numbers whose form is handed over: what goes with a larger one, its last two digits say
NUMBERS: Templates = {"undefined": "not defined"}
STEPS: Templates = {
    "rate": "learning rate",
    "play": "Play",
    "pause": "Pause",
    "once": "Step",
    "reset": "Reset",
    "last_steps": "The last steps",
    "back": "Back at {place}.",
    "steps": ("{count} step so far.", "{count} steps so far."),
    "taken": "Step {number}: {written}. {reading}.",
    "uncomputable": "The step cannot be computed here. Reset, and start somewhere else.",
    "went_up": "The last step went up: it was too long.",
}


def handed(*tables: Templates) -> dict[str, Any]:
    """These templates in the language that is spoken; one that differs by number as its forms, `forms` says which."""
    spoken = language()
    found: dict[str, Any] = {"comma": spoken.comma, "pair": spoken.pair}
    for name, template in {name: each for table in (NUMBERS, *tables) for name, each in table.items()}.items():
        found[name] = spoken.phrase(template) if isinstance(template, str) else list(spoken.plurals(*template))
    if any(isinstance(template, list) for template in found.values()):
        found["forms"] = [spoken.form(number) for number in range(COUNTED)]
    return found


def parts(sentence: Sentence) -> list[dict[str, Any]]:
    """The sentence cut at its fields: {"text": "input ", "formula": False}, {"text": "z", "formula": True} …"""
    cut = sentence.render(_shown).split(_BETWEEN)
    return [{"text": text, "formula": number % 2 == 1} for number, text in enumerate(cut) if text]


def _shown(value: Field) -> str:
    text = to_text(value) if isinstance(value, Basic) else str(value)
    return f"{_BETWEEN}{text}{_BETWEEN}"
