"""Numbers that the later lessons state are what comes out when they are computed."""

from __future__ import annotations

import numpy as np

import lessons as lessons_of
from tutor.lesson import hole
from tutor.lower import build_network
from tutor.notation import N, eta, t
from tutor.numeric.nudge_race import race
from tutor.ui.example_networks import examples


def test_the_questions_on_nudging_count_the_passes_of_the_race() -> None:
    network = build_network((6, 5, 3), seed=1, dtype="float64")
    passes = []
    cost = network.cost
    network.cost = lambda *given: (passes.append(1), cost(*given))[1]
    list(race(network, np.zeros((1, 6)), np.eye(3)[:1]))
    questions = {each.slug: each for each in lessons_of.high_dimensions.LESSON.exercises}
    p = hole("p")
    assert questions["passes"].of.subs(p, network.theta.size) == len(passes)
    assert questions["seconds"].of.subs({p: network.theta.size, N: 1, t: 1000}) == len(passes)


def test_with_ink_on_few_pixels_a_sum_of_weights_of_one_is_as_large_as_the_lesson_says() -> None:
    """√(Σ x²), the typical size of Σ ± x, over the images."""
    typical = np.sqrt((examples().X.astype(float) ** 2).sum(axis=1).mean())
    told = next(block for block in lessons_of.initialisation.LESSON.blocks if "little ink" in str(block))
    assert round(typical) == dict(told.given)["inked"]


def test_a_rate_has_its_limit_where_the_lesson_says() -> None:
    lesson = lessons_of.learning_rate
    assert (lesson.factor_1, lesson.factor_2) == (1 - 2 * eta, 1 - 6 * eta)
    assert lesson.factor_2.subs(eta, lesson.limit_2) == -1
