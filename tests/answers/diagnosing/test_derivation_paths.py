"""Ways through a derivative: the sound one, slips once, beliefs at every chance; numbers and expression agree."""

from __future__ import annotations

import pytest
from sympy import Add, Mul, cos, exp, sin

from tutor.answers.budget import allowance
from tutor.answers.deciding.equality import decide
from tutor.answers.diagnosing import derivation_paths
from tutor.answers.diagnosing.derivation_paths import Search, TooMuch, both_at_once
from tutor.answers.diagnosing.floats import FloatRows, alike
from tutor.answers.verdict import Verdict
from tutor.elementary.heads import sigmoid
from tutor.misconceptions import OF_DERIVATIVES
from tutor.notation import b, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive

POINTS = ({"x": 0.7, "w": 1.3, "b": 0.4, "y": 0.2}, {"x": 1.9, "w": -0.6, "b": 1.1, "y": 0.6})
NUMBER = {entry.name: at for at, entry in enumerate(OF_DERIVATIVES)}
NEURON = (sigmoid(w * x + b) - y) ** 2


def search(effort: int = 100_000) -> Search:
    return Search(POINTS, effort)


@pytest.mark.parametrize(("f", "by"), [(x**2 * sin(3 * x), x), (NEURON, w), (exp(-x) / (x**2 + 1), x)])
def test_without_mistakes_there_is_one_way_and_it_is_the_derivative(f, by) -> None:
    (way,) = search().ways(D(f, by), (), 0)
    assert way.slips == ()
    assert alike(way.row, FloatRows(derive(f, by).result, POINTS).at())
    assert decide(way.built(), derive(f, by).result).verdict is Verdict.RIGHT


@pytest.mark.parametrize(("f", "by"), [(x**2 * sin(3 * x), x), (NEURON, w), (x**4 - 3 * x, x)])
def test_the_numbers_of_every_way_are_those_of_its_expression(f, by) -> None:
    ways = search().ways(D(f, by), (), 2)
    assert len(ways) > 20
    for way in ways[::7]:
        built = FloatRows(way.built(), POINTS).at()
        assert alike(way.row, built) or any(value != value for value in way.row)


def test_a_slip_is_made_once_and_a_belief_at_every_chance() -> None:
    f, dropped = x**4 + x**3, NUMBER["coefficient-dropped"]
    once = {way.built() for way in search().ways(D(f, x), (), 1) if [s.number for s in way.slips] == [dropped]}
    always = {way.built() for way in search().ways(D(f, x), (dropped,), 0)}
    assert once == {x**3 + 3 * x**2, 4 * x**3 + x**2}
    assert always == {x**3 + x**2}


def test_two_mistakes_with_one_function_are_both_made() -> None:
    names = {tuple(OF_DERIVATIVES[number].name for number in numbers) for numbers, _ in both_at_once(D(sin(3 * x), x))}
    assert ("inside-replaced", "table-sign") in names
    forms = dict(both_at_once(D(sin(3 * x), x)))
    assert forms[NUMBER["inside-replaced"], NUMBER["table-sign"]] == -cos(x) * D(3 * x, x)


def test_the_effort_is_bounded() -> None:
    with pytest.raises(TooMuch):
        search(effort=200).ways(D(NEURON, w), (), 2)


def test_second_derivatives_are_searched_too() -> None:
    (way,) = search().ways(D(D(x**4, x), x), (), 0)
    assert way.built() == 12 * x**2
    assert {way.built() for way in search().ways(D(D(x**4, x), x), (), 1)} >= {12 * x**2, 4 * x**2, 3 * x**2}


def test_what_is_long_is_paid_for_by_its_length() -> None:
    """Else a product of twenty factors would be run thousands of times for nearly nothing."""
    spent = []
    for factors in (2, 20):
        with allowance() as budget:
            search().ways(Mul(*(sin(number * x) for number in range(1, factors + 1))), (), 0)
        spent.append(budget.spent)
    assert spent[1] > 5 * spent[0] > 0


def test_only_what_the_slips_allow_is_put_together(monkeypatch) -> None:
    """With one slip in all, a way with a slip is put beside those without one, and not tried beside every other."""
    seen, known = [], derivation_paths._cost
    monkeypatch.setattr(derivation_paths, "_cost", lambda *args: seen.append(1) or known(*args))
    found = search().ways(D(Add(*(sin(number * x) for number in range(1, 9))), x), (), 1)
    assert len(seen) < 15 * len(found)
