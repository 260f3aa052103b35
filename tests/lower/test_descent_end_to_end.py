"""From SymPy to the minimum: the cost and its derived slope, lowered, walk down the hill."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from tutor.elementary.heads import sigmoid
from tutor.lower import to_numpy
from tutor.notation import b, w, x, y
from tutor.numeric.descent import DescentStatus, descend
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve


def test_example_1_from_the_formula_to_the_minimum():
    C = (w - 3) ** 2
    records = list(descend(to_numpy(C, (w,)), to_numpy(resolve(D(C, w)), (w,)), 0, 0.1, 200))
    assert [float(record.at) for record in records[:3]] == pytest.approx([0, 0.6, 1.08])
    assert float(records[-1].at) == pytest.approx(3)
    assert records[-1].status is DescentStatus.ARRIVED


def test_a_neuron_learns_one_example_from_its_derived_gradient():
    C = (sigmoid(w * x + b) - y) ** 2
    symbols = (w, b, x, y)
    value, *slopes = (to_numpy(f, symbols) for f in (C, resolve(D(C, w)), resolve(D(C, b))))
    example = (1.5, 0.25)

    def gradient(theta: np.ndarray) -> np.ndarray:
        return np.array([slope(*theta, *example) for slope in slopes])

    records = list(descend(lambda theta: value(*theta, *example), gradient, np.array([2.0, 1.0]), 2.0, 2000))
    assert records[0].value > 0.4
    assert records[-1].value < 1e-12
    assert all(later.value <= earlier.value for earlier, later in pairwise(records))


def test_the_derived_slope_is_the_nudge():
    C = (sigmoid(w * x + b) - y) ** 2
    symbols, at, h = (w, b, x, y), (0.7, -0.3, 1.5, 0.25), 1e-6
    value, slope = to_numpy(C, symbols), to_numpy(resolve(D(C, w)), symbols)
    nudged = (value(at[0] + h, *at[1:]) - value(at[0] - h, *at[1:])) / (2 * h)
    assert slope(*at) == pytest.approx(nudged, rel=1e-8)
