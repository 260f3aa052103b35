"""What a pad sends: its own drawings are taken, everything else is as good as nothing."""

from __future__ import annotations

from base64 import b64encode

import numpy as np
import pytest

from tutor.ui.components.pad import SHADES, drawing, inked


def sent(shades: np.ndarray) -> dict[str, str]:
    """What the pad would send of these shades."""
    return {"ink": b64encode(shades.astype(np.uint8).tobytes()).decode()}


@pytest.fixture
def stroke() -> np.ndarray:
    shades = np.zeros((SHADES, SHADES), np.uint8)
    shades[20:90, 50:60] = 255
    return shades


def test_a_drawing_comes_back_as_it_was_drawn(stroke):
    assert np.array_equal(drawing(sent(stroke)), stroke)


def test_a_pad_without_ink_is_no_drawing(stroke):
    assert drawing(sent(0 * stroke)) is None
    assert drawing({"ink": ""}) is None


def test_a_blurred_edge_is_no_ink(stroke):
    stroke[20:90, 49], stroke[20:90, 60] = 40, 200
    ink = inked(stroke)
    assert ink[50, 49] == 0
    assert ink[50, 60] == pytest.approx(200 / 255)
    assert ink[50, 55] == 1


WHOLE = "A" * (4 * -(-(SHADES * SHADES) // 3))
HOSTILE = (
    None,
    True,
    3,
    float("nan"),
    "ink",
    [],
    {},
    {"ink": None},
    {"ink": 5},
    {"ink": ["A"] * len(WHOLE)},
    {"ink": "A" * 10_000_000},
    {"ink": WHOLE[:-4] + "===="},
    {"ink": WHOLE[:-1] + "é"},
    {"ink": WHOLE[:-1] + "\n"},
    {"ink": "<" * len(WHOLE)},
    {"ink": "/" * (len(WHOLE) - 1) + "="},
    {"ink": "\ud800" * len(WHOLE)},
)


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_what_no_pad_sends_is_nothing_and_raises_nothing(value):
    assert drawing(value) is None
