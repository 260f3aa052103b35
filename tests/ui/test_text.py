"""Author words are Markdown, formulas are LaTeX, and anybody else's text is only text."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from sympy import Integer

from tutor.notation import C, w
from tutor.symbolic.sentence import say
from tutor.ui import text


@pytest.fixture(autouse=True)
def light(monkeypatch):
    monkeypatch.setattr(text, "theme", lambda: "light")


ESCAPED: tuple[tuple[str, str], ...] = (
    ("2(w - 3)", r"2\(w \- 3\)"),
    ("![](http://x.org/a.png)", rf"\!\[\]\(http\:{text.JOINER}\/\/x\.org\/a\.png\)"),
    ("[a](javascript:alert(1))", rf"\[a\]\(javascript\:{text.JOINER}alert\(1\)\)"),
    ("$w$", r"\$w\$"),
    (":material/bug_report:", rf"\:{text.JOINER}material\/bug\_report\:{text.JOINER}"),
    (":smile:", rf"\:{text.JOINER}smile\:{text.JOINER}"),
    ("<b>x</b>", r"\<b\>x\<\/b\>"),
    ("a -> b", rf"a \-{text.JOINER}\> b"),
    ("www.x.org", rf"www{text.JOINER}\.x\.org"),
    ("me@x.org", rf"me\@{text.JOINER}x\.org"),
    ("`code` **bold** _em_", r"\`code\` \*\*bold\*\* \_em\_"),
    ("# no\n\n- list", r"\# no \- list"),
    ("", ""),
)


@pytest.mark.parametrize(("typed", "shown"), ESCAPED)
def test_each_mark_that_means_something_is_defused(typed, shown):
    assert text.plain(typed) == shown


def test_what_cannot_be_sent_is_replaced():
    assert text.plain("a\ud800b\x00c\u202ed") == "a�b�c�d"
    assert text.clean("a\ud800b") == "a?b"


def test_a_text_of_more_than_200_characters_is_cut():
    assert text.plain("x" * 200) == "x" * 200
    assert text.plain("x" * 201) == text.plain("x" * 10_000_000) == "x" * 200 + "…"


def test_words_stay_markdown_and_formulas_become_latex():
    shown = text.markdown(say("The **slope** of {f} at {w}.", f=w**2, w=w))
    assert shown.startswith("The **slope** of $")
    assert shown.endswith("$.")
    assert shown.count("$") == 4


def test_what_a_letter_is_stands_on_one_line_with_it():
    shown = text.markdown(say("At {w} = {two}, {C} = 0.5. Here {w}, and {C} too.", w=w, C=C, two=Integer(2)))
    at, cost, *rest = re.findall(r"\$([^$]*)\$", shown)
    assert at.endswith(" = 2}")
    assert cost.endswith(" = 0.5}")
    assert len(rest) == 2
    assert shown.endswith("$ too.")
    assert text.markdown(say("{w} = 1.", w=w)).endswith("$.")


def test_a_string_field_is_text():
    assert text.markdown(say("I read {what}.", what="$w$")) == r"I read \$w\$."


def test_formulas_that_touch_are_kept_apart():
    assert f"${text.JOINER}$" in text.markdown(say("{C}{w}", C=C, w=w))
    assert f"${text.JOINER}2" in text.markdown(say("{w}2", w=w))


def test_the_colours_are_those_of_the_page(monkeypatch):
    light = text.inline(w)
    monkeypatch.setattr(text, "theme", lambda: "dark")
    assert text.inline(w) != light


def payloads() -> list[str]:
    folder = os.environ.get("DOWNHILL_CASES")
    if not folder:
        pytest.skip("DOWNHILL_CASES names no folder of outside cases")
    return [row["text"] for row in json.loads((Path(folder) / "payloads.json").read_text(encoding="utf-8"))]


def test_no_payload_keeps_a_mark_that_means_something():
    for payload in payloads():
        shown = text.plain(payload)
        bare = [mark for at, mark in enumerate(shown) if mark in "!$[]<>`*_:@#|" and shown[at - 1] != "\\"]
        assert not bare, payload
        shown.encode()
