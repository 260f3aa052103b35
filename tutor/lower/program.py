"""A function and its slopes as one NumPy program to read: letters by their own names, or the nearest Python has.

The program is shown, never run here. Whoever runs it may put in single numbers, whole ones too, or arrays: every letter
becomes an array of floats first, so that a constant has their shape, and 1/x is infinite at 0 and no error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from keyword import iskeyword

from sympy import Expr, Symbol

from tutor.lower.elementwise import to_numpy_source
from tutor.lower.stable import FORMED
from tutor.notation import notation

VALUE, SLOPE, ARRAYS = "value", "slope_by_", "arrays"
TO_ARRAYS = f"""def {ARRAYS}(*numbers):
    return np.broadcast_arrays(*(np.asarray(each, dtype=float) for each in numbers))"""
TAKEN = frozenset(("np", VALUE, ARRAYS, *(head.__name__ for head in FORMED)))


def value_and_slopes(value: Expr, slopes: Mapping[Symbol, Expr], symbols: Sequence[Symbol]) -> str:
    """value(w, x, …) and slope_by_w(w, x, …) for each of the slopes; CannotLower where there is no such program."""
    names = spelled(symbols)
    letters = tuple(names[symbol] for symbol in symbols)
    all_letters = ", ".join(letter.name for letter in letters)
    first = f"{f'[{all_letters}]' if len(letters) == 1 else all_letters} = {ARRAYS}({all_letters})"
    parts: dict[str, None] = {"import numpy as np": None, TO_ARRAYS: None}
    for name, formula in ((VALUE, value), *((SLOPE + names[by].name, slope) for by, slope in slopes.items())):
        source = to_numpy_source(formula.xreplace(names), letters, name, also=letters, first=(first,))
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
