"""Where the weights begin."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.numeric.initialisation import INITIAL

WIDTHS = (200, 100, 10)
DRAWN = {"gaussian": 1.0, "xavier": (2 / 300) ** 0.5, "he": (2 / 200) ** 0.5}


@pytest.mark.parametrize("name", DRAWN)
def test_drawn_weights_have_the_right_spread_and_biases_are_zero(name: str):
    theta = dict(INITIAL)[name](WIDTHS, 1, "float64")
    assert theta[:20_000].std() == pytest.approx(DRAWN[name], rel=0.03)
    assert not theta[20_000:20_100].any()


@pytest.mark.parametrize("name", [name for name, _ in INITIAL])
def test_the_same_seed_gives_the_same_numbers(name: str):
    first, again = (dict(INITIAL)[name](WIDTHS, 7, "float32") for _ in range(2))
    np.testing.assert_array_equal(first, again)
    assert first.size == 201 * 100 + 101 * 10
    assert first.dtype == np.float32


def test_another_seed_gives_others():
    draw = dict(INITIAL)["xavier"]
    assert not np.array_equal(draw(WIDTHS, 0, "float32"), draw(WIDTHS, 1, "float32"))
