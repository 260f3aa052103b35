"""How an answer is given, for each kind of exercise: what is drawn, and what a client's values are worth.

A client can send anything for any input, so `response` takes only what the input could have meant: texts of a bounded
length, a number of an option that is there, a finite place. Whatever else comes is as good as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from tutor.answers import LONGEST, Verdict
from tutor.exercises import Variant
from tutor.exercises.choose import shuffled
from tutor.lesson import (
    BackwardPass,
    Choose,
    Curve,
    Direction,
    Drive,
    Formula,
    Gradient,
    Number,
    Option,
    Order,
    Place,
    StepTable,
    Working,
)
from tutor.symbolic.sentence import joined, say
from tutor.ui import state
from tutor.ui.blocks import directions, drives, orders, passes, spelling, workings
from tutor.ui.blocks.preview import preview
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.components.curve import curve, release
from tutor.ui.marks import quiet
from tutor.ui.text import clean, label, markdown, plain, words

SHORT = 40  # characters of a table's cell
_PLAIN_NUMBER = re.compile(r"[-−]?[0-9]{1,12}(\.[0-9]{1,12})?")
LABELS: dict[type, str] = {Formula: "Your formula", Number: "Your number", Gradient: "Your gradient"}
CELLS = ("Row {row}, slope", "Row {row}, next {by}")  # of a table of steps
Cells = tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of exercise takes its answer: what is drawn, and what was given so far."""

    draw: Callable[[Variant, str, object, Cells], None]
    read: Callable[[Variant, str, object], object]


def ask(variant: Variant, key: str, last: object, cells: Cells) -> None:
    """Draw the input, with the last answer in it and, for an answer of many parts, the verdict of each."""
    KINDS[type(variant.exercise)].draw(variant, key, last, cells)


def response(variant: Variant, key: str, last: object) -> object:
    """What the input holds now: where it was not touched, the last answer."""
    return KINDS[type(variant.exercise)].read(variant, key, last)


def frozen(kept: object) -> object:
    """A response as it was given, from what the store kept of it."""
    if isinstance(kept, list | tuple):
        return tuple(frozen(part) for part in kept)
    return None if isinstance(kept, dict) else kept


def _text(key: str) -> str:
    """What a field holds; of one that is too long enough for the reader to say so."""
    value = state.typed(key)
    return clean(value[: LONGEST + 1]) if isinstance(value, str) else ""


# --- one line of text: a formula, a number, a vector ------------------------------------------------------------------


def _draw_line(variant: Variant, key: str, last: object, cells: Cells) -> None:
    st.text_input(
        label(LABELS[type(variant.exercise)]),
        value=last if isinstance(last, str) else "",
        key=f"{key}-answer",
        max_chars=LONGEST,
        live="300ms",
        autocomplete="off",
        persist_state="session",
    )
    if not isinstance(variant.exercise, Number):
        st.markdown(spelling.line(variant))
    preview(variant, _read_line(variant, key, last), f"{key}-answer")
    if isinstance(variant.exercise, Gradient) and cells:
        pairs = zip(variant.filled.by, cells, strict=True)
        signs = (say("{letter}: {sign}", letter=by, sign=say(SIGNS[cell])) for by, cell in pairs)
        st.markdown(f":small[{markdown(joined('{before} · {after}', *signs))}]")


def _read_line(variant: Variant, key: str, last: object) -> str:
    return _text(f"{key}-answer")


# --- a table of steps -------------------------------------------------------------------------------------------------


def _draw_table(variant: Variant, key: str, last: object, cells: Cells) -> None:
    """A row for each step: where it starts (the row above says so), the slope there, where it leads."""
    filled: StepTable = variant.filled
    given = last if isinstance(last, tuple) and len(last) == 2 * filled.rows else ("",) * (2 * filled.rows)
    where, signed = markdown(say("{start:decimal}", start=filled.start)), bool(cells)
    with st.grid(3, min_column_width=60, wrap=False, gap=("small", "xsmall"), vertical_alignment="center") as grid:
        for head in (say("{by}", by=filled.by), say("slope"), say("next {by}", by=filled.by)):
            st.markdown(f"**{markdown(head)}**")
        for at, name in enumerate(CELLS * filled.rows):
            if at % 2 == 0:
                with grid.cell():
                    _start_of_row(where, signed)
            with grid.cell(), st.container(gap="xxsmall"):
                said = label(name, row=at // 2 + 1, by=filled.by)
                _draw_cell(f"{key}-{at}", said, given[at], cells[at] if cells else None)
            own = _text(f"{key}-{at}").strip()
            where = _as_number(own) if own else "…"
    preview(variant, _read_table(variant, key, last), *(f"{key}-{at}" for at in range(2 * filled.rows)))


def _start_of_row(where: str, signed: bool) -> None:
    """Where a row starts, at the height of its fields: with an empty line where they have a sign below."""
    with st.container(gap="xxsmall"):
        st.markdown(where)
        if signed:
            st.markdown(quiet("&nbsp;"))


def _as_number(own: str) -> str:
    """What was typed, as the first row shows its number; what is no plain number, as it was typed."""
    return f"${own.replace('−', '-')}$" if _PLAIN_NUMBER.fullmatch(own) else plain(own)


def _draw_cell(key: str, name: str, last: object, verdict: Verdict | None) -> None:
    st.text_input(
        name,
        value=last if isinstance(last, str) else "",
        key=key,
        max_chars=SHORT,
        live="300ms",
        autocomplete="off",
        label_visibility="collapsed",
        persist_state="session",
    )
    if verdict is not None:
        st.markdown(f":small[{words(SIGNS[verdict])}]")


def _read_table(variant: Variant, key: str, last: object) -> tuple[str, ...]:
    return tuple(_text(f"{key}-{at}") for at in range(2 * variant.filled.rows))


# --- a choice and its reason ------------------------------------------------------------------------------------------


def _draw_choice(variant: Variant, key: str, last: object, cells: Cells) -> None:
    filled: Choose = variant.filled
    before = last if isinstance(last, tuple) and len(last) == 2 else (None, None)
    options, reasons = shuffled(variant)
    _radio(label("Your answer"), filled.options, options, variant, f"{key}-option", before[0])
    if filled.reasons:
        _radio(label("Because"), filled.reasons, reasons, variant, f"{key}-reason", before[1])


def _radio(
    name: str, options: tuple[Option, ...], shown: tuple[int, ...], variant: Variant, key: str, before: object
) -> None:
    """What is chosen is the author's index, wherever it is shown."""
    st.radio(
        name,
        shown,
        index=shown.index(before) if _is_index(before, options) else None,
        format_func=lambda index: markdown(variant.sentence(options[index].text)),
        key=key,
        on_change="ignore",
        persist_state="session",
    )


def _read_choice(variant: Variant, key: str, last: object) -> tuple[int | None, int | None]:
    filled: Choose = variant.filled
    option, reason = state.typed(f"{key}-option"), state.typed(f"{key}-reason")
    return (
        option if _is_index(option, filled.options) else None,
        reason if _is_index(reason, filled.reasons) else None,
    )


def _is_index(value: object, options: tuple[Option, ...]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(options)


# --- a place on a figure ----------------------------------------------------------------------------------------------


def _draw_place(variant: Variant, key: str, last: object, cells: Cells) -> None:
    figure = variant.filled.figure
    st.markdown(markdown(variant.sentence(figure.caption)))
    before = _place(last, figure)
    if before is not None:
        figure = replace(figure, start=before)
    curve(figure, key=f"{key}-place", answering=True)


def _read_place(variant: Variant, key: str, last: object) -> float | None:
    sent, figure = state.typed(f"{key}-place"), variant.filled.figure
    found = release(sent.get("release") if hasattr(sent, "get") else None, figure)
    return _place(last, figure) if found is None else found.at


def _place(value: object, figure: Curve) -> float | None:
    """A place along the figure, or None for anything else."""
    return value if isinstance(value, float) and figure.span[0] <= value <= figure.span[1] else None


KINDS: dict[type, Kind] = {
    Formula: Kind(_draw_line, _read_line),
    Working: Kind(workings.draw, workings.read),
    Number: Kind(_draw_line, _read_line),
    StepTable: Kind(_draw_table, _read_table),
    Gradient: Kind(_draw_line, _read_line),
    Choose: Kind(_draw_choice, _read_choice),
    Order: Kind(orders.draw, orders.read),
    Place: Kind(_draw_place, _read_place),
    BackwardPass: Kind(passes.draw, passes.read),
    Direction: Kind(directions.draw, directions.read),
    Drive: Kind(drives.draw, drives.read),
}
