"""What is typed about one example trains exactly by that formula; what a network has no value for is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sympy import Expr, IndexedBase, Sum, Symbol

from tutor import notation
from tutor.answers import read, vocabulary
from tutor.lower import CannotLower, build_network
from tutor.lower.typed import follows, for_edge, for_hidden, for_neuron
from tutor.symbolic.indexed import a, delta, w, z

ONE = vocabulary(*(getattr(notation, name) for name in "ayzxwb"))
LAYER = vocabulary(w, delta, a, z)
WIDTHS = (2, 3, 2)


def typed(text: str, words=LAYER) -> Expr:
    return read(text, words).expr


def examples(widths=WIDTHS, count: int = 5) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(1)
    return draw.normal(size=(count, widths[0])), draw.random((count, widths[-1]))


def gradient(own, widths=WIDTHS) -> np.ndarray:
    return build_network(widths, gradient=own, dtype="float64", seed=2).flat_gradient(*examples(widths))


def sigmoid(u):
    return 1 / (1 + np.exp(-u))


def by_hand(delta_of_hidden) -> np.ndarray:
    """∂C/∂w of the first layer, example by example and in plain loops, for δ_k of one example as a function."""
    network = build_network(WIDTHS, dtype="float64", seed=2)
    (w1, b1), (w2, b2) = network.parameters
    X, Y = examples()
    total = np.zeros_like(w1)
    for x, y in zip(X, Y, strict=True):
        z1 = w1 @ x + b1
        a1 = sigmoid(z1)
        z2 = w2 @ a1 + b2
        a2 = sigmoid(z2)
        error = 2 * (a2 - y) * a2 * (1 - a2)
        total += np.outer(delta_of_hidden(w2, error, a2, z2, a1, z1), x)
    return total / len(X)


HIDDEN = (
    ("σ'(z_k) Σ_j w_jk δ_j", lambda w, d, a, z, ak, zk: ak * (1 - ak) * (w.T @ d)),
    ("Σ_j w_jk δ_j", lambda w, d, a, z, ak, zk: w.T @ d),
    ("σ'(z_k) w_1k δ_1", lambda w, d, a, z, ak, zk: ak * (1 - ak) * w[0] * d[0]),
    ("σ'(z_k) w_jk δ_j", lambda w, d, a, z, ak, zk: ak * (1 - ak) * w[0] * d[0]),
    ("σ'(z_k)(w_1k δ_1 + w_2k δ_2)", lambda w, d, a, z, ak, zk: ak * (1 - ak) * (w.T @ d)),
    ("Σ_j w_jk δ_j σ'(z_j)", lambda w, d, a, z, ak, zk: w.T @ (d * a * (1 - a))),
    ("Σ_j w_jk δ_j z_j", lambda w, d, a, z, ak, zk: w.T @ (d * z)),
    ("z_k Σ_j w_jk δ_j^2", lambda w, d, a, z, ak, zk: zk * (w.T @ d**2)),
    ("Σ_{j=1}^{2} w_jk a_j", lambda w, d, a, z, ak, zk: w.T @ a),
    ("a_k", lambda w, d, a, z, ak, zk: ak),
    ("2", lambda w, d, a, z, ak, zk: 0 * ak + 2),
)


@pytest.mark.parametrize(("text", "truth"), HIDDEN, ids=[text for text, _ in HIDDEN])
def test_an_error_of_a_hidden_neuron_is_computed_as_it_was_typed(text: str, truth) -> None:
    first = gradient(for_hidden(typed(text)))[:6].reshape(3, 2)
    np.testing.assert_allclose(first, by_hand(truth), rtol=1e-9, atol=1e-13)


def test_the_right_formulas_give_the_derived_gradient() -> None:
    derived = gradient(None)
    for own in (for_hidden(typed("a_k (1 - a_k) Σ_j w_jk δ_j")), for_edge(typed("a_k δ_j"))):
        np.testing.assert_allclose(gradient(own), derived, rtol=1e-12, atol=1e-15)
    own = for_neuron(typed("2(a-y) a(1-a) x", ONE))
    np.testing.assert_allclose(gradient(own, (1, 1)), gradient(None, (1, 1)), rtol=1e-12)


NEURON = (
    ("2(a-y) σ'(z) x", lambda a, y, z, x, w, b: 2 * (a - y) * a * (1 - a) * x),
    ("2(σ(wx+b)-y) σ'(wx+b) x", lambda a, y, z, x, w, b: 2 * (a - y) * a * (1 - a) * x),
    ("2(a-y) σ'(z) w", lambda a, y, z, x, w, b: 2 * (a - y) * a * (1 - a) * w),
    ("2(wx+b-y) x", lambda a, y, z, x, w, b: 2 * (z - y) * x),
    ("2(a-y) σ'(x) b", lambda a, y, z, x, w, b: 2 * (a - y) * sigmoid(x) * (1 - sigmoid(x)) * b),
    ("w", lambda a, y, z, x, w, b: w),
    ("3", lambda a, y, z, x, w, b: 3 + 0 * x),
    ("x^2 + b", lambda a, y, z, x, w, b: x**2 + b),
)


@pytest.mark.parametrize(("text", "truth"), NEURON, ids=[text for text, _ in NEURON])
def test_a_slope_of_one_neuron_is_computed_as_it_was_typed(text: str, truth) -> None:
    network = build_network((1, 1), gradient=for_neuron(typed(text, ONE)), dtype="float64", seed=2)
    network.theta[:] = 0.7, -0.3
    X, Y = examples((1, 1))
    z_ = 0.7 * X - 0.3
    found = network.flat_gradient(X, Y)[0]
    assert found == pytest.approx(np.mean(truth(sigmoid(z_), Y, z_, X, 0.7, -0.3)), rel=1e-9)


def test_the_bias_goes_by_what_was_typed_where_that_is_x_times_something() -> None:
    wanted = {
        "(a-y) x": True,
        "2a x - 2y x": True,
        "x": True,
        "(a-y) w": False,
        "(a-y)": False,
        "x^2": False,
        "0": False,
    }
    for text, own in wanted.items():
        assert follows(for_neuron(typed(text, ONE))) is own, text
    half = gradient(for_neuron(typed("(a-y) a(1-a) x", ONE)), (1, 1))
    np.testing.assert_array_equal(2 * half, gradient(None, (1, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "w_kj δ_j",
        "δ_k",
        "z_i",
        "w_12 δ_1",
        "Σ_k w_jk δ_j",
        "Σ_i δ_i",
        "δ_9",
        "Σ_{j=2}^{n} δ_j",
        "w_11",
        "Σ_j a_jk",
        "a_1k",
    ],
)
def test_what_the_network_has_no_value_for_is_refused(text: str) -> None:
    reading = read(text, LAYER)
    if reading.expr is not None:
        with pytest.raises(CannotLower):
            build_network(WIDTHS, gradient=for_hidden(reading.expr))


def test_a_letter_of_somebody_elses_is_refused() -> None:
    j = Symbol("j", integer=True)
    strange = IndexedBase("__import__")[j]
    for formula in (Symbol("os"), strange, Sum(strange, (j, 1, Symbol("n_j")))):
        for lower in (for_hidden, for_edge, for_neuron):
            with pytest.raises(CannotLower):
                build_network(WIDTHS if lower is not for_neuron else (1, 1), gradient=lower(formula))


PIECES = (
    "w_jk",
    "δ_j",
    "a_k",
    "z_k",
    "a_j",
    "z_j",
    "Σ_j ",
    "σ(",
    "σ'(",
    ")",
    "(",
    "+",
    "-",
    "^2",
    "/",
    "2",
    "w_1k",
    "δ_2",
    "ln(",
)


@settings(max_examples=60, deadline=None)
@given(some.lists(some.sampled_from(PIECES), max_size=9).map("".join))
def test_whatever_can_be_read_trains_or_is_refused(text: str) -> None:
    reading = read(text, LAYER)
    if isinstance(reading.expr, Expr):
        for lower in (for_hidden, for_edge):
            try:
                network = build_network(WIDTHS, gradient=lower(reading.expr))
            except CannotLower:
                continue
            network.flat_gradient(*examples())
