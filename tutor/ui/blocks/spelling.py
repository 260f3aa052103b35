"""How to type what a question is written in: powers, Greek letters, functions. Nothing that the answer alone needs."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Integer, Pow, Rational, Symbol, sqrt

from tutor.elementary.table import FUNCTIONS
from tutor.notation import family, notation
from tutor.symbolic.sentence import Listed, Ready, joined, say
from tutor.ui.progress_labels import quiet
from tutor.ui.text import words

NAMED = tuple((row.head, row.hint) for row in FUNCTIONS if row.hint)
MOST = 4  # on one quiet line


def line(of: Expr, by: Symbol | tuple[Symbol, ...] | None) -> str:
    """One quiet line for a formula and what it is differentiated by, if it is: what to type, for what it is read as."""
    several = by if isinstance(by, tuple) else ()
    pairs = list(_pairs(of, by[0] if isinstance(by, tuple) else by))[:MOST]
    said = Listed(tuple(say("`{typed}` for {meant}", typed=Ready(typed), meant=meant) for typed, meant in pairs), False)
    if not several:
        return quiet(words("Type {pairs}.", pairs=said))
    vector = Ready(f"[{', '.join('…' for _ in several)}]")
    slopes = joined("{before}, then {after}", *(say("by {letter}", letter=letter) for letter in several))
    return quiet(words("Type `{vector}`, first the slope {slopes}; {pairs}.", vector=vector, slopes=slopes, pairs=said))


def _pairs(of: Expr, by: Symbol | None) -> Iterator[tuple[str, Basic]]:
    symbols = sorted(of.free_symbols, key=str)
    letters = [symbol for symbol in symbols if len(str(symbol)) == 1]
    marked = [symbol for symbol in symbols if notation(symbol) is None and family(symbol) is not None]
    main = by if by is not None else next(iter((*letters, *marked)), Symbol("x"))
    name = _typed(main)
    if main not in marked or by is not None:
        yield f"{name}^2", main**2
    for symbol in symbols:
        if notation(symbol) is not None and symbol not in letters:
            yield str(symbol), symbol
    one_of_each = {found: symbol for symbol in reversed(marked) if (found := family(symbol)) is not None}
    for _, symbol in sorted(one_of_each.items(), key=lambda pair: -len(pair[0].symbol.name))[:2]:
        yield _typed(symbol), symbol
    for function, typed in NAMED:
        if of.has(function):
            yield typed.format(name), function(main)
    if any(power.exp == Rational(1, 2) for power in _powers(of)):
        yield f"sqrt({name})", sqrt(main)
    if any(power.exp.is_negative for power in _powers(of)):
        yield f"1/{name}", Integer(1) / main


def _typed(symbol: Symbol) -> str:
    """w_2, delta^(L): the name without its braces."""
    return str(symbol).replace("{", "").replace("}", "")


def _powers(of: Expr) -> set[Basic]:
    found: set[Basic] = of.atoms(Pow)
    return found
