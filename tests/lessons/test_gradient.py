"""The gradient: what is kept level stays level, and the size of a slope decides where the lesson says so."""

from __future__ import annotations

from sympy import Rational, expand

from lessons import gradient
from lessons.gradient import LESSON
from tests.lessons.descending import drawn, sound, variants
from tutor.exercises import mark
from tutor.notation import h


def test_it_asks_to_produce_says_why_and_tells_slips_apart() -> None:
    sound(LESSON, 6, 13)


def test_no_step_is_a_power_of_ten_behind_which_a_slip_could_hide() -> None:
    for variant in variants(LESSON, "two-nudges"):
        assert drawn(variant)["f"] not in (Rational(1, 10), Rational(1, 100))


def test_on_the_ring_the_two_changes_cancel_and_its_slips_do_not() -> None:
    for variant in variants(LESSON, "stay-on-the-ring"):
        r, s = drawn(variant)["r"], drawn(variant)["s"]
        assert expand(r * h + s * variant.key) == 0
        twice = next(slip.of for slip in variant.filled.slips if slip.slug == "both-the-same-way")
        assert expand(r * h + s * twice) == 2 * r * h
        assert mark(variant, f"{-r}h").misconceptions == ("change-for-nudge",)


def test_the_larger_slope_in_size_wins_and_equal_ones_are_called_equal() -> None:
    for variant in variants(LESSON, "which-matters"):
        along_w, along_b = (abs(drawn(variant)[name]) for name in "rs")
        assert variant.key[0] == (0 if along_w > along_b else 1 if along_w < along_b else 2)
        assert variant.key[1] == int(along_w == along_b)


def test_the_square_across_is_what_the_change_lacks_to_the_product_of_the_lengths() -> None:
    p, q, first, second = gradient.p_, gradient.q_, gradient.h_1, gradient.h_2
    whole = (p**2 + q**2) * (first**2 + second**2)
    assert expand(gradient.gain**2 + gradient.across**2 - whole) == 0
    assert gradient.across.subs({first: h * p, second: h * q}) == 0
