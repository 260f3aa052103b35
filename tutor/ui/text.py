"""Sentences as Markdown: an author's words are Markdown, formulas are LaTeX, and anybody else's text is only text.

Nothing that a learner typed may be interpreted or fetched. A backslash keeps Markdown off; but emoji, icons, arrows and
bare addresses are looked for once more after the backslashes are gone, so a word joiner (which has no width) parts
what they look for.
"""

from __future__ import annotations

import re
from textwrap import wrap

import streamlit as st
from sympy import Basic

from tutor.symbolic.language import kept_by_language
from tutor.symbolic.printing import Theme, to_latex, to_text
from tutor.symbolic.sentence import Field, Ready, Sentence, say
from tutor.symbolic.shown import typed
from tutor.ui.components.copying import beside
from tutor.ui.theme import theme

LONGEST = 200  # characters of somebody's text that are shown
JOINER = "\u2060"
_END = "\0"  # behind a formula, until it is known what follows: before a digit or a $, the $ would not close it
_TOUCHING = re.compile(_END + r"(?=[$\d])")
_EQUAL = re.compile(rf"\$([^$]*)\${_END} = (?:\$([^$]*)\${_END}|([0-9]+(?:\.[0-9]+)?))")  # w = 2, in one piece
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")  # every punctuation mark of ASCII
_FOUND_LATE = re.compile(r"(?<=[:@])|(?<=www)(?=\.)|(?<=[-<>~=])(?=[-=>])", re.IGNORECASE)


def markdown(sentence: Sentence) -> str:
    """The sentence as Markdown, its formulas in the colours of the page that asks."""
    colours = theme()
    shown = sentence.render(lambda field: _field(field, colours))
    shown = _EQUAL.sub(lambda found: f"${{{found[1]} = {found[2] or found[3]}}}${_END}", shown)
    return _TOUCHING.sub(JOINER, shown).replace(_END, "")


def words(template: str, **fields: Field) -> str:
    """A sentence of our own as Markdown, in the language that is spoken: words("Epoch {number}", number=3)."""
    return markdown(say(template, **fields))


def label(template: str, **fields: Field) -> str:
    """The same for what shows plain text alone: the name of a button, a title, an alternative text."""
    return str(say(template, **fields))


def plain(text: str) -> str:
    """Somebody's text as Markdown that shows these characters and nothing else."""
    clean = " ".join(printable(text).split())
    if len(clean) > LONGEST:
        clean = clean[:LONGEST] + "…"
    return _MARKUP.sub(r"\\\1", _FOUND_LATE.sub(JOINER, clean))


def whole(text: str) -> str:
    """Somebody's text of any length as Markdown that shows these characters and nothing else."""
    return " ".join(map(plain, wrap(text, LONGEST)))


def clean(text: str) -> str:
    """The text with every lone surrogate replaced: half a character can be neither sent nor kept."""
    return text.encode("utf-8", "replace").decode("utf-8")


def printable(text: str) -> str:
    """The text without what cannot be sent to a page: lone surrogates and control characters."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "�" for letter in text)


def inline(expr: Basic) -> str:
    """A formula within a line."""
    return f"${latex(expr, theme())}$"


def pointed(expr: Basic, where: Basic) -> str:
    """A formula within a line, one part of it in a box; empty where it is not printed as a part of its own."""
    shown = to_latex(expr, theme(), boxed=where)
    return f"${beside(to_text(expr), shown)}$" if r"\boxed" in shown else ""


@kept_by_language(8192)
def latex(expr: Basic, colours: Theme) -> str:
    """LaTeX of a formula in the course's colours, with what is copied of it; what is told by cases has words in it."""
    return beside(typed(to_text(expr)), to_latex(expr, colours))


def _field(field: Basic | str | int, colours: Theme) -> str:
    if isinstance(field, Basic):
        return f"${latex(field, colours)}${_END}"
    return field if isinstance(field, Ready) else plain(str(field))


def displayed(expr: Basic) -> None:
    """Draw a formula on a line of its own."""
    st.latex(latex(expr, theme()))
