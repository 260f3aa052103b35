"""The Workbench: type a function of the course, and see its graph, its slopes step by step, its descent, its program.

What is typed stands in the address of the page, so that a reload keeps it and a link shares it. An address can hold
anything: what is no function of this page is told so, and what is no choice of this page is as good as not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urlencode, urlsplit

import streamlit as st
from sympy import Symbol

from tutor.answers import LONGEST
from tutor.elementary.heads import side, step
from tutor.exercises import whole_palette
from tutor.lesson import Derivation
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Listed, Ready, plural
from tutor.ui import state
from tutor.ui import typed_function as functions
from tutor.ui.blocks.derivations import draw, lines
from tutor.ui.blocks.preview import EMPTY, understood
from tutor.ui.blocks.widget import LIVE
from tutor.ui.components.curve import curve
from tutor.ui.components.landscape import landscape
from tutor.ui.components.palette import FORMULA as WRITTEN
from tutor.ui.components.palette import palette
from tutor.ui.components.typing import CARD
from tutor.ui.error_boundary import guarded
from tutor.ui.layout import dressed_column
from tutor.ui.progress_labels import quiet
from tutor.ui.text import clean, displayed, label, latex, markdown, plain, words
from tutor.ui.theme import theme
from tutor.ui.typed_function import Typed, typed

ADDRESS, NAME = "workbench", "Workbench"
FORMULA, BY, WIDTH = "f", "by", "width"  # the names in an address
EXAMPLES: tuple[tuple[str, str], ...] = (
    ("(w - 3)^2", "w"),
    ("(w x + b - y)^2", "w,b"),
    ("(sigmoid(w x + b) - y)^2", "w,b"),
    ("x^3 - 3x", "x"),
    ("w^4 - 4w^2 + w", "w"),
    ("w^2 + 3b^2", "w,b"),
    ("e^(-x) sin(4x)", "x"),
    ("relu(z)", "z"),
)
WIDTHS = (0.5, 1, 2, 3, 5, 10, 30, 100)
FIRST_WIDTH = 5
MOST_STEPS = 40


def show() -> None:
    """The page."""
    with dressed_column():
        st.title(label(NAME), anchor=False)
        st.markdown(
            words(
                "Type any function of the course. You get its graph, its slope step by step, a descent on it, and "
                "NumPy code. Nothing here is marked."
            )
        )
        _bench()
        palette(whole_palette(), [(_key(FORMULA), WRITTEN)])


@st.fragment
def _bench() -> None:
    with guarded(NAME):
        with st.container(key=f"{ADDRESS}{CARD}"):
            text = _field()
        _examples()
        if not text.strip():
            _address("")
            st.markdown(quiet(words(EMPTY)))
            return
        function = typed(text)
        understood(function.reading, text, _key(FORMULA))
        if function.problem is not None:
            st.info(markdown(function.problem))
        by = _letters(function) if function.expr is not None else ()
        _address(text, by)
        if by:
            _work(function, by)


def _key(name: str) -> str:
    return f"{ADDRESS}-{name}"


def _asked(name: str) -> str:
    """What the address says under a name; the empty text where it says nothing."""
    found = st.query_params.get(name, "")
    return clean(found[: LONGEST + 1]) if isinstance(found, str) else ""


# --- what is typed ----------------------------------------------------------------------------------------------------


def _field() -> str:
    first = state.held(_key("first"), lambda: _asked(FORMULA))
    st.text_input(
        label("Your function"),
        value=first if len(first) <= LONGEST else "",
        key=_key(FORMULA),
        max_chars=LONGEST,
        live=LIVE,
        autocomplete="off",
        persist_state="session",
    )
    value = state.typed(_key(FORMULA))
    return clean(value[: LONGEST + 1]) if isinstance(value, str) else ""


def _examples() -> None:
    with st.expander(words("Examples to start from"), expanded=not _asked(FORMULA)), st.container(horizontal=True):
        for text, by in EXAMPLES:
            st.button(plain(to_text(typed(text).expr)), key=_key(text), on_click=_take, args=(text, by))


def _take(text: str, by: str) -> None:
    state.put(_key(FORMULA), text)
    state.put(_by_key(typed(text)), by)


# --- which letters ----------------------------------------------------------------------------------------------------


def _by_key(function: Typed) -> str:
    """The choice of letters belongs to the letters that there are."""
    return _key("-".join((BY, *(symbol.name for symbol in function.letters))))


def _letters(function: Typed) -> tuple[Symbol, ...]:
    """The letter, or the two letters, that move; the rest is held still."""
    choices = _choices(function)
    if len(choices) == 1:
        return choices[0]
    names = [",".join(symbol.name for symbol in choice) for choice in choices]
    key, linked = _by_key(function), _asked(BY)
    st.selectbox(
        label("What moves?"),
        names,
        index=names.index(linked) if linked in names else 0,
        key=key,
        format_func=lambda name: label("{letters}", letters=Listed(choices[names.index(name)])),
        filter_mode=None,
        persist_state="session",
        width=240,
    )
    chosen = state.typed(key)
    return choices[names.index(chosen)] if isinstance(chosen, str) and chosen in names else choices[0]


def _choices(function: Typed) -> list[tuple[Symbol, ...]]:
    one = [(symbol,) for symbol in function.letters]
    return one + [(first, other) for at, first in enumerate(function.letters) for other in function.letters[at + 1 :]]


def _address(text: str, by: Sequence[Symbol] = ()) -> None:
    """The address of the page says what is on the bench, so that a reload and a link have it."""
    wanted = _query(text, by)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _query(text: str, by: Sequence[Symbol]) -> dict[str, str]:
    """What an address says of a function and of the letters that move; what is empty is not there."""
    found = {FORMULA: text, BY: ",".join(symbol.name for symbol in by)}
    return {name: value for name, value in found.items() if value}


# --- what becomes of it -----------------------------------------------------------------------------------------------


def _work(function: Typed, by: tuple[Symbol, ...]) -> None:
    if functions.is_flat(function):
        st.markdown(words("This is a number. It does not change with any letter, so its slope is 0."))
    st.header(label("Its picture"), anchor=False)
    _picture(function, by)
    st.header(label("Its slope" if len(function.letters) == 1 else "Its gradient"), anchor=False)
    for symbol in (*by, *(symbol for symbol in function.letters if symbol not in by)):
        _slope(function, symbol)
    _program(function)
    _link(function, by)


def _picture(function: Typed, by: tuple[Symbol, ...]) -> None:
    width = _width()
    span, key = (-width, width), _key(sha256(f"{function.text}|{by}|{width}".encode()).hexdigest()[:16])
    if any(functions.slope(function.expr, symbol) is None for symbol in by):
        none = "The figure needs the slope, and there is none by the rules of the course, or it is too long to draw."
        st.info(words(none))
        return
    line = functions.curve(function, *by, span) if len(by) == 1 else None
    area = functions.landscape(function, by, span, _settings(function, by)) if len(by) == 2 else None
    if line is None and area is None:
        nothing = "There is nothing to draw here: it is not defined anywhere in this picture. Try another width."
        st.info(words(nothing))
        return
    st.markdown(words("Drag the point, or press Step: it goes downhill on what you typed."))
    if line is not None:
        curve(line, key=key)
    if area is not None:
        landscape(area, key=key)


def _width() -> float:
    st.selectbox(
        label("Width of the picture"),
        WIDTHS,
        index=WIDTHS.index(FIRST_WIDTH),
        key=_key(WIDTH),
        format_func=lambda width: label("from −{width} to {width}", width=Ready(f"{width:g}")),
        filter_mode=None,
        persist_state="session",
        width=240,
    )
    return float(state.picked(_key(WIDTH), WIDTHS, FIRST_WIDTH))


def _settings(function: Typed, by: tuple[Symbol, ...]) -> dict[Symbol, float]:
    """A slider for each letter that a map cannot show."""
    found = {}
    for symbol in (symbol for symbol in function.letters if symbol not in by):
        slider, key = functions.setting(symbol), _key(f"at-{symbol.name}")
        ends = (slider.low, slider.high)
        name = label("Value of {letter}", letter=symbol)
        st.slider(name, *ends, slider.start, slider.step, key=key, persist_state="session")
        value = state.typed(key)
        found[symbol] = float(slider.start)
        if isinstance(value, int | float) and not isinstance(value, bool) and ends[0] <= value <= ends[1]:
            found[symbol] = float(value)
    return found


def _slope(function: Typed, by: Symbol) -> None:
    found = derive(function.expr, by)
    if found.missing is not None:
        st.info(words("There is no rule in this course for {derivative}.", derivative=found.missing))
        return
    st.latex(f"{latex(functions.named(function, by), theme())} = {latex(found.result, theme())}")
    if found.result.has(side, step):
        st.markdown(quiet(words("At a kink the slope is that from the left: step(0) is 0, and sign(0) is −1.")))
    working = lines(Derivation("typed", function.expr, by))
    with st.expander(label("Step by step, by {letter}", letter=by)):
        displayed(D(function.expr, by))
        for line in working[:MOST_STEPS]:
            draw(line)
        if len(working) > MOST_STEPS:
            one, many = "And {count} step more, of the same kind.", "And {count} steps more, of the same kind."
            st.markdown(quiet(markdown(plural(len(working) - MOST_STEPS, one, many))))


def _program(function: Typed) -> None:
    st.header(label("Its program"), anchor=False)
    source = functions.program(function)
    if source is None:
        st.info(words("There is no NumPy code for this one: a slope is missing, or too long to print."))
    else:
        st.code(source, language="python")


def _link(function: Typed, by: tuple[Symbol, ...]) -> None:
    st.header(label("A link to it"), anchor=False)
    here = urlsplit(st.context.url or "")
    root = f"{here.scheme}://{here.netloc}{here.path}" if here.netloc else ""
    st.markdown(words("Anyone who opens this address sees the same function."))
    st.code(f"{root}?{urlencode(_query(function.text, by))}", language=None, wrap_lines=True)
