"""erf for NumPy and JavaScript: its numbers are derived afresh, and its error is measured beside mpmath."""

from __future__ import annotations

import numpy as np
import pytest
from mpmath import mp, mpf
from sympy import Float, erf, sqrt

from tutor.elementary.error_function import TAIL, P, by_tail, horner
from tutor.elementary.heads import erf_tail
from tutor.lower import to_numpy, to_numpy_source
from tutor.notation import z

BOUND = 5e-13  # as the module says
FARTHEST = mpf("4.5")


def test_the_error_is_below_its_bound_on_a_dense_grid():
    grid = np.concatenate([np.linspace(-7, 7, 5601), np.linspace(7, 40, 100), np.geomspace(1e-300, 1, 200)])
    given = to_numpy(erf(z), (z,))(grid)
    worst = max(abs(mpf(float(value)) - mp.erf(mpf(float(at)))) for at, value in zip(grid, given, strict=True))
    assert BOUND / 10 < worst < BOUND


def test_it_is_exact_at_zero_and_at_both_ends_and_odd():
    run = to_numpy(erf(z), (z,))
    assert run(np.array([0.0, -0.0, 1e200, -1e200, np.inf, -np.inf])).tolist() == [0, 0, 1, -1, 1, -1]
    assert np.isnan(run(np.nan))
    grid = np.linspace(0, 6, 500)
    assert (run(-grid) == -run(grid)).all()


def test_its_numbers_make_it_exact_at_chebyshev_points():
    """Σ c_n tⁿ = e^(z²) erfc(z)/t at thirteen points, solved with fifty digits."""
    with mp.workdps(50):
        p, count = mpf(int(P.p)) / int(P.q), len(TAIL)
        low = 1 / (1 + p * FARTHEST)
        cosines = [mp.cos(mp.pi * (2 * number + 1) / (2 * count)) for number in range(count)]
        points = [low + (1 - low) * (1 + each / cosines[0]) / 2 for each in cosines]
        far = [(1 / t - 1) / p for t in points]
        values = mp.matrix([mp.exp(at * at) * mp.erfc(at) / t for at, t in zip(far, points, strict=True)])
        powers = mp.matrix([[t**power for power in range(count)] for t in points])
        wanted = mp.lu_solve(powers, values)
    assert far[0] == pytest.approx(0, abs=1e-40)
    assert [float(each) for each in wanted] == pytest.approx(TAIL, rel=1e-12)


def test_the_hastings_form_is_what_is_computed():
    assert by_tail(z).has(erf_tail)
    assert float(horner(Float(1))) == 1.0


@pytest.mark.parametrize("place", range(len(TAIL)))
def test_a_wrong_digit_in_any_number_would_be_noticed(place: int):
    grid = np.linspace(0, 5, 500)
    changed = [number + 1e-11 * (at == place) for at, number in enumerate(TAIL)]
    t = 1 / (1 + 0.3 * grid)
    given = 1 - t * np.polyval(changed[::-1], t) * np.exp(-(grid**2))
    assert max(abs(mpf(float(value)) - mp.erf(mpf(float(at)))) for at, value in zip(grid, given, strict=True)) > BOUND


def test_the_shown_source_says_it_in_two_lines():
    source = to_numpy_source(erf(z / sqrt(2)), (z,))
    assert source.count("polyval") == 1
    assert "def erf(z):" in source
