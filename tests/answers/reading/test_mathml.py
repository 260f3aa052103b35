"""MathML is read as the formula that it shows; what is broken in it is a problem like others."""

from __future__ import annotations

import pytest

from tests.answers.reading.test_reader import same
from tutor.answers.reading import read
from tutor.answers.reading.mathml import DEEPEST, is_mathml

ROWS = (
    ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x^2"),
    ("<mrow><mn>2</mn><mo>&InvisibleTimes;</mo><mi>x</mi></mrow>", None),
    ("<mrow><mn>2</mn><mo>&#x2061;</mo><mi>x</mi></mrow>", "2x"),
    ("<mfrac><mn>1</mn><mrow><mn>2</mn><msqrt><mi>x</mi></msqrt></mrow></mfrac>", "1/(2√x)"),
    ("<mrow><msup><mi>σ</mi><mo>′</mo></msup><mo>(</mo><mi>z</mi><mo>)</mo></mrow>", "σ'(z)"),
    ("<mrow><msup><mi>tanh</mi><mn>2</mn></msup><mo>(</mo><mi>z</mi><mo>)</mo></mrow>", "tanh(z)^2"),
    ("<mrow><msub><mi>w</mi><mn>1</mn></msub><msub><mi>x</mi><mn>1</mn></msub></mrow>", "w_1 x_1"),
    ("<mrow><munder><mo>∑</mo><mi>j</mi></munder><msub><mi>x</mi><mi>j</mi></msub></mrow>", "Σ_j x_j"),
    ("<mroot><mi>x</mi><mn>3</mn></mroot>", "root(x, 3)"),
    ("<msup><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></msup>", "(x+1)^2"),
    ("<mfrac><mrow><mo>∂</mo><mi>C</mi></mrow><mrow><mo>∂</mo><mi>w</mi></mrow></mfrac>", "dC/dw"),
    ('<mml:math xmlns:mml="x"><mml:mi mathvariant="italic">x</mml:mi></mml:math>', "x"),
    ("<math><semantics><mi>x</mi><annotation encoding='t'>y</annotation></semantics></math>", "x"),
)
BROKEN = (
    "<mrow>",
    "<mrow><mi>x</mrow></mi>",
    "<msup><mi>x</mi></msup>",
    "<mfrac><mn>1</mn></mfrac>",
    "<mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable>",
    "<mrow>" * (DEEPEST + 2) + "</mrow>" * (DEEPEST + 2),
    "<mi>x</mi> < <",
)


@pytest.mark.parametrize(("typed", "meant"), ROWS)
def test_mathml_is_the_formula_that_it_shows(typed: str, meant: str | None) -> None:
    found = read(typed)
    if meant is None:
        assert found.problem.code == "invisible"
        return
    assert found.problem is None, str(found.problem and found.problem.message)
    assert same(found.expr, read(meant).expr)
    assert str(found.notes[0]).startswith("I read this MathML as ")


@pytest.mark.parametrize("typed", BROKEN, ids=range(len(BROKEN)))
def test_broken_marks_are_a_problem(typed: str) -> None:
    assert read(typed).problem.code == "mathml"


def test_an_inequality_is_no_mathml() -> None:
    assert not is_mathml("<m")
    assert not is_mathml("x <mi> y")
    assert read("m<mi").problem.code == "inequality"
