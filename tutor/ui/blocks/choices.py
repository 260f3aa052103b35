"""A choice and its reason: radio buttons, in the order of the seed. What is chosen is the author's index."""

from __future__ import annotations

import streamlit as st

from tutor.exercises import Response, Variant
from tutor.exercises.choose import Right, shuffled
from tutor.lesson import Choose, Option
from tutor.ui import state
from tutor.ui.blocks.widget import Cells, Widget
from tutor.ui.text import label, markdown


class ChooseWidget(Widget[Choose, Right]):
    """A choice."""

    block = Choose

    def draw(self, variant: Variant[Choose, Right], key: str, last: Response, cells: Cells) -> None:
        """The options, and below them the reasons."""
        filled = variant.filled
        before = last if isinstance(last, tuple) and len(last) == 2 else (None, None)
        options, reasons = shuffled(variant)
        _radio(label("Your answer"), filled.options, options, variant, f"{key}-option", before[0])
        if filled.reasons:
            _radio(label("Because"), filled.reasons, reasons, variant, f"{key}-reason", before[1])

    def read(self, variant: Variant[Choose, Right], key: str, last: Response) -> Response:
        """The option and the reason; None for what is not chosen."""
        option, reason = state.typed(f"{key}-option"), state.typed(f"{key}-reason")
        filled, among = variant.filled, state.index_among
        return among(option, len(filled.options)), among(reason, len(filled.reasons))


def _radio(
    name: str,
    options: tuple[Option, ...],
    shown: tuple[int, ...],
    variant: Variant[Choose, Right],
    key: str,
    before: Response,
) -> None:
    chosen = state.index_among(before, len(options))
    st.radio(
        name,
        shown,
        index=None if chosen is None else shown.index(chosen),
        format_func=lambda index: markdown(variant.sentence(options[index].text)),
        key=key,
        on_change="ignore",
        persist_state="session",
    )
