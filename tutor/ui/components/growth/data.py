"""The pieces of (side + h)ⁿ, read off SymPy's expansion, as the page needs them. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sympy import Expr, Poly, expand

from tutor.lesson import Growth
from tutor.lower.javascript import to_javascript
from tutor.notation import h
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.ui.components.colours import NUDGE, SLOPE, called, colour, letter

NAMES: Mapping[int, tuple[str, ...]] = {
    2: ("the square that was there", "strips", "corner"),
    3: ("the cube that was there", "slabs", "bars", "corner"),
}
SIDE = (0.5, 1.2)  # how far the side and the nudge go, as multiples of the side at the start
NUDGE_MOST = 0.4


@lru_cache(maxsize=64)
def data(figure: Growth) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    if figure.power not in NAMES:
        raise ValueError(f"a growth figure is a square (2) or a cube (3), not a power of {figure.power}")
    side, parts = figure.side, pieces(figure)
    grown = [part for part in parts if part["nudges"]]
    quotient = expand((expand((side + h) ** figure.power) - side**figure.power) / h)
    limit = resolve(D(side**figure.power, side))
    start, nudge = float(figure.start), float(figure.nudge)
    return {
        "power": figure.power,
        "pieces": parts,
        "growth": {"text": " + ".join(part["total"] for part in grown)},
        "quotient": {"text": " + ".join(_over_h(figure)), "value": _script(quotient, figure)},
        "limit": {"text": letter(limit), "value": _script(limit, figure)},
        "side": {"text": letter(side), "name": "side", "start": start}
        | {"low": start * SIDE[0], "high": start * SIDE[1], "step": start / 40},
        "nudge": {"text": letter(h), "name": called(h), "start": min(nudge, start * NUDGE_MOST)}
        | {"low": 0.0, "high": start * NUDGE_MOST, "step": start / 200},
        "title": f"A {'square' if figure.power == 2 else 'cube'} of side {letter(side)} that grows by {letter(h)}.",
        "colours": {"side": colour(side), "h": NUDGE, "limit": SLOPE},
    }


def pieces(figure: Growth) -> list[dict[str, Any]]:
    """The terms of (side + h)ⁿ from sideⁿ to hⁿ: how many alike, what one of them is, and what all of them are."""
    return [
        {
            "name": NAMES[figure.power][nudges],
            "count": count,
            "nudges": nudges,
            "one": letter(one),
            "total": letter(count * one),
            "value": _script(count * one, figure),
        }
        for nudges, count, one in _terms(figure)
    ]


def _terms(figure: Growth) -> list[tuple[int, int, Expr]]:
    """(powers of h, how many, sideⁱ hʲ), fewest h first."""
    terms = Poly(expand((figure.side + h) ** figure.power), figure.side, h).terms()
    return sorted((j, int(count), figure.side**i * h**j) for (i, j), count in terms)


def _over_h(figure: Growth) -> list[str]:
    return [letter(count * one / h) for nudges, count, one in _terms(figure) if nudges]


def _script(expr: Expr, figure: Growth) -> str:
    return to_javascript(expr, (figure.side, h))
