"""A network built from formulas: its gradient against every witness, its source, and what it does with one's own."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from sympy import Abs, Expr, Max, Min, Sum, Symbol, asinh, cosh, exp, log, sech, sin

from tutor import notation
from tutor.elementary.heads import sigmoid
from tutor.elementary.table import LAYERS
from tutor.lower import CannotLower, build_network, load_network, to_numpy
from tutor.lower.network import LoweredFormulas, assemble
from tutor.numeric.gradient_check import check_gradient
from tutor.numeric.network import Network
from tutor.symbolic.activations import NotAnActivation, activation
from tutor.symbolic.costs import COSTS, PAIRS, NotAPair, cost
from tutor.symbolic.indexed import N, SumOver, a, i, j, k, over_all, w, y
from tutor.symbolic.network import last_layer

SWISH = notation.z * sigmoid(notation.z)
SQUARES, COUPLING = over_all((a[i, j] - y[i, j]) ** 2, i, j), SumOver(a[i, 0] * a[i, 1], i)
COUPLED = (SQUARES + COUPLING) / N + over_all(w[j, k] ** 2, j, k) / 100
SHIPPED = [(name, entry.name) for entry in COSTS for name in dict(PAIRS)[entry.name]]


def examples(network: Network, count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Random inputs, and targets that add up to 1."""
    draw = np.random.default_rng(seed)
    targets = draw.random((count, network.widths[-1]))
    return draw.normal(size=(count, network.widths[0])), targets / targets.sum(axis=1, keepdims=True)


def checked(network: Network, count: int = 4, **options: object):
    """The network's gradient beside nudges."""
    X, Y = examples(network, count)
    gradient = network.flat_gradient(X, Y)
    return check_gradient(
        lambda: network.cost(X, Y), network.theta, gradient, sides=lambda: network.kinks(X, Y), **options
    )


@pytest.mark.parametrize(("name", "under"), SHIPPED)
def test_every_allowed_pair_passes_the_nudges(name: str, under: str):
    inner = "tanh" if name == "softmax" else name
    found = checked(build_network((4, 3, 3, 2), (inner, inner, name), under, dtype="float64", seed=2))
    assert found.passes()
    assert len(found.kinks) < 5


def test_a_new_activation_and_a_cost_that_couples_outputs_with_a_term_in_w_train_and_pass():
    network = build_network((4, 5, 3), SWISH, COUPLED, dtype="float64")
    assert checked(network).passes()
    X, Y = examples(network, 40)
    before = network.cost(X, Y)
    *_, last = network.train(X, Y, 20, batch=10, schedule=0.1)
    assert last.cost < 0.9 * before


A, Y_, Z = notation.a, notation.y, notation.z
OWN_COSTS = (
    Abs(A - Y_),
    log(cosh(A - Y_)),
    Max(A - Y_, 0) ** 2,
    SQUARES / N + over_all(Abs(w[j, k]), j, k) / 50,
    SQUARES / N + SumOver((SumOver(a[i, j], j) - 1) ** 2, i) / N,
    over_all((a[i, j] - y[i, j]) ** 2 * SumOver(w[j, k] ** 2, k), i, j) / N,
    Sum((a[i, j] - y[i, j]) ** 4, (j, 0, 2), (i, 0, 3)),
)
OWN_ACTIVATIONS = (SWISH, sin(Z), Max(-1, Min(1, Z)), Z / (1 + Abs(Z)), exp(-(Z**2)), Z**3, sech(Z), asinh(Z))


@pytest.mark.parametrize("given", OWN_COSTS, ids=str)
def test_costs_of_ones_own_pass_the_nudges(given: Expr):
    assert checked(build_network((4, 5, 3), "sigmoid", given, dtype="float64")).passes()


@pytest.mark.parametrize("given", [*OWN_ACTIVATIONS, *(row.layer for row in LAYERS)], ids=str)
def test_activations_pass_the_nudges_named_or_of_ones_own(given: Expr | str):
    assert checked(build_network((4, 5, 3), given, dtype="float64")).passes()


def test_a_kink_under_the_nudge_is_flagged():
    network = build_network((4, 5, 3), "relu", dtype="float64")
    X, Y = examples(network, 1)
    weights, biases = network.parameters[0]
    biases[2] = -weights[2] @ X[0]
    gradient = network.flat_gradient(X, Y)
    found = check_gradient(
        lambda: network.cost(X, Y), network.theta, gradient, which=[22], sides=lambda: network.kinks(X, Y)
    )
    assert found.kinks == (22,)


def test_any_of_the_13002_parameters_agrees_with_its_nudge():
    network = build_network((784, 16, 16, 10), dtype="float64")
    assert network.theta.size == 13_002
    which = np.random.default_rng(1).choice(13_002, 60, replace=False)
    assert checked(network, which=[*which, 12_544, 13_001]).passes()


def test_the_scalar_network_derived_parameter_by_parameter_agrees():
    """2-3-1, one formula in 13 letters, differentiated by SymPy itself: to 1e-12."""
    letters = [Symbol(f"θ{number}", real=True) for number in range(13)]
    x0, x1, target = (Symbol(name, real=True) for name in ("x0", "x1", "y0"))
    hidden = [sigmoid(letters[2 * n] * x0 + letters[2 * n + 1] * x1 + letters[6 + n]) for n in range(3)]
    output = sigmoid(sum(letters[9 + n] * hidden[n] for n in range(3)) + letters[12])
    formula = (output - target) ** 2
    network = build_network((2, 3, 1), dtype="float64", seed=5)
    X, Y = examples(network, 6)
    values = [*(np.full(6, value) for value in network.theta), X[:, 0], X[:, 1], Y[:, 0]]
    symbols = (*letters, x0, x1, target)
    scalar = [float(to_numpy(formula.diff(letter), symbols)(*values).mean()) for letter in letters]
    np.testing.assert_allclose(network.flat_gradient(X, Y), scalar, rtol=1e-12)


def test_one_and_many_layers_pass():
    for widths in ((3, 2), (3, *[4] * 12, 2)):
        assert checked(build_network(widths, "tanh", dtype="float64")).passes()


def test_a_large_weighted_input_overflows_nowhere():
    for under in ("squared", "cross-entropy", "binary-cross-entropy"):
        network = build_network((3, 4, 3), cost=under, dtype="float64")
        network.theta[:] *= 1000
        X, Y = examples(network, 5)
        assert np.isfinite(network.cost(X, Y))
        assert np.isfinite(network.flat_gradient(X, Y)).all()


# --- the source is what runs ------------------------------------------------------------------------------------------


def altered(change: float) -> Network:
    """A 3-2 network whose δ is that of the derivation times a number."""
    chosen, under = activation("sigmoid"), cost("squared")
    layer = last_layer(chosen, under)
    formulas = LoweredFormulas(
        chosen.formula,
        layer.weighted,
        layer.output,
        change * layer.delta.result,
        layer.by_w.result,
        layer.by_b.result,
        layer.by_a_prev.result,
    )
    return assemble((3, 2), [formulas], [chosen], under, dtype="float64")


def test_an_altered_derivation_changes_the_training():
    right, wrong = altered(1), altered(-1)
    X, Y = examples(right, 20)
    before = right.cost(X, Y)
    for network in (right, wrong):
        list(network.train(X, Y, 5, schedule=0.5))
    assert right.cost(X, Y) < before < wrong.cost(X, Y)
    assert right.source != wrong.source


def test_the_source_has_the_formulas_of_the_page_above_their_operations():
    source = build_network((784, 16, 10)).source
    assert "# layer 2: δᵢⱼ = 2(aᵢⱼ − yᵢⱼ) aᵢⱼ(1 − aᵢⱼ)/N" in source
    assert "dot(δ2T, a1, out=dC_dw2)" in source
    space: dict[str, object] = {}
    exec(source, space)
    theta, slope = np.zeros(12_730, "float32"), np.zeros(12_730, "float32")
    forward, cost_of, backward, *_ = space["prepare"](3, theta, slope)
    X, Y = np.ones((3, 784), "float32"), np.zeros((3, 10), "float32")
    assert forward(X).shape == (3, 10)
    assert cost_of(X, Y) == pytest.approx(2.5)
    backward(X, Y)
    assert slope.any()


def test_ones_own_gradient_takes_the_place_of_the_derived_one():
    error = 2 * (notation.a - notation.y) * notation.a * (1 - notation.a) / N
    inner = Symbol("dC_da", real=True) * notation.a * (1 - notation.a)
    by_w = notation.delta * Symbol("a_prev", real=True)
    own = {"delta": error, "delta_hidden": inner, "w": by_w, "b": notation.delta}
    assert checked(build_network((3, 4, 2), gradient=own, dtype="float64")).passes()
    assert not checked(build_network((3, 4, 2), gradient=-error, dtype="float64")).passes()
    assert not checked(build_network((3, 4, 2), gradient=own | {"w": by_w**2}, dtype="float64")).passes()


def test_a_name_of_somebody_elses_never_becomes_code():
    for name in ("a1", "θ", "__import__('os')", "exp"):
        with pytest.raises(CannotLower, match="no value"):
            build_network((3, 2), gradient=notation.a * Symbol(name))


def test_the_gradient_of_one_is_not_mistaken_for_another():
    network = build_network((3, 4, 2), gradient={"delta": notation.a - notation.y}, dtype="float64")
    assert not checked(network).passes()


def test_a_wide_network_makes_the_same_step_block_by_block():
    wide = build_network((700, 1500, 3), dtype="float64", seed=4)
    X, Y = examples(wide, 5)
    wanted = wide.theta - 0.3 * wide.flat_gradient(X, Y)
    again = build_network((700, 1500, 3), dtype="float64", seed=4)
    assert "block1" in again.source
    again.step(X, Y, 0.3)
    np.testing.assert_allclose(again.theta, wanted, rtol=1e-10, atol=1e-14)


# --- files and errors -------------------------------------------------------------------------------------------------


def test_a_saved_network_is_built_again_from_its_names(tmp_path):
    network = build_network((5, 4, 3), "relu", "cross-entropy", seed=3)
    network.save(tmp_path / "network.npz")
    again = load_network(tmp_path / "network.npz")
    assert str(again) == str(network)
    X, _ = examples(network, 7)
    np.testing.assert_array_equal(again.predict(X), network.predict(X))


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (((3,),), ValueError, "two or more widths"),
        (((3, 0, 2),), ValueError, "two or more widths"),
        (((3, 2), "sigmoyd"), NotAnActivation, "sigmoyd"),
        (((3, 2, 2), ("sigmoid",)), NotAnActivation, "2 activations"),
        (((3, 2, 2), ("softmax", "sigmoid")), NotAnActivation, "last layer"),
        (((3, 2), ("tanh",), "cross-entropy"), NotAPair, "cross-entropy goes with softmax"),
        (((3, 2), "softmax"), NotAPair, "softmax goes with cross-entropy"),
        (((3, 2), "sigmoid", "squared", {"v": notation.a}), ValueError, "not v"),
        (((3, 2), "sigmoid", "squared", notation.theta), CannotLower, "theta"),
        (((3, 2), "sigmoid", SumOver(a[i, 7], i)), CannotLower, "does not exist"),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_what_cannot_be_built_is_named(arguments: tuple[object, ...], error: type[Exception], says: str):
    with pytest.raises(error, match=says):
        build_network(*arguments)


def test_an_unknown_beginning_is_named():
    with pytest.raises(ValueError, match="there are zero, equal"):
        build_network((3, 2), initial="lucky")


def test_the_number_of_parameters_follows_the_widths():
    widths = (784, 16, 16, 10)
    assert sum(w_.size + b_.size for w_, b_ in build_network(widths).parameters) == sum(
        (before + 1) * after for before, after in pairwise(widths)
    )
