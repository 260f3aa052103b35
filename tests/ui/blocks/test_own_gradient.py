"""The learner's formula as a fourth witness: what it says of a parameter, when it is silent, and how it is told."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

HALF = "sum_j(w_jk delta_j) sigma'(z_k)/2"
QUIET = ("fourth witness", "It does not apply", "it is not asked")
DELTA = "sum_j(w_jk delta_j) sigma'(z_k)"


def _page() -> None:
    import streamlit as st

    from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive, GradientCheck, Lesson, Prose, Trainer
    from tutor.ui import state
    from tutor.ui.blocks import render

    wanted, driven, layers = {
        "neuron": (NEURON_BY_W, (1, 1), (1, 1)),
        "layers": (HIDDEN_DELTA, (2, 4, 2), (2, 3, 2)),
        "deep": (HIDDEN_DELTA, (2, 3, 2), (2, 3, 3, 2)),
        "narrow": (HIDDEN_DELTA, (2, 3, 5), (2, 3, 2)),
        "edge": (EDGE_BY_W, (2, 3, 2), (2, 3, 2)),
        "elsewhere": (NEURON_BY_W, (1, 1), (2, 3, 2)),
        "none": (None, None, (2, 3, 2)),
    }[st.session_state["case"]]
    drives = (Drive("d", "Write it.", wanted, driven),) if wanted else (Trainer("t", "Train."),)
    blocks = (*drives, GradientCheck("one", "Pick.", layers=layers))
    lesson = Lesson("w", "W", "One.", 1, blocks, (Prose("One."), Prose("Two."), Prose("Three.")))
    state.open_page("w")
    for block in blocks:
        if not isinstance(block, Trainer):
            render(block, lesson)


def opened(case: str) -> AppTest:
    page = AppTest.from_function(_page, default_timeout=60)
    page.session_state["case"] = case
    return page.run()


def answered(case: str, text: str) -> AppTest:
    page = opened(case)
    page.text_input(key="w-d-0-answer").set_value(text)
    return page.button(key="w-d-check").click().run()


def picked(page: AppTest, **values: object) -> AppTest:
    for name, value in values.items():
        page.selectbox(key=f"w-one-{name.replace('_', '-')}").set_value(value).run()
    return page


def rows(page: AppTest) -> list[list[str]]:
    html = next(each.proto.body for each in page.get("html") if "witnesses" in each.proto.body)
    return [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(html).iter("tr")][1:]


def number(text: str) -> float:
    return float(text.replace("−", "-").replace(" · 10", "e").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))


def said(page: AppTest) -> str:
    """The sentence on the fourth witness, or the quiet line in its place."""
    boxes = [box.value for kind in (page.success, page.info) for box in kind]
    found = [text for text in boxes if "ours " in text and "three agree" not in text]
    return " ".join(found or [line.value for line in page.markdown if any(part in line.value for part in QUIET)])


def ratio(page: AppTest) -> float:
    formula, *_, own = (number(row[1]) for row in rows(page))
    return own / formula


@pytest.mark.parametrize(
    ("case", "text"), [("neuron", "2(a-y) sigma'(z) x"), ("layers", DELTA), ("deep", DELTA), ("edge", "a_k delta_j")]
)
def test_the_right_formula_agrees(case, text):
    page = answered(case, text)
    assert rows(page)[3][0] == "your formula"
    assert ratio(page) == pytest.approx(1, rel=1e-9)
    assert said(page).startswith("Yours agrees. It is the formula of backpropagation")


@pytest.mark.parametrize(
    ("case", "text", "times", "says"),
    [
        (
            "neuron",
            "(a-y) sigma'(z) x",
            0.5,
            "it is half their slope. A step by it goes the right way, and is too short.",
        ),
        (
            "neuron",
            "-2(a-y) sigma'(z) x",
            -1,
            "as large as their slope and has the other sign. A step by it goes uphill.",
        ),
        ("layers", HALF, 0.5, "it is half their slope."),
        ("layers", f"-2 {DELTA}", -2, "it is twice their slope and has the other sign."),
        (
            "edge",
            "3 a_k delta_j",
            3,
            "it is three times their slope. A step by it goes the right way, and is too long.",
        ),
        ("deep", HALF, 0.25, "it is a quarter of their slope."),
    ],
)
def test_a_plain_factor_is_told(case, text, times, says):
    page = answered(case, text)
    assert ratio(page) == pytest.approx(times, rel=1e-8)
    assert says in said(page)
    assert said(page).endswith("You can mend it in exercise 1.")
    assert ("2 times, and each time its mistake" in said(page)) == (case == "deep")


@pytest.mark.parametrize(
    ("case", "text"), [("neuron", "2(a-y) x"), ("layers", "w_1k delta_1 sigma'(z_k)"), ("edge", "a_j delta_j")]
)
def test_any_other_difference_is_something_else_here(case, text):
    assert "it is something else here" in said(answered(case, text))


def test_a_wrong_sign_that_turns_twice_agrees_and_is_not_believed():
    page = answered("deep", f"-{DELTA}")
    assert ratio(page) == pytest.approx(1, rel=1e-9)
    assert "not the slope in general" in said(page)
    assert "has the other sign" in said(picked(page, layer=2))


def test_a_formula_without_a_value_says_so():
    page = answered("layers", "ln(-delta_1^2)")
    assert rows(page)[3][1:] == ["no value", "–"]
    assert "it has no value here" in said(page)


@pytest.mark.parametrize("text", ["", "q x", "__import__('os')", "![](http://x)", "[a, y]"])
def test_before_there_is_a_formula_one_quiet_line_says_what_becomes_of_it(text):
    page = answered("neuron", text)
    assert len(rows(page)) == 3
    assert "exercise 1 becomes a fourth witness here" in said(page)
    assert not text or not any(text in str(box.value) for box in (*page.success, *page.info))


def test_a_lesson_that_asks_for_no_formula_says_nothing_of_one():
    page = opened("none")
    assert len(rows(page)) == 3
    assert said(page) == ""


def test_an_answer_is_heard_at_once_and_so_is_the_next_one():
    page = answered("neuron", "(a-y) sigma'(z) x")
    page.text_input(key="w-d-0-answer").set_value("4(a-y) sigma'(z) x")
    page = page.button(key="w-d-check").click().run()
    assert ratio(page) == pytest.approx(2, rel=1e-8)


# --- what a formula does not speak of ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [DELTA, HALF])
def test_the_error_of_hidden_neurons_says_nothing_of_the_last_layer(text):
    page = picked(answered("layers", text), layer=2)
    assert len(rows(page)) == 3
    assert said(page).find("is about hidden neurons. It does not apply to the last layer.") > 0


def test_the_slope_of_an_edge_says_nothing_of_a_bias():
    page = picked(answered("edge", "2 a_k delta_j"), kind="the bias")
    assert len(rows(page)) == 3
    assert "It does not apply to a bias." in said(page)


def test_the_bias_of_a_neuron_goes_by_the_formula_without_its_x():
    page = picked(answered("neuron", "(a-y) sigma'(z) x"), kind="the bias")
    assert rows(page)[3][0] == "your formula, without its x"
    assert ratio(page) == pytest.approx(0.5, rel=1e-8)
    page = picked(answered("neuron", "2(a-y) sigma'(z) w"), kind="the bias")
    assert "It does not apply to a bias." in said(page)


@pytest.mark.parametrize(("case", "text"), [("layers", DELTA), ("layers", HALF), ("neuron", "(a-y) x")])
def test_a_formula_about_sigmoids_says_nothing_of_others(case, text):
    page = picked(answered(case, text), network="ReLUs, untrained")
    assert len(rows(page)) == 3
    assert "is about sigmoids" in said(page)


def test_the_slope_of_a_single_neuron_says_nothing_of_a_network():
    assert "is about a single neuron" in said(answered("elsewhere", "(a-y) x"))


def test_a_neuron_that_this_network_does_not_have_is_no_fault():
    page = answered("narrow", "w_5k delta_5 a_k")
    assert len(rows(page)) == 3
    assert "names a neuron that is not in this network" in said(page)
