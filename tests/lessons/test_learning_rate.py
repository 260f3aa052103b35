"""The learning rate: the factor of a step is what the words say, orders vary, schedules have their slips."""

from __future__ import annotations

from sympy import Rational

from lessons import learning_rate
from lessons.learning_rate import LESSON
from tests.lessons.descending import drawn, sound, variants
from tutor.exercises import mark
from tutor.lesson import Compare
from tutor.notation import n


def test_it_asks_to_produce_says_why_and_tells_slips_apart() -> None:
    sound(LESSON, 5, 11)


def test_the_factor_lies_where_the_right_reason_says() -> None:
    seen = set()
    for variant in variants(LESSON, "what-it-does"):
        factor = dict(variant.filled.given)["factor"]
        lies = [0 < factor < 1, factor == 0, -1 < factor < 0, factor == -1, factor < -1]
        assert variant.key == (lies.index(True), lies.index(True))
        seen.add(variant.key)
    assert len(seen) == 5


def test_after_many_steps_the_distance_is_what_single_steps_leave() -> None:
    for variant in variants(LESSON, "after-many-steps"):
        place, bottom, rate = (drawn(variant)[name] for name in "sdr")
        for _ in range(3):
            place -= rate * 2 * (place - bottom)
        assert variant.key.subs(n, 3) == place - bottom


def test_the_table_leads_across_the_bottom_and_nearer_each_time() -> None:
    for variant in variants(LESSON, "steps-across"):
        bottom = drawn(variant)["d"]
        for row in variant.key:
            before, after = row.where - bottom, row.next - bottom
            assert before * after < 0
            assert abs(after) < abs(before)


def test_one_jump_lands_on_the_bottom_and_the_limit_just_as_far_beyond() -> None:
    for slug, left in (("one-jump", 0), ("limit", -1)):
        for variant in variants(LESSON, slug):
            far, steep = (dict(variant.filled.given)[name] for name in ("far", "steep"))
            assert far - variant.key * steep == left * far


def test_the_nearest_ball_is_not_always_the_same() -> None:
    assert {variant.key[0] for variant in variants(LESSON, "nearest-first")} == {0, 1, 2, 3}


def test_the_wrong_ways_to_halve_are_each_known() -> None:
    first = variants(LESSON, "halved")[0]  # from 0.5, halved three times
    said = {
        "0.125": "one-halving-too-few",
        "0.03125": "one-halving-too-many",
        "0.25": "halved-once",
        "0.025": "divided-by-epochs",
    }
    assert first.key == Rational(1, 16)
    for number, name in said.items():
        assert mark(first, number).misconceptions == (name,)


def test_what_is_written_for_the_distance_tells_the_place_and_the_factor_apart() -> None:
    first = variants(LESSON, "distance-after")[0]
    assert mark(first, "w-2eta(w-3)").misconceptions == ("place-for-distance",)
    assert mark(first, "1-2eta").misconceptions == ("factor-for-distance",)
    assert learning_rate.factor.subs(learning_rate.eta, Rational(1, 2)) == 0


def test_every_run_has_its_rate_in_the_legend() -> None:
    runs = [run for block in LESSON.blocks if isinstance(block, Compare) for run in block.runs]
    assert all(f"η = {run.rate:g}" in run.name for run in runs)
