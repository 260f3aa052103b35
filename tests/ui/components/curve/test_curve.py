"""What comes back from the page is a release of the figure or nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tutor.lesson import Curve
from tutor.notation import w
from tutor.ui.components.curve import MOST_STEPS, CurveRelease, release, straight

FIGURE = Curve("valley", (w - 3) ** 2, w, (-1.5, 7.5), 0, "")
GOOD = {"at": 0.6, "nudge": 1, "rate": 0.1, "steps": 1}


def test_four_numbers_in_their_ranges_are_a_release():
    assert release(GOOD, FIGURE) == CurveRelease(0.6, 1.0, 0.1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": 7.6},
        {"at": -1.51},
        {"at": float("nan")},
        {"at": float("inf")},
        {"at": 10**400},
        {"at": True},
        {"at": "0.6"},
        {"at": None},
        {"at": [0.6]},
        {"nudge": 9.5},
        {"nudge": -9.5},
        {"rate": 0},
        {"rate": 1.3},
        {"steps": 0.5},
        {"steps": -1},
        {"steps": MOST_STEPS + 1},
    ],
    ids=str,
)
def test_one_number_out_of_its_range_makes_it_none(wrong: dict):
    assert release(GOOD | wrong, FIGURE) is None


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_number_makes_it_none(name: str):
    assert release({key: value for key, value in GOOD.items() if key != name}, FIGURE) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "x"]), inner, max_size=5),
    max_leaves=8,
)


@given(JSON)
def test_no_json_raises_and_what_is_accepted_is_in_range(sent):
    for value in (sent, json.loads(json.dumps(sent)), {**GOOD, "at": sent}):
        found = release(value, FIGURE)
        assert found is None or (-1.5 <= found.at <= 7.5 and abs(found.nudge) <= 9 and 0.01 <= found.rate <= 1.2)


def _page() -> None:
    import streamlit as st

    from tutor.lesson import BALL, Curve, Growth
    from tutor.notation import w, x
    from tutor.ui.components.curve import curve
    from tutor.ui.components.growth import growth

    figure = Curve("valley", (w - 3) ** 2, w, (-1.5, 7.5), 0, "", (BALL,))
    st.text(str(curve(figure, key="valley", answering=True, marks=(("yours", 2.1), ("zero of the slope", 3)))))
    growth(Growth("square", 2, x, ""), key="square")


def test_a_page_with_figures_runs_and_reads_a_seeded_release():
    page = AppTest.from_function(_page).run()
    assert not page.exception
    assert page.text[0].value == "None"
    for sent, expected in ((GOOD, str(CurveRelease(0.6, 1.0, 0.1, 1))), ("junk", "None"), ({"at": 99}, "None")):
        page.session_state["valley"] = {"release": sent}
        page.run()
        assert not page.exception
        assert page.text[0].value == expected


def test_only_lines_that_can_be_drawn_are_sent():
    lines = (("the curve", 1, -4), ("yours", 1.0, 20.5), ("far", 8.0, 1.0), ("wild", 1.0, float("inf")), ("no", "x", 1))
    assert straight(FIGURE, lines) == [["the curve", 1.0, -4.0], ["yours", 1.0, 20.5]]
