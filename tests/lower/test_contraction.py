"""Formulas with indices as NumPy lines: what they compute, against einsum and plain sums; what is refused by name."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Expr, Symbol, exp, log, sin

from tutor.lower import CannotLower
from tutor.lower.contraction import IndexLines, Layer
from tutor.lower.ufuncs import Room
from tutor.symbolic.indexed import N, Same, SumOver, a, a_prev, b, delta, i, j, k, m, over_all, w, y, z

DRAW = np.random.default_rng(0)
COUNT, WIDTH, BEFORE = 4, 3, 5
ARRAYS = {
    name: DRAW.normal(size=shape)
    for name, shape in (
        *((name, (COUNT, WIDTH)) for name in ("a1", "z1", "d1", "y")),
        ("a0", (COUNT, BEFORE)),
        ("w1", (WIDTH, BEFORE)),
        ("b1", (WIDTH,)),
    )
}
NAMES = {a: "a1", z: "z1", delta: "d1", y: "y", a_prev: "a0", w: "w1", b: "b1"}
LENGTH = {i: COUNT, j: WIDTH, k: BEFORE}


def lines() -> IndexLines:
    """Lines of one layer."""
    return IndexLines(Room(), Layer(NAMES, {i: "N", j: str(WIDTH), k: str(BEFORE)}, WIDTH), "1")


def run(written: IndexLines, **more: object) -> dict[str, object]:
    """Everything that the lines leave behind."""
    room = written.room
    space = {name: value for name, value in vars(np).items() if name in room.numpy}
    space |= ARRAYS | {"N": COUNT, "θ": np.zeros(1)} | more
    for name, text in room.declared.items():
        exec(f"{name} = {text}", space)
    exec("\n".join(written.text), space)
    return space


def assigned(formula: Expr, *axes: Symbol) -> np.ndarray:
    """The value of a formula with these open indices."""
    written, out = lines(), np.full([LENGTH[axis] for axis in axes], np.nan)
    written.assign(formula, axes, "out")
    run(written, out=out)
    return out


SIGNS = {"a": "a1", "z": "z1", "d": "d1"}
EINSUM = (
    (SumOver(w[j, k] * a_prev[i, k], k), (i, j), "jk,ik->ij", ("w1", "a0")),
    (SumOver(delta[i, j] * a_prev[i, k], i), (j, k), "ij,ik->jk", ("d1", "a0")),
    (SumOver(delta[i, j] * w[j, k], j), (i, k), "ij,jk->ik", ("d1", "w1")),
    (SumOver(delta[i, j], i), (j,), "ij->j", ("d1",)),
    (SumOver(delta[i, j] * y[i, j], j), (i,), "ij,ij->i", ("d1", "y")),
    (SumOver(delta[i, j] * a[i, j] * a_prev[i, k], i), (j, k), "ij,ij,ik->jk", ("d1", "a1", "a0")),
    (y[i, j] * SumOver(delta[i, m], m), (i, j), "ij,im->ij", ("y", "d1")),
)


@pytest.mark.parametrize(("formula", "axes", "subscripts", "names"), EINSUM, ids=[str(one[0]) for one in EINSUM])
def test_a_contraction_is_that_of_einsum(formula: Expr, axes: tuple[Symbol, ...], subscripts: str, names):
    wanted = np.einsum(subscripts, *(ARRAYS[name] for name in names))
    np.testing.assert_allclose(assigned(formula, *axes), wanted, rtol=1e-12)


def test_a_product_of_matrices_is_one_dot():
    written = lines()
    written.assign(SumOver(w[j, k] * a_prev[i, k], k) + b[j], (i, j), "out")
    assert written.text == ["dot(a0, w1.T, out=out)", "add(out, b1, out=out)"]


def test_fixed_indices_and_brackets_pick_columns():
    formula = a[i, 1] * Same(0, j) + a[i, 0] * Same(1, j)
    wanted = np.zeros((COUNT, WIDTH))
    wanted[:, 0], wanted[:, 1] = ARRAYS["a1"][:, 1], ARRAYS["a1"][:, 0]
    np.testing.assert_allclose(assigned(formula, i, j), wanted)


def test_a_share_of_exponentials_is_safe_for_large_numbers(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(ARRAYS, "z1", np.array([[1000.0, 0, -1000]] * COUNT))
    shares = assigned(exp(z[i, j]) / SumOver(exp(z[i, m]), m), i, j)
    np.testing.assert_allclose(shares, [[1, 0, 0]] * COUNT)
    np.testing.assert_allclose(assigned(log(SumOver(exp(z[i, m]), m)), i), 1000.0)


def test_a_number_is_the_text_of_its_sums():
    written = lines()
    text = written.number(over_all((a[i, j] - y[i, j]) ** 2, i, j) / N)
    space = run(written)
    assert eval(text, space) == pytest.approx(((ARRAYS["a1"] - ARRAYS["y"]) ** 2).sum() / COUNT)


@pytest.mark.parametrize(
    "formula",
    [
        SumOver(sin(w[j, k] * a_prev[i, k]), k),
        SumOver(y[i, j], k),
        a[i, 9],
        a[0, j],
        a[i, j, k],
        a[i, j] * Symbol("os"),
        Same(i, j),
    ],
    ids=str,
)
def test_what_has_no_lines_is_named(formula: Expr):
    with pytest.raises(CannotLower):
        lines().assign(formula, (i, j), "out")
