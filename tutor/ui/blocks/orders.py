"""Things to put in order: each is given its place, and below them stands the order that this makes.

Nothing moves while it is sorted, so that the keyboard's focus, a finger and a screen reader stay where they are.
"""

from __future__ import annotations

import streamlit as st

from tutor.exercises import Response, Variant
from tutor.exercises.order import Indexes, Placed, shuffled
from tutor.lesson import Order
from tutor.symbolic.sentence import Sentence, joined
from tutor.ui import state
from tutor.ui.blocks.widget import Cells, Widget
from tutor.ui.progress_labels import quiet
from tutor.ui.text import markdown, words

EMPTY = "Your order appears here."
FREE = "…"


class OrderWidget(Widget[Order, Indexes]):
    """An order."""

    block = Order

    def draw(self, variant: Variant[Order, Indexes], key: str, last: Response, cells: Cells) -> None:
        """Each item with the places to choose from, in the order of the seed; then the order as it stands."""
        items = variant.filled.items
        st.markdown(quiet(words("Give each its place: 1 is the smallest, {count} the largest.", count=len(items))))
        for index in shuffled(variant):
            text = variant.sentence(items[index].text)
            _places(text, len(items), _before(last, index), f"{key}-item{index}")
        _standing(variant, self.read(variant, key, last))

    def read(self, variant: Variant[Order, Indexes], key: str, last: Response) -> Placed:
        """For each place from 1 the index of what was put there; where nothing was touched, the last answer."""
        count = len(variant.filled.items)
        given = [_place(state.typed(f"{key}-item{index}"), count) or _before(last, index) for index in range(count)]
        claims = (tuple(index for index in range(count) if given[index] == place) for place in range(1, count + 1))
        return tuple((each[0] if len(each) == 1 else each) if each else None for each in claims)


def _place(value: object, count: int) -> int | None:
    """A place that is there, or None for anything else."""
    return value if type(value) is int and 1 <= value <= count else None


def _before(last: object, index: int) -> int | None:
    """The place that an item had in an answer."""
    places = last if isinstance(last, tuple) else ()
    claims = (each if isinstance(each, tuple) else (each,) for each in places)
    return next((at for at, each in enumerate(claims, 1) if index in each), None)


def _places(text: Sentence, count: int, before: int | None, key: str) -> None:
    """The places for one item; a screen reader hears its text without the marks of mathematics."""
    before = _place(before, count)
    with st.container(gap="xxsmall"):
        st.markdown(markdown(text))
        st.radio(
            str(text),
            range(1, count + 1),
            index=None if before is None else before - 1,
            horizontal=True,
            key=key,
            label_visibility="collapsed",
            persist_state="session",
        )


def _standing(variant: Variant[Order, Indexes], places: Placed) -> None:
    """The order as it stands: a free place as a gap, one for several with all of them."""
    if not any(place is not None for place in places):
        st.markdown(quiet(words(EMPTY)))
        return
    rows = (f"{at}. {_names(variant, place)}" for at, place in enumerate(places, 1))
    st.markdown("\n".join((quiet(words("Your order:")), "", *rows)))


def _names(variant: Variant[Order, Indexes], place: int | tuple[int, ...] | None) -> str:
    if place is None:
        return FREE
    claims = place if isinstance(place, tuple) else (place,)
    texts = (variant.sentence(variant.filled.items[index].text) for index in claims)
    return markdown(joined("{before} :gray[and] {after}", *texts))
