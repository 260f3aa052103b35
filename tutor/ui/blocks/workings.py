"""A derivation, typed line by line: under each line what was read and, once it is checked, how it follows."""

from __future__ import annotations

import streamlit as st
from sympy import Expr

from tutor.answers import JudgedLine, Verdict
from tutor.exercises import Response, Variant, preview, understood
from tutor.exercises.working import judged
from tutor.lesson import Working
from tutor.symbolic.sentence import joined, say
from tutor.ui import state
from tutor.ui.blocks import lines_between
from tutor.ui.blocks.preview import understood as shown
from tutor.ui.blocks.scene import Scene
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.blocks.widget import Cells, Widget, field
from tutor.ui.components.palette import FORMULA
from tutor.ui.progress_labels import quiet
from tutor.ui.text import clean, label, words

MOST = 12  # fields
WIDE = 200  # characters of a line
FRESH = 2  # fields that are there before anything is typed


class WorkingWidget(Widget[Working, Expr]):
    """A derivation."""

    block = Working
    written = FORMULA

    def draw(self, variant: Variant[Working, Expr], key: str, last: Response, cells: Cells) -> None:
        """A field for each line and one more; below each what was read, and its sign while all above is as it was."""
        given = self.read(variant, key, last)
        checked = judged(variant.filled, understood(variant, last)) if cells else ()
        readings, number, same = iter(preview(variant, given)), 0, True
        for at in range(min(MOST, max(FRESH, len(given) + 1))):
            text = given[at] if at < len(given) else ""
            with st.container(gap="xxsmall"):
                field(label("Line {number}", number=at + 1), text, f"{key}-line{at}", WIDE)
                if text.strip():
                    with st.container(gap="xsmall"):
                        shown(next(readings), text, f"{key}-line{at}")
                    same = same and number < len(checked) and checked[number].text == text
                    if same:
                        _sign(checked, number)
                    number += 1

    def read(self, variant: Variant[Working, Expr], key: str, last: Response) -> tuple[str, ...]:
        """What the fields hold, up to the last that holds something; where one was not touched, the last answer."""
        before = last if isinstance(last, tuple) else ()
        found = [_line(f"{key}-line{at}", before[at] if at < len(before) else "") for at in range(MOST)]
        while found and not found[-1].strip():
            found.pop()
        return tuple(found)

    def below(self, now: Scene[Working]) -> None:
        """The lines between."""
        lines_between.show(now)


def _line(key: str, before: object) -> str:
    value = state.typed(key)
    value = before if value is None else value
    if not isinstance(value, str):
        return ""
    return clean(value if len(value) <= WIDE else value[:WIDE] + "…")  # the reader says that it stops there


def _sign(checked: tuple[JudgedLine, ...], at: int) -> None:
    """The verdict on a line in words; the reason too, but that of the first wrong line stands below the input."""
    line, said = checked[at], None
    if line.verdict is Verdict.RIGHT:
        rules = (say(rule) for rule in line.rules)
        said = joined("{before}, then {after}", *rules) if line.rules else say("the same, written otherwise")
    elif any(earlier.verdict is not Verdict.RIGHT for earlier in checked[:at]):
        said = line.message
    sign = f":small[{words(SIGNS[line.verdict])}]"
    st.markdown(sign if said is None else f"{sign} {quiet(words('— {reason}', reason=said))}")
