"""A derivation, typed line by line: under each line what was read and, once it is checked, how it follows."""

from __future__ import annotations

import streamlit as st

from tutor.answers import Line, Verdict
from tutor.exercises import Variant
from tutor.exercises.working import judged, lines
from tutor.symbolic.sentence import joined, say
from tutor.ui import state
from tutor.ui.blocks.preview import preview
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.marks import quiet
from tutor.ui.text import clean, label, words

MOST = 12  # fields
WIDE = 200  # characters of a line
FRESH = 2  # fields that are there before anything is typed


def read(variant: Variant, key: str, last: object) -> tuple[str, ...]:
    """What the fields hold, up to the last that holds something; where one was not touched, the last answer."""
    before = last if isinstance(last, tuple) else ()
    found = [_field(f"{key}-line{at}", before[at] if at < len(before) else "") for at in range(MOST)]
    while found and not found[-1].strip():
        found.pop()
    return tuple(found)


def _field(key: str, before: object) -> str:
    value = state.typed(key)
    value = before if value is None else value
    if not isinstance(value, str):
        return ""
    return clean(value if len(value) <= WIDE else value[:WIDE] + "…")  # the reader says that it stops there


def draw(variant: Variant, key: str, last: object, cells: tuple[Verdict, ...]) -> None:
    """A field for each line and one more; below each what was read, and its sign while nothing above has changed."""
    given = read(variant, key, last)
    checked = judged(variant, lines(last)) if cells else ()
    number, same = 0, True
    for at in range(min(MOST, max(FRESH, len(given) + 1))):
        text = given[at] if at < len(given) else ""
        with st.container(gap="xxsmall"):
            _input(at, text, f"{key}-line{at}")
            if text.strip():
                preview(variant, (text,), f"{key}-line{at}")
                same = same and number < len(checked) and checked[number].text == text
                if same:
                    _sign(checked, number)
                number += 1


def _input(at: int, text: str, key: str) -> None:
    st.text_input(
        label("Line {number}", number=at + 1),
        value=text,
        key=key,
        max_chars=WIDE,
        live="300ms",
        autocomplete="off",
        persist_state="session",
    )


def _sign(checked: tuple[Line, ...], at: int) -> None:
    """The verdict on a line in words; the reason too, but that of the first wrong line stands below the input."""
    line, said = checked[at], None
    if line.verdict is Verdict.RIGHT:
        rules = (say(rule) for rule in line.rules)
        said = joined("{before}, then {after}", *rules) if line.rules else say("the same, written otherwise")
    elif any(earlier.verdict is not Verdict.RIGHT for earlier in checked[:at]):
        said = line.message
    sign = f":small[{words(SIGNS[line.verdict])}]"
    st.markdown(sign if said is None else f"{sign} {quiet(words('— {reason}', reason=said))}")
