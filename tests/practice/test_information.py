"""Bits: what an answer is expected to tell."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from tutor.practice.information import about_knowing, about_mistakes, mutual

CHANCE = st.floats(0, 1)


def test_an_answer_that_decides_between_two_equal_cases_is_worth_one_bit():
    assert isclose(mutual([(1, (1, 0)), (1, (0, 1))]), 1)


def test_an_answer_that_is_the_same_either_way_is_worth_nothing():
    assert isclose(mutual([(0.3, (0.6, 0.4)), (0.7, (0.6, 0.4))]), 0, abs_tol=1e-12)
    assert mutual([]) == 0


@given(known=CHANCE, guess=CHANCE)
def test_it_is_never_less_than_nothing_and_never_more_than_a_bit(known: float, guess: float):
    assert -1e-9 <= about_knowing(known, guess) <= 1


def test_most_is_told_at_the_edge_of_what_is_known_and_less_where_a_guess_is_easy():
    assert about_knowing(0.5, 0.02) > about_knowing(0.95, 0.02)
    assert about_knowing(0.5, 0.02) > about_knowing(0.05, 0.02)
    assert about_knowing(0.5, 0.02) > about_knowing(0.5, 0.5)


def test_two_suspected_mistakes_with_answers_of_their_own_tell_more_than_with_one_answer():
    belief = {"one": 0.5, "other": 0.5}
    assert about_mistakes((("one",), ("other",)), belief, 0.6) > about_mistakes((("one", "other"),), belief, 0.6) + 0.1


def test_a_suspected_mistake_is_worth_more_than_one_that_nothing_has_shown():
    assert about_mistakes((("one",),), {"one": 0.5}, 0.6) > 2 * about_mistakes((("one",),), {}, 0.6)


@given(st.dictionaries(st.sampled_from("abcdef"), CHANCE), CHANCE)
def test_whatever_is_believed_it_is_a_number(belief: dict[str, float], known: float):
    found = about_mistakes((("a", "b"), ("c",), ("b", "d")), belief, known)
    assert -1e-9 <= found <= 3
