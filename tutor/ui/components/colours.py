"""Which colour a letter has in a figure: the course's pair, on a light page and on a dark one."""

from __future__ import annotations

from sympy import Expr, Symbol

from tutor.notation import GREY, PINK, PURPLE, family
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import say

Pair = tuple[str, str]
SLOPE, NUDGE, RATE, PLAIN = PURPLE, PINK, PINK, GREY


def colour(symbol: Symbol) -> Pair:
    """The symbol's colours in the course's notation; grey for a letter that the course gives no meaning."""
    entry = family(symbol)
    return entry.colour if entry is not None else PLAIN


def letters(*exprs: Expr) -> dict[str, Pair]:
    """The colour of every letter in these formulas that the course gives one; w₁ has that of w."""
    symbols = set().union(*(expr.free_symbols for expr in exprs))
    entries = (family(symbol) for symbol in sorted(symbols, key=str))
    return {letter(entry.symbol): entry.colour for entry in entries if entry is not None}


def called(symbol: Symbol) -> str:
    """What the symbol is called in plain English, or nothing."""
    entry = family(symbol)
    return str(say(entry.name)) if entry is not None else ""


def letter(expr: Expr) -> str:
    """The symbol or short expression as text: w, η, x²."""
    return to_text(expr)
