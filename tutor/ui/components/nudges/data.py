"""What the page is told about a table of nudges: the function and its slope as JavaScript. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.lesson import Nudges
from tutor.lower import to_javascript
from tutor.notation import C, b, family, theta, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.sentence import Ready
from tutor.ui.components.colours import NUDGE, SLOPE, called, colour, letter, letters
from tutor.ui.components.words import Templates, handed
from tutor.ui.text import label

PARAMETERS = (w, b, theta)  # what is a function of these is called the cost
WORDS: Templates = {
    "turn": "Nudge the other way",
    "nudge": "nudge",
    "growth": "growth",
    "ratio": "growth / nudge",
    "settles": "It settles towards, as {limit}",
    "kink": "left and right differ",
    "told": "{place}. For h = {h}, growth over nudge is {ratio}. It settles towards: {limit}.",
}


@kept_by_language(128)
def data(figure: Nudges) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    value = resolve(figure.of)
    low, high = (float(end) for end in figure.span)
    along, name = letter(figure.along), _name(figure)
    return {
        "value": to_javascript(value, (figure.along,)),
        "slope": to_javascript(resolve(D(value, figure.along)), (figure.along,)),
        "along": {"text": along, "name": called(figure.along), "low": low, "high": high}
        | {"start": min(max(float(figure.start), low), high)},
        "here": f"{name}({along})",
        "there": f"{name}({along} + h)",
        "formula": letter(value),
        "nudges": [float(nudge) for nudge in figure.nudges],
        "title": label(
            "How much {name} = {value} grows when {along} is nudged by h, and growth over h.",
            name=Ready(f"{name}({along})"),
            value=value,
            along=figure.along,
        ),
        "words": handed(WORDS),
        "colours": letters(figure.along, C) | {"h": NUDGE, "slope": SLOPE, "along": colour(figure.along)},
    }


def _name(figure: Nudges) -> str:
    """What the function is called: C of a parameter, otherwise f."""
    entry = family(figure.along)
    return letter(C) if entry is not None and entry.symbol in PARAMETERS else "f"
