"""What is built anew stays as it was written, and costs no more than that."""

from __future__ import annotations

import pytest
from sympy import Max, Min

from tutor.notation import h, w, x
from tutor.symbolic.unevaluated import put


@pytest.mark.parametrize("largest", [Max, Min])
def test_the_parts_of_a_maximum_are_not_compared_when_one_is_replaced(monkeypatch, largest):
    """SymPy compares each with each, in tenths of a second for 18."""
    several = largest(*(x**power for power in range(1, 8)), w)
    monkeypatch.setattr(Max, "_find_localzeros", None)
    monkeypatch.setattr(Min, "_find_localzeros", None)
    moved = put(several, x, x + h)
    assert set(moved.args) == {w, *((x + h) ** power for power in range(1, 8))}
    assert moved.func is largest


def test_a_number_stays_in_front_of_a_sum():
    assert str(put(2 * x, x, w - 3)) == "2*(w - 3)"
    assert put(2 * x, w, x) == 2 * x
