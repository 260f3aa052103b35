"""The derivations of the course: right, honest, one derivative a step, and nobody else's."""

from __future__ import annotations

import random
from functools import lru_cache

import mpmath
import pytest
import sympy
from sympy import (
    Abs,
    Add,
    Expr,
    Function,
    Integer,
    Integral,
    Max,
    Min,
    Piecewise,
    Rational,
    Symbol,
    exp,
    gamma,
    log,
    sin,
    sqrt,
    tan,
    tanh,
)

from tutor.elementary.heads import relu, sigmoid, softplus
from tutor.elementary.table import FUNCTIONS
from tutor.notation import a, b, eta, n, t, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import LONGEST, NoRule, derive, derive_expression, resolve

POINTS = tuple({x: mpmath.mpf(p) / 97, y: mpmath.mpf(q) / 89} for p, q in ((31, 70), (83, 25), (118, 61), (190, 203)))
ONE_ARGUMENT = tuple(row.head for row in FUNCTIONS if row.arguments == (1, 1))
EXPONENTS = tuple(
    Rational(p, q) for p, q in ((2, 1), (3, 1), (5, 1), (-1, 1), (-2, 1), (1, 2), (-1, 2), (2, 3), (7, 4))
)


def grow(dice: random.Random, depth: int) -> Expr:
    """A random expression in x and y."""
    if depth == 0 or dice.random() < 0.1:
        return dice.choice((x, x, x, y, Integer(dice.randint(1, 5)), Rational(dice.randint(1, 7), dice.randint(2, 5))))
    one, kind = grow(dice, depth - 1), dice.randrange(9)
    if kind <= 3:
        return dice.choice(ONE_ARGUMENT)(one)
    if kind == 4:
        return one ** dice.choice(EXPONENTS)
    other = grow(dice, depth - 1)
    if kind == 5:
        return one + other
    if kind == 6:
        return dice.choice((one - other, Max(one, other), Min(one, other)))
    if kind == 7:
        return one * other
    return dice.choice((one / other, x**other, Integer(3) ** other, sigmoid(one) ** other))


@lru_cache(maxsize=1)
def sample(count: int = 1400, seed: int = 20) -> tuple[Expr, ...]:
    dice, found = random.Random(seed), {}
    while len(found) < count:
        try:
            expr = grow(dice, dice.randint(2, 3))
        except ValueError:  # Max of a number that is not real
            continue
        if x in expr.free_symbols and not expr.has(sympy.zoo, sympy.nan, sympy.I, sympy.oo):
            found[expr] = None
    return tuple(found)


def test_over_a_thousand_random_slopes_agree_with_a_second_opinion(same) -> None:
    verdicts = [(f, same(derive(f, x).result, sympy.diff(f, x), POINTS)) for f in sample()]
    assert [f for f, verdict in verdicts if verdict is False] == []
    assert sum(verdict is True for _, verdict in verdicts) >= 1000


@pytest.fixture(name="grown")
def _grown() -> tuple[Expr, ...]:
    """The sample, made before SymPy's calculus is shut: SymPy looks at slopes when it sorts the parts of a maximum."""
    return sample()


def test_nobody_else_is_asked_for_a_slope(grown, no_calculus) -> None:
    derive_expression.cache_clear()
    with pytest.raises(AssertionError):
        sympy.diff(x**2, x)
    for f in (*grown[:300], tanh(x), relu(x), Abs(x), x**x, Max(x, y), softplus(x * y), sqrt(x) / tan(x)):
        assert derive(f, x).missing is None, f


def test_every_step_takes_one_derivative_and_keeps_the_value(same) -> None:
    def taken(expr: Expr) -> Expr:
        return expr.replace(D, lambda f, by: sympy.diff(f, by))

    for f in sample()[:120]:
        now = D(f, x)
        for made in derive(f, x).steps:
            assert made.before == now
            assert made.target in made.before.atoms(D)
            assert made.target not in made.after.atoms(D)
            assert all(len(smaller.f.args) == 0 or smaller.f != made.target.f for smaller in made.becomes.atoms(D))
            assert same(taken(made.before), taken(made.after), POINTS) is not False, (f, made.rule.name)
            now = made.after
        assert now == derive(f, x).result
        assert not now.has(D)


@pytest.mark.parametrize(
    ("f", "by", "slope"),
    [
        ((w - 3) ** 2, w, "2*(w - 3)"),
        (5 * x**4, x, "20*x**3"),
        (x, x, "1"),
        (Integer(7), x, "0"),
        (1 / x, x, "-1/x**2"),
        (sqrt(x), x, "1/(2*sqrt(x))"),
        (x**n, x, "n*x**(n - 1)"),
        ((w * x + b - y) ** 2, w, "2*x*(b + w*x - y)"),
        ((w * x + b - y) ** 2, b, "2*(b + w*x - y)"),
        ((a - y) ** 2, a, "2*(a - y)"),
        (tanh(z), z, "1 - tanh(z)**2"),
        (sigmoid(z), z, "(1 - sigmoid(z))*sigmoid(z)"),
        (relu(x), x, "step(x)"),
        (Abs(x), x, "side(x)"),
        (x**x, x, "x**x*(log(x) + 1)"),
        (Max(0, x), x, "step(x)"),
        (Max(x, y), x, "step(x - y)"),
        (Min(0, x), x, "1 - step(x)"),
        (1 / (1 + exp(-z)), z, "exp(-z)/(1 + exp(-z))**2"),
        (exp(3 * x), x, "3*exp(3*x)"),
        (2**x, x, "2**x*log(2)"),
        (log(5 * x), x, "1/x"),
        (x * sin(x), x, "x*cos(x) + sin(x)"),
        (sin(x) / x, x, "(x*cos(x) - sin(x))/x**2"),
    ],
)
def test_a_slope_is_written_as_a_teacher_would(f, by, slope) -> None:
    assert str(derive(f, by).result) == slope


def test_at_a_kink_the_slope_is_that_from_the_left() -> None:
    slopes = {f: derive(f, x).result.subs(x, 0) for f in (relu(x), Abs(x), Max(0, x), Min(0, x))}
    assert slopes == {relu(x): 0, Abs(x): -1, Max(0, x): 0, Min(0, x): 1}


def test_the_squared_error_of_a_line_takes_three_steps() -> None:
    steps = derive((w * x + b - y) ** 2, w).steps
    assert [made.rule.name for made in steps] == ["chain rule", "sum rule", "constant multiple rule"]
    assert derive((w - 3) ** 2, w).steps[0].becomes == 2 * D(w - 3, w) * (w - 3)


@pytest.mark.parametrize(
    "f", [gamma(x), Integral(exp(t**2), (t, 0, x)), Piecewise((x, x > 0), (1, True)), Function("F")(x)]
)
def test_what_has_no_rule_is_said_to_have_none(f) -> None:
    derivation = derive(2 * x + f, x)
    assert derivation.missing == D(f, x)
    assert derivation.result.has(D(f, x))
    with pytest.raises(NoRule) as refused:
        resolve(3 + D(f, x))
    assert refused.value.derivative == D(f, x)


def test_derivatives_inside_a_bigger_expression_are_all_taken() -> None:
    assert resolve(w - eta * D((w - 3) ** 2, w)) == w - 2 * eta * (w - 3)
    assert resolve(D(D(x**3, x), x)) == 6 * x
    assert resolve(D(x**2, x) / D(x**3, x)) == 2 / (3 * x)
    assert resolve(w + 1) == w + 1


def test_a_number_is_never_multiplied_into_a_bracket() -> None:
    for f in (3 * (a - y) ** 2, (a - y) ** 2 / 2, -((a - y) ** 2), (a - y) ** 2 + a):
        assert derive(f, a).result.has(a - y)


def test_a_derivation_that_would_not_end_ends() -> None:
    endless = sum((sin(x * k) * exp(x / k) for k in range(1, 200)), Integer(0))
    derivation = derive(endless, x)
    assert len(derivation.steps) == LONGEST
    assert derivation.missing is not None


def test_an_unknown_letter_is_as_good_as_any() -> None:
    letter = Symbol("q")
    assert derive(letter**2, letter).result == 2 * letter


def test_a_derivation_has_300_steps_at_most_and_names_where_it_stopped() -> None:
    def wide(count: int) -> Expr:
        return Add(*(sin(Symbol(f"q{number}") * x) for number in range(count)))

    whole, broken_off = derive(wide(149), x), derive(wide(150), x)
    assert (len(whole.steps), whole.missing) == (299, None)
    assert len(broken_off.steps) == 300
    assert broken_off.missing is not None
