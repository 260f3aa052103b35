"""What comes back from the page is a release of the figure or nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tutor.lesson import Landscape
from tutor.notation import b, w
from tutor.ui.components.landscape import MOST_STEPS, LandscapeRelease, release

FIGURE = Landscape("bowl", (w - 3) ** 2 + b**2, (w, b), ((-1.5, 7.5), (-2, 2)), (0, 1), "")
GOOD = {"across": 0.6, "up": -1, "rate": 0.1, "steps": 1, "angle": None}


def test_numbers_in_their_ranges_are_a_release_with_or_without_a_direction():
    assert release(GOOD, FIGURE) == LandscapeRelease(0.6, -1.0, 0.1, 1)
    assert release(GOOD | {"angle": 359.9}, FIGURE) == LandscapeRelease(0.6, -1.0, 0.1, 1, 359.9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"across": 7.6},
        {"across": float("nan")},
        {"across": 10**400},
        {"across": True},
        {"across": "0.6"},
        {"across": [0.6]},
        {"up": 2.1},
        {"up": -2.1},
        {"up": None},
        {"rate": 0},
        {"rate": 1.3},
        {"steps": 0.5},
        {"steps": -1},
        {"steps": MOST_STEPS + 1},
        {"angle": 360},
        {"angle": -1},
        {"angle": float("inf")},
        {"angle": "north"},
        {"angle": False},
    ],
    ids=str,
)
def test_one_number_out_of_its_range_makes_it_none(wrong: dict):
    assert release(GOOD | wrong, FIGURE) is None


@pytest.mark.parametrize("name", [name for name in GOOD if name != "angle"])
def test_a_missing_number_makes_it_none(name: str):
    assert release({key: value for key, value in GOOD.items() if key != name}, FIGURE) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "x"]), inner, max_size=5),
    max_leaves=8,
)


@given(JSON)
def test_no_json_raises_and_what_is_accepted_is_in_range(sent):
    for value in (sent, json.loads(json.dumps(sent)), GOOD | {"across": sent}, GOOD | {"angle": sent}):
        found = release(value, FIGURE)
        assert found is None or (-1.5 <= found.across <= 7.5 and -2 <= found.up <= 2 and 0.01 <= found.rate <= 1.2)
        assert found is None or found.angle is None or 0 <= found.angle < 360


def _page() -> None:
    import streamlit as st

    from tutor.lesson import ARROW, DIRECTIONS, PATH, SURFACE, Landscape
    from tutor.notation import b, w
    from tutor.ui.components.landscape import landscape

    span, show = ((-1.5, 7.5), (-2, 2)), (ARROW, DIRECTIONS, PATH, SURFACE)
    figure = Landscape("bowl", (w - 3) ** 2 + b**2, (w, b), span, (0, 1), "", show)
    st.text(str(landscape(figure, key="bowl")))
    landscape(figure, key="answering", answering=True, angle=90.0, revealed="down")


def test_a_page_with_figures_runs_and_reads_a_seeded_release():
    page = AppTest.from_function(_page).run()
    assert not page.exception
    assert page.text[0].value == "None"
    for sent, expected in (
        (GOOD, str(LandscapeRelease(0.6, -1.0, 0.1, 1))),
        ("junk", "None"),
        ({"across": 99}, "None"),
    ):
        page.session_state["bowl"] = {"release": sent}
        page.run()
        assert not page.exception
        assert page.text[0].value == expected
