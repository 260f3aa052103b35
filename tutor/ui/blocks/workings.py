"""A derivation, typed line by line: under each line what was read and, once it is checked, how it follows."""

from __future__ import annotations

import streamlit as st
from sympy import Expr

from tutor.answers import JudgedLine, LineKind, Statement, Verdict, WrittenLine, latex
from tutor.exercises import Response, Variant, understood
from tutor.exercises.working import judged, spoken_of
from tutor.lesson import Working
from tutor.symbolic.sentence import Ready, say
from tutor.ui import state
from tutor.ui.blocks import lines_between
from tutor.ui.blocks.preview import understood as shown
from tutor.ui.blocks.scene import Scene
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.blocks.widget import Cells, Widget, field
from tutor.ui.components.palette import FORMULA
from tutor.ui.progress_labels import quiet
from tutor.ui.text import clean, label, markdown, words
from tutor.ui.theme import theme

MOST = 12  # fields
WIDE = 200  # characters of a line
FRESH = 2  # fields that are there before anything is typed
FOLLOWS, NOTED, NOT_READ = ":blue[↳ follows]", ":green[✓ noted]", ":blue[? not read]"


class WorkingWidget(Widget[Working, Expr]):
    """A derivation."""

    block = Working
    written = FORMULA

    def draw(self, variant: Variant[Working, Expr], key: str, last: Response, cells: Cells) -> None:
        """A field for each line and one more; below each what was read, and its sign while all above is as it was."""
        given = self.read(variant, key, last)
        checked = judged(variant.filled, understood(variant, last)) if cells else ()
        lines, number, same = understood(variant, given).lines, 0, True
        for at in range(min(MOST, max(FRESH, len(given) + 1))):
            text = given[at] if at < len(given) else ""
            with st.container(gap="xxsmall"):
                field(label("Line {number}", number=at + 1), text, f"{key}-line{at}", WIDE)
                if text.strip():
                    with st.container(gap="xsmall"):
                        _read(lines[number], text, f"{key}-line{at}")
                    same = same and number < len(checked) and checked[number].text == text
                    if same:
                        _sign(checked, number, lines[number])
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


def _read(line: WrittenLine, text: str, field: str) -> None:
    """What a line was read as; a chain with all its sides."""
    chained = [len(statement.sides) for statement in line.statements]
    if line.problem is not None or chained == [1]:
        shown(line.reading, text, field)
    elif chained:
        formula = Ready(f"$\\displaystyle {_chains(line)}$")
        st.markdown(words(":gray[I read]  {formula}", formula=formula))
        for note in line.reading.notes:
            st.markdown(quiet(markdown(note)))


def _chains(line: WrittenLine) -> str:
    """A = B → C, D as LaTeX."""
    both = zip(line.statements, line.trees, strict=True)
    return r",\quad ".join(_chain(statement, [latex(tree, theme()) for tree in trees]) for statement, trees in both)


def _chain(statement: Statement, sides: list[str]) -> str:
    signs = ("" if at == 0 else " = " if equal else r" \;\to\; " for at, equal in enumerate(statement.equal))
    return "".join(sign + side for sign, side in zip(signs, sides, strict=True))


def _sign(checked: tuple[JudgedLine, ...], at: int, written: WrittenLine) -> None:
    """The verdict on a line in words; the reason too, but that of the line of which the whole verdict speaks."""
    line, said = checked[at], None
    if line.kind is LineKind.WORDS:
        return
    if line.verdict is Verdict.RIGHT:
        said = line.reason or say("the same, written otherwise")
    elif at != spoken_of(checked) and written.problem is None:
        said = line.message
    sign = f":small[{words(_mark_of(line))}]"
    st.markdown(sign if said is None else f"{sign} {quiet(words('— {reason}', reason=said))}")


def _mark_of(line: JudgedLine) -> str:
    if line.follows is not None:
        return FOLLOWS
    if line.kind is LineKind.DEFINITION and line.verdict is Verdict.RIGHT:
        return NOTED
    return NOT_READ if line.verdict is Verdict.UNREADABLE else SIGNS[line.verdict]
