"""Learning rates that change."""

from __future__ import annotations

import pytest

from tutor.numeric.schedules import NAMED, constant, cosine, exponential, named, step, warm_up


@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        (constant(0.5), (0.5, 0.5, 0.5)),
        (step(0.8, every=2), (0.8, 0.8, 0.4)),
        (exponential(1.0, 0.5), (1.0, 0.5, 0.25)),
        (cosine(1.0, 2), (1.0, 0.5, 0.0)),
        (warm_up(constant(1.0), 2), (0.5, 1.0, 1.0)),
    ],
    ids=["constant", "step", "exponential", "cosine", "warm-up"],
)
def test_the_first_three_steps(schedule, rates: tuple[float, ...]):
    assert [schedule(t) for t in range(3)] == pytest.approx(rates)


def test_a_cosine_stays_at_its_end():
    assert cosine(1.0, 4, end=0.25)(40) == pytest.approx(0.25)


@pytest.mark.parametrize("make", [lambda: constant(0), lambda: step(1, 0), lambda: exponential(float("nan"), 1)])
def test_what_is_no_rate_is_named(make):
    with pytest.raises(ValueError, match="above 0"):
        make()


@pytest.mark.parametrize(
    ("name", "rates"),
    [
        ("constant", (0.5, 0.5, 0.5)),
        ("step", (0.5, 0.125, 0.0625)),
        ("exponential", (0.5, 0.0707, 0.01)),
        ("cosine", (0.5, 0.255, 0.01)),
        ("warm-up", (0.005, 0.5, 0.5)),
    ],
)
def test_a_schedule_by_its_name_is_spread_over_its_steps(name: str, rates: tuple[float, ...]):
    schedule = named(name, 0.5, 500)
    assert [schedule(t) for t in (0, 250, 500 if name != "step" else 499)] == pytest.approx(rates, rel=1e-3)


@pytest.mark.parametrize("name", [name for name, _ in NAMED])
def test_a_schedule_of_one_step_is_one(name: str):
    assert named(name, 0.5, 1)(0) == pytest.approx(0.5)


def test_a_schedule_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="no schedule 'weekly'; there are constant"):
        named("weekly", 0.5, 10)
