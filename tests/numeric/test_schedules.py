"""Learning rates that change."""

from __future__ import annotations

import pytest

from tutor.numeric.schedules import constant, cosine, exponential, step, warm_up


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
