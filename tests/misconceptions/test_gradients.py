"""A gradient of three letters may be in five other orders; of two slopes one may be 0, and the lowest place unknown."""

from __future__ import annotations

from sympy import Integer

from tutor.misconceptions import answers
from tutor.misconceptions.subjects import DIRECTION, VECTOR, DescentDirection

P, Q, R = map(Integer, (2, 3, 5))


def test_every_other_order_is_another_order() -> None:
    found = {form.name: vectors for form, vectors in answers(VECTOR, (P, Q, R))}
    assert set(found["components-swapped"]) == {(P, R, Q), (Q, P, R), (Q, R, P), (R, P, Q), (R, Q, P)}
    same = {form.name: vectors for form, vectors in answers(VECTOR, (P, P, Q))}
    assert set(same["components-swapped"]) == {(P, Q, P), (Q, P, P)}


def test_the_lowest_place_and_the_way_up_are_mistakes_of_a_step_only() -> None:
    names = [form.name for form, _ in answers(DIRECTION, DescentDirection(3.0, 0.0, True, (1.0, 1.0)))]
    assert names == ["downhill", "along-the-contour", "components-swapped", "one-parameter-only"]
    step = {form.name: ways for form, ways in answers(DIRECTION, DescentDirection(3.0, 0.0, False, None))}
    assert list(step) == ["uphill", "along-the-contour", "components-swapped", "one-parameter-only"]
    assert step["one-parameter-only"] == ((3.0, 0.0),)
