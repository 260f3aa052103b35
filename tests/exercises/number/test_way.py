"""What is said of a wrong number that no mistake explains: where it stands on the way, or what is needed first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Integer, Rational, sqrt

from tutor.answers import Verdict
from tutor.exercises import draw, mark
from tutor.lesson import Number, Slip, Vary, hole
from tutor.notation import C, a, b, h, w, x, y
from tutor.symbolic.derivative import D

p, q, r = hole("p"), hole("q"), hole("r")
WEIGHED = Number("weighed", "", w * x + b, ((w, Integer(3)), (x, Integer(2)), (b, Integer(-5))))
FACTORS = Number("factors", "", 2 * a * (1 - a) * (a - y) * x, ((a, Rational(4, 5)), (y, Integer(1)), (x, Integer(3))))
EPOCHS = Number("epochs", "", p * r / q, digits=4, vary=(Vary(p, (4000, 6000)), Vary(q, (10, 50)), Vary(r, (3, 7))))
GROWTH = Number("growth", "", h * D(x**3, x), ((x, Integer(2)), (h, Rational(1, 10))))
GIVEN = Number("given", "", h * D(C, w), ((D(C, w), Integer(-3)), (h, Rational(1, 50))))
LENGTH = Number("length", "", sqrt(D(w**2 + b**2, w) ** 2 + D(w**2 + b**2, b) ** 2), ((w, 2), (b, 3)))
STEEP = Number("steep", "", D(x**3, x), ((x, Integer(2)),))

SAID = (
    (WEIGHED, "6", ("term-left-out",), "You seem to have left out −5. Which parts belong to this sum?"),
    (WEIGHED, "11", ("term-sign-turned",), "−5 seems to have the opposite sign. Is it added here, or taken away?"),
    (WEIGHED, "0", ("added-for-multiplied",), "You seem to have added numbers that are multiplied here: 3 · 2."),
    (WEIGHED, "77", (), "That is not it yet. On the way you need 3 · 2 = 6. Do you have that?"),
    (WEIGHED, "2", (), "That is not it yet. 2 stands in the question. What has to be done with it?"),
    (FACTORS, "-0.6", (), "−0.6 is 3 · (0.8 − 1): a value on the way. What is still to be done with it?"),
    (FACTORS, "-0.064", ("factor-left-out",), "The factor 3 seems to be missing. Which numbers are multiplied here?"),
    (FACTORS, "9", (), "On the way you need 1 − 0.8 = 0.2. Do you have that?"),
    (GROWTH, "77", (), "On the way you need the slope by x at x = 2. It is 12. Do you have that?"),
    (GIVEN, "77", (), "Write it like this: ? · 0.02. What belongs in the place of the question mark?"),
    (LENGTH, "77", (), "On the way you need the slope by b at b = 3. It is 6. Do you have that?"),
    (STEEP, "77", (), "That is not it yet. Leave the numbers for later."),
)


@pytest.mark.parametrize(("exercise", "typed", "names", "says"), SAID)
def test_a_wrong_number_gets_what_can_be_said_of_it(exercise: Number, typed: str, names, says: str) -> None:
    found = mark(draw(exercise, 0), typed)
    assert (found.verdict is Verdict.MISCONCEPTION) == bool(names)
    assert found.misconceptions == names
    assert says in str(found.message)
    assert "one step at a time" not in str(found.message)


def test_numbers_that_were_drawn_alone_are_put_together_as_their_author_did() -> None:
    variant = draw(EPOCHS, 0)
    numbers = {hole.name: value for hole, value in variant.values}
    said = str(mark(variant, "77").message)
    assert f"On the way you need {numbers['p']}" in said
    assert f"/{numbers['q']} = " in said


def test_where_the_author_has_a_gap_of_his_own_nothing_is_said_of_the_expression() -> None:
    read_off = replace(WEIGHED, gap="The numbers settle on ?.", look="Look at the digits.")
    for typed in ("77", "6", "2", "11"):
        found = mark(draw(read_off, 0), typed)
        assert (found.verdict, found.misconceptions) == (Verdict.WRONG, ())
        assert str(found.message).startswith("That is not it yet. ")
        assert "On the way" not in str(found.message)


def test_a_named_slip_goes_before_a_lost_decimal_point() -> None:
    """Of a step of length 0.01 against slopes 3 and 4, −5 is what comes out without the length."""
    u, v = D(C, w), D(C, b)
    step = Number("step", "", -h * sqrt(u**2 + v**2), ((u, Integer(3)), (v, Integer(4)), (h, Rational(1, 100))))
    assert mark(draw(step, 0), "-5").misconceptions == ("factor-left-out",)
    assert "decimal point" in str(mark(draw(step, 0), "-0.5").message)


def test_the_key_itself_is_never_said() -> None:
    """Of 3 · 2 + 0 the product is the answer, so it is no value on the way."""
    nothing = replace(WEIGHED, at=((w, Integer(3)), (x, Integer(2)), (b, Integer(0))))
    assert "= 6" not in str(mark(draw(nothing, 0), "77").message)
    double = Number("double", "", w * x, ((w, Integer(1)), (x, Integer(7))))
    assert "7 ·" not in str(mark(draw(double, 0), "77").message)


def test_of_several_mistakes_that_give_nothing_the_likeliest_alone_is_told() -> None:
    """Errors of 0.3 and −0.3 cancel: whoever did not square them, or doubled them, comes to 0."""
    errors = Number("errors", "", (a - y) ** 2 + (b - y) ** 2, ((a, Rational(3, 10)), (b, Rational(-3, 10)), (y, 0)))
    said = str(mark(draw(errors, 0), "0").message)
    assert said == "The squares seem to be missing. What is done with each part before they are put together?"


def test_what_the_author_says_of_a_number_is_said_alone() -> None:
    slip = Slip("halved", 3 * x**2 / 2, "That is half of it.", "Half of what?")
    told = replace(STEEP, slips=(slip,))
    assert str(mark(draw(told, 0), "6").message) == "That is half of it. Half of what?"
