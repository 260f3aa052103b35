"""The pieces of (side + h)ⁿ, read off SymPy's expansion, or of u(x + h)·v(x + h). No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, Poly, Symbol, expand

from tutor.lesson import Growth
from tutor.lower.javascript import to_javascript
from tutor.notation import h, u, v, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.language import kept_by_language
from tutor.ui.components.colours import NUDGE, SLOPE, called, colour, letter
from tutor.ui.components.words import Templates, handed
from tutor.ui.text import label

Told = dict[str, Any]
NAMES: Mapping[int, tuple[str, ...]] = {
    2: ("the square that was there", "{count} strips", "corner"),
    3: ("the cube that was there", "{count} slabs", "{count} bars", "corner"),
}
TITLES: Mapping[int, str] = {
    2: "A square of side {side} that grows by {h}.",
    3: "A cube of side {side} that grows by {h}.",
}
RECTANGLE = (("the rectangle that was there", 0), ("strip on the right", 1), ("strip on top", 1), ("corner", 2))
SIDE = (0.5, 1.2)  # how far the side and the nudge go, as multiples of the side at the start
NUDGE_MOST = 0.4
WORDS: Templates = {
    "handle": "h, the nudge: drag the side longer or shorter",
    "piece": "piece",
    "formula": "formula",
    "size": "size",
    "apart": "pull apart",
    "reading": "{side} = {length}, h = {h}, growth {growth}, growth divided by h {quotient}",
    "growth": "growth",
    "quotient": "growth / {h}",
    "limit": "as {h} goes to 0",
    "alike": "{count} of size {one}, together {all}",
    "pieces": "Pieces: {pieces}.",
}


@kept_by_language(64)
def data(figure: Growth) -> Mapping[str, Any]:
    """The figure as plain JSON. It is shared between reruns and sessions: copy it, never change it."""
    if figure.power not in NAMES:
        raise ValueError(f"a growth figure is a square (2) or a cube (3), not a power of {figure.power}")
    if figure.sides is not None and figure.power != 2:
        raise ValueError("a growth figure with two sides is a rectangle; give it the power 2")
    side, start, nudge = figure.side, float(figure.start), float(figure.nudge)
    return {
        "power": figure.power,
        "side": {"text": letter(side), "name": label("side") if figure.sides is None else called(side), "start": start}
        | {"low": start * SIDE[0], "high": start * SIDE[1], "step": start / 40},
        "nudge": {"text": letter(h), "name": called(h), "start": min(nudge, start * NUDGE_MOST)}
        | {"low": 0.0, "high": start * NUDGE_MOST, "step": start / 200},
        "colours": {"side": colour(side), "h": NUDGE, "limit": SLOPE},
        "words": handed(WORDS),
    } | (_alike(figure) if figure.sides is None else _rectangle(figure, *figure.sides))


def _alike(figure: Growth) -> Told:
    """A square or a cube: every edge is the side, and it grows by h."""
    side, parts = figure.side, pieces(figure)
    quotient = expand((expand((side + h) ** figure.power) - side**figure.power) / h)
    limit = resolve(D(side**figure.power, side))
    return {
        "edges": [{"text": letter(side), "gain": letter(h), "value": _script(side, figure)}] * figure.power,
        "pieces": parts,
        "growth": {"text": " + ".join(part["total"] for part in parts if part["nudges"])},
        "quotient": {"text": " + ".join(_over_h(figure)), "value": _script(quotient, figure)},
        "limit": {"text": letter(limit), "value": _script(limit, figure)},
        "title": label(TITLES[figure.power], side=side, h=h),
    }


def _rectangle(figure: Growth, width: Expr, height: Expr) -> Told:
    """Δu = u(x + h) − u(x) and Δv."""
    side = figure.side
    sizes, names = parts_of(width, height, side), ("uv", "v Δu", "u Δv", "Δu Δv")
    parts: list[Told] = [
        {"name": label(name), "count": 1, "nudges": nudges, "one": text, "total": text, "value": _script(size, figure)}
        for (name, nudges), text, size in zip(RECTANGLE, names, sizes, strict=True)
    ]
    grown = parts[1:]
    return {
        "edges": [
            {"text": letter(u), "gain": "Δu", "value": _script(width, figure)},
            {"text": letter(v), "gain": "Δv", "value": _script(height, figure)},
        ],
        "pieces": parts,
        "growth": {"text": " + ".join(part["total"] for part in grown)},
        "quotient": {
            "text": " + ".join(f"{part['total']}/h" for part in grown),
            "value": _script(sum(sizes[1:]) / h, figure),
        },
        "limit": {
            "text": f"{letter(v * D(u, side))} + {letter(u * D(v, side))}",
            "value": _script(resolve(D(width * height, side)), figure),
        },
        "title": label(
            "A rectangle of width u = {width} and height v = {height}: {side} grows.",
            width=width,
            height=height,
            side=side,
        ),
    }


def parts_of(width: Expr, height: Expr, side: Symbol = x) -> tuple[Expr, Expr, Expr, Expr]:
    """u v, v Δu, u Δv, Δu Δv with Δu = u(x + h) − u(x): together u(x + h)·v(x + h)"""
    wider, higher = (each.xreplace({side: side + h}) - each for each in (width, height))
    return width * height, height * wider, width * higher, wider * higher


def pieces(figure: Growth) -> list[Told]:
    """The terms of (side + h)ⁿ from sideⁿ to hⁿ: how many alike, what one of them is, and what all of them are."""
    return [
        {
            "name": label(NAMES[figure.power][nudges], count=count),
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
