"""The page of what may be typed: every row is on it, and its characters are nothing but characters."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from tutor.answers import ACCEPTED
from tutor.ui.accepted import NAME, table


def _typing() -> None:
    from tutor.ui import accepted

    accepted.show()


def test_every_row_is_on_the_page_under_the_heading_of_its_group():
    page = AppTest.from_function(_typing).run()
    assert not page.exception
    assert page.title[0].value == NAME
    assert [header.value for header in page.header] == list(ACCEPTED)
    shown = [each.proto.body for each in page.get("html") if "downhill-table typed" in each.proto.body]
    found = [re.findall(r"<code>(.*?)</code></th><td>(.*?)</td><td>(.*?)</td>", body) for body in shown]
    assert [tuple(tuple(map(unescape, row)) for row in rows) for rows in found] == list(ACCEPTED.values())


def test_what_is_typed_is_never_markup():
    shown = table("a group", (("<b>$x$</b> | [a]", "x & y", "“a” <i>"),))
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "<code>&lt;b&gt;$x$&lt;/b&gt; | [a]</code>" in shown
    assert "<td>x &amp; y</td>" in shown
