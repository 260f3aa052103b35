"""Three numbers for one slope on the page: whatever is picked, and whatever a client says was picked."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from tutor.lower.gradient_comparison import Why
from tutor.notation import b, w
from tutor.ui.blocks.gradient_comparison_words import SAYS, parameter, written


def _page() -> None:
    from tutor.lesson import GradientCheck, Lesson, Prose, Trainer
    from tutor.ui import state
    from tutor.ui.blocks import render
    from tutor.ui.layout import dressed_column

    blocks = (
        Trainer("train", "Train."),
        GradientCheck("digits", "Pick."),
        GradientCheck("one", "Pick.", layers=(1, 1)),
        GradientCheck("small", "Pick.", layers=(2, 3, 2)),
    )
    lesson = Lesson("w", "W", "One.", 1, blocks, (Prose("One."), Prose("Two."), Prose("Three.")))
    state.open_page("w")
    with dressed_column():
        for block in blocks[1:]:
            render(block, lesson)


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(_page, default_timeout=60).run()


def tables(page: AppTest) -> list[list[list[str]]]:
    found = [html.proto.body for html in page.get("html") if '"downhill-table witnesses"' in html.proto.body]
    return [
        [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(html).iter("tr")]
        for html in found
    ]


def said(page: AppTest) -> list[str]:
    return [box.value for kind in (page.success, page.info) for box in kind]


def test_three_rows_for_each_network_and_they_agree(page):
    for table in tables(page):
        slopes = [float(row[1].replace("−", "-").replace(" · 10", "e").translate(DOWN)) for row in table[1:]]
        assert slopes == pytest.approx([slopes[0]] * 3, rel=1e-5)
    assert len(tables(page)) == 3
    assert [text.startswith("The three agree.") for text in said(page)] == [True] * 3


DOWN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def test_a_nudge_of_another_size_is_explained(page):
    assert any("too large" in text for text in said(page.select_slider(key="w-small-size").set_value(0).run()))
    assert any("too small" in text for text in said(page.select_slider(key="w-small-size").set_value(-12).run()))


def test_a_kink_can_be_seen_with_relu(page):
    page.selectbox(key="w-one-network").set_value("ReLUs, untrained").run()
    assert any("crosses a kink" in text for text in said(page.select_slider(key="w-one-size").set_value(0).run()))


def test_a_blank_pixel_says_so_and_offers_one_with_ink(page):
    page.selectbox(key="w-digits-row").set_value(1).run()
    page = page.selectbox(key="w-digits-column").set_value(1).run()
    assert any(text.startswith("All three are 0. The input") for text in said(page))
    page = page.button(key="w-digits-ink").click().run()
    assert not any(text.startswith("All three are 0.") for text in said(page))


def test_the_network_of_the_lesson_is_the_first_choice_where_it_fits(page):
    assert page.selectbox(key="w-digits-network").options[0].startswith("the network of this lesson")
    assert len(page.selectbox(key="w-small-network").options) == 2
    before = tables(page)[0]
    page.session_state["downhill-run-w"]._shown.theta[:] *= 0.5
    assert tables(page.run())[0] != before


def test_the_last_layer_and_a_bias_can_be_picked(page):
    page.selectbox(key="w-digits-layer").set_value(3).run()
    page = page.selectbox(key="w-digits-kind").set_value("the bias").run()
    assert not page.exception
    assert any("_{1}^{(3)}" in text.value for text in page.markdown), "its name"


HOSTILE = [("size", float("nan")), ("size", 99), ("layer", True), ("layer", 10**9), ("row", "x"), ("digit", -1)]


@pytest.mark.parametrize(("name", "value"), [*HOSTILE, ("network", None), ("kind", "<b>"), ("which-True", 5_000)])
def test_what_is_none_of_the_choices_is_as_good_as_untouched(name, value):
    fresh = AppTest.from_function(_page, default_timeout=60)
    clean = tables(fresh.run())
    page = AppTest.from_function(_page, default_timeout=60)
    page.session_state[f"w-digits-{name}"] = value
    try:
        page = page.run()
    except ValueError:
        return  # the widget itself refused
    assert tables(page) in (clean, []) or not page.exception


def test_the_only_weight_there_is_needs_no_index():
    assert parameter((1, 1), 1, 0, 0) == w
    assert parameter((1, 1), 1, 0, None) == b
    assert str(parameter((2, 3, 2), 2, 1, 2)) == "w_{2,3}^{(2)}"


def test_every_reason_has_its_words():
    assert set(SAYS) == set(Why)
    assert written(-2.5) == "−2.5"
    assert written(1.23456e-7) == "1.234560000 · 10⁻⁷"
