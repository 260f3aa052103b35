"""A formula that was typed trains a real network: each known mistake has the effect that it must have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tutor.exercises import draw, understood
from tutor.exercises.drive.exercise import driving
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive
from tutor.ui.training_verdict import difference
from tutor.ui.twin_training import Pair, both, course_of

ONE = Drive("one", "", NEURON_BY_W, (1, 1))
HIDDEN = Drive("hidden", "", HIDDEN_DELTA, (2, 3, 2), epochs=100)
EDGE = Drive("edge", "", EDGE_BY_W, (2, 3, 2), epochs=100)


def believed(block, text: str):
    """What a network is trained by when it believes this text."""
    variant = draw(block, 0)
    return driving(variant.filled, understood(variant, text))


def records(block: Drive, text: str):
    """The whole of both trainings."""
    return tuple(both(course_of(block), believed(block, text).gradient))


def named(block: Drive, text: str) -> str:
    return difference(records(block, text)).name


def theta(block: Drive, text: str | None, epochs: int, rate: float) -> np.ndarray:
    """The parameters after a training by a formula, or by the derived one."""
    course = course_of(block)
    own = None if text is None else believed(block, text).gradient
    network = course.network(own)
    for _ in network.train(course.X, course.Y, epochs, course.batch, rate, seed=course.seed):
        pass
    return network.theta.copy()


SPELLINGS = {
    ONE: ("2(a-y) σ'(z) x", "2 x a (1-a)(a-y)", "2(σ(wx+b) - y) σ'(wx+b) x", "2a^2(1-a) x - 2 y a (1-a) x"),
    HIDDEN: ("σ'(z_k) Σ_j w_jk δ_j", "Σ_j δ_j w_jk a_k(1 - a_k)", "σ'(z_k)(w_1k δ_1 + w_2k δ_2)"),
    EDGE: ("a_k δ_j", "δ_j σ(z_k)", "2 a_k δ_j / 2"),
}


@pytest.mark.parametrize("block", SPELLINGS, ids=lambda block: block.slug)
def test_right_answers_train_identically_bit_for_bit_however_they_are_spelled(block: Drive) -> None:
    derived = theta(block, None, 20, float(block.rate))
    for text in SPELLINGS[block]:
        assert np.array_equal(theta(block, text, 20, float(block.rate)), derived), text
    found = records(replace(block, epochs=10), SPELLINGS[block][-1])
    assert difference(found).name == "identical"
    assert [each.right for each in found] == [each.yours for each in found]


def test_a_turned_sign_makes_the_cost_climb() -> None:
    for block, text in ((ONE, "-2(a-y) σ'(z) x"), (ONE, "2(y-a) a(1-a) x")):
        found = records(block, text)
        costs = [each.yours for each in found]
        assert costs == sorted(costs)
        assert costs[-1] > 2 * costs[0]
        assert difference(found).name == "turned-round"
    found = records(EDGE, "-a_k δ_j")
    assert found[-1].yours > found[0].yours
    assert difference(found).name == "climbs"


def test_a_missing_2_is_the_same_path_at_half_the_rate() -> None:
    for text in ("(a-y) σ'(z) x", "x a (1-a) (a-y)"):
        slow = theta(ONE, text, 30, 1.0)
        np.testing.assert_allclose(slow, theta(ONE, None, 30, 0.5), rtol=1e-12)
        assert not np.allclose(slow, theta(ONE, None, 30, 1.0), rtol=1e-2)
    found = difference(records(ONE, "(a-y) σ'(z) x"))
    assert found.name == "same-path"
    assert "half" in str(found.says)


def test_a_missing_slope_of_the_activation_still_learns_on_another_path() -> None:
    found = records(ONE, "2(a-y) x")
    assert found[-1].yours < 0.3 * found[0].yours
    assert found[-1].apart > 0.1
    assert difference(found).name in ("faster", "differently")
    hidden = records(HIDDEN, "Σ_j w_jk δ_j")
    assert hidden[-1].yours < 0.9 * hidden[0].yours
    assert difference(hidden).name in ("slower", "differently")


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (ONE, "2(a-y) σ'(z) w"),
        (ONE, "2(a-y) σ'(z)"),
        (HIDDEN, "σ'(z_k) Σ_j w_jk a_j"),
        (HIDDEN, "σ'(z_k) Σ_j δ_j"),
    ],
    ids=lambda each: each if isinstance(each, str) else each.slug,
)
def test_a_wrong_variable_stalls_or_wanders(block: Drive, text: str) -> None:
    found = records(block, text)
    assert found[-1].right < 0.5 * found[0].right
    assert found[-1].yours > 0.9 * found[0].right
    assert difference(found).name in ("stalls", "wanders")


def test_one_path_only_is_slower_or_worse() -> None:
    for text in ("σ'(z_k) w_jk δ_j", "σ'(z_k) w_2k δ_2"):
        found = records(HIDDEN, text)
        assert found[-1].yours > 1.2 * found[-1].right
        assert difference(found).name in ("slower", "worse")


def test_what_has_no_value_is_named_and_the_right_one_goes_on() -> None:
    found = records(ONE, "ln(x)")
    assert difference(found).name == "not-a-number"
    assert [each.number for each in found] == list(range(31))
    assert found[-1].right < found[0].right


@pytest.mark.parametrize("wanted", [HIDDEN_DELTA, EDGE_BY_W])
def test_the_network_of_the_digits_learns_from_a_typed_formula(wanted: str) -> None:
    block = Drive("digits", "", wanted, (784, 16, 16, 10), digits=True, epochs=2)
    right, wrong = ("σ'(z_k) Σ_j w_jk δ_j", "-2 a_k") if wanted == HIDDEN_DELTA else ("a_k δ_j", "-a_k δ_j")
    found = records(block, right)
    assert found[-1].yours == found[-1].right < 0.5 * found[0].right
    assert records(block, wrong)[-1].yours > found[-1].right


# --- in a thread ------------------------------------------------------------------------------------------------------


@pytest.fixture
def pair():
    """Two trainings that end with the test."""
    made = Pair()
    yield made
    made.stop()


def test_a_pair_runs_to_its_end_and_starts_again(pair: Pair) -> None:
    course = replace(course_of(ONE), epochs=5, pause=0.0)
    pair.start(course, None, "2(a-y) a(1-a) x")
    assert pair.wait()
    assert [each.number for each in pair.records] == [0, 1, 2, 3, 4, 5]
    assert pair.whole
    first = tuple(pair.records)
    pair.start(course, None, "again")
    assert pair.wait()
    assert tuple(pair.records) == first
    assert pair.answer == "again"


def test_a_pair_is_stopped_at_once_and_keeps_what_it_had(pair: Pair) -> None:
    pair.start(replace(course_of(ONE), epochs=500, pause=0.05), None, "")
    assert pair.wait(lambda: len(pair.records) > 2)
    pair.stop()
    assert not pair.running
    assert not pair.whole
    assert len(pair.records) > 2
