"""The answers of misconceptions are computed, told from the key, and kept out of a variant where they are the key."""

from __future__ import annotations

import pytest
from sympy import Rational, cos, sin

from tutor.answers import Verdict
from tutor.exercises import draw, expected_misconceptions, mark, mistakes
from tutor.lesson import Formula, Number, Vary, hole
from tutor.notation import eta, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

c, p, s = hole("c"), hole("p"), hole("s")
POWER = Formula("power", "", c * x**p, x, vary=(Vary(c, (2, 3, 4, 5)), Vary(p, (2, 3, 4, 5))))
STEP = Formula("step", "", w - eta * D((w - c) ** 2, w), vary=(Vary(c, (2, 3, 4, 5)),))
CHAIN = Formula("chain", "", sin(c * x**2), x, vary=(Vary(c, (2, 3, 4)),))


def test_the_wrong_answers_of_a_power() -> None:
    found = dict(mistakes.expected(D(x**5, x)))
    assert found["coefficient-dropped"] == x**4
    assert found["exponent-not-reduced"] == 5 * x**5
    assert found["integrated"] == x**6 / 6


def test_the_wrong_answers_of_a_step_and_of_a_composition() -> None:
    assert mistakes.same(dict(mistakes.expected(w - eta * D(w**2, w)))["uphill"], w + 2 * eta * w)
    assert mistakes.same(dict(mistakes.expected(D(sin(3 * x), x)))["inner-slope-dropped"], cos(3 * x))


def test_an_expression_without_derivatives_expects_nothing() -> None:
    assert mistakes.expected(x**2) == ()


@pytest.mark.parametrize("exercise", [POWER, STEP, CHAIN], ids=lambda exercise: exercise.slug)
def test_no_misconception_gets_through(exercise: Formula) -> None:
    for seed in range(3):
        variant = draw(exercise, seed)
        expected = expected_misconceptions(variant)
        assert len(expected) >= 8
        marks = [mark(variant, str(wrong).replace("**", "^")) for _, wrong in expected]
        assert {found.verdict for found in marks} <= {Verdict.WRONG, Verdict.MISCONCEPTION}
        named = [found for found in marks if found.verdict is Verdict.MISCONCEPTION]
        assert len(named) >= 0.8 * len(marks)
        assert all(found.misconceptions for found in named)


def test_numbers_that_hide_a_misconception_are_never_drawn() -> None:
    """Some slip gives 2x for x², and would not give the slope of another power."""
    hidden = Formula("hidden", "", x**p, x, vary=(Vary(p, (2, 3)),))
    giving = {p: mistakes.giving(D(x**p, x), resolve(D(x**p, x))) for p in (2, 3, 4)}
    drawn = {draw(hidden, seed).filled.of for seed in range(4)}
    assert drawn == {x**number for number, names in giving.items() if not names and number < 4}


def test_a_number_that_a_misconception_gives_as_well_is_never_drawn() -> None:
    """At x = 1 the slope of x³ is 3 with and without lowering the exponent."""
    steep = Number("steep", "", D(x**p, x), ((x, s),), vary=(Vary(p, (3, 4, 5)), Vary(s, (1, 2))))
    assert "exponent-not-reduced" in [flaw for flaw, _ in _giving_at_one()]
    assert {dict(draw(steep, seed).values)[s] for seed in range(8)} == {2}


def _giving_at_one() -> list[tuple[str, object]]:
    return [(name, wrong) for name, wrong in mistakes.expected(D(x**3, x)) if wrong.xreplace({x: Rational(1)}) == 3]


def test_what_no_number_can_change_belongs_to_the_question() -> None:
    """The inner slope of (w − c)² is 1 for every c."""
    valley = D((w - 3) ** 2, w)
    assert mistakes.same(dict(mistakes.expected(valley))["inner-slope-dropped"], resolve(valley))
    assert "inner-slope-dropped" not in mistakes.giving(valley, resolve(valley))
    assert "inner-slope-dropped" not in dict(expected_misconceptions(draw(Formula("v", "", (w - 3) ** 2, w), 0)))


def test_a_misconception_is_told_with_its_place_and_a_question() -> None:
    said = mistakes.told("inner-slope-dropped", D(2 * sin(3 * x), x))
    assert sin(3 * x) in tuple(said.values())
    assert str(said).endswith("?")


def test_a_wrong_number_is_traced_to_the_misconception() -> None:
    variant = draw(Number("n", "", w - eta * D((w - 3) ** 2, w), ((w, 1), (eta, Rational(1, 10)))), 0)
    for name, wrong in expected_misconceptions(variant):
        assert mark(variant, f"{float(wrong):.6f}").verdict is Verdict.MISCONCEPTION, name
    assert mark(variant, "0.6").misconceptions == ("uphill",)
    assert mark(variant, "1.4").verdict is Verdict.RIGHT
