"""The Workbench: what is typed is shown, kept in the address, shared, and never run."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tutor.ui.workbench import ADDRESS, EXAMPLES

FIELD = f"{ADDRESS}-f"
HOSTILE = (
    "__import__('os').system('true')",
    "x.__class__.__mro__",
    "lambda: 1",
    "9^9^9^9^9",
    "((((((((((((((((((((((((((((((((((((((((((((((((x",
    "![](http://example.org/x.png)",
    "<script>alert(1)</script>",
    "$\\rule{100000em}{100000em}$",
    "javascript:alert(1)",
    "http://example.org",
    ":material/home: `x` **y**",
    "\ud800",
    "\x00\x01",
    "x" * 5_000,
    "∞ - ∞",
    "0/0",
    "[[[]]]",
)


def _page() -> None:
    from tutor.ui import state, workbench

    state.open_page(workbench.ADDRESS)
    workbench.show()


def opened(**query: str | list[str]) -> AppTest:
    """The page at an address."""
    page = AppTest.from_function(_page, default_timeout=30)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return "\n".join(shown.value for kind in (page.markdown, page.info, page.latex) for shown in kind)


def test_an_empty_bench_has_examples_and_no_faults():
    page = opened()
    assert not page.exception
    assert [title.value for title in page.title] == ["Workbench"]
    assert len([button for button in page.button if button.key.startswith(ADDRESS)]) == len(EXAMPLES)
    assert not page.code


def test_a_function_gets_its_slope_its_steps_its_program_and_its_link():
    page = opened()
    page = page.text_input(key=FIELD).set_value("(w - 3)^2").run()
    assert not page.exception
    assert "**Chain rule.**" in said(page)
    assert "def slope_by_w(w):" in page.code[0].value
    link = parse_qs(urlsplit(page.code[1].value).query)
    assert link == {"f": ["(w - 3)^2"], "by": ["w"]}


def test_at_a_kink_formula_step_and_code_say_one_thing():
    page = opened()
    page = page.text_input(key=FIELD).set_value("|x|").run()
    assert "sign(0) is −1" in said(page)
    assert "So at 0 it is −1, too" in said(page)
    space: dict = {}
    exec(page.code[0].value, space)
    assert space["slope_by_x"](0) == -1


def test_what_is_typed_stands_in_the_address_and_is_there_after_a_reload():
    page = opened()
    page = page.text_input(key=FIELD).set_value("w^2 + 3b^2").run()
    page = page.selectbox(key="workbench-by-w-b").set_value("w,b").run()
    kept = {name: page.query_params[name] for name in ("f", "by")}
    plain = {name: value[0] if isinstance(value, list) else value for name, value in kept.items()}
    assert plain == {"f": "w^2 + 3b^2", "by": "w,b"}
    again = opened(f="w^2 + 3b^2", by="w,b")
    assert again.text_input(key=FIELD).value == "w^2 + 3b^2"
    assert again.selectbox(key="workbench-by-w-b").value == "w,b"
    half = opened(f="w^2 + 3(")
    assert half.text_input(key=FIELD).value == "w^2 + 3(", "even what cannot be read yet"


def test_the_gradient_has_a_line_for_each_letter():
    page = opened(f="(w x + b - y)^2", by="w")
    assert sum(r"{C}}{\partial" in shown.value for shown in page.latex) == 4
    assert [header.value for header in page.header][:2] == ["Its picture", "Its gradient"]


@pytest.mark.parametrize(("text", "by"), EXAMPLES)
def test_every_example_can_be_taken(text, by):
    page = opened(f="x^2")
    page = page.button(key=f"workbench-{text}").click().run()
    assert not page.exception
    assert page.text_input(key=FIELD).value == text
    moving = parse_qs(urlsplit(page.code[1].value).query)["by"]
    assert moving == [by]


@pytest.mark.parametrize("by", ["b", "x,y", "w,w", "", "w,b,", "<b>", "__class__", "w" * 5_000, ["w", "q"]])
def test_an_address_that_names_no_letter_is_as_good_as_one_that_names_none(by):
    page = opened(f="w^2 + t", by=by)
    assert not page.exception
    assert page.selectbox(key="workbench-by-w-t").value == "w"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_address_or_text_raises_nothing_and_is_text(text):
    for page in (opened(f=text.encode("utf-8", "replace").decode()), opened()):
        page = page.text_input(key=FIELD).set_value(text[:600].encode("utf-8", "replace").decode()).run()
        assert not page.exception
        assert "example.org/x.png" not in said(page)
        assert "<script" not in said(page)


def test_payloads_from_outside_raise_nothing(cases):
    page = opened()
    for row in cases("payloads")[::4]:
        text = row["text"].encode("utf-8", "replace").decode()[:600].replace("\x00", "")
        page = page.text_input(key=FIELD).set_value(text).run()
        assert not page.exception, text


def test_what_is_nowhere_defined_or_has_no_end_is_told_in_words():
    assert "not defined anywhere" in said(opened(f="ln(-1 - x^2)"))
    assert "its slope is 0" in said(opened(f="7"))
    assert not opened(f="10^300 x^9").exception


@pytest.mark.parametrize(("key", "value"), [("width", float("nan")), ("width", True), ("width", 7), ("width", "x")])
def test_a_width_that_is_none_is_as_good_as_untouched(key, value):
    page = AppTest.from_function(_page, default_timeout=30)
    page.query_params["f"] = "x^2"
    page.session_state[f"workbench-{key}"] = value
    assert not page.run().exception
