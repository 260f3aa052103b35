"""Charts of experiments: every record has its place, on a scale that holds it."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.numeric.batch_noise import Draw
from tutor.numeric.side_by_side import EpochRecord
from tutor.numeric.slices import Seen
from tutor.ui import plots

RUNS = [
    [EpochRecord(0, 0.0, 2.5, 0.1), EpochRecord(0, 0.25, 1.25, 0.5)],
    [EpochRecord(1, 0.0, 2.0, 0.1), EpochRecord(1, 1.0, float("nan"), 0.1)],
]


def texts(drawing) -> set[str]:
    return {shape["text"] for tag, shape in drawing.shapes if tag == "text"}


def dots(drawing, kind: str) -> list[dict]:
    return [shape for tag, shape in drawing.shapes if tag == "circle" and shape["class"] == kind]


def test_costs_and_accuracies_are_told_run_by_run():
    cost, right = plots.costs(("a", "b"), RUNS, 2), plots.accuracies(("a", "b"), RUNS, 2)
    assert cost.desc == "a: 2.5 at epoch 0, 1.25 at epoch 0.25. b: 2 at epoch 0, not a number at epoch 1."
    assert right.desc.startswith("a: 10 at epoch 0, 50 at epoch 0.25.")
    assert {"a", "b", "3", "2"} <= texts(cost)


def test_costs_that_are_far_apart_are_on_a_logarithmic_scale():
    near, far = plots.cost_axes([2.0, 0.9, float("nan")], 3), plots.cost_axes([2.98, 0.073, 1e9], 3)
    assert (near.log_y, near.top, near.bottom) == (False, 2, 0)
    assert (far.log_y, far.top, far.bottom) == (True, 10, 0.01)
    assert far.y(0.9) - far.y(2.98) < far.y(0.073) - far.y(0.9)
    assert plots.cost_axes([], 3).top == 1
    assert plots.cost_axes([0.0, 1.0], 3).log_y is False


def test_rates_that_are_far_apart_are_on_a_logarithmic_scale():
    near = plots.rates(("a", "b"), ([(0, 1.0), (1, 1.0)], [(0, 0.5), (1, 0.5)]), 1)
    far = plots.rates(("a", "b"), ([(0, 10.0), (1, 10.0)], [(0, 0.1), (1, 0.1)]), 1)
    assert "0.5" in texts(near)
    assert {"0.1", "1", "10"} <= texts(far)


@pytest.mark.parametrize(("low", "high", "ends"), [(0.2, 7, (0.1, 10)), (0.1, 10, (0.1, 10)), (1, 1, (1, 10))])
def test_a_logarithmic_scale_ends_at_powers_of_ten(low, high, ends):
    assert plots.powers(low, high) == pytest.approx(ends)


def test_noise_shows_every_batch_their_mean_and_the_root():
    found = [Draw(1, 40.0, 1.0), Draw(1, 40.0, 0.9), Draw(100, 4.0, 0.1), Draw(4000, 0.0, 0.0)]
    drawn = plots.noise(found)
    assert len(dots(drawn, "dots first")) == 3
    assert drawn.desc.startswith("measured: 0.951 at a batch of 1, 0.1 at a batch of 100.")
    assert "as 1/√n: 0.951 at a batch of 1, 0.095 at a batch of 100." in drawn.desc


def test_noise_of_nothing_yet_can_be_drawn():
    assert plots.noise([]).shapes
    assert plots.noise([Draw(10, 3.0, 1.0)]).shapes


def test_slices_have_a_scale_that_begins_at_nothing():
    drawn = plots.slices([("here", [(-2.0, 3.0), (2.0, 1.0)])], 2.0)
    assert {"−2", "2", "0", "3"} <= texts(drawn)
    assert drawn.desc == "here: 3 at a distance of −2, 1 at a distance of 2."


def test_a_plane_fills_row_by_row_and_says_where_it_is_low():
    found = [Seen((-1.0, 1.0), 3.0), Seen((0.0, 1.0), 2.0), Seen((1.0, 1.0), 2.5), Seen((-1.0, 0.0), 1.0)]
    drawn = plots.plane(found, 3)
    assert drawn.desc == "The cost goes from 1.000 (left, half way up) to 3.000 (left, above)."
    marked = {shape["d"] for tag, shape in drawn.shapes if tag == "path"}
    assert marked == {"M0 0h1v1h-1z", "M1 0h1v1h-1z", "M2 0h1v1h-1z"}
    assert plots.plane([], 3).desc == "Nothing has been measured yet."
    assert np.isfinite(drawn.width)
