"""Which colour a letter has in a figure: the course's pair, on a light page and on a dark one."""

from __future__ import annotations

from sympy import Expr, Symbol

from tutor.notation import GREY, PINK, PURPLE, family
from tutor.symbolic.printing import to_text

Pair = tuple[str, str]
SLOPE, NUDGE, RATE, PLAIN = PURPLE, PINK, PINK, GREY


def colour(symbol: Symbol) -> Pair:
    """The symbol's colours in the course's notation; grey for a letter that the course gives no meaning."""
    entry = family(symbol)
    return entry.colour if entry is not None else PLAIN


def called(symbol: Symbol) -> str:
    """What the symbol is called in plain English, or nothing."""
    entry = family(symbol)
    return entry.name if entry is not None else ""


def letter(expr: Expr) -> str:
    """The symbol or short expression as text: w, η, x²."""
    return to_text(expr)
