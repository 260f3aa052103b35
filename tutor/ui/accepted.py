"""The page of what may be typed: every notation that is read, how it is read, and a few words about it."""

from __future__ import annotations

from html import escape

import streamlit as st

from tutor.answers import ACCEPTED
from tutor.symbolic.sentence import plural, say
from tutor.ui.layout import dressed_column
from tutor.ui.text import label, words

NAME = "What you may type"
HEADS = ("you type", "it is read as", "in words")


def show() -> None:
    """Each group of notations under its heading."""
    with dressed_column():
        st.title(label(NAME), anchor=False)
        st.markdown(
            words(
                "You may type a formula as you would write it in a letter, in a program or in LaTeX. "
                "On the left is what you type, beside it how it is read."
            )
        )
        st.markdown(
            words(
                "In a working you may also name a part of the function, {named}, write several equals signs in one "
                "line, number the lines, and put words beside a formula.",
                named="u = wx + b",
            )
        )
        for name, rows in ACCEPTED.items():
            st.header(label(name), anchor=False)
            st.html(table(name, rows))


def table(name: str, rows: tuple[tuple[str, str, str], ...]) -> str:
    """The rows of a group as HTML, each character as it stands; how one is read may have words: 1 where z > 0 …"""
    body = "".join(
        f'<tr><th scope="row"><code>{escape(typed)}</code></th><td>{escape(read)}</td><td>{escape(said)}</td></tr>'
        for typed, read, said in ((typed, label(_as_template(read)), label(told)) for typed, read, told in rows)
    )
    head = "".join(f'<th scope="col">{escape(label(each))}</th>' for each in HEADS)
    caption = escape(str(plural(len(rows), "{name}: {count} way", "{name}: {count} ways", name=say(name))))
    return (
        f'<table class="downhill-table typed"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _as_template(read: str) -> str:
    """Braces of a formula, as in Σ_{j=1}, are no fields."""
    return read.replace("{", "{{").replace("}", "}}")
