"""A function and its slopes as one NumPy program to read: letters by their own names, or the nearest Python has.

The program is shown, never run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from keyword import iskeyword

from sympy import Expr, Symbol

from tutor.lower.elementwise import to_numpy_source
from tutor.lower.stable import FORMED
from tutor.notation import notation

VALUE, SLOPE = "value", "slope_by_"
TAKEN = frozenset(("np", VALUE, *(head.__name__ for head in FORMED)))


def value_and_slopes(value: Expr, slopes: Mapping[Symbol, Expr], symbols: Sequence[Symbol]) -> str:
    """value(w, x, …) and slope_by_w(w, x, …) for each of the slopes; CannotLower where there is no such program."""
    names = spelled(symbols)
    letters = tuple(names[symbol] for symbol in symbols)
    parts: dict[str, None] = {}
    for name, formula in ((VALUE, value), *((SLOPE + names[by].name, slope) for by, slope in slopes.items())):
        source = to_numpy_source(formula.xreplace(names), letters, name, also=letters)
        parts |= dict.fromkeys(source.rstrip("\n").split("\n\n\n"))
    return "\n\n\n".join(parts) + "\n"


def spelled(symbols: Sequence[Symbol]) -> dict[Symbol, Symbol]:
    """Each letter with a name that Python takes: lambda_ for λ, w_1_L for w_1^{(L)}; no two the same."""
    found: dict[Symbol, Symbol] = {}
    for symbol in symbols:
        if notation(symbol) is not None:
            found[symbol] = symbol
            continue
        name = re.sub(r"[^0-9A-Za-z]+", "_", symbol.name).strip("_") or "v"
        name = f"v_{name}" if name[0].isdigit() else name
        while iskeyword(name) or name in TAKEN or name in {other.name for other in found.values()} or _is_ours(name):
            name += "_"
        found[symbol] = Symbol(name, real=True)
    return found


def _is_ours(name: str) -> bool:
    return notation(Symbol(name)) is not None
