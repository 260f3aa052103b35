"""A worked solution with one wrong line: the lines with their numbers, which is wrong, its rule, and the repair."""

from __future__ import annotations

import streamlit as st

from tutor.exercises import Response, Variant, understood
from tutor.exercises.wrong_line.model import Planted
from tutor.exercises.wrong_line.rules import called, shuffled
from tutor.lesson import WrongLine
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Ready, Sentence, joined, say
from tutor.ui import state
from tutor.ui.blocks import spelling
from tutor.ui.blocks.preview import EMPTY
from tutor.ui.blocks.preview import understood as shown
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.blocks.widget import Cells, Widget, field, text_of
from tutor.ui.components.palette import FORMULA
from tutor.ui.progress_labels import quiet
from tutor.ui.text import displayed, label, latex, markdown, words
from tutor.ui.theme import theme

ASKED = ("the line", "the rule", "the repair")


class WrongLineWidget(Widget[WrongLine, Planted]):
    """The lines, two choices and a field."""

    block = WrongLine
    written = FORMULA

    def draw(self, variant: Variant[WrongLine, Planted], key: str, last: Response, cells: Cells) -> None:
        """The solution; which line, which rule, the line as it should be; the sign of each once it is checked."""
        solution = variant.key
        before = last if isinstance(last, tuple) and len(last) == 3 else (None, None, "")
        _solution(variant)
        line = state.index_among(before[0], len(solution.lines))
        _radio(label("Which line is wrong?"), tuple(range(len(solution.lines))), line, f"{key}-line", across=True)
        rules = shuffled(solution, variant.seed)
        rule = rules.index(before[1]) if before[1] in rules else None
        _radio(label("Which rule should it have followed?"), rules, rule, f"{key}-rule")
        field(label("The line as it should be"), before[2], f"{key}-repair")
        st.markdown(spelling.line(variant.filled.of, variant.filled.by))
        typed = Ready(f"D(…, {to_text(variant.filled.by)})")
        says = "A slope that is still to be taken is `{typed}`; or work the line out."
        st.markdown(quiet(words(says, typed=typed)))
        _read(variant, self.read(variant, key, last), f"{key}-repair")
        if cells:
            pairs = zip(ASKED, cells, strict=True)
            signs = (say("{part}: {sign}", part=say(part), sign=say(SIGNS[cell])) for part, cell in pairs)
            st.markdown(f":small[{markdown(joined('{before} · {after}', *signs))}]")

    def read(self, variant: Variant[WrongLine, Planted], key: str, last: Response) -> Response:
        """The index of the line, the name of the rule, the text; where one was not touched, the last answer's."""
        before = last if isinstance(last, tuple) and len(last) == 3 else (None, None, "")
        count, rules = len(variant.key.lines), shuffled(variant.key, variant.seed)
        line, rule = state.typed(f"{key}-line"), state.typed(f"{key}-rule")
        return (
            state.index_among(before[0] if line is None else line, count),
            _among(before[1] if rule is None else rule, rules),
            text_of(f"{key}-repair"),
        )


def _among(value: object, rules: tuple[str, ...]) -> str | None:
    return value if isinstance(value, str) and value in rules else None


def _solution(variant: Variant[WrongLine, Planted]) -> None:
    """What was asked, and the numbered lines below it."""
    with st.container(gap="xsmall"):
        displayed(variant.filled.wanted)
        for number, formula in enumerate(variant.key.lines, 1):
            with st.container(gap=None):
                st.markdown(quiet(words("Line {number}", number=number)))
                st.latex("= " + latex(formula, theme()))


def _radio(name: str, options: tuple[int | str, ...], chosen: int | None, key: str, across: bool = False) -> None:
    st.radio(
        name,
        options,
        index=chosen,
        format_func=_called,
        horizontal=across,
        key=key,
        on_change="ignore",
        persist_state="session",
    )


def _called(option: int | str) -> str:
    """Line 2; the power rule."""
    if isinstance(option, int):
        return label("Line {number}", number=option + 1)
    return markdown(Sentence("{rule:start}", {"rule": called(option)}))


def _read(variant: Variant[WrongLine, Planted], given: Response, key: str) -> None:
    """What was read of the repair."""
    text = given[2] if isinstance(given, tuple) and isinstance(given[2], str) else ""
    with st.container(gap="xsmall"):
        if not text.strip():
            st.markdown(quiet(words(EMPTY)))
        else:
            shown(understood(variant, given).reading, text, key)
