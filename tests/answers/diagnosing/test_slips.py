"""What is plausibly typed and goes wrong is named: in a slope, a step, a difference quotient, an error."""

from __future__ import annotations

import pytest
from sympy import Symbol

from tutor.answers import DifferenceQuotient, Plain, Update, Verdict, diagnose
from tutor.misconceptions.errors import ONE_WAY
from tutor.misconceptions.paths import TWO_WAYS
from tutor.notation import a, b, w, x
from tutor.symbolic.derivative import D

SLOPES = (
    ("-20x^4 - 8", "-4x^5 + 8x - 9", "x", "opposite-sign"),
    ("-20x^4 + 8x - 9", "-4x^5 + 8x - 9", "x", "only-one-term"),
    ("21x^-2", "7/x^3", "x", "minus-set-aside"),
    ("-21x^4", "7/x^3", "x", "minus-set-aside"),
    ("4(2x+5)^3 + 2", "(2x+5)^4", "x", "outer-and-inner-added"),
    ("1/(x^2+4) + 2x", "ln(x^2+4)", "x", "outer-and-inner-added"),
    ("-2x e^(x^2)", "e^(-x^2)", "x", "inner-sign-turned"),
    ("2(wx-y)", "(wx+b-y)^2", "b", "inside-changed"),
    ("2x(b-y)", "(wx+b-y)^2", "w", "inside-changed"),
    ("2x(x+b-y)", "(wx+b-y)^2", "w", "inside-changed"),
    ("2(wx+b-y)(x+1)", "(wx+b-y)^2", "w", "both-nudged"),
    ("2w(wx+b-y)", "(wx+b-y)^2", "b", "another-letter"),
    ("ln(1-a) - ln(a)", "-y ln(a) - (1-y)ln(1-a)", "a", "another-letter"),
    ("1 - tanh(z^2)", "tanh(z)", "z", "square-misplaced"),
    ("(1 - tanh(z))^2", "tanh(z)", "z", "square-misplaced"),
    ("cosh(z)/sinh(z)", "tanh(z)", "z", "tanh-slopes-divided"),
    ("step(-z)", "relu(z)", "z", "relu-sides-swapped"),
    ("1", "|x|", "x", "kink-forgotten"),
    ("1/ln(z)", "ln(z)", "z", "logarithm-below-the-bar"),
    ("1/(z ln(10))", "ln(z)", "z", "logarithm-of-another-base"),
    ("cos(x)/(x+2)^2", "sin(x)/(x+2)", "x", "only-top-over-square"),
    ("(3(x-1) - 3x + 5)/(x-1)^2", "(3x+5)/(x-1)", "x", "minus-for-one-term"),
    ("2(wx+b-y)(1-tanh(wx+b)^2)x", "(tanh(wx+b)-y)^2", "w", "error-before-activation"),
    ("(tanh(wx)-y)x", "(tanh(wx)-y)^2", "w", "cross-entropy-slope"),
    ("-e^z", "1/(3+e^-z)", "z", "reciprocal-of-slope"),
    ("-20x^4 + 8x", "-4x^5 + 8x - 9", "x", "variable-kept"),
    ("6x + 2x", "3x^2 + 2x", "x", "variable-kept"),
    ("8x", "8x", "x", "variable-kept"),
    ("x", "x", "x", "variable-kept"),
    ("-15/x^5", "3/x^4", "x", "reduced-exponent-in-front"),
    ("-5x^-5", "x^-4", "x", "reduced-exponent-in-front"),
    ("3x", "x^3", "x", "exponent-lowered-to-one"),
    ("3x cos(3x)", "sin(3x)", "x", "multiplied-by-inside"),
    ("3x e^(3x)", "e^(3x)", "x", "multiplied-by-inside"),
    ("5*2^4*2", "(2x+1)^5", "x", "outer-at-inner-slope"),
    ("-2x sin(2x)", "cos(x^2)", "x", "outer-at-inner-slope"),
    ("3e^3", "e^(3x)", "x", "outer-at-inner-slope"),
    ("sec(z)^2", "tanh(z)", "z", "tanh-as-tan"),
    ("1/cos(z)^2", "tanh(z)", "z", "tanh-as-tan"),
    ("sech(z)", "tanh(z)", "z", "tanh-without-square"),
    ("5 + e^x", "5x e^x", "x", "slopes-added"),
    ("e^x + 5x e^x", "5x e^x", "x", "factor-dropped"),
    ("5e^x + x e^x", "5x e^x", "x", "factor-dropped"),
    ("x max(0, w x)", "max(0, w x)", "w", "relu-slope-is-itself"),
    ("x", "max(0, w x)", "w", "kink-forgotten"),
    ("|x|", "|x|", "x", "not-differentiated"),
    ("σ(z)^2", "σ(z)", "z", "sigmoid-slope-is-square"),
    ("ln(1+e^z)", "σ(z)", "z", "integrated"),
    ("-1/(1+e^-z)^2", "σ(z)", "z", "inner-slope-dropped"),
    ("1/(1+e^z)", "softplus(z)", "z", "softplus-slope-mirrored"),
    ("(w^2+1)^3/3", "(w^2+1)^2", "w", "integrated"),
    ("ln(3+e^-z)", "1/(3+e^-z)", "z", "integrated"),
    ("4w^3 + 2w", "(w^2+1)^2", "w", "double-product-halved"),
    ("x^2", "x^2 y", "x", "another-letter"),
    ("2x(wx+b+y)", "(wx+b-y)^2", "w", "inner-sign-turned"),
    ("2wx(wx+b-y)", "(wx+b-y)^2", "w", "variable-kept"),
    ("2(wx+b-y)(x+w)", "(wx+b-y)^2", "w", "both-nudged"),
    ("2(wx+b-y)(x+b)", "(wx+b-y)^2", "w", "constant-kept"),
    ("w - 2x(wx+b-y)", "(wx+b-y)^2", "w", "step-for-slope"),
    ("2x + h", "x^2", "x", "nudge-left-in"),
    ("2(σ(wx)-y)σ(wx)(1-σ(wx))x", "(σ(wx+b)-y)^2", "w", "bias-left-out"),
    ("(σ(wx+b)-y)x", "(σ(wx+b)-y)^2", "w", "cross-entropy-slope"),
    ("2(σ(wx)-y)σ(σ(wx))(1-σ(σ(wx)))x", "(σ(wx)-y)^2", "w", "slope-at-output"),
    ("2(tanh(z)-y)(1-z^2)", "(tanh(z)-y)^2", "z", "tanh-slope-of-input"),
    ("a - y", "(a-y)^2", "a", "half-convention"),
    ("a - y", "-y ln(a) - (1-y) ln(1-a)", "a", "slope-by-the-input"),
)
STEPS = (
    ("w - eta(2w-4)", "opposite-sign"),
    ("w - eta/(2w+4)", "rate-divided"),
    ("eta - w(2w+4)", "rate-for-start"),
    ("w - 2eta w + 4", "step-bracket-lost"),
    ("w - 2eta w - 4", "step-bracket-lost"),
    ("w - eta(2w+4w)", "variable-kept"),
    ("(w-eta)(2w+4)", "rate-taken-first"),
    ("eta(2w+4) - w", "step-turned-about"),
    ("eta(2w+4)", "step-upward"),
    ("w eta (2w+4)", "multiplied-for-subtracted"),
    ("w + eta(2w+4)", "uphill"),
)
QUOTIENTS = (
    ("((x+h)^2 + x^2)/h", "ends-added"),
    ("2x - h", "nudged-back"),
    ("((x-h)^2 - x^2)/h", "nudged-back"),
    ("(x+h)^2 - x^2/h", "one-term-divided"),
    ("2xh + h", "one-term-divided"),
    ("2x + h^2", "one-term-divided"),
    ("(x^2+h-x^2)/h", "nudge-added-behind"),
    ("2x + 2h", "slope-at-the-far-end"),
    ("-2x - h", "ends-swapped"),
    ("x + h", "middle-term-halved"),
)
PATHS = (
    ("2w delta_1 v delta_2", "paths-multiplied"),
    ("w delta_1 + v delta_2", "factor-dropped"),
    ("(delta_1+delta_2)(2w+v)", "sums-multiplied"),
    ("2w delta_2 + v delta_1", "errors-swapped"),
    ("2a w delta_1 + a v delta_2", "variable-kept"),
    ("2w + v", "error-left-out"),
    ("delta_1 + delta_2", "weight-left-out"),
    ("(2w delta_1 + v delta_2) a (1-a)", "slope-by-the-input"),
)


@pytest.mark.parametrize(("given", "of", "by", "name"), SLOPES, ids=lambda each: str(each)[:30])
def test_a_slip_with_a_slope_is_named(given, of, by, name) -> None:
    found = diagnose(given, of, by)
    assert found.verdict is Verdict.MISCONCEPTION
    assert found.misconceptions == (name,)


@pytest.mark.parametrize(("given", "name"), STEPS)
def test_a_slip_with_a_step_is_named(given, name) -> None:
    assert diagnose(given, Update(w**2 + 4 * w, w)).misconceptions == (name,)


@pytest.mark.parametrize(("given", "name"), QUOTIENTS)
def test_a_slip_with_a_difference_quotient_is_named(given, name) -> None:
    assert diagnose(given, DifferenceQuotient(x**2, x)).misconceptions == (name,)


@pytest.mark.parametrize(("given", "name"), PATHS)
def test_a_slip_with_errors_and_paths_is_named(given, name) -> None:
    assert diagnose(given, Plain(TWO_WAYS)).misconceptions == (name,)


@pytest.mark.parametrize("given", ["delta_1 a (1-a^2)", "delta_1 a a(1-a)"])
def test_a_slope_too_much_behind_an_error_is_named(given) -> None:
    question = Plain(Symbol("delta_1", real=True) * D(w * a + b, w))
    assert diagnose(given, question).misconceptions == ("activation-slope-too-much",)
    assert diagnose("2a delta_1", question).misconceptions == ("error-doubled",)


@pytest.mark.parametrize(("given", "by"), [("wx+b-y", "w"), ("x(wx+b)", "w"), ("x(y-wx-b)", "w")])
def test_beside_another_mistake_nothing_is_said_to_be_right(given, by) -> None:
    found = diagnose(given, "(wx+b-y)^2", by)
    assert found.verdict is Verdict.MISCONCEPTION
    assert "half-convention" in found.misconceptions
    assert "is right" not in str(found.message)
    assert "Two things" not in str(found.message)


def test_a_mean_over_two_has_its_half_already() -> None:
    found = diagnose("(x(wx-y) + a(wa-y))/2", "((wx-y)^2 + (wa-y)^2)/2", "w")
    assert found.misconceptions == ("averaged-twice",)
    assert "has none" not in str(found.message)


def test_a_sign_is_asked_about_where_all_letters_may_be_put_in() -> None:
    found = diagnose("y/a - (1-y)/(1-a)", "-y ln(a) - (1-y)ln(1-a)", "a")
    assert found.misconceptions == ("opposite-sign",)
    assert "say 2" not in str(found.message)
    assert "for each letter" in str(found.message)


def test_the_slope_by_the_weight_is_no_error() -> None:
    assert diagnose("delta_1 σ(z)", Plain(ONE_WAY)).misconceptions == ("weight-slope-for-error",)
    assert diagnose("w σ(z)(1-σ(z))", Plain(ONE_WAY)).misconceptions == ("error-left-out",)


@pytest.mark.parametrize(
    ("given", "of", "name"),
    [("-2 sin(x) cos(x)", "sin(x)^2", "opposite-sign"), ("2x sin(x) - x^2 cos(x)", "x^2 sin(x)", "product-with-minus")],
)
def test_nobody_integrates_an_inside_or_a_factor(given, of, name) -> None:
    found = diagnose(given, of, "x")
    assert (found.misconceptions, found.rivals) == ((name,), ())


@pytest.mark.parametrize("given", ["cos(x)*2x*x^2", "10x e^x", "3cos(3x) + x"])
def test_two_exotic_things_at_once_are_not_made_up(given) -> None:
    of = {"cos(x)*2x*x^2": "x^2 sin(x)", "10x e^x": "5x e^x", "3cos(3x) + x": "sin(3x)"}[given]
    assert diagnose(given, of, "x").verdict is Verdict.WRONG
