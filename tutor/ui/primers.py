"""What a symbol means, in a fold beside the block where the lesson first uses it."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

import streamlit as st
from sympy import Basic, Symbol

from tutor.lesson import BALL, SECANT, Block, Curve, Exercise, Growth, Hole, Lesson, known_fields, texts
from tutor.notation import TABLE, eta, family, h, notation
from tutor.symbolic.sentence import Listed, names, plural, say
from tutor.ui.text import markdown, words


@lru_cache(maxsize=128)
def firsts(lesson: Lesson) -> tuple[tuple[Symbol, ...], ...]:
    """For each block, the symbols of the course that no block before it used, in the order of the table."""
    seen: set[Symbol] = set()
    new = []
    for block in lesson.blocks:
        used = set() if isinstance(block, Exercise) else symbols(block)
        new.append(tuple(entry.symbol for entry in TABLE if entry.symbol in used - seen))
        seen |= used
    return tuple(new)


def symbols(block: Block) -> set[Symbol]:
    """The symbols of the course that a reader meets in a block."""
    known = known_fields(block)
    shown = [known[name] for text in texts(block) for name in names(text)]
    shown += [value for item in fields(block) for value in _formulas(getattr(block, item.name))]
    shown += [h] if isinstance(block, Growth) or (isinstance(block, Curve) and SECANT in block.show) else []
    shown += [eta] if isinstance(block, Curve) and BALL in block.show else []
    found = {symbol for value in shown if isinstance(value, Basic) for symbol in value.atoms(Symbol)}
    entries = (family(symbol) for symbol in found if not isinstance(symbol, Hole))
    return {entry.symbol for entry in entries if entry is not None}


def _formulas(value: object) -> list[Basic]:
    if isinstance(value, Basic):
        return [value]
    return [part for item in value for part in _formulas(item)] if isinstance(value, tuple) else []


def fold(new: tuple[Symbol, ...]) -> None:
    """The primers of these symbols, folded up."""
    if not new:
        return
    listed = Listed(new, and_=False)
    with st.expander(markdown(plural(len(new), "What {symbols} means", "What {symbols} mean", symbols=listed))):
        for symbol in new:
            entry = notation(symbol)
            if entry is not None:
                fields = {"symbol": symbol, "name": say(entry.name), "primer": say(entry.primer)}
                st.markdown(words("{symbol} — **{name}.** {primer}", **fields).replace("\n", " "))
